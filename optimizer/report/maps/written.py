"""A line of text on a map, drawn without measuring it: the widths of its letters say where it starts."""

from functools import lru_cache
from typing import Any

import numpy as np
from matplotlib.backend_bases import RendererBase
from matplotlib.colors import to_rgba
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.patheffects import Normal, PathEffectRenderer, Stroke
from matplotlib.text import Text
from matplotlib.textpath import text_to_path
from matplotlib.transforms import Affine2D

BEFORE = {"left": 0.0, "center": 0.5, "right": 1.0}
"""Share of the width that lies left of the place."""


class Written(Text):
    """One level line on its baseline, cut off nowhere."""

    def __init__(self, x: float, y: float, text: str, *, width: float, outline: float | None, **style: Any) -> None:  # noqa: ANN401
        """Make a line of `width` points; `style` as of a matplotlib text.

        With an `outline` its letters are drawn as outlines, in a line of so many points where that is above 0.
        """
        super().__init__(x, y, text, **style)
        self._points = width
        if outline is not None:
            line = Stroke(linewidth=outline, foreground=str(style["color"])) if outline else Normal()
            self.set_path_effects([line])

    def draw(self, renderer: RendererBase) -> None:
        """Draw the line."""
        text, font, color = self.get_text(), self.get_fontproperties(), to_rgba(self.get_color())
        renderer.open_group("text", self.get_gid())
        gc = renderer.new_gc()
        gc.set_foreground(color, isRGBA=True)
        x, y = (float(part) for part in self.get_transform().transform(np.array(self.get_position())))
        x -= BEFORE[self.get_horizontalalignment()] * _pixels(renderer, self._points)
        if self.get_path_effects():
            size = _pixels(renderer, font.get_size_in_points()) / text_to_path.FONT_SCALE
            gc.set_linewidth(0.0)
            effects = PathEffectRenderer(self.get_path_effects(), renderer)
            path = _outlines(text, tuple(font.get_family()), str(font.get_weight()))
            effects.draw_path(gc, path, Affine2D().scale(size).translate(x, y), rgbFace=color)
        else:
            y = renderer.get_canvas_width_height()[1] - y if renderer.flipy() else y
            renderer.draw_text(gc, x, y, text, font, 0, mtext=self)
        gc.restore()
        renderer.close_group("text")


def _pixels(renderer: RendererBase, points: float) -> float:
    return float(np.real(renderer.points_to_pixels(points)))


@lru_cache(maxsize=2048)
def _outlines(text: str, families: tuple[str, ...], weight: str) -> Path:
    """Return the outlines of `text`, at a size of its own: a name stands on many maps of a report."""
    points, codes = text_to_path.get_text_path(FontProperties(family=list(families), weight=weight), text)
    return Path(points, codes)
