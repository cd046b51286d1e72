"""Scripts of scenarios: broken, several, hostile; and folders with any name."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from optimizer.cli.scripts import PARTED
from optimizer.wording import PHRASES
from tests.cli.calls import HEAD, call, files, script

ROOT = Path(__file__).parents[2]
BROKEN: dict[str, bytes] = {
    "half a bracket": b"scenario = Scenario(\n",
    "nothing": b"",
    "it fails": b"x = 1\n1/0\n",
    "it leaves": b"raise SystemExit(3)\n",
    "bytes": bytes(range(256)),
    "another encoding": 'scenario = "Tự do"'.encode("utf-16"),
    "no scenario": b"scenario = 3\n",
    "two of one name": (HEAD + 'a = Scenario(name="x", title="T", question="Q?")\nscenarios = [a, a]\n').encode(),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_script_is_named_and_does_not_stop_the_others(fault: str, tables: Path, tmp_path: Path):
    """Exit code 2, one problem with the file's name; the good script beside it is solved all the same."""
    bad = tmp_path / "hong.py"
    bad.write_bytes(BROKEN[fault])
    told = call("run", bad, script(tmp_path / "tot.py", name='"tot"'), "--data", tables, "--out", tmp_path / "ra")
    assert told.code == 2
    assert ("cùng tên x" if fault == "two of one name" else "hong.py") in told.err
    assert "tot" in {p.name for p in (tmp_path / "ra").iterdir()}


WRONG_FIELDS: dict[str, tuple[dict[str, str], str]] = {
    "a path for a name": ({"name": '"../x"'}, "name"),
    "a name of a device": ({"name": '"con"'}, "con"),
    "a line break in a title": ({"title": '"A\\nB"'}, "title"),
    "an empty title": ({"title": '""'}, "title"),
    "no year": ({"periods": "()"}, "periods"),
    "a misspelt field": ({"wieghts": '"base"'}, "wieghts"),
    "a misspelt value": ({"weights": '"bsae"'}, "bsae"),
    "codes that do not exist": ({"pins": 'Pins(keep=("CD9",), keep_sites=("S77",))'}, "CD9"),
}


@pytest.mark.parametrize("fault", WRONG_FIELDS)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_wrong_fields_are_named(fault: str, lang: str, tables: Path, tmp_path: Path):
    """Exit code 2, the field or value; nothing is written."""
    fields, word = WRONG_FIELDS[fault]
    asked = script(tmp_path / "thu.py", **fields)
    told = call("run", asked, "--data", tables, "--out", tmp_path / "ra", "--lang", lang)
    assert told.code == 2
    assert word in told.err
    assert not (tmp_path / "ra").exists()


WRONG_PARTS = {
    "a tolerance below 0": ('Goals(order=(("cost", -0.1),))', "goals.order", "('cost', -0.1)"),
    "a tolerance of 1000": ('Goals(order=(("cost", 1000),))', "goals.order", "('cost', 1000.0)"),
    "5 per cent as 5": ('Goals(order=(("cost", 5), ("units", 0)))', "goals.order", "('cost', 5.0)"),
    "an unknown goal in order": ('Goals(order=(("minutes", 0.0),))', "goals.order", "('minutes', 0.0)"),
    "a pair without brackets": ('Goals(order=("unplaced", 0.0))', "goals.order", "'unplaced'"),
    "a goal alone": ('Goals(order=(("unplaced",),))', "goals.order", "('unplaced',)"),
    "three parts": ('Goals(order=(("cost", 0.0, 1),))', "goals.order", "('cost', 0.0, 1)"),
    "a goal twice": ('Goals(at_most=(("cost", 1.0), ("cost", 2.0)))', "goals.at_most", "('cost', 2.0)"),
    "a goal without a row": ('Goals(at_most=(("furthest", 1.0),))', "goals.at_most", "('furthest', 1.0)"),
    "over the years of one": (
        'Goals(over_years_at_most=(("access", 1.0),))', "goals.over_years_at_most", "(('access', 1.0),)",
    ),
    "a share of 90": ('Floors(by_level=(("TC", 90),))', "floors.by_level", "('TC', 90.0)"),
    "a level twice": ('Floors(by_level=(("TC", 0.5), ("TC", 0.6)))', "floors.by_level", "('TC', 0.6)"),
    "a demand twice": (
        'Floors(of_demand=(("1", "a", 1), ("1", "a", 0)))', "floors.of_demand", "('1', 'a', 0.0)",
    ),
    "a group twice": (
        'Equity(beyond=2 * (Beyond(group="all", minutes=6, share_at_most=0.3),))', "equity.beyond", "('all', 6.0, 0.3)",
    ),
    "a year without quotes": ("Budget(investment_by_year=((2028, 1),))", "budget.investment_by_year", "2028"),
    "a year of two digits": ('Staffing(posts_at_most=(("28", 1),))', "staffing.posts_at_most", "('28', 1.0)"),
    "no target year": ('Staffing(posts_at_most=(("2031", 1),))', "staffing.posts_at_most", "('2031', 1.0)"),
    "a year too early": ('Budget(recurrent_by_year=(("2028", 1),))', "budget.recurrent_by_year", "('2028', 1.0)"),
    "a pin without brackets": ('Pins(merge=("TT1", "CD1"))', "pins.merge", "'TT1'"),
    "fewest above most": ("Centres(at_least=3, at_most=2)", "centres.at_least", "3"),
}  # fmt: skip


@pytest.mark.parametrize("fault", WRONG_PARTS)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_wrong_parts_of_lists_are_told_in_the_language_chosen(fault: str, lang: str, tmp_path: Path):
    """One sentence: the field, the wrong part, what the field takes; nothing of the library's own words."""
    text, field, part = WRONG_PARTS[fault]
    path = script(tmp_path / "thu.py", **{field.partition(".")[0]: f"made.{text}"})
    names = "import optimizer as made\nfrom optimizer import Beyond\n"
    path.write_text(names + path.read_text(encoding="utf-8"), encoding="utf-8")
    told = call("run", path, "--lang", lang)
    assert told.code == 2
    assert told.err.count(str(path)) == 1
    not_taken, give = ("không nhận", "Ghi") if lang == "vi" else ("does not take", "Give")
    assert f"{field} {not_taken} {part}. {give} " in told.err
    assert "error" not in told.err.lower()


@pytest.mark.parametrize(
    ("text", "code", "word"),
    [
        ("optimizer.Goals(order=(('cost', 5),))", 2, "dòng 2, goals.order không nhận ('cost', 5.0)"),
        (
            "optimizer.Merging(per_host_at_most=0)",
            2,
            "dòng 2, trường merging.per_host_at_most: giá trị 0 phải từ 1",
        ),
        ("1 / 0", 1, "ZeroDivisionError"),
    ],
)
def test_a_script_run_by_itself_says_its_wrong_fields_in_words(text: str, code: int, word: str, tmp_path: Path):
    """Without a traceback, exit code 2; what is no field of a scenario is shown as Python shows it."""
    path = tmp_path / "thu.py"
    path.write_text(f"import optimizer\n{text}\n", encoding="utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT)}
    told = subprocess.run([sys.executable, path], capture_output=True, encoding="utf-8", env=environment, check=False)
    assert told.returncode == code
    assert word in told.stderr
    assert ("Traceback" in told.stderr) == (code == 1)
    assert told.stdout == ""


def test_a_part_of_a_list_of_every_kind_has_its_words():
    """Each field that holds lists of parts says what it takes."""
    assert {f"scenario.takes.{path}" for path in PARTED} <= set(PHRASES)


def test_hostile_titles_stay_text(tables: Path, tmp_path: Path):
    """Marks that turn the writing round are not written to the terminal; the bundle keeps the title as it is."""
    title = '<script>alert(1)</script> \\u202e\\"=cmd|x!A1'
    asked = script(tmp_path / "thu.py", title=f'"{title}"')
    told = call("run", asked, "--data", tables, "--out", tmp_path / "ra")
    assert told.code == 0
    assert "\u202e" not in told.all
    assert "<script>" in (tmp_path / "ra" / "thu" / "bundle" / "scenario.json").read_text(encoding="utf-8")


def test_a_text_that_no_font_can_print_is_refused_before_the_solve(tables: Path, tmp_path: Path):
    """A title in Arabic letters: exit code 2, the letter is named, nothing is solved and nothing written."""
    asked = script(tmp_path / "thu.py", title='"Thử \\u0645"')
    told = call("run", asked, "--data", tables, "--out", tmp_path / "ra", drawing=True)
    assert told.code == 2
    assert "U+0645" in told.err
    assert "không ghi kết quả" in told.err
    assert not (tmp_path / "ra" / "thu" / "bundle").exists()


def test_folders_may_have_any_name(tables: Path, tmp_path: Path):
    """Blanks, diacritics and an apostrophe in the folders of tables, scripts and results."""
    place = tmp_path / "Phương án 'thử' số 1"
    place.mkdir()
    data = place / "Số liệu tỉnh"
    data.symlink_to(tables, target_is_directory=True)
    told = call("run", script(place / "kịch bản.py"), "--data", data, "--out", place / "Kết quả")
    assert told.code == 0
    assert (place / "Kết quả" / "thu" / "bundle" / "outcome.json").is_file()


def test_several_scenarios_of_one_script_are_all_solved(tables: Path, tmp_path: Path):
    """A list of two: two bundles."""
    path = tmp_path / "hai.py"
    path.write_text(
        HEAD + 'a = Scenario(name="a", title="T", question="Q?", centres=Centres(policy="free"))\n'
        'scenarios = [a, a.but(name="b", weights="thrift")]\n',
        encoding="utf-8",
    )
    assert call("run", path, "--data", tables, "--out", tmp_path / "ra").code == 0
    assert sorted(p.name for p in (tmp_path / "ra").iterdir()) == ["a", "b"]


def test_results_are_refused_where_nothing_can_be_written(tables: Path, tmp_path: Path):
    """A file where the folder should be: said before the first solve, and the file is untouched."""
    file = tmp_path / "ra"
    file.write_text("x", encoding="utf-8")
    told = call("run", script(tmp_path / "thu.py"), "--data", tables, "--out", file)
    assert told.code == 2
    assert file.read_text(encoding="utf-8") == "x"


def test_a_second_run_replaces_the_first_whole(tables: Path, tmp_path: Path):
    """The bundle of another question under the same name: no file of the first is left beside it."""
    out = tmp_path / "ra"
    assert call("run", script(tmp_path / "thu.py"), "--data", tables, "--out", out).code == 0
    first = files(out)
    strict = script(tmp_path / "thu.py", merging="Merging(counted_schools_at_most=0)", pins='Pins(keep=("CD1",))')
    assert call("run", strict, "--data", tables, "--out", out).code == 1
    second = files(out)
    assert first.keys() - second.keys()
    assert not [name for name in second if ".tmp" in name or "cu" in Path(name).parts]
