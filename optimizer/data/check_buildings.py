"""Checks of land and rooms: land against the norm of the type, places against classrooms, two sites on one spot."""

import pandas as pd

from optimizer.data.check import Tables, at_cells
from optimizer.data.check_meaning import given
from optimizer.data.check_plausible import OVERFULL
from optimizer.errors import Finding

CLASS_THEORY, CLASS_PRACTICE = 35.0, 18.0
"""Learners of one class where the table of norms has no row (presets of `class_theory`, `class_practice`)."""
URBAN_LAND = 2.0
SPOT_DECIMALS = 4
"""Sites whose coordinates agree to so many decimals stand on one spot (11 m)."""


def check_buildings(tables: Tables) -> list[Finding]:
    """Return the findings on land, rooms and places of sites, on whatever tables could be read."""
    return [finding for rule in (_land, _classes, _spots) for finding in rule(tables)]


def norm_of(tables: Tables, parameter: str, kind: str = "") -> float | None:
    """Return the norm for the type `kind`, else the one for every type; None where the table of norms has neither."""
    if not given(tables, "norms", "parameter", "value"):
        return None
    rows = tables["norms"].typed
    rows = rows[
        (rows["parameter"] == parameter) & (rows["field"] == "") & (rows["level"] == "") & rows["value"].notna()
    ]
    for wanted in dict.fromkeys((kind, "")):
        values = rows.loc[rows["type"] == wanted, "value"]
        if len(values):
            return float(values.iloc[0])
    return None


def _land(tables: Tables) -> list[Finding]:
    """Check the land of all sites of an institution, urban m² counted more, against the norm of its type."""
    if not (
        given(tables, "institutions", "institution", "type")
        and given(tables, "sites", "institution", "head", "land_m2")
    ):
        return []
    sites, units = tables["sites"], tables["institutions"].typed
    urban = norm_of(tables, "urban_land_factor") or URBAN_LAND
    counted = sites.typed["land_m2"] * sites.typed["urban"].map({"1": urban}).fillna(1.0)
    whole = sites.typed["land_m2"].notna().groupby(sites.typed["institution"]).all()
    total = counted.groupby(sites.typed["institution"]).sum()[whole]
    kinds = units.drop_duplicates("institution").set_index("institution")["type"]
    least = {str(kind): norm_of(tables, "land_rural_m2", str(kind)) for kind in kinds.unique()}
    have, must = sites.typed["institution"].map(total), sites.typed["institution"].map(kinds).map(least).astype(float)
    short = (sites.typed["head"] == "1") & (have < must)
    return at_cells(sites, "land_m2", short, "data.land_below", total=have, least=must)


def _classes(tables: Tables) -> list[Finding]:
    """Check the designed places against classrooms and workshops times the learners of a class."""
    if not given(tables, "sites", "rooms", "classrooms"):
        return []
    sites = tables["sites"].typed
    theory, practice = (
        norm_of(tables, "class_theory") or CLASS_THEORY,
        norm_of(tables, "class_practice") or CLASS_PRACTICE,
    )
    seats = sites["classrooms"] * theory + sites["workshops"].fillna(0.0) * practice
    return at_cells(tables["sites"], "rooms", sites["rooms"] > OVERFULL * seats, "data.class_places", seats=seats,
                    factor=OVERFULL)  # fmt: skip


def _spots(tables: Tables) -> list[Finding]:
    """Find sites that stand where another one stands (those without coordinates apart)."""
    if not given(tables, "sites", "site", "lat", "lon"):
        return []
    sites = tables["sites"]
    spot = sites.typed[["lat", "lon"]].round(SPOT_DECIMALS)
    again = spot.notna().all(axis=1) & spot.duplicated(keep="first")
    other: pd.Series = sites.typed["site"].groupby([spot["lat"], spot["lon"]], dropna=False).transform("first")
    return at_cells(sites, "lat", again, "data.same_spot", other=other)
