"""`vetnet check`: read and check the tables; with `--annotate`, the workbook itself with every finding in its cell."""

from pathlib import Path
from tempfile import TemporaryDirectory

from optimizer.analysis.pipeline import prepare
from optimizer.cli.console import Console
from optimizer.cli.enough import tell_blocked, tell_enough, tell_travel
from optimizer.cli.failures import explain
from optimizer.cli.paths import named, require_writable
from optimizer.cli.work import folder_of
from optimizer.data.book.write import Content, write_workbook
from optimizer.data.convert import raw_tables
from optimizer.data.decidable import decidable
from optimizer.data.files import find_source
from optimizer.data.marked.annotate import annotate, annotated_before
from optimizer.data.marked.moved import moved
from optimizer.errors import DataError, Finding, UsageError
from optimizer.network.cells import crs_name
from optimizer.wording import province_name, say


def check(data: str, target: str | None, console: Console, *, force: bool) -> int:
    """Read and check the tables, print every finding and what the tables hold; write the marked copy to `target`."""
    path = folder_of(named(data, console.lang))
    out = None if target is None else _free(Path(named(target, console.lang)), path, console, force=force)
    try:
        prepared = prepare(path, console.lang)
    except DataError as problem:
        code = explain(problem, console)
        tell_blocked(path, problem.findings, console)
        if out is not None:
            _annotated(path, problem.findings, out, console)
        return console.finish("check", code)
    console.tell_findings(prepared.findings)
    province = prepared.province
    console.say(
        "cli.checked", province=province_name(province.facts["name"], console.lang), communes=len(province.communes),
        institutions=len(province.institutions), sites=len(province.sites),
        programmes=len(province.programmes), findings=len(prepared.findings),
    )  # fmt: skip
    tell_travel(prepared.travel, province.findings, console)
    console.say("check.crs", name=crs_name(province))
    tell_enough(path, decidable(province), console)
    if out is not None:
        _annotated(path, prepared.findings, out, console)
    return console.finish("check", 0)


def _free(out: Path, data: Path, console: Console, *, force: bool) -> Path:
    """Return `out`, which must be a new workbook, or one that an earlier check wrote."""
    if out.suffix.lower() != ".xlsx":
        raise UsageError(say("cli.only_xlsx", console.lang, path=out))
    if out.exists() and data.exists() and out.samefile(data):
        raise UsageError(say("cli.annotate_itself", console.lang, path=out))
    if out.exists() and not force and not annotated_before(out):
        raise UsageError(say("cli.exists", console.lang, path=out))
    require_writable(out.parent, console.lang)
    out.parent.mkdir(parents=True, exist_ok=True)
    return out


def _annotated(path: Path, findings: tuple[Finding, ...], out: Path, console: Console) -> None:
    """Write the workbook of `path` with its findings; tables that are no .xlsx become one first."""
    source = find_source(path, console.lang)
    book = source.book
    if not source.sheets:
        return
    own = book is not None and book.suffix.lower() in {".xlsx", ".xlsm"}
    if book is not None and own:
        del source  # the cells of a large province are held once
        made = annotate(book, findings, out, console.lang)
    else:
        with TemporaryDirectory() as folder:
            book = Path(folder) / out.name
            write_workbook(Content(raw_tables(source)), book, console.lang)
            findings = moved(findings, source.sheets, find_source(book, console.lang).sheets)
            made = annotate(book, findings, out, console.lang)
    console.say("cli.annotated", path=out, cells=made.cells, findings=len(findings))
    if not own:
        console.say("cli.annotated_anew")
    if made.unsigned:
        console.say("cli.annotated_unsigned")
