"""What the documents of the procedure share: head, legal bases with the day they were checked, remarks of page 1."""

import pandas as pd

from optimizer.report import facts
from optimizer.report.content import cells, sourced
from optimizer.report.content.gloss import glossed
from optimizer.report.content.opening import ESTIMATED, cited, cited_by, documents
from optimizer.report.document import Block, Closing, Document, Letterhead, Paragraph, Remark
from optimizer.report.trace import say
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang, clean


def assembled(bundle: Bundle, key: str, head: Letterhead, blocks: list[Block], lang: Lang) -> Document:
    """Return `blocks` under `head` as the document `key`."""
    return Document(
        lang=lang,
        title=subject(bundle, key, lang),
        author=clean(bundle.province.get("issuer", "")),
        day=bundle.province["as_of"],
        draft=say("report.draft", lang),
        running=sourced.disclaimer(bundle, lang),
        head=head,
        blocks=tuple(glossed(blocks, lang)),
    )


def subject(bundle: Bundle, key: str, lang: Lang) -> str:
    """Return what the document is about."""
    return say(f"proc.subject.{key}", lang, name=sourced.province(bundle, lang))


def head(bundle: Bundle, key: str, lang: Lang, *, by_parent: bool = False) -> Letterhead:
    """Return the head, issued by the province's issuer or by its parent; number and date stay blank."""
    parent, issuer = sourced.fact(bundle, "parent"), sourced.fact(bundle, "issuer")
    return Letterhead(
        parent="" if by_parent else parent,
        issuer=parent if by_parent else issuer,
        number=say(f"proc.number.{key}", lang),
        country=say("doc.country", lang),
        motto=say("doc.motto", lang),
        place_date=say("doc.place_date", lang, place=sourced.fact(bundle, "place")),
        title=say(f"proc.title.{key}", lang),
        subject=(subject(bundle, key, lang), sourced.title(bundle, lang)),
    )


def asked(bundle: Bundle) -> set[str]:
    """Return the documents that the scenario cites for what it asks."""
    given = bundle.scenario.get("basis")
    return cited_by(given.values() if isinstance(given, dict) else ())


def states(bundle: Bundle, lang: Lang) -> dict[str, tuple[str, str]]:
    """Return document cited -> its state (checked, unchecked, expired) and the words for it, worst of its norms."""
    today = cells.when(bundle.province["as_of"])
    found: dict[str, tuple[str, str]] = {}
    rank = ("checked", "unchecked", "expired")
    for row in bundle.norms.itertuples():
        ends, checked = cells.when(row.valid_until), cells.when(row.checked)
        expired = ends is not None and today is not None and ends < today
        dated = f"norms[{row.Index}].{'valid_until' if expired else 'checked'}"
        state = "expired" if expired else "unchecked" if checked is None else "checked"
        words = say(f"proc.state.{state}", lang, date=sourced.day(ends if expired else checked, dated, lang))
        for name in documents(str(row.legal_basis)):
            if name not in found or rank.index(state) > rank.index(found[name][0]):
                found[name] = state, words
    for name in asked(bundle):
        found.setdefault(name, ("unchecked", say("proc.state.unchecked", lang)))
    return {name: found[name] for name in sorted(found)}


def bases(bundle: Bundle, names: set[str], lang: Lang, last: str) -> list[Block]:
    """Return the legal bases in `names` and those of the scenario, each with its state; `last` ends the last line."""
    known = states(bundle, lang)
    wanted = names | asked(bundle)
    lines = [say("proc.basis", lang, basis=cited(name), state=known[name][1]) for name in known if name in wanted]
    ends = [";"] * (len(lines) - 1) + [last]
    return [Paragraph(line + end, "basis") for line, end in zip(lines, ends, strict=True)]


def rested_on(judged: pd.DataFrame) -> set[str]:
    """Return the documents that the appraisal rests on."""
    return cited_by(judged["legal_basis"])


def remarks(bundle: Bundle, judged: pd.DataFrame, lang: Lang, names: set[str]) -> list[Block]:
    """Return the box of page 1: illustration, bases in `names` unchecked or expired, rules and conditions not met."""
    items = []
    if facts.illustration(bundle):
        items.append(
            say("proc.remark.illustration", lang, share=sourced.share(facts.estimated(bundle), ESTIMATED, lang))
        )
    known = states(bundle, lang)
    shown = {name: known[name] for name in known if name in names | asked(bundle)}
    for state in ("unchecked", "expired"):
        count = sum(found == state for found, _ in shown.values())
        if count:
            items.append(cells.one_or(f"proc.remark.{state}", count, "norms", lang))
    broken = int((bundle.rules["met"] == "not_met").sum())
    if broken:
        items.append(cells.one_or("proc.remark.broken", broken, "rules", lang))
    for met in ("not_met", "missing"):
        count = int((judged["met"] == met).sum())
        if count:
            items.append(cells.one_or(f"proc.remark.{met}", count, "appraisal", lang))
    return [Remark(say("proc.remarks", lang), tuple(items))] if items else []


def closing(authority: str, lang: Lang, *, addressed: bool = False) -> Closing:
    """Return recipients and the blank place of the signature; `addressed`: first those that the paper is sent to."""
    above = (say("doc.recipients.above", lang),) if addressed else ()
    recipients = (*above, say("doc.recipients.parent", lang), say("doc.recipients.file", lang))
    return Closing(say("doc.recipients", lang), recipients, authority, say("doc.signature", lang))
