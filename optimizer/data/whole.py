"""Files written whole or not at all: beside their place first, then moved there together."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def whole(targets: Sequence[Path]) -> Iterator[list[Path]]:
    """Yield where to write each of `targets`; at the end all take their places, or none if something went wrong.

    An interrupt counts as going wrong; what stood at `targets` then stays as it was.
    """
    parts = [target.with_name(target.name + ".part") for target in targets]
    try:
        yield parts
        for part, target in zip(parts, targets, strict=True):
            part.replace(target)
    finally:
        for part in parts:
            part.unlink(missing_ok=True)


@contextmanager
def undone(new: Sequence[Path]) -> Iterator[None]:
    """Take the files `new` away again if what is done inside goes wrong or is interrupted."""
    try:
        yield
    except BaseException:
        for path in new:
            path.unlink(missing_ok=True)
        raise
