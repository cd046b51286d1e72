"""The workbook in a package: its sheets, its texts, its formats."""

from collections.abc import Mapping
from functools import cached_property

from lxml import etree

from optimizer.data.marked.looks import Looks
from optimizer.data.marked.order import namespace
from optimizer.data.marked.package import BrokenPart, Node, Package

KINDS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
START = "_rels/.rels"
"""The part that names the workbook."""
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_RELATION = "http://purl.oclc.org/ooxml/officeDocument/relationships"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"


class Book:
    """What a package says of the workbook in it.

    Raises
    ------
    BrokenPart
        The part of the workbook, or a part that is asked for, cannot be read.
    """

    def __init__(self, package: Package) -> None:
        self.package = package
        found = package.related("", "officeDocument")
        if not found:
            raise BrokenPart(START)
        self.part = found[0].part
        self.root = package.root(self.part)
        self.main = namespace(self.root)
        self.relation = STRICT_RELATION if self.main == STRICT else RELATION
        """Beginning of the types of relations, and the namespace of their ids."""

    @property
    def entries(self) -> tuple[Node, ...]:
        """The sheets in the order of their tabs: each with the attribute ``name``."""
        return tuple(self.root.iterfind(f"{self.tag('sheets')}/{self.tag('sheet')}"))

    @property
    def parts(self) -> Mapping[str, str]:
        """Title of a sheet -> name of its part; sheets without a part are left out."""
        named = {relation.id: relation.part for relation in self.package.relations(self.part) if relation.part}
        titles = {str(entry.get("name")): named.get(str(entry.get(self.id))) for entry in self.entries}
        return {title: part for title, part in titles.items() if part}

    @property
    def id(self) -> str:
        """The attribute that names a relation."""
        return f"{{{self.relation}}}id"

    def tag(self, name: str) -> str:
        """Return the tag of the elements `name`."""
        return f"{{{self.main}}}{name}"

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The texts that cells share, as they are stored."""
        found = self.package.related(self.part, "sharedStrings")
        return tuple(self.text(node) for node in self.package.root(found[0].part)) if found else ()

    def text(self, node: Node) -> str:
        """Return the text of an element with runs, readings aside."""
        return "".join(str(run.text or "") for run in self.runs(node))

    def runs(self, node: Node) -> tuple[Node, ...]:
        """Return the elements that hold the text of `node`."""
        return (*node.iterfind(self.tag("t")), *node.iterfind(f"{self.tag('r')}/{self.tag('t')}"))

    @cached_property
    def looks(self) -> Looks:
        """The formats, to which others may be added."""
        found = self.package.related(self.part, "styles")
        if found:
            return Looks(self.package.edit(found[0].part))
        part = self.beside("styles{}.xml")
        self.package.add(
            part, etree.tostring(etree.Element(self.tag("styleSheet"), nsmap={None: self.main})), f"{KINDS}.styles+xml"
        )
        self.package.relate(self.part, f"{self.relation}/styles", part)
        return Looks(self.package.edit(part))

    def beside(self, pattern: str) -> str:
        """Return a name of `pattern` that no part has, in the folder of the workbook."""
        return self.package.free(f"{self.part.rpartition('/')[0]}/{pattern}".lstrip("/"))
