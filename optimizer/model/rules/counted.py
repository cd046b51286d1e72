r"""At most so many counted schools remain.

.. math:: \sum_{i \in C} (e_i - b_i) \le K

C   `counted_today`                        colleges and trung cấp schools of the province, self-financing groups 1 and 2 left
    out, or as the column `counted` overrides
e   `Variables.survive`                    1 if the school exists afterwards
b   `Variables.convert`                    1 if it becomes a THN, which is not counted (a school counted by override stays counted)
K   `Merging.counted_schools_at_most`      most counted schools: at most 3 by Kế hoạch 130/KH-BCĐTKNQ18 of 21/9/2025
"""

from optimizer.data.codes import Kind
from optimizer.model.case import Case
from optimizer.model.rows import Problem, Row, Rows, total

SELF_FINANCING = (1, 2)
"""Autonomy groups that the cap leaves out (Kế hoạch 130/KH-BCĐTKNQ18)."""


def counted_today(case: Case) -> dict[str, bool]:
    """Return the counted institutions -> whether the override column says so."""
    table = case.province.institutions
    found = {}
    for i in case.scope:
        override = str(table.at[i, "counted"])
        if override:
            if override == "1":
                found[i] = True
        elif case.kind[i] in {Kind.CD, Kind.TC} and table.at[i, "autonomy_group"] not in SELF_FINANCING:
            found[i] = False
    return found


def counted(problem: Problem) -> Rows:
    """Yield the cap, where the scenario sets one."""
    case, var = problem.case, problem.var
    most = case.scenario.merging.counted_schools_at_most
    if most is None:
        return
    schools = counted_today(case)
    left = total(
        var.survive[i] - (var.convert[i] if i in var.convert and not override else 0) for i, override in schools.items()
    )
    yield Row(("cap",), left, "<=", most, "merging.counted_schools_at_most")
