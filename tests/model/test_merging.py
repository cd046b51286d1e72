"""Every institution survives, merges into one survivor, or leaves; only admissible pairs merge."""

from typing import Any

import pytest

from optimizer.model.admissible import admissible
from optimizer.scenario import Centres, Merging, Pins, Sites
from tests.model.cases import FREE, STILL, Net, cheapest, network, optimum, survivors, two_schools

KEEP_SITES = FREE.but(sites=Sites(closing="none"))


def test_two_schools_become_one():
    """One unit, one site, 20 travel: 1450; both sites kept: 1490; nothing merged: 2420 (all in `two_schools`)."""
    net = two_schools()
    assert cheapest(net)[0] == pytest.approx(1450)
    assert cheapest(net, KEEP_SITES)[0] == pytest.approx(1490)
    assert cheapest(net, STILL)[0] == pytest.approx(2420)


def test_binds_without_it_units_vanish_and_hosts_do_not_exist():
    """Without the rule no unit survives, and A works B1 without existing.

    Site B1 under A 100 + 20, merger 50, A1 closed 30, 40 × 5, offer 10, 20 travel 60 = 470.
    """
    net = two_schools()
    cost, plan = cheapest(net, without=["merging"])
    assert cost == pytest.approx(470)
    assert set(plan.keep.values()) <= set(plan.merge.values()), "every open site is worked by a host"
    assert len(plan.merge) == 1
    terms = optimum(net, without=["merging"]).terms
    assert terms["unit_overhead"] == 0


def _three(**changes: Any) -> Net:
    """Centres B, C and school A in three areas at 0, 40 and 80; no learners, no sites worth keeping."""
    tables: dict[str, Any] = {
        "communes": {
            "c1": {"at": 0, "area": "K1"}, "c2": {"at": 40, "area": "K2"}, "c3": {"at": 80, "area": "K3"},
        },
        "institutions": {"A": "TC", "B": "TC", "C": "TC"},
        "sites": {"A1": ("A", "c1"), "B1": ("B", "c2"), "C1": ("C", "c3")},
        "programmes": {"T": ("TC", 1)},
        "offers": [("A1", "T", 10), ("B1", "T", 10), ("C1", "T", 10)],
        "demand": {},
    }  # fmt: skip
    return network(**(tables | changes))


def test_only_one_host_is_near_enough_to_both():
    """Heads at 0, 40, 80 in three areas, at most 40 minutes: A and C both end in B, since a host survives (no chains).

    1000 + 100 + 2 × (50 + 30) = 1260.
    """
    net = _three()
    cost, plan = cheapest(net, FREE.but(merging=Merging(minutes_at_most=40)))
    assert cost == pytest.approx(1260)
    assert plan.merge == {"A": "B", "C": "B"}


def test_nobody_is_near_enough():
    """At most 39 minutes: nothing merges, 3 × 1100 = 3300."""
    cost, plan = cheapest(_three(), FREE.but(merging=Merging(minutes_at_most=39)))
    assert cost == pytest.approx(3300)
    assert not plan.merge


def test_within_an_area_distance_does_not_matter():
    """The same three in one area: 39 minutes do not matter, 1260."""
    net = _three(communes={"c1": 0, "c2": 40, "c3": 80})
    assert cheapest(net, FREE.but(merging=Merging(minutes_at_most=39)))[0] == pytest.approx(1260)


def test_a_host_takes_in_no_more_than_allowed():
    """One guest each: only one merger of three, the third stays: 2 × 1100 + 80 = 2280."""
    cost, plan = cheapest(_three(), FREE.but(merging=Merging(per_host_at_most=1)))
    assert cost == pytest.approx(2280)
    assert len(plan.merge) == 1


def test_no_more_institutions_than_allowed():
    """Mergers cost 30,000 once (3000 a year), more than a unit: none by itself (3300), one where two may remain.

    2 × 1100 + 3000 + 30 = 5230.
    """
    net = _three(costs={"merge_once_mvnd": 30000})
    assert cheapest(net)[0] == pytest.approx(3300)
    two = FREE.but(merging=Merging(institutions_at_most=2))
    cost, plan = cheapest(net, two)
    assert cost == pytest.approx(5230)
    assert len(survivors(net, plan)) == 2
    assert cheapest(net, two, without=["merging"])[0] < 3300


def test_no_fewer_institutions_than_one_survivor():
    """Every merger needs a survivor: at most 0 institutions has no plan."""
    assert optimum(two_schools(), FREE.but(merging=Merging(institutions_at_most=0))).status == "infeasible"


def test_pins_apart_nothing_merges_where_merging_is_off():
    """merging.allowed = False: 3300; with B pinned into A: 2 × 1100 + 80 = 2280."""
    net = _three()
    assert cheapest(net, STILL)[0] == pytest.approx(3300)
    cost, plan = cheapest(net, STILL.but(pins=Pins(merge=(("B", "A"),))))
    assert cost == pytest.approx(2280)
    assert plan.merge == {"B": "A"}


def _reasons(scenario: Any = FREE, minutes: float = 30, **kinds: Any) -> dict[tuple[str, str], str]:
    """Return the excluded pairs of institutions A and B, which teach T (A) and U (B)."""
    table = {
        "communes": {"c1": {"at": 0, "area": "K1"}, "c2": {"at": minutes, "area": "K2"}},
        "institutions": {"A": "TC", "B": "TC"},
        "sites": {"A1": ("A", "c1"), "B1": ("B", "c2")},
        "programmes": {"T": ("TC", 1), "U": ("TC", 1)},
        "offers": [("A1", "T", 10), ("B1", "U", 10)],
        "demand": {},
    }
    net = network(**(table | kinds))
    found = admissible(net.province, net.travel, scenario)
    assert set(found.pairs) | set(found.excluded) == {("A", "B"), ("B", "A")}
    assert not set(found.pairs) & set(found.excluded)
    return {pair: "+".join(reasons) for pair, reasons in found.excluded.items()}


def test_ordinary_neighbours_may_merge_either_way():
    """Same kind, near, same levels: no pair is excluded."""
    assert _reasons() == {}


def test_far_heads_of_two_areas_are_too_far():
    """91 minutes are beyond the 90 of the rule, 90 are not."""
    assert _reasons(minutes=91) == {("A", "B"): "far", ("B", "A"): "far"}
    assert _reasons(minutes=90) == {}


def test_a_host_teaches_at_least_the_level_of_its_guest():
    """B teaches sơ cấp at most: A (trung cấp) may not end in it, B may end in A. Driving gives no rank."""
    programmes = {"T": ("TC", 1), "U": ("SC", 1)}
    assert _reasons(programmes=programmes) == {("A", "B"): "level"}
    assert _reasons(programmes={"T": ("TC", 1), "U": ("LX", 1)}) == {("A", "B"): "level"}


@pytest.mark.parametrize(
    ("a", "b", "excluded"),
    [
        ("health", "general", True),
        ("general", "arts", True),
        ("health", "arts", True),
        ("health", "health", False),
    ],
)
def test_specialised_units_merge_only_with_their_own_kind(a: str, b: str, excluded: bool):
    """A specialised unit merges only with one of the same speciality, in either direction."""
    special = {"A": {"type": "TC", "speciality": a}, "B": {"type": "TC", "speciality": b}}
    reason = {("A", "B"): "speciality", ("B", "A"): "speciality"} if excluded else {}
    assert _reasons(institutions=special) == reason


@pytest.mark.parametrize("change", [{"authority": "ministry"}, {"authority": "outside"}, {"ownership": "private"}])
def test_only_public_units_of_the_province_merge(change: dict[str, str]):
    """A unit that the province does not decide on, or a private one, neither merges nor hosts."""
    units = {"A": "TC", "B": {"type": "TC", **change}}
    assert _reasons(institutions=units) == {("A", "B"): "out_of_scope", ("B", "A"): "out_of_scope"}


def test_the_policy_on_centres_excludes_pairs():
    """A is a school, B a centre. keep: B may not end; regional: B may not end in a school; convert_or_merge: it may.

    In every policy a school may be the smaller one only where levels allow, so U is sơ cấp here.
    """
    kinds = {
        "institutions": {"A": "TC", "B": "GDNNGDTX"}, "programmes": {"T": ("TC", 1), "U": ("SC", 1)},
    }  # fmt: skip
    for policy, reason in (("keep", "policy"), ("regional", "policy"), ("convert_or_merge", None), ("free", None)):
        excluded = _reasons(FREE.but(centres=Centres(policy=policy)), **kinds)
        assert excluded.get(("B", "A")) == reason
        assert excluded[("A", "B")] == "level"


def test_autonomy_never_excludes_a_pair():
    """A self-financing school merges like any other (NĐ 120/2020/NĐ-CP Đ.5 leaves its group to the authority)."""
    units = {"A": {"type": "CD", "autonomy_group": 1}, "B": {"type": "TC", "autonomy_group": 4}}
    assert _reasons(institutions=units) == {}


def test_a_pin_adds_a_pair_that_is_excluded():
    """B is 200 minutes away, in another area, and pinned into A all the same: 1000 + 100 + 80 = 1180."""
    net = network(
        communes={"c1": {"at": 0, "area": "K1"}, "c2": {"at": 200, "area": "K2"}},
        institutions={"A": "TC", "B": "TC"}, sites={"A1": ("A", "c1"), "B1": ("B", "c2")},
        programmes={"T": ("TC", 1)}, offers=[("A1", "T", 10), ("B1", "T", 10)], demand={},
    )  # fmt: skip
    assert cheapest(net)[0] == pytest.approx(2200)
    assert cheapest(net, FREE.but(pins=Pins(merge=(("B", "A"),))))[0] == pytest.approx(1180)


def test_an_exception_allows_a_merger_that_distance_excludes():
    """100 minutes apart and in two areas B cannot merge: 2420; allowed, A takes B in and keeps B1: 1490."""
    far = {"communes": {"c1": {"at": 0, "area": "K1"}, "c2": {"at": 100, "area": "K2"}}}
    assert cheapest(two_schools(**far))[0] == pytest.approx(2420)
    cost, plan = cheapest(two_schools(**far), FREE.but(allowed={"merge": (("B", "A"),)}))
    assert cost == pytest.approx(1490)
    assert plan.merge == {"B": "A"}
