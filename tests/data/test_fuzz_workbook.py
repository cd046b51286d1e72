"""Whatever stands in the cells of a workbook, numbers, dates, errors and formulas, reading it ends in findings."""

import datetime
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from optimizer.wording import LANGUAGES, sentence
from tests.data.corpus import Formula, Grids, Shown, grids, read

BASE = grids()
SPOTS = [
    (sheet, row, place) for sheet, rows in BASE.items() for row, cells in enumerate(rows) for place in range(len(cells))
]
PLACES = st.sampled_from(SPOTS)
TEXTS = ["", " ", "-", "nan", "1.234", "1,5", "7%", "31/2/2026", "00101", "101", "CD1", "Tổng cộng", "x" * 300]
CELLS = st.one_of(
    st.none(),
    st.sampled_from(TEXTS),
    st.floats(-1e15, 1e15, allow_nan=False),
    st.integers(-10, 3000).map(float),
    st.dates(datetime.date(1905, 1, 1), datetime.date(2100, 1, 1)),
    st.sampled_from(["#N/A", "#REF!", "#DIV/0!"]).map(lambda error: Formula("=1/0", error)),
    st.sampled_from(["", 5.0, "chữ"]).map(lambda value: Formula("=1+1", value)),
    st.builds(Shown, st.floats(0, 5000, allow_nan=False), st.sampled_from(["0%", "dd/mm/yyyy", "#,##0", "@"])),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(PLACES, CELLS), min_size=1, max_size=10))
def test_any_cells_of_a_workbook_are_read_or_refused(edits: list[tuple[tuple[str, int, int], object]]) -> None:
    """Up to ten cells hold anything, titles and headers too; every finding has its sentences."""

    def edit(book: Grids) -> None:
        for (sheet, row, place), value in edits:
            book[sheet][row][place] = value

    with tempfile.TemporaryDirectory() as folder:
        findings, _ = read(edit, Path(folder) / "a.xlsx")
    for finding in findings:
        assert all(sentence(finding, lang) for lang in LANGUAGES)
