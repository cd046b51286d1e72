"""Who prefers what: best and next by printed figures, ties together, what can be said without weighing."""

from dataclasses import replace

import pandas as pd

from optimizer.analysis.compare import indicator_table
from optimizer.analysis.preferred import CHANGED, outdone, ranks, wished
from tests.analysis.runs import cheapest, impossible, one_merger

DIGITS = {"percent": 1, "minutes": 1}


def figures(**wishes: tuple[bool, float, float, float]) -> pd.DataFrame:
    """Return wishes (less is wished, figures of A, B and C) as `wished` does."""
    rows = [("x", *values) for values in wishes.values()]
    return pd.DataFrame(rows, list(wishes), ["unit", "less", "A", "B", "C"])


def test_best_first_and_equal_figures_together() -> None:
    """Less: 1 < 2 = 2. More: 9 > 8 > 7."""
    found = ranks(figures(cost=(True, 2.0, 1.0, 2.0), met=(False, 7.0, 9.0, 8.0)))
    assert found == {"cost": [["B"], ["A", "C"]], "met": [["B"], ["C"], ["A"]]}


def test_a_plan_is_outdone_only_where_no_wish_speaks_for_it() -> None:
    """B costs less than A and C and meets as much as C, more than A; C costs as much as A and meets more."""
    found = outdone(figures(cost=(True, 2.0, 1.0, 2.0), met=(False, 7.0, 9.0, 9.0)))
    assert found == [("B", "A", ["cost", "met"]), ("B", "C", ["cost"]), ("C", "A", ["met"])]


def test_equal_plans_do_not_outdo_each_other() -> None:
    """All figures equal: nothing can be said."""
    assert outdone(figures(cost=(True, 2.0, 2.0, 2.0))) == []


def test_figures_are_those_printed_and_runs_without_a_plan_are_left_out() -> None:
    """Costs to whole millions; one unit changes in the given plan: TT1, which merges into CD1."""
    runs = [cheapest(), one_merger(), impossible()]
    table = wished(runs, indicator_table(runs), DIGITS)
    assert list(table.columns) == ["unit", "less", "tu-do", "danh-gia"]
    cost = runs[1].proof.objective_mvnd
    assert cost is not None
    assert table.at["cost_total", "danh-gia"] == round(cost)
    assert table.at[CHANGED, "danh-gia"] == 1
    assert not table.at["demand_met", "less"]


def test_a_wish_without_a_figure_is_not_ranked() -> None:
    """No priority programmes in one run: that wish is left out, the others stay."""
    bare = cheapest().indicators.copy()
    bare.loc["demand_met_priority", "plan"] = float("nan")
    runs = [replace(cheapest(), indicators=bare), one_merger()]
    table = wished(runs, indicator_table(runs), DIGITS)
    assert "demand_met_priority" not in table.index
    assert "demand_met" in table.index


def test_a_conversion_is_a_change() -> None:
    """The one unit that stays as it is becomes a school of another kind: one more change."""
    given = one_merger()
    assert given.plan is not None
    units = given.plan.institutions.copy()
    alive = units.index[units["fate"] == "survive"][0]
    units.loc[alive, "convert"] = True
    changed = replace(given, plan=replace(given.plan, institutions=units))
    table = wished([changed], indicator_table([changed]), DIGITS)
    assert table.at[CHANGED, "danh-gia"] == 2
