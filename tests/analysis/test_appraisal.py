"""The appraisal: figures by hand, missing ones never zero."""

import pandas as pd
import pytest

from optimizer.analysis.appraisal import COLUMNS, appraise
from tests.report import bundles


def _row(table, unit, condition):
    return table[(table["institution"] == unit) & (table["condition"] == condition)].iloc[0]


def _norms():
    extra = pd.DataFrame(
        [("land_rural_m2", 40000.0, "CD"), ("urban_land_factor", 2.0, "")], columns=["parameter", "value", "type"]
    ).assign(unit="", field="", level="", legal_basis="Nghị định 24/2022/NĐ-CP", checked=None, valid_until=None)
    return pd.concat([bundles.norms().astype(object), extra.astype(object)], ignore_index=True)


def test_missing_tables_make_conditions_missing_not_zero():
    """Without input tables land, floor, teachers and papers are missing; posts are judged from the plan."""
    table = appraise(bundles.bundle())
    for condition in ("floor", "teachers", "autonomy", "certificate"):
        assert set(table.loc[table["condition"] == condition, "met"]) == {"missing"}
    posts = table[(table["condition"] == "posts") & table["value"].notna()]
    assert len(posts)
    assert (posts["met"] == posts["value"].ge(15).map({True: "met", False: "not_met"})).all()
    assert list(table.columns) == list(COLUMNS)


def test_land_counts_urban_metres_twice():
    """10,000 m² urban at one site, 25,000 rural at the other: 2 · 10,000 + 25,000 = 45,000 >= 40,000."""
    sites = bundles.network(plan=True).sites
    mine = sites.index[sites["open"] & (sites["institution_after"] == "CDN")]
    rows = [(code, "1" if n == 0 else "0", "10000" if n == 0 else "25000") for n, code in enumerate(mine)]
    inputs = {"sites": pd.DataFrame(rows, columns=["site", "urban", "land_m2"])}
    found = _row(appraise(bundles.bundle(norms=_norms(), inputs=inputs)), "CDN", "land")
    assert found["value"] == pytest.approx(20000 + 25000 * (len(mine) - 1))
    assert found["met"] == ("met" if found["value"] >= 40000 else "not_met")


def test_a_site_without_a_figure_leaves_the_whole_unit_missing():
    """One of the sites of CDN has no land figure."""
    sites = bundles.network(plan=True).sites
    mine = sites.index[sites["open"] & (sites["institution_after"] == "CDN")]
    table = pd.DataFrame({"site": mine, "urban": "1", "land_m2": ["", *["90000"] * (len(mine) - 1)]})
    found = _row(appraise(bundles.bundle(norms=_norms(), inputs={"sites": table})), "CDN", "land")
    assert found["met"] == "missing"


def test_no_plan_no_appraisal():
    """An empty table with its columns."""
    assert appraise(bundles.infeasible()).empty
