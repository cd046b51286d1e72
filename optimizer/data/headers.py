"""Which column of a sheet is which declared column."""

from collections.abc import Mapping

from optimizer.data.column import Column
from optimizer.data.layout import IGNORED, column_of
from optimizer.data.rules import notice
from optimizer.data.sheet import Sheet
from optimizer.data.text import nearest
from optimizer.errors import Finding


def match_headers(sheet: Sheet) -> tuple[Mapping[str, int], list[Finding]]:
    """Return column name -> position in the sheet, and findings on headers that are missing, unknown or doubled."""
    found: dict[str, int] = {}
    strangers: list[tuple[int, str]] = []
    findings: list[Finding] = []
    for position, header in enumerate(sheet.header):
        name = column_of(sheet.words, header)
        if name == IGNORED:
            continue
        if name is None:
            strangers.append((position, header))
        elif name in found:
            values = {"other": sheet.header[found[name]], "name": name, "label": sheet.table.by_name[name].label}
            findings.append(notice("data.column_twice", sheet.name, sheet.header_row, header, header, values))
        else:
            found[name] = position
    missing = [column for column in sheet.table.columns if column.name not in found]
    findings += [finding for column in missing for finding in _missing(sheet, column)]
    findings += [finding for position, header in strangers for finding in _stranger(sheet, position, header, missing)]
    return found, findings


def _missing(sheet: Sheet, column: Column) -> list[Finding]:
    if column.need == "default":
        return []
    phrase = "data.missing_column" if column.need == "required" else "data.missing_recommended_column"
    values = {"name": column.name, "label": column.label}
    return [notice(phrase, sheet.name, sheet.header_row, f"{column.name} ({column.label})", "", values)]


def _stranger(sheet: Sheet, position: int, header: str, missing: list[Column]) -> list[Finding]:
    """Return what is to be said of a column that is not declared: an error where it may be a missing one misspelt."""
    filled = [place for place, text in enumerate(sheet.cells[position]) if text]
    if not filled:
        return []
    if not header:
        return [notice("data.column_unnamed", sheet.name, sheet.rows[filled[0]], "",
                        sheet.cells[position][filled[0]][:200], {"position": position + 1})]  # fmt: skip
    near = nearest(header, [word for column in missing for word in (column.name, column.label)], at_least=0.75)
    if near:
        return [notice("data.unknown_column_near", sheet.name, sheet.header_row, header, header, {"near": near})]
    return [notice("data.unknown_column", sheet.name, sheet.header_row, header, header)]
