"""A first plan from few cells: what is estimated where nothing is given, counted and told."""

from pathlib import Path

import pandas as pd
import pytest

from optimizer.data.book.scenarios_given import STARTER
from optimizer.data.book.write import Content, write_workbook
from optimizer.data.estimated_demand import DECAY_KM, YEARS
from optimizer.data.province import Province
from optimizer.data.read import province_of, read_province
from optimizer.data.tables import BY_NAME
from optimizer.errors import DataError
from tests.cli.calls import call, script
from tests.provinces import tiny_tables, write_tables

ENOUGH = {
    "institutions": ["institution", "name", "type", "managing_body", "authority", "posts", "basis", "source"],
    "sites": ["site", "institution", "name", "head", "commune", "basis", "source"],
    "offers": ["site", "programme", "occupation", "places", "entrants", "basis", "source"],
}
"""The columns of a first plan."""


def least() -> dict[str, pd.DataFrame]:
    """Return the tiny province with the fewest cells: no demand, no optional table, no recommended column."""
    tables = tiny_tables()
    tables["offers"] = tables["offers"][tables["offers"]["delivery"] != "mobile"]
    few = {name: tables[name][columns] for name, columns in ENOUGH.items()}
    common = {name: tables[name] for name in ("province", "areas", "programmes", "norms", "costs")}
    communes = [c.name for c in BY_NAME["communes"].columns if c.need == "required"]
    return {**common, **few, "communes": tables["communes"][communes]}


def ids(province: Province) -> set[str]:
    """Return the ids of all findings."""
    return {finding.id for finding in province.findings}


def test_about_forty_cells_an_institution_are_enough() -> None:
    """All required columns of a unit with one site and three offers: 8 + 7 + 3 · 7 = 36 cells."""
    for name, columns in ENOUGH.items():
        required = {c.name for c in BY_NAME[name].columns if c.need == "required"}
        assert required == set(columns)
    cells = len(ENOUGH["institutions"]) + len(ENOUGH["sites"]) + 3 * len(ENOUGH["offers"])
    assert cells == 36


def test_the_least_province_is_read_with_its_estimates_counted() -> None:
    """Demand for ten years, posts of sites; rooms stay unknown."""
    province = province_of(least())
    assert {"data.demand_estimated", "data.posts_estimated"} <= ids(province)
    assert province.sites["rooms"].isna().all()
    assert province.defaulted["demand.base"] == len(province.demand) > 0
    assert province.defaulted["sites.posts"] == len(province.sites)
    assert set(province.demand["basis"]) == {"estimate"}
    assert sorted(set(province.demand["year"])) == list(range(2027, 2027 + YEARS))


def test_estimated_demand_keeps_the_entrants_of_every_programme() -> None:
    """Each year's base demand of a programme is the sum of its entrants; nearer communes send more of their leavers."""
    province = province_of(least())
    entrants = province.offers.groupby("programme")["entrants"].sum()
    asked = province.demand[province.demand["year"] == 2028].groupby("programme")["base"].sum()
    levels = province.programmes["level"]
    kept = [programme for programme in entrants.index if levels[programme] != "LX" and entrants[programme] > 0]
    assert {p: asked[p] for p in kept} == {p: entrants[p] for p in kept}


def test_estimated_demand_follows_leavers_and_distance() -> None:
    """By hand: two communes 30 km apart, one site, 100 leavers each: 1 : 1/e, of 100 entrants 73 and 27."""
    tables = least()
    tables["communes"] = (
        tables["communes"]
        .iloc[:2]
        .assign(lat=["21.0", f"{21 + DECAY_KM / 111.19:.6f}"], lon="103.0", leavers="100", area="A1")
    )
    tables["areas"] = tables["areas"].iloc[:1]
    tables["institutions"] = tables["institutions"].iloc[:1]
    tables["sites"] = tables["sites"][tables["sites"]["site"] == "S1"]
    tables["offers"] = tables["offers"][
        (tables["offers"]["site"] == "S1") & (tables["offers"]["programme"] == "52_TC")
    ].iloc[:1].assign(entrants="100")  # fmt: skip
    tables["programmes"] = tables["programmes"][tables["programmes"]["programme"] == "52_TC"]
    province = province_of(tables)
    rows = province.demand[province.demand["year"] == 2028].set_index("commune")["base"]
    assert rows.to_dict() == {"00101": 73, "00102": 27}


def test_a_sheet_of_demand_with_nothing_but_its_header_is_estimated_too(tmp_path: Path) -> None:
    """As a new workbook has it: no error stands in the way of the first plan."""
    write_workbook(Content(least(), STARTER.columns, STARTER.basis, name="Tỉnh Thử"), tmp_path / "a.xlsx")
    province = read_province(tmp_path / "a.xlsx")
    assert "data.demand_estimated" in ids(province)
    assert province.demand.equals(province_of(least()).demand)


def test_assigned_targets_come_before_enrolments() -> None:
    """Where every offer of a programme has a target, demand adds up to the targets."""
    tables = least()
    tables["offers"] = tables["offers"].assign(target="10")
    province = province_of(tables)
    count = (province.offers["programme"] == "52_TC").sum()
    rows = province.demand[(province.demand["year"] == 2028) & (province.demand["programme"] == "52_TC")]
    assert rows["base"].sum() == 10 * count


def test_rooms_are_classrooms_times_the_class_norm() -> None:
    """Ten classrooms; the norm of the table, else 35."""
    tables = least()
    tables["sites"] = tables["sites"].assign(classrooms="10")
    province = province_of(tables)
    rows = province.norms[province.norms["parameter"] == "class_theory"]["value"]
    assert (province.sites["rooms"] == 10 * (rows.iloc[0] if len(rows) else 35)).all()
    assert "data.rooms_estimated" in ids(province)


def test_posts_of_a_unit_are_spread_over_its_sites_by_entrants_and_add_up() -> None:
    """The sums of sites are the posts of their institutions."""
    province = province_of(least())
    sums = province.sites.groupby("institution")["posts"].sum()
    assert sums.to_dict() == province.institutions["posts"].to_dict()


def test_a_range_is_20_percent_either_way() -> None:
    """Base 50: 40 and 60; a value that was typed stays."""
    tables = tiny_tables()
    demand = tables["demand"].drop(columns=["low"])
    province = province_of(tables | {"demand": demand})
    assert (province.demand["low"] == (0.8 * province.demand["base"]).round()).all()
    assert province.defaulted["demand.low"] == len(demand)


def test_a_cell_that_cannot_be_read_is_never_estimated() -> None:
    """A word among the rooms is an error, whatever the classrooms say."""
    tables = tiny_tables()
    tables["sites"] = tables["sites"].assign(classrooms="10", rooms="nhiều")
    with pytest.raises(DataError) as caught:
        province_of(tables)
    assert "data.not_int" in {finding.id for finding in caught.value.findings}


def test_a_first_plan_is_solved_from_the_least_tables(tmp_path: Path) -> None:
    """Both commands work on them, rooms unknown everywhere."""
    folder = write_tables(least(), tmp_path / "it-o")
    said = call("check", folder)
    assert said.code == 0, said.err
    run = call("run", script(tmp_path / "s.py"), "--data", folder, "--out", tmp_path / "out")
    assert run.code == 0, run.err
