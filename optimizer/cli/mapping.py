"""What the command `map` does: any kind of map drawn again from saved bundles."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from optimizer.analysis.compare import names
from optimizer.cli import work
from optimizer.cli.console import Console, worst
from optimizer.cli.opened import opened, require_one_province
from optimizer.cli.paths import named, require_writable
from optimizer.cli.saved import folder_of
from optimizer.data.codes import Level
from optimizer.errors import UsageError
from optimizer.report.files import write_whole
from optimizer.report.maps.kinds import BY_TRAINING, COMPARING, FORMATS, KINDS, TOGETHER, Choice, file_form
from optimizer.report.maps.paper import UPRIGHT
from optimizer.solution.solution import Bundle
from optimizer.wording import say


@dataclass(frozen=True, slots=True)
class Wish:
    """The options of the command."""

    kind: str
    against: str | None
    field: str | None
    level: str | None
    paper: str | None
    forms: str
    """Formats, separated by commas."""
    out: str | None


def draw(paths: Sequence[str], wish: Wish, console: Console) -> int:
    """Draw the kind of every bundle in `paths`, in each of the formats, into the folder `out` or beside it."""
    lang, out = console.lang, wish.out
    asked = _require_known(wish, console)
    bundles = [opened(path, lang) for path in paths]
    other = None if wish.against is None else opened(wish.against, lang)
    everyone = bundles if other is None else [*bundles, other]
    require_one_province(everyone, lang)
    choice = Choice(other, wish.field, wish.level, wish.paper)
    if wish.kind in TOGETHER:
        paths, choice, bundles = paths[:1], replace(choice, beside=tuple(bundles[1:])), bundles[:1]
    codes = []
    for path, name, bundle in zip(paths, names(bundles), bundles, strict=True):
        folder, front = (folder_of(path) / "maps", "") if out is None else (Path(named(out, lang)), f"{name}-")
        front = "" if wish.kind in TOGETHER else front
        require_writable(folder, lang)
        target = folder / f"{front}{wish.kind}{choice.ending}"
        codes.append(work.attempt(console, _draw_one, bundle, wish.kind, choice, target, asked, console))
    return console.finish("map", worst(codes))


def _require_known(wish: Wish, console: Console) -> list[str]:
    """Return the formats asked for, if all options go together."""
    lang, kind, asked = console.lang, wish.kind, wish.forms.split(",")
    if kind not in KINDS:
        raise UsageError(say("map.unknown_kind", lang, value=kind, known=", ".join(KINDS)))
    for form in asked:
        if form not in FORMATS:
            raise UsageError(say("map.unknown_format", lang, value=form, known=", ".join(FORMATS)))
    if wish.paper is not None and wish.paper not in UPRIGHT:
        raise UsageError(say("map.unknown_paper", lang, value=wish.paper, known=", ".join(UPRIGHT)))
    if wish.against is not None and kind not in COMPARING:
        raise UsageError(say("map.against_useless", lang, kind=kind, known=", ".join(sorted(COMPARING))))
    if (wish.field is not None or wish.level is not None) and kind not in BY_TRAINING:
        raise UsageError(say("map.training_useless", lang, kind=kind, known=", ".join(sorted(BY_TRAINING))))
    if wish.level is not None and wish.level not in list(Level):
        raise UsageError(say("map.unknown_level", lang, value=wish.level, known=", ".join(Level)))
    return asked


def _draw_one(bundle: Bundle, kind: str, choice: Choice, target: Path, forms: Sequence[str], console: Console) -> int:
    drawn = KINDS[kind](bundle, console.lang, choice)
    files = [write_whole(target.with_name(f"{target.name}.{form}"), file_form(drawn, form)) for form in forms]
    return work.tell_drawn(files, console)
