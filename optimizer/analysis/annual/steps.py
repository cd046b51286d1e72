"""The plan as steps, each beside what the tables of the year show of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

import pandas as pd

from optimizer.analysis.annual.case import Case, both
from optimizer.data.codes import Kind
from optimizer.wording import clean

type Status = Literal["done", "late", "deviating", "not_due", "unknown"]
STATUSES: tuple[Status, ...] = ("done", "late", "deviating", "not_due", "unknown")
KINDS = (
    "merge", "leave", "convert", "rename", "keep", "extra_unit", "site_move", "site_close", "site_open", "site_keep",
    "extra_site", "programme_new", "programme_end", "programme_keep", "extra_programme", "places", "mobile",
    "workshops", "leaders", "posts",
)  # fmt: skip
"""Kinds of steps, in the order of reports."""
TEXT = ("planned_vi", "planned_en", "actual_vi", "actual_en")
COLUMNS = ("unit", "kind", "item", "name", "due", "status", "change", *TEXT)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that the plan says, of one unit (code of the plan), and what is found."""

    unit: str
    kind: str
    item: str
    """Site, or ``programme @ site``; empty: the unit itself."""
    name: str
    """What it is about, by name."""
    due: date | None
    """Day by which it is to be done; None: it holds all the time."""
    status: Status
    change: bool
    """Whether the plan changes something; else it says that something stays."""
    planned: Mapping[str, str]
    actual: Mapping[str, str]


def judged(case: Case, due: date, *, done: bool, undone: bool) -> Status:
    """Return done; where all is as before, late or not yet due on the day of the tables; else deviating."""
    if done:
        return "done"
    if undone:
        return "late" if due <= case.day else "not_due"
    return "deviating"


def frame(rows: Iterable[Step]) -> pd.DataFrame:
    """Return the steps in the order of units and kinds: columns `COLUMNS`, days as ISO text."""
    found = pd.DataFrame(
        [
            {
                "unit": s.unit, "kind": s.kind, "item": s.item, "name": s.name,
                "due": s.due.isoformat() if s.due else "", "status": s.status, "change": s.change,
                **s.planned, **s.actual,
            }
            for s in rows
        ],
        columns=list(COLUMNS),
    )  # fmt: skip
    order = found.assign(rank=found["kind"].map(KINDS.index)).sort_values(["unit", "rank", "item"], kind="stable")
    return order.drop(columns="rank").reset_index(drop=True)


def unit_steps(case: Case) -> Iterable[Step]:
    """Yield what becomes of each unit: merged, gone, converted, renamed, kept; and units not in the plan."""
    plan = case.plan.institutions
    for code, row in plan[plan["fate"] != "outside"].iterrows():
        unit = str(code)
        if row["fate"] == "merge":
            yield _merge(case, unit, str(row["host"]))
        elif row["fate"] == "leave":
            yield _leave(case, unit)
        else:
            yield _survive(case, unit, row)
            if unit in case.units.index:
                yield from _rename(case, unit, row)
    for code in case.units.index[case.scope & ~case.units.index.isin(plan.index)]:
        unit = str(code)
        planned, actual = both("planned", "annual.planned.none"), both("actual", "annual.actual.extra_unit")
        yield Step(unit, "extra_unit", "", case.name(unit), None, "deviating", change=False, planned=planned,
                   actual=actual)  # fmt: skip


def _merge(case: Case, unit: str, host: str) -> Step:
    """Return whether a unit is merged: the tables no longer have it, and what is left of its sites is its host's.

    Sites of a unit that is divided are those of the hosts that the plan names.
    """
    due = case.due(unit)
    sites = case.plan.sites.index[case.plan.sites["institution"] == unit]
    into = sorted(set(case.owner.reindex(sites).dropna()) - {unit})
    there = unit in case.units.index
    same = there and case.units.at[unit, "type"] == case.plan.institutions.at[unit, "type"]
    hosts = {host, *case.plan.sites.loc[sites, "institution_after"]}
    done = not there and host in case.units.index and set(into) <= hosts
    status = judged(case, due, done=done, undone=same and set(into) <= hosts)
    if there:
        actual = both("actual", "annual.actual.there" if same else "annual.actual.there_changed")
    elif into:
        actual = both("actual", "annual.actual.merged", host=", ".join(case.name(code) for code in into))
    else:
        actual = both("actual", "annual.actual.gone" if done else "annual.actual.gone_no_host")
    planned = both("planned", "annual.planned.merge", host=case.name(host))
    return Step(unit, "merge", "", case.name(unit), due, status, change=True, planned=planned, actual=actual)


def _leave(case: Case, unit: str) -> Step:
    due, gone = case.due(unit), unit not in case.units.index
    status = judged(case, due, done=gone, undone=not gone)
    actual = both("actual", "annual.actual.gone" if gone else "annual.actual.there")
    planned = both("planned", "annual.planned.leave")
    return Step(unit, "leave", "", case.name(unit), due, status, change=True, planned=planned, actual=actual)


def _survive(case: Case, unit: str, row: pd.Series) -> Step:
    """Return how a unit stands that stays: of the type the plan has for it or, to be converted, of today's."""
    convert, due = bool(row["convert"]), case.due(unit)
    kind = str(case.units["type"].get(unit, ""))
    done = kind == row["type_after"]
    status = judged(case, due, done=done, undone=convert and kind == row["type"])
    phrase = "annual.actual.kept" if done and not convert else "annual.actual.type" if kind else "annual.actual.gone"
    actual = _typed("actual", phrase, kind)
    planned = _typed("planned", "annual.planned.convert" if convert else "annual.planned.keep", str(row["type_after"]))
    return Step(
        unit, "convert" if convert else "keep", "", case.name(unit), due if convert else None, status, change=convert,
        planned=planned, actual=actual,
    )  # fmt: skip


def _typed(name: str, phrase: str, kind: str) -> dict[str, str]:
    """Return the sentence with the name of a type of institution in its language."""
    words = kind_words(kind)
    return {f"{name}_{lang}": both(name, phrase, kind=word)[f"{name}_{lang}"] for lang, word in words.items()}


def _rename(case: Case, unit: str, row: pd.Series) -> Iterable[Step]:
    before, after = str(row["name"]), str(row["name_after"])
    now = str(case.units.at[unit, "name"])
    if not after or alike(before) == alike(after):
        return
    due = case.due(unit)
    status = judged(case, due, done=alike(now) == alike(after), undone=alike(now) == alike(before))
    planned, actual = (
        both("planned", "annual.planned.rename", name=after),
        both("actual", "annual.actual.name", name=now),
    )
    yield Step(unit, "rename", "", case.name(unit), due, status, change=True, planned=planned, actual=actual)


def alike(name: str) -> str:
    """Return a name without what does not matter in comparing it: capitals, blanks at the ends and double ones."""
    return clean(name).casefold()


def kind_words(kind: str) -> dict[str, str]:
    """Return language -> name of a type of institution, the code where there is none."""
    found = next((k for k in Kind if k == kind), None)
    return {"vi": found.vi if found else kind, "en": found.en if found else kind}


def counts(found: pd.DataFrame) -> pd.DataFrame:
    """Return kind -> steps, then a column a status; only kinds that occur."""
    table = pd.crosstab(found["kind"], found["status"]).reindex(columns=list(STATUSES), fill_value=0).astype(float)
    table.insert(0, "steps", table.sum(axis=1))
    return table.reindex([kind for kind in KINDS if kind in table.index]).rename_axis("kind")
