"""The network of today as the judge reads it: who is in scope, what is offered where, how far everybody is."""

from dataclasses import dataclass

import pandas as pd

from optimizer.data.codes import Authority, Delivery, Level, Ownership
from optimizer.data.demand import demand_by_commune
from optimizer.data.province import Province
from optimizer.network.travel import Travel
from optimizer.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Today:
    """What the tables say before any decision, in the form the frames and the audit need."""

    scope: pd.Series
    """index institution -> True where the province decides on it (authority province, public)."""
    owner: pd.Series
    """index site -> institution that owns it today."""
    planned: pd.Series
    """index site -> True where it is only planned and nobody works it today."""
    head_site: pd.Series
    """index institution -> its head site ("" where the tables name none)."""
    area: pd.Series
    """index institution -> area of the commune of its head site."""
    site_offers: pd.DataFrame
    """index programme, site -> places, entrants (per year, recorded): offers taught at the site, with an enterprise or
    a partner; driving left out. A row is a licence, even where it has no places."""
    mobile_offers: pd.DataFrame
    """index programme, institution -> places, entrants (per year, recorded) of mobile classes."""
    minutes: pd.DataFrame
    """index commune, columns site: minutes one way; 0 from an exempt island (`special`), NaN unreachable."""
    km: pd.DataFrame
    """index commune, columns site: kilometres one way; 0 from an exempt island."""
    demand: pd.Series
    """index commune, programme -> entrants a year wanted in the scenario's year and variant."""


def in_scope(institutions: pd.DataFrame) -> pd.Series:
    """Return, by institution, whether the province decides on it: authority ``province`` and ownership ``public``."""
    return (institutions["authority"] == Authority.PROVINCE) & (institutions["ownership"] == Ownership.PUBLIC)


def today_of(province: Province, travel: Travel, scenario: Scenario) -> Today:
    """Return today's network of `province` under the demand of `scenario`.

    Raises
    ------
    DataError
        The demand table has no row of the scenario's year.
    """
    owner = province.sites["institution"]
    head_site = _head_sites(province)
    home = province.sites["commune"].reindex(head_site)
    area = pd.Series(province.communes["area"].reindex(home).to_numpy(), index=head_site.index, name="area").fillna("")
    taught = taught_offers(province)
    mobile = taught[taught["delivery"] == Delivery.MOBILE]
    return Today(
        scope=in_scope(province.institutions),
        owner=owner,
        planned=pd.Series(owner.index.isin(province.planned), index=owner.index),
        head_site=head_site,
        area=area,
        site_offers=_offered(taught[taught["delivery"] != Delivery.MOBILE], "site"),
        mobile_offers=_offered(mobile.assign(institution=mobile["site"].map(owner)), "institution"),
        minutes=_without_islands(travel.minutes, province),
        km=_without_islands(travel.km, province),
        demand=demand_by_commune(province, scenario.year, scenario.variant),
    )


def taught_offers(province: Province) -> pd.DataFrame:
    """Return the offers without driving, with ``level``, ``field`` and ``length_years`` of their programme."""
    facts = province.programmes[["level", "field", "length_years"]]
    offers = province.offers.join(facts, on="programme")
    return offers[offers["level"] != Level.DRIVING]


def _offered(offers: pd.DataFrame, where: str) -> pd.DataFrame:
    """Sum places and entrants over occupations and deliveries."""
    filled = offers.assign(places=offers["places"].fillna(0.0), entrants=offers["entrants"].fillna(0.0))
    return filled.groupby(["programme", where], sort=True)[["places", "entrants"]].sum()


def _head_sites(province: Province) -> pd.Series:
    heads = province.sites[province.sites["head"].astype(bool)].reset_index().sort_values("site")
    first = heads.groupby("institution")["site"].first()
    return first.reindex(province.institutions.index).fillna("").rename("head_site")


def _without_islands(matrix: pd.DataFrame, province: Province) -> pd.DataFrame:
    """Return `matrix` over all communes and sites, with zeros in the rows of exempt islands."""
    full = matrix.reindex(index=province.communes.index, columns=province.sites.index).astype(float)
    full.loc[province.communes["special"].astype(bool)] = 0.0
    return full
