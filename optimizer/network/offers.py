"""What is offered today, by programme and site or team; driving stands outside."""

import pandas as pd

from optimizer.data.codes import BASIC_LEVELS, Delivery, Level
from optimizer.data.province import Province
from optimizer.network.travel import Travel


def _counted_offers(province: Province) -> pd.DataFrame:
    """Return the offers but those of driving, with the owner of the site (institution)."""
    offers = province.offers
    level = offers["programme"].map(province.programmes["level"])
    offers = offers[level != str(Level.DRIVING)]
    return offers.assign(institution=offers["site"].map(province.sites["institution"]))


def offered_today(province: Province) -> pd.DataFrame:
    """Return what is taught at sites: index programme, site (sorted); columns places, entrants (persons per year).

    Deliveries site, enterprise and partner, and all occupations, are summed; driving is left out.
    """
    offers = _counted_offers(province)
    offers = offers[offers["delivery"] != str(Delivery.MOBILE)]
    return offers.groupby(["programme", "site"], sort=True)[["places", "entrants"]].sum().astype(float)


def mobile_today(province: Province) -> pd.DataFrame:
    """Return what mobile teams teach: index programme, institution of the site (sorted); columns places, entrants."""
    offers = _counted_offers(province)
    offers = offers[offers["delivery"] == str(Delivery.MOBILE)]
    return offers.groupby(["programme", "institution"], sort=True)[["places", "entrants"]].sum().astype(float)


def basic_sites_today(province: Province) -> tuple[str, ...]:
    """Return the sites where a programme of a basic level (sơ cấp, THN, GDTX) has places or entrants today, sorted."""
    offers = offered_today(province)
    offers = offers[(offers["places"] > 0) | (offers["entrants"] > 0)].reset_index()
    basic = offers["programme"].map(province.programmes["level"]).isin([str(level) for level in BASIC_LEVELS])
    return tuple(sorted(set(offers.loc[basic, "site"])))


def basic_minutes(province: Province, travel: Travel) -> "pd.Series[float]":
    """Return the minutes from each commune (index, sorted) to the nearest basic site of today.

    Missing where none is reachable, and for special communes, which are exempt from coverage.
    """
    minutes = travel.minutes[list(basic_sites_today(province))].min(axis=1)
    special = province.communes["special"].astype(bool).reindex(minutes.index)
    return minutes.mask(special).rename("minutes").astype(float)


def head_sites(province: Province) -> "pd.Series[str]":
    """Return the head site of every institution that has one (index institution, sorted)."""
    sites = province.sites[province.sites["head"].astype(bool)].sort_index()
    heads = pd.Series(sites.index.to_numpy(), index=sites["institution"].to_numpy(), dtype="str", name="site")
    return heads[~heads.index.duplicated()].sort_index().rename_axis("institution")
