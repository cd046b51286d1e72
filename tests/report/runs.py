"""A fake but complete run of any province: its real communes, as many units and sites as asked for, invented figures.

The tables follow the contract of `optimizer.solution`. Learners go to the two nearest open sites of their programme; a
fifth of the sites crowd around one commune, as in real provinces; each far island that may have a site has one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import count, product

import geopandas as gpd
import numpy as np
import pandas as pd

from optimizer.data.codes import Field, Level
from optimizer.data.gazetteer import NATIONAL, communes_of, find_province
from optimizer.data.province import Province
from optimizer.data.starter import MERIDIANS
from optimizer.network.cells import geometry
from optimizer.solution.plan import Network
from optimizer.solution.solution import Bundle
from tests.network.frames import make
from tests.report import bundles

KMH, DETOUR = 35.0, 1.4
HOME_MINUTES = 5.0
"""Minutes to a site in the commune itself."""
LEVELS = ("SC", "TC", "CD")
CROWD = 0.2
"""Share of the sites that stand around one commune."""
KINDS = (
    ("Trường Cao đẳng", "CD"),
    ("Trường Trung cấp Kinh tế - Kỹ thuật", "TC"),
    ("Trung tâm GDNN-GDTX khu vực", "GDNNGDTX"),
)


@dataclass(frozen=True, slots=True)
class Size:
    """What is asked for."""

    province: str
    """Code in the gazetteer."""
    institutions: int
    sites: int
    fields: int = 6


@cache
def ground_of(province: str) -> gpd.GeoDataFrame:
    """Return the geometry of a province as a run saves it: schematic cells of the gazetteer's communes."""
    communes = communes_of(find_province(province)).set_index("commune")
    given = communes.assign(area=communes["district"].replace("", "Đặc khu"))
    return geometry(replace(_empty(), communes=given, facts=facts_of(province)))


@cache
def _empty() -> Province:
    return make({})


@cache
def facts_of(province: str) -> Mapping[str, str]:
    """Return the facts of a province, with a date and a disclaimer."""
    place = find_province(province)
    communes = communes_of(place)
    longitude = communes.loc[~communes["special"], "lon"].mean()
    crs = MERIDIANS[min(MERIDIANS, key=lambda known: abs(known - longitude))]
    return {
        "code": province, "name": place.name, "crs": f"EPSG:{crs}", "as_of": "2026-06-30",
        "disclaimer": "Số liệu giả định để thử phần mềm.",
    }  # fmt: skip


@dataclass(frozen=True)
class Places:
    """Where sites stand and how far every commune is from them, the same in all plans."""

    sites: pd.DataFrame
    """index site -> institution, head, name, commune, lon, lat, places."""
    names: Mapping[str, str]
    """institution -> name."""
    kinds: Mapping[str, str]
    minutes: pd.DataFrame
    """commune x site, one way."""
    demand: pd.DataFrame
    """commune x programme, entrants a year."""
    runs: pd.DataFrame
    """programme x site: whether it is taught there."""


@cache
def places_of(size: Size) -> Places:
    """Return the network of `size`, drawn by chance that is always the same."""
    rng = np.random.default_rng(7)
    communes = ground_of(size.province).set_index("commune")
    owners, at = _owners(size), _spots(size, communes, rng)
    number = count(1)
    short = [name.split(" ", 1)[1] if name.startswith(("Xã", "Phường")) else name for name in communes.loc[at, "name"]]
    first = dict(zip(reversed(owners), reversed(short), strict=True))
    kinds = {code: KINDS[0 if k % 9 == 0 else 1 if k % 5 == 1 else 2] for k, code in enumerate(dict.fromkeys(owners))}
    names = {code: f"{kinds[code][0]} {first[code]}" for code in first}
    heads = [k < size.institutions for k in range(size.sites)]
    sites = pd.DataFrame({
        "site": [f"{owner}-{next(number):02d}" for owner in owners], "institution": owners, "head": heads,
        "name": ["Trụ sở chính" if head else f"Cơ sở {place}" for head, place in zip(heads, short, strict=True)],
        "commune": at,
        "lon": communes.loc[at, "lon"].to_numpy() + rng.uniform(-0.012, 0.012, size.sites),
        "lat": communes.loc[at, "lat"].to_numpy() + rng.uniform(-0.012, 0.012, size.sites),
        "places": rng.integers(6, 90, size.sites) * 10,
    }).set_index("site").sort_index()  # fmt: skip
    minutes = _minutes(communes, sites)
    programmes = [f"{field}_{level}" for field in _fields(size) for level in LEVELS]
    people = np.exp(rng.normal(3.4, 0.7, len(communes)))
    expected = np.outer(people, rng.dirichlet(np.full(len(programmes), 2.0)))
    demand = pd.DataFrame(rng.poisson(expected), communes.index, programmes)
    runs = pd.DataFrame(rng.random((len(programmes), size.sites)) < 0.3, programmes, sites.index)
    runs.iloc[:, 0] = True
    return Places(sites, names, {code: kind for code, (_, kind) in kinds.items()}, minutes, demand, runs)


def _fields(size: Size) -> list[str]:
    return [str(field) for field in sorted(Field, key=str) if str(field) not in {"00", "86", "90"}][: size.fields]


def _owners(size: Size) -> list[str]:
    return [f"U{k % size.institutions:02d}" for k in range(size.sites)]


def _spots(size: Size, communes: gpd.GeoDataFrame, rng: np.random.Generator) -> list[str]:
    """Return the commune of each site: islands with people last, a crowd in the middle, the others apart."""
    land = communes[~communes.geometry.is_empty]
    islands = [code for code in communes.index.difference(land.index) if code not in NATIONAL]
    middle = land[["lon", "lat"]].median()
    near = ((land["lon"] - middle["lon"]) ** 2 + (land["lat"] - middle["lat"]) ** 2).sort_values().index
    crowd = [str(near[k % 3]) for k in range(round(CROWD * size.sites))]
    rest = size.sites - len(crowd) - len(islands)
    apart = rng.choice(near[3:], rest, replace=rest > len(near) - 3).tolist()
    return [*crowd, *map(str, apart), *islands]


def _minutes(communes: gpd.GeoDataFrame, sites: pd.DataFrame) -> pd.DataFrame:
    north = np.subtract.outer(communes["lat"].to_numpy(), sites["lat"].to_numpy()) * 111.2
    east = np.subtract.outer(communes["lon"].to_numpy(), sites["lon"].to_numpy()) * 111.2
    km = np.hypot(north, east * np.cos(np.radians(communes["lat"].mean()))) * DETOUR
    return pd.DataFrame(np.round(HOME_MINUTES + km * 60 / KMH, 1), communes.index, sites.index)


def run(size: Size, plan: int = 1) -> Bundle:
    """Return a run of `size` that ended in the plan of that number; all plans of a size have one unchanged network."""
    facts = facts_of(size.province)
    programmes = pd.DataFrame(
        [
            {"programme": f"{f}_{v}", "name": f"{Field(f).vi} – {Level(v).vi}", "field": f, "level": v}
            for f in _fields(size)
            for v in LEVELS
        ]
    )
    land = ground_of(size.province)
    communes = land[["commune", "name", "area"]].assign(special=land.geometry.is_empty.astype(int).astype(str))
    codes = sorted(places_of(size).names)
    made = bundles.bundle()
    reasons = pd.DataFrame(
        {"vi": "Cùng địa bàn, cùng chức năng; quy mô tuyển sinh nhỏ.", "en": "Same area, same tasks; few entrants.",
         "estimated": True}, index=pd.Index(codes, name="institution"),
    )  # fmt: skip
    firmness = pd.DataFrame({"same": 7, "of": 9, "firm": True, "cases": ""}, index=reasons.index)
    title = f"Phương án {plan}: mạng lưới theo khu vực, số đầu mối ít dần"
    scenario = {**made.scenario, "name": f"plan-{plan}", "title": title, "title_en": f"Option {plan}: fewer units"}
    return replace(
        made, scenario=scenario, province=dict(facts), geometry=land, plan=network(size, plan),
        unchanged=network(size, 0), reasons=reasons, firmness=firmness, nearest=nearest(size, plan),
        inputs={"programmes": programmes, "communes": communes},
    )  # fmt: skip


@cache
def network(size: Size, plan: int) -> Network:
    """Return a network; 0 is today's structure, others merge ever more units into the first of their area."""
    told, codes = places_of(size), sorted(places_of(size).names)
    host = _hosts(size, plan)
    sites = _sites(told, host, plan)
    placements, demand = _learners(told, sites, host)
    sums = placements.groupby("site")["entrants"].sum()
    sites["entrants"] = sums.reindex(sites.index).fillna(0.0)
    base = bundles.network(plan=plan > 0)
    return replace(
        base, institutions=_institutions(told, sites, host, codes), sites=sites, placements=placements, demand=demand,
        access=_access(told, sites, placements, ground_of(size.province)), offers=_offers(told, sites),
        staff=base.staff.iloc[:0], modules=base.modules.iloc[:0],
    )  # fmt: skip


def _hosts(size: Size, plan: int) -> dict[str, str]:
    """Return institution -> host, for those that merge: every fourth (third, second) unit takes in its neighbours."""
    told = places_of(size)
    codes = sorted(told.names)
    step = {0: 0, 1: 4, 2: 3}.get(plan, 2)
    if not step:
        return {}
    heads = told.sites[told.sites["head"]].set_index("institution")[["lon", "lat"]]
    takers = heads.loc[codes[::step]]
    return {
        code: str(((takers - heads.loc[code]) ** 2).sum(axis=1).idxmin())
        for k, code in enumerate(codes)
        if k % step and (k + plan) % 7
    }


def _sites(told: Places, host: Mapping[str, str], plan: int) -> pd.DataFrame:
    sites = told.sites.rename(columns={"places": "places_before"}).copy()
    number = np.arange(len(sites))
    closed = np.array(plan > 0) & ~sites["head"].to_numpy() & (number % 4 == plan % 4)
    merged = sites["institution"].isin(host).to_numpy() & ~closed
    sites["institution_after"] = [
        "" if gone else host.get(owner, owner) for owner, gone in zip(sites["institution"], closed, strict=True)
    ]
    sites["head_after"] = sites["head"] & ~merged & ~closed
    sites["open"] = ~closed
    sites["status"] = np.select([closed, merged, sites["head"]], ["closed", "taken", "head"], "own")
    grows = np.array(plan > 0) & (number % 6 == 0) & ~closed
    sites["places_after"] = np.where(closed, 0, sites["places_before"] + 60 * grows)
    sites["posts"], sites["rooms"] = 20, 2 * sites["places_before"]
    sites["entrants_recorded"] = np.round(sites["places_before"] * 0.7)
    sites["investment_mvnd"] = 0.0
    return sites


def _learners(told: Places, sites: pd.DataFrame, host: Mapping[str, str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Send the learners of a commune and programme to the two nearest open sites; beyond 150 minutes they stay away."""
    open_ = sites.index[sites["open"]]
    rows, served = [], []
    for programme in told.demand.columns:
        teach = [site for site in open_ if told.runs.at[programme, site]]
        minutes = told.minutes[teach].to_numpy()
        order = np.argsort(minutes, axis=1)[:, :2]
        for k, (commune, wanted) in enumerate(told.demand[programme].items()):
            if not wanted:
                continue
            near = [j for j in order[k] if minutes[k, j] <= 150]
            split = [float(wanted)] if len(near) == 1 else [0.75 * wanted, 0.25 * wanted] if near else []
            placed = sum(split)
            served.append((commune, programme, wanted, placed, 0.0, wanted - placed))
            rows += [
                (commune, programme, teach[j], part, float(minutes[k, j])) for j, part in zip(near, split, strict=True)
            ]
    placements = pd.DataFrame(rows, columns=["commune", "programme", "site", "entrants", "minutes"])
    owner = placements["site"].map(sites["institution"])
    placements = placements.assign(
        institution=owner.map(lambda code: host.get(code, code)), team=owner, delivery="site",
        km=(placements["minutes"] * 0.58).round(1), boards=placements["minutes"] > 90,
    )  # fmt: skip
    columns = ["commune", "programme", "demand", "placed", "mobile", "unplaced"]
    demand = pd.DataFrame(served, columns=columns).set_index(["commune", "programme"]).sort_index()
    return placements, demand


def _access(told: Places, sites: pd.DataFrame, placements: pd.DataFrame, land: gpd.GeoDataFrame) -> pd.DataFrame:
    special = set(land.loc[land.geometry.is_empty, "commune"])
    minutes = told.minutes[sites.index[sites["open"]]]
    away = minutes.index.isin(special)
    basic = minutes.min(axis=1).mask(away)
    entrants = placements.groupby("commune")["entrants"].sum()
    travelled = (placements["entrants"] * placements["minutes"]).groupby(placements["commune"]).sum()
    return pd.DataFrame({
        "basic_site": minutes.idxmin(axis=1).mask(away, ""), "basic_minutes": basic,
        "basic_km": (basic * 0.58).round(1), "recorded_minutes": basic, "limit_minutes": 60.0, "exempt": away,
        "entrants_placed": entrants.reindex(minutes.index).fillna(0.0),
        "mean_minutes": (travelled / entrants).reindex(minutes.index),
    })  # fmt: skip


def _offers(told: Places, sites: pd.DataFrame) -> pd.DataFrame:
    rows = [
        {
            "programme": programme, "site": site, "delivery": "site", "institution": sites.at[site, "institution"],
            "runs_before": True, "runs": bool(sites.at[site, "open"]), "places_before": 60, "added": 0.0,
            "places_after": 60.0, "entrants_recorded": 40, "entrants": 40.0,
        }
        for programme in told.runs.index
        for site in told.runs.columns[told.runs.loc[programme]]
    ]  # fmt: skip
    return pd.DataFrame(rows).set_index(["programme", "site", "delivery"]).sort_index()


@cache
def nearest(size: Size, plan: int) -> pd.DataFrame:
    """Return how far the nearest site is that teaches a field at a level, either of them or both "" for any."""
    told = places_of(size)
    codes = [programme.split("_") for programme in told.runs.index]
    kinds = sorted({kind for field, level in codes for kind in product(("", field), ("", level))})
    parts = []
    for field, level in kinds:
        mine = [field in {"", f} and level in {"", v} for f, v in codes]
        part = pd.DataFrame(index=told.minutes.index)
        for side, number in (("before", 0), ("after", plan)):
            open_ = network(size, number).sites["open"]
            sites = [site for site in open_.index[open_] if told.runs.loc[mine, site].any()]
            away = ground_of(size.province).set_index("commune").loc[part.index].geometry.is_empty
            minutes = told.minutes[sites].min(axis=1).mask(away)
            part[f"site_{side}"] = told.minutes[sites].idxmin(axis=1).mask(away, "")
            part[f"minutes_{side}"], part[f"km_{side}"] = minutes, (minutes * 0.58).round(1)
        parts.append(part.assign(field=field, level=level))
    return pd.concat(parts).set_index(["field", "level"], append=True).sort_index()


def _institutions(told: Places, sites: pd.DataFrame, host: Mapping[str, str], codes: list[str]) -> pd.DataFrame:
    own = sites.groupby("institution")[["places_before", "places_after", "entrants_recorded", "entrants"]].sum()
    heads = sites[sites["head"]].reset_index().set_index("institution")["site"]
    taking = set(host.values())
    rows = []
    for code in codes:
        gone, kind, grows = code in host, told.kinds[code], own.at[code, "places_after"] > own.at[code, "places_before"]
        rows.append({
            "institution": code, "name": told.names[code], "type": kind, "type_after": "" if gone else kind,
            "speciality": "general", "managing_body": "Sở Giáo dục và Đào tạo", "authority": "province",
            "managing_body_after": "" if gone else "Sở Giáo dục và Đào tạo", "area": "",
            "head_site": heads[code], "fate": "merge" if gone else "survive", "host": host.get(code, ""),
            "convert": False, "hosts": code in taking, "expand": bool(grows and not gone), "reduce": False,
            "action": "merge" if gone else "expand" if grows else "retain",
            "name_after": "" if gone else told.names[code],
            "head_site_after": "" if gone else heads[code], "counted_before": kind == "CD",
            "counted_after": kind == "CD" and not gone, "posts": 30, "heads_before": 1, "heads_after": int(not gone),
            "deputies_before": 1, "deputies_after": int(not gone), "date": "2028-09-01" if host else "",
        })  # fmt: skip
    return pd.DataFrame(rows).set_index("institution").join(own)


def renamed(run: Bundle, name: str) -> Bundle:
    """Return `run` with `name`, and a code behind it, for every unit, site and commune, and in its title and facts."""
    assert run.plan is not None
    land = run.geometry.assign(name=[f"{name} {code}" for code in run.geometry["commune"]])
    return replace(
        run, plan=_renamed(run.plan, name), unchanged=_renamed(run.unchanged, name), geometry=land,
        province={**run.province, "name": name, "disclaimer": name},
        scenario={**run.scenario, "title": name, "title_en": name},
    )  # fmt: skip


def _renamed(network: Network, name: str) -> Network:
    units, sites = network.institutions, network.sites
    after = [f"{name} {code}" if old else "" for code, old in units["name_after"].items()]
    units = units.assign(name=[f"{name} {code}" for code in units.index], name_after=after)
    return replace(network, institutions=units, sites=sites.assign(name=[f"{name} {code}" for code in sites.index]))
