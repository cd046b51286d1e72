"""Teachers required and teachers there, recomputed from tables and placements: by group and unit, year by year.

A unit's teachers are those of the institutions that end in it; they teach wherever the unit does. Of an institution
that is divided, teachers go along with the sites that another host than its successor works. Groups are fields of
training, and ``general`` for general subjects. An institution whose figures are not known keeps out of its unit's sums,
and so does a site of a divided one whose host's are not.
"""

import datetime as dt
from collections.abc import Callable

import numpy as np
import pandas as pd

from optimizer.data.codes import CENTRES, Delivery, Level
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


def going_along(province: Province, scenario: Scenario, mine: pd.Series, elsewhere: pd.Series) -> pd.DataFrame:
    """Return the teachers of today who go with each site to another host than the successor of their institution.

    `elsewhere` is site -> that host. Columns group, institution, site, unit (the host), posts: of the institution's
    teachers of the group the share that its offers at the site have, mobile classes belonging to no site.
    """
    own = teachers(province, scenario, mine).rename(columns={"posts": "all"})
    shares = pd.concat([_by_site(province, scenario, general=general) for general in (False, True)])
    rows = own.merge(shares[shares["site"].isin(elsewhere.index)], on=["group", "institution"])
    rows = rows.assign(posts=rows["all"] * rows["share"], unit=rows["site"].map(elsewhere))
    return rows.loc[rows["posts"] > 0, ["group", "institution", "site", "unit", "posts"]].reset_index(drop=True)


def _by_site(province: Province, scenario: Scenario, *, general: bool) -> pd.DataFrame:
    """Return group, institution, site -> share of the institution's teachers of the group (share 0-1)."""
    offers = province.offers[["site", "programme", "delivery", "teachers", "entrants", "places"]]
    rows = offers.join(province.programmes[["field", "level", "length_years", "learners_per_teacher"]], on="programme")
    part = rows["programme"].map(general_part(province, scenario))
    rows = rows[(rows["level"] != Level.DRIVING) & ((part > 0) if general else (part < 1))]
    each = rows["length_years"] * part if general else rows["length_years"] / rows["learners_per_teacher"]
    rows = rows.assign(
        institution=rows["site"].map(province.sites["institution"]), group=GENERAL if general else rows["field"],
        site=rows["site"].where(rows["delivery"] != Delivery.MOBILE, ""),
        teachers=rows["teachers"] * (part if general else 1.0), learners=rows["entrants"] * each,
        seats=rows["places"] * each,
    )  # fmt: skip
    sums = rows.groupby(["group", "institution", "site"])[["teachers", "learners", "seats"]].sum()
    shares = (sums / sums.groupby(["group", "institution"]).transform("sum")).fillna(0.0)
    stated = sums.groupby("institution").transform("sum") > 0
    return shares.where(stated).bfill(axis=1)["teachers"].dropna().rename("share").reset_index()


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
    """Return the teachers that `placements` need: columns group, institution (owner or team today), site, posts."""
    programmes, asked = province.programmes, scenario.staffing
    rows = placements[["programme", "team", "site", "entrants"]].join(
        programmes[["field", "length_years", "learners_per_teacher"]], on="programme"
    )
    part = rows["programme"].map(general_part(province, scenario))
    present = rows["entrants"] * rows["length_years"]
    vocational = pd.DataFrame(
        {
            "group": rows["field"],
            "institution": rows["team"],
            "site": rows["site"],
            "posts": (1 - part) * present / rows["learners_per_teacher"],
        }
    )
    classes = part * present / asked.general_class
    general = vocational.assign(group=GENERAL, posts=classes * asked.general_per_class)
    both = pd.concat([vocational, general], ignore_index=True)
    return both[both["posts"] > 0].reset_index(drop=True)


def balance(
    province: Province, scenario: Scenario, mine: pd.Series, final: pd.Series, elsewhere: pd.Series,
    placements: pd.DataFrame,
) -> pd.DataFrame:  # fmt: skip
    """Return, by group and pool of teachers, what there is and what is needed.

    Columns group, unit (institution after), today, needed, stay_0 ... stay_5 (posts whose holders are there k years
    after the target year), hired, surplus_0 ... surplus_5, released (left over and let go), kept (of today and hired,
    those at work). A year alone is a long-run year: who is hired and let go is read off stay_5. A year of several is
    read off itself: hired beyond stay_0, surplus_0 let go if the year stands for one five years after the first; kept
    are then all who have not been let go by the year's 1 September. Teachers of an institution that leaves go with it.
    `final` is institution -> unit after, `elsewhere` site -> host, where that is another one.
    """
    there = known(province, scenario, mine)
    own, need = _by_part(province, scenario, mine, elsewhere), required(province, scenario, placements)
    need = need[_of_known(need, there)]
    rows = pd.concat([own.assign(kind="today"), need.assign(kind="needed")], ignore_index=True)
    host = rows["site"].map(elsewhere).astype(object)
    rows["unit"] = host.fillna(rows["institution"].map(final)).fillna("")
    rows = rows[rows["unit"] != ""]
    pooled = _of_known(rows.assign(institution=rows["unit"]), there)
    rows["pool"] = np.where(pooled, rows["unit"], rows["site"].where(host.notna(), rows["institution"]))
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


def _by_part(province: Province, scenario: Scenario, mine: pd.Series, elsewhere: pd.Series) -> pd.DataFrame:
    """Return the teachers of today: columns group, institution, site ("" but of those who go elsewhere), posts."""
    own = teachers(province, scenario, mine).assign(site="")
    if elsewhere.empty:
        return own
    along = going_along(province, scenario, mine, elsewhere).drop(columns="unit")
    gone = along.groupby(["group", "institution"])["posts"].sum()
    keys = pd.MultiIndex.from_frame(own[["group", "institution"]])
    return pd.concat([own.assign(posts=own["posts"] - gone.reindex(keys).fillna(0.0).to_numpy()), along])


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
