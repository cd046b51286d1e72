"""Programmes that start, stop or pass to another unit, by site."""

from collections.abc import Iterator, Mapping

import pandas as pd

from optimizer.data.codes import Field, Level
from optimizer.report.content import built, cells, sourced
from optimizer.report.document import Block, Heading, Paragraph, Table
from optimizer.report.maps.signs import short_commune, short_name
from optimizer.report.trace import order, say
from optimizer.solution.plan import Network
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang, clean

STOPPED = ("ended", "closed_with_site")


def programmes(bundle: Bundle, plan: Network, lang: Lang, heading: str) -> list[Block]:
    """Return the section: what opens where, what stops where, and what goes on under another unit."""
    moves, words = plan.moves, Words(bundle, plan, lang)
    tables = [
        _opened(moves[moves["kind"] == "new"], words), _stopped(moves[moves["kind"].isin(STOPPED)], words),
        _passed_on(moves[moves["kind"] == "under_new_host"], words), built.transfers(words), built.beds(words),
    ]  # fmt: skip
    found: list[Block] = [table for table in tables if table.rows]
    intro = "doc.programmes.intro" if found else "doc.programmes.none"
    return [Heading(heading), Paragraph(say(intro, lang)), *found]


class Words:
    """Names of units, sites and programmes as these tables print them."""

    def __init__(self, bundle: Bundle, plan: Network, lang: Lang) -> None:
        self.plan, self.lang = plan, lang
        self.names = programme_names(bundle, lang)
        self.communes = dict(zip(bundle.geometry["commune"].map(str), bundle.geometry["name"].map(str), strict=True))
        offers = bundle.inputs.get("offers", pd.DataFrame())
        self.offers = offers if {"site", "programme", "occupation"} <= set(offers.columns) else pd.DataFrame()

    def programme(self, code: object) -> str:
        """Return the name of a programme."""
        return sourced.name(self.names.get(str(code), code), code)

    def occupations(self, programme: object, site: object) -> str:
        """Return what is taught of a programme at a site, as the tables name it; a dash where they do not."""
        if self.offers.empty:
            return cells.MISSING
        own = self.offers[(self.offers["site"] == site) & (self.offers["programme"] == programme)]
        taught = sorted({clean(str(name)) for name in own["occupation"] if str(name).strip()})
        return sourced.known("; ".join(taught) or cells.MISSING, "offers.occupation")

    def place(self, site: object) -> str:
        """Return the commune in which a site lies."""
        commune = str(self.plan.sites.at[str(site), "commune"])
        return sourced.name(short_commune(self.communes.get(commune, commune)), commune)

    def today(self, unit: object) -> str:
        """Return today's name of an institution."""
        return sourced.name(short_name(str(self.plan.institutions["name"].get(str(unit), unit))), unit)

    def after(self, unit: object) -> str:
        """Return the name of an institution after the change; a dash where there is none."""
        if str(unit) not in self.plan.institutions.index:
            return cells.MISSING
        row = self.plan.institutions.loc[str(unit)]
        return sourced.name(short_name(clean(str(row["name_after"])) or str(row["name"])), unit)


def programme_names(bundle: Bundle, lang: Lang) -> Mapping[str, str]:
    """Return programme -> its name: as the table has it, in English by field and level."""
    table = bundle.inputs.get("programmes", pd.DataFrame())
    if not {"programme", "name", "field", "level"} <= set(table.columns):
        return {}
    if lang == "vi":
        return dict(zip(table["programme"].map(str), table["name"].map(str), strict=True))
    pairs = ((str(row.programme), f"{Field(row.field).en} – {Level(row.level).en}") for row in table.itertuples())
    return dict(pairs)


def _opened(moves: pd.DataFrame, words: Words) -> Table:
    offers, lang = words.plan.offers, words.lang
    rows = []
    for number, row in enumerate(moves.itertuples(), start=1):
        key = (row.programme, row.site, "site")
        planned = [
            sourced.amount(offers.at[key, name], f"offers[{' '.join(map(str, key))}].{name}", lang)
            if key in offers.index
            else cells.MISSING
            for name in ("places_after", "entrants")
        ]
        rows.append(
            (
                order(number),
                words.programme(row.programme),
                words.place(row.site),
                words.after(row.institution_after),
                *planned,
            )
        )
    columns = (
        cells.col("no", lang, 9, "center"), cells.col("programme", lang), cells.col("place", lang, 26),
        cells.col("unit_after", lang, 48), cells.col("places_planned", lang, 20, "right"),
        cells.col("entrants_planned", lang, 20, "right"),
    )  # fmt: skip
    return Table(say("doc.programmes.new", lang), columns, tuple(rows), size=10.5)


def _stopped(moves: pd.DataFrame, words: Words) -> Table:
    lang = words.lang
    rows = []
    for number, (at, row) in enumerate(moves.iterrows(), start=1):
        figures = (
            sourced.amount(row[name], f"moves[{at}].{name}", lang) for name in ("entrants_recorded", "learners_present")
        )
        rows.append((
            order(number), words.programme(row["programme"]), words.occupations(row["programme"], row["site"]),
            f"{words.place(row['site'])}: {words.today(row['institution'])}",
            say(f"doc.programmes.{row['kind']}", lang), *figures,
        ))  # fmt: skip
    columns = (
        cells.col("no", lang, 9, "center"), cells.col("programme", lang, 34), cells.col("occupations", lang),
        cells.col("place_unit", lang, 38), cells.col("why_stopped", lang, 24),
        cells.col("recorded_entrants", lang, 18, "right"), cells.col("learners_present", lang, 17, "right"),
    )  # fmt: skip
    return Table(
        say("doc.programmes.stopped", lang), columns, tuple(rows), (say("doc.programmes.note", lang),), size=10
    )


def _passed_on(moves: pd.DataFrame, words: Words) -> Table:
    lang = words.lang
    rows = [(order(number), *cells_) for number, cells_ in enumerate(_by_site(moves, words), start=1)]
    columns = (
        cells.col("no", lang, 9, "center"), cells.col("place", lang, 22), cells.col("unit_today", lang, 32),
        cells.col("unit_after", lang, 32), cells.col("programmes", lang),
    )  # fmt: skip
    return Table(say("doc.programmes.passed_on", lang), columns, tuple(rows), size=10)


def _by_site(moves: pd.DataFrame, words: Words) -> Iterator[tuple[str, ...]]:
    """Yield site, unit today and after, and the programmes that go on there."""
    for site in sorted(moves["site"].unique()):
        own = moves[moves["site"] == site]
        first = own.iloc[0]
        taught = "; ".join(words.programme(code) for code in sorted(own["programme"]))
        yield words.place(site), words.today(first["institution"]), words.after(first["institution_after"]), taught
