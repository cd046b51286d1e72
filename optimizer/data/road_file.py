"""Roads from a drawn file: features near the province become lines with class, speed and length; faults are said."""

import json
import math
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from optimizer.data.cache import Arrays, file_digest, keep, kept, key_of
from optimizer.data.check import Tables
from optimizer.data.check_places import points_of
from optimizer.data.codes import RoadClass
from optimizer.data.road_lines import DECIMALS, Numbers, Places, RoadLines, lengths_km
from optimizer.data.road_source import Layer, RefusedError, features_near, open_layer
from optimizer.data.road_words import CLASSES, NOT_FOR_TRAVEL, class_number
from optimizer.data.rules import notice
from optimizer.errors import Finding, Severity

CUT_KM = 20.0
"""How far beyond the hull of communes and sites roads are read: ways may lead through a neighbouring province."""
KM_PER_DEGREE = 111.2
SPEED_LIMITS = (3.0, 130.0)
"""Least and greatest speed (km/h) that is believed."""
KM_LIMITS = (0.9, 3.0)
"""Given km ÷ km of the geometry outside which the geometry is believed: 10 % for rough drawing, thrice for winding."""
NAMED = 20
"""Features named one by one for one fault; the rest is counted."""

type Read = tuple[RoadLines | None, list[Finding]]


def cut_of(tables: Tables) -> shapely.Polygon | None:
    """Return the hull of all communes on the mainland and the sites in them, widened by `CUT_KM`; degrees."""
    if "communes" not in tables:
        return None
    communes = tables["communes"]
    special = set(communes.typed.loc[communes.typed["special"] == "1", "commune"])
    points = {code: at for code, at in points_of(communes, "commune").items() if code not in special}
    if "sites" in tables:
        homes = dict(tables["sites"].typed[["site", "commune"]].itertuples(index=False, name=None))
        points |= {site: at for site, at in points_of(tables["sites"], "site").items() if homes[site] not in special}
    if not points:
        return None
    hull = shapely.convex_hull(shapely.MultiPoint([(lon, lat) for lat, lon in points.values()]))
    north = max(lat for lat, _ in points.values())
    cut: shapely.Polygon = shapely.buffer(hull, CUT_KM / KM_PER_DEGREE / math.cos(math.radians(north)))
    return cut


def read_roads(path: Path, cut: shapely.Polygon) -> Read:
    """Return the roads in `path` that meet `cut`, or None, and findings; from the cache where it has them."""
    try:
        parts = sorted(p for p in path.parent.glob(f"{_escaped(path.stem)}.*") if p.stem == path.stem)
        key = key_of("roads", path.name, *(f"{part.suffix} {file_digest(part)}" for part in parts), cut.wkb)
    except OSError:
        return None, [notice("data.locked", path.name, value=path.name)]
    known = kept(key)
    if known is not None and (told := _remembered(known)) is not None:
        return told
    lines, findings = _read(path, cut)
    if lines is not None:
        text = json.dumps([asdict(finding) for finding in findings], ensure_ascii=False)
        keep(key, {**lines.arrays(), "findings": np.frombuffer(text.encode(), dtype=np.uint8)})
    return lines, findings


def _escaped(stem: str) -> str:
    return "".join(f"[{letter}]" if letter in "[*?" else letter for letter in stem)


def _remembered(arrays: Arrays) -> Read | None:
    told = dict(arrays)
    text = told.pop("findings").tobytes().decode()
    findings = [Finding(**{**row, "severity": Severity(row["severity"])}) for row in json.loads(text)]
    return RoadLines(**told), findings


def _read(path: Path, cut: shapely.Polygon) -> Read:
    try:
        layer = open_layer(path)
        frame = features_near(layer, cut)
    except RefusedError as refused:
        return None, [refused.finding]
    classes, findings = _classes(layer, frame)
    km, km_faults = _figures(layer, frame, layer.km_column, (1e-6, np.inf), "data.road_km")
    speed, speed_faults = _figures(layer, frame, layer.speed_column, SPEED_LIMITS, "data.road_speed")
    findings += [*km_faults, *speed_faults, *_shapes(layer, frame)]
    if any(finding.severity is Severity.ERROR for finding in findings):
        return None, findings
    ridden = classes != NOT_FOR_TRAVEL
    if not ridden.any():
        return None, [layer.finding("data.roads_none_ridden", count=len(frame))]
    lines, odd = _lines(layer, frame[ridden], classes[ridden], km[ridden], speed[ridden])
    return lines, [*odd, _told(layer, lines, int((~ridden).sum()))]


def _classes(layer: Layer, frame: gpd.GeoDataFrame) -> tuple[Places, list[Finding]]:
    """Return the class of each feature by number; a feature without one that has a speed is a commune road."""
    if not layer.class_column:
        return np.full(len(frame), CLASSES.index(RoadClass.COMMUNE), dtype=np.int64), []
    words = frame[layer.class_column].fillna("").astype(str)
    numbers = {word: class_number(word) for word in words.unique()}
    if layer.driver == "OSM":
        return words.map({w: NOT_FOR_TRAVEL if n is None else n for w, n in numbers.items()}).to_numpy(np.int64), []
    has_speed = frame[layer.speed_column].notna() if layer.speed_column else pd.Series(False, index=frame.index)
    numbers[""] = CLASSES.index(RoadClass.COMMUNE)
    wrong = words.map(lambda word: numbers[word] is None) | ((words.str.strip() == "") & ~has_speed)
    findings = _at(layer, wrong.to_numpy(), frame, layer.class_column, "data.road_class")
    return words.map({w: NOT_FOR_TRAVEL if n is None else n for w, n in numbers.items()}).to_numpy(np.int64), findings


def _figures(
    layer: Layer, frame: gpd.GeoDataFrame, column: str, limits: tuple[float, float], phrase: str
) -> tuple[Numbers, list[Finding]]:
    """Return the numbers in `column` (NaN where empty or no such column) and what is wrong with them."""
    if not column:
        return np.full(len(frame), np.nan), []
    texts = frame[column].map(lambda cell: "" if pd.isna(cell) else str(cell).strip().replace(",", "."))
    numbers = pd.to_numeric(texts, errors="coerce").to_numpy(dtype=np.float64)
    wrong = (texts != "").to_numpy() & ~((numbers >= limits[0]) & (numbers <= limits[1]))
    return numbers, _at(layer, wrong, frame, column, phrase, least=limits[0], most=limits[1])


def _shapes(layer: Layer, frame: gpd.GeoDataFrame) -> list[Finding]:
    lines = frame.geometry.geom_type.isin(["LineString", "MultiLineString"]) & ~frame.geometry.is_empty
    return _at(layer, ~lines.to_numpy(), frame, "", "data.road_shape")


def _at(
    layer: Layer, wrong: NDArray[np.bool_], frame: gpd.GeoDataFrame, column: str, phrase: str, **values: object
) -> list[Finding]:
    """Return a finding for each of the first `NAMED` wrong features, and one that counts the others."""
    places = np.flatnonzero(wrong)
    findings = [
        layer.at(phrase, int(frame.index[k]), column, str(frame[column].iloc[k]) if column else "", **values)
        for k in places[:NAMED]
    ]
    if len(places) > NAMED:
        findings.append(layer.more(phrase, len(places) - NAMED))
    return findings


def _lines(
    layer: Layer, frame: gpd.GeoDataFrame, classes: Places, km: Numbers, speed: Numbers
) -> tuple[RoadLines, list[Finding]]:
    """Return the parts of all features as lines; given km are shared out by length, or left out where they are odd."""
    parts, of = shapely.get_parts(shapely.force_2d(frame.geometry.to_numpy()), return_index=True)
    xy = np.round(shapely.get_coordinates(parts), DECIMALS)
    first = np.concatenate([[0], np.cumsum(shapely.get_num_coordinates(parts))]).astype(np.int64)
    length = lengths_km(xy, first)
    whole = np.bincount(of, weights=length, minlength=len(frame))
    odd = ~np.isnan(km) & ((km < KM_LIMITS[0] * whole) | (km > KM_LIMITS[1] * whole))
    findings = [
        layer.at(
            "data.road_km_odd", int(frame.index[k]), layer.km_column, f"{km[k]:g}",
            drawn=round(float(whole[k]), 2),
        )
        for k in np.flatnonzero(odd)[:NAMED]
    ]  # fmt: skip
    if odd.sum() > NAMED:
        findings.append(layer.more("data.road_km_odd", int(odd.sum()) - NAMED))
    given = np.where(odd | (whole == 0), np.nan, km)
    shared = given[of] * length / np.where(whole == 0, 1, whole)[of]
    numbers = frame.index.to_numpy(dtype=np.int64)[of]
    return RoadLines(xy, first, classes[of], speed[of], shared, numbers), findings


def _told(layer: Layer, lines: RoadLines, left: int) -> Finding:
    """Return the note that says what was read: lines and km by class."""
    length = lengths_km(lines.xy, lines.first)
    km: Sequence[float] = np.bincount(lines.road_class, weights=length, minlength=len(CLASSES)).round().tolist()
    by_class = {str(road_class): float(km[number]) for number, road_class in enumerate(CLASSES)}
    return layer.finding(
        "data.roads_read", lines=float(len(lines)), km=float(round(length.sum())), left=float(left),
        **by_class,
    )  # fmt: skip
