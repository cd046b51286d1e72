"""The layers of `plan.gpkg` as frames: cells of the bundle, put beside each other by code."""

from collections.abc import Mapping

import geopandas as gpd
import pandas as pd
from shapely import LineString, MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

from optimizer.analysis.compare import decisions
from optimizer.report import facts
from optimizer.report.maps.ground import ground
from optimizer.report.maps.signs import site_signs
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang, clean, say

CRS = "EPSG:4326"
SERVED = ["demand", "placed", "mobile", "unplaced"]


def layers(bundle: Bundle, lang: Lang) -> Mapping[str, pd.DataFrame]:
    """Return layer -> frame, in the order they are drawn; `indicators` has no geometry, the others are in EPSG:4326.

    Of a run without a plan, today's structure is shown, as on the status map.
    """
    return {
        "communes": communes(bundle),
        "flows": flows(bundle),
        "mergers": mergers(bundle),
        "sites": sites(bundle, lang),
        "institutions": institutions(bundle, lang),
        "indicators": indicators(bundle, lang),
    }


def communes(bundle: Bundle) -> gpd.GeoDataFrame:
    """Return a row a commune: cell (none for far islands), travel time of plan and unchanged network, demand."""
    network = facts.shown(bundle)
    frame = bundle.geometry[["commune", "name", "area", "schematic", "geometry"]].sort_values("commune")
    frame = frame.set_index("commune").join(network.access.drop(columns="recorded_minutes"))
    for column in ("basic_minutes", "mean_minutes"):
        frame[f"{column}_unchanged"] = bundle.unchanged.access[column]
    frame = frame.join(network.demand.groupby("commune")[SERVED].sum())
    frame["name"] = frame["name"].map(clean)
    frame["geometry"] = frame["geometry"].map(_many)
    order = [c for c in frame.columns if c != "geometry"] + ["geometry"]
    return gpd.GeoDataFrame(frame[order].reset_index(), geometry="geometry", crs=CRS)


def _many(shape: BaseGeometry | None) -> BaseGeometry | None:
    """Return polygons as one type (a layer has one), nothing for an empty shape."""
    if shape is None or shape.is_empty:
        return None
    return MultiPolygon([shape]) if isinstance(shape, Polygon) else shape


def sites(bundle: Bundle, lang: Lang) -> gpd.GeoDataFrame:
    """Return a row a site: what the status map shows of it, places, entrants, posts."""
    network = facts.shown(bundle)
    signs = {sign.site: sign for sign in site_signs(network, ground(bundle))}
    columns = [
        "name", "institution", "institution_after", "commune", "open", "head_after", "places_before", "places_after",
        "entrants_recorded", "entrants", "posts", "rooms", "lon", "lat",
    ]  # fmt: skip
    frame = network.sites.sort_index()[columns].copy()
    frame["name"] = frame["name"].map(clean)
    frame.insert(1, "label", [signs[str(code)].label for code in frame.index])
    frame.insert(2, "sign", [signs[str(code)].status for code in frame.index])
    frame.insert(3, "sign_text", [say(f"map.sign.{status}", lang) for status in frame["sign"]])
    frame.insert(5, "institution_name", frame["institution"].map(network.institutions["name"]).map(clean))
    points = [Point(lon, lat) for lon, lat in zip(frame.pop("lon"), frame.pop("lat"), strict=True)]
    return gpd.GeoDataFrame(frame.reset_index(), geometry=points, crs=CRS)


def institutions(bundle: Bundle, lang: Lang) -> gpd.GeoDataFrame:
    """Return a row an institution of today, at its head site: its decision, why, and how firm it is."""
    network = facts.shown(bundle)
    columns = [
        "name", "name_after", "type", "type_after", "area", "fate", "host", "places_before", "places_after",
        "entrants_recorded", "entrants", "posts", "head_site",
    ]  # fmt: skip
    frame = network.institutions.sort_index()[columns].copy()
    for column in ("name", "name_after"):
        frame[column] = frame[column].map(clean)
    words = decisions(network.institutions, lang, network.sites) if bundle.plan is not None else pd.Series(dtype="str")
    frame.insert(2, "decision", words.reindex(frame.index).fillna("").map(clean))
    frame.insert(3, "reason", bundle.reasons[lang].reindex(frame.index).fillna("").map(clean))
    frame[["same", "of"]] = bundle.firmness[["same", "of"]].reindex(frame.index)
    points = [_point(network.sites, str(site)) for site in frame.pop("head_site")]
    return gpd.GeoDataFrame(frame.reset_index(), geometry=points, crs=CRS)


def _point(table: pd.DataFrame, site: str) -> Point | None:
    return Point(table.at[site, "lon"], table.at[site, "lat"]) if site in table.index else None


def mergers(bundle: Bundle) -> gpd.GeoDataFrame:
    """Return a row a site that changes hands or closes: a line to the head site of its host, where they lie apart."""
    network = facts.shown(bundle)
    signs = [sign for sign in site_signs(network, ground(bundle)) if sign.target]
    frame = pd.DataFrame(
        [(s.site, s.status, str(network.sites.at[s.site, "institution"]), s.target) for s in signs],
        columns=["site", "sign", "institution", "to_site"],
    )
    lines = [_line(_point(network.sites, s.site), _point(network.sites, s.target)) for s in signs]
    return gpd.GeoDataFrame(frame, geometry=gpd.GeoSeries(lines, crs=CRS), crs=CRS)


def _line(start: Point | None, end: Point | None) -> LineString | None:
    return None if start is None or end is None or start.equals(end) else LineString([start, end])


def flows(bundle: Bundle) -> gpd.GeoDataFrame:
    """Return a row a commune and site with entrants: how many, how far; a line from the commune's seat to the site.

    Minutes and kilometres are those of the pair; mobile classes are not here, as nobody travels to them.
    """
    network = facts.shown(bundle)
    rows = network.placements[network.placements["site"] != ""]
    rows = rows.assign(boarders=rows["entrants"].where(rows["boards"], 0.0))
    pairs = rows.groupby(["commune", "site"], sort=True)
    frame = pairs[["entrants", "boarders"]].sum().join(pairs[["minutes", "km"]].first()).reset_index()
    seats = bundle.geometry.set_index("commune")
    lines = [
        _line(Point(seats.at[commune, "lon"], seats.at[commune, "lat"]), _point(network.sites, str(site)))
        for commune, site in zip(frame["commune"], frame["site"], strict=True)
    ]
    return gpd.GeoDataFrame(frame, geometry=gpd.GeoSeries(lines, crs=CRS), crs=CRS)


def indicators(bundle: Bundle, lang: Lang) -> pd.DataFrame:
    """Return a row an indicator: recorded, unchanged, plan, change, in its unit; a table without geometry."""
    frame = bundle.indicators
    table = frame[["recorded", "unchanged", "plan", "change", "estimate_share"]].copy()
    for place, column in enumerate(("name", "unit", "definition")):
        table.insert(place, column, frame[f"{column}_{lang}"].map(clean))
    return table.reset_index()
