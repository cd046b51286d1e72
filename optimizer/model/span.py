"""The calendar years that each year of a plan stands for, and which of them lie within the five of a reorganisation."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from optimizer.model.case import Case

LAST_YEARS = 5
"""Years that the last year of a plan stands for."""
GLIDE_YEARS = 5
"""Years in which posts come down to the long-run number (guidance to Nghị định 178/2024/NĐ-CP: within 5 years)."""


def spans(years: tuple[int, ...]) -> list[range]:
    """Return the calendar years that each year of a plan stands for."""
    ends = (*years[1:], years[-1] + LAST_YEARS)
    return [range(start, end) for start, end in zip(years, ends, strict=True)]


def discounted(years: tuple[int, ...], rate: float) -> list[dict[int, float]]:
    """Return, by year of a plan, calendar year -> what it is worth in the first one."""
    return [{y: (1 + rate) ** (years[0] - y) for y in span} for span in spans(years)]


def settling(case: "Case") -> float:
    """Share of the discounted years for which the case's year stands in which surplus posts are paid on.

    These are the five years from the first year of the plan; a year alone is a long-run year, after them: 0.
    """
    years = case.scenario.walk
    if len(years) == 1:
        return 0.0
    worth = discounted(years, case.cost("discount_rate"))[years.index(case.scenario.year)]
    return sum(v for y, v in worth.items() if y < years[0] + GLIDE_YEARS) / sum(worth.values())
