"""A document as plain blocks: what is said, without a word of how a page or a file is made.

Texts are data: no markup in them means anything. Writers (PDF, Word) turn blocks into pages.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from optimizer.report.outlined import told
from optimizer.report.trace import Printed, settled

Align = Literal["left", "center", "right"]
Style = Literal["body", "basis", "note", "formula", "lead", "centre", "enclosed"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered heading; level 1 in capitals, level 2 below it. No level may be skipped."""

    text: str
    level: int = 1
    kind: str = "heading"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. basis: a basis in law; note: small; lead: bold; centre: bold, centred; body: all else."""

    text: str
    style: Style = "body"
    kind: str = "paragraph"


@dataclass(frozen=True, slots=True)
class Bullets:
    """Items below each other, each after a dash."""

    items: tuple[str, ...]
    kind: str = "bullets"


@dataclass(frozen=True, slots=True)
class Remark:
    """A framed box that a reader must not miss."""

    title: str
    items: tuple[str, ...]
    kind: str = "remark"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its header, width in mm (0: shares what is left), and alignment."""

    label: str
    width: float = 0.0
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose header repeats on every page it runs over."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()
    strong: tuple[int, ...] = ()
    """Rows in bold, counted from 0."""
    size: float = 11.0
    """Size of letters (points)."""
    kind: str = "table"


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture by key, with what it shows in words."""

    image: str
    alt: str
    caption: str = ""
    share: float = 1.0
    """Its width as a share of the text's (0-1)."""
    kind: str = "figure"


@dataclass(frozen=True, slots=True)
class Wide:
    """Blocks on pages turned to landscape."""

    blocks: tuple["Block", ...]
    kind: str = "wide"


@dataclass(frozen=True, slots=True)
class Spread:
    """Pictures side by side on one A3 landscape page; with a number it is an annex of its own."""

    figures: tuple[Figure, ...]
    number: str = ""
    title: str = ""
    kind: str = "spread"


@dataclass(frozen=True, slots=True)
class OnePage:
    """`blocks` and a picture that share the rest of a page, letters as large as it allows; what follows starts anew."""

    title: str
    """Its heading and bookmark."""
    blocks: tuple["Block", ...]
    figure: "Figure | None" = None
    level: int = 1
    """Level of its heading in the outline."""
    kind: str = "one-page"


@dataclass(frozen=True, slots=True)
class Part:
    """Starts a part (Phần I); in a document with parts all headings stand one level below them."""

    number: str
    title: str
    kind: str = "part"


@dataclass(frozen=True, slots=True)
class Annex:
    """Starts an annex: a new page, numbered from 1 again."""

    number: str
    title: str
    kind: str = "annex"


@dataclass(frozen=True, slots=True)
class Closing:
    """Recipients on the left, the signature's place on the right, left blank."""

    recipients_title: str
    recipients: tuple[str, ...]
    authority: str
    hint: str
    kind: str = "closing"


type Block = (
    Heading | Paragraph | Bullets | Remark | Table | Figure | Wide | Spread | OnePage | Part | Annex | Closing
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head of a document by Nghị định 30/2020/NĐ-CP."""

    parent: str
    issuer: str
    number: str
    country: str
    motto: str
    place_date: str
    title: str
    subject: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document."""

    lang: str
    title: str
    """Title in the file's properties."""
    author: str
    day: str
    """Day of the data (YYYY-MM-DD), the date of the file's properties."""
    draft: str
    """The mark on every page."""
    running: str
    """What the foot of every page says; may be empty."""
    head: Letterhead
    blocks: tuple[Block, ...]
    images: Mapping[str, bytes] = field(default_factory=dict)
    """key -> SVG."""
    printed: tuple[Printed, ...] = field(init=False, default=())
    """Every stretch of text that came with its source."""
    orphans: tuple[str, ...] = field(init=False, default=())
    """Numbers of its texts that came without one."""

    def __post_init__(self) -> None:
        """Take the marks of sources out of all texts and keep what they said."""
        printed: list[Printed] = []
        orphans: list[str] = []
        for name in ("title", "running", "head", "blocks"):
            object.__setattr__(self, name, settled(getattr(self, name), printed, orphans))
        object.__setattr__(self, "blocks", told(self.blocks, self.images, self.lang))
        object.__setattr__(self, "printed", tuple(printed))
        object.__setattr__(self, "orphans", tuple(orphans))

    @property
    def depth(self) -> int:
        """Levels of outline above a heading of level 1: 1 in a document with parts, else 0."""
        return int(any(isinstance(block, Part) for block in self.blocks))

    def plain(self) -> dict[str, Any]:
        """Return the document without its images as nested dicts and lists."""
        return {
            "lang": self.lang, "title": self.title, "author": self.author, "day": self.day, "draft": self.draft,
            "running": self.running, "depth": self.depth, "head": asdict(self.head),
            "blocks": [asdict(block) for block in self.blocks],
        }  # fmt: skip
