"""Variables of a problem that a solver holds: their keys as numbers, and their own numbers.

A province has a million variables of learners. Once a solver holds them, all that is asked of each is its number; as
objects with a key each they would take most of the memory that the search needs.
"""

from collections.abc import ItemsView, Iterator, Mapping
from dataclasses import dataclass
from typing import cast

import numpy as np

from optimizer.model.rows import Numbered, Variable

type Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Number:
    """The number of a variable."""

    id: int


class Held(Mapping[Key, Number]):
    """Key -> number of the variable, in the order of the variables."""

    def __init__(self, variables: Mapping[Key, Numbered]) -> None:
        self._ids = np.fromiter((v.id for v in variables.values()), dtype=np.int64, count=len(variables))
        self._words: list[list[str]] = []
        self._codes = np.zeros((3, len(variables)), dtype=np.int32)
        for part, codes in enumerate(self._codes):
            numbers: dict[str, int] = {}
            codes[:] = [numbers.setdefault(key[part], len(numbers)) for key in variables]
            self._words.append(list(numbers))

    def __len__(self) -> int:
        return len(self._ids)

    def __iter__(self) -> Iterator[Key]:
        first, second, third = self._words
        for a, b, c in zip(*(codes.tolist() for codes in self._codes), strict=True):
            yield first[a], second[b], third[c]

    def __getitem__(self, key: Key) -> Number:
        pairs = zip(key, self._words, strict=True)
        wanted = [words.index(word) if word in words else -1 for word, words in pairs]
        found = np.flatnonzero((self._codes == np.array(wanted)[:, None]).all(axis=0))
        if not len(found):
            raise KeyError(key)
        return Number(int(self._ids[found[0]]))

    def items(self) -> ItemsView[Key, Number]:
        """Return keys and numbers, without a look for each."""
        return _Items(self)


class _Items(ItemsView[Key, Number]):
    _mapping: Held

    def __iter__(self) -> Iterator[tuple[Key, Number]]:
        return zip(self._mapping, map(Number, self._mapping._ids.tolist()), strict=True)


def held(variables: Mapping[Key, Variable]) -> Mapping[Key, Variable]:
    """Return `variables` as a solver holds them; all that may be asked of one is its `id`."""
    return cast("Mapping[Key, Variable]", Held(variables))
