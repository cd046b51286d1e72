"""Comments in cells of a sheet: ours behind what is there, and taken away again without a trace."""

import re
from collections.abc import Mapping

from lxml import etree
from openpyxl.utils.cell import coordinate_to_tuple

from optimizer.data.marked import order, shapes
from optimizer.data.marked.book import KINDS, Book
from optimizer.data.marked.package import Node, storable

AUTHOR = "vetnet check"
MARK = f"[{AUTHOR}]"
GAP = "\n\n"
LONGEST = 8_000
"""Letters of a comment."""
FACE = '<rPr><sz val="9"/><color indexed="81"/><rFont val="Tahoma"/><family val="2"/></rPr>'
VML = "application/vnd.openxmlformats-officedocument.vmlDrawing"


class Notes:
    """The comments of the sheet whose part is `part`."""

    def __init__(self, book: Book, part: str) -> None:
        self._book, self._part = book, part
        self._package = book.package
        found = self._package.related(part, "comments")
        self._comments = found[0].part if found else ""
        self._threads = {
            str(node.get("ref"))
            for relation in self._package.related(part, "threadedComment")
            for node in self._package.root(relation.part)
            if isinstance(node.tag, str)
        }

    def forget(self) -> None:
        """Take away what an earlier check wrote; comments that are then empty go with their boxes."""
        if not self._package.holds(self._comments, MARK.encode()):
            return
        gone = []
        for comment in list(self._list(edit=True)):
            text = order.child(comment, "text")
            if text is None or MARK not in self._book.text(text) or comment.get("ref") in self._threads:
                continue
            self._cut(text)
            if not self._book.text(text).strip():
                comment.getparent().remove(comment)
                gone.append(str(comment.get("ref")))
        drawing = self._drawing()
        if drawing:
            self._package.parts[drawing] = shapes.without(self._package.parts[drawing], map(_place, gone))
        if not len(self._list(edit=False)):
            self._drop(drawing)

    def add(self, texts: Mapping[str, str]) -> None:
        """Write `texts` (cell address -> text); a cell with a discussion keeps its comment as it is."""
        texts = {cell: text for cell, text in texts.items() if cell not in self._threads}
        if not texts:
            return
        comments = self._list(edit=True)
        author = str(self._author())
        known = {str(comment.get("ref")): comment for comment in comments}
        whole = {}
        for cell, text in texts.items():
            if cell not in known:
                comment = order.made(
                    comments, f'<comment ref="{cell}" authorId="{author}" shapeId="0"><text/></comment>'
                )
                comments.append(comment)
                known[cell] = comment
            whole[_place(cell)] = self._append(known[cell], f"{MARK}\n{text}"[:LONGEST])
        drawing = self._drawing() or self._new_drawing()
        others = [
            data for name, data in self._package.parts.items() if name.lower().endswith(".vml") and name != drawing
        ]
        taken = {block for data in others for block in shapes.blocks(data)}
        self._package.parts[drawing] = shapes.with_boxes(self._package.parts[drawing], whole, taken)

    def _list(self, *, edit: bool) -> Node:
        """Return the list of comments; with `edit`, one that is written anew, or a new one."""
        book, package = self._book, self._package
        if not self._comments:
            root = etree.Element(book.tag("comments"), nsmap={None: book.main})
            self._comments = book.beside("comments{}.xml")
            package.add(self._comments, etree.tostring(root), f"{KINDS}.comments+xml")
            package.relate(self._part, f"{book.relation}/comments", self._comments)
        root = package.edit(self._comments) if edit else package.root(self._comments)
        for name in ("authors", "commentList"):
            if order.child(root, name) is None:
                order.put(root, order.made(root, f"<{name}/>"), ("authors", "commentList", "extLst"))
        return order.child(root, "commentList")

    def _author(self) -> int:
        """Return our number among the authors."""
        authors = order.child(self._package.root(self._comments), "authors")
        assert authors is not None  # as of `_list`
        names = [author.text for author in authors]
        if AUTHOR not in names:
            authors.append(order.made(authors, f"<author>{AUTHOR}</author>"))
        return [author.text for author in authors].index(AUTHOR)

    def _append(self, comment: Node, added: str) -> str:
        """Put `added` behind the text of `comment`; return the whole."""
        text = order.child(comment, "text")
        if text is None:
            text = order.put(comment, order.made(comment, "<text/>"), ("text", "commentPr", "extLst"))
        before = self._book.text(text)
        for plain in text.findall(self._book.tag("t")):  # a plain text stands alone; with ours it is a run among others
            run = order.made(text, "<r/>")
            text.replace(plain, run)
            run.append(plain)
        run = order.made(text, f"<r>{FACE}<t/></r>")
        run[-1].text = storable((GAP if before else "") + added)
        run[-1].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        order.put(text, run, ("r", "rPh", "phoneticPr"))
        return f"{before}{GAP if before else ''}{added}"

    def _cut(self, text: Node) -> None:
        """Take our words and all behind them away."""
        left = self._book.text(text).partition(MARK)[0]
        room = len(left.removesuffix(GAP))
        for run in self._book.runs(text):
            kept = str(run.text or "")[:room]
            room -= len(kept)
            if kept == run.text:
                continue
            run.text = kept
            if not kept:
                within = run.getparent()
                within.getparent().remove(within) if within is not text else text.remove(run)

    def _drawing(self) -> str:
        """Return the part with the boxes of the comments; "" if there is none."""
        node = order.child(self._package.root(self._part), "legacyDrawing")
        identity = None if node is None else node.get(self._book.id)
        named = (r.part for r in self._package.related(self._part, "vmlDrawing") if r.id == identity)
        return next((part for part in named if b"</" in self._package.parts[part]), "")

    def _new_drawing(self) -> str:
        """Return a new drawing of the sheet, without shapes."""
        package, root = self._package, self._package.edit(self._part)
        for node in root.findall(self._book.tag("legacyDrawing")):  # what it names is not there
            root.remove(node)
        folder = self._book.part.rpartition("/")[0]
        part = package.free(f"{folder}/drawings/vmlDrawing{{}}.vml".lstrip("/"))
        package.add(part, shapes.NEW)
        package.declare_ending("vml", VML)
        identity = package.relate(self._part, f"{self._book.relation}/vmlDrawing", part)
        node = order.put(root, order.made(root, f'<legacyDrawing xmlns:r="{self._book.relation}"/>'), order.SHEET)
        node.set(self._book.id, identity)
        return part

    def _drop(self, drawing: str) -> None:
        """Take the list of comments away, which is empty, and a drawing in which nothing is left."""
        package = self._package
        gone = [self._comments]
        if drawing and shapes.empty(package.parts[drawing]):
            gone.append(drawing)
            root = package.edit(self._part)
            root.remove(order.child(root, "legacyDrawing"))
        for relation in package.relations(self._part):
            if relation.part in gone:
                package.unrelate(self._part, relation.id)
        for part in gone:
            package.remove(part)
        self._comments = ""


def _place(cell: str) -> shapes.Place:
    row, column = coordinate_to_tuple(re.sub(r":.*|\$", "", cell))
    return row - 1, column - 1
