"""A published instance as the tables of a province and a scenario with every other rule off.

One institution has a head site that costs and teaches nothing, and a site for each facility that may close. A customer
is a commune whose learners want one programme of one year, a product is a programme, a capacity the licensed places.
The cost of opening is the maintenance of a site (rooms × rate); the cost of serving is travel: minutes = cost of the
whole demand ÷ demand, at one million VND a minute. All demand is served (`floors.demand` = 1). Demand that is no whole
number is counted in tenths, hundredths and so on.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from optimizer.data.province import Province
from optimizer.data.read import province_of
from optimizer.model.case import Case, case_of
from optimizer.model.decisions import Decisions
from optimizer.network.travel import Travel
from optimizer.scenario import Centres, Coverage, Floors, Merging, Offers, Pins, Reach, Scenario, Sites
from tests.benchmarks.instances import Instance, Numbers
from tests.provinces import COSTS, FACTS, NORMS, frame

YEAR = 2028
UNIT = "D"
HEAD = "D-0"
"""The head site, which stays open whatever happens."""
LEAST = 1e-9
"""Prices that a table of costs may not leave at nought, and that are the same for every plan; see `Mapped.constant`."""
AREA = "K"
DECIMALS = 6
"""Most decimals that a number of an instance has."""


@dataclass(frozen=True, slots=True)
class Mapped:
    """An instance as this project's input."""

    province: Province
    travel: Travel
    scenario: Scenario
    constant: float
    """What every plan costs beyond the instance: the head office and the teaching of all learners."""
    units: float
    """Learners that stand for one unit of demand."""

    def case(self) -> Case:
        """Return the case that the model solves."""
        return case_of(self.province, self.travel, self.scenario)


def site(facility: int) -> str:
    """Return the site of a facility."""
    return f"D-{facility + 1}"


def commune(customer: int) -> str:
    """Return the commune of a customer."""
    return f"{customer + 1:05}"


def programme(product: int) -> str:
    """Return the programme of a product."""
    return f"P{product + 1}"


def as_province(instance: Instance) -> Mapped:
    """Return the tables, minutes and scenario that say the same as `instance`.

    Raises
    ------
    DataError
        The tables do not pass the project's own checks.
    """
    units = 10.0 ** _decimals(np.concatenate([instance.demand, instance.capacity[np.isfinite(instance.capacity)]]))
    demand = np.round(instance.demand * units)
    cents = 10.0 ** _decimals(instance.fixed)
    tables = {
        "province": frame(FACTS), "areas": pd.DataFrame({"area": [AREA], "name": ["Khu vực"]}),
        "communes": _communes(instance), "institutions": _institutions(), "sites": _sites(instance, cents),
        "programmes": _programmes(instance), "offers": _offers(instance, demand, units),
        "demand": _demand(instance, demand), "norms": frame(NORMS), "costs": _costs(1 / cents),
    }  # fmt: skip
    province = province_of({name: _text(table) for name, table in tables.items()})
    ratio = float(province.programmes["learners_per_teacher"].iloc[0])
    constant = LEAST * (1 + float(demand.sum()) / ratio)
    return Mapped(province, _travel(instance, demand), _scenario(instance), constant, units)


def priced(instance: Instance, mapped: Mapped, plan: Decisions) -> float:
    """Return what `plan` costs by the instance itself, whatever the model says."""
    facility = {site(i): i for i in range(len(instance.fixed))}
    customer = {commune(j): j for j in range(len(instance.demand))}
    served = ((facility[s], customer[c], x / mapped.units) for (c, _, s), x in plan.place.items())
    return instance.price((facility[s] for s in plan.keep if s != HEAD), served)


def _decimals(values: Numbers) -> int:
    """Return the fewest decimals that write `values` exactly."""
    for decimals in range(DECIMALS):
        scaled = values * 10.0**decimals
        if np.all(np.abs(scaled - np.round(scaled)) <= 1e-9 * np.maximum(1, scaled)):
            return decimals
    return DECIMALS


def _text(table: pd.DataFrame) -> pd.DataFrame:
    """Return `table` as it would be read: text, with its basis and source."""
    told = table.map(lambda v: f"{v:.12f}".rstrip("0").rstrip(".") if isinstance(v, float) else str(v))
    return told.assign(basis="official", source="Bài toán đã công bố")


def _communes(instance: Instance) -> pd.DataFrame:
    codes = [commune(j) for j in range(len(instance.demand))]
    return pd.DataFrame({"commune": codes}).assign(
        name="Xã " + pd.Series(codes), area=AREA, lat="21", lon="105", area_km2="1", population="1", leavers="0",
        labour_force="0", zone="0", border="0", urban="0", special="0",
    )  # fmt: skip


def _institutions() -> pd.DataFrame:
    told = {"institution": UNIT, "name": "Trường Cao đẳng", "type": "CD", "managing_body": "Ủy ban nhân dân tỉnh",
            "authority": "province", "posts": "0"}  # fmt: skip
    return pd.DataFrame([told])


def _sites(instance: Instance, cents: float) -> pd.DataFrame:
    """Rooms times the rate of maintenance are the cost of opening."""
    facilities = range(len(instance.fixed))
    codes = [HEAD, *(site(i) for i in facilities)]
    rooms = [0.0, *np.round(instance.fixed * cents)]
    return pd.DataFrame({"site": codes, "rooms": rooms}).assign(
        institution=UNIT, name="Địa điểm " + pd.Series(codes), head=["1", *("0" for _ in facilities)],
        commune=commune(0), posts="0",
    )  # fmt: skip


def _programmes(instance: Instance) -> pd.DataFrame:
    codes = [programme(k) for k in range(instance.capacity.shape[1])]
    return pd.DataFrame({"programme": codes}).assign(
        name="Nghề " + pd.Series(codes), field="52", level="TC", length_years="1", module_mvnd="1"
    )


def _offers(instance: Instance, demand: Numbers, units: float) -> pd.DataFrame:
    total = np.bincount(instance.product, weights=demand, minlength=instance.capacity.shape[1])
    places = np.where(np.isfinite(instance.capacity), np.round(instance.capacity * units), total)
    rows = [(site(i), programme(k), float(v)) for (i, k), v in np.ndenumerate(places)]
    return pd.DataFrame(rows, columns=["site", "programme", "places"]).assign(
        delivery="site", occupation="Nghề", entrants="0"
    )


def _demand(instance: Instance, demand: Numbers) -> pd.DataFrame:
    table = pd.DataFrame(
        {"commune": [commune(j) for j in range(len(demand))], "programme": [programme(k) for k in instance.product]}
    )
    return table.assign(year=YEAR, low=demand, base=demand, high=demand)


def _costs(upkeep: float) -> pd.DataFrame:
    """Nought, but for travel, for maintenance, and for what must not be nought."""
    needed = {
        "minute_mvnd": 1.0, "site_maintenance_mvnd": upkeep, "unit_posts_mvnd": LEAST, "teacher_post_mvnd": LEAST,
        "discount_rate": 0.05, "unplaced_mvnd": 1.0, "priority_programme": 1.0, "priority_commune": 1.0,
    }  # fmt: skip
    names = sorted(set(frame(COSTS)["parameter"]) | set(needed))
    return pd.DataFrame({"parameter": names, "value": [needed.get(name, 0.0) for name in names]}).assign(
        unit="triệu đồng", mark="M"
    )


def _travel(instance: Instance, demand: Numbers) -> Travel:
    """Minutes are the cost of one learner; the head site is out of reach."""
    communes = pd.Index([commune(j) for j in range(len(demand))], name="commune")
    sites = pd.Index([HEAD, *(site(i) for i in range(len(instance.fixed)))], name="site")
    each = np.where(np.isfinite(instance.cost), instance.cost / demand, np.nan).T
    minutes = pd.DataFrame(np.hstack([np.full((len(demand), 1), np.nan), each]), communes, sites)
    between = pd.DataFrame(0.0, sites, sites)
    method = pd.DataFrame("given", communes, sites).where(minutes.notna(), "none")
    return Travel(minutes, minutes * 0, between, between, method, pd.DataFrame(), ())


def _scenario(instance: Instance) -> Scenario:
    """Only placement, places, offers at open sites and, where a number is asked for, the number of sites."""
    opened = None if instance.opened is None else instance.opened + 1
    return Scenario(
        name="bai-toan-da-cong-bo",
        title="Bài toán đã công bố",
        question="Giá trị tối ưu đã công bố là bao nhiêu?",
        periods=(YEAR,),
        merging=Merging(allowed=False),
        centres=Centres(policy="free"),
        sites=Sites(closing="any", at_least=opened, at_most=opened),
        offers=Offers(new="none", smallest_class=0, modules_per_site_at_most=0),
        reach=Reach(commute_minutes=1e12, day_minutes_at_most=None),
        coverage=Coverage(),
        floors=Floors(demand=1.0),
        pins=Pins(),
    )
