"""A planned site is nothing today; opened it is a site, an investment and running costs; the audit knows when."""

from typing import Any

import pytest

from optimizer.solution.audit import audit
from optimizer.solution.costs import Prices, building, merging_once
from optimizer.solution.frames import decisions_of, recorded
from optimizer.solution.ledgers import investment
from optimizer.solution.rules import rules
from tests.solution.cases import GOOD, but, scenario
from tests.solution.planned import OPENED, frames, planned, roads

SCENE = scenario(sites={"closing": "absorbed", "at_most": 4})


def _broken(decisions: Any, opens: str = "2028", **asked: Any) -> set[tuple[str, str]]:
    """Return check and item of what the audit has against a plan."""
    found = audit(planned(opens), roads(), SCENE.but(**asked), decisions)
    return {(str(r.check), str(r.item)) for r in found.itertuples() if not r.ok and r.item}


def test_a_plan_with_and_one_without_it_are_in_order():
    """GOOD leaves S5 unopened although closing is limited; OPENED opens it in its year."""
    assert _broken(GOOD) == set()
    assert _broken(OPENED) == set()


@pytest.mark.parametrize(
    ("spoiled", "asked", "check"),
    [
        (but(OPENED, keep={"S5": "TT2"}), {}, "merging"),
        (but(OPENED, keep={"S5": "TT1"}), {}, "sites"),
        (but(OPENED, keep={"S5": None}), {}, "offering"),
        (OPENED, {"sites": {"at_most": 3}}, "sites"),
        (OPENED, {"pins": {"close_sites": ("S5",)}}, "pins"),
        (GOOD, {"pins": {"open_sites": ("S5",)}}, "pins"),
        (OPENED, {"budget": {"investment_at_most": 5000}}, "budget"),
        (OPENED, {"offers": {"new": "none"}}, "offering"),
    ],
)
def test_the_audit_catches_what_is_wrong_about_it(spoiled: Any, asked: dict[str, Any], check: str):
    """Under a unit that is not its owner's host, too many sites, against pins, beyond the ceiling, without licence."""
    assert check in {name for name, _ in _broken(spoiled, **asked)}


def test_it_may_not_open_before_its_year():
    """From 2029 on: a plan for 2028 that opens it is wrong, one that does not is right."""
    assert ("sites", "S5") in _broken(OPENED, "2029")
    assert _broken(GOOD, "2029") == set()
    frame = audit(planned("2029"), roads(), SCENE, OPENED)
    (row,) = frame[frame["item"] == "S5"].to_dict("records")
    assert row["vi"] == "S5: địa điểm dự kiến mở từ năm 2029, phương án mở năm 2028."
    assert row["en"] == "S5: planned from 2029 on, opened in 2028."
    told = rules(planned("2029"), roads(), SCENE, OPENED, enforced=False)
    (row,) = [r for r in told.to_dict("records") if r["rule"] == "sites.opens"]
    assert row["met"] == "not_met"
    assert "1" in str(row["vi"])


def test_frames_say_planned_or_opened():
    """Unopened: no operator, not open, no money. Opened under CD1: its investment; new offers are TT1's own places."""
    shut, opened = frames(GOOD), frames()
    row = shut.sites.loc["S5"]
    assert (row["status"], row["open"], row["institution_after"], row["investment_mvnd"]) == ("planned", False, "", 0)
    row = opened.sites.loc["S5"]
    assert (row["status"], row["open"], row["institution_after"], row["investment_mvnd"]) == (
        "opened", True, "CD1", 5000,
    )  # fmt: skip
    assert opened.institutions.at["TT1", "places_after"] == shut.institutions.at["TT1", "places_after"] - 40 + 20
    assert decisions_of(opened) == OPENED


def test_it_costs_its_investment_and_no_closing():
    """Building: 5000 · a(25) more than the module alone; ledger: 5000 once; closed sites: S4 alone in both."""
    price = Prices(planned(), SCENE)
    shut, opened = frames(GOOD), frames()
    module = building(price, opened.modules, opened.beds, shut.sites)
    assert building(price, opened.modules, opened.beds, opened.sites) - module == pytest.approx(
        5000 * price.annuity(25)
    )
    assert building(price, opened.modules.iloc[:0], opened.beds, opened.sites) == pytest.approx(
        5000 * price.annuity(25)
    )
    assert investment(price, opened) - opened.modules["investment_mvnd"].sum() == pytest.approx(5000)
    once = [merging_once(price, n.institutions, n.sites, n.transfers) for n in (shut, opened)]
    assert once[0] == once[1]


def test_counts_of_today_leave_it_out():
    """Four sites of today, not five."""
    assert recorded(planned()).at["sites", "value"] == 4
