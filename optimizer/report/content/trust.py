"""How far the figures can be trusted: calibration, estimates."""

from optimizer.data.codes import Level
from optimizer.data.tables import BY_NAME
from optimizer.report.content import cells, sourced
from optimizer.report.content.opening import TRAVEL, beyond, calibrated
from optimizer.report.document import Block, Heading, Paragraph, Table
from optimizer.report.maps.signs import short_name
from optimizer.report.trace import mark, say
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang

COUNTS = ("rows", "official", "press", "estimate", "defaulted")
"""Columns of the table of estimates that count rows."""


def trust(bundle: Bundle, lang: Lang, heading: str) -> list[Block]:
    """Return the section on calibration, in sentences, and on estimates; the annex has the calibration tables."""
    frame, roads = bundle.calibration, bundle.travel_calibration["error_share"].dropna().abs()
    whole = frame[frame["site"] == ""]["error_share"]
    sentences = [say("doc.calibration.none", lang)]
    if len(whole):
        value = sourced.share(float(whole.iloc[0]), calibrated(bundle), lang, 1)
        sentences = [say("doc.calibration.whole", lang, share=value, limit=beyond(lang))]
    if len(roads):
        sentences.append(
            say(
                "doc.roads.worst",
                lang,
                count=mark(str(len(roads)), f"count({TRAVEL})"),
                share=sourced.share(float(roads.max()), f"{TRAVEL}[{roads.idxmax()}].error_share", lang),
                limit=beyond(lang),
            )
        )
    else:
        sentences.append(say("doc.roads.none", lang))
    return [
        Heading(heading),
        *(Paragraph(text) for text in sentences),
        Paragraph(say("doc.estimates.intro", lang)),
        estimates(bundle, lang),
    ]


def calibration(bundle: Bundle, lang: Lang) -> list[Block]:
    """Return the tables of both calibrations; empty where there is nothing to compare."""
    return [*_learners(bundle, lang), *_roads(bundle, lang)]


def _learners(bundle: Bundle, lang: Lang) -> list[Block]:
    frame = bundle.calibration[bundle.calibration["site"] != ""]
    names = bundle.unchanged.sites["name"]
    rows = []
    for row in frame.itertuples():
        rows.append(
            (
                sourced.name(short_name(str(names.get(row.site, row.site))), row.site),
                sourced.word(Level(str(row.level)), lang),
                sourced.amount(row.recorded, f"calibration[{row.Index}].recorded", lang),
                sourced.amount(row.modelled, f"calibration[{row.Index}].modelled", lang),
                sourced.share(row.error_share, f"calibration[{row.Index}].error_share", lang, sign=True),
            )
        )
    columns = (
        cells.col("site", lang),
        cells.col("level", lang, 34),
        cells.col("recorded_entrants", lang, 24, "right"),
        cells.col("modelled", lang, 24, "right"),
        cells.col("error", lang, 22, "right"),
    )
    return [Table(say("doc.calibration.table", lang), columns, tuple(rows), size=10.5)] if rows else []


def _roads(bundle: Bundle, lang: Lang) -> list[Block]:
    names = {
        code: sourced.name(name, code)
        for code, name in zip(bundle.geometry["commune"], bundle.geometry["name"], strict=True)
    }
    rows = []
    for row in bundle.travel_calibration.itertuples():
        ends = (names.get(code) or sourced.name(code, code) for code in (row.from_commune, row.to_commune))
        own = f"{TRAVEL}[{row.Index}]"
        rows.append(
            (
                " – ".join(ends),
                sourced.amount(row.km_published, f"{own}.km_published", lang),
                sourced.amount(row.km_graph, f"{own}.km_graph", lang, 1),
                sourced.share(row.error_share, f"{own}.error_share", lang, sign=True),
                sourced.amount(row.minutes_published, f"{own}.minutes_published", lang),
                sourced.amount(row.minutes_graph, f"{own}.minutes_graph", lang),
            )
        )
    columns = (
        cells.col("relation", lang),
        cells.col("km_published", lang, 22, "right"),
        cells.col("km_graph", lang, 20, "right"),
        cells.col("error", lang, 20, "right"),
        cells.col("minutes_published", lang, 22, "right"),
        cells.col("minutes_graph", lang, 20, "right"),
    )
    return [Table(say("doc.roads.table", lang), columns, tuple(rows), size=10.5)] if rows else []


def estimates(bundle: Bundle, lang: Lang) -> Table:
    """Return the table of how much of each input table is official, press, estimate or default."""
    rows, strong = [], []
    for number, (key, row) in enumerate(bundle.estimates.iterrows()):
        name = say("doc.estimates.total", lang)
        if key != "total":
            table = BY_NAME[str(key)]
            name = table.meaning if lang == "vi" else table.meaning_en
        else:
            strong.append(number)
        counts = [sourced.amount(row[column], f"estimates[{key}].{column}", lang) for column in COUNTS]
        rows.append((name, *counts, sourced.share(row["weight_estimate"], f"estimates[{key}].weight_estimate", lang)))
    columns = (
        cells.col("table", lang),
        cells.col("rows", lang, 16, "right"),
        cells.col("official", lang, 21, "right"),
        cells.col("press", lang, 18, "right"),
        cells.col("estimate", lang, 18, "right"),
        cells.col("defaulted", lang, 22, "right"),
        cells.col("weight", lang, 25, "right"),
    )
    note = say("doc.estimates.note", lang)
    return Table(say("doc.estimates.table", lang), columns, tuple(rows), (note,), tuple(strong), 10.5)
