"""Checks of names: one thing entered twice under names that are equal, or differ by one letter."""

from collections.abc import Sequence

import pandas as pd

from optimizer.data.check import Tables, at_cells
from optimizer.data.check_meaning import given
from optimizer.data.text import fold, plain
from optimizer.errors import Finding

NAMED: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("institutions", "name", ()), ("programmes", "name", ()), ("areas", "name", ()), ("communes", "name", ()),
    ("sites", "name", ("institution",)), ("offers", "occupation", ("site", "programme", "delivery")),
)  # fmt: skip
"""Table, column of names, columns within which a name stands for one thing."""
NEAR: tuple[tuple[str, str, tuple[str, ...]], ...] = (NAMED[0], *NAMED[4:])
"""Where a name that differs by one letter is doubtful (names of communes differ by a letter in earnest)."""
ACCENTED = frozenset({"communes", "areas"})
"""Tables of names that differ by an accent in earnest (xã Văn Lang, xã Văn Lăng)."""
LONG = 8
"""Shorter names (letters) may differ by one."""


def check_names(tables: Tables) -> list[Finding]:
    """Return the findings on names, on whatever tables could be read."""
    findings = [finding for named in NAMED for finding in _equal(tables, *named)]
    return [*findings, *(finding for named in NEAR for finding in _near(tables, *named))]


def one_slip(a: str, b: str) -> bool:
    """Return whether two different words differ by one letter put in, left out, changed, or exchanged with the next.

    Words whose digits differ never do: "Cơ sở 1" and "Cơ sở 2" are two things.
    """
    if a == b or abs(len(a) - len(b)) > 1 or _digits(a) != _digits(b):
        return False
    start = next((place for place, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if len(a) != len(b):
        longer, shorter = (a, b) if len(a) > len(b) else (b, a)
        return longer[start + 1 :] == shorter[start:]
    crossed = a[start : start + 2] == b[start : start + 2][::-1] and a[start + 2 :] == b[start + 2 :]
    return a[start + 1 :] == b[start + 1 :] or crossed


def _digits(word: str) -> str:
    return "".join(letter for letter in word if letter.isdigit())


def _letters(name: str) -> str:
    """Return the letters and digits of a name, accents kept: Tân Uyên and Than Uyên are far apart."""
    return "".join(letter for letter in fold(name) if letter.isalnum())


def _bare(names: pd.Series) -> pd.Series:
    return names.map({name: plain(name) for name in names.unique()})


def _equal(tables: Tables, table: str, column: str, within: Sequence[str]) -> list[Finding]:
    """Find names that differ only in case, spaces, and, `ACCENTED` tables apart, accents and punctuation."""
    if not given(tables, table, column, *within[:1]):
        return []
    loaded = tables[table]
    names = loaded.typed[column]
    bare = names.map(fold) if table in ACCENTED else _bare(names)
    key = pd.concat([bare.rename("bare"), loaded.typed[list(within)]], axis=1)
    again = (bare != "") & key.duplicated(keep="first")
    if column in loaded.table.key:  # names that are wholly equal are a doubled key
        again &= ~loaded.typed[[*within, column]].duplicated(keep="first")
    if not again.any():
        return []
    first = names.groupby([key[name] for name in key.columns], sort=False, dropna=False).transform("first")
    return at_cells(loaded, column, again, "data.same_name", other=first)


def _near(tables: Tables, table: str, column: str, within: Sequence[str]) -> list[Finding]:
    """Find names that differ by one letter from an earlier one of the same group."""
    if not given(tables, table, column, *within[:1]):
        return []
    loaded = tables[table]
    names = loaded.typed[column]
    bare = names.map({name: _letters(name) for name in names.unique()})
    groups: dict[tuple[str, ...], list[int]] = {}
    for row in names.index:
        if len(bare.at[row]) >= LONG:
            groups.setdefault(tuple(str(loaded.typed.at[row, name]) for name in within), []).append(row)
    near: dict[int, str] = {}
    for group in groups.values():
        for place, row in enumerate(group):
            alike = next((other for other in group[:place] if one_slip(bare.at[row], bare.at[other])), None)
            if alike is not None:
                near[row] = str(names.at[alike])
    other = pd.Series(near, dtype="str").reindex(names.index)
    return at_cells(loaded, column, other.notna(), "data.near_name", other=other)
