"""Each command: exit code, sentences in both languages, JSON for machines, and that nothing is half-written."""

import json
import shutil
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pytest

from optimizer.cli.arguments import parser
from tests.cli.calls import PLAN, call, files, lines, script
from tests.provinces import set_cell, tiny_tables, write_tables

COMMANDS = ("demo", "check", "forecast", "run", "evaluate", "compare", "report", "new", "convert")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_command_explains_itself(command: str, lang: str, capsys: pytest.CaptureFixture[str]):
    """``vetnet COMMAND --help`` ends with 0 and speaks one language."""
    with pytest.raises(SystemExit) as ended:
        call(command, "--help", "--lang", lang)
    assert ended.value.code == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("arguments", "vi", "en"),
    [
        ((), "COMMAND", "COMMAND"),
        (("chek", "x"), "chek", "chek"),
        (("check",), "DATA", "DATA"),
        (("run",), "SCRIPT", "SCRIPT"),
        (("run", "x.py", "--gap", "2"), "2", "2"),
        (("run", "x.py", "--gap"), "--gap", "--gap"),
        (("run", "x.py", "--tim", "3"), "--tim", "--tim"),
        (("run", "x.py", "--time-limit", "0"), "0", "0"),
        (("check", "x", "--lang", "fr"), "fr", "fr"),
    ],
)
def test_mistakes_in_a_command_are_said_in_both_languages(arguments: tuple[str, ...], vi: str, en: str):
    """Exit code 2, what is wrong by name, how the command is called, and where to read more."""
    told = [
        call(*arguments, "--lang", "vi") if "fr" not in arguments else call(*arguments),
        call(*arguments, "--lang", "en"),
    ]
    assert [t.code for t in told] == [2, 2]
    assert vi in told[0].err
    assert en in told[1].err
    assert told[0].err != told[1].err
    assert told[0].out == told[1].out == ""


def test_the_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]):
    """One line, exit code 0."""
    with pytest.raises(SystemExit) as ended:
        parser("vi").parse_args(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"vetnet {version('vetnet')}\n"


@pytest.mark.parametrize("path", ["", "/không/có/đâu", "x" * 300, "a\0b"])
def test_a_path_that_leads_nowhere_is_named(path: str):
    """A sentence, exit code 2; in JSON as well."""
    told = call("check", path)
    assert told.code == 2
    assert len(lines(told.err)) == 1
    machine = call("check", path, "--json")
    assert (machine.code, machine.json["exit"], machine.json["command"]) == (2, 2, "check")
    assert machine.json["error"]


def test_check_counts_what_the_tables_hold(tables: Path):
    """The tiny province: exit code 0, no finding is an error, JSON findings carry their place and both languages."""
    told = call("check", tables)
    assert told.code == 0
    machine = call("check", tables, "--json").json
    assert machine["format"] == 1
    for finding in machine["findings"]:
        assert set(finding) == {
                "id", "severity", "table", "row", "column", "cell", "value", "rule", "remedy", "vi", "en",
            }  # fmt: skip
        assert finding["severity"] != "error"


Damage = Callable[[Path], None]


def _cell(table: str, row: int, column: str, value: str) -> Damage:
    def damage(folder: Path) -> None:
        tables = tiny_tables()
        tables[table] = set_cell(tables[table], row, column, value)
        write_tables(tables, folder)

    return damage


def _file(name: str, content: bytes | None) -> Damage:
    def damage(folder: Path) -> None:
        if content is None:
            (folder / name).unlink()
        else:
            (folder / name).write_bytes(content)

    return damage


def _twice(folder: Path) -> None:
    path = folder / "sites.csv"
    text = path.read_text(encoding="utf-8-sig").splitlines()
    path.write_text("\n".join([*text, text[1]]) + "\n", encoding="utf-8")


BAD: dict[str, tuple[Damage, tuple[str, ...]]] = {
    "unknown commune": (_cell("sites", 0, "commune", "99999"), ("sites", "commune", "99999")),
    "negative number": (_cell("offers", 0, "places", "-5"), ("offers", "places", "-5")),
    "text in a number column": (_cell("offers", 0, "places", "nhiều"), ("offers", "places", "nhiều")),
    "missing table": (_file("offers.csv", None), ("offers",)),
    "duplicated site": (_twice, ("sites", "S1")),
    "empty file": (_file("demand.csv", b""), ("demand",)),
    "binary file": (_file("demand.csv", bytes(range(256)) * 4), ("demand",)),
}


@pytest.mark.parametrize("fault", BAD)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_bad_tables_are_refused_with_their_place(fault: str, lang: str, tables: Path, tmp_path: Path):
    """Exit code 2, a sentence with table, row, column and value; nothing is written where results go."""
    folder = shutil.copytree(tables, tmp_path / "tinh")
    damage, words = BAD[fault]
    damage(folder)
    asked = script(tmp_path / "thu.py")
    told = call("run", asked, "--data", folder, "--out", tmp_path / "ra", "--lang", lang)
    assert told.code == 2
    for word in words:
        assert word in told.err
    assert not (tmp_path / "ra").exists()


def test_a_centre_without_gdtx_figures_is_a_finding(tables: Path, tmp_path: Path):
    """Every offer of the GDTX level is taken out: the check names the centres, in table and column."""
    folder = shutil.copytree(tables, tmp_path / "tinh")
    kept = tiny_tables()
    levels = kept["programmes"].set_index("programme")["level"]
    kept["offers"] = kept["offers"][kept["offers"]["programme"].map(levels) != "GDTX"]
    write_tables(kept, folder)
    found = call("check", folder, "--json").json["findings"]
    assert any("gdtx" in f["id"] for f in found)


def test_all_findings_come_at_once(tables: Path, tmp_path: Path):
    """Three faults in three tables: three sentences in one run."""
    folder = shutil.copytree(tables, tmp_path / "tinh")
    made = tiny_tables()
    made["sites"] = set_cell(made["sites"], 0, "commune", "99999")
    made["offers"] = set_cell(made["offers"], 0, "places", "-5")
    made["institutions"] = set_cell(made["institutions"], 0, "type", "XX")
    write_tables(made, folder)
    errors = [f for f in call("check", folder, "--json").json["findings"] if f["severity"] == "error"]
    assert {"sites", "offers", "institutions"} <= {f["table"] for f in errors}


def test_a_scenario_that_cannot_hold_names_its_rules(results: Path, tables: Path, tmp_path: Path):
    """No counted school may be left, but the only college has no host: exit code 1, the cap and what would help."""
    asked = script(
        tmp_path / "kt.py", name='"khong-the"', merging="Merging(counted_schools_at_most=0)", pins='Pins(keep=("CD1",))'
    )
    for lang in ("vi", "en"):
        told = call("run", asked, "--data", tables, "--out", tmp_path / "ra", "--lang", lang)
        assert told.code == 1
        assert {"vi": "trần số trường", "en": "cap"}[lang] in told.out
    bundle = json.loads((results / "khong-the" / "bundle" / "outcome.json").read_text(encoding="utf-8"))
    assert bundle["outcome"] == "infeasible"
    assert bundle["objective_mvnd"] is None


def test_json_of_a_run_says_what_was_proven(tables: Path, tmp_path: Path):
    """One object on standard output, nothing else, with the keys of the contract."""
    told = call("run", script(tmp_path / "thu.py"), "--data", tables, "--out", tmp_path / "ra", "--json")
    (run,) = told.json["runs"]
    assert set(run) == {"scenario", "bundle", "outcome", "objective_mvnd", "bound_mvnd", "gap", "stopped_by"}
    assert (told.code, run["scenario"], run["outcome"], run["stopped_by"]) == (0, "thu", "optimal", "gap")
    assert run["bound_mvnd"] <= run["objective_mvnd"]
    assert Path(run["bundle"], "plan.csv").parent.is_dir()


def test_the_same_question_gives_the_same_bytes(tables: Path, tmp_path: Path):
    """Two runs stopped by the gap: all files equal but timing.json."""
    asked = script(tmp_path / "thu.py")
    found = []
    for name in ("mot", "hai"):
        assert call("run", asked, "--data", tables, "--out", tmp_path / name).code == 0
        found.append({k: v for k, v in files(tmp_path / name).items() if not k.endswith("timing.json")})
    assert found[0] == found[1]
    assert len(found[0]) > 20


def test_rows_in_another_order_give_the_same_plan(tables: Path, tmp_path: Path):
    """All tables turned upside down: the decisions are equal."""
    turned = {name: table.iloc[::-1] for name, table in tiny_tables().items()}
    (tmp_path / "nguoc").mkdir()
    folder = write_tables(turned, tmp_path / "nguoc")
    asked = script(tmp_path / "thu.py")
    plans = []
    for data in (tables, folder):
        assert call("run", asked, "--data", data, "--out", tmp_path / data.name).code == 0
        plans.append((tmp_path / data.name / "thu" / "bundle" / "institutions.csv").read_bytes())
    assert plans[0] == plans[1]


def test_compare_needs_bundles_it_can_read(results: Path, tmp_path: Path):
    """A missing one is named; the comparison of the others is not written."""
    told = call("compare", results / "tu-do", results / "khong-co", "--out", tmp_path / "ss")
    assert told.code == 2
    assert "khong-co" in told.err
    assert not (tmp_path / "ss").exists()


def test_compare_writes_tables(results: Path, tmp_path: Path):
    """A plan, a scenario without one and a given plan stand side by side."""
    given = next(p for p in results.iterdir() if p.name.startswith("danh-gia"))
    told = call("compare", results / "tu-do", results / "khong-the", given, "--out", tmp_path / "ss")
    assert told.code == 0
    assert {p.suffix for p in (tmp_path / "ss").iterdir()} >= {".csv"}


def _edited(name: str, old: str, new: str) -> Damage:
    """Return the damage that puts `new` for `old` in a file of a bundle."""

    def damage(folder: Path) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new), encoding="utf-8")

    return damage


DAMAGES: dict[str, Damage] = {
    "a table is gone": _file("sites.csv", None),
    "half a document": _file("outcome.json", b'{"a":'),
    "a list for an object": _file("outcome.json", b"[]"),
    "a newer format": _file("format.json", b'{"format": 99}'),
    "no format": _file("format.json", b'{"format": true}'),
    "format nought": _file("format.json", b'{"format": 0}'),
    "no geometry": _file("geometry.geojson", b"{}"),
    "half a table": _file("indicators.csv", b"indicator,before\n"),
    "a scenario without a name": _file("scenario.json", b"{}"),
    "a name that is a number": _file("scenario.json", b'{"name": 3, "title": "x", "question": "x", "periods": [2028]}'),
    "a province without a name": _file("province.json", b"{}"),
    "no times": _file("timing.json", None),
    "a day that is none": _edited("province.json", "2026-09-01", "hôm qua"),
    "another figure": _edited(
        "indicators.csv", "units_in_scope,institutions,less,", "units_in_scope,institutions,more,"
    ),
    "another title": _edited("scenario.json", '"title": "', '"title": "X'),
    "no digests": _edited("outcome.json", '"files": {', '"files": [], "more": {'),
    "a fate that no run writes": _edited("institutions.csv", ",survive,", ",gone,"),
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("command", ["compare", "report"])
def test_a_damaged_bundle_is_refused_in_a_sentence(damage: str, command: str, results: Path, tmp_path: Path):
    """Exit code 2 and the path; no traceback, nothing written."""
    folder = shutil.copytree(results / "tu-do", tmp_path / "hong")
    DAMAGES[damage](folder / "bundle")
    before = files(folder)
    out = ("--out", tmp_path / "ss") if command == "compare" else ()
    told = call(command, folder, *out, drawing=True)
    assert told.code == 2
    assert "hong" in told.err
    assert files(folder) == before
    assert not (tmp_path / "ss").exists()


GIVEN_WRONG: dict[str, tuple[str, tuple[str, ...]]] = {
    "unknown host": ("TT1,merge,XX,\n", ("XX",)),
    "unknown institution": ("QQ,keep,,\n", ("QQ",)),
    "unknown action": ("CD1,explode,,\n", ("explode",)),
    "named twice": ("TT2,keep,,\nTT2,keep,,\n", ("TT2",)),
    "three faults of three kinds": ("CD1,explode,,\nQQ,keep,,\nTT1,merge,XX,\n", ("explode", "QQ", "XX", "pa.csv")),
    "a host that ends": ("CD1,merge,TT1,\nTT1,merge,CD1,\n", ("TT1",)),
}


@pytest.mark.parametrize("fault", GIVEN_WRONG)
def test_a_given_plan_that_cannot_be_is_refused(fault: str, tables: Path, tmp_path: Path):
    """Exit code 2, the code that is wrong; nothing is saved."""
    rows, words = GIVEN_WRONG[fault]
    plan = tmp_path / "pa.csv"
    plan.write_text(PLAN + rows, encoding="utf-8")
    told = call("evaluate", plan, "--scenario", script(tmp_path / "thu.py"), "--data", tables, "--out", tmp_path / "ra")
    assert told.code == 2, told.all
    for word in words:
        assert word in told.err
    assert not (tmp_path / "ra").exists()


@pytest.mark.parametrize("content", [b"", bytes(range(256)) * 3])
def test_an_unreadable_plan_is_one_finding(content: bytes, tables: Path, tmp_path: Path):
    """An empty and a binary file: one sentence on the file, not a second one that sheets are missing."""
    plan = tmp_path / "pa.csv"
    plan.write_bytes(content)
    told = call("evaluate", plan, "--scenario", script(tmp_path / "thu.py"), "--data", tables, "--json")
    assert told.code == 2
    assert len([f for f in told.json["findings"] if f["severity"] == "error"]) == 1
