"""Numbers typed as text: every form with one meaning is read, every other one is a finding."""

import math

import pytest

from optimizer.data.cells import parse, read_date
from optimizer.data.column import Column
from optimizer.data.numerals import Bad, readings, style_of

COUNT = Column("posts", "Số người", "int", "", "", minimum=0)
AMOUNT = Column("money", "Tiền", "number", "", "", minimum=0)
LATITUDE = Column("lat", "Vĩ độ", "number", "", "", minimum=8, maximum=24)
SHARE = Column("share", "Tỷ lệ", "number", "", "", "%", minimum=0, maximum=100)


def value(column: Column, text: str, *others: str) -> float | str:
    """Return the value of `text` in a sheet with `others` in the column, or the phrase of its fault."""
    texts = [text, *others]
    parsed = parse(column, texts, [False] * len(texts), style_of(texts, column))
    faults = [phrase for phrase, places in parsed.faults.items() if 0 in places]
    return faults[0] if faults else float(parsed.typed[0])


@pytest.mark.parametrize(
    ("column", "text", "expected"),
    [
        (COUNT, "1234", 1234), (COUNT, "1234.0", 1234), (COUNT, "1.234", 1234), (COUNT, "1,234", 1234),
        (COUNT, "12 345", 12345), (COUNT, "+7", 7), (COUNT, "1.234.567", 1234567),
        (AMOUNT, "1234.5", 1234.5), (AMOUNT, "1.234,5", 1234.5), (AMOUNT, "1,234.5", 1234.5), (AMOUNT, "0.044", 0.044),
        (AMOUNT, "0,044", 0.044), (AMOUNT, "12,5", 12.5), (AMOUNT, "1e3", 1000), (AMOUNT, "0.500", 0.5),
        (LATITUDE, "21.406", 21.406), (LATITUDE, "21,406", 21.406), (SHARE, "85%", 85), (SHARE, "85,5 %", 85.5),
        (AMOUNT, "−5", -5), (AMOUNT, "100.000.000", 1e8),
    ],
)  # fmt: skip
def test_a_number_with_one_meaning_in_its_column_is_read(column: Column, text: str, expected: float) -> None:
    """A count cannot be 1.234 and a latitude not 21406; groups of three after a leading 0 are decimals."""
    assert value(column, text) == expected


@pytest.mark.parametrize(
    ("column", "text"), [(COUNT, "1.000"), (AMOUNT, "1.234"), (AMOUNT, "1,234"), (COUNT, "45,000")]
)
def test_a_number_with_two_meanings_is_ambiguous(column: Column, text: str) -> None:
    """1.000 persons may be one or a thousand, 1.234 million may be 1234 million."""
    assert value(column, text) == "data.number_ambiguous"


def test_the_other_cells_of_the_sheet_settle_an_ambiguous_number() -> None:
    """Beside 0.5 the point separates decimals, beside 0,5 thousands; beside both nothing is settled."""
    assert value(AMOUNT, "1.234", "0.5") == 1.234
    assert value(AMOUNT, "1.234", "0,5") == 1234
    assert value(AMOUNT, "1.234", "0.5", "0,5") == "data.number_ambiguous"


NO_NUMBERS = [
    "nan", "NaN", "inf", "-inf", "1e400", "9" * 400, "1_000", "１２", "٣", "0x10", "1,2,3", "--1", ".", ",", "-", "1/2",
    "=1+1", "12 34",
]  # fmt: skip


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_is_no_finite_decimal_number_is_refused(text: str) -> None:
    """Python would read some of these as numbers; a planner did not mean them."""
    assert value(AMOUNT, text) == "data.not_number"


def test_a_number_held_by_the_spreadsheet_is_taken_as_it_is() -> None:
    """1.125 in a number cell is 1.125, though the text 1.125 would be ambiguous."""
    parsed = parse(AMOUNT, ["1.125", "1.125"], [True, False], set())
    assert parsed.typed[0] == 1.125
    assert parsed.faults == {"data.number_ambiguous": [1]}
    assert math.isnan(parsed.typed[1])


def test_readings_are_by_decimal_mark() -> None:
    """1.234 is 1.234 with a decimal point, 1234 with a decimal comma."""
    assert readings("1.234") == {"dot": 1.234, "comma": 1234}
    assert Bad.CELL is not Bad.AMBIGUOUS


@pytest.mark.parametrize(
    ("text", "iso"),
    [("2026-09-01", "2026-09-01"), ("1/9/2026", "2026-09-01"), ("01-09-2026", "2026-09-01"), ("1.9.2026", "2026-09-01"),
     ("2026-09-01 00:00:00", "2026-09-01"), ("9/31/2026", None), ("2026", None), ("45000", None), ("0000-01-01", None)],
)  # fmt: skip
def test_dates_are_iso_or_day_first(text: str, iso: str | None) -> None:
    """Vietnamese documents write the day first; serial numbers and bare years are no dates."""
    date = read_date(text)
    assert (date.isoformat() if date else None) == iso
