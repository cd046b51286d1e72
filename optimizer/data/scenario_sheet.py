"""Reading the sheet 9_PhuongAn: each column becomes the same `Scenario` that a script would make."""

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from openpyxl.utils import get_column_letter

from optimizer.data.encoding import decoded
from optimizer.data.rules import notice
from optimizer.data.scenario_fields import BadCell, value_of
from optimizer.data.sheet import as_text
from optimizer.data.sheet_xml import Rows
from optimizer.data.spreadsheet import BadSpreadsheet, read_spreadsheet
from optimizer.data.text import fold, nearest, plain
from optimizer.errors import UsageError
from optimizer.scenario import InvalidScenario, Misfit, Scenario
from optimizer.scenario.fields import FieldRow, field_rows
from optimizer.wording import LANGUAGES, Lang, clean, say, sentence, shown
from optimizer.wording.scenario_sheet import FIELDS

SHEET = "9_PhuongAn"
NAMES = frozenset({"9_phuongan", "scenarios"})
"""Folded names of the sheet."""
FIRST_SCENARIO = 5
"""Column of the first scenario, counted from 1: parameter, meaning, basis and default come before."""
BASIS_COLUMN = 3
LOOK = 12
LIMITS = ("ge", "gt", "le", "lt", "min_length", "max_length")
"""What a field is held to, as pydantic names it."""


@dataclass(frozen=True, slots=True)
class _Column:
    """One scenario as written."""

    texts: Mapping[str, str]
    """Path -> text, filled cells only."""
    cells: Mapping[str, str]
    """Path -> address; "title" always."""


def read_scenario_sheet(path: Path, lang: Lang) -> list[Scenario]:
    """Return the scenarios of the workbook `path`, in order of their columns.

    Raises
    ------
    UsageError
        The file cannot be read, has no such sheet, or cells of it are wrong: all sentences at once, each with its cell.
    """
    rows = _rows(path, lang)
    problems: list[str] = []
    columns, basis = _columns(rows, problems, lang)
    scenarios = [_scenario(column, basis, problems, lang) for column in columns]
    if problems:
        raise UsageError("\n".join(problems))
    found = [scenario for scenario in scenarios if scenario is not None]
    if not found:
        raise UsageError(say("sheet.empty", lang, path=path))
    return found


def written_scenarios(path: Path, lang: Lang) -> tuple[list[Mapping[str, str]], Mapping[str, str], list[str]]:
    """Return what the sheet of scenarios of `path` says, as text: columns (field path -> text), basis, and problems.

    `path` is a workbook or the CSV file of the sheet; nothing where there is no such sheet. Problems are rows whose
    parameter is not known or stands twice, in sentences: they are in no column.

    Raises
    ------
    UsageError
        The CSV file is no text in a known encoding.
    """
    problems: list[str] = []
    rows = _csv_rows(path, lang) if path.suffix.lower() == ".csv" else _texts(_grid(path) or [])
    columns, basis = _columns(rows, problems, lang)
    return [column.texts for column in columns], basis, problems


def _csv_rows(path: Path, lang: Lang) -> list[list[str]]:
    """Return the rows of the CSV file of the sheet, whichever of comma, semicolon and tab parts its cells."""
    found = decoded(path.read_bytes())
    if found is None:
        raise UsageError(sentence(notice("data.encoding", path.stem, value=path.name), lang))
    text = found[0].lstrip("\ufeff")
    mark = max(",;\t", key=text.partition("\n")[0].count)
    return [[clean(cell) for cell in row] for row in csv.reader(StringIO(text, newline=""), delimiter=mark)]


def has_scenarios(path: Path) -> bool:
    """Return whether the workbook `path` has a sheet of scenarios with at least one column filled in."""
    rows = _grid(path) or []
    return any(any(cell is not None for cell in row[FIRST_SCENARIO - 1 :]) for row in _body(_texts(rows)))


def _grid(path: Path) -> Rows | None:
    """Return the cells of the sheet; None where the file cannot be read or has none."""
    try:
        book = read_spreadsheet(path)
    except BadSpreadsheet:
        return None
    return next((grid for title, grid in book.grids.items() if fold(title) in NAMES), None)


def _rows(path: Path, lang: Lang) -> list[list[str]]:
    try:
        book = read_spreadsheet(path)
    except BadSpreadsheet as problem:
        finding = notice(str(problem), path.stem, value=path.name)
        raise UsageError(sentence(finding, lang)) from None
    grid = next((grid for title, grid in book.grids.items() if fold(title) in NAMES), None)
    if grid is None:
        raise UsageError(say("sheet.missing", lang, path=path))
    return _texts(grid)


def _texts(grid: Sequence[Sequence[object]]) -> list[list[str]]:
    return [[clean(as_text(cell)) for cell in row] for row in grid]


def _body(rows: list[list[str]]) -> list[list[str]]:
    """Return the rows below the header, which begins with the word for "parameter"."""
    words = {plain(say("book.scenarios.head", lang).split(" | ")[0]) for lang in LANGUAGES}
    start = next((n for n, row in enumerate(rows[:LOOK]) if row and plain(row[0]) in words), -1)
    return rows[start + 1 :]


def _by_word() -> dict[str, FieldRow]:
    by_path = {row.path: row for row in field_rows()}
    words = {plain(path): row for path, row in by_path.items()}
    for path, names in FIELDS.items():
        if path in by_path:
            words |= {plain(name): by_path[path] for name in names}
    return words


def _columns(rows: list[list[str]], problems: list[str], lang: Lang) -> tuple[list[_Column], dict[str, str]]:
    """Return the scenario columns and the legal basis by path; problems are added to `problems`."""
    body = _body(rows)
    first = len(rows) - len(body) + 1
    words = _by_word()
    width = max((len(row) for row in body), default=0)
    texts: list[dict[str, str]] = [{} for _ in range(max(0, width - FIRST_SCENARIO + 1))]
    cells: list[dict[str, str]] = [{} for _ in texts]
    basis: dict[str, str] = {}
    seen: dict[str, int] = {}
    for number, row in enumerate(body, start=first):
        if not row or not row[0]:
            continue
        field = words.get(plain(row[0]))
        place = say("sheet.cell", lang, sheet=SHEET, cell=f"A{number}", field=row[0][:80])
        if field is None:
            near = nearest(row[0], [r.label(lang) for r in field_rows()])
            problems.append(say("sheet.unknown_row", lang, place=place, near=near))
        elif field.path in seen:
            problems.append(say("sheet.row_twice", lang, place=place, first=seen[field.path]))
        else:
            seen[field.path] = number
            if len(row) >= BASIS_COLUMN and row[BASIS_COLUMN - 1]:
                basis[field.path] = row[BASIS_COLUMN - 1]
            for spot, text in enumerate(row[FIRST_SCENARIO - 1 :]):
                cells[spot][field.path] = f"{get_column_letter(FIRST_SCENARIO + spot)}{number}"
                if text:
                    texts[spot][field.path] = text
    filled = [_Column(text, cell) for text, cell in zip(texts, cells, strict=True) if text]
    return filled, basis


def _scenario(column: _Column, basis: Mapping[str, str], problems: list[str], lang: Lang) -> Scenario | None:
    """Return the scenario of one column, or None where a problem was added."""
    fields = {row.path: row for row in field_rows()}
    before = len(problems)
    made: dict[str, Any] = {}
    if basis:
        made["basis"] = {path: text for path, text in basis.items() if path in column.texts}
    for path, text in column.texts.items():
        try:
            value = value_of(fields[path], text)
        except BadCell as problem:
            place = _place(column, fields[path], lang)
            told = {"value": text[:80], "allowed": fields[path].holds(lang), **problem.values}
            problems.append(say(problem.phrase, lang, place=place, **told))
            continue
        group, _, leaf = path.partition(".")
        if leaf:
            made.setdefault(group, {})[leaf] = value
        else:
            made[group] = value
    if "title" not in made:
        problems.append(say("sheet.no_title", lang, place=_place(column, fields["title"], lang)))
    unread = len(problems) > before
    made.setdefault("title", "–")
    made.setdefault("name", slug(str(made["title"])))
    made.setdefault("question", made["title"])
    try:
        scenario = Scenario.model_validate(made)
    except InvalidScenario as problem:
        errors = [error for error in problem.errors(include_url=False) if not unread or _of_one(error, fields)]
        problems += [_sentence(column, fields, error, lang) for error in errors]
        return None
    return None if unread else scenario


def _of_one(error: Any, fields: Mapping[str, FieldRow]) -> bool:  # noqa: ANN401 - pydantic's
    """Return whether `error` is about the value of one field, whatever the others are."""
    parts = [str(part) for part in error["loc"]]
    return ".".join(parts[:2]) in fields or ".".join(parts[:1]) in fields


def slug(title: str) -> str:
    """Return a short name made from a title: words without accents joined by hyphens, at most 60 letters."""
    words = [plain(word) for word in re.split(r"[\s\-–:,./]+", title)]
    return "-".join(word for word in words if word)[:60].strip("-") or "phuong-an"


def _place(column: _Column, field: FieldRow, lang: Lang) -> str:
    cell = column.cells.get(field.path, "")
    return say("sheet.cell", lang, sheet=SHEET, cell=cell or "–", field=field.label(lang))


def _sentence(column: _Column, fields: Mapping[str, FieldRow], error: Any, lang: Lang) -> str:  # noqa: ANN401 - pydantic's
    parts = [str(part) for part in error["loc"]]
    fault = error.get("ctx", {}).get("error")
    known = fault.path if isinstance(fault, Misfit) else ""
    named = (path for path in (".".join(parts[:2]), *parts[:1], known) if path in fields)
    field = fields[next(named, "title")]
    limits = [(key, error.get("ctx", {})[key]) for key in LIMITS if key in error.get("ctx", {})]
    values = {
        "place": _place(column, field, lang),
        "value": column.texts.get(field.path, "")[:80],
        "allowed": field.holds(lang),
        "limit": "; ".join(say(f"sheet.limit.{key}", lang, limit=shown(limit, lang)) for key, limit in limits),
    }
    return say("sheet.out_of_range" if limits else "sheet.invalid", lang, **values)
