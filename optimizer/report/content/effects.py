"""What the plan does: indicators before and after, rules met or not, money by year."""

from collections.abc import Sequence

import pandas as pd

from optimizer.report.content import cells, sourced
from optimizer.report.document import Block, Bullets, Column, Heading, Paragraph, Table
from optimizer.report.trace import mark, say
from optimizer.solution.ledgers import LEDGERS
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang, clean

KEY = (
    "units_in_scope",
    "counted_schools",
    "heads",
    "deputies",
    "open_sites",
    "cost_budget_recurrent",
    "budget_saving",
    "investment",
    "cost_budget_one_off",
    "cost_budget_transfers",
    "cost_learners",
    "demand_met",
    "demand_met_priority",
    "fill_rate",
    "minutes_mean",
    "minutes_worst_commune",
    "beyond_60",
    "basic_minutes_mean",
    "basic_minutes_worst",
    "communes_beyond_60",
    "boarders",
    "learners_moved",
    "posts_moved",
    "estimate_share",
)
"""Indicators of the body; the annex has all."""


def before_after(bundle: Bundle, lang: Lang, heading: str) -> list[Block]:
    """Return the section that compares recorded, unchanged and plan."""
    keys = [key for key in KEY if key in bundle.indicators.index]
    return [
        Heading(heading),
        Paragraph(say("doc.effects.intro", lang)),
        indicator_table(bundle, keys, say("doc.effects.table", lang), lang, "criterion"),
    ]


def priority(bundle: Bundle, lang: Lang, heading: str) -> list[Block]:
    """Return the section on what the scenario's priority fields cost elsewhere; nothing where it has none."""
    if bundle.priority.empty:
        return []
    rows = tuple(
        (
            sourced.text(row[f"name_{lang}"], f"priority[{at}].name_{lang}") + ("*" if row["priority"] else ""),
            *(
                sourced.measured(row[name], str(row["unit"]), f"priority[{at}].{name}", lang)
                for name in ("with_priority", "without")
            ),
            sourced.less(
                row["with_priority"],
                row["without"],
                (f"priority[{at}].with_priority", f"priority[{at}].without"),
                lang,
                cells.DIGITS.get(str(row["unit"]), 0),
            ),
        )
        for at, row in bundle.priority.iterrows()
    )
    columns = (
        cells.col("indicator", lang),
        cells.col("with_priority", lang, 24, "right"),
        cells.col("without_priority", lang, 28, "right"),
        cells.col("change", lang, 22, "right"),
    )
    notes = (say("doc.priority.note", lang),)
    return [
        Heading(heading),
        Paragraph(say("doc.priority.intro", lang)),
        Table(say("doc.priority.table", lang), columns, rows, notes, size=10.5),
    ]


def indicator_table(bundle: Bundle, keys: Sequence[str], caption: str, lang: Lang, head: str = "indicator") -> Table:
    """Return indicators `keys`, one a row: unit, recorded, unchanged, plan, change; `head` names the first column."""
    rows = []
    for key in keys:
        row = bundle.indicators.loc[key]
        unit = str(row["unit"])
        values = (
            cells.indicator(bundle, key, name, unit, lang) for name in ("recorded", "unchanged", "plan", "change")
        )
        name = mark(clean(str(row[f"name_{lang}"])), f"indicators[{key}].name_{lang}")
        rows.append((name, mark(clean(str(row[f"unit_{lang}"])), f"indicators[{key}].unit_{lang}"), *values))
    columns = (
        cells.col(head, lang),
        cells.col("unit_of", lang, 23),
        cells.col("recorded", lang, 22, "right"),
        cells.col("unchanged", lang, 23, "right"),
        cells.col("plan", lang, 22, "right"),
        cells.col("change", lang, 20, "right"),
    )
    return Table(caption, columns, tuple(rows), (say("doc.effects.note", lang),), size=10.5)


def rules_section(bundle: Bundle, lang: Lang, heading: str) -> list[Block]:
    """Return the section on rules: those not met or not known, then those met; one row for each thing asked."""
    rules = bundle.rules[bundle.rules["met"] != "off"]
    blocks: list[Block] = [Heading(heading)]
    if rules.empty:
        return [*blocks, Paragraph(say("doc.rules.none", lang))]
    broken = rules[rules["met"] == "not_met"]
    phrase = "doc.rules.all_met" if broken.empty else "doc.rules.some_broken"
    blocks.append(Paragraph(cells.one_or(phrase, len(broken), "rules", lang)))
    for met in ("not_met", "unknown", "met"):
        rows = rules[rules["met"] == met]
        if len(rows):
            blocks.append(rule_table(rows, say(f"doc.rules.{met}", lang), lang))
    return blocks


def rule_table(rows: pd.DataFrame, caption: str, lang: Lang) -> Table:
    """Return rules as a table: what was asked, value, limit, how it stands."""
    lines = []
    for at, row in rows.iterrows():
        sense = cells.SENSES.get(str(row["sense"]), str(row["sense"]))
        limit = sourced.amount(row["right"], f"rules[{at}].right", lang, _digits(row["right"]))
        at_limit = bool(row["binding"]) and row["met"] == "met" and sense in {"≤", "≥"}
        state = "binding" if at_limit else str(row["met"])
        lines.append(
            (
                sourced.text(row[lang], f"rules[{at}].{lang}"),
                sourced.amount(row["left"], f"rules[{at}].left", lang, _digits(row["left"])),
                limit if limit == cells.MISSING else f"{sense} {limit}",
                say(f"doc.rule.{state}", lang),
                say("doc.rule.enforced" if bool(row["enforced"]) else "doc.rule.judged", lang),
            )
        )
    columns = (
        cells.col("rule", lang),
        cells.col("value", lang, 17, "right"),
        cells.col("limit", lang, 18, "right"),
        cells.col("state", lang, 27, "center"),
        cells.col("force", lang, 20, "center"),
    )
    return Table(caption, columns, tuple(lines), size=10.5)


def _digits(value: object) -> int:
    return 1 if isinstance(value, float) and not pd.isna(value) and round(value, 1) != round(value) else 0


def money(bundle: Bundle, lang: Lang, heading: str) -> list[Block]:
    """Return the section on money by year: plan minus unchanged, one row a ledger."""
    frame = bundle.ledger_by_year
    if frame.empty:
        return [Heading(heading), Paragraph(say("doc.money.none", lang))]
    years = sorted(frame.index.get_level_values("year").unique())
    names = [name for name in LEDGERS if name in frame.index.get_level_values("ledger")]
    rows = [
        (
            say(f"ledger.{name}", lang),
            *(
                sourced.amount(
                    float(frame.at[(year, name), "mvnd"]), f"ledger_by_year[{year} {name}].mvnd", lang, sign=True
                )
                for year in years
            ),
        )
        for name in names
    ]
    columns = (
        cells.col("ledger", lang),
        *(Column(mark(str(year), "ledger_by_year.year"), 21, "right") for year in years),
    )
    table = Table(say("doc.money.table", lang), columns, tuple(rows), (say("doc.money.note", lang),))
    return [Heading(heading), Paragraph(say("doc.money.intro", lang)), table]


def conflicts(bundle: Bundle, lang: Lang, heading: str) -> list[Block]:
    """Return the section of a run without a plan: what conflicts, and what would make a plan possible."""
    frame = bundle.conflicts
    blocks: list[Block] = [Heading(heading)]
    for kind in ("conflict", "relaxation", "note"):
        own = frame.loc[frame["kind"] == kind, lang]
        texts = tuple(sourced.text(text, f"conflicts[{at}].{lang}") for at, text in own.items())
        if texts:
            blocks += [Paragraph(say(f"doc.conflicts.{kind}", lang), "lead"), Bullets(texts)]
    return blocks if len(blocks) > 1 else [*blocks, Paragraph(say("doc.conflicts.unknown", lang))]
