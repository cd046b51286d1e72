"""Groups of a scenario: conditions on merged units, teachers and posts, those enrolled. All off by default.

`None` means "no rule". Every field says its meaning, its unit and the legal basis or the source of a usual value.
"""

from typing import Literal, Self

from pydantic import Field, model_validator

from optimizer.scenario.groups import Frozen, by_year

Condition = Literal["hard", "no_worse"]


class Founding(Frozen):
    """Conditions of founding that a unit meets after it has taken in others (rule 11)."""

    land: Condition | None = None
    """Land of the sites it works, urban m² counted twice, against the norms `land_rural_m2` of its type (Nghị định
    143/2016/NĐ-CP Điều 3 and 10, Nghị định 24/2022/NĐ-CP). hard: it meets the norm; no_worse: it lacks no more than
    the part that lacks most today. Units with a site whose land is not known are left out and named."""
    posts: Condition | None = None
    """People at work in its parts, against the norm `posts_at_least` (15: Nghị định 120/2020/NĐ-CP Điều 5); those of an
    institution that is divided all with its successor."""
    scale: Condition | None = None
    """Licensed places of its parts (entrants a year), against the norm `scale_at_least` of its type. The figures
    150, 250 and 500 of Nghị định 143/2016/NĐ-CP Điều 3 have not been in force since Nghị định 24/2022/NĐ-CP: the
    province gives its own."""


class Autonomy(Frozen):
    """How far a merged unit pays its own way (rule 12)."""

    self_financing_at_least: float | None = Field(default=None, ge=0)
    """Least own revenue of a unit that takes in others, as a share of its recurrent expenditure, both summed over its
    parts (share; Nghị định 120/2020/NĐ-CP Điều 5: a reorganisation does not lower autonomy). Units with a part whose
    figures are not known are left out and named. None: reported only."""


class Staffing(Frozen):
    """Teachers and posts (rule 13)."""

    counted: bool = False
    """True: teachers required are compared with those there are, by field; those to be hired and those left over
    are priced. Institutions without figures of teachers are left out and named."""
    general_per_class: float = Field(default=2.25, gt=0)
    """Teachers of general subjects per class (posts; the norm of upper secondary schools in Thông tư
    20/2023/TT-BGDĐT, used in place of one for GDTX)."""
    general_class: int = Field(default=45, ge=1)
    """Learners of such a class (persons; most at an upper secondary school by Thông tư 32/2020/TT-BGDĐT)."""
    thn_general_share: float = Field(default=0.5, ge=0, le=1)
    """Share of a THN programme that is general subjects (share 0-1; assumption)."""
    attrition: float = Field(default=0.04, ge=0, le=0.5)
    """Teachers who leave a year, retirements included, where the table `staff` says nothing of an institution (share
    a year; assumption, 0.02 to 0.06)."""
    hired_at_most: float | None = Field(default=None, ge=0)
    """Most teachers hired in the whole network beyond those who stay (posts)."""
    posts_at_most: tuple[tuple[str, float], ...] = ()
    """Pairs of a target year and the most posts in it (persons; chỉ tiêu số người làm việc được giao), for example
    (("2028", 420),)."""
    lapsed_school: float = Field(default=5, ge=0)
    """Posts other than teachers that lapse within five years when a college or school ends in another unit (posts;
    assumption, 3 to 8)."""
    lapsed_centre: float = Field(default=4, ge=0)
    """The same for a centre (posts; assumption, 2 to 5)."""

    @model_validator(mode="after")
    def _years(self) -> Self:
        by_year("staffing.posts_at_most", self.posts_at_most)
        return self


class Transition(Frozen):
    """What becomes of those enrolled (rule 17)."""

    enrolled: Literal["move", "finish"] = "move"
    """move: all learners of an offer that ends move, at the cost of disruption; finish: they stay at their site until
    they finish, and only those whose site closes before move to its host, at the cost of disruption."""
