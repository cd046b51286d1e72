"""Audit of equipment that is moved between sites of one unit."""

import numpy as np
import pandas as pd

from optimizer.data.codes import Delivery
from optimizer.solution.claims import Case, claims, joined, together


def equipment(case: Case) -> pd.DataFrame:
    """Equipment goes from a site to another one of the same unit afterwards, to an offer that runs; it must be there.

    A site that closes is its owner's, or of the unit in which that ends. Of an offer no more is moved than the places
    taught at its site today; the owners of both sites are in scope, and their places are not fixed; nothing is moved
    unless the scenario says that equipment moves.
    """
    rows = case.network.transfers
    item = joined(rows["programme"], rows["site_from"], rows["site_to"])
    owners = [rows[name].map(case.today.owner) for name in ("site_from", "site_to")]
    mine = np.logical_and(*(owner.map(case.today.scope).to_numpy(dtype=bool) for owner in owners))
    fixed = np.logical_or(*(owner.isin(case.scenario.pins.places_fixed).to_numpy() for owner in owners))
    operator = [rows[name].map(case.after.operator) for name in ("site_from", "site_to")]
    unit = operator[0].where(operator[0] != "", owners[0].map(case.after.final))
    together_after = ((unit != "") & (unit == operator[1])).to_numpy()
    keys = pd.MultiIndex.from_arrays([rows["programme"], rows["site_to"]])
    asked = case.scenario.offers.equipment == "moves"
    return together(
        claims("audit.equipment.scope", item, mine, "=", 1, integrity=True),
        claims("audit.equipment.elsewhere", item, rows["site_from"] != rows["site_to"], "=", 1, integrity=True),
        claims("audit.equipment.unit", item, together_after, "=", 1, integrity=True),
        claims("audit.equipment.runs", item, keys.isin(case.after.runs), "=", 1, integrity=True),
        claims("audit.equipment.known", item, rows["value_mvnd"].notna(), "=", 1, integrity=True),
        _there(case, rows),
        claims("audit.equipment.fixed", item, fixed, "=", 0),
        claims("audit.equipment.asked", item, np.full(len(rows), not asked), "=", 0),
    )


def _there(case: Case, rows: pd.DataFrame) -> pd.DataFrame:
    """Σ places moved from an offer <= places taught at the site itself today."""
    out = rows.groupby(["programme", "site_from"])["places"].sum()
    offers = case.province.offers
    own = offers[offers["delivery"] == Delivery.SITE].groupby(["programme", "site"])["places"].sum()
    there = own.reindex(out.index).fillna(0.0).to_numpy()
    item = joined(out.index.get_level_values(0), out.index.get_level_values(1))
    return claims("audit.equipment.there", item, out, "<=", there, integrity=True)
