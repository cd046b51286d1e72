"""The comparison page as one file: styles, scripts, words and data laid into a skeleton, under a strict policy."""

import base64
import hashlib
import json
import re
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from optimizer.report import theme
from optimizer.report.page.data import page_data
from optimizer.solution.solution import Bundle
from optimizer.wording import PHRASES, say

MODULES = ("words", "state", "data", "shapes", "labels", "pane", "panes", "table", "details", "figures", "main")
"""Modules of the script, each before those that import it."""
ENTRANT_BREAKS, UNMET_BREAKS, MET_BREAKS = (25, 50, 100, 200), (1, 10, 25, 50), (50, 75, 90, 100)
"""Classes of demand and of demand not served (entrants a year), and of demand served (%)."""
IMPORT = re.compile(r"^import [^;]*;\n", re.MULTILINE)
EXPORT = re.compile(r"^export (?=const|function|class|let)", re.MULTILINE)


def comparison_page(bundles: Sequence[Bundle]) -> bytes:
    """Return `map.html` of `bundles`, all of one province; equal bundles give equal bytes."""
    style = _leaflet("leaflet.css") + _own("page.css")
    # Images of the stylesheet belong to controls that the page does not have.
    style = re.sub(r"url\([^)]*\)", "none", style)
    library = _leaflet("leaflet.js").split("//# sourceMappingURL")[0]
    script = "".join(EXPORT.sub("", IMPORT.sub("", _own(f"{name}.js"))) for name in MODULES)
    policy = (
        f"default-src 'none'; script-src {_digest(library)} {_digest(script)}; style-src {_digest(style)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    parts = {
        "POLICY": policy, "TITLE": _escaped(say("page.title", "vi", name=str(bundles[0].province["name"]))),
        "STYLE": style, "LICENCE": _own("leaflet-licence.txt"), "LIBRARY": library, "SCRIPT": script,
        "DATA": _json({**page_data(bundles), "theme": _theme(), "phrases": _phrases()}),
    }  # fmt: skip
    page = re.sub(r"\{\{([A-Z]+)\}\}", lambda match: parts[match[1]], _own("page.html"))
    return page.encode("utf-8")


def _own(name: str) -> str:
    return files("optimizer.report.page").joinpath(name).read_text(encoding="utf-8")


def _leaflet(name: str) -> str:
    from xstatic.pkg import leaflet  # noqa: PLC0415 - needed by this page alone

    return (Path(leaflet.BASE_DIR) / name).read_text(encoding="utf-8").replace("\r\n", "\n")


def _digest(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii") + "'"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def _json(value: Any) -> str:  # noqa: ANN401 - JSON is any of its types
    """Return `value` as JSON that no text in it can end: ``<``, ``>``, ``&`` and line separators are escaped."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return text


def _theme() -> dict[str, Any]:
    """Return the colours, classes and signs of the print maps."""
    signs = {key: [sign.marker, sign.fill, sign.edge] for key, sign in theme.SIGNS.items()}
    return {
        "signs": signs, "minutes": theme.MINUTES, "minuteBreaks": theme.MINUTE_BREAKS, "none": theme.NO_MINUTES,
        "hatch": theme.HATCH,
        "changes": theme.CHANGES, "changeBreaks": theme.CHANGE_BREAKS, "entrantBreaks": ENTRANT_BREAKS,
        "unmetBreaks": UNMET_BREAKS, "metBreaks": MET_BREAKS,
    }  # fmt: skip


def _phrases() -> dict[str, list[str]]:
    """Return the page's phrases, and those it shares with the print maps, by id."""
    kept = ("page.", "map.sign.", "map.flag.", "map.arrow.", "map.minutes.", "map.change.", "map.schematic", "ledger.")
    return {key: list(pair) for key, pair in sorted(PHRASES.items()) if key.startswith(kept)}
