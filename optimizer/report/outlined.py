"""Names that a picture holds as outlines only: its alternative text says them, to be searched and heard."""

import html
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from optimizer.wording import say

DESCRIPTION = re.compile(r"<dc:description>(.*?)</dc:description>", re.DOTALL)


def names(picture: bytes) -> tuple[str, ...]:
    """Return the texts that an SVG of `maps.sheet` draws as outlines."""
    found = DESCRIPTION.search(picture.decode("utf-8"))
    return tuple(html.unescape(found[1]).split("\n")) if found else ()


def told[T](value: T, images: Mapping[str, bytes], lang: str) -> T:
    """Return blocks with the texts that their pictures (key -> SVG) hold as outlines in the alternative texts."""
    outlined = {key: found for key, picture in images.items() if (found := names(picture))}
    return _told(value, outlined, lang) if outlined else value


def _told(value: Any, outlined: Mapping[str, tuple[str, ...]], lang: str) -> Any:  # noqa: ANN401 - blocks, deep down
    if isinstance(value, tuple):
        return tuple(_told(inner, outlined, lang) for inner in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    now = {part.name: _told(getattr(value, part.name), outlined, lang) for part in fields(value) if part.init}
    if now.get("image") in outlined:
        now["alt"] = say(
            "doc.alt.names", "vi" if lang == "vi" else "en", alt=now["alt"], names="; ".join(outlined[now["image"]])
        )
    return replace(value, **now)
