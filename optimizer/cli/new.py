"""`vetnet new` and `vetnet convert`: tables to fill in, and the same tables as workbook or folder."""

from pathlib import Path

from optimizer.cli.console import Console
from optimizer.cli.paths import folder_named, named, require_free, require_writable
from optimizer.data.book.scenarios_given import EXAMPLE, STARTER
from optimizer.data.book.write import Content, write_workbook
from optimizer.data.convert import raw_tables, scenarios_beside, table_files, write_folder
from optimizer.data.example import example_tables
from optimizer.data.files import WORKBOOKS, find_source
from optimizer.data.gazetteer import find_province
from optimizer.data.scenario_sheet import written_scenarios
from optimizer.data.starter import starter_tables, with_required
from optimizer.data.text import plain
from optimizer.errors import DataError, Severity, UsageError
from optimizer.wording import province_name, say

LEFT_OUT = frozenset({"data.unknown_table", "data.unknown_table_near"})
"""Findings on what a conversion leaves out."""


def new(province: str, target: str, form: str, console: Console, *, example: bool, force: bool) -> int:
    """Write the tables of a province to fill in to `target`: an .xlsx file, or a folder that gets one."""
    place = find_province(province, console.lang)
    worked = example_tables(place)
    tables = worked if example else starter_tables(place)
    path = Path(named(target, console.lang))
    if form == "csv" or path.suffix.lower() != ".xlsx":
        path = folder_named(path, console.lang)
    require_writable(path if form == "csv" else path.parent, console.lang)
    if form == "csv":
        _require_free_folder(path, console, force=force)
        write_folder(with_required(tables), path)
        written = path
    else:
        written = path if path.suffix.lower() == ".xlsx" else path / f"{plain(place.short)}.xlsx"
        require_free(written, console.lang, force=force)
        written.parent.mkdir(parents=True, exist_ok=True)
        scenarios = EXAMPLE if example else STARTER
        content = Content(tables, scenarios.columns, scenarios.basis, worked, place.name, example)
        write_workbook(content, written, console.lang)
    called = province_name(place.name, console.lang, inside=True)
    console.say("cli.new_written", path=written, province=called, communes=len(tables["communes"]))
    console.say("cli.new_next", path=written)
    return console.finish("new", 0)


def _require_free_folder(folder: Path, console: Console, *, force: bool) -> None:
    """Refuse to write over the tables in `folder`, any of them, unless asked to."""
    for path in table_files(folder):
        require_free(path, console.lang, force=force)


def convert(source: str, target: str, console: Console, *, force: bool) -> int:
    """Write the tables and scenarios of `source` (workbook or folder) as the other form; cells keep their value."""
    found = find_source(Path(named(source, console.lang)), console.lang)
    if not found.sheets:
        raise DataError(found.findings)
    path = Path(named(target, console.lang))
    tables = raw_tables(found)
    at = scenarios_beside(found, Path(source))
    scenarios, basis, problems = written_scenarios(at, console.lang) if at else ([], {}, [])
    if path.suffix.lower() in WORKBOOKS:
        if path.suffix.lower() != ".xlsx":
            raise UsageError(say("cli.only_xlsx", console.lang, path=path))
        require_free(path, console.lang, force=force)
        require_writable(path.parent, console.lang)
        path.parent.mkdir(parents=True, exist_ok=True)
        if not scenarios:
            scenarios, basis = list(STARTER.columns), STARTER.basis
        write_workbook(Content(tables, scenarios, basis), path, console.lang)
    else:
        _require_free_folder(folder_named(path, console.lang), console, force=force)
        require_writable(path, console.lang)
        write_folder(tables, path, scenarios, basis)
    console.tell_findings([f for f in found.findings if f.severity is not Severity.NOTE or f.id in LEFT_OUT])
    for problem in problems:
        console.line(problem)
    drawn = [file.name for file in (found.drawn.boundaries, found.drawn.roads) if file is not None]
    if drawn:
        console.say("cli.converted_drawn", names=", ".join(drawn), path=path)
    console.say("cli.converted", path=path, count=len(tables))
    return console.finish("convert", 0)
