"""Why no plan exists: the wishes in conflict, none of them superfluous, and how far each would have to give."""

from typing import Any

import pytest

from optimizer.analysis.conflicts import conflicts
from optimizer.model import diagnose as module
from optimizer.model.build import build
from optimizer.model.case import Case
from optimizer.model.clock import Interrupt
from optimizer.model.diagnose import Diagnosis, diagnose, lifted
from optimizer.model.engine import Engine, Options, silent
from optimizer.scenario import Boarding, Centres, Coverage, Floors, Merging, Offers, Pins, Scenario, Sites
from optimizer.wording import say
from tests.model.cases import EXACT, FREE, Net, one_school, two_schools


def _status(case: Case, drop: list[str]) -> str:
    engine = Engine(build(case, drop=drop), EXACT, silent, Interrupt())
    root = engine.relax()
    return (engine.search() if root.status == "optimal" else root).status


def _diagnosed(net: Net, scenario: Scenario) -> Diagnosis:
    """Diagnose, and check that the conflict is one, and that leaving out any single wish of it ends it."""
    case = net.case(scenario)
    assert _status(case, []) == "infeasible"
    found = diagnose(case, EXACT)
    assert found.complete
    case = lifted(case)
    others = sorted(set(build(case).asked) - set(found.conflict))
    assert _status(case, others) == "infeasible", "the wishes named do not contradict each other"
    for wish in found.conflict:
        assert _status(case, [*others, wish]) == "optimal", f"{wish} is superfluous"
    return found


def _amounts(found: Diagnosis) -> dict[str, float]:
    return {r.asks: r.amount for r in found.relaxations}


COLLEGES = two_schools(institutions={"A": "CD", "B": "CD"})
"""Two colleges: neither can become a THN."""


def test_a_cap_of_none_against_a_kept_college():
    """No counted school may be left, and college A is kept: exactly these two wishes; each must give by one school.

    Ordinary wishes that hold anyway (floors, coverage, sites) are not named.
    """
    asked = FREE.but(
        merging=Merging(counted_schools_at_most=0, institutions_at_most=2),
        pins=Pins(keep=("A",), keep_sites=("A1",)),
        floors=Floors(demand=0.5),
        sites=Sites(at_least=1),
    )
    found = _diagnosed(two_schools(), asked)
    assert found.conflict == ("merging.counted_schools_at_most", "pins.keep:A")
    assert _amounts(found) == {"merging.counted_schools_at_most": 1, "pins.keep:A": 1}


def test_floor_against_beds():
    """All of c2 must be served, nobody may rent, 6 beds and 13 built at most, 20 needed: one bed is wanting."""
    net = one_school(
        communes={"c1": 0, "c2": 100}, offers=[("A1", "T", 40)],
        sites={"A1": {"institution": "A", "commune": "c1", "beds": 6}},
    )  # fmt: skip
    boarding = Boarding(renting_at_most=0, beds_built_at_most=13)
    found = _diagnosed(net, FREE.but(boarding=boarding, floors=Floors(demand=1.0)))
    assert found.conflict == ("boarding.beds_built_at_most", "boarding.renting_at_most", "floors.demand")
    assert _amounts(found) == pytest.approx(dict.fromkeys(found.conflict, 1.0))


def test_one_counted_school_and_two_kept_colleges():
    """At most one counted school, both kept: three wishes. Each gives by one: a cap of two, or a pin."""
    asked = FREE.but(merging=Merging(counted_schools_at_most=1), pins=Pins(keep=("A", "B")))
    found = _diagnosed(COLLEGES, asked)
    assert found.conflict == ("merging.counted_schools_at_most", "pins.keep:A", "pins.keep:B")
    assert _amounts(found) == {"merging.counted_schools_at_most": 1, "pins.keep:A": 1, "pins.keep:B": 1}


def test_two_pins_that_contradict_each_other():
    """B is kept and merged: exactly these two, each off by one."""
    found = _diagnosed(two_schools(), FREE.but(pins=Pins(keep=("B",), merge=(("B", "A"),))))
    assert found.conflict == ("pins.keep:B", "pins.merge:B>A")
    assert _amounts(found) == {"pins.keep:B": 1, "pins.merge:B>A": 1}


def test_a_wish_that_nothing_can_meet_stands_alone():
    """A college cannot become a THN: the pin alone has no plan."""
    found = _diagnosed(two_schools(), FREE.but(pins=Pins(convert=("A",)), merging=Merging(institutions_at_most=2)))
    assert found.conflict == ("pins.convert:A",)
    assert _amounts(found) == {"pins.convert:A": 1}


def test_a_floor_gives_by_the_entrants_that_have_no_place():
    """80 % of 40 are 32, but there are 30 places: 2 entrants too many, or 2 places more at A1."""
    found = _diagnosed(one_school(), FREE.but(floors=Floors(demand=0.8)))
    assert found.conflict == ("data.places", "floors.demand")
    assert _amounts(found) == {"data.places": pytest.approx(2), "floors.demand": pytest.approx(2)}
    assert found.relaxations[0].rows == (("seat", "T", "A1"),)


def test_a_policy_gives_by_one_centre():
    """Centres convert or merge, nothing merges, and B keeps its type: each of the three, by one."""
    asked = FREE.but(
        centres=Centres(policy="convert_or_merge"), merging=Merging(allowed=False), pins=Pins(keep_type=("B",))
    )  # fmt: skip
    found = _diagnosed(two_schools(second="GDNNGDTX"), asked)
    assert found.conflict == ("centres.policy", "merging.allowed", "pins.keep_type:B")
    assert _amounts(found) == {"centres.policy": 1, "merging.allowed": 1, "pins.keep_type:B": 1}
    assert found.relaxations[1].rows == (("barred", "none_merge", "B", "A"),)


def _apart(**kinds: Any) -> Net:
    """Return A and B in two areas, 120 minutes apart."""
    return two_schools(communes={"c1": {"at": 0, "area": "K1"}, "c2": {"at": 120, "area": "K2"}}, **kinds)


ONE = FREE.but(merging=Merging(institutions_at_most=1))


def test_distance_that_bars_a_merger_is_part_of_the_conflict():
    """One institution at most, heads 120 minutes apart, 90 allowed: one far merger, or a cap of two."""
    found = _diagnosed(_apart(), ONE)
    assert found.conflict == ("merging.institutions_at_most", "merging.minutes_at_most")
    assert _amounts(found) == {"merging.institutions_at_most": 1, "merging.minutes_at_most": 1}
    assert found.relaxations[1].rows[0][:2] == ("barred", "far")


SPECIAL: Any = {"A": {"type": "CD"}, "B": {"type": "TC", "speciality": "health"}}


def test_specialities_that_bar_a_merger_are_part_of_the_conflict():
    """A general school and one of health: they never end in each other; distance, which is small, is not named."""
    found = _diagnosed(two_schools(institutions=SPECIAL), ONE)
    assert found.conflict == ("data.speciality", "merging.institutions_at_most")


def test_of_two_reasons_both_are_named():
    """Health and far: the merger needs both to give, so the cap of one stands against either alone."""
    found = _diagnosed(_apart(institutions=SPECIAL), ONE)
    assert len(found.conflict) == 2
    assert found.conflict[-1].startswith("merging.")
    assert "merging.institutions_at_most" in found.conflict
    assert [r.asks for r in found.relaxations] == ["merging.institutions_at_most"]


def test_a_smallest_class_that_cannot_be_met_is_part_of_the_conflict():
    """Half of 8 entrants are to be served, a class has 10: two wishes."""
    net = one_school(demand={("c1", "T"): 4, ("c2", "T"): 4})
    found = _diagnosed(net, FREE.but(floors=Floors(demand=0.5), offers=Offers(smallest_class=10)))
    assert found.conflict == ("floors.demand", "offers.smallest_class")
    assert _amounts(found) == {"floors.demand": pytest.approx(4), "offers.smallest_class": pytest.approx(2)}


def test_coverage_gives_by_the_communes_left_out():
    """Both basic sites together serve c1 and c2; B1 closes: only c2 is left without one within 20 minutes."""
    net = two_schools(programmes={"T": ("SC", 1)})
    asked = FREE.but(coverage=Coverage(minutes_at_most=20), pins=Pins(close_sites=("B1",)))
    found = _diagnosed(net, asked)
    assert found.conflict == ("coverage.minutes_at_most", "pins.close_sites:B1")
    assert _amounts(found) == {"coverage.minutes_at_most": 1, "pins.close_sites:B1": 1}


def test_two_conflicts_at_once_are_not_healed_by_one_wish():
    """B kept and merged, and A pinned to convert: one of the conflicts is named, no single relaxation helps."""
    asked = FREE.but(pins=Pins(keep=("B",), merge=(("B", "A"),), convert=("A",)))
    found = _diagnosed(two_schools(), asked)
    assert found.conflict in {("pins.convert:A",), ("pins.keep:B", "pins.merge:B>A")}
    assert not found.relaxations


@pytest.mark.parametrize(
    ("asked", "conflict"),
    [
        ({"sites": Sites(at_least=3)}, ("sites.at_least",)),
        ({"merging": Merging(institutions_at_most=0)}, ("merging.institutions_at_most",)),
        (
            {"sites": Sites(closing="none"), "pins": Pins(close_sites=("B1",))},
            ("pins.close_sites:B1", "sites.closing"),
        ),
        (
            {"merging": Merging(per_host_at_most=1), "pins": Pins(merge=(("B", "A"), ("C", "A")))},
            ("merging.per_host_at_most", "pins.merge:B>A", "pins.merge:C>A"),
        ),
    ],
)
def test_caps_and_sites_are_named(asked: dict[str, Any], conflict: tuple[str, ...]):
    """Three sites of two; no institution left; a pinned closure where none may close; two guests where one may come."""
    changes: dict[str, Any] = {}
    if "merging.per_host_at_most" in conflict:
        changes = {
            "institutions": {"A": "CD", "B": "TC", "C": "TC"},
            "sites": {"A1": ("A", "c1"), "B1": ("B", "c2"), "C1": ("C", "c2")},
        }
    assert _diagnosed(two_schools(**changes), FREE.but(**asked)).conflict == conflict


def test_a_limit_is_said():
    """Interrupted from the start: what is named contains the conflict, and an interrupted answer is no answer.

    It may name more than needed, which `complete` then denies.
    """
    asked = FREE.but(
        merging=Merging(counted_schools_at_most=1, institutions_at_most=2), pins=Pins(keep=("A", "B")), offers=Offers()
    )
    interrupt = Interrupt()
    interrupt.raised.set()
    found = diagnose(COLLEGES.case(asked), Options(time_limit_s=0.05), interrupt)
    conflict = {"merging.counted_schools_at_most", "pins.keep:A", "pins.keep:B"}
    assert set(found.conflict) >= conflict
    assert set(found.conflict) == conflict or not found.complete


def test_what_was_stopped_is_not_called_impossible(monkeypatch: pytest.MonkeyPatch):
    """Stopped when the two wishes in conflict are known: whether one of them alone can give is not, and nobody says so.

    Stopped before: the set may be too large. Seen to its end, each can give by one school.
    """
    net = two_schools()
    asked = FREE.but(merging=Merging(counted_schools_at_most=0), pins=Pins(keep=("A",)))
    case, flag = net.case(asked), Interrupt()
    real, left = module._exists, [len(build(lifted(case)).asked)]

    def last(*arguments: Any) -> bool | None:
        found = real(*arguments)
        left[0] -= 1
        if not left[0]:
            flag.raised.set()
        return found

    whole = diagnose(case, EXACT)
    assert (whole.complete, whole.tried, len(whole.relaxations)) == (True, True, 2)
    monkeypatch.setattr(module, "_exists", last)
    stopped = diagnose(case, EXACT, flag)
    assert (stopped.conflict, stopped.complete) == (whole.conflict, True)
    assert (stopped.relaxations, stopped.tried) == ((), False)
    notes = conflicts(net.province, asked, stopped).query("kind == 'note'")
    assert list(notes["en"]) == [say("conflict.untried", "en")]
    at_once = diagnose(case, EXACT, flag)
    assert (at_once.complete, at_once.tried) == (False, False)
    assert set(at_once.conflict) == set(build(lifted(case)).asked)
