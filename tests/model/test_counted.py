"""At most so many counted schools remain: colleges and trung cấp schools, self-financing ones left out."""

from typing import Any

import pytest

from optimizer.model.rules.counted import counted_today
from optimizer.scenario import Centres, Merging, Pins, Scenario
from tests.model.cases import FREE, Net, cheapest, optimum, survivors, two_schools

DEAR = {"merge_once_mvnd": 30000}
"""A merger costs 3000 a year, so that nobody merges without being asked to."""


def _at_most(schools: int, **changes: Any) -> Scenario:
    return FREE.but(merging=Merging(counted_schools_at_most=schools), **changes)


def _schools(area: str = "K1", a: Any = "CD", b: Any = "TC") -> Net:
    """`two_schools` with dear mergers, B in `area` (A in K1): 2420 as they are; merged 1450 - 50 + 3000 = 4400."""
    return two_schools(
        communes={"c1": 0, "c2": {"at": 30, "area": area}}, institutions={"A": a, "B": b}, costs=DEAR
    )  # fmt: skip


def test_binds_one_of_two_schools_becomes_a_thn():
    """At most one counted school: B becomes a THN, in another area for nothing (2420), beside A for 300 (2720).

    Without the rule both stay what they are, 2420.
    """
    cost, plan = cheapest(_schools("K2"), _at_most(1))
    assert cost == pytest.approx(2420)
    assert plan.convert == {"B"}
    cost, plan = cheapest(_schools("K1"), _at_most(1))
    assert cost == pytest.approx(2720)
    assert plan.convert == {"B"}
    cost, plan = cheapest(_schools("K1"), _at_most(1), without=["counted"])
    assert cost == pytest.approx(2420)
    assert not plan.convert
    assert not plan.merge


def test_it_merges_where_it_may_not_convert():
    """B keeps its type: it merges for 3000, 4400."""
    net = _schools()
    cost, plan = cheapest(net, _at_most(1, pins=Pins(keep_type=("B",))))
    assert cost == pytest.approx(4400)
    assert len(survivors(net, plan)) == 1


def test_a_cap_that_does_not_bind_changes_nothing():
    """At most two of two: 2420."""
    assert cheapest(_schools(), _at_most(2))[0] == pytest.approx(2420)


@pytest.mark.parametrize("group", [1, 2])
def test_self_financing_schools_are_not_counted(group: int):
    """College A is in group 1 or 2: only B counts, 2420 with a cap of one."""
    net = _schools(a={"type": "CD", "autonomy_group": group})
    cost, plan = cheapest(net, _at_most(1))
    assert cost == pytest.approx(2420)
    assert not plan.convert


def test_who_is_counted():
    """CD and TC of groups 3, 4 or unknown; not centres, not THN, not others' schools; an override decides before all.

    The value says whether the override counts the institution.
    """
    units: dict[str, Any] = {
        "cd": "CD",
        "tc": "TC",
        "group_1": {"type": "CD", "autonomy_group": 1},
        "group_2": {"type": "TC", "autonomy_group": 2},
        "group_3": {"type": "CD", "autonomy_group": 3},
        "unknown": {"type": "CD", "autonomy_group": ""},
        "centre": "GDNNGDTX",
        "thn": "THN",
        "ministry": {"type": "CD", "authority": "ministry"},
        "private": {"type": "TC", "ownership": "private"},
        "counted_centre": {"type": "GDNN", "counted": "1"},
        "counted_1": {"type": "CD", "autonomy_group": 1, "counted": "1"},
        "not_counted": {"type": "CD", "counted": "0"},
    }
    net = two_schools(
        institutions=units,
        sites={f"s_{i}": (i, "c1") for i in units},
        offers=[(f"s_{i}", "T", 10) for i in units],
    )
    assert counted_today(net.case()) == {
        "cd": False, "tc": False, "group_3": False, "unknown": False, "counted_centre": True, "counted_1": True,
    }  # fmt: skip


def test_a_school_counted_by_override_stays_counted_as_a_thn():
    """B is counted by override: converting does not help, so it merges: 4400."""
    net = _schools(b={"type": "TC", "counted": "1"})
    assert cheapest(net, _at_most(1))[0] == pytest.approx(4400)


def test_a_school_left_out_by_override_is_not_counted():
    """B is left out by override: 2420."""
    assert cheapest(_schools(b={"type": "TC", "counted": "0"}), _at_most(1))[0] == pytest.approx(2420)


def test_no_counted_school_may_be_left():
    """A cap of 0: A ends in B, which becomes a THN (nothing is left beside it): 4400; A cannot convert itself."""
    cost, plan = cheapest(_schools(), _at_most(0))
    assert cost == pytest.approx(4400)
    assert plan.merge == {"A": "B"}
    assert plan.convert == {"B"}
    kept = _at_most(0, pins=Pins(keep=("A",)), centres=Centres(policy="free"))
    assert optimum(_schools(), kept).status == "infeasible"
