"""The small maps of a report: one of page 1, and one of each institution that the plan decides on."""

from optimizer.report.content.first import MAP
from optimizer.report.content.sheets import mapped
from optimizer.report.maps.brief import draw_brief
from optimizer.report.maps.ground import ground
from optimizer.report.maps.institution import institution_map
from optimizer.report.maps.signs import site_signs
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang


def small_maps(bundle: Bundle, lang: Lang) -> dict[str, bytes]:
    """Return the small maps as SVG by the key under which the report asks for them; all stand on the same ground."""
    found = {MAP: draw_brief(bundle, lang).sheet.svg()}
    if bundle.plan is None:
        return found
    land = ground(bundle)
    signs, units = site_signs(bundle.plan, land), mapped(bundle.plan)
    return found | {key: institution_map(bundle, code, lang, (land, signs)).sheet.svg() for key, code in units}
