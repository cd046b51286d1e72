"""The name of an evaluation, and paths looked at before any work."""

from pathlib import Path

import pytest

from optimizer.cli.judging import asked_of
from optimizer.cli.paths import named, require_writable
from optimizer.errors import UsageError
from optimizer.scenario import Scenario

BASE = Scenario(name="tu-do", title="Tự do", question="Rẻ nhất?")


def test_each_plan_file_has_a_name_of_its_own():
    """Marks, blanks and case go; the plan on record has the scenario's name alone."""
    assert asked_of(BASE, Path("Phương án Đ 2.csv")).name == "danh-gia-phuong-an-d-2-tu-do"
    assert asked_of(BASE, None).name == "danh-gia-tu-do"
    assert "Phương án Đ 2" in asked_of(BASE, Path("Phương án Đ 2.csv")).title


def test_names_that_are_cut_stay_different():
    """80 equal letters, then 1 or 2: both names are cut to 60 letters, and differ in their last four."""
    one, two = (asked_of(BASE, Path("a" * 80 + n + ".csv")).name for n in "12")
    assert one != two
    assert max(len(one), len(two)) <= 60


def test_a_file_is_no_folder_for_results(tmp_path: Path):
    """Neither the file nor a folder below it; a folder that does not exist yet is fine and is not made."""
    file = tmp_path / "ket-qua"
    file.write_text("x", encoding="utf-8")
    for place in (file, file / "a" / "b"):
        with pytest.raises(UsageError, match="ket-qua"):
            require_writable(place, "vi")
    require_writable(tmp_path / "moi" / "nua", "vi")
    assert not (tmp_path / "moi").exists()


def test_an_empty_path_is_refused():
    """A shell variable without a value must not name the embedded province."""
    for path in ("", "  "):
        with pytest.raises(UsageError):
            named(path, "en")
