"""Formats added behind those of a workbook; what is there already is used again, so that nothing grows."""

from optimizer.data.book.style import FACE, GRID, INK
from optimizer.data.marked.order import STYLES, child, made, put
from optimizer.data.marked.package import Node

_SIDES = "".join(f'<{side} style="thin"><color rgb="{GRID}"/></{side}>' for side in ("left", "right", "top", "bottom"))
BOX = f"<border>{_SIDES}<diagonal/></border>"
NO_BOX = "<border><left/><right/><top/><bottom/><diagonal/></border>"
NO_FILL = '<fill><patternFill patternType="none"/></fill>'
LEAST = (
    f'<fonts count="1"><font><sz val="11"/><name val="{FACE}"/></font></fonts>',
    f'<fills count="2">{NO_FILL}<fill><patternFill patternType="gray125"/></fill></fills>',
    f'<borders count="1">{NO_BOX}</borders>',
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>',
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
    '<dxfs count="0"/>',
)
"""What a part of styles has at least."""
TEXT, PLAIN = 49, 1
"""Number formats: text, whole number."""


def font(*, bold: bool = False, size: float = 11, color: str = INK) -> str:
    """Return a font."""
    weight = "<b/>" if bold else ""
    return f'<font>{weight}<sz val="{size:g}"/><color rgb="{color}"/><name val="{FACE}"/></font>'


def fill(color: str) -> str:
    """Return a plain fill."""
    return f'<fill><patternFill patternType="solid"><fgColor rgb="{color}"/></patternFill></fill>'


class Looks:
    """The part of styles of a workbook, `root`, to which formats are added."""

    def __init__(self, root: Node) -> None:
        self._root = root
        for xml in LEAST:
            node = made(root, xml)
            if child(root, node.tag.rpartition("}")[2]) is None:
                put(root, node, STYLES)

    def colour(self, color: str) -> int:
        """Return the number of the conditional format that fills a cell with `color`."""
        paint = f'<patternFill patternType="solid"><fgColor rgb="{color}"/><bgColor rgb="{color}"/></patternFill>'
        return self._number("dxfs", f"<dxf><fill>{paint}</fill></dxf>")

    def cell(self, face: str, *, back: str = NO_FILL, box: bool = True, form: int = 0, align: str = "") -> int:
        """Return the number of the cell format of font, fill, number format and alignment."""
        numbers = (
            f'numFmtId="{form}" fontId="{self._number("fonts", face)}" fillId="{self._number("fills", back)}" '
            f'borderId="{self._number("borders", BOX if box else NO_BOX)}"'
        )
        used = 'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"'
        return self._number("cellXfs", f'<xf {numbers} xfId="0" {used}><alignment {align}/></xf>')

    def _number(self, kind: str, xml: str) -> int:
        """Return the place of what `xml` describes among those of its `kind`."""
        kept = child(self._root, kind)
        assert kept is not None  # as of the constructor
        node = made(self._root, xml)
        for number, other in enumerate(kept):
            if _same(node, other):
                return number
        kept.append(node)
        kept.set("count", str(len(kept)))
        return len(kept) - 1


def _same(one: Node, other: Node) -> bool:
    """Return whether two elements say the same, whatever their prefixes."""
    return (
        one.tag == other.tag
        and dict(one.attrib) == dict(other.attrib)
        and len(one) == len(other)
        and all(_same(a, b) for a, b in zip(one, other, strict=True))
    )
