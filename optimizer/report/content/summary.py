"""What is decided, in words, and the figures a reader asks for first."""

import pandas as pd

from optimizer.analysis.compare import proof_sentence
from optimizer.report import facts
from optimizer.report.content import cells
from optimizer.report.document import Block, Bullets, Heading, Paragraph
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang, clean, say

HEADLINE = (
    "units_in_scope",
    "open_sites",
    "cost_budget_recurrent",
    "investment",
    "minutes_mean",
    "demand_met",
)
"""Indicators of the summary, in this order, where the bundle has them."""


def summary(bundle: Bundle, lang: Lang, heading: str) -> list[Block]:
    """Return the section on the decision: the question, what becomes of the units, headline figures, what is proven."""
    blocks: list[Block] = [Heading(heading)]
    blocks.append(Paragraph(say("doc.question", lang, question=clean(str(bundle.scenario["question"])))))
    if bundle.plan is None:
        return [*blocks, Paragraph(proof_sentence(bundle, lang))]
    blocks.append(Paragraph(say("doc.decision", lang, year=facts.target_year(bundle)), "lead"))
    blocks.append(Bullets(tuple(decisions(bundle.plan.institutions, lang))))
    blocks.append(Paragraph(say("doc.figures", lang), "lead"))
    blocks.append(Bullets(tuple(figures(bundle, lang))))
    blocks.append(Paragraph(say("doc.proof", lang, sentence=proof_sentence(bundle, lang))))
    return blocks


def decisions(institutions: pd.DataFrame, lang: Lang) -> list[str]:
    """Return sentences on the units: mergers by host, conversions, growth, departures, and those left as they are."""
    found = []
    merged = institutions[institutions["fate"] == "merge"]
    for host in sorted(merged["host"].unique()):
        guests = ", ".join(clean(str(name)) for name in merged.loc[merged["host"] == host, "name"])
        after, before = clean(str(institutions.at[host, "name_after"])), clean(str(institutions.at[host, "name"]))
        phrase = "doc.decision.renamed" if after not in {"", before} else "doc.decision.merge"
        found.append(say(phrase, lang, host=before, after=after, guests=guests))
    alive = institutions[institutions["fate"] == "survive"]
    plain = alive[~alive[["convert", "hosts", "expand", "reduce"]].any(axis=1)]
    for key, rows in (
        ("convert", alive[alive["convert"]]),
        ("expand", alive[alive["expand"]]),
        ("reduce", alive[alive["reduce"]]),
        ("leave", institutions[institutions["fate"] == "leave"]),
        ("keep", plain),
        ("outside", institutions[institutions["fate"] == "outside"]),
    ):
        if len(rows):
            found.append(
                say(f"doc.decision.{key}", lang, names=", ".join(_name(row, lang) for _, row in rows.iterrows()))
            )
    return found


def _name(row: pd.Series, lang: Lang) -> str:
    """Return the name of a unit, with its new name where it has one."""
    before, after = clean(str(row["name"])), clean(str(row["name_after"]))
    return before if after in {"", before} else say("doc.decision.new_name", lang, before=before, after=after)


def figures(bundle: Bundle, lang: Lang) -> list[str]:
    """Return the headline indicators as sentences: the plan against the unchanged network, with the unit."""
    found = []
    for key in HEADLINE:
        if key not in bundle.indicators.index:
            continue
        row = bundle.indicators.loc[key]
        unit = str(row["unit"])
        found.append(
            say(
                "doc.figure",
                lang,
                name=row[f"name_{lang}"],
                unit="%" if unit == "percent" else f" {row[f'unit_{lang}']}",
                unchanged=cells.measured(row["unchanged"], unit, lang),
                plan=cells.measured(row["plan"], unit, lang),
                change=cells.measured(row["change"], unit, lang, sign=True),
            )
        )
    return found
