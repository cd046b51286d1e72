r"""Learners across the province's border: who goes out to learn is no demand inside, who comes in wants a place inside.

.. math::
   d'_{cp} = d_{cp} - H_c(\min(O_p, \sum_c d_{cp});\ d_{\cdot p}) + H_c(I_p;\ E_{\cdot p}), \qquad
   \kappa_{cp} = \Big(1 - \frac{D_p}{I_p}\Big) \frac{H_c(I_p;\ E_{\cdot p})}{d'_{cp}}

======  =========================================================================================================
d       demand of the province's people, those who learn elsewhere included (entrants a year)
O, I    entrants of programme p who go out, who come in (table `flows`), the same in every year and variant
D       those of I who go home every day
kappa   share of the demand d' who come in and live near where they learn
E       recorded entrants of the programme at sites in commune c; its places where no entrants are recorded
H       whole parts in proportion (largest remainder, ties to the smaller code)
======  =========================================================================================================

Who comes in rents or boards near the site where the programme is taught today, so they are demand of its commune: they
hold places, rooms and teachers like anybody, follow a site that closes, and count as not served where no place is left.
Where they sleep does not hang on the plan and is not priced, but they need beds like anybody who lives away from home:
of whoever is placed from a commune the share kappa. Who goes out is spread over the communes as the demand is, for the
table does not say where they live. A demand that is itself estimated from enrolments counts those who learn inside
already, wherever they come from, and stays as it is; kappa is then one share of all its demand.
"""

from collections.abc import Iterator, Mapping

import pandas as pd

from optimizer.data.codes import Basis, Delivery, Level
from optimizer.data.province import Province
from optimizer.data.shares import largest_remainder
from optimizer.wording import say


def across_border(province: Province, demand: pd.Series, from_enrolments: frozenset[str]) -> pd.Series:
    """Return `demand` (index commune, programme; entrants a year) with who comes in and without who goes out.

    `from_enrolments` are programmes whose demand is estimated from enrolments.
    """
    changes: dict[tuple[str, str], int] = {}
    for programme, coming, leaving, _ in _flows(province):
        if programme in from_enrolments:
            continue
        mine = demand[demand.index.get_level_values("programme") == programme].sort_index()
        communes = [str(c) for c in mine.index.get_level_values("commune")]
        out = min(leaving, int(mine.sum()))
        for commune, part in zip(communes, largest_remainder(out, mine.astype(float).tolist()), strict=True):
            changes[commune, programme] = changes.get((commune, programme), 0) - part
        there = taught_in(province, programme)
        for commune, part in zip(there.index, largest_remainder(coming, there.tolist()), strict=True):
            changes[str(commune), programme] = changes.get((str(commune), programme), 0) + part
    if not changes:
        return demand
    index = pd.MultiIndex.from_tuples(sorted(changes), names=["commune", "programme"])
    more = pd.Series([changes[key] for key in index], index=index, dtype=int)
    return demand.add(more, fill_value=0).round().astype(int)


def living_near(province: Province, demand: Mapping[tuple[str, str], float], year: int) -> dict[tuple[str, str], float]:
    """Return (commune, programme) -> share of its demand who come from outside and live near (0-1); zeros left out.

    `demand` is that of `year`, those who come in counted.
    """
    estimated = estimated_from_enrolments(province.demand[province.demand["year"] == year])
    found: dict[tuple[str, str], float] = {}
    for programme, coming, _, daily in _flows(province):
        mine = {commune: n for (commune, p), n in sorted(demand.items()) if p == programme and n > 0}
        stay = 1 - min(daily, coming) / coming if coming else 0.0
        if programme in estimated:
            parts = dict.fromkeys(mine, min(1.0, coming / sum(mine.values()))) if mine else {}
        else:
            there = taught_in(province, programme)
            whole = zip(there.index, largest_remainder(coming, there.tolist()), strict=True)
            parts = {c: min(1.0, n / mine[c]) for c, n in whole if c in mine}
        found |= {(c, programme): stay * share for c, share in parts.items()}
    return {key: share for key, share in sorted(found.items()) if share > 0}


def estimated_from_enrolments(rows: pd.DataFrame) -> frozenset[str]:
    """Return the programmes of which a row of the table `demand` is estimated from enrolments."""
    made = (rows["basis"] == Basis.ESTIMATE) & (rows["source"] == say("check.demand_source", "vi"))
    return frozenset(str(p) for p in rows.loc[made, "programme"])


def taught_in(province: Province, programme: str) -> pd.Series:
    """Return commune -> recorded entrants (else places) of a programme at its sites, mobile classes apart; sorted."""
    offers = province.offers
    rows = offers[(offers["programme"] == programme) & (offers["delivery"] != Delivery.MOBILE)]
    commune = rows["site"].map(province.sites["commune"])
    for column in ("entrants", "places"):
        sums = rows[column].fillna(0.0).astype(float).groupby(commune).sum().sort_index()
        if sums.sum() > 0:
            return sums[sums > 0]
    return pd.Series(dtype=float)


def _flows(province: Province) -> Iterator[tuple[str, int, int, int]]:
    """Yield programme, who come in, who go out, and of the first who go home every day."""
    level = province.programmes["level"]
    for row in province.flows.sort_values("programme").itertuples():
        if level[row.programme] == Level.DRIVING:
            continue
        coming, leaving, daily = (round(float(n)) for n in (row.entrants_in, row.entrants_out, row.entrants_in_daily))
        yield str(row.programme), coming, leaving, daily
