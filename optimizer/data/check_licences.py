"""Checks of what is taught against who may teach it: licence, type and level, targets, graduates, teachers."""

import pandas as pd

from optimizer.data.check import Tables, at_cells
from optimizer.data.check_meaning import given
from optimizer.data.check_plausible import HALF, JUMP_FROM, OVERFULL
from optimizer.data.codes import KIND_LEVELS, Delivery, Kind, Level
from optimizer.errors import Finding

LEVELS = {str(kind): frozenset(str(level) for level in levels) for kind, levels in KIND_LEVELS.items()}


def check_licences(tables: Tables) -> list[Finding]:
    """Return the findings on offers, on whatever tables could be read."""
    return [finding for rule in (_levels, _targets, _graduates, _teachers) for finding in rule(tables)]


def _owner(tables: Tables) -> pd.Series:
    """Return offer's row -> code of its institution (missing where the site is not known)."""
    sites = tables["sites"].typed.drop_duplicates("site").set_index("site")["institution"]
    return tables["offers"].typed["site"].map(sites)


def _levels(tables: Tables) -> list[Finding]:
    """Check that the type of an institution may teach the level of each offer (driving and partners' degrees apart)."""
    if not (given(tables, "offers", "site", "programme") and given(tables, "sites", "site", "institution")
            and given(tables, "institutions", "institution", "type")
            and given(tables, "programmes", "programme", "level")):  # fmt: skip
        return []
    offers = tables["offers"]
    kinds = tables["institutions"].typed.drop_duplicates("institution").set_index("institution")["type"]
    levels = tables["programmes"].typed.drop_duplicates("programme").set_index("programme")["level"]
    kind, level = _owner(tables).map(kinds), offers.typed["programme"].map(levels)
    apart = (level == Level.DRIVING) | (offers.typed["delivery"] == Delivery.PARTNER)
    pairs = zip(kind, level, apart, strict=True)
    wrong = [not left and k in LEVELS and bool(v) and not pd.isna(v) and v not in LEVELS[k] for k, v, left in pairs]
    return at_cells(offers, "programme", pd.Series(wrong, index=offers.typed.index, dtype=bool), "data.licence_level",
                    kind=kind.map({kind.value: kind.vi for kind in Kind}),
                    level=level.map({level.value: level.vi for level in Level}))  # fmt: skip


def _targets(tables: Tables) -> list[Finding]:
    if not given(tables, "offers", "places", "target"):
        return []
    offers = tables["offers"]
    places = offers.typed["places"]
    return at_cells(offers, "target", offers.typed["target"] > places, "data.target_over_places", places=places)


def _graduates(tables: Tables) -> list[Finding]:
    """Check that no more graduate than entered in any of the years that are known."""
    if not given(tables, "offers", "graduates", "entrants"):
        return []
    offers = tables["offers"]
    most = offers.typed[["entrants_2", "entrants_1", "entrants"]].max(axis=1)
    many = (offers.typed["graduates"] >= JUMP_FROM) & (offers.typed["graduates"] > OVERFULL * most)
    return at_cells(offers, "graduates", many, "data.graduates_many", entrants=most, factor=OVERFULL)


def _teachers(tables: Tables) -> list[Finding]:
    """Check that an institution has as many teachers as its offers name."""
    needed = {"institutions": ("institution", "vocational_teachers"), "offers": ("site", "teachers"),
              "sites": ("site", "institution")}  # fmt: skip
    if not all(given(tables, name, *columns) for name, columns in needed.items()):
        return []
    units = tables["institutions"]
    named = tables["offers"].typed["teachers"].groupby(_owner(tables)).sum()
    total = units.typed["institution"].map(named).astype(float)
    own = units.typed["vocational_teachers"] + units.typed["general_teachers"].fillna(0.0)
    return at_cells(units, "vocational_teachers", total > own + HALF, "data.teachers_over", total=total, own=own)
