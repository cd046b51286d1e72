"""The tiny province with a planned site S5 of TT1 in Bình Minh, and the good plan with it opened under CD1."""

import pandas as pd

from optimizer.data.province import Province
from optimizer.model.decisions import Decisions
from optimizer.network.travel import Travel
from optimizer.solution.frames import network_of
from optimizer.solution.plan import Network
from tests.solution.cases import GOOD, but, province, scenario, travel

INVESTED = 5000.0


def planned(opens: str = "2028") -> Province:
    """Return the tiny province with S5: rooms for 100 learners, 5 billion VND."""

    def added(sites: pd.DataFrame) -> pd.DataFrame:
        row = {
            "site": "S5", "institution": "TT1", "name": "Địa điểm dự kiến", "head": "0", "commune": "00102",
            "rooms": "100", "candidate": "1", "opens": opens, "investment_mvnd": "5000", "land_m2": "3000",
            "basis": "official", "source": "Kế hoạch",
        }  # fmt: skip
        return pd.concat([sites, pd.DataFrame([row])], ignore_index=True).fillna("")

    return province(sites=added)


def roads() -> Travel:
    """Return the travel of the tiny province, S5 beside S2."""
    known = travel()
    minutes, km = (m.assign(S5=m["S2"]) for m in (known.minutes, known.km))
    between = known.site_minutes.assign(S5=known.site_minutes["S2"])
    between.loc["S5"] = between.loc["S2"]
    return Travel(minutes, km, between, between / 2, known.method.assign(S5="given"), known.calibration, known.findings)


OPENED = but(
    GOOD, keep={"S5": "CD1"}, run=GOOD.run | {("52_SC", "S5")}, place={("00102", "52_SC", "S5"): 20.0,
    ("00102", "52_SC", "S2"): None}, added={("52_SC", "S5"): 20.0}, modules={("52", "S5"): 1},
)  # fmt: skip
"""CD1 opens S5 and teaches there what it is licensed for, in one module."""
OPENED = but(OPENED, run=OPENED.run - {("52_SC", "S2")})


def frames(decisions: Decisions = OPENED, opens: str = "2028") -> Network:
    """Return the network of `decisions`."""
    return network_of(planned(opens), roads(), scenario(sites={"closing": "absorbed"}), decisions)
