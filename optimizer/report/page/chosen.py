"""What the comparison page can show: networks, each in the years that its scenario asks about."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from optimizer.report import facts
from optimizer.solution.plan import Network
from optimizer.solution.solution import Bundle, Step


@dataclass(frozen=True, slots=True)
class State:
    """A network as it stands in one year."""

    year: int
    network: Network
    indicators: pd.Series
    """Indicator -> value of this network."""
    reasons: pd.DataFrame
    """`Bundle.reasons` of the year; without rows for today's structure."""
    offers: Mapping[str, pd.Series]
    """``field|level`` -> minutes to the nearest site that teaches it, by commune (`Bundle.nearest`)."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A network that the page can show."""

    bundle: Bundle
    planned: bool
    """The plan of the bundle, or today's structure under its demand."""
    states: tuple[State, ...]
    """One for each year of the scenario, in order."""


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
    """Yield each year of the plan, or of today's structure; the last is the bundle's own."""
    last = Step(bundle.plan or bundle.unchanged, bundle.unchanged, bundle.indicators, bundle.reasons, bundle.nearest)
    for year, step in (*sorted(bundle.steps.items()), (int(facts.target_year(bundle)), last)):
        column, side = ("plan", "after") if planned else ("unchanged", "before")
        yield State(
            year,
            step.plan if planned else step.unchanged,
            step.indicators[column].astype(float),
            step.reasons if planned else step.reasons.iloc[:0],
            _offers(step.nearest, f"minutes_{side}"),
        )


def _offers(nearest: pd.DataFrame, column: str) -> dict[str, pd.Series]:
    rows = nearest.reset_index()
    return {
        f"{field}|{level}": part.set_index("commune")[column].dropna()
        for (field, level), part in rows.groupby(["field", "level"], sort=True)
    }


def _alike(first: Shown, second: Shown) -> bool:
    tables = ("access", "demand", "placements", "institutions")
    return len(first.states) == len(second.states) and all(
        one.year == other.year and getattr(one.network, name).equals(getattr(other.network, name))
        for one, other in zip(first.states, second.states, strict=True)
        for name in tables
    )
