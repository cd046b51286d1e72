"""Over two years too the model's optimum equals the cheapest of all plans, tried one by one."""

import random

import pytest

from optimizer.model.solve import Solved
from optimizer.scenario import Allowed, Boarding, Centres, Merging, Offers, Path, Scenario, Sites, Transition
from optimizer.solution.audit_path import audit_path
from optimizer.solution.frames import network_of
from optimizer.solution.path import Path as Years
from optimizer.solution.path import of_year
from optimizer.solution.solution import Proof
from tests.model.border import draw_flows, settled
from tests.model.cases import FREE, optimum
from tests.model.enumeration_path import cheapest_path
from tests.model.sketch import Sketch, draw_divisible, draw_scenario, draw_sketch, with_ceilings

FAST, ALL, FEW = 20, 220, 4


def draw_path(seed: int) -> tuple[Sketch, Scenario]:
    """Draw at most 2 institutions, 3 sites and 2 programmes, 2026 and 2028; at most one workshop a field and site.

    None where beds may be built or equipment moved, which link the years by numbers that are not whole. Posts by year
    are drawn apart.
    """
    rng = random.Random(seed)
    sketch = draw_sketch(rng)
    while len(sketch.institutions) > 2:
        sketch = draw_sketch(rng)
    sketch = sketch.but(later={2026: {k: rng.randint(1, 30) for k in sketch.demand}})
    one = draw_scenario(rng, sketch)
    modules, asked = rng.choice((0, 1)), one.offers
    if asked.equipment == "moves" or one.boarding.beds_built_at_most:
        modules = 0
    return sketch, with_ceilings(random.Random(rng.random()), one.but(
        periods=(2026, 2028), staffing=one.staffing.model_copy(update={"posts_at_most": ()}),
        offers=Offers(
            new="none", smallest_class=asked.smallest_class, modules_per_site_at_most=modules,
            equipment=asked.equipment,
        ),
        path=Path(targets=rng.choice(("last", "every"))),
    ), range(2027, 2034))  # fmt: skip


def _draw_divided(seed: int) -> tuple[Sketch, Scenario]:
    """Draw three institutions, one of which may be divided between the others or is decided to, and one programme."""
    rng = random.Random(seed)
    sketch, one = draw_divisible(rng)
    only = min(sketch.programmes)
    sketch = sketch.but(
        programmes={only: sketch.programmes[only]}, offers=[o for o in sketch.offers if o[1] == only],
        demand={k: v for k, v in sketch.demand.items() if k[1] == only},
        facts={} if sketch.decided else sketch.facts,
    )  # fmt: skip
    sketch = sketch.but(later={2026: {k: rng.randint(1, 60) for k in sketch.demand}})
    return sketch, one.but(
        periods=(2026, 2028), staffing=one.staffing.model_copy(update={"posts_at_most": ()}),
        offers=Offers(new="none", smallest_class=1, modules_per_site_at_most=0), path=Path(targets="last"),
        boarding={}, floors={}, budget={}, coverage={}, goals={}, founding={}, autonomy={},
    )  # fmt: skip


def _worth_moving(seed: int) -> tuple[Sketch, Scenario]:
    """Draw two sites, of one institution or two, where few learners of much demand find a place or a bed."""
    rng = random.Random(seed)
    two = rng.random() < 0.5
    second = "B" if two else "A"
    beds = rng.choice((("", ""), (0, 5), (0, 0)))
    site = {"rooms": 0, "posts": rng.choice((0, 3)), "land_m2": 0, "floor_m2": 0}
    programmes = {
        p: {"level": level, "length_years": rng.choice((0.5, 1, 2)), "field": f, "module_places": 20,
            "module_mvnd": rng.choice((150, 1000)), "priority": False, "learners_per_teacher": 25}
        for p, level, f in (("P", "TC", "52"), ("Q", "SC", "62"))
    }  # fmt: skip
    place = {"area": "K1", "border": False, "zone": "0", "special": False}
    unit = {"autonomy_group": 4, "managing_body": "U", "authority": "province", "ownership": "public",
            "speciality": "general", "counted": ""}  # fmt: skip

    def wanted() -> dict[tuple[str, str], int]:
        return {(c, p): rng.randint(1, 40 if c == "c0" else 12) for c in ("c0", "c1") for p in programmes}

    sketch = Sketch(
        communes={"c0": place | {"at": 0}, "c1": place | {"at": rng.choice((30, 80, 130))}},
        institutions={"A": unit | {"type": "CD"}} | ({"B": unit | {"type": "TC"}} if two else {}),
        sites={"A1": site | {"institution": "A", "commune": "c0", "head": True, "beds": beds[0]},
               "Z1": site | {"institution": second, "commune": "c1", "head": two, "beds": beds[1]}},
        programmes=programmes,
        offers=[(s, p, rng.choice((5, 10, 30)), rng.choice((0, 12)), "site") for s in ("A1", "Z1") for p in programmes],
        demand=wanted(), later={2026: wanted()},
        costs={"discount_rate": 0.07, "merge_once_mvnd": rng.choice((100.0, 3000.0)), "unit_posts_mvnd": 200.0},
    )  # fmt: skip
    scenario = FREE.but(
        periods=(2026, 2028), sites=Sites(closing=rng.choice(("none", "absorbed", "any"))),
        offers=Offers(new="none", smallest_class=rng.choice((0, 5)), modules_per_site_at_most=0, equipment="moves"),
        boarding=Boarding(renting_at_most=rng.choice((0, 0.3)), beds_built_at_most=rng.choice((4, 30))),
        transition=Transition(enrolled=rng.choice(("move", "finish"))),
        allowed=Allowed(leave=("B",) if two and rng.random() < 0.2 else ()),
    )  # fmt: skip
    return sketch, scenario


def _draw_posts(seed: int) -> tuple[Sketch, Scenario]:
    """Draw two years with ceilings on posts, about as many as there are; teachers are not counted."""
    rng = random.Random(seed)
    sketch, scenario = draw_path(seed)
    while len(sketch.institutions) < 2:
        sketch, scenario = draw_path(rng.randrange(1000, 9000))
    there = sum(float(row["posts"]) for row in sketch.institutions.values())
    most = ("2026", there - rng.choice((0, 0, 0, 1))), ("2028", there - rng.choice((0.0, 2.0, 2.0, 2.5, 3.0)))
    staffing = scenario.staffing.model_copy(update={"counted": False, "posts_at_most": most})
    none = {group: {} for group in ("founding", "autonomy", "goals", "floors", "coverage", "budget", "pins", "equity")}
    costs = sketch.costs | {"unit_posts_mvnd": 20.0, "merge_once_mvnd": rng.choice((100.0, 3000.0))}
    units = {i: row | {"authority": "province", "speciality": "general"} for i, row in sketch.institutions.items()}
    return sketch.but(costs=costs, institutions=units, facts={}), scenario.but(
        staffing=staffing, merging=Merging(minutes_at_most=200), centres=Centres(policy="free"), **none
    )


def _draw_flows(seed: int) -> tuple[Sketch, Scenario]:
    """Draw two years with learners from and to outside the province."""
    rng = random.Random(seed)
    sketch, scenario = draw_path(seed)
    while not sketch.flows:
        sketch = draw_flows(rng, sketch)
    return sketch, scenario


def _draw_ceilings(seed: int) -> tuple[Sketch, Scenario]:
    """Draw two years with ceilings on goals over both, those on money about what the cheapest plan has."""
    rng = random.Random(seed)
    sketch, scenario = draw_path(seed)
    scenario = scenario.but(offers=scenario.offers.model_copy(update={"equipment": "stays"}))
    found = optimum(sketch.net(), scenario)
    last = found.objective_mvnd or 1000.0
    drawn = {"access": last * rng.choice((0.05, 0.2, 0.5)), "unplaced": rng.choice((0.0, 4.5, 12.0, 25.0)),
             "units": rng.choice((1.0, 2.0)), "cost": last * rng.choice((1.0001, 1.05, 1.3))}  # fmt: skip
    limits = tuple((goal, most) for goal, most in drawn.items() if rng.random() < 0.5) or (("access", drawn["access"]),)
    return sketch, scenario.but(goals=scenario.goals.model_copy(update={"over_years_at_most": limits}))


def _same(sketch: Sketch, scenario: Scenario, seed: int) -> Solved | None:
    expected = cheapest_path(settled(sketch), scenario)
    found = optimum(sketch.net(), scenario)
    if expected is None:
        assert found.status == "infeasible", f"seed {seed}: a plan of {found.objective_mvnd} where none exists"
        return None
    assert found.status == "optimal", f"seed {seed}: {found.status}, but a plan costs {expected}"
    assert found.objective_mvnd == pytest.approx(expected, rel=1e-6, abs=1e-6), f"seed {seed}"
    assert _broken(sketch, scenario, found) == [], f"seed {seed}: the audit contradicts the model"
    return found


def _broken(sketch: Sketch, scenario: Scenario, found: Solved) -> list[str]:
    """Return what the independent audit of a plan of several years says against it."""
    net = sketch.net()
    plans = {
        year: network_of(net.province, net.travel, of_year(scenario, year), stage.decisions)
        for year, stage in found.path.items()
    }
    proof = Proof(found.objective_mvnd, found.bound_mvnd, None, "gap")
    terms = {year: stage.terms for year, stage in found.path.items()}
    judged = audit_path(Years(net.province, scenario, plans, {}), net.travel, proof, terms=terms)
    return list(judged.loc[~judged["ok"].astype(bool), "en"])


@pytest.mark.parametrize("seed", range(FAST))
def test_the_optimum_of_two_years_is_the_cheapest_of_all_plans(seed: int):
    """All rules drawn at random: equal cost, or no plan in both."""
    _same(*draw_path(seed), seed)


@pytest.mark.parametrize("seed", range(FAST))
def test_learners_across_the_border_over_two_years(seed: int):
    """Demand of each year settled by hand for those who leave and come: equal cost, or no plan in both."""
    _same(*_draw_flows(seed), seed)


@pytest.mark.parametrize("seed", range(FAST))
def test_ceilings_on_goals_over_two_years(seed: int):
    """Means of money and of demand not met, units of the last year: equal cost, or no plan in both."""
    _same(*_draw_ceilings(seed), seed)


@pytest.mark.parametrize("seed", range(12))
def test_ceilings_on_posts_by_year(seed: int):
    """Posts lapse a quarter a year from their merger on, of those who leave at once: equal cost, or no plan in both."""
    _same(*_draw_posts(seed), seed)


@pytest.mark.slow
@pytest.mark.parametrize("block", range(12, 112, 20))
def test_ceilings_on_posts_by_year_many_times(block: int):
    """The same for a hundred networks."""
    for seed in range(block, block + 20):
        _same(*_draw_posts(seed), seed)


@pytest.mark.slow
@pytest.mark.parametrize("block", range(FAST, ALL, 20))
def test_ceilings_on_goals_over_two_years_many_times(block: int):
    """The same for hundreds of networks."""
    for seed in range(block, min(block + 20, ALL)):
        _same(*_draw_ceilings(seed), seed)


@pytest.mark.slow
@pytest.mark.parametrize("block", range(FAST, ALL, 20))
def test_learners_across_the_border_over_two_years_many_times(block: int):
    """The same for hundreds of networks."""
    for seed in range(block, min(block + 20, ALL)):
        _same(*_draw_flows(seed), seed)


@pytest.mark.slow
@pytest.mark.parametrize("block", range(FAST, ALL, 20))
def test_the_optimum_of_two_years_is_the_cheapest_many_times(block: int):
    """The same for hundreds of networks."""
    for seed in range(block, min(block + 20, ALL)):
        _same(*draw_path(seed), seed)


def _linked(seeds: range) -> None:
    found = {seed: _same(*_worth_moving(seed), seed) for seed in seeds}
    plans = [stage.decisions for solved in found.values() if solved is not None for stage in solved.path.values()]
    assert any(plan.moved for plan in plans)
    assert len(seeds) <= FEW or any(plan.beds for plan in plans)


def test_what_is_moved_or_built_and_stays_is_the_cheapest_of_all_plans():
    """Networks in which equipment is worth moving and beds worth building, in some of them from 2026 on."""
    _linked(range(FEW))


@pytest.mark.slow
def test_what_is_moved_or_built_and_stays_is_the_cheapest_many_times():
    """The same for a hundred networks."""
    _linked(range(FEW, 100))


@pytest.mark.parametrize("seed", range(10))
def test_the_optimum_of_two_years_where_an_institution_may_be_divided(seed: int):
    """Sites go to several hosts in one of the years or in both: equal cost, or no plan in both."""
    _same(*_draw_divided(seed), seed)


@pytest.mark.slow
@pytest.mark.parametrize("block", range(10, 110, 20))
def test_the_optimum_of_two_years_where_an_institution_may_be_divided_many_times(block: int):
    """The same for a hundred networks."""
    for seed in range(block, block + 20):
        _same(*_draw_divided(seed), seed)
