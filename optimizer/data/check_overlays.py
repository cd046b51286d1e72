"""Checks of what maps show besides: each row has a place, a point or a shape that lies in Việt Nam."""

import shapely
from shapely.errors import ShapelyError

from optimizer.data.check import Tables, at_cells
from optimizer.data.check_meaning import given
from optimizer.data.projection import problem_of
from optimizer.errors import Finding


def check_overlays(tables: Tables) -> list[Finding]:
    """Return the findings on the table `overlays`: no place at all, or a shape that is none."""
    if not given(tables, "overlays", "kind", "name"):
        return []
    table = tables["overlays"]
    rows = table.typed
    point = rows["lat"].notna() & rows["lon"].notna()
    shape = rows["shape"].astype(str).str.strip()
    findings = at_cells(table, "lat", ~point & (shape == ""), "data.overlay_placeless")
    wrong = shape.map(lambda text: text != "" and not _drawable(text)).astype(bool)
    return [*findings, *at_cells(table, "shape", wrong, "data.overlay_shape")]


def _drawable(text: str) -> bool:
    try:
        shape = shapely.from_wkt(text)
    except (ShapelyError, ValueError):
        return False
    return shape is not None and not shape.is_empty and problem_of(shape.bounds) == ""
