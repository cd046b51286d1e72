"""Each thing that links the years is broken by itself: the audit says which, of whom, and nothing of the others."""

from collections.abc import Callable
from dataclasses import replace

import pandas as pd
import pytest

from optimizer.model.decisions import Decisions
from optimizer.scenario import Budget, Goals, Merging, Scenario, Staffing
from optimizer.scenario import Path as Timing
from optimizer.solution.audit_path import audit_path
from optimizer.solution.frames import network_of
from optimizer.solution.path import Path, of_year
from optimizer.wording import say
from tests.model.cases import Net, optimum, two_schools
from tests.solution.test_path import TODAY, asked, net, path, stages
from tests.solution.test_path_people import _moving, altered, walked

FIELD = "52"


def _first(**changes: object) -> Path:
    """Return the optimum with other decisions in 2026."""
    return path(y2026=replace(stages()[2026], **changes))  # type: ignore[arg-type]


def _early() -> Path:
    made = path(asked(path=Timing(lead_months=1200, lead_months_college=1200)))
    return replace(made, province=replace(made.province, facts={**net().province.facts, "as_of": "2025-12-31"}))


def _three() -> Net:
    """A and two guests at one place, cheaper as one from 2026 on."""
    return two_schools(
        communes={"c1": 0}, institutions={"A": "CD", "B": "TC", "C": "TC"},
        sites={s: (s[0], "c1") for s in ("A1", "B1", "C1")}, programmes={"T": ("TC", 1), "U": ("CD", 1)},
        offers=[("A1", "U", 40), ("B1", "T", 40), ("C1", "T", 40)], demand={("c1", "U"): 20},
        later={2026: {("c1", "U"): 20}},
    )  # fmt: skip


def _both_at_once() -> tuple[Net, Path]:
    tables, scene = _three(), asked(merging=Merging(per_host_at_most=1), pins={"keep": ("A",)})
    found = optimum(tables, scene.but(merging=Merging()))
    given: dict[int, Decisions] = {y: stage.decisions for y, stage in found.path.items()}
    plans = {y: network_of(tables.province, tables.travel, of_year(scene, y), d) for y, d in given.items()}
    return tables, Path(tables.province, scene, plans, plans)


def _finishing() -> tuple[Net, Path]:
    made = altered(walked("shared"), 2028, _moving(0.5))
    return Net(made.province, net().travel), made


def _own(made: Callable[[], Path]) -> Callable[[], tuple[Net, Path]]:
    return lambda: (net(), made())


def _under(scene: Callable[[], Scenario]) -> Callable[[], tuple[Net, Path]]:
    return lambda: (net(), path(scene()))


BROKEN: tuple[tuple[str, str, str, Callable[[], tuple[Net, Path]]], ...] = (
    ("lasting", "audit.path.units", "2028: A", _own(lambda: path(y2028=TODAY))),
    ("lasting", "audit.path.takers", "2028: A / B", _own(lambda: path(y2028=TODAY))),
    ("staying", "audit.path.sites", "2028: A1", _own(lambda: path(y2028=TODAY))),
    ("staying", "audit.path.modules", f"2028: {FIELD} / B1", _own(lambda: _first(modules={(FIELD, "B1"): 1}))),
    ("staying", "audit.path.beds", "2028: B1", _own(lambda: _first(beds={"B1": 5.0}))),
    ("staying", "audit.path.equipment", "2028: T / A1 / B1", _own(lambda: _first(moved={("T", "A1", "B1"): 3.0}))),
    ("pace", "audit.path.pace", "2026: A", _both_at_once),
    ("lead", "audit.path.lead", "2026: A", _own(_early)),
    ("posts", "audit.path.posts", "2028", _under(lambda: asked(staffing=Staffing(posts_at_most=(("2028", 27.0),))))),
    ("enrolled", "audit.path.finishing", "2028: T / B1", _finishing),
    ("spending", "audit.budget.in_year", "2028",
     _under(lambda: asked(budget=Budget(recurrent_by_year=(("2028", 1947.4),))))),
    ("overall", "audit.ceilings", "access", _under(lambda: asked(goals=Goals(over_years_at_most=(("access", 59.0),))))),
    ("overall", "audit.ceilings", "cost", _under(lambda: asked(goals=Goals(over_years_at_most=(("cost", 1753.0),))))),
)  # fmt: skip
"""Link of years, phrase and item of what the audit says, and the plan that breaks it."""


def _said(tables: Net, made: Path) -> pd.DataFrame:
    frame = audit_path(made, tables.travel)
    return frame[~frame["ok"] & (frame["item"] != "") & (frame["check"] == "path")]


@pytest.mark.parametrize(("phrase", "item", "plan"), [b[1:] for b in BROKEN], ids=[f"{b[0]}-{b[2]}" for b in BROKEN])
def test_each_broken_link_is_named(phrase: str, item: str, plan: Callable[[], tuple[Net, Path]]):
    """The sentence is that of the link, with its item, in both languages."""
    rows = _said(*plan())
    for lang in ("vi", "en"):
        start, _, end = say(phrase, lang, item=item, found="\0", expected="\0").partition("\0")
        end = end.rpartition("\0")[2]
        mine = [text for text in rows.loc[rows["item"] == item, lang] if text.startswith(start) and text.endswith(end)]
        assert len(mine) == 1, rows[lang].to_list()


def test_nothing_is_said_of_plans_that_keep_all_links():
    """The optimum, one a period, and shares as they are: no row of the check `path`."""
    made = walked("shared")
    assert _said(net(), path()).empty
    assert _said(Net(made.province, net().travel), made).empty
