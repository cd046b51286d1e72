"""Sheets of `plan.xlsx` on what is built beside workshops."""

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
