"""Boundaries of communes: GeoJSON, GeoPackage or Shapefile in any system the file declares; here in degrees."""

import hashlib
import warnings
from collections.abc import Collection
from pathlib import Path

import geopandas as gpd
import pandas as pd

from optimizer.data.cells import COMMUNE, commune_text
from optimizer.data.projection import DEGREES, in_degrees, problem_of, shown_point
from optimizer.data.rules import notice
from optimizer.data.sheet import as_text
from optimizer.data.text import fold
from optimizer.errors import Finding
from optimizer.wording import clean

CODE_COLUMNS = ("commune", "code", "mãxã")
"""Folded names of the column that holds the commune's code, the first one found is taken."""
POLYGONS = ("Polygon", "MultiPolygon")


def read_boundaries(path: Path, communes: Collection[str]) -> tuple[gpd.GeoDataFrame | None, list[Finding]]:
    """Return the boundaries in `path` (index commune, EPSG:4326, sorted), or None, and findings.

    `communes` are the known codes; polygons of others are left out with a warning. Row numbers of findings count
    features from 1.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            frame = gpd.read_file(path)
    except PermissionError:
        return None, [_finding("data.locked", path, value=path.name)]
    except Exception:  # a damaged file makes the reader raise almost anything
        return None, [_finding("data.bad_boundaries", path, value=path.name)]
    column = next((name for known in CODE_COLUMNS for name in frame.columns if fold(str(name)) == known), None)
    if not isinstance(frame, gpd.GeoDataFrame) or column is None or frame.empty:
        return None, [_finding("data.boundaries_without_code", path, value=path.name)]
    frame = frame.reset_index(drop=True)
    codes = _codes(frame[column], communes)
    findings = _faults(path, frame, codes)
    if findings:
        return None, findings
    return _placed(frame, codes, path, communes)


def boundary_digest(boundaries: gpd.GeoDataFrame) -> str:
    """Return the SHA-256 of codes and normalised shapes, whatever the order of features."""
    shapes = boundaries.geometry.normalize().to_wkb(hex=True)
    rows = sorted(f"{code}\x1f{shape}" for code, shape in shapes.items())
    return hashlib.sha256("\x1e".join(rows).encode()).hexdigest()


def _finding(phrase: str, path: Path, row: int | None = None, value: str = "",
             **values: object) -> Finding:  # fmt: skip
    return notice(phrase, path.stem, row, "", value, values)


def _codes(column: pd.Series, communes: Collection[str]) -> pd.Series:
    """Return the codes as text; leading zeros that were lost are put back where the commune is known."""

    def code(cell: object) -> str:
        text = clean(as_text(cell)) if not pd.isna(cell) else ""
        text = str(commune_text(text)) if isinstance(commune_text(text), str) else text
        return text.zfill(5) if text.zfill(5) in communes else text

    return pd.Series([code(cell) for cell in column], index=column.index, dtype="str")


def _faults(path: Path, frame: gpd.GeoDataFrame, codes: pd.Series) -> list[Finding]:
    findings = []
    again = codes.duplicated(keep="first")
    shapes = frame.geometry.geom_type.isin(POLYGONS) & ~frame.geometry.is_empty
    for position, code in enumerate(codes):
        row = position + 1
        if not COMMUNE.fullmatch(code):
            findings.append(_finding("data.boundary_code", path, row, code))
        elif again.iloc[position]:
            findings.append(_finding("data.boundary_twice", path, row, code))
        if not shapes.iloc[position]:
            findings.append(_finding("data.boundary_shape", path, row, code))
    return findings


def _placed(
    frame: gpd.GeoDataFrame, codes: pd.Series, path: Path, communes: Collection[str]
) -> tuple[gpd.GeoDataFrame | None, list[Finding]]:
    try:
        placed = in_degrees(frame)
        bounds = tuple(placed.total_bounds)
        problem = problem_of(bounds)
        shapes = placed.geometry if problem else placed.geometry.make_valid()
    except Exception:  # projections of damaged files fail in many ways
        return None, [_finding("data.bad_boundaries", path, value=path.name)]
    if problem:
        point = shown_point(tuple(frame.total_bounds))
        where = {"layer": path.stem, "point": point, "crs": _system(frame)}
        return None, [notice(f"data.drawn_{problem}", path.name, values=where)]
    result = gpd.GeoDataFrame({"commune": codes}, geometry=list(shapes), crs=DEGREES).set_index("commune").sort_index()
    strange = sorted(set(codes) - set(communes))
    without = sorted(set(communes) - set(codes))
    findings = []
    if strange:
        findings.append(_finding("data.boundary_unknown", path, codes=_listed(strange)))
    if without:
        findings.append(_finding("data.boundary_missing", path, codes=_listed(without)))
    return result[result.index.isin(list(communes))], findings


def _system(frame: gpd.GeoDataFrame) -> str:
    """Return the code or name of the coordinate system of `frame`; "–" where it declares none."""
    code = None if frame.crs is None else frame.crs.to_epsg()
    return "–" if frame.crs is None else str(frame.crs.name) if code is None else f"EPSG:{code}"


def _listed(codes: list[str]) -> str:
    """Return at most ten codes, and how many more there are."""
    most = 10
    return ", ".join(codes[:most]) + (f" … (+{len(codes) - most})" if len(codes) > most else "")
