"""Paper of a Word file: its styles, properties, sections, and the one way that text gets into it."""

import re
from datetime import datetime
from typing import Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from optimizer.report.document import Document
from optimizer.report.office import word_marks as marks
from optimizer.wording import clean

SIDES = {
    "left": WD_ALIGN_PARAGRAPH.LEFT, "center": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}  # fmt: skip
TEXT = 13.0
PAGES = {"portrait": (210.0, 297.0), "landscape": (297.0, 210.0), "a3": (420.0, 297.0)}
MARGINS = {
    "portrait": (20.0, 20.0, 30.0, 15.0), "landscape": (30.0, 15.0, 20.0, 20.0), "a3": (14.0, 8.0, 10.0, 10.0),
}  # fmt: skip
"""Top, bottom, left, right (mm); the binding side of a turned page is its top."""
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def inert(text: str) -> str:
    """Return `text` in NFC and without what XML cannot hold; line breaks stay."""
    return "\n".join(clean(NOT_XML.sub("", line)) for line in text.split("\n"))


LONGEST = 255
"""Letters that a property of a Word file may have."""


class Paper:
    """A Word file with its styles, open for writing."""

    def __init__(self, source: Document) -> None:
        self.source = source
        self.file = docx.Document()
        self.room = 0.0
        """Width of the text on the page at hand (mm)."""
        self.page = "portrait"
        """Kind of the page at hand: a key of `PAGES`."""
        self._styles()
        self._properties()
        section = self.file.sections[0]
        self._shape(section, "portrait")
        self.restart(section)

    def _styles(self) -> None:
        styles, lang = self.file.styles, self.source.lang
        defaults = styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault"))
        marks.speak(defaults.find(qn("w:rPr")), lang)
        headings = tuple(f"Heading {level}" for level in range(1, 3 + self.source.depth))
        for name in ("Normal", *headings, "Title", "Caption", "Header", "Footer", "List Bullet"):
            style = styles[name]
            marks.speak(style.element.get_or_add_rPr(), lang)
            style.font.color.rgb = RGBColor(0, 0, 0)
            style.font.size = Pt(TEXT)
            style.paragraph_format.line_spacing = 1.0
            style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
        for name in (*headings, "Title", "Caption"):
            styles[name].font.bold, styles[name].font.italic = True, False
            styles[name].paragraph_format.keep_with_next = True
        for name, tag in (("Title", "w:pBdr"), ("Header", "w:tabs"), ("Footer", "w:tabs")):
            for old in styles[name].element.pPr.findall(qn(tag)):
                styles[name].element.pPr.remove(old)
        for name in headings[:-1]:
            styles[name].paragraph_format.space_before, styles[name].font.all_caps = Pt(12), True
        styles[headings[-1]].paragraph_format.space_before = Pt(8)

    def _properties(self) -> None:
        about, source = self.file.core_properties, self.source
        title, author = (inert(text)[:LONGEST] for text in (source.title, source.author))
        about.title, about.author, about.language = title, author, source.lang
        about.comments, about.last_modified_by, about.revision = "", author, 1
        about.created = about.modified = datetime.fromisoformat(source.day)

    def _shape(self, section: Any, page: str) -> None:  # noqa: ANN401 - python-docx names no type
        """Give `section` its page, its number in the top margin, the mark of a draft, and the foot."""
        (width, height), (top, bottom, left, right) = PAGES[page], MARGINS[page]
        section.page_width, section.page_height = Mm(width), Mm(height)
        section.orientation = WD_ORIENT.PORTRAIT if page == "portrait" else WD_ORIENT.LANDSCAPE
        section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
        section.left_margin, section.right_margin = Mm(left), Mm(right)
        section.header_distance, section.footer_distance = Mm(7), Mm(6)
        section.different_first_page_header_footer = False
        self.page, self.room = page, width - left - right
        for head, numbered in ((section.header, True), (section.first_page_header, False)):
            head.is_linked_to_previous = False
            line = head.paragraphs[0]
            for stop, side in ((self.room / 2, WD_TAB_ALIGNMENT.CENTER), (self.room, WD_TAB_ALIGNMENT.RIGHT)):
                line.paragraph_format.tab_stops.add_tab_stop(Mm(stop), side)
            line.add_run("\t")
            if numbered:
                marks.field(line.add_run(), "PAGE")
            line.add_run("\t")
            mark = line.add_run(inert(self.source.draft))
            mark.bold, mark.font.size = True, Pt(11)
            marks.frame(mark)
        for foot in (section.footer, section.first_page_footer):
            foot.is_linked_to_previous = False
            if self.source.running:
                line = self.fill(foot.paragraphs[0], self.source.running, size=8.5, italic=True, side="center")
                marks.rule(line, "top")

    def turn(self, page: str) -> Any:  # noqa: ANN401
        """Start a page of another kind, whose number goes on, and return its section."""
        section = self.file.add_section(WD_SECTION.NEW_PAGE)
        self._shape(section, page)
        marks.count_on(section)
        return section

    def restart(self, section: Any) -> None:  # noqa: ANN401
        """Count the pages of `section` from 1, and show no number on its first."""
        marks.number_from(section, 1)
        section.different_first_page_header_footer = True

    def fill(
        self,
        paragraph: Any,  # noqa: ANN401 - python-docx names no type
        text: str,
        *,
        size: float = TEXT,
        side: str = "left",
        before: float = 0.0,
        after: float = 0.0,
        **look: bool,
    ) -> Any:  # noqa: ANN401
        """Write `text` into an empty paragraph; breaks stay; `look` is bold and italic."""
        for number, part in enumerate(inert(text).split("\n")):
            if number:
                paragraph.add_run().add_break()
            run = paragraph.add_run(part)
            run.font.size, run.bold, run.italic = Pt(size), look.get("bold") or None, look.get("italic") or None
        form = paragraph.paragraph_format
        form.alignment, form.space_before, form.space_after = SIDES[side], Pt(before), Pt(after)
        return paragraph
