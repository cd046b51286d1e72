"""A scenario asked again: under each demand, without its priority, with one billion VND more for a field."""

from pathlib import Path

import pandas as pd
import pytest

from optimizer.analysis.compare import indicator_table
from optimizer.analysis.one_more import more_learners, one_more, with_more
from optimizer.analysis.pipeline import Request, solve
from optimizer.analysis.priorities import answer, asks_priority, priority_cost, served_by_field, without_priority
from optimizer.analysis.prioritised import prioritised
from optimizer.analysis.variants import robustness, under_variants
from optimizer.cli.command import run
from optimizer.errors import DataError
from optimizer.report.content.effects import priority
from optimizer.report.document import Table
from optimizer.scenario import Floors, Priorities
from optimizer.wording import LANGUAGES, sentence
from tests.analysis.runs import EXACT, both_years, free, prepared
from tests.provinces import frame, tiny_tables, write_tables

PRICES = "field,level,price_mvnd,funding,legal_basis\n52,TC,20,Ngân sách tỉnh,Nghị quyết thử"


def _priced() -> pd.DataFrame:
    return frame(PRICES)


def test_a_scenario_names_its_priority_fields_and_their_weight() -> None:
    """62 is no priority in the tables; the scenario makes it one, three times as heavy, and keeps the legal basis."""
    own = prepared().province
    asked = free(
        priorities=Priorities(fields=("62",), weight=3.0), basis={"priorities.fields": "Nghị quyết thử 01/NQ-HĐND"}
    )
    found = prioritised(own, asked)
    field = own.programmes["field"]
    assert not own.programmes.loc[field == "62", "priority"].any()
    assert found.programmes.loc[field == "62", "priority"].all()
    assert found.programmes.loc[field != "62", "priority"].equals(own.programmes.loc[field != "62", "priority"])
    assert found.cost("priority_programme", "base") == 3.0
    assert prioritised(own, free()) is own


def test_an_unknown_field_is_told() -> None:
    """99 is no field of training: one sentence in both languages."""
    with pytest.raises(DataError) as problem:
        prioritised(prepared().province, free(priorities=Priorities(fields=("99",))))
    (finding,) = problem.value.findings
    assert "99" in sentence(finding, "vi")
    assert "99" in sentence(finding, "en")


def test_the_audit_sees_the_priority_of_the_scenario() -> None:
    """Cost of demand not met under weight 3 is judged with 3: the bundle passes, its programmes say priority."""
    bundle = solve(prepared(), free(priorities=Priorities(fields=("62",), weight=3.0)), Request(options=EXACT))
    assert bundle.audit["ok"].all()
    table = bundle.inputs["programmes"].set_index("programme")
    assert set(table.loc[table["field"] == "62", "priority"]) == {"1"}


def test_priority_costs_nothing_where_it_asks_for_nothing() -> None:
    """Weight 1 and no floor: with and without are the same question, every change 0, every priority field named."""
    asked = free(priorities=Priorities(fields=("62",), weight=1.0))
    assert without_priority(asked).priorities == asked.priorities
    table = priority_cost(prepared(), asked, Request(options=EXACT))
    assert table["change"].abs().max() < 1e-6
    fields = table[table["kind"] == "field"].set_index("key")
    assert fields.at["62", "priority"]
    assert set(fields["with_priority"].between(0, 1)) == {True}


def test_a_scenario_with_priority_carries_what_that_costs_elsewhere() -> None:
    """Fields first: a row an indicator and a field, change = with − without, fields in per cent; it is in the report.

    A scenario that asks for none, or gives its list no weight, has no such table.
    """
    asked = free(priorities=Priorities(fields=("62",), weight=3.0), floors=Floors(priority=0.5))
    bundle = answer(prepared(), asked, Request(EXACT))
    table = bundle.priority
    assert {"indicator", "field"} == set(table["kind"])
    assert (table["change"] - (table["with_priority"] - table["without"])).abs().max() < 1e-9
    fields = table[table["kind"] == "field"].set_index("key")
    served = served_by_field(bundle, prepared().province.programmes["field"])
    assert fields.at["62", "with_priority"] == pytest.approx(100 * served["62"])
    assert fields.at["62", "priority"]
    for lang in LANGUAGES:
        [shown] = [block for block in priority(bundle, lang, "3") if isinstance(block, Table)]
        assert len(shown.rows) == len(table)
    for plain in (free(), free(priorities=Priorities(fields=("62",), weight=1.0))):
        assert not asks_priority(plain)
    assert priority(solve(prepared(), free(), Request(EXACT)), "vi", "3") == []


def test_without_priority_has_no_weight_and_no_floor() -> None:
    """The list stays, so that both runs count the same programmes; floor and its basis go."""
    asked = free(
        priorities=Priorities(fields=("62",), weight=5.0), floors=Floors(priority=0.9, demand=0.1),
        basis={"floors.priority": "a", "priorities.fields": "b"},
    )  # fmt: skip
    found = without_priority(asked)
    assert (found.priorities.weight, found.floors.priority, found.floors.demand) == (1.0, None, 0.1)
    assert found.priorities.fields == ("62",)
    assert found.basis == {"priorities.fields": "b"}


def test_one_billion_commissions_learners_at_the_price() -> None:
    """Field 52: only TC has a price, 20 million VND: 1,000 / 20 = 50 more entrants, the same in every variant."""
    own = prepared(training_prices=_priced()).province
    more = more_learners(own, "52", 2028)
    assert more == {"52_TC": 50}
    assert more_learners(own, "62", 2028) == {}
    changed = with_more(own, more, 2028).demand
    rows = (changed["programme"] == "52_TC") & (changed["year"] == 2028)
    for variant in ("low", "base", "high"):
        added = changed[variant] - own.demand[variant]
        assert added[rows].sum() == 50
        assert not added[~rows].any()


def test_one_more_solves_again_for_the_ceiling_and_the_field() -> None:
    """Rows: as asked, the ceiling raised by 1,000, field 52; a looser ceiling never costs more."""
    there = prepared(training_prices=_priced())
    table = one_more(there, free(budget={"investment_at_most": 500.0}), Request(options=EXACT))
    assert table["asked"].tolist() == ["base", "ceiling", "field"]
    assert table["key"].tolist() == ["", "investment_at_most", "52"]
    assert table.at[1, "cost_total"] <= 1e-6
    assert table.at[2, "learners"] == 50
    assert table.at[2, "served"] <= 50
    assert table["proven_mvnd"].abs().max() < 1e-3


@pytest.mark.slow
def test_each_variant_of_demand_is_a_scenario_and_the_comparison_shows_the_change() -> None:
    """Names end in the variant. What is served differs between low and high; decisions of base stand in base."""
    asked = under_variants(free())
    assert [(s.name, s.variant) for s in asked] == [
        ("tu-do-thap", "low"), ("tu-do-co-so", "base"), ("tu-do-cao", "high"),
    ]  # fmt: skip
    bundles = [solve(prepared(), question, Request(options=EXACT)) for question in asked]
    table = indicator_table(bundles)
    assert table.at["cost_total", "tu-do-thap"] < table.at["cost_total", "tu-do-cao"]
    stands = robustness(bundles)
    assert stands["base"].all()
    assert stands["stands"].equals(stands[["low", "base", "high"]].all(axis=1))
    with pytest.raises(ValueError, match="base demand"):
        robustness(bundles[:1])


@pytest.mark.slow
def test_the_command_writes_the_three_tables(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 0; tables of variants, priority and one billion; a script that is missing ends in a sentence, exit 2."""
    data = write_tables({**tiny_tables(), "training_prices": _priced()}, tmp_path / "tinh")
    script = tmp_path / "thu.py"
    script.write_text(
        "from optimizer import Centres, Scenario\n"
        'scenario = Scenario(name="thu", title="Thử", question="Gì?", centres=Centres(policy="free"))\n',
        encoding="utf-8",
    )
    out = tmp_path / "out"
    assert run(["vary", str(script), "--data", str(data), "--out", str(out), "--quiet"]) == 0
    written = {p.stem: pd.read_csv(p) for p in (out / "thu" / "bien-thien").glob("*.csv")}
    assert set(written) == {"muc-nhu-cau", "uu-tien", "them-mot-ty"}
    assert written["them-mot-ty"]["learners"].max() == 50
    assert (out / "thu-cao" / "bundle").is_dir()
    assert run(["vary", str(tmp_path / "khong.py"), "--data", str(data), "--out", str(out)]) == 2
    assert "khong.py" in capsys.readouterr().err


def test_over_several_years_learners_are_added_in_each() -> None:
    """2028 and 2030 alike: the cost is the mean of the years, proven; 50 more learners of field 52 in both."""
    there = prepared(training_prices=_priced(), demand=both_years)
    asked = free(periods=(2028, 2030), merging={"allowed": False})
    table = one_more(there, asked, Request(options=EXACT))
    base = solve(there, asked, Request(EXACT))
    assert table["asked"].tolist() == ["base", "field"]
    assert table.at[0, "cost_total"] == pytest.approx(base.proof.objective_mvnd)
    one_year = one_more(prepared(training_prices=_priced()), free(merging={"allowed": False}), Request(EXACT))
    assert table.at[1, "cost_total"] == pytest.approx(one_year.at[1, "cost_total"])
