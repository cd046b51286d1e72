"""What a map shows of each site: its status, its flags, its label, and where its learners and staff go."""

from dataclasses import dataclass
from math import cos, hypot, pi, sin

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from optimizer.report import theme
from optimizer.report.maps.ground import Ground
from optimizer.report.maps.labels import Box
from optimizer.solution.plan import Network
from optimizer.wording import clean
from optimizer.wording.report import SHORT_NAMES

GENERIC = ("trụ sở chính", "trụ sở", "cơ sở chính", "head office", "main site")
"""Names of head sites that say nothing on a map: the institution's name stands instead."""
MOST_LETTERS = 34
"""Most letters of the name of a commune on a map; no real one has as many."""
ROUNDS, PUSHED_MM = 60, 2.0
"""How often signs are pushed apart at most, and how far one may come in a round (mm)."""
SAME_MM = 1e-9
"""Points nearer than this (mm) are one point."""


@dataclass(frozen=True, slots=True)
class SiteSign:
    """One site as maps show it."""

    site: str
    status: str
    """Key of `theme.SIGNS`."""
    flags: tuple[str, ...]
    """Further statuses, of `theme.FLAGS`, drawn as a small mark beside (a host that also converts)."""
    label: str
    """Short name."""
    places: float
    """Entrants' places a year, after the plan (before it, where the site closes)."""
    x: float
    y: float
    commune: str
    target: str
    """Site its arrow points to, or empty."""
    figure: str = ""
    """What is printed below the label."""

    @property
    def size(self) -> float:
        """Marker size (points)."""
        return theme.PLACE_SIZES[theme.place_class(self.places)] * theme.SIGNS[self.status].scale


def site_signs(network: Network, ground: Ground) -> tuple[SiteSign, ...]:
    """Return the signs of every site of `network`, by code."""
    signs, fewer = [], _with_fewer_places(network.sites)
    for site, row in network.sites.sort_index().iterrows():
        owner = network.institutions.loc[row["institution"]]
        after = str(row["institution_after"])
        operator = network.institutions.loc[after] if after in network.institutions.index else owner
        status, flags = _status(row, owner, operator, fewer)
        x, y = ground.point(float(row["lon"]), float(row["lat"]))
        gone = status in {"closed", "left"}
        places = row["places_before"] if gone else row["places_after"]
        signs.append(SiteSign(
            str(site), status, flags, _label(row, owner, operator, status), float(places), x, y,
            str(row["commune"]), _target(row, owner, operator, network),
        ))  # fmt: skip
    return tuple(signs)


def _with_fewer_places(sites: pd.DataFrame) -> frozenset[str]:
    """Return the institutions that have an open site of their own with fewer places than before."""
    own = sites["open"].astype(bool) & (sites["institution"] == sites["institution_after"])
    return frozenset(sites.loc[own & (sites["places_after"] < sites["places_before"]), "institution"].astype(str))


def _status(
    row: pd.Series, owner: pd.Series, operator: pd.Series, fewer: frozenset[str]
) -> tuple[str, tuple[str, ...]]:
    """Return status and flags; of a unit that shrinks by closing sites alone the head site says that it shrinks."""
    fixed = {
        "closed": "closed", "left": "left", "outside": "outside", "taken": "merged", "opened": "opened",
        "planned": "planned",
    }  # fmt: skip
    if row["status"] in fixed:
        return fixed[row["status"]], ()
    change = float(row["places_after"]) - float(row["places_before"])
    alone = bool(row["head_after"]) and str(operator.name) not in fewer
    told = {
        "converted": bool(operator["convert"]),
        "expanded": bool(operator["expand"]) and change > 0,
        "reduced": bool(operator["reduce"]) and (change < 0 or alone),
    }
    marks = [flag for flag in theme.FLAGS if told[flag]]
    if bool(row["head_after"]) and bool(operator["hosts"]):
        return "host", tuple(marks)
    return (marks[0], tuple(marks[1:])) if marks else ("kept", ())


def _label(row: pd.Series, owner: pd.Series, operator: pd.Series, status: str) -> str:
    if bool(row["head_after"]) and status not in {"closed", "left", "merged"}:
        return short_name(str(operator["name_after"]) or str(operator["name"]))
    if bool(row["head"]) or clean(str(row["name"])).lower() in GENERIC:
        return short_name(str(owner["name"]))
    return short_name(str(row["name"]))


def _target(row: pd.Series, owner: pd.Series, operator: pd.Series, network: Network) -> str:
    if row["status"] == "taken":
        return str(operator["head_site_after"])
    if row["status"] != "closed":
        return ""
    goes_to = str(owner["host"]) if owner["fate"] == "merge" else str(row["institution"])
    target = str(network.institutions.loc[goes_to, "head_site_after"])
    return target if target in network.sites.index else ""


def short_name(name: str) -> str:
    """Return the name of an institution or site as maps and narrow columns print it."""
    text = clean(name)
    for long, short in SHORT_NAMES:
        text = text.replace(long, short)
    return text


def short_commune(name: str) -> str:
    """Return the name of a commune without "Xã"; a ward keeps "P.", a special zone "ĐK"; too long a name is cut."""
    text = clean(name)
    for long, short in (("Xã ", ""), ("Phường ", "P. "), ("Đặc khu ", "ĐK ")):
        if text.startswith(long):
            text = short + text.removeprefix(long)
            break
    return text if len(text) <= MOST_LETTERS else text[: MOST_LETTERS - 1].rstrip() + "…"


def apart(
    points: list[tuple[float, float]], radii: list[float], gap: float, inside: Box | None = None
) -> list[tuple[float, float]]:
    """Return `points` (mm) pushed apart until discs of `radii` are `gap` apart, or nearly; the order decides ties.

    No disc leaves the box `inside`, if there is one.
    """
    moved = [list(point) for point in points]
    needed = np.add.outer(radii, radii) + gap
    for _ in range(ROUNDS):
        clash = False
        for i, j in _near(moved, needed):
            clash |= _push(moved, i, j, float(needed[i, j]))
        if inside is not None:
            _kept(moved, radii, inside)
        if not clash:
            break
    return [(x, y) for x, y in moved]


def _kept(moved: list[list[float]], radii: list[float], inside: Box) -> None:
    for point, r in zip(moved, radii, strict=True):
        point[0] = min(max(point[0], inside.x0 + r), inside.x1 - r)
        point[1] = min(max(point[1], inside.y0 + r), inside.y1 - r)


def _near(moved: list[list[float]], needed: NDArray[np.float64]) -> list[list[int]]:
    """Return the pairs that are too close, or may become so as others are pushed."""
    if not moved:
        return []
    x, y = np.array(moved).T
    close = np.hypot(np.subtract.outer(x, x), np.subtract.outer(y, y)) < needed + PUSHED_MM
    return np.argwhere(np.triu(close, 1)).tolist()


def _push(moved: list[list[float]], i: int, j: int, needed: float) -> bool:
    dx, dy = moved[j][0] - moved[i][0], moved[j][1] - moved[i][1]
    distance = hypot(dx, dy)
    if distance >= needed:
        return False
    if distance < SAME_MM:
        angle = 2 * pi * (j - i) / 7
        dx, dy, distance = cos(angle), sin(angle), 1.0
        step = needed / 2
    else:
        step = (needed - distance) / 2 + 1e-3
    moved[i][0] -= dx / distance * step
    moved[i][1] -= dy / distance * step
    moved[j][0] += dx / distance * step
    moved[j][1] += dy / distance * step
    return True
