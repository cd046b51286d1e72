"""Where an element stands in its part: Excel refuses a part whose elements are out of order."""

from collections.abc import Sequence

from lxml import etree

from optimizer.data.marked.package import Node

SHEET = (
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection",
    "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells",
    "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup",
    "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags",
    "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems",
    "tableParts", "extLst",
)  # fmt: skip
BOOK = (
    "fileVersion", "fileSharing", "workbookPr", "AlternateContent", "revisionPtr", "absPath", "workbookProtection",
    "bookViews", "sheets", "functionGroups", "externalReferences", "definedNames", "calcPr", "oleSize",
    "customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes", "webPublishing", "fileRecoveryPr",
    "webPublishObjects", "extLst",
)  # fmt: skip
STYLES = (
    "numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles", "colors",
    "extLst",
)  # fmt: skip


def namespace(root: Node) -> str:
    """Return the namespace of an element."""
    return str(etree.QName(root).namespace or "")


def made(root: Node, xml: str) -> Node:
    """Return the element that `xml` describes, in the namespace of `root`."""
    return etree.fromstring(f'<_ xmlns="{namespace(root)}">{xml}</_>'.encode())[0]


def child(root: Node, name: str) -> Node | None:
    """Return the first child `name` of `root`, in its namespace."""
    return root.find(f"{{{namespace(root)}}}{name}")


def put(root: Node, node: Node, order: Sequence[str]) -> Node:
    """Insert `node` into `root` at its place in `order`, behind others of its name; return it."""
    place = order.index(etree.QName(node).localname)
    later = set(order[place + 1 :])
    before = next((position for position, other in enumerate(root) if _name(other) in later), len(root))
    root.insert(before, node)
    return node


def put_all(root: Node, nodes: Sequence[Node], order: Sequence[str]) -> None:
    """Insert `nodes` of one name as `put` does each."""
    last = None
    for node in nodes:
        if last is None:
            put(root, node, order)
        else:
            last.addnext(node)
        last = node


def _name(node: Node) -> str:
    """Return the name of an element; of one in alternative forms, that of the first form."""
    if not isinstance(node.tag, str):
        return ""
    name = str(etree.QName(node).localname)
    forms = [inner for form in node for inner in form] if name == "AlternateContent" else []
    return str(etree.QName(forms[0]).localname) if forms and isinstance(forms[0].tag, str) else name
