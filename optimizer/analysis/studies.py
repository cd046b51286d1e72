"""The tables that a report needs beside a plan: today's diagnosis, who travels further, money, buildings, tasks."""

import pandas as pd

from optimizer.data.province import Province
from optimizer.network.travel import Travel
from optimizer.scenario import Scenario
from optimizer.solution.afterwards import budget_by_year, buildings, organisation
from optimizer.solution.diagnosis import diagnosis
from optimizer.solution.ledgers import ledger_by_year
from optimizer.solution.nearest_offers import nearest_offers
from optimizer.solution.origins import origins
from optimizer.solution.plan import Network
from optimizer.solution.roadmap import roadmap
from optimizer.solution.teach_out import teach_out
from optimizer.solution.travel_change import travel_change, travel_groups


def studies(
    province: Province, travel: Travel, scenario: Scenario, plan: Network | None, unchanged: Network
) -> dict[str, pd.DataFrame]:
    """Return the tables by the field of `Bundle` they fill; those of a plan are empty without one."""
    return {
        "diagnosis": diagnosis(province, travel, unchanged),
        "travel_change": travel_change(province, plan, unchanged),
        "travel_groups": travel_groups(province, plan, unchanged),
        "teach_out": teach_out(province, scenario, plan),
        "origins": origins(plan, unchanged),
        "nearest": nearest_offers(province, travel, plan, unchanged),
        "buildings": buildings(province, scenario, plan),
        "budget_by_year": budget_by_year(province, ledger_by_year(province, scenario, plan, unchanged)),
        "organisation": organisation(plan),
        "roadmap": roadmap(scenario, plan),
    }
