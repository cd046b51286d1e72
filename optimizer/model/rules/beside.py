r"""A conversion stands beside a school where its area keeps a college or trung cấp site.

.. math:: \beta_i \ge b_i + y_{sh} - 1 - b_h \qquad \forall s \in a(i),\ h \text{ a college or trung cấp}

beta  `Variables.beside`    1 if the conversion is priced (`optimizer.model.costs.conversion`)
b     `Variables.convert`   1 if the institution becomes a THN
y     `Variables.keep`      1 if h works site s
a     `Case.area`           area of the head site of i

Source: Công văn 6365/BGDĐT-TCCB of 9/10/2025 asks for THN where the area has no college or trung cấp.
"""

from optimizer.model.costs import SCHOOLS
from optimizer.model.rows import Problem, Row, Rows


def beside(problem: Problem) -> Rows:
    """Yield one row per convertible institution and school site of its area."""
    case, var = problem.case, problem.var
    for i, b in var.convert.items():
        area = case.area[case.head[i]]
        for (s, h), y in var.keep.items():
            if case.area[s] == area and case.kind[h] in SCHOOLS and h != i:
                becomes = var.convert.get(h, 0)
                yield Row((i, s, h), var.beside[i], ">=", b + y - 1 - becomes)
        for s in sorted(case.outside_sites):
            if case.area[s] == area and case.kind[case.owner[s]] in SCHOOLS:
                yield Row((i, s), var.beside[i], ">=", b)
