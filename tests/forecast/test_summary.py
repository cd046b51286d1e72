"""What a report prints of a forecast: sums, places, gaps, and the chapter made of them."""

from dataclasses import replace

import pandas as pd
import pytest

from optimizer.analysis.foretold import PREFIX, foretold
from optimizer.forecast.summary import carries, summary
from optimizer.report.document import Figure, Table
from optimizer.report.forecast_chapter import carried, chapter_images, forecast_chapter, forecast_tables
from optimizer.report.forecast_map import class_breaks, class_of
from optimizer.report.forecast_pictures import fields_figure, gap_figure, levels_figure
from optimizer.report.trace import settled
from optimizer.solution.solution import Bundle
from tests.forecast.tables import DATA, embedded, forecast_to, province
from tests.report.bundles import bundle as drawn_bundle


@pytest.fixture(scope="module")
def bundle() -> Bundle:
    """A bundle of the fake run that carries the forecast of the embedded province."""
    given, _ = embedded()
    return replace(drawn_bundle(), inputs=foretold(given))


def test_sums_of_the_demand_beside_places() -> None:
    """52_TC 32 in 2027; field 52 offers places for 52_TC and 52_SC; gap = base − places."""
    given, found = (
        province(enrolments="field,level,year,entrants\n00,GDTX,2025,110"),
        forecast_to(2027, enrolments="field,level,year,entrants\n00,GDTX,2025,110"),
    )
    tables = summary(given, found.demand)
    levels = tables["levels"].set_index(["level", "year"])
    assert levels.loc[("TC", 2027), ["low", "base", "high"]].tolist() == [19, 32, 44]
    fields = tables["fields"].set_index("field")
    places = given.offers[given.offers["programme"].isin(["52_TC", "52_SC"])]["places"].sum()
    assert fields.at["52", "places"] == places
    assert fields.at["52", "gap"] == fields.at["52", "base"] - places
    assert tables["communes"]["base"].sum() == found.demand["base"].sum()


def test_only_a_demand_that_the_forecast_made_is_told() -> None:
    """The tiny province has a demand of its own: its tables are kept, no summary; the embedded one has both."""
    own = province()
    assert not carries(own)
    assert "employment" in foretold(own)
    assert not [name for name in foretold(own) if name.startswith(PREFIX) and name != "forecast_parameters"]
    assert carries(embedded()[0])
    assert {"forecast_levels", "forecast_orders", "sector_growth"} <= set(foretold(embedded()[0]))
    assert "wishes" not in foretold(embedded()[0])


def test_the_chapter_prints_the_cells_of_the_tables(bundle: Bundle) -> None:
    """CĐ 2028: 71 – 355 – 656, target 355. Its figures are drawn, and a bundle without a forecast has no chapter."""
    orphans: list[str] = []
    blocks = settled(tuple(forecast_chapter(bundle, "vi", "II. Dự báo")), [], orphans)
    assert orphans == []
    tables = {block.caption: block for block in blocks if isinstance(block, Table)}
    levels, fields, orders = tables.values()
    assert levels.rows[0] == ("Cao đẳng", "71", "355", "656", "355")
    told = forecast_tables(bundle)
    year = told["fields"][told["fields"]["year"] == 2028]
    assert len(fields.rows) == len(year)
    due = told["orders"][told["orders"]["year"] == 2028]
    assert len(orders.rows) == len(due)
    assert due["amount_mvnd"].tolist() == pytest.approx((due["entrants"] * due["price_mvnd"]).tolist())
    assert "Dự kiến đặt hàng đào tạo" in orders.caption
    images = chapter_images(bundle, "vi")
    assert {block.image for block in blocks if isinstance(block, Figure)} == set(images)
    assert all(b"<text" in image for image in images.values())
    assert images == chapter_images(bundle, "vi")
    assert not carried(drawn_bundle())
    assert chapter_images(drawn_bundle(), "vi") == {}


def test_the_charts_draw_the_range_and_the_gap(bundle: Bundle) -> None:
    """A panel a level and a field; the texts of the gap chart name each gap."""
    tables = forecast_tables(bundle)
    assert len(levels_figure(tables, "vi").axes) == tables["levels"]["level"].nunique()
    assert len(fields_figure(tables, "en").axes) == tables["fields"]["field"].nunique()
    axes = gap_figure(tables, 2028, "en").axes[0]
    words = {text.get_text().strip() for text in axes.texts}
    row = tables["fields"].set_index(["field", "year"]).loc[("34", 2028)]
    assert f"{row['gap']:.0f} lacking" in words


def test_classes_of_the_map_hold_equal_numbers_of_communes() -> None:
    """1 to 100 in five classes: limits 20.8, 40.6, … rounded to tens: 20, 40, 60, 80."""
    breaks = class_breaks(pd.Series(range(1, 101), dtype=float))
    assert breaks == [20, 40, 60, 80]
    assert [class_of(value, breaks) for value in (1, 20, 79, 80)] == [0, 1, 3, 4]
    assert class_breaks(pd.Series(dtype=float)) == []


def test_every_table_of_the_forecast_is_kept() -> None:
    """All tables of the embedded province's folder that the forecast reads are among the inputs of a bundle."""
    names = {path.stem for path in DATA.glob("*.csv")}
    assert names & {"employment", "qualifications", "vacancies", "training_prices"} <= set(foretold(embedded()[0]))
