"""How a programme that a site does not offer today may start there."""

from dataclasses import dataclass

from optimizer.data.codes import KIND_LEVELS, Kind, Level

CONVERTIBLE = frozenset({Kind.GDNN, Kind.GDNNGDTX, Kind.GDTX, Kind.TC})
"""Types that may become a THN (CV 6365/BGDĐT-TCCB of 9/10/2025: centres; trung cấp by the practice of provinces)."""


@dataclass(frozen=True, slots=True)
class Grant:
    """One way in which a new offer at a site becomes allowed: under host `host`, and more conditions.

    `donors` (if any): one of these must merge into `host` and bring the licence. `convert`: True if `host` must be
    a THN afterwards, False if it must not, None if it does not matter.
    """

    host: str
    donors: tuple[str, ...] = ()
    convert: bool | None = None


def type_needed(level: Level, kind: Kind, *, convertible: bool) -> tuple[bool, bool | None]:
    """Return whether an institution of type `kind` may newly offer `level`, and what it must be for that.

    The second value is True if it must become a THN, False if it must not, None if it does not matter; `convertible`
    says whether it may become one. Levels by type: `optimizer.data.codes.KIND_LEVELS`.
    """
    as_is, as_thn = level in KIND_LEVELS[kind], level in KIND_LEVELS[Kind.THN]
    if as_is:
        return True, None if as_thn or not convertible else False
    return as_thn and convertible, True
