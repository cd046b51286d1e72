"""The general assessment of today's network: which units stand out, from the diagnosis of each."""

import pandas as pd

from optimizer.report.content import sourced
from optimizer.report.document import Block, Bullets, Heading, Paragraph
from optimizer.report.trace import mark, say
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang, clean

NAMED = 3
"""Units named for each remark, the furthest from the others first."""


def assessment(bundle: Bundle, lang: Lang, heading: str) -> list[Block]:
    """Return the section: norms not met, least filled, most occupations shared, furthest away; nothing to say: none."""
    frame = bundle.diagnosis
    if frame.empty:
        return []
    broken = frame[frame["broken"] > 0]
    items = [_norms(bundle, broken, lang)] if len(broken) else []
    items += [
        say(f"doc.assessment.{key}", lang, list=listed)
        for key, listed in (
            ("fill", _some(bundle, frame["fill_share"].nsmallest(NAMED), "share", lang)),
            ("shared", _some(bundle, frame.loc[frame["shared"] > 0, "shared"].nlargest(NAMED), "number", lang)),
            ("far", _some(bundle, frame["nearest_minutes"].nlargest(NAMED), "number", lang)),
        )
        if listed
    ]
    return [Heading(heading), Paragraph(say("doc.assessment.intro", lang)), Bullets(tuple(items))] if items else []


def _norms(bundle: Bundle, broken: pd.DataFrame, lang: Lang) -> str:
    names = "; ".join(_name(bundle, str(code)) for code in broken.index)
    return say("doc.assessment.norms", lang, count=mark(str(len(broken)), "count(diagnosis)"), names=names)


def _some(bundle: Bundle, figures: pd.Series, kind: str, lang: Lang) -> str:
    """Return units with the figure for which they are named."""
    parts = []
    for code, value in figures.dropna().items():
        source = f"diagnosis[{code}].{figures.name}"
        shown = sourced.share(value, source, lang) if kind == "share" else sourced.amount(value, source, lang)
        parts.append(say("doc.assessment.one", lang, name=_name(bundle, str(code)), value=shown))
    return "; ".join(parts)


def _name(bundle: Bundle, code: str) -> str:
    return sourced.name(clean(str(bundle.unchanged.institutions.at[code, "name"])), code)
