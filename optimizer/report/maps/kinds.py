"""The kinds of maps that can be drawn again from saved bundles, by name."""

from collections.abc import Callable, Mapping

from optimizer.errors import BundleError
from optimizer.report import facts
from optimizer.report.maps.difference import Measure, draw_difference
from optimizer.report.maps.status import draw_status
from optimizer.report.maps.views import Map
from optimizer.solution.plan import Network
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang, say

type Draw = Callable[[Bundle, Lang, Bundle | None], Map]
"""Draws a bundle, against another one where the kind compares (none: its own unchanged network)."""
FORMATS = ("png", "svg", "pdf")


def _status(bundle: Bundle, lang: Lang, _other: Bundle | None) -> Map:
    return draw_status(bundle, lang)


def _difference(measure: Measure) -> Draw:
    def draw(bundle: Bundle, lang: Lang, other: Bundle | None) -> Map:
        require_plan(bundle, lang)
        if other is None:
            return draw_difference(bundle, lang, measure)
        column = f"{measure}_minutes"
        mine, theirs = facts.shown(bundle).access[column], require_plan(other, lang).access[column]
        return draw_difference(bundle, lang, measure, change=mine - theirs, against=facts.title(other, lang))

    return draw


def require_plan(bundle: Bundle, lang: Lang) -> Network:
    """Return the plan of `bundle`.

    Raises
    ------
    BundleError
        The run ended without a plan.
    """
    if bundle.plan is None:
        raise BundleError(say("map.no_plan", lang, name=str(bundle.scenario["name"])))
    return bundle.plan


KINDS: Mapping[str, Draw] = {
    "status": _status,
    "change-basic": _difference("basic"),
    "change-mean": _difference("mean"),
}
"""Name of a kind, which names its files too -> how it is drawn."""

COMPARING = frozenset({"change-basic", "change-mean"})
"""Kinds that may be drawn against another bundle."""


def file_form(drawn: Map, form: str) -> bytes:
    """Return the sheet of `drawn` in one of `FORMATS`."""
    return {"png": drawn.sheet.png, "svg": drawn.sheet.svg, "pdf": drawn.sheet.pdf}[form]()
