"""Groups of a scenario: what a network must also fit into - rooms, beds, fairness, money. All are off by default.

`None` means "no rule". Every field says its meaning, its unit and the legal basis or the source of a usual value.
"""

from typing import Literal, Self

from pydantic import Field, model_validator

from optimizer.scenario.groups import Frozen, by_year, once

Group = Literal["all", "border", "zone_iii", "rural", "priority"]


class Rooms(Frozen):
    """Whether learners present fit into the rooms of a site, and what land allows to be built (rule 3)."""

    filled_at_most: float | None = Field(default=None, gt=0)
    """Most learners present at a site, GDTX and 9+ included, as a share of those its rooms hold by design (share; 1 =
    full), beside those whom new workshop modules of their field seat. Sites without a figure (empty or 0) are left out
    and named. None: rooms are not looked at. Places by design: giấy chứng nhận đăng ký hoạt động (Nghị định
    143/2016/NĐ-CP Điều 14)."""
    floor_per_place_m2: float = Field(default=5.5, gt=0)
    """Floor that a new place takes (m² per learner present; at least 4 at sơ cấp by Nghị định 143/2016/NĐ-CP Điều 14,
    5.5 for trung cấp and cao đẳng: assumption)."""
    built_share_of_land_at_most: float | None = Field(default=None, gt=0)
    """Most floor, today's and that of new modules, per area of the site's land (share). Sites without a figure of land
    or floor are left out and named. None: land does not limit building."""


class Boarding(Frozen):
    """Where learners live who come from beyond the commuting limit or from outside the province (rule 6)."""

    renting_at_most: float | None = Field(default=None, ge=0, le=1)
    """Most of the learners present who live away from home that rent near a site instead of taking a dormitory bed
    (share of them 0-1, by site; assumption of the province). Sites without a figure of beds are left out and named.
    None: beds are not looked at."""
    beds_built_at_most: int = Field(default=0, ge=0)
    """Most dormitory beds that may be built at one site (beds; 0: none are built). Only at open sites of the province
    whose beds are stated, where `renting_at_most` asks for beds; priced at `bed_mvnd` of the table `costs`."""
    floor_per_bed_m2: float = Field(default=8, gt=0)
    """Floor that a new bed takes, corridors and washrooms included (m² per bed; assumption, 6 to 12), where
    `rooms.built_share_of_land_at_most` limits building."""


class Beyond(Frozen):
    """A group of learners, a limit, and how many of them may have to go further."""

    group: Group
    """all | border (border communes) | zone_iii (communes of zone III) | rural (communes that are not urban) |
    priority (priority programmes)."""
    minutes: float = Field(ge=0)
    """Minutes one way beyond which a learner goes far."""
    share_at_most: float = Field(ge=0, le=1)
    """Most entrants placed beyond the minutes (share 0-1 of the group's demand, not of those placed: not to place
    somebody must not help)."""


class Equity(Frozen):
    """How many learners of a group may have to go far (rule 15)."""

    beyond: tuple[Beyond, ...] = ()
    """Limits, one per group at most for equal minutes."""

    @model_validator(mode="after")
    def _once(self) -> Self:
        once("equity.beyond", [(b.group, b.minutes, b.share_at_most) for b in self.beyond], 0, 1, keys=2)
        return self


class Budget(Frozen):
    """What the state budget can bear (rule 16)."""

    investment_at_most: float | None = Field(default=None, ge=0)
    """Most that is invested until the target year (million VND, once): equipment and floor of workshop modules, and
    dormitory beds."""
    investment_by_year: tuple[tuple[str, float], ...] = ()
    """Pairs of a target year and the most invested until then (million VND, summed over the years up to it), for
    example (("2026", 30000), ("2028", 80000)); kế hoạch đầu tư công trung hạn of the province."""
    recurrent_at_most: float | None = Field(default=None, ge=0)
    """Most recurrent spending of the state budget (million VND a year, long run): units, sites, teaching, offers, and
    what conversions beside a school cost."""
    recurrent_by_year: tuple[tuple[str, float], ...] = ()
    """Pairs of a calendar year and the most recurrent spending of the state budget in it (million VND), for example
    (("2027", 52000), ("2028", 50000)). What changes on 1 September of a target year counts from the year after it on,
    for five years after the last; posts of units that have ended count as long as they run down, and teachers left over
    until the fifth year (dự toán chi thường xuyên, kế hoạch tài chính 5 năm of the province)."""

    @model_validator(mode="after")
    def _years(self) -> Self:
        for name in ("investment_by_year", "recurrent_by_year"):
            by_year(f"budget.{name}", getattr(self, name))
        return self
