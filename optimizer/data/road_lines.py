"""Roads as drawn lines: the arrays that the network is made from."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]
EARTH_RADIUS_KM = 6371.0088
"""Mean radius of the earth (km), IUGG."""
DECIMALS = 7
"""Coordinates are rounded to 1e-7 degrees (1 cm), the precision of OpenStreetMap: equal vertices are one."""


@dataclass(frozen=True, slots=True, eq=False)
class RoadLines:
    """Lines of a file of roads near a province, in the order of the file. They may be travelled both ways."""

    xy: Numbers
    """Vertices of all lines, one line after another: longitude, latitude (degrees), rounded to `DECIMALS`."""
    first: Places
    """Place in `xy` of the first vertex of each line, and at the end the number of vertices."""
    road_class: Places
    """Place in `optimizer.data.road_words.CLASSES` of each line's class."""
    speed_kmh: Numbers
    """Speed that the file gives a line (km/h); NaN: by class and terrain."""
    km: Numbers
    """Length that the file gives a line (km); NaN: that of its geometry."""
    feature: Places
    """Number of the feature each line came from."""

    def __len__(self) -> int:
        """Return the number of lines."""
        return len(self.first) - 1

    def arrays(self) -> Mapping[str, NDArray[np.float64] | NDArray[np.int64]]:
        """Return all arrays by name."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


def lines_digest(lines: RoadLines) -> str:
    """Return the SHA-256 of all arrays."""
    whole = hashlib.sha256()
    for name, array in sorted(lines.arrays().items()):
        whole.update(f"{name}{array.shape}".encode())
        whole.update(np.ascontiguousarray(array).tobytes())
    return whole.hexdigest()


def segments_km(xy: Numbers) -> Numbers:
    """Return the great-circle km from each of n vertices (longitude, latitude) to the next: n - 1 figures."""
    lon, lat = np.radians(xy[:, 0]), np.radians(xy[:, 1])
    half = np.sin(np.diff(lat) / 2) ** 2 + np.cos(lat[:-1]) * np.cos(lat[1:]) * np.sin(np.diff(lon) / 2) ** 2
    return np.asarray(2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.clip(half, 0, 1))), dtype=np.float64)


def lengths_km(xy: Numbers, first: Places) -> Numbers:
    """Return the km of each line of vertices `xy` that begins at `first` (its last entry: the number of vertices)."""
    if len(first) < 2:  # noqa: PLR2004 - no line
        return np.zeros(0)
    along = np.concatenate([[0.0], np.cumsum(segments_km(xy))])
    return np.asarray(along[first[1:] - 1] - along[first[:-1]], dtype=np.float64)
