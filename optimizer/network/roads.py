"""Seats and usable rows of the table `roads`, and the road graph of a province made from them."""

import math
from collections.abc import Iterator

import pandas as pd

from optimizer.data.codes import RoadClass, Use
from optimizer.data.province import Province
from optimizer.errors import Finding, Severity
from optimizer.network.calibration import Fitted, fit
from optimizer.network.graph import GivenRoad
from optimizer.network.sphere import great_circle_km
from optimizer.network.terrain import TravelRules, terrains, travel_rules

TOO_SHORT = 0.9
"""A published distance below this share of the great circle cannot be right (seats are rough points)."""
CLASSES = {str(road_class): road_class for road_class in RoadClass}
FAR_OFF = 0.3
"""Share of error of a published pair, after calibration, that is reported by name."""


def seats_of(province: Province) -> pd.DataFrame:
    """Return the seats that roads can join: index commune, columns lat, lon, terrain. Special communes have none."""
    communes = province.communes
    seats = communes.assign(terrain=terrains(communes))[["lat", "lon", "terrain"]]
    return seats[~communes["special"].astype(bool)].sort_index()


def given_roads(
    province: Province, seats: pd.DataFrame
) -> tuple[tuple[GivenRoad, ...], tuple[GivenRoad, ...], tuple[Finding, ...]]:
    """Return the rows of `roads` with use = pin, those with use = record, and what is wrong with the others.

    Minutes as given, else 60 · km / speed_kmh, else NaN (by class and terrain). Left out with a finding: a commune with
    itself; a far island; kilometres below 0.9 × the great circle.
    """
    pins: list[GivenRoad] = []
    records: list[GivenRoad] = []
    findings: list[Finding] = []
    for start, end, km, minutes, speed, road_class, use in _rows(province.roads):
        problem = _problem(seats, start, end, km)
        if problem:
            values = {"start": name_of(province, start), "end": name_of(province, end), "km": round(km)}
            if problem == "network.road_short":
                values["straight"] = round(_straight(seats, start, end))
            findings.append(Finding(problem, Severity.WARNING, "roads", column="km", value=f"{km:g}", values=values))
            continue
        road = GivenRoad(start, end, km, 60 * km / speed if math.isnan(minutes) else minutes, CLASSES[road_class])
        (pins if use == str(Use.PIN) else records).append(road)
    return tuple(pins), tuple(records), tuple(findings)


def _rows(roads: pd.DataFrame) -> Iterator[tuple[str, str, float, float, float, str, str]]:
    columns = ("from_commune", "to_commune", "km", "minutes", "speed_kmh", "road_class", "use")
    return zip(*(roads[column].tolist() for column in columns), strict=True)


def _problem(seats: pd.DataFrame, start: str, end: str, km: float) -> str:
    if start == end:
        return "network.road_loop"
    if start not in seats.index or end not in seats.index:
        return "network.road_island"
    return "network.road_short" if km < TOO_SHORT * _straight(seats, start, end) else ""


def _straight(seats: pd.DataFrame, start: str, end: str) -> float:
    a, b = seats.loc[start], seats.loc[end]
    return float(great_circle_km(a["lat"], a["lon"], b["lat"], b["lon"]))


def name_of(province: Province, commune: str) -> str:
    """Return the name of `commune`, or its code where it is unknown."""
    return str(province.communes["name"].get(commune, commune))


def road_graph(province: Province) -> tuple[Fitted, TravelRules, tuple[Finding, ...]]:
    """Return the calibrated road graph of `province`, the rules it was made with, and what was noticed.

    Raises
    ------
    DataError
        A travel norm is outside its bounds (`travel_rules`).
    """
    rules, seats = travel_rules(province), seats_of(province)
    pins, records, findings = given_roads(province, seats)
    fitted = fit(seats, rules, pins, records)
    return fitted, rules, (*findings, *_about(province, fitted, len(seats)))


def _about(province: Province, fitted: Fitted, seats: int) -> list[Finding]:
    findings = []
    for a, b in fitted.undercut:
        values = {
            "start": name_of(province, a), "end": name_of(province, b), "km": round(fitted.graph.edges[a, b]["km"]),
        }  # fmt: skip
        findings.append(Finding("network.road_roundabout", Severity.NOTE, "roads", values=values))
    pairs = fitted.calibration
    if pairs.empty:
        if seats > 1:
            findings.append(Finding("network.no_roads", Severity.NOTE, "roads"))
        return findings
    known = pairs.dropna(subset=["km_graph"])
    records = known[known["use"] == str(Use.RECORD)].dropna(subset=["km_uncalibrated"])
    if not records.empty:
        values = {
            "pairs": len(records),
            "before": round(100 * float(records["error_uncalibrated"].abs().mean())),
            "after": round(100 * float(records["error_share"].abs().mean())),
        }
        findings.append(Finding("network.calibration", Severity.NOTE, "roads", values=values))
    return [*findings, *far_off(province, pairs)]


def far_off(province: Province, calibration: pd.DataFrame) -> list[Finding]:
    """Return a finding for every published distance that the computed one is off by more than `FAR_OFF`."""
    findings = []
    odd = calibration[calibration["error_share"].abs() > FAR_OFF]
    columns = ("from_commune", "to_commune", "km_published", "km_graph")
    for start, end, km, km_graph in zip(*(odd[column].tolist() for column in columns), strict=True):
        values = {
            "start": name_of(province, start), "end": name_of(province, end),
            "km": round(km), "graph": round(km_graph),
        }  # fmt: skip
        findings.append(Finding("network.road_far_off", Severity.WARNING, "roads", column="km", values=values))
    return findings
