"""What the comparison page can show: networks, each in the years that its scenario asks about."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from optimizer.report import facts
from optimizer.solution.plan import Network
from optimizer.solution.solution import Bundle


@dataclass(frozen=True, slots=True)
class State:
    """A network as it stands in one year."""

    year: int
    network: Network
    indicators: pd.Series
    """Indicator -> value of this network."""
    reasons: pd.DataFrame
    """`Bundle.reasons` of the year; without rows for today's structure."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A network that the page can show."""

    bundle: Bundle
    planned: bool
    """The plan of the bundle, or today's structure under its demand."""
    states: tuple[State, ...]
    """One for each year of the scenario, in order."""

    def at(self, year: int) -> int:
        """Return the place of the state of `year`: the last one not after it, else the first."""
        return max((i for i, state in enumerate(self.states) if state.year <= year), default=0)


def networks(bundles: Sequence[Bundle]) -> list[Shown]:
    """Return what can be chosen: today's structure, once where bundles agree on it, then each plan."""
    found: list[Shown] = []
    for bundle in bundles:
        today = Shown(bundle, planned=False, states=tuple(_states(bundle, planned=False)))
        if not any(_alike(today, other) for other in found):
            found.append(today)
    plans = [bundle for bundle in bundles if bundle.plan is not None]
    return found + [Shown(bundle, planned=True, states=tuple(_states(bundle, planned=True))) for bundle in plans]


def _states(bundle: Bundle, *, planned: bool) -> Iterator[State]:
    column = "plan" if planned else "unchanged"
    for year, step in sorted(bundle.steps.items()):
        reasons = step.reasons if planned else step.reasons.iloc[:0]
        yield State(year, step.plan if planned else step.unchanged, step.indicators[column].astype(float), reasons)
    network = bundle.plan if planned and bundle.plan is not None else bundle.unchanged
    reasons = bundle.reasons if planned else bundle.reasons.iloc[:0]
    yield State(int(facts.target_year(bundle)), network, bundle.indicators[column].astype(float), reasons)


def _alike(first: Shown, second: Shown) -> bool:
    tables = ("access", "demand", "placements", "institutions")
    return len(first.states) == len(second.states) and all(
        one.year == other.year and getattr(one.network, name).equals(getattr(other.network, name))
        for one, other in zip(first.states, second.states, strict=True)
        for name in tables
    )


def pairs(shown: Sequence[Shown]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield each two states (place of the network, place of the year) that some choice of a year shows together."""
    for j, later in enumerate(shown):
        for i, earlier in enumerate(shown[:j]):
            years = sorted({state.year for one in (earlier, later) for state in one.states})
            yield from dict.fromkeys(((i, earlier.at(year)), (j, later.at(year))) for year in years)
