r"""A conversion stands beside a school where its area keeps a college or trung cấp site.

.. math:: \beta_i \ge b_i + \sum_{k \in F} y_{sk} + y_{sh} - b_h - 1 \qquad \forall s \in a(i),\ h \in B

beta  `Variables.beside`    1 if the conversion is priced (`optimizer.model.costs.conversion`)
b     `Variables.convert`   1 if the institution becomes a THN
y     `Variables.keep`      1 if h works site s
a     `Case.area`           area of the head site of i
F     colleges and trung cấp schools other than i that may not become a THN
B     those that may

At most one of them works a site, so one row counts all of F. Where B is empty there is one row without its terms.

Source: Công văn 6365/BGDĐT-TCCB of 9/10/2025 asks for THN where the area has no college or trung cấp.
"""

from optimizer.model.costs import SCHOOLS
from optimizer.model.rows import Problem, Row, Rows, total


def beside(problem: Problem) -> Rows:
    """Yield the rows of each convertible institution and site of its area that a school may work."""
    case, var = problem.case, problem.var
    for i, b in var.convert.items():
        area = case.area[case.head[i]]
        for s in case.sites:
            if case.area[s] != area:
                continue
            schools = [h for h in case.operators[s] if case.kind[h] in SCHOOLS and h != i]
            staying = total(var.keep[s, h] for h in schools if h not in var.convert)
            becoming = [h for h in schools if h in var.convert]
            for h in becoming:
                works = staying + var.keep[s, h] - var.convert[h]
                yield Row((i, s, h), var.beside[i], ">=", b + works - 1)
            if schools and not becoming:
                yield Row((i, s), var.beside[i], ">=", b + staying - 1)
        for s in sorted(case.outside_sites):
            if case.area[s] == area and case.kind[case.owner[s]] in SCHOOLS:
                yield Row((i, s), var.beside[i], ">=", b)
