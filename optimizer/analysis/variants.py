"""One scenario under each variant of demand: a list of scenarios, and which decisions stand in all of them."""

from collections.abc import Sequence

import pandas as pd

from optimizer.analysis.compare import agreement
from optimizer.scenario import Scenario
from optimizer.solution.solution import Bundle

VARIANTS = ("low", "base", "high")
WORDS = {"low": ("thap", "nhu cầu thấp", "low demand"), "base": ("co-so", "nhu cầu cơ sở", "base demand"),
         "high": ("cao", "nhu cầu cao", "high demand")}  # fmt: skip
LONGEST = 60


def under_variants(scenario: Scenario) -> list[Scenario]:
    """Return the scenario with low, base and high demand: names end in -thap, -co-so, -cao, titles say the variant."""
    found = []
    for variant in VARIANTS:
        ending, vi, en = WORDS[variant]
        name = f"{scenario.name[: LONGEST - len(ending) - 1].rstrip('-')}-{ending}"
        title = f"{scenario.title[:170]} ({vi})"
        title_en = f"{scenario.title_en[:170]} ({en})" if scenario.title_en else ""
        found.append(scenario.but(name=name, title=title, title_en=title_en, variant=variant))
    return found


def robustness(bundles: Sequence[Bundle]) -> pd.DataFrame:
    """Return which decisions stand in every variant: index institution; name, one flag a variant, stands.

    A decision stands in a variant if the unit ends with the same units, and as the same kind, as under base demand
    (`compare.agreement`). A variant without a plan stands for nothing. Bundles are those of `under_variants`.

    Raises
    ------
    ValueError
        No bundle has base demand and a plan.
    """
    base = next((b for b in bundles if b.scenario["variant"] == "base" and b.plan is not None), None)
    if base is None or base.plan is None:
        msg = "no plan under base demand"
        raise ValueError(msg)
    own = base.plan.institutions
    units = own.index[own["fate"] != "outside"]
    table = pd.DataFrame({"name": own.loc[units, "name"]}, index=units)
    for bundle in bundles:
        same = (
            pd.Series(data=False, index=units)
            if bundle.plan is None
            else agreement(own, bundle.plan.institutions)["same"].reindex(units)
        )
        table[str(bundle.scenario["variant"])] = same.astype(bool)
    return table.assign(stands=table[[str(b.scenario["variant"]) for b in bundles]].all(axis=1))
