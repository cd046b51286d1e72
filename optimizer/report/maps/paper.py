"""The papers that maps are drawn on, and where on them the map and what stands around it lie.

All places are in units: millimetres of A4, so that what is laid out once stands on every paper. On a larger paper a
unit is `zoom` mm: type and signs grow a little, the ground gets the rest.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from optimizer.report.maps.labels import Box

MARGIN = 10.0
FURNITURE = (64.0, 29.0)
"""What stands below and above the map (units)."""
LEGENDS = 58.0
"""Baseline of the headings of legends where nothing is spared below (units)."""
MANY, LINE, LINES = 100, 2.21, 6.5
"""From so many communes on names find no room; height of a line of them below (units), and lines there always."""
FRAME_MARGIN = 8.0
A4_WIDTH = 190.0
"""What legends are laid out for: the width of A4 between its margins."""
GUTTER, HEADING = 6.0, 8.0
"""Between two maps side by side, and above each (units)."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A size of paper."""

    width: float
    """mm."""
    height: float
    zoom: float = 1.0
    """mm a unit."""
    foot: float = 26.2
    """The lowest baseline of a legend (units), where nothing is spared below."""
    spare: float = 0.0
    """What is left free below for names without room on the map (units): all that stands above is raised by it."""

    @property
    def across(self) -> float:
        """Width in units."""
        return self.width / self.zoom

    @property
    def top(self) -> float:
        """Height in units."""
        return self.height / self.zoom

    @property
    def legends(self) -> float:
        """Baseline of the headings of legends (units)."""
        return LEGENDS + self.spare

    @property
    def left(self) -> float:
        """Where text starts."""
        return MARGIN

    @property
    def right(self) -> float:
        """Where text ends."""
        return self.across - MARGIN

    @property
    def frame(self) -> Box:
        """Where the map lies."""
        return Box(FRAME_MARGIN, FURNITURE[0] + self.spare, self.across - FRAME_MARGIN, self.top - FURNITURE[1])

    @property
    def halves(self) -> tuple[Box, Box]:
        """Where two maps lie side by side, below a heading each."""
        whole = self.frame
        middle, top = (whole.x0 + whole.x1) / 2, whole.y1 - HEADING
        return (
            Box(whole.x0, whole.y0, middle - GUTTER / 2, top),
            Box(middle + GUTTER / 2, whole.y0, whole.x1, top),
        )

    def column(self, x: float) -> float:
        """Return where the legend lies that is at `x` on A4 upright: the same share of the width."""
        return self.left + (x - MARGIN) * (self.right - self.left) / A4_WIDTH

    def with_room(self, communes: int, told: float) -> "Paper":
        """Return the paper with room below for the names of a province of so many `communes`.

        `told` is the mean width (units) of what is told of a commune, those that have their name on the map included.
        The room depends on nothing that a scenario changes, so that all maps of a kind have one extent.
        """
        if communes < MANY:
            return self
        lines = communes * told / (self.right - self.left) - LINES
        return replace(self, spare=max(0.0, lines) * LINE)


A4 = Paper(210.0, 297.0)
A3 = Paper(297.0, 420.0, 1.2)
UPRIGHT: Mapping[str, Paper] = {"a4": A4, "a3": A3}
"""Name of a paper -> the paper, upright."""
LYING: Mapping[str, Paper] = {"a4": Paper(297.0, 210.0, 0.84), "a3": Paper(420.0, 297.0)}
"""The same, lying: for two maps side by side."""
