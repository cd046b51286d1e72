"""Reading one returned form: its cover, its five tables, and what is wrong with them by themselves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from optimizer.data.cells import read_date
from optimizer.data.check_meaning import check_meaning
from optimizer.data.check_places import check_places
from optimizer.data.check_plausible import check_plausible
from optimizer.data.convert import raw_tables
from optimizer.data.drawn_files import Drawn
from optimizer.data.files import Source
from optimizer.data.forms import COVER, COVER_LABELS, FORM_NAMES, FORM_TABLES, LABEL_WORDS, SHEETS, Cover
from optimizer.data.load import load
from optimizer.data.rules import notice
from optimizer.data.sheet import Sheet, as_text, sheet_of
from optimizer.data.spreadsheet import BadSpreadsheet, read_spreadsheet
from optimizer.data.starter import Raw
from optimizer.data.tables import BY_NAME
from optimizer.data.text import fold
from optimizer.data.workbook import read_book
from optimizer.errors import Finding, Severity
from optimizer.wording import clean

CONTEXT = ("province", "areas", "communes", "programmes")
"""Tables of the province that a form is checked against."""
NEEDED = ("institutions", "sites", "offers")
"""Forms without which a unit cannot be planned for."""
NEEDED_ON_COVER = ("as_of", "document", "document_date", "head")
WHOLE_PROVINCE = frozenset({"data.estimates", "data.estimates_many", "data.programme_unused", "data.not_offered",
                            "data.empty_area"})  # fmt: skip
"""Rules that say nothing of one unit."""


@dataclass(frozen=True, slots=True)
class Form:
    """One returned file."""

    path: Path
    cover: Cover
    tables: Raw
    """Table -> rows as text, only the columns of the form."""
    findings: tuple[Finding, ...]


def read_form(path: Path, base: Raw) -> Form | None:
    """Return the form in `path`, checked against the tables `base` of its province; None if it is no form at all."""
    try:
        grids = read_spreadsheet(path).grids
    except BadSpreadsheet as problem:
        return Form(path, Cover(), {}, (notice(str(problem), path.name, value=path.name),))
    titles = {fold(title): title for title in grids}
    if fold(COVER) not in titles:
        return None
    names = {word: FORM_TABLES[table.name] for word, table in SHEETS.items()}
    book = read_book(path, names)
    if isinstance(book, tuple):
        return Form(path, Cover(), {}, book)
    cover, findings = _cover(grids[titles[fold(COVER)]], path)
    given = {sheet.table.name: _named(sheet, path) for sheet in book.sheets}
    sheets = {name: sheet for name, sheet in given.items() if sheet.rows or name in NEEDED}
    findings += [_placed(finding, given, path) for finding in (*book.findings, *_checked(sheets, base))]
    empty = [name for name in NEEDED if name not in sheets or not sheets[name].rows]
    for name in empty:
        told = {"form": FORM_NAMES[name][1]}
        findings.append(Finding("collect.empty_form", Severity.ERROR, path.name, value=told["form"], values=told))
    tables = raw_tables(Source(sheets, frozenset(sheets), Drawn(), ()))
    return Form(path, cover, tables, tuple(findings))


def _cover(rows: Sequence[Sequence[object]], path: Path) -> tuple[Cover, list[Finding]]:
    """Return what the cover says: beside each known label, the first cell that is not empty."""
    said: dict[str, str] = {}
    cells: dict[str, str] = {}
    for number, row in enumerate(rows, start=1):
        texts = [clean(as_text(cell)) for cell in row]
        name = LABEL_WORDS.get(fold(texts[0]).strip(":.")) if texts else None
        if name:
            said[name] = next((text for text in texts[1:] if text), "")
            cells[name] = f"B{number}"
    findings = []
    place = f"{path.name} › {COVER}"
    empty = [name for name in NEEDED_ON_COVER if not said.get(name)]
    if empty:
        told = {"labels": ", ".join(COVER_LABELS[name] for name in empty)}
        cell = cells.get(empty[0], "")
        findings.append(Finding("collect.cover_empty", Severity.WARNING, place, cell=cell, values=told))
    for name in ("as_of", "document_date"):
        text = said.get(name, "")
        day = read_date(text) if text else None
        if text and day is None:
            findings.append(
                Finding("collect.cover_date", Severity.ERROR, place, None, COVER_LABELS[name], text, cell=cells[name])
            )
        said[name] = day.isoformat() if day else ""
    return Cover(**said), findings


def _named(sheet: Sheet, path: Path) -> Sheet:
    """Return `sheet` named by its file as well, so that what is found in it names both."""
    name = f"{path.name} › {sheet.name}"
    return replace(sheet, name=name, findings=tuple(replace(finding, table=name) for finding in sheet.findings))


def _checked(sheets: Mapping[str, Sheet], base: Raw) -> list[Finding]:
    """Return what the rules for tables say of a form's sheets, with the province's communes and programmes beside."""
    beside = {name: _sheet(name, base[name]) for name in CONTEXT if name in base and len(base[name])}
    loaded = load({**beside, **sheets})
    own = {sheet.name for sheet in sheets.values()}
    found = [*loaded.findings]
    for check in (check_meaning, check_places, check_plausible):
        found += check(loaded.tables)
    return [finding for finding in found if finding.table in own and finding.id not in WHOLE_PROVINCE]


def _sheet(name: str, frame: pd.DataFrame) -> Sheet:
    return sheet_of(BY_NAME[name], name, [tuple(frame.columns), *frame.itertuples(index=False, name=None)])


def _placed(finding: Finding, given: Mapping[str, Sheet], path: Path) -> Finding:
    """Return `finding` with the address of its cell."""
    sheet = next((sheet for sheet in given.values() if sheet.name == finding.table), None)
    if sheet is None:
        return replace(finding, table=path.name)
    cell = sheet.cell(finding.column, finding.row) if finding.column and not finding.cell else finding.cell
    return replace(finding, cell=cell)
