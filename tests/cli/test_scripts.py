"""Scripts of scenarios: broken, several, hostile; and folders with any name."""

from pathlib import Path

import pytest

from tests.cli.calls import HEAD, call, files, script

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


WRONG_GOALS = {
    "a tolerance below 0": ('order=(("cost", -0.1),)', "goals.order"),
    "an unknown goal in order": ('order=(("minutes", 0.0),)', "goals.order"),
    "a goal twice": ('at_most=(("cost", 1.0), ("cost", 2.0))', "goals.at_most"),
    "a goal without a row": ('at_most=(("furthest", 1.0),)', "goals.at_most"),
    "over the years of one": ('over_years_at_most=(("access", 1.0),)', "goals.over_years_at_most"),
}


@pytest.mark.parametrize("fault", WRONG_GOALS)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_wrong_goals_are_told_in_the_language_chosen(fault: str, lang: str, tables: Path, tmp_path: Path):
    """One sentence with the field and what it takes, without the library's own words and without a dump of values."""
    text, field = WRONG_GOALS[fault]
    goals = f'__import__("optimizer.scenario").scenario.Goals({text})'
    told = call("run", script(tmp_path / "thu.py", goals=goals), "--data", tables, "--lang", lang)
    assert told.code == 2
    assert f"{field} {'không hợp lệ. Ghi các cặp' if lang == 'vi' else 'is not valid. Give pairs'}" in told.err
    assert "Value error" not in told.err
    assert "Goals(" not in told.err


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
