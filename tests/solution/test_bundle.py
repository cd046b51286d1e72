"""A bundle is written whole or not at all, read back equal, and refused when anything is missing or wrong."""

import json
import math
import os
import re
import shutil
from dataclasses import fields, replace
from functools import cache
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from optimizer.errors import BundleError
from optimizer.solution import bundle as disk
from optimizer.solution.audit import audit
from optimizer.solution.bundle import FORMAT, inputs_of, load, require_unchanged, save, valued
from optimizer.solution.estimates import estimates
from optimizer.solution.frames import recorded
from optimizer.solution.indicators import indicators
from optimizer.solution.ledgers import ledger_by_year, ledgers
from optimizer.solution.plan import Network
from optimizer.solution.rules import rules
from optimizer.solution.schema import BUNDLE, NETWORK, conform, empty
from optimizer.solution.solution import Bundle, Outcome, Proof
from optimizer.wording import say
from tests.solution.cases import GOOD, UNCHANGED, network, province, scenario, travel


def squares() -> gpd.GeoDataFrame:
    """Three cells a third of a degree wide, with corners that are no round numbers."""
    table = province().communes.reset_index()[["commune", "name", "area", "lon", "lat"]]
    cells = [
        shapely.box(lon - 1 / 6, lat - 1 / 6, lon + 1 / 6, lat + 1 / 6) for lon, lat in table[["lon", "lat"]].to_numpy()
    ]
    return gpd.GeoDataFrame(table.assign(schematic=True), geometry=cells, crs="EPSG:4326")


@cache
def made() -> Bundle:
    """Return the good plan of the tiny province with everything that judges it."""
    place, ways, scene = province(), travel(), scenario()
    plan, before, counts = network(GOOD), network(UNCHANGED), recorded(place)
    total = float(plan.costs["mvnd"].sum())
    proof = Proof(total, total * 0.999, 0.001, "gap")
    given = pd.DataFrame(
        {"institution": ["TT1"], "action": ["merge"], "host": ["CD1"], "date": [""], "use": ["record"]}
    )
    tables = (
        "areas",
        "communes",
        "institutions",
        "sites",
        "programmes",
        "offers",
        "demand",
        "norms",
        "costs",
        "decided",
    )
    inputs = inputs_of({name: getattr(place, name) for name in tables})
    return Bundle(
        scenario=scene.model_dump(mode="json"), province=dict(place.facts), outcome=Outcome.OPTIMAL, proof=proof,
        versions={"pandas": pd.__version__}, digests=dict(place.digests), options={"gap": 0.001, "seed": 1},
        timing={"solve": 1.25}, plan=plan, unchanged=before, recorded=counts,
        indicators=indicators(place, ways, scene, plan, before, counts),
        rules=rules(place, ways, scene, GOOD), audit=audit(place, ways, scene, plan, proof),
        findings=pd.DataFrame({"id": ["data.x"], "severity": ["note"], "table": ["sites"], "row": [math.nan],
                               "column": ["name"], "value": ["Số 1, \"ngõ\" 2\ndòng hai"], "vi": ["a"], "en": ["b"]}),
        calibration=empty(BUNDLE["calibration"]), travel_calibration=empty(BUNDLE["travel_calibration"]),
        ledgers=ledgers(place, scene, plan, before), ledger_by_year=ledger_by_year(place, scene, plan, before),
        reasons=empty(BUNDLE["reasons"]), firmness=empty(BUNDLE["firmness"]), conflicts=empty(BUNDLE["conflicts"]),
        estimates=estimates(place, scene), given=given, norms=valued(inputs["norms"]), costs=valued(inputs["costs"]),
        geometry=squares(), inputs=inputs,
    )  # fmt: skip


def without_plan() -> Bundle:
    """Return the same question, proven impossible."""
    row = {
        "kind": "conflict",
        "rule": "counted",
        "item": "",
        "amount": 1.0,
        "unit": "units",
        "vi": "Không.",
        "en": "No.",
    }
    conflicts = pd.DataFrame([row])
    return replace(
        made(), plan=None, outcome=Outcome.INFEASIBLE, proof=Proof(None, None, None, "infeasible"),
        conflicts=conflicts, rules=empty(BUNDLE["rules"]), audit=empty(BUNDLE["audit"]),
    )  # fmt: skip


def contents(folder: Path) -> dict[str, bytes]:
    """Path within `folder` -> bytes of every file."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def same(one: Bundle, other: Bundle) -> None:
    """Fail unless the two bundles are equal, numbers to 12 significant digits."""
    for name in ("scenario", "province", "outcome", "versions", "digests", "options", "timing"):
        assert getattr(one, name) == getattr(other, name), name
    for part in fields(Proof):
        assert getattr(one.proof, part.name) == getattr(other.proof, part.name)
    for name, schema in BUNDLE.items():
        pd.testing.assert_frame_equal(
            conform(getattr(one, name), schema), conform(getattr(other, name), schema), rtol=1e-11
        )
    for key in ("plan", "unchanged"):
        left, right = getattr(one, key), getattr(other, key)
        assert isinstance(left, Network) == isinstance(right, Network)
        for name in NETWORK if left is not None else ():
            pd.testing.assert_frame_equal(getattr(left, name), getattr(right, name), rtol=1e-11)
    for name in ("given", "norms", "costs"):
        pd.testing.assert_frame_equal(getattr(one, name), getattr(other, name), check_dtype=False)
    assert list(one.inputs) == list(other.inputs)
    for name in one.inputs:
        pd.testing.assert_frame_equal(one.inputs[name], other.inputs[name], check_dtype=False)
    assert one.geometry.geometry.geom_equals_exact(other.geometry.geometry, 1e-9).all()
    assert list(one.geometry["commune"]) == list(other.geometry["commune"])


@pytest.mark.parametrize("maker", [made, without_plan], ids=["with a plan", "proven impossible"])
def test_round_trip_is_equal(maker, tmp_path: Path):
    """What was saved is what is read; saving what was read gives the same bytes."""
    path = save(maker(), tmp_path / "one")
    again = load(tmp_path / "one")
    same(maker(), again)
    assert contents(save(again, tmp_path / "two")) == contents(path)
    same(load(path), again)


def test_layout_is_the_documented_one(tmp_path: Path):
    """The files that a reader of a bundle may count on; UTF-8, LF, no carriage return outside cells."""
    root = save(made(), tmp_path)
    tables = [*NETWORK, "ledger_by_year", "indicators", "rules", "audit", "findings"]
    for name in (*(f"{t}.csv" for t in tables), "format.json", "scenario.json", "outcome.json", "timing.json",
                 "geometry.geojson", "unchanged/institutions.csv", "input/offers.csv"):  # fmt: skip
        assert (root / name).is_file(), name
    assert json.loads((root / "format.json").read_text(encoding="utf-8")) == {"format": 1}
    assert b"\r" not in b"".join(contents(root).values())
    assert "Trường Cao đẳng" in (root / "institutions.csv").read_text(encoding="utf-8")


def test_equal_runs_are_byte_identical_but_for_the_timing(tmp_path: Path):
    """Another time, other noise below the 12th digit, keys in another order: only timing.json differs."""
    first = contents(save(made(), tmp_path / "a"))
    plan = made().plan
    assert plan is not None
    noisy = replace(plan, costs=plan.costs * (1 + 1e-15))
    other = replace(
        made(), plan=noisy, timing={"solve": 9.75}, digests=dict(reversed(list(made().digests.items()))),
        inputs=dict(reversed(list(made().inputs.items()))),
    )  # fmt: skip
    second = contents(save(other, tmp_path / "b"))
    assert {name for name in first if first[name] != second[name]} == {"timing.json"}
    assert first.keys() == second.keys()


def test_numbers_are_written_alike(tmp_path: Path):
    """Minus zero is 0, missing is empty, 0.1 + 0.2 is 0.3, whole numbers have no point."""
    plan = made().plan
    assert plan is not None
    values = pd.DataFrame(
        {"mvnd": [-0.0, np.nan, 0.1 + 0.2, 1234567.0]}, index=pd.Index(["a", "b", "c", "d"], name="term")
    )
    root = save(replace(made(), plan=replace(plan, costs=values)), tmp_path)
    assert (root / "costs.csv").read_text(encoding="utf-8") == "term,mvnd\na,0\nb,\nc,0.3\nd,1234567\n"


class Killed(BaseException):
    """Stands for SIGKILL: nothing after it runs."""


@pytest.mark.parametrize("had_one", [False, True], ids=["no bundle before", "a bundle before"])
def test_kill_at_any_moment_leaves_the_old_or_the_new(had_one: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Every change to the disk is a moment to die at: file written, folder made, renamed, removed.

    After each the folder that `load` reads holds the old bundle or the new one, byte for byte (or there is none, where
    there was none), and a later `save` succeeds and leaves nothing behind.
    """
    old, new = without_plan(), made()
    wholes = [contents(save(bundle, tmp_path / str(n))) for n, bundle in enumerate((old, new))]
    moments = _moments(tmp_path / "count", old if had_one else None, new, monkeypatch)
    assert moments > 30
    for moment in [0, 2, moments // 2, *range(moments - 5, moments)]:
        folder = tmp_path / f"at-{moment}"
        if had_one:
            save(old, folder)
        with monkeypatch.context() as patch:
            _die_at(moment, patch)
            with pytest.raises(Killed):
                save(new, folder)
        left = [folder / name for name in ("bundle", disk.OLD) if (folder / name).exists()]
        assert left or not had_one
        assert all(contents(path) in wholes for path in left)
        save(new, folder)
        assert [p.name for p in folder.iterdir()] == ["bundle"]


def test_bundle_set_aside_by_a_killed_save_is_read_and_put_back(tmp_path: Path):
    """Killed between the two renames only ``.bundle.old`` is there: `load` reads it by either path, `save` goes on."""
    save(without_plan(), tmp_path).rename(tmp_path / disk.OLD)
    for path in (tmp_path, tmp_path / "bundle"):
        assert load(path).outcome is Outcome.INFEASIBLE
    save(made(), tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["bundle"]


def _moments(folder: Path, old: Bundle | None, new: Bundle, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many changes to the disk one save makes."""
    if old is not None:
        save(old, folder)
    with monkeypatch.context() as patch:
        seen = _die_at(10**9, patch)
        save(new, folder)
    return len(seen)


def _die_at(moment: int, patch: pytest.MonkeyPatch) -> list[str]:
    """Count calls that change the disk; die at the one numbered `moment`, and in every later one."""
    seen: list[str] = []

    def guarded(owner: object, name: str) -> None:
        original = getattr(owner, name)

        def step(*args: object, **kwargs: object) -> object:
            seen.append(name)
            if len(seen) > moment:
                raise Killed
            return original(*args, **kwargs)

        patch.setattr(owner, name, step)

    for owner, name in ((Path, "mkdir"), (Path, "rename"), (os, "fsync"), (disk, "_text"), (shutil, "rmtree")):
        guarded(owner, name)
    return seen


def test_a_new_bundle_survives_when_the_old_one_cannot_be_moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A file of the old one is open elsewhere: the error names where the new one is; the old one is untouched."""
    save(without_plan(), tmp_path)
    original = Path.rename

    def locked(self: Path, target: Path) -> Path:
        if self.name == "bundle":
            raise PermissionError
        return original(self, target)

    monkeypatch.setattr(Path, "rename", locked)
    with pytest.raises(BundleError) as caught:
        save(made(), tmp_path)
    assert caught.value.phrase == "bundle.locked"
    same(load(Path(str(vars(caught.value)["values"]["kept"]))), made())
    same(load(tmp_path), without_plan())


def test_failure_while_writing_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The disk is full in the middle: the error goes on, the old bundle stands, no remains."""
    save(without_plan(), tmp_path)

    def full(path: Path, text: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(disk, "_text", full)
    with pytest.raises(OSError, match="No space"):
        save(made(), tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["bundle"]
    same(load(tmp_path), without_plan())


def _cut(path: Path, keep: float) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * keep)])


def _drop_line(path: Path) -> None:
    path.write_text("".join(path.read_text(encoding="utf-8").splitlines(keepends=True)[:-1]), encoding="utf-8")


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("indicators.csv", b",less,", b",more,"), ("scenario.json", b'"title": "', b'"title": "X'),
        ("geometry.geojson", b"}\n", b"} \n"),
    ],
)  # fmt: skip
def test_a_file_that_was_changed_is_named(name, old, new, tmp_path):
    """As written the bundle passes; changed by a word or a blank the file is named, although it can still be loaded."""
    save(made(), tmp_path)
    require_unchanged(tmp_path)
    file = tmp_path / "bundle" / name
    assert old in file.read_bytes()
    file.write_bytes(file.read_bytes().replace(old, new, 1))
    load(tmp_path)
    with pytest.raises(BundleError, match=re.escape(name)):
        require_unchanged(tmp_path)


def test_a_bundle_without_digests_of_its_files_passes(tmp_path):
    """Earlier versions wrote none."""
    save(made(), tmp_path)
    path = tmp_path / "bundle" / "outcome.json"
    outcome = json.loads(path.read_text(encoding="utf-8"))
    assert {"institutions.csv", "unchanged/sites.csv", "province.json", "geometry.geojson"} <= set(outcome["files"])
    assert not {"timing.json", "outcome.json", "format.json"} & set(outcome["files"])
    del outcome["files"]
    path.write_text(json.dumps(outcome), encoding="utf-8")
    require_unchanged(tmp_path)


DAMAGES = [
    ("a table is gone", "sites.csv", lambda p: p.unlink(), "file"),
    ("a table of the unchanged network is gone", "unchanged/sites.csv", lambda p: p.unlink(), "file"),
    ("the first table of the plan is gone", "institutions.csv", lambda p: p.unlink(), "file"),
    ("an input table is gone", "input/offers.csv", lambda p: p.unlink(), "file"),
    ("a table is cut off", "placements.csv", lambda p: _cut(p, 0.6), "rows"),
    ("a row is cut off", "offers.csv", lambda p: _cut(p, 0.995), "cells"),
    ("a row is missing", "demand.csv", _drop_line, "rows"),
    ("a table is empty", "rules.csv", lambda p: p.write_bytes(b""), "rows"),
    ("a column is missing", "costs.csv", lambda p: _edit(p, "mvnd", "vnd"), "columns"),
    ("a number is text", "costs.csv", lambda p: _edit(p, "offers,210", "offers,nhiều"), "value"),
    ("a flag is neither 0 nor 1", "offers.csv", lambda p: _edit(p, ",1,1,", ",yes,1,"), "value"),
    ("bytes are no text", "access.csv", lambda p: p.write_bytes(b"\xff\xfe\x00"), "unreadable"),
    ("the outcome is no JSON", "outcome.json", lambda p: _cut(p, 0.5), "unreadable"),
    ("the outcome is unknown", "outcome.json", lambda p: _edit(p, '"optimal"', '"wonderful"'), "unreadable"),
    ("the scenario is gone", "scenario.json", lambda p: p.unlink(), "file"),
    ("the scenario's name leads to another folder", "scenario.json",
     lambda p: _edit(p, f'"name": "{json.loads(p.read_text())["name"]}"', '"name": "../../elsewhere"'), "unreadable"),
    ("the geometry is cut off", "geometry.geojson", lambda p: _cut(p, 0.5), "unreadable"),
    ("the geometry lacks a column", "geometry.geojson", lambda p: p.write_text(p.read_text().replace("schematic", "x")),
     "unreadable"),
    ("the format is no number", "format.json", lambda p: p.write_text('{"format": "one"}'), "unreadable"),
    ("the format is no object", "format.json", lambda p: p.write_text("[1]"), "unreadable"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "damage", "kind"), [d[1:] for d in DAMAGES], ids=[d[0] for d in DAMAGES])
def test_damaged_bundle_is_refused_with_a_sentence(name: str, damage, kind: str, tmp_path: Path):
    """The error names the file, and can be said in both languages."""
    damage(save(made(), tmp_path) / name)
    with pytest.raises(BundleError) as caught:
        load(tmp_path)
    error = caught.value
    assert error.phrase == f"bundle.problem.{kind}"
    assert Path(name).name in str(error)
    assert str(error) == say(error.phrase, "vi", **error.values)
    assert say(error.phrase, "en", **error.values) != str(error)


def test_a_table_of_staff_without_the_later_columns_is_read(tmp_path: Path):
    """Bundles of before teachers were counted: posts as they are, teachers missing."""
    save(made(), tmp_path)
    for path in (tmp_path / "bundle").rglob("staff.csv"):
        if path.parent.name == "input":
            continue
        old = pd.read_csv(path, dtype=str).iloc[:, :7]
        path.write_text(old.to_csv(index=False, lineterminator="\n"), encoding="utf-8")
    staff = load(tmp_path).unchanged.staff
    assert staff["posts_after"].notna().all()
    assert staff["posts_long_run"].isna().all()


def test_a_table_of_nearest_offers_without_fields_is_read(tmp_path: Path):
    """Bundles of before fields were told apart have the nearest of each level: of any field."""
    save(made(), tmp_path)
    row = (
        "commune,level,site_before,minutes_before,km_before,site_after,minutes_after,km_after\n00101,TC,S1,9,4,S1,9,4\n"
    )
    (tmp_path / "bundle" / "nearest.csv").write_text(row, encoding="utf-8")
    path = tmp_path / "bundle" / "outcome.json"
    outcome = json.loads(path.read_text(encoding="utf-8"))
    outcome["rows"]["nearest"] = 1
    path.write_text(json.dumps(outcome), encoding="utf-8")
    assert load(tmp_path).nearest.loc[("00101", "", "TC"), "minutes_after"] == 9


def test_missing_and_newer_bundles_are_refused(tmp_path: Path):
    """An empty folder; a folder that is not there; a format of next year."""
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(BundleError, match="Không tìm thấy"):
            load(folder)
    root = save(made(), tmp_path)
    (root / "format.json").write_text(json.dumps({"format": FORMAT + 1}))
    with pytest.raises(BundleError, match="mới hơn"):
        load(tmp_path)
