"""The last year held out: errors beside the naive forecast, and which method is used."""

import pandas as pd
import pytest

from optimizer.forecast.backcast import backcast, best_of, predictions
from optimizer.forecast.forecast import demand_forecast
from optimizer.forecast.history import history
from tests.forecast.tables import DATA, embedded, province
from tests.provinces import frame


def _history(rows: dict[tuple[str, str], list[float]], last: int = 2025, *, observed: bool = True) -> pd.DataFrame:
    return pd.DataFrame(
        [
            (field, level, last - len(y) + 1 + k, n, observed)
            for (field, level), y in rows.items()
            for k, n in enumerate(y)
        ],
        columns=["field", "level", "year", "entrants", "observed"],
    )


def test_errors_are_shares_of_the_year_held_out() -> None:
    """100, 110 → 120 and 50, 50 → 30: naive misses 10 + 20 of 150 = 20 %; the mean 15 + 20 = 23.3 %."""
    past = _history({("52", "TC"): [100, 110, 120], ("62", "SC"): [50, 50, 30]})
    table = backcast(past, predictions(past)).set_index("method")
    assert table.at["naive", "wape"] == pytest.approx(30 / 150)
    assert table.at["mean", "wape"] == pytest.approx(35 / 150)


def test_a_steady_rise_prefers_the_trend() -> None:
    """Ten per cent of the start a year in each of four series: the damped trend misses less than the last year."""
    past = _history({(f, "TC"): [100, 110, 120, 130, 140, 150, 160] for f in ("51", "52", "54", "62")})
    assert best_of(backcast(past, predictions(past))) == "damped"


def test_a_series_that_jumps_about_prefers_the_mean() -> None:
    """100, 140, 100, 140, 100 → 120: the mean 116 misses 4, the last year 20."""
    past = _history({("52", "TC"): [100, 140, 100, 140, 100, 120]})
    assert best_of(backcast(past, predictions(past))) == "mean"


def test_a_level_series_prefers_the_last_year_and_says_so() -> None:
    """100, 80, 60, 60 → 60: the last year is right, and the forecast is 60 whatever the economy needs."""
    rows = "field,level,year,entrants\n" + "\n".join(
        f"52,TC,{year},{n}" for year, n in zip(range(2021, 2026), (100, 80, 60, 60, 60), strict=True)
    )
    found = demand_forecast(province(enrolments=rows), 2027)
    assert found.method == "naive"
    assert "forecast.naive_best" in {f.id for f in found.findings}
    fields = found.tables["fields"].set_index(["programme", "year"])
    assert fields.at[("52_TC", 2027), "base"] == 60
    assert found.tables["combined"]["needs"].notna().any()


def test_a_year_of_estimates_proves_nothing() -> None:
    """Errors are printed, none is best."""
    past = _history({("52", "TC"): [100, 110, 120]}, observed=False)
    table = backcast(past, predictions(past))
    assert len(table) == 3
    assert best_of(table) == ""


def test_the_embedded_province_cannot_be_back_cast_and_says_so() -> None:
    """Its three years are averages spread by formula: naive errors of 0 prove nothing, and the forecast combines."""
    _, found = embedded()
    table = found.tables["backcast"].set_index("method")
    assert table["wape"].max() < 1e-9
    assert not table["judged"].any()
    assert "forecast.backcast_estimated" in {f.id for f in found.findings}
    weights = found.tables["combined"].set_index(["field", "level", "year"]).loc[("51", "TC", 2026)]
    assert weights["weight_needs"] > 0.2
    assert weights["weight_trend"] > 0.2


def test_published_total_of_2025_is_nearer_to_the_last_years_than_to_their_growth() -> None:
    """Embedded province, all vocational levels with driving: average 2020–2024 9,021 against 8,500 trained in 2025.

    6.1 % too much; carried on with the labour force (1.71 %, 9,175) it would be 7.9 %.
    """
    facts = pd.read_csv(DATA / "facts" / "published.csv").set_index("parameter")["value"].astype(float)
    average = sum(facts[f"province_{at}_2020_2024"] for at in ("cd", "tc", "short")) / 5
    growth = (facts["labour_force_2025"] / facts["labour_force_2015"]) ** 0.1
    naive, grown = (abs(x / facts["trained_2025"] - 1) for x in (average, average * growth))
    assert naive == pytest.approx(0.0613, abs=5e-4)
    assert grown == pytest.approx(0.0795, abs=5e-4)


def test_work_of_an_earlier_year_lets_the_combination_be_checked() -> None:
    """Work of 2024 and enrolments to 2025: the combination stands beside the three methods."""
    rows = "sector,year,employed\nA,2024,5000\nD,2024,900\nA,2026,5000\nD,2026,1000"
    past = "field,level,year,entrants\n" + "\n".join(f"52,TC,{y},{30 + y - 2021}" for y in range(2021, 2026))
    found = demand_forecast(province(employment=rows, enrolments=past), 2027)
    assert list(found.tables["backcast"]["method"]) == ["naive", "mean", "damped", "combined"]


def test_gaps_are_filled_and_totals_split() -> None:
    """2023 is missing between 40 and 60: 50, not observed. A total of 240 in 2026 goes 150 : 90 as all years."""
    rows = frame("""
field,level,year,entrants
52,TC,2022,40
52,TC,2024,60
54,TC,2022,30
54,TC,2023,30
54,TC,2024,30
,TC,2025,240
""")
    programmes = province().programmes
    assert "52_TC" in programmes.index
    table = history(province(enrolments=rows)).set_index(["field", "year"])
    assert table.at[("52", 2023), "entrants"] == pytest.approx(50)
    assert not table.at[("52", 2023), "observed"]
    assert table.at[("52", 2025), "entrants"] == pytest.approx(150)
    assert table.at[("54", 2025), "entrants"] == pytest.approx(90)
