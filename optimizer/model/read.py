"""From the solver's values to decisions: the only reader of variables."""

from collections.abc import Callable

from optimizer.model.case import Case
from optimizer.model.decisions import Decisions
from optimizer.model.rows import Variable, Variables

SMALL = 1e-7
"""Entrants below this are no one."""


def decisions(case: Case, var: Variables, value: Callable[[Variable], float]) -> Decisions:
    """Return the plan that `value` describes; integers rounded, zeros left out."""

    def is_on(variable: Variable) -> bool:
        return round(value(variable)) == 1

    def some[K](table: dict[K, Variable]) -> dict[K, float]:
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
        added=some(dict(var.added)),
        place=some(dict(var.place)),
        mobile=some(dict(var.mobile)),
        unplaced=some(dict(var.unplaced)),
        moved=some(dict(var.moved)),
        beds=some(dict(var.beds)),
    )
