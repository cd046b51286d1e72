"""A conversion is priced where the area keeps an open site of a college or an unconverted trung cấp school."""

from typing import Any

import pulp
import pytest

from optimizer.model.build import build
from optimizer.model.rules.beside import beside
from optimizer.scenario import Pins
from tests.model.cases import FREE, STILL, Net, cheapest, network, optimum


def _centre_near(school: Any = "CD", area: str = "K1", **changes: Any) -> Net:
    """School A (T, no demand) at c1 in `area`; centre B at c2 in K1, where 20 want H (THN, 3 years).

    B converts: 2000 + 200 + offer H 10 + 20 × 3 × 5 = 2510, or not: 2200 + 20 × 3 × 60 = 5800.
    """
    tables: dict[str, Any] = {
        "communes": {"c1": {"at": 0, "area": area}, "c2": {"at": 30, "area": "K1"}},
        "institutions": {"A": school, "B": "GDNNGDTX"},
        "sites": {"A1": ("A", "c1"), "B1": ("B", "c2")},
        "programmes": {"T": ("TC", 1), "S": ("SC", 1), "H": ("THN", 3)},
        "offers": [("A1", "T", 40), ("B1", "S", 20)],
        "demand": {("c2", "H"): 20},
    }
    return network(**(tables | changes))


def test_binds_beside_a_college_a_conversion_is_priced():
    """College A stays in the area: 2510 + 300 = 2810; without the rule nothing is paid, 2510."""
    net = _centre_near()
    cost, plan = cheapest(net, STILL)
    assert cost == pytest.approx(2810)
    assert plan.convert == {"B"}
    assert optimum(net, STILL).terms["conversion"] == pytest.approx(300)
    assert cheapest(net, STILL, without=["beside"])[0] == pytest.approx(2510)


def test_in_an_area_without_a_school_it_is_free():
    """A lies in another area: 2510."""
    assert cheapest(_centre_near(area="K2"), STILL)[0] == pytest.approx(2510)


def test_a_price_above_the_benefit_prevents_it():
    """At 4000 the 20 stay out rather: 5800."""
    cost, plan = cheapest(_centre_near(costs={"conversion_beside_mvnd": 4000}), STILL)
    assert cost == pytest.approx(5800)
    assert not plan.convert


def test_a_school_that_becomes_a_thn_itself_is_no_longer_beside():
    """A is a trung cấp school. As it is, B pays 300; if both convert, nobody does."""
    net = _centre_near(school="TC")
    as_it_is = STILL.but(pins=Pins(keep_type=("A",)))
    assert cheapest(net, as_it_is)[0] == pytest.approx(2810)
    both = STILL.but(pins=Pins(convert=("A", "B")))
    assert cheapest(net, both)[0] == pytest.approx(2510)


def test_a_branch_of_a_school_counts_where_it_lies():
    """A's head site is in K2, its branch A2 in K1 stays open: 2810 + 100 for the site."""
    net = _centre_near(
        area="K2", sites={"A1": ("A", "c1"), "A2": ("A", "c2"), "B1": ("B", "c2")},
    )  # fmt: skip
    assert cheapest(net, STILL)[0] == pytest.approx(2910)


def test_it_is_priced_once_however_many_school_sites_there_are():
    """Two sites of A in K1: 300 once, 2810 + 100."""
    net = _centre_near(sites={"A1": ("A", "c1"), "A2": ("A", "c1"), "B1": ("B", "c2")})
    assert cheapest(net, STILL)[0] == pytest.approx(2910)


def test_a_school_that_others_decide_on_counts():
    """College A is a ministry's: its unit and site are not paid here, the conversion beside it is: 2810 - 1100."""
    net = _centre_near(school={"type": "CD", "authority": "ministry"})
    assert cheapest(net, STILL)[0] == pytest.approx(2810 - 1100 + 10)


def test_another_centre_is_no_school():
    """A is a centre: nothing is paid beside it. A converts no less freely: 2510."""
    net = _centre_near(school="GDTX", offers=[("A1", "S", 20), ("B1", "S", 20)])
    assert cheapest(net, STILL)[0] == pytest.approx(2510)


def test_half_a_site_of_each_of_two_colleges_is_a_site():
    """Centre D ends in college A or C, each half: whoever works its site in K1, beside it B pays all, not half."""
    net = _centre_near(
        area="K2",
        institutions={"A": "CD", "B": "GDNNGDTX", "C": "CD", "D": "GDNN"},
        sites={"A1": ("A", "c1"), "B1": ("B", "c2"), "C1": ("C", "c1"), "D1": ("D", "c2")},
    )  # fmt: skip
    model = build(net.case(FREE.but(pins=Pins(convert=("B",)))))
    case, var = model.problems[0].case, model.problems[0].var
    assert set(case.operators["D1"]) >= {"A", "C"}
    (row,) = [r for r in beside(model.problems[0]) if r.key == ("B", "D1")]
    right = row.right
    assert isinstance(right, pulp.LpAffineExpression)
    assert {v.id: c for v, c in right.items()} == {
        var.convert["B"].id: 1, var.keep["D1", "A"].id: 1, var.keep["D1", "C"].id: 1,
    }  # fmt: skip
    assert right.constant == -1
