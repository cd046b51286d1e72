r"""A plan of several years, from the networks of its years: what each weighs, what changes, what the budget pays.

Year t of a plan stands for the calendar years from t to the next one, the last for five. The objective is

.. math:: \sum_t w_t (C_t + G_t), \qquad w_t \propto \sum_{y} (1 + r)^{t_0 - y}, \qquad
   G_t = \sum_{u \le t} g_{ut} \sum_{i\ ends\ in\ u} (c^{posts}_i - c^{first}_i)

C   cost terms of the year's network (`optimizer.solution.costs`)
g   mean over the years that t stands for, discounted, of max(0, 1 - (y - u) / 4): posts run down within five years
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from optimizer.data.codes import CENTRES
from optimizer.data.province import Province
from optimizer.scenario import Scenario
from optimizer.solution.costs import Prices, takes
from optimizer.solution.ledgers import GLIDE_YEARS, Ledger, ledger_total, not_yet_saved
from optimizer.solution.plan import ACCESS, BUDGET, TERMS, Network
from optimizer.solution.schema import BUNDLE, conform
from optimizer.wording import LANGUAGES, say

LAST_YEARS = 5
"""Calendar years that the last year of a plan stands for."""
ENDS = ("merge", "leave")


def of_year(scenario: Scenario, year: int) -> Scenario:
    """Return the question of one year, its ceilings on posts left out: these count what runs down over the years."""
    asked = scenario.at(year)
    return asked.model_copy(update={"staffing": asked.staffing.model_copy(update={"posts_at_most": ()})})


@dataclass(frozen=True)
class Path:
    """The networks of a plan and of today's structure by year, under a scenario of several years."""

    province: Province
    scenario: Scenario
    plans: Mapping[int, Network]
    unchanged: Mapping[int, Network]

    @property
    def years(self) -> tuple[int, ...]:
        """The years of the plan, in order."""
        return self.scenario.periods

    @cached_property
    def spans(self) -> dict[int, range]:
        """Year -> calendar years it stands for."""
        ends = (*self.years[1:], self.years[-1] + LAST_YEARS)
        return {start: range(start, end) for start, end in zip(self.years, ends, strict=True)}

    @cached_property
    def worth(self) -> dict[int, float]:
        """Calendar year -> what it is worth in the first year."""
        rate = self.price(self.years[0])("discount_rate")
        return {y: (1 + rate) ** (self.years[0] - y) for span in self.spans.values() for y in span}

    @cached_property
    def weights(self) -> dict[int, float]:
        """Year -> share of the objective."""
        whole = sum(self.worth.values())
        return {t: sum(self.worth[y] for y in span) / whole for t, span in self.spans.items()}

    def price(self, year: int) -> Prices:
        """Return the cost parameters under the question of a year."""
        return Prices(self.province, of_year(self.scenario, year))

    def ended(self, year: int) -> pd.DataFrame:
        """Institutions that end in the plan of `year` and not in the one before."""
        units = self.plans[year].institutions
        now = units[units["fate"].isin(ENDS)]
        earlier = [y for y in self.years if y < year]
        before = self.plans[earlier[-1]].institutions["fate"].isin(ENDS) if earlier else pd.Series(dtype=bool)
        return now[~now.index.isin(before.index[before])]

    def takes(self, year: int) -> set[tuple[str, str]]:
        """Pairs (institution, host of it or of sites of it) of the plan of `year` that the one before does not have."""
        now = takes(self.plans[year].institutions, self.plans[year].sites)
        earlier = [y for y in self.years if y < year]
        return now - takes(self.plans[earlier[-1]].institutions, self.plans[earlier[-1]].sites) if earlier else now

    def glide(self, year: int) -> float:
        """Return the posts of ended units that are still paid, mean of the years that `year` stands for (mvnd)."""
        span, total = self.spans[year], 0.0
        for u in (y for y in self.years if y <= year):
            left = sum(self.worth[y] * max(0.0, 1 - (y - u) / (GLIDE_YEARS - 1)) for y in span)
            posts = not_yet_saved(self.price(year), self.ended(u))
            total += posts * left / sum(self.worth[y] for y in span)
        return total

    def ledger(self, ledger: Ledger) -> float:
        """Return what one ledger pays a year, weighted mean of the years, with posts of ended units (million VND)."""
        more = ledger == "budget_recurrent"
        return sum(
            w * (ledger_total(self.price(t), self.plans[t], ledger) + (self.glide(t) if more else 0.0))
            for t, w in self.weights.items()
        )

    def objective(self) -> float:
        """Return the objective (million VND a year, weighted mean of the years)."""
        return sum(w * (float(self.plans[t].costs["mvnd"].sum()) + self.glide(t)) for t, w in self.weights.items())

    def goal(self, goal: str) -> float:
        """Return a goal over all years, in its unit: the mean of money or of demand not met, the units of the last."""
        if goal == "units":
            return float((self.plans[self.years[-1]].institutions["fate"] == "survive").sum())
        return sum(w * self._goal_in(goal, t) for t, w in self.weights.items())

    def _goal_in(self, goal: str, year: int) -> float:
        plan = self.plans[year]
        if goal == "unplaced":
            return float(plan.demand["unplaced"].sum())
        terms = {"cost": TERMS, "budget": BUDGET, "access": ACCESS}[goal]
        return float(plan.costs["mvnd"].reindex(list(terms)).sum()) + (0.0 if goal == "access" else self.glide(year))


def years(path: Path) -> pd.DataFrame:
    """Return `Bundle.years`."""
    rows = []
    for t in path.years:
        plan, price = path.plans[t], path.price(t)
        units = plan.institutions
        rows.append({
            "year": t, "weight": path.weights[t], "cost_mvnd": plan.costs["mvnd"].sum(), "glide_mvnd": path.glide(t),
            "units": (units["fate"] == "survive").sum(), "counted": units["counted_after"].sum(),
            "sites": (plan.sites["open"].astype(bool) & (plan.sites["status"] != "outside")).sum(),
            "posts": posts(path, t), "demand": plan.demand["demand"].sum(),
            "served": plan.demand[["placed", "mobile"]].sum().sum(), "modules": plan.modules["modules"].sum(),
            "budget_mvnd": ledger_total(price, plan, "budget_recurrent") + path.glide(t),
            "unchanged_budget_mvnd": ledger_total(price, path.unchanged[t], "budget_recurrent"),
        })  # fmt: skip
    return conform(pd.DataFrame(rows).set_index("year"), BUNDLE["years"])


def posts(path: Path, year: int) -> float:
    """Return posts in `year`: of institutions in scope that have not left, those lapsed since mergers taken off.

    A merger of year u has taken min(1, (year - u) / 4) of the posts that lapse (`Staffing.lapsed_school`, for a centre
    `lapsed_centre`). Where the scenario counts teachers, they are those who are still there and those hired; those left
    over are gone five years after the first year.
    """
    asked = path.scenario.staffing
    total = float(path.plans[year].staff["posts_long_run"].fillna(0.0).sum())
    for u in (y for y in path.years if y <= year):
        merged = path.ended(u)
        merged = merged[merged["fate"] == "merge"]
        lapse = merged["type"].isin(CENTRES).map({True: asked.lapsed_centre, False: asked.lapsed_school})
        total += float(lapse.sum()) * (1 - min(1.0, (year - u) / (GLIDE_YEARS - 1)))
    return total


def changes(path: Path) -> pd.DataFrame:
    """Return `Bundle.changes`: what changes from one year to the next, institutions before sites, by code."""
    rows: list[tuple[object, ...]] = []
    before: Network | None = None
    for t in path.years:
        rows += _units(path.plans[t], before, t)
        rows += _sites(path.plans[t], before, t)
        before = path.plans[t]
    return conform(pd.DataFrame(rows, columns=list(BUNDLE["changes"].types)), BUNDLE["changes"])


def _units(now: Network, before: Network | None, year: int) -> list[tuple[object, ...]]:
    names = now.institutions["name"]
    rows: list[tuple[object, ...]] = []
    for code, unit in now.institutions.iterrows():
        old = None if before is None else before.institutions.loc[code]
        if unit["fate"] in ENDS and (old is None or old["fate"] not in ENDS):
            rows.append(_row(year, "unit", code, unit["name"], str(unit["fate"]), str(names.get(unit["host"], ""))))
        if unit["convert"] and unit["fate"] == "survive" and (old is None or not old["convert"]):
            rows.append(_row(year, "unit", code, unit["name"], "convert", ""))
    return rows


def _sites(now: Network, before: Network | None, year: int) -> list[tuple[object, ...]]:
    names = now.institutions["name"]
    rows: list[tuple[object, ...]] = []
    for code, site in now.sites.iterrows():
        operator = str(site["institution_after"])
        today = "" if site["status"] in {"planned", "opened"} else site["institution"]
        was = str(today if before is None else before.sites.at[code, "institution_after"])
        if was == operator or site["status"] in {"left", "outside"}:
            continue
        change = "closed" if not operator else "opened" if site["status"] == "opened" and not was else "taken"
        rows.append(_row(year, "site", code, site["name"], change, str(names.get(operator, ""))))
    return rows


def _row(year: int, kind: str, code: object, name: object, change: str, host: str) -> tuple[object, ...]:
    texts = [say(f"change.{change}", lang, host=host) for lang in LANGUAGES]
    return (year, kind, str(code), str(name), change, host, *texts)
