"""A good plan for the tiny province, written out by hand, and the means to spoil it."""

import dataclasses
from collections.abc import Mapping
from functools import cache
from typing import Any

import pandas as pd

from optimizer.data.province import Province
from optimizer.model.decisions import Decisions
from optimizer.network.travel import Travel
from optimizer.scenario import Centres, Coverage, Floors, Merging, Offers, Pins, Reach, Scenario, Sites
from optimizer.solution.frames import network_of
from optimizer.solution.plan import Network
from tests.provinces import Edit, tiny_province

SITES = ["S1", "S2", "S3", "S4"]
COMMUNES = ["00101", "00102", "00103"]
MINUTES = [[5.0, 40.0, 110.0, 5.0], [40.0, 5.0, 90.0, 40.0], [110.0, 90.0, 5.0, 110.0]]
KM = [[2.0, 20.0, 50.0, 2.0], [20.0, 2.0, 40.0, 20.0], [50.0, 40.0, 2.0, 50.0]]
BETWEEN = [[0.0, 45.0, 115.0, 5.0], [45.0, 0.0, 95.0, 45.0], [115.0, 95.0, 0.0, 115.0], [5.0, 45.0, 115.0, 0.0]]


def travel() -> Travel:
    """Minutes and km of the tiny province's travel table; between sites a little more."""
    minutes = pd.DataFrame(MINUTES, index=pd.Index(COMMUNES, name="commune"), columns=pd.Index(SITES, name="site"))
    km = pd.DataFrame(KM, index=minutes.index, columns=minutes.columns)
    between = pd.DataFrame(BETWEEN, index=pd.Index(SITES, name="site"), columns=SITES)
    method = pd.DataFrame("given", index=minutes.index, columns=minutes.columns)
    return Travel(minutes, km, between, between / 2, method, pd.DataFrame(), ())


def scenario(**changes: Any) -> Scenario:
    """Convert or merge every centre, at most one counted school, basic provision within 60 minutes."""
    base = Scenario(
        name="thu-nghiem",
        title="Phương án thử nghiệm",
        question="Kiểm tra bộ phận thẩm định?",
        merging=Merging(counted_schools_at_most=1, institutions_at_most=2, per_host_at_most=2),
        centres=Centres(policy="convert_or_merge", at_least=1, at_most=2),
        sites=Sites(closing="absorbed", at_least=2, at_most=3),
        offers=Offers(smallest_class=10),
        reach=Reach(),
        coverage=Coverage(minutes_at_most=60),
        floors=Floors(demand=0.9, priority=0.8, by_level=(("SC", 0.9),), of_demand=(("00101", "62_SC", 0.8),)),
        pins=Pins(keep=("CD1",), not_together=(("CD1", "TT2"),), keep_sites=("S2",)),
    )
    return base.but(**changes)


EVERYTHING: dict[str, Any] = {
    "offers": {"smallest_class": 10, "equipment": "moves"},
    "rooms": {"filled_at_most": 1, "built_share_of_land_at_most": 0.5},
    "boarding": {"renting_at_most": 0, "beds_built_at_most": 50},
    "equity": {"beyond": ({"group": "border", "minutes": 60, "share_at_most": 0.3},)},
    "budget": {"investment_at_most": 5000, "recurrent_at_most": 20000},
    "founding": {"land": "no_worse", "posts": "hard", "scale": "hard"},
    "autonomy": {"self_financing_at_least": 0.3},
    "staffing": {"counted": True, "hired_at_most": 100, "posts_at_most": (("2028", 200.0),)},
    "transition": {"enrolled": "finish"},
    "goals": {"at_most": (("cost", 1e6), ("units", 9.0), ("unplaced", 1e4)), "furthest_at_most": 500.0},
}
"""Rules that are off by default, as `GOOD` keeps them."""

GOOD = Decisions(
    merge={"TT1": "CD1"},
    leave=frozenset(),
    convert=frozenset({"TT2"}),
    keep={"S1": "CD1", "S2": "CD1", "S3": "TT2"},
    run=frozenset(
        {
            ("00_GDTX", "S1"), ("00_GDTX", "S2"), ("00_GDTX", "S3"), ("52_SC", "S1"), ("52_SC", "S2"),
            ("52_TC", "S1"), ("62_SC", "S3"),
        }
    ),
    modules={("00", "S1"): 1},
    added={("00_GDTX", "S1"): 15.0},
    place={
        ("00101", "00_GDTX", "S1"): 15.0, ("00101", "00_GDTX", "S2"): 25.0, ("00102", "00_GDTX", "S2"): 30.0,
        ("00103", "00_GDTX", "S3"): 30.0, ("00101", "52_SC", "S1"): 30.0, ("00102", "52_SC", "S2"): 20.0,
        ("00101", "52_TC", "S1"): 50.0, ("00102", "52_TC", "S1"): 25.0, ("00103", "52_TC", "S1"): 15.0,
        ("00101", "62_SC", "S3"): 3.0, ("00103", "62_SC", "S3"): 25.0,
    },
    mobile={("00101", "62_SC", "TT2"): 10.0, ("00102", "62_SC", "TT2"): 5.0},
    unplaced={("00101", "62_SC"): 2.0},
)  # fmt: skip
"""TT1 merges into CD1 and its second site S4 closes; TT2 becomes a THN; CD1 starts GDTX classes at S1 in one module."""

RICH = dataclasses.replace(GOOD, beds={"S1": 5.0}, moved={("52_SC", "S4", "S1"): 3.0})
"""As `GOOD`, with dormitory beds built and equipment of S4 moved, which `EVERYTHING` allows."""

UNCHANGED = Decisions(
    merge={},
    leave=frozenset(),
    convert=frozenset(),
    keep={"S1": "CD1", "S2": "TT1", "S3": "TT2", "S4": "TT1"},
    run=frozenset(
        {
            ("00_GDTX", "S2"), ("00_GDTX", "S3"), ("52_SC", "S1"), ("52_SC", "S2"), ("52_SC", "S4"), ("52_TC", "S1"),
            ("62_SC", "S3"),
        }
    ),
    modules={},
    added={},
    place={
        ("00101", "00_GDTX", "S2"): 40.0, ("00102", "00_GDTX", "S2"): 30.0, ("00103", "00_GDTX", "S3"): 30.0,
        ("00101", "52_SC", "S1"): 30.0, ("00102", "52_SC", "S2"): 20.0, ("00101", "52_TC", "S1"): 50.0,
        ("00102", "52_TC", "S1"): 25.0, ("00103", "52_TC", "S1"): 15.0, ("00103", "62_SC", "S3"): 25.0,
    },
    mobile={("00101", "62_SC", "TT2"): 15.0, ("00102", "62_SC", "TT2"): 5.0},
    unplaced={},
)  # fmt: skip
"""Everything as it is; learners where they are nearest."""


def province(**edits: Edit) -> Province:
    """Return the tiny province; read once where nothing is edited."""
    return tiny_province(**edits) if edits else _tiny()


@cache
def _tiny() -> Province:
    return tiny_province()


def network(decisions: Decisions = GOOD, scene: Scenario | None = None, **edits: Edit) -> Network:
    """Return the frames of `decisions` in the tiny province."""
    return network_of(province(**edits), travel(), scene or scenario(), decisions)


def but(decisions: Decisions, **changes: Any) -> Decisions:
    """Return `decisions` with fields replaced; a mapping is updated, None drops a key."""
    fields: dict[str, Any] = {}
    for name, value in changes.items():
        old = getattr(decisions, name)
        if isinstance(old, Mapping) and isinstance(value, Mapping):
            merged = {**old, **value}
            fields[name] = {k: v for k, v in merged.items() if v is not None}
        else:
            fields[name] = value
    return dataclasses.replace(decisions, **fields)
