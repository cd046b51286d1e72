"""Whatever stands in the cells or bytes of the input, reading it ends in a province or a DataError."""

import tempfile
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from optimizer.data.read import province_of, read_province
from optimizer.errors import DataError
from optimizer.wording import LANGUAGES, sentence
from tests.provinces import Tables, frame, tiny_tables, write_tables

OPTIONAL = {
    "decided": "institution,action,host,date,use,close_sites\nTT1,merge,CD1,2027-01-01,pin,S4\nCD1,keep,,,pin,",
    "staff": "institution,group,retires,persons\nCD1,heads,2030,1",
    "assets": "site,certificate,use_form,cost_mvnd,remaining_mvnd,project\nS1,1,Giao,9000,5000,",
    "flows": "programme,entrants_in,entrants_in_daily,entrants_out\n52_TC,5,2,60",
}


def all_tables() -> Tables:
    """Return the tiny tables with every optional one."""
    return tiny_tables() | {name: frame(text) for name, text in OPTIONAL.items()}


TINY = all_tables()
NASTY = st.one_of(
    st.sampled_from([
        "", " ", "\u00a0", "nan", "NaN", "None", "inf", "-inf", "1e400", "-1", "0", "9" * 25, "1.234", "1,5", "#REF!",
        "=1+1", "'", '"', "\u202e", "a\u0301", "\U0001f600", "00101", "101", "A1", "CD1", "S1", "52_SC", "31/2/2026",
        "9999-12-31", "true", "x" * 500, "{value}", "%s", "\x1f", "\t", "merge", "MERGE;S1",
    ]),
    st.text(max_size=12),
    st.floats().map(repr),
    st.integers().map(str),
)  # fmt: skip
PLACES = st.sampled_from(
    [(name, row, column) for name in TINY for row in range(len(TINY[name])) for column in TINY[name]]
)
EXAMPLES = 25
OFTEN = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def judged(tables: Tables) -> None:
    """Read `tables`; every finding must have its sentences."""
    try:
        findings = province_of(tables).findings
    except DataError as error:
        findings = error.findings
        assert findings
    for finding in findings:
        for lang in LANGUAGES:
            assert sentence(finding, lang)


@OFTEN
@given(st.lists(st.tuples(PLACES, NASTY), min_size=1, max_size=8))
def test_any_text_in_any_cells_is_read_or_refused(edits: list[tuple[tuple[str, int, str], str]]) -> None:
    """Up to eight cells of the tiny province hold anything."""
    tables = all_tables()
    for (name, row, column), text in edits:
        tables[name].loc[row, column] = text
    judged(tables)


@OFTEN
@given(st.sampled_from(sorted(TINY)), st.data())
def test_any_rows_and_columns_left_out_or_doubled_are_read_or_refused(name: str, data: st.DataObject) -> None:
    """A table loses, repeats and reorders rows and columns."""
    tables = all_tables()
    table = tables[name]
    rows = data.draw(st.lists(st.integers(0, len(table) - 1), max_size=len(table) + 2))
    columns = data.draw(st.lists(st.sampled_from([*table.columns]), min_size=1, max_size=table.shape[1] + 1))
    tables[name] = pd.DataFrame(table.iloc[rows][columns].to_numpy(), columns=columns)
    judged(tables)


@OFTEN
@given(st.sampled_from(sorted(TINY)), st.binary(max_size=40), st.integers(0, 400), st.booleans())
def test_any_bytes_in_a_file_are_read_or_refused(name: str, junk: bytes, place: int, cut: bool) -> None:
    """A CSV file with bytes put in at any place, or cut there."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = write_tables({key: TINY[key] for key in {name, "areas"}}, Path(temporary))
        path = folder / f"{name}.csv"
        data = path.read_bytes()
        path.write_bytes(data[:place] + junk + (b"" if cut else data[place:]))
        with pytest.raises(DataError) as error:  # tables are missing in any case
            read_province(folder)
        assert error.value.findings
