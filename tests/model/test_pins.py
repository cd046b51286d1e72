"""What is decided beforehand holds; rows of `decided` with use = record never steer a plan."""

from typing import Any

import pytest

from optimizer.scenario import Merging, Pins
from tests.model.cases import FREE, STILL, cheapest, network, optimum, survivors, two_schools

DEAR = two_schools(costs={"merge_once_mvnd": 30000})
"""Two schools that do not merge by themselves (3000 a year): 2420."""


def _pins(**pins: Any) -> Any:
    return FREE.but(pins=Pins(**pins))


def test_binds_a_kept_institution_survives():
    """Both kept: nobody merges, 2420. Without the rule 1450."""
    net = two_schools()
    both = _pins(keep=("A", "B"))
    cost, plan = cheapest(net, both)
    assert cost == pytest.approx(2420)
    assert survivors(net, plan) == {"A", "B"}
    assert cheapest(net, both, without=["pins"])[0] == pytest.approx(1450)


def test_the_kept_one_is_the_host():
    """B kept: A ends in it. Either way 1450."""
    cost, plan = cheapest(two_schools(), _pins(keep=("B",)))
    assert cost == pytest.approx(1450)
    assert plan.merge == {"A": "B"}


def test_a_pinned_merger_happens():
    """A into B though it costs 3000 a year: 1450 - 50 + 3000 = 4400."""
    cost, plan = cheapest(DEAR, _pins(merge=(("A", "B"),)))
    assert cost == pytest.approx(4400)
    assert plan.merge == {"A": "B"}


def test_a_pinned_one_leaves():
    """B leaves: its unit and site are gone, c2 travels: 1000 + 100 + 200 + 10 + 60 = 1370. Nobody leaves unasked."""
    cost, plan = cheapest(DEAR, _pins(leave=("B",)))
    assert cost == pytest.approx(1370)
    assert plan.leave == {"B"}
    assert not cheapest(DEAR)[1].leave


def test_a_pinned_one_converts():
    """B becomes a THN beside college A: 2420 + 300; unasked it does not."""
    cost, plan = cheapest(DEAR, _pins(convert=("B",)))
    assert cost == pytest.approx(2720)
    assert plan.convert == {"B"}
    assert not cheapest(DEAR)[1].convert


def test_a_college_cannot_become_a_thn():
    """A is a college: pinned to convert, there is no plan."""
    assert optimum(DEAR, _pins(convert=("A",))).status == "infeasible"


def test_a_pinned_type_stays():
    """A cap of one counted school with B's type kept: it merges (4400) rather than converting (2720)."""
    cap = FREE.but(merging=Merging(counted_schools_at_most=1))
    assert cheapest(DEAR, cap)[0] == pytest.approx(2720)
    assert cheapest(DEAR, cap.but(pins=Pins(keep_type=("B",))))[0] == pytest.approx(4400)


def test_a_pinned_site_stays_open():
    """B1 stays: merged with both sites, 1490 instead of 1450; both sites pinned, the same."""
    for sites in (("B1",), ("A1", "B1")):
        cost, plan = cheapest(two_schools(), _pins(keep_sites=sites, keep=("A",)))
        assert cost == pytest.approx(1490)
        assert set(plan.keep) == {"A1", "B1"}


def test_a_pinned_site_closes():
    """B1 closes, so B merges although it costs 3000: 4400."""
    cost, plan = cheapest(DEAR, _pins(close_sites=("B1",)))
    assert cost == pytest.approx(4400)
    assert set(plan.keep) == {"A1"}


def _three_schools() -> Any:
    return network(
        communes={"c1": 0}, institutions=dict.fromkeys("ABC", "TC"), sites={f"{i}1": (i, "c1") for i in "ABC"},
        programmes={"T": ("TC", 1)}, offers=[(f"{i}1", "T", 10) for i in "ABC"], demand={},
    )  # fmt: skip


def test_a_pair_kept_apart_never_ends_together():
    """Three schools in one place, no learners: all in one, 1000 + 100 + 2 × 80 = 1260.

    A and C apart: only one merger, and not between them: 2000 + 200 + 80 = 2280.
    """
    net = _three_schools()
    assert cheapest(net)[0] == pytest.approx(1260)
    cost, plan = cheapest(net, _pins(not_together=(("A", "C"),)))
    assert cost == pytest.approx(2280)
    assert len(plan.merge) == 1
    assert set(plan.merge.items()) & {("A", "B"), ("B", "A"), ("C", "B"), ("B", "C")}
    cost, plan = cheapest(net, _pins(not_together=(("A", "C"),), keep=("B",)))
    assert cost == pytest.approx(2280)
    assert list(plan.merge.values()) == ["B"], "the host of one of them is not the host of both"


def _decided(action: str, use: str, host: str = "", close: str = "") -> Any:
    row = {"institution": "B", "action": action, "host": host, "use": use, "close_sites": close}
    return two_schools(costs={"merge_once_mvnd": 30000}, decided=[row])


@pytest.mark.parametrize(
    ("row", "cost"),
    [
        ({"action": "merge", "host": "A"}, 4400),
        ({"action": "merge", "host": "A", "close": "B1"}, 4400),
        ({"action": "leave"}, 1370),
        ({"action": "convert"}, 2720),
        ({"action": "keep"}, 2420),
    ],
)
def test_decided_rows_hold_where_the_scenario_asks(row: dict[str, str], cost: float):
    """Rows with use = pin: merged 4400, left 1370, converted 2720, kept 2420 (as above)."""
    assert cheapest(_decided(use="pin", **row), _pins(decided=True))[0] == pytest.approx(cost)
    assert cheapest(_decided(use="pin", **row))[0] == pytest.approx(2420), "the scenario does not ask"
    assert cheapest(_decided(use="record", **row), _pins(decided=True))[0] == pytest.approx(2420), "only recorded"


def test_a_decided_row_names_the_sites_that_close():
    """B ends in A, which works 200 minutes away: by itself B1 stays; the row closes it.

    Merged, B1 kept: 1000 + 200 + 20 + 3000 + 200 + 20 = 4440; closed, c2 boards: 1000 + 100 + 3030 + 200 + 10 +
    20 × (10 + 200 × 0.02) = 4620.
    """
    for close, cost in (("", 4440), ("B1", 4620), (" B1 ;", 4620)):
        row = {"institution": "B", "action": "merge", "host": "A", "use": "pin", "close_sites": close}
        net = two_schools(apart=200, costs={"merge_once_mvnd": 30000}, decided=[row])
        assert cheapest(net, _pins(decided=True))[0] == pytest.approx(cost)


def test_contradicting_pins_have_no_plan():
    """B kept and merged; B1 open and closed; B left and kept."""
    for pins in (
        {"keep": ("B",), "merge": (("B", "A"),)},
        {"keep_sites": ("B1",), "close_sites": ("B1",)},
        {"keep": ("B",), "leave": ("B",)},
    ):
        assert optimum(DEAR, _pins(**pins)).status == "infeasible"


def test_a_site_that_others_decide_on_cannot_be_pinned_closed():
    """X1 is a ministry's: pinned closed there is no plan, pinned open nothing changes."""
    net = two_schools(institutions={"A": "CD", "B": {"type": "TC", "authority": "ministry"}})
    assert optimum(net, STILL.but(pins=Pins(close_sites=("B1",)))).status == "infeasible"
    assert cheapest(net, STILL.but(pins=Pins(keep_sites=("B1",))))[0] == pytest.approx(cheapest(net, STILL)[0])
