"""What the scenario asked and what the plan does: one row per wish, met or not, and whether its limit binds."""

from collections.abc import Callable

import pandas as pd

from optimizer.data.province import Province
from optimizer.model.decisions import Decisions
from optimizer.network.travel import Travel
from optimizer.scenario import Scenario
from optimizer.solution.asked import Asked, sentences
from optimizer.solution.claims import Case, case_of
from optimizer.solution.rules_ceilings import goals
from optimizer.solution.rules_conditions import budgets, fairness, room
from optimizer.solution.rules_learners import access, floor_shares, learners, reach_limits
from optimizer.solution.rules_people import conditions, own_revenue, people
from optimizer.solution.rules_units import centre_rules, counted_schools, merger_rules, pin_rules, site_rules
from optimizer.solution.schema import BUNDLE, conform, empty

READERS: tuple[Callable[[Case], list[Asked]], ...] = (
    counted_schools, merger_rules, centre_rules, site_rules, learners, reach_limits, access, floor_shares, pin_rules,
    room, fairness, budgets, conditions, own_revenue, people, goals,
)  # fmt: skip
"""Groups of the scenario, in its order."""


def rules(
    province: Province, travel: Travel, scenario: Scenario, decisions: Decisions, *, enforced: bool = True
) -> pd.DataFrame:
    """Return `Bundle.rules`: columns rule, item, met, left, sense, right, binding, enforced, vi, en.

    One row for each thing the scenario asks, in the order of its groups; `rule` is the scenario's field, `item` is
    empty for the rule as a whole and names an institution, a pair or a site for a pin. ``left sense right`` is what the
    plan does beside the limit; where a rule is about many things `left` counts the exceptions. `binding`: the plan
    stands at the limit. `enforced` says whether the plan was made under the rules or is only judged by them.
    ``unknown``: the tables lack what decides.
    """
    case = case_of(province, travel, scenario, decisions)
    rows = [(asked, sentences(asked)) for reader in READERS for asked in reader(case)]
    if not rows:
        return empty(BUNDLE["rules"])
    frame = pd.DataFrame(
        [(a.rule, a.item, a.met, a.left, a.sense, a.right, a.binding, enforced, *texts) for a, texts in rows],
        columns=["rule", "item", "met", "left", "sense", "right", "binding", "enforced", "vi", "en"],
    )
    return conform(frame, BUNDLE["rules"])
