"""The year of a plan: every table that the annual report draws, so that it draws and does not compute."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

import pandas as pd

from optimizer.analysis.annual.case import Case
from optimizer.analysis.annual.demand import demand
from optimizer.analysis.annual.enrolment import days, enrolment, fill
from optimizer.analysis.annual.network import network
from optimizer.analysis.annual.people import people_steps
from optimizer.analysis.annual.places import mobile_steps, programme_steps, site_steps, workshop_steps
from optimizer.analysis.annual.steps import STATUSES, counts, frame, unit_steps
from optimizer.analysis.annual.targets import targets
from optimizer.analysis.annual.tasks import tasks
from optimizer.data.codes import Basis
from optimizer.data.province import Province
from optimizer.solution.solution import Bundle


@dataclass(frozen=True, slots=True)
class Annual:
    """A plan in a year."""

    year: int
    day: str
    """Day of the tables (ISO)."""
    bundle: Bundle
    """The plan."""
    province: Mapping[str, str]
    """Facts of the province as the tables of the year give them."""
    units: pd.DataFrame
    """index institution of the plan -> name, kind, planned_vi, planned_en, due, actual_vi, actual_en, status (of the
    unit itself), changes (steps that change something, the unit's own among them), then how many of these are done,
    late, deviating, not_due, unknown; astray: steps that change nothing and are not kept."""
    steps: pd.DataFrame
    """`optimizer.analysis.annual.steps.frame`: every step."""
    counts: pd.DataFrame
    """`optimizer.analysis.annual.steps.counts`."""
    network: pd.DataFrame
    """`optimizer.analysis.annual.network.network`."""
    enrolment: pd.DataFrame
    """`optimizer.analysis.annual.enrolment.enrolment`."""
    fill: pd.DataFrame
    """`optimizer.analysis.annual.enrolment.fill`, with ``name``."""
    demand: pd.DataFrame
    """`optimizer.analysis.annual.demand.demand`."""
    targets: pd.DataFrame
    """`optimizer.analysis.annual.targets.targets`."""
    tasks: pd.DataFrame
    """`optimizer.analysis.annual.tasks.tasks`."""
    summary: pd.DataFrame
    """index key -> value: changes and, of them, done ... unknown; astray; units, units_done; days_passed, days_year;
    estimate_share (share of entrants that stand in rows marked as estimates); target_year."""

    @property
    def is_whole(self) -> bool:
        """Whether the tables are of the last day of the year."""
        return self.day == f"{self.year}-12-31"


TABLES = tuple(
    name for name in (f.name for f in fields(Annual)) if name not in {"year", "day", "bundle", "province"}
)  # fmt: skip
"""Tables of `Annual`, in the order of its fields."""


def annual(bundle: Bundle, actual: Province, year: int, earlier: Province | None = None) -> Annual:
    """Compare the plan of `bundle`, which must have one, with the tables of `year`, step by step.

    `earlier`: the tables on the same day of the year before, for the column of last year.
    """
    assert bundle.plan is not None
    case = Case(bundle, bundle.plan, actual, year)
    steps = frame([
        *unit_steps(case), *site_steps(case), *programme_steps(case), *mobile_steps(case), *workshop_steps(case),
        *people_steps(case),
    ])  # fmt: skip
    size = network(case, earlier)
    rates = fill(case, earlier)
    names = {str(code): case.name(str(code)) for code in rates.index}
    return Annual(
        year=year, day=case.day.isoformat(), bundle=bundle, province=dict(actual.facts), units=_units(case, steps),
        steps=steps, counts=counts(steps), network=size, enrolment=enrolment(case, earlier),
        fill=rates.assign(name=[names[str(code)] for code in rates.index]), demand=demand(case),
        targets=targets(case, size), tasks=tasks(case, steps), summary=_summary(case, steps),
    )  # fmt: skip


def _units(case: Case, steps: pd.DataFrame) -> pd.DataFrame:
    """Return one row a unit: its own step, and how many of its changes stand how."""
    own = steps[steps["kind"].isin(["merge", "leave", "convert", "keep", "extra_unit"])].set_index("unit")
    rows = own[["name", "kind", "planned_vi", "planned_en", "due", "actual_vi", "actual_en", "status"]].copy()
    changes = steps[steps["change"]]
    rows["changes"] = changes.groupby("unit").size().reindex(rows.index).fillna(0).astype(float)
    table = pd.crosstab(changes["unit"], changes["status"]).reindex(index=rows.index, columns=list(STATUSES))
    rows = rows.join(table.fillna(0).astype(float))
    rows["astray"] = _astray(steps).groupby("unit").size().reindex(rows.index).fillna(0).astype(float)
    return rows.rename_axis("institution")


def _astray(steps: pd.DataFrame) -> pd.DataFrame:
    return steps[~steps["change"] & (steps["status"] == "deviating")]


def _summary(case: Case, steps: pd.DataFrame) -> pd.DataFrame:
    changes = steps[steps["change"]]
    found: dict[str, float] = {str(status): float((changes["status"] == status).sum()) for status in STATUSES}
    own = changes[changes["kind"].isin(["merge", "leave", "convert"])]
    passed, year = days(case)
    offers = case.actual.offers
    guessed = offers.loc[offers["basis"] == Basis.ESTIMATE, "entrants"].sum()
    whole = offers["entrants"].sum()
    found |= {
        "changes": len(changes), "astray": len(_astray(steps)), "units": len(own),
        "units_done": float((own["status"] == "done").sum()), "days_passed": passed, "days_year": year,
        "target_year": case.target_year, "estimate_share": guessed / whole if whole > 0 else 0.0,
    }  # fmt: skip
    return pd.DataFrame({"value": pd.Series(found, dtype=float)}).rename_axis("key")
