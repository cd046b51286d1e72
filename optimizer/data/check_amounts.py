"""Checks of amounts of money: đồng or billions where millions are meant, and figures that contradict each other."""

import pandas as pd

from optimizer.data.check import Tables, at_cells
from optimizer.data.check_meaning import given
from optimizer.errors import Finding

PER_POST_AT_MOST = 10_000.0
"""Million VND a year for one person at work that no public unit has: most likely thousands of đồng, or đồng."""
PER_POST_AT_LEAST = 30.0
"""Million VND a year for one person at work below which not even the wage is paid: most likely billions, or a month."""
MOST = {("assets", "cost_mvnd"): 2e6, ("assets", "remaining_mvnd"): 2e6, ("programmes", "module_mvnd"): 1e5}
"""Column -> million VND that one site, or one workshop module, never costs."""
UNKNOWN_POSTS_MOST = 5e6
"""Million VND a year of a unit whose people at work are not known."""
SELF_FINANCED = {1: (1.0, 99.0), 2: (1.0, 99.0), 3: (0.1, 1.0), 4: (0.0, 0.1)}
"""Group of autonomy -> own revenue over recurrent expenditure, from and to."""
ROUNDED = 0.005
"""How far the share of own revenue may be from the bounds of its group (rounding)."""


def check_amounts(tables: Tables) -> list[Finding]:
    """Return the findings on amounts of money, on whatever tables could be read."""
    findings = [*_units(tables), *_shares(tables)]
    for (table, column), most in MOST.items():
        if given(tables, table, column):
            wrong = tables[table].typed[column] > most
            findings += at_cells(tables[table], column, wrong, "data.money_dong", most=most)
    if given(tables, "assets", "cost_mvnd", "remaining_mvnd"):
        rows = tables["assets"].typed
        more = rows["remaining_mvnd"] > rows["cost_mvnd"]
        findings += at_cells(
            tables["assets"], "remaining_mvnd", more, "data.remaining_above_cost", cost=rows["cost_mvnd"]
        )
    return findings


def _units(tables: Tables) -> list[Finding]:
    if not given(tables, "institutions", "posts"):
        return []
    loaded = tables["institutions"]
    posts = loaded.typed["posts"].clip(lower=1)
    most = (PER_POST_AT_MOST * posts).fillna(UNKNOWN_POSTS_MOST)
    findings = []
    for column in ("revenue_mvnd", "expenditure_mvnd"):
        findings += at_cells(loaded, column, loaded.typed[column] > most, "data.money_dong", most=most)
    spent = loaded.typed["expenditure_mvnd"]
    small = (spent > 0) & (spent < PER_POST_AT_LEAST * posts)
    return [*findings, *at_cells(loaded, "expenditure_mvnd", small, "data.money_small", posts=posts,
                                 least=PER_POST_AT_LEAST)]  # fmt: skip


def _shares(tables: Tables) -> list[Finding]:
    """Check that own revenue over recurrent expenditure fits the group of autonomy."""
    if not given(tables, "institutions", "autonomy_group", "revenue_mvnd", "expenditure_mvnd"):
        return []
    rows = tables["institutions"].typed
    share = rows["revenue_mvnd"] / rows["expenditure_mvnd"].where(rows["expenditure_mvnd"] > 0)
    low, high = (
        rows["autonomy_group"].map({group: ends[end] for group, ends in SELF_FINANCED.items()}) for end in (0, 1)
    )
    wrong: pd.Series = (share < low - ROUNDED) | (share > high + ROUNDED)
    return at_cells(tables["institutions"], "autonomy_group", wrong, "data.autonomy_share",
                    percent=(100 * share).round(1))  # fmt: skip
