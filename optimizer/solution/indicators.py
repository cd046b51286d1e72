"""Every figure by which networks are compared, declared once and measured alike on each network."""

import pandas as pd

from optimizer.data.province import Province
from optimizer.network.travel import Travel
from optimizer.scenario import Scenario
from optimizer.solution.estimates import Inputs, deciding_share, estimates, weakest
from optimizer.solution.indicators_base import NAN, Indicator, Past, View
from optimizer.solution.indicators_learners import SERVICE
from optimizer.solution.indicators_money import MONEY
from optimizer.solution.indicators_travel import ACCESS
from optimizer.solution.indicators_units import UNITS
from optimizer.solution.plan import Network
from optimizer.solution.schema import BUNDLE, conform
from optimizer.wording import LANGUAGES, say


def estimate_share(province: Province, scenario: Scenario) -> float:
    """Share of the deciding inputs that are estimates, in percent; the same for every network."""
    return 100 * deciding_share(estimates(province, scenario))


INDICATORS: tuple[Indicator, ...] = (
    *UNITS,
    *SERVICE,
    *ACCESS,
    *MONEY,
    Indicator("estimate_share", "percent", "less", lambda view: estimate_share(view.province, view.scenario), ()),
)  # fmt: skip
"""All indicators, in the order of reports."""


def indicators(
    province: Province,
    travel: Travel,
    scenario: Scenario,
    plan: Network | None,
    unchanged: Network,
    recorded: pd.DataFrame,
) -> pd.DataFrame:
    """Return `Bundle.indicators`: index indicator, in the order of `INDICATORS`, those the province has.

    ``recorded`` is what the tables give (NaN where they give nothing comparable), ``change`` is plan minus unchanged.
    Both are NaN without a plan, as is ``plan``. ``estimate_share`` (0-1) is the largest share of estimates among the
    inputs that the indicator counts, measured on the plan (without one, on the unchanged network).
    """
    past = Past(province, {str(k): float(v) for k, v in recorded["value"].items()}, unchanged)
    chosen = [indicator for indicator in INDICATORS if indicator.shown(province)]
    inputs, judged = Inputs(province, travel, scenario), unchanged if plan is None else plan
    sources = dict.fromkeys(source for indicator in chosen for source in indicator.sources)
    shares = {source: inputs.of(source, judged) for source in sources}
    rows = []
    for indicator in chosen:
        before = indicator.measure(View(province, scenario, unchanged, unchanged, travel))
        after = NAN if plan is None else indicator.measure(View(province, scenario, plan, unchanged, travel))
        rows.append(
            {
                "indicator": indicator.id, "unit": indicator.unit, "better": indicator.better,
                "recorded": indicator.recorded(past), "unchanged": before, "plan": after, "change": after - before,
                "estimate_share": weakest(shares[source] for source in indicator.sources),
                **texts(indicator),
            }
        )  # fmt: skip
    return conform(pd.DataFrame(rows).set_index("indicator"), BUNDLE["indicators"])


def texts(indicator: Indicator) -> dict[str, str]:
    """Return unit, name and definition of `indicator` in every language: ``unit_vi``, ``name_en`` and so on."""
    phrase = indicator.phrase or f"indicator.{indicator.id}"
    found = {}
    for lang in LANGUAGES:
        label = "" if indicator.label is None else str(getattr(indicator.label, lang))
        found[f"unit_{lang}"] = say(f"indicator_unit.{indicator.unit}", lang)
        found[f"name_{lang}"] = say(phrase, lang, label=label)
        found[f"definition_{lang}"] = say(f"{phrase}.definition", lang, label=label)
    return found
