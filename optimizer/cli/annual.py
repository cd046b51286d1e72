"""What the command `annual` does: a saved plan beside the tables of a later year, as the year's report."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from optimizer.analysis.annual.annual import annual
from optimizer.analysis.annual.case import later
from optimizer.analysis.annual.sound import require_sound
from optimizer.cli import work
from optimizer.cli.console import Console
from optimizer.cli.paths import named, require_writable
from optimizer.cli.saved import folder_of
from optimizer.data.province import Province
from optimizer.data.read import read_province
from optimizer.errors import UsageError
from optimizer.report.annual.book import annual_book, write_tables
from optimizer.report.annual.report import annual_report
from optimizer.report.files import write_whole
from optimizer.report.render import write_document
from optimizer.solution.bundle import load, require_unchanged
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang, number, province_name, say, written_day


@dataclass(frozen=True, slots=True)
class Asked:
    """The arguments of the command."""

    data: str
    plan: str
    year: int
    last_year: str | None
    out: str | None
    letterhead: Mapping[str, str]
    """Facts of the province to print otherwise."""


def report_year(asked: Asked, console: Console) -> int:
    """Write the report of a year, its workbook and its tables; say how many steps stand how."""
    lang = console.lang
    place = Path(named(asked.plan, lang))
    bundle = load(place)
    if bundle.plan is None:
        raise UsageError(say("annual.no_plan", lang, path=place))
    require_sound(bundle, place)
    require_unchanged(place)
    folder = folder_of(asked.plan) / f"annual-{asked.year}" if asked.out is None else Path(named(asked.out, lang))
    require_writable(folder, lang)
    data = Path(named(asked.data, lang))
    actual = read_province(data, lang)
    _require_fit(bundle, actual, asked.year, console)
    earlier = None
    if asked.last_year is not None:
        earlier = read_province(Path(named(asked.last_year, lang)), lang)
        _require_year_before(actual, earlier, console)
    console.count_findings(actual.findings, work.typed(data))
    made = annual(bundle, replace(actual, facts={**actual.facts, **asked.letterhead}), asked.year, earlier)
    counts = {key: number(float(value), lang) for key, value in made.summary["value"].items()}
    console.say(
        "annual.told", **{key: counts[key] for key in ("changes", "done", "late", "deviating", "not_due", "unknown")}
    )
    if earlier is None and not made.is_whole:
        console.say("annual.hint_last", day=written_day(later(date.fromisoformat(made.day), -12), lang))
    files = write_document(annual_report(made, lang), folder / "annual", ("pdf", "docx"))
    files.append(write_whole(folder / "annual.xlsx", annual_book(made, lang)))
    files += write_tables(made, folder / "tables")
    return console.finish("annual", work.tell_drawn(files, console))


def _require_fit(bundle: Bundle, actual: Province, year: int, console: Console) -> None:
    """Check that tables and plan are of one province, the tables of the year, and not before those of the plan."""
    lang = console.lang
    if bundle.province.get("code") != actual.facts["code"]:
        values = {"plan": str(bundle.province.get("name", "")), "data": actual.facts["name"]}
        raise UsageError(_other_province(values, lang))
    day, made = date.fromisoformat(actual.facts["as_of"]), date.fromisoformat(bundle.province["as_of"])
    if year < made.year or day < made:
        raise UsageError(
            say("annual.before_plan", lang, year=year, day=written_day(day, lang), made=written_day(made, lang))
        )
    if day.year != year:
        raise UsageError(say("annual.other_year", lang, year=year, day=written_day(day, lang)))


def _require_year_before(actual: Province, earlier: Province, console: Console) -> None:
    """Check that the tables of last year are of the same province, on the same day."""
    lang = console.lang
    if earlier.facts["code"] != actual.facts["code"]:
        values = {"plan": earlier.facts["name"], "data": actual.facts["name"]}
        raise UsageError(_other_province(values, lang))
    wanted = later(date.fromisoformat(actual.facts["as_of"]), -12)
    found = date.fromisoformat(earlier.facts["as_of"])
    if found != wanted:
        values = {"wanted": written_day(wanted, lang), "found": written_day(found, lang)}
        raise UsageError(say("annual.not_same_day", lang, **values))


def _other_province(names: Mapping[str, str], lang: Lang) -> str:
    shown = {key: province_name(name, lang, inside=True) for key, name in names.items()}
    return say("annual.other_province", lang, **shown)
