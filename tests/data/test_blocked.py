"""What is asked for first where the tables are not enough for anything."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import pytest

from optimizer.data.blocked import Place, blocked
from optimizer.data.decidable import CELLS, decidable
from optimizer.data.files import source_of
from optimizer.data.read import province_of
from optimizer.errors import DataError
from optimizer.wording import PHRASES
from tests.cli.calls import call
from tests.data.roads import write_osm
from tests.data.test_estimated import least
from tests.provinces import set_cell, tiny_tables, write_tables


def places(tables: Mapping[str, pd.DataFrame]) -> tuple[Place, ...]:
    """Return the places that the errors of `tables` ask for."""
    with pytest.raises(DataError) as caught:
        province_of(tables)
    return blocked(caught.value.findings, source_of(tables).sheets)


def test_a_missing_table_is_asked_for_by_its_columns_and_rows():
    """Three institutions need at least three sites; what depends on the missing table is not asked for twice."""
    tables = {name: rows for name, rows in tiny_tables().items() if name != "sites"}
    first = places(tables)[0]
    assert (first.table, first.sheet, first.rows, first.absent) == ("sites", "2_DiaDiem", 3, True)
    assert first.columns == ("Mã địa điểm", "Mã đơn vị", "Tên địa điểm", "Trụ sở chính", "Mã xã đặt địa điểm")
    assert not [place for place in places(tables)[1:] if place.table == "sites"]


def test_columns_come_behind_missing_tables_the_longest_first():
    """All three populations and one type: 3 rows before 1, each with its first row; an empty table before both."""
    tables = tiny_tables()
    tables["communes"] = tables["communes"].assign(population="")
    tables["institutions"] = set_cell(tables["institutions"], 1, "type", "Đại học")
    told = [(place.sheet, place.columns, place.rows, place.first) for place in places(tables)]
    assert told[:2] == [("communes", ("population",), 3, "2"), ("institutions", ("type",), 1, "3")]
    tables["offers"] = tables["offers"].iloc[:0]
    assert (places(tables)[0].table, places(tables)[0].absent) == ("offers", True)


def test_never_more_than_ten_places():
    """Every required table missing but one, and wrong cells in that one."""
    tables = {"communes": tiny_tables()["communes"].assign(population="", lat="", lon="", name="", area="", zone="?")}
    assert len(places(tables)) == CELLS
    assert all(f"check.per.{place.table}" in PHRASES for place in places(tables) if place.absent)


def test_the_demand_is_not_asked_for_before_the_offers_it_is_estimated_from():
    """Neither table: only the offers are asked for; with them the demand is estimated."""
    tables = {name: rows for name, rows in tiny_tables().items() if name not in {"offers", "demand"}}
    assert {place.table for place in places(tables)} == {"offers"}
    assert len(province_of({n: r for n, r in tiny_tables().items() if n != "demand"}).demand)


def test_check_ends_with_what_is_asked_for(tmp_path: Path):
    """Exit 2: nothing can be decided, and the list; the same in JSON."""
    tables = tiny_tables() | {"communes": tiny_tables()["communes"].assign(population="")}
    folder = write_tables({name: rows for name, rows in tables.items() if name != "sites"}, tmp_path / "t")
    said = call("check", folder)
    assert said.code == 2
    head, first, second, *_ = said.out.splitlines()
    assert "chưa quyết định được gì" in head
    assert "sites (chưa có dòng nào): các cột site, institution, name" in first
    assert "ít nhất 3 dòng" in first
    assert "communes, cột population: 3 dòng, từ 2" in second
    told = call("check", folder, "--json").json["decidable"]
    assert told["abilities"] == {}
    assert told["wanted"][0]["rows"] == 3


def test_missing_optional_tables_are_asked_for_by_column_and_rows(tmp_path: Path):
    """Without staff, assets and roads: their sheets, one column each and for how many rows, among the gaps."""
    tables = {name: rows for name, rows in tiny_tables().items() if name not in {"roads", "travel"}}
    folder = write_tables(tables, tmp_path / "t")
    gaps = [line.split(".", 1)[1].strip() for line in call("check", folder).out.splitlines() if "(chưa có dòng" in line]
    assert gaps == [
        "roads (chưa có dòng nào), cột km: 3 dòng, quãng đường đã công bố giữa hai xã",
        "assets (chưa có dòng nào), cột certificate: 4 dòng, mỗi địa điểm một dòng",
        "staff (chưa có dòng nào), cột persons: 12 dòng, mỗi đơn vị, nhóm người làm việc một dòng",
    ]
    told = call("check", folder, "--json").json["decidable"]
    assert told["abilities"]["roads"] == "unknown"
    assert {"sheet": "roads", "columns": ["km"], "row": "", "rows": 3} in told["wanted"]


def test_files_that_go_by_vietnamese_names_are_asked_for_by_these(tmp_path: Path):
    """A folder with 1_DonVi.csv and the like: the missing tables are named the same way, not by code."""
    folder = write_tables(
        {n: rows for n, rows in tiny_tables().items() if n not in {"roads", "travel"}}, tmp_path / "t"
    )
    (folder / "institutions.csv").rename(folder / "1_DonVi.csv")
    said = call("check", folder)
    assert said.code == 0
    assert "6_DuongBo (chưa có dòng nào), cột Km: 3 dòng" in said.out


def test_demand_that_is_estimated_is_asked_for_as_well():
    """The least tables: areas × programmes offered, though each of these cells alone helps little."""
    province = province_of(least())
    wanted = {cell.table: cell.rows for cell in decidable(province).wanted}
    assert wanted["demand"] == len(province.areas) * province.offers["programme"].nunique()


def test_json_counts_pairs_by_what_they_were_measured_by(tmp_path: Path):
    """Three communes × four sites. Pinned roads: 12 pairs on roads; of OpenStreetMap: 12; the table of travel: all."""
    tables = {name: rows for name, rows in tiny_tables().items() if name != "travel"}
    tables["roads"] = tables["roads"].assign(use="pin")
    folder = write_tables(tables, tmp_path / "t")
    none = {"table": 0, "roads": 0, "osm": 0, "neighbours": 0, "none": 0}
    by_table = call("check", folder, "--json").json["travel"]
    assert sum(by_table.values()) == 12
    assert by_table["osm"] == 0
    assert by_table["roads"] >= 8
    write_osm(folder / "tinh.osm.pbf")
    said = call("check", folder)
    assert "12 cặp theo đường của OpenStreetMap (tinh.osm.pbf)" in said.out
    assert call("check", folder, "--json").json["travel"] == none | {"osm": 12}
    write_tables(tiny_tables(), folder)
    assert call("check", folder, "--json").json["travel"] == none | {"table": 12}
