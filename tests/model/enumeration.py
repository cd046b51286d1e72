"""The cheapest plan of a tiny network by trying everything: nothing here is taken from the model.

Fates of institutions × conversions × fates of sites × offers that run × modules are enumerated; the learners of each
are placed by a linear program of its own; the cheapest that keeps the rules is the optimum.
"""

from collections.abc import Collection, Iterator, Mapping
from itertools import product
from math import ceil, inf

from optimizer.data.codes import KIND_LEVELS, Kind, Level
from optimizer.scenario import Scenario
from tests.model.fates import Fates
from tests.model.learners import Around, place_learners
from tests.model.sketch import Sketch
from tests.model.world import Cell, Structure

BASIC = {"SC", "THN", "GDTX"}


type Ceilings = tuple[tuple[str, float], ...]


class Plans(Fates):
    """What may run in a structure, and what all but the learners costs."""

    def is_thn(self, structure: Structure, site: str) -> bool:
        """Whether the site's operator is a THN afterwards."""
        h = structure.operator[site]
        return h in structure.thn or self.kind(h) == "THN"

    def may_run(self, structure: Structure) -> list[Cell]:
        """Offers that may run at sites of the province."""
        found = []
        for s, h in structure.operator.items():
            after = Kind.THN if self.is_thn(structure, s) else Kind(self.kind(h))
            family = {h, *(i for i, into in structure.taken if into == h)}
            for p, row in self.net.programmes.items():
                level = Level(row["level"])
                licensed = any(q == p and self.owner(z) in family for q, z in self.places)
                wanted = sum(d for (c, q), d in self.net.demand.items() if q == p and self.reaches(c, p, s))
                new = (
                    level in KIND_LEVELS[after]
                    and (level is Level.THN or (licensed and self.asked.offers.new == "licensed"))
                    and self.owner(s) not in self.asked.pins.places_fixed
                    and wanted >= self.asked.offers.smallest_class
                )
                if (p, s) in self.places or new:
                    found.append((p, s))
        return found

    def covered(self, run: frozenset[Cell]) -> bool:
        """Rule on coverage."""
        limit, worst = self.asked.coverage.minutes_at_most, self.asked.goals.furthest_at_most
        if limit is None and worst is None:
            return True
        after = {s for p, s in run if self.net.programmes[p]["level"] in BASIC}
        today = {
            s for (p, s), places in self.places.items()
            if self.net.programmes[p]["level"] in BASIC and (places > 0 or self.recorded[p, s] > 0)
        }  # fmt: skip
        for c, place in self.net.communes.items():
            if place["special"] or not today:
                continue
            now = min(self.minutes(c, s) for s in today)
            near = min((self.minutes(c, s) for s in after), default=inf)
            if near > (inf if limit is None else max(limit, now)) or near > (inf if worst is None else worst):
                return False
        return True

    def recurrent(self, st: Structure, run: frozenset[Cell]) -> float:
        """What the state budget spends a year whatever the learners do."""
        cost = self.net.cost
        gone = {*st.host, *st.left}
        units = sum(i not in gone for i in self.scope) * (cost("unit_posts_mvnd") + cost("unit_fixed_mvnd"))
        sites = sum(
            cost("site_guard_mvnd") + cost("site_utilities_mvnd")
            + cost("site_maintenance_mvnd") * self.net.sites[s]["rooms"]
            + (cost("second_site_mvnd") if h != self.owner(s) else 0)
            for s, h in st.operator.items()
        )  # fmt: skip
        beside = cost("conversion_beside_mvnd") * sum(self._beside(st, i) for i in st.thn)
        return units + sites + cost("offer_mvnd") * len(run) + beside

    def opened(self, st: Structure) -> float:
        """Investment of the planned sites that open."""
        return sum(float(self.net.sites[s]["investment_mvnd"]) for s in st.operator if self.planned(s))

    def invested(self, st: Structure, modules: Mapping[Cell, int]) -> float:
        """Full price of modules and of planned sites."""
        place = self.net.cost("place_mvnd")
        return self.opened(st) + sum(
            n * (self.of_field(f, "module_mvnd") + self.of_field(f, "module_places") * place)
            for (f, _), n in modules.items()
        )

    def by_year(
        self, st: Structure, run: frozenset[Cell], ceilings: Ceilings, ended: Mapping[int, int]
    ) -> tuple[tuple[bool, float], ...]:
        """Return what each calendar year that this one pays for leaves for teaching, and whether surplus is paid in it.

        `ended` are the units that end in each year of the plan; their posts run down within five years.
        """
        more = self.net.cost("unit_posts_mvnd") - self.net.cost("unit_first_year_mvnd")
        path = self.path or (self.asked.year,)
        later = [y for y in path if y > self.asked.year]
        until = later[0] if later else self.asked.year + 5
        found = []
        for year, most in ceilings:
            if self.asked.year < int(year) <= until:
                gliding = sum(more * n * max(0.0, 1 - (int(year) - u - 1) / 4) for u, n in ended.items())
                found.append((int(year) <= path[0] + 5, most - self.recurrent(st, run) - gliding))
        return tuple(found)

    def around(
        self, st: Structure, run: frozenset[Cell], modules: Mapping[Cell, int],
        by_year: tuple[tuple[bool, float], ...] = (),
    ) -> Around | None:  # fmt: skip
        """Return money and land that structure and workshops leave; None where workshops need more than there is."""
        recurrent = self.asked.budget.recurrent_at_most
        spare = None if recurrent is None else recurrent - self.recurrent(st, run)
        most, land = self.asked.budget.investment_at_most, self.asked.rooms.built_share_of_land_at_most
        purse = None if most is None else most - self.invested(st, modules)
        free = []
        for s, site in self.net.sites.items():
            new = sum(n * self.of_field(f, "module_places") for (f, z), n in modules.items() if z == s)
            if land is not None and (site.get("land_m2") or 0) > 0 and site.get("floor_m2", 0) > 0:
                left = max(0.0, land * site["land_m2"] - site["floor_m2"])
                free.append((s, left - new * self.asked.rooms.floor_per_place_m2))
        if (purse is not None and purse < -1e-9) or any(left < -1e-9 for _, left in free):
            return None
        land = tuple((s, max(0.0, left)) for s, left in free)
        return Around(spare, by_year, None if purse is None else max(0.0, purse), land, self.hands(st))

    def modules_most(self, field: str, site: str) -> int:
        """Modules at most: the limit, or what seats all learners of the field who may come."""
        present = sum(
            d * self.length(p) for (c, p), d in self.net.demand.items()
            if self.net.programmes[p]["field"] == field and self.net.programmes[p]["level"] != "THN"
            and self.reaches(c, p, site)
        )  # fmt: skip
        return min(self.asked.offers.modules_per_site_at_most, ceil(present / self.of_field(field, "module_places")))

    def hands(self, st: Structure) -> frozenset[tuple[str, str]]:
        """Pairs of sites: who works the first, or has what of it closed, works the second; none with fixed places."""
        fixed = self.asked.pins.places_fixed
        if self.asked.offers.equipment != "moves":
            return frozenset()
        gives = {s: st.host.get(self.owner(s), self.owner(s)) for s in self.mine if self.owner(s) not in st.left}
        return frozenset(
            (s, z) for s, unit in (gives | st.operator).items() for z, h in st.operator.items()
            if z != s and h == unit and not {self.owner(s), self.owner(z)} & set(fixed)
        )  # fmt: skip

    def fixed_cost(self, st: Structure, run: frozenset[Cell], modules: Mapping[Cell, int]) -> float:
        """All terms that learners do not change."""
        cost, once = self.net.cost, self.annuity(10)
        building = sum(
            n
            * (
                once * self.of_field(f, "module_mvnd")
                + self.of_field(f, "module_places") * cost("place_mvnd") * self.annuity(25)
            )
            for (f, _), n in modules.items()
        )
        building += self.opened(st) * self.annuity(25)
        bodies = sum(
            self.net.institutions[i]["managing_body"] != self.net.institutions[h]["managing_body"] for i, h in st.taken
        )
        closed = [s for s in self.mine if s not in st.operator and self.owner(s) not in st.left and not self.planned(s)]
        merging = once * (
            len(st.taken) * cost("merge_once_mvnd") + bodies * cost("other_body_once_mvnd")
            + len(closed) * cost("site_close_once_mvnd")
        )  # fmt: skip
        finish = self.asked.transition.enrolled == "finish"
        over_years = finish and self.path  # priced by `tests.model.enumeration_path`
        moved = (
            0
            if over_years
            else sum(
                entrants * (self.unfinished(p) if finish else self.length(p)) * cost("learner_moved_once_mvnd")
                for (p, s), entrants in self.recorded.items()
                if s in self.mine
                and self.owner(s) not in st.left
                and (s not in st.operator if finish else (p, s) not in run)
            )
        )
        staff = sum(self.net.sites[s]["posts"] * 2 * cost("staff_moved_mvnd") for s in closed)
        return self.recurrent(st, run) + building + merging + once * (moved + staff)

    def _beside(self, st: Structure, i: str) -> bool:
        area = self.area(self.head(i))
        schools = [
            s for s, h in st.operator.items() if self.kind(h) == "CD" or (self.kind(h) == "TC" and h not in st.thn)
        ]
        schools += [s for s in self.net.sites if s not in self.mine and self.kind(self.owner(s)) in {"CD", "TC"}]
        return any(self.area(s) == area for s in schools)


def cheapest_plan(sketch: Sketch, scenario: Scenario) -> float | None:
    """Return the cost of the cheapest plan that keeps the rules; None if there is none."""
    world = Plans(sketch, scenario)
    others = frozenset((p, s) for p, s in world.places if s not in world.mine)
    learners: dict[object, float] = {}
    tried: list[tuple[float, tuple[object, ...]]] = []
    ceilings = scenario.budget.recurrent_by_year
    for st in world.structures():
        cells, ended = world.may_run(st), {scenario.year: len(st.host) + len(st.left)}
        gone = frozenset(i for _, i in world.mobile if i in st.left)
        pools, posts = (world.pools(st) if world.asked.staffing.counted else {}), world.other_posts(st)
        for flags in product((False, True), repeat=len(cells)):
            run = frozenset(k for k, f in zip(cells, flags, strict=True) if f) | others
            if not world.covered(run):
                continue
            thn = frozenset(s for p, s in run if s in st.operator and world.is_thn(st, s))
            for modules in _modules(world, st, run):
                around = world.around(st, run, modules, world.by_year(st, run, ceilings, ended))
                if around is not None:
                    crew = (frozenset(pools.items()), posts)
                    key = (run, frozenset(modules.items()), thn, gone, crew, around)
                    tried.append((world.fixed_cost(st, run, modules), key))
    least = _least_for_learners(world)
    best = inf
    for fixed, key in sorted(tried, key=lambda pair: pair[0]):
        if fixed + least >= best:
            break
        if key not in learners:
            learners[key] = place_learners(world, *key)  # type: ignore[arg-type]
        best = min(best, fixed + learners[key])
    return None if best == inf else best


def _modules(world: Plans, st: Structure, useful: Collection[Cell]) -> Iterator[dict[Cell, int]]:
    """Yield the modules that may be built for `useful` offers; one that no running offer could use only costs."""
    spots = sorted(
        {
            (world.net.programmes[p]["field"], s) for p, s in useful
            if s in st.operator and world.owner(s) not in world.asked.pins.places_fixed
            and world.net.programmes[p]["level"] != "THN"
        }
    )  # fmt: skip
    for counts in product(*(range(world.modules_most(f, s) + 1) for f, s in spots)):
        yield {k: n for k, n in zip(spots, counts, strict=True) if n}


def _least_for_learners(world: Plans) -> float:
    """Return what the learners cost at the very least: each at the cheapest of all that could ever be."""
    total = 0.0
    for (c, p), d in world.net.demand.items():
        prices = [
            world.missing(c, p),
            *(world.rate(p) + world.way(c, p, s) for k, q, s in world.links if (k, q) == (c, p)),
        ]
        prices += [world.rate(p) + world.net.cost("mobile_mvnd") for k, q, _ in world.teams if (k, q) == (c, p)]
        total += d * min(prices)
    return total
