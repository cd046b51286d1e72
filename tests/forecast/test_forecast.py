"""The whole way from the tables to the demand."""

import pandas as pd
import pytest

from optimizer.data.codes import Field
from optimizer.data.province import Province
from optimizer.errors import DataError
from optimizer.forecast.forecast import Forecast, demand_forecast
from optimizer.forecast.note import note
from optimizer.forecast.orders import orders
from optimizer.forecast.trace import trace
from optimizer.wording import sentence
from tests.forecast.tables import DATA, TABLES, embedded, forecast_to, province

NEEDS_ONLY = "field,level,year,entrants\n00,GDTX,2025,110"
"""A history that leaves the needs of the economy alone (GDTX apart)."""


type Whole = tuple[Province, Forecast]


@pytest.fixture(scope="module", name="embedded")
def the_embedded_province() -> Whole:
    return embedded()


def _ids(found: Forecast) -> set[str]:
    return {finding.id for finding in found.findings}


def _wrong(**edits: str) -> set[str]:
    with pytest.raises(DataError) as problem:
        province(**edits)
    assert all(sentence(f, lang) for f in problem.value.findings for lang in ("vi", "en"))
    return {f.id for f in problem.value.findings if f.severity == "error"}


def test_learners_are_conserved_from_level_to_commune(embedded: Whole) -> None:
    """Of each programme and year the communes add up to the province, in all three variants."""
    _, found = embedded
    fields = found.tables["fields"].set_index(["programme", "year"])[["low", "base", "high"]]
    sums = found.demand.groupby(["programme", "year"])[["low", "base", "high"]].sum()
    some = fields[fields["base"] > 0]
    assert (sums.loc[some.index] == some).all().all()


def test_variants_are_ordered_and_nothing_is_negative(embedded: Whole) -> None:
    """0 ≤ low ≤ base ≤ high in every cell, and every cell has somebody at base."""
    demand = embedded[1].demand
    assert (demand["low"] >= 0).all()
    assert (demand["low"] <= demand["base"]).all()
    assert (demand["base"] <= demand["high"]).all()
    assert (demand["base"] > 0).all()


def test_margins_of_communes_hold_to_less_than_a_person(embedded: Whole) -> None:
    """Fitted margins as wanted; whole persons within one of them."""
    margins = embedded[1].tables["margins"]
    assert (margins["fitted"] - margins["wanted"]).abs().max() < 1e-4
    assert (margins["entrants"] - margins["fitted"]).abs().max() < 1 + 1e-6


def test_the_demand_of_the_embedded_province_is_its_forecast(embedded: Whole) -> None:
    """The table kept is the forecast row by row, and its programmes are known."""
    p, found = embedded
    kept = pd.read_csv(DATA / "demand.csv", dtype={"commune": str})
    assert set(found.demand["programme"]) <= set(p.programmes.index)
    assert kept.drop(columns=["source"]).equals(
        found.demand.drop(columns=["source"]).astype(dict.fromkeys(("year", "low", "base", "high"), "int64"))
    )


def test_needs_alone_become_the_demand() -> None:
    """No history of TC: 52_TC in 2027 is the need 31.5 → 32 (half to even: 31.5 rounds to 32)."""
    found = forecast_to(2027, enrolments=NEEDS_ONLY)
    fields = found.tables["fields"].set_index(["programme", "year"])
    assert fields.at[("52_TC", 2027), "base"] == 32
    assert fields.at[("52_TC", 2027), "low"] == 19
    assert fields.at[("52_TC", 2027), "high"] == 44


def test_a_pinned_target_holds_and_another_is_only_told() -> None:
    """Pinned 60: 52_TC has 60. On record: 32 stay. The gap 60 − 32 = 28 is told either way."""
    rows = "level,year,entrants,use\nTC,2027,60,{}"
    pinned = demand_forecast(province(enrolments=NEEDS_ONLY, training_targets=rows.format("pin")), 2027)
    assert pinned.demand.loc[pinned.demand["programme"] == "52_TC", "base"].sum() == 60
    held = dict(next(f for f in pinned.findings if f.id == "forecast.pinned").values)
    assert (held["own"], held["gap"]) == (32, 28)
    told = demand_forecast(province(enrolments=NEEDS_ONLY, training_targets=rows.format("record")), 2027)
    assert told.demand.loc[told.demand["programme"] == "52_TC", "base"].sum() == 32
    gap = dict(next(f for f in told.findings if f.id == "forecast.gap").values)
    assert gap["gap"] == 28


def test_nobody_is_forecast_beyond_those_who_can_learn() -> None:
    """650 leavers, at most 4 % of them into TC: 26 of the 31.5 needed, and it is said."""
    rows = TABLES["forecast_parameters"].strip() + "\nuptake_at_most,TC,,0.04,\n"
    found = demand_forecast(province(enrolments=NEEDS_ONLY, forecast_parameters=rows), 2027)
    assert found.demand.loc[found.demand["programme"] == "52_TC", "base"].sum() == 26
    assert "forecast.capped" in _ids(found)


def test_wishes_move_learners_between_communes() -> None:
    """Leavers 400, 150, 100; all wishes in 00103, weight ½: its share rises from 100/650 to ½ + 50/650 = 57.7 %."""
    rows = "commune,field,level,persons\n00103,52,TC,40"
    found = demand_forecast(province(enrolments=NEEDS_ONLY, wishes=rows), 2027)
    margins = found.tables["margins"]
    row = margins[(margins["level"] == "TC") & (margins["commune"] == "00103")].iloc[0]
    assert row["wanted"] == pytest.approx(32 * (0.5 + 50 / 650))


def test_a_field_in_no_section_and_a_need_without_programme_are_told() -> None:
    """Field 62 out of the crosswalk: taught but needed by nobody. Field 34 needed, no programme."""
    fields = "sector,field,share\nA,34,1\nD,52,1"
    employment = TABLES["employment"].replace("A,2026,5000", "A,2026,90000")
    found = demand_forecast(province(sector_fields=fields, employment=employment, enrolments=NEEDS_ONLY), 2027)
    lost = next(f for f in found.findings if f.id == "forecast.no_programme")
    assert Field("34").vi in sentence(lost, "vi")
    assert "62" not in set(found.tables["fields"]["field"])


def test_growth_beyond_reason_is_refused_in_a_sentence() -> None:
    """−100 % and +500 % a year lie outside −30 … 60 %."""
    row = "sector,growth_low,growth,growth_high,elasticity\nD,,{},,1"
    assert _wrong(sector_growth=row.format("-100")) == {"data.out_of_range"}
    assert _wrong(sector_growth=row.format("500")) == {"data.out_of_range"}


def test_fast_growth_is_doubted_and_stays_finite() -> None:
    """40 % a year of work in D: told, and the demand is still at most those who can learn."""
    row = "sector,growth_low,growth,growth_high,elasticity\nD,,40,,1\nA,,0,,1"
    found = demand_forecast(province(sector_growth=row, enrolments=NEEDS_ONLY), 2028)
    assert "forecast.growth_far" in _ids(found)
    levels = found.tables["levels"]
    assert (levels["base"] <= levels["most"] + 0.5).all()


def test_shares_and_ranges_that_cannot_be_are_refused() -> None:
    """A crosswalk that adds up to 0.9, levels above 100 %, low above high, an unknown parameter."""
    assert _wrong(sector_fields="sector,field,share\nD,52,0.9") == {"data.crosswalk_sum"}
    levels = "sector,level,share\nD,TC,70\nD,SC,40"
    assert _wrong(qualifications=levels) == {"data.levels_over_100"}
    assert _wrong(replacement="sector,rate_low,rate,rate_high\nD,3,2,4") == {"data.range_order"}
    with pytest.raises(DataError) as problem:
        demand_forecast(province(forecast_parameters="parameter,level,low,base,high\ncompletoin,,,0.8,"), 2027)
    assert problem.value.findings[0].id == "forecast.parameter"


@pytest.mark.parametrize(
    ("edits", "told"),
    [
        ({"employment": "sector,year,employed\nA,2026,5000\nD,2026,1000\nALL,2026,7000"}, "data.total_apart"),
        ({"enrolments": "field,level,year,entrants\n52,TC,2025,60\n,TC,2025,90"}, "data.total_apart"),
        ({"enrolments": "field,level,year,entrants\n52,TC,2022,60\n52,TC,2025,60"}, "data.missing_years"),
        ({"enrolments": "field,level,year,entrants\n52,TC,2025,60"}, "data.single_year"),
        ({"demand": None}, "data.demand_to_forecast"),
    ],
)
def test_gappy_and_contradictory_tables_are_told_and_still_forecast(edits: dict[str, str | None], told: str) -> None:
    """A warning in both languages; the forecast goes on and stays in order."""
    p = province(**edits)
    found = next(f for f in p.findings if f.id == told)
    assert found.severity == "warning"
    assert sentence(found, "vi") != sentence(found, "en")
    demand = demand_forecast(p, 2027).demand
    assert (demand["low"] <= demand["high"]).all()


def test_nothing_to_forecast_from_is_said() -> None:
    """No work, and offers whose earlier years are all missing still have the last; years out of reach are refused."""
    with pytest.raises(DataError) as problem:
        demand_forecast(province(), 2026)
    assert problem.value.findings[0].id == "forecast.year"


def test_without_any_work_enrolments_alone_are_used() -> None:
    """The three years of the offers: 52_TC 82, 83, 90."""
    found = demand_forecast(province(employment=None), 2027)
    assert "forecast.no_employment" in _ids(found)
    past = found.tables["history"]
    assert past.loc[(past["field"] == "52") & (past["level"] == "TC"), "entrants"].tolist() == [82, 83, 90]
    assert set(found.tables["fields"]["level"]) == {"TC", "SC", "GDTX"}


def test_the_trace_quotes_every_step() -> None:
    """D: 420 workers, expansion 20, replacement 8; 28 × 0.9 / 0.8 = 31.5; 52_TC 32."""
    p, found = province(enrolments=NEEDS_ONLY), forecast_to(2027, enrolments=NEEDS_ONLY)
    for lang in ("vi", "en"):
        text = "\n".join(trace(p, found, "52", "TC", "00101", lang))
        for number in ("420", "20", "8", "28", "32", "52_TC"):
            assert number in text
    assert "31,50" in "\n".join(trace(p, found, "52", "TC", "00101", "vi"))


def test_commissioned_training_is_entrants_times_price() -> None:
    """52_TC 32 × 20.4 = 652.8; a level without a price is left out."""
    rows = "field,level,price_mvnd,funding,legal_basis\n52,TC,20.4,Ngân sách tỉnh,Nghị quyết thử"
    p = province(enrolments=NEEDS_ONLY, training_prices=rows)
    table = orders(p, demand_forecast(p, 2027))
    assert table["programme"].tolist() == ["52_TC"]
    assert table["amount_mvnd"].tolist() == pytest.approx([652.8])
    assert table["priority"].tolist() == [True]


def test_the_note_names_sources_and_findings(embedded: Whole) -> None:
    """Both languages; every finding and every table that has rows."""
    p, found = embedded
    for lang in ("vi", "en"):
        text = note(p, found, lang)
        assert all(sentence(f, lang) in text for f in found.findings)
        assert "`sector_growth`" in text
        assert "Deming" in text
