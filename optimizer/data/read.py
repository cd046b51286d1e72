"""Reading a province: files, typed tables, three tiers of checks, and the frozen `Province`."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import geopandas as gpd
import pandas as pd

from optimizer.data.boundaries import boundary_digest, read_boundaries
from optimizer.data.check import Loaded, Tables
from optimizer.data.check_ages import check_ages
from optimizer.data.check_amounts import check_amounts
from optimizer.data.check_boundaries import check_boundaries
from optimizer.data.check_buildings import check_buildings
from optimizer.data.check_decided import check_decided
from optimizer.data.check_demand import check_demand
from optimizer.data.check_flows import check_flows
from optimizer.data.check_forecast import check_forecast, excused
from optimizer.data.check_letters import check_letters
from optimizer.data.check_licences import check_licences
from optimizer.data.check_meaning import check_meaning, given
from optimizer.data.check_money import as_of, check_money, facts
from optimizer.data.check_names import check_names
from optimizer.data.check_overlays import check_overlays
from optimizer.data.check_places import check_places, points_of
from optimizer.data.check_planned import check_planned
from optimizer.data.check_plausible import check_plausible
from optimizer.data.check_years import check_years
from optimizer.data.estimated import estimated, without_missing_demand
from optimizer.data.files import DRAWN, Source, find_source, source_of
from optimizer.data.load import Load, declared, load
from optimizer.data.province import Province
from optimizer.data.road_file import Read, cut_of, read_roads
from optimizer.data.road_lines import RoadLines, lines_digest
from optimizer.data.tables import BY_NAME, TABLES
from optimizer.data.torn import without_torn
from optimizer.errors import DataError, Finding, Severity
from optimizer.wording import Lang

INDEXED = ("areas", "communes", "institutions", "sites", "programmes")
"""Tables whose key is the index of their frame."""
CHECKS: tuple[Callable[[Tables], list[Finding]], ...] = (
    check_meaning, check_money, check_places, check_plausible, check_amounts, check_licences, check_buildings,
    check_demand, check_years, check_names, check_ages, check_overlays, check_forecast,
    check_letters, check_planned, check_decided, check_flows,
)  # fmt: skip
"""Checks of meaning and plausibility, each on whatever tables could be read."""
_SEVERITIES = list(Severity)


def read_province(path: Path | str, lang: Lang = "vi") -> Province:
    """Return the checked province under `path`: a folder of CSV files, or one workbook with a sheet per table.

    Files and sheets are named by table (``sites`` or ``2_DiaDiem``), columns by code name or Vietnamese label.
    Frames are as `Province` says; `lang` is the language of the sentence of a UsageError.

    Raises
    ------
    DataError
        The tables cannot be used; carries every finding of all tiers, errors first.
    UsageError
        There is nothing to read at `path`, or it may not be opened.
    """
    return _province(find_source(Path(path), lang))


def province_of(tables: Mapping[str, pd.DataFrame]) -> Province:
    """Return the checked province of raw `tables`: name -> frame of text, as `read_province` would read them.

    Raises
    ------
    DataError
        As `read_province`.
    KeyError
        A name is not that of a table.
    """
    return _province(source_of(tables))


def _province(source: Source) -> Province:
    loaded = load(source.sheets)
    guessed = estimated(loaded.tables)
    tables = guessed.tables
    loaded = replace(loaded, tables=tables, defaulted={**loaded.defaulted, **guessed.defaulted})
    boundaries, borders = _boundaries(source, tables)
    roads, ways = _roads(source, tables)
    findings = [
        *source.findings, *loaded.findings, *borders, *ways, *(f for check in CHECKS for f in check(tables)),
        *guessed.findings,
    ]  # fmt: skip
    findings = without_torn(without_missing_demand(excused(findings, tables), guessed), tables)
    ordered = tuple(sorted(_addressed(findings, source), key=_rank))
    if any(finding.severity is Severity.ERROR for finding in ordered):
        raise DataError(ordered)
    return _frozen(loaded, boundaries, roads, ordered)


def _boundaries(source: Source, tables: Tables) -> tuple[gpd.GeoDataFrame | None, list[Finding]]:
    if source.drawn.boundaries is None:
        return None, []
    known = set(tables["communes"].typed["commune"]) - {""} if "communes" in tables else set()
    boundaries, findings = read_boundaries(source.drawn.boundaries, known)
    if boundaries is None:
        return None, findings
    points = points_of(tables["communes"], "commune") if given(tables, "communes", "commune", "lat", "lon") else {}
    return boundaries, [*findings, *check_boundaries(boundaries, points, source.drawn.boundaries.stem)]


def _roads(source: Source, tables: Tables) -> Read:
    path = source.drawn.roads
    cut = cut_of(tables) if path is not None else None
    return (None, []) if path is None or cut is None else read_roads(path, cut)


def _addressed(findings: Iterable[Finding], source: Source) -> Iterator[Finding]:
    """Yield the findings; those in a sheet of a workbook with the address of their cell."""
    sheets = {sheet.name: sheet for sheet in source.sheets.values()} if source.book else {}
    for finding in findings:
        sheet = sheets.get(finding.table)
        cell = sheet.cell(finding.column, finding.row) if sheet and finding.column and not finding.cell else ""
        yield replace(finding, cell=cell) if cell else finding


def _rank(finding: Finding) -> tuple[int, str, int, str, str, str]:
    row = -1 if finding.row is None else finding.row
    return (_SEVERITIES.index(finding.severity), finding.table, row, finding.column, finding.id, finding.value)


def _frozen(
    loaded: Load, boundaries: gpd.GeoDataFrame | None, roads: RoadLines | None, findings: tuple[Finding, ...]
) -> Province:
    frames = {
        table.name: _frame(table.name, loaded.tables) for table in TABLES if table.name not in {"province", DRAWN}
    }
    date = as_of(loaded.tables)
    told = {**facts(loaded.tables), "as_of": date.isoformat() if date else ""}
    defaulted = dict(loaded.defaulted)
    digests = dict(loaded.digests)
    if boundaries is not None:
        digests[DRAWN] = boundary_digest(boundaries)
    if roads is not None:
        digests["road_lines"] = lines_digest(roads)
    for name in ("lat", "lon"):
        empty = frames["sites"][name].isna()
        if empty.any():
            points = frames["sites"]["commune"].map(frames["communes"][name])
            frames["sites"][name] = frames["sites"][name].fillna(points)
            defaulted[f"sites.{name}"] = int(empty.sum())
    return Province(
        facts=dict(sorted(told.items())), boundaries=boundaries, findings=findings,
        digests=dict(sorted(digests.items())), defaulted=dict(sorted(defaulted.items())),
        road_lines=roads, **frames,
    )  # fmt: skip


def _frame(name: str, tables: Mapping[str, Loaded]) -> pd.DataFrame:
    """Return the final frame of a table: sorted by key, flags as bool, years as int, indexed as `Province` says."""
    return _final(name, tables[name].typed) if name in tables else _nothing(name).copy()


@cache
def _nothing(name: str) -> pd.DataFrame:
    """Return the final frame of a table that was not given."""
    return _final(name, declared(BY_NAME[name]))


def _final(name: str, typed: pd.DataFrame) -> pd.DataFrame:
    table, frame = BY_NAME[name], typed.copy()
    for column in table.columns:
        if column.type == "flag" and (column.need == "required" or column.default):
            frame[column.name] = frame[column.name] == "1"
        elif column.type == "year":
            frame[column.name] = frame[column.name].astype(int)
    frame = frame.sort_values(list(table.key), kind="stable") if table.key else frame
    return frame.set_index(table.key[0]) if name in INDEXED else frame.reset_index(drop=True)
