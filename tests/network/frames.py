"""Provinces of a few points for the tests of distances and links: only the columns those stages read."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from optimizer.data.codes import RoadClass
from optimizer.data.province import Province
from optimizer.data.road_lines import RoadLines
from optimizer.data.road_words import CLASSES
from optimizer.data.tables import BY_NAME

Rows = Sequence[Mapping[str, Any]]
KM_PER_DEGREE = 111.19508
"""Great-circle kilometres of one degree of latitude: 6371.0088 π / 180."""
INDEXED = {"areas", "communes", "institutions", "sites", "programmes"}
DEFAULTS: dict[str, dict[str, Any]] = {
    "communes": {"area": "A", "population": 5000.0, "area_km2": 100.0, "zone": "III"},
    "roads": {"road_class": "provincial", "use": "record"},
    "sites": {"institution": "I", "head": True},
    "offers": {"delivery": "site", "occupation": "x", "entrants": 0.0},
    "programmes": {"length_years": 1.0},
}


def table(name: str, rows: Rows = ()) -> pd.DataFrame:
    """Return the declared table `name` from `rows`; missing numbers NaN, flags False, texts empty."""
    declared = BY_NAME[name]
    columns: dict[str, Any] = {}
    for column in declared.columns:
        values = [{**DEFAULTS.get(name, {}), **row}.get(column.name) for row in rows]
        if column.type in {"int", "number", "year"}:
            columns[column.name] = np.array([np.nan if v is None else v for v in values], dtype=float)
        elif column.type == "flag":
            columns[column.name] = np.array([bool(v) for v in values], dtype=bool)
        else:
            columns[column.name] = pd.Series(["" if v is None else v for v in values], dtype="str")
    frame = pd.DataFrame(columns)
    return frame.set_index(declared.key[0]).sort_index() if name in INDEXED else frame


def make(
    points: Mapping[str, tuple[float, float]],
    facts: Mapping[str, str] | None = None,
    boundaries: Any = None,
    communes: Mapping[str, Mapping[str, Any]] | None = None,
    road_lines: RoadLines | None = None,
    **tables: Rows,
) -> Province:
    """Return a province with a commune at each point (lat, lon); mountain unless `communes` says otherwise."""
    more = communes or {}
    tables["communes"] = [
        {"commune": c, "name": f"Xã {c}", "lat": lat, "lon": lon, **more.get(c, {})} for c, (lat, lon) in points.items()
    ]
    names = [name for name in BY_NAME if name not in {"province", "boundaries"}]
    frames = {name: table(name, tables.get(name, ())) for name in names}
    for site in frames["sites"].index[frames["sites"]["lat"].isna()]:
        at = frames["sites"].at[site, "commune"]
        frames["sites"].loc[site, ["lat", "lon"]] = frames["communes"].loc[at, ["lat", "lon"]].to_list()
    return Province(facts=facts or {}, boundaries=boundaries, findings=(), digests={}, defaulted={},
                    road_lines=road_lines, **frames)  # fmt: skip


def north(*km: float, lon: float = 103.0) -> dict[str, tuple[float, float]]:
    """Return communes a, b, c … on one meridian, `km` kilometres north of 20° N."""
    return {chr(ord("a") + k): (20 + far / KM_PER_DEGREE, lon) for k, far in enumerate(km)}


def one_site(*communes: str) -> Rows:
    """Return a site at the seat of each commune, named after it in capitals."""
    return [{"site": c.upper(), "commune": c, "institution": c.upper()} for c in communes]


def lines(*drawn: Sequence[tuple[float, float]], **more: Sequence[Any]) -> RoadLines:
    """Return roads through points (latitude, longitude); provincial unless `more` has road_class, speed_kmh, km."""
    count = len(drawn)
    classes = more.get("road_class", ["provincial"] * count)
    return RoadLines(
        np.round([(lon, lat) for road in drawn for lat, lon in road], 7),
        np.concatenate([[0], np.cumsum([len(road) for road in drawn])]).astype(np.int64),
        np.array([CLASSES.index(RoadClass(c)) for c in classes], dtype=np.int64),
        np.array(more.get("speed_kmh", [np.nan] * count), dtype=float),
        np.array(more.get("km", [np.nan] * count), dtype=float),
        np.arange(1, count + 1, dtype=np.int64),
    )
