"""What a scenario of several years asks of the years together, beside what the plan does."""

import pandas as pd

from optimizer.solution.asked import Asked, at_limit, sentences
from optimizer.solution.audit_path import lead
from optimizer.solution.claims import holds, together
from optimizer.solution.path import Path, posts
from optimizer.solution.path_ledger import recurrent
from optimizer.solution.rules_ceilings import Named
from optimizer.solution.schema import BUNDLE, conform


def rules_of_path(path: Path, *, enforced: bool = True) -> pd.DataFrame:
    """Return rows of `Bundle.rules`: hosts by period, posts and recurrent spending by year, goals, lead times."""
    asks, found = path.scenario, list[Asked]()
    if (most := asks.merging.per_host_at_most) is not None:
        hosts = [[h for _, h in path.takes(year)] for year in path.years]
        most_taken = max(of.count(h) for of in hosts for h in of) if any(hosts) else 0
        found.append(at_limit("merging.per_host_at_most", most_taken, "<=", most, "rule.path.per_host"))
    for year, ceiling in asks.staffing.posts_at_most:
        left = posts(path, int(year))
        found.append(at_limit("staffing.posts_at_most", left, "<=", ceiling, "rule.staffing.posts", year=year))
    for year, ceiling in asks.budget.recurrent_by_year:
        spent = recurrent(path, int(year))
        found.append(at_limit("budget.recurrent_by_year", spent, "<=", ceiling, "rule.budget.in_year", year=year))
    for goal, ceiling in asks.goals.over_years_at_most:
        found.append(
            at_limit(
                f"goals.over_years_at_most:{goal}",
                path.goal(goal),
                "<=",
                ceiling,
                "rule.goals.over_years",
                goal=Named(goal),
            )
        )
    months = {"months": float(asks.path.lead_months), "college": float(asks.path.lead_months_college)}
    waits = together(*lead(path))
    early = list(waits.loc[~holds(waits), "item"])
    names = path.province.institutions["name"]
    told = months | {"items": "; ".join(f"{names[i.partition(': ')[2]]} ({i[:4]})" for i in early)}
    phrase = "rule.path.lead_broken" if early else "rule.path.lead"
    found.append(Asked("path.lead_months", "not_met" if early else "met", float(len(early)), "=", 0.0, phrase, told))
    rows = [(a.rule, a.item, a.met, a.left, a.sense, a.right, a.binding, enforced, *sentences(a)) for a in found]
    return conform(pd.DataFrame(rows, columns=list(BUNDLE["rules"].types)), BUNDLE["rules"])
