"""Sheets of a plan of several years: the network of each year, and what changes when."""

from optimizer.report.content.years import FIGURES
from optimizer.report.office.grid import Grid
from optimizer.report.office.names import Names, figure, make
from optimizer.wording import clean


def years(names: Names, note: str) -> Grid:
    """Return the figures of each year."""
    rows = [
        (int(str(year)), *(figure(row[shown.column]) for shown in FIGURES))
        for year, row in names.bundle.years.iterrows()
    ]
    fields = (
        names.field("year", "text", 10, label="doc.col.year"),
        *(names.field(shown.column, "decimal", 20, label=f"doc.col.{shown.label}") for shown in FIGURES),
    )
    return make(names, "years", fields, rows, note, keys=1)


def changes(names: Names, note: str) -> Grid:
    """Return what changes in each year."""
    rows = [
        (int(row.year), clean(str(row.code)), clean(str(row.name)), clean(str(getattr(row, names.lang))))
        for row in names.bundle.changes.itertuples(index=False)
    ]
    fields = (
        names.field("year", "text", 10, label="doc.col.year"),
        names.field("code", "text", 14),
        names.field("name", "long", 60, label="doc.col.item"),
        names.field("change", "long", 70, label="doc.col.change_made"),
    )
    return make(names, "changes", fields, rows, note, keys=2)
