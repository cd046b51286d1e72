"""Frames about places of learning: sites, offers, modules, and what moves."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from optimizer.data.codes import WeightSet
from optimizer.data.province import Province
from optimizer.model.decisions import Decisions
from optimizer.scenario import Scenario
from optimizer.solution.after import After
from optimizer.solution.frames_equipment import moved_places
from optimizer.solution.plan import at_sites
from optimizer.solution.schema import NETWORK, conform
from optimizer.solution.today import Today


def offers_frame(today: Today, after: After, decisions: Decisions) -> pd.DataFrame:
    """Return `Network.offers`: index programme, site, delivery.

    Mobile classes of an institution stand in one row per programme, at its head site.
    """
    frame = pd.concat([_site_offers(today, after, decisions), _mobile_offers(today, after, decisions)])
    return conform(frame, NETWORK["offers"]).sort_index()


def _site_offers(today: Today, after: After, decisions: Decisions) -> pd.DataFrame:
    placed = _sum_last(decisions.place, "site")
    added = pd.Series(dict(sorted(decisions.added.items())), dtype=float)
    moved = moved_places(decisions)
    index = today.site_offers.index.union(after.runs)
    for further in (placed.index, added.index, moved.index):
        index = index.union(further) if len(further) else index
    index = index.set_names(["programme", "site"]).sort_values()
    known = today.site_offers.reindex(index)
    frame = pd.DataFrame(
        {
            "delivery": "site",
            "institution": index.get_level_values("site").map(today.owner),
            "runs_before": index.isin(today.site_offers.index),
            "runs": index.isin(after.runs),
            "places_before": known["places"].fillna(0.0),
            "added": added.reindex(index).fillna(0.0),
            "entrants_recorded": known["entrants"].fillna(0.0),
            "entrants": placed.reindex(index).fillna(0.0),
        },
        index=index,
    )
    net = (moved["brought"] - moved["handed_over"]).reindex(index).fillna(0.0)
    return _with_places_after(frame, net)


def _mobile_offers(today: Today, after: After, decisions: Decisions) -> pd.DataFrame:
    taught = _sum_last(decisions.mobile, "institution")
    index = today.mobile_offers.index
    index = index.union(taught.index) if len(taught) else index
    index = index.set_names(["programme", "institution"]).sort_values()
    known = today.mobile_offers.reindex(index)
    team = index.get_level_values("institution")
    goes_on = (team.map(after.fate) != "leave") & (known["places"].fillna(0.0) > 0).to_numpy()
    frame = pd.DataFrame(
        {
            "site": team.map(today.head_site),
            "delivery": "mobile",
            "runs_before": index.isin(today.mobile_offers.index),
            "runs": goes_on,
            "places_before": known["places"].fillna(0.0),
            "added": 0.0,
            "entrants_recorded": known["entrants"].fillna(0.0),
            "entrants": taught.reindex(index).fillna(0.0),
        },
        index=index,
    )
    return _with_places_after(frame, pd.Series(0.0, index=index))


def _with_places_after(frame: pd.DataFrame, moved: pd.Series) -> pd.DataFrame:
    """Add places after: those of today, added, and brought less handed over, where the offer runs."""
    after = (frame["places_before"] + frame["added"] + moved).where(frame["runs"], 0.0)
    return frame.assign(places_after=after).reset_index()


def sites_frame(province: Province, today: Today, after: After, offers: pd.DataFrame) -> pd.DataFrame:
    """Return `Network.sites`; places and entrants are those taught at the site (mobile classes apart).

    A planned site is ``planned`` until it opens, ``opened`` with its investment afterwards.
    """
    sites = province.sites
    owner_fate = sites["institution"].map(after.fate)
    operator = after.operator.reindex(sites.index)
    is_open = operator != ""
    own = operator == sites["institution"]
    head = sites["head"].astype(bool)
    planned = today.planned.reindex(sites.index)
    status = np.select(
        [planned & is_open, planned, owner_fate == "outside", owner_fate == "leave", ~is_open, own & head, own],
        ["opened", "planned", "outside", "left", "closed", "head", "own"],
        "taken",
    )
    at_site = at_sites(offers).groupby("site")
    sums = at_site[["places_before", "places_after", "entrants_recorded", "entrants"]].sum().reindex(sites.index)
    frame = sites[["name", "institution", "commune", "lon", "lat", "posts", "rooms"]].assign(
        institution_after=operator, head=head, head_after=head & own & is_open, open=is_open, status=status,
        investment_mvnd=sites["investment_mvnd"].where(planned & is_open, 0.0),
    )  # fmt: skip
    frame = frame.join(sums.fillna(0.0))
    frame["places_after"] = frame["places_after"].where(is_open, 0.0)
    return conform(frame, NETWORK["sites"]).sort_index()


def modules_frame(province: Province, scenario: Scenario, decisions: Decisions) -> pd.DataFrame:
    """Return `Network.modules`; investment is equipment and floor: n · (module_mvnd + module_places · place_mvnd)."""
    rows = [(field, site, float(n)) for (field, site), n in sorted(decisions.modules.items()) if n != 0]
    frame = pd.DataFrame(rows, columns=["field", "site", "modules"])
    by_field = province.programmes.groupby("field")[["module_places", "module_mvnd"]].max()
    size = frame["field"].map(by_field["module_places"]).astype(float)
    price = frame["field"].map(by_field["module_mvnd"]).astype(float)
    floor = province.cost("place_mvnd", WeightSet(scenario.weights)) if len(frame) else 0.0
    frame = frame.assign(
        module_places=frame["modules"] * size, investment_mvnd=frame["modules"] * (price + size * floor)
    )
    return conform(frame, NETWORK["modules"])


def beds_frame(province: Province, scenario: Scenario, decisions: Decisions) -> pd.DataFrame:
    """Return `Network.beds`: sites where dormitory beds are built; investment is beds · bed_mvnd."""
    rows = [(site, float(n)) for site, n in sorted(decisions.beds.items()) if n != 0]
    frame = pd.DataFrame(rows, columns=["site", "beds_built"])
    price = province.cost("bed_mvnd", WeightSet(scenario.weights)) if len(frame) else 0.0
    before = frame["site"].map(province.sites["beds"]).astype(float)
    frame = frame.assign(
        beds_before=before, beds_after=before + frame["beds_built"], investment_mvnd=frame["beds_built"] * price
    )
    return conform(frame, NETWORK["beds"])


def moves_frame(
    province: Province, scenario: Scenario, today: Today, after: After, offers: pd.DataFrame, decisions: Decisions
) -> pd.DataFrame:
    """Return `Network.moves`: offers at sites that end, start, close with their site or come under a new host.

    ``closed_with_site`` includes sites whose owner leaves. Learners present are recorded entrants times length.
    """
    frame = at_sites(offers).reset_index()
    operator = frame["site"].map(after.operator)
    is_open = operator != ""
    kind = np.select(
        [
            frame["runs_before"] & ~is_open,
            frame["runs_before"] & ~frame["runs"],
            ~frame["runs_before"] & frame["runs"],
            frame["runs"] & (operator != frame["institution"]),
        ],
        ["closed_with_site", "ended", "new", "under_new_host"],
        "",
    )
    length = frame["programme"].map(province.programmes["length_years"])
    frame = frame.assign(
        kind=kind, institution_after=operator.where(frame["runs"], ""),
        learners_present=frame["entrants_recorded"] * length,
        moving=_moving(province, scenario, after, frame.assign(kind=kind, length=length), decisions),
    )  # fmt: skip
    return conform(frame[frame["kind"] != ""], NETWORK["moves"])


def _moving(
    province: Province, scenario: Scenario, after: After, frame: pd.DataFrame, decisions: Decisions
) -> pd.Series:
    """Return the share of the learners of each offer of today who must move.

    All of one that ends; or, where the scenario lets them finish, at a site that closes, those who have not finished:
    (length - years since the tables) / length, of several years as `decisions` say. Where the owner leaves, nobody.
    """
    several, finish = len(scenario.walk) > 1, scenario.transition.enrolled == "finish"
    if finish and several:
        pairs = zip(frame["programme"], frame["site"], strict=True)
        return pd.Series([decisions.unfinished.get(pair, 0.0) for pair in pairs], index=frame.index, dtype=float)
    fate = frame["institution"].map(after.fate)
    mine = ~fate.isin(["leave", "outside"])
    if not finish:
        return (mine & frame["kind"].isin(["ended", "closed_with_site"])).astype(float)
    date = str(province.facts.get("as_of", ""))
    passed = max(0, scenario.year - int(date[:4])) if date else 0
    rest = ((frame["length"] - passed) / frame["length"]).clip(lower=0.0)
    return rest.where(mine & (frame["kind"] == "closed_with_site"), 0.0)


def _sum_last(table: Mapping[tuple[str, str, str], float], where: str) -> pd.Series:
    """Sum a (commune, programme, x) -> entrants table over communes: index programme, `where`."""
    rows = [(key[1], key[2], float(value)) for key, value in sorted(table.items())]
    frame = pd.DataFrame(rows, columns=["programme", where, "entrants"])
    return frame.groupby(["programme", where])["entrants"].sum()
