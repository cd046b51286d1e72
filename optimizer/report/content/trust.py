"""How far the figures can be trusted: calibration, estimates, what is proven."""

from optimizer.data.codes import Level
from optimizer.data.tables import BY_NAME
from optimizer.report.content import cells
from optimizer.report.content.opening import BEYOND
from optimizer.report.document import Block, Column, Heading, Paragraph, Table
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang, clean, say


def trust(bundle: Bundle, lang: Lang, heading: str) -> list[Block]:
    """Return the section on calibration of learners' choice and of roads, and on estimates."""
    return [
        Heading(heading),
        *_learners(bundle, lang),
        *_roads(bundle, lang),
        Paragraph(say("doc.estimates.intro", lang)),
        estimates(bundle, lang),
    ]


def _learners(bundle: Bundle, lang: Lang) -> list[Block]:
    frame = bundle.calibration
    whole = frame[frame["site"] == ""]["error_share"]
    if frame.empty:
        return [Paragraph(say("doc.calibration.none", lang))]
    value = cells.share(float(whole.iloc[0]), lang, 1) if len(whole) else cells.MISSING
    sentence = Paragraph(say("doc.calibration.whole", lang, share=value, limit=cells.share(BEYOND, lang)))
    names = bundle.unchanged.sites["name"]
    rows = []
    for row in frame[frame["site"] != ""].itertuples():
        level = Level(str(row.level))
        rows.append((
            clean(str(names.get(row.site, row.site))), level.vi if lang == "vi" else level.en, cells.amount(row.recorded, lang),
            cells.amount(row.modelled, lang), cells.share(row.error_share, lang, sign=True),
        ))  # fmt: skip
    columns = (
        Column(say("doc.col.site", lang)), Column(say("doc.col.level", lang), 34), Column(say("doc.col.recorded_entrants", lang), 24, "right"),
        Column(say("doc.col.modelled", lang), 24, "right"), Column(say("doc.col.error", lang), 22, "right"),
    )  # fmt: skip
    return [sentence, Table(say("doc.calibration.table", lang), columns, tuple(rows), size=10.5)]


def _roads(bundle: Bundle, lang: Lang) -> list[Block]:
    frame = bundle.travel_calibration
    if frame.empty:
        return [Paragraph(say("doc.roads.none", lang))]
    names = dict(zip(bundle.geometry["commune"], bundle.geometry["name"], strict=True))
    rows = [
        (
            f"{clean(str(names.get(row.from_commune, row.from_commune)))} – {clean(str(names.get(row.to_commune, row.to_commune)))}",
            cells.amount(row.km_published, lang), cells.amount(row.km_graph, lang, 1), cells.share(row.error_share, lang, sign=True),
            cells.amount(row.minutes_published, lang), cells.amount(row.minutes_graph, lang),
        )
        for row in frame.itertuples()
    ]  # fmt: skip
    columns = (
        Column(say("doc.col.relation", lang)), Column(say("doc.col.km_published", lang), 22, "right"),
        Column(say("doc.col.km_graph", lang), 20, "right"), Column(say("doc.col.error", lang), 20, "right"),
        Column(say("doc.col.minutes_published", lang), 22, "right"), Column(say("doc.col.minutes_graph", lang), 20, "right"),
    )  # fmt: skip
    return [Table(say("doc.roads.table", lang), columns, tuple(rows), size=10.5)]


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
        Column(say("doc.col.table", lang)), Column(say("doc.col.rows", lang), 16, "right"),
        Column(say("doc.col.official", lang), 21, "right"), Column(say("doc.col.press", lang), 18, "right"),
        Column(say("doc.col.estimate", lang), 18, "right"), Column(say("doc.col.defaulted", lang), 22, "right"),
        Column(say("doc.col.weight", lang), 25, "right"),
    )  # fmt: skip
    note = say("doc.estimates.note", lang)
    return Table(say("doc.estimates.table", lang), columns, tuple(rows), (note,), tuple(strong), 10.5)
