"""The report on one run, as a document: section after section, from its bundle."""

from collections.abc import Callable, Mapping

from optimizer.analysis.compare import proof_sentence
from optimizer.report import facts
from optimizer.report.content import annexes, asked, consequences, effects, opening, summary, trust, units
from optimizer.report.content.opening import ROMAN
from optimizer.report.document import Block, Closing, Document, Figure, Heading, Paragraph
from optimizer.report.forecast_chapter import carried, chapter_images, forecast_chapter
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang, clean, say


def scenario_report(bundle: Bundle, lang: Lang, maps: Mapping[str, bytes]) -> Document:
    """Return the report on `bundle`; `maps` holds its maps as SVG by name."""
    subject = opening.subject(bundle, lang)
    return Document(
        lang=lang,
        title=" – ".join(subject).replace("\n", " "),
        author=clean(bundle.province.get("issuer", "")),
        day=bundle.province["as_of"],
        draft=say("report.draft", lang),
        running=facts.disclaimer(bundle),
        head=opening.letterhead(bundle, lang, subject),
        blocks=tuple(_blocks(bundle, lang, maps)),
        images={**maps, **chapter_images(bundle, lang)},
    )


def _blocks(bundle: Bundle, lang: Lang, maps: Mapping[str, bytes]) -> list[Block]:
    numbers = iter(ROMAN)

    def heading(key: str) -> str:
        return say("doc.heading", lang, number=next(numbers), text=say(f"doc.section.{key}", lang))

    plan = bundle.plan
    blocks = [*opening.remarks(bundle, lang), Paragraph(_introduction(bundle, lang))]
    blocks += summary.summary(bundle, lang, heading("summary"))
    if plan is None:
        blocks += effects.conflicts(bundle, lang, heading("conflicts"))
    blocks += asked.asked(bundle, lang, heading("asked"))
    blocks += units.present(bundle, lang, heading("present"))
    if len(bundle.diagnosis):
        blocks += consequences.diagnosis(bundle, lang, heading("diagnosis"))
    if carried(bundle):
        blocks += forecast_chapter(bundle, lang, heading("forecast"))
    if plan is not None:
        blocks += units.proposed(bundle, plan, lang, heading("proposed"))
        blocks += consequences.names(bundle, lang, heading("names"))
        blocks += effects.before_after(bundle, lang, heading("effects"))
        blocks += effects.priority(bundle, lang)
        blocks += effects.rules_section(bundle, lang, heading("rules"))
        blocks += effects.money(bundle, lang, heading("money"))
        blocks += consequences.budget(bundle, lang)
        blocks += _studied(bundle, lang, heading)
    blocks += trust.trust(bundle, lang, heading("trust"))
    blocks += [Heading(heading("proof")), Paragraph(proof_sentence(bundle, lang))]
    if plan is not None:
        blocks.append(Paragraph(say("doc.proof.meaning", lang)))
    blocks += [Paragraph(say("doc.end", lang)), closing(bundle, lang)]
    return [*blocks, *annexes.annexes(bundle, lang, _figures(bundle, lang, maps))]


def _studied(bundle: Bundle, lang: Lang, heading: Callable[[str], str]) -> list[Block]:
    """Return the sections that rest on the tables beside a plan, and the forms."""
    blocks: list[Block] = []
    if len(bundle.organisation):
        blocks += consequences.posts(bundle, lang, heading("posts"))
    if len(bundle.travel_groups):
        blocks += consequences.learners(bundle, lang, heading("learners"))
        blocks += consequences.buildings(bundle, lang, heading("buildings"))
    if len(bundle.roadmap):
        blocks += consequences.roadmap(bundle, lang, heading("roadmap"))
    blocks += consequences.opinions(lang, heading("opinions"))
    return [*blocks, *consequences.risks(lang, heading("risks"))]


def _introduction(bundle: Bundle, lang: Lang) -> str:
    key = "plan" if bundle.plan is not None else "none"
    return say(f"doc.introduction.{key}", lang, date=facts.as_of(bundle, lang), year=facts.target_year(bundle))


def _figures(bundle: Bundle, lang: Lang, maps: Mapping[str, bytes]) -> list[Figure]:
    title = facts.title(bundle, lang)
    return [Figure(key, say(f"doc.map.{key}", lang, title=title)) for key in ("status", "change-mean") if key in maps]


def closing(bundle: Bundle, lang: Lang) -> Closing:
    """Return recipients and the blank place of the signature."""
    issuer = clean(bundle.province.get("issuer", ""))
    return Closing(
        say("doc.recipients", lang),
        (say("doc.recipients.parent", lang), say("doc.recipients.file", lang)),
        issuer or say("doc.authority", lang),
        say("doc.signature", lang),
    )
