"""The bundle on disk: plain CSV and JSON, written whole or not at all, read back with every column checked."""

import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

from optimizer.data.tables import BY_NAME
from optimizer.errors import BundleError
from optimizer.solution.plan import Network
from optimizer.solution.schema import BUNDLE, NETWORK, Schema, conform
from optimizer.solution.solution import Bundle, Outcome, Proof
from optimizer.wording import say

FORMAT = 1
"""Version of the layout; a newer one is refused, an older one would be migrated here."""
FOLDER = "bundle"


def save(bundle: Bundle, folder: Path) -> Path:
    """Write `bundle` to ``folder/bundle``, replacing an older one, and return that path.

    Everything is written to a temporary folder beside it first; at every moment there is the old bundle, the new one,
    or none, never a part of one.
    """
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / FOLDER
    temporary, retired = (folder / f".{word}-{os.getpid()}" for word in ("bundle", "old"))
    for leftover in (temporary, retired):
        shutil.rmtree(leftover, ignore_errors=True)
    temporary.mkdir()
    try:
        _write(bundle, temporary)
        if target.exists():
            target.rename(retired)
        temporary.rename(target)
        shutil.rmtree(retired, ignore_errors=True)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    return target


def _write(bundle: Bundle, folder: Path) -> None:
    proof = {f.name: getattr(bundle.proof, f.name) for f in fields(Proof)}
    outcome = {
        "outcome": str(bundle.outcome), **proof, "versions": dict(bundle.versions), "digests": dict(bundle.digests),
        "options": dict(bundle.options),
    }  # fmt: skip
    documents: dict[str, object] = {
        "format": {"format": FORMAT}, "scenario": dict(bundle.scenario), "province": dict(bundle.province),
        "outcome": outcome, "timing": dict(bundle.timing),
    }  # fmt: skip
    for name, content in documents.items():
        _text(folder / f"{name}.json", json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n")
    if bundle.plan is not None:
        _write_network(bundle.plan, folder)
    (folder / "unchanged").mkdir()
    _write_network(bundle.unchanged, folder / "unchanged")
    for name, schema in BUNDLE.items():
        _text(folder / f"{name}.csv", _csv(conform(getattr(bundle, name), schema)))
    _text(folder / "given.csv", _csv(bundle.given))
    (folder / "input").mkdir()
    for name, frame in sorted(bundle.inputs.items()):
        _text(folder / "input" / f"{name}.csv", _csv(frame))
    _text(folder / "geometry.geojson", bundle.geometry.to_json(drop_id=True, ensure_ascii=False) + "\n")


def _write_network(network: Network, folder: Path) -> None:
    for name, schema in NETWORK.items():
        _text(folder / f"{name}.csv", _csv(conform(getattr(network, name), schema)))


def _csv(frame: pd.DataFrame) -> str:
    flat = frame.reset_index() if any(name is not None for name in frame.index.names) else frame
    written = pd.DataFrame({c: _cells(flat[c]) for c in flat.columns}, dtype=object)
    return str(written.to_csv(index=False, lineterminator="\n"))


def _cells(column: pd.Series) -> pd.Series:
    if pd.api.types.is_bool_dtype(column):
        return column.map({True: "1", False: "0"})
    if pd.api.types.is_float_dtype(column):
        return column.map(lambda v: "" if pd.isna(v) else f"{v + 0.0:.12g}")
    return column.map(lambda v: "" if v is None else str(v))


def _text(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def inputs_of(frames: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return input tables as text frames, as they are kept in ``input/``: declared columns, codes and numbers as typed."""
    found = {}
    for name, frame in sorted(frames.items()):
        flat = frame.reset_index() if any(n is not None for n in frame.index.names) else frame
        columns = [c.name for c in BY_NAME[name].columns if c.name in flat.columns]
        found[name] = pd.DataFrame({c: _cells(flat[c]).astype("str") for c in columns})
    return found


def load(folder: Path) -> Bundle:
    """Read a bundle from ``folder/bundle`` or `folder` itself.

    Raises
    ------
    BundleError
        No bundle there, a file missing or damaged, or a newer format.
    """
    root = folder / FOLDER if (folder / FOLDER).is_dir() else folder
    if not (root / "format.json").is_file():
        raise BundleError(say("bundle.missing", "vi", path=folder))
    try:
        found = int(_json(root / "format.json")["format"])
        if found > FORMAT:
            raise BundleError(say("bundle.newer", "vi", path=folder, found=found, known=FORMAT))
        return _read(root)
    except BundleError:
        raise
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as problem:
        raise BundleError(say("bundle.damaged", "vi", path=folder, problem=problem)) from problem


def _read(root: Path) -> Bundle:
    outcome = _json(root / "outcome.json")
    inputs = {p.stem: _raw(p) for p in sorted((root / "input").glob("*.csv"))}
    has_plan = (root / "institutions.csv").exists()
    return Bundle(
        scenario=_json(root / "scenario.json"),
        province=_json(root / "province.json"),
        outcome=Outcome(outcome["outcome"]),
        proof=Proof(**{f.name: outcome[f.name] for f in fields(Proof)}),
        versions=outcome["versions"],
        digests=outcome["digests"],
        options=outcome["options"],
        timing=_json(root / "timing.json"),
        plan=_read_network(root) if has_plan else None,
        unchanged=_read_network(root / "unchanged"),
        **{name: _frame(root / f"{name}.csv", schema) for name, schema in BUNDLE.items()},
        given=_raw(root / "given.csv"),
        norms=valued(inputs["norms"]),
        costs=valued(inputs["costs"]),
        geometry=_geometry(root / "geometry.geojson"),
        inputs=inputs,
    )


def valued(table: pd.DataFrame) -> pd.DataFrame:
    """Return a text table of norms or costs with its column `value` as numbers."""
    return table.assign(value=table["value"].astype(float))


def _geometry(path: Path) -> gpd.GeoDataFrame:
    document = _json(path)
    frame = gpd.GeoDataFrame.from_features(document["features"], crs="EPSG:4326")
    return frame[["commune", "name", "area", "lon", "lat", "schematic", "geometry"]]


def _read_network(folder: Path) -> Network:
    return Network(**{name: _frame(folder / f"{name}.csv", schema) for name, schema in NETWORK.items()})


def _raw(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, dtype="str", keep_default_na=False)


def _frame(path: Path, schema: Schema) -> pd.DataFrame:
    raw = _raw(path)
    typed = {}
    for name, kind in schema.types.items():
        match kind:
            case "number" | "whole":
                typed[name] = pd.to_numeric(raw[name].where(raw[name] != "", None))
            case "flag":
                typed[name] = raw[name] == "1"
            case _:
                typed[name] = raw[name]
    return conform(pd.DataFrame(typed), schema)


def _json(path: Path) -> Any:  # noqa: ANN401 - JSON is any of its types
    return json.loads(path.read_text(encoding="utf-8"))
