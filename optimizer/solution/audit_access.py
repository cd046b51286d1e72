"""Audit of the rules on access: coverage of the communes, floors on demand that is served."""

import numpy as np
import pandas as pd

from optimizer.solution.claims import Case, claims, together
from optimizer.solution.frames_learners import basic_sites_after, basic_sites_today, nearest


def coverage(case: Case) -> pd.DataFrame:
    """Minutes to the nearest open basic site <= max(limit, the same today); islands and unreached communes exempt."""
    limit = case.scenario.coverage.minutes_at_most
    if limit is None:
        return together()
    special = case.province.communes["special"].astype(bool)
    _, today = nearest(case.today.minutes, basic_sites_today(case.province, case.today))
    _, after = nearest(case.today.minutes, basic_sites_after(case.province, case.after))
    bound = ~special & today.notna()
    minutes = after[bound].fillna(np.inf)
    return claims("audit.coverage", minutes.index, minutes, "<=", today[bound].clip(lower=limit))


def floors(case: Case) -> pd.DataFrame:
    """Placed and mobile >= share · demand: overall, priority programmes, by level, of a commune and programme."""
    demand = case.network.demand
    programme = demand.index.get_level_values("programme")
    served = demand["placed"] + demand["mobile"]
    wanted = case.today.demand.reindex(demand.index).fillna(0.0)
    priority = case.province.programmes["priority"].reindex(programme).astype(bool).to_numpy()
    rules = case.scenario.floors
    parts = []
    if rules.demand is not None:
        parts.append(("demand", np.ones(len(demand), dtype=bool), rules.demand))
    if rules.priority is not None:
        parts.append(("priority", priority, rules.priority))
    parts += [(level, case.level(programme) == level, share) for level, share in rules.by_level]
    commune = demand.index.get_level_values("commune")
    parts += [(f"{c}/{p}", (commune == c) & (programme == p), share) for c, p, share in rules.of_demand]
    return together(
        *(
            claims("audit.floors", [name], [served[mask].sum()], ">=", [share * wanted[mask].sum()])
            for name, mask, share in parts
        )
    )
