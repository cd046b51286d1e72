"""Coordinates of drawn files as longitude and latitude, or why they cannot be had."""

import warnings
from typing import Literal

import geopandas as gpd
import numpy as np

DEGREES = "EPSG:4326"
COUNTRY = (100.0, 5.0, 120.0, 25.0)
"""West, south, east, north of a box around Việt Nam with its seas (degrees)."""

type Bounds = tuple[float, float, float, float]
type Problem = Literal["", "metres", "swapped", "elsewhere"]


def problem_of(bounds: Bounds) -> Problem:
    """Return what is wrong with coordinates that should be degrees in Việt Nam; "" if nothing.

    ``metres``: no degrees at all; ``swapped``: latitude stands before longitude; ``elsewhere``: another country.
    """
    west, south, east, north = bounds
    if not np.isfinite(bounds).all() or west < -180 or east > 180 or south < -90 or north > 90:  # noqa: PLR2004 - degrees
        return "swapped" if _inside((south, west, north, east)) else "metres"
    if _inside(bounds):
        return ""
    return "swapped" if _inside((south, west, north, east)) else "elsewhere"


def in_degrees(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return `frame` in longitude and latitude; one that names no system is taken to be so already.

    Raises
    ------
    Exception
        The system the file names cannot be turned into degrees; of many classes.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return frame.set_crs(DEGREES) if frame.crs is None else frame.to_crs(DEGREES)


def shown_point(bounds: Bounds) -> str:
    """Return the lower left corner of `bounds` as a user would read it in the file: ``x=500000, y=2350000``."""
    west, south = (f"{number:.6f}".rstrip("0").rstrip(".") for number in bounds[:2])
    return f"x={west}, y={south}"


def _inside(bounds: Bounds) -> bool:
    west, south, east, north = bounds
    return west >= COUNTRY[0] and south >= COUNTRY[1] and east <= COUNTRY[2] and north <= COUNTRY[3]
