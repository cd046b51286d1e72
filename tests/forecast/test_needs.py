"""What the economy needs, by hand."""

import pytest

from optimizer.forecast.assumptions import assumptions
from optimizer.forecast.employment import projected
from optimizer.forecast.needs import by_sector, ranges, required
from tests.forecast.tables import LEVELS, TABLES, province
from tests.provinces import frame


def _need(**edits: object) -> dict[tuple[str, str, int], float]:
    p = province(**edits)
    table = required(p, assumptions(p), by_sector(p, assumptions(p), 2028))
    return {(f, at, y): n for f, at, y, n in table.itertuples(index=False, name=None)}


def test_expansion_and_replacement_become_entrants() -> None:
    """D: 1,000 → 1,050 (10 % × 0.5). TC 400 → 420: 20 + 2 % of 400 = 28; × 0.9 / 0.8 = 31.5.

    SC 100 → 105: 5 + 2 = 7; × 0.8 / 0.8 = 7. A: 5,000 → 4,900, SC 100 → 98: −2 + 3 = 1. In 2028 D has 1,102.5, TC 441:
    21 + 8.4 = 29.4; × 0.9 / 0.8 = 33.075.
    """
    found = _need()
    assert found["52", "TC", 2027] == pytest.approx(31.5)
    assert found["52", "SC", 2027] == pytest.approx(7.0)
    assert found["62", "SC", 2027] == pytest.approx(1.0)
    assert found["52", "TC", 2028] == pytest.approx(33.075)


def test_range_combines_what_each_source_changes() -> None:
    """Growth alone: 2.5 % → 410, 10 + 8 = 18, 20.25 (−11.25); 7.5 % → 430, 38, 42.75 (+11.25).

    Leaving alone: 1 % → 24, 27 (−4.5); 3 % → 32, 36 (+4.5). Together √(11.25² + 4.5²) = 12.1166.
    """
    p = province()
    row = ranges(p, assumptions(p), 2027).loc[("52", "TC", 2027)]
    assert row["base"] == pytest.approx(31.5)
    assert row["low"] == pytest.approx(31.5 - 12.116621, abs=1e-5)
    assert row["high"] == pytest.approx(31.5 + 12.116621, abs=1e-5)


def test_a_section_that_shrinks_faster_than_people_leave_needs_nobody() -> None:
    """A falls by 10 %: SC 100 → 90, −10 + 3 = −7: need 0, and nothing is taken from D."""
    growth = "sector,growth_low,growth,growth_high,elasticity\nA,,-10,,1\nD,5,10,15,0.5"
    found = _need(sector_growth=growth)
    assert found["62", "SC", 2027] == 0
    assert found["52", "SC", 2027] == pytest.approx(7.0)


def test_share_of_a_level_rises_on_a_straight_line() -> None:
    """TC in D from 40 % in 2026 to 44 % in 2028: 42 % of 1,050 = 441 in 2027; 41 + 8 = 49; × 0.9 / 0.8 = 55.125."""
    levels = LEVELS.replace("D,TC,,40,,,", "D,TC,,40,,44,2028")
    assert _need(qualifications=levels)["52", "TC", 2027] == pytest.approx(55.125)


def test_sections_are_held_to_a_given_total() -> None:
    """4,900 + 1,050 = 5,950 in 2027 against a total of 5,355: everything × 0.9."""
    rows = TABLES["employment"].strip() + "\nALL,2027,5355\n"
    work = projected(province(employment=rows), 2027)
    assert work.at["D", 2027] == pytest.approx(945)
    assert work.at["A", 2027] == pytest.approx(4410)


def test_a_section_without_target_keeps_half_of_its_past_growth_either_way() -> None:
    """D 900 (2025) → 1,000 (2026): 11.1 %; low 5.6 %, high 16.7 %."""
    rows = TABLES["employment"].strip() + "\nD,2025,900\nA,2025,5000\n"
    growth = "sector,growth_low,growth,growth_high,elasticity\nA,,-2,,1"
    p = province(employment=rows, sector_growth=growth)
    assert projected(p, 2027).at["D", 2027] == pytest.approx(1000 * 1000 / 900)
    assert projected(p, 2027, "low").at["D", 2027] == pytest.approx(1000 * (1 + 0.5 / 9))
    assert projected(p, 2027, "high").at["D", 2027] == pytest.approx(1000 * (1 + 1.5 / 9))


def test_missing_years_of_work_lie_on_a_straight_line() -> None:
    """D 800 in 2024 and 1,000 in 2026: the two years' growth is √(1000 / 800) − 1 a year."""
    rows = frame(TABLES["employment"].strip() + "\nD,2024,800\nA,2024,5000\n")
    p = province(employment=rows, sector_growth="sector,growth_low,growth,growth_high,elasticity\nA,,-2,,1")
    assert projected(p, 2027).at["D", 2027] == pytest.approx(1000 * (1000 / 800) ** 0.5)


def test_trained_posts_outside_enter_the_high_variant_only() -> None:
    """600 trained posts outside in field 52, a tenth counted in high: + 60 over TC 31.5 and SC 7.0 in proportion.

    TC: 60 × 31.5 / 38.5 = 49.0909. Unskilled posts and posts inside add nothing.
    """
    posts = """
year,occupation,field,location,skill,posts
2026,Điện,52,outside,trained,600
2026,Phổ thông,,outside,unskilled,9000
2026,Hàn,52,inside,trained,50
"""
    p = province(vacancies=posts)
    given = assumptions(p)
    high = required(p, given, by_sector(p, given, 2027), {"outside_posts": "high"})
    high = high.set_index(["field", "level"])["entrants"]
    assert high["52", "TC"] == pytest.approx(31.5 + 49.090909)
    assert _need(vacancies=posts)["52", "TC", 2027] == pytest.approx(31.5)


def test_every_step_by_section_adds_up() -> None:
    """Need = max(0, expansion + replacement) in every row; stocks follow work × share."""
    p = province()
    table = by_sector(p, assumptions(p), 2030)
    assert (table["need"] - (table["expansion"] + table["replacement"]).clip(lower=0)).abs().max() < 1e-9
    first = table[(table["sector"] == "D") & (table["level"] == "TC") & (table["year"] == 2027)].iloc[0]
    assert (first["stock"], first["expansion"], first["replacement"]) == pytest.approx((420, 20, 8))
