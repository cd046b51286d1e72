"""The annex of findings can be read: what is alike stands once, norms by their names."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from optimizer.report.content.findings import findings
from optimizer.report.trace import unmarked
from optimizer.solution.solution import Bundle
from tests.report import bundles


def _many(rows: list[tuple[str, int]]) -> Bundle:
    """Return the fake run with a finding for each rule and row of `rows`."""
    made = [
        (rule, "warning", "norms", float(row), "checked", "", f"norms dòng {row}: câu.", f"norms row {row}: words.")
        for rule, row in rows
    ]
    frame = pd.DataFrame(made, columns=["id", "severity", "table", "row", "column", "value", "vi", "en"])
    return bundles.bundle(findings=frame)


def test_findings_of_one_rule_in_one_column_stand_in_one_row_of_the_annex():
    """Rows 4 to 8 and 12 of one rule are one row that names the others; three of another stay three."""
    made = _many([*(("data.norm_stale", row) for row in (4, 5, 6, 7, 12)), *(("data.other", row) for row in (2, 3, 9))])
    [table] = findings(made, "vi")
    texts = [unmarked(row[2]) for row in table.rows]
    assert texts == [
        "norms dòng 4: câu. Cũng vậy ở 4 dòng khác: 5–7, 12.", "norms dòng 2: câu.", "norms dòng 3: câu.",
        "norms dòng 9: câu.",
    ]  # fmt: skip
    assert [unmarked(row[0]) for row in table.rows] == ["1", "2", "3", "4"]


@pytest.mark.parametrize(
    ("lang", "said", "named"),
    [
        ("vi", "36 dòng của bảng định mức chưa được kiểm tra hiệu lực", ("Số trường nghề tối đa", "–")),
        ("en", "36 rows of the table of norms have not been checked", ("Most counted schools", "–")),
    ],
)
def test_norms_that_were_not_checked_are_a_table_of_names(lang, said, named):
    """One row for all of them, and below it each norm once, in words, with what it applies to."""
    made = _many([("data.norm_unchecked", row) for row in range(2, 38)])
    base = made.norms.iloc[0].to_dict() | {"checked": None, "field": "", "level": "", "type": ""}
    cap = base | {"parameter": "counted_schools_at_most"}
    land = [base | {"parameter": "land_urban_m2", "type": kind} for kind in ("CD", "", "TC", "CD")]
    made = replace(made, norms=pd.DataFrame([cap, *land, base | {"checked": date(2025, 6, 1)}]))
    first, second = findings(made, lang)
    assert said in unmarked(first.rows[0][2])
    assert len(first.rows) == 1
    shown = [tuple(map(unmarked, row[1:])) for row in second.rows]
    assert shown[0] == named
    assert len(shown) == 2
    kinds = {"vi": "Trường cao đẳng, chung, Trường trung cấp", "en": "College, all, Intermediate vocational school"}
    assert shown[1][1] == kinds[lang]
