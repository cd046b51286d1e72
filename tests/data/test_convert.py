"""Between workbook and CSV folder nothing is lost, whatever the cells hold."""

import tempfile
from pathlib import Path

import openpyxl
import pandas as pd
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from optimizer.data.book.write import Content, write_workbook
from optimizer.data.convert import raw_tables, write_folder
from optimizer.data.files import find_source
from optimizer.data.scenario_sheet import read_scenario_sheet, written_scenarios
from tests.cli.calls import call
from tests.data.test_fuzz import TINY, all_tables
from tests.data.test_read import write_workbook as plain_workbook
from tests.provinces import Tables, set_cell, tiny_tables, write_tables

PLACES = [(name, row, column) for name in sorted(TINY) for row in range(len(TINY[name])) for column in TINY[name]]
TEXTS = st.one_of(
    st.sampled_from([
        "", "-", "_x0041_", "_x000D_", "=1+1", "'x", "+84", "1.234", "1,5", "7%", "80 %", "1e5",
         "0012", "1/7/2026", "2026-07-01",
        "31/2/2026", "#REF!", "true", "TRUE", "TT1", "Trường cao đẳng", "a;b", 'a"b', "a,b", "a  b", "\u00a0x", "12.0",
        "9" * 20, "-0.1", "1e-7", "0.1", "123456789.123456", "CD1 ", "x" * 300, "\u0111\u1eaft", "a\u0301",
        "1899-12-31",
        "1900-02-28", "2028", "1905-07-20", "00101",
    ]),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
    st.floats(allow_nan=False, allow_infinity=False, width=32).map(repr),
    st.integers(-(10**9), 10**9).map(str),
)  # fmt: skip


def rows_of(tables: Tables) -> dict[str, list[tuple[str, ...]]]:
    """Return the filled rows of each table; columns beyond the declared ones and order of columns included."""
    found = {}
    for name, frame in tables.items():
        columns = sorted(column for column in frame.columns if (frame[column] != "").any())
        rows = [tuple(row) for row in frame[columns].itertuples(index=False, name=None)]
        found[name] = [tuple(columns), *(row for row in rows if any(row))]
    return {name: rows for name, rows in found.items() if len(rows) > 1}


def through_csv(tables: Tables, folder: Path) -> Tables:
    """Return `tables` as a folder of CSV files gives them."""
    write_folder(tables, folder)
    return raw_tables(find_source(folder, "vi"))


def through_workbook(tables: Tables, path: Path) -> Tables:
    """Return `tables` as a workbook gives them."""
    write_workbook(Content(tables), path)
    return raw_tables(find_source(path, "vi"))


@settings(
    max_examples=2,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.large_base_example],
)
@given(st.lists(st.tuples(st.sampled_from(PLACES), TEXTS), min_size=20, max_size=80))
def test_tables_come_back_from_workbook_and_folder_as_they_were(edits: list[tuple[tuple[str, int, str], str]]) -> None:
    """CSV → tables → workbook → tables → CSV → tables: all three the same, cell by cell."""
    tables = all_tables()
    for (name, row, column), text in edits:
        tables[name].loc[row, column] = text
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        first = raw_tables(find_source(write_tables(tables, folder / "a"), "vi"))
        second = through_workbook(first, folder / "b.xlsx")
        third = through_csv(second, folder / "c")
    assert rows_of(second) == rows_of(first)
    assert rows_of(third) == rows_of(first)


def test_columns_of_ones_own_are_kept(tmp_path: Path) -> None:
    """A column STT that the declaration does not know goes both ways."""
    tables = all_tables()
    tables["sites"]["STT"] = [str(number) for number in range(1, 1 + len(tables["sites"]))]
    back = through_csv(through_workbook(tables, tmp_path / "a.xlsx"), tmp_path / "b")
    assert back["sites"]["STT"].tolist() == tables["sites"]["STT"].tolist()
    assert isinstance(back["sites"], pd.DataFrame)


def test_scenarios_go_both_ways(tmp_path: Path) -> None:
    """Workbook → folder → workbook → folder: two scenarios, a basis, cells as typed; the same objects are read."""
    written = [
        {"title": "Phương án; 1", "merging.counted_schools_at_most": "3", "centres.policy": "không quy định"},
        {"title": 'Phương án 2, "rẻ"', "question": "Rẻ nhất?", "coverage.minutes_at_most": "60"},
    ]
    basis = {"merging.counted_schools_at_most": "Kế hoạch 130, mục II"}
    first, second = tmp_path / "a.xlsx", tmp_path / "c.xlsx"
    write_workbook(Content(all_tables(), written, basis), first)
    for source, target in ((first, tmp_path / "b"), (tmp_path / "b", second), (second, tmp_path / "d")):
        assert call("convert", source, target).code == 0
    assert (tmp_path / "b" / "9_PhuongAn.csv").read_bytes() == (tmp_path / "d" / "9_PhuongAn.csv").read_bytes()
    found, told, problems = written_scenarios(second, "vi")
    assert (list(map(dict, found)), dict(told), problems) == (written, basis, [])
    assert read_scenario_sheet(second, "vi") == read_scenario_sheet(first, "vi")


def test_a_number_that_could_be_read_as_thousands_stays_one(tmp_path: Path) -> None:
    """1.234 in a cell of numbers, the only decimals of its sheet: 1.2340 as text, 1.234 as a cell once more."""
    tables = tiny_tables() | {"institutions": set_cell(tiny_tables()["institutions"], 0, "revenue_mvnd", "1.234")}
    first, folder, second = (
        plain_workbook(tables, tmp_path / "a.xlsx", numbers=True),
        tmp_path / "b",
        tmp_path / "c.xlsx",
    )
    for source, target in ((first, folder), (folder, second)):
        assert call("convert", source, target).code == 0
    assert pd.read_csv(folder / "institutions.csv", dtype=str)["revenue_mvnd"][0] == "1.2340"
    assert openpyxl.load_workbook(second)["1_DonVi"]["J4"].value == 1.234
    for path in (first, folder, second):
        assert "data.number_ambiguous" not in {f["id"] for f in call("check", path, "--json").json["findings"]}


def test_a_required_table_without_rows_stays_one(tmp_path: Path) -> None:
    """Demand left empty is estimated, in the workbook as in the folder and in the workbook made of that."""
    tables = all_tables()
    for name in ("demand", "travel"):
        tables[name] = tables[name].iloc[:0]
    write_workbook(Content(tables), tmp_path / "a.xlsx")
    for source, target in ((tmp_path / "a.xlsx", tmp_path / "b"), (tmp_path / "b", tmp_path / "c.xlsx")):
        assert call("convert", source, target).code == 0
    told = []
    for path in (tmp_path / "a.xlsx", tmp_path / "b", tmp_path / "c.xlsx"):
        said = call("check", path, "--json")
        assert said.code == 0
        told.append(sorted(finding["id"] for finding in said.json["findings"]))
    assert told == [told[0]] * 3
    assert not (tmp_path / "b" / "travel.csv").exists()


def test_what_a_conversion_leaves_out_is_said(tmp_path: Path) -> None:
    """A sheet of notes, a parameter that is none, a file of boundaries: each named; exit 0."""
    source = tmp_path / "a.xlsx"
    write_workbook(Content(all_tables(), [{"title": "Một"}]), source)
    book = openpyxl.load_workbook(source)
    book.create_sheet("Ghi nhớ")["A1"] = "hỏi lại"
    book["9_PhuongAn"]["A5"] = "Số trường đẹp"
    book.save(source)
    (tmp_path / "boundaries.geojson").write_text("{}", encoding="utf-8")
    said = call("convert", source, tmp_path / "b")
    assert said.code == 0
    for words in ("Ghi nhớ", "Số trường đẹp", "chép boundaries.geojson sang cạnh"):
        assert words in said.out


def test_a_csv_of_scenarios_that_excel_saved_is_read(tmp_path: Path) -> None:
    """Semicolons and UTF-16; no text at all is refused by name."""
    tables, path = tmp_path / "a", tmp_path / "a" / "9_PhuongAn.csv"
    write_folder(all_tables(), tables, [{"title": "Phuong an 1", "merging.counted_schools_at_most": "3"}], {})
    path.write_bytes(path.read_text("utf-8-sig").replace(",", ";").encode("utf-16"))
    found, _, problems = written_scenarios(path, "vi")
    assert (list(map(dict, found)), problems) == (
        [{"title": "Phuong an 1", "merging.counted_schools_at_most": "3"}], [],
    )  # fmt: skip
    path.write_bytes(b"\x00\xff\x9f" * 50)
    said = call("convert", tables, tmp_path / "b.xlsx")
    assert said.code == 2
    assert "9_PhuongAn.csv" in said.err
