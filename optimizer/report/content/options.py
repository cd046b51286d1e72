"""Today's network beside the plan, criterion by criterion, and what speaks for the plan and against it."""

from optimizer.analysis.options import weighed
from optimizer.report.content import cells, sourced
from optimizer.report.content.effects import before_after
from optimizer.report.document import Block, Bullets, Paragraph
from optimizer.report.trace import say
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang, clean


def options(bundle: Bundle, lang: Lang, heading: str) -> list[Block]:
    """Return the section: the table of criteria, then advantages and drawbacks as the figures have them."""
    sides = weighed(bundle.indicators)
    blocks = before_after(bundle, lang, heading)
    for side in ("for", "against"):
        items = tuple(_sentence(bundle, str(key), lang) for key in sides.index[sides == side])
        blocks.append(Paragraph(say(f"doc.options.{side}" if items else f"doc.options.{side}_none", lang), "lead"))
        if items:
            blocks.append(Bullets(items))
    return blocks


def _sentence(bundle: Bundle, key: str, lang: Lang) -> str:
    """Return the indicator's name, its value in the plan and unchanged, and the change."""
    row = bundle.indicators.loc[key]
    unit = str(row["unit"])
    figures = {name: cells.indicator(bundle, key, name, unit, lang) for name in ("plan", "unchanged", "change")}
    shown = "%" if unit == "percent" else f" {clean(str(row[f'unit_{lang}']))}"
    name = sourced.known(clean(str(row[f"name_{lang}"])), f"indicators[{key}].name_{lang}")
    return say("doc.options.figure", lang, name=name, unit=shown, **figures)
