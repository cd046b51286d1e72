"""Why no plan exists: which wishes of the scenario and which data cannot hold together, and what would have to give."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from optimizer.model.build import build
from optimizer.model.case import Case
from optimizer.model.clock import Interrupt
from optimizer.model.engine import Engine, Options, silent

FIRST_PLAN = 1e9
"""A gap this large stops at the first plan."""
LIFTED_MOST = 60
"""Institutions up to which mergers that data exclude are part of the search: pairs grow with their square."""
EXACT = 1e-6
BACKGROUND = (
    "data.speciality", "data.level", "data.places", "merging.minutes_at_most", "merging.allowed",
    "offers.smallest_class",
)  # fmt: skip
"""Data and what is usual: left out first, so that a conflict that stands without them does not name them."""


@dataclass(frozen=True, slots=True)
class Relaxation:
    """The least by which one wish would have to give so that a plan exists."""

    asks: str
    """Scenario field, for example ``merging.counted_schools_at_most``; ``data.`` and the data that exclude."""
    amount: float
    """How much of the field's unit gives (schools, institutions, communes, entrants)."""
    rows: tuple[tuple[str, ...], ...] = ()
    """Keys of the rows that give, for example the communes left out."""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Wishes in conflict (none can be left out of the set) and the relaxations that help."""

    conflict: tuple[str, ...]
    relaxations: tuple[Relaxation, ...]
    complete: bool
    """False if a limit was hit: the set conflicts, but may not be the smallest."""
    tried: bool = True
    """False if a limit was hit before it was known of each wish whether it alone can give enough."""


def diagnose(case: Case, options: Options, interrupt: Interrupt | None = None) -> Diagnosis:
    """Return an irreducible set of conflicting wishes, found by leaving out one after the other.

    A wish is a field of the scenario (a cap, a pin, a policy) or data that exclude (places, levels, specialities); the
    rest of the model always has a plan, since demand may stay unplaced. Each relaxation is an optimum of its own: the
    smallest sum of broken rows of that one wish, everything else kept.
    """
    flag = interrupt or Interrupt()
    case = lifted(case)
    wishes = sorted(build(case).asked, key=lambda wish: (wish not in BACKGROUND, wish))
    dropped: list[str] = []
    complete = True
    for wish in wishes:
        if flag.raised.is_set():
            complete = False
            break
        match _exists(case, dropped, wish, options, flag):
            case False:
                dropped.append(wish)
            case None:
                complete = False
            case True:
                pass
    conflict = tuple(sorted(w for w in wishes if w not in dropped))
    found = [_relaxation(case, wish, options, flag) for wish in conflict]
    return Diagnosis(conflict, tuple(r for r, _ in found if r is not None), complete, all(known for _, known in found))


def lifted(case: Case) -> Case:
    """Return `case` with what data exclude asked for by rows, where it is not too large for that."""
    if len(case.scope) > LIFTED_MOST:
        return case
    return replace(case, lifted=True, earlier=tuple(replace(c, lifted=True) for c in case.earlier))


def _exists(case: Case, drop: Sequence[str], wish: str, options: Options, interrupt: Interrupt) -> bool | None:
    """Whether a plan exists without the wishes `drop` and `wish`; None if a limit was hit before an answer.

    The rows of `wish` may be broken at a price, and nothing else is priced: a plan is found sooner than at least cost.
    """
    model = build(case, drop=drop, elastic=[wish])
    engine = Engine(model, Options(options.time_limit_s, FIRST_PLAN, options.seed), silent, interrupt)
    root = engine.relax()
    answer = engine.search() if root.status == "optimal" else root
    if answer.values is not None:
        return True
    return False if answer.status == "infeasible" else None


def _relaxation(case: Case, wish: str, options: Options, interrupt: Interrupt) -> tuple[Relaxation | None, bool]:
    """Return the least relaxation of `wish` alone, None where none is known to help; and whether that is certain."""
    if interrupt.raised.is_set():
        return None, False
    model = build(case, elastic=[wish])
    engine = Engine(model, Options(options.time_limit_s, 0.0, options.seed), silent, interrupt)
    root = engine.relax()
    answer = engine.search() if root.status == "optimal" else root
    if answer.status != "optimal" or answer.objective is None:
        return None, answer.status == "infeasible"
    rows = sorted({key for variable, key in model.slack if engine.value(answer, variable) > EXACT})
    return Relaxation(wish, round(answer.objective, 6), tuple(rows)), True
