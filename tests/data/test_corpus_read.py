"""Dirty workbooks that can be read: doubts are warnings at their cell, what is clear is put right and told."""

from pathlib import Path

import pytest

from optimizer.errors import Severity
from tests.data.corpus import Dirty, Edit, clean, ids, located, read
from tests.data.corpus_cases import DOUBTED, REPAIRED, SILENT


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where the workbooks of this module lie."""
    return tmp_path_factory.mktemp("corpus")


def test_the_clean_workbook_is_accepted(folder: Path) -> None:
    """No error, and no doubt but the columns that are recommended: what the corpus finds is the corruption's."""
    findings, _ = read(None, folder / "clean.xlsx")
    assert {finding.id for finding in findings} <= {"data.empty_recommended"}


@pytest.mark.parametrize("case", DOUBTED, ids=ids(DOUBTED))
def test_what_is_doubtful_is_read_with_a_warning_at_its_cell(case: Dirty, folder: Path) -> None:
    """A warning in that sheet, row and column, and no error."""
    finding, findings, _ = located(case, folder)
    assert finding.severity is Severity.WARNING
    assert not [f for f in findings if f.severity is Severity.ERROR]


@pytest.mark.parametrize("case", REPAIRED, ids=ids(REPAIRED))
def test_what_is_clear_is_put_right_and_told(case: Dirty, folder: Path) -> None:
    """A note; the tables are those of the clean workbook."""
    finding, _, digests = located(case, folder)
    assert finding.severity is Severity.NOTE
    assert digests == clean(folder)[1]


@pytest.mark.parametrize("edit", [edit for _, edit in SILENT], ids=[name for name, _ in SILENT])
def test_other_ways_of_writing_mean_the_same(edit: Edit, folder: Path) -> None:
    """The tables are those of the clean workbook, and nothing is found that it has not."""
    findings, digests = read(edit, folder / "same.xlsx")
    assert digests == clean(folder)[1]
    assert {f.id for f in findings} <= {"data.empty_recommended"}
