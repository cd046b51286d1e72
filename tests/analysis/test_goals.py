"""Goals in order through the whole pipeline: judged, saved, explained, over one year and over two."""

from math import inf

import pytest

from optimizer.analysis.explain import held
from optimizer.analysis.pipeline import Request, solve
from optimizer.scenario import Goals, InvalidScenario, Scenario
from optimizer.solution.path import Path, of_year
from optimizer.solution.solution import Bundle
from tests.analysis.runs import EXACT, both_years, free, prepared

YEARS = (2028, 2030)
PEOPLE = {"staffing": {"counted": True}, "transition": {"enrolled": "finish"}}


def _solved(order: tuple[tuple[str, float], ...], **changes: object) -> Bundle:
    asked = free(goals=Goals(order=order), **changes)
    return solve(prepared(demand=both_years), asked, Request(EXACT))


@pytest.mark.parametrize("periods", [(2028,), YEARS])
@pytest.mark.parametrize("last", ["units", "access", "unplaced", "budget"])
def test_costs_are_the_least_where_another_goal_is_last(last: str, periods: tuple[int, ...]):
    """What is priced and not asked for (teachers hired or left over, who must move) is judged as it is reckoned."""
    bundle = _solved((("cost", 0.05), (last, 0.0)), periods=periods, **PEOPLE)
    assert bundle.plan is not None
    assert bundle.audit["ok"].all()
    assert bundle.goals.index.to_list() == ["cost", last]
    assert bundle.proof.objective_mvnd is not None
    assert bundle.proof.objective_mvnd <= bundle.goals.at["cost", "ceiling"]
    assert bundle.goals.at[last, "value"] <= bundle.goals.at[last, "ceiling"] < inf


def test_goals_of_two_years_are_those_of_the_networks_of_both():
    """Access, then units: what the goals table says is what the networks of the years give, weighted."""
    bundle = _solved((("access", 0.0), ("units", 0.0)), periods=YEARS)
    assert bundle.plan is not None
    plans = {2028: bundle.steps[2028].plan, 2030: bundle.plan}
    path = Path(prepared(demand=both_years).province, Scenario.model_validate(bundle.scenario), plans, {})
    share = path.weights
    of_terms = {t: float(n.costs.loc[["travel", "boarding", "unplaced"], "mvnd"].sum()) for t, n in plans.items()}
    access = sum(share[t] * value for t, value in of_terms.items())
    assert path.goal("access") == pytest.approx(access)
    assert bundle.goals.at["access", "value"] == pytest.approx(access, rel=1e-5, abs=1e-3)
    assert bundle.goals.at["units", "value"] == (bundle.plan.institutions["fate"] == "survive").sum()
    assert bundle.goals.at["cost", "value"] == pytest.approx(path.objective(), rel=1e-5)
    assert path.goal("cost") == pytest.approx(path.objective())


def test_other_decisions_are_asked_among_plans_as_good_in_all_goals():
    """Over two years the goals are held over the years; a goal behind cost is held too, cost itself is not."""
    bundle = _solved((("cost", 0.05), ("access", 0.0)), periods=YEARS)
    asked = held(Scenario.model_validate(bundle.scenario), bundle.goals).goals
    assert asked.order == ()
    assert asked.at_most == ()
    assert asked.over_years_at_most == (("access", bundle.goals.at["access", "ceiling"]),)


def test_a_ceiling_over_the_years_is_kept_told_and_judged():
    """The access of the nearest plan as a ceiling: the cheapest plan under it stands at it, and the rule is listed."""
    near = _solved((("access", 0.0),), periods=YEARS)
    most = float(near.goals.at["access", "ceiling"])
    asked = free(goals=Goals(over_years_at_most=(("access", most),)), periods=YEARS)
    bundle = solve(prepared(demand=both_years), asked, Request(EXACT))
    assert bundle.proof.objective_mvnd == pytest.approx(near.proof.objective_mvnd, rel=1e-5)
    row = bundle.rules.set_index("rule").loc["goals.over_years_at_most:access"]
    assert row["met"] == "met"
    assert row["left"] <= most + 1e-6
    assert "over all years" in row["en"]
    assert of_year(asked, 2028).goals.at_most == ()


def test_a_ceiling_over_the_years_needs_several():
    """One target year: the field is refused, at_most is there for it."""
    with pytest.raises(InvalidScenario, match="needs several periods"):
        free(goals=Goals(over_years_at_most=(("access", 1.0),)))
