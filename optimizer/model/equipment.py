"""Equipment that may be moved: what stands where, where it may go, and who must end in one unit for that."""

from collections import defaultdict
from collections.abc import Iterator

from optimizer.data.codes import Delivery
from optimizer.model.case import Case

type Move = tuple[str, str, str]
"""(programme, site it leaves, site it goes to)."""


def equipped(case: Case) -> dict[tuple[str, str], float]:
    """Return (programme, site of today) -> places whose equipment may be moved (entrants a year); none unless asked.

    Places at an enterprise or a partner are theirs. What a programme's equipment is worth must be known (modules of its
    field); places that the scenario fixes stay.
    """
    if case.scenario.offers.equipment != "moves":
        return {}
    rows = case.province.offers
    own = rows[rows["delivery"] == str(Delivery.SITE)].groupby(["programme", "site"])["places"].sum()
    mine = set(case.existing) - case.fixed_places
    return {
        (str(p), str(s)): float(k)
        for (p, s), k in sorted(own.items())
        if k > 0 and s in mine and p in case.level and value_of_place(case, str(p)) is not None
    }


def value_of_place(case: Case, programme: str) -> float | None:
    """Return what the equipment of one entrants' place is worth (million VND); None where it is not known.

    A module of the field seats `module_places` learners present; an entrant is present for the length of the programme.
    """
    row = case.province.programmes.loc[programme]
    seats, price = float(row["module_places"]), float(row["module_mvnd"])
    return case.length[programme] * price / seats if seats > 0 and price >= 0 else None


def moves(case: Case) -> dict[Move, float]:
    """Return each move that may be worth it -> most places (a year): what is there, or who reaches the offer."""
    there, fixed = equipped(case), case.fixed_places
    to: dict[str, list[str]] = defaultdict(list)
    for p, s in case.cells if there else ():
        if s not in case.outside_sites and s not in fixed:
            to[p].append(s)
    return {
        (p, s, z): most
        for (p, s), k in there.items()
        for z in to[p]
        if z != s and (most := min(k, float(case.reachable.get((p, z), 0)))) > 0 and units(case, case.owner[s], z)
    }


def units(case: Case, institution: str, site: str) -> list[str]:
    """Return the units in which `institution` may end that may also work `site`."""
    ends = (institution, *case.hosts[institution])
    return [h for h in case.operators[site] if h in ends]


def thirds(case: Case) -> Iterator[tuple[str, ...]]:
    """Yield (institution, site, unit): both may belong to the unit, and no single variable says whether both do.

    One does where the institution owns the site (it works in its own unit), where the unit is the institution itself
    (the site is then of one it takes in), and where the site is the unit's head site, which stays as long as the unit.
    Of an institution that may be divided each site may be of another unit: (institution, site, unit, site of it).
    """
    sources = sorted({(case.owner[s], s) for _, s in equipped(case)})
    for i in sorted({i for i, _ in sources if i not in case.divisible}):
        for z in case.sites:
            for h in units(case, i, z) if case.owner[z] != i else ():
                if h != i and z != case.head[h]:
                    yield i, z, h
    for i, s in sources:
        for z in case.sites if i in case.divisible else ():
            yield from ((i, z, h, s) for h in units(case, i, z) if h != i and z != s)
