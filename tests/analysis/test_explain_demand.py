"""Why a demand is not met: what each site could do for it, and what serving it costs, by hand."""

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from optimizer.analysis import explain_demand_text as text
from optimizer.analysis.explain import Plan, tried
from optimizer.analysis.explain_demand import around, commune_named, price, programme_named, serve, teams, unmet
from optimizer.analysis.explain_text import alternative
from optimizer.analysis.pipeline import Prepared, Request
from optimizer.model.case import Case, case_of
from optimizer.model.solve import optimize
from optimizer.scenario import Floors, Offers, Pins, Reach, Scenario, Sites
from optimizer.solution.frames import network_of
from optimizer.wording import LANGUAGES
from tests.analysis.runs import EXACT
from tests.cli.calls import call, province, script
from tests.model.cases import FREE, Net, one_school

CHEAP = {"unplaced_mvnd": 1, "boarding_support_mvnd": 3.0}


def _plan(net: Net, asked: Scenario = FREE) -> tuple[Prepared, Case, Plan]:
    solved = optimize(net.case(asked), EXACT)
    assert solved.decisions is not None
    network = network_of(net.province, net.travel, asked, solved.decisions)
    made = Prepared(net.province, net.travel, 0.0)
    case = case_of(net.province, net.travel, asked)
    return made, case, Plan(network, solved.decisions, solved.objective_mvnd or 0.0)


def _standing(net: Net, asked: Scenario = FREE, commune: str = "c2") -> str:
    _, case, plan = _plan(net, asked)
    return str(around(case, plan.network, commune, "T").at["A1", "standing"])


def test_a_site_that_could_teach_and_does_not():
    """Not serving costs 1, teaching 5: the only site may teach T and does not; 40 want it within reach."""
    _, case, plan = _plan(one_school(costs=CHEAP))
    row = around(case, plan.network, "c2", "T").loc["A1"]
    assert (row["standing"], row["minutes"], row["wanted_in_reach"]) == ("could", 30, 40)
    assert unmet(plan.network, "c2").loc["T", "unplaced"] == 20


@pytest.mark.parametrize(
    ("changes", "asked", "standing"),
    [
        ({}, {}, "serves"),
        ({"offers": [("A1", "T", 20)]}, {}, "full"),
        ({}, {"reach": Reach(day_minutes_at_most=20, boarding_minutes_at_most=20)}, "far"),
        ({"offers": [("A1", "S", 30)]}, {}, "barred"),
        ({"offers": [("A1", "T", 30)], "demand": {("c1", "T"): 3, ("c2", "T"): 3}},
         {"offers": Offers(smallest_class=10)}, "could"),
    ],
)  # fmt: skip
def test_standing_of_the_only_site(changes: dict[str, Any], asked: dict[str, Any], standing: str):
    """30 places, 40 want them: it serves c2 in part; with 20 those of c1 fill it; beyond 20 minutes it is too far."""
    programmes = {"programmes": {"T": ("TC", 1), "S": ("SC", 1)}}
    offers = Offers(modules_per_site_at_most=0)
    assert _standing(one_school(**(programmes | changes)), FREE.but(**({"offers": offers} | asked))) == standing


def test_a_closed_site_is_said_to_be_closed():
    """A2 is closed by a pin: it does nothing for the demand of the commune that it lies in."""
    net = one_school(sites={"A1": ("A", "c1"), "A2": ("A", "c2")}, offers=[("A1", "T", 30), ("A2", "T", 30)])
    asked = FREE.but(sites=Sites(closing="any"), pins=Pins(close_sites=("A2",)))
    _, case, plan = _plan(net, asked)
    assert around(case, plan.network, "c2", "T")["standing"].to_dict()["A2"] == "closed"


def test_serving_all_of_it_costs_what_the_forced_plan_costs_more():
    """1140 with nobody taught, 1290 with all of c2: 150 more; a price of 1 + 150 / 20 = 8.5 makes both equal."""
    made, case, plan = _plan(one_school(costs=CHEAP))
    found = list(tried(made, FREE, plan, "", [serve("c2", "T")], Request(EXACT)))
    assert (found[0].status, found[0].more_found) == ("possible", pytest.approx(150))
    assert price(case, "c2", "T") == 1
    assert "8.5" in " ".join(text.worth(case, found, plan, "c2", "T", "en"))
    assert "150" in alternative(found[0], plan, "en")
    changed = text.change(found[0], plan, "c2", "T", "en")
    assert "20 entrants, 30 minutes" in changed[0]
    assert len(changed) == 1, "nobody else loses, no unit changes"


def test_who_loses_is_said():
    """30 places and no workshops: of c1, 20 are served and 10 of c2; all of c2 leaves 10 of c1 unserved."""
    net = one_school(costs={"boarding_support_mvnd": 3.0})
    asked = FREE.but(offers=Offers(modules_per_site_at_most=0))
    made, _, plan = _plan(net, asked)
    assert unmet(plan.network, "c2").loc["T", "unplaced"] == pytest.approx(10)
    found = list(tried(made, asked, plan, "", [serve("c2", "T")], Request(EXACT)))
    assert found[0].more_found == pytest.approx(30), "10 more travel 30 minutes at 3"
    assert any("10 more" in line for line in text.change(found[0], plan, "c2", "T", "en"))


def test_a_demand_that_cannot_be_served_names_the_wish_it_conflicts_with():
    """30 places for 40: all of c2 and 0.9 of c1 cannot both be served.

    Places and the floor on c1 are named, the forced one is not.
    """
    asked = FREE.but(offers=Offers(modules_per_site_at_most=0), floors=Floors(of_demand=(("c1", "T", 0.9),)))
    made, _, plan = _plan(one_school(), asked)
    (found,) = tried(made, asked, plan, "", [serve("c2", "T")], Request(EXACT))
    assert found.status == "impossible"
    assert list(found.reasons["rule"]) == ["data.places", "floors.of_demand"]
    assert list(found.reasons["item"]) == ["", "c1/T"]
    for lang in LANGUAGES:
        assert "c1" in alternative(found, plan, lang)
        assert text.change(found, plan, "c2", "T", lang) == []


def test_mobile_teams_are_told_with_their_places():
    """A team of 8 places for 40 entrants, at 7 a learner: all its places are used."""
    net = one_school(offers=[("A1", "T", 30), ("A1", "T", 8, 0, "mobile")])
    _, case, plan = _plan(net, FREE.but(offers=Offers(modules_per_site_at_most=0)))
    seen = teams(case, plan.network, "c2", "T")
    assert (seen.at["A", "places"], seen.at["A", "entrants"]) == (8, pytest.approx(8))
    assert "8" in text.teams(case, seen, "en")[0]


def test_communes_and_programmes_go_by_code_or_name():
    """Accents and case do not matter, a name may lack its "Xã"; what fits two names fits none."""
    net = one_school()
    names = net.province.communes["name"]
    assert commune_named(net.province, "c1") == "c1"
    assert commune_named(net.province, str(names["c2"]).upper()) == "c2"
    assert commune_named(net.province, "khong co") is None
    assert programme_named(net.province, "t") == "T"


def test_the_command_tells_of_a_commune_and_of_a_demand(tmp_path: Path):
    """A list for a commune, sentences and tables for a demand; bad names, both questions or none: exit 2."""
    tables = province(tmp_path / "tinh")
    asked = script(tmp_path / "tu_do.py", name='"tu-do"', offers='{"smallest_class": 60}')
    out = tmp_path / "ra"
    assert call("run", asked, "--data", tables, "--out", out).code == 0
    saved = out / "tu-do"
    demand = pd.read_csv(saved / "bundle" / "demand.csv", dtype={"commune": str})
    worst = demand.sort_values("unplaced").iloc[-1]
    assert worst["unplaced"] > 0
    listed = call("explain", saved, "--demand", worst["commune"], "--data", tables, "--lang", "en")
    assert (listed.code, worst["programme"] in listed.out) == (0, True)
    key = f"{worst['commune']}/{worst['programme']}"
    told = call("explain", saved, "--demand", key, "--data", tables, "--lang", "en")
    assert told.code == 0
    assert "not served" in told.out
    assert (saved / "giai-thich" / f"{key.replace('/', '_')}.csv").exists()
    for wrong in (("--demand", "99999/x"), ("--demand", f"{worst['commune']}/x"), ("TT1", "--demand", key), ()):
        refused = call("explain", saved, *wrong, "--data", tables)
        assert refused.code == 2, wrong
        assert refused.err.strip()
