"""Checks of letters: what cannot be printed is said before anything is solved, not when the report is drawn."""

from optimizer.data.check import Tables, at_rows
from optimizer.data.letters import hidden
from optimizer.errors import Finding


def check_letters(tables: Tables) -> list[Finding]:
    """Return a finding for each cell with a letter that no font shows, on whatever tables could be read."""
    findings = []
    for loaded in tables.values():
        for column in loaded.written.columns:
            cells = loaded.written[column]
            if not hidden("".join(set(cells.astype(str)))):
                continue
            for row, cell in zip(cells.index, cells.astype(str), strict=True):
                if letters := hidden(cell):
                    values = {"letter": letters[0], "code": f"U+{ord(letters[0]):04X}"}
                    findings += at_rows(loaded, str(column), [int(row)], "data.letter", **values)
    return findings
