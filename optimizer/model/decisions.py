"""What is decided, without a word of how it was found: the model's answer, or a plan given by hand."""

from collections.abc import Mapping
from dataclasses import dataclass, field

type Place = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Decisions:
    """A complete plan in plain values; everything else is derived from it and the tables.

    Only institutions in scope appear (authority = province and type known to the rules); the others are OUTSIDE.
    """

    merge: Mapping[str, str]
    """absorbed institution -> host."""
    leave: frozenset[str]
    """institutions that leave by pin."""
    convert: frozenset[str]
    """institutions that are a THN afterwards and were not before."""
    keep: Mapping[str, str]
    """open site -> institution that operates it; a site that is not here is closed."""
    run: frozenset[tuple[str, str]]
    """(programme, site) of offers that run at a site (delivery other than mobile)."""
    modules: Mapping[tuple[str, str], int]
    """(field, site) -> workshop modules built; zeros left out."""
    added: Mapping[tuple[str, str], float]
    """(programme, site) -> entrants' places a year gained; zeros left out."""
    place: Mapping[Place, float]
    """(commune, programme, site) -> entrants a year; zeros left out."""
    mobile: Mapping[Place, float]
    """(commune, programme, institution whose team teaches) -> entrants a year in mobile classes; zeros left out."""
    unplaced: Mapping[tuple[str, str], float]
    """(commune, programme) -> entrants a year not served; zeros left out."""
    moved: Mapping[tuple[str, str, str], float] = field(default_factory=dict)
    """(programme, site, other site) -> entrants' places a year whose equipment is moved there; zeros left out."""
    beds: Mapping[str, float] = field(default_factory=dict)
    """site -> dormitory beds built; zeros left out."""
    since: Mapping[str, int] = field(default_factory=dict)
    """institution that ends, converts or takes in -> year from whose 1 September on; the target year if it is not
    here."""
    unfinished: Mapping[tuple[str, str], float] = field(default_factory=dict)
    """Of a year of several in which those enrolled finish: (programme, site) of an offer of today -> share of its
    learners who must move because the site closed before they had finished; zeros left out."""


@dataclass(frozen=True, slots=True)
class Structure:
    """What a given plan says of institutions and sites; offers and learners are not in it."""

    merge: Mapping[str, str]
    """absorbed institution -> host."""
    leave: frozenset[str]
    """institutions that are dissolved or transferred."""
    convert: frozenset[str]
    """institutions that become a THN."""
    keep: Mapping[str, str]
    """open site in scope -> institution that operates it; other sites close."""
