"""What the policy says of the centres: keep, convert or merge, regional, free; and how many there are."""

from typing import Any

import pytest

from optimizer.scenario import Centres, Merging, Pins, Scenario
from tests.model.cases import FREE, Net, cheapest, network, optimum, survivors


def _policy(policy: Any, at_least: int | None = None, at_most: int | None = None, **changes: Any) -> Scenario:
    return FREE.but(centres=Centres(policy=policy, at_least=at_least, at_most=at_most), **changes)


def _one_centre(kind: str = "GDNNGDTX", **changes: Any) -> Net:
    """College A (T) at c1 in K1, centre B (S, sơ cấp) at c2 in K2, 30 minutes; 20 want each at home.

    As they are: 2000 + 200 + 40 × 5 + 20 = 2420. B ends in A: 1000 + 200 + 20 + 50 + 200 + 20 = 1490.
    """
    tables: dict[str, Any] = {
        "communes": {"c1": {"at": 0, "area": "K1"}, "c2": {"at": 30, "area": "K2"}},
        "institutions": {"A": "CD", "B": kind},
        "sites": {"A1": ("A", "c1"), "B1": ("B", "c2")},
        "programmes": {"T": ("TC", 1), "S": ("SC", 1)},
        "offers": [("A1", "T", 40), ("B1", "S", 40)],
        "demand": {("c1", "T"): 20, ("c2", "S"): 20},
    }
    return network(**(tables | changes))


def test_free_lets_a_centre_do_anything():
    """B ends in A: 1490."""
    cost, plan = cheapest(_one_centre(), _policy("free"))
    assert cost == pytest.approx(1490)
    assert plan.merge == {"B": "A"}


def test_binds_keep_leaves_every_centre_as_it_is():
    """B stays: 2420. Without the rule it would end in A if a pin let it (1490), which the policy then refuses."""
    net = _one_centre()
    cost, plan = cheapest(net, _policy("keep"))
    assert cost == pytest.approx(2420)
    assert survivors(net, plan) == {"A", "B"}
    assert not plan.convert
    pinned = _policy("keep", pins=Pins(merge=(("B", "A"),)))
    assert optimum(net, pinned).status == "infeasible"
    assert cheapest(net, pinned, without=["centres"])[0] == pytest.approx(1490)


def test_keep_converts_no_centre():
    """20 want H (THN, 3 years) at c2; B may not become a THN: 2420 + 20 × 3 × 60 = 6020; pinned to, no plan."""
    net = _one_centre(
        programmes={"T": ("TC", 1), "S": ("SC", 1), "H": ("THN", 3)},
        demand={("c1", "T"): 20, ("c2", "S"): 20, ("c2", "H"): 20},
    )
    assert cheapest(net, _policy("keep"))[0] == pytest.approx(6020)
    assert optimum(net, _policy("keep", pins=Pins(convert=("B",)))).status == "infeasible"


def test_binds_convert_or_merge():
    """B merges (1490), or, kept by a pin, becomes a THN: 2420. Without the rule it stays a centre at the same cost."""
    net = _one_centre()
    cost, plan = cheapest(net, _policy("convert_or_merge"))
    assert cost == pytest.approx(1490)
    assert plan.merge == {"B": "A"}
    kept = _policy("convert_or_merge", pins=Pins(keep=("B",), keep_sites=("A1",)), merging=Merging(allowed=False))
    cost, plan = cheapest(net, kept)
    assert cost == pytest.approx(2420)
    assert plan.convert == {"B"}
    as_it_is = kept.but(pins=Pins(keep=("B",), keep_type=("B",)))
    assert optimum(net, as_it_is).status == "infeasible"
    cost, plan = cheapest(net, as_it_is, without=["centres"])
    assert cost == pytest.approx(2420)
    assert not plan.convert


def test_a_provider_that_cannot_convert_merges():
    """B is of another type: it cannot become a THN. It merges (1490); where nothing merges there is no plan."""
    net = _one_centre("OTHER")
    assert cheapest(net, _policy("convert_or_merge"))[0] == pytest.approx(1490)
    assert optimum(net, _policy("convert_or_merge", merging=Merging(allowed=False))).status == "infeasible"


def test_a_school_is_no_centre():
    """B is a trung cấp school: no policy speaks of it, it ends in A or A in it, 1490."""
    for policy in ("keep", "regional", "convert_or_merge", "free"):
        assert cheapest(_one_centre("TC"), _policy(policy))[0] == pytest.approx(1490)


def _two_centres(area: str = "K2", **changes: Any) -> Net:
    """`_one_centre` with a second centre C at c3 in `area`, 10 minutes beyond c2; 20 want S there too.

    As they are: 3000 + 300 + 60 × 5 + 30 = 3630. C ends in B and C1 closes, its 20 travel 10 minutes:
    2000 + 200 + 50 + 30 + 300 + 20 + 20 = 2620. Both end in A, C1 closes: 1000 + 200 + 20 + 100 + 30 + 300 + 40 = 1690.
    """
    tables: dict[str, Any] = {
        "communes": {
            "c1": {"at": 0, "area": "K1"}, "c2": {"at": 30, "area": "K2"}, "c3": {"at": 40, "area": area},
        },
        "institutions": {"A": "CD", "B": "GDNNGDTX", "C": "GDTX"},
        "sites": {"A1": ("A", "c1"), "B1": ("B", "c2"), "C1": ("C", "c3")},
        "offers": [("A1", "T", 40), ("B1", "S", 40), ("C1", "S", 40)],
        "demand": {("c1", "T"): 20, ("c2", "S"): 20, ("c3", "S"): 20},
    }  # fmt: skip
    return _one_centre(**(tables | changes))


def test_regional_keeps_one_centre_in_each_area():
    """B and C share an area: one ends in the other, none in a school, none converts: 2620. Free: both in A, 1690."""
    net = _two_centres()
    cost, plan = cheapest(net, _policy("regional"))
    assert cost == pytest.approx(2620)
    assert len(plan.merge) == 1
    assert set(plan.merge) | set(plan.merge.values()) == {"B", "C"}
    assert cheapest(net, _policy("free"))[0] == pytest.approx(1690)


def test_binds_regional_keeps_the_last_centre_of_an_area():
    """In two areas neither may go: 3630. Without the rule one ends in the other, 2620."""
    net = _two_centres("K3")
    cost, plan = cheapest(net, _policy("regional"))
    assert cost == pytest.approx(3630)
    assert not plan.merge
    cost, plan = cheapest(net, _policy("regional"), without=["centres"])
    assert cost == pytest.approx(2620)
    assert len(plan.merge) == 1


def test_regional_converts_no_centre():
    """A centre pinned to become a THN contradicts the policy."""
    assert optimum(_two_centres(), _policy("regional", pins=Pins(convert=("B",)))).status == "infeasible"


def test_no_fewer_centres_than_asked():
    """At least two centres: all stay, 3630, free or regional; without the number 1690 and 2620."""
    net = _two_centres()
    for policy, cost in (("free", 1690), ("regional", 2620)):
        assert cheapest(net, _policy(policy, at_least=2))[0] == pytest.approx(3630)
        assert cheapest(net, _policy(policy))[0] == pytest.approx(cost)


def test_no_more_centres_than_asked():
    """No merger by itself (30,000 once, 3000 a year each): 3630. At most one centre: 2620 - 50 + 3000 = 5570."""
    net = _two_centres(costs={"merge_once_mvnd": 30000})
    assert cheapest(net, _policy("free"))[0] == pytest.approx(3630)
    cost, plan = cheapest(net, _policy("free", at_most=1))
    assert cost == pytest.approx(5570)
    assert len(survivors(net, plan) & {"B", "C"}) == 1
    assert cheapest(net, _policy("free", at_most=1), without=["centres"])[0] == pytest.approx(3630)


def test_a_converted_centre_is_still_one_of_the_centres():
    """Convert or merge, at least two: both become THN in areas without a school, 3630."""
    net = _two_centres("K3")
    cost, plan = cheapest(net, _policy("convert_or_merge", at_least=2))
    assert cost == pytest.approx(3630)
    assert plan.convert == {"B", "C"}
