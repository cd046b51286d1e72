"""A tiny network in plain values, drawn at random: the input of the model and of the enumeration alike."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from optimizer.scenario import (
    Autonomy,
    Beyond,
    Boarding,
    Budget,
    Centres,
    Coverage,
    Equity,
    Floors,
    Founding,
    Goals,
    Merging,
    Offers,
    Pins,
    Reach,
    Rooms,
    Scenario,
    Sites,
    Staffing,
    Transition,
)  # fmt: skip
from tests.model.cases import FLAT, FREE, Net, network


@dataclass(frozen=True)
class Sketch:
    """Plain values of a network; communes lie on a line, see `tests.model.cases.network`."""

    communes: dict[str, dict[str, Any]]
    institutions: dict[str, dict[str, Any]]
    sites: dict[str, dict[str, Any]]
    programmes: dict[str, dict[str, Any]]
    offers: list[tuple[str, str, int, int, str]]
    """(site, programme, places, entrants recorded, delivery)."""
    demand: dict[tuple[str, str], int]
    costs: dict[str, float] = field(default_factory=dict)
    norms: list[dict[str, Any]] = field(default_factory=list)
    staff: list[dict[str, Any]] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)
    decided: tuple[tuple[str, str, str, str], ...] = ()
    """(institution, its successor, site, host of the site): decided beforehand."""
    later: dict[int, dict[tuple[str, str], int]] = field(default_factory=dict)
    """Demand of years other than 2028."""
    flows: list[dict[str, Any]] = field(default_factory=list)
    guests: dict[tuple[str, str], float] = field(default_factory=dict)
    """Of the demand, those who come from outside and live near where they learn."""

    def net(self) -> Net:
        """Return the province and its travel."""
        return network(
            communes=self.communes, institutions=self.institutions, sites=self.sites, programmes=self.programmes,
            offers=self.offers, demand=self.demand, costs=self.costs, norms=self.norms,
            staff=self.staff, facts=self.facts, later=self.later, flows=self.flows,
            decided=[
                {"institution": i, "action": "merge", "host": h, "use": "pin", "site_hosts": f"{s}>{k}"}
                for i, h, s, k in self.decided
            ],
        )  # fmt: skip

    def cost(self, name: str) -> float:
        """Return a cost parameter."""
        return {**FLAT, **self.costs}[name]

    def but(self, **changes: Any) -> "Sketch":
        """Return a changed copy."""
        return replace(self, **changes)


KINDS = ("CD", "TC", "TC", "GDNNGDTX", "GDNNGDTX", "GDNN", "GDTX", "THN", "OTHER")
LEVELS = ("TC", "TC", "SC", "SC", "THN", "GDTX", "9P", "CD", "D3")
MODULE_PLACES = {"52": 20, "62": 8}


def draw_sketch(rng: random.Random, *, large: bool = False) -> Sketch:
    """Draw a network of at most 3 institutions, 3 sites (4 if `large`), 3 communes and 2 programmes.

    One of the sites may be planned.
    """
    communes = {
        f"c{k}": {
            "at": rng.choice((0, 10, 25, 40, 60, 90, 130)), "area": rng.choice(("K1", "K1", "K2")),
            "border": rng.random() < 0.15, "zone": rng.choice(("0", "0", "I", "III")), "special": rng.random() < 0.06,
        }
        for k in range(rng.choice((1, 2, 3, 3)))
    }  # fmt: skip
    institutions = {name: _institution(rng) for name in "ABC"[: rng.choice((1, 2, 3, 3, 3))]}
    sites: dict[str, dict[str, Any]] = {}
    for name in institutions:
        sites[f"{name}1"] = _site(rng, name, communes, head=True)
    if rng.random() < (0.5 if len(sites) < 3 else 0.3 * large):
        name = rng.choice(sorted(institutions))
        sites[f"{name}2"] = _site(rng, name, communes, head=False)
    planned = random.Random(rng.random())
    if len(sites) < 3 and planned.random() < 0.6 and (mine := _mine(institutions)):
        sites["N1"] = _planned(planned, planned.choice(mine), communes)
    prices = {name: rng.choice((150, 150, 1000)) for name in MODULE_PLACES}
    programmes = {name: _programme(rng, prices) for name in "PQ"[: rng.choice((1, 2, 2))]}
    offers = [
        (s, p, rng.choice((0, 10, 20, 20, 40)), rng.choice((0, 5, 12, 30)), delivery)
        for s in sites
        if s != "N1"
        for p in programmes
        for delivery, chance in (("site", 0.5), ("mobile", 0.1), ("enterprise", 0.06))
        if rng.random() < chance
    ]
    demand = {(c, p): rng.randint(1, 30) for c in communes for p in programmes if rng.random() < 0.85}
    costs = {
        "unit_posts_mvnd": rng.choice((20.0, 200.0, 900.0)), "merge_once_mvnd": rng.choice((100.0, 500.0, 3000.0)),
        "unplaced_mvnd": rng.choice((6.0, 25.0, 60.0, 150.0, 150.0)), "discount_rate": rng.choice((0.0, 0.07)),
        "site_guard_mvnd": rng.choice((5.0, 60.0)), "conversion_beside_mvnd": rng.choice((10.0, 300.0)),
        "minute_mvnd": rng.choice((0.02, 0.1)), "learner_moved_once_mvnd": rng.choice((2.0, 20.0)),
    }  # fmt: skip
    plain = Sketch(communes, institutions, sites, programmes, offers, demand, costs)
    return _with_people(random.Random(rng.random()), plain)


def _with_people(rng: random.Random, sketch: Sketch) -> Sketch:
    """Return the sketch with figures of teachers, money, land and norms; some of them not known."""

    def figure(*values: float) -> float | str:
        return "" if rng.random() < 0.12 else rng.choice(values)

    institutions = {
        i: row | {
            "posts": rng.choice((5, 9, 20)), "vocational_teachers": figure(0, 1, 2, 4),
            "general_teachers": figure(0, 0, 1, 2), "revenue_mvnd": figure(0, 30, 60),
            "expenditure_mvnd": figure(50, 100),
        }
        for i, row in sketch.institutions.items()
    }  # fmt: skip
    sites = {
        s: row | {"urban": rng.random() < 0.4, "land_m2": rng.choice(("", row["land_m2"], row["land_m2"], 1000))}
        for s, row in sketch.sites.items()
    }
    norms = [
        {"parameter": "land_rural_m2", "type": kind, "value": rng.choice((900, 1500, 2500))}
        for kind in ("CD", "TC", "GDNN")
    ]
    norms += [
        {"parameter": "posts_at_least", "value": 15},
        {"parameter": "scale_at_least", "value": rng.choice((30, 60))},
    ]
    staff = [
        {"institution": i, "group": g, "retires": y, "persons": rng.choice((1, 2))}
        for i in institutions for g in ("vocational", "general") if rng.random() < 0.3 for y in (2030, 2100)
    ]  # fmt: skip
    facts = rng.choice(({}, {"as_of": "2026-03-01"}, {"as_of": "2027-10-01"}))
    return sketch.but(institutions=institutions, sites=sites, norms=norms, staff=staff, facts=facts)


def _institution(rng: random.Random) -> dict[str, Any]:
    return {
        "type": rng.choice(KINDS), "autonomy_group": rng.choice((1, 3, 4)), "managing_body": rng.choice("UUV"),
        "authority": "ministry" if rng.random() < 0.08 else "province",
        "ownership": "private" if rng.random() < 0.04 else "public",
        "speciality": "health" if rng.random() < 0.1 else "general",
        "counted": rng.choice(("", "", "", "", "", "", "1", "0")),
    }  # fmt: skip


def _site(rng: random.Random, owner: str, communes: dict[str, Any], *, head: bool) -> dict[str, Any]:
    return {
        "institution": owner, "commune": rng.choice(sorted(communes)), "head": head,
        "rooms": rng.choice((0, 20, 100)), "posts": rng.choice((0, 3, 10)), "beds": rng.choice(("", 0, 10)),
        "land_m2": rng.choice((0, 1000)), "floor_m2": rng.choice((0, 800, 900)),
    }  # fmt: skip


def _planned(rng: random.Random, owner: str, communes: dict[str, Any]) -> dict[str, Any]:
    """Draw a site that is only planned."""
    return _site(rng, owner, communes, head=False) | {
        "posts": 0, "candidate": True, "opens": rng.choice((2024, 2024, 2027, 2028, 2030)),
        "investment_mvnd": rng.choice((0, 0, 100, 1500)),
    }  # fmt: skip


def _mine(institutions: dict[str, Any]) -> list[str]:
    """Return the institutions that the province decides on."""
    return sorted(i for i, v in institutions.items() if v["authority"] == "province" and v["ownership"] == "public")


def _programme(rng: random.Random, prices: dict[str, int]) -> dict[str, Any]:
    name = rng.choice(("52", "52", "62"))
    return {
        "level": rng.choice(LEVELS), "length_years": rng.choice((0.5, 1, 2, 3)), "field": name,
        "module_places": MODULE_PLACES[name], "module_mvnd": prices[name], "priority": rng.random() < 0.3,
        "learners_per_teacher": 25,
    }  # fmt: skip


CEILINGS = (("units", (1.0, 2.0)), ("unplaced", (0.0, 10.0, 30.0)), ("access", (100.0, 600.0, 1500.0)))
"""Ceilings on goals that are drawn."""


def draw_scenario(rng: random.Random, sketch: Sketch) -> Scenario:
    """Draw a scenario with a few rules for `sketch`."""

    def some[T](chance: float, *values: T) -> T | None:
        return rng.choice(values) if rng.random() < chance else None

    served = sketch.demand and rng.random() < 0.15
    more = _people(random.Random(rng.random()))
    drawn = FREE.but(
        **more,
        merging=Merging(
            counted_schools_at_most=some(0.3, 0, 1, 1, 2), institutions_at_most=some(0.15, 1, 2),
            per_host_at_most=some(0.2, 1), minutes_at_most=rng.choice((30, 90)), allowed=rng.random() < 0.85,
            hosts_per_institution_at_most=rng.choice((1, 2)),
        ),
        centres=Centres(
            policy=rng.choice(("free", "free", "convert_or_merge", "regional", "keep")),
            at_least=some(0.06, 1), at_most=some(0.08, 1, 2), thn_entrants_per_site=rng.choice((10, 90)),
        ),
        sites=Sites(
            closing=rng.choice(("none", "absorbed", "any")), at_most=some(0.08, 1, 2), at_least=some(0.08, 1, 2)
        ),
        offers=Offers(
            new=rng.choice(("none", "licensed", "licensed")), smallest_class=rng.choice((1, 5, 10)),
            modules_per_site_at_most=rng.choice((0, 1, 2, 2)),
        ),
        reach=Reach(
            commute_minutes=rng.choice((20, 60)), day_minutes_at_most=some(0.6, 30, 90),
            boarding_minutes_at_most=some(0.3, 60), mobile_minutes_at_most=rng.choice((30, 120)),
            nobody_further_than=some(0.15, 20),
        ),
        coverage=Coverage(minutes_at_most=some(0.3, 10, 40)),
        floors=Floors(
            demand=some(0.12, 0.3, 0.6), priority=some(0.1, 0.5),
            by_level=((rng.choice(LEVELS), 0.4),) if rng.random() < 0.1 else (),
            of_demand=((*rng.choice(sorted(sketch.demand)), rng.choice((0.5, 1.0))),) if served else (),
        ),
        pins=draw_pins(rng, sketch) if rng.random() < 0.35 else Pins(),
        rooms=Rooms(filled_at_most=some(0.25, 0.5, 1, 1.2), built_share_of_land_at_most=some(0.2, 0.9, 1)),
        boarding=Boarding(renting_at_most=some(0.25, 0, 0.3)),
        equity=Equity(beyond=_limits(rng) if rng.random() < 0.25 else ()),
        budget=Budget(investment_at_most=some(0.1, 0, 1200, 2500), recurrent_at_most=some(0.15, 800, 1500, 3000)),
        goals=Goals(
            at_most=tuple((g, rng.choice(v)) for g, v in CEILINGS if rng.random() < 0.1),
            furthest_at_most=some(0.1, 10.0, 40.0),
        ),
    )  # fmt: skip
    drawn = _with_more(random.Random(rng.random()), drawn)
    return with_ceilings(random.Random(rng.random()), drawn, range(2029, 2034))


def with_ceilings(rng: random.Random, drawn: Scenario, years: Sequence[int]) -> Scenario:
    """Return the scenario with ceilings on recurrent spending in some calendar years, one time in five."""
    one = len(drawn.periods) == 1
    if rng.random() < 0.8 or (one and drawn.staffing.counted):
        return drawn
    ceilings = tuple((str(y), rng.choice((800.0, 1500.0, 2500.0, 4000.0))) for y in years if rng.random() < 0.4)
    return drawn.but(budget=drawn.budget.model_copy(update={"recurrent_by_year": ceilings}))


def _with_more(rng: random.Random, drawn: Scenario) -> Scenario:
    """Return the scenario with beds that may be built, one time in four, and equipment that moves, two in five."""
    if rng.random() < 0.4:
        drawn = drawn.but(offers=drawn.offers.model_copy(update={"equipment": "moves"}))
    if rng.random() < 0.75:
        return drawn
    renting = rng.choice((0, 0.3)) if drawn.boarding.renting_at_most is None else drawn.boarding.renting_at_most
    return drawn.but(boarding=Boarding(renting_at_most=renting, beds_built_at_most=rng.choice((2, 4, 30))))


def _people(rng: random.Random) -> dict[str, Any]:
    """Draw conditions on merged units, teachers and posts, those enrolled."""

    def some[T](chance: float, *values: T) -> T | None:
        return rng.choice(values) if rng.random() < chance else None

    modes = (None, None, "hard", "no_worse")
    return {
        "founding": Founding(land=rng.choice(modes), posts=rng.choice(modes), scale=rng.choice(modes)),  # type: ignore[arg-type]
        "autonomy": Autonomy(self_financing_at_least=some(0.3, 0.3, 0.6)),
        "staffing": Staffing(
            counted=rng.random() < 0.5, attrition=rng.choice((0, 0.04, 0.2)), hired_at_most=some(0.2, 0, 1),
            posts_at_most=(("2028", rng.choice((10.0, 16.0, 25.0))),) if rng.random() < 0.2 else (),
        ),
        "transition": Transition(enrolled=rng.choice(("move", "finish"))),  # type: ignore[arg-type]
    }  # fmt: skip


def _limits(rng: random.Random) -> tuple[Beyond, ...]:
    groups = ("all", "border", "zone_iii", "rural", "priority")
    return tuple(
        Beyond(group=g, minutes=rng.choice((5, 20, 60)), share_at_most=rng.choice((0, 0.2, 0.5)))  # type: ignore[arg-type]
        for g in rng.sample(groups, rng.choice((1, 2)))
    )


def draw_pins(rng: random.Random, sketch: Sketch) -> Pins:
    """Draw one pin on an institution or site that the province decides on."""
    mine = _mine(sketch.institutions)
    if not mine:
        return Pins()
    i, other = rng.choice(mine), rng.choice(mine)
    sites = sorted(s for s, v in sketch.sites.items() if v["institution"] in mine)
    if "N1" in sites and rng.random() < 0.3:
        return Pins(open_sites=("N1",))
    name = rng.choice(
        ("keep", "merge", "leave", "convert", "keep_type", "keep_sites", "close_sites", "not_together", "places_fixed")
    )
    if name in {"merge", "not_together"}:
        return Pins(**{name: ((i, other),)}) if i != other else Pins()  # type: ignore[arg-type]
    return Pins(**{name: (rng.choice(sites),) if name.endswith("sites") else (i,)})  # type: ignore[arg-type]


def draw_divisible(rng: random.Random) -> tuple[Sketch, Scenario]:
    """Draw a network and a scenario in which an institution with two sites may be divided between the two others."""
    while True:
        sketch = draw_sketch(rng, large=True)
        owners = [v["institution"] for v in sketch.sites.values()]
        if len(_mine(sketch.institutions)) == len(sketch.institutions) == 3 and len(set(owners)) < len(owners):
            break
    whole = max(owners, key=owners.count)
    others = [i for i in sketch.institutions if i != whole]
    units = {i: v | {"speciality": "general"} for i, v in sketch.institutions.items()}
    units[whole] |= {"type": rng.choice(("GDNN", "GDNNGDTX", "TC"))}
    for i, kind in zip(others, rng.sample(("CD", "THN", "GDTX", "TC"), 2), strict=True):
        units[i] |= {"type": kind}
    levels = rng.sample(("THN", "GDTX", "CD", "SC"), len(sketch.programmes))
    programmes = {p: v | {"level": level} for (p, v), level in zip(sketch.programmes.items(), levels, strict=True)}
    prices = {
        "merge_once_mvnd": rng.choice((0.0, 10.0, 100.0)), "unit_posts_mvnd": 900.0, "unplaced_mvnd": 150.0,
        "minute_mvnd": 0.1, "site_guard_mvnd": 5.0,
    }  # fmt: skip
    demand = {k: 3 * n for k, n in sketch.demand.items()}
    sketch = sketch.but(institutions=units, programmes=programmes, demand=demand, costs=sketch.costs | prices)
    scenario = draw_scenario(rng, sketch)
    pins: dict[str, Any] = {"keep": others} if rng.random() < 0.6 else {}
    if rng.random() < 0.6:
        mine = sorted(s for s, v in sketch.sites.items() if v["institution"] == whole and not v.get("candidate"))
        successor, other = rng.sample(others, 2)
        sketch = sketch.but(decided=((whole, successor, rng.choice(mine), other),))
        pins = {"decided": True}
    return sketch, scenario.but(
        merging=Merging(hosts_per_institution_at_most=2, per_host_at_most=rng.choice((None, None, 1))),
        centres=Centres(policy=rng.choice(("free", "free", "regional"))), pins=pins,
        allowed={"merge": [(whole, h) for h in others]},
        sites=Sites(closing=rng.choice(("none", "absorbed", "any"))),
        offers=Offers(
            new="licensed", smallest_class=rng.choice((1, 5)), modules_per_site_at_most=1,
            equipment=rng.choice(("stays", "moves")),  # type: ignore[arg-type]
        ),
    )  # fmt: skip
