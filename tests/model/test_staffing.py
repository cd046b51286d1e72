"""Teachers required are those who stay and those hired; who is not required is left over."""

from typing import Any

import pytest

from optimizer.model.build import build
from optimizer.model.parts import parts
from optimizer.scenario import Merging, Scenario, Staffing
from tests.model.cases import FREE, STILL, Net, cheapest, optimum, two_schools


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
    at = {v.id: k for k, v in enumerate(model.program.variables())}
    block = parts(model, at, len(at)).block
    assert people
    assert all(block[at[v.id]] > 0 for v in people)


def test_mergers_that_are_not_allowed_share_nothing():
    """Not allowed to merge: 2452 however near."""
    assert cheapest(_teachers(), _asked(FREE.but(merging=Merging(allowed=False))))[0] == pytest.approx(2452)
