"""The annual report (Báo cáo) by Nghị định 30/2020/NĐ-CP: what the plan asked of the year, and what there is."""

from optimizer.analysis.annual.annual import Annual
from optimizer.report import facts
from optimizer.report.annual import figures, progress
from optimizer.report.content import cells
from optimizer.report.content.gloss import glossed
from optimizer.report.content.opening import ROMAN, authority, cited_by
from optimizer.report.document import (
    Annex,
    Block,
    Bullets,
    Closing,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    Remark,
    Wide,
)
from optimizer.report.trace import mark, say
from optimizer.wording import Lang, clean, province_name


def annual_report(made: Annual, lang: Lang) -> Document:
    """Return the report of a year."""
    subject = _subject(made, lang)
    return Document(
        lang=lang,
        title=subject[0].replace("\n", " "),
        author=_fact(made, "issuer"),
        day=made.day,
        draft=say("report.draft", lang),
        running=mark(facts.disclaimer(made.province, lang), facts.disclaimer_key(made.province, lang)),
        head=_letterhead(made, lang, subject),
        blocks=tuple(glossed(_blocks(made, lang), lang)),
    )


def _fact(made: Annual, key: str) -> str:
    return clean(made.province.get(key, ""))


def illustration(made: Annual) -> bool:
    """Return whether so much rests on estimates that the report must call itself an illustration."""
    share = float(made.summary.at["estimate_share", "value"])
    return share > facts.ILLUSTRATION_ABOVE or facts.illustration(made.bundle)


def _subject(made: Annual, lang: Lang) -> tuple[str, ...]:
    name = mark(province_name(_fact(made, "name"), lang, inside=True), "province.name")
    year = mark(str(made.year), "annual.year")
    return say("annual.subject", lang, name=name, year=year), mark(facts.title(made.bundle, lang), "scenario.title")


def _letterhead(made: Annual, lang: Lang, subject: tuple[str, ...]) -> Letterhead:
    return Letterhead(
        parent=mark(_fact(made, "parent"), "province.parent"),
        issuer=mark(_fact(made, "issuer"), "province.issuer"),
        number=say("doc.number", lang),
        country=say("doc.country", lang),
        motto=say("doc.motto", lang),
        place_date=say("doc.place_date", lang, place=mark(_fact(made, "place"), "province.place")),
        title=say("doc.title.illustration" if illustration(made) else "doc.title", lang),
        subject=subject,
    )


def _blocks(made: Annual, lang: Lang) -> list[Block]:
    numbers = iter(ROMAN)

    def heading(key: str) -> str:
        return say("doc.heading", lang, number=next(numbers), text=say(f"annual.section.{key}", lang))

    blocks: list[Block] = [*_bases(made, lang), _remark(made, lang), Paragraph(_introduction(made, lang))]
    blocks += progress.result(made, lang, heading("result"))
    blocks += progress.units(made, lang, heading("units"))
    blocks += figures.enrolment(made, lang, heading("enrolment"))
    blocks += figures.demand(made, lang, heading("demand"))
    blocks += figures.targets(made, lang, heading("targets"))
    blocks += progress.tasks(made, lang, heading("tasks"))
    blocks += progress.following(made, lang, heading("next"))
    blocks += [Heading(heading("gaps")), Bullets(tuple(_gaps(made, lang)))]
    blocks += [Heading(heading("judgement")), *(Paragraph(say("annual.blank", lang)) for _ in range(3))]
    blocks += [Paragraph(say("doc.end", lang)), _closing(made, lang)]
    listed = made.steps[made.steps["change"] | (made.steps["status"] == "deviating")]
    annex = Annex(say("doc.annex", lang, number=ROMAN[0]), say("annual.annex", lang))
    return [*blocks, Wide((annex, progress.step_table(made, listed, lang, "", results=True)))]


def _bases(made: Annual, lang: Lang) -> list[Block]:
    names = sorted(cited_by(made.targets["legal_basis"]))
    ends = [";"] * (len(names) - 1) + ["."]
    return [
        Paragraph(say("doc.basis", lang, basis=mark(name.rstrip(".;"), "targets.legal_basis")) + end, "basis")
        for name, end in zip(names, ends, strict=True)
    ]


def _remark(made: Annual, lang: Lang) -> Remark:
    items = []
    if illustration(made):
        share = cells.share(float(made.summary.at["estimate_share", "value"]), lang)
        plan = cells.share(facts.estimated(made.bundle), lang)
        values = {"share": mark(share, "summary[estimate_share].value"), "plan": mark(plan, "estimates[total]")}
        items.append(say("annual.remark.estimates", lang, **values))
    cited_in = made.targets.loc[made.targets["state"] != "checked", "legal_basis"]
    doubtful = cited_by(cited_in)
    if doubtful:
        items.append(cells.one_or("annual.remark.unchecked", len(doubtful), "targets", lang))
    items.append(say("annual.remark.blanks", lang))
    return Remark(say("doc.remarks", lang), tuple(items))


def _introduction(made: Annual, lang: Lang) -> str:
    return say(
        "annual.introduction", lang, day=progress.day(made, lang), year=mark(str(made.year), "annual.year"),
        title=mark(facts.title(made.bundle, lang), "scenario.title"),
        made=mark(facts.as_of(made.bundle, lang), "plan.as_of"),
        target=mark(facts.target_year(made.bundle), "scenario.periods"),
    )  # fmt: skip


def _gaps(made: Annual, lang: Lang) -> list[str]:
    """Return what the tables do not say: figures of this year that are empty, and what no table holds."""
    empty = [
        (say("annual.section.enrolment", lang), made.enrolment[["why_plan", "why_estimate", "why_last", "why_whole"]]),
        (say("annual.network.caption", lang), made.network[["why_plan", "why_actual", "why_estimate", "why_last"]]),
        (say("annual.section.demand", lang), made.demand[["why_forecast", "why_now"]]),
        (say("annual.section.targets", lang), made.targets[["why"]]),
    ]
    said = []
    for what, whys in empty:
        for why in dict.fromkeys(str(cell) for cell in whys.to_numpy().ravel() if cell):
            said.append(say("annual.gap", lang, what=what, why=say(f"annual.why.{why}", lang)))
    if (made.tasks["parts"] == 0).any():
        said.append(
            say("annual.gap", lang, what=say("annual.section.tasks", lang), why=say("annual.why.no_task", lang))
        )
    return [*said, *(say(f"annual.gap.{key}", lang) for key in ("rounds", "decisions", "money", "buildings"))]


def _closing(made: Annual, lang: Lang) -> Closing:
    return Closing(
        say("doc.recipients", lang),
        (say("doc.recipients.parent", lang), say("doc.recipients.file", lang)),
        authority(made.province, lang),
        say("doc.signature", lang),
    )
