"""`vetnet check` says where travel comes from, and in which projection maps are drawn; `--no-cache` keeps nothing."""

import os
from pathlib import Path

import pytest

from optimizer.data.cache import VARIABLE
from tests.cli.calls import call
from tests.data.roads import write_osm
from tests.provinces import tiny_tables, write_tables


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The tiny province without travel to S3, with an extract of OpenStreetMap beside its tables."""
    monkeypatch.setitem(os.environ, VARIABLE, str(tmp_path / "cache"))
    tables = tiny_tables()
    tables.pop("roads", None)
    tables["travel"] = tables["travel"][tables["travel"]["site"] != "S3"]
    folder = write_tables(tables, tmp_path / "tinh")
    write_osm(folder / "tinh.osm.pbf")
    return folder


def test_check_says_which_source_served_how_many_pairs(folder: Path) -> None:
    """3 communes × 3 sites by the table, 3 pairs with S3 on roads; without the file these are of the graph."""
    told = call("check", folder, "--lang", "en")
    assert told.code == 0
    assert "12 pairs of commune and site: 9 by the table of travel (6_KhoangCach), 3 on roads, 0 by the" in told.out
    assert "VN-2000 / TM-3" in told.out
    (folder / "tinh.osm.pbf").unlink()
    assert "9 by the table of travel (6_KhoangCach), 0 on roads, 3 by the" in call("check", folder, "--lang", "en").out


def test_without_the_cache_the_same_is_said_and_nothing_kept(folder: Path, tmp_path: Path) -> None:
    told = call("check", folder, "--no-cache")
    assert not (tmp_path / "cache").exists()
    os.environ[VARIABLE] = str(tmp_path / "cache")
    assert call("check", folder).out == told.out
    assert len(list((tmp_path / "cache").iterdir())) == 2
    assert call("check", folder).out == told.out


def test_a_broken_extract_is_a_sentence(folder: Path) -> None:
    (folder / "tinh.osm.pbf").write_bytes(b"junk")
    told = call("check", folder)
    assert told.code == 2
    assert "Không đọc được tệp đường bộ tinh.osm.pbf" in told.err
