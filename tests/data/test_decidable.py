"""What the tables are enough for, and which cells are asked for first."""

from optimizer.data.decidable import ABILITIES, CELLS, decidable
from optimizer.data.read import province_of
from optimizer.data.tables import BY_NAME
from tests.cli.calls import call
from tests.data.test_estimated import least
from tests.provinces import tiny_tables


def test_every_ability_names_declared_columns() -> None:
    """Tables and columns stand in the one declaration."""
    for ability in ABILITIES:
        assert ability.columns or ability.tables
        assert all(column in BY_NAME[table].by_name for table, column in ability.columns)
        assert all(table in BY_NAME for table in ability.tables)


def test_full_tables_are_enough_and_few_cells_are_not() -> None:
    """The tiny province knows its room; with the least tables room is unknown and demand an estimate."""
    full, few = decidable(province_of(tiny_tables())), decidable(province_of(least()))
    assert full.standing["room"] == full.standing["demand"] == "known"
    assert few.standing["room"] == few.standing["budget"] == "unknown"
    assert few.standing["demand"] == few.standing["origins"] == "estimated"


def test_the_cells_that_help_most_are_those_of_the_largest_rows() -> None:
    """Ten cells, falling worth; the first is the room of the site with the most entrants."""
    province = province_of(least())
    wanted = decidable(province).wanted
    assert len(wanted) == CELLS
    assert [cell.worth for cell in wanted] == sorted((cell.worth for cell in wanted), reverse=True)
    largest = province.offers.groupby("site")["entrants"].sum().idxmax()
    assert (wanted[0].table, wanted[0].column) == ("sites", "rooms")
    assert wanted[0].row.startswith(str(largest))


def test_check_ends_with_what_can_be_decided() -> None:
    """The last lines of the command."""
    said = call("check", "data/dien-bien")
    assert "quyết định được" in said.out
    assert said.out.rstrip().splitlines()[-1].lstrip()[0].isdigit()
