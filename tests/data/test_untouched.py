"""What is no finding stays in a marked copy byte for byte, whatever an officer put into the workbook."""

import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from optimizer.data.marked.annotate import annotate
from optimizer.data.marked.listing import SHEET
from optimizer.errors import Finding, Severity, UsageError
from tests.cli.calls import call
from tests.data.packages import NOTED, parts, relations, rich, sheets, sound, with_discussion
from tests.data.test_foreign_parts import rewritten
from tests.data.test_read import write_workbook as plain_workbook
from tests.provinces import set_cell, tiny_tables


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a furnished workbook whose communes lack a population (F3) and have a wrong area code (B2)."""
    tables = tiny_tables()
    communes = set_cell(tables["communes"], 1, "population", "")
    tables["communes"] = set_cell(communes, 0, "area", "không có")
    return rich(tmp_path_factory.mktemp("giàu") / "số liệu.xlsx", tables)


def marked(source: Path, out: Path) -> dict[str, bytes]:
    """Check `source`, write `out`, which must be sound; return its parts."""
    said = call("check", source, "--annotate", out)
    assert out.exists(), said.all
    return sound(out)


def test_the_furnished_workbook_is_sound_itself(source: Path) -> None:
    """What `sound` asks holds for what xlsxwriter writes, so that its word on copies counts."""
    sound(source)


def test_only_what_bears_a_finding_changes(source: Path, tmp_path: Path) -> None:
    """The list of sheets, styles, sheets with findings, their comments, the sheet that was open; no other part."""
    before, after = parts(source), marked(source, tmp_path / "a.xlsx")
    findings = call("check", source, "--json").json["findings"]
    found = {sheets(before)[finding["table"]][1] for finding in findings if finding["cell"]}
    opened = sheets(before)[list(sheets(before))[2]][1]
    beside = {
        target
        for part in found
        for kind, target in relations(before, part).values()
        if kind in {"comments", "vmlDrawing"}
    }
    about = {f"xl/worksheets/_rels/{part.rpartition('/')[2]}.rels" for part in found}
    book = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"}
    changed = {name for name, data in before.items() if after.get(name) != data}
    assert found | {opened} <= changed <= {*book, *found, *beside, *about, opened}
    beside |= {target for part in found for _, target in relations(after, part).values()}
    assert set(after) - set(before) <= {*about, *beside, sheets(after)[SHEET][1]}
    assert len(found) < len(sheets(before))
    for part in ("xl/media/image1.png", "xl/charts/chart1.xml", "xl/sharedStrings.xml", "xl/drawings/drawing1.xml"):
        assert after[part] == before[part]


def test_a_changed_sheet_keeps_all_its_elements(source: Path, tmp_path: Path) -> None:
    """Without our colours, and with the priorities moved back, the sheet of communes is what it was."""
    before, after = parts(source), marked(source, tmp_path / "a.xlsx")
    part = sheets(before)["communes"][1]
    plain = re.sub(
        rb'<conditionalFormatting sqref="\w+">(?:(?!</cond).)*"vetnet".*?</conditionalFormatting>', b"", after[part]
    )

    def told(xml: bytes) -> bytes:
        return re.sub(rb'<\?xml.*?\?>\s*|priority="\d+"| tabSelected="1"', b"", xml)

    assert told(plain) == told(before[part])
    was, now = (
        [int(n) for n in re.findall(rb'priority="(\d+)"', xml)] for xml in (before[part], plain)
    )  # fmt: skip
    assert [n - now[0] for n in now] == [n - was[0] for n in was]
    ours = [int(n) for n in re.findall(rb'priority="(\d+)"><formula>AND\(', after[part])]
    assert max(ours) < min(now)


def test_cells_keep_their_formats_and_the_copy_reads_as_the_original(source: Path, tmp_path: Path) -> None:
    """Two readers find the same values, and openpyxl the same formats, in every sheet but ours."""
    out = tmp_path / "a.xlsx"
    marked(source, out)
    one, other = CalamineWorkbook.from_path(source), CalamineWorkbook.from_path(out)
    assert other.sheet_names == [SHEET, *one.sheet_names]
    for title in one.sheet_names:
        assert other.get_sheet_by_name(title).to_python() == one.get_sheet_by_name(title).to_python()
    with pytest.warns(
        UserWarning, match="extension"
    ):  # of what openpyxl does not know: the reason why it does not write the copy
        old, new = (openpyxl.load_workbook(path)["communes"] for path in (source, out))
    for row in old.iter_rows():
        for cell in row:
            assert cell.has_style == new[cell.coordinate].has_style
            assert cell.number_format == new[cell.coordinate].number_format


def test_comments_of_the_officer_stay_and_go_before_ours(source: Path, tmp_path: Path) -> None:
    """A comment on a marked cell is followed by the finding; checked again, it stands there once."""
    first, second = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    held = marked(source, first)
    text = _comment(held, "communes", NOTED)
    assert text.startswith("Theo báo cáo\n\n[vetnet check]\nLỗi: ")
    assert _corners(held, "communes")[2, 6] >= (5, 5) > _corners(parts(source), "communes")[2, 6]
    again = marked(first, second)
    assert _comment(again, "communes", NOTED) == text
    assert _comment(again, "communes", "A2") == "Theo Nghị quyết"
    assert _comment(again, "areas", "A1") == "Mã khu vực"


def _corners(held: dict[str, bytes], title: str) -> dict[tuple[int, int], tuple[int, int]]:
    """Return row and column of a comment -> columns and rows that its box spans."""
    related = relations(held, sheets(held)[title][1]).values()
    boxes = held[next(target for kind, target in related if kind == "vmlDrawing")].decode()
    anchored = r"<x:Anchor>([^<]*)</x:Anchor>.*?<x:Row>(\d+)</x:Row>\s*<x:Column>(\d+)<"
    spans = {}
    for anchor, row, column in re.findall(anchored, boxes, re.DOTALL):
        numbers = [int(number) for number in anchor.split(",")]
        spans[int(row), int(column)] = (numbers[4] - numbers[0], numbers[6] - numbers[2])
    return spans


def _comment(held: dict[str, bytes], title: str, cell: str) -> str:
    part = sheets(held)[title][1]
    comments = next(target for kind, target in relations(held, part).values() if kind == "comments")
    found = re.search(rb'<comment ref="%s".*?</comment>' % cell.encode(), held[comments], re.DOTALL)
    return "".join(re.findall(r"<t[^>]*>([^<]*)</t>", found[0].decode())) if found else ""


def test_names_of_sheets_by_their_place_still_name_the_same_sheets(source: Path, tmp_path: Path) -> None:
    """The printed area of the second sheet and the filter of communes are those of the copy's third sheet and so on."""
    marked(source, tmp_path / "a.xlsx")
    old, new = _names(source), _names(tmp_path / "a.xlsx")
    assert old == {key: value for key, value in new.items() if key[0] != SHEET}
    assert {name for title, name in new if title == SHEET} == {
        "_xlnm._FilterDatabase", "_xlnm.Print_Area", "_xlnm.Print_Titles",
    }  # fmt: skip


def _names(path: Path) -> dict[tuple[str, str], str]:
    """Return (sheet, name) -> what it stands for."""
    held = parts(path)
    titles = list(sheets(held))
    name = r'<definedName name="([^"]+)"(?: localSheetId="(\d+)")?[^>]*>([^<]*)<'
    found = re.findall(name, held["xl/workbook.xml"].decode())
    return {(titles[int(place)] if place else "", name): value for name, place, value in found}


def test_a_discussion_stays_as_it_is_and_its_cell_is_coloured(source: Path, tmp_path: Path) -> None:
    """A cell with a threaded comment and an error: its comment is not touched, the finding stands on the sheet."""
    part = sheets(parts(source))["communes"][1]
    talked = with_discussion(source, tmp_path / "t.xlsx", part, "C2")
    before, after = parts(talked), marked(talked, tmp_path / "a.xlsx")
    assert _comment(after, "communes", "C2") == "[Threaded comment] Kiểm tra lại"
    assert b'sqref="C2"' in after[part]
    for name in ("xl/threadedComments/threadedComment1.xml", "xl/slicers/slicer1.xml"):
        assert after[name] == before[name]
    boxes = next(target for kind, target in relations(after, part).values() if kind == "vmlDrawing")
    assert b'id="_x0000_s9999"' in after[boxes]


def test_marks_come_and_go_without_a_trace(source: Path, tmp_path: Path) -> None:
    """Corrected in the copy, checked again: no mark, comments and boxes as at first; nothing grows with each check."""
    held = marked(source, tmp_path / "a.xlsx")
    part = sheets(held)["communes"][1]
    wrong = re.search(rb'<c r="C2" t="s"><v>\d+</v></c>', held[part])
    assert wrong
    right = (wrong[0].decode(), '<c r="C2" t="inlineStr"><is><t>A1</t></is></c>')
    first = rewritten(tmp_path / "a.xlsx", tmp_path / "b.xlsx", {part: right}, {})
    corrected = rewritten(first, tmp_path / "c.xlsx", {part: ('<c r="H3"', '<c r="G3"><v>9000</v></c><c r="H3"')}, {})
    after = marked(corrected, tmp_path / "d.xlsx")
    before = parts(source)
    assert b"vetnet" not in after[part]
    assert _comment(after, "communes", NOTED) == "Theo báo cáo"
    boxes = next(target for kind, target in relations(after, part).values() if kind == "vmlDrawing")
    assert after[boxes].count(b"<v:shape ") == before[boxes].count(b"<v:shape ")
    marked(source, tmp_path / "e.xlsx")
    again = marked(tmp_path / "e.xlsx", tmp_path / "f.xlsx")
    assert set(again) == set(parts(tmp_path / "e.xlsx"))
    assert again["xl/styles.xml"] == parts(tmp_path / "e.xlsx")["xl/styles.xml"]
    assert marked(tmp_path / "f.xlsx", tmp_path / "g.xlsx") == again


def test_the_same_workbook_gives_the_same_bytes(source: Path, tmp_path: Path) -> None:
    """Twice."""
    for name in ("a.xlsx", "b.xlsx"):
        marked(source, tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_drawing_that_is_no_xml_is_kept(source: Path, tmp_path: Path) -> None:
    """Excel writes ``<br>`` without an end into captions of buttons."""
    part = sheets(parts(source))["communes"][1]
    boxes = next(target for kind, target in relations(parts(source), part).values() if kind == "vmlDrawing")
    odd = rewritten(source, tmp_path / "o.xlsx", {boxes: ("Làm mới", "Làm<br>mới")}, {})
    assert b"<br>" in marked(odd, tmp_path / "a.xlsx")[boxes]


def test_a_signed_workbook_is_said_to_lose_its_signature(source: Path, tmp_path: Path) -> None:
    """The signature would be wrong for the copy: it is left out, and told."""
    base = "http://schemas.openxmlformats.org/package/2006/relationships"
    start = f'<Relationship Id="rIdZ" Type="{base}/digital-signature/origin" Target="_xmlsignatures/origin.sigs"/>'
    inner = (
        f'<Relationships xmlns="{base}"><Relationship Id="rId1" Type="{base}/digital-signature/signature" '
        'Target="sig1.xml"/></Relationships>'
    )
    kinds = (
        '<Default Extension="sigs" ContentType="application/vnd.openxmlformats-package.digital-signature-origin"/>'
        '<Override PartName="/_xmlsignatures/sig1.xml" ContentType="application/vnd.openxmlformats-package.'
        'digital-signature-xmlsignature+xml"/></Types>'
    )
    signed = rewritten(
        source, tmp_path / "k.xlsx",
        {"_rels/.rels": ("</Relationships>", f"{start}</Relationships>"), "[Content_Types].xml": ("</Types>", kinds)},
        {"_xmlsignatures/origin.sigs": b"", "_xmlsignatures/sig1.xml": b"<Signature/>",
         "_xmlsignatures/_rels/origin.sigs.rels": inner.encode()},
    )  # fmt: skip
    sound(signed)
    said = call("check", signed, "--annotate", tmp_path / "a.xlsx")
    assert "chữ ký số" in said.out
    assert not [name for name in sound(tmp_path / "a.xlsx") if "signature" in name]
    assert "chữ ký số" not in call("check", source, "--annotate", tmp_path / "b.xlsx").out


def test_a_damaged_part_is_named_and_nothing_is_written(source: Path, tmp_path: Path) -> None:
    """Comments that are no XML: the findings are told all the same, exit code 2, no file."""
    held = parts(source)
    comments = next(t for kind, t in relations(held, sheets(held)["communes"][1]).values() if kind == "comments")
    broken = rewritten(source, tmp_path / "h.xlsx", {comments: ("</commentList>", "")}, {})
    said = call("check", broken, "--annotate", tmp_path / "a.xlsx")
    assert said.code == 2
    assert comments in said.err
    assert "communes!" in said.err
    assert not (tmp_path / "a.xlsx").exists()


@pytest.mark.parametrize("edit", [('<row r="3"', '<row r="?"'), ('<mergeCell ref="AA2', '<mergeCell ref="?2')])
def test_a_sheet_with_an_address_that_is_none_is_named(source: Path, tmp_path: Path, edit: tuple[str, str]) -> None:
    """Of a row, of merged cells."""
    part = sheets(parts(source))["communes"][1]
    broken = rewritten(source, tmp_path / "h.xlsx", {part: edit}, {})
    empty = Finding("data.uncalculated", Severity.ERROR, "communes", 3, "population", cell=NOTED)
    with pytest.raises(UsageError, match=part):
        annotate(broken, [empty], tmp_path / "a.xlsx", "vi")
    assert not (tmp_path / "a.xlsx").exists()


def _prefixed(xml: bytes, root: str) -> bytes:
    """Return the XML of a part with the prefix ``x:`` for its own elements, as some programs write it."""
    text = re.sub(r"<(/?)(?=[a-zA-Z]+[\s/>])", r"<\1x:", xml.decode())
    return text.replace(f"<x:{root} xmlns=", f"<x:{root} xmlns:x=", 1).encode()


def test_elements_with_a_prefix_and_cells_without_an_address(tmp_path: Path) -> None:
    """A workbook of another program: prefixes on all elements, rows and cells counted, no styles, no comments."""
    tables = tiny_tables()
    tables["areas"] = set_cell(tables["areas"], 0, "name", "")
    path = plain_workbook(tables, tmp_path / "a.xlsx")
    held = parts(path)
    part = sheets(held)["areas"][1]
    bare = re.sub(rb' r="[A-Z]*\d+"', b"", held[part])
    changed = {part: _prefixed(bare, "worksheet"), "xl/workbook.xml": _prefixed(held["xl/workbook.xml"], "workbook")}
    with zipfile.ZipFile(tmp_path / "b.xlsx", "w") as archive:
        for name, data in held.items():
            archive.writestr(name, changed.get(name, data))
    assert marked(tmp_path / "b.xlsx", tmp_path / "c.xlsx")[part].startswith(b"<?xml")
    after = parts(tmp_path / "c.xlsx")
    assert b"<x:conditionalFormatting" in after[part]
    assert b"<x:sheet " in after["xl/workbook.xml"]
