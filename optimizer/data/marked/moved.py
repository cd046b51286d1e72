"""Findings of tables that were written anew as a workbook, at the cells where their values now stand."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from optimizer.data.layout import column_of
from optimizer.data.sheet import Sheet
from optimizer.errors import Finding


def moved(findings: Iterable[Finding], old: Mapping[str, Sheet], new: Mapping[str, Sheet]) -> tuple[Finding, ...]:
    """Return `findings` on the sheets `old` (table name -> sheet) as findings on the sheets `new` of the same tables.

    One on a cell that was not carried over keeps its place in words and has no cell.
    """
    tables = {sheet.name: name for name, sheet in old.items() if name in new}
    return tuple(
        _moved(finding, old[tables[finding.table]], new[tables[finding.table]])
        if finding.table in tables
        else replace(finding, cell="")
        for finding in findings
    )


def _moved(finding: Finding, old: Sheet, new: Sheet) -> Finding:
    """Return `finding` on `old` as one on `new`, which has the same records in the same order."""
    nowhere = replace(finding, cell="")
    column = column_of(old.words, finding.column)
    header = next((word for word in new.header if column and column_of(new.words, word) == column), "")
    if not header or len(old.rows) != len(new.rows):
        return nowhere
    if finding.row in {None, old.header_row}:
        row = new.header_row
    elif finding.row in old.rows:
        row = new.rows[old.rows.index(finding.row)]
    else:
        return nowhere
    return replace(finding, table=new.name, row=row, column=header, cell=new.cell(header, row))
