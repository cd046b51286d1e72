"""A network in tidy frames from decisions and tables, and the decisions back from the frames."""

import pandas as pd

from optimizer.data.codes import Level, Use
from optimizer.data.province import Province
from optimizer.model.decisions import Decisions
from optimizer.network.travel import Travel
from optimizer.scenario import Scenario
from optimizer.solution.after import After, after_of
from optimizer.solution.costs import costs_frame
from optimizer.solution.frames_equipment import transfers_frame
from optimizer.solution.frames_learners import access_frame, demand_frame, placements_frame
from optimizer.solution.frames_sites import beds_frame, modules_frame, moves_frame, offers_frame, sites_frame
from optimizer.solution.frames_units import institutions_frame, staff_frame
from optimizer.solution.plan import Network, at_sites
from optimizer.solution.schema import BUNDLE, NETWORK, conform, empty
from optimizer.solution.today import Today, in_scope, today_of


def network_of(
    province: Province, travel: Travel, scenario: Scenario, decisions: Decisions, given: pd.DataFrame | None = None
) -> Network:
    """Return all frames of `Network` that follow from `decisions`; every code in them must be of `province`.

    `given` (columns as table `decided`) is a plan given by hand: names and dates after are taken from it where it says
    what the plan does. Without it, the pins of `decided` serve, where the scenario asks for them.

    Raises
    ------
    KeyError
        A code that the tables do not know, or a cost parameter that is missing.
    """
    today = today_of(province, travel, scenario)
    return derived(province, scenario, today, after_of(province, today, decisions), decisions, given)


def derived(
    province: Province,
    scenario: Scenario,
    today: Today,
    after: After,
    decisions: Decisions,
    given: pd.DataFrame | None = None,
) -> Network:
    """Return `network_of` where today's network and the fates are known already."""
    offers = offers_frame(today, after, decisions)
    sites = sites_frame(province, today, after, offers)
    transfers = transfers_frame(province, scenario, today, after, decisions)
    institutions = institutions_frame(
        province,
        today,
        after,
        decisions,
        offers,
        transfers,
        _binding(province, scenario) if given is None else given,
        scenario.year,
    )
    placements = placements_frame(today, after, decisions, scenario)
    frames = {
        "institutions": institutions,
        "sites": sites,
        "offers": offers,
        "placements": placements,
        "access": access_frame(province, today, after, scenario, placements),
        "demand": demand_frame(today, decisions),
        "modules": modules_frame(province, scenario, decisions),
        "transfers": transfers,
        "beds": beds_frame(province, scenario, decisions),
        "moves": moves_frame(province, scenario, today, after, offers, decisions),
        "staff": staff_frame(province, scenario, institutions, sites, placements),
    }
    costs = costs_frame(province, scenario, Network(**frames, costs=empty(NETWORK["costs"])))
    return Network(**frames, costs=costs)


def _binding(province: Province, scenario: Scenario) -> pd.DataFrame:
    """Return the rows of `decided` that bind under `scenario`."""
    return province.decided[(province.decided["use"] == Use.PIN) & scenario.pins.decided]


def decisions_of(network: Network, *, several: bool = False) -> Decisions:
    """Return the decisions that `network` shows; sites and offers of institutions out of scope are left out.

    `several`: it is that of a year of several, in which who must move of those enrolled is part of them.
    """
    units, sites = network.institutions, network.sites
    offers = at_sites(network.offers)
    mine = offers["institution"].map(units["fate"]) != "outside"
    kept = sites[sites["open"] & (sites["status"] != "outside")]
    rows = network.placements
    at_site = rows["delivery"] == "site"
    moving = network.moves[(network.moves["moving"] > 0) & several]
    unserved = network.demand.loc[network.demand["unplaced"] != 0, "unplaced"]
    return Decisions(
        merge={str(i): str(h) for i, h in units.loc[units["fate"] == "merge", "host"].items()},
        leave=frozenset(str(i) for i in units.index[units["fate"] == "leave"]),
        convert=frozenset(str(i) for i in units.index[units["convert"]]),
        keep={str(s): str(h) for s, h in kept["institution_after"].items()},
        run=frozenset((str(p), str(s)) for p, s in offers.index[offers["runs"] & mine]),
        modules={
            (str(f), str(s)): int(n)
            for f, s, n in zip(
                network.modules["field"], network.modules["site"], network.modules["modules"], strict=True
            )
        },
        added={(str(p), str(s)): float(v) for (p, s), v in offers.loc[offers["added"] != 0, "added"].items()},
        place=_entries(rows[at_site], "site"),
        mobile=_entries(rows[~at_site], "team"),
        unplaced={(str(c), str(p)): float(v) for (c, p), v in unserved.items()},
        moved={
            (str(row.programme), str(row.site_from), str(row.site_to)): float(row.places)
            for row in network.transfers.itertuples()
        },
        beds={str(s): float(n) for s, n in zip(network.beds["site"], network.beds["beds_built"], strict=True)},
        unfinished={
            (str(p), str(s)): float(v)
            for p, s, v in zip(moving["programme"], moving["site"], moving["moving"], strict=True)
        },
    )


def _entries(rows: pd.DataFrame, where: str) -> dict[tuple[str, str, str], float]:
    keys = zip(rows["commune"], rows["programme"], rows[where], rows["entrants"], strict=True)
    return {(str(c), str(p), str(x)): float(n) for c, p, x, n in keys}


def recorded(province: Province) -> pd.DataFrame:
    """Return the counts as the tables give them: index key -> value.

    ``units``, ``units_in_scope``, ``units_<type>``, ``units_2020`` (if given), ``sites``, ``posts``, ``heads``,
    ``deputies``, ``teachers``, and per level (driving included) ``places_<level>``, ``entrants_<level>`` (per year),
    ``present_<level>`` (learners present = entrants x length). Every delivery counts.
    """
    units = province.institutions
    values: dict[str, float] = {"units": float(len(units)), "units_in_scope": float(in_scope(units).sum())}
    for kind in sorted(set(units["type"])):
        values[f"units_{kind}"] = float((units["type"] == kind).sum())
    past = str(province.facts.get("units_2020", "")).strip()
    if past:
        values["units_2020"] = float(past)
    values["sites"] = float(len(province.sites) - len(province.planned))
    for column in ("posts", "heads", "deputies"):
        values[column] = float(units[column].sum(min_count=1))
    values["teachers"] = float(
        units[["vocational_teachers", "general_teachers"]].sum(axis=1, min_count=1).sum(min_count=1)
    )
    facts = province.programmes[["level", "length_years"]]
    offers = province.offers[["programme", "places", "entrants"]].join(facts, on="programme")
    present = offers["entrants"] * offers["length_years"]
    for level in (str(level) for level in Level):
        rows = offers["level"] == level
        if rows.any():
            values[f"places_{level}"] = float(offers.loc[rows, "places"].sum())
            values[f"entrants_{level}"] = float(offers.loc[rows, "entrants"].sum())
            values[f"present_{level}"] = float(present[rows].sum())
    frame = pd.DataFrame({"value": values.values()}, index=pd.Index(values.keys(), name="key"))
    return conform(frame, BUNDLE["recorded"])
