"""What a class of road may be called in a drawn file: codes, Vietnamese names and abbreviations, OSM `highway` tags."""

import csv
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from optimizer.data.codes import RoadClass
from optimizer.data.text import plain

CLASSES: tuple[RoadClass, ...] = tuple(RoadClass)
"""Classes in the order of the numbers by which lines name them."""
NOT_FOR_TRAVEL = -1
"""Number of roads that learners do not ride: motorways, footways, roads not built."""
NUMBERED = re.compile(r"(ql|dt|tl|dh|hl|dx|ct)\d+[a-z]?")
"""A road called by its number: QL12, ĐT.143B."""


def class_number(word: str) -> int | None:
    """Return the place in `CLASSES` of what `word` calls a road, `NOT_FOR_TRAVEL`, or None where it is not known."""
    folded = plain(word)
    numbered = NUMBERED.fullmatch(folded)
    return _words().get(numbered.group(1) if numbered else folded)


@cache
def _words() -> Mapping[str, int]:
    text = files("optimizer.data").joinpath("road_classes.csv").read_text(encoding="utf-8")
    places = {str(road_class): number for number, road_class in enumerate(CLASSES)}
    return {
        plain(row["word"]): places.get(row["road_class"], NOT_FOR_TRAVEL) for row in csv.DictReader(text.splitlines())
    }
