"""How `vetnet check` ends: what travel was measured by, what can be decided, what cannot, which cells would help."""

from collections.abc import Sequence
from pathlib import Path

from optimizer.cli.console import Console
from optimizer.data.blocked import Place, blocked
from optimizer.data.decidable import Decidable, Wanted, labels
from optimizer.data.drawn_files import OSM_SUFFIXES
from optimizer.data.files import find_source
from optimizer.data.text import fold
from optimizer.errors import Finding
from optimizer.network.travel import Travel
from optimizer.wording import Lang, percent, say

STANDINGS = ("known", "estimated", "unknown")


def tell_travel(travel: Travel, findings: Sequence[Finding], console: Console) -> None:
    """Say by what the ways of how many pairs of commune and site were measured."""
    pairs = travel.pairs
    console.say("check.travel", pairs=sum(pairs.values()), **pairs)
    drawn = next((finding.table for finding in findings if finding.id == "data.roads_read"), "")
    osm = travel.drawn_pairs if drawn.lower().endswith(OSM_SUFFIXES) else 0
    if osm:
        console.say("check.travel.osm", pairs=osm, file=drawn)
    console.more["travel"] = {
        "table": pairs["given"], "roads": pairs["roads"] - osm, "osm": osm, "neighbours": pairs["graph"],
        "none": pairs["none"],
    }  # fmt: skip


def tell_enough(path: Path, found: Decidable, console: Console) -> None:
    """Say what can be decided with the tables in `path`, what cannot, and which cells would help most."""
    console.say("check.decidable.structure")
    coded = _coded(path, console.lang)
    for standing in STANDINGS:
        names = [_ability(name, found, console.lang) for name, now in found.standing.items() if now == standing]
        if names:
            console.say(f"check.decidable.{standing}", names="; ".join(names))
    console.say("check.decidable.jobs")
    if found.wanted:
        console.say("check.decidable.cells", count=len(found.wanted))
    for number, cell in enumerate(found.wanted, start=1):
        sheet, column = labels(cell, coded=coded)
        told = {"number": number, "sheet": sheet, "column": column, "row": cell.row, "rows": cell.rows}
        if cell.row:
            console.say("check.decidable.cell", **told)
        else:
            console.say("check.decidable.rows", **told, per=say(f"check.per.{cell.table}", console.lang))
    wanted = [_wanted(cell, coded=coded) for cell in found.wanted]
    console.more["decidable"] = {"abilities": found.standing, "wanted": wanted}


def tell_blocked(path: Path, findings: Sequence[Finding], console: Console) -> None:
    """Say that nothing can be decided yet, and what has to be filled in or corrected first."""
    places = blocked(findings, find_source(path, console.lang).sheets, coded=_coded(path, console.lang))
    console.more["decidable"] = {
        "abilities": {},
        "wanted": [{"sheet": p.sheet, "columns": p.columns, "row": "", "rows": p.rows} for p in places],
    }
    if not places:
        return
    console.say("check.blocked", count=len(places))
    for number, place in enumerate(places, start=1):
        per = say(f"check.per.{place.table}", console.lang) if place.absent else ""
        columns = ", ".join(place.columns)
        told = {"sheet": place.sheet, "columns": columns, "rows": place.rows, "first": place.first, "per": per}
        console.say(_phrase(place), number=number, **told)


def _coded(path: Path, lang: Lang) -> bool:
    """Return whether the tables are files that go by their code names, as ``offers.csv``."""
    return path.is_dir() and all(fold(sheet.name) == name for name, sheet in find_source(path, lang).sheets.items())


def _phrase(place: Place) -> str:
    if not place.absent:
        return "check.blocked.column" if place.rows > 1 else "check.blocked.cell"
    return "check.blocked.table_least" if place.rows > 1 else "check.blocked.table"


def _wanted(cell: Wanted, *, coded: bool) -> dict[str, object]:
    sheet, column = labels(cell, coded=coded)
    return {"sheet": sheet, "columns": [column], "row": cell.row, "rows": cell.rows}


def _ability(name: str, found: Decidable, lang: Lang) -> str:
    text = say(f"check.ability.{name}", lang)
    share = found.filled.get(name, 1.0)
    partly = found.standing[name] != "known" and share > 0
    shown = percent(share, lang)
    return say("check.decidable.percent", lang, name=text, percent=shown) if partly and name in found.filled else text
