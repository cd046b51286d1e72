"""The report on one run, as a document: page 1, Parts I-V, annexes, from its bundle."""

from collections.abc import Callable, Mapping, Sequence

from optimizer.report.content import (
    alternatives,
    annexes,
    asked,
    assessment,
    bases,
    consequences,
    effects,
    first,
    need,
    opening,
    options,
    programmes,
    sourced,
    trust,
    units,
    years,
)  # fmt: skip
from optimizer.report.content.opening import ROMAN
from optimizer.report.document import Block, Closing, Document, Figure, Paragraph, Part, Wide
from optimizer.report.forecast_chapter import carried, chapter_images, forecast_chapter
from optimizer.report.maps.atlas import REPORTED
from optimizer.report.trace import say
from optimizer.solution.plan import Network
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang, clean

type Made = Callable[[str], list[Block]]
"""What a section holds, under the heading it is given; nothing where the bundle has nothing to say."""


def scenario_report(bundle: Bundle, lang: Lang, maps: Mapping[str, bytes], others: Sequence[Bundle] = ()) -> Document:
    """Return the report on `bundle`, with `others` beside it as options.

    `maps` holds its maps as SVG by name.
    """
    subject = opening.subject(bundle, lang)
    return Document(
        lang=lang,
        title=" – ".join(subject).replace("\n", " "),
        author=clean(bundle.province.get("issuer", "")),
        day=bundle.province["as_of"],
        draft=say("report.draft", lang),
        running=sourced.disclaimer(bundle, lang),
        head=opening.letterhead(bundle, lang, subject),
        blocks=tuple(_blocks(bundle, lang, maps, others)),
        images={**maps, **chapter_images(bundle, lang)},
    )


def _blocks(bundle: Bundle, lang: Lang, maps: Mapping[str, bytes], others: Sequence[Bundle]) -> list[Block]:
    parts = {
        "need": _need(bundle, lang), "present": _present(bundle, lang), "principles": _principles(bundle, lang),
        "plan": _proposed(bundle, lang, others), "implementation": _implementation(bundle, lang),
    }  # fmt: skip
    blocks: list[Block] = [first.first_page(bundle, lang, drawn=first.MAP in maps)]
    for number, (key, sections) in zip(ROMAN, parts.items(), strict=False):
        part = Part(say("doc.part", lang, number=number), say(f"doc.part.{key}", lang))
        blocks += _opened(part, _numbered(sections, lang))
    blocks += [Paragraph(say("doc.end", lang)), closing(bundle, lang)]
    return [*blocks, *annexes.annexes(bundle, lang, _figures(bundle, lang, maps), maps)]


def _opened(part: Part, blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks of a part behind its title, which stands on the turned page where the first of them does."""
    if blocks and isinstance(blocks[0], Wide):
        return [Wide((part, *blocks[0].blocks)), *blocks[1:]]
    return [part, *blocks]


def _numbered(sections: Mapping[str, Made], lang: Lang) -> list[Block]:
    """Return the sections of a part that have anything, numbered I, II, ..."""
    blocks: list[Block] = []
    numbers = iter(ROMAN)
    number = next(numbers)
    for key, made in sections.items():
        section = made(say("doc.heading", lang, number=number, text=say(f"doc.section.{key}", lang)))
        if section:
            blocks += section
            number = next(numbers)
    return blocks


def _need(bundle: Bundle, lang: Lang) -> dict[str, Made]:
    return {
        "need": lambda heading: need.need(bundle, lang, heading),
        "bases": lambda heading: bases.bases(bundle, lang, heading),
        "scope": lambda heading: need.scope(bundle, lang, heading),
    }


def _present(bundle: Bundle, lang: Lang) -> dict[str, Made]:
    return {
        "present": lambda heading: units.present(bundle, lang, heading),
        "diagnosis": lambda heading: consequences.diagnosis(bundle, lang, heading),
        "forecast": lambda heading: forecast_chapter(bundle, lang, heading) if carried(bundle) else [],
        "assessment": lambda heading: assessment.assessment(bundle, lang, heading),
    }


def _principles(bundle: Bundle, lang: Lang) -> dict[str, Made]:
    return {
        "aim": lambda heading: need.aim(bundle, lang, heading),
        "asked": lambda heading: asked.asked(bundle, lang, heading),
    }


def _proposed(bundle: Bundle, lang: Lang, others: Sequence[Bundle]) -> dict[str, Made]:
    several: dict[str, Made] = {
        "alternatives": lambda heading: alternatives.alternatives([bundle, *others], lang, heading),
    } if others else {}  # fmt: skip
    if bundle.plan is None:
        return several | {
            "conflicts": lambda heading: effects.conflicts(bundle, lang, heading),
            "trust": lambda heading: trust.trust(bundle, lang, heading),
        }
    plan: Network = bundle.plan
    alone: dict[str, Made] = {"effects": lambda heading: options.options(bundle, lang, heading)}
    return (several or alone) | {
        "priority": lambda heading: effects.priority(bundle, lang, heading),
        "proposed": lambda heading: units.proposed(bundle, plan, lang, heading),
        "years": lambda heading: years.years(bundle, lang, heading),
        "names": lambda heading: consequences.names(bundle, lang, heading),
        "programmes": lambda heading: programmes.programmes(bundle, plan, lang, heading),
        "rules": lambda heading: effects.rules_section(bundle, lang, heading),
        "posts": lambda heading: consequences.posts(bundle, lang, heading) if len(bundle.organisation) else [],
        "money": lambda heading: effects.money(bundle, lang, heading),
        "buildings": lambda heading: consequences.buildings(bundle, lang, heading) if len(bundle.travel_groups) else [],
        "learners": lambda heading: consequences.learners(bundle, lang, heading) if len(bundle.travel_groups) else [],
        "trust": lambda heading: trust.trust(bundle, lang, heading),
    }  # fmt: skip


def _implementation(bundle: Bundle, lang: Lang) -> dict[str, Made]:
    if bundle.plan is None:
        return {"next": lambda heading: need.next_steps(bundle, lang, heading)}
    return {
        "roadmap": lambda heading: consequences.roadmap(bundle, lang, heading),
        "funding": lambda heading: consequences.budget(bundle, lang, heading),
        "opinions": lambda heading: consequences.opinions(lang, heading),
        "risks": lambda heading: consequences.risks(lang, heading),
        "next": lambda heading: need.next_steps(bundle, lang, heading),
    }


def _figures(bundle: Bundle, lang: Lang, maps: Mapping[str, bytes]) -> list[Figure]:
    title = sourced.title(bundle, lang)
    return [Figure(key, say(f"doc.map.{key}", lang, title=title)) for key in REPORTED if key in maps]


def closing(bundle: Bundle, lang: Lang) -> Closing:
    """Return recipients and the blank place of the signature."""
    return Closing(
        say("doc.recipients", lang),
        (say("doc.recipients.parent", lang), say("doc.recipients.file", lang)),
        opening.authority(bundle.province, lang),
        say("doc.signature", lang),
    )
