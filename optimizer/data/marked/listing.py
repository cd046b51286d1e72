"""The sheet of findings: errors first, each with a link to its cell."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from optimizer.data.book.style import HEADER, TAB_OWN
from optimizer.data.marked import looks, order
from optimizer.data.marked.book import KINDS, Book
from optimizer.data.marked.package import Node, Package, storable
from optimizer.errors import Finding, Severity
from optimizer.wording import Lang, say, told

SHEET = "KetQuaKiemTra"
"""Title of the sheet."""
COLORS = {Severity.ERROR: "FFF4A6A6", Severity.WARNING: "FFFFE08A", Severity.NOTE: "FFCFE3F7"}
WIDTHS = (6, 14, 20, 10, 30, 24, 70, 60)
HEADER_ROW = 4
LONGEST = 32_000
"""Letters of a cell."""
LINKS = 65_000
"""Links of a sheet; Excel opens no more."""
LINK = "FF0563C1"
TOP = 'vertical="top" wrapText="1"'

type Marked = AbstractSet[tuple[str, str]]
"""Sheet and cell of the findings that a link leads to."""


def write(book: Book, findings: Sequence[Finding], marked: Marked, lang: Lang) -> None:
    """Put the sheet of `findings` into `book`: in front, or in place of one that is there; the book opens with it."""
    own = _entry(book)
    part = book.parts.get(str(own.get("name")), "") if own is not None else ""
    if own is None or not part:
        part = book.beside("worksheets/sheet{}.xml")
        own = _new_entry(book) if own is None else own
        own.set(book.id, book.package.relate(book.part, f"{book.relation}/worksheet", part))
    _release(book.package, part)
    bottom = HEADER_ROW + max(1, len(findings))
    book.package.add(part, _sheet(book, findings, marked, bottom, lang), f"{KINDS}.worksheet+xml")
    own.attrib.pop("state", None)
    _opens_with(book, book.entries.index(own))
    _printed(book, book.entries.index(own), str(own.get("name")), bottom)


def _entry(book: Book) -> Node | None:
    """Return what the workbook says of an earlier sheet of findings."""
    return next((node for node in book.entries if str(node.get("name")).lower() == SHEET.lower()), None)


def has_sheet(book: Book) -> bool:
    """Return whether there is a sheet of findings in `book`."""
    return _entry(book) is not None


def _new_entry(book: Book) -> Node:
    """Put a sheet in front of the others; what counts sheets by their place is put right."""
    root = book.package.edit(book.part)
    sheets = order.child(root, "sheets")
    assert sheets is not None  # a workbook was read from it
    taken = [int(str(node.get("sheetId"))) for node in book.entries if str(node.get("sheetId")).isdigit()]
    number = max(taken, default=0) + 1
    entry = order.made(root, f'<sheet xmlns:r="{book.relation}" name="{SHEET}" sheetId="{number}"/>')
    sheets.insert(0, entry)
    for name in root.iter(book.tag("definedName")):
        if str(name.get("localSheetId")).isdigit():
            name.set("localSheetId", str(int(name.get("localSheetId")) + 1))
    for view in root.iter(book.tag("workbookView")):
        for place in ("activeTab", "firstSheet"):
            if str(view.get(place)).isdigit():
                view.set(place, str(int(view.get(place)) + 1))
    return entry


def _release(package: Package, part: str) -> None:
    """Take out an earlier sheet of findings, with what it had beside it and no other part names."""
    named = {relation.part for name in package.sources() if name != part for relation in package.relations(name)}
    for relation in package.relations(part):
        if relation.part and relation.part not in named:
            package.remove(relation.part)
    package.remove(part)


def _opens_with(book: Book, place: int) -> None:
    """Let the workbook open with the sheet at `place`, and with no other sheet chosen beside it."""
    root = book.package.edit(book.part)
    views = order.child(root, "bookViews")
    if views is None:
        views = order.put(root, order.made(root, "<bookViews><workbookView/></bookViews>"), order.BOOK)
    views[0].set("activeTab", str(place))
    views[0].attrib.pop("firstSheet", None)
    for title, part in book.parts.items():
        if title.lower() != SHEET.lower() and book.package.holds(part, b"tabSelected"):
            for view in book.package.edit(part).iter(book.tag("sheetView")):
                view.attrib.pop("tabSelected", None)


def _printed(book: Book, place: int, title: str, bottom: int) -> None:
    """Say what of the sheet is printed, what on every page, and what is filtered."""
    root = book.package.edit(book.part)
    names = order.child(root, "definedNames")
    if names is None:
        names = order.put(root, order.made(root, "<definedNames/>"), order.BOOK)
    for name in names.findall(book.tag("definedName")):
        if name.get("localSheetId") == str(place):
            names.remove(name)
    areas = {
        "_xlnm._FilterDatabase": f"$A${HEADER_ROW}:$H${bottom}",
        "_xlnm.Print_Area": f"$A$1:$H${bottom}",
        "_xlnm.Print_Titles": f"${HEADER_ROW}:${HEADER_ROW}",
    }
    for name, area in areas.items():
        hidden = ' hidden="1"' if name.endswith("_FilterDatabase") else ""
        names.append(
            order.made(root, f'<definedName name="{name}" localSheetId="{place}"{hidden}>{title}!{area}</definedName>')
        )


def _sheet(book: Book, findings: Sequence[Finding], marked: Marked, bottom: int, lang: Lang) -> bytes:
    """Return the part of the sheet."""
    rows, links = _rows(book, findings, marked, lang)
    widths = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>' for n, width in enumerate(WIDTHS, start=1)
    )
    xml = (
        f'<worksheet xmlns="{book.main}"><sheetPr><tabColor rgb="FF{TAB_OWN}"/><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<dimension ref="A1:H{bottom}"/><sheetViews><sheetView tabSelected="1" workbookViewId="0">'
        f'<pane ySplit="{HEADER_ROW}" topLeftCell="A{HEADER_ROW + 1}" activePane="bottomLeft" state="frozen"/>'
        f'<selection pane="bottomLeft" activeCell="A{HEADER_ROW + 1}" sqref="A{HEADER_ROW + 1}"/></sheetView>'
        "</sheetViews>"
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{widths}</cols><sheetData>{rows}</sheetData>'
        f'<autoFilter ref="A{HEADER_ROW}:H{bottom}"/>{links}'
        '<pageMargins left="0.6" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>'
        "<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P/&amp;N</oddFooter></headerFooter></worksheet>"
    )
    written: bytes = etree.tostring(
        etree.fromstring(xml.encode()), xml_declaration=True, encoding="UTF-8", standalone=True
    )
    return written


def _rows(book: Book, findings: Sequence[Finding], marked: Marked, lang: Lang) -> tuple[str, str]:
    """Return the rows and the links."""
    cell = book.looks.cell
    text = cell(looks.font(), form=looks.TEXT, align=TOP)
    number = cell(looks.font(), form=looks.PLAIN, align=TOP)
    linked = cell(looks.font(color=LINK), form=looks.TEXT, align=TOP)
    kinds = {
        severity: cell(looks.font(), back=looks.fill(color), form=looks.TEXT, align=TOP)
        for severity, color in COLORS.items()
    }
    back, ink = HEADER["required"]
    centred = 'horizontal="center" vertical="center" wrapText="1"'
    head = cell(looks.font(bold=True, color=ink), back=looks.fill(back), align=centred)
    title = cell(looks.font(bold=True, size=14), box=False, align='vertical="top"')
    counted = cell(looks.font(), box=False, align='vertical="top"')
    counts = {str(s): sum(f.severity is s for f in findings) for s in Severity}
    rows = [
        _row(1, (say("book.check.title", lang),), (title,)),
        _row(2, (say("book.check.counts", lang, **counts),), (counted,)),
        _row(HEADER_ROW, say("book.check.columns", lang).split(" | "), (head,) * len(WIDTHS)),
    ]
    links: list[str] = []
    for row, f in enumerate(sorted(findings, key=lambda f: list(Severity).index(f.severity)), start=HEADER_ROW + 1):
        led = (f.table, f.cell) in marked and len(links) < LINKS
        cells = (
            row - HEADER_ROW,
            say(f"severity.{f.severity}", lang),
            f.table,
            f.cell,
            f.column,
            f.value,
            *told(f, lang),
        )
        rows.append(_row(row, cells, (number, kinds[f.severity], text, linked if led else text, *(text,) * 4)))
        if led:
            place = f.table.replace("'", "''")
            links.append(f'<hyperlink ref="D{row}" location={quoteattr(f"'{place}'!{f.cell}")}/>')
    return "".join(rows), f"<hyperlinks>{''.join(links)}</hyperlinks>" if links else ""


def _row(number: int, values: Sequence[str | int], formats: Sequence[int]) -> str:
    """Return a row of `values`, text as text whatever it begins with."""
    cells = []
    for letter, value, form in zip("ABCDEFGH", values, formats, strict=False):
        start = f'<c r="{letter}{number}" s="{form}"'
        if isinstance(value, int):
            cells.append(f"{start}><v>{value}</v></c>")
        elif value:
            text = escape(storable(value[:LONGEST]))
            cells.append(f'{start} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>')
        else:
            cells.append(f"{start}/>")
    return f'<row r="{number}">{"".join(cells)}</row>'
