"""Lines of text on maps: they stand where they are asked for, letters as well as their outlines."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from optimizer.report import theme
from optimizer.report.maps.paper import A4
from optimizer.report.maps.sheet import Sheet, measure

TEXT, SIZE, AT = "Huyện Điện Biên Đông", 20.0, (105.0, 150.0)
NEAR_MM = 0.4


def _ink(drawn, darkness):
    """Return the box (mm, from the lower left) of what is darker than `darkness`."""
    picture = np.asarray(Image.open(BytesIO(drawn.png())).convert("L")).astype(int)
    rows, columns = np.nonzero(picture < darkness)
    mm = 25.4 / theme.DPI
    return columns.min() * mm, (picture.shape[0] - rows.max()) * mm, columns.max() * mm, rows.min() * mm


@pytest.mark.parametrize(("side", "share"), [("left", 0.0), ("center", 0.5), ("right", 1.0)])
def test_a_line_starts_where_its_letters_say(side, share):
    """The ink begins and ends at the widths that labels are placed with."""
    sheet = Sheet(A4)
    sheet.text(*AT, TEXT, SIZE, bold=True, ha=side)
    x0, y0, x1, _ = _ink(sheet, 128)
    width = measure(TEXT, SIZE, bold=True)
    assert (x0, x1) == pytest.approx((AT[0] - share * width, AT[0] + (1 - share) * width), abs=3 * NEAR_MM)
    assert y0 < AT[1]  # the dot below the first word lies under the baseline


@pytest.mark.parametrize("side", ["left", "center", "right"])
def test_a_halo_lies_behind_its_letters(side):
    """On dark ground what is white stands out as far on the left as on the right."""
    sheet = Sheet(A4)
    sheet.text(*AT, TEXT, SIZE, ha=side)
    letters = _ink(sheet, 128)
    sheet = Sheet(A4)
    sheet.text(*AT, TEXT, SIZE, ha=side, color="white", halo=6.0)
    sheet.figure.set_facecolor("black")
    sheet.axes.set_facecolor("black")
    picture = np.asarray(Image.open(BytesIO(sheet.png())).convert("L"))
    columns = np.nonzero((picture > 128).any(axis=0))[0] * 25.4 / theme.DPI
    assert letters[0] - columns.min() == pytest.approx(columns.max() - letters[2], abs=NEAR_MM)
    assert letters[0] - columns.min() == pytest.approx(3.0 * 25.4 / 72, abs=NEAR_MM)
