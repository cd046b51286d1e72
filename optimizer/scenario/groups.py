"""Groups of a scenario: what may happen to institutions, sites and offers, and how far learners go.

`None` means "no rule". Every field says its meaning and unit; unknown fields are refused.
"""

import math
import re
from collections.abc import Sequence
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

YEAR = re.compile("[0-9]{4}")


class Frozen(BaseModel):
    """Base of all scenario groups: immutable, nothing unknown."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True, allow_inf_nan=False)


class Misfit(ValueError):  # noqa: N818 - it names a field, words are found for it
    """A value that its field does not take though its kind is right: `part` of the field `path`, and why."""

    def __init__(self, path: str, part: object, why: str) -> None:
        super().__init__(f"{path}: {part!r} {why}")
        self.path, self.part = path, part


def once(path: str, pairs: Sequence[tuple[Any, ...]], low: float, high: float, keys: int = 1) -> None:
    """Hold `pairs` of a field to a last value from `low` to `high`, and to different values before it.

    Raises
    ------
    Misfit
        One has another value, or the same first `keys` values as one before it.
    """
    seen: set[tuple[Any, ...]] = set()
    for pair in pairs:
        if not low <= pair[-1] <= high:
            raise Misfit(path, pair, f"is not from {low:g} to {high:g}")
        if pair[:keys] in seen:
            raise Misfit(path, pair, "is named twice")
        seen.add(pair[:keys])


def by_year(path: str, pairs: Sequence[tuple[str, float]]) -> None:
    """Hold `pairs` of a field to years, each once, and values of 0 or more; raises `Misfit` otherwise."""
    for year, value in pairs:
        if not YEAR.fullmatch(year):
            raise Misfit(path, (year, value), "does not begin with a year")
    once(path, pairs, 0, math.inf)


class Letterhead(Frozen):
    """Who issues the documents of this scenario; an empty field leaves what the table `province` says."""

    issuer: str = Field(default="", max_length=200)
    """Body that issues them (text)."""
    parent: str = Field(default="", max_length=200)
    """Body above it (text)."""
    place: str = Field(default="", max_length=100)
    """Place that stands before the date (text)."""
    signer: str = Field(default="", max_length=200)
    """Power and office of who signs, lines separated by semicolons, as in "KT. GIÁM ĐỐC; PHÓ GIÁM ĐỐC" (text)."""


class Merging(Frozen):
    """Which legal units may end, and in whom (rules 7 and 9)."""

    counted_schools_at_most: int | None = Field(default=None, ge=0)
    """Most counted schools after the plan (units). KH 130/KH-BCĐTKNQ18 of 21/9/2025 asks for at most 3."""
    institutions_at_most: int | None = Field(default=None, ge=0)
    """Most institutions of the province after the plan (units)."""
    per_host_at_most: int | None = Field(default=None, ge=1)
    """Most institutions that one host takes in, whole or some of their sites (units)."""
    hosts_per_institution_at_most: int = Field(default=1, ge=1, le=9)
    """Most hosts among which the sites of one institution that ends may be divided (units). 1: all go to one."""
    minutes_at_most: float = Field(default=90, gt=0)
    """Furthest a host's head site may be from the absorbed one's in another area (minutes one way)."""
    allowed: bool = True
    """False: no institution merges (pins apart)."""


class Centres(Frozen):
    """What becomes of the centres (rule 10)."""

    policy: Literal["keep", "convert_or_merge", "regional", "free"] = "convert_or_merge"
    """keep: every centre stays as it is; convert_or_merge: every centre becomes a THN or merges (CV 6365/BGDĐT-TCCB
    of 9/10/2025); regional: centres merge among themselves, each area that has one keeps one, none converts; free: no
    rule."""
    at_least: int | None = Field(default=None, ge=0)
    """Fewest surviving centres, converted ones included (units)."""
    at_most: int | None = Field(default=None, ge=0)
    """Most surviving centres, converted ones included (units)."""
    thn_entrants_per_site: int = Field(default=90, ge=0)
    """Entrants a year that a site of a THN takes at the THN level without new workshops (assumption: two of 45)."""

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.at_least is not None and self.at_most is not None and self.at_least > self.at_most:
            raise Misfit(path="centres.at_least", part=self.at_least, why="is above centres.at_most")
        return self


class Sites(Frozen):
    """Which sites may close (rule 8)."""

    closing: Literal["none", "absorbed", "any"] = "absorbed"
    """none: no site closes; absorbed: sites of absorbed institutions may; any: also non-head sites of survivors."""
    at_least: int | None = Field(default=None, ge=0)
    """Fewest open sites (sites)."""
    at_most: int | None = Field(default=None, ge=0)
    """Most open sites (sites)."""


class Offers(Frozen):
    """What may be taught where (rules 2, 4 and 5)."""

    new: Literal["none", "licensed"] = "licensed"
    """licensed: an institution may offer at each site what it, or a unit it takes in, is licensed for at another
    of its sites; none: only where it is offered today. THN programmes may start wherever an institution converts."""
    smallest_class: int = Field(default=10, ge=0)
    """Fewest entrants for an offer to run (entrants a year; assumption)."""
    equipment: Literal["stays", "moves"] = "stays"
    """stays: places of an offer that ends or whose site closes are lost; moves: their equipment may go to another site
    that afterwards works in the same institution and runs the programme, at `equipment_moved_share` of its value (table
    `costs`); rooms do not move. Sites of `pins.places_fixed` neither give nor take."""
    modules_per_site_at_most: int = Field(default=3, ge=0)
    """Most workshop modules that may be built per field and site (modules)."""


class Reach(Frozen):
    """How far learners go (minutes one way); links beyond are not considered."""

    commute_minutes: float = Field(default=60, gt=0)
    """Beyond this a learner boards instead of travelling daily."""
    day_minutes_at_most: float | None = Field(default=120, gt=0)
    """Furthest site for GDTX, sơ cấp and short courses."""
    boarding_minutes_at_most: float | None = Field(default=None, gt=0)
    """Furthest site for cao đẳng, trung cấp, THN and 9+."""
    mobile_minutes_at_most: float = Field(default=120, gt=0)
    """Furthest a mobile class is held from the head site of the institution whose team teaches it."""
    nobody_further_than: float | None = Field(default=None, gt=0)
    """Nobody placed beyond this who has the programme within it today; others no further than today's nearest offer."""


class Coverage(Frozen):
    """Basic provision near every commune (rule 14)."""

    minutes_at_most: float | None = Field(default=None, gt=0)
    """Furthest an open basic site may be (running sơ cấp, THN or GDTX), or today's minutes where those are more."""


class Floors(Frozen):
    """Least share of demand that is served (rule 19)."""

    demand: float | None = Field(default=None, ge=0, le=1)
    """Of all demand (share 0–1)."""
    priority: float | None = Field(default=None, ge=0, le=1)
    """Of the demand for priority programmes (share 0–1)."""
    by_level: tuple[tuple[str, float], ...] = ()
    """Pairs of level code and share, for example (("TC", 0.9),)."""
    of_demand: tuple[tuple[str, str, float], ...] = ()
    """Commune, programme and share of that demand, for example (("03127", "cong-nghe-oto-TC", 1.0),)."""

    @model_validator(mode="after")
    def _shares(self) -> Self:
        once("floors.by_level", self.by_level, 0, 1)
        once("floors.of_demand", self.of_demand, 0, 1, keys=2)
        return self


class Pins(Frozen):
    """Decisions fixed beforehand (rule 18); codes of institutions and sites."""

    keep: tuple[str, ...] = ()
    """Institutions that survive."""
    merge: tuple[tuple[str, str], ...] = ()
    """Pairs (absorbed, host)."""
    leave: tuple[str, ...] = ()
    """Institutions that are dissolved or transferred out of the network."""
    convert: tuple[str, ...] = ()
    """Institutions that become a THN."""
    keep_type: tuple[str, ...] = ()
    """Institutions that do not become a THN."""
    keep_sites: tuple[str, ...] = ()
    """Sites of today that stay open."""
    open_sites: tuple[str, ...] = ()
    """Planned sites that open, of several years from the year on in which they may."""
    close_sites: tuple[str, ...] = ()
    """Sites that close; a planned site does not open."""
    not_together: tuple[tuple[str, str], ...] = ()
    """Pairs that never end in the same institution."""
    places_fixed: tuple[str, ...] = ()
    """Institutions at whose sites no module is built and no offer added."""
    decided: bool = False
    """True: the rows of the table `decided` with use = pin hold."""
    decided_until: int | None = None
    """Rows of `decided` dated after 1 September of this year do not bind (year). None: all of them bind."""


class Allowed(Frozen):
    """Exceptions: what may be decided though a rule excludes it; nothing here is required."""

    merge: tuple[tuple[str, str], ...] = ()
    """Pairs (absorbed, host) that may merge whatever level, distance, speciality or policy say."""
    leave: tuple[str, ...] = ()
    """Institutions that may be dissolved or transferred."""
    convert: tuple[str, ...] = ()
    """Institutions that may become a THN whatever the policy on centres says."""


class Path(Frozen):
    """How a plan of several years is walked (more than one year in `periods`)."""

    targets: Literal["last", "every"] = "last"
    """last: caps, policies and pins that ask for a change hold from the last year on; every: in each year. Service,
    access, rooms and money hold in each year."""
    lead_months: int = Field(default=6, ge=0)
    """Months from the date of the tables until a merger or conversion that the province decides takes effect
    (assumption: dossier, appraisal and decision, Nghị định 143/2016/NĐ-CP Điều 10, and handing over)."""
    lead_months_college: int = Field(default=12, ge=0)
    """The same where a college takes part, on which a ministry decides (assumption: 9 to 12 months)."""
