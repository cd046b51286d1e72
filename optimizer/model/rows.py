"""What a rule is made of: named rows over the variables of one problem."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

import pulp

from optimizer.model.case import Case

type Variable = pulp.LpVariable


class Numbered(Protocol):
    """What is known of a variable once a solver holds it."""

    @property
    def id(self) -> int:
        """Its number in the program."""


type Expression = pulp.LpAffineExpression | pulp.LpVariable | float | int


def total(terms: Iterable[Expression]) -> pulp.LpAffineExpression:
    """Return the sum of `terms` (0 for none)."""
    return pulp.lpSum(list(terms))


def weighted(terms: Iterable[tuple[float, Variable]]) -> pulp.LpAffineExpression:
    """Return the sum of coefficient times variable (0 for none), without an expression for each of them."""
    return pulp.LpAffineExpression.from_list([(variable, coefficient) for coefficient, variable in terms])


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a rule: ``left sense right``, named by `key`.

    `asks` is the scenario field that asks for the row (``merging.counted_schools_at_most``, ``pins.keep:CDN``), empty
    where the row is part of what a plan is. Rows that are asked for can be in conflict, and can be relaxed.
    """

    key: tuple[str, ...]
    left: Expression
    sense: Literal["<=", "==", ">="]
    right: Expression
    asks: str = ""


@dataclass(frozen=True, slots=True)
class Variables:
    """The variables of one problem, by key; see the module of each rule for what they mean."""

    survive: Mapping[str, Variable]
    """institution -> 1 if it exists afterwards."""
    merge: Mapping[tuple[str, str], Variable]
    """(absorbed, host) in A -> 1 if it ends there."""
    take: Mapping[tuple[str, str], Variable]
    """(absorbed, host) in A -> 1 if the host takes sites of it; the variable of `merge` where all go to one host."""
    leave: Mapping[str, Variable]
    """institution pinned to leave -> 1."""
    convert: Mapping[str, Variable]
    """convertible institution -> 1 if it is a THN afterwards."""
    keep: Mapping[tuple[str, str], Variable]
    """(site, operator) -> 1 if the site works as part of the operator."""
    run: Mapping[tuple[str, str], Variable]
    """(programme, site) -> 1 if the offer runs."""
    grant: Mapping[tuple[str, ...], Variable]
    """(site, host, convert flag, donors...) -> at most 1 if the conditions of a `Grant` hold."""
    modules: Mapping[tuple[str, str], Variable]
    """(field, site) -> workshop modules built."""
    in_rooms: Mapping[tuple[str, str], Variable]
    """(field, site where it may build) -> learners present whom its new workshops do not seat; none where rooms do not
    count."""
    added: Mapping[tuple[str, str], Variable]
    """(programme, site) -> entrants' places gained."""
    moved: Mapping[tuple[str, str, str], Variable]
    """(programme, site, other site) -> entrants' places whose equipment is moved there; none unless it may be."""
    joined: Mapping[tuple[str, ...], Variable]
    """(institution, site, unit) -> at most 1 if the institution ends in the unit and the unit works the site; with a
    site of an institution that may be divided: if that site belongs to the unit."""
    beds: Mapping[str, Variable]
    """site -> dormitory beds built; none where the scenario builds none."""
    place: Mapping[tuple[str, str, str], Variable]
    """(commune, programme, site) -> entrants."""
    mobile: Mapping[tuple[str, str, str], Variable]
    """(commune, programme, institution) -> entrants in mobile classes."""
    unplaced: Mapping[tuple[str, str], Variable]
    """(commune, programme) -> entrants not served."""
    basic: Mapping[str, Variable]
    """site -> at most 1 if it is an open basic site."""
    beside: Mapping[str, Variable]
    """convertible institution -> 1 if it converts in an area that keeps a school."""

    hired: Mapping[tuple[str, ...], Variable]
    """(group of teachers, institution), or with a site of one that may be divided -> posts filled beyond those who
    stay; none where teachers are not counted."""
    surplus: Mapping[tuple[str, ...], Variable]
    """The same -> posts of today that nobody needs."""
    shift: Mapping[tuple[str, str, str], Variable]
    """(group of teachers, institution, another that may be of its unit) -> posts of the one that serve the other."""
    lent: Mapping[tuple[str, str, str], Variable]
    """(group, site of an institution that may be divided, unit) -> posts of the site that serve the unit elsewhere."""
    borrowed: Mapping[tuple[str, str, str], Variable]
    """(group, site of an institution that may be divided, unit) -> posts of the unit elsewhere that serve the site."""
    unfinished: Mapping[tuple[str, str], Variable]
    """(programme, site) with learners today -> share of them who must move; none where they all do."""

    def open(self, case: Case, site: str) -> Expression:
        """1 if the site is open: the sum of its operators (1 outside the scope)."""
        if site in case.outside_sites:
            return 1
        return total(self.keep[site, h] for h in case.operators[site])


@dataclass(frozen=True, slots=True)
class Problem:
    """A case and the variables over it: what every rule and cost term reads."""

    case: Case
    var: Variables


type Rows = Iterator[Row]
type Family = Callable[[Problem], Rows]
