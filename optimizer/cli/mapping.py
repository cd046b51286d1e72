"""What the command `map` does: any kind of map drawn again from saved bundles."""

from collections.abc import Sequence
from pathlib import Path

from optimizer.analysis.compare import names
from optimizer.cli import work
from optimizer.cli.console import Console, worst
from optimizer.cli.paths import named, require_writable
from optimizer.cli.saved import folder_of
from optimizer.errors import UsageError
from optimizer.report.files import write_whole
from optimizer.report.maps.kinds import COMPARING, FORMATS, KINDS, file_form
from optimizer.solution.bundle import load
from optimizer.solution.solution import Bundle
from optimizer.wording import say


def draw(paths: Sequence[str], kind: str, against: str | None, forms: str, out: str | None, console: Console) -> int:
    """Draw `kind` of every bundle in `paths`, in each of the comma-separated `forms`, into `out` or beside it."""
    lang = console.lang
    asked = forms.split(",")
    if kind not in KINDS:
        raise UsageError(say("map.unknown_kind", lang, value=kind, known=", ".join(KINDS)))
    for form in asked:
        if form not in FORMATS:
            raise UsageError(say("map.unknown_format", lang, value=form, known=", ".join(FORMATS)))
    if against is not None and kind not in COMPARING:
        raise UsageError(say("map.against_useless", lang, kind=kind, known=", ".join(sorted(COMPARING))))
    bundles = [load(Path(named(path, lang))) for path in paths]
    other = None if against is None else load(Path(named(against, lang)))
    everyone = bundles if other is None else [*bundles, other]
    if len({str(b.province.get("code", "")) for b in everyone}) > 1:
        places = sorted({str(b.province.get("name", "")) for b in everyone})
        raise UsageError(say("cli.other_province", lang, names="; ".join(places)))
    ending = "" if other is None else f"-{other.scenario['name']}"
    codes = []
    for path, name, bundle in zip(paths, names(bundles), bundles, strict=True):
        folder, front = (folder_of(path) / "maps", "") if out is None else (Path(named(out, lang)), f"{name}-")
        require_writable(folder, lang)
        target = folder / f"{front}{kind}{ending}"
        codes.append(work.attempt(console, _draw_one, bundle, kind, other, target, asked, console))
    return console.finish("map", worst(codes))


def _draw_one(
    bundle: Bundle, kind: str, other: Bundle | None, target: Path, forms: Sequence[str], console: Console
) -> int:
    drawn = KINDS[kind](bundle, console.lang, other)
    files = [write_whole(target.with_name(f"{target.name}.{form}"), file_form(drawn, form)) for form in forms]
    return work.tell_drawn(files, console)
