"""Why and on what basis, for whom, to what end, and what is asked of whom next."""

import pandas as pd

from optimizer.report import facts
from optimizer.report.content import cells, opening, sourced
from optimizer.report.document import Block, Bullets, Heading, Paragraph
from optimizer.report.trace import mark, say
from optimizer.solution.solution import Bundle, Outcome
from optimizer.wording import Lang, clean

NEEDS = (
    ("units", "recorded"), ("fill_rate", "recorded"), ("communes_beyond_60", "recorded"),
    ("units_above_target_2030", "recorded"), ("demand_met", "unchanged"), ("minutes_mean", "unchanged"),
    ("entrants_from_outside", "recorded"), ("entrants_to_outside", "recorded"),
)  # fmt: skip
"""Indicators that say why something is to be done, and of which network; each has the phrase ``doc.need.<key>``."""
COUNTED = frozenset({
    "communes_beyond_60", "units_above_target_2030", "entrants_from_outside", "entrants_to_outside"
})  # fmt: skip
"""Of these only a figure above zero is a reason."""
DECIDED = ("opinions", "policy", "ministry", "decision")
"""Steps of the roadmap at which somebody above decides."""


def need(bundle: Bundle, lang: Lang, heading: str) -> list[Block]:
    """Return why: the question, and what the figures of today's network say."""
    items = []
    for key, network in NEEDS:
        if key not in bundle.indicators.index:
            continue
        row = bundle.indicators.loc[key]
        if pd.isna(row[network]) or (key in COUNTED and row[network] <= 0):
            continue
        value = cells.indicator(bundle, key, network, str(row["unit"]), lang)
        items.append(say(f"doc.need.{key}", lang, value=value, year=sourced.year(bundle)))
    kind = "plan" if bundle.plan is not None else "none"
    blocks: list[Block] = [Heading(heading)]
    if items:
        blocks += [Paragraph(say("doc.need.intro", lang)), Bullets(tuple(items))]
    blocks.append(Paragraph(say("doc.question", lang, question=sourced.question(bundle, lang))))
    return [*blocks, Paragraph(say(f"doc.introduction.{kind}", lang, date=sourced.as_of(bundle, lang)))]


def scope(bundle: Bundle, lang: Lang, heading: str) -> list[Block]:
    """Return whom the report is about: units decided on, units left out, day of the data, target year."""
    units = facts.shown(bundle).institutions
    outside = units[units["fate"] == "outside"]["name"]
    count = mark(cells.amount(len(units) - len(outside), lang), "count(institutions)")
    blocks: list[Block] = [
        Heading(heading),
        Paragraph(say("doc.scope", lang, count=count, date=sourced.as_of(bundle, lang), year=sourced.year(bundle))),
    ]
    if len(outside):
        names = "; ".join(sourced.name(name, code) for code, name in outside.items())
        blocks.append(Paragraph(say("doc.scope.outside", lang, names=names)))
    return blocks


def aim(bundle: Bundle, lang: Lang, heading: str) -> list[Block]:
    """Return by what measure the plan was chosen; the values of the measure stand in the annex on method."""
    blocks: list[Block] = [Heading(heading)]
    if bundle.outcome is Outcome.EVALUATED:
        return [*blocks, Paragraph(say("doc.aim.evaluated", lang))]
    if len(bundle.goals):
        goals = tuple(mark(clean(str(text)), f"goals[{key}].{lang}") for key, text in bundle.goals[lang].items())
        return [*blocks, Paragraph(say("doc.aim.goals", lang)), Bullets(goals)]
    return [*blocks, Paragraph(say("doc.aim.cost", lang))]


def next_steps(bundle: Bundle, lang: Lang, heading: str) -> list[Block]:
    """Return what is asked: decisions by whom and until when, and bases to be checked."""
    items = []
    for _, row in bundle.roadmap[bundle.roadmap["step"].isin(DECIDED)].iterrows():
        own = f"roadmap[{row['step']}]"
        words = {key: sourced.text(row[f"{key}_{lang}"], f"{own}.{key}_{lang}") for key in ("lead", "task")}
        items.append(say("doc.next.step", lang, date=sourced.day(row["date"], f"{own}.date", lang), **words))
    if bundle.plan is None and (bundle.conflicts["kind"] == "relaxation").any():
        items.append(say("doc.next.relax", lang))
    never, expired = opening.unchecked(bundle)
    if never or expired:
        count = mark(cells.amount(len(never) + len(expired), lang), "count(norms)")
        items.append(say("doc.next.bases", lang, count=count))
    if facts.illustration(bundle):
        items.append(say("doc.next.figures", lang))
    return [Heading(heading), Bullets(tuple(items))] if items else []
