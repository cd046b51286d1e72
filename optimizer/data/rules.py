"""Every rule of the checks as data: id, tier and severity. No finding of the tables has a severity of its own.

The sentence of a rule, what to do and the basis (legal or logical) stand in `optimizer.wording` under ``<id>``,
``<id>.remedy`` and ``<id>.basis``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from optimizer.errors import Finding, Severity

Tier = Literal["file", "shape", "repair", "meaning", "plausible", "estimated"]
"""Can the file be read; are cells what their columns say; what was put right; what cannot be planned with; what is
possible and doubtful; what was filled in."""
ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the checks."""

    id: str
    """Phrase id of its sentence."""
    tier: Tier
    severity: Severity


_DECLARED: Mapping[tuple[Tier, Severity], str] = {
    ("file", ERROR): """
        locked not_a_file empty_file binary_file encoding csv_quotes old_excel bad_workbook password macros
        linked_file too_large
        table_twice missing_table missing_table_near no_rows no_plan_sheet map_table map_column bad_boundaries
        boundaries_without_code boundaries_shifted boundary_code boundary_twice boundary_shape
        drawn_metres drawn_swapped drawn_elsewhere bad_roads roads_without_lines roads_layers roads_without_class
        roads_outside roads_none_ridden road_class road_speed road_km road_shape""",
    ("file", WARNING): """
        unknown_table_near boundary_unknown boundary_missing boundary_seat boundary_overlap boundary_gap
        demand_to_forecast drawn_unread roads_several road_km_odd""",
    ("file", NOTE): """
        unknown_table roads_read""",
    ("shape", ERROR): """
        missing_column unknown_column_near column_twice column_unnamed uncalculated excel_error empty_required
        row_short row_long letter not_int not_number not_year not_date not_flag not_choice not_code not_commune
        number_ambiguous number_huge duplicate_key""",
    ("shape", WARNING): """
        missing_recommended_column unknown_column empty_recommended""",
    ("repair", NOTE): """
        decoded totals_row numbering_row zeros_repaired dash_empty year_of_date date_of_number percent_share""",
    ("meaning", ERROR): """
        negative out_of_range not_whole swapped unknown_code unknown_code_near missing_fact bad_date_fact
        bad_crs bad_units_2020 no_site no_head two_heads variants differs_in_field host_missing host_self
        host_gone host_without_merger unknown_site site_of_other no_gdtx area_is_commune area_without_communes
        more_than_population road_to_itself missing_cost cost_negative cost_high cost_zero norm_dates
        half_coordinates site_outside no_demand_year range_order crosswalk_sum levels_over_100
        money_dong age_order age_overlap overlay_placeless overlay_shape planned_year planned_investment planned_head
        flows_above_demand flows_untaught flows_daily planned_posts planned_offer planned_owner not_planned
        not_planned_site divided_host divided_without_merger""",
    ("plausible", WARNING): """
        unknown_fact unknown_cost cost_zero_doubt empty_area target_sum jump overfull over_target rooms_small
        posts_above posts_groups posts_sites posts_staff many_leavers not_offered speed speed_apart same_name
        estimates_many norm_unchecked norm_stale norm_expired norm_not_yet commune_far same_point
        site_off_commune total_apart missing_years single_year money_small remaining_above_cost autonomy_share
        licence_level target_over_places graduates_many teachers_over land_below class_places same_spot
        no_demand_for commune_without_demand demand_jump demand_over_leavers demand_past series_jump
        series_stale retired near_name age_total""",
    ("plausible", NOTE): """
        programme_unused estimates""",
    ("estimated", WARNING): """
        rooms_estimated posts_estimated range_estimated demand_estimated leavers_estimated labour_estimated
        overhead_assumed""",
}  # fmt: skip
RULES: Mapping[str, Rule] = {
    f"data.{name}": Rule(f"data.{name}", tier, severity)
    for (tier, severity), names in _DECLARED.items()
    for name in names.split()
}
"""Phrase id -> rule, by tier."""


def notice(
    phrase: str, table: str = "", row: int | None = None, column: str = "", value: str = "",
    values: Mapping[str, object] | None = None, cell: str = "",
) -> Finding:  # fmt: skip
    """Return a finding of the rule `phrase` with the severity that it is declared with (KeyError: not declared)."""
    return Finding(phrase, RULES[phrase].severity, table, row, column, value, values or {}, cell)
