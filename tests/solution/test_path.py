"""Plans of several years: their figures by hand, and an audit that catches what links the years being broken."""

from dataclasses import replace
from functools import cache
from typing import Any

import pandas as pd
import pytest

from optimizer.model.decisions import Decisions
from optimizer.scenario import Budget, Merging, Scenario, Staffing
from optimizer.scenario import Path as Timing
from optimizer.solution.audit_path import audit_path
from optimizer.solution.frames import network_of
from optimizer.solution.path import Path, changes, of_year, posts, years
from optimizer.solution.path_ledger import ledger_by_year
from optimizer.solution.roadmap import roadmap
from optimizer.solution.rules_path import rules_of_path
from optimizer.solution.solution import Proof
from tests.model.cases import FREE, Net, optimum, two_schools

DEMAND = {("c1", "T"): 20, ("c2", "T"): 20}
MERGED = 1450 + 850 * 2.5 / 7
"""1450 in each year; of the 850 million VND of posts that a merger saves in the end, 2.5 years' worth are paid on."""


def asked(**fields: Any) -> Scenario:
    """Return the question of 2026 (two years) and 2028 (five)."""
    return FREE.but(periods=(2026, 2028), **fields)


@cache
def net() -> Net:
    """Two schools that are cheaper as one, the same demand in both years."""
    units = {"A": {"type": "CD", "posts": 15}, "B": {"type": "TC", "posts": 15}}
    return two_schools(costs={"boarding_support_mvnd": 3.0}, later={2026: DEMAND}, institutions=units)


@cache
def stages() -> dict[int, Decisions]:
    """Decisions of the optimum: merged from 2026 on, one site."""
    return {year: stage.decisions for year, stage in optimum(net(), asked()).path.items()}


def path(scenario: Scenario | None = None, **by_year: Decisions) -> Path:
    """Return the optimum with the decisions of some years (y2026=...) replaced."""
    scene = scenario or asked()
    plan = stages() | {int(year[1:]): decisions for year, decisions in by_year.items()}
    tables = net().province, net().travel
    plans = {y: network_of(*tables, of_year(scene, y), d) for y, d in plan.items()}
    still = {y: network_of(*tables, of_year(scene, y), TODAY) for y in plan}
    return Path(net().province, scene, plans, still)


TODAY = Decisions(
    merge={}, leave=frozenset(), convert=frozenset(), keep={"A1": "A", "B1": "B"},
    run=frozenset({("T", "A1"), ("T", "B1")}), modules={}, added={},
    place={("c1", "T", "A1"): 20.0, ("c2", "T", "B1"): 20.0}, mobile={}, unplaced={},
)  # fmt: skip


def broken(made: Path, objective: float | None = None) -> list[str]:
    """Return the items that the audit finds broken."""
    proof = Proof(made.objective() if objective is None else objective, None, None, "gap")
    frame = audit_path(made, net().travel, proof)
    return list(frame.loc[~frame["ok"] & (frame["item"] != ""), "check"])


def test_weights_and_objective_by_hand():
    """Without discount 2 of 7 years and 5 of 7; posts paid on 850 x 1.75 / 2 and 850 x 0.75 / 5 a year."""
    made = path()
    assert made.weights == {2026: pytest.approx(2 / 7), 2028: pytest.approx(5 / 7)}
    assert made.glide(2026) == pytest.approx(850 * 1.75 / 2)
    assert made.glide(2028) == pytest.approx(850 * 0.75 / 5)
    assert made.objective() == pytest.approx(MERGED)


def test_the_optimum_passes_and_another_objective_does_not():
    """The stated objective is the recomputed one; one more is found, one term of one year too many is found."""
    assert broken(path()) == []
    assert broken(path(), MERGED + 1) == ["costs"]


def test_figures_by_year():
    """One unit, one site in both years; less recurrent budget is saved while posts run down."""
    frame = years(path())
    assert list(frame.index) == [2026, 2028]
    assert list(frame["units"]) == [1, 1]
    assert list(frame["served"]) == [40, 40]
    saved = frame["unchanged_budget_mvnd"] - frame["budget_mvnd"]
    assert saved[2028] - saved[2026] == pytest.approx(850 * (1.75 / 2 - 0.75 / 5))


def test_the_budget_of_each_calendar_year():
    """Five years after 2028 and two before: 7 years; 850 of posts less saved at first, 0 from the fifth on."""
    recurrent = ledger_by_year(path()).xs("budget_recurrent", level="ledger")["mvnd"]
    assert list(recurrent.index) == [2027, 2028, 2029, 2030, 2031, 2032, 2033]
    steps = (recurrent.iloc[:5] - recurrent.iloc[4]).to_list()
    assert steps == pytest.approx([850, 637.5, 425, 212.5, 0])
    assert recurrent.iloc[4:].to_list() == pytest.approx([recurrent.iloc[4]] * 3)


def test_what_is_paid_once_is_paid_when_it_happens():
    """Merged in 2028 only: the merger is paid in 2029 and not in 2027."""
    late = path(y2026=TODAY)
    once = ledger_by_year(late).xs("budget_one_off", level="ledger")["mvnd"]
    assert once[2027] == 0
    assert once[2029] > 0
    assert once.drop(2029).eq(0).all()


def test_a_closed_site_that_waits_is_looked_after_for_two_years_from_when_it_closes():
    """Closed in 2026: 2027 and 2028; closed in 2028: 2029 and 2030. Kept: every year from then on."""
    made = path()
    [site] = made.plans[2028].sites.index[made.plans[2028].sites["status"] == "closed"]
    each = (
        made.price(2028)("site_guard_mvnd")
        + made.price(2028)("site_maintenance_mvnd") * made.plans[2028].sites.at[site, "rooms"]
    )
    assert each > 0
    for plan, first in ((made, 2027), (path(y2026=TODAY), 2029)):
        paid = ledger_by_year(plan).xs("budget_buildings", level="ledger")["mvnd"]
        assert paid.to_dict() == pytest.approx({y: each if first <= y <= first + 1 else 0.0 for y in range(2027, 2034)})
        sites = plan.province.sites.assign(freed_use="keep")
        kept = replace(plan, province=replace(plan.province, sites=sites))
        paid = ledger_by_year(kept).xs("budget_buildings", level="ledger")["mvnd"]
        assert paid.to_dict() == pytest.approx({y: each if y >= first else 0.0 for y in range(2027, 2034)})


def test_changes_are_listed_when_they_come():
    """The merger and the site that closes with it, once, in 2026; in 2028 where it is made then."""
    assert set(changes(path())["year"]) == {2026}
    frame = changes(path(y2026=TODAY))
    assert set(frame["year"]) == {2028}
    assert list(frame["change"]) == ["merge", "closed"]
    assert frame["vi"].ne(frame["en"]).all()


def test_posts_run_down():
    """15 posts each, 5 of them lapse (a school): 30 in the year of the merger, 30 - 5 x 2 / 4 two years later."""
    made = path()
    assert posts(made, 2026) == 30
    assert posts(made, 2028) == pytest.approx(27.5)


@pytest.mark.parametrize(
    ("scene", "by_year", "check"),
    [
        ({}, {"y2028": TODAY}, "path"),
        ({"path": Timing(lead_months=1200, lead_months_college=1200)}, {}, "path"),
        ({"staffing": Staffing(posts_at_most=(("2028", 27.0),))}, {}, "path"),
        ({"budget": Budget(recurrent_by_year=(("2028", 1947.4),))}, {}, "path"),
        ({"budget": Budget(recurrent_by_year=(("2033", 1309.9),))}, {}, "path"),
        ({"merging": Merging(institutions_at_most=1)}, {"y2028": TODAY}, "merging"),
    ],
    ids=[
        "a merger is undone and a site opens again",
        "too early",
        "too many posts",
        "too much in 2028",
        "too much in 2033",
        "a cap of the last year",
    ],
)
def test_what_links_the_years_is_judged(scene: dict[str, Any], by_year: dict[str, Decisions], check: str):
    """One thing is broken: the audit names it."""
    made = path(asked(**scene), **by_year)
    if "path" in scene:
        facts = dict(net().province.facts) | {"as_of": "2025-12-31"}
        made = replace(made, province=replace(made.province, facts=facts))
    assert check in broken(made)


def test_a_wrong_date_is_found():
    """The last year says 2028 of a merger that is there in 2026; the sentence has the years as years are written."""
    made = path()
    last = made.plans[2028]
    units = last.institutions.assign(
        date=last.institutions["date"].where(last.institutions["date"] == "", "2028-09-01")
    )
    wrong = replace(made, plans={**made.plans, 2028: replace(last, institutions=units)})
    assert broken(made) == []
    assert broken(wrong) == ["path"]
    frame = audit_path(wrong, net().travel)
    (row,) = frame[~frame["ok"] & (frame["item"] != "")].to_dict("records")
    assert row["vi"] == f"{row['item']}: ghi hiệu lực năm 2028, đúng là 2026."
    assert row["en"] == f"{row['item']}: the date says 2028, it is 2026."


def test_modules_that_vanish_are_found():
    """A workshop of 2026 that is not there in 2028, at a site that is open."""
    site = next(iter(stages()[2026].keep))
    field = str(net().province.programmes["field"].iloc[0])
    made = path(y2026=replace(stages()[2026], modules={(field, site): 1}))
    assert "path" in broken(made)


def test_rules_over_years_and_the_roadmap():
    """Hosts a period, posts of a year and lead times are told; the roadmap has the year behind each step."""
    scene = asked(merging=Merging(per_host_at_most=1), staffing=Staffing(posts_at_most=(("2028", 400.0),)))
    scene = scene.but(budget=Budget(recurrent_by_year=(("2028", 1947.5),)))
    frame = rules_of_path(path(scene))
    spent = frame[frame["rule"] == "budget.recurrent_by_year"].iloc[0]
    assert (spent["left"], spent["binding"]) == (pytest.approx(1947.5), True)
    own = {"merging.per_host_at_most", "staffing.posts_at_most", "budget.recurrent_by_year", "path.lead_months"}
    assert set(frame["rule"]) == own
    assert set(frame["met"]) == {"met"}
    steps = roadmap(scene, path(scene).plans[2028])
    assert set(steps["step"].str.split("@").str[1]) == {"2026", "2028"}
    assert isinstance(steps, pd.DataFrame)
