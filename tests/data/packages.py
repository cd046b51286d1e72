"""Workbooks with everything that officers put into them, and what every archive of a workbook must keep to open."""

import posixpath
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree as Xml

import xlsxwriter

from optimizer.data.marked.order import BOOK, SHEET, STYLES
from tests.data.test_foreign_parts import rewritten

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
PACKAGE = "{http://schemas.openxmlformats.org/package/2006/%s}"
NOTED = "G3"
"""Cell of communes with a comment, where tests put an error."""
MICROSOFT = "http://schemas.microsoft.com/office/2017/10/relationships"
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000" "1f15c4890000000d49444154789c6360000000000400"
    "01f61738550000000049454e44ae426082"
)  # fmt: skip
"""A picture of one point."""


def parts(path: Path) -> dict[str, bytes]:
    """Return name -> bytes of the parts of an archive."""
    with zipfile.ZipFile(path) as archive:
        assert len(archive.namelist()) == len(set(archive.namelist()))
        return {name: archive.read(name) for name in archive.namelist()}


def relations(held: Mapping[str, bytes], name: str) -> dict[str, tuple[str, str]]:
    """Return id -> last word of the type, and the part named, of what the part `name` says of others."""
    folder, _, file = name.rpartition("/")
    data = held.get(f"{folder}/_rels/{file}.rels".lstrip("/"), b"<r/>")
    return {
        str(node.get("Id")): (
            str(node.get("Type")).rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", folder, str(node.get("Target")))).lstrip("/"),
        )
        for node in Xml.fromstring(data)
        if node.get("TargetMode") != "External"
    }


def sound(path: Path) -> dict[str, bytes]:
    """Assert that Excel has no reason to repair the workbook `path`; return its parts."""
    held = parts(path)
    types = Xml.fromstring(held["[Content_Types].xml"])
    overrides = [str(n.get("PartName")).lstrip("/") for n in types.iter(PACKAGE % "content-types" + "Override")]
    endings = {str(node.get("Extension")).lower() for node in types.iter(PACKAGE % "content-types" + "Default")}
    assert len(overrides) == len(set(overrides))
    assert set(overrides) <= set(held)
    for name in held:
        assert name in overrides or name.rpartition(".")[2].lower() in endings or name == "[Content_Types].xml", name
        for _, target in relations(held, name).values():
            assert target in held, (name, target)
    _sound_book(held)
    for title, (_, part) in sheets(held).items():
        _sound_sheet(held, title, part)
    return held


def sheets(held: Mapping[str, bytes]) -> dict[str, tuple[str, str]]:
    """Return title -> kind and part of the sheets."""
    related = relations(held, "xl/workbook.xml")
    book = Xml.fromstring(held["xl/workbook.xml"])
    return {str(node.get("name")): related[str(node.get(f"{OFFICE}id"))] for node in book.iter(f"{MAIN}sheet")}


def _sound_book(held: Mapping[str, bytes]) -> None:
    book = Xml.fromstring(held["xl/workbook.xml"])
    _in_order(book, BOOK)
    entries = list(book.iter(f"{MAIN}sheet"))
    for attribute in ("name", "sheetId", f"{OFFICE}id"):
        values = [str(node.get(attribute)).lower() for node in entries]
        assert len(values) == len(set(values))
    names = [(node.get("name"), node.get("localSheetId")) for node in book.iter(f"{MAIN}definedName")]
    assert len(names) == len(set(names))
    assert all(int(place or 0) < len(entries) for _, place in names)
    assert all(int(view.get("activeTab", 0)) < len(entries) for view in book.iter(f"{MAIN}workbookView"))


def _sound_sheet(held: Mapping[str, bytes], title: str, part: str) -> None:
    root = Xml.fromstring(held[part])
    _in_order(root, SHEET)
    related = relations(held, part)
    used = [value for node in root.iter() for key, value in node.attrib.items() if key == f"{OFFICE}id"]
    folder, _, file = part.rpartition("/")
    own = held.get(f"{folder}/_rels/{file}.rels", b"<r/>")
    assert set(used) <= {node.get("Id") for node in Xml.fromstring(own)}, title
    styles = Xml.fromstring(held["xl/styles.xml"])
    _in_order(styles, STYLES)
    formats, looks = (len(styles.findall(f"{MAIN}{kind}/*")) for kind in ("cellXfs", "dxfs"))
    assert all(int(cell.get("s", 0)) < formats for cell in root.iter(f"{MAIN}c"))
    assert all(int(rule.get("dxfId", 0)) < max(looks, 1) for rule in root.iter(f"{MAIN}cfRule"))
    rows = [int(row.get("r", "0")) for row in root.iter(f"{MAIN}row") if row.get("r")]
    assert rows == sorted(set(rows))
    commented = [target for kind, target in related.values() if kind == "comments"]
    assert len(commented) <= 1
    for target in commented:
        boxes = [held[t] for identity, (kind, t) in related.items() if kind == "vmlDrawing" and identity in used]
        _sound_comments(held[target], boxes[0])


def _sound_comments(comments: bytes, drawing: bytes) -> None:
    """Every comment has an author and one box, and no two boxes have one number."""
    root = Xml.fromstring(comments)
    authors = len(root.findall(f"{MAIN}authors/*"))
    cells = []
    for comment in root.iter(f"{MAIN}comment"):
        assert int(str(comment.get("authorId"))) < authors
        letters, digits = re.fullmatch(r"([A-Z]+)(\d+)", str(comment.get("ref"))).groups()  # type: ignore[union-attr]
        column = 0
        for letter in letters:
            column = 26 * column + ord(letter) - 64
        cells.append((int(digits) - 1, column - 1))
    shapes = re.findall(rb"<(?:\w+:)?shape[\s>].*?</(?:\w+:)?shape>", drawing, re.DOTALL)
    notes = [shape for shape in shapes if b'ObjectType="Note"' in shape]
    places = [tuple(int(n) for n in re.findall(rb"<(?:\w+:)?(?:Row|Column)>(\d+)<", shape)) for shape in notes]
    assert sorted(places) == sorted(cells)
    numbers = [re.search(rb'id="(_x0000_s\d+)"', shape)[1] for shape in shapes]  # type: ignore[index]
    assert len(numbers) == len(set(numbers))


def _in_order(root: Xml.Element, order: tuple[str, ...]) -> None:
    names = [node.tag.rpartition("}")[2] for node in root]
    places = [order.index(name) for name in names if name != "AlternateContent"]
    assert places == sorted(places), names


def rich(path: Path, tables: Mapping[str, object]) -> Path:
    """Write `tables` as an officer keeps them: pictures, charts, buttons, lists, colours, comments, a locked sheet."""
    book = xlsxwriter.Workbook(path)
    for name, table in tables.items():
        sheet = book.add_worksheet(name)
        for row, cells in enumerate([tuple(table.columns), *table.itertuples(index=False, name=None)]):  # type: ignore[attr-defined]
            sheet.write_row(row, 0, [cell or None for cell in cells])
        if name == "communes":
            _furnish(book, sheet)
        if name == "areas":
            sheet.write_comment("A1", "Mã khu vực", {"author": "Văn phòng"})
            sheet.protect("x")
    chart = book.add_chart({"type": "bar"})
    chart.add_series({"values": "=communes!$F$2:$F$4"})
    book.add_chartsheet("Biểu đồ").set_chart(chart)
    book.define_name("Vung", "=communes!$A$1:$B$2")
    book.worksheets()[2].activate()
    book.worksheets()[1].print_area("A1:B5")
    book.close()
    return path


def _furnish(book: xlsxwriter.Workbook, sheet: xlsxwriter.workbook.Worksheet) -> None:
    sheet.insert_textbox("M2", "Ghi chú của Sở")
    sheet.insert_button("M6", {"caption": "Làm mới"})
    sheet.insert_checkbox("P2", True)
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=communes!$F$2:$F$4"})
    sheet.insert_chart("M10", chart)
    (Path(str(book.filename)).parent / "hình.png").write_bytes(PICTURE)
    sheet.insert_image("M30", str(Path(str(book.filename)).parent / "hình.png"))
    sheet.add_sparkline("Z2", {"range": "communes!F2:H2"})
    sheet.conditional_format("F2:F4", {"type": "data_bar", "data_bar_2010": True})
    red = book.add_format({"bg_color": "#FF0000"})
    sheet.conditional_format("A2:Z4", {"type": "no_errors", "format": red, "stop_if_true": True})
    sheet.data_validation("Y2", {"validate": "list", "source": ["Có", "Không"]})
    for cell, text in (("A2", "Theo Nghị quyết"), (NOTED, "Theo báo cáo")):
        sheet.write_comment(cell, text, {"author": "Văn phòng"})
    sheet.merge_range("AA2:AB3", "gộp")
    sheet.write_rich_string("AC2", "một ", book.add_format({"bold": True}), "hai")
    sheet.write_url("AD2", "https://example.org/", string="trang")
    sheet.set_header("&C&G", {"image_center": str(Path(str(book.filename)).parent / "hình.png")})
    sheet.autofilter("A1:C4")


def with_discussion(source: Path, target: Path, part: str, cell: str) -> Path:
    """Return `source` with a discussion at `cell` of the sheet `part`, which has comments, and with a slicer."""
    held = parts(source)
    shadow = (
        f'<comment ref="{cell}" authorId="0" shapeId="0"><text><t>[Threaded comment] Kiểm tra lại</t></text></comment>'
    )
    comments = next(t for kind, t in relations(held, part).values() if kind == "comments")
    drawing = next(t for kind, t in relations(held, part).values() if kind == "vmlDrawing")
    row, column = int(cell[1:]) - 1, ord(cell[0]) - 65
    box = (
        '<v:shape id="_x0000_s9999" type="#_x0000_t202"><x:ClientData ObjectType="Note"><x:Row>'
        f"{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape></xml>"
    )
    threads = (
        '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
        f'<threadedComment ref="{cell}" dT="2026-01-01T00:00:00" personId="{{1}}" id="{{2}}"><text>Kiểm tra lại</text>'
        "</threadedComment></ThreadedComments>"
    )
    talk = "threadedComments/threadedComment1.xml"
    relation = f'<Relationship Id="rIdT" Type="{MICROSOFT}/threadedComment" Target="../{talk}"/>'
    slicer = f'<Relationship Id="rIdS" Type="{MICROSOFT}/slicer" Target="../slicers/slicer1.xml"/>'
    kinds = "".join(
        f'<Override PartName="/xl/{name}" ContentType="application/vnd.ms-excel.{kind}+xml"/>'
        for name, kind in (
            (talk, "threadedcomments"),
            ("slicers/slicer1.xml", "slicer"),
        )
    )
    own = part.rpartition("/")[2]
    return rewritten(
        source, target,
        {
            comments: ("</commentList>", f"{shadow}</commentList>"),
            drawing: ("</xml>", box),
            f"xl/worksheets/_rels/{own}.rels": ("</Relationships>", f"{relation}{slicer}</Relationships>"),
            "[Content_Types].xml": ("</Types>", f"{kinds}</Types>"),
        },
        {f"xl/{talk}": threads.encode(), "xl/slicers/slicer1.xml": b"<slicers/>"},
    )  # fmt: skip
