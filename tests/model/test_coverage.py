"""Every commune has an open, running basic site within the limit, or as near as today."""

from typing import Any

import pytest

from optimizer.scenario import Coverage, Pins
from tests.model.cases import FREE, Net, cheapest, network, optimum


def _within(minutes: float, **changes: Any) -> Any:
    return FREE.but(coverage=Coverage(minutes_at_most=minutes), **changes)


def _three_communes(**changes: Any) -> Net:
    """Schools A at c1 and B at c2, 30 minutes; c3 60 minutes from c1. Both teach S (sơ cấp): 20 at c1, 4 at c3.

    One unit, A1 alone: 1000 + 100 + 80 + 24 × 5 + 10 + 4 × 6 = 1334.
    B1 alone: 1000 + 100 + 80 + 120 + 10 + 24 × 3 = 1382.
    Both: 1000 + 200 + 20 + 50 + 120 + 20 + 4 × 3 = 1422.
    """
    tables: dict[str, Any] = {
        "communes": {"c1": 0, "c2": 30, "c3": 60},
        "institutions": {"A": "TC", "B": "TC"},
        "sites": {"A1": ("A", "c1"), "B1": ("B", "c2")},
        "programmes": {"S": ("SC", 1), "T": ("TC", 1)},
        "offers": [("A1", "S", 40), ("B1", "S", 40)],
        "demand": {("c1", "S"): 20, ("c3", "S"): 4},
    }
    return network(**(tables | changes))


def test_binds_every_commune_has_a_site_within_the_limit():
    """Within 30 minutes c3 has only B1, which serves c1 too: B1 alone, 1382. Without the rule A1 alone, 1334."""
    net = _three_communes()
    cost, plan = cheapest(net, _within(30))
    assert cost == pytest.approx(1382)
    assert plan.run == {("S", "B1")}
    cost, plan = cheapest(net, _within(30), without=["coverage"])
    assert cost == pytest.approx(1334)
    assert plan.run == {("S", "A1")}


def test_today_is_enough_where_the_limit_is_not_met_today():
    """Within 25 minutes c1 has only A1 and c2 only B1; c3 has nothing, so its 30 of today hold: 1422."""
    cost, plan = cheapest(_three_communes(), _within(25))
    assert cost == pytest.approx(1422)
    assert plan.run == {("S", "A1"), ("S", "B1")}


def test_a_limit_that_is_met_anyway_changes_nothing():
    """Within 60 minutes A1 serves all: 1334."""
    assert cheapest(_three_communes(), _within(60))[0] == pytest.approx(1334)


def test_the_site_must_run_a_basic_programme():
    """B1 is pinned open, with few learners: only the rule makes S run there.

    Nobody at c3: open and idle 1000 + 200 + 20 + 50 + 20 × 5 + 10 = 1380; running S costs 10 more.
    """
    net = _three_communes(demand={("c1", "S"): 20})
    pinned = Pins(keep_sites=("A1", "B1"))
    assert cheapest(net, FREE.but(pins=pinned))[0] == pytest.approx(1380)
    cost, plan = cheapest(net, _within(30, pins=pinned))
    assert cost == pytest.approx(1390)
    assert ("S", "B1") in plan.run


def test_trung_cap_is_not_basic():
    """B1 teaches T only: c2 and c3 have A1, 30 and 60 minutes away, as nearest basic site today, and keep it: 1334."""
    net = _three_communes(offers=[("A1", "S", 40), ("A1", "T", 40), ("B1", "T", 40)])
    assert cheapest(net, _within(30))[0] == pytest.approx(1334)


@pytest.mark.parametrize("level", ["GDTX", "THN", "SC"])
def test_gdtx_thn_and_so_cap_are_basic(level: str):
    """Whatever basic level both teach, B1 stays: 1382."""
    assert cheapest(_three_communes(programmes={"S": (level, 1)}), _within(30))[0] == pytest.approx(1382)


@pytest.mark.parametrize("level", ["TC", "9P", "CD", "D3"])
def test_other_levels_are_not(level: str):
    """No basic site today, so no commune is covered by the rule: 1334."""
    assert cheapest(_three_communes(programmes={"S": (level, 1)}), _within(30))[0] == pytest.approx(1334)


def test_a_commune_that_reaches_nothing_today_is_exempt():
    """No road from c3 (its 4 stay out): A1 serves c1 and c2 within 30 minutes.

    1000 + 100 + 80 + 100 + 10 + 240 = 1530.
    """
    off = {("c3", "A1"): float("nan"), ("c3", "B1"): float("nan")}
    cost, plan = cheapest(_three_communes(minutes=off), _within(30))
    assert cost == pytest.approx(1530)
    assert plan.unplaced == {("c3", "S"): 4}


def test_far_islands_are_exempt():
    """c3 is a special zone: its 4 learners travel 0 minutes, nothing is asked for it: 1334 - 24 = 1310."""
    island = {"c1": 0, "c2": 30, "c3": {"at": 60, "special": True}}
    assert cheapest(_three_communes(communes=island), _within(30))[0] == pytest.approx(1310)


def test_a_mobile_class_is_no_site():
    """The team of B could teach c3, but no site of c3's is near: B1 has only the mobile offer, so today A1 is nearest.

    The team takes the 4: 1000 + 100 + 80 + 20 × 5 + 10 + 4 × 7 = 1318.
    """
    net = _three_communes(offers=[("A1", "S", 40), ("B1", "S", 40, 0, "mobile")])
    assert cheapest(net, _within(30))[0] == pytest.approx(1318)


def test_a_site_of_others_covers_too():
    """X (a ministry decides) teaches S at c3: nothing asks for B1. 1000 + 100 + 80 + 120 + 2 × 10 = 1320."""
    net = _three_communes(
        institutions={"A": "TC", "B": "TC", "X": {"type": "CD", "authority": "ministry"}},
        sites={"A1": ("A", "c1"), "B1": ("B", "c2"), "X1": ("X", "c3")},
        offers=[("A1", "S", 40), ("B1", "S", 40), ("X1", "S", 4)],
    )
    assert cheapest(net, _within(30))[0] == pytest.approx(1320)


def test_a_rule_that_no_plan_keeps():
    """B1 is pinned closed, and c3 has nothing else within 30 minutes."""
    net = _three_communes()
    assert optimum(net, _within(30, pins=Pins(close_sites=("B1",)))).status == "infeasible"
    assert optimum(net, FREE.but(pins=Pins(close_sites=("B1",)))).status == "optimal"
