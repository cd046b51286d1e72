"""A workbook as the parts of its archive: a part that nobody edits is written back byte for byte.

Parts that change are edited as XML with the prefixes they have: other attributes of a part (``mc:Ignorable``) name
these prefixes, so none may be renamed. The rows of a sheet are never rewritten: they are kept aside, which also keeps
the memory small.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from lxml import etree

from optimizer.data.book.style import ESCAPED, STAMP

type Node = Any
"""An element of lxml, which has no types."""

CONTENT = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "[Content_Types].xml"
_ROWS = re.compile(rb"<(\w+:)?sheetData(?:\s[^>]*[^>/]|\s*)>")
_NO_ROWS = re.compile(rb"<(?:\w+:)?sheetData\s*/>")
_ENCODED = re.compile(rb"\s*<\?xml[^>]*encoding\s*=\s*[\"'](?!utf-?8[\"'])", re.IGNORECASE)
"""A part that is not in UTF-8, in which everything else is written."""
UNPRINTED = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML does not allow, and the carriage return, which it does not keep."""


class BrokenPart(Exception):  # noqa: N818 - it carries the name of a part, it is not shown
    """A part that is not there or is no XML; the argument is its name."""


@dataclass(frozen=True, slots=True)
class Relation:
    """What one part says of another."""

    id: str
    kind: str
    """Last word of its type, for example ``worksheet``."""
    part: str
    """Name of the other part; "" where it is not in the archive."""


class Package:
    """The parts of an archive, by name without a leading slash."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
        self._names = {_folded(name): name for name in self.parts}
        self._read: dict[str, Node] = {}
        self._rows: dict[str, bytes] = {}
        self._edited: set[str] = set()

    def find(self, name: str) -> str:
        """Return the name under which the archive has the part `name` (in upper or lower case), or ""."""
        return self._names.get(_folded(name), "")

    def holds(self, name: str, word: bytes) -> bool:
        """Return whether the part `name`, as it was read, has the bytes `word`."""
        return word in self.parts.get(name, b"")

    def root(self, name: str) -> Node:
        """Return the root of the XML of the part `name`, to be read only; of a sheet, without its rows.

        Raises
        ------
        BrokenPart
            It is not there or no XML, or declares entities.
        """
        if name not in self._read:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, strip_cdata=False)
            try:
                frame, self._rows[name] = _apart(self.parts[name])
                root = etree.fromstring(frame, parser)
            except (KeyError, etree.XMLSyntaxError):
                raise BrokenPart(name) from None
            if root.getroottree().docinfo.doctype:
                raise BrokenPart(name)
            self._read[name] = root
        return self._read[name]

    def rows(self, name: str) -> Iterator[Node]:
        """Yield the rows of the sheet `name`, each of which is gone when the next one comes.

        Raises
        ------
        BrokenPart
            The rows are no XML.
        """
        data = io.BytesIO(self.parts[name])
        try:
            for _, row in etree.iterparse(data, tag="{*}row", resolve_entities=False, no_network=True):
                yield row
                row.clear()
                while row.getprevious() is not None:
                    del row.getparent()[0]
        except etree.XMLSyntaxError:
            raise BrokenPart(name) from None

    def edit(self, name: str) -> Node:
        """Return the root of the part `name`, which is written anew."""
        self._edited.add(name)
        return self.root(name)

    def add(self, name: str, data: bytes, content_type: str = "") -> None:
        """Put `data` in as the part `name`, new or not; without `content_type` where its ending says it."""
        self.parts[name] = data
        self._names[_folded(name)] = name
        self._read.pop(name, None)
        self._edited.discard(name)
        if content_type:
            self.declare(name, content_type)

    def remove(self, name: str) -> None:
        """Take the part `name` out, with what it says of others."""
        for part in (name, self.find(_relations_of(name))):
            self.parts.pop(part, None)
            self._names.pop(_folded(part), None)
            self._edited.discard(part)
            self._read.pop(part, None)
        types = self.edit(TYPES)
        for override in self._overrides(name):
            types.remove(override)

    def free(self, pattern: str) -> str:
        """Return the first name of `pattern` (with ``{}`` for the number) that no part has."""
        number = 1
        while self.find(pattern.format(number)):
            number += 1
        return pattern.format(number)

    def declare(self, name: str, content_type: str) -> None:
        """Say of which type the part `name` is."""
        found = list(self._overrides(name))
        if found and found[0].get("ContentType") == content_type:
            return
        types = self.edit(TYPES)
        node = found[0] if found else etree.SubElement(types, f"{{{CONTENT}}}Override", PartName=f"/{name}")
        node.set("ContentType", content_type)

    def declare_ending(self, ending: str, content_type: str) -> None:
        """Say of which type parts of the `ending` are, unless that is said."""
        known = {str(node.get("Extension")).lower() for node in self.root(TYPES).iter(f"{{{CONTENT}}}Default")}
        if ending not in known:
            node = etree.Element(f"{{{CONTENT}}}Default", Extension=ending, ContentType=content_type)
            self.edit(TYPES).insert(0, node)

    def relations(self, name: str) -> tuple[Relation, ...]:
        """Return what the part `name` ("" for the archive itself) says of others."""
        part = self.find(_relations_of(name))
        if not part:
            return ()
        return tuple(
            Relation(str(node.get("Id")), str(node.get("Type")).rpartition("/")[2], self._target(name, node))
            for node in self.root(part).iter(f"{{{RELATIONS}}}Relationship")
        )

    def sources(self) -> Iterator[str]:
        """Yield the names of the parts that say something of others, "" for the archive itself."""
        for name in list(self.parts):
            folder, _, file = name.rpartition("_rels/")
            if file.endswith(".rels"):
                yield folder + file.removesuffix(".rels")

    def related(self, name: str, kind: str) -> tuple[Relation, ...]:
        """Return those of a `kind` whose part is there."""
        return tuple(relation for relation in self.relations(name) if relation.kind == kind and relation.part)

    def relate(self, name: str, kind: str, other: str) -> str:
        """Say that the part `name` is related to the part `other` by the full type `kind`; return the relation's id."""
        part = self.find(_relations_of(name)) or _relations_of(name)
        if part not in self.parts:
            self.parts[part] = f'<Relationships xmlns="{RELATIONS}"/>'.encode()
            self._names[_folded(part)] = part
        taken = {relation.id for relation in self.relations(name)}
        number = 1
        while f"rId{number}" in taken:
            number += 1
        target = posixpath.relpath(other, posixpath.dirname(name) or ".")
        node = etree.SubElement(self.edit(part), f"{{{RELATIONS}}}Relationship", Id=f"rId{number}", Type=kind)
        node.set("Target", target)
        return f"rId{number}"

    def unrelate(self, name: str, identity: str) -> None:
        """Take one relation of the part `name` away."""
        root = self.edit(self.find(_relations_of(name)))
        for node in root.findall(f"{{{RELATIONS}}}Relationship"):
            if node.get("Id") == identity:
                root.remove(node)

    def pack(self) -> bytes:
        """Return the archive: parts in their order, new ones last; the same parts give the same bytes."""
        raw = io.BytesIO()
        with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in self.parts.items():
                info = zipfile.ZipInfo(name, date_time=STAMP.timetuple()[:6])
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, self._written(name) if name in self._edited else data)
        return raw.getvalue()

    def _written(self, name: str) -> bytes:
        tree = self._read[name].getroottree()
        made: bytes = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
        rows = self._rows[name]
        return _NO_ROWS.sub(lambda _: rows, made, count=1) if rows else made

    def _overrides(self, name: str) -> Iterator[Node]:
        for node in self.root(TYPES).findall(f"{{{CONTENT}}}Override"):
            if _folded(str(node.get("PartName"))) == _folded(name):
                yield node

    def _target(self, name: str, node: Node) -> str:
        if node.get("TargetMode") == "External":
            return ""
        target = posixpath.join("/", posixpath.dirname(name), unquote(str(node.get("Target"))))
        return self.find(posixpath.normpath(target))


def _folded(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _relations_of(name: str) -> str:
    folder, _, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels".lstrip("/")


def _apart(data: bytes) -> tuple[bytes, bytes]:
    """Return the XML of a part without the rows of a sheet, and these; b"" where there are none to be kept aside."""
    start = _ROWS.search(data)
    if start is None or _ENCODED.match(data):
        return data, b""
    prefix = start[1] or b""
    end = data.rfind(b"</%ssheetData>" % prefix)
    if end < start.end():
        return data, b""
    end += len(b"</%ssheetData>" % prefix)
    return data[: start.start()] + b"<%ssheetData/>" % prefix + data[end:], data[start.start() : end]


def storable(text: str) -> str:
    """Return `text` as a cell or comment stores it, so that it is read back as it is."""
    return UNPRINTED.sub(lambda match: f"_x{ord(match[0]):04X}_", ESCAPED.sub("_x005F_", text))
