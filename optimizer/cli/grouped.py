"""Findings of one rule in one column as a few sentences and the list of the other places: a page that can be read."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from optimizer.errors import Finding
from optimizer.wording import Lang, say
from optimizer.wording.numbers import runs

SHOWN = 2
"""Findings of one rule and column that are written out; the places of the others follow in one line."""
MOST_PLACES = 12
"""Ranges of places that such a line names."""


def grouped(findings: Sequence[Finding]) -> Iterator[tuple[list[Finding], list[Finding]]]:
    """Yield, for each run of findings of one rule, table and column, those to write out and those to list."""
    for _, run in groupby(findings, key=lambda f: (f.severity, f.id, f.table, f.column)):
        found = list(run)
        whole = len(found) <= SHOWN + 1 or any(finding.row is None for finding in found)
        yield (found, []) if whole else (found[:SHOWN], found[SHOWN:])


def by_rule(findings: Sequence[Finding]) -> list[Finding]:
    """Return findings that are sorted by weight, those of one rule, table and column behind their first."""
    first: dict[tuple[str, str, str, str], int] = {}
    for place, finding in enumerate(findings):
        first.setdefault((finding.severity, finding.id, finding.table, finding.column), place)
    return sorted(findings, key=lambda f: first[f.severity, f.id, f.table, f.column])


def others(findings: Sequence[Finding], lang: Lang) -> str:
    """Return the line that says where else: ``… và 36 ô khác trong cột: G6:G41``, of rows ``dòng 4–37``."""
    letters = {finding.cell.rstrip("0123456789") for finding in findings}
    letter = letters.pop() if len(letters) == 1 else ""
    ranges = runs(finding.row for finding in findings if finding.row is not None)
    to = ":" if letter else "–"
    texts = [f"{letter}{a}" if a == b else f"{letter}{a}{to}{letter}{b}" for a, b in ranges[:MOST_PLACES]]
    places = ", ".join([*texts, "…"] if len(ranges) > MOST_PLACES else texts)
    return say("cli.other_cells" if letter else "cli.other_rows", lang, count=len(findings), places=places)
