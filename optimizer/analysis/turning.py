r"""By how many learners demand must fall or rise until another fate of a unit is cheaper: found by solving again.

The demand for the unit's programmes in the communes that reach its sites is scaled by one factor s, all else left as it
is; whole entrants, by programme (largest remainder). At each s both decisions are forced and solved:

.. math:: D(s) = C_{other}(s) - C_{taken}(s)

The decision stands at s where the bound of the other lies above the plan found for the one taken; it has turned where
it is the other way round. Between a factor of each kind lies a turning point, proven: no shadow price is used. Where
the gap of the solves decides neither, nothing is said. At most `SOLVES` solves, at factors that follow from their
results alone: s = 0, then s = 2, then interpolated between the nearest that are decided.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

import pandas as pd

from optimizer.analysis.explain import EXACT, Alternative, Choice, Plan, forced, taken
from optimizer.analysis.prepared import Prepared, Request
from optimizer.analysis.prioritised import prioritised
from optimizer.data.demand import demand_by_commune, largest_remainder
from optimizer.data.province import Province
from optimizer.model.case import Case, case_of
from optimizer.model.solve import Solved, optimize
from optimizer.scenario import Scenario

SOLVES = 8
"""Most solves of one question."""
NUDGE = 0.05
"""Share of the bracket by which a factor is moved to the side that was not found last."""
COLUMNS = ["factor", "entrants", "verdict", "taken_mvnd", "taken_bound_mvnd", "other_mvnd", "other_bound_mvnd"]
type Cells = frozenset[tuple[str, str]]
Verdict = Literal["stands", "turns", "open"]


@dataclass(frozen=True, slots=True)
class Trial:
    """Both decisions at one factor of demand."""

    factor: float
    entrants: int
    """Of the demand that is scaled (a year; of several years the last)."""
    taken: Solved | None
    """With the decision taken; None at the factor 1, where both are known from before."""
    other: Solved | None
    verdict: Verdict
    difference: float | None
    """What the other costs more by the best plans found (million VND a year); None where one has none."""


@dataclass(frozen=True, slots=True)
class Turning:
    """What was found of one alternative."""

    choice: Choice
    now: int
    """Entrants a year whose demand is scaled, as it is."""
    trials: tuple[Trial, ...]
    """In the order of the factor, the factor 1 among them."""

    @property
    def between(self) -> tuple[Trial, Trial] | None:
        """The nearest trials, one where the decision stands and one where it has turned; None without both."""
        stands, turns = ([t for t in self.trials if t.verdict == v] for v in ("stands", "turns"))
        pairs = [(abs(a.factor - b.factor), a.factor, a, b) for a in stands for b in turns]
        return min(pairs, key=lambda pair: pair[:2])[2:] if pairs else None


def nearest(found: list[Alternative]) -> Alternative | None:
    """Return the other fate that costs least more, of those with a plan; None without one."""
    known = [a for a in found if a.more_found is not None and a.choice.kind != "fixed"]
    return min(known, key=lambda a: a.more_found or 0.0) if known else None


def scaled_cells(case: Case, plan: Plan, unit: str) -> Cells:
    """Return (commune, programme) of the demand that reaches a site of `unit` in a programme it has or gets."""
    sites = {s for s in case.sites if case.owner[s] == unit}
    offers = plan.network.offers
    running = {(str(p), str(s)) for p, s, _ in offers.index[offers["runs"]]}
    mine = {(p, s) for p, s in {*case.offered, *running} if s in sites}
    return frozenset((c, p) for c, p, s in case.links if (p, s) in mine)


def with_scaled(province: Province, scenario: Scenario, cells: Cells, factor: float) -> Province:
    """Return the province with the demand of `cells` times `factor` in every year of `scenario`."""
    parts = []
    for year in scenario.periods:
        demand = demand_by_commune(province, year, scenario.variant)
        frame = demand.rename("base").reset_index()
        inside = pd.Series([key in cells for key in demand.index], index=frame.index, dtype=bool)
        for _, rows in frame[inside].groupby("programme", sort=True):
            weights = rows["base"].astype(float).tolist()
            frame.loc[rows.index, "base"] = largest_remainder(round(factor * sum(weights)), weights)
        parts.append(frame.assign(year=year))
    table = pd.concat(parts, ignore_index=True)
    table = table.assign(low=table["base"], high=table["base"], basis="official", source="")
    return replace(province, demand=table[list(province.demand.columns)], flows=province.flows.iloc[:0])


def turning(
    prepared: Prepared, scenario: Scenario, plan: Plan, unit: str, other: Alternative, request: Request
) -> Turning:
    """Look for the demand at which `other` is as cheap as the decision taken on `unit`.

    Nothing is solved where the gap of the plan explained leaves open which is cheaper today.
    """
    there = prioritised(prepared.province, scenario)
    case = case_of(there, prepared.travel, scenario)
    cells = scaled_cells(case, plan, unit)
    small = EXACT * max(1.0, abs(plan.objective_mvnd))
    proven = other.more_at_least is not None and other.more_at_least > small
    now = sum(case.demand.get(key, 0) for key in cells)
    first = Trial(1.0, now, None, None, "stands" if proven else "open", other.more_found)
    choices = (taken(plan.network, unit), other.choice)

    def ask(factor: float) -> Trial:
        province = with_scaled(there, scenario, cells, factor)
        one, two = (
            optimize(
                case_of(province, prepared.travel, forced(scenario, unit, choice)[0]), request.options,
                start=plan.decisions, progress=request.progress, interrupt=request.interrupt,
            )
            for choice in choices
        )  # fmt: skip
        wanted = demand_by_commune(province, scenario.year, scenario.variant)
        entrants = sum(int(wanted.get(key, 0)) for key in cells)
        return Trial(factor, entrants, one, two, *judged(one, two, small))

    trials = [first] if not proven or not now else _walk(first, ask, request.interrupt.raised.is_set)
    return Turning(other.choice, now, tuple(sorted(trials, key=lambda t: t.factor)))


def judged(one: Solved, two: Solved, small: float) -> tuple[Verdict, float | None]:
    """Return whether the first decision stands, has turned, or is not decided, and what the second costs more."""
    first, second = one.objective_mvnd, two.objective_mvnd
    difference = None if first is None or second is None else second - first
    if first is not None and (two.status == "infeasible" or _above(two.bound_mvnd, first + small)):
        return "stands", difference
    if second is not None and (one.status == "infeasible" or _above(one.bound_mvnd, second + small)):
        return "turns", difference
    return "open", difference


def _above(bound: float | None, cost: float) -> bool:
    return bound is not None and bound > cost


def _walk(first: Trial, ask: Callable[[float], Trial], stopped: Callable[[], bool]) -> list[Trial]:
    """Return the trials of one search; `first` stands."""
    trials, stands = [first], first
    turned: Trial | None = None
    for factor in (0.0, 2.0):
        if turned is None and not stopped():
            trials.append(ask(factor))
            turned = trials[-1] if trials[-1].verdict == "turns" else None
    while turned is not None and 2 * len(trials) <= SOLVES and not stopped():
        found = ask(_between(stands, turned, trials[-1]))
        trials.append(found)
        if found.verdict == "open" or found.entrants in {stands.entrants, turned.entrants}:
            break
        stands, turned = (found, turned) if found.verdict == "stands" else (stands, found)
    return trials


def _between(stands: Trial, turned: Trial, last: Trial) -> float:
    """Return the next factor: where the differences meet 0, moved a little to the side that was not found last."""
    up, down = stands.difference, turned.difference
    share = 0.5 if up is None or down is None or up - down <= 0 else up / (up - down)
    share = min(0.9, max(0.1, share + (NUDGE if last.verdict == "stands" else -NUDGE)))
    return stands.factor + share * (turned.factor - stands.factor)


def table(found: Turning) -> pd.DataFrame:
    """Return one row per trial that was solved: `COLUMNS`; money in million VND a year, empty without a plan."""
    rows = [
        (t.factor, t.entrants, t.verdict, t.taken.objective_mvnd, t.taken.bound_mvnd, t.other.objective_mvnd,
         t.other.bound_mvnd)
        for t in found.trials
        if t.taken is not None and t.other is not None
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=COLUMNS)
