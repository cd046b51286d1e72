"""QGIS styles of the layers of `plan.gpkg`, as QML: the signs, colours and classes of the printed maps."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from xml.etree import ElementTree as Xml

from optimizer.report import theme
from optimizer.wording import LANGUAGES, Lang, say
from optimizer.wording.report_gis import COLUMNS

SHAPES: Mapping[str, tuple[str, int]] = {
    "*": ("star", 0), "o": ("circle", 0), "^": ("triangle", 0), "s": ("square", 0), "D": ("diamond", 0),
    "X": ("cross_fill", 45), "v": ("triangle", 180), ">": ("triangle", 90), "h": ("hexagon", 0),
    "P": ("cross_fill", 0), "+": ("cross", 0),
}  # fmt: skip
"""Sign of `theme` -> QGIS shape and its turn (degrees)."""
FARTHEST = 100_000
"""End of the last class of minutes."""


def style(layer: str, columns: Sequence[str], lang: Lang) -> str:
    """Return the QML of `layer`: how it is drawn, what is written beside, and the names of `columns`."""
    root = Xml.Element("qgis", version="3.22.0", styleCategories="AllStyleCategories", labelsEnabled="0")
    if layer != "indicators":
        root.append(_RENDERERS[layer](lang))
    if layer in _LABELS:
        root.set("labelsEnabled", "1")
        root.append(_labels(*_LABELS[layer]))
    aliases = Xml.SubElement(root, "aliases")
    for place, column in enumerate(columns):
        text = COLUMNS[column][LANGUAGES.index(lang)]
        Xml.SubElement(aliases, "alias", index=str(place), field=column, name=text)
    return Xml.tostring(root, encoding="unicode")


_LABELS = {"communes": ("name", 8, "#6b6b6b"), "sites": ("label", 9, theme.INK)}
"""Layer -> column of its labels, size (points), colour; hosts' names stand at their head sites."""


def _labels(column: str, size: int, color: str) -> Xml.Element:
    labeling = Xml.Element("labeling", type="simple")
    settings = Xml.SubElement(labeling, "settings")
    text = Xml.SubElement(
        settings, "text-style", fieldName=column, fontSize=str(size), textColor=_rgba(color), isExpression="0"
    )
    Xml.SubElement(text, "text-buffer", bufferDraw="1", bufferSize="0.8", bufferColor="255,255,255,230")
    Xml.SubElement(settings, "placement", placement="0" if column == "name" else "6", dist="2")
    return labeling


def _communes(lang: Lang) -> Xml.Element:
    root = Xml.Element("renderer-v2", type="graduatedSymbol", attr="basic_minutes", graduatedMethod="GraduatedColor")
    ranges, symbols = Xml.SubElement(root, "ranges"), Xml.SubElement(root, "symbols")
    breaks = theme.MINUTE_BREAKS
    texts = [
        say("gis.minutes.first", lang, high=breaks[0]),
        *(say("gis.minutes.between", lang, low=a, high=b) for a, b in pairwise(breaks)),
        say("gis.minutes.last", lang, low=breaks[-1]),
    ]
    for place, (bounds, text) in enumerate(zip(pairwise((0, *breaks, FARTHEST)), texts, strict=True)):
        Xml.SubElement(
            ranges, "range", symbol=str(place), lower=str(bounds[0]), upper=str(bounds[1]), label=text, render="true"
        )
        fill = {"color": _rgba(theme.MINUTES[place]), "outline_color": _rgba(theme.EDGE), "outline_width": "0.2"}
        symbols.append(_symbol(str(place), "fill", "SimpleFill", fill))
    return root


def _sites(lang: Lang) -> Xml.Element:
    root = Xml.Element("renderer-v2", type="categorizedSymbol", attr="sign")
    categories, symbols = Xml.SubElement(root, "categories"), Xml.SubElement(root, "symbols")
    for place, (status, sign) in enumerate(theme.SIGNS.items()):
        text = say(f"map.sign.{status}", lang)
        Xml.SubElement(categories, "category", symbol=str(place), value=status, label=text, render="true")
        shape, turn = SHAPES[sign.marker]
        look = {
            "name": shape, "angle": str(turn), "color": _rgba(sign.fill), "outline_color": _rgba(sign.edge),
            "outline_width": "0.3", "size": f"{3.4 * sign.scale:.2f}",
        }  # fmt: skip
        symbols.append(_symbol(str(place), "marker", "SimpleMarker", look))
    return root


def _institutions(_: Lang) -> Xml.Element:
    look = {
        "name": "circle",
        "color": "0,0,0,0",
        "outline_color": _rgba(theme.INK),
        "outline_width": "0.3",
        "size": "6",
    }
    return _single(_symbol("0", "marker", "SimpleMarker", look))


def _mergers(_: Lang) -> Xml.Element:
    head = _symbol(
        "@0@0", "marker", "SimpleMarker", {"name": "filled_arrowhead", "color": _rgba(theme.INK), "size": "3"}
    )
    symbol = _symbol("0", "line", "SimpleLine", {"line_color": _rgba(theme.INK), "line_width": "0.5"})
    end = _layer("MarkerLine", {"placement": "lastvertex", "rotate": "1"})
    end.append(head)
    symbol.append(end)
    return _single(symbol)


def _flows(_: Lang) -> Xml.Element:
    return _single(_symbol("0", "line", "SimpleLine", {"line_color": "70,110,150,110", "line_width": "0.26"}))


_RENDERERS = {
    "communes": _communes, "sites": _sites, "institutions": _institutions, "mergers": _mergers, "flows": _flows,
}  # fmt: skip


def _single(symbol: Xml.Element) -> Xml.Element:
    root = Xml.Element("renderer-v2", type="singleSymbol")
    Xml.SubElement(root, "symbols").append(symbol)
    return root


def _symbol(name: str, kind: str, layer: str, look: Mapping[str, str]) -> Xml.Element:
    symbol = Xml.Element("symbol", name=name, type=kind, alpha="1")
    symbol.append(_layer(layer, look))
    return symbol


def _layer(kind: str, look: Mapping[str, str]) -> Xml.Element:
    layer = Xml.Element("layer", {"class": kind, "enabled": "1", "pass": "0", "locked": "0"})
    options = Xml.SubElement(layer, "Option", type="Map")
    for key, value in look.items():
        Xml.SubElement(options, "Option", name=key, type="QString", value=value)
    return layer


def _rgba(color: str) -> str:
    red, green, blue = (int(color[start : start + 2], 16) for start in (1, 3, 5))
    return f"{red},{green},{blue},255"
