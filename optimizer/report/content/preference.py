"""Who prefers what: each wish with the plans that serve it best and the next, ties said, no wish put above another."""

from collections.abc import Mapping, Sequence

import pandas as pd

from optimizer.analysis.preferred import CHANGED, outdone, ranks, wished
from optimizer.report.content import cells, sourced
from optimizer.report.document import Block, Bullets, Heading, Paragraph, Table
from optimizer.report.trace import mark, order, say
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang


def preference(
    bundles: Sequence[Bundle], indicators: pd.DataFrame, labels: Mapping[str, str], lang: Lang, heading: str
) -> list[Block]:
    """Return the section; `labels` names the columns of `indicators` that are plans."""
    table = wished(bundles, indicators, cells.DIGITS)
    plans = [name for name in labels if name in table.columns]
    if len(plans) < len(("one", "another")):
        return [Heading(heading), Paragraph(say("doc.prefer.single", lang))]
    served = ranks(table)
    rows = [
        (
            order(number),
            _first_upper(say(f"prefer.{wish}", lang)),
            say(f"prefer.who.{wish}", lang),
            *_best(table, wish, labels, lang),
        )
        for number, wish in enumerate(served, start=1)
    ]  # fmt: skip
    columns = (
        cells.col("no", lang, 8, "center"), cells.col("wish", lang), cells.col("wished_by", lang, 32),
        cells.col("served_best", lang, 42), cells.col("served_next", lang, 42),
    )  # fmt: skip
    note = say("doc.prefer.note", lang)
    return [
        Heading(heading), Paragraph(say("doc.prefer.intro", lang)), Table("", columns, tuple(rows), (note,), size=10.5),
        Paragraph(say("doc.prefer.options", lang), "lead"),
        Bullets((*_compared(table, labels, lang), *_broken(bundles, labels, lang))),
        Paragraph(say("doc.prefer.weighing", lang)),
    ]  # fmt: skip


def _best(table: pd.DataFrame, wish: str, labels: Mapping[str, str], lang: Lang) -> tuple[str, str]:
    """Return the plans that serve `wish` best with their figure, and the next."""
    groups = ranks(table.loc[[wish]])[wish]
    unit = str(table.at[wish, "unit"])
    shown = []
    for group in groups[:2]:
        source = "count(institutions)" if wish == CHANGED else f"indicators[{wish}].{group[0]}"
        figure = sourced.measured(float(table.at[wish, group[0]]), unit, source, lang)
        figure += "%" if unit == "percent" else f" {say(f'indicator_unit.{unit}', lang)}"
        kind = "all" if len(groups) == 1 else "tie" if len(group) > 1 else "one"
        named = ", ".join(labels[name] for name in group)
        shown.append(say(f"doc.prefer.{kind}", lang, names=named, figure=figure))
    return shown[0], shown[1] if len(shown) > 1 else cells.MISSING


def _compared(table: pd.DataFrame, labels: Mapping[str, str], lang: Lang) -> list[str]:
    """Return what can be said of whole plans without weighing wishes."""
    plans = [name for name in labels if name in table.columns]
    served = ranks(table)
    found = []
    for name in plans:
        first = sum(name in groups[0] for groups in served.values())
        alone = sum(groups[0] == [name] for groups in served.values())
        counts = {"first": first, "alone": alone, "all": len(served)}
        said = {key: mark(str(count), f"count({key})") for key, count in counts.items()}
        found.append(say("doc.prefer.count", lang, label=labels[name], **said))
    for plan, other, wishes in outdone(table):
        better = ", ".join(say(f"prefer.{wish}", lang) for wish in wishes)
        found.append(say("doc.prefer.outdone", lang, label=labels[plan], other=labels[other], wishes=better))
    return found


def _broken(bundles: Sequence[Bundle], labels: Mapping[str, str], lang: Lang) -> list[str]:
    """Return, for each plan that breaks rules its own scenario asks, how many."""
    found = []
    for label, bundle in zip(labels.values(), bundles, strict=True):
        count = int((bundle.rules["met"] == "not_met").sum())
        if bundle.plan is not None and count:
            found.append(cells.one_or("doc.prefer.broken", count, "rules", lang, label=label))
    return found


def _first_upper(text: str) -> str:
    return text[:1].upper() + text[1:]
