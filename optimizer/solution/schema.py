"""Columns and types of every frame of a network and a bundle: what is written is what is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

Type = Literal["text", "number", "whole", "flag"]


@dataclass(frozen=True, slots=True)
class Schema:
    """A frame's index columns (none: a plain index) and columns, each with its type, in order."""

    index: tuple[str, ...]
    types: Mapping[str, Type]

    @property
    def columns(self) -> tuple[str, ...]:
        """Columns that are not the index."""
        return tuple(name for name in self.types if name not in self.index)


_SIGNS: Mapping[str, Type] = {"#": "number", "%": "whole", "?": "flag"}


def declare(index: str, columns: str) -> Schema:
    """Return the schema of space-separated names: ``#`` number, ``%`` whole number, ``?`` flag, others text."""
    keys = tuple(name.lstrip("#%?") for name in index.split())
    types: dict[str, Type] = {}
    for word in (*index.split(), *columns.split()):
        types[word.lstrip("#%?")] = _SIGNS.get(word[0], "text")
    return Schema(keys, types)


NETWORK: Mapping[str, Schema] = {
    "institutions": declare(
        "institution",
        "name type type_after speciality managing_body managing_body_after authority area head_site fate host ?convert "
        "?hosts ?expand ?reduce action name_after head_site_after ?counted_before ?counted_after #posts #heads_before "
        "#heads_after #deputies_before #deputies_after #places_before #places_after #entrants_recorded #entrants date",
    ),
    "sites": declare(
        "site",
        "name institution institution_after ?head ?head_after ?open status commune #lon #lat #posts #rooms "
        "#places_before #places_after #entrants_recorded #entrants #investment_mvnd",
    ),
    "offers": declare(
        "programme site delivery",
        "institution ?runs_before ?runs #places_before #added #places_after #entrants_recorded #entrants",
    ),
    "placements": declare("", "commune programme site institution team delivery #entrants #minutes #km ?boards"),
    "access": declare(
        "commune",
        "basic_site #basic_minutes #basic_km #recorded_minutes #limit_minutes ?exempt #entrants_placed #mean_minutes",
    ),
    "demand": declare("commune programme", "#demand #placed #mobile #unplaced"),
    "modules": declare("", "field site #modules #module_places #investment_mvnd"),
    "beds": declare("", "site #beds_before #beds_built #beds_after #investment_mvnd"),
    "transfers": declare(
        "", "programme site_from site_to institution institution_after #places #value_mvnd #once_mvnd"
    ),
    "moves": declare(
        "", "programme site kind institution institution_after #entrants_recorded #learners_present #moving"
    ),
    "costs": declare("term", "#mvnd"),
    "staff": declare(
        "institution",
        "#posts_before #posts_taken_in #posts_after #heads_after #deputies_after #posts_at_closed_sites "
        "#vocational_before #vocational_needed #general_before #general_needed #others_before #others_after #hired "
        "#surplus_1 #surplus_2 #surplus_3 #surplus_4 #surplus_5 #released #posts_long_run #surplus_0",
    ),
}
"""Frames of `Network`, by field name."""

LATER: Mapping[str, frozenset[str]] = {
    "staff": frozenset(NETWORK["staff"].columns[6:]), "moves": frozenset({"moving"}), "nearest": frozenset({"field"}),
    "budget_by_year": frozenset({"buildings"}),
    "sites": frozenset({"investment_mvnd"}),
}  # fmt: skip
"""Columns that bundles of the first version lack: they are read as missing, and a missing field means any."""

BUNDLE: Mapping[str, Schema] = {
    "recorded": declare("key", "#value"),
    "indicators": declare(
        "indicator",
        "unit better #recorded #unchanged #plan #change #estimate_share unit_vi unit_en name_vi name_en "
        "definition_vi definition_en",
    ),
    "rules": declare("", "rule item met #left sense #right ?binding ?enforced vi en"),
    "audit": declare("", "check item ?ok #found #expected vi en"),
    "findings": declare("", "id severity table #row column value vi en"),
    "calibration": declare("", "site level #recorded #modelled #error_share"),
    "travel_calibration": declare(
        "", "from_commune to_commune #km_published #km_graph #error_share #minutes_published #minutes_graph"
    ),
    "ledgers": declare("term ledger", "#plan_mvnd #unchanged_mvnd"),
    "ledger_by_year": declare("%year ledger", "#mvnd"),
    "reasons": declare("institution", "vi en ?estimated"),
    "firmness": declare("institution", "#same #of ?firm cases"),
    "conflicts": declare("", "kind rule item #amount unit vi en"),
    "priority": declare("", "kind key name_vi name_en unit ?priority #with_priority #without #change"),
    "goals": declare("goal", "#value #bound #tolerance #ceiling stopped_by vi en"),
    "diagnosis": declare(
        "institution",
        "#places #entrants #fill_share #posts #posts_norm #shared shared_with #nearest_minutes #nearest_km nearest "
        "#land_m2 #land_norm_m2 #administration_share #self_financed_share #broken vi en",
    ),
    "travel_change": declare(
        "commune",
        "zone ?border #entrants #minutes_before #minutes_after #minutes_change #basic_before #basic_after "
        "#basic_change",
    ),
    "travel_groups": declare(
        "group", "#communes #entrants #minutes_before #minutes_after #minutes_change #farther #boarders vi en"
    ),
    "teach_out": declare("site %year", "institution host #offers #learners"),
    "origins": declare("institution commune", "#entrants_before #entrants_after"),
    "nearest": declare(
        "commune field level", "site_before #minutes_before #km_before site_after #minutes_after #km_after"
    ),
    "buildings": declare(
        "site", "institution commune fate #land_m2 #floor_m2 certificate #upkeep_year_mvnd #upkeep_mvnd"
    ),
    "budget_by_year": declare(
        "%year", "#recurrent #transfers #buildings #one_off #investment #net #cumulative ?in_effect"
    ),
    "organisation": declare("institution", "#posts #sites #heads #deputies #departments_at_most"),
    "years": declare(
        "%year",
        "#weight #cost_mvnd #glide_mvnd #units #counted #sites #posts #demand #served #modules #budget_mvnd "
        "#unchanged_budget_mvnd",
    ),
    "changes": declare("", "%year kind code name change host vi en"),
    "roadmap": declare("", "date step task_vi task_en lead_vi lead_en partners_vi partners_en product_vi product_en"),
    "estimates": declare("table", "#rows #official #press #estimate #defaulted #weight_estimate"),
}
"""Frames of `Bundle` that are not input tables, by field name."""


_DTYPES: Mapping[Type, object] = {
    "text": pd.StringDtype(na_value=np.nan), "number": np.dtype(float), "whole": np.dtype("int64"),
    "flag": np.dtype(bool),
}  # fmt: skip


def empty(schema: Schema) -> pd.DataFrame:
    """Return a frame of `schema` without rows."""
    return conform(pd.DataFrame({name: [] for name in schema.types}), schema)


def conform(frame: pd.DataFrame, schema: Schema) -> pd.DataFrame:
    """Return `frame` with the columns, order, types and index of `schema`; missing texts become "".

    Raises
    ------
    KeyError
        A column is missing.
    """
    named = [name for name in frame.index.names if name is not None]
    flat = frame.reset_index() if named else frame.reset_index(drop=True)
    typed = pd.DataFrame({name: _typed(flat[name], kind) for name, kind in schema.types.items()})
    return typed.set_index(list(schema.index)) if schema.index else typed


def _typed(column: pd.Series, kind: Type) -> pd.Series:
    if column.dtype == _DTYPES[kind] and not (kind == "text" and column.hasnans):
        return column
    if kind == "number":
        return column.astype(float)
    if kind == "whole":
        return column.astype("int64")
    if kind == "flag":
        return column.astype(bool)
    return column.astype(object).where(column.notna(), "").map(str).astype("str")
