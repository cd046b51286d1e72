"""Workbooks with code or with figures of another file: refused in a moment, with a sentence, whatever their ending."""

import io
import struct
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest

from tests.cli.calls import call
from tests.data.test_read import write_workbook
from tests.provinces import tiny_tables

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(478)
"""First sector of a compound file: version 3, sectors of 512 bytes."""
VBA = OLE + "_VBA_PROJECT".encode("utf-16-le").ljust(64, b"\0") + bytes(448)
TYPES = "[Content_Types].xml"
BOOK_RELS = "xl/_rels/workbook.xml.rels"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LINK = f"""<?xml version="1.0"?><externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
 xmlns:r="{KIND}"><externalBook r:id="rId1"><sheetNames><sheetName val="Sheet1"/></sheetNames></externalBook>
</externalLink>"""
LINK_RELS = f"""<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="{KIND}/externalLinkPath" Target="file:///C:/s%E1%BB%91%20li%E1%BB%87u.xlsx"
 TargetMode="External"/></Relationships>"""


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workbook that is read without an error."""
    return write_workbook(tiny_tables(), tmp_path_factory.mktemp("plain") / "tỉnh.xlsx")


def rewritten(source: Path, target: Path, edits: dict[str, tuple[str, str]], more: dict[str, bytes]) -> Path:
    """Copy the archive `source` to `target` with texts replaced in some parts and `more` parts added."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name in edits:
                before, after = (text.encode() for text in edits[name])
                assert before in data
                data = data.replace(before, after, 1)
            new.writestr(name, data)
        for name, data in more.items():
            new.writestr(name, data)
    return target


def with_macros(source: Path, target: Path) -> Path:
    """Return `source` as Excel saves it with a macro: the part of code, its content type, its relation."""
    kind = '<Override PartName="/xl/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
    relation = (
        '<Relationship Id="rId999" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject"'
        ' Target="vbaProject.bin"/></Relationships>'
    )
    edits = {TYPES: ("</Types>", kind), BOOK_RELS: ("</Relationships>", relation)}
    return rewritten(source, target, edits, {"xl/vbaProject.bin": VBA})


def with_link(source: Path, target: Path) -> Path:
    """Return `source` with a link to another workbook, as Excel keeps it."""
    part = "/xl/externalLinks/externalLink1.xml"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml"
    relation = f'<Relationship Id="rId998" Type="{KIND}/externalLink" Target="externalLinks/externalLink1.xml"/>'
    edits = {
        TYPES: ("</Types>", f'<Override PartName="{part}" ContentType="{kind}"/></Types>'),
        BOOK_RELS: ("</Relationships>", f"{relation}</Relationships>"),
        "xl/workbook.xml": (
            "</sheets>", '</sheets><externalReferences><externalReference r:id="rId998"/></externalReferences>',
        ),
    }  # fmt: skip
    more = {part.lstrip("/"): LINK.encode(), "xl/externalLinks/_rels/externalLink1.xml.rels": LINK_RELS.encode()}
    return rewritten(source, target, edits, more)


def ods(target: Path, content: str = "", **more: bytes) -> Path:
    """Write an .ods of one sheet whose only cell is `content`, with `more` parts."""
    body = f"""<?xml version="1.0"?><office:document-content office:version="1.3"
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:spreadsheet>
<table:table table:name="4_XaPhuong"><table:table-row>{content}</table:table-row></table:table>
</office:spreadsheet></office:body></office:document-content>"""
    with zipfile.ZipFile(target, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        file.writestr("content.xml", body)
        for name, data in more.items():
            file.writestr(name, data)
    return target


def refused(path: Path, *words: str) -> None:
    """`check` names the file in a sentence with `words` within two seconds: exit code 2."""
    start = time.process_time()
    said = call("check", path)
    assert said.code == 2
    assert time.process_time() - start < 2
    assert path.name in said.all
    assert "Traceback" not in said.all
    assert [word for word in words if word not in said.all] == []


@pytest.mark.parametrize("suffix", [".xlsx", ".xlsm"])
def test_a_workbook_with_macros_is_not_opened(plain: Path, tmp_path: Path, suffix: str) -> None:
    """Renamed to .xlsx as well; the sentence says how to be rid of them."""
    refused(with_macros(plain, tmp_path / f"tỉnh{suffix}"), "macro", "Excel Workbook (*.xlsx)")


def test_macros_are_found_where_a_relation_gives_them_another_name(plain: Path, tmp_path: Path) -> None:
    """Macros of Excel 4 and code in another folder of the archive."""
    for part in ("xl/macrosheets/sheet1.xml", "khác/vbaProject1.bin", "XL/VBAPROJECT.BIN"):
        refused(rewritten(plain, tmp_path / "tỉnh.xlsx", {}, {part: VBA}), "macro")


def test_an_old_workbook_and_an_ods_with_macros_are_not_opened(tmp_path: Path) -> None:
    """.xls: the entry of its directory; .ods: the libraries of Basic."""
    old = tmp_path / "cũ.xls"
    old.write_bytes(VBA)
    refused(old, "macro")
    refused(ods(tmp_path / "tỉnh.ods", **{"Basic/Standard/Module1.xml": b"<module/>"}), "macro")


@pytest.mark.parametrize("suffix", [".xlsx", ".xlsm"])
def test_figures_of_another_file_are_not_taken_on_trust(plain: Path, tmp_path: Path, suffix: str) -> None:
    """What the workbook shows of the other file may be out of date; the sentence says how to keep the values."""
    refused(with_link(plain, tmp_path / f"tỉnh{suffix}"), "liên kết ngoài", "Ngắt liên kết")


def test_an_ods_that_reads_another_file_is_refused(tmp_path: Path) -> None:
    """A formula on a sheet of another file; a link in a text, to a page or a file, is none."""
    formula = "<table:table-cell table:formula=\"of:=['file:///C:/x.ods'#$Sheet1.A1]\"/>"
    refused(ods(tmp_path / "a.ods", formula), "liên kết ngoài")
    page = (
        '<table:table-cell><text:p xmlns:text="t"><text:a xlink:href="file:///C:/x.ods"/></text:p></table:table-cell>'
    )
    assert "liên kết ngoài" not in call("check", ods(tmp_path / "b.ods", page)).all


def test_a_workbook_for_macros_without_any_is_read(plain: Path, tmp_path: Path) -> None:
    """.xlsm as Excel saves it when the last macro is deleted; the marked copy is an .xlsx that opens."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    edits = {TYPES: (kind, "application/vnd.ms-excel.sheet.macroEnabled.main+xml")}
    path = rewritten(plain, tmp_path / "tỉnh.xlsm", edits, {})
    out = tmp_path / "kết quả.xlsx"
    assert call("check", path, "--annotate", out).code == 0
    with zipfile.ZipFile(io.BytesIO(out.read_bytes())) as file:
        assert kind in file.read(TYPES).decode()
    assert "communes" in openpyxl.load_workbook(out).sheetnames
    assert call("check", path, "--annotate", tmp_path / "kết quả.xlsm").code == 2
