"""The kinds of maps that can be drawn again from saved bundles, by name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from optimizer.errors import BundleError
from optimizer.report import facts
from optimizer.report.maps.access import draw_access, draw_basic
from optimizer.report.maps.before_after import draw_before_after
from optimizer.report.maps.buildings import draw_buildings
from optimizer.report.maps.by_field import draw_access_fields, draw_demand_fields
from optimizer.report.maps.by_plan import draw_plans
from optimizer.report.maps.combined import draw_combined
from optimizer.report.maps.demand import draw_demand
from optimizer.report.maps.difference import Measure, draw_difference
from optimizer.report.maps.flows import draw_flows
from optimizer.report.maps.paper import LYING, UPRIGHT, Paper
from optimizer.report.maps.status import draw_status
from optimizer.report.maps.views import Map
from optimizer.solution.plan import Network
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang, say


@dataclass(frozen=True, slots=True)
class Choice:
    """What else was asked of a map."""

    against: Bundle | None = None
    """The bundle to compare with, where the kind compares (none: its own unchanged network)."""
    field: str | None = None
    level: str | None = None
    paper: str | None = None
    """Key of `UPRIGHT` (none: the kind's own paper)."""
    beside: tuple[Bundle, ...] = ()
    """Further bundles on the same sheet, for the kinds of `TOGETHER`."""

    @property
    def ending(self) -> str:
        """What is added to the name of the kind in names of files."""
        other = None if self.against is None else str(self.against.scenario["name"])
        return "".join(f"-{part}" for part in (other, self.field, self.level, self.paper) if part)


type Draw = Callable[[Bundle, Lang, Choice], Map]
FORMATS = ("png", "svg", "pdf")


def _upright(choice: Choice) -> Paper:
    return UPRIGHT[choice.paper or "a4"]


def _status(bundle: Bundle, lang: Lang, choice: Choice) -> Map:
    return draw_status(bundle, lang, _upright(choice))


def _difference(measure: Measure) -> Draw:
    def draw(bundle: Bundle, lang: Lang, choice: Choice) -> Map:
        require_plan(bundle, lang)
        other = choice.against
        if other is None:
            return draw_difference(bundle, lang, measure, paper=_upright(choice))
        column = f"{measure}_minutes"
        mine, theirs = facts.shown(bundle).access[column], require_plan(other, lang).access[column]
        named, paper = facts.title(other, lang), _upright(choice)
        return draw_difference(bundle, lang, measure, change=mine - theirs, against=named, paper=paper)

    return draw


def _basic(bundle: Bundle, lang: Lang, choice: Choice) -> Map:
    return draw_basic(bundle, lang, _upright(choice))


def _access(bundle: Bundle, lang: Lang, choice: Choice) -> Map:
    return draw_access(bundle, lang, choice.field, choice.level, _upright(choice))


def _demand(bundle: Bundle, lang: Lang, choice: Choice) -> Map:
    return draw_demand(bundle, lang, choice.field, choice.level, _upright(choice))


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


def _before_after(bundle: Bundle, lang: Lang, choice: Choice) -> Map:
    return draw_before_after(bundle, require_plan(bundle, lang), lang, LYING[choice.paper or "a3"])


def _buildings(bundle: Bundle, lang: Lang, choice: Choice) -> Map:
    return draw_buildings(bundle, require_plan(bundle, lang), lang, _upright(choice))


def _combined(bundle: Bundle, lang: Lang, choice: Choice) -> Map:
    return draw_combined(bundle, lang, _upright(choice))


def _flows(bundle: Bundle, lang: Lang, choice: Choice) -> Map:
    return draw_flows(bundle, lang, choice.field, choice.level, _upright(choice))


def _access_fields(bundle: Bundle, lang: Lang, choice: Choice) -> Map:
    return draw_access_fields(bundle, lang, _upright(choice))


def _demand_fields(bundle: Bundle, lang: Lang, choice: Choice) -> Map:
    return draw_demand_fields(bundle, lang, _upright(choice))


def _plans(bundle: Bundle, lang: Lang, choice: Choice) -> Map:
    return draw_plans((bundle, *choice.beside), lang, _upright(choice))


KINDS: Mapping[str, Draw] = {
    "status": _status,
    "change-basic": _difference("basic"),
    "change-mean": _difference("mean"),
    "basic": _basic,
    "access": _access,
    "demand": _demand,
    "before-after": _before_after,
    "buildings": _buildings,
    "combined": _combined,
    "flows": _flows,
    "access-fields": _access_fields,
    "demand-fields": _demand_fields,
    "plans": _plans,
}
"""Name of a kind, which names its files too -> how it is drawn."""

COMPARING = frozenset({"change-basic", "change-mean"})
"""Kinds that may be drawn against another bundle."""

TOGETHER = frozenset({"plans"})
"""Kinds that show all bundles given on one sheet."""

BY_TRAINING = frozenset({"access", "demand", "flows"})
"""Kinds that may be drawn for one field or level."""


def file_form(drawn: Map, form: str) -> bytes:
    """Return the sheet of `drawn` in one of `FORMATS`."""
    return {"png": drawn.sheet.png, "svg": drawn.sheet.svg, "pdf": drawn.sheet.pdf}[form]()
