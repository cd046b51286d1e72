"""An institution that ends may be divided: each site goes to one of a few hosts, one of them has the rest."""

from typing import Any

import pytest

from optimizer.model.case import case_of
from optimizer.model.decisions import Structure
from optimizer.model.engine import Options
from optimizer.model.solve import evaluate, optimize
from optimizer.scenario import Merging, Offers, Pins, Scenario, Sites
from tests.model.cases import EXACT, FREE, Net, cheapest, network, optimum

LICENSED = Offers(new="licensed", smallest_class=0, modules_per_site_at_most=1)
ENDS = Pins(merge=(("A", "B"),), keep=("B", "C", "D"))


def centre(**changes: Any) -> Net:
    """Centre A with a site at each of c1, c2, c3; schools B, C, D far away at c4, licensed for T, U, V (1 year).

    20 entrants want T at c1, 20 U at c2, 20 V at c3. A ends in B, all sites stay open. Whatever happens: 3 units 3000,
    6 sites 600, three of them under another operator 60, 60 learners 300, a merger 50: 4010. A programme at its own
    school: offer 10, 20 × (200 × 0.02 + 10) of boarding = 290; at a site of A that its school works: offer 10 and a
    workshop 140 = 150, and 50 for a host beside B.
    """
    tables: dict[str, Any] = {
        "communes": {"c1": 0, "c2": 0, "c3": 0, "c4": 200},
        "institutions": {"A": "GDNN", "B": "TC", "C": "TC", "D": "TC"},
        "sites": {
            "A1": ("A", "c1"), "A2": ("A", "c2"), "A3": ("A", "c3"), "B1": ("B", "c4"), "C1": ("C", "c4"),
            "D1": ("D", "c4"),
        },
        "programmes": {"T": ("TC", 1), "U": ("TC", 1), "V": ("TC", 1)},
        "offers": [("B1", "T", 20), ("C1", "U", 20), ("D1", "V", 20)],
        "demand": {("c1", "T"): 20, ("c2", "U"): 20, ("c3", "V"): 20},
    }  # fmt: skip
    return network(**(tables | changes))


def among(hosts: int, **changes: Any) -> Scenario:
    """Return the scenario in which the sites of A may go to so many hosts."""
    merging = Merging(hosts_per_institution_at_most=hosts, minutes_at_most=500)
    asked = {"merging": merging, "offers": LICENSED, "pins": ENDS, "sites": Sites(closing="none")}
    return FREE.but(**(asked | changes))


def test_sites_go_where_their_programmes_are_licensed():
    """All to B: 4010 + 150 + 290 + 290 = 4740. Among two: 4010 + 150 + 150 + 50 + 290 = 4650. Among three 4560."""
    for hosts, cost in ((1, 4740), (2, 4650), (3, 4560), (4, 4560)):
        found, plan = cheapest(centre(), among(hosts))
        assert found == pytest.approx(cost)
        assert plan.merge == {"A": "B"}
        operators = {plan.keep[s] for s in ("A1", "A2", "A3")}
        assert len(operators) == min(hosts, 3)
        assert "B" in operators


def test_binds_the_successor_is_paid_for_though_it_gets_no_site():
    """A's sites close: B takes its staff and duties over, 50, whatever becomes of the sites. Without the rule 0.

    3 units 3000, 3 sites 300, 3 closed 90, 60 learners 300, 3 × 290 = 870 (boarding and offers): 4560, and 50.
    """
    asked = among(2, sites=Sites(closing="any"), offers=Offers(new="none", smallest_class=0))
    cost, plan = cheapest(centre(), asked)
    assert cost == pytest.approx(4610)
    assert set(plan.keep) == {"B1", "C1", "D1"}
    assert cheapest(centre(), asked, without=["dividing"])[0] == pytest.approx(4560)


def test_a_host_takes_in_parts_as_it_takes_in_institutions():
    """C may take in nobody beside a merger into it by pin: E ends in C, so U stays at C1, V goes to D: 4650 + E.

    E: its site under C 120, its merger 50; without the limit 4560 + 170.
    """
    units = {"A": "GDNN", "B": "TC", "C": "TC", "D": "TC", "E": "GDNN"}
    net = centre(
        institutions=units,
        sites={
            "A1": ("A", "c1"), "A2": ("A", "c2"), "A3": ("A", "c3"), "B1": ("B", "c4"), "C1": ("C", "c4"),
            "D1": ("D", "c4"), "E1": ("E", "c4"),
        },
    )  # fmt: skip
    base = among(3, pins=Pins(merge=(("A", "B"), ("E", "C")), keep=("B", "C", "D")))
    limited = base.but(merging=base.merging.model_copy(update={"per_host_at_most": 1}))
    assert cheapest(net, base)[0] == pytest.approx(4560 + 170)
    cost, plan = cheapest(net, limited)
    assert cost == pytest.approx(4650 + 170)
    assert "C" not in {plan.keep.get(s) for s in ("A1", "A2", "A3")}


def test_those_kept_apart_do_not_meet_in_parts():
    """A and C never together: A2 goes to B, U stays at C1: 4650."""
    apart = Pins(merge=(("A", "B"),), keep=("B", "C", "D"), not_together=(("A", "C"),))
    cost, plan = cheapest(centre(), among(3, pins=apart))
    assert cost == pytest.approx(4650)
    assert "C" not in {plan.keep[s] for s in ("A1", "A2", "A3")}


def test_another_managing_body_is_paid_for_by_each_host():
    """C and D are of another body: each 20 a year more: 4600."""
    bodies = {i: {"type": "TC", "managing_body": b} for i, b in (("B", "UBND"), ("C", "Sở"), ("D", "Sở"))}
    cost, _ = cheapest(centre(institutions={"A": "GDNN", **bodies}), among(3))
    assert cost == pytest.approx(4600)


def test_what_is_decided_of_sites_holds_whatever_the_limit():
    """A row of `decided` gives A3 to C though all go to one host else: 4740 + 50, and U may start at A3: 290 - 150."""
    rows = [{"institution": "A", "action": "merge", "host": "B", "use": "pin", "site_hosts": "A3>C"}]
    asked = among(1, pins=Pins(decided=True, keep=("B", "C", "D")))
    cost, plan = cheapest(centre(decided=rows), asked)
    assert cost == pytest.approx(4740 + 50 - 140)
    assert plan.keep["A3"] == "C"
    assert {plan.keep[s] for s in ("A1", "A2")} <= {"B", "C"}


def test_a_given_plan_that_divides_is_taken_as_it_is():
    """A2 and A3 to D, A1 to B, under a scenario that divides nobody: V at A3 (or A2), T at A1, U at C1: 4650."""
    keep = {"A1": "B", "A2": "D", "A3": "D", "B1": "B", "C1": "C", "D1": "D"}
    given = Structure({"A": "B"}, frozenset(), frozenset(), keep)
    net = centre()
    found = evaluate(case_of(net.province, net.travel, among(1), given=given), given, EXACT)
    assert found.objective_mvnd == pytest.approx(4650)
    assert found.decisions is not None
    assert found.decisions.keep == keep


def test_nothing_is_added_where_nothing_is_divided():
    """One host each: the variable of a taker is that of the merger, there is no row of the rule."""
    net = centre()
    case = net.case(among(1))
    assert case.divisible == frozenset()
    assert len(net.case(among(2)).divisible) == 1


def test_both_searches_find_the_same():
    """By structure and as a whole: 4560."""
    for method in ("whole", "structure"):
        found = optimize(centre().case(among(3)), Options(gap=1e-9, time_limit_s=60, method=method))  # type: ignore[arg-type]
        assert found.objective_mvnd == pytest.approx(4560)
        assert found.bound_mvnd == pytest.approx(4560)


def test_over_years_sites_stay_where_they_went():
    """2026 and 2028: A2 is with C, A3 with D in both years, or in the second alone; never here and then there."""
    wanted = {("c1", "T"): 20, ("c2", "U"): 20, ("c3", "V"): 20}
    later = {2026: {("c1", "T"): 20, ("c2", "V"): 20, ("c3", "U"): 20}}
    net = centre(later=later, demand=wanted)
    found = optimum(net, among(3, periods=(2026, 2028), path={"targets": "every"}))
    first, last = (found.path[year].decisions.keep for year in (2026, 2028))
    assert all(last[s] == h for s, h in first.items() if s in last)
    free = optimum(net, among(3, periods=(2026, 2028), path={"targets": "every"}), without=["lasting"])
    assert free.objective_mvnd == pytest.approx(found.objective_mvnd)
