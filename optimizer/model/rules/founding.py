r"""A unit that takes in others meets the conditions of founding, or lacks no more than its worst part does today.

.. math::
   \sum_s W_s y_{sh} \ge (N_h - D_{ih})\, \zeta_{ih}, \qquad
   P_h + \sum_j P_j z_{jh} \ge (N_h - D_{ih})\, \zeta_{ih}, \qquad
   \zeta_{ih} = z_{ih} - \sum_{j:\ d_j > D_{ih}} z_{jh}

y   `Variables.keep`          1 if h works site s
z   `Variables.merge`         1 if i ends in host h
W   `sites.land_m2`           m² of land, urban m² counted twice
P   posts (or licensed places) of a part
N   the norm of the host's type: m² of land outside towns, posts, entrants a year
d   what a part lacks of its own norm today; without end where its figure is not known
D   0 (hard), or the larger of what i and h lack (no worse)

The row of the part that lacks most says it all; where another one lacks more, the row of i says nothing. Of an
institution that is divided the successor has all posts and places, the land goes with its sites. Sources: Nghị
định 143/2016/NĐ-CP Điều 3 and 10, 24/2022/NĐ-CP (1 m² of urban land counts as 2), 120/2020/NĐ-CP Điều 5 (15 people).
"""

import math
from collections.abc import Callable, Mapping

import pandas as pd

from optimizer.model.case import Case
from optimizer.model.rows import Expression, Problem, Row, Rows, total

CONDITIONS: Mapping[str, str] = {"land": "land_rural_m2", "posts": "posts_at_least", "scale": "scale_at_least"}
"""Condition (field of the group `founding`) -> its norm."""

type Has = Callable[[str], Expression]


def norm(case: Case, condition: str, institution: str) -> float:
    """Return the norm of the institution's type; 0 where there is none."""
    try:
        return case.province.norm(CONDITIONS[condition], kind=str(case.kind[institution]))
    except KeyError:
        return 0.0


def land(case: Case) -> dict[str, float]:
    """Return site -> m² of land, urban m² counted as often as the norm says; NaN where not known."""
    try:
        urban = case.province.norm("urban_land_factor")
    except KeyError:
        urban = 2.0
    sites = case.province.sites
    return {s: float(sites.at[s, "land_m2"]) * (urban if sites.at[s, "urban"] else 1.0) for s in case.sites}


def _of_parts(case: Case, condition: str) -> dict[str, float]:
    """Return institution -> what it has today (m², persons, entrants a year); NaN where not known."""
    if condition == "land":
        metres = land(case)
        return {i: sum(metres[s] for s in case.existing if case.owner[s] == i) for i in case.scope}
    if condition == "posts":
        return {i: float(case.province.institutions.at[i, "posts"]) for i in case.scope}
    places = dict.fromkeys(case.scope, 0.0)
    for (_, s), n in case.offered.items():
        if case.owner[s] in places:
            places[case.owner[s]] += n
    return places


def founding(problem: Problem) -> Rows:
    """Yield one row per condition asked for and admissible merger."""
    asked = problem.case.scenario.founding
    for condition in CONDITIONS:
        mode = getattr(asked, condition)
        if mode is not None:
            yield from _rows(problem, condition, no_worse=mode == "no_worse")


def _rows(problem: Problem, condition: str, *, no_worse: bool) -> Rows:
    case, merge = problem.case, problem.var.merge
    today = _of_parts(case, condition)
    lacks = {i: math.inf if pd.isna(have) else max(0.0, norm(case, condition, i) - have) for i, have in today.items()}
    for h in case.scope:
        if lacks[h] == math.inf or not norm(case, condition, h):
            continue
        merged = _merged(problem, condition, h, today)
        for i in case.guests[h]:
            allowed = max(lacks[i], lacks[h]) if no_worse else 0.0
            need = norm(case, condition, h) - allowed
            if lacks[i] < math.inf and need > 0:
                others = [
                    merge[j, h]
                    for j in case.guests[h]
                    if lacks[j] > (allowed if no_worse else math.nextafter(math.inf, 0))
                ]
                row = need * (merge[i, h] - total(others))
                yield Row((condition, i, h), merged, ">=", row, f"founding.{condition}")


def _merged(problem: Problem, condition: str, host: str, today: Mapping[str, float]) -> Expression:
    """Return what the host has after the plan."""
    case, var = problem.case, problem.var
    if condition == "land":
        metres = land(case)
        worked = ((s, h) for s, h in var.keep if h == host and not pd.isna(metres[s]))
        return total(metres[s] * var.keep[s, h] for s, h in worked)
    parts = [today[j] * var.merge[j, host] for j in case.guests[host] if not pd.isna(today[j])]
    return total([today[host], *parts])
