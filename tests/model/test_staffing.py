"""Teachers required are those who stay and those hired; who is not required is left over."""

from typing import Any

import numpy as np
import pytest

from optimizer.model.build import build
from optimizer.model.case import case_of
from optimizer.model.decisions import Structure
from optimizer.model.parts import parts
from optimizer.model.solve import evaluate
from optimizer.scenario import Merging, Pins, Scenario, Sites, Staffing
from tests.model.cases import EXACT, FREE, STILL, Net, cheapest, network, optimum, two_schools


def _asked(base: Scenario = FREE, **changes: Any) -> Scenario:
    return base.but(staffing=Staffing(**({"counted": True, "attrition": 0} | changes)))


def _teachers(first: float | str = 2, second: float | str = 0, **changes: Any) -> Net:
    """`two_schools` (2420 today, 1450 merged and B1 closed); 20 learners of T at each need 20 / 25 = 0.8 teachers."""
    units = {
        "A": {"type": "CD", "vocational_teachers": first, "general_teachers": 0},
        "B": {"type": "TC", "vocational_teachers": second, "general_teachers": 0},
    }
    return two_schools(**({"institutions": units} | changes))


def test_binds_teachers_hired_and_left_over_are_priced():
    """A has 2, B none. Apart A has 1.2 too many (× 20) and B hires 0.8 (× 10): 2420 + 24 + 8 = 2452.

    Merged they share: 0.4 too many, 1450 + 8 = 1458; without the rule 1450.
    """
    assert cheapest(_teachers(), _asked(STILL))[0] == pytest.approx(2452)
    assert cheapest(_teachers(), _asked())[0] == pytest.approx(1458)
    assert cheapest(_teachers(), _asked(), without=["staffing"])[0] == pytest.approx(1450)


def test_not_counted_costs_nothing():
    """Off by default: 1450."""
    assert cheapest(_teachers(), FREE)[0] == pytest.approx(1450)


def test_unknown_teachers_are_left_out():
    """Nobody knows the teachers of B: A alone has 1.2 too many, 2420 + 24."""
    assert cheapest(_teachers(2, ""), _asked(STILL))[0] == pytest.approx(2444)


def test_retirements_of_the_table_come_before_attrition():
    """One of A's two retires in 2030; five years after 2028 one is left: 0.2 too many (4), B hires 0.8 (8)."""
    rows = [{"institution": "A", "group": "vocational", "retires": y, "persons": 1} for y in (2030, 2100)]
    assert cheapest(_teachers(staff=rows), _asked(STILL, attrition=0.5))[0] == pytest.approx(2432)


def test_attrition_where_the_table_says_nothing():
    """Half leave each year; of 64 teachers 2 are left in 2033: as in the first case."""
    assert cheapest(_teachers(64), _asked(STILL, attrition=0.5))[0] == pytest.approx(2452)


def test_general_subjects_go_by_class():
    """G is GDTX of 1 year: 20 learners at 3 teachers per class of 40 need 1.5; A has none: 1.5 × 10 = 15 more."""
    net = _teachers(
        0, 0, programmes={"T": ("GDTX", 1)}, institutions={
            "A": {"type": "CD", "vocational_teachers": 0, "general_teachers": 0},
            "B": {"type": "TC", "vocational_teachers": "", "general_teachers": ""},
        },
    )  # fmt: skip
    assert cheapest(net, _asked(STILL, general_per_class=3, general_class=40))[0] == pytest.approx(2420 + 15)


def test_who_leaves_takes_the_teachers_along():
    """B leaves with its 2 teachers; A teaches 20 at c1 and 20 who travel (60): 1.6 needed of 1, 0.6 hired."""
    net = _teachers(1, 2)
    asked = _asked(FREE.but(pins={"leave": ("B",)}))
    assert cheapest(net, asked)[0] == pytest.approx(1000 + 100 + 10 + 200 + 60 + 6)


def test_surplus_is_paid_for_five_years_of_a_path():
    """2026 and 2028 at no interest: merged in 2026, 0.4 too many. 2026: 0.4 × 100.

    2028 stands for five years, three of them within the five from 2026: 0.4 × (0.6 × 100 + 0.4 × 20). Without
    teachers 1450 + 850 × 2.5 / 7.
    """
    net = _teachers(later={2026: {("c1", "T"): 20, ("c2", "T"): 20}})
    found = optimum(net, _asked(FREE.but(periods=(2026, 2028))))
    assert found.path[2026].terms["staff"] == pytest.approx(40)
    assert found.path[2028].terms["staff"] == pytest.approx(0.4 * 68)
    assert found.objective_mvnd == pytest.approx(1450 + 850 * 2.5 / 7 + (2 * 40 + 5 * 0.4 * 68) / 7)


def test_every_teacher_belongs_to_the_block_of_a_field():
    """No column of teachers is left with the structure, so that fields stay apart."""
    model = build(_teachers(2, 1).case(_asked()))
    var = model.problem.var
    people = [*var.hired.values(), *var.surplus.values(), *var.shift.values()]
    variables = model.program.variables()
    at = np.argsort(np.array([v.id for v in variables]))
    block = parts(model, at, len(at)).block
    assert people
    assert all(block[at[v.id]] > 0 for v in people)


def test_mergers_that_are_not_allowed_share_nothing():
    """Not allowed to merge: 2452 however near."""
    assert cheapest(_teachers(), _asked(FREE.but(merging=Merging(allowed=False))))[0] == pytest.approx(2452)


def _parts(second: float | str = 0, **changes: Any) -> Net:
    """Centre A ends: 4 teachers of T, 1 at A1 and 3 at A2 by its entrants; 25 learners at each, 1 teacher.

    Schools B, without a teacher or an offer, and C, which teaches 25 far away and has `second` teachers. Two units
    2000, 4 sites 400, two under another operator 40, 3 offers 30, 75 learners 375; a merger costs nothing: 2845.
    """
    tables: dict[str, Any] = {
        "communes": {"c1": 0, "c2": 200},
        "institutions": {
            "A": {"type": "GDNN", "vocational_teachers": 4, "general_teachers": 0},
            "B": {"type": "TC", "vocational_teachers": 0, "general_teachers": 0},
            "C": {"type": "TC", "vocational_teachers": second, "general_teachers": 0},
        },
        "sites": {"A1": ("A", "c1"), "A2": ("A", "c1"), "B1": ("B", "c2"), "C1": ("C", "c2")},
        "programmes": {"T": ("TC", 1)},
        "offers": [("A1", "T", 25, 10), ("A2", "T", 25, 30), ("C1", "T", 25, 25)],
        "demand": {("c1", "T"): 50, ("c2", "T"): 25},
        "costs": {"merge_once_mvnd": 0, "learner_moved_once_mvnd": 0},
    }
    return network(**(tables | changes))


def _among(hosts: int, **changes: Any) -> Scenario:
    merging = Merging(hosts_per_institution_at_most=hosts, minutes_at_most=500)
    pins = Pins(merge=(("A", "B"),), keep=("B", "C"))
    return _asked(FREE.but(merging=merging, pins=pins, sites=Sites(closing="none")), **changes)


def test_binds_teachers_of_a_divided_institution_follow_their_site():
    """All to B: 4 for 2 posts, 2 left over (40), C hires 1 (10): 2895. A2 to C: B has 1 for 1, C 3 for 2: 2845 + 20.

    Both to C: 4 for 3, the same. Counted with the successor, whatever C works, it would be 50 in each.
    """
    assert cheapest(_parts(), _among(1))[0] == pytest.approx(2895)
    cost, plan = cheapest(_parts(), _among(2))
    assert cost == pytest.approx(2865)
    assert plan.keep["A2"] == "C"
    assert cheapest(_parts(), _among(2), without=["staffing"])[0] == pytest.approx(2845)


def _given(net: Net, **keep: str) -> float | None:
    """Return the cost of the plan in which A ends in B and its sites go as said."""
    given = Structure({"A": "B"}, frozenset(), frozenset(), {"B1": "B", "C1": "C", **keep})
    return evaluate(case_of(net.province, net.travel, _among(1), given=given), given, EXACT).objective_mvnd


def test_where_each_site_goes_decides_who_hires():
    """A2 to C 2865, A1 to C 2895, both to C as well: 4 for 3 posts, 2865. A1 closed, A2 to C: its teacher is with B.

    Then 1000 × 2 + 300 + 20 + 20 + 30 + 250 of teaching, 25 not served 1500, 1 left over in B, 1 in C: 40. 4160.
    """
    net = _parts()
    assert _given(net, A1="B", A2="C") == pytest.approx(2865)
    assert _given(net, A1="C", A2="B") == pytest.approx(2895)
    assert _given(net, A1="C", A2="C") == pytest.approx(2865)
    assert _given(net, A2="C") == pytest.approx(4160)


def test_a_site_of_a_host_without_figures_keeps_to_itself():
    """Nobody knows the teachers of C: A2 has 3 for 1 there, 2845 + 40; with B 4 for 2, the same 40."""
    net = _parts("")
    assert _given(net, A1="B", A2="C") == pytest.approx(2885)
    assert cheapest(net, _among(2))[0] == pytest.approx(2885)


def test_teachers_of_mobile_classes_stay_with_the_successor():
    """20 of A's entrants learnt in mobile classes: of 60, 10 at A1 and 30 at A2: 0.67 and 2 teachers, 1.33 with B.

    Nobody learns there now. A2 to C: 2 for 2; B: 2 for 1, 1 left over: 2845 + 20.
    """
    offers = [("A1", "T", 25, 10), ("A2", "T", 25, 30), ("C1", "T", 25, 25), ("A1", "T", 25, 20, "mobile")]
    net = _parts(offers=offers, costs={"merge_once_mvnd": 0, "learner_moved_once_mvnd": 0, "mobile_mvnd": 999})
    assert _given(net, A1="B", A2="C") == pytest.approx(2865)


def test_guests_share_teachers_of_a_field_that_their_host_does_not_teach():
    """B has 2 teachers of U for 0.8 posts, C none for 1.2; both end in A, which teaches T with 1 for 1: nobody hired.

    1000 + 300 + 40 + 30 + 75 × 5 + 100 of mergers = 1845.
    """
    units = {
        i: {"type": kind, "vocational_teachers": n, "general_teachers": 0}
        for i, kind, n in (("A", "CD", 1), ("B", "TC", 2), ("C", "TC", 0))
    }
    net = network(
        communes={"c1": 0}, institutions=units, sites={f"{i}1": (i, "c1") for i in "ABC"},
        programmes={"T": ("TC", 1), "U": {"level": "TC", "length_years": 1, "field": "62"}},
        offers=[("A1", "T", 40), ("B1", "U", 20), ("C1", "U", 30)], demand={("c1", "T"): 25, ("c1", "U"): 50},
    )  # fmt: skip
    pins = Pins(merge=(("B", "A"), ("C", "A")))
    assert cheapest(net, _asked(FREE.but(pins=pins, sites=Sites(closing="none"))))[0] == pytest.approx(1845)
