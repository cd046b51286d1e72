"""What the ground is like around a commune, and how roads and speeds follow from it.

The rule, from columns every province has (slopes are not among them). Density = population ÷ area_km2:

* **plain**: zone 0 (not an ethnic-minority and mountainous commune) with at least 100 persons/km² or area unknown; also
  a commune of zones I–III with at least 400 persons/km² (a basin or a delta; hill country is not peopled so densely);
* **midland**: zone 0 with fewer than 100 persons/km² (forest communes); zone I with fewer than 400;
* **mountain**: zones II and III with fewer than 400 persons/km² or area unknown.

The border says nothing of terrain (border communes of the deltas are flat) and is not used.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files

import pandas as pd

from optimizer.data.codes import RoadClass, Zone
from optimizer.data.province import Province
from optimizer.errors import DataError, Finding, Severity


class Terrain(StrEnum):
    """Kind of ground."""

    PLAIN = "plain"
    MIDLAND = "midland"
    MOUNTAIN = "mountain"


DENSE = 400.0
"""Persons per km² from which a commune of zones I–III counts as a basin or plain (assumption)."""
SPARSE = 100.0
"""Persons per km² below which a commune outside the zones counts as midland (assumption)."""

DETOUR = {Terrain.PLAIN: 1.3, Terrain.MIDLAND: 1.4, Terrain.MOUNTAIN: 1.7}
"""Road kilometres per great-circle kilometre. Plain: measured ratios of 1.20–1.23 in towns and plains (Newell 1980,
O'Sullivan and Morrall 1996), raised for country roads. Mountain: Hà Nội – Điện Biên Phủ, 474 km of road over 297 km, is
1.60 on a long route, and short mountain trips are worse. Midland: between them. Norms ``detour_factor_<terrain>``."""


def _speeds() -> dict[tuple[Terrain, RoadClass], float]:
    text = files("optimizer.network").joinpath("speeds.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {(Terrain(row["terrain"]), RoadClass(row["road_class"])): float(row["speed_kmh"]) for row in rows}


SPEED_KMH = _speeds()
"""Motorbike speeds, km/h, of ``speeds.csv``, which says where each comes from: all are assumptions. Norms
``speed_kmh_<terrain>_<road class>``."""

NEIGHBOUR_KM = 40.0
"""Furthest two seats may be (great circle, km) to be joined as neighbours without a given road: beyond lies water or
no through road (assumption). Overwritten by the norm ``neighbour_km_at_most``."""


@dataclass(frozen=True, slots=True)
class TravelRules:
    """The numbers that turn points into roads; defaults above unless the norms of the province say otherwise."""

    detour: Mapping[Terrain, float]
    """Road km per great-circle km."""
    speed_kmh: Mapping[tuple[Terrain, RoadClass], float]
    neighbour_km: float


def travel_rules(province: Province) -> TravelRules:
    """Return the travel rules of `province`.

    Norms read: ``detour_factor_<terrain>``, ``speed_kmh_<terrain>_<road class>`` (km/h), ``neighbour_km_at_most`` (km);
    all at least 1.

    Raises
    ------
    DataError
        A norm is outside its bounds.
    """
    detour = {t: _norm(province, f"detour_factor_{t}", DETOUR[t], least=1) for t in Terrain}
    speed = {
        (t, c): _norm(province, f"speed_kmh_{t}_{c}", SPEED_KMH[t, c], least=1) for t in Terrain for c in RoadClass
    }
    return TravelRules(detour, speed, _norm(province, "neighbour_km_at_most", NEIGHBOUR_KM, least=1))


def _norm(province: Province, parameter: str, default: float, *, least: float) -> float:
    try:
        value = province.norm(parameter)
    except KeyError:
        return default
    if not least <= value < float("inf"):
        finding = Finding(
            "network.norm_bounds", Severity.ERROR, "norms", column="value", value=f"{value:g}",
            values={"parameter": parameter, "least": f"{least:g}"},
        )  # fmt: skip
        raise DataError((finding,))
    return value


def terrains(communes: pd.DataFrame) -> "pd.Series[str]":
    """Return the terrain of every commune (index commune) by the rule of this module."""
    density = communes["population"] / communes["area_km2"].where(communes["area_km2"] > 0)
    zone = communes["zone"].astype(str)
    outside, first = zone == str(Zone.NONE), zone == str(Zone.I)
    terrain = pd.Series(str(Terrain.MOUNTAIN), index=communes.index, dtype="str")
    terrain[first | (outside & (density < SPARSE))] = str(Terrain.MIDLAND)
    terrain[(outside & ~(density < SPARSE)) | (~outside & (density >= DENSE))] = str(Terrain.PLAIN)
    return terrain
