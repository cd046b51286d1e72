"""How far the figures can be trusted: calibration, estimates."""

from optimizer.data.codes import Level
from optimizer.data.tables import BY_NAME
from optimizer.report.content import cells
from optimizer.report.content.opening import BEYOND
from optimizer.report.document import Block, Heading, Paragraph, Table
from optimizer.report.maps.signs import short_name
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang, clean, say


def trust(bundle: Bundle, lang: Lang, heading: str) -> list[Block]:
    """Return the section on calibration, in sentences, and on estimates; the annex has the calibration tables."""
    frame, roads = bundle.calibration, bundle.travel_calibration["error_share"].dropna().abs()
    whole = frame[frame["site"] == ""]["error_share"]
    sentences = [say("doc.calibration.none", lang)]
    if len(whole):
        value = cells.share(float(whole.iloc[0]), lang, 1)
        sentences = [say("doc.calibration.whole", lang, share=value, limit=cells.share(BEYOND, lang))]
    if len(roads):
        sentences.append(
            say(
                "doc.roads.worst",
                lang,
                count=len(roads),
                share=cells.share(float(roads.max()), lang),
                limit=cells.share(BEYOND, lang),
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
        level = Level(str(row.level))
        rows.append(
            (
                short_name(str(names.get(row.site, row.site))),
                level.vi if lang == "vi" else level.en,
                cells.amount(row.recorded, lang),
                cells.amount(row.modelled, lang),
                cells.share(row.error_share, lang, sign=True),
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
        code: clean(str(name)) for code, name in zip(bundle.geometry["commune"], bundle.geometry["name"], strict=True)
    }
    rows = []
    for row in bundle.travel_calibration.itertuples():
        ends = (names.get(code, str(code)) for code in (row.from_commune, row.to_commune))
        rows.append(
            (
                " – ".join(ends),
                cells.amount(row.km_published, lang),
                cells.amount(row.km_graph, lang, 1),
                cells.share(row.error_share, lang, sign=True),
                cells.amount(row.minutes_published, lang),
                cells.amount(row.minutes_graph, lang),
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
        counts = [cells.amount(row[column], lang) for column in ("rows", "official", "press", "estimate", "defaulted")]
        rows.append((name, *counts, cells.share(row["weight_estimate"], lang)))
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
