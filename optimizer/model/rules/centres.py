r"""What the policy says of the centres.

.. math::
   \text{keep: } e_i = 1,\ b_i = 0; \qquad \text{convert or merge: } e_i \le b_i; \qquad
   \text{regional: } \sum_{i \in a} e_i \ge 1 \ \forall a,\ b_i = 0; \qquad L \le \sum_i e_i \le U

e   `Variables.survive`   1 if centre i exists afterwards
b   `Variables.convert`   1 if it becomes a THN
a   `Case.area`           area of its head site, where an area has a centre today
L   `Centres.at_least`    fewest surviving centres, converted ones included
U   `Centres.at_most`     most surviving centres, converted ones included

Sources: Công văn 59-CV/BCĐ of 12/9/2025 and Kế hoạch 130/KH-BCĐTKNQ18 (centres become THN by area); Công văn
6365/BGDĐT-TCCB of 9/10/2025 (convert where the area has no college or trung cấp, else merge into it). A conversion
beside a school that stays is allowed and priced (`optimizer.model.costs`).
"""

from collections import defaultdict

from optimizer.model.rows import Expression, Problem, Row, Rows, total


def centres(problem: Problem) -> Rows:
    """Yield the rows of the policy and of the bounds."""
    case, var = problem.case, problem.var
    rules = case.scenario.centres
    by_area: dict[str, list[Expression]] = defaultdict(list)
    for i in case.centres:
        by_area[case.area[case.head[i]]].append(var.survive[i])
        if rules.policy == "keep":
            yield Row(("keep", i), var.survive[i], "==", 1, "centres.policy")
        if rules.policy in {"keep", "regional"} and i in var.convert and i not in case.scenario.allowed.convert:
            yield Row(("as_is", i), var.convert[i], "<=", 0, "centres.policy")
        if rules.policy == "convert_or_merge":
            becomes = var.convert.get(i, 0)
            yield Row(("convert", i), var.survive[i], "<=", becomes, "centres.policy")
    if rules.policy == "regional":
        for area, survivors in sorted(by_area.items()):
            yield Row(("area", area), total(survivors), ">=", 1, "centres.policy")
    everyone = total(var.survive[i] for i in case.centres)
    if rules.at_least is not None:
        yield Row(("at_least",), everyone, ">=", rules.at_least, "centres.at_least")
    if rules.at_most is not None:
        yield Row(("at_most",), everyone, "<=", rules.at_most, "centres.at_most")
