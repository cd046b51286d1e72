"""What the commands that read saved bundles do: compare, report."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd

from optimizer.analysis import compare as side_by_side
from optimizer.cli import work
from optimizer.cli.console import Console, worst
from optimizer.cli.failures import BAD_INPUT, explain
from optimizer.cli.opened import opened, require_one_province
from optimizer.cli.paths import named, require_writable
from optimizer.errors import BundleError, UsageError
from optimizer.report.render import render_comparison
from optimizer.solution.bundle import FOLDER
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang, number, say


def compare(paths: Sequence[str], out: str | None, console: Console) -> int:
    """Compare saved bundles: a table here, CSV and PDF in a folder."""
    bundles = _loaded(paths, console)
    if len(bundles) < len(paths):
        return console.finish("compare", BAD_INPUT)
    require_one_province(bundles, console.lang)
    folder = folder_of(paths[0]).parent / "so-sanh" if out is None else Path(named(out, console.lang))
    require_writable(folder, console.lang)
    code = compare_bundles(bundles, folder, console)
    if any(dict(b.digests) != dict(bundles[0].digests) for b in bundles):
        console.note(say("cli.other_tables", console.lang))
    return console.finish("compare", code)


def _loaded(paths: Sequence[str], console: Console) -> list[Bundle]:
    """Return the bundles that can be read, and say of each other one what is wrong with it."""
    found = []
    for path in paths:
        try:
            found.append(opened(path, console.lang))
        except (BundleError, UsageError) as problem:
            explain(problem, console)
    return found


def compare_bundles(bundles: Sequence[Bundle], folder: Path, console: Console) -> int:
    """Write the comparison of `bundles` to `folder`, and its table to the console; return the exit code."""
    table = side_by_side.indicator_table(bundles)
    decisions = side_by_side.decision_table(bundles, console.lang)
    folder.mkdir(parents=True, exist_ok=True)
    for name, frame in (("indicators", table), ("decisions", decisions)):
        frame.to_csv(folder / f"{name}.csv", lineterminator="\n", float_format="%.12g", encoding="utf-8-sig")
    print_table(table, console)
    work.tell_drawn([folder / "indicators.csv", folder / "decisions.csv"], console)
    return work.attempt(console, _draw, bundles, table, decisions, folder, console)


def _draw(
    bundles: Sequence[Bundle], table: pd.DataFrame, decisions: pd.DataFrame, folder: Path, console: Console
) -> int:
    return work.tell_drawn(render_comparison(bundles, table, decisions, folder, console.lang), console)


KEY_INDICATORS = (
    "units_in_scope", "counted_schools", "heads", "deputies", "open_sites", "demand_met", "fill_rate", "minutes_mean",
    "minutes_p90", "beyond_60", "boarders", "learners_moved", "posts_moved", "investment", "budget_saving",
    "cost_total",
)  # fmt: skip
"""Rows of the comparison that the console shows; the files hold all."""


def print_table(table: pd.DataFrame, console: Console) -> None:
    """Write the key indicators side by side."""
    scenarios = [c for c in table.columns if c not in {"name_vi", "name_en", "unit", "unit_vi", "unit_en", "better"}]
    lang: Lang = console.lang
    rows = table.reindex([i for i in KEY_INDICATORS if i in table.index])
    labels = [f"{row[f'name_{lang}']} ({row[f'unit_{lang}']})" for _, row in rows.iterrows()]
    heads = [say("cli.recorded", lang) if c == "recorded" else c for c in scenarios]
    first = max(map(len, labels), default=0)
    widths = [max(NARROWEST, len(head)) + 2 for head in heads]
    console.line(" " * first + "".join(f"{head:>{width}}" for head, width in zip(heads, widths, strict=True)))
    for label, (_, row) in zip(labels, rows.iterrows(), strict=True):
        cells = zip(scenarios, widths, strict=True)
        console.line(f"{label:<{first}}" + "".join(f"{_cell(row[c], lang):>{width}}" for c, width in cells))


NARROWEST = 12
"""Least width of a column (letters)."""


def _cell(value: float, lang: Lang) -> str:
    if pd.isna(value):
        return "–"
    return number(value, lang, 0 if abs(value) >= 100 or value == int(value) else 1)  # noqa: PLR2004 - three digits suffice


def report(paths: Sequence[str], against: Sequence[str] | None, letterhead: Mapping[str, str], console: Console) -> int:
    """Draw maps and documents again from saved bundles, under the issuer, parent and place of `letterhead`.

    The bundles `against` stand beside each of them as options in its report; None: those of its last report.
    """
    others = [opened(path, console.lang) for path in against or ()]
    codes = []
    for path in paths:
        codes.append(work.attempt(console, _draw_again, path, others, against, letterhead, console))
    return console.finish("report", worst(codes))


def _draw_again(
    path: str, others: Sequence[Bundle], against: Sequence[str] | None, letterhead: Mapping[str, str], console: Console
) -> int:
    bundle = opened(path, console.lang)
    require_one_province([bundle, *others], console.lang)
    folder = folder_of(named(path, console.lang))
    if against is None:
        places = _last_beside(bundle, folder, console)
    else:
        places = [place for place in map(folder_of, against) if place != folder]
    return work.draw_and_tell(folder, console, letterhead, places)


def _last_beside(bundle: Bundle, folder: Path, console: Console) -> list[Path]:
    """Return the plans that the last report in `folder` had beside it and that can be used, and say which they are."""
    found = work.last_beside(bundle, folder, console)
    if found:
        console.say("cli.report_beside", names=", ".join(place.name for place in found))
    else:
        console.say("cli.report_alone")
    return found


def folder_of(path: str) -> Path:
    """Return the folder that holds the bundle named by `path`, which may be the inner folder itself."""
    place = Path(path).resolve()
    return place.parent if place.name == FOLDER else place
