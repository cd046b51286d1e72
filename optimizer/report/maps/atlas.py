"""The maps of a run, by name."""

from collections.abc import Callable, Collection

from optimizer.report.maps.difference import draw_difference
from optimizer.report.maps.status import draw_status
from optimizer.report.maps.views import Map
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang

DRAWN: dict[str, Callable[[Bundle, Lang], Map]] = {
    "status": draw_status,
    "change-basic": lambda bundle, lang: draw_difference(bundle, lang, "basic"),
    "change-mean": lambda bundle, lang: draw_difference(bundle, lang, "mean"),
}
REPORTED = ("status", "change-mean")
"""Those that the report shows."""


def draw_maps(bundle: Bundle, lang: Lang, names: Collection[str] = tuple(DRAWN)) -> dict[str, Map]:
    """Return the maps of `bundle` among `names`; without a plan there is ``status`` alone."""
    made = {"status"} if bundle.plan is None else set(DRAWN)
    return {name: draw(bundle, lang) for name, draw in DRAWN.items() if name in names and name in made}
