"""Sheets of `plan.xlsx` on what is built beside workshops, and what is moved."""

from optimizer.report.office.grid import Grid
from optimizer.report.office.names import Names, figure, make, ratio


def beds(names: Names, note: str) -> Grid:
    """Return the dormitory beds to be built, with what one costs."""
    rows = [
        (
            number, names.site(row.site), figure(row.beds_before), figure(row.beds_built), figure(row.beds_after),
            figure(row.investment_mvnd), ratio(row.investment_mvnd, row.beds_built),
        )
        for number, row in enumerate(names.shown.beds.itertuples(), start=1)
    ]  # fmt: skip
    fields = (
        names.field("no", "whole", 5, label="doc.col.no"),
        names.field("site", "text", 40, label="doc.col.site"),
        names.field("beds_before", "whole", label="doc.col.beds_before", total=True),
        names.field("beds_built", "decimal", label="doc.col.beds_built", total=True),
        names.field("beds_after", "decimal", total=True, formula="{beds_before}+{beds_built}"),
        names.field("investment", "money", 16, total=True),
        names.field("bed_cost", "money", 16, formula='IF(N({beds_built})=0,"",{investment}/{beds_built})'),
    )
    return make(names, "beds", fields, rows, note, total=True)


def transfers(names: Names, note: str) -> Grid:
    """Return the equipment to be moved, what it is worth and what moving it costs."""
    rows = [
        (
            number, names.programme(row.programme), names.site(row.site_from), names.site(row.site_to),
            names.unit(row.institution_after), figure(row.places), figure(row.value_mvnd), figure(row.once_mvnd),
        )
        for number, row in enumerate(names.shown.transfers.itertuples(), start=1)
    ]  # fmt: skip
    fields = (
        names.field("no", "whole", 5, label="doc.col.no"),
        names.field("programme", width=40),
        names.field("moved_from", "text", 38, label="doc.col.moved_from"),
        names.field("moved_to", "text", 38, label="doc.col.moved_to"),
        names.field("owner_after", width=36),
        names.field("places_moved", "decimal", 16, label="doc.col.places_moved", total=True),
        names.field("value_moved", "money", 16, total=True),
        names.field("once", "money", 16, label="doc.col.once_mvnd", total=True),
    )
    return make(names, "transfers", fields, rows, note, total=True)
