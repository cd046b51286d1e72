"""Head of a report, its legal bases, and the remarks that belong on page 1."""

import re
from collections.abc import Iterable, Mapping

from optimizer.analysis.appraisal import appraise
from optimizer.report import facts
from optimizer.report.content import cells, sourced
from optimizer.report.document import Block, Letterhead, Paragraph, Remark
from optimizer.report.trace import mark, say
from optimizer.solution.solution import Bundle, Outcome
from optimizer.wording import Lang, clean

ROMAN = (
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII",
    "XVIII", "XIX", "XX",
)  # fmt: skip
"""Numbers of sections and annexes."""
BEYOND = 0.15
"""Share of difference beyond which a calibration is remarked on page 1."""
FIRM_FROM = 6
"""Fewest of the nine cases in which a decision must come out the same to be called firm."""
ESTIMATED, TRAVEL = "estimates[total].weight_estimate", "travel_calibration"
"""Keys of sources."""
DATE = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")
"""The day of issue of a document."""
SIGNED = (
    ("SỞ ", "department"), ("ỦY BAN NHÂN DÂN", "committee"), ("UỶ BAN NHÂN DÂN", "committee"), ("UBND", "committee"),
)  # fmt: skip
"""How the name of an issuer begins -> how it is signed."""
NAMED = 3
"""Names that a remark quotes; the annex has all."""


def letterhead(bundle: Bundle, lang: Lang, subject: tuple[str, ...]) -> Letterhead:
    """Return the head; number and date stay blank."""
    title = "doc.title.illustration" if facts.illustration(bundle) else "doc.title"
    return Letterhead(
        parent=sourced.fact(bundle, "parent"),
        issuer=sourced.fact(bundle, "issuer"),
        number=say("doc.number", lang),
        country=say("doc.country", lang),
        motto=say("doc.motto", lang),
        place_date=say("doc.place_date", lang, place=sourced.fact(bundle, "place")),
        title=say(title, lang),
        subject=subject,
    )


def authority(facts_: Mapping[str, str], lang: Lang) -> str:
    """Return who signs, a line each: power and office as given, else those of the issuer (Nghị định 30/2020/NĐ-CP).

    A department is signed for by its director, a committee by its chair on its behalf; any other body by its head.
    """
    given = [clean(line) for line in str(facts_.get("signer", "")).split(";")]
    if any(given):
        return "\n".join(sourced.known(line, "province.signer") for line in given if line)
    issuer = clean(str(facts_.get("issuer", ""))).upper()
    kind = next((kind for start, kind in SIGNED if issuer.startswith(start)), "")
    return say(f"doc.authority.{kind}" if kind else "doc.authority", lang)


def subject(bundle: Bundle, lang: Lang) -> tuple[str, ...]:
    """Return what the report is on, and the scenario's title."""
    kind = {Outcome.EVALUATED: "evaluated"}.get(bundle.outcome, "plan" if bundle.plan is not None else "none")
    about = say(f"doc.subject.{kind}", lang, name=sourced.province(bundle, lang), year=sourced.year(bundle))
    return about, sourced.title(bundle, lang)


def bases(bundle: Bundle, lang: Lang) -> list[Block]:
    """Return the legal bases: of the norms and of what the scenario asks, each once, as lines in italics."""
    texts = named(bundle)
    ends = [";"] * (len(texts) - 1) + ["."]
    return [
        Paragraph(say("doc.basis", lang, basis=cited(t.rstrip(".;"))) + end, "basis")
        for t, end in zip(texts, ends, strict=True)
    ]


def named(bundle: Bundle) -> list[str]:
    """Return every document that the norms, and what the scenario asks, rest on; each once, sorted."""
    return sorted(cited_by([*bundle.norms["legal_basis"], *asked_bases(bundle).values()]))


def asked_bases(bundle: Bundle) -> dict[str, str]:
    """Return field of the scenario -> the legal basis given for what it asks."""
    given = bundle.scenario.get("basis")
    return (
        {str(path): str(basis) for path, basis in given.items() if document(str(basis))}
        if isinstance(given, dict)
        else {}
    )


def ended(bundle: Bundle, valid_until: object) -> bool:
    """Return whether a basis valid until this day had expired on the day of the data."""
    ends, today = cells.when(valid_until), cells.when(bundle.province["as_of"])
    return ends is not None and today is not None and ends < today


def document(basis: str) -> str:
    """Return a legal basis without the remark in brackets at its end: the document that is cited."""
    return re.sub(r"\s*\([^()]*\)$", "", clean(basis)).rstrip(" ;.")


def documents(basis: str) -> tuple[str, ...]:
    """Return the documents that a legal basis cites, those that it separates by semicolons apart."""
    parts = (document(part) for part in re.split(r";(?![^()]*\))", basis))
    return tuple(dict.fromkeys(part for part in parts if part))


def cited_by(bases: Iterable[object]) -> set[str]:
    """Return the documents of several legal bases."""
    return {name for basis in bases for name in documents(str(basis))}


def cited(basis: str) -> str:
    """Return a legal basis with the key of its source."""
    return sourced.known(basis, "legal_basis")


def remarks(bundle: Bundle, lang: Lang) -> list[Block]:
    """Return the box of remarks of page 1; nothing where none holds."""
    items = remarked(bundle, lang, say("doc.remark.norms.annex", lang))
    return [Remark(say("doc.remarks", lang), tuple(items))] if items else []


def remarked(bundle: Bundle, lang: Lang, norms: str) -> list[str]:
    """Return the remarks of page 1: illustration, legal bases, conditions not met, calibration, firmness.

    `norms` says where the state of each legal basis stands.
    """
    return [
        *_illustration(bundle, lang), *flawed(doubtful(bundle), lang, norms), *_conditions(bundle, lang),
        *_calibration(bundle, lang), *_firmness(bundle, lang),
    ]  # fmt: skip


def unsure(bundle: Bundle, lang: Lang) -> list[str]:
    """Return the remarks on how far the figures can be trusted: illustration, calibration, firmness."""
    return [*_illustration(bundle, lang), *_calibration(bundle, lang), *_firmness(bundle, lang)]


def _illustration(bundle: Bundle, lang: Lang) -> list[str]:
    if not facts.illustration(bundle):
        return []
    return [say("doc.remark.illustration", lang, share=sourced.share(facts.estimated(bundle), ESTIMATED, lang))]


def unchecked(bundle: Bundle) -> tuple[list[str], list[str]]:
    """Return the legal bases never checked, and those expired on the day of the data; each once, sorted.

    What the scenario cites counts as checked only where a norm of the same document was.
    """
    never, expired, checked = set[str](), set[str](), set[str]()
    for row in bundle.norms.itertuples():
        names = documents(str(row.legal_basis))
        if ended(bundle, row.valid_until):
            expired.update(names)
        elif cells.when(row.checked) is None:
            never.update(names)
        else:
            checked.update(names)
    never |= cited_by(asked_bases(bundle).values()) - checked
    return sorted(never - expired), sorted(expired)


def _conditions(bundle: Bundle, lang: Lang) -> list[str]:
    """Return how many conditions of the norms the plan does not meet; the rules of the scenario are judged apart."""
    count = not_met(bundle)
    return [cells.one_or("doc.remark.conditions", count, "appraisal", lang)] if count else []


def not_met(bundle: Bundle) -> int:
    """Return how many conditions of the norms the plan does not meet, as the appraisal sheet judges."""
    return int((appraise(bundle)["met"] == "not_met").sum())


def doubtful(bundle: Bundle) -> dict[str, list[str]]:
    """Return the legal bases that are ``unchecked``, ``expired`` or ``undated``."""
    groups = dict(zip(("unchecked", "expired"), unchecked(bundle), strict=True))
    return {**groups, "undated": [name for name in named(bundle) if not DATE.search(name)]}


def flawed(groups: Mapping[str, list[str]], lang: Lang, where: str) -> list[str]:
    """Return a remark for each of the groups of `doubtful` that is not empty; `where` says where to read more."""
    return [
        cells.one_or(
            f"doc.remark.norms.{kind}",
            len(names),
            "norms",
            lang,
            names=_some([cited(n) for n in names], lang),
            where=where,
        )
        for kind, names in groups.items()
        if names
    ]


def _some(names: list[str], lang: Lang) -> str:
    return "; ".join(names) if len(names) <= NAMED else say("doc.and_more", lang, names="; ".join(names[:NAMED]))


def _calibration(bundle: Bundle, lang: Lang) -> list[str]:
    found = []
    whole = bundle.calibration[bundle.calibration["site"] == ""]["error_share"]
    if len(whole) and float(whole.iloc[0]) > BEYOND:
        value = sourced.share(float(whole.iloc[0]), calibrated(bundle), lang)
        found.append(say("doc.remark.calibration", lang, share=value, limit=beyond(lang)))
    roads = bundle.travel_calibration["error_share"].dropna()
    far = roads[roads.abs() > BEYOND]
    if len(far):
        every = mark(str(len(roads)), f"count({TRAVEL})")
        found.append(cells.one_or("doc.remark.roads", len(far), TRAVEL, lang, all=every, limit=beyond(lang)))
    return found


def beyond(lang: Lang) -> str:
    """Return the difference beyond which a calibration is remarked."""
    return sourced.share(BEYOND, "limit.calibration", lang)


def calibrated(bundle: Bundle) -> str:
    """Return the key of the difference of the whole province, in the check of learners' choice."""
    return f"calibration[{bundle.calibration.index[bundle.calibration['site'] == ''][0]}].error_share"


def _firmness(bundle: Bundle, lang: Lang) -> list[str]:
    if bundle.plan is None or bundle.firmness.empty:
        return []
    names = bundle.plan.institutions["name"]
    loose = [sourced.name(names[code], code) for code in bundle.firmness.index[bundle.firmness["same"] < FIRM_FROM]]
    return (
        [cells.one_or("doc.remark.firmness", len(loose), "firmness", lang, names=_some(loose, lang))] if loose else []
    )
