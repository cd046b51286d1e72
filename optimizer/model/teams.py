r"""Teachers by field and institution: how many there are, how many stay, how many an entrant needs.

.. math::
   T_{gi} = V_i \frac{w_{gi}}{\sum_f w_{fi}}, \qquad S_{gi} = T_{gi}\, \sigma_i(r), \qquad
   n_{gp} = (1 - \gamma_p) \ell_p / \rho_p \ \text{(field)}, \quad \gamma_p\, \ell_p\, \tau / K \ \text{(general)}

Vocational teachers V of an institution belong to its fields in proportion w to the teachers that its offers name, else
to the learners present of its offers over learners per teacher, else to their places. Who stays until year r is read
from the table `staff`, else a constant share leaves each year. A year alone is a long-run year: r is five years later.

Of an institution that may be divided the teachers of a group belong to its sites in the same proportion: what its
offers of the group at the site are of all, those of general subjects by their share in each programme. Who teaches
mobile classes belongs to no site, nor do teachers of a group that no offer teaches.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from optimizer.data.codes import Delivery, Level
from optimizer.model.span import GLIDE_YEARS

if TYPE_CHECKING:
    from optimizer.model.case import Case

GENERAL = "general"
"""The group of teachers of general subjects; the others are fields."""

type Team = tuple[str, str]
"""(group, institution)."""
type Part = tuple[str, str, str]
"""(group, institution that may be divided, site of it)."""


@dataclass(frozen=True, slots=True)
class Teams:
    """The teachers of the institutions whose figures are known."""

    today: Mapping[Team, float]
    """Posts today."""
    stay: Mapping[Team, float]
    """Of these, posts whose holders have not retired or left in the year that counts."""
    vocational: frozenset[str]
    """Institutions whose vocational teachers are known, and their fields."""
    general: frozenset[str]
    """Institutions whose teachers of general subjects are known."""
    at_site: Mapping[Part, float]
    """Share of an institution's teachers of the group who belong to the site (0-1); none where nobody is divided."""

    def known(self, group: str, institution: str) -> bool:
        """Whether the teachers of `group` of the institution are known."""
        return institution in (self.general if group == GENERAL else self.vocational)


def general_share(case: "Case", programme: str) -> float:
    """Share of a programme that is general subjects (0-1)."""
    match case.level[programme]:
        case Level.GDTX:
            return 1.0
        case Level.THN:
            return case.scenario.staffing.thn_general_share
        case _:
            return 0.0


def needs(case: "Case") -> dict[str, dict[str, float]]:
    """Return programme -> group -> teacher posts for one entrant a year; zeros left out."""
    ratio, asked = case.province.programmes["learners_per_teacher"], case.scenario.staffing
    found = {}
    for p in case.level:
        general, present = general_share(case, p), case.length[p]
        posts = {
            case.field[p]: (1 - general) * present / float(ratio[p]),
            GENERAL: general * present * asked.general_per_class / asked.general_class,
        }
        found[p] = {g: n for g, n in posts.items() if n > 0}
    return found


def teams(case: "Case") -> Teams:
    """Return the teachers of every institution in scope."""
    table = case.province.institutions
    today: dict[Team, float] = {}
    vocational, general = set(), set()
    weights = _weights(case)
    for i in case.scope:
        if not pd.isna(table.at[i, "general_teachers"]):
            general.add(i)
            today[GENERAL, i] = float(table.at[i, "general_teachers"])
        count, mine = table.at[i, "vocational_teachers"], weights[i]
        if pd.isna(count) or (count > 0 and not sum(mine.values())):
            continue
        vocational.add(i)
        for field, weight in sorted(mine.items()):
            if weight > 0 and count > 0:
                today[field, i] = float(count) * weight / sum(mine.values())
    year = counted_year(case)
    stay = {
        (g, i): n * staying(case, i, GENERAL if g == GENERAL else "vocational", year) for (g, i), n in today.items()
    }
    return Teams(today, stay, frozenset(vocational), frozenset(general), _at_sites(case))


def _weights(case: "Case") -> dict[str, dict[str, float]]:
    """Return institution -> field -> weight of its vocational teachers: named ones, else learners, else places."""
    found: list[dict[str, dict[str, float]]] = [defaultdict(lambda: defaultdict(float)) for _ in range(3)]
    ratio = case.province.programmes["learners_per_teacher"]
    for row in case.province.offers.itertuples():
        p, i = str(row.programme), case.owner[str(row.site)]
        if p not in case.level or general_share(case, p) == 1:
            continue
        taught = case.length[p] / float(ratio[p])
        for table, amount in zip(found, (row.teachers, taught * row.entrants, taught * row.places), strict=True):
            table[i][case.field[p]] += 0.0 if pd.isna(amount) else float(amount)
    return {i: next((t[i] for t in found if sum(t[i].values()) > 0), {}) for i in case.scope}


def _at_sites(case: "Case") -> dict[Part, float]:
    """Return (group, institution that may be divided, site) -> share of its teachers of the group; zeros left out."""
    shares: dict[Part, float] = {}
    for i in sorted(case.divisible):
        rows = [r for r in case.province.offers.itertuples() if case.owner[str(r.site)] == i]
        for general in (False, True):
            for amounts in _amounts(case, rows, general=general):
                if sum(amounts.values()) > 0:
                    whole: dict[str, float] = defaultdict(float)
                    for (g, _), n in amounts.items():
                        whole[g] += n
                    shares |= {(g, i, s): n / whole[g] for (g, s), n in amounts.items() if s and n > 0}
                    break
    return dict(sorted(shares.items()))


def _amounts(case: "Case", rows: Iterable[Any], *, general: bool) -> list[dict[tuple[str, str], float]]:
    """Return (group, site, or "" for mobile classes) -> teachers that offers name, their learners, their places."""
    found: list[dict[tuple[str, str], float]] = [defaultdict(float) for _ in range(3)]
    ratio = case.province.programmes["learners_per_teacher"]
    for row in rows:
        p = str(row.programme)
        part = general_share(case, p) if p in case.level else None
        if part is None or part == (0 if general else 1):
            continue
        key = (GENERAL if general else case.field[p], "" if row.delivery == Delivery.MOBILE else str(row.site))
        each, weight = (part * case.length[p], part) if general else (case.length[p] / float(ratio[p]), 1.0)
        for table, amount in zip(found, (weight * row.teachers, each * row.entrants, each * row.places), strict=True):
            table[key] += 0.0 if pd.isna(amount) else float(amount)
    return found


def base_year(case: "Case") -> int:
    """Year of the tables; the first year of the plan where they have no date."""
    today = str(case.province.facts.get("as_of", ""))
    return dt.date.fromisoformat(today).year if today else case.scenario.walk[0]


def counted_year(case: "Case") -> int:
    """Year in which teachers are counted: the case's own, or five years later where it is a year alone."""
    return case.scenario.year + (GLIDE_YEARS if len(case.scenario.walk) == 1 else 0)


def staying(case: "Case", institution: str, group: str, year: int) -> float:
    """Share of today's teachers of a group who are there on 1 September of `year`."""
    staff = case.province.staff
    rows = staff[(staff["institution"] == institution) & (staff["group"] == group)]
    everyone = float(rows["persons"].sum())
    if everyone > 0:
        return float(rows.loc[rows["retires"] > year, "persons"].sum()) / everyone
    return float((1 - case.scenario.staffing.attrition) ** max(0, year - base_year(case)))
