"""A document as Word file (.docx): the blocks that the PDF has, to be edited further.

Laid out by Nghị định 30/2020/NĐ-CP, Phụ lục I: A4, margins 20, 20, 30 and 15 mm, Times New Roman 13, page numbers
centred in the top margin from page 2. Texts are data; equal documents give equal bytes.
"""

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_LINE_SPACING
from docx.shared import Emu, Mm, Pt

from optimizer.report.document import (
    Annex,
    Block,
    Bullets,
    Closing,
    Document,
    Figure,
    Heading,
    Letterhead,
    OnePage,
    Paragraph,
    Part,
    Remark,
    Spread,
    Table,
    Wide,
)  # fmt: skip
from optimizer.report.office import word_marks as marks
from optimizer.report.office.word_fit import fitted, text_size
from optimizer.report.office.word_paper import MARGINS, PAGES, SIDES, TEXT, Paper, inert
from optimizer.report.pictures import png

GRID = dict.fromkeys(marks.EDGES, 4)
BOX = dict.fromkeys(("top", "left", "bottom", "right"), 6)
TITLE_ROOM = 34.0
"""Height that the title of an annex takes on a page of pictures (mm)."""
HEAD_ROOM, SUBJECT_LINE, ONE_PAGE_TITLE = 56.0, 6.0, 8.0
"""Height of the head without its subject, of a line of the subject, and of the title of a page (mm)."""
EPOCH = (1980, 1, 1, 0, 0, 0)


def word(document: Document) -> bytes:
    """Return `document` as .docx."""
    return _same(_Writer(document).written())


def _same(content: bytes) -> bytes:
    """Return a zip file with its entries in order of name and without the clock."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        names = sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return made.getvalue()


class _Writer(Paper):
    """One document while it is written."""

    def written(self) -> bytes:
        self._letterhead(self.source.head)
        self._blocks(self.source.blocks)
        marks.stand_in(self.file)
        raw = io.BytesIO()
        self.file.save(raw)
        return raw.getvalue()

    def _letterhead(self, head: Letterhead) -> None:
        table = self.file.add_table(2, 2)
        marks.lay_out(table, [Mm(self.room * 0.44), Mm(self.room * 0.56)], {})
        left, right = table.rows[0].cells
        fit = partial(marks.fitting, room=self.room * 0.44 - 3)
        self._line(left, head.parent.upper(), size=fit(head.parent.upper(), 12.0), first=True)
        self._line(left, head.issuer.upper(), size=fit(head.issuer.upper(), 12.0, bold=True), bold=True)
        self._underline(left, self.room * 0.44, 24)
        fit = partial(marks.fitting, room=self.room * 0.56 - 3)
        self._line(right, head.country, size=fit(head.country, 12.0, bold=True), bold=True, first=True)
        self._line(right, head.motto, size=13, bold=True)
        self._underline(right, self.room * 0.56, 52)
        self._line(table.rows[1].cells[0], head.number, size=13, first=True)
        self._line(table.rows[1].cells[1], head.place_date, size=13, italic=True, first=True)
        self.fill(self.file.add_paragraph(style="Title"), head.title, size=14, side="center", before=14, after=4)
        for part in head.subject:
            self.fill(self.file.add_paragraph(), part, bold=True, side="center", after=2)
        self._underline(self.file, self.room, 50)

    def _line(
        self,
        cell: Any,  # noqa: ANN401
        text: str,
        *,
        size: float,
        first: bool = False,
        **look: bool,
    ) -> None:
        """Write one centred line into a cell of the head."""
        paragraph = cell.paragraphs[0] if first else cell.add_paragraph()
        self.fill(paragraph, text, size=size, side="center", **look)

    def _underline(self, place: Any, room: float, length: float) -> None:  # noqa: ANN401
        """Draw a centred line of `length` mm below what `place` holds, `room` mm wide."""
        paragraph = self.fill(place.add_paragraph(), "", size=4, before=3, after=8)
        paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm((room - length) / 2 - 1)
        marks.rule(paragraph, "top", size=6)

    def _blocks(self, blocks: Iterable[Block], page: str = "portrait") -> None:
        """Write `blocks` on pages of the kind `page`, but those that bring a page of their own."""
        writers: Mapping[str, Callable[[Any], None]] = {
            "heading": self._heading, "paragraph": self._paragraph, "bullets": self._bullets, "remark": self._remark,
            "table": self._table, "figure": self._figure, "wide": self._wide, "spread": self._spread,
            "annex": self._annex, "closing": self._closing, "part": self._part,
        }  # fmt: skip
        before: Block | None = None
        for block in blocks:
            if self.page != page and not isinstance(block, Spread | Annex | Wide):
                self.turn(page)
            if isinstance(before, OnePage) and not isinstance(block, Spread | Annex | Wide):
                self._gap(1).paragraph_format.page_break_before = True
            if isinstance(block, Table) and isinstance(before, Paragraph):
                self.file.paragraphs[-1].paragraph_format.keep_with_next = True
            if isinstance(block, OnePage):
                self._one_page(block, before)
            else:
                writers[block.kind](block)
            before = block

    def _heading(self, block: Heading) -> None:
        self.fill(self.file.add_heading(level=block.level + self.source.depth), block.text, before=12, after=6)

    def _part(self, block: Part) -> None:
        heading = self.fill(
            self.file.add_heading(level=1), f"{block.number}\n{block.title}", side="center", before=16, after=6
        )
        heading.runs[0].font.all_caps = False

    def _one_page(self, block: OnePage, before: Block | None) -> None:
        """Write what should fit the rest of a page, which `before` has begun: the head, an annex, or nothing."""
        left = PAGES[self.page][1] - sum(MARGINS[self.page][:2]) - ONE_PAGE_TITLE
        if before is None:
            left -= HEAD_ROOM + SUBJECT_LINE * sum(len(part.split("\n")) for part in self.source.head.subject)
        left -= TITLE_ROOM if isinstance(before, Annex) else 0.0
        size, height = fitted(block, self.room, left)
        heading = self.file.add_heading(level=block.level)
        self.fill(heading, block.title, side="center" if block.level == 1 else "left", after=2)
        for inner in block.blocks:
            if isinstance(inner, Table):
                self._table(replace(inner, size=size), text_size(size))
            elif isinstance(inner, Remark):
                self._remark(inner, text_size(size))
            elif isinstance(inner, Paragraph):
                self.fill(self.file.add_paragraph(), inner.text, size=text_size(size), side="justify", after=3)
        if block.figure is not None:
            self._picture(self.fill(self.file.add_paragraph(), "", side="center"), block.figure, self.room, height)

    def _paragraph(self, block: Paragraph) -> None:
        paragraph = self.file.add_paragraph()
        match block.style:
            case "note":
                self.fill(paragraph, block.text, size=11, italic=True, side="justify", after=6)
            case "enclosed":
                self.fill(paragraph, block.text, italic=True, side="center", after=6)
            case "lead":
                self.fill(paragraph, block.text, bold=True, before=6, after=4).paragraph_format.keep_with_next = True
            case "centre":
                self.fill(paragraph, block.text, bold=True, side="center", before=6, after=6)
            case _:
                self.fill(paragraph, block.text, side="justify", after=6, italic=block.style == "basis")
                form = paragraph.paragraph_format
                form.first_line_indent, form.line_spacing = Mm(12.7), 1.15

    def _bullets(self, block: Bullets) -> None:
        self._items(self.file, block.items, TEXT, 10.0)

    def _items(self, place: Any, items: Iterable[str], size: float, indent: float) -> None:  # noqa: ANN401
        for item in items:
            paragraph = self.fill(place.add_paragraph(), f"–\t{item}".replace("\t", " "), size=size, after=3)
            form = paragraph.paragraph_format
            form.left_indent, form.first_line_indent, form.alignment = Mm(indent), Mm(-4), SIDES["justify"]

    def _remark(self, block: Remark, size: float = 12.0) -> None:
        table = self.file.add_table(1, 1)
        marks.lay_out(table, [Mm(self.room)], BOX)
        marks.describe(table, inert(block.title))
        cell = table.rows[0].cells[0]
        self.fill(cell.paragraphs[0], block.title, size=size, bold=True, before=size / 4, after=size / 4)
        self._items(cell, block.items, size, 5.0)
        self._gap(6)

    def _gap(self, points: float) -> Any:  # noqa: ANN401
        paragraph = self.fill(self.file.add_paragraph(), "", size=2)
        form = paragraph.paragraph_format
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(points)
        return paragraph

    def _table(self, block: Table, title: float = 12.0) -> None:
        """Write a table; its caption is in letters of `title` points."""
        if block.caption:
            caption = self.file.add_paragraph(style="Caption")
            self.fill(caption, block.caption, size=title, side="center", before=8, after=4)
        table = self.file.add_table(len(block.rows) + 1, len(block.columns))
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        widths = marks.share_out([marks.wide_enough(column, block.size) for column in block.columns], self.room)
        grid = [row.cells for row in table.rows]
        for cell, column in zip(grid[0], block.columns, strict=True):
            self._cell(cell, column.label, block.size, "center", bold=True)
        for number, row in enumerate(block.rows, start=1):
            for cell, column, value in zip(grid[number], block.columns, row, strict=True):
                self._cell(cell, value, block.size, column.align, bold=number - 1 in block.strong)
        marks.keep_together(grid)
        marks.lay_out(table, widths, GRID)
        marks.repeat(table.rows[0])
        if block.caption:
            marks.describe(table, inert(block.caption))
        for note in block.notes:
            self.fill(self.file.add_paragraph(), note, size=min(10.5, block.size), italic=True, before=3)
        self._gap(6)

    def _cell(self, cell: Any, text: str, size: float, side: str, *, bold: bool) -> None:  # noqa: ANN401
        self.fill(cell.paragraphs[0], text, size=size, side=side, bold=bold, before=1, after=1)

    def _figure(self, block: Figure) -> None:
        paragraph = self.fill(self.file.add_paragraph(), "", side="center", before=6)
        self._picture(paragraph, block, self.room, 225.0)
        if block.caption:
            paragraph.paragraph_format.keep_with_next = True
            self.fill(self.file.add_paragraph(style="Caption"), block.caption, size=12, side="center", after=6)

    def _picture(self, paragraph: Any, block: Figure, width: float, height: float) -> None:  # noqa: ANN401
        """Put the picture into `paragraph`, within `width` by `height` mm, with its alternative text."""
        shape = paragraph.add_run().add_picture(io.BytesIO(png(self.source.images[block.image])))
        scale = min(Mm(width) / shape.width, Mm(height) / shape.height)
        shape.width, shape.height = Emu(int(shape.width * scale)), Emu(int(shape.height * scale))
        shape._inline.docPr.set("descr", inert(block.alt))

    def _wide(self, block: Wide) -> None:
        section, blocks = self.turn("landscape"), block.blocks
        if blocks and isinstance(blocks[0], Annex):
            self.restart(section)
            self._annex_title(blocks[0].number, blocks[0].title)
            blocks = blocks[1:]
        self._blocks(blocks, "landscape")

    def _spread(self, block: Spread) -> None:
        section = self.turn("a3")
        room = PAGES["a3"][1] - sum(MARGINS["a3"][:2]) - 8
        if block.number:
            self.restart(section)
            self._annex_title(block.number, block.title)
            room -= TITLE_ROOM
        count = len(block.figures)
        table = self.file.add_table(1, count)
        marks.lay_out(table, [Mm(self.room / count)] * count, {})
        for cell, figure in zip(table.rows[0].cells, block.figures, strict=True):
            caption = 8 if figure.caption else 0
            self._picture(
                self.fill(cell.paragraphs[0], "", side="center"), figure, self.room / count - 4, room - caption
            )
            if figure.caption:
                self.fill(cell.add_paragraph(), figure.caption, size=12, bold=True, side="center")
        self._gap(1)

    def _annex(self, block: Annex) -> None:
        self.restart(self.turn("portrait"))
        self._annex_title(block.number, block.title)

    def _annex_title(self, number: str, title: str) -> None:
        self.fill(self.file.add_paragraph(), number, size=14, bold=True, side="center", after=4)
        self.fill(self.file.add_heading(level=1), title, side="center", after=8)

    def _closing(self, block: Closing) -> None:
        self._gap(10)
        table = self.file.add_table(1, 2)
        marks.lay_out(table, [Mm(self.room * 0.45), Mm(self.room * 0.55)], {})
        left, right = table.rows[0].cells
        self.fill(left.paragraphs[0], block.recipients_title, size=12, bold=True, italic=True)
        for item in block.recipients:
            self.fill(left.add_paragraph(), item, size=11)
        self.fill(right.paragraphs[0], block.authority.upper(), bold=True, side="center", after=4)
        self.fill(right.add_paragraph(), block.hint, size=12, italic=True, side="center", after=85)
