"""The data dictionary is generated, committed, and complete."""

from pathlib import Path

import pytest

from optimizer.data.column import Table
from optimizer.data.dictionary import guide, write_guide
from optimizer.data.files import NAMES
from optimizer.data.layout import column_of, header_words
from optimizer.data.parameters import COSTS
from optimizer.data.tables import TABLES

README = Path(__file__).parents[2] / "data" / "README.md"


def test_the_committed_dictionary_is_the_generated_one(tmp_path: Path) -> None:
    """After a change of tables: ``write_guide(Path("data/README.md"))``."""
    write_guide(tmp_path / "README.md")
    assert README.read_bytes() == (tmp_path / "README.md").read_bytes()


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_table_and_column_is_described(table: Table) -> None:
    """A section per table, a row per column."""
    section = guide().split(f"\n### {table.name}\n")[1].split("\n### ")[0].split("\n## ")[0]
    assert table.label in section
    for column in table.columns:
        assert f"| `{column.name}` | {column.label} |" in section


def test_every_cost_parameter_is_listed() -> None:
    """The section of costs names each needed parameter with its unit."""
    for parameter in COSTS:
        assert f"| `{parameter.name}` | {parameter.unit} |" in guide()


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_no_two_columns_of_a_table_share_a_name(table: Table) -> None:
    """Code names and labels of a table, case and spaces apart, name one column each."""
    for column in table.columns:
        assert column_of(header_words(table), column.name) == column.name
        assert column_of(header_words(table), column.label) == column.name
    assert len({column.label.casefold() for column in table.columns}) == len(table.columns)


def test_no_two_tables_share_a_name() -> None:
    """Code names and sheet names of the tables that are sheets (boundaries are polygons)."""
    assert len(NAMES) == 2 * (len(TABLES) - 1)
