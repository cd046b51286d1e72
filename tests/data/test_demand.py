"""Demand by commune: spread, conserved, deterministic."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from optimizer.data.demand import demand_by_commune, largest_remainder
from optimizer.errors import DataError
from tests.provinces import frame, tiny_province

HEAD = "commune,programme,year,low,base,high\n"


def demand(text: str) -> pd.DataFrame:
    """Return a raw demand table."""
    return frame(HEAD + text)


def test_an_area_row_is_spread_by_leavers_with_the_largest_remainder() -> None:
    """20 x 400/550 = 14.55 and 20 x 150/550 = 5.45: floors 14 and 5, the one left goes to .55."""
    province = tiny_province()
    shares = demand_by_commune(province, 2028, "base").xs("62_SC", level="programme")
    assert shares.to_dict() == {"00101": 15, "00102": 5, "00103": 25}


def test_each_variant_is_its_own_column() -> None:
    """52_TC of 00101 in 2028: 40, 50, 60; in 2027: 48 in base."""
    province = tiny_province()
    found = [demand_by_commune(province, 2028, variant)["00101", "52_TC"] for variant in ("low", "base", "high")]
    assert found == [40, 50, 60]
    assert demand_by_commune(province, 2027, "base").to_dict() == {("00101", "52_TC"): 48}


def test_where_leavers_of_a_commune_are_unknown_population_decides() -> None:
    """20 over 30,000 and 10,000 inhabitants: 15 and 5; of 21, 15.75 and 5.25: 16 and 5."""
    province = tiny_province(
        communes=lambda t: t.assign(leavers=["400", "", "100"]), demand=demand("A1,62_SC,2028,20,21,22")
    )
    assert demand_by_commune(province, 2028, "low").tolist() == [15, 5]
    assert demand_by_commune(province, 2028, "base").tolist() == [16, 5]


def test_area_and_commune_rows_of_one_programme_add_up_and_zeros_are_left_out() -> None:
    """A1 gives 15 and 5, the row of 00102 adds 7; 00103 asks for 0 and does not appear."""
    province = tiny_province(demand=demand("A1,62_SC,2028,20,20,20\n00102,62_SC,2028,7,7,7\n00103,62_SC,2028,0,0,0"))
    found = demand_by_commune(province, 2028, "base")
    assert found.to_dict() == {("00101", "62_SC"): 15, ("00102", "62_SC"): 12}
    assert found.dtype == "int64"
    assert found.index.names == ["commune", "programme"]


def test_driving_is_not_planned() -> None:
    """Demand of a driving programme is left out; the other stays."""
    driving = frame("programme,name,field,level,length_years,module_mvnd\n84_LX,Lái xe ô tô,84,LX,0.25,1000")
    province = tiny_province(
        programmes=lambda t: pd.concat([t, driving]).fillna(""),
        demand=demand("00101,84_LX,2028,9,9,9\n00101,52_SC,2028,3,3,3"),
    )
    assert demand_by_commune(province, 2028, "base").to_dict() == {("00101", "52_SC"): 3}


def test_a_year_that_is_not_there_is_an_error_that_names_the_years_there_are() -> None:
    """The tiny province has 2027 and 2028."""
    with pytest.raises(DataError) as error:
        demand_by_commune(tiny_province(), 2031, "base")
    (finding,) = error.value.findings
    assert (finding.id, finding.value) == ("data.no_demand_year", "2031")
    assert dict(finding.values) == {"years": "2027, 2028"}


def test_equal_remainders_go_to_the_earlier_commune() -> None:
    """7 in three equal parts of 2.33: the one left goes to the first; with no weights at all, 5 is 3 and 2."""
    assert largest_remainder(7, [1, 1, 1]) == [3, 2, 2]
    assert largest_remainder(5, [0, 0]) == [3, 2]


@given(
    st.integers(0, 10_000),
    st.lists(st.one_of(st.integers(0, 10**6), st.floats(0, 1e6)), min_size=1, max_size=200),
)
def test_parts_add_up_and_are_within_one_of_the_exact_share(total: int, weights: list[float]) -> None:
    """Hamilton's method keeps the quota: each part is the exact share rounded down or up."""
    parts = largest_remainder(total, weights)
    assert sum(parts) == total
    whole = sum(weights)
    shares = [total * weight / whole if whole > 0 else total / len(weights) for weight in weights]
    assert all(abs(part - share) < 1 + 1e-6 for part, share in zip(parts, shares, strict=True))
