"""The printed check: recorded entrants placed by the model, beside where they really are."""

from collections import defaultdict

import numpy as np
import pandas as pd

from optimizer.model.case import Case, case_of
from optimizer.model.solve import unchanged

LIMIT = 0.15
"""Beyond this share of difference in all the report says so on page 1."""


def calibration(case: Case) -> pd.DataFrame:
    """Return columns site, level, recorded, modelled (entrants a year), error_share.

    Demand is set to the recorded entrants of each programme, spread over communes as the scenario's demand is;
    today's network then places them at least cost. The row with an empty site is the whole: the sum of absolute
    differences over the recorded sum.
    """
    modelled: dict[tuple[str, str], float] = defaultdict(float)
    recorded: dict[tuple[str, str], float] = defaultdict(float)
    solved = unchanged(case_of(case.province, case.travel, case.scenario, demand=_recorded_demand(case)))
    for (_, p, s), entrants in (solved.decisions.place if solved.decisions else {}).items():
        modelled[s, case.level[p]] += entrants
    for (p, s), entrants in case.recorded.items():
        if p in case.level:
            recorded[s, case.level[p]] += entrants
    keys = sorted(k for k in {*modelled, *recorded} if modelled[k] or recorded[k])
    rows = [(s, str(lv), recorded[s, lv], modelled[s, lv], _share(modelled[s, lv], recorded[s, lv])) for s, lv in keys]
    apart = sum(abs(modelled[k] - recorded[k]) for k in keys)
    everyone = sum(recorded[k] for k in keys)
    rows.append(("", "", everyone, sum(modelled[k] for k in keys), apart / everyone if everyone else 0.0))
    return pd.DataFrame(rows, columns=["site", "level", "recorded", "modelled", "error_share"])


def _share(modelled: float, recorded: float) -> float:
    return (modelled - recorded) / recorded if recorded else float("nan")


def _recorded_demand(case: Case) -> dict[tuple[str, str], int]:
    """Spread recorded entrants of each programme over communes like demand; largest remainder keeps each sum."""
    total: dict[str, float] = defaultdict(float)
    for (p, _), entrants in case.recorded.items():
        if p in case.level:
            total[p] += entrants
    found: dict[tuple[str, str], int] = {}
    for p, entrants in sorted(total.items()):
        communes = [c for c, q in case.demand if q == p] or list(case.province.communes.index)
        weight = np.array([case.demand.get((c, p), 1) for c in communes], dtype=float)
        exact = weight / weight.sum() * entrants
        whole = np.floor(exact).astype(int)
        short = round(entrants) - int(whole.sum())
        whole[np.argsort(-(exact - whole), kind="stable")[:short]] += 1
        found |= {(c, p): int(n) for c, n in zip(communes, whole, strict=True) if n}
    return found
