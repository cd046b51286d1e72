"""One page for each institution: what is decided on it and why, figures, programmes, where its learners come from."""

from collections.abc import Collection, Iterator

import pandas as pd

from optimizer.analysis.compare import decisions
from optimizer.report.content import cells, sourced, units
from optimizer.report.content.programmes import Words
from optimizer.report.document import Block, Figure, OnePage, Paragraph, Table
from optimizer.report.maps.signs import short_commune
from optimizer.report.trace import mark, order, say
from optimizer.solution.plan import Network
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang

PROGRAMMES_SHOWN = 16
"""Programmes of an institution that its page lists, the largest first; `plan.xlsx` has all."""
COMMUNES_SHOWN = 10


def picture(number: int) -> str:
    """Return the key of the small map of the institution with this number (from 0) among the pictures."""
    return f"unit-{number:03d}"


def mapped(plan: Network) -> list[tuple[str, str]]:
    """Return (key of the picture, institution) for each institution that has a page: all that the plan decides on."""
    frame = plan.institutions
    return [(picture(at), str(code)) for at, code in enumerate(frame.index) if frame.at[code, "fate"] != "outside"]


def sheets(bundle: Bundle, plan: Network, lang: Lang, drawn: Collection[str]) -> list[Block]:
    """Return the pages; `drawn` are the keys of the pictures that there are."""
    words = _Known(bundle, plan, lang)
    return [words.page(code, key if key in drawn else "") for key, code in mapped(plan)]


class _Known:
    """What every page needs once."""

    def __init__(self, bundle: Bundle, plan: Network, lang: Lang) -> None:
        self.bundle, self.plan, self.lang = bundle, plan, lang
        self.decided = decisions(plan.institutions, lang, plan.sites)
        self.sites = units.site_lines(bundle, plan, lang)
        self.words = Words(bundle, plan, lang)
        self.communes = dict(zip(bundle.geometry["commune"].map(str), bundle.geometry["name"].map(str), strict=True))

    def page(self, code: str, image: str) -> OnePage:
        name = sourced.name(self.plan.institutions.at[code, "name"], code)
        blocks: list[Block] = [self._decision(code), self._figures(code)]
        blocks += [block for block in (self._programmes(code), self._origins(code)) if block is not None]
        figure = Figure(image, say("doc.sheet.map", self.lang, name=name)) if image else None
        return OnePage(name, tuple(blocks), figure, level=2)

    def _decision(self, code: str) -> Table:
        row = self.plan.institutions.loc[code]
        values = {
            "decision": sourced.known(self.decided[code], f"decision[{code}]"),
            "unit_after": sourced.name(units.name_after(self.plan.institutions, row), code),
            "sites": "\n".join(self.sites.get(code, [])) or cells.MISSING,
            "body_after": sourced.text(row["managing_body_after"], f"institutions[{code}].managing_body_after"),
            "reason": units.reason(self.bundle, code, self.lang),
            "firmness": units.firmness(self.bundle, code, self.lang),
            "when": sourced.day(row["date"], f"institutions[{code}].date", self.lang),
        }
        rows = tuple((say(f"doc.col.{key}", self.lang), value) for key, value in values.items())
        columns = (cells.col("item", self.lang, 38), cells.col("content", self.lang))
        notes = (say("doc.proposed.star", self.lang),) if values["reason"].endswith(units.ESTIMATED) else ()
        return Table("", columns, rows, notes, size=10.5)

    def _figures(self, code: str) -> Table:
        rows = tuple((say(f"doc.sheet.{key}", self.lang), *values) for key, values in self._values(code))
        columns = (
            cells.col("indicator", self.lang), cells.col("now", self.lang, 30, "right"),
            cells.col("unchanged", self.lang, 36, "right"), cells.col("plan", self.lang, 30, "right"),
        )  # fmt: skip
        return Table("", columns, rows, size=10.5)

    def _values(self, code: str) -> Iterator[tuple[str, tuple[str, str, str]]]:
        """Yield figure, and its value now (as recorded), in the unchanged network, and in the plan."""
        now, today, then = self.bundle.diagnosis, self.bundle.unchanged.institutions, self.plan.institutions

        def cell(frame: pd.DataFrame, table: str, column: str) -> str:
            return sourced.amount(frame[column].get(code), f"{table}[{code}].{column}", self.lang)

        old = "unchanged.institutions"
        yield "entrants", (
            cell(now, "diagnosis", "entrants"), cell(today, old, "entrants"), cell(then, "institutions", "entrants"),
        )  # fmt: skip
        yield "places", (cell(today, old, "places_before"), cell(today, old, "places_after"),
                         cell(then, "institutions", "places_after"))  # fmt: skip
        share = sourced.share(now["fill_share"].get(code), f"diagnosis[{code}].fill_share", self.lang)
        yield "fill", (share, cells.MISSING, cells.MISSING)
        posts = cell(self.plan.staff, "staff", "posts_after")
        yield "posts", (cell(then, "institutions", "posts"), cell(then, "institutions", "posts"), posts)
        for key in ("heads", "deputies"):
            before = cell(then, "institutions", f"{key}_before")
            yield key, (before, before, cell(then, "institutions", f"{key}_after"))

    def _programmes(self, code: str) -> Table | None:
        own = self.plan.offers[self.plan.offers["institution"] == code]
        own = own.sort_values(["entrants_recorded", "entrants"], ascending=False, kind="stable")
        rows = []
        for number, (key, row) in enumerate(own.head(PROGRAMMES_SHOWN).iterrows(), start=1):
            programme, site, delivery = map(str, key) if isinstance(key, tuple) else ("", "", "")
            source = f"offers[{programme} {site} {delivery}]"
            figures = (
                sourced.amount(row[column], f"{source}.{column}", self.lang)
                for column in ("places_before", "places_after", "entrants_recorded", "entrants")
            )
            where = self.words.place(site) if delivery == "site" else say("doc.sheet.mobile", self.lang)
            rows.append((order(number), self.words.programme(programme), where, *figures))
        if not rows:
            return None
        columns = (
            cells.col("no", self.lang, 9, "center"), cells.col("programme", self.lang),
            cells.col("place", self.lang, 30), *(cells.col(key, self.lang, 21, "right") for key in
                ("places_now", "places_then", "recorded_entrants", "entrants_planned")),
        )  # fmt: skip
        rest = len(own) - len(rows)
        more = mark(str(rest), "count(offers)")
        notes = (say("doc.sheet.more", self.lang, count=more),) if rest else ()
        return Table("", columns, tuple(rows), notes, size=10.0)

    def _origins(self, code: str) -> Paragraph | None:
        frame = self.bundle.origins
        own = frame[frame.index.get_level_values("institution") == code].head(COMMUNES_SHOWN)
        parts = []
        for key, row in own.iterrows():
            commune = str(key[1]) if isinstance(key, tuple) else str(key)
            before, after = (
                sourced.amount(row[f"entrants_{when}"], f"origins[{code} {commune}].entrants_{when}", self.lang)
                for when in ("before", "after")
            )
            name = sourced.name(short_commune(self.communes.get(commune, commune)), commune)
            parts.append(say("doc.sheet.origin", self.lang, name=name, before=before, after=after))
        return Paragraph(say("doc.sheet.origins", self.lang, list="; ".join(parts))) if parts else None
