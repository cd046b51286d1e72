"""A planned site opens from its year on, for its investment, under its owner or its owner's host, or it is nothing."""

from typing import Any

import pytest

from optimizer.model.decisions import Structure
from optimizer.model.solve import evaluate, unchanged
from optimizer.scenario import Allowed, Budget, Merging, Offers, Pins, Scenario, Sites
from tests.model.cases import EXACT, FREE, STILL, Net, cheapest, network, optimum, two_schools

LICENSED = Offers(new="licensed", smallest_class=0, modules_per_site_at_most=1)
OPEN = STILL.but(offers=LICENSED)
"""Nobody merges; what A is licensed for may start at any of its sites, with one workshop a field and site."""


def school(invested: float = 250, opens: int = 2028, **changes: Any) -> Net:
    """School A at c1; T (trung cấp, 1 year) 40 places; 20 want it at c1, 20 at c2, 60 minutes off; N1 is planned at c2.

    Without N1: 1000 + 100 + 10 + 200 + 20 × 60 × 0.1 = 1430.
    With N1: + site 100, offer 10, a workshop of 20 places 140, investment 250 / 25 = 10, no travel: 1430 + 260 - 120.
    """
    planned = {"institution": "A", "commune": "c2", "candidate": True, "opens": opens, "investment_mvnd": invested}
    tables: dict[str, Any] = {
        "communes": {"c1": 0, "c2": 60},
        "institutions": {"A": "TC"},
        "sites": {"A1": ("A", "c1"), "N1": planned},
        "programmes": {"T": ("TC", 1)},
        "offers": [("A1", "T", 40)],
        "demand": {("c1", "T"): 20, ("c2", "T"): 20},
    }
    return network(**(tables | changes))


def far(**changes: Any) -> Net:
    """As `school`, 20 places at A1 only, a minute costs 0.2: with N1 1000 + 200 + 20 + 200 + 140 + 10 = 1570.

    A workshop at A1 instead: 1000 + 100 + 10 + 200 + 140 + 20 × 60 × 0.2 = 1690; 20 not served: 1210 + 1200 = 2410.
    """
    return school(offers=[("A1", "T", 20)], costs={"minute_mvnd": 0.2}, **changes)


def test_a_planned_site_opens_where_that_is_worth_its_investment():
    """1570 with N1 open, 1690 without it: it opens for an investment of up to (1690 - 1560) × 25 = 3250."""
    cost, plan = cheapest(far(), OPEN)
    assert cost == pytest.approx(1570)
    assert plan.keep == {"A1": "A", "N1": "A"}
    assert plan.modules == {("52", "N1"): 1}
    cost, plan = cheapest(far(invested=3200), OPEN)
    assert cost == pytest.approx(1560 + 3200 / 25)
    assert "N1" in plan.keep
    cost, plan = cheapest(far(invested=3300), OPEN)
    assert cost == pytest.approx(1690)
    assert plan.keep == {"A1": "A"}


def test_nothing_is_charged_before_it_opens_and_nothing_for_staying_shut():
    """Whatever holds of closing: 1430 with N1 shut, no closing cost; from 2029 on it cannot open in 2028."""
    for closing in ("none", "absorbed", "any"):
        cost, plan = cheapest(school(), OPEN.but(sites=Sites(closing=closing)))
        assert cost == pytest.approx(1430)
        assert plan.keep == {"A1": "A"}
    shut = far(opens=2029, later={2029: {("c1", "T"): 20, ("c2", "T"): 20}})
    assert cheapest(shut, OPEN)[1].keep == {"A1": "A"}
    assert cheapest(shut, OPEN.but(periods=(2029,)))[1].keep == {"A1": "A", "N1": "A"}


def test_a_pin_opens_it_and_a_pin_keeps_it_shut():
    """Asked for: 1430 + 100 + 10 for the site alone (nobody is taught there) = 1540. Shut by pin: as without it."""
    cost, plan = cheapest(school(), STILL.but(pins=Pins(open_sites=("N1",))))
    assert cost == pytest.approx(1540)
    assert "N1" in plan.keep
    assert cheapest(far(), OPEN.but(pins=Pins(close_sites=("N1",))))[1].keep == {"A1": "A"}
    too_soon = optimum(school(opens=2029), STILL.but(pins=Pins(open_sites=("N1",))))
    assert too_soon.status == "infeasible"


def test_its_investment_counts_under_the_ceiling():
    """Opening with its workshop invests 250 + 1000 + 20 × 50 = 2250: one million less and it stays shut."""
    net = far()
    assert "N1" in cheapest(net, OPEN.but(budget=Budget(investment_at_most=2250)))[1].keep
    assert "N1" not in cheapest(net, OPEN.but(budget=Budget(investment_at_most=2249)))[1].keep
    alone = STILL.but(pins=Pins(open_sites=("N1",)), budget=Budget(investment_at_most=249))
    assert optimum(net, alone).status == "infeasible"


def _merged(**changes: Any) -> Net:
    """Schools A and B as in `two_schools`; N1 at c2 is planned for B."""
    planned = {"institution": "B", "commune": "c2", "candidate": True, "opens": 2028, "investment_mvnd": 0}
    return two_schools(sites={"A1": ("A", "c1"), "B1": ("B", "c2"), "N1": planned}, **changes)


def test_it_opens_under_the_host_of_its_institution():
    """B merges into A and N1 opens under A: coordination of a second site 20, no closing of N1 when it does not open.

    B1 closed, N1 shut: 1450 as in `two_schools`. N1 open by pin: + 100 + 20.
    """
    asked = FREE.but(pins=Pins(merge=(("B", "A"),)))
    assert cheapest(_merged(), asked)[0] == pytest.approx(1450)
    cost, plan = cheapest(_merged(), FREE.but(pins=Pins(merge=(("B", "A"),), open_sites=("N1",))))
    assert cost == pytest.approx(1570)
    assert plan.keep["N1"] == "A"


def test_it_cannot_open_for_an_institution_that_leaves():
    """B leaves and takes nothing: N1 has nobody to open it."""
    asked = FREE.but(allowed=Allowed(leave=("B",)), pins=Pins(leave=("B",), open_sites=("N1",)))
    assert optimum(_merged(), asked).status == "infeasible"


def test_networks_of_today_do_not_have_it():
    """Unchanged: N1 is shut, 1430; a given plan has it where it says so, whatever its year: 1430 + 110."""
    found = unchanged(school().case(OPEN)).decisions
    assert found is not None
    assert found.keep == {"A1": "A"}
    net = school(opens=2040)
    given = Structure({}, frozenset(), frozenset(), {"A1": "A", "N1": "A"})
    told = evaluate(_given(net, given), given, EXACT)
    assert told.decisions is not None
    assert told.decisions.keep == {"A1": "A", "N1": "A"}
    assert told.objective_mvnd == pytest.approx(1540)


def _given(net: Net, structure: Structure) -> Any:
    from optimizer.model.case import case_of  # noqa: PLC0415 - only here

    return case_of(net.province, net.travel, STILL, given=structure)


def _years(**changes: Any) -> Scenario:
    return OPEN.but(periods=(2026, 2028), **changes)


def test_once_opened_it_stays():
    """Wanted in 2026 alone (20 at c2 then, nobody in 2028): open in both years, or in none.

    Open: 2026 1570; 2028 1000 + 200 + 10 + 100 + 10 + 140 (the workshop stays) = 1460. Shut with a workshop at A1:
    2026 1690, 2028 1000 + 100 + 10 + 100 + 140 = 1350. So it is not opened; where the rule does not hold, it opens
    in 2026 and is shut in 2028 (nothing is built at A1): 2026 1570, 2028 1210.
    """
    net = far(opens=2024, demand={("c1", "T"): 20}, later={2026: {("c1", "T"): 20, ("c2", "T"): 20}})
    found = optimum(net, _years())
    assert found.objective_mvnd == pytest.approx((2 * 1690 + 5 * 1350) / 7)
    free = optimum(net, _years(), without=["staying"])
    assert free.objective_mvnd == pytest.approx((2 * 1570 + 5 * 1210) / 7)
    pinned = optimum(net, _years(pins=Pins(open_sites=("N1",)), path={"targets": "every"}))
    assert all("N1" in stage.decisions.keep for stage in pinned.path.values())


def test_a_pin_waits_for_its_year():
    """To open from 2028 on, asked for in every year: shut in 2026, open in 2028."""
    net = school(later={2026: {("c1", "T"): 20}})
    found = optimum(net, _years(pins=Pins(open_sites=("N1",)), path={"targets": "every"}))
    assert {year: "N1" in stage.decisions.keep for year, stage in found.path.items()} == {2026: False, 2028: True}


def test_land_of_today_leaves_it_out():
    """Merged, the land of N1 counts where it opens, and is no part of what B has today."""
    sites = {
        "A1": {"institution": "A", "commune": "c1", "land_m2": 600},
        "B1": {"institution": "B", "commune": "c2", "land_m2": 300},
        "N1": {"institution": "B", "commune": "c2", "candidate": True, "opens": 2028, "investment_mvnd": 0,
               "land_m2": 500},
    }  # fmt: skip
    norms = [{"parameter": "land_rural_m2", "value": 1000}]
    net = two_schools(sites=sites, norms=norms)
    asked = FREE.but(pins=Pins(merge=(("B", "A"),)), founding={"land": "hard"}, merging=Merging())
    cost, plan = cheapest(net, asked)
    assert "N1" in plan.keep
    assert cost == pytest.approx(1450 + 120)
    worse = FREE.but(pins=Pins(merge=(("B", "A"),)), founding={"land": "no_worse"})
    assert cheapest(net, worse)[0] == pytest.approx(1450)
