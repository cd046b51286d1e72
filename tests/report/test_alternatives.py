"""Several plans in one report: the table of criteria, what speaks for each and against it, and no ranking."""

from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest

from optimizer.analysis.options import weighed
from optimizer.report.content.alternatives import ABREAST, alternatives
from optimizer.report.document import Bullets, Document, Heading, Paragraph, Part, Table, Wide
from optimizer.report.scenario_report import scenario_report
from optimizer.report.trace import LESS, unmarked
from optimizer.wording import LANGUAGES, number, say
from tests.analysis.runs import cheapest, impossible, one_merger


@cache
def _report(lang: str) -> Document:
    return scenario_report(cheapest(), lang, {}, (one_merger(), impossible()))


def _table(blocks, caption):
    return next(b for b in blocks if isinstance(b, Table) and unmarked(b.caption) == unmarked(caption))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_option_has_its_column_with_the_figures_of_its_own_bundle(lang):
    """Running costs: recorded and unchanged once, then the cheapest plan, the given one, and a dash for no plan."""
    table = _table(_report(lang).blocks, say("doc.options.table", lang))
    assert [c.label for c in table.columns[-3:]] == [say("doc.option", lang, number=n) for n in (1, 2, 3)]
    row = next(r for r in table.rows if r[0] == cheapest().indicators.at["cost_budget_recurrent", f"name_{lang}"])
    values = [run.indicators.at["cost_budget_recurrent", "plan"] for run in (cheapest(), one_merger())]
    assert values[0] != values[1]
    assert row[4:] == (*(number(value, lang) for value in values), "–")
    broken = next(r for r in table.rows if r[0] == say("doc.options.broken", lang))
    assert broken[4:] == ("0", str((one_merger().rules["met"] == "not_met").sum()), "–")
    assert broken[5] != "0"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_figure_has_its_source_in_the_bundle_of_its_option(lang):
    """No orphan; keys of other options begin with their number, and their cells say what is printed."""
    made = _report(lang)
    assert made.orphans == ()
    others = [p for p in made.printed if p.source.startswith("option[2].indicators[") and LESS not in p.source]
    figures = [p for p in others if p.source.endswith(".plan")]
    assert len(figures) > 10
    for printed in figures:
        key = printed.source.split("[")[2].split("]")[0]
        value = float(one_merger().indicators.at[key, "plan"])
        assert printed.text in {number(value, lang, places) for places in (0, 1)}


def test_advantages_and_drawbacks_are_the_signs_of_the_figures_of_each_option():
    """As many lines for and against as `weighed` finds; the option without a plan has dashes."""
    table = _table(_report("vi").blocks, say("doc.options.sides", "vi"))
    for row, run in zip(table.rows, (cheapest(), one_merger()), strict=False):
        signs = weighed(run.indicators)
        for cell, side in zip(row[1:], ("for", "against"), strict=True):
            names = [run.indicators.at[key, "name_vi"] for key in signs.index[signs == side]]
            assert [line.removeprefix("– ").split(":")[0] for line in cell.split("\n") if line != "–"] == [
                name.split(":")[0] for name in names
            ]
    assert table.rows[2][1:] == ("–", "–")


def test_options_are_introduced_and_none_is_recommended():
    """Title and question of each; why the third has no plan; who chooses."""
    section = alternatives([cheapest(), one_merger(), impossible()], "vi", "I. X")
    listed = next(b for b in section if isinstance(b, Bullets))
    assert [unmarked(item).split(":")[0] for item in listed.items] == ["Phương án 1", "Phương án 2", "Phương án 3"]
    assert "Sáp nhập 1 đơn vị vào 1 đơn vị tiếp nhận" in unmarked(listed.items[1])
    assert say("doc.first.infeasible", "vi") in unmarked(listed.items[2])
    assert section[-1] == Paragraph(say("doc.options.choice", "vi"))


def test_plans_on_other_tables_or_with_another_network_today_are_said():
    """A digest that differs; an unchanged network that differs; equal ones are not named."""
    told = [b.text for b in alternatives([cheapest(), cheapest()], "vi", "I. X") if isinstance(b, Paragraph)]
    assert not any("Phương án 2" in unmarked(text) for text in told[1:])
    other = replace(cheapest(), digests={**cheapest().digests, "sites": "khác"})
    table = cheapest().indicators.copy()
    table["unchanged"] = table["unchanged"] + 1
    shifted = replace(cheapest(), indicators=table)
    told = [
        unmarked(b.text) for b in alternatives([cheapest(), other, shifted], "vi", "I. X") if isinstance(b, Paragraph)
    ]
    assert unmarked(say("doc.options.other_tables", "vi", names="Phương án 2")) in told
    assert unmarked(say("doc.options.other_unchanged", "vi", names="Phương án 3")) in told


def test_many_options_stand_on_landscape_pages_six_a_table():
    """Eight plans: one landscape block, two tables of criteria with six and two columns."""
    [section] = alternatives([cheapest()] * 8, "vi", "I. X")
    assert isinstance(section, Wide)
    assert isinstance(section.blocks[0], Heading)
    tables = [
        b for b in section.blocks if isinstance(b, Table) and b.columns[0].label == say("doc.col.criterion", "vi")
    ]
    assert [len(t.columns) - 4 for t in tables] == [ABREAST, 2]


def test_the_title_of_a_part_stands_on_the_landscape_page_of_its_first_section():
    """With eight plans Part IV begins lying: its title opens that block, and no part ends an upright page."""
    blocks = scenario_report(cheapest(), "vi", {}, [cheapest()] * 7).blocks
    title = say("doc.part", "vi", number="IV")
    [lying] = [b for b in blocks if isinstance(b, Wide) and isinstance(b.blocks[0], Part)]
    assert isinstance(lying.blocks[0], Part)
    assert lying.blocks[0].number == title
    assert isinstance(lying.blocks[1], Heading)
    assert not [part for part, after in pairwise(blocks) if isinstance(part, Part) and isinstance(after, Wide)]


def test_a_report_without_others_compares_with_today_alone():
    """The section of one plan stays as it was: no table of options."""
    captions = [b.caption for b in scenario_report(cheapest(), "vi", {}).blocks if isinstance(b, Table)]
    assert say("doc.options.table", "vi") not in captions
    assert say("doc.effects.table", "vi") in captions


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Phương án: một trường", "một trường"), ("Phương án 2: một trường", "một trường"),
        ("PHƯƠNG ÁN 2 – một trường", "một trường"), ("Phương án tối thiểu", "Phương án tối thiểu"),
        ("Phương án:", "Phương án:"), ("Một trường: phương án gọn", "Một trường: phương án gọn"),
    ],
)  # fmt: skip
def test_a_title_that_calls_itself_an_option_is_not_called_one_twice(title, said):
    """Behind "Phương án 1:"; elsewhere the title stands as it was given."""
    run = replace(cheapest(), scenario={**cheapest().scenario, "title": title})
    made = scenario_report(run, "vi", {}, (one_merger(),))
    [listed] = [b.items for b in made.blocks if isinstance(b, Bullets) and b.items[0].startswith("Phương án 1: ")]
    assert listed[0].startswith(f"Phương án 1: {said}. ")
    assert title in made.head.subject


def test_english_papers_quote_the_english_question_where_there_is_one():
    """Else the Vietnamese one; Vietnamese papers quote the Vietnamese one always."""
    asked = cheapest().scenario["question"]
    run = replace(cheapest(), scenario={**cheapest().scenario, "question_en": "What is cheapest?"})
    said = {lang: str(scenario_report(run, lang, {}).blocks) for lang in LANGUAGES}
    assert "What is cheapest?" in said["en"]
    assert asked not in said["en"]
    assert asked in said["vi"]
    assert "What is cheapest?" not in said["vi"]
    assert asked in str(_report("en").blocks)
