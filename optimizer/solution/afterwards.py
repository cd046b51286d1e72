"""What follows a plan: buildings set free, the state budget year by year, and the inside of each unit."""

import pandas as pd

from optimizer.data.province import Province
from optimizer.scenario import Scenario
from optimizer.solution import freed
from optimizer.solution.costs import Prices
from optimizer.solution.ledgers import GLIDE_YEARS, LEDGERS
from optimizer.solution.plan import Network
from optimizer.solution.schema import BUNDLE, conform, empty

BUDGET_UNTIL = 2030
"""Year that the table of the budget reaches at least (end of the planning period 2026-2030)."""
DEPARTMENT_POSTS = 7.0
"""Fewest posts of a department of a unit of groups 3 and 4 (NĐ 120/2020/NĐ-CP, read from its numbers of deputies)."""


def buildings(province: Province, scenario: Scenario, plan: Network | None) -> pd.DataFrame:
    """Return `Bundle.buildings`: each site that the plan closes, its land and floor, and what its upkeep costs.

    fate is what the table of sites says of it (`FreedUse`), ``pending`` until somebody decides; upkeep is that of
    `optimizer.solution.freed`, a year and of the first five years.
    """
    if plan is None:
        return empty(BUNDLE["buildings"])
    closed = freed.closed(plan.sites)
    facts, assets = province.sites, province.assets.drop_duplicates("site").set_index("site")
    upkeep, uses = freed.upkeep(Prices(province, scenario), closed), freed.uses(province, closed)
    frame = pd.DataFrame({
        "institution": closed["institution"], "commune": closed["commune"], "fate": uses,
        "land_m2": facts["land_m2"].reindex(closed.index), "floor_m2": facts["floor_m2"].reindex(closed.index),
        "certificate": assets["certificate"].reindex(closed.index).map(lambda held: "" if pd.isna(held) else str(held)),
        "upkeep_year_mvnd": upkeep, "upkeep_mvnd": upkeep * uses.map(lambda use: freed.years_paid(use, GLIDE_YEARS)),
    }, index=closed.index)  # fmt: skip
    return conform(frame.rename_axis("site"), BUNDLE["buildings"])


def budget_by_year(province: Province, by_year: pd.DataFrame) -> pd.DataFrame:
    """Return `Bundle.budget_by_year` from `ledger_by_year`: the state budget of each year, one-off costs netted.

    net = recurrent + transfers + buildings + one_off + investment (plan minus unchanged; negative is a saving);
    cumulative sums it.
    The years run from the one after the tables' date; before the plan takes effect all are 0. Learners' own money and
    conventional weights are no part of it.
    """
    if by_year.empty:
        return empty(BUNDLE["budget_by_year"])
    wide = by_year.reset_index().pivot_table(index="year", columns="ledger", values="mvnd", aggfunc="sum")
    paid = [name for name in LEDGERS if name.startswith("budget_") and name in wide]
    first = min(int(province.facts["as_of"][:4]) + 1, int(wide.index.min()))
    years = range(first, max(BUDGET_UNTIL, int(wide.index.max())) + 1)
    wide = wide[paid].reindex(years).fillna(0.0)
    wide.columns = [name.removeprefix("budget_") for name in paid]
    wide["net"] = wide.sum(axis=1)
    wide["cumulative"] = wide["net"].cumsum()
    wide["in_effect"] = [year in by_year.index.get_level_values("year") for year in wide.index]
    return conform(wide.rename_axis("year"), BUNDLE["budget_by_year"])


def organisation(plan: Network | None) -> pd.DataFrame:
    """Return `Bundle.organisation`: each unit that remains, its posts, deputies, and the departments they can fill.

    departments_at_most = posts // 7, at least 1.
    """
    if plan is None:
        return empty(BUNDLE["organisation"])
    units = plan.institutions[plan.institutions["fate"] == "survive"]
    staff = plan.staff.reindex(units.index)
    sites = plan.sites[plan.sites["open"].astype(bool)].groupby("institution_after").size()
    frame = pd.DataFrame({
        "posts": staff["posts_after"], "sites": sites.reindex(units.index).fillna(0.0),
        "heads": staff["heads_after"], "deputies": staff["deputies_after"],
        "departments_at_most": (staff["posts_after"] // DEPARTMENT_POSTS).clip(lower=1.0),
    })  # fmt: skip
    return conform(frame.rename_axis("institution"), BUNDLE["organisation"])
