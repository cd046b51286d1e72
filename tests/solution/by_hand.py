"""A plan for the tiny province that serves fewer learners and moves some, for sums by hand.

TT1 merges into CD1 and its second site S4 closes, where 15 entrants learn 52_SC; CD1 stops 52_SC at S1 (40 entrants
recorded) and gains a module of field 52 there: 18 learners present, 9 entrants of the two years of 52_TC. TT2 becomes a
THN. Entrants a year, by minutes one way:

    ======== ============================ =============================== ============================ ==========
    from     52_TC                        52_SC                           00_GDTX                      62_SC
    ======== ============================ =============================== ============================ ==========
    00101    50 at S1 (5)                 20 at S2 (40), 10 unplaced      40 at S2 (40)                15 mobile
    00102    25 at S1 (40)                20 at S2 (5)                    30 at S2 (5)                 5 unplaced
    00103    10 at S1 (110), 5 unplaced                                   30 at S3 (5)                 25 at S3 (5)
    ======== ============================ =============================== ============================ ==========

Of 285 wanted 250 are placed at sites, 15 taught in their commune, 20 not served.
"""

from functools import cache

from optimizer.data.province import Province
from optimizer.model.decisions import Decisions
from optimizer.scenario import Scenario
from optimizer.solution.frames import network_of
from optimizer.solution.plan import Network
from tests.provinces import tiny_province
from tests.solution.cases import UNCHANGED, scenario, travel

PLAN = Decisions(
    merge={"TT1": "CD1"},
    leave=frozenset(),
    convert=frozenset({"TT2"}),
    keep={"S1": "CD1", "S2": "CD1", "S3": "TT2"},
    run=frozenset({("52_TC", "S1"), ("00_GDTX", "S2"), ("52_SC", "S2"), ("00_GDTX", "S3"), ("62_SC", "S3")}),
    modules={("52", "S1"): 1},
    added={("52_TC", "S1"): 9.0},
    place={
        ("00101", "52_TC", "S1"): 50.0, ("00102", "52_TC", "S1"): 25.0, ("00103", "52_TC", "S1"): 10.0,
        ("00101", "52_SC", "S2"): 20.0, ("00102", "52_SC", "S2"): 20.0,
        ("00101", "00_GDTX", "S2"): 40.0, ("00102", "00_GDTX", "S2"): 30.0, ("00103", "00_GDTX", "S3"): 30.0,
        ("00103", "62_SC", "S3"): 25.0,
    },
    mobile={("00101", "62_SC", "TT2"): 15.0},
    unplaced={("00101", "52_SC"): 10.0, ("00103", "52_TC"): 5.0, ("00102", "62_SC"): 5.0},
)  # fmt: skip


@cache
def province() -> Province:
    """Return the tiny province, read once."""
    return tiny_province()


def network(decisions: Decisions, scene: Scenario | None = None, made: Province | None = None) -> Network:
    """Return the frames of `decisions` in `made` (the tiny province)."""
    return network_of(made or province(), travel(), scene or scenario(), decisions)


@cache
def planned() -> Network:
    """Return the frames of `PLAN`, made once."""
    return network(PLAN)


@cache
def untouched() -> Network:
    """Return the frames of today's structure, made once."""
    return network(UNCHANGED)
