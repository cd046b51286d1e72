"""Saved bundles that a command reads: whole, sound, as they were written, and of one province."""

from collections.abc import Sequence
from pathlib import Path

from optimizer.analysis.annual.sound import require_sound
from optimizer.cli.paths import named
from optimizer.errors import UsageError
from optimizer.solution.bundle import load, require_unchanged
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang, province_name, say


def opened(path: str, lang: Lang) -> Bundle:
    """Return the bundle saved in `path`; refuse one whose files are no longer as they were written."""
    place = Path(named(path, lang))
    bundle = load(place)
    require_sound(bundle, place, {})
    require_unchanged(place)
    return bundle


def require_one_province(bundles: Sequence[Bundle], lang: Lang) -> None:
    """Refuse bundles of several provinces with a `UsageError` that names them."""
    if len({str(b.province.get("code", "")) for b in bundles}) > 1:
        places = sorted({province_name(str(b.province.get("name", "")), lang, inside=True) for b in bundles})
        raise UsageError(say("cli.other_province", lang, names="; ".join(places)))
