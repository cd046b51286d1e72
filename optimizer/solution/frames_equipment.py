"""Equipment that is moved between sites: the frame, and what it adds to and takes from each offer."""

import pandas as pd

from optimizer.data.codes import WeightSet
from optimizer.data.province import Province
from optimizer.model.decisions import Decisions
from optimizer.scenario import Scenario
from optimizer.solution.after import After
from optimizer.solution.schema import NETWORK, conform
from optimizer.solution.today import Today


def transfers_frame(
    province: Province, scenario: Scenario, today: Today, after: After, decisions: Decisions
) -> pd.DataFrame:
    """Return `Network.transfers`.

    An entrants' place is worth length · module_mvnd / module_places of its programme; moving it costs
    `equipment_moved_share` of that, once.
    """
    rows = [(*key, float(n)) for key, n in sorted(decisions.moved.items()) if n != 0]
    frame = pd.DataFrame(rows, columns=["programme", "site_from", "site_to", "places"])
    facts = province.programmes[["length_years", "module_mvnd", "module_places"]].reindex(frame["programme"])
    seats = facts["module_places"].where(facts["module_places"] > 0)
    each = (facts["length_years"] * facts["module_mvnd"] / seats).to_numpy(dtype=float)
    share = province.cost("equipment_moved_share", WeightSet(scenario.weights)) if len(frame) else 0.0
    frame = frame.assign(
        institution=frame["site_from"].map(today.owner), institution_after=frame["site_to"].map(after.operator),
        value_mvnd=frame["places"] * each, once_mvnd=share * frame["places"] * each,
    )  # fmt: skip
    return conform(frame, NETWORK["transfers"])


def moved_places(decisions: Decisions) -> pd.DataFrame:
    """Return index programme, site -> brought, handed_over: places moved to and from the offer (entrants a year)."""
    rows = [(p, s, 0.0, float(n)) for (p, s, _), n in decisions.moved.items()]
    rows += [(p, z, float(n), 0.0) for (p, _, z), n in decisions.moved.items()]
    frame = pd.DataFrame(sorted(rows), columns=["programme", "site", "brought", "handed_over"])
    return frame.groupby(["programme", "site"])[["brought", "handed_over"]].sum()


def brought_from_others(transfers: pd.DataFrame, owner: pd.Series) -> pd.Series:
    """Return institution -> places at the sites it owns today whose equipment comes from sites of others."""
    to = transfers["site_to"].map(owner)
    other = to != transfers["institution"]
    return transfers.loc[other, "places"].groupby(to[other]).sum()
