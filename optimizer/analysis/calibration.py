"""The printed check: recorded entrants placed by the model, beside where they really are."""

from collections import defaultdict

import numpy as np
import pandas as pd

from optimizer.analysis.today import placed_today
from optimizer.model.case import Case, case_of
from optimizer.network.offers import mobile_today

LIMIT = 0.15
"""Beyond this share of difference in all the report says so on page 1."""


def calibration(case: Case) -> pd.DataFrame:
    """Return columns site, level, recorded, modelled (entrants a year), error_share.

    Demand is set to the recorded entrants of each programme, mobile classes included, spread over communes as the
    scenario's demand is; today's network then places them at least cost. Mobile classes stand at the head site of their
    team. The row with an empty site is the whole: the sum of absolute differences over the recorded sum.
    """
    modelled: dict[tuple[str, str], float] = defaultdict(float)
    recorded: dict[tuple[str, str], float] = defaultdict(float)
    entrants_at = _recorded(case)
    today = placed_today(case_of(case.province, case.travel, case.scenario, demand=_recorded_demand(case)))
    for (_, p, s), entrants in today.place.items():
        modelled[s, case.level[p]] += entrants
    for (_, p, i), entrants in today.mobile.items():
        modelled[case.head[i], case.level[p]] += entrants
    for (p, s), entrants in entrants_at.items():
        recorded[s, case.level[p]] += entrants
    keys = sorted(k for k in {*modelled, *recorded} if modelled[k] or recorded[k])
    rows = [(s, str(lv), recorded[s, lv], modelled[s, lv], _share(modelled[s, lv], recorded[s, lv])) for s, lv in keys]
    apart = sum(abs(modelled[k] - recorded[k]) for k in keys)
    everyone = sum(recorded[k] for k in keys)
    rows.append(("", "", everyone, sum(modelled[k] for k in keys), apart / everyone if everyone else 0.0))
    return pd.DataFrame(rows, columns=["site", "level", "recorded", "modelled", "error_share"])


def _recorded(case: Case) -> dict[tuple[str, str], float]:
    """Return (programme, site) -> recorded entrants a year; those of mobile classes at the head site of their team."""
    found: dict[tuple[str, str], float] = defaultdict(float)
    for (p, s), entrants in case.recorded.items():
        found[p, s] += entrants
    for (p, i), entrants in mobile_today(case.province)["entrants"].items():
        found[str(p), case.head[str(i)]] += float(entrants)
    return {k: v for k, v in found.items() if k[0] in case.level}


def _share(modelled: float, recorded: float) -> float:
    return (modelled - recorded) / recorded if recorded else float("nan")


def _recorded_demand(case: Case) -> dict[tuple[str, str], int]:
    """Spread recorded entrants of each programme over communes like demand; largest remainder keeps each sum."""
    total: dict[str, float] = defaultdict(float)
    for (p, _), entrants in _recorded(case).items():
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
