"""Every figure that a report prints has a source, and the source says what is printed.

Real runs of the tiny province: the cheapest plan, a plan given by hand, and a question without an answer.
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from numbers import Real

import pandas as pd
import pytest

from optimizer.analysis.appraisal import appraise
from optimizer.analysis.compare import decision_table, indicator_table, names
from optimizer.report.comparison import comparison_report
from optimizer.report.document import Document
from optimizer.report.procedure import procedure
from optimizer.report.scenario_report import scenario_report
from optimizer.report.trace import LESS, NUMBER, PLUS, Printed
from optimizer.solution.solution import Bundle
from optimizer.wording import LANGUAGES, clean
from tests.analysis.runs import cheapest, impossible, one_merger
from tests.report import bundles

RUNS = {"cheapest": cheapest, "given": one_merger, "none": impossible, "drawn": bundles.bundle}
CELL = re.compile(r"(unchanged\.)?(\w+)\[([^\]]*)\]\.(.+)")
IN_WORDS = {"seat", "seat_after", "fate", "applies"}
"""Columns printed in words: of another table, of a code, of several codes."""


@cache
def _report(run: str, lang: str) -> Document:
    return scenario_report(RUNS[run](), lang, {})


@cache
def _comparison(lang: str) -> Document:
    runs = [cheapest(), one_merger(), impossible()]
    return comparison_report(
        runs, indicator_table(runs), decision_table(runs, lang), lang, dict.fromkeys(names(runs), b"")
    )


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("run", RUNS)
def test_no_figure_of_a_scenario_report_comes_from_nowhere(run: str, lang: str) -> None:
    """The list of orphans is empty, and not because nothing is printed."""
    made = _report(run, lang)
    assert made.orphans == ()
    assert len(made.printed) > 300


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_figure_of_a_comparison_comes_from_nowhere(lang: str) -> None:
    """Three runs, one of them without a plan."""
    made = _comparison(lang)
    assert made.orphans == ()
    assert len(made.printed) > 300


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("run", RUNS)
def test_each_key_leads_to_the_cell_that_is_printed(run: str, lang: str) -> None:
    """Cells are looked up by their keys; each number is the cell's, rounded as printed."""
    bundle = RUNS[run]()
    found = [(p, value) for p in _report(run, lang).printed for value in _cells(bundle, p)]
    assert len(found) > 200
    assert [(p, value) for p, value in found if not _says(p.text, value, lang)] == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("run", ["cheapest", "given"])
def test_papers_of_the_procedure_print_cells_too(run: str, lang: str) -> None:
    """Appraisal sheet, submission, draft decision: no orphan; each key leads to the cell that is printed."""
    bundle = RUNS[run]()
    for made in procedure(bundle, lang).values():
        assert made.orphans == ()
        found = [(p, value) for p in made.printed for value in _cells(bundle, p)]
        assert len(found) > 5
        assert [(p, value) for p, value in found if not _says(p.text, value, lang)] == []


def test_a_wrong_figure_would_be_found() -> None:
    """The comparison of texts and cells is not blind: one digit, one sign, one decimal."""
    assert _says("1.234,5", 1234.46, "vi")
    assert _says("−7%", -0.073, "vi")
    assert not _says("1.234,5", 1234.56, "vi")
    assert not _says("7%", -0.073, "vi")
    assert not _says("1,234.5", 12345.0, "en")


def _unrounded(bundle: Bundle) -> Bundle:
    """Return `bundle` with an indicator of 10.6 persons today and 7.4 in the plan: 11 and 7 on paper, −3.2 between."""
    table = bundle.indicators.copy()
    table.loc["heads", ["unchanged", "plan", "change"]] = [10.6, 7.4, -3.2]
    return replace(bundle, indicators=table)


def _value(text: str, lang: str) -> Decimal:
    digits = text.removesuffix("%").replace("−", "-").removeprefix("+")
    return Decimal(digits.replace(".", "").replace(",", ".") if lang == "vi" else digits.replace(",", ""))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("run", [*RUNS, "comparison", "unrounded"])
def test_a_printed_difference_is_that_of_the_printed_figures(run: str, lang: str) -> None:
    """A calculator gives each difference from the two figures that are printed: 11 and 7 make −4, not −3."""
    if run == "comparison":
        made = [_comparison(lang)]
    elif run == "unrounded":
        bundle = _unrounded(bundles.bundle())
        made = [scenario_report(bundle, lang, {}), *procedure(bundle, lang).values()]
    else:
        made = [_report(run, lang)]
    for document in made:
        texts: dict[str, set[str]] = {}
        for printed in document.printed:
            texts.setdefault(printed.source, set()).add(printed.text)
        apart = {p for p in document.printed if LESS in p.source}
        for printed in apart:
            after, before = (texts[key] for key in printed.source.split(LESS))
            found = {_value(a, lang) - _value(b, lang) for a in after for b in before}
            assert _value(printed.text, lang) in found, printed
        if run == "unrounded" and document is made[0]:
            assert "−4" in {p.text for p in apart if "[heads]" in p.source}


def _by_halves(bundle: Bundle) -> Bundle:
    """Return `bundle` with a budget of 10.4 a year in each part: 10 on paper, five of them 50, not 52."""
    table = bundle.budget_by_year.copy()
    assert len(table) >= 3
    parts = ["recurrent", "transfers", "buildings", "one_off", "investment"]
    table[parts] = 10.4
    table["net"] = table[parts].sum(axis=1)
    return replace(bundle, budget_by_year=table.assign(cumulative=table["net"].cumsum()))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("halves", [False, True])
def test_a_printed_sum_is_that_of_the_printed_figures(lang: str, halves: bool) -> None:
    """The budget of a year and what it comes to over the years, in the table and in the sentence below it."""
    bundle = _by_halves(cheapest()) if halves else cheapest()
    made = scenario_report(bundle, lang, {}) if halves else _report("cheapest", lang)
    texts = {printed.source: printed.text for printed in made.printed}
    sums = [printed for printed in made.printed if PLUS in printed.source]
    assert len(sums) == 2 * len(bundle.budget_by_year) + 1
    for printed in sums:
        assert _value(printed.text, lang) == sum(_value(texts[key], lang) for key in printed.source.split(PLUS))
    if halves:
        assert [printed.text for printed in sums[:4]] == ["+50", "+50", "+50", "+100"]
        assert sums[-1].text == "+50"


def test_no_document_prints_the_unrounded_change_of_an_indicator() -> None:
    """The column of changes is for machines: no key of a document leads to it, nor to the change in minutes."""
    for run in RUNS:
        keys = [p.source for p in _report(run, "vi").printed]
        assert not [key for key in keys if key.endswith((".change", ".minutes_change"))]
    assert any(LESS in p.source for p in _report("cheapest", "vi").printed)


def _cells(bundle: Bundle, printed: Printed) -> Iterator[object]:
    """Yield the cell that a key leads to; nothing for names, counts, running numbers, phrases, differences and sums.

    Raises
    ------
    KeyError
        The key leads nowhere.
    """
    if LESS in printed.source or PLUS in printed.source:
        return
    matched = CELL.fullmatch(printed.source)
    if matched:
        unchanged, table, row, column = matched.groups()
        frame = _frame(bundle, table, unchanged=bool(unchanged))
        at = {_row(key): number for number, key in enumerate(frame.index)}[row]
        if column not in IN_WORDS:
            yield frame[column].iloc[at] if column in frame.columns else frame.index[at]
    group, _, path = printed.source.partition(".")
    if group == "scenario":
        value: object = bundle.scenario
        for part in path.split("."):
            value = value[part]
        yield from value if isinstance(value, list | tuple) and len(value) == 1 else [value]
    elif group in {"province", "options", "versions", "digests"}:
        yield getattr(bundle, group)[path]


def _frame(bundle: Bundle, table: str, *, unchanged: bool) -> pd.DataFrame:
    if unchanged:
        return getattr(bundle.unchanged, table)
    if table == "appraisal":
        return appraise(bundle)
    if table == "roadmap":
        return bundle.roadmap.set_index("step")
    return getattr(bundle if hasattr(bundle, table) else bundle.plan, table)


def _row(key: object) -> str:
    return " ".join(map(str, key)) if isinstance(key, tuple) else str(key)


def _says(text: str, value: object, lang: str) -> bool:
    """Return whether `text` is `value` as it is printed."""
    if isinstance(value, bool) or not isinstance(value, Real):
        said = value.isoformat() if isinstance(value, date) else clean(str(value))
        if re.fullmatch(r"\d{4}-\d\d-\d\d", said[:10]) and len(said) <= len("2026-09-01 00:00:00"):
            year, month, day = said[:10].split("-")
            english = f"{int(day)} {calendar.month_name[int(month)]} {year}"
            return text in {f"{day}/{month if month in {'01', '02'} else int(month)}/{year}", english}
        return set(NUMBER.findall(text)) <= set(NUMBER.findall(said)) or text in said
    digits = text.removesuffix("%").replace("−", "-").removeprefix("+")
    digits = digits.replace(".", "").replace(",", ".") if lang == "vi" else digits.replace(",", "")
    share = 100.0 if text.endswith("%") else 1.0
    places = len(digits.partition(".")[2])
    return abs(float(digits) - share * float(value)) <= 0.5 * 10**-places + 1e-9
