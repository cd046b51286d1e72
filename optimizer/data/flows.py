r"""Learners across the province's border: who goes out to learn is no demand inside, who comes in wants a place inside.

.. math:: d'_{cp} = d_{cp} - H_c(\min(O_p, \sum_c d_{cp});\ d_{\cdot p}) + H_c(I_p;\ E_{\cdot p})

======  =========================================================================================================
d       demand of the province's people, those who learn elsewhere included (entrants a year)
O, I    entrants of programme p who go out, who come in (table `flows`), the same in every year and variant
E       recorded entrants of the programme at sites in commune c; its places where no entrants are recorded
H       whole parts in proportion (largest remainder, ties to the smaller code)
======  =========================================================================================================

Who comes in rents or boards near the site where the programme is taught today, so they are demand of its commune: they
hold places, rooms and teachers like anybody, follow a site that closes, and count as not served where no place is left.
Where they sleep does not hang on the plan and is not priced. Who goes out is spread over the communes as the demand is,
for the table does not say where they live. A demand that is itself estimated from enrolments counts those who learn
inside already, wherever they come from, and stays as it is.
"""

from collections.abc import Iterator

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
    for programme, coming, leaving in _flows(province):
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


def _flows(province: Province) -> Iterator[tuple[str, int, int]]:
    level = province.programmes["level"]
    for row in province.flows.sort_values("programme").itertuples():
        if level[row.programme] == Level.DRIVING:
            continue
        yield str(row.programme), round(float(row.entrants_in)), round(float(row.entrants_out))
