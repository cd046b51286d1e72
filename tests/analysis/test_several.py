"""Given plans, explanations and firmness over several years."""

import datetime as dt
from dataclasses import replace
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from optimizer.analysis.explain import Alternative, Choice, Plan, explained, forced
from optimizer.analysis.explain_demand_text import unmet_mean
from optimizer.analysis.firmness import Question, answer
from optimizer.analysis.given import structures_of
from optimizer.analysis.pipeline import Prepared, Request, evaluate_given, solve
from optimizer.model.case import case_of
from optimizer.model.solve import optimize
from optimizer.scenario import Merging, Pins, Scenario
from optimizer.solution.frames import network_of
from optimizer.solution.path import of_year
from optimizer.solution.solution import Bundle, Outcome
from tests.analysis.runs import EXACT, both_years, free, plan, prepared
from tests.cli.calls import call, province, script
from tests.model.cases import FREE, Net, two_schools
from tests.provinces import tiny_province

YEARS = (2028, 2030)
EQUAL = {("c1", "T"): 20, ("c2", "T"): 20}


def dated(*rows: tuple[str, ...], dates: tuple[str, ...]) -> pd.DataFrame:
    """Return the rows of a plan with their dates ("" for none)."""
    days = [dt.date.fromisoformat(day) if day else None for day in dates]
    return plan(*rows).assign(date=pd.Series(days, index=range(2, len(days) + 2), dtype=object))


@cache
def steps() -> Bundle:
    """Return TT1 into CD1 from 1/1/2028, TT2 a THN without a date, judged over 2028 and 2030."""
    rows = dated(("TT1", "merge", "CD1", "S4"), ("TT2", "convert"), dates=("2028-01-01", ""))
    asked = free(name="hai-buoc", periods=YEARS, merging=Merging(per_host_at_most=1), path={"lead_months_college": 60})
    return evaluate_given(prepared(demand=both_years), asked, rows, Request(EXACT))


def test_rows_take_effect_in_the_first_year_after_their_date():
    """1/9/2028 is in effect in 2028, 2/9/2028 is not; rows without a date, or later ones, hold in the last year."""
    rows = dated(("TT1", "merge", "CD1"), ("TT2", "convert"), dates=("2028-09-01", "2028-09-02"))
    found = structures_of(tiny_province(), rows, YEARS)
    assert (set(found[2028].merge), set(found[2028].convert)) == ({"TT1"}, set())
    assert (set(found[2030].merge), set(found[2030].convert)) == ({"TT1"}, {"TT2"})
    later = dated(("TT1", "merge", "CD1"), ("TT2", "convert"), dates=("2035-01-01", ""))
    assert structures_of(tiny_province(), later, YEARS)[2028].merge == {}


def test_a_given_plan_of_two_years_is_audited_and_told_by_year():
    """Both changes stand in their year, dates of units follow, rules over the years are judged and not enforced."""
    bundle = steps()
    assert bundle.outcome is Outcome.EVALUATED
    assert bundle.plan is not None
    assert bundle.audit["ok"].all()
    units = bundle.changes[bundle.changes["kind"] == "unit"]
    assert list(units[["year", "code", "change"]].itertuples(index=False, name=None)) == [
        (2028, "TT1", "merge"), (2030, "TT2", "convert"),
    ]  # fmt: skip
    assert bundle.plan.institutions.at["TT1", "date"] == "2028-09-01"
    assert bundle.plan.institutions.at["TT2", "date"] == "2030-09-01"
    assert not bundle.rules["enforced"].any()
    met = bundle.rules.set_index("rule")["met"]
    assert (met["merging.per_host_at_most"], met["path.lead_months"]) == ("met", "not_met")
    name = bundle.plan.institutions.at["TT1", "name"]
    assert f"{name} (2028)" in bundle.rules.set_index("rule").at["path.lead_months", "en"]


def test_the_models_own_plan_given_back_costs_what_it_proved():
    """Rows written from the optimum over two years, with its dates: the same objective, and the same by year."""
    asked = free(name="hai-nam", periods=YEARS, merging=Merging(institutions_at_most=2))
    own = solve(prepared(demand=both_years), asked, Request(EXACT))
    assert own.plan is not None
    rows, dates = [], []
    for code, unit in own.plan.institutions.iterrows():
        action = "merge" if unit["fate"] == "merge" else "convert" if unit["convert"] else "keep"
        mine = own.plan.sites["institution"] == code
        closed = own.plan.sites.index[mine & (own.plan.sites["status"] == "closed")]
        rows.append((str(code), action, str(unit["host"]), ";".join(closed)))
        dates.append(str(unit["date"]))
    again = evaluate_given(prepared(demand=both_years), asked, dated(*rows, dates=tuple(dates)), Request(EXACT))
    assert again.proof.objective_mvnd == pytest.approx(own.proof.objective_mvnd)
    pd.testing.assert_series_equal(again.years["cost_mvnd"], own.years["cost_mvnd"])


def _schools() -> tuple[Net, Scenario]:
    asked = FREE.but(pins=Pins(keep=("B",)), periods=(2026, 2028))
    return two_schools(costs={"boarding_support_mvnd": 3.0}, later={2026: EQUAL}), asked


def _explained() -> tuple[Plan, dict[Choice, Alternative]]:
    net, asked = _schools()
    found = optimize(net.case(asked), EXACT)
    networks = {y: network_of(net.province, net.travel, of_year(asked, y), s.decisions) for y, s in found.path.items()}
    assert found.decisions is not None
    last = networks.pop(2028)
    made = Plan(last, found.decisions, found.objective_mvnd or 0.0, networks)
    there = Prepared(net.province, net.travel, 0.0)
    return made, {a.choice: a for a in explained(there, asked, made, "A", Request(EXACT))}


def test_an_alternative_costs_the_weighted_mean_of_the_years():
    """Merged 1450 + 850 × 2.5 / 7 of posts that run down, apart 2420: 970 less those, all of it in ledgers."""
    made, found = _explained()
    stays = found[Choice("survive")]
    more = 970 - 850 * 2.5 / 7
    assert made.objective_mvnd == pytest.approx(1450 + 850 * 2.5 / 7)
    assert stays.more_found == pytest.approx(more)
    assert stays.more_at_least == pytest.approx(more)
    assert sum(v for name, v in stays.ledgers.items() if name != "budget_transfers") == pytest.approx(more)


def test_demand_not_met_is_the_weighted_mean_of_the_years():
    """3 of c1 are not served in 2026, which weighs 2 of 7 years; in 2028 all are."""
    made, _ = _explained()
    net, asked = _schools()
    first = replace(made.earlier[2026], demand=made.earlier[2026].demand.assign(unplaced=3.0))
    assert unmet_mean(net.case(asked), replace(made, earlier={2026: first}), "c1", "T") == pytest.approx(6 / 7)


def test_firmness_asks_over_all_years():
    """The plan itself is the same; turned round in the last year it is different, proven."""
    net, asked = _schools()
    base = optimize(net.case(asked), EXACT).decisions
    assert base is not None
    question = Question("base", "base")
    assert set(answer(net.province, net.travel, asked, base, question, EXACT).values()) == {"same"}
    still = optimize(net.case(asked.but(merging=Merging(allowed=False))), EXACT).decisions
    assert still is not None
    assert answer(net.province, net.travel, asked, still, question, EXACT)["A"] == "different"


def test_a_forced_choice_holds_in_the_last_year():
    """To keep A costs 970 in each of the last five years at least; it may not merge before."""
    net, asked = _schools()
    pinned, own = forced(asked, "A", Choice("survive"))
    found = optimize(case_of(net.province, net.travel, pinned), EXACT)
    assert own == {"pins.keep:A", "pins.keep_type:A"}
    assert all(not stage.decisions.merge for stage in found.path.values())


def test_commands_on_several_years(tmp_path: Path):
    """Explain (a unit, a demand), evaluate and frontier end with 0, and name the years."""
    tables = province(tmp_path / "tinh")
    demand = pd.read_csv(tables / "demand.csv", dtype=str)
    both_years(demand).to_csv(tables / "demand.csv", index=False)
    asked = script(tmp_path / "hai.py", name='"hai"', periods="(2028, 2030)")
    out = tmp_path / "ra"
    assert call("run", asked, "--data", tables, "--out", out, "--lang", "en").code == 0
    told = call("explain", out / "hai", "TT1", "--data", tables, "--lang", "en")
    assert told.code == 0
    assert "2028, 2030" in told.out
    wanted = call("explain", out / "hai", "--demand", "00101/62_SC", "--data", tables, "--lang", "en")
    assert wanted.code == 0
    assert "2028, 2030" in wanted.out
    given = tmp_path / "ke-hoach.csv"
    given.write_text("institution,action,host,date\nTT1,merge,CD1,2028-01-01\n", encoding="utf-8")
    judged = call("evaluate", given, "--data", tables, "--scenario", asked, "--out", out, "--lang", "en")
    assert judged.code == 0, judged.all
    assert "2028: " in judged.out
    edge = call("frontier", asked, "--data", tables, "--out", out, "--points", "2", "--lang", "en")
    assert edge.code == 0, edge.all
    assert "Over the years 2028, 2030" in edge.out
    assert "Point 2: " in edge.out
