"""The remarks of a comparison: one line a matter, with the options that it is for unless it is for all of them."""

from collections.abc import Mapping, Sequence

from optimizer.report.content import cells, opening
from optimizer.report.document import Block, Remark
from optimizer.report.trace import mark, order, say
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang


def shared_remarks(bundles: Sequence[Bundle], lang: Lang) -> list[Block]:
    """Return the box of the remarks of all `bundles`, options counted from 1; nothing where none holds."""
    other = any(dict(bundle.digests) != dict(bundles[0].digests) for bundle in bundles)
    items = [say("doc.remark.other_tables", lang)] if other else []
    items += [*_bases(bundles, lang), *_conditions(bundles, lang)]
    told: dict[str, list[int]] = {}
    for number, bundle in enumerate(bundles, start=1):
        for item in opening.unsure(bundle, lang):
            told.setdefault(item, []).append(number)
    apart = [of_options(own, item, lang) for item, own in told.items() if len(own) < len(bundles)]
    items = [*(item for item, own in told.items() if len(own) == len(bundles)), *items, *apart]
    return [Remark(say("doc.remarks", lang), tuple(items))] if items else []


def _bases(bundles: Sequence[Bundle], lang: Lang) -> list[str]:
    """Return how many legal bases of all options together are unchecked, expired or undated."""
    groups: dict[str, set[str]] = {}
    for bundle in bundles:
        for kind, names in opening.doubtful(bundle).items():
            groups.setdefault(kind, set()).update(names)
    found: Mapping[str, list[str]] = {kind: sorted(names) for kind, names in groups.items()}
    return opening.flawed(found, lang, say("doc.remark.norms.reports", lang))


def _conditions(bundles: Sequence[Bundle], lang: Lang) -> list[str]:
    """Return how many conditions each option does not meet; options that meet all are left out."""
    counts: dict[int, list[int]] = {}
    for number, bundle in enumerate(bundles, start=1):
        counts.setdefault(opening.not_met(bundle), []).append(number)
    each = [
        of_options(own, mark(f"{count:02d}" if lang == "vi" else str(count), "count(appraisal)"), lang)
        for count, own in sorted(counts.items())
        if count
    ]
    if each and len(counts) == 1:
        return [cells.one_or("doc.remark.conditions", next(iter(counts)), "appraisal", lang)]
    return [say("doc.remark.conditions.each", lang, each="; ".join(each))] if each else []


def of_options(numbers: Sequence[int], what: str, lang: Lang) -> str:
    """Return `what` behind the options that it is said of."""
    phrase = "doc.options" if len(numbers) > 1 else "doc.option"
    named = ", ".join(order(number) for number in numbers)
    values = {"numbers": named} if len(numbers) > 1 else {"number": named}
    return say("doc.compared.proof", lang, label=say(phrase, lang, **values), sentence=what)
