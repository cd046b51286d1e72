"""The tables of Điện Biên are what their script builds, and add up to the published totals."""

import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

FOLDER = Path(__file__).parents[2] / "data" / "dien-bien"
BUILT = (
    "communes", "decided", "demand", "employment", "forecast_parameters", "institutions", "offers", "programmes",
    "qualifications", "roads", "school_leavers", "sector_fields", "sector_growth", "sites", "training_prices",
    "training_targets", "vacancies",
)  # fmt: skip


def table(name: str) -> pd.DataFrame:
    return pd.read_csv(FOLDER / f"{name}.csv", dtype=str, keep_default_na=False)


def level(programmes: pd.Series) -> pd.Series:
    return programmes.str.split("_").str[1]


@pytest.fixture(scope="module")
def offers() -> pd.DataFrame:
    frame = table("offers")
    counts = ["places", "target", "entrants_2", "entrants_1", "entrants"]
    frame[counts] = frame[counts].apply(pd.to_numeric)
    return frame.assign(institution=frame["site"].str.removesuffix("-1"), level=level(frame["programme"]))


@pytest.fixture(scope="module")
def demand() -> pd.DataFrame:
    frame = table("demand")
    counts = ["year", "low", "base", "high"]
    frame[counts] = frame[counts].apply(pd.to_numeric)
    return frame.assign(level=level(frame["programme"]))


def test_script_reproduces_the_tables_byte_for_byte(tmp_path: Path) -> None:
    """Building into an empty folder gives exactly the built files, the same bytes as those kept."""
    subprocess.run([sys.executable, "-B", FOLDER / "make_tables.py", tmp_path], check=True)
    assert sorted(path.stem for path in tmp_path.iterdir()) == sorted(BUILT)
    for name in BUILT:
        assert (tmp_path / f"{name}.csv").read_bytes() == (FOLDER / f"{name}.csv").read_bytes(), name


def test_entrants_add_up_to_the_published_averages(offers: pd.DataFrame) -> None:
    """879/5 = 175.8, 2,958/5 = 591.6, 41,266/5 = 8,253.2; 3,126/3 = 1,042; 8,976/3 = 2,992; Nậm Pồ 1,048 in classes."""
    by_level = offers.groupby("level")["entrants"].sum()
    assert by_level["CD"] == 176
    assert by_level["TC"] == 592
    assert by_level[["SC", "D3", "LX"]].sum() == 8253
    by_institution = offers.groupby("institution")["entrants"].sum()
    assert by_institution["CDKTKT"] == 1042
    assert by_institution["CDN"] == 2992
    trained = offers.groupby("institution")[["entrants_2", "entrants_1", "entrants"]].sum().sum(axis=1)
    assert trained["CDKTKT"] == 3126
    assert trained["CDN"] == 8976
    mobile = offers[(offers["institution"] == "TTNP") & (offers["delivery"] == "mobile")]
    assert mobile["entrants"].sum() == 1048
    assert mobile.loc[mobile["programme"] == "62_D3", "entrants"].sum() == 348
    assert by_level["GDTX"] == round((9316 - 8004) * 0.6)


def test_targets_and_places_add_up_to_what_was_published(offers: pd.DataFrame) -> None:
    """CĐ KT-KT: 100 + 380 of a scale of 1,860; CĐ nghề: 255 + 450 + 1,600 = 2,305; driving 2,000; Nậm Pồ 500."""
    target = offers.groupby(["institution", "level"])["target"].sum()
    assert target["CDKTKT", "CD"] == 100
    assert target["CDKTKT", "TC"] == 380
    assert target["CDN", "CD"] == 255
    assert target["CDN", "TC"] == 450
    assert target["CDN"][["SC", "D3", "LX"]].sum() == 1600
    assert target["TTNP"].sum() == 500
    places = offers.groupby("institution")["places"].sum()
    assert places["CDKTKT"] == 1860
    assert offers.loc[offers["level"] == "LX", "places"].tolist() == [2000]
    given = pd.to_numeric(table("institutions").set_index("institution")["target"])
    assert given[["CDKTKT", "CDN", "TTNP"]].tolist() == [480, 2305, 500]
    assert (offers["places"] >= offers["entrants"]).all()


def test_posts_add_up_to_what_was_published() -> None:
    """CĐ nghề 113; the eleven centres together the 167 of the four regional centres; parts of every unit its posts."""
    frame = table("institutions").set_index("institution")
    counts = ["posts", "heads", "deputies", "vocational_teachers", "general_teachers", "administration"]
    frame[counts] = frame[counts].apply(pd.to_numeric)
    assert frame.loc["CDN", "posts"] == 113
    assert frame.loc[frame["type"] != "CD", "posts"].sum() == 167
    assert len(frame) == 13
    assert (frame[counts[1:]].sum(axis=1) == frame["posts"]).all()
    assert (frame[counts] >= 0).all(axis=None)
    posts = table("sites").set_index("institution")["posts"].astype(int)
    assert posts.equals(frame.loc[posts.index, "posts"].astype(int))


def test_communes_add_up_to_the_province() -> None:
    """45 communes, 673,125 people, 9,539 km², 9,316 leavers, 358,000 workers; zones 2 + 5 + 38; 15 at the border."""
    frame = table("communes")
    counts = ["population", "leavers", "labour_force", "area_km2"]
    assert len(frame) == 45
    assert frame[counts[:3]].astype(int).sum().tolist() == [673125, 9316, 358000]
    assert frame["area_km2"].astype(float).sum() == pytest.approx(9539, abs=1)
    assert frame["zone"].value_counts().to_dict() == {"III": 38, "II": 5, "I": 2}
    assert (frame["border"] == "1").sum() == 15
    assert frame["area"].value_counts().to_dict() == {"KV1": 16, "KV2": 13, "KV3": 6, "KV4": 10}
    assert (frame["urban"] == "1").sum() == 3


def test_seats_lie_near_the_centre_of_their_commune() -> None:
    """No seat is further than 11 km from the centroid (the largest commune spans about 30 km)."""
    facts = pd.read_csv(FOLDER / "facts" / "communes.csv", dtype={"commune": str}).set_index("commune")
    seats = table("communes").set_index("commune")[["lat", "lon"]].astype(float)
    north = (seats["lat"] - facts["centroid_lat"]) * 111.2
    east = (seats["lon"] - facts["centroid_lon"]) * 111.2 * 0.93
    assert ((north**2 + east**2) ** 0.5).max() < 11


def test_demand_is_held_to_the_targets_that_were_assigned(demand: pd.DataFrame, offers: pd.DataFrame) -> None:
    """CĐ 100 + 255, TC 380 + 450; with driving 1,500 all vocational levels are the 8,500 of the province's plan.

    SC : D3 as recorded 2,652 : 4,101 of the 8,500 − 355 − 830 − 1,500 = 5,815 left: 2,284 and 3,531. Every year.
    """
    sums = demand.pivot_table(index="level", columns="year", values="base", aggfunc="sum")
    driving = offers.loc[offers["level"] == "LX", "entrants"].sum()
    for year in range(2026, 2031):
        assert sums.loc[["CD", "TC", "SC", "D3"], year].tolist() == [355, 830, 2284, 3531]
        assert sums.loc[["CD", "TC", "SC", "D3"], year].sum() + driving == 8500


def test_demand_cells_are_ordered_and_never_empty(demand: pd.DataFrame) -> None:
    """Low <= base <= high, base at least one entrant, no driving, every commune wants something every year."""
    assert (demand["low"] <= demand["base"]).all()
    assert (demand["base"] <= demand["high"]).all()
    assert (demand["base"] >= 1).all()
    assert not (demand["level"] == "LX").any()
    assert (demand.groupby("year")["commune"].nunique() == 45).all()
    assert (FOLDER / "demand.csv").stat().st_size < 400_000


def test_trung_hoc_nghe_takes_a_part_of_those_without_a_place(demand: pd.DataFrame) -> None:
    """(9,316 - 8,004) × (1 - 0.6) × 0.5 = 262; with high GDTX and THN nobody is counted twice."""
    of = demand[demand["year"] == 2028].groupby("level")[["base", "high"]].sum()
    assert of.loc["THN", "base"] == 262
    assert of.loc[["THN", "GDTX"], "high"].sum() <= 9316 - 8004


def test_fields_share_module_size_and_price() -> None:
    """All programmes of a field have the same module, so that one workshop serves them all."""
    frame = table("programmes")
    modules = frame[["field", "module_places", "module_mvnd"]].drop_duplicates()
    assert not modules["field"].duplicated().any()


def test_overlap_of_the_two_colleges_shows(offers: pd.DataFrame) -> None:
    """The press names five occupations that both colleges teach."""
    taught = offers[offers["level"].isin(["CD", "TC"])].groupby("institution")["occupation"].agg(set)
    named = {"Kế toán doanh nghiệp", "Công nghệ thông tin", "Tin học văn phòng", "Kỹ thuật xây dựng", "Lâm nghiệp"}
    assert taught["CDKTKT"] & taught["CDN"] == named


def test_recorded_decisions_end_in_one_college_and_four_centres() -> None:
    """13 units: CĐ KT-KT and one centre an area are kept, each host is one of them."""
    frame = table("decided").set_index("institution")
    kept = frame[frame["action"] == "keep"]
    merged = frame[frame["action"] == "merge"]
    assert len(kept) == 5
    assert len(merged) == 8
    assert set(merged["host"]) <= set(kept.index)
    assert (frame["use"] == "record").all()
    commune = table("sites").set_index("institution")["commune"]
    area = commune.map(table("communes").set_index("commune")["area"])
    centres = kept.index.drop("CDKTKT")
    assert sorted(area[centres]) == ["KV1", "KV2", "KV3", "KV4"]
    assert (area[merged.index.drop("CDN")].to_numpy() == area[merged["host"].drop("CDN")].to_numpy()).all()


def test_province_has_no_errors() -> None:
    """The checks of the reader find nothing that must be corrected: the reader refuses a province with errors."""
    from optimizer.data.read import read_province  # noqa: PLC0415 - the tables above are checked without the reader

    province = read_province(FOLDER)
    assert len(province.communes) == 45
    assert not [finding for finding in province.findings if finding.severity == "error"]
