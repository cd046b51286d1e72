"""Great-circle distances between points given by latitude and longitude."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

EARTH_RADIUS_KM = 6371.0088
"""Mean radius of the earth (km), IUGG."""


def great_circle_km(lat: ArrayLike, lon: ArrayLike, other_lat: ArrayLike, other_lon: ArrayLike) -> NDArray[np.float64]:
    """Return great-circle kilometres between points in degrees, element by element (arrays broadcast).

    The haversine formula: 2 R asin √(sin²(Δφ/2) + cos φ cos φ' sin²(Δλ/2)).
    """
    phi, other_phi = np.radians(lat), np.radians(other_lat)
    half_phi = (other_phi - phi) / 2
    half_lambda = np.radians(np.asarray(other_lon) - np.asarray(lon)) / 2
    chord = np.sin(half_phi) ** 2 + np.cos(phi) * np.cos(other_phi) * np.sin(half_lambda) ** 2
    return np.asarray(2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.clip(chord, 0, 1))), dtype=np.float64)


def between_all(lat: ArrayLike, lon: ArrayLike) -> NDArray[np.float64]:
    """Return the square matrix of great-circle kilometres between n points."""
    lat, lon = np.asarray(lat, dtype=np.float64), np.asarray(lon, dtype=np.float64)
    return great_circle_km(lat[:, None], lon[:, None], lat[None, :], lon[None, :])
