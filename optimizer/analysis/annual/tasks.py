"""The roadmap of the plan beside what its steps show: tasks of which the tables hold nothing are left to the office."""

import pandas as pd

from optimizer.analysis.annual.case import Case
from optimizer.analysis.annual.steps import Status

SHOWN_BY = {
    "decision": ("merge", "leave", "convert"), "handover": ("merge", "leave", "site_move"), "leaders": ("leaders",),
    "posts": ("posts",), "modules": ("workshops",), "opening": ("site_open",),
}  # fmt: skip
"""Task of the roadmap -> kinds of steps that show whether it is done; the tables show nothing of the others."""
WORST: tuple[Status, ...] = ("deviating", "late", "unknown", "not_due", "done")
"""Statuses, from the one that decides for a whole to the one that all its parts must have."""


def tasks(case: Case, steps: pd.DataFrame) -> pd.DataFrame:
    """Return the roadmap with ``status``: the worst of the steps that show it, by the task's own date.

    index step -> columns of the roadmap, status, parts (steps that show it), done (of them). ``unknown`` where no step
    shows it.
    """
    road = case.bundle.roadmap.set_index("step")
    shown = [steps[steps["kind"].isin(SHOWN_BY.get(str(step), ())) & steps["change"]] for step in road.index]
    return road.assign(
        status=[worst(list(part["status"])) for part in shown],
        parts=[float(len(part)) for part in shown],
        done=[float((part["status"] == "done").sum()) for part in shown],
    )


def worst(statuses: list[str]) -> Status:
    """Return what holds of a whole whose parts have `statuses`; unknown without parts."""
    return next((status for status in WORST if status in statuses), "unknown")
