"""Maps of how plans differ from each other, for a comparison: the later ones against the first."""

from collections.abc import Sequence

from optimizer.analysis.compare import names
from optimizer.report import facts
from optimizer.report.maps.difference import Measure, draw_difference
from optimizer.report.maps.views import Map
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang


def pairs(bundles: Sequence[Bundle]) -> list[tuple[str, str, Measure]]:
    """Return (plan, plan it is compared with, measure), by the names of `optimizer.analysis.compare.names`.

    Each plan is compared with the first one: by both measures where there are two plans, else by the mean minutes of
    learners. Runs without a plan are left out.
    """
    plans = [name for name, bundle in zip(names(bundles), bundles, strict=True) if bundle.plan is not None]
    measures: tuple[Measure, ...] = ("basic", "mean") if len(plans) == len(("one", "other")) else ("mean",)
    return [(name, plans[0], measure) for name in plans[1:] for measure in measures]


def draw_against(bundles: Sequence[Bundle], lang: Lang) -> dict[tuple[str, str, Measure], Map]:
    """Return the map of each of `pairs`: minutes of the plan less those of the other, by commune."""
    named = dict(zip(names(bundles), bundles, strict=True))
    found = {}
    for name, other, measure in pairs(bundles):
        bundle, base = named[name], named[other]
        column = f"{measure}_minutes"
        change = facts.shown(bundle).access[column] - facts.shown(base).access[column]
        found[name, other, measure] = draw_difference(
            bundle, lang, measure, change=change, against=facts.title(base, lang)
        )
    return found
