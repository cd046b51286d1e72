"""The cheapest plan of two years of a tiny network by trying every pair of states; nothing is taken from the model."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from math import inf

from optimizer.scenario import Scenario
from tests.model.enumeration import Plans
from tests.model.learners import Name, Program, learners_program, place_learners
from tests.model.sketch import Sketch
from tests.model.together import least_of_both
from tests.model.world import Cell, Structure

SCHOOLS = {"CD", "TC", "THN"}


@dataclass(frozen=True)
class State:
    """One year: structure, which offers of today with learners run, workshops, and the least cost of the rest."""

    st: Structure
    taught: frozenset[Cell]
    modules: tuple[tuple[Cell, int], ...]
    cost: float
    before: int | None
    """Units that have ended in the year before, where what is still paid for them counts."""
    run: frozenset[Cell] = frozenset()
    """Offers that run, where beds or equipment link the years; so the state has one program of learners."""
    learners: tuple[float, Program] | None = None
    """That program, and what it costs at least."""


def cheapest_path(sketch: Sketch, scenario: Scenario) -> float | None:
    """Return the cost of the cheapest plan of both years, weighted by discounted years; None if there is none."""
    years, posts_at_most = scenario.periods, scenario.staffing.posts_at_most
    scenario = scenario.but(staffing=scenario.staffing.model_copy(update={"posts_at_most": ()}))
    worlds = [Plans(sketch.but(demand=sketch.later.get(y, sketch.demand)), scenario.at(y), years) for y in years]
    first = list(_states(worlds[0], scenario, None))
    earlier = range(len(worlds[0].scope) + 1) if scenario.budget.recurrent_by_year else (None,)
    second = [state for before in earlier for state in _states(worlds[1], scenario, before)]
    per_host = scenario.merging.per_host_at_most
    weight = [sum(world.worth(y).values()) for world, y in zip(worlds, years, strict=True)]
    best, linked = inf, []
    most_units = dict(scenario.goals.over_years_at_most).get("units", inf)
    for a, b in product(first, second):
        if len(worlds[1].scope) - _ended(b.st) > most_units:
            continue
        if not _enough_posts(worlds, a.st, b.st, posts_at_most):
            continue
        if b.before not in {None, _ended(a.st)} or not _follows(worlds[0], a, b, per_host):
            continue
        cost = weight[0] * a.cost + weight[1] * b.cost + _posts_paid_on(worlds, a.st, b.st)
        moved = _moved(worlds, a, b) if scenario.transition.enrolled == "finish" else (0.0, 0.0)
        cost += weight[0] * moved[0] + weight[1] * moved[1]
        if a.learners is None:
            best = min(best, cost)
        else:
            linked.append((cost, a, b))
    for least, a, b in sorted(linked, key=lambda row: row[0]):
        if least >= best:
            break
        best = min(best, least + _more_together(worlds, weight, a, b))
    most = dict(scenario.goals.over_years_at_most).get("cost", inf)
    return None if best == inf or best / sum(weight) > most + 1e-9 else best / sum(weight)


def _more_together(worlds: list[Plans], weight: list[float], a: State, b: State) -> float:
    """What the learners of both years cost more, since beds stay at open sites and equipment where its offer runs."""
    assert a.learners is not None
    assert b.learners is not None
    stays = [
        n for n in a.learners[1].prices
        if (n[0] == "b" and n[1] in b.st.operator) or (n[0] == "t" and (n[1], n[3]) in b.run)
    ]  # fmt: skip
    programs = (a.learners[1], b.learners[1])
    demands = (worlds[0].net.demand, worlds[1].net.demand)
    limits = [
        (tuple(_amounts(goal, world, p) for world, p in zip(worlds, programs, strict=True)), sum(weight) * most)
        for goal, most in worlds[0].asked.goals.over_years_at_most
        if goal in {"access", "unplaced"}
    ]
    least = least_of_both(programs, demands, (weight[0], weight[1]), stays, limits)  # type: ignore[arg-type]
    return least - weight[0] * a.learners[0] - weight[1] * b.learners[0]


def _amounts(goal: str, world: Plans, program: Program) -> dict[Name, float]:
    """What one entrant of each variable adds to a goal."""
    if goal == "unplaced":
        return {n: 1.0 for n in program.prices if n[0] == "u"}
    return {n: price if n[0] == "u" else world.way(*n[1:]) for n, price in program.prices.items() if n[0] in {"u", "x"}}


def _enough_posts(worlds: list[Plans], one: Structure, two: Structure, ceilings: tuple[tuple[str, float], ...]) -> bool:
    """Posts of those who have not left, a quarter of what a merger saves gone with each year; teachers not counted."""
    years = worlds[0].path
    for year, most in ceilings:
        st = one if int(year) == years[0] else two
        posts = sum(float(worlds[0].net.institutions[i]["posts"]) for i in worlds[0].scope if i not in st.left)
        part = min(1.0, (int(year) - years[0]) / 4)
        asked = worlds[0].asked.staffing
        lapse = {i: asked.lapsed_school if worlds[0].kind(i) in SCHOOLS else asked.lapsed_centre for i in one.host}
        if posts - part * sum(lapse.values()) > most + 1e-9:
            return False
    return True


def _ended(st: Structure) -> int:
    return len(st.host) + len(st.left)


def _states(world: Plans, whole: Scenario, before: int | None) -> Iterator[State]:
    """Yield the cheapest state of each structure, set of offers that matter later, and workshops."""
    others = frozenset((p, s) for p, s in world.places if s not in world.mine)
    tracked = (
        frozenset(k for k, n in world.recorded.items() if n) if whole.transition.enrolled == "finish" else frozenset()
    )
    learners: dict[object, float] = {}
    linked = whole.offers.equipment == "moves" or whole.boarding.beds_built_at_most > 0
    linked = linked or bool(whole.goals.over_years_at_most)
    for st in world.structures():
        if _too_early(world, whole, st) or (before or 0) > _ended(st):
            continue
        ended = {world.path[0]: before or 0} | {world.asked.year: _ended(st) - (before or 0)}
        best: dict[tuple[frozenset[Cell], tuple[tuple[Cell, int], ...]], float] = {}
        gone = frozenset(i for _, i in world.mobile if i in st.left)
        crew = (frozenset((world.pools(st) if world.asked.staffing.counted else {}).items()), world.other_posts(st))
        cells = world.may_run(st)
        for flags in product((False, True), repeat=len(cells)):
            run = frozenset(k for k, f in zip(cells, flags, strict=True) if f) | others
            if not world.covered(run):
                continue
            thn = frozenset(s for _, s in run if s in st.operator and world.is_thn(st, s))
            for modules in _workshops(world, st):
                spares = world.by_year(st, run, whole.budget.recurrent_by_year, ended)
                around = world.around(st, run, modules, spares)
                if around is None:
                    continue
                key = (run, frozenset(modules.items()), thn, gone, crew, around)
                if key not in learners:
                    learners[key] = place_learners(world, *key)
                cost = world.fixed_cost(st, run, modules) + learners[key]
                if linked and cost < inf:
                    of = (learners[key], learners_program(world, *key))
                    yield State(st, run & tracked, tuple(sorted(modules.items())), cost, before, run, of)
                if linked:
                    continue
                group = (run & tracked, tuple(sorted(modules.items())))
                best[group] = min(best.get(group, inf), cost)
        yield from (State(st, *group, cost, before) for group, cost in best.items() if cost < inf)


def _workshops(world: Plans, st: Structure) -> Iterator[dict[Cell, int]]:
    """Yield the workshops there may be at open sites, in the fields of offers of today."""
    spots = sorted(
        {
            (world.net.programmes[p]["field"], s) for p, s in world.places
            if s in st.operator and world.owner(s) not in world.asked.pins.places_fixed
            and world.net.programmes[p]["level"] != "THN"
        }
    )  # fmt: skip
    for counts in product(range(world.asked.offers.modules_per_site_at_most + 1), repeat=len(spots)):
        yield {k: n for k, n in zip(spots, counts, strict=True) if n}


def _too_early(world: Plans, whole: Scenario, st: Structure) -> bool:
    """Mergers and conversions wait for their lead time, pins apart."""
    if not world.net.facts:
        return False
    start, path = dt.date.fromisoformat(world.net.facts["as_of"]), whole.path
    passed = (world.asked.year - start.year) * 12 + 9 - start.month - (start.day > 1)
    changes = [{i, h} for i, h in st.taken if (i, h) not in whole.pins.merge]
    changes += [{i} for i in st.thn if i not in whole.pins.convert]
    return any(
        passed < (path.lead_months_college if any(world.kind(i) == "CD" for i in units) else path.lead_months)
        for units in changes
    )


def _follows(world: Plans, a: State, b: State, most: int | None) -> bool:
    """What is decided lasts, closed sites stay closed, opened ones open, workshops stay, hosts take so many a year."""
    one, two = a.st, b.st
    ended = {*two.host, *two.left}
    new = [h for _, h in two.taken - one.taken]
    taken = [*([h for _, h in one.taken].count(h) for _, h in one.taken), *(new.count(h) for h in new)]
    built = dict(b.modules)
    return (
        all(two.host.get(i) == h for i, h in one.host.items())
        and one.taken <= two.taken
        and all(two.operator.get(s, h) == h or h == world.owner(s) for s, h in one.operator.items())
        and one.left <= two.left
        and one.thn <= {*two.thn, *ended}
        and {s for s in two.operator if not world.planned(s)} <= set(one.operator)
        and {s for s in one.operator if world.planned(s)} <= set(two.operator)
        and all(s not in two.operator or built.get((f, s), 0) >= n for (f, s), n in a.modules)
        and (most is None or max(taken, default=0) <= most)
    )


def _posts_paid_on(worlds: list[Plans], one: Structure, two: Structure) -> float:
    """Posts of units that have ended, not yet saved, over both years (discounted)."""
    years, price = worlds[0].path, worlds[0].net.cost
    more = price("unit_posts_mvnd") - price("unit_first_year_mvnd")
    gone = [len(one.host) + len(one.left), len(two.host) + len(two.left)]
    ended: Mapping[int, int] = {years[0]: gone[0], years[1]: gone[1] - gone[0]}
    return sum(
        more * count * value * max(0.0, 1 - (y - since) / 4)
        for since, count in ended.items()
        for t, world in zip(years, worlds, strict=True)
        if t >= since
        for y, value in world.worth(t).items()
    )


def _moved(worlds: list[Plans], a: State, b: State) -> tuple[float, float]:
    """Cost of moving those who have not finished when their site closes, in each year."""
    first, second = worlds
    price = first.annuity(10) * first.net.cost("learner_moved_once_mvnd")
    total = [0.0, 0.0]
    for (p, s), entrants in first.recorded.items():
        if s not in first.mine:
            continue
        owner, years = first.owner(s), [0.0, 0.0]
        if s not in a.st.operator and owner not in a.st.left:
            years[0] = first.unfinished(p)
        years[1] = years[0]
        if s not in b.st.operator and owner not in b.st.left:
            since = second.unfinished(p, first.asked.year) if (p, s) in a.taught else 0.0
            years[1] = max(years[0], second.unfinished(p), since)
        for k in (0, 1):
            total[k] += price * entrants * years[k]
    return total[0], total[1]
