"""Boundaries of communes: GeoJSON or GeoPackage, in longitude and latitude (EPSG:4326)."""

import hashlib
import warnings
from collections.abc import Collection
from pathlib import Path

import geopandas as gpd
import pandas as pd

from optimizer.data.cells import COMMUNE, commune_text
from optimizer.data.rules import notice
from optimizer.data.sheet import as_text
from optimizer.data.text import fold
from optimizer.errors import Finding
from optimizer.wording import clean

CODE_COLUMNS = ("commune", "code", "mãxã")
"""Folded names of the column that holds the commune's code, the first one found is taken."""
CRS = "EPSG:4326"
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
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            shapes = frame.geometry.set_crs(CRS) if frame.crs is None else frame.geometry.to_crs(CRS)
            shapes = shapes.make_valid()
    except Exception:  # projections of damaged files fail in many ways
        return None, [_finding("data.bad_boundaries", path, value=path.name)]
    west, south, east, north = shapes.total_bounds
    if not (west >= 100 and east <= 120 and south >= 5 and north <= 25):  # noqa: PLR2004 - a box around the country
        return None, [_finding("data.boundaries_elsewhere", path, value=path.name)]
    result = gpd.GeoDataFrame({"commune": codes}, geometry=list(shapes), crs=CRS).set_index("commune").sort_index()
    strange = sorted(set(codes) - set(communes))
    without = sorted(set(communes) - set(codes))
    findings = []
    if strange:
        findings.append(_finding("data.boundary_unknown", path, codes=_listed(strange)))
    if without:
        findings.append(_finding("data.boundary_missing", path, codes=_listed(without)))
    return result[result.index.isin(list(communes))], findings


def _listed(codes: list[str]) -> str:
    """Return at most ten codes, and how many more there are."""
    most = 10
    return ", ".join(codes[:most]) + (f" … (+{len(codes) - most})" if len(codes) > most else "")
