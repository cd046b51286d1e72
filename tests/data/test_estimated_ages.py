"""Ages of communes from the province's pyramid, overhead as an assumption: counted, told, and only where missing."""

import pandas as pd
import pytest

from optimizer.data.codes import WeightSet
from optimizer.data.decidable import decidable
from optimizer.data.estimated_ages import persons_of
from optimizer.data.estimated_costs import OVERHEAD
from optimizer.data.preset import preset
from optimizer.data.province import Province
from optimizer.data.read import province_of
from optimizer.errors import DataError
from optimizer.wording import sentence
from tests.provinces import frame, set_cell, tiny_province, tiny_tables

AGES = frame("age_from,age_to,persons\n0,14,12000\n15,19,4800\n20,120,31200")
"""48,000 persons like the communes: 960 of 15 (a fifth of the group 15-19), 36,000 from 15 on."""


def told(province: Province, phrase: str) -> list[str]:
    """Return the sentences of the findings of a rule."""
    return [sentence(finding, "vi") for finding in province.findings if finding.id == phrase]


def without_overhead() -> pd.DataFrame:
    """Return the costs of the tiny province without what a legal unit costs."""
    costs = tiny_tables()["costs"]
    return costs[~costs["parameter"].isin(OVERHEAD)].reset_index(drop=True)


def test_persons_of_an_age_are_an_even_part_of_their_group() -> None:
    """Of 4800 in five years 960 are 15; 0-14 whole and half of 15-16; an open end counts whole."""
    rows = pd.DataFrame({"age_from": [0.0, 15.0], "age_to": [14.0, 16.0], "persons": [300.0, 40.0]})
    assert persons_of(rows, 15, 15) == 20
    assert persons_of(rows, 0, 15) == 320
    assert persons_of(rows, 15, float("inf")) == 40


def test_empty_leavers_and_labour_force_follow_the_pyramid() -> None:
    """960/48,000 = 2 % of 10,000 is 200 leavers; 36,000/48,000 = 75 % of 8,000 is 6,000; what was typed stays."""
    province = tiny_province(
        ages=AGES, communes=lambda t: set_cell(set_cell(t, 1, "leavers", ""), 2, "labour_force", "")
    )
    assert province.communes["leavers"].tolist() == [400, 200, 100]
    assert province.communes["labour_force"].tolist() == [18000, 6000, 6000]
    assert province.defaulted["communes.leavers"] == 1
    assert province.defaulted["communes.labour_force"] == 1
    (text,) = told(province, "data.leavers_estimated")
    assert "1/3 xã" in text


def test_a_column_that_is_left_out_is_estimated_for_every_commune() -> None:
    """And where learners come from then rests on an estimate."""
    province = tiny_province(ages=AGES, communes=lambda t: t.drop(columns="leavers"))
    assert province.communes["leavers"].tolist() == [600, 200, 160]
    assert province.defaulted["communes.leavers"] == 3
    assert decidable(province).standing["origins"] == "estimated"


@pytest.mark.parametrize("ages", [None, frame("age_from,age_to,persons\n0,14,12000")], ids=["none", "no one of 15"])
def test_without_a_pyramid_that_tells_nothing_is_estimated(ages: pd.DataFrame | None) -> None:
    """The cell stays unknown."""
    edits = {} if ages is None else {"ages": ages}
    province = tiny_province(communes=lambda t: set_cell(t, 1, "leavers", ""), **edits)
    assert province.communes["leavers"].isna().tolist() == [False, True, False]
    assert "communes.leavers" not in province.defaulted


def test_missing_overhead_is_the_presets_and_said_to_be_assumed() -> None:
    """CD and GDNNGDTX in three weight sets, first-year savings of both in each, fixed costs of each: 6 + 6 + 3 rows."""
    province = tiny_province(costs=without_overhead())
    known = preset("costs")
    for kind in ("CD", "GDNNGDTX"):
        for weights in WeightSet:
            rows = known[(known["parameter"] == "unit_posts_mvnd") & (known["weights"] == weights)]
            (wanted,) = rows.loc[rows["type"] == kind, "value"].astype(float)
            assert province.cost("unit_posts_mvnd", weights, kind=kind) == wanted
    assert province.cost("unit_fixed_mvnd", WeightSet.BASE) == 300
    added = province.costs[province.costs["parameter"].isin(OVERHEAD)]
    assert len(added) == province.defaulted["costs.value"] == 15
    assert set(added["basis"]) == {"estimate"}
    assert set(added["mark"]) == {"M"}
    assert len(told(province, "data.overhead_assumed")) == 3
    assert "giả định" in told(province, "data.overhead_assumed")[0]


def test_overhead_that_is_given_is_not_touched() -> None:
    """Only what no row fits is filled in: the general figure of one weight set stays as typed."""
    own = frame("parameter,value,unit,type,field,weights,mark\nunit_fixed_mvnd,777,triệu đồng/năm,,,base,V")
    province = tiny_province(costs=pd.concat([without_overhead(), own], ignore_index=True))
    assert province.cost("unit_fixed_mvnd", WeightSet.BASE) == 777
    assert province.cost("unit_fixed_mvnd", WeightSet.THRIFT) == 600
    assert "costs.value" not in tiny_province().defaulted


def test_other_prices_have_no_default() -> None:
    """What a minute costs must be told."""
    costs = tiny_tables()["costs"]
    with pytest.raises(DataError) as error:
        province_of(tiny_tables() | {"costs": costs[costs["parameter"] != "minute_mvnd"]})
    assert "data.missing_cost" in {finding.id for finding in error.value.findings}
