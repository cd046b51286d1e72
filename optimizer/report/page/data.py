"""What the comparison page knows: figures and names of bundles, as plain values for its script."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Any

import pandas as pd
import shapely

from optimizer.analysis import map_figures
from optimizer.analysis.compare import decisions
from optimizer.data.codes import Kind, Level
from optimizer.report import facts
from optimizer.report.content.cells import DIGITS
from optimizer.report.maps.ground import Ground, ground
from optimizer.report.maps.signs import short_commune, site_signs
from optimizer.report.page.chosen import Shown, State, networks
from optimizer.solution.plan import Network
from optimizer.solution.solution import Bundle
from optimizer.wording import LANGUAGES, clean, say

SMOOTH_M = 120.0
"""Boundaries are drawn to this (metres); neighbours keep a common edge."""
KM = 1000.0
CHANGES = ("convert", "hosts", "expand", "reduce")
"""Flags of what becomes of an institution that stays."""
Pair = list[str]
"""A text in Vietnamese and in English."""


class Columns:
    """Columns of figures, each kept once: most plans share those of demand, and many those of ways."""

    def __init__(self) -> None:
        """Begin without any."""
        self.kept: dict[tuple[int | None, ...], int] = {}

    def place(self, values: Sequence[int | None]) -> int:
        """Return where the column stands among those that the page carries."""
        return self.kept.setdefault(tuple(values), len(self.kept))


def page_data(bundles: Sequence[Bundle]) -> dict[str, Any]:
    """Return the whole of the page's data; `bundles` are of one province."""
    first, shown = bundles[0], networks(bundles)
    land = ground(first)
    kinds = map_figures.programmes(bundles)
    codes = sorted(land.names)
    alone = sum(not item.planned for item in shown) == 1
    columns = Columns()
    make = Drawing(land, kinds, codes, columns)
    drawn = told_apart([make.network(item, alone=alone) for item in shown])
    return {
        "province": _pair(lambda lang: facts.province(first, lang)),
        "date": _pair(lambda lang: facts.as_of(first, lang)),
        "disclaimer": _pair(lambda lang: facts.disclaimer(first.province, lang)),
        "illustration": any(facts.illustration(bundle) for bundle in bundles),
        "schematic": land.schematic,
        "mixed": any(dict(bundle.digests) != dict(first.digests) for bundle in bundles),
        "communes": _communes(land, codes),
        "areas": [_rings(outline) for outline in land.area_outlines.values()],
        "islands": list(land.islands),
        "fields": _fields(kinds),
        "levels": {level.value: [level.vi, level.en] for level in Level if level.value in set(kinds["level"])},
        "indicators": _indicator_names(first),
        "networks": drawn,
        "columns": [list(column) for column in columns.kept],
    }


def told_apart(networks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return `networks` with a number behind ids and titles that some before them have, too."""
    seen: Counter[str] = Counter()
    for network in networks:
        seen[network["id"]] += 1
        if (number := seen[network["id"]]) > 1:
            network["id"] += f".{number}"
    titles: Counter[str] = Counter()
    for network in networks:
        called = str(network["title"][0])
        titles[called] += 1
        if (number := titles[called]) > 1:
            network["title"] = [f"{title} ({number})" for title in network["title"]]
    return networks


def _pair(text: Any) -> Pair:  # noqa: ANN401 - a function of the language
    return [text(lang) for lang in LANGUAGES]


def _communes(land: Ground, codes: Sequence[str]) -> list[dict[str, Any]]:
    drawn = [code for code in codes if code in land.cells]
    smooth: Any = shapely.coverage_simplify([land.cells[code] for code in drawn], SMOOTH_M) if drawn else []
    cells = dict(zip(drawn, smooth, strict=True))
    return [
        {
            "code": code, "name": clean(land.names[code]), "short": short_commune(land.names[code]),
            "rings": _rings(cells[code]) if code in cells else [],
            "at": _point(cells[code].representative_point()) if code in cells else None,
        }
        for code in codes
    ]  # fmt: skip


def _rings(shape: Any) -> list[list[list[list[float]]]]:  # noqa: ANN401 - shapely has no types
    """Return polygons of rings of [north, east] in kilometres."""
    parts = getattr(shape, "geoms", [shape])
    return [
        [[_km(y, x) for x, y in ring.coords] for ring in (part.exterior, *part.interiors)]
        for part in parts
        if part.geom_type == "Polygon"
    ]


def _km(y: float, x: float) -> list[float]:
    return [round(y / KM, 2), round(x / KM, 2)]


def _point(point: Any) -> list[float]:  # noqa: ANN401 - shapely has no types
    return _km(point.y, point.x)


def _fields(kinds: pd.DataFrame) -> dict[str, str]:
    """Return field -> the name its programmes begin with."""
    names = zip(kinds["field"], kinds["name"], strict=True)
    return {str(field): clean(str(name)).split(" – ")[0] for field, name in reversed(list(names))}


def _indicator_names(bundle: Bundle) -> list[dict[str, Any]]:
    return [
        {
            "id": str(code), "name": [row["name_vi"], row["name_en"]], "unit": [row["unit_vi"], row["unit_en"]],
            "about": [row["definition_vi"], row["definition_en"]], "better": row["better"],
            "digits": DIGITS.get(str(row["unit"]), 0),
            "recorded": _number(row["recorded"]),
        }
        for code, row in bundle.indicators.iterrows()
    ]  # fmt: skip


def _number(value: object) -> float | int | None:
    """Return a cell as the page carries it: four decimals at most, none for whole numbers, None for no finite value."""
    if not isinstance(value, int | float) or not isfinite(value):
        return None
    short = round(float(value), 4)
    return int(short) if short == int(short) else short


def _whole(value: object) -> int | None:
    """Return a cell as it is printed without decimals, None for no finite value."""
    return round(value) if isinstance(value, int | float) and isfinite(value) else None


def _title(item: Shown, *, alone: bool) -> Pair:
    if item.planned:
        return _pair(lambda lang: facts.title(item.bundle, lang))
    phrase = "page.unchanged" if alone else "page.unchanged_of"
    return _pair(lambda lang: say(phrase, lang, title=facts.title(item.bundle, lang)))


@dataclass(frozen=True, slots=True)
class Drawing:
    """How networks become plain values: the ground they stand on and the columns that they share."""

    land: Ground
    kinds: pd.DataFrame
    codes: Sequence[str]
    columns: Columns

    def network(self, item: Shown, *, alone: bool) -> dict[str, Any]:
        """Return a network with each of its years."""
        return {
            "id": str(item.bundle.scenario["name"]) + ("" if item.planned else "~"),
            "title": _title(item, alone=alone),
            "planned": item.planned,
            "states": [self.state(state, planned=item.planned) for state in item.states],
            "budget": _budget(item),
            "steps": _steps(item),
        }

    def state(self, state: State, *, planned: bool) -> dict[str, Any]:
        """Return a network in one year."""
        network = state.network
        order = {str(code): i for i, code in enumerate(network.sites.sort_index().index)}
        place = {code: i for i, code in enumerate(self.codes)}
        return {
            "year": state.year,
            "units": _units(state, planned=planned),
            "sites": _sites(network, self.land),
            "figures": {
                measure: {choice: self.column(values) for choice, values in choices.items()}
                for measure, choices in (*map_figures.by_choice(network, self.kinds).items(), ("offer", state.offers))
            },
            "nearest": [_site_of(network.access, code, order) for code in self.codes],
            "km": self.column(network.access["basic_km"]),
            "flows": [
                [place[str(c)], order[str(s)], _whole(float(n)), _whole(float(m)), _whole(float(k))]
                for c, s, n, m, k in map_figures.streams(network).itertuples(index=False)
                if str(c) in place and str(s) in order
            ],
            "indicators": [_number(value) for value in state.indicators],
        }

    def column(self, values: pd.Series) -> int:
        """Return where the figures by commune stand among the columns."""
        return self.columns.place(_column(values, self.codes))


def _column(values: pd.Series, codes: Sequence[str]) -> list[int | None]:
    known = values.to_dict()
    return [_whole(known.get(code)) for code in codes]


def _site_of(access: pd.DataFrame, code: str, order: Mapping[str, int]) -> int:
    """Return the place in the list of sites of the nearest basic site; -1 for none."""
    return order.get(str(access["basic_site"].get(code, "")), -1)


def _units(state: State, *, planned: bool) -> dict[str, dict[str, Any]]:
    units, reasons = state.network.institutions, state.reasons
    words = [decisions(units, lang, state.network.sites) for lang in LANGUAGES]
    found = {}
    for code, row in units.iterrows():
        kind = Kind(str(row["type"]))
        why = reasons.loc[code] if code in reasons.index else None
        found[str(code)] = {
            "name": clean(str(row["name"])), "after": clean(str(row["name_after"])), "kind": [kind.vi, kind.en],
            "what": [str(part[code]) for part in words] if planned else _pair(lambda _: ""),
            "host": str(row["host"]) if planned else "",
            "kept": not planned or (row["fate"] in {"survive", "outside"} and not row[list(CHANGES)].any()),
            "why": ["", ""] if why is None else [clean(str(why["vi"])), clean(str(why["en"]))],
            "from": _pair(lambda lang, row=row: facts.day(str(row["date"]), lang) if planned else ""),
            "estimated": why is not None and bool(why["estimated"]),
            "places": [_whole(float(row["places_before"])), _whole(float(row["places_after"]))],
            "entrants": _whole(float(row["entrants"])),
        }  # fmt: skip
    return found


def _sites(network: Network, land: Ground) -> list[dict[str, Any]]:
    found = []
    for sign in site_signs(network, land):
        row = network.sites.loc[sign.site]
        found.append({
            "code": sign.site, "name": clean(str(row["name"])), "label": sign.label, "status": sign.status,
            "flags": list(sign.flags), "at": _km(sign.y, sign.x), "unit": str(row["institution"]),
            "after": str(row["institution_after"]), "commune": sign.commune, "target": sign.target,
            "size": round(sign.size, 2),
            "places": [_whole(float(row["places_before"])), _whole(float(row["places_after"]))],
            "entrants": _whole(float(row["entrants"])),
        })  # fmt: skip
    return found


def _budget(item: Shown) -> list[list[Any]]:
    """Return year, ledger, million VND (plan less unchanged); nothing for today's structure."""
    if not item.planned:
        return []
    return [[int(y), str(k), _whole(float(v))] for (y, k), v in item.bundle.ledger_by_year["mvnd"].items()]


def _steps(item: Shown) -> list[list[Any]]:
    """Return year, what it is of (``u:`` unit or ``s:`` site and its code), name, and what changes then, of a plan."""
    if not item.planned:
        return []
    rows = item.bundle.changes
    kinds = rows["kind"].map({"unit": "u", "site": "s"})
    return [
        [int(year), f"{kind}:{code}", clean(str(name)), [clean(str(vi)), clean(str(en))]]
        for year, kind, code, name, vi, en in zip(
            rows["year"], kinds, rows["code"], rows["name"], rows["vi"], rows["en"], strict=True
        )
    ]
