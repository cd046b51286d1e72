"""What a marked copy of an officer's workbook cannot carry over: named, so that nobody misses it later."""

import re
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SHAPES = re.compile(rb"<xdr:(sp|cxnSp|grpSp)[ >]")
WARNED = {
    "Data Validation": "lists", "Conditional Formatting": "formats", "Sparkline": "sparklines", "Slicer": "slicers",
}  # fmt: skip
"""Beginning of what the library warns of -> thing that is left out."""
PARTS = {"xl/threadedComments/": "threads", "xl/slicers/": "slicers", "xl/ctrlProps/": "controls"}
"""Beginning of the names of parts -> thing that is left out."""
THINGS = ("shapes", "lists", "formats", "sparklines", "slicers", "threads", "controls")
"""Phrases ``cli.lost.<thing>``, in the order in which they are told."""


@contextmanager
def noticed(lost: set[str]) -> Iterator[None]:
    """Add to `lost` the things that the library warns of leaving out of a workbook; its warnings are not shown."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        yield
    for warning in caught:
        lost |= {thing for word, thing in WARNED.items() if str(warning.message).startswith(word)}


def unreadable(source: Path) -> set[str]:
    """Return the things in the workbook `source` that are left out without a warning."""
    lost = set()
    with zipfile.ZipFile(source) as archive:
        for name in archive.namelist():
            lost |= {thing for start, thing in PARTS.items() if name.startswith(start)}
            if name.startswith("xl/drawings/drawing") and SHAPES.search(archive.read(name)):
                lost.add("shapes")
    return lost
