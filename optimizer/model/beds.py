"""Dormitory beds: where they may be built, and how many a site can use."""

from collections import defaultdict

from optimizer.model.case import Case


def beds_most(case: Case) -> dict[str, float]:
    """Return site -> most beds worth building there; only where the rule on boarding asks for beds and allows new ones.

    At sites in scope whose beds are known: what all who reach the site from beyond the commuting limit would need, less
    those who rent. Beds are no whole numbers: what they hold, learners present, is a mean over the year, as new places
    are; to round up costs less than one bed a site.
    """
    asked = case.scenario.boarding
    if asked.renting_at_most is None or not asked.beds_built_at_most:
        return {}
    known, commute = case.province.sites["beds"], case.scenario.reach.commute_minutes
    mine = {s for s in case.sites if known[s] >= 0}
    away: dict[str, float] = defaultdict(float)
    for (c, p, s), minutes in case.links.items():
        if s in mine and minutes > commute:
            away[s] += (1 - asked.renting_at_most) * case.length[p] * case.demand[c, p]
    return {s: most for s, most in sorted(away.items()) if most > 0}
