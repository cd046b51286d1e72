"""What a read province holds: types, indices, order, digests, defaults; folder and workbook alike."""

import datetime
import random
import time
import unicodedata
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import Workbook
from pandas.testing import assert_frame_equal

from optimizer.data.codes import WeightSet
from optimizer.data.province import Province
from optimizer.data.read import INDEXED, province_of, read_province
from optimizer.data.tables import BY_NAME, TABLES
from optimizer.errors import DataError, Severity
from tests.data.large import large_tables
from tests.provinces import Tables, edited, frame, set_cell, tiny_province, tiny_tables, write_tables

FRAMES = [table.name for table in TABLES if table.name not in {"province", "boundaries"}]


def write_workbook(tables: Tables, path: Path, *, labels: bool = False, numbers: bool = False) -> Path:
    """Write a sheet per table; `labels`: Vietnamese names of sheets and headers; `numbers`: plain digits as numbers."""
    book = Workbook()
    for name, rows in tables.items():
        table = BY_NAME[name]
        sheet = book.create_sheet(table.label if labels else name)
        sheet.append([table.by_name[column].label if labels else column for column in rows.columns])
        for row in rows.itertuples(index=False, name=None):
            sheet.append(
                [_cell(table.by_name[c].type, cell, numbers) for c, cell in zip(rows.columns, row, strict=True)]
            )
    book.remove(book.worksheets[0])
    book.save(path)
    return path


def _cell(kind: str, cell: str, numbers: bool) -> object:
    if not cell:
        return None
    if numbers and (kind in {"int", "number", "year", "flag", "commune"} or (kind == "code" and cell.isdigit())):
        return float(cell)
    if numbers and kind == "date":
        return datetime.datetime.fromisoformat(cell)
    return cell


def assert_same(one: Province, other: Province) -> None:
    """Assert that two provinces agree in every frame, fact, default and digest."""
    for name in FRAMES:
        assert_frame_equal(getattr(one, name), getattr(other, name))
    assert one.facts == other.facts
    assert one.defaulted == other.defaulted
    assert one.digests == other.digests


@pytest.fixture(scope="module")
def tiny() -> Province:
    """Return the tiny province."""
    return tiny_province()


def test_frames_have_the_declared_columns_index_and_types(tiny: Province) -> None:
    """Key columns are indices, codes str, counts float, flags bool, years int; `counted` stays text."""
    for name in FRAMES:
        table, rows = BY_NAME[name], getattr(tiny, name)
        key = table.key[0] if name in INDEXED else None
        assert rows.index.name == key
        assert list(rows.columns) == [column.name for column in table.columns if column.name != key]
    assert tiny.sites["head"].dtype == bool
    assert tiny.programmes["priority"].to_dict() == {"00_GDTX": False, "52_SC": False, "52_TC": True, "62_SC": False}
    assert set(tiny.institutions["counted"]) == {""}
    assert tiny.offers["places"].dtype == float
    assert tiny.demand["year"].dtype == "int64"
    assert tiny.norms["checked"].iloc[0] == datetime.date(2026, 8, 1)
    assert tiny.norms["valid_until"].iloc[0] is None
    assert tiny.flows.empty
    assert tiny.boundaries is None


def test_rows_are_sorted_by_key_whatever_their_order_in_the_file(tiny: Province) -> None:
    """Rows and columns of every table shuffled: the same frames, facts and digests."""
    generator = random.Random(7)
    shuffled = {}
    for name, rows in tiny_tables().items():
        columns = generator.sample(list(rows.columns), len(rows.columns))
        shuffled[name] = rows.sample(frac=1, random_state=generator.randrange(99))[columns]
    assert_same(province_of(shuffled), tiny)


def test_empty_cells_take_their_declared_default_and_are_counted() -> None:
    """Three programmes without learners_per_teacher take 25; two sites without coordinates take their commune's.

    All four sites are without a word on what becomes of them.
    """
    rows = tiny_tables()["programmes"].assign(learners_per_teacher=["", "", "", "18"])
    province = tiny_province(programmes=rows)
    assert province.programmes["learners_per_teacher"].tolist() == [25, 25, 25, 18]
    assert province.defaulted == {
        "programmes.learners_per_teacher": 3, "sites.lat": 2, "sites.lon": 2, "sites.freed_use": 4,
    }  # fmt: skip
    assert province.sites.loc["S2", ["lat", "lon"]].tolist() == [21.50, 103.10]


def test_a_column_that_is_left_out_takes_its_default_in_every_row() -> None:
    """`border` is declared with default 0: three communes."""
    province = tiny_province(communes=lambda t: t.drop(columns="border"))
    assert not province.communes["border"].any()
    assert province.defaulted["communes.border"] == 3


def test_costs_with_a_default_may_be_left_out(tiny: Province) -> None:
    """The tiny province says nothing of hiring: 20 million VND; an unknown parameter has no default."""
    assert "hire_once_mvnd" not in set(tiny.costs["parameter"])
    assert tiny.cost("hire_once_mvnd", WeightSet("base")) == 20
    with pytest.raises(KeyError):
        tiny.cost("khac", WeightSet("base"))


def test_costs_are_looked_up_by_weight_set_and_type(tiny: Province) -> None:
    """CD has rows of its own (1189 in base), a centre takes the general ones (879), guards hold for all sets (184)."""
    assert tiny.cost("unit_posts_mvnd", WeightSet.BASE, kind="CD") == 1189
    assert tiny.cost("unit_posts_mvnd", WeightSet.BASE, kind="GDNNGDTX") == 879
    assert tiny.cost("site_guard_mvnd", WeightSet.THRIFT) == 184


@pytest.mark.parametrize("numbers", [False, True], ids=["text", "numbers"])
@pytest.mark.parametrize("labels", [False, True], ids=["codes", "labels"])
def test_a_workbook_reads_as_the_folder_does(tmp_path: Path, tiny: Province, labels: bool, numbers: bool) -> None:
    """Sheets and headers by code or label; cells as text, or as numbers and dates (communes then lose their zeros)."""
    folder = write_tables(tiny_tables(), tmp_path / "folder")
    book = write_workbook(tiny_tables(), tmp_path / "book.xlsx", labels=labels, numbers=numbers)
    assert_same(read_province(folder), tiny)
    province = read_province(book)
    assert_same(province, tiny)
    notes = {(f.table, f.column) for f in province.findings if f.id == "data.zeros_repaired"}
    assert len(notes) == (6 if numbers else 0)


def test_a_folder_with_one_workbook_is_that_workbook(tmp_path: Path, tiny: Province) -> None:
    """A planner keeps the workbook in the province's folder."""
    write_workbook(tiny_tables(), tmp_path / "Số liệu.xlsx", labels=True)
    (tmp_path / "~$Số liệu.xlsx").write_bytes(b"lock")
    assert_same(read_province(tmp_path), tiny)


def test_vietnamese_names_of_files_headers_and_values_are_understood(tmp_path: Path, tiny: Province) -> None:
    """Labels in any case and spacing, decomposed accents, semicolons, decimal commas, dates day first."""
    folder = write_tables(tiny_tables(), tmp_path)
    (folder / "institutions.csv").unlink()
    rows = tiny_tables()["institutions"]
    table = BY_NAME["institutions"]
    rows["type"] = rows["type"].map({"CD": "trường CAO ĐẲNG", "GDNNGDTX": "Trung tâm  GDNN-GDTX"})
    rows["ownership"] = "Công lập"
    rows["authority"] = "tỉnh quyết định "
    rows["basis"] = "Chính thức"
    rows["revenue_mvnd"] = ["9.000,0", "500", "400,00"]
    rows.columns = [unicodedata.normalize("NFD", table.by_name[name].label.upper() + " ") for name in rows.columns]
    rows.to_csv(folder / "1_donvi.csv", sep=";", index=False)
    norms = tiny_tables()["norms"].assign(checked="1/8/2026")
    norms.to_csv(folder / "norms.csv", index=False)
    assert_same(read_province(folder), tiny)


def test_row_numbers_count_blank_rows_and_cells_of_several_lines_as_a_spreadsheet_does(tmp_path: Path) -> None:
    """areas.csv: header 1, A1 on row 2 (a cell of two lines), blank rows 3 and 4, a doubled A1 on row 5."""
    folder = write_tables(tiny_tables(), tmp_path)
    text = 'area,name,basis,source\nA1,"Khu vực\n1",official,x\n\n,,,\nA1,Khu vực 2,official,x\n'
    (folder / "areas.csv").write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as error:
        read_province(folder)
    (finding,) = [f for f in error.value.findings if f.id == "data.duplicate_key"]
    assert finding.row == 5


def test_lost_zeros_of_communes_are_put_back_and_noted() -> None:
    """00101 became 101 in the communes, 00102 became 102 in the sites: both are clear, each column has one note."""
    plain = tiny_province()
    province = tiny_province(
        communes=lambda t: set_cell(t, 0, "commune", "101"), sites=lambda t: set_cell(t, 1, "commune", "102")
    )
    assert_same(province, plain)
    notes = {(f.table, f.row, f.value) for f in province.findings if f.id == "data.zeros_repaired"}
    assert notes == {("communes", 2, "101"), ("sites", 3, "102")}
    assert all(f.severity is Severity.NOTE for f in province.findings if f.id == "data.zeros_repaired")


def test_a_lost_zero_is_not_put_back_where_it_would_double_a_code() -> None:
    """101 and 00101 in one table: which one is meant is not clear."""
    with pytest.raises(DataError) as error:
        tiny_province(communes=lambda t: set_cell(t, 1, "commune", "101"))
    assert "data.not_commune" in {finding.id for finding in error.value.findings}


def test_the_digest_changes_with_one_cell_and_with_nothing_else() -> None:
    """One more entrant changes the digest of `offers` alone; a rewritten number (70.0) changes none."""
    before = tiny_province().digests
    after = tiny_province(offers=lambda t: set_cell(t, 1, "entrants", "71")).digests
    assert {name for name in before if before[name] != after[name]} == {"offers"}
    assert tiny_province(offers=lambda t: set_cell(t, 1, "entrants", "70.0")).digests == before


def test_a_given_plan_is_read_with_its_dates_and_hosts() -> None:
    """A pin and a record for one institution are two rows; the host of a kept one is empty."""
    rows = frame(
        "institution,action,host,date,use\nTT1,Sáp nhập,CD1,1/1/2027,pin\nTT1,keep,,,record\nTT2,giữ nguyên,,,record"
    )
    decided = tiny_province(decided=rows).decided
    assert decided["institution"].tolist() == ["TT1", "TT1", "TT2"]
    assert decided["action"].tolist() == ["merge", "keep", "keep"]
    assert decided["host"].tolist() == ["CD1", "", ""]
    assert decided["date"].tolist() == [datetime.date(2027, 1, 1), None, None]


def test_a_province_of_the_largest_size_reads_in_five_seconds(tmp_path: Path) -> None:
    """170 communes x 60 programmes x 5 years: 51,000 rows of demand, 18,530 of travel; processor time counts."""
    folder = write_tables(large_tables(), tmp_path)
    start = time.process_time()
    province = read_province(folder)
    assert len(province.demand) == 51_000
    assert time.process_time() - start < 5


def test_edited_tables_do_not_touch_each_other() -> None:
    """The builder returns fresh frames: an edit of one call is not seen by the next."""
    edited({"offers": lambda t: set_cell(t, 0, "entrants", "999")})
    assert "999" not in set(tiny_tables()["offers"]["entrants"])
    assert isinstance(tiny_tables()["offers"], pd.DataFrame)
