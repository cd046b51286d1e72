"""The chapter of the scenario report on the forecast, where the bundle carries it."""

from collections.abc import Mapping, Sequence

import pandas as pd

from optimizer.analysis.foretold import PREFIX
from optimizer.data.codes import Field, Level
from optimizer.report import facts
from optimizer.report.content import cells, sourced
from optimizer.report.content.programmes import programme_names
from optimizer.report.document import Block, Figure, Heading, Paragraph, Table
from optimizer.report.forecast_pictures import forecast_images
from optimizer.report.trace import mark, say
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang
from optimizer.wording.units import funding_of

NUMBERS = frozenset({"year", "low", "base", "high", "target", "entrants", "places", "gap", "price_mvnd",
                     "amount_mvnd"})  # fmt: skip
KEYS = ("levels", "fields", "gap", "map")
SHARES = {"fields": 0.84, "gap": 0.84, "map": 0.9}
"""Width of a picture as a share of the text's: fields and gap stand on one page."""


def carried(bundle: Bundle) -> bool:
    """Return whether the bundle carries a forecast of its target year."""
    table = bundle.inputs.get(f"{PREFIX}levels")
    return table is not None and str(facts.target_year(bundle)) in set(table["year"])


def forecast_tables(bundle: Bundle) -> dict[str, pd.DataFrame]:
    """Return the tables of `optimizer.forecast.summary` that the bundle carries, with numbers as numbers."""
    found = {}
    for name, frame in sorted(bundle.inputs.items()):
        if name.startswith(PREFIX) and name != "forecast_parameters":
            typed = {c: pd.to_numeric(frame[c]) if c in NUMBERS else frame[c] for c in frame.columns}
            found[name.removeprefix(PREFIX)] = pd.DataFrame(typed)
    return found


def chapter_images(bundle: Bundle, lang: Lang) -> dict[str, bytes]:
    """Return the pictures of the chapter as SVG by key; empty where the bundle carries no forecast."""
    if not carried(bundle):
        return {}
    return forecast_images(forecast_tables(bundle), bundle.geometry, int(facts.target_year(bundle)), lang)


def forecast_chapter(bundle: Bundle, lang: Lang, heading: str) -> list[Block]:
    """Return the chapter under `heading`: levels, fields against places, training to be commissioned, pictures.

    The images that its figures name are those of `chapter_images`.
    """
    tables, year = forecast_tables(bundle), int(facts.target_year(bundle))
    variant = say(f"doc.forecast.variant.{bundle.scenario['variant']}", lang)
    blocks: list[Block] = [
        Heading(heading),
        Paragraph(say("doc.forecast.intro", lang, variant=variant)),
        levels_table(tables["levels"], year, lang),
        Figure("forecast-levels", say("doc.forecast.map_levels", lang)),
        fields_table(tables["fields"], year, lang),
        *(Figure(f"forecast-{key}", say(f"doc.forecast.map_{key}", lang), share=SHARES[key]) for key in KEYS[1:]),
    ]
    own = tables["orders"]
    return (
        [*blocks, orders_table(own, year, lang, programme_names(bundle, lang))]
        if (own["year"] == year).any()
        else blocks
    )


def levels_table(levels: pd.DataFrame, year: int, lang: Lang) -> Table:
    """Return the demand of each level in `year`: low, base, high, target."""
    own = levels[levels["year"] == year].set_index("level")
    rows = tuple(
        (
            sourced.word(at, lang),
            *_amounts(own.loc[at], ("low", "base", "high", "target"), f"levels[{year} {at}]", lang),
        )
        for at in Level
        if at in own.index
    )
    columns = (
        cells.col("level_name", lang),
        *(cells.col(key, lang, 24, "right") for key in ("variant_low", "variant_base", "variant_high", "assigned")),
    )
    return Table(say("doc.forecast.levels", lang, year=_year(year)), columns, rows)


def fields_table(fields: pd.DataFrame, year: int, lang: Lang) -> Table:
    """Return demand, places and their difference by field in `year`."""
    own = fields[fields["year"] == year].sort_values("field")
    rows = tuple(
        (
            sourced.word(Field(row["field"]), lang),
            *_amounts(row, ("low", "base", "high", "places"), f"fields[{at}]", lang),
            sourced.less(
                row["base"], row["places"], (f"{PREFIX}fields[{at}].base", f"{PREFIX}fields[{at}].places"), lang
            ),
        )
        for at, row in own.iterrows()
    )
    names = ("variant_low", "variant_base", "variant_high", "places_today", "apart")
    columns = (cells.col("field_name", lang), *(cells.col(key, lang, 19, "right") for key in names))
    return Table(
        say("doc.forecast.fields", lang, year=_year(year)),
        columns,
        rows,
        (say("doc.forecast.gap_note", lang),),
        size=10.5,
    )


def orders_table(orders: pd.DataFrame, year: int, lang: Lang, names: Mapping[str, str]) -> Table:
    """Return the table "Dự kiến đặt hàng đào tạo" of `year`; `names` are those of programmes by code."""
    rows = tuple(
        (
            sourced.name(names.get(row["programme"], row["name"]), row["programme"]) + ("*" * (row["priority"] == "1")),
            *_amounts(row, ("entrants",), f"orders[{at}]", lang),
            sourced.amount(float(row["price_mvnd"]), f"{PREFIX}orders[{at}].price_mvnd", lang, 1),
            *_amounts(row, ("amount_mvnd",), f"orders[{at}]", lang),
            sourced.known(funding_of(row["funding"], lang), f"{PREFIX}orders[{at}].funding"),
            sourced.text(row["legal_basis"], f"{PREFIX}orders[{at}].legal_basis"),
        )
        for at, row in orders[orders["year"] == year].iterrows()
    )
    columns = (
        cells.col("occupation", lang),
        cells.col("persons", lang, 16, "right"),
        cells.col("unit_price", lang, 18, "right"),
        cells.col("amount", lang, 20, "right"),
        cells.col("funding", lang, 30),
        cells.col("legal", lang, 34),
    )
    return Table(
        say("doc.forecast.orders", lang, year=_year(year)),
        columns,
        rows,
        (say("doc.forecast.orders_note", lang),),
        size=10,
    )


def _year(year: int) -> str:
    return mark(str(year), "scenario.periods")


def _amounts(row: pd.Series, names: Sequence[str], own: str, lang: Lang) -> list[str]:
    return [sourced.amount(float(row[name]), f"{PREFIX}{own}.{name}", lang) for name in names]
