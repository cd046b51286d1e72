"""A scenario: one frozen, validated object that says which rules hold and what costs count.

`None` means "no rule". Every field says its meaning and unit; unknown fields are refused.
"""

from typing import Any, Literal, Self

from pydantic import BaseModel, Field, PrivateAttr, model_validator

from optimizer.scenario.conditions import Boarding, Budget, Equity, Rooms
from optimizer.scenario.goals import Goals
from optimizer.scenario.groups import (
    Allowed,
    Centres,
    Coverage,
    Floors,
    Frozen,
    Letterhead,
    Merging,
    Misfit,
    Offers,
    Path,
    Pins,
    Reach,
    Sites,
)  # fmt: skip
from optimizer.scenario.people import Autonomy, Founding, Staffing, Transition
from optimizer.scenario.priorities import Priorities

Weights = Literal["thrift", "base", "access"]
Variant = Literal["low", "base", "high"]
RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
"""Names that Windows keeps for devices."""


class Scenario(Frozen):
    """One question put to a province."""

    name: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)
    """Short name, also the folder of its results."""
    title: str = Field(min_length=1, max_length=200)
    """Title in Vietnamese, as reports print it."""
    question: str = Field(min_length=1, max_length=400)
    """The question it answers."""
    title_en: str = ""
    """Title in English."""
    question_en: str = Field(default="", max_length=400)
    """The question in English, for papers in English; without it they quote the Vietnamese one."""
    periods: tuple[int, ...] = Field(default=(2028,), min_length=1)
    """Target years: the state on 1 September of each."""
    merging: Merging = Merging()
    centres: Centres = Centres()
    sites: Sites = Sites()
    offers: Offers = Offers()
    reach: Reach = Reach()
    coverage: Coverage = Coverage()
    floors: Floors = Floors()
    pins: Pins = Pins()
    allowed: Allowed = Allowed()
    path: Path = Path()
    rooms: Rooms = Rooms()
    boarding: Boarding = Boarding()
    equity: Equity = Equity()
    budget: Budget = Budget()
    founding: Founding = Founding()
    autonomy: Autonomy = Autonomy()
    staffing: Staffing = Staffing()
    transition: Transition = Transition()
    goals: Goals = Goals()
    priorities: Priorities = Priorities()
    weights: Weights = "base"
    """Set of costs: thrift favours merging, access favours keeping."""
    variant: Variant = "base"
    """Column of the demand table."""
    letterhead: Letterhead = Letterhead()
    basis: dict[str, str] = Field(default_factory=dict)
    """Field path -> legal basis of the value, for example {"merging.counted_schools_at_most": "Kế hoạch 130/..."}."""
    _walk: tuple[int, ...] = PrivateAttr(default=())

    @model_validator(mode="after")
    def _checked(self) -> Self:
        if self.name in RESERVED:
            raise Misfit(path="name", part=self.name, why="cannot be that of a folder on every system")
        texts = {name: getattr(self, name) for name in ("title", "question", "title_en", "question_en")}
        texts |= {f"letterhead.{name}": text for name, text in self.letterhead.model_dump().items()}
        for path, text in texts.items():
            if any(ord(letter) < ord(" ") for letter in text):
                raise Misfit(path, text, "is not one line without control characters")
        if list(self.periods) != sorted(set(self.periods)):
            raise Misfit(path="periods", part=self.periods, why="are not different years in order")
        if self.goals.over_years_at_most and len(self.periods) == 1:
            raise Misfit(
                path="goals.over_years_at_most", part=self.goals.over_years_at_most, why="needs several periods"
            )
        for path in self.basis:
            group, _, leaf = path.partition(".")
            holder = getattr(self, group) if group in type(self).model_fields else None
            if holder is None or (leaf and leaf not in getattr(type(holder), "model_fields", ())):
                raise Misfit(path="basis", part=path, why="is a field that does not exist")
        return self

    @model_validator(mode="after")
    def _of_its_years(self) -> Self:
        by_target = {
            "staffing.posts_at_most": self.staffing.posts_at_most,
            "budget.investment_by_year": self.budget.investment_by_year,
        }
        for path, pairs in by_target.items():
            for pair in pairs:
                if int(pair[0]) not in self.periods:
                    raise Misfit(path, pair, "names a year that is none of the periods")
        path, pairs = "budget.recurrent_by_year", self.budget.recurrent_by_year
        first, last = self.periods[0] + 1, self.periods[-1] + 5
        for pair in pairs:
            if not first <= int(pair[0]) <= last:
                raise Misfit(path, pair, f"names a year that is not from {first} to {last}")
        if pairs and self.staffing.counted and len(self.periods) == 1:
            raise Misfit(path, pairs, "needs several periods with staffing.counted")
        return self

    @property
    def year(self) -> int:
        """The target year of a scenario with one period."""
        return self.periods[-1]

    @property
    def walk(self) -> tuple[int, ...]:
        """All years of the plan: those of the scenario that this question of one year is taken from (`at`)."""
        return self._walk or self.periods

    def at(self, year: int) -> "Scenario":
        """Return the question of one of the years: itself where it has one year only.

        Of several, each asks for the state of its own year; how many units a host takes in a period is then a matter of
        the path. Before the last year caps, policies and pins that ask for a change ask for nothing yet, unless
        `path.targets` is every: what they will ask for is allowed, not required.

        Raises
        ------
        ValueError
            The scenario does not have that year.
        """
        if year not in self.periods:
            msg = f"{year} is none of the years of the scenario"
            raise ValueError(msg)
        if len(self.periods) == 1:
            return self
        asked = self._asked_in(year)
        asked._walk = self.periods
        return asked

    def _asked_in(self, year: int) -> "Scenario":
        merging = self.merging.model_copy(update={"per_host_at_most": None})
        posts = tuple((y, most) for y, most in self.staffing.posts_at_most if int(y) == year)
        staffing = self.staffing.model_copy(update={"posts_at_most": posts})
        invested = tuple((y, most) for y, most in self.budget.investment_by_year if int(y) == year)
        budget = self.budget.model_copy(update={"investment_by_year": invested, "recurrent_by_year": ()})
        if year == self.periods[-1] or self.path.targets == "every":
            return self.model_copy(
                update={"periods": (year,), "merging": merging, "staffing": staffing, "budget": budget}
            )
        pins, none = self.pins, ()
        allowed = {"merge": pins.merge, "leave": pins.leave, "convert": pins.convert}
        update = {"counted_schools_at_most": None, "institutions_at_most": None}
        policy = "free" if self.centres.policy == "convert_or_merge" else self.centres.policy
        changes: dict[str, Any] = {
            "periods": (year,),
            "staffing": staffing,
            "budget": budget,
            "merging": merging.model_copy(update=update),
            "centres": self.centres.model_copy(update={"policy": policy, "at_least": None, "at_most": None}),
            "sites": self.sites.model_copy(update={"at_least": None, "at_most": None}),
            "pins": pins.model_copy(
                update={
                    "merge": none,
                    "leave": none,
                    "convert": none,
                    "open_sites": none,
                    "close_sites": none,
                    "decided_until": year,
                }
            ),
            "allowed": self.allowed.model_copy(
                update={name: (*getattr(self.allowed, name), *codes) for name, codes in allowed.items()}
            ),
        }
        return self.model_copy(update=changes)

    def but(self, **changes: Any) -> "Scenario":  # noqa: ANN401 - any field of any group
        """Return a validated variant with `changes`; a group may be given as an object or a dict of its fields."""
        return type(self).model_validate(self.model_dump() | {k: _plain(v) for k, v in changes.items()})


def _plain(value: object) -> object:
    return value.model_dump() if isinstance(value, BaseModel) else value
