"""The bundle on disk: plain CSV and JSON, written whole or not at all, read back with every file and column checked."""

import json
import os
import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

from optimizer.errors import BundleError
from optimizer.solution.bundle_tables import Damage, csv_text, inputs_of, json_text, read_frame, read_raw, valued
from optimizer.solution.plan import Network
from optimizer.solution.schema import BUNDLE, LATER, NETWORK, Schema, conform, empty
from optimizer.solution.seal import first_changed, sealed
from optimizer.solution.solution import Bundle, Outcome, Proof, Step
from optimizer.wording import say

FORMAT = 1
"""Version of the layout; a newer one is refused, an older one would be migrated here."""
FOLDER = "bundle"
NEW, OLD = ".bundle.new", ".bundle.old"
"""Beside the bundle while it is written: the new one, and the old one until the new one is in place."""
KEPT = "bundle.new"
"""Where a new bundle stays when the old one cannot be moved (a file of it is open in another program)."""
ADDED = (
    "priority", "goals", "diagnosis", "travel_change", "travel_groups", "teach_out", "origins", "nearest", "buildings",
    "budget_by_year", "organisation", "roadmap", "years", "changes",
)  # fmt: skip
"""Tables that bundles of this format had not from the first; where one has none, it is empty."""
STEPS = "steps"
"""Folder of the years of a plan before the last, one folder a year."""
OF_STEP = ("indicators", "reasons", "nearest")
"""Tables of a bundle that each of its years has."""
_STEP = re.compile(rf"{STEPS}/(\d{{4}})/institutions")
LATER_FRAMES = ("beds", "transfers")
"""Frames of a network that bundles of this format had not from the first; where one has none, it is empty."""
_NAME = re.compile(r"\w[\w.-]*")
"""What names files, and so may not hold a path."""
GEOMETRY = ("commune", "name", "area", "lon", "lat", "schematic", "geometry")


def save(bundle: Bundle, folder: Path) -> Path:
    """Write `bundle` to ``folder/bundle``, replacing an older one, and return that path.

    Everything is written beside it first, forced to disk, then renamed. A process killed at any moment leaves the old
    bundle or the new one, whole: between the two renames the old one stands in ``.bundle.old``, where `load` finds it
    and the next `save` puts it back. One writer a folder.

    Raises
    ------
    BundleError
        The old bundle cannot be moved; the new one is then in ``folder/bundle.new``.
    """
    folder.mkdir(parents=True, exist_ok=True)
    target, new, old = folder / FOLDER, folder / NEW, folder / OLD
    if old.is_dir() and not target.exists():
        old.rename(target)
    for leftover in (new, old, folder / KEPT):
        shutil.rmtree(leftover, ignore_errors=True)
    new.mkdir()
    try:
        _write(bundle, new)
        if target.exists():
            _set_aside(target, old, new)
        new.rename(target)
        _settle(folder)
        shutil.rmtree(old, ignore_errors=True)
    finally:
        shutil.rmtree(new, ignore_errors=True)
    return target


def _set_aside(target: Path, old: Path, new: Path) -> None:
    try:
        target.rename(old)
    except OSError as problem:
        kept = new.rename(new.with_name(KEPT))
        raise refused(phrase="bundle.locked", path=target, kept=kept) from problem


def refused(*, phrase: str, **values: object) -> BundleError:
    """Return the error that says `phrase` in Vietnamese and carries what other languages need.

    `BundleError.phrase` and `BundleError.values` give `optimizer.wording.say` what it needs.
    """
    return BundleError(say(phrase, "vi", **values), phrase, values)


def _write(bundle: Bundle, folder: Path) -> None:
    tables = _tables(bundle)
    proof = {f.name: getattr(bundle.proof, f.name) for f in fields(Proof)}
    outcome = {
        "outcome": str(bundle.outcome), **proof, "versions": dict(bundle.versions), "digests": dict(bundle.digests),
        "options": dict(bundle.options), "rows": {name: len(frame) for name, frame in tables.items()},
    }  # fmt: skip
    texts = {f"{name}.csv": csv_text(frame) for name, frame in tables.items()}
    texts["geometry.geojson"] = bundle.geometry.to_json(drop_id=True, ensure_ascii=False) + "\n"
    texts |= {"scenario.json": json_text(bundle.scenario), "province.json": json_text(bundle.province)}
    outcome["files"] = sealed(texts)
    texts |= {
        "outcome.json": json_text(outcome), "timing.json": json_text(bundle.timing),
        "format.json": json_text({"format": FORMAT}),
    }  # fmt: skip
    inner = sorted({str(place) for name in tables for place in Path(name).parents})
    for name in inner:
        (folder / name).mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        _text(folder / name, text)
    for name in reversed(inner):
        _settle(folder / name)


def _tables(bundle: Bundle) -> dict[str, pd.DataFrame]:
    """Return every table of `bundle` by its path without ending."""
    found: dict[str, pd.DataFrame] = {}
    networks = {"": bundle.plan, "unchanged/": bundle.unchanged}
    for year, step in bundle.steps.items():
        networks |= {f"{STEPS}/{year}/": step.plan, f"{STEPS}/{year}/unchanged/": step.unchanged}
        found |= {f"{STEPS}/{year}/{name}": conform(getattr(step, name), BUNDLE[name]) for name in OF_STEP}
    for prefix, network in networks.items():
        if network is not None:
            found |= {prefix + name: conform(getattr(network, name), schema) for name, schema in NETWORK.items()}
    found |= {name: conform(getattr(bundle, name), schema) for name, schema in BUNDLE.items()}
    found["given"] = bundle.given
    inputs = {"norms": bundle.norms, "costs": bundle.costs, **bundle.inputs}
    return found | {f"input/{name}": frame for name, frame in sorted(inputs.items())}


def _text(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    """Force the entries of `folder` to disk, where the system can do that."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _root(folder: Path) -> Path:
    """Return where the files of the bundle lie; raise a `BundleError` where none does."""
    places = [folder / FOLDER, folder, folder / OLD]
    if folder.name == FOLDER:
        places.append(folder.with_name(OLD))
    root = next((path for path in places if (path / "format.json").is_file()), None)
    if root is None:
        raise refused(phrase="bundle.missing", path=folder)
    return root


def require_unchanged(folder: Path) -> None:
    """Check that the files of a bundle that can be loaded are those that the run wrote, byte by byte.

    Bundles without digests of their files, of earlier versions, pass.

    Raises
    ------
    BundleError
        A file was changed; names the first.
    """
    root = _root(folder)
    seals = _json(root / "outcome.json").get("files", {})
    changed = first_changed(root, seals) if isinstance(seals, dict) else "outcome.json"
    if changed is not None:
        raise refused(phrase="bundle.problem.changed", path=folder, file=changed)


def load(folder: Path) -> Bundle:
    """Read a bundle from ``folder/bundle`` or `folder` itself.

    Raises
    ------
    BundleError
        No bundle there, a file missing or damaged, or a newer format.
    """
    root = _root(folder)
    try:
        found = _format(root)
        if found > FORMAT:
            raise refused(phrase="bundle.newer", path=folder, found=found, known=FORMAT)
        return _read(root)
    except Damage as damage:
        raise refused(phrase=damage.phrase, path=folder, **damage.values) from damage


def _format(root: Path) -> int:
    found = _json(root / "format.json").get("format")
    if not isinstance(found, int) or isinstance(found, bool) or found < 1:
        raise Damage(problem="unreadable", file="format.json")
    return found


def _read(root: Path) -> Bundle:
    outcome, timing = _json(root / "outcome.json"), _json(root / "timing.json")
    try:
        rows = {str(name): int(count) for name, count in outcome["rows"].items()}
        inputs = {n.removeprefix("input/"): _raw(root, n, rows) for n in sorted(rows) if n.startswith("input/")}
        return Bundle(
            scenario=_scenario(root / "scenario.json"),
            province=_named(root / "province.json", ("name", "code")),
            outcome=Outcome(outcome["outcome"]),
            proof=Proof(**{f.name: outcome[f.name] for f in fields(Proof)}),
            versions=outcome["versions"],
            digests=outcome["digests"],
            options=outcome["options"],
            timing=timing,
            plan=_network(root, "", rows) if "institutions" in rows else None,
            unchanged=_network(root, "unchanged/", rows),
            **{name: _judged(root, name, schema, rows) for name, schema in BUNDLE.items()},
            given=_raw(root, "given", rows),
            norms=valued(inputs["norms"]),
            costs=valued(inputs["costs"]),
            geometry=_geometry(root / "geometry.geojson"),
            inputs=inputs,
            steps={int(found[1]): _step(root, found[1], rows) for found in map(_STEP.fullmatch, sorted(rows)) if found},
        )
    except (KeyError, ValueError, AttributeError, TypeError) as problem:
        raise Damage(problem="unreadable", file="outcome.json") from problem


def _named(path: Path, keys: Sequence[str]) -> Any:  # noqa: ANN401 - JSON is any of its types
    """Return the document at `path`, which must have `keys`; what is called a name is a text."""
    content = _json(path)
    if any(key not in content for key in keys) or not isinstance(content["name"], str):
        raise Damage(problem="unreadable", file=path.name)
    return content


def _scenario(path: Path) -> Any:  # noqa: ANN401 - JSON is any of its types
    """Return the scenario at `path`. Files of maps are named after it, so its name must not lead to other folders."""
    content = _named(path, ("name", "title", "question", "periods"))
    if not _NAME.fullmatch(content["name"]):
        raise Damage(problem="unreadable", file=path.name)
    return content


def _raw(root: Path, name: str, rows: Mapping[str, int]) -> pd.DataFrame:
    return read_raw(root / f"{name}.csv", rows[name])


def _judged(root: Path, name: str, schema: Schema, rows: Mapping[str, int]) -> pd.DataFrame:
    if name in ADDED and name not in rows:
        return empty(schema)
    return read_frame(root / f"{name}.csv", schema, rows[name], LATER.get(name, frozenset()))


def _step(root: Path, year: str, rows: Mapping[str, int]) -> Step:
    place = f"{STEPS}/{year}/"
    later = {name: LATER.get(name, frozenset()) for name in OF_STEP}
    tables = {
        name: read_frame(root / f"{place}{name}.csv", BUNDLE[name], rows[place + name], later[name]) for name in OF_STEP
    }
    return Step(_network(root, place, rows), _network(root, f"{place}unchanged/", rows), **tables)


def _network(root: Path, prefix: str, rows: Mapping[str, int]) -> Network:
    frames = {}
    for name, schema in NETWORK.items():
        if name in LATER_FRAMES and prefix + name not in rows:
            frames[name] = empty(schema)
        else:
            path = root / f"{prefix}{name}.csv"
            frames[name] = read_frame(path, schema, rows[prefix + name], LATER.get(name, frozenset()))
    return Network(**frames)


def _geometry(path: Path) -> gpd.GeoDataFrame:
    try:
        frame = gpd.GeoDataFrame.from_features(_json(path)["features"], crs="EPSG:4326")
        return frame[list(GEOMETRY)]
    except (KeyError, ValueError, TypeError, AttributeError) as problem:
        raise Damage(problem="unreadable", file=path.name) from problem


def _json(path: Path) -> Any:  # noqa: ANN401 - JSON is any of its types
    """Return the document at `path`, an object."""
    if not path.is_file():
        raise Damage(problem="file", file=path.name)
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise Damage(problem="unreadable", file=path.name) from problem
    if not isinstance(content, dict):
        raise Damage(problem="unreadable", file=path.name)
    return content


__all__ = ["FOLDER", "FORMAT", "inputs_of", "load", "refused", "save", "valued"]
