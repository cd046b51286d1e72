"""The 34 provinces and their communes, from the installed gazetteer (package `vietnamadminunits`)."""

import difflib
import json
import re
import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas as pd
import vietnamadminunits

from optimizer.data.text import plain
from optimizer.errors import UsageError
from optimizer.wording import Lang, clean, say

SPECIAL = "Đặc khu"
"""Type of the thirteen special zones."""
MAINLAND = frozenset({"06994", "11914"})
"""Special zones that a bridge joins to the mainland: Vân Đồn, Cát Hải."""
NATIONAL = frozenset({"20333", "22736"})
"""Special zones far out at sea: Hoàng Sa, Trường Sa; in tables, exempt from coverage and travel."""
_PREFIX = re.compile(r"^(tinh|thanhpho|tp)")


@dataclass(frozen=True, slots=True)
class Place:
    """One province of the gazetteer."""

    code: str
    """Two digits."""
    name: str
    """With ``Tỉnh`` or ``Thành phố``."""
    short: str
    """Without it."""
    words: tuple[str, ...]
    """Names and abbreviations as `plain` writes them."""

    @property
    def is_city(self) -> bool:
        """True for a centrally governed city."""
        return self.name != self.short and not self.name.startswith("Tỉnh")


@cache
def provinces() -> tuple[Place, ...]:
    """Return the 34 provinces in order of code."""
    rows = _rows("select distinct provinceCode, province, provinceShort, provinceKeywords from admin_units order by 1")
    return tuple(
        Place(code, clean(name), clean(short), tuple(sorted({*json.loads(words), plain(name), plain(short)})))
        for code, name, short, words in rows
    )


def find_province(text: str, lang: Lang = "vi") -> Place:
    """Return the province called `text`: a name with or without accents and prefix, an abbreviation, or the code.

    Raises
    ------
    UsageError
        There is none; the sentence (in `lang`) suggests the nearest, and for a province that no longer exists the
        one it belongs to.
    """
    word = plain(text)
    bare = _PREFIX.sub("", word)
    for place in provinces():
        if text.strip().zfill(2) == place.code or word in place.words or (bare and bare in place.words):
            return place
    former = _former().get(bare)
    if former:
        raise UsageError(say("data.province_former", lang, text=text, now=former.name, short=former.short))
    near = [place.name for place in _alike(bare)]
    phrase = "data.province_near" if near else "data.province_unknown"
    raise UsageError(say(phrase, lang, text=text, near=", ".join(near)))


def communes_of(place: Place) -> pd.DataFrame:
    """Return the communes of a province in order of code.

    Columns: commune (5 digits), name, lat, lon (degrees), area_km2, urban, special (bool), district (the former
    district of the predecessor that gave the code, "" where there is none).
    """
    rows = _rows(
        "select a.wardCode, a.ward, a.wardType, a.wardLat, a.wardLon, a.wardAreaKm2, l.district from admin_units a "
        "left join admin_units_legacy l on l.wardCode = a.wardCode where a.provinceCode = ? "
        "group by a.wardCode order by a.wardCode",
        place.code,
    )
    names = ["commune", "name", "kind", "lat", "lon", "area_km2", "district"]
    frame = pd.DataFrame(rows, columns=names)
    frame["name"] = [clean(name) for name in frame["name"]]
    frame["district"] = [clean(name) if isinstance(name, str) else "" for name in frame["district"]]
    frame["urban"] = frame["kind"] == "Phường"
    frame["special"] = (frame["kind"] == SPECIAL) & ~frame["commune"].isin(MAINLAND)
    return frame.drop(columns="kind")


def _alike(bare: str) -> list[Place]:
    words = {word: place for place in provinces() for word in place.words}
    found = difflib.get_close_matches(bare[:60], list(words), n=6, cutoff=0.6)
    places: dict[str, Place] = {words[word].code: words[word] for word in found}
    return list(places.values())[:3]


@cache
def _former() -> dict[str, Place]:
    """Return plain short name of a province before 2025 -> the province most of its communes belong to now."""
    rows = _rows(
        "select l.provinceShort, a.provinceCode from admin_units_legacy l join admin_units a on a.wardCode = l.wardCode"
    )
    by_code = {place.code: place for place in provinces()}
    counts: dict[str, Counter[str]] = {}
    for former, code in rows:
        counts.setdefault(plain(former), Counter())[code] += 1
    return {former: by_code[tally.most_common(1)[0][0]] for former, tally in sorted(counts.items())}


def _rows(query: str, *values: str) -> Iterable[tuple[str, ...]]:
    file = Path(vietnamadminunits.__file__).parent / "data" / "dataset.db"
    connection = sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)
    try:
        rows: list[tuple[str, ...]] = connection.execute(query, values).fetchall()
        return rows
    finally:
        connection.close()
