"""From the solver's values to decisions: the only reader of variables."""

from collections.abc import Callable, Mapping

from optimizer.model.case import Case
from optimizer.model.decisions import Decisions
from optimizer.model.rows import Numbered, Variables

SMALL = 1e-7
"""Entrants below this are no one."""


def decisions(case: Case, var: Variables, value: Callable[[Numbered], float]) -> Decisions:
    """Return the plan that `value` describes; integers rounded, zeros left out."""

    def is_on(variable: Numbered) -> bool:
        return round(value(variable)) == 1

    def some[K](table: Mapping[K, Numbered]) -> dict[K, float]:
        return {k: v for k, x in table.items() if (v := value(x)) > SMALL}

    keep = {s: h for (s, h), y in var.keep.items() if is_on(y)}
    keep |= {s: case.owner[s] for s in case.outside_sites}
    return Decisions(
        merge={i: h for (i, h), z in var.merge.items() if is_on(z)},
        leave=frozenset(i for i, v in var.leave.items() if is_on(v)),
        convert=frozenset(i for i, b in var.convert.items() if is_on(b)),
        keep=dict(sorted(keep.items())),
        run=frozenset(k for k, r in var.run.items() if is_on(r)),
        modules={k: round(value(n)) for k, n in var.modules.items() if round(value(n)) > 0},
        added=some(var.added),
        place=some(var.place),
        mobile=some(var.mobile),
        unplaced=some(var.unplaced),
        moved=some(var.moved),
        beds=some(var.beds),
    )
