"""The officer's own workbook with its findings in their cells: coloured, commented, and listed on a sheet with links.

Only what bears a finding is edited: the sheets with coloured cells, their comments, the formats, the list of sheets.
Marks of an earlier check are taken away first.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from optimizer.data.marked import colours, listing
from optimizer.data.marked.book import KINDS, Book
from optimizer.data.marked.notes import Notes
from optimizer.data.marked.package import BrokenPart, Package
from optimizer.data.whole import whole
from optimizer.errors import Finding, Severity, UsageError
from optimizer.wording import Lang, say, told


@dataclass(frozen=True, slots=True)
class Annotated:
    """What became of a workbook."""

    cells: int
    """How many were marked."""
    unsigned: bool
    """Whether it had a digital signature, which the copy, being another file, has not."""


def annotate(source: Path, findings: Sequence[Finding], target: Path, lang: Lang) -> Annotated:
    """Write the workbook `source` with `findings` to the .xlsx `target`; return what became of it.

    `findings` name sheet and cell as the reader of `source` told them. Every other part of the workbook stays byte for
    byte; the same workbook and findings give the same bytes.

    Raises
    ------
    UsageError
        A part of `source` is damaged; the message is in `lang`.
    OSError
        The file cannot be written.
    """
    try:
        package = Package(source.read_bytes())
        made = _annotated(Book(package), findings, lang)
    except BrokenPart as problem:
        raise UsageError(say("book.broken_part", lang, path=source.name, part=str(problem))) from None
    with whole([target]) as (part,):
        part.write_bytes(package.pack())
    return made


def annotated_before(path: Path) -> bool:
    """Return whether the workbook `path` is the result of `annotate`."""
    try:
        return listing.has_sheet(Book(Package(path.read_bytes())))
    except Exception:  # whatever it is, it is no workbook of ours
        return False


def _annotated(book: Book, findings: Sequence[Finding], lang: Lang) -> Annotated:
    """Mark the cells of `book` and list the findings."""
    parts = {title: part for title, part in book.parts.items() if title.lower() != listing.SHEET.lower()}
    by_sheet: dict[str, dict[str, list[Finding]]] = {}
    for finding in findings:
        if finding.cell and finding.table in parts:
            by_sheet.setdefault(finding.table, {}).setdefault(finding.cell, []).append(finding)
    for title, part in parts.items():
        try:
            _mark(book, part, by_sheet.get(title, {}), lang)
        except ValueError:  # an address or a number in it that is none
            raise BrokenPart(part) from None
    marked = {(title, cell) for title, cells in by_sheet.items() for cell in cells}
    listing.write(book, findings, marked, lang)
    book.package.declare(book.part, f"{KINDS}.sheet.main+xml")
    return Annotated(len(marked), _unsign(book.package))


def _mark(book: Book, part: str, found: Mapping[str, Sequence[Finding]], lang: Lang) -> None:
    """Take the old marks of a sheet away, then colour and comment the cells of `found`; of a merged area, its first."""
    notes = Notes(book, part)
    notes.forget()
    if book.package.holds(part, b'"vetnet"') or book.package.holds(part, b"&quot;vetnet&quot;"):
        colours.forget(book.package.edit(part))
    if not found:
        return
    root = book.package.edit(part)
    shown = colours.firsts(root, found)
    together: dict[str, list[Finding]] = {}
    for cell, these in found.items():
        together.setdefault(shown[cell], []).extend(these)
    looks = {severity: book.looks.colour(color) for severity, color in listing.COLORS.items()}
    worst = {cell: min((f.severity for f in these), key=list(Severity).index) for cell, these in together.items()}
    colours.colour(book, part, {cell: looks[severity] for cell, severity in worst.items()})
    notes.add({
        cell: "\n".join(f"{say(f'severity.{f.severity}', lang)}: {' '.join(told(f, lang))}" for f in these)
        for cell, these in together.items()
    })  # fmt: skip


def _unsign(package: Package) -> bool:
    """Take digital signatures out, which would not fit the copy; return whether there were any."""
    found = package.related("", "origin")
    for relation in found:
        package.unrelate("", relation.id)
        for signature in package.related(relation.part, "signature"):
            for certificate in package.related(signature.part, "certificate"):
                package.remove(certificate.part)
            package.remove(signature.part)
        package.remove(relation.part)
    return bool(found)
