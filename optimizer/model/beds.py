"""Dormitory beds: where they may be built, and how many a site can use."""

from collections import defaultdict

from optimizer.model.case import Case


def beds_most(case: Case) -> dict[str, float]:
    """Return site -> most beds worth building there; only where the rule on boarding asks for beds and allows new ones.

    At sites in scope whose beds are known: what all who reach the site and live away from home (`away`) would need,
    less those who rent. Beds are no whole numbers: what they hold, learners present, is a mean over the year, as new
    places are; to round up costs less than one bed a site.
    """
    asked = case.scenario.boarding
    if asked.renting_at_most is None or not asked.beds_built_at_most:
        return {}
    known = case.province.sites["beds"]
    mine = {s for s in case.sites if known[s] >= 0}
    needed: dict[str, float] = defaultdict(float)
    for c, p, s in case.links:
        if s in mine and (share := away(case, (c, p, s))) > 0:
            needed[s] += (1 - asked.renting_at_most) * case.length[p] * share * case.demand[c, p]
    return {s: most for s, most in sorted(needed.items()) if most > 0}


def away(case: Case, link: tuple[str, str, str]) -> float:
    """Return the share of those placed on a link who live away from home (0-1).

    Beyond the commuting limit all of them; nearer those who come from outside the province and live near the site.
    """
    if case.links[link] > case.scenario.reach.commute_minutes:
        return 1.0
    return case.living_near.get(link[:2], 0.0)
