"""Single corruptions made by rule, hundreds of them, of a plan that keeps every rule: the audit catches each."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import product
from typing import Any

import pandas as pd
import pytest

from optimizer.model.decisions import Decisions
from optimizer.scenario import Scenario
from optimizer.solution.audit import RULES, audit, passed
from optimizer.solution.audit_frames import APART, differing_cells
from optimizer.solution.plan import TERMS, Network
from optimizer.solution.schema import NETWORK
from optimizer.solution.solution import Proof
from tests.solution.cases import EVERYTHING, GOOD, RICH, but, network, province, scenario, travel
from tests.solution.test_audit import SPOILED

MOVABLE = {("52_SC", "S2", "S1"), ("52_SC", "S4", "S2"), ("00_GDTX", "S2", "S1")}
"""Moves of a place that the good plan can spare."""
FAST = 12
"""One in so many plans is judged by default, all of them with `-m slow`."""
NUMBERS = ("place", "mobile", "unplaced", "added", "moved")
UNITS = ("CD1", "TT1", "TT2")
SITES = ("S1", "S2", "S3", "S4")


type Plans = Iterator[tuple[str, Decisions]]


def _beyond(group: str, minutes: float) -> dict[str, Any]:
    return {"group": group, "minutes": minutes, "share_at_most": 0}


def strict() -> Scenario:
    """Every rule of the judge is asked for."""
    return scenario(**EVERYTHING)


def _amounts() -> Plans:
    """Yield plans in which one number is another, or stands under a code that there is not."""
    for name in NUMBERS:
        table: dict[Any, float] = dict(getattr(RICH, name))
        for key, value in table.items():
            for wrong in (value + 1, value - 0.5, 2 * value, value + 0.01, -value, float("nan"), float("inf")):
                yield f"{name} {key} {wrong}", but(RICH, **{name: {key: wrong}})
            for k in range(len(key)):
                other = (*key[:k], "khac", *key[k + 1 :])
                yield f"{name} {other}", but(RICH, **{name: {other: 1.0}})
    cells = product(("00101", "00102", "00103"), ("00_GDTX", "52_SC", "52_TC", "62_SC"), SITES)
    for c, p, s in (cell for cell in cells if cell[1:] not in RICH.run):
        yield f"placed at {c, p, s}", but(RICH, place={(c, p, s): 1.0})
    for f, s, n in product(("00", "52", "62"), SITES, (-1, 4, 0.5)):
        yield f"{n} modules of {f} at {s}", but(RICH, modules={(f, s): n})
    for s, n in product((*SITES, "khac"), (-1.0, float("nan"), 51.0, 2000.0)):
        yield f"{n} beds at {s}", but(RICH, beds={s: n})
    for p, s, z in product(("52_SC", "52_TC", "00_GDTX", "62_SC"), SITES, SITES):
        if (p, s, z) not in RICH.moved and (p, s, z) not in MOVABLE:
            yield f"{p} moved from {s} to {z}", but(RICH, moved={(p, s, z): 1.0})
    yield "beds at a closed site", but(RICH, beds={"S4": 1.0})
    yield "no module", but(RICH, modules={("00", "S1"): None})


def _structures() -> Plans:
    """Yield plans in which one offer, site or institution is something else."""
    for key in sorted(RICH.run):
        yield f"run without {key}", but(RICH, run=RICH.run - {key})
    for p, s in (("52_SC", "S3"), ("52_TC", "S2"), ("52_TC", "S3"), ("62_SC", "S1"), ("62_SC", "S2"), ("52_SC", "S4")):
        yield f"run with {p, s}", but(RICH, run=RICH.run | {(p, s)})
    for s, h in product(SITES, ("", *UNITS)):
        if RICH.keep.get(s, "") != h:
            yield f"{s} under {h}", but(RICH, keep={s: h or None})
    for i, h in product(UNITS, (*UNITS, "khac")):
        if RICH.merge.get(i) != h:
            yield f"{i} into {h}", but(RICH, merge={i: h})
    yield "no merger", but(RICH, merge={"TT1": None})
    for i in UNITS:
        yield f"{i} leaves", but(RICH, leave=frozenset({i}))
        yield f"{i} the other type", but(RICH, convert=RICH.convert ^ {i})


PLANS = [*_amounts(), *_structures()]

PINNED: tuple[dict[str, Any], ...] = (
    {"keep": ("TT1",)}, {"leave": ("CD1",)}, {"leave": ("TT1",)}, {"leave": ("TT2",)}, {"convert": ("CD1",)},
    {"convert": ("TT1",)}, {"keep_type": ("TT2",)}, {"keep_sites": ("S4",)}, {"close_sites": ("S1",)},
    {"close_sites": ("S2",)}, {"close_sites": ("S3",)}, {"not_together": (("CD1", "TT1"),)}, {"places_fixed": ("CD1",)},
    {"merge": (("TT1", "TT2"),)}, {"merge": (("TT2", "CD1"),)}, {"merge": (("TT2", "TT1"),)},
    {"merge": (("CD1", "TT1"),)},
)  # fmt: skip
ASKED: tuple[dict[str, Any], ...] = (
    *({"pins": pins} for pins in PINNED),
    {"merging": {"allowed": False}}, {"merging": {"counted_schools_at_most": 0}},
    {"merging": {"institutions_at_most": 1}},
    {"centres": {"policy": "keep"}}, {"centres": {"policy": "regional"}}, {"centres": {"at_least": 2}},
    {"centres": {"at_most": 0}}, {"sites": {"closing": "none"}}, {"sites": {"at_most": 2}}, {"sites": {"at_least": 4}},
    {"offers": {"new": "none"}}, {"offers": {"smallest_class": 16}}, {"offers": {"modules_per_site_at_most": 0}},
    {"reach": {"day_minutes_at_most": 100}}, {"reach": {"boarding_minutes_at_most": 100}},
    {"reach": {"mobile_minutes_at_most": 100}}, {"floors": {"demand": 1.0}},
    {"floors": {"by_level": (("SC", 1.0),)}}, {"floors": {"of_demand": (("00101", "62_SC", 1.0),)}},
    {"rooms": {"filled_at_most": 0.2}},
    {"rooms": {"built_share_of_land_at_most": 0.3}}, {"equity": {"beyond": (_beyond("border", 60),)}},
    {"equity": {"beyond": (_beyond("all", 60),)}}, {"equity": {"beyond": (_beyond("zone_iii", 60),)}},
    {"equity": {"beyond": (_beyond("rural", 60),)}}, {"equity": {"beyond": (_beyond("priority", 60),)}},
    {"budget": {"investment_at_most": 4324}}, {"budget": {"investment_by_year": (("2028", 4324.0),)}},
    {"budget": {"recurrent_at_most": 5000}}, {"budget": {"recurrent_by_year": (("2031", 5000),)}},
    *({"goals": {"at_most": ((goal, most),)}} for goal, most in (("cost", 100.0), ("budget", 100.0), ("access", 100.0),
                                                                 ("unplaced", 1.0), ("units", 1.0))),
    {"goals": {"furthest_at_most": 0.0}}, {"autonomy": {"self_financing_at_least": 0.31}},
    {"staffing": {"counted": True, "hired_at_most": 0.7}},
    {"staffing": {"counted": True, "posts_at_most": (("2028", 48),)}},
    {"staffing": {"posts_at_most": (("2028", 90.9),)}},
    {"boarding": {"renting_at_most": 0}, "reach": {"commute_minutes": 30}},
)  # fmt: skip
"""Scenarios of which the good plan breaks one wish."""


def _misses(changes: dict[str, Any]) -> bool:
    return passed(audit(province(), travel(), scenario(**changes), GOOD))


@pytest.mark.parametrize("changes", ASKED[::3], ids=str)
def test_a_wish_that_is_not_kept_is_caught(changes: dict[str, Any]):
    """The plan is as it was, one wish is another: some check fails."""
    assert not _misses(changes)


@pytest.mark.slow
def test_every_wish_that_is_not_kept_is_caught():
    """The same for all wishes."""
    assert [changes for changes in ASKED if _misses(changes)] == []


def _catches(changed: Decisions) -> bool:
    return not passed(audit(province(), travel(), strict(), changed))


@pytest.mark.parametrize(("name", "changed"), PLANS[::FAST], ids=[name for name, _ in PLANS[::FAST]])
def test_a_changed_plan_is_caught(name: str, changed: Decisions):
    """One decision is not what it was: some check fails."""
    assert _catches(changed), name


@pytest.mark.slow
@pytest.mark.parametrize("block", range(FAST))
def test_every_changed_plan_is_caught(block: int):
    """The same for all of them."""
    assert [name for name, changed in PLANS[block::FAST] if not _catches(changed)] == []


@pytest.mark.slow
def test_every_family_finds_some_of_them():
    """Each check is named by a generated corruption, not only by those written by hand."""
    judged = [audit(province(), travel(), strict(), changed) for _, changed in PLANS]
    judged += [audit(province(), travel(), scenario(**changes), GOOD) for changes in ASKED]
    assert {check for frame in judged for check in frame.loc[~frame["ok"], "check"]} == {"domain", *RULES}


@cache
def _shown() -> Network:
    return network(RICH, scene=strict())


@pytest.mark.parametrize("frame", list(NETWORK))
def test_a_changed_cell_is_caught(frame: str):
    """The first and the last cell of every column is another: the frame is named."""
    shown = _shown()
    table: pd.DataFrame = getattr(shown, frame)
    assert len(table)
    for column in (c for c in NETWORK[frame].columns if c not in APART):
        for row in {0, len(table) - 1}:
            changed = table.copy()
            _another(changed, row, column)
            rows = differing_cells(replace(shown, **{frame: changed}), shown)
            assert rows.loc[rows["left"] > 0, "item"].to_list() == [frame], (column, row)


def _another(table: pd.DataFrame, row: int, column: str) -> None:
    """Put another value into a cell."""
    place, old = table.columns.get_loc(column), table[column].iloc[row]
    if isinstance(old, str):
        table.iloc[row, place] = f"{old} khac"
    elif table[column].dtype == bool:
        table.iloc[row, place] = not old
    else:
        table.iloc[row, place] = 0.001 if pd.isna(old) else old * 1.001 + 0.001


@cache
def _terms() -> dict[str, float]:
    return {str(k): float(v) for k, v in _shown().costs["mvnd"].items()}


def _stated(terms: dict[str, float], objective: float) -> pd.DataFrame:
    return audit(province(), travel(), strict(), RICH, Proof(objective, None, None, "gap"), terms=terms)


@pytest.mark.parametrize("term", TERMS)
def test_a_wrong_cost_term_is_caught(term: str):
    """A term is stated a thousandth and a little too high, too low, or not at all: the term is named."""
    terms = _terms()
    total = sum(terms.values())
    for wrong in (terms[term] * 1.001 + 0.001, terms[term] * 0.999 - 0.001, float("nan")):
        frame = _stated({**terms, term: wrong}, total)
        assert set(frame.loc[~frame["ok"] & (frame["item"] != ""), "item"]) == {term}


def test_what_is_changed_here_is_sound_before():
    """The plan, its terms and their sum pass every check."""
    assert passed(_stated(_terms(), sum(_terms().values())))


def test_there_are_hundreds_of_corruptions_over_all_families_and_terms():
    """Changed plans, wishes and terms are at least 300, cells 150 more; every family is spoiled by hand too."""
    cells = sum(
        len({0, len(getattr(_shown(), f)) - 1}) * len([c for c in s.columns if c not in APART])
        for f, s in NETWORK.items()
    )
    assert len(PLANS) + len(ASKED) + 3 * len(TERMS) >= 300
    assert cells >= 150
    assert {s[3] for s in SPOILED} == {"domain", *RULES}
