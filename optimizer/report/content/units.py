"""The network as it is, and what is proposed for each unit."""

import pandas as pd

from optimizer.analysis.compare import decisions
from optimizer.data.codes import Kind
from optimizer.report.content import cells, sourced
from optimizer.report.content.opening import FIRM_FROM
from optimizer.report.document import Block, Heading, Paragraph, Table, Wide
from optimizer.report.maps.signs import short_commune, short_name
from optimizer.report.trace import mark, order, say
from optimizer.solution.plan import Network
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang


def present(bundle: Bundle, lang: Lang, heading: str) -> list[Block]:
    """Return the section on the present network, one row a unit; places and entrants are those of the diagnosis."""
    units, communes, stands = bundle.unchanged.institutions, _communes(bundle), bundle.diagnosis
    rows = []
    for number, (code, row) in enumerate(units.iterrows(), start=1):
        own = f"unchanged.institutions[{code}]"
        seat = bundle.unchanged.sites["commune"].get(row["head_site"], "")
        body = sourced.text(row["managing_body"], f"{own}.managing_body")
        rows.append(
            (
                order(number),
                sourced.name(row["name"], code),
                f"{sourced.word(Kind(str(row['type'])), lang)}; {body}",
                communes.get(seat, cells.MISSING),
                sourced.amount(row["posts"], f"{own}.posts", lang),
                *(
                    sourced.amount(stands[column].get(code), f"diagnosis[{code}].{column}", lang)
                    for column in ("places", "entrants")
                ),
            )
        )
    columns = (
        cells.col("no", lang, 9, "center"),
        cells.col("unit", lang),
        cells.col("type", lang, 45),
        cells.col("seat", lang, 25),
        cells.col("posts", lang, 16, "right"),
        cells.col("places", lang, 20, "right"),
        cells.col("entrants", lang, 18, "right"),
    )
    table = Table(say("doc.present.table", lang), columns, tuple(rows), (say("doc.present.note", lang),), size=10.5)
    return [Heading(heading), Paragraph(say("doc.present.intro", lang)), table]


def proposed(bundle: Bundle, plan: Network, lang: Lang, heading: str) -> list[Block]:
    """Return the section on what is proposed for each unit, on landscape pages."""
    words = decisions(plan.institutions, lang, plan.sites)
    sites = site_lines(bundle, plan, lang)
    rows = []
    for number, (code, row) in enumerate(plan.institutions.iterrows(), start=1):
        rows.append(
            (
                order(number),
                sourced.name(row["name"], code),
                sourced.known(short_name(words[code]), f"decision[{code}]"),
                sourced.name(short_name(name_after(plan.institutions, row)), code),
                "\n".join(sites.get(str(code), [])),
                headcount(plan, str(code), lang),
                reason(bundle, str(code), lang),
                firmness(bundle, str(code), lang),
                sourced.day(row["date"], f"institutions[{code}].date", lang),
            )
        )
    columns = (
        cells.col("no", lang, 9, "center"),
        cells.col("unit_today", lang, 34),
        cells.col("decision", lang, 29),
        cells.col("unit_after", lang, 29),
        cells.col("sites", lang, 32),
        cells.col("posts", lang, 22),
        cells.col("reason", lang),
        cells.col("firmness", lang, 14, "center"),
        cells.col("when", lang, 19, "center"),
    )
    notes = [
        say("doc.proposed.star", lang),
        say("doc.proposed.firmness", lang, least=mark(str(FIRM_FROM), "limit.firmness")),
    ]
    if bundle.firmness.empty:
        notes.append(say("doc.proposed.no_firmness", lang))
    table = Table(say("doc.proposed.table", lang), columns, tuple(rows), tuple(notes), size=10.5)
    return [Wide((Heading(heading), Paragraph(say("doc.proposed.intro", lang)), table))]


def headcount(plan: Network, code: str, lang: Lang) -> str:
    """Return the posts of an institution: now, and afterwards where it lives on; a merged one's go with it."""
    row = plan.institutions.loc[code]
    now = sourced.amount(row["posts"], f"institutions[{code}].posts", lang)
    lines = [say("doc.headcount.now", lang, count=now)]
    if row["fate"] == "merge":
        lines.append(say("doc.headcount.merge", lang))
    elif code in plan.staff.index:
        after = sourced.amount(plan.staff.at[code, "posts_after"], f"staff[{code}].posts_after", lang)
        lines.append(say("doc.headcount.after", lang, count=after))
    return "\n".join(lines)


def name_after(units: pd.DataFrame, row: pd.Series) -> str:
    """Return the name that the institution of `row` goes by after the change: its host's where it merges."""
    if row["fate"] == "merge":
        host = units.loc[row["host"]]
        return (
            cells.text(host["name_after"])
            if cells.text(host["name_after"]) != cells.MISSING
            else cells.text(host["name"])
        )
    return cells.text(row["name_after"])


def site_lines(bundle: Bundle, plan: Network, lang: Lang) -> dict[str, list[str]]:
    """Return institution (today's owner) -> one line per site: where it lies and what becomes of it."""
    communes = _communes(bundle)
    found: dict[str, list[str]] = {}
    for code, row in plan.sites.iterrows():
        place = communes.get(row["commune"]) or sourced.name(row["commune"], row["commune"])
        invested = sourced.amount(float(row["investment_mvnd"]), f"plan.sites[{code}].investment_mvnd", lang)
        after, unit = str(row["institution_after"]), plan.institutions.loc[row["institution"]]
        elsewhere = row["status"] == "taken" and after != unit["host"]
        to = sourced.name(short_name(str(plan.institutions["name"].get(after, ""))), after)
        phrase = "doc.site.divided" if elsewhere else f"doc.site.{row['status']}"
        line = say(phrase, lang, place=place, invested=invested, host=to)
        found.setdefault(str(row["institution"]), []).append(line)
    return found


ESTIMATED = " (*)"
"""Ends a reason that rests on an estimate; a note below says so."""


def reason(bundle: Bundle, code: str, lang: Lang) -> str:
    """Return the reason of a decision, with (*) where it rests on an estimate."""
    if code not in bundle.reasons.index:
        return cells.MISSING
    row = bundle.reasons.loc[code]
    text = sourced.text(row[lang], f"reasons[{code}].{lang}")
    return f"{text}{ESTIMATED}" if bool(row["estimated"]) else text


def firmness(bundle: Bundle, code: str, lang: Lang) -> str:
    """Return in how many of the nine cases the decision came out the same; a dash where not computed."""
    if code not in bundle.firmness.index:
        return cells.MISSING
    row = bundle.firmness.loc[code]
    value = "/".join(sourced.amount(float(row[key]), f"firmness[{code}].{key}", lang) for key in ("same", "of"))
    return value if float(row["same"]) >= FIRM_FROM else say("doc.firmness.low", lang, value=value)


def _communes(bundle: Bundle) -> dict[str, str]:
    return {
        code: sourced.name(short_commune(str(name)), code)
        for code, name in zip(bundle.geometry["commune"], bundle.geometry["name"], strict=True)
    }
