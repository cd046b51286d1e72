"""`vetnet new --per-institution` and `vetnet collect`: forms for every unit, and what came back, put together."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from optimizer.cli.console import Console
from optimizer.cli.paths import folder_named, named, require_free, require_writable
from optimizer.data.book.form import file_name, write_forms
from optimizer.data.book.reminder import write_reminder
from optimizer.data.book.scenarios_given import EXAMPLE, STARTER
from optimizer.data.book.write import Content, write_workbook
from optimizer.data.collect import Collected, collect
from optimizer.data.convert import raw_tables
from optimizer.data.example import example_tables
from optimizer.data.files import find_source
from optimizer.data.gazetteer import find_province
from optimizer.data.starter import Raw, complete, starter_tables
from optimizer.data.whole import undone
from optimizer.errors import DataError, Severity, UsageError
from optimizer.wording import say

BASE = "tong-hop.xlsx"
"""The province's workbook beside the forms: the list of units and all common tables."""
RESULT = "ket-qua"
MERGED, REMINDER = "so-lieu.xlsx", "don-doc.xlsx"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Forms that are asked for."""

    province: str
    units: str
    """Path of the tables with the list of units; "" for the example's."""
    form: str
    example: bool
    force: bool


def forms(wanted: Wanted, target: str, console: Console) -> int:
    """Write a form for every unit, and the workbook that collects them, into the folder `target`."""
    if wanted.form != "xlsx":
        raise UsageError(say("cli.forms_only_xlsx", console.lang))
    place = find_province(wanted.province, console.lang)
    if not wanted.units and not wanted.example:
        raise UsageError(say("cli.forms_without_list", console.lang))
    tables = example_tables(place) if wanted.example else starter_tables(place) | _tables(wanted.units, console)
    units = complete("institutions", tables["institutions"]) if "institutions" in tables else None
    if units is None or units.empty:
        raise UsageError(say("cli.forms_no_units", console.lang, path=wanted.units))
    folder = folder_named(Path(named(target, console.lang)), console.lang)
    require_writable(folder, console.lang)
    folder.mkdir(parents=True, exist_ok=True)
    made = [file_name(code, name) for code, name in zip(units["institution"], units["name"], strict=True)]
    targets = [folder / name for name in (BASE, *made)]
    for path in targets:
        require_free(path, console.lang, force=wanted.force)
    scenarios = EXAMPLE if wanted.example else STARTER
    content = Content(tables, scenarios.columns, scenarios.basis, name=place.name, example=wanted.example)
    with undone([path for path in targets if not path.exists()]):
        files = write_forms(tables, folder, console.lang)
        write_workbook(content, folder / BASE, console.lang)
    console.say("cli.forms_written", count=len(files), path=folder, book=BASE)
    console.say("cli.forms_next", path=folder)
    return console.finish("new", 0)


def collected(folder: str, data: str | None, out: str | None, console: Console, *, force: bool) -> int:
    """Put the forms of `folder` together: a workbook, the draft reminder list, and every finding."""
    place = Path(named(folder, console.lang))
    if not place.is_dir():
        raise UsageError(say("cli.collect_no_folder", console.lang, path=place))
    base = Path(data) if data else place / BASE
    if not data and not base.is_file():
        raise UsageError(say("cli.collect_no_base", console.lang, path=place))
    tables = _tables(str(base), console)
    if "institutions" not in tables or tables["institutions"].empty:
        raise UsageError(say("cli.forms_no_units", console.lang, path=base))
    target = folder_named(Path(out), console.lang) if out else place / RESULT
    merged, reminder = target / MERGED, target / REMINDER
    require_free(merged, console.lang, force=force)
    require_writable(target, console.lang)
    done = collect(place, tables, (base, merged, reminder))
    target.mkdir(parents=True, exist_ok=True)
    name = dict(zip(tables["province"]["key"], tables["province"]["value"], strict=True)).get("name", "")
    with undone([path for path in (merged, reminder) if not path.exists()]):
        write_workbook(Content(done.tables, STARTER.columns, STARTER.basis, name=name), merged, console.lang)
        count = write_reminder(done.answers, name, reminder, console.lang)
    _told(done, console)
    console.say("cli.collect_written", path=merged, reminder=reminder, count=count)
    return console.finish("collect", 0)


def _told(done: Collected, console: Console) -> None:
    console.tell_findings(done.findings)
    states = Counter(answer.state for answer in done.answers)
    counts = {state: states[state] for state in ("missing", "incomplete", "doubtful", "complete")}
    console.say("cli.collected", all=len(done.answers), sent=len(done.answers) - states["missing"], **counts)
    missing = [answer.name for answer in done.answers if answer.state == "missing"]
    if missing:
        console.say("cli.collect_missing", names="; ".join(missing))


def _tables(path: str, console: Console) -> Raw:
    """Return the tables under `path` as text, whatever is still missing in them."""
    source = find_source(Path(path), console.lang)
    if not source.sheets:
        raise DataError(tuple(f for f in source.findings if f.severity is Severity.ERROR))
    return raw_tables(source)
