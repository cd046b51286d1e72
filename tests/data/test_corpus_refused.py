"""Dirty workbooks that cannot be planned with: each is refused, and the error names sheet, row, column and cell."""

from pathlib import Path

import pytest

from optimizer.errors import Severity
from tests.cli.calls import call
from tests.data.corpus import Dirty, grids, ids, located, written
from tests.data.corpus_cases import CORPUS, REFUSED


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where the workbooks of this module lie."""
    return tmp_path_factory.mktemp("corpus")


def test_the_corpus_has_sixty_corruptions_and_more() -> None:
    """Rules of every tier that a workbook can break, more than sixty of them."""
    assert len({case.phrase for case in CORPUS}) >= 60
    assert len({(case.phrase, case.sheet, case.row, case.column) for case in CORPUS}) > 100


@pytest.mark.parametrize("case", REFUSED, ids=ids(REFUSED))
def test_what_cannot_be_planned_with_is_refused_at_its_cell(case: Dirty, folder: Path) -> None:
    """An error in that sheet, row and column."""
    finding, _, digests = located(case, folder)
    assert finding.severity is Severity.ERROR
    assert digests == {}


def test_the_command_names_the_cells_of_many_corruptions_at_once_and_never_a_traceback(folder: Path) -> None:
    """Every cell that is not what its column says, in one workbook: exit code 2, each address said."""
    book = grids()
    cells = [case for case in REFUSED if case.cell and case.phrase.startswith("data.not_")]
    for case in cells:
        case.edit(book)
    said = call("check", written(book, folder / "tất cả.xlsx"))
    assert said.code == 2
    assert "Traceback" not in said.all
    assert [case.cell for case in cells if f"{case.sheet}!{case.cell}" not in said.all] == []
