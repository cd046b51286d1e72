"""Old workbooks: errors and percentages are found in their records, links and impossible sizes refused at once."""

import struct
from pathlib import Path

import pytest

from optimizer.data.compound import TornFile, streams
from optimizer.data.spreadsheet import BadSpreadsheet, Fault, read_spreadsheet
from tests.cli.calls import call
from tests.data.old_books import END, FREE, TABLE, compound, entry, record, supporting, workbook

NUMBER, ERROR, FORMULA, SHORTS, AREA, TEXTS, PASSWORD = 0x203, 0x205, 0x06, 0xBD, 0x200, 0xFC, 0x2F
OWN, ADD_IN = record(0x1AE, "HH", 2, 0x0401), record(0x1AE, "HH", 1, 0x3A01)
CELLS = [
    record(NUMBER, "HHHd", 0, 0, 0, 3.0), record(NUMBER, "HHHd", 0, 1, 1, 0.8),
    record(ERROR, "HHHBB", 1, 0, 0, 23, 1), record(ERROR, "HHHBB", 1, 1, 0, 1, 0),
    record(FORMULA, "HHHBBBBBBHH4xH", 2, 0, 0, 2, 0, 7, 0, 0, 0, 0xFFFF, 0, 0),
    record(SHORTS, "HHHIHIH", 3, 0, 0, (250 << 2) | 2, 1, (125 << 2) | 2 | 1, 1),
]  # fmt: skip
"""Rows: 3 and 80 %; #REF! and TRUE; 1/0; 250 and, kept as 125 hundredths, 125 %."""


def fault(path: Path, data: bytes) -> str:
    """Return why the file is refused."""
    path.write_bytes(data)
    with pytest.raises(BadSpreadsheet) as refused:
        read_spreadsheet(path)
    return str(refused.value)


def test_errors_and_percentages_are_read(tmp_path: Path) -> None:
    """As in the newer format: errors as they are shown, 0.8 as 80 %."""
    path = tmp_path / "a.xls"
    path.write_bytes(workbook(CELLS))
    assert read_spreadsheet(path).grids == {"So": [[3, "80%"], ["#REF!", True], ["#DIV/0!", None], [250, "125%"]]}


@pytest.mark.parametrize(
    "link",
    [
        supporting("\x01\x01Cdữ liệu.xls", "Trang 1", "Trang 2", wide=True), supporting("\x01a.xls", "Sheet1"),
        supporting("Word.Document.8\x03C:\\a.doc"),
    ],
)  # fmt: skip
def test_figures_of_another_file_are_not_taken_on_trust(tmp_path: Path, link: bytes) -> None:
    """Names of one and of two bytes a letter, several sheets; a document of another program."""
    assert fault(tmp_path / "a.xls", workbook(CELLS, [OWN, link])) == Fault.LINKED


@pytest.mark.parametrize("link", [OWN, ADD_IN, supporting(" "), supporting(" ", wide=True)])
def test_a_workbook_that_refers_to_itself_alone_is_read(tmp_path: Path, link: bytes) -> None:
    """Formulas between its sheets, functions of add-ins, a link that was deleted."""
    path = tmp_path / "a.xls"
    path.write_bytes(workbook(CELLS, [link]))
    assert read_spreadsheet(path).grids["So"][0] == [3, "80%"]


@pytest.mark.parametrize(
    ("cells", "general", "reason"),
    [
        ([record(AREA, "IIHHH", 0, 2**31, 0, 200, 0)], [], Fault.TOO_LARGE),
        ([record(AREA, "IIHHH", 9, 3, 0, 2, 0)], [], Fault.TOO_LARGE),
        ([record(NUMBER, "HHHd", 65_535, 60_000, 0, 1.0)], [], Fault.TOO_LARGE),
        ([], [record(TEXTS, "II", 1, 2**32 - 1)], Fault.TOO_LARGE),
        ([], [record(PASSWORD, "HHH", 0, 1, 2)], Fault.PASSWORD),
        ([record(NUMBER, "H", 0)], [], Fault.BAD_WORKBOOK),
    ],
)
def test_sizes_that_cannot_be_are_refused(
    tmp_path: Path, cells: list[bytes], general: list[bytes], reason: Fault
) -> None:
    """The reader would take the memory that the file asks for."""
    assert fault(tmp_path / "a.xls", workbook(cells, general)) == reason


@pytest.mark.parametrize(
    "changes",
    [
        {"start": 99}, {"start": FREE}, {"named": (0, 99)}, {"more": 99}, {"minis": 99}, {"shift": 7},
        {"more": 0, "table": (TABLE, END, *[FREE] * 125, 0)},
        {"table": (TABLE, 1)}, {"table": (TABLE, END, 3, 2)}, {"table": (TABLE, END, 3, 99)},
        {"root": entry("Root Entry", 5, 99, 0)}, {"stream": entry("Workbook", 2, 2, 2**31)},
        {"stream": entry("Workbook", 2, 0, 64)},
    ],
)  # fmt: skip
def test_a_torn_file_is_refused(changes: dict[str, object], tmp_path: Path) -> None:
    """Sectors outside the file, circles, lengths beyond it: the reader would follow them forever."""
    with pytest.raises(TornFile):
        streams(compound(**changes), ("Workbook",))
    assert fault(tmp_path / "a.xls", compound(**changes)) == Fault.BAD_WORKBOOK


@pytest.mark.parametrize("length", [0, 30, 100, 511, 512, 600, 1024])
def test_a_file_that_breaks_off_is_refused(length: int) -> None:
    """Cut anywhere before its directory ends."""
    with pytest.raises(TornFile):
        streams(compound()[:length], ("Workbook",))


def test_a_stream_of_small_sectors_is_found() -> None:
    """100 bytes in the second and third small sector of 64; sector 2 is their table, sectors 3 and 4 hold them."""
    small = {"root": entry("Root Entry", 5, 3, 1024), "stream": entry("Book", 2, 1, 100), "minis": 2}
    table = (TABLE, END, END, 4, END)
    held = struct.pack("<4I", END, 2, END, END).ljust(512, b"\0") + bytes(64) + b"a" * 64 + b"b" * 64
    assert streams(compound(held, **small, table=table), ("Book",)) == {"Book": b"a" * 64 + b"b" * 36}


def test_the_reader_says_nothing_of_its_own(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A sheet that begins behind the end of the file: one sentence, no words of a library."""
    (tmp_path / "a.xls").write_bytes(workbook(CELLS, astray=60_000))
    said = call("check", tmp_path / "a.xls")
    assert said.code == 2
    assert "panicked" not in said.all + capfd.readouterr().err
