"""A synthetic network on the real communes of a province: the tables, read and checked, and the ways between them."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import vietnamadminunits
from scipy.cluster.vq import kmeans2

from optimizer.data.codes import KIND_LEVELS, Field, Kind, Level
from optimizer.data.province import Province
from optimizer.data.read import province_of
from optimizer.network.travel import Travel
from tests.provinces import COSTS, NORMS, frame

LENGTH = {"SC": 0.35, "TC": 2.0, "THN": 3.0, "CD": 3.0}
LEVELS = ("SC", "TC", "CD", "THN")
"""Levels in the order in which a number of levels takes them."""
DETOUR, KMH = 1.4, 35.0
"""Roads are that much longer than the straight line, and travelled at that speed."""


@dataclass(frozen=True, slots=True)
class Size:
    """What is asked for: a province by its code, and how much of everything."""

    province: str
    institutions: int
    sites: int
    fields: int
    levels: int
    periods: int = 1
    seed: int = 1


def network(size: Size) -> tuple[Province, Travel]:
    """Return the tables of a network of `size`, and the minutes between its places."""
    rng = np.random.default_rng(size.seed)
    communes = _communes(size, rng)
    institutions, sites = _units(size, communes, rng)
    programmes = _programmes(size)
    offers = _offers(institutions, sites, programmes, rng)
    demand = _demand(size, communes, programmes, rng)
    facts = {
        "code": "00",
        "name": "Tỉnh Thử Nghiệm",
        "as_of": "2026-09-01",
        "issuer": "Sở Giáo dục và Đào tạo",
        "crs": "EPSG:9209",
        "units_2020": str(size.institutions),
    }
    tables = {
        "province": pd.DataFrame(sorted(facts.items()), columns=["key", "value"]),
        "areas": pd.DataFrame({"area": sorted(set(communes["area"]))}).assign(name=lambda t: "Khu vực " + t["area"]),
        "communes": communes,
        "institutions": institutions,
        "sites": sites,
        "programmes": programmes,
        "offers": offers,
        "demand": demand,
        "norms": frame(NORMS),
        "costs": frame(COSTS),
    }
    province = province_of({name: _text(table) for name, table in tables.items()})
    return province, _travel(province)


def _text(table: pd.DataFrame) -> pd.DataFrame:
    """Return `table` as it would be read: text, with its basis and source."""
    told = table.map(lambda v: f"{v:g}" if isinstance(v, float) and abs(v) < 1000 else str(v))
    return told.assign(basis="estimate", source="Mạng lưới giả định để đo thời gian")


def _communes(size: Size, rng: np.random.Generator) -> pd.DataFrame:
    file = Path(vietnamadminunits.__file__).parent / "data" / "dataset.db"
    connection = sqlite3.connect(file)
    query = "select wardCode, ward, wardLat, wardLon, wardAreaKm2 from admin_units where provinceCode = ? order by 1"
    rows = connection.execute(query, (size.province,)).fetchall()
    connection.close()
    table = pd.DataFrame(rows, columns=["commune", "name", "lat", "lon", "area_km2"])
    count = max(2, size.institutions // 5)
    points = table[["lat", "lon"]].to_numpy(dtype=float)
    near = kmeans2(points, count, seed=rng, minit="++")[1]
    population = np.round(np.exp(rng.normal(9.4, 0.6, len(table)))).astype(int)
    return table.assign(
        name=table["name"] + " (" + table["commune"] + ")",
        area=[f"K{k:02}" for k in near],
        population=population,
        leavers=population // 70,
        labour_force=population // 2,
        zone=rng.choice(["0", "I", "III"], len(table), p=[0.5, 0.25, 0.25]),
        border=0,
        urban=0,
        special=table["name"].str.startswith("Đặc khu").astype(int),
    )


def _units(size: Size, communes: pd.DataFrame, rng: np.random.Generator) -> tuple[pd.DataFrame, pd.DataFrame]:
    kinds = ["CD"] * max(1, size.institutions // 9) + ["TC"] * (size.institutions // 6)
    kinds += ["GDNN"] * (size.institutions - len(kinds))
    codes = [f"I{k:03}" for k in range(len(kinds))]
    share = communes["population"] / communes["population"].sum()
    at = rng.choice(len(communes), size.sites, p=share, replace=size.sites > len(communes))
    owner = [*codes, *(codes[k % len(codes)] for k in range(size.sites - len(codes)))]
    rooms = [int(rng.integers(4, 9) * (150 if kinds[codes.index(i)] != "GDNN" else 60)) for i in owner]
    sites = pd.DataFrame(
        {
            "site": [f"{i}-{k:03}" for k, i in enumerate(owner)],
            "institution": owner,
            "name": [f"Địa điểm {k}" for k in range(len(owner))],
            "head": [int(k < len(codes)) for k in range(len(owner))],
            "commune": communes["commune"].to_numpy()[at],
            "lat": communes["lat"].to_numpy()[at] + rng.uniform(-0.004, 0.004, len(owner)),
            "lon": communes["lon"].to_numpy()[at] + rng.uniform(-0.004, 0.004, len(owner)),
            "urban": 0,
            "land_m2": 9000,
            "floor_m2": [8 * r for r in rooms],
            "rooms": rooms,
            "workshops": 3,
            "beds": 60,
            "posts": 20,
        }
    )
    posts = sites.groupby("institution")["posts"].sum()
    institutions = pd.DataFrame(
        {
            "institution": codes,
            "name": [f"Đơn vị {k}" for k in range(len(codes))],
            "type": kinds,
            "managing_body": "UBND tỉnh",
            "authority": "province",
            "autonomy_group": 4,
            "posts": posts[codes].to_numpy(),
            "posts_given": posts[codes].to_numpy(),
            "deputies": 2,
            "vocational_teachers": 10,
            "general_teachers": 2,
            "administration": 4,
        }
    )
    return institutions, sites


def _programmes(size: Size) -> pd.DataFrame:
    fields = [f for f in sorted(str(f) for f in Field) if f not in {"00", "86", "90"}][: size.fields]
    rows = [
        {
            "programme": f"{f}_{level}",
            "name": f"{Field(f).vi} - {Level(level).vi}",
            "field": f,
            "level": level,
            "length_years": LENGTH[level],
            "learners_per_teacher": 18 if level == "SC" else 25,
            "module_places": 18,
            "module_mvnd": 800 + 400 * (k % 5),
            "priority": int(k % 4 == 0),
        }
        for k, f in enumerate(fields)
        for level in LEVELS[: size.levels]
    ]
    return pd.DataFrame(rows)


def _offers(
    institutions: pd.DataFrame, sites: pd.DataFrame, programmes: pd.DataFrame, rng: np.random.Generator
) -> pd.DataFrame:
    kind = institutions.set_index("institution")["type"]
    rows = []
    for site, owner in zip(sites["site"], sites["institution"], strict=True):
        fits = {str(level) for level in KIND_LEVELS[Kind(kind[owner])]}
        can = programmes[programmes["level"].isin(fits)]
        many = 0.55 if kind[owner] == "CD" else 0.4
        for code in can["programme"][rng.random(len(can)) < many]:
            places = int(rng.integers(2, 9) * 10)
            rows.append(
                {
                    "site": site,
                    "programme": code,
                    "occupation": f"Nghề {code}",
                    "places": places,
                    "target": places,
                    "entrants": int(places * rng.uniform(0.2, 0.9)),
                    "teachers": 2,
                }
            )
        if not any(row["site"] == site for row in rows):
            code = can["programme"].iloc[0]
            rows.append(
                {
                    "site": site,
                    "programme": code,
                    "occupation": f"Nghề {code}",
                    "places": 40,
                    "target": 40,
                    "entrants": 20,
                    "teachers": 2,
                }
            )
    return pd.DataFrame(rows).assign(
        delivery="site",
        graduates=lambda t: t["entrants"],
        entrants_1=lambda t: t["entrants"],
        entrants_2=lambda t: t["entrants"],
    )


def _demand(size: Size, communes: pd.DataFrame, programmes: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    weight = rng.dirichlet(np.full(len(programmes), 3.0))
    rows = []
    for commune, people in zip(communes["commune"], communes["population"], strict=True):
        counts = rng.poisson(weight * people / 110)
        for programme, count in zip(programmes["programme"], counts, strict=True):
            for year in range(2028, 2028 + size.periods):
                if count:
                    rows.append(
                        {
                            "commune": commune,
                            "programme": programme,
                            "year": year,
                            "low": int(count * 0.8),
                            "base": int(count),
                            "high": int(np.ceil(count * 1.2)),
                        }
                    )
    return pd.DataFrame(rows)


def _travel(province: Province) -> Travel:
    def km(a: pd.DataFrame, b: pd.DataFrame) -> pd.DataFrame:
        north = np.subtract.outer(a["lat"].to_numpy(), b["lat"].to_numpy()) * 111.2
        mid = np.cos(np.radians(a["lat"].mean()))
        east = np.subtract.outer(a["lon"].to_numpy(), b["lon"].to_numpy()) * 111.2 * mid
        return pd.DataFrame(np.round(np.hypot(north, east) * DETOUR, 1), index=a.index, columns=b.index)

    def minutes(frame: pd.DataFrame) -> pd.DataFrame:
        return (frame * 60 / KMH + 5).round()

    ways, between = km(province.communes, province.sites), km(province.sites, province.sites)
    method = pd.DataFrame("given", index=ways.index, columns=ways.columns)
    columns: Mapping[str, str] = {}
    return Travel(minutes(ways), ways, minutes(between), between, method, pd.DataFrame(columns=list(columns)), ())
