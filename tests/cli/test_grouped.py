"""Many findings of one rule in one column are a few sentences and a list of places; nothing is left out."""

from optimizer.cli.grouped import SHOWN, by_rule, grouped, others
from optimizer.errors import Finding, Severity
from tests.cli.calls import call
from tests.provinces import tiny_tables, write_tables


def empty(row: int, column: str = "Dân số", letter: str = "G") -> Finding:
    """An empty required cell."""
    cell = f"{letter}{row}" if letter else ""
    return Finding("data.empty_required", Severity.ERROR, "4_XaPhuong", row, column, cell=cell)


def test_the_first_are_written_out_and_the_others_listed_in_ranges() -> None:
    """Rows 4 to 8, 10 and 12: two sentences, then G6:G8, G10, G12."""
    found = [empty(row) for row in (4, 5, 6, 7, 8, 10, 12)]
    ((written, listed),) = grouped(found)
    assert [f.row for f in written] == [4, 5]
    assert others(listed, "vi") == "  … và 5 ô khác trong cột cũng vậy: G6:G8, G10, G12"


def test_rows_of_a_csv_file_are_listed_by_number() -> None:
    """They have no letters."""
    assert others([empty(row, letter="") for row in (6, 7, 9)], "en") == "  … and 3 more rows: 6–7, 9"


def test_few_findings_are_all_written_out() -> None:
    """One line more is no longer than the line that would list it."""
    ((written, listed),) = grouped([empty(row) for row in range(SHOWN + 1)])
    assert len(written) == SHOWN + 1
    assert listed == []


def test_findings_of_one_rule_and_column_stand_together_in_the_order_of_their_first() -> None:
    """A, B, A becomes A, A, B."""
    found = [empty(4, "A"), empty(4, "B"), empty(5, "A")]
    assert [(f.column, f.row) for f in by_rule(found)] == [("A", 4), ("A", 5), ("B", 4)]


def test_the_command_lists_every_cell_and_json_holds_every_finding(tmp_path) -> None:
    """Eleven rows of demand without a base figure: two lines, one list; eleven objects."""
    tables = tiny_tables()
    tables["demand"] = tables["demand"].assign(base="", low="", high="")
    folder = write_tables(tables, tmp_path / "tinh")
    said = call("check", folder)
    assert said.code == 2
    assert said.err.count("cột base") == SHOWN
    assert "… và 9 dòng khác cũng vậy: dòng 4–12" in said.err
    found = call("check", folder, "--json").json["findings"]
    assert sum(f["id"] == "data.empty_required" and f["column"] == "base" for f in found) == 11
