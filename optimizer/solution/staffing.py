"""Teachers required and teachers there, recomputed from tables and placements: by group and unit, year by year.

A unit's teachers are those of the institutions that end in it; they teach wherever the unit does. Groups are fields of
training, and ``general`` for general subjects. An institution whose figures are not known keeps out of its unit's sums.
"""

import datetime as dt
from collections.abc import Callable

import numpy as np
import pandas as pd

from optimizer.data.codes import CENTRES, Level
from optimizer.data.province import Province
from optimizer.scenario import Scenario

GENERAL = "general"
YEARS = range(1, 6)
"""Years after the effect of a plan in which posts are settled (guidance to Nghị định 178/2024/NĐ-CP)."""


def general_part(province: Province, scenario: Scenario) -> pd.Series:
    """Return programme -> share of it that is general subjects: all of GDTX, some of THN, nothing else."""
    parts = {str(Level.GDTX): 1.0, str(Level.THN): scenario.staffing.thn_general_share}
    return province.programmes["level"].map(parts).fillna(0.0).astype(float)


def known(province: Province, scenario: Scenario, mine: pd.Series) -> dict[str, pd.Series]:
    """Return ``vocational`` and ``general`` -> by institution, whether its teachers are known.

    Vocational teachers are known only with the fields they teach in: an institution that names some, and has no
    vocational offer, is not.
    """
    table = province.institutions
    shares = _by_field(province, scenario)
    has_field = table.index.isin(shares.index.get_level_values("institution"))
    count = table["vocational_teachers"]
    vocational = count.notna() & ((count == 0) | has_field) & mine
    return {"vocational": vocational, GENERAL: table["general_teachers"].notna() & mine}


def _by_field(province: Province, scenario: Scenario) -> pd.Series:
    """Return institution, field -> share of the institution's vocational teachers (shares sum to 1)."""
    programmes, offers = province.programmes, province.offers
    rows = offers[["site", "programme", "teachers", "entrants", "places"]].join(
        programmes[["field", "level", "length_years", "learners_per_teacher"]], on="programme"
    )
    general = rows["programme"].map(general_part(province, scenario))
    rows = rows[(rows["level"] != Level.DRIVING) & (general < 1)]
    each = rows["length_years"] / rows["learners_per_teacher"]
    rows = rows.assign(
        institution=rows["site"].map(province.sites["institution"]), learners=rows["entrants"] * each,
        seats=rows["places"] * each,
    )  # fmt: skip
    sums = rows.groupby(["institution", "field"])[["teachers", "learners", "seats"]].sum()
    whole = sums.groupby("institution").transform("sum")
    chosen = (sums / whole.where(whole > 0)).bfill(axis=1)["teachers"]
    return chosen[chosen > 0]


def teachers(province: Province, scenario: Scenario, mine: pd.Series) -> pd.DataFrame:
    """Return the teachers of institutions `mine` that are known: columns group, institution, posts."""
    table, there = province.institutions, known(province, scenario, mine)
    shares = _by_field(province, scenario).rename("share").reset_index()
    shares = shares[shares["institution"].map(there["vocational"]).astype(bool)]
    posts = shares["share"] * shares["institution"].map(table["vocational_teachers"]).astype(float)
    vocational = pd.DataFrame({"group": shares["field"], "institution": shares["institution"], "posts": posts})
    general = table.loc[there[GENERAL], "general_teachers"]
    others = pd.DataFrame({"group": GENERAL, "institution": general.index, "posts": general.to_numpy(dtype=float)})
    rows = pd.concat([vocational, others], ignore_index=True)
    return rows[rows["posts"] > 0].reset_index(drop=True)


def still_there(province: Province, scenario: Scenario, year: int) -> Callable[[str, str], float]:
    """Return the share of an institution's teachers, vocational or general, who are there on 1 September of `year`."""
    staff = province.staff
    groups = staff.assign(left=staff["persons"].where(staff["retires"] > year, 0.0)).groupby(["institution", "group"])
    counts = groups[["persons", "left"]].sum()
    date = str(province.facts.get("as_of", ""))
    past = year - (dt.date.fromisoformat(date).year if date else scenario.walk[0])
    usual = (1 - scenario.staffing.attrition) ** max(0, past)

    def share(institution: str, group: str) -> float:
        key = (institution, GENERAL if group == GENERAL else "vocational")
        if key in counts.index and counts.at[key, "persons"] > 0:
            return float(counts.at[key, "left"] / counts.at[key, "persons"])
        return usual

    return share


def required(province: Province, scenario: Scenario, placements: pd.DataFrame) -> pd.DataFrame:
    """Return the teachers that `placements` need: columns group, institution (of the site or team today), posts."""
    programmes, asked = province.programmes, scenario.staffing
    rows = placements[["programme", "team", "entrants"]].join(
        programmes[["field", "length_years", "learners_per_teacher"]], on="programme"
    )
    part = rows["programme"].map(general_part(province, scenario))
    present = rows["entrants"] * rows["length_years"]
    vocational = pd.DataFrame(
        {
            "group": rows["field"],
            "institution": rows["team"],
            "posts": (1 - part) * present / rows["learners_per_teacher"],
        }
    )
    classes = part * present / asked.general_class
    general = vocational.assign(group=GENERAL, posts=classes * asked.general_per_class)
    both = pd.concat([vocational, general], ignore_index=True)
    return both[both["posts"] > 0].reset_index(drop=True)


def balance(
    province: Province, scenario: Scenario, mine: pd.Series, final: pd.Series, placements: pd.DataFrame
) -> pd.DataFrame:
    """Return, by group and pool of teachers, what there is and what is needed.

    Columns group, unit (institution after), today, needed, stay_0 ... stay_5 (posts whose holders are there k years
    after the target year), hired, surplus_0 ... surplus_5, released (left over and let go), kept (of today and hired,
    those at work). A year alone is a long-run year: who is hired and let go is read off stay_5. A year of several is
    read off itself: hired beyond stay_0, surplus_0 let go if the year stands for one five years after the first; kept
    are then all who have not been let go by the year's 1 September. Teachers of an institution that leaves go with it.
    """
    there = known(province, scenario, mine)
    own, need = teachers(province, scenario, mine), required(province, scenario, placements)
    need = need[_of_known(need, there)]
    rows = pd.concat([own.assign(kind="today"), need.assign(kind="needed")], ignore_index=True)
    rows["unit"] = rows["institution"].map(final).fillna("")
    rows = rows[rows["unit"] != ""]
    pooled = _of_known(rows.assign(institution=rows["unit"]), there)
    rows["pool"] = np.where(pooled, rows["unit"], rows["institution"])
    for k in (0, *YEARS):
        share = still_there(province, scenario, scenario.year + k)
        stays = [share(i, g) for i, g in zip(rows["institution"], rows["group"], strict=True)]
        rows[f"stay_{k}"] = np.where(rows["kind"] == "today", rows["posts"] * np.array(stays, dtype=float), 0.0)
    for kind in ("today", "needed"):
        rows[kind] = rows["posts"].where(rows["kind"] == kind, 0.0)
    columns = ["today", "needed", *(f"stay_{k}" for k in (0, *YEARS))]
    sums = rows.groupby(["group", "pool", "unit"], sort=True)[columns].sum().reset_index()
    for k in (0, *YEARS):
        sums[f"surplus_{k}"] = (sums[f"stay_{k}"] - sums["needed"]).clip(lower=0.0)
    first, year = scenario.walk[0], scenario.year
    read = YEARS[-1] if len(scenario.walk) == 1 else 0
    hired = (sums["needed"] - sums[f"stay_{read}"]).clip(lower=0.0)
    left_over = sums[f"surplus_{read}"]
    settled = read > 0 or last_of(scenario.walk, year) >= first + YEARS[-1]
    gone = read > 0 or year >= first + YEARS[-1]
    return sums.assign(
        hired=hired, released=left_over if settled else 0.0,
        kept=sums[f"stay_{read}"] + hired - (left_over if gone else 0.0),
    )  # fmt: skip


def last_of(walk: tuple[int, ...], year: int) -> int:
    """Return the last calendar year for which `year` of a plan stands: that before the next one, the last for five."""
    later = [y for y in walk if y > year]
    return later[0] - 1 if later else year + YEARS[-1] - 1


def _of_known(rows: pd.DataFrame, there: dict[str, pd.Series]) -> np.ndarray:
    """Return for each row whether the teachers of its group at its institution are known."""
    general = rows["institution"].map(there[GENERAL]).eq(True).to_numpy()
    vocational = rows["institution"].map(there["vocational"]).eq(True).to_numpy()
    found: np.ndarray = np.where(rows["group"].to_numpy() == GENERAL, general, vocational)
    return found


def lapsing(scenario: Scenario, kinds: pd.Series) -> pd.Series:
    """Return the posts other than teachers that lapse within five years where a unit of each kind ends in another."""
    asked = scenario.staffing
    return kinds.isin(CENTRES).map({True: asked.lapsed_centre, False: asked.lapsed_school}).astype(float)
