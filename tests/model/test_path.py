"""Plans of several years: what is decided lasts, savings glide, lead times and the pace of hosts hold."""

from dataclasses import replace
from typing import Any

import pytest

from optimizer.model.solve import optimize
from optimizer.scenario import Centres, Goals, Merging, Path, Scenario, Sites
from tests.model.cases import EXACT, FREE, Net, cheapest, one_school, optimum, two_schools

EQUAL = {("c1", "T"): 20, ("c2", "T"): 20}


def years(*years: int, **changes: Any) -> Scenario:
    return FREE.but(periods=years, **changes)


def _schools(**changes: Any) -> Net:
    """Two schools as in `two_schools`, with the same demand in 2026: 2420 today, 1450 merged with B1 (or A1) closed."""
    return two_schools(**({"later": {2026: EQUAL}} | changes))


def test_savings_of_a_merger_glide_over_five_years():
    """Merged in 2026; 2026 stands for 2 years, 2028 for 5. Of 900 posts 50 are saved at first: 850 × (1 + ¾ + ½ + ¼).

    1450 + 850 × 2.5 / 7 = 1753.57. In the first two years 850 × 1.75 / 2 are paid on, in the last five 850 × 0.75 / 5.
    """
    found = optimum(_schools(), years(2026, 2028))
    assert found.objective_mvnd == pytest.approx(1450 + 850 * 2.5 / 7)
    assert set(found.path) == {2026, 2028}
    assert all(sum(stage.terms.values()) == pytest.approx(1450) for stage in found.path.values())


def test_one_year_is_the_long_run_year_of_today():
    """One year: no glide, no path, 1450."""
    found = optimum(_schools(), FREE)
    assert found.objective_mvnd == pytest.approx(1450)
    assert found.path == {}


def test_years_are_weighted_by_discounted_years():
    """At 100 % a year 2026 weighs 1 + ½, 2028 ¼ + … + 1/64 = 31/64: (1.5 × 2420 + 31/64 × X) / (127/64).

    In 2028 demand is 10 + 10: 2000 + 200 + 100 + 20 = 2320 = X.
    """
    net = two_schools(demand=dict.fromkeys(EQUAL, 10), later={2026: EQUAL}, costs={"discount_rate": 1.0})
    cost = optimum(net, years(2026, 2028, merging=Merging(allowed=False))).objective_mvnd
    assert cost == pytest.approx((1.5 * 2420 + 31 / 64 * 2320) / (127 / 64))


def test_lasting_binds_a_merged_unit_does_not_come_back():
    """B is a centre that must exist in 2028: so it exists in 2026 too, 2420 each year.

    Without the rule (and that on sites) it merges in 2026, 2 × (1450 + 850 × 0.875) = 4387.5, and comes back,
    and in 2028 2420, the posts of 2026 and of 2028 gliding against each other: 850 × (0.75 − 2.5) / 5 = −297.5.
    """
    net = _schools(second="GDNN")
    asked = years(2026, 2028, centres=Centres(policy="free", at_least=1), pins={"keep": ("A",)})
    cost, plan = cheapest(net, asked)
    assert cost == pytest.approx(2420)
    assert plan.merge == {}
    assert cheapest(net, asked, without=["lasting", "staying"])[0] == pytest.approx((4387.5 + 5 * (2420 - 297.5)) / 7)


def test_conversion_lasts_until_the_unit_ends():
    """B becomes a THN in 2026 by pin of the last year: allowed earlier, required in 2028, never undone."""
    net = _schools(second="GDNN")
    asked = years(2026, 2028, centres=Centres(policy="free"), pins={"convert": ("B",)}, merging=Merging(allowed=False))
    found = optimum(net, asked)
    converted = [bool(stage.decisions.convert) for _, stage in sorted(found.path.items())]
    assert converted == sorted(converted)
    assert found.path[2028].decisions.convert == {"B"}


def test_staying_binds_a_closed_site_does_not_open_again():
    """60 minutes apart; in 2026 nobody at c2 wants T, in 2028 20 do. A alone: B1 is its second site.

    Closing B1 in 2026 saves 100 and costs 30 (a tenth of 300) for ever, and 120 of travel from 2028: 1240, then 1460.
    Kept: 2026 1000 + 200 + 100 + 10 = 1310, 2028 1000 + 200 + 200 + 20 = 1420: (2 × 1310 + 5 × 1420) / 7 = 1388.57.
    Without the rule it closes and opens again: 2026 1000 + 100 + 30 + 100 + 10 = 1240: (2 × 1240 + 5 × 1420) / 7.
    """
    net = two_schools(
        apart=60, institutions={"A": "CD"}, sites={"A1": ("A", "c1"), "B1": ("A", "c2")},
        later={2026: {("c1", "T"): 20, ("c2", "T"): 0}},
    )  # fmt: skip
    asked = years(2026, 2028, sites=Sites(closing="any"))
    assert cheapest(net, asked)[0] == pytest.approx((2 * 1310 + 5 * 1420) / 7)
    assert cheapest(net, asked, without=["staying"])[0] == pytest.approx((2 * 1240 + 5 * 1420) / 7)


def test_a_workshop_may_be_built_for_a_demand_that_ends():
    """In 2026 40 want T, of whom 30 have places: a workshop (140 a year) brings 1890 to 1510. In 2028 nobody does.

    It stays: 1000 + 100 + 140 = 1240 in 2028, without it 1100. (2 × 1510 + 5 × 1240) / 7 is less than with none.
    """
    net = one_school(demand={}, later={2026: {("c1", "T"): 20, ("c2", "T"): 20}})
    asked = years(2026, 2028, offers={"new": "none", "smallest_class": 0, "modules_per_site_at_most": 3})
    for method in ("auto", "structure"):
        found = optimize(net.case(asked), replace(EXACT, method=method))
        assert found.objective_mvnd == pytest.approx((2 * 1510 + 5 * 1240) / 7)
        built = [sum(stage.decisions.modules.values()) for _, stage in sorted(found.path.items())]
        assert built == [1, 1]


def test_workshops_follow_a_demand_that_falls():
    """60 in 2026 and 40 in 2028: two workshops in 2026 seat 20 + 10 more, and both stay.

    One or two more each year: 1890 + 20 × 60 = 3090 without, 2710 with one, 1000 + 100 + 10 + 300 + 90 + 280 = 1780
    with two; in 2028 1510 with one and 1650 with two. (2 × 1780 + 5 × 1650) / 7 against (2 × 2710 + 5 × 1510) / 7.
    """
    net = one_school(later={2026: {("c1", "T"): 30, ("c2", "T"): 30}})
    asked = years(2026, 2028, offers={"new": "none", "smallest_class": 0, "modules_per_site_at_most": 3})
    assert optimum(net, asked).objective_mvnd == pytest.approx((2 * 1780 + 5 * 1650) / 7)


def test_lead_binds_a_merger_waits_for_the_ministry():
    """Tables of 1/3/2026: with a college 12 months, so not by 1/9/2026. 2026: 2420; 2028: 1450 + 850 × 2.5 / 5 = 1875.

    (2 × 2420 + 5 × 1875) / 7 = 2030.71; without the rule 1753.57.
    """
    net = _schools(facts={"as_of": "2026-03-01"})
    cost = optimum(net, years(2026, 2028)).objective_mvnd
    assert cost == pytest.approx((2 * 2420 + 5 * 1875) / 7)
    assert cheapest(net, years(2026, 2028), without=["lead"])[0] == pytest.approx(1450 + 850 * 2.5 / 7)


def test_two_trung_cap_schools_wait_for_the_province_only():
    """6 months from 1/3/2026 are over on 1/9/2026, from 2/3/2026 they are not."""
    units = {"A": "TC", "B": "TC"}
    soon = optimum(_schools(institutions=units, facts={"as_of": "2026-03-01"}), years(2026, 2028))
    late = optimum(_schools(institutions=units, facts={"as_of": "2026-03-02"}), years(2026, 2028))
    assert len(soon.path[2026].decisions.merge) == 1
    assert late.path[2026].decisions.merge == {}


def _three(**changes: Any) -> Net:
    """Three schools at one place; each merger saves 1000 + 100 a year and 10 of its offer, and costs 50 + 30."""
    tables: dict[str, Any] = {
        "communes": {"c1": 0}, "institutions": {"A": "CD", "B": "TC", "C": "TC"},
        "sites": {"A1": ("A", "c1"), "B1": ("B", "c1"), "C1": ("C", "c1")},
        "programmes": {"T": ("TC", 1), "U": ("CD", 1)}, "offers": [("A1", "U", 40), ("B1", "T", 40), ("C1", "T", 40)],
        "demand": {("c1", "U"): 20}, "later": {2026: {("c1", "U"): 20}},
    }  # fmt: skip
    return two_schools(**(tables | changes))


def test_pace_binds_a_host_takes_one_a_period():
    """A takes in one of B and C in 2026 and the other in 2028; without the limit both in 2026.

    Units 1, sites 1: 1000 + 100 + 100 + 10 + 2 × 80 = 1370; one less merged 1370 + 1000 + 100 − 80 = 2390. Both at
    once: 1370 + 2 × 850 × 2.5 / 7. One a period: (2 × 2390 + 5 × 1370 + 850 × 2.5 + 850 × 2.5) / 7.
    """
    only_a = {"pins": {"keep": ("A",), "not_together": ()}}
    slow = years(2026, 2028, merging=Merging(per_host_at_most=1), **only_a)
    assert cheapest(_three(), years(2026, 2028, **only_a))[0] == pytest.approx(1370 + 2 * 850 * 2.5 / 7)
    found = optimum(_three(), slow)
    assert [len(stage.decisions.merge) for _, stage in sorted(found.path.items())] == [1, 2]
    assert found.objective_mvnd == pytest.approx((2 * 2390 + 5 * 1370 + 2 * 850 * 2.5) / 7)
    assert cheapest(_three(), slow, without=["pace"])[0] == pytest.approx(1370 + 2 * 850 * 2.5 / 7)


def test_overall_binds_a_mean_of_the_years():
    """Access is 60 with B1 closed in both years, 1450 each; 0 with B1 kept, 1490. 43 at most on average: kept in 2026.

    Then (2 × 0 + 5 × 60) / 7 = 42.86, so (2 × 1490 + 5 × 1450) / 7, and 850 × 2.5 / 7 of posts that glide.
    """
    asked = years(2026, 2028, goals=Goals(over_years_at_most=(("access", 43.0),)))
    posts = 850 * 2.5 / 7
    cost, plan = cheapest(_schools(), asked)
    assert cost == pytest.approx((2 * 1490 + 5 * 1450) / 7 + posts)
    assert len(plan.keep) == 1
    assert cheapest(_schools(), asked, without=["overall"])[0] == pytest.approx(1450 + posts)
    at_all = asked.but(goals=Goals(over_years_at_most=(("access", 0.0),)))
    assert cheapest(_schools(), at_all)[0] == pytest.approx(1490 + posts)


def test_caps_hold_in_the_last_year_or_in_each():
    """At most one counted school where tables are too young to merge by 2026: every year asks for what cannot be."""
    net = _schools(facts={"as_of": "2026-03-02"}, institutions={"A": "TC", "B": "TC"})
    cap = Merging(counted_schools_at_most=1)
    assert optimum(net, years(2026, 2028, merging=cap)).status == "optimal"
    assert optimum(net, years(2026, 2028, merging=cap, path=Path(targets="every"))).status == "infeasible"


def test_a_year_that_is_not_asked_is_refused():
    """2027 is none of the years."""
    with pytest.raises(ValueError, match="2027"):
        years(2026, 2028).at(2027)
