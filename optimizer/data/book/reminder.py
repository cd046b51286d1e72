"""The draft list of units to be reminded: who has sent nothing, who must complete or explain what."""

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment

from optimizer.data.book import style
from optimizer.data.collect import Answer
from optimizer.errors import Severity
from optimizer.wording import Lang, say, sentence

SHEET = "DonDoc"
WIDTHS = (6, 14, 40, 18, 34, 90)
HEADER_ROW = 6
HEADINGS = (("draft", True), ("title", True), ("province", False), ("counts", False))
POINTS_AT_MOST = 12
"""Points named for one unit; the rest is counted."""
COLORS = {"missing": "FFF4A6A6", "incomplete": "FFF9CBA0", "doubtful": "FFFFE9A8"}
LETTERS_A_LINE = 95


def write_reminder(answers: Sequence[Answer], province: str, path: Path, lang: Lang) -> int:
    """Write the units of `answers` that are not complete to `path`; return how many there are."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = SHEET
    asked = sorted(
        (answer for answer in answers if answer.state != "complete"),
        key=lambda answer: ("missing", "incomplete", "doubtful").index(answer.state),
    )
    told = {
        "sent": sum(answer.state != "missing" for answer in answers), "all": len(answers),
        "complete": len(answers) - len(asked), "province": province,
    }  # fmt: skip
    for row, (phrase, bold) in enumerate(HEADINGS, start=1):
        cell = style.put(sheet, row, 1, say(f"book.reminder.{phrase}", lang, **told), box=False, bold=bold, wrap=True)
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(WIDTHS))
        cell.alignment = Alignment(horizontal="left" if row == 1 else "center", vertical="center", wrap_text=True)
    sheet.cell(2, 1).font = style.font(bold=True, size=14, color=style.TITLE)
    sheet.row_dimensions[2].height = 24
    heads = say("book.reminder.columns", lang).split(" | ")
    for position, (head, width) in enumerate(zip(heads, WIDTHS, strict=True), start=1):
        style.heading(sheet, HEADER_ROW, position, head)
        sheet.column_dimensions[chr(64 + position)].width = width
    for number, answer in enumerate(asked, start=1):
        points = _points(answer, lang)
        texts = (number, answer.institution, answer.name, say(f"book.reminder.state.{answer.state}", lang), answer.file,
                 points)  # fmt: skip
        row = HEADER_ROW + number
        for position, text in enumerate(texts, start=1):
            style.put(sheet, row, position, text or None, wrap=True)
        sheet.cell(row, 4).fill = style.fill(COLORS[answer.state])
        lines = sum(1 + len(line) // LETTERS_A_LINE for line in points.split("\n"))
        sheet.row_dimensions[row].height = min(400, max(32, 15 * lines + 4))
    sheet.freeze_panes = f"A{HEADER_ROW + 1}"
    style.printed(sheet, f"A1:F{HEADER_ROW + max(1, len(asked))}", title_rows=f"{HEADER_ROW}:{HEADER_ROW}")
    style.save(book, path)
    return len(asked)


def _points(answer: Answer, lang: Lang) -> str:
    if answer.state == "missing":
        return say("book.reminder.send_all", lang)
    told = [f for f in answer.findings if f.severity is not Severity.NOTE]
    told.sort(key=lambda finding: list(Severity).index(finding.severity))
    lines = [f"– {sentence(finding, lang)}" for finding in told[:POINTS_AT_MOST]]
    if len(told) > POINTS_AT_MOST:
        lines.append(say("book.reminder.more", lang, count=len(told) - POINTS_AT_MOST))
    return "\n".join(lines)
