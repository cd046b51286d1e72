"""What one billion VND more would do, asked by solving again: an integer program has no shadow prices.

One billion for a field commissions more learners: n_p = 1,000 · a_p / price_p of each of its programmes, a_p being the
programme's part of the field's planned amount (`orders`); they are added to the demand of the communes that ask for the
programme, in proportion. One billion on a ceiling of `Scenario.budget` raises that ceiling by 1,000 million VND.
"""

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from optimizer.analysis.pipeline import Prepared, Request, solve
from optimizer.data.demand import largest_remainder
from optimizer.data.province import Province
from optimizer.forecast.summary import summary
from optimizer.scenario import Scenario
from optimizer.solution.solution import Bundle

BILLION = 1000.0
"""One billion VND in million VND."""
CEILINGS = ("investment_at_most", "recurrent_at_most")
COLUMNS = ["asked", "key", "learners", "served", "cost_total", "budget_recurrent", "budget_investment", "proven_mvnd"]
SHOWN = {"cost_total": "cost_total", "budget_recurrent": "cost_budget_recurrent",
         "budget_investment": "cost_budget_investment"}  # fmt: skip
VARIANTS = ("low", "base", "high")


def more_learners(province: Province, field: str, year: int) -> dict[str, int]:
    """Return programme -> entrants that one billion VND commissions in `field` in `year`; empty without a price."""
    table = summary(province, province.demand)["orders"]
    own = table[(table["year"] == year) & (table["programme"].map(province.programmes["field"]) == field)]
    whole = float(own["amount_mvnd"].sum())
    return {
        str(programme): round(BILLION * float(amount) / whole / float(price))
        for programme, amount, price in own[["programme", "amount_mvnd", "price_mvnd"]].itertuples(
            index=False, name=None
        )
        if whole > 0
    }


def with_more(province: Province, more: dict[str, int], year: int) -> Province:
    """Return the province whose demand of `year` is more by `more` entrants, in all variants, by commune as at base."""
    demand = province.demand.copy()
    for programme, count in sorted(more.items()):
        rows = demand.index[(demand["programme"] == programme) & (demand["year"] == year)]
        parts = largest_remainder(count, demand.loc[rows, "base"].astype(float).tolist())
        for variant in VARIANTS:
            demand.loc[rows, variant] = demand.loc[rows, variant] + pd.Series(parts, index=rows, dtype=float)
    return replace(province, demand=demand)


def one_more(prepared: Prepared, scenario: Scenario, request: Request) -> pd.DataFrame:
    """Return what a billion VND more changes: `COLUMNS`, first a row "as asked", then one a ceiling and a field.

    ``asked`` is base, ceiling or field, ``key`` the ceiling or the field; ``learners`` are added entrants a year,
    ``served`` those that the plan serves more than the base plan; money in million VND (a year, investment once) as
    difference from the base plan, the base row itself in full; ``proven_mvnd`` is how far the plan may be from the
    best. A question without a plan has empty cells. Of several years, learners are added in each;
    ``cost_total`` is the mean of the years as the plan weighs them, all else that of the last.
    """
    base = solve(prepared, scenario, request)
    rows = [_row("base", "", 0, base, None)]
    for asked, key, learners, there, question in _questions(prepared, scenario):
        rows.append(_row(asked, key, learners, solve(there, question, request), base))
    return pd.DataFrame(rows, columns=COLUMNS)


def _questions(prepared: Prepared, scenario: Scenario) -> Iterator[tuple[str, str, int, Prepared, Scenario]]:
    for name in CEILINGS:
        limit = getattr(scenario.budget, name)
        if limit is not None:
            budget = scenario.budget.model_copy(update={name: limit + BILLION})
            yield "ceiling", name, 0, prepared, scenario.but(budget=budget)
    for field in sorted(prepared.province.programmes["field"].unique()):
        more = {year: more_learners(prepared.province, str(field), year) for year in scenario.periods}
        if sum(more[scenario.year].values()) > 0:
            there = prepared.province
            for year, learners in more.items():
                there = with_more(there, learners, year)
            yield "field", str(field), sum(more[scenario.year].values()), replace(prepared, province=there), scenario


def _row(asked: str, key: str, learners: int, bundle: Bundle, base: Bundle | None) -> list[object]:
    if bundle.plan is None or (base is not None and base.plan is None):
        return [asked, key, learners, *[float("nan")] * 5]
    values, served = _money(bundle), _served(bundle)
    if base is not None:
        served, before = served - _served(base), _money(base)
        values = {name: value - before[name] for name, value in values.items()}
    proof = bundle.proof
    apart = (proof.objective_mvnd or 0.0) - (proof.bound_mvnd or 0.0)
    return [asked, key, learners, served, *values.values(), apart]


def _money(bundle: Bundle) -> dict[str, float]:
    found = {name: float(bundle.indicators.at[of, "plan"]) for name, of in SHOWN.items()}
    several = len(bundle.years) > 0 and bundle.proof.objective_mvnd is not None
    return found | ({"cost_total": float(bundle.proof.objective_mvnd or 0.0)} if several else {})


def _served(bundle: Bundle) -> float:
    return 0.0 if bundle.plan is None else float(bundle.plan.demand[["placed", "mobile"]].to_numpy().sum())
