"""Several plans beside today's network, criterion by criterion, each with what speaks for it and against it."""

from collections.abc import Mapping, Sequence

import pandas as pd

from optimizer.analysis.appraisal import appraise
from optimizer.analysis.options import weighed
from optimizer.report.content import cells, sourced
from optimizer.report.content.effects import KEY
from optimizer.report.document import Block, Bullets, Column, Heading, Paragraph, Table, Wide
from optimizer.report.trace import mark, order, say
from optimizer.solution.plan import Network
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang, clean

UPRIGHT = 3
"""Plans that fit beside today's network on an upright page."""
ABREAST = 6
"""Plans that one table holds on a landscape page; more continue in a further table."""
type Options = Mapping[int, Bundle]
"""Number of the option, from 1 (the plan of the report), and its bundle."""


def alternatives(plans: Sequence[Bundle], lang: Lang, heading: str) -> list[Block]:
    """Return the section: what the plans are, the table of criteria, advantages and drawbacks. None is preferred."""
    options = dict(enumerate(plans, start=1))
    blocks: list[Block] = [
        Heading(heading),
        Paragraph(say("doc.options.several", lang)),
        Bullets(tuple(_introduced(number, bundle, lang) for number, bundle in options.items())),
    ]
    numbers = list(options)
    for start in range(0, len(numbers), ABREAST):
        part = {number: options[number] for number in numbers[start : start + ABREAST]}
        blocks.append(_criteria(options[1], part, lang))
    blocks += [*_apart(options, lang), _sides(options, lang), Paragraph(say("doc.options.choice", lang))]
    return blocks if len(plans) <= UPRIGHT else [Wide(tuple(blocks))]


def source(number: int) -> str:
    """Return what stands before the keys of the bundle of this option."""
    return "" if number == 1 else f"option[{number}]."


def _label(number: int, lang: Lang) -> str:
    return say("doc.option", lang, number=order(number))


def _introduced(number: int, bundle: Bundle, lang: Lang) -> str:
    """Return what the option is called and asks, and that it has no plan if it has none."""
    named = mark(sourced.title_alone(bundle, lang), f"{source(number)}scenario.title")
    asked = mark(sourced.question(bundle, lang), f"{source(number)}scenario.question")
    words = say("doc.options.option", lang, label=_label(number, lang), title=named, question=asked)
    said = say(f"doc.first.{bundle.outcome}", lang) if bundle.plan is None else _content(number, bundle.plan, lang)
    return f"{words} {said}"


def _content(number: int, plan: Network, lang: Lang) -> str:
    """Return how many units the plan changes, and in which way."""
    units = plan.institutions
    counts = {
        **{fate: int((units["fate"] == fate).sum()) for fate in ("merge", "leave")},
        **{flag: int(units[flag].astype(bool).sum()) for flag in ("hosts", "convert", "expand", "reduce")},
        "closed": int((plan.sites["status"] == "closed").sum()),
    }
    shown = {key: mark(str(count), f"count({source(number)}{key})") for key, count in counts.items()}
    return say("doc.options.content", lang, **shown)


def _criteria(first: Bundle, options: Options, lang: Lang) -> Table:
    """Return the table of criteria: recorded and unchanged as the first plan has them, then each plan."""
    rows = []
    for key in (key for key in KEY if key in first.indicators.index):
        row = first.indicators.loc[key]
        unit = str(row["unit"])
        today = (cells.indicator(first, key, name, unit, lang) for name in ("recorded", "unchanged"))
        plans = (_plan(bundle, key, unit, lang, source(number)) for number, bundle in options.items())
        rows.append((
            sourced.text(row[f"name_{lang}"], f"indicators[{key}].name_{lang}"),
            sourced.text(row[f"unit_{lang}"], f"indicators[{key}].unit_{lang}"), *today, *plans,
        ))  # fmt: skip
    for key, counted in (("broken", _broken), ("conditions", _conditions)):
        counts = (
            cells.MISSING if bundle.plan is None else mark(str(counted(bundle)), f"count({source(number)}{key})")
            for number, bundle in options.items()
        )
        criterion, unit = (say(f"doc.options.{name}", lang) for name in (key, f"{key}.unit"))
        rows.append((criterion, unit, cells.MISSING, cells.MISSING, *counts))
    columns = (
        cells.col("criterion", lang), cells.col("unit_of", lang, 20 if len(options) >= UPRIGHT else 27),
        cells.col("recorded", lang, 18, "right"), cells.col("unchanged", lang, 19, "right"),
        *(Column(_label(number, lang), 20, "right") for number in options),
    )  # fmt: skip
    return Table(say("doc.options.table", lang), columns, tuple(rows), (say("doc.effects.note", lang),), size=10.5)


def _plan(bundle: Bundle, key: str, unit: str, lang: Lang, of: str) -> str:
    return cells.indicator(bundle, key, "plan", unit, lang, of) if key in bundle.indicators.index else cells.MISSING


def _broken(bundle: Bundle) -> int:
    return int((bundle.rules["met"] == "not_met").sum())


def _conditions(bundle: Bundle) -> int:
    return int((appraise(bundle)["met"] == "not_met").sum())


def _apart(options: Options, lang: Lang) -> list[Block]:
    """Say which plans were reckoned with another demand or prices for today's network, and which from other tables."""
    first = options[1]
    keys = [key for key in KEY if key in first.indicators.index]
    today, tables = _unchanged(first, keys), dict(first.digests)
    apart = {
        "unchanged": [number for number, bundle in options.items() if not _unchanged(bundle, keys).equals(today)],
        "tables": [number for number, bundle in options.items() if dict(bundle.digests) != tables],
    }
    return [
        Paragraph(say(f"doc.options.other_{what}", lang, names=", ".join(_label(n, lang) for n in numbers)), "note")
        for what, numbers in apart.items()
        if numbers
    ]


def _unchanged(bundle: Bundle, keys: Sequence[str]) -> pd.Series:
    return bundle.indicators["unchanged"].reindex(keys).astype(float).round(1)


def _sides(options: Options, lang: Lang) -> Table:
    """Return what speaks for each plan and against it: its changes against today's network under its own scenario."""
    rows = []
    for number, bundle in options.items():
        signs = weighed(bundle.indicators) if bundle.plan is not None else pd.Series(dtype="str")
        told = (
            "\n".join(_change(bundle, str(key), lang, source(number)) for key in signs.index[signs == side])
            for side in ("for", "against")
        )
        rows.append((_label(number, lang), *(text or cells.MISSING for text in told)))
    columns = (cells.col("option", lang, 24), cells.col("advantages", lang), cells.col("drawbacks", lang))
    return Table(
        say("doc.options.sides", lang), columns, tuple(rows), (say("doc.options.sides_note", lang),), size=10.5
    )


def _change(bundle: Bundle, key: str, lang: Lang, of: str) -> str:
    row = bundle.indicators.loc[key]
    unit = "%" if row["unit"] == "percent" else f" {clean(str(row[f'unit_{lang}']))}"
    name = sourced.known(clean(str(row[f"name_{lang}"])), f"{of}indicators[{key}].name_{lang}")
    change = cells.indicator(bundle, key, "change", str(row["unit"]), lang, of)
    return say("doc.options.change", lang, name=name, change=change, unit=unit)
