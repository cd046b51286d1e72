"""Whether a saved plan can be what a run saved: its codes and days fit together, or its files were changed by hand."""

from collections.abc import Iterator, Mapping
from datetime import MAXYEAR, MINYEAR, date
from pathlib import Path

import pandas as pd

from optimizer.data.codes import FreedUse, Kind
from optimizer.solution.bundle import refused
from optimizer.solution.plan import Network
from optimizer.solution.solution import Bundle

FATES = frozenset({"outside", "merge", "leave", "survive"})
STATUSES = frozenset({"head", "own", "taken", "closed", "left", "outside"})


READ: Mapping[str, Mapping[str, bool]] = {
    "demand": {"programme": False, "year": True, "low": True, "base": True, "high": True},
    "programmes": {"programme": False, "name": False, "field": False, "level": False},
    "sites": {"site": False, "workshops": True},
}
"""Input tables of the plan that a later year is compared with: their columns, and whether these hold numbers."""


def require_sound(bundle: Bundle, path: Path, tables: Mapping[str, Mapping[str, bool]] = READ) -> None:
    """Check that codes, fates and days of the plan of `bundle`, saved in `path`, fit together; of its inputs `tables`.

    Raises
    ------
    BundleError
        A cell says what no run writes; names file and column.
    """
    faults = [] if bundle.plan is None else [*_faults(bundle, bundle.plan), *_unread(bundle, tables)]
    for year, step in bundle.steps.items():
        faults += [(f"steps/{year}/{file}", column) for file, column in _faults(bundle, step.plan)]
    for file, column in (*_facts(bundle), *faults):
        name = f"{file}.csv" if "." not in file else file
        raise refused(phrase="bundle.problem.meaning", path=path, file=name, column=column)


def _facts(bundle: Bundle) -> Iterator[tuple[str, str]]:
    """Yield what of the JSON files cannot be."""
    if not bundle.province.get("as_of") or not _day(bundle.province["as_of"]):
        yield "province.json", "as_of"
    periods = bundle.scenario["periods"]
    years = periods if isinstance(periods, list | tuple) else [periods]
    if not years or not all(isinstance(year, int) and MINYEAR <= year < MAXYEAR for year in years):
        yield "scenario.json", "periods"
    if bundle.scenario.get("variant", "base") not in {"low", "base", "high"}:
        yield "scenario.json", "variant"


def _faults(bundle: Bundle, plan: Network) -> Iterator[tuple[str, str]]:
    """Yield file and column of what cannot be."""
    units, sites, offers = plan.institutions, plan.sites, plan.offers
    merged = units["fate"] == "merge"
    codes, places = set(units.index), set(sites.index)
    alive = set(units.index[units["fate"].isin(["survive", "outside"])])
    kinds = {"", *map(str, Kind)}
    checks = (
        ("institutions", "institution", not units.index.is_unique or "" in codes),
        ("institutions", "name", bool((units["name"].astype(str).str.strip() == "").any())),
        ("institutions", "fate", not set(units["fate"]) <= FATES),
        (
            "institutions",
            "host",
            not set(units.loc[merged, "host"]) <= alive or (units.loc[~merged, "host"] != "").any(),
        ),
        ("institutions", "type_after", not set(units["type_after"]) <= kinds),
        ("institutions", "date", not units["date"].map(_day).all()),
        ("sites", "site", not sites.index.is_unique),
        ("sites", "commune", not set(sites["commune"]) <= set(bundle.geometry["commune"])),
        ("sites", "status", not set(sites["status"]) <= STATUSES),
        ("sites", "institution", not set(sites["institution"]) <= codes),
        ("sites", "institution_after", not set(sites["institution_after"]) <= alive | {""}),
        ("sites", "open", (sites["open"] & (sites["status"] == "closed")).any()),
        ("offers", "site", not set(offers.index.get_level_values("site")) <= places),
        ("offers", "institution", not set(offers["institution"]) <= codes),
        ("offers", "places_after", (offers[["places_before", "places_after", "entrants"]] < 0).any(axis=None)),
        ("staff", "institution", not set(plan.staff.index) <= alive or not plan.staff.index.is_unique),
        ("modules", "site", not set(plan.modules["site"]) <= places),
        ("buildings", "fate", not set(bundle.buildings["fate"]) <= set(map(str, FreedUse))),
        ("roadmap", "date", not bundle.roadmap["date"].map(_day).all()),
        ("roadmap", "step", bool(bundle.roadmap["step"].duplicated().any())),
    )
    for file, column, wrong in checks:
        if wrong:
            yield file, column


def _unread(bundle: Bundle, tables: Mapping[str, Mapping[str, bool]]) -> Iterator[tuple[str, str]]:
    """Yield input table and column of `tables` that is missing, or holds no numbers where it should."""
    for file, columns in tables.items():
        table = bundle.inputs.get(file, pd.DataFrame(columns=list(columns)))
        for name, numeric in columns.items():
            if name not in table.columns or (numeric and not _numeric(table[name])):
                yield f"input/{file}", name


def _day(text: object) -> bool:
    """Return whether a cell is empty or an ISO day."""
    try:
        return not str(text) or bool(date.fromisoformat(str(text)[:10]))
    except ValueError:
        return False


def _numeric(column: pd.Series) -> bool:
    """Return whether every cell is empty or a number."""
    return bool((pd.to_numeric(column, errors="coerce").notna() | (column.astype(str) == "")).all())
