"""Frames about legal units: fates and flags of the institutions, their posts."""

import datetime as dt

import numpy as np
import pandas as pd

from optimizer.data.codes import Action
from optimizer.data.province import Province
from optimizer.model.decisions import Decisions
from optimizer.scenario import Scenario
from optimizer.solution.after import After
from optimizer.solution.counted import counted_why
from optimizer.solution.frames_equipment import brought_from_others
from optimizer.solution.plan import at_sites
from optimizer.solution.schema import NETWORK, conform
from optimizer.solution.staffing import GENERAL, YEARS, balance, going_along, known, lapsing
from optimizer.solution.today import Today

CHANGE_SHARE = 0.10
"""Own places grow or fall by at least this share ..."""
CHANGE_PLACES = 30.0
"""... and by at least this many entrants a year for EXPAND and REDUCE."""


def institutions_frame(  # noqa: PLR0913, PLR0917 - what the frame is made of
    province: Province, today: Today, after: After, decisions: Decisions, offers: pd.DataFrame, transfers: pd.DataFrame,
    given: pd.DataFrame, year: int,
) -> pd.DataFrame:  # fmt: skip
    """Return `Network.institutions`; `offers` and `transfers` are those of the same decisions.

    Names and dates after come from those rows of `given` (columns as table `decided`) that say what the plan does;
    else an institution keeps its name and what changes does so on 1 September of `year`, or of `Decisions.since`.
    """
    table = province.institutions
    stays = after.fate.isin(["survive", "outside"])
    frame = table[["name", "type", "speciality", "managing_body", "authority", "posts"]].assign(
        type_after=after.kind,
        managing_body_after=after.final.map(table["managing_body"]).fillna(""),
        area=today.area,
        head_site=today.head_site,
        fate=after.fate,
        host=pd.Series(dict(decisions.merge), dtype=object).reindex(table.index).fillna(""),
        convert=table.index.isin(decisions.convert),
        hosts=table.index.isin({h for takers in after.takers.values() for h in takers}),
        head_site_after=after.final.map(today.head_site).fillna(""),
        heads_before=table["heads"],
        heads_after=table["heads"].where(stays, 0.0),
        deputies_before=table["deputies"],
        deputies_after=table["deputies"].where(stays, 0.0),
    )
    frame = frame.join(_counted(province, today, after)).join(
        _own_places(offers, brought_from_others(transfers, today.owner), table.index)
    )
    frame = _flags(frame)
    given = _given(given, frame)
    frame["name_after"] = after.final.map(given["name_after"].where(given["name_after"] != "", table["name"])).fillna(
        ""
    )
    changed = frame["fate"].isin(["merge", "leave"]) | frame[["convert", "hosts", "expand", "reduce"]].any(axis=1)
    day = pd.Series({i: dt.date(decisions.since.get(i, year), 9, 1).isoformat() for i in frame.index})
    frame["date"] = given["date"].where(given["date"] != "", day).where(changed, "")
    return conform(frame.rename_axis("institution"), NETWORK["institutions"]).sort_index()


def _counted(province: Province, today: Today, after: After) -> pd.DataFrame:
    nobody = pd.Series(False, index=province.institutions.index)
    before = counted_why(province.institutions, today.scope, nobody)["counted"]
    converted = after.kind.ne(province.institutions["type"].astype(object))
    later = counted_why(province.institutions, today.scope, converted)["counted"] & (after.fate == "survive")
    return pd.DataFrame({"counted_before": before, "counted_after": later})


def _own_places(offers: pd.DataFrame, brought: pd.Series, institutions: pd.Index) -> pd.DataFrame:
    """Sum places at own sites, and entrants at own sites and teams, by the institution that owns them today.

    Places whose equipment was `brought` from sites of others are no own places.
    """
    places = at_sites(offers).groupby("institution")[["places_before", "places_after"]].sum()
    places["places_after"] -= brought.reindex(places.index).fillna(0.0)
    entrants = offers.groupby("institution")[["entrants_recorded", "entrants"]].sum()
    return places.reindex(institutions).fillna(0.0).join(entrants.reindex(institutions).fillna(0.0))


def _flags(frame: pd.DataFrame) -> pd.DataFrame:
    """Add expand, reduce and action: own places change by >= 10 % and >= 30 entrants a year."""
    growth = frame["places_after"] - frame["places_before"]
    large = np.maximum(CHANGE_PLACES, CHANGE_SHARE * frame["places_before"]) - 1e-6
    survives = frame["fate"] == "survive"
    expand = survives & (growth >= large)
    action = np.select(
        [frame["fate"] == "outside", frame["fate"] == "leave", frame["fate"] == "merge", expand],
        ["outside", "leave", "merge", "expand"],
        "retain",
    )
    return frame.assign(expand=expand, reduce=survives & (-growth >= large), action=action)


def _given(rows: pd.DataFrame, frame: pd.DataFrame) -> pd.DataFrame:
    """Return name_after and date of the given rows that say what the plan does ("" where none does)."""
    found = pd.DataFrame("", index=frame.index, columns=["name_after", "date"], dtype=object)
    for _, row in rows.iterrows():
        code = str(row["institution"])
        if code in frame.index and _agrees(str(row["action"]), str(row["host"]), frame.loc[code]):
            found.at[code, "name_after"] = "" if pd.isna(row["name_after"]) else str(row["name_after"])
            found.at[code, "date"] = "" if pd.isna(row["date"]) else str(row["date"])
    return found


def _agrees(action: str, host: str, unit: pd.Series) -> bool:
    if action == Action.MERGE:
        return bool(unit["fate"] == "merge" and unit["host"] == host)
    if action == Action.LEAVE:
        return bool(unit["fate"] == "leave")
    survives = bool(unit["fate"] == "survive")
    return survives and bool(unit["convert"]) == (action == Action.CONVERT)


def staff_frame(
    province: Province, scenario: Scenario, institutions: pd.DataFrame, sites: pd.DataFrame, placements: pd.DataFrame
) -> pd.DataFrame:
    """Return `Network.staff` of the surviving institutions in scope.

    ``posts_after`` are own posts and those taken in, before any post lapses on the way (policy: within 5 years);
    ``posts_at_closed_sites`` are those at closed sites of the institution and of those it takes in. In the long run
    other posts have lapsed with mergers and, where the scenario counts teachers, teachers are those required. Of an
    institution that is divided the successor takes in all posts but teachers who go along with sites of other hosts,
    in whole persons for each of these.
    """
    survivors = institutions.index[institutions["fate"] == "survive"]
    merged = institutions[institutions["fate"] == "merge"]
    final = institutions["host"].where(institutions["fate"] == "merge", institutions.index.to_series())
    closed = sites[sites["status"] == "closed"]
    frame = pd.DataFrame(
        {
            "posts_before": institutions["posts"].reindex(survivors),
            "posts_taken_in": merged.groupby("host")["posts"].sum().reindex(survivors).fillna(0.0),
            "heads_after": institutions["heads_after"].reindex(survivors),
            "deputies_after": institutions["deputies_after"].reindex(survivors),
            "posts_at_closed_sites": closed.groupby(closed["institution"].map(final))["posts"].sum().reindex(survivors),
        },
        index=survivors,
    )
    frame["posts_at_closed_sites"] = frame["posts_at_closed_sites"].fillna(0.0)
    elsewhere = _elsewhere(institutions, sites)
    along = going_along(province, scenario, institutions["fate"] != "outside", elsewhere)
    persons = along.groupby(["institution", "unit"])["posts"].sum().round().reset_index()
    for unit, sign in ((persons["unit"], 1), (persons["institution"].map(final), -1)):
        frame["posts_taken_in"] += sign * persons.groupby(unit)["posts"].sum().reindex(survivors).fillna(0.0)
    frame["posts_after"] = frame["posts_before"] + frame["posts_taken_in"]
    frame = frame.join(_teachers(province, scenario, institutions, elsewhere, placements))
    lapsed = lapsing(scenario, merged["type"]).groupby(merged["host"]).sum().reindex(survivors).fillna(0.0)
    teachers = frame.pop("today")
    frame["others_before"] = frame["posts_after"] - teachers
    frame["others_after"] = frame["others_before"] - lapsed
    kept = frame.pop("kept") if scenario.staffing.counted else teachers
    frame["posts_long_run"] = frame["others_after"] + kept
    return conform(frame, NETWORK["staff"])


def _elsewhere(institutions: pd.DataFrame, sites: pd.DataFrame) -> pd.Series:
    """Return site -> its host, of sites of institutions that merge whose host is not their owner's successor."""
    hosts = institutions["host"].where(institutions["fate"] == "merge", "")
    successor, operator = sites["institution"].map(hosts), sites["institution_after"]
    return operator[(successor != "") & (operator != "") & (operator != successor)]


def _teachers(
    province: Province, scenario: Scenario, institutions: pd.DataFrame, elsewhere: pd.Series, placements: pd.DataFrame
) -> pd.DataFrame:
    """Return, by surviving institution, its teachers there and required, those left over by year, those hired."""
    mine = institutions["fate"] != "outside"
    stays = institutions["fate"].isin(["survive", "outside"])
    final = institutions["host"].where(institutions["fate"] == "merge", institutions.index.to_series().where(stays, ""))
    rows = balance(province, scenario, mine, final, elsewhere, placements)
    columns = ["today", "kept", "hired", *(f"surplus_{k}" for k in (0, *YEARS)), "released"]
    survivors = institutions.index[institutions["fate"] == "survive"]
    frame = rows.groupby("unit")[columns].sum().reindex(survivors).fillna(0.0)
    general = rows["group"] == GENERAL
    parts = known(province, scenario, mine)
    for kind, group in (("vocational", ~general), (GENERAL, general)):
        sums = rows[group].groupby("unit")[["today", "needed"]].sum().reindex(survivors).fillna(0.0)
        owners = province.sites.loc[elsewhere.index, "institution"]
        ends = pd.concat([final, pd.Series(elsewhere.to_numpy(), index=owners.to_numpy(), dtype=object)])
        whole = parts[kind].reindex(ends.index).groupby(ends.to_numpy()).all().reindex(survivors)
        frame[f"{kind}_before"] = sums["today"].where(whole)
        frame[f"{kind}_needed"] = sums["needed"].where(whole)
    return frame
