"""The maps of a run, by name."""

from optimizer.report.maps.difference import draw_difference
from optimizer.report.maps.status import draw_status
from optimizer.report.maps.views import Map
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang


def draw_maps(bundle: Bundle, lang: Lang) -> dict[str, Map]:
    """Return the maps of `bundle`: ``status`` and, where a plan exists, ``change-basic`` and ``change-mean``."""
    maps = {"status": draw_status(bundle, lang)}
    if bundle.plan is not None:
        maps["change-basic"] = draw_difference(bundle, lang, "basic")
        maps["change-mean"] = draw_difference(bundle, lang, "mean")
    return maps
