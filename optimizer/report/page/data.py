"""What the comparison page knows: figures and names of bundles, as plain values for its script."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import shapely

from optimizer.analysis import map_figures
from optimizer.analysis.compare import decisions
from optimizer.data.codes import Kind, Level
from optimizer.report import facts
from optimizer.report.maps.ground import Ground, ground
from optimizer.report.maps.signs import short_commune, site_signs
from optimizer.solution.plan import Network
from optimizer.solution.solution import Bundle
from optimizer.wording import LANGUAGES, clean, say

SMOOTH_M = 120.0
"""Boundaries are drawn to this (metres); neighbours keep a common edge."""
KM = 1000.0
Pair = list[str]
"""A text in Vietnamese and in English."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A network that the page can show."""

    bundle: Bundle
    network: Network
    planned: bool
    """The plan of the bundle, or today's structure under its demand."""


def networks(bundles: Sequence[Bundle]) -> list[Shown]:
    """Return what can be chosen: today's structure, once where bundles agree on it, then each plan."""
    found: list[Shown] = []
    for bundle in bundles:
        same = (_alike(bundle.unchanged, other.network) for other in found)
        if not any(same):
            found.append(Shown(bundle, bundle.unchanged, planned=False))
    found += [Shown(bundle, bundle.plan, planned=True) for bundle in bundles if bundle.plan is not None]
    return found


def _alike(first: Network, second: Network) -> bool:
    tables = ("access", "demand", "placements", "institutions")
    return all(getattr(first, name).equals(getattr(second, name)) for name in tables)


def page_data(bundles: Sequence[Bundle]) -> dict[str, Any]:
    """Return the whole of the page's data; `bundles` are of one province."""
    first, shown = bundles[0], networks(bundles)
    land = ground(first)
    kinds = map_figures.programmes(bundles)
    codes = sorted(land.names)
    alone = sum(not item.planned for item in shown) == 1
    return {
        "province": clean(str(first.province["name"])),
        "date": _pair(lambda lang: facts.as_of(first, lang)),
        "disclaimer": facts.disclaimer(first),
        "illustration": any(facts.illustration(bundle) for bundle in bundles),
        "schematic": land.schematic,
        "communes": _communes(land, codes),
        "areas": [_rings(outline) for outline in land.area_outlines.values()],
        "islands": list(land.islands),
        "fields": _fields(kinds),
        "levels": {level.value: [level.vi, level.en] for level in Level if level.value in set(kinds["level"])},
        "indicators": _indicator_names(first),
        "networks": [_network(item, land, kinds, codes, alone=alone) for item in shown],
        "changes": _changes(shown, codes),
    }


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
            "recorded": _number(row["recorded"]),
        }
        for code, row in bundle.indicators.iterrows()
    ]  # fmt: skip


def _number(value: object) -> float | int | None:
    """Return a cell as the page carries it: four decimals at most, none for whole numbers, None for no value."""
    if not isinstance(value, int | float) or pd.isna(value):
        return None
    short = round(float(value), 4)
    return int(short) if short == int(short) else short


def _indicators(item: Shown) -> pd.Series:
    return item.bundle.indicators["plan" if item.planned else "unchanged"].astype(float)


def _title(item: Shown, *, alone: bool) -> Pair:
    if item.planned:
        return _pair(lambda lang: facts.title(item.bundle, lang))
    phrase = "page.unchanged" if alone else "page.unchanged_of"
    return _pair(lambda lang: say(phrase, lang, title=facts.title(item.bundle, lang)))


def _network(item: Shown, land: Ground, kinds: pd.DataFrame, codes: Sequence[str], *, alone: bool) -> dict[str, Any]:
    network = item.network
    figures = map_figures.by_choice(network, kinds)
    order = {str(code): i for i, code in enumerate(network.sites.sort_index().index)}
    flows = map_figures.streams(network)
    access = network.access
    place = {code: i for i, code in enumerate(codes)}
    return {
        "id": str(item.bundle.scenario["name"]) + ("" if item.planned else "~"),
        "title": _title(item, alone=alone),
        "year": facts.target_year(item.bundle),
        "planned": item.planned,
        "units": _units(item),
        "sites": _sites(network, land),
        "figures": {
            measure: {choice: _column(values, codes) for choice, values in choices.items()}
            for measure, choices in figures.items()
        },
        "nearest": [_site_of(access, code, order) for code in codes],
        "km": _column(access["basic_km"], codes),
        "flows": [
            [place[str(c)], order[str(s)], _number(float(n)), _number(float(m)), _number(float(k))]
            for c, s, n, m, k in flows.itertuples(index=False)
            if str(c) in place and str(s) in order
        ],
        "indicators": [_number(value) for value in _indicators(item)],
        "budget": _budget(item),
    }  # fmt: skip


def _column(values: pd.Series, codes: Sequence[str]) -> list[float | int | None]:
    known = values.to_dict()
    return [_number(known.get(code)) for code in codes]


def _site_of(access: pd.DataFrame, code: str, order: Mapping[str, int]) -> int:
    """Return the place in the list of sites of the nearest basic site; -1 for none."""
    return order.get(str(access["basic_site"].get(code, "")), -1)


def _units(item: Shown) -> dict[str, dict[str, Any]]:
    units, reasons = item.network.institutions, item.bundle.reasons
    words = [decisions(units, lang) for lang in LANGUAGES]
    found = {}
    for code, row in units.iterrows():
        kind = Kind(str(row["type"]))
        why = reasons.loc[code] if item.planned and code in reasons.index else None
        found[str(code)] = {
            "name": clean(str(row["name"])), "after": clean(str(row["name_after"])), "kind": [kind.vi, kind.en],
            "what": [str(part[code]) for part in words] if item.planned else _pair(lambda _: ""),
            "host": str(row["host"]) if item.planned else "",
            "why": ["", ""] if why is None else [clean(str(why["vi"])), clean(str(why["en"]))],
            "estimated": why is not None and bool(why["estimated"]),
            "places": [_number(float(row["places_before"])), _number(float(row["places_after"]))],
            "entrants": _number(float(row["entrants"])),
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
            "places": [_number(float(row["places_before"])), _number(float(row["places_after"]))],
            "entrants": _number(float(row["entrants"])),
        })  # fmt: skip
    return found


def _budget(item: Shown) -> list[list[Any]]:
    """Return year, ledger, million VND (plan less unchanged); nothing for today's structure."""
    if not item.planned:
        return []
    return [[int(y), str(k), _number(float(v))] for (y, k), v in item.bundle.ledger_by_year["mvnd"].items()]


def _changes(shown: Sequence[Shown], codes: Sequence[str]) -> dict[str, Any]:
    """Return ``i-j`` (i < j) -> what network j has more than network i: minutes by commune, indicators."""
    found: dict[str, Any] = {}
    for j, later in enumerate(shown):
        for i, earlier in enumerate(shown[:j]):
            minutes = map_figures.changes(earlier.network, later.network)
            less = map_figures.indicator_change(_indicators(earlier), _indicators(later))
            found[f"{i}-{j}"] = {
                **{key: _column(values, codes) for key, values in minutes.items()},
                "indicators": [_number(value) for value in less],
            }
    return found
