"""The officer's own workbook with its findings in their cells: coloured, commented, and listed on a sheet with links.

Colours are conditional formats that look at the cell itself, so that no format of the officer's is lost and the colour
goes once the cell is corrected; those of an earlier check are taken away first, with their comments and their sheet.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from optimizer.data.book import style
from optimizer.data.book.losses import THINGS, noticed, unreadable
from optimizer.errors import Finding, Severity
from optimizer.wording import Lang, say, told

SHEET = "KetQuaKiemTra"
"""Title of the sheet of findings."""
COLORS = {Severity.ERROR: "FFF4A6A6", Severity.WARNING: "FFFFE08A", Severity.NOTE: "FFCFE3F7"}
MARK = 'LEN("vetnet")=6'
"""Always true; a conditional format that has it is one of ours."""
AUTHOR = "vetnet check"
WIDTHS = (6, 14, 20, 10, 30, 24, 70, 60)
HEADER_ROW = 4
LONGEST = 200
"""Letters of a text that a formula may quote."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """What became of a workbook."""

    cells: int
    """How many were marked."""
    lost: tuple[str, ...]
    """Of `optimizer.data.book.losses.THINGS`, those that the copy does not have."""


def annotate(source: Path, findings: Sequence[Finding], target: Path, lang: Lang) -> Annotated:
    """Write the workbook `source` with `findings` to the .xlsx `target`; return what became of it.

    `findings` name sheet and cell as the reader of `source` told them. Cells, formats, lists and formulas stay; what
    of the rest does not is told.

    Raises
    ------
    OSError
        The file cannot be written.
    """
    lost = unreadable(source)
    with noticed(lost):
        book = load_workbook(source)
    _forget(book)
    by_cell: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        if finding.cell and finding.table in book.sheetnames:
            by_cell.setdefault((finding.table, finding.cell), []).append(finding)
    for (title, address), found in by_cell.items():
        _mark(book[title], address, found, lang)
    _listed(book, findings, by_cell, lang)
    style.save(book, target)
    return Annotated(len(by_cell), tuple(thing for thing in THINGS if thing in lost))


def annotated_before(path: Path) -> bool:
    """Return whether the workbook `path` is the result of `annotate`."""
    try:
        with noticed(set()):
            return SHEET in load_workbook(path, read_only=True).sheetnames
    except Exception:  # whatever it is, it is no workbook of ours
        return False


def _forget(book: Workbook) -> None:
    """Take away what an earlier check left."""
    if SHEET in book.sheetnames:
        del book[SHEET]
    for sheet in book.worksheets:
        kept = ConditionalFormattingList()
        for formats in sheet.conditional_formatting:
            for rule in formats.rules:
                if not any(MARK in str(formula) for formula in rule.formula):
                    kept.add(str(formats.sqref), rule)
        sheet.conditional_formatting = kept
        for row in sheet.iter_rows():
            for cell in row:
                if cell.comment is not None and AUTHOR in str(cell.comment.text):
                    before = cell.comment.text.partition(f"[{AUTHOR}]")[0].strip()
                    cell.comment = Comment(before, cell.comment.author) if before else None


def _mark(sheet: Worksheet, address: str, found: Sequence[Finding], lang: Lang) -> None:
    """Colour and comment one cell; of a merged area, its first."""
    area = next((area for area in sheet.merged_cells.ranges if address in area), None)
    cell = sheet[area.start_cell.coordinate if area is not None else address]
    before = f"{cell.comment.text}\n\n" if cell.comment is not None else ""
    text = "\n".join(f"{say(f'severity.{f.severity}', lang)}: {' '.join(told(f, lang))}" for f in found)
    cell.comment = Comment(f"{before}[{AUTHOR}]\n{text}", AUTHOR, width=360, height=160)
    worst = min((f.severity for f in found), key=list(Severity).index)
    color = PatternFill("solid", fgColor=COLORS[worst], bgColor=COLORS[worst])
    rule = Rule("expression", dxf=DifferentialStyle(fill=color), formula=[f"AND({_unchanged(cell)},{MARK})"])
    sheet.conditional_formatting.add(cell.coordinate, rule)


def _unchanged(cell: Cell) -> str:
    """Return the formula that holds while the cell has the value it was found with."""
    place, value = cell.coordinate, cell.value
    if value is None:
        return f"LEN(TRIM({place}))=0"
    if isinstance(value, str) and cell.data_type == "s" and len(value) <= LONGEST:
        quoted = value.replace('"', '""')
        return f'EXACT({place},"{quoted}")'
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{place}={value!r}"
    return "TRUE"


def _listed(
    book: Workbook, findings: Sequence[Finding], marked: Mapping[tuple[str, str], Sequence[Finding]], lang: Lang
) -> None:
    """Add the sheet of findings in front, errors first, each with a link to its cell."""
    sheet = book.create_sheet(SHEET, 0)
    book.active = 0
    for other in book.worksheets[1:]:
        other.sheet_view.tabSelected = False
    sheet.sheet_properties.tabColor = style.TAB_OWN
    style.put(sheet, 1, 1, say("book.check.title", lang), bold=True, box=False, size=14)
    counts = {str(s): sum(f.severity is s for f in findings) for s in Severity}
    style.put(sheet, 2, 1, say("book.check.counts", lang, **counts), box=False)
    heads = say("book.check.columns", lang).split(" | ")
    for position, (head, width) in enumerate(zip(heads, WIDTHS, strict=True), start=1):
        style.heading(sheet, HEADER_ROW, position, head)
        sheet.column_dimensions[chr(64 + position)].width = width
    ordered = sorted(findings, key=lambda f: list(Severity).index(f.severity))
    for row, finding in enumerate(ordered, start=HEADER_ROW + 1):
        rule, remedy = told(finding, lang)
        texts = (row - HEADER_ROW, say(f"severity.{finding.severity}", lang), finding.table, finding.cell,
                 finding.column, finding.value, rule, remedy)  # fmt: skip
        for position, text in enumerate(texts, start=1):
            cell = style.put(sheet, row, position, text or None, wrap=True)
            cell.number_format = "@" if isinstance(text, str) else "0"
        sheet.cell(row, 2).fill = style.fill(COLORS[finding.severity])
        if (finding.table, finding.cell) in marked:
            link = sheet.cell(row, 4)
            place = finding.table.replace("'", "''")
            link.hyperlink = Hyperlink(ref=link.coordinate, location=f"'{place}'!{finding.cell}")
            link.font = style.font(color="FF0563C1")
    bottom = HEADER_ROW + max(1, len(ordered))
    sheet.freeze_panes = f"A{HEADER_ROW + 1}"
    sheet.auto_filter.ref = f"A{HEADER_ROW}:H{bottom}"
    style.printed(sheet, f"A1:H{bottom}", title_rows=f"{HEADER_ROW}:{HEADER_ROW}")
