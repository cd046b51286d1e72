"""The run of `bundles` with learners everywhere: what maps of demand, levels, buildings and flows need.

Each commune wants 52_SC and 52_TC. 52_SC is learnt at the commune's nearest basic site, 52_TC at CDN-1; of 52_TC every
third commune leaves some unplaced, and every fifth has a mobile class.
"""

from dataclasses import replace
from functools import cache

import pandas as pd

from optimizer.solution.plan import Network
from optimizer.solution.solution import Bundle
from tests.report import bundles


@cache
def bundle() -> Bundle:
    """The run; do not change it."""
    made = bundles.bundle()
    assert made.plan is not None
    plan, unchanged = _filled(made.plan), _filled(made.unchanged)
    inputs = {"programmes": programmes()}
    return replace(made, plan=plan, unchanged=unchanged, inputs=inputs, buildings=_buildings(), nearest=_nearest(plan))


def _buildings() -> pd.DataFrame:
    row = ("TTNNTH-1", "TTNNTH", "03127", "pending", 1234.0, 567.0, "", 275.4, 550.8)
    columns = ["site", "institution", "commune", "fate", "land_m2", "floor_m2", "certificate", "upkeep_year_mvnd",
               "upkeep_mvnd"]  # fmt: skip
    return pd.DataFrame([row], columns=columns).set_index("site")


def _nearest(network: Network) -> pd.DataFrame:
    """52_TC at CDN-1; trung học nghề, where every fourth commune reaches it, 4 minutes nearer at TTMN-1; SC is basic.

    There is one field, so that any field and field 52 are equally far.
    """
    rows = []
    for number, (commune, row) in enumerate(network.access.iterrows()):
        minutes, km = row["basic_minutes"], row["basic_km"]
        own = ("TTMN-1", minutes + 16.3, km + 8.0) if number % 4 == 0 else ("", float("nan"), float("nan"))
        near = (row["basic_site"], minutes, km)
        for level, way in (("TC", ("CDN-1", minutes + 20.3, km + 11.0)), ("THN", own), ("SC", near), ("", near)):
            rows += [(commune, field, level, *way, *way) for field in ("", "52")]
    ways = [f"{name}_{side}" for side in ("before", "after") for name in ("site", "minutes", "km")]
    return pd.DataFrame(rows, columns=["commune", "field", "level", *ways]).set_index(["commune", "field", "level"])


def programmes() -> pd.DataFrame:
    """Three programmes of one field."""
    rows = [("52_SC", "Kỹ thuật – sơ cấp", "52", "SC"), ("52_TC", "Kỹ thuật – trung cấp", "52", "TC"),
            ("52_THN", "Kỹ thuật – trung học nghề", "52", "THN")]  # fmt: skip
    return pd.DataFrame(rows, columns=["programme", "name", "field", "level"])


def _filled(network: Network) -> Network:
    demand, placements = [], []
    owner = network.sites["institution_after"]
    for number, (commune, row) in enumerate(network.access.iterrows()):
        near = str(row["basic_site"])
        short = 40 + 13 * number
        unmet, mobile = 3.4 if number % 3 == 0 else 0.0, 2.0 if number % 5 == 0 else 0.0
        long = 12 + number % 30
        at_college = long - unmet - mobile
        minutes, km = row["basic_minutes"], row["basic_km"]
        demand.append((commune, "52_SC", short, float(short), 0.0, 0.0))
        demand.append((commune, "52_TC", long, at_college, mobile, unmet))
        placements.append((commune, "52_SC", near, owner[near], near[:-2], "site", float(short), minutes, km))
        placements.append((commune, "52_TC", "CDN-1", "CDN", "CDN", "site", at_college, minutes + 20, 50.0))
        if mobile:
            placements.append((commune, "52_TC", "", "CDN", "CDN", "mobile", mobile, 30.0, 18.0))
    columns = ["commune", "programme", "site", "institution", "team", "delivery", "entrants", "minutes", "km"]
    wanted = pd.DataFrame(demand, columns=["commune", "programme", "demand", "placed", "mobile", "unplaced"])
    return replace(
        network,
        demand=wanted.set_index(["commune", "programme"]),
        placements=pd.DataFrame(placements, columns=columns).assign(boards=False),
        offers=_offers(network),
    )


def _offers(network: Network) -> pd.DataFrame:
    rows = [
        ("52_SC", site, "site", row["institution"], True, bool(row["open"]), float(row["places_before"]), 0.0,
         float(row["places_after"]), 10.0, 10.0)
        for site, row in network.sites.iterrows()
    ]  # fmt: skip
    rows += [("52_TC", "CDN-1", "site", "CDN", True, True, 800.0, 0.0, 810.0, 500.0, 500.0),
             ("52_TC", "CDN-1", "mobile", "CDN", True, True, 60.0, 0.0, 60.0, 20.0, 20.0),
             ("52_THN", "TTMN-1", "site", "TTMN", True, True, 30.0, 0.0, 30.0, 20.0, 20.0)]  # fmt: skip
    columns = ["programme", "site", "delivery", "institution", "runs_before", "runs", "places_before", "added",
               "places_after", "entrants_recorded", "entrants"]  # fmt: skip
    return pd.DataFrame(rows, columns=columns).set_index(["programme", "site", "delivery"])
