"""Palettes can be told apart by colour-blind readers and in grey; the fonts write Vietnamese."""

import unicodedata
import warnings
from itertools import combinations

import numpy as np
import pytest

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from colorspacious import cspace_convert, deltaE

from optimizer.data.letters import of_base
from optimizer.report import theme
from optimizer.report.maps.demand import Need, demand_shade
from optimizer.report.maps.difference import shade

VIEWS = [
    None,
    *(
        {"name": "sRGB1+CVD", "cvd_type": kind, "severity": 100}
        for kind in ("deuteranomaly", "protanomaly", "tritanomaly")
    ),
]
VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")


def _rgb(colour):
    return np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])


def _seen(colour, view):
    return _rgb(colour) if view is None else np.clip(cspace_convert(_rgb(colour), view, "sRGB1"), 0, 1)


def _least(pairs, view):
    return min(deltaE(_seen(a, view), _seen(b, view), input_space="sRGB1") for a, b in pairs)


def _lightness(colour):
    return cspace_convert(_rgb(colour), "sRGB1", "CIELab")[0]


@pytest.mark.parametrize("view", VIEWS)
def test_any_two_statuses_differ_for_every_reader(view):
    """ΔE (CAM02-UCS) of the seven fills is at least 18 for normal, deutan, protan and tritan vision."""
    fills = [theme.SIGNS[name].fill for name in theme.CHECKED_SIGNS]
    assert _least(list(combinations(fills, 2)), view) >= 18


def test_statuses_stay_apart_in_grey_print():
    """L* of the fills is 100, 84, 69, 53, 38, 22, 0: neighbours differ by at least 15."""
    found = sorted(_lightness(theme.SIGNS[name].fill) for name in theme.CHECKED_SIGNS)
    assert np.diff(found).min() >= 15


def test_every_status_has_its_own_shape():
    """Eleven statuses, eleven matplotlib markers; what a site can be besides another status is one of them."""
    assert len({sign.marker for sign in theme.SIGNS.values()}) == len(theme.SIGNS) == 11
    assert set(theme.FLAGS) <= set(theme.CHECKED_SIGNS) <= set(theme.SIGNS)


@pytest.mark.parametrize("view", VIEWS)
def test_any_two_classes_differ_for_every_reader(view):
    """Minutes: ΔE at least 10; changes: at least 13. What is not known looks like near classes, and is dotted."""
    assert _least(list(combinations(theme.MINUTES, 2)), view) >= 10
    assert _least(list(combinations(theme.CHANGES, 2)), view) >= 13


def test_minutes_get_darker_with_distance():
    """L* falls by at least 11 from class to class."""
    assert np.diff([_lightness(colour) for colour in theme.MINUTES]).max() <= -11


def test_changes_in_grey_get_darker_with_size_and_only_the_hatch_says_which_way():
    """L* is 97 in the middle and falls by 12, 22, 24 (less) and 10, 20, 27 (more): both ends are as dark as each other.

    So classes of more time are hatched, and the hatch stands out from every fill below it by 25 or more.
    """
    found = [_lightness(colour) for colour in theme.CHANGES]
    assert np.diff(found)[:3].min() >= 9
    assert np.diff(found)[3:].max() <= -9
    assert [shade(change).hatch != "" for change in (-40, -20, -7, 0, 7, 20, 40)] == [False] * 4 + [True] * 3
    below = [*theme.CHANGES[theme.NO_CHANGE + 1 :], theme.NO_MINUTES]
    assert min(_lightness(fill) - _lightness(theme.HATCH) for fill in below) >= 25


def test_demand_not_met_is_hatched_in_an_ink_that_stands_out():
    """Dark lines on the light classes of demand, light lines on the dark ones: 35 or more in lightness."""
    for least in (0, *theme.DEMAND_BREAKS[False]):
        shown = demand_shade(Need(least, 1), part=False)
        assert abs(_lightness(shown.fill) - _lightness(shown.ink)) >= 35
        assert (shown.hatch, demand_shade(Need(least, 0), part=False).hatch) == ("///", "")


def test_what_is_not_known_is_dotted_and_nothing_else_is():
    """No minutes: dots on a grey that no class has; no change of minutes known: the same."""
    assert shade(None).hatch == "...."
    assert shade(None).fill not in {*theme.MINUTES, *theme.CHANGES}
    assert {shade(change).hatch for change in range(-60, 60)} == {"", "////"}


@pytest.mark.parametrize("family", [theme.TEXT_FONT, theme.MAP_FONT])
def test_every_face_of_the_packaged_fonts_writes_vietnamese(family):
    """12 vowels x 6 tones x 2 cases, đ Đ, and the signs reports use."""
    letters = {unicodedata.normalize("NFC", case + tone) for v in VOWELS for case in (v, v.upper()) for tone in TONES}
    needed = letters | set("đĐ₫–“”…×≥≤±−→²·")
    assert len(letters) == 144
    assert {letter for letter in needed if ord(letter) not in of_base(family)} == set()


def test_a_class_starts_at_its_break():
    """29 | 30 ... 44 | 45 ... 59 | 60 ... 89 | 90; changes -30, -15, -5, 5, 15, 30."""
    assert [theme.minute_class(m) for m in (0, 29, 30, 44, 45, 59, 60, 89, 90, 300)] == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]
    assert [theme.change_class(m) for m in (-30, -29, -15, -14, -5, -4, 0, 4, 5, 14, 15, 29, 30)] == [
        0, 1, 1, 2, 2, 3, 3, 3, 4, 4, 5, 5, 6,
    ]  # fmt: skip
