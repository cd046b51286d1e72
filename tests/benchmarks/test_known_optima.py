"""Published instances, the smallest of each family: nothing that is found or proved contradicts what is published."""

import json
from pathlib import Path

import numpy as np
import pytest

from optimizer.model.build import build
from optimizer.model.engine import Options
from optimizer.model.solve import optimize
from tests.benchmarks.instances import Instance, Published, manifest, read_instance
from tests.benchmarks.known_optima import line, main, wrong
from tests.benchmarks.mapping import HEAD, as_province, priced
from tests.benchmarks.textbook_location import Measured, solve_textbook

FOLDER = Path(__file__).parents[2].parent / "shared" / "instances"
SMALLEST = {
    "cflp": "cap41", "uflp": "B1.1", "pmedian": "pmed1", "sscflp": "delmaire-p1",
    "capacitated_pmedian": "pmedcap01", "two_stage_multiproduct": "kstar_nI10_nJ10_nK30_nL3_tI2_tJ2_s1",
}  # fmt: skip
EXACT = [SMALLEST[family] for family in ("cflp", "uflp", "pmedian")]
RELAXED = [SMALLEST[family] for family in ("sscflp", "capacitated_pmedian", "two_stage_multiproduct")]


@pytest.fixture(scope="module")
def listed() -> dict[str, Published]:
    if not (FOLDER / "manifest.csv").is_file():
        pytest.skip(f"no published instances at {FOLDER}")
    return {row.name: row for row in manifest(FOLDER / "manifest.csv")}


def small(**changes: object) -> Instance:
    """Two facilities (10, 4.5), three customers asking for 2, 3.5 and 1, capacities 5 and 4."""
    parts: dict[str, object] = {
        "fixed": np.array([10.0, 4.5]), "demand": np.array([2.0, 3.5, 1.0]), "product": np.zeros(3, dtype=int),
        "cost": np.array([[2.0, 7.0, 3.0], [4.0, 14.0, 1.0]]), "capacity": np.array([[5.0], [4.0]]),
    }  # fmt: skip
    return Instance(**(parts | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", EXACT)
def test_the_published_optimum_is_found_and_proved(name: str, listed: dict[str, Published]) -> None:
    published = listed[name]
    told = line(published, read_instance(published), 60, 1e-9, textbook=False)
    assert told["known"] == published.optimum
    assert told["objective"] == pytest.approx(published.optimum, abs=published.tolerance)
    assert told["bound"] == pytest.approx(published.optimum, abs=published.tolerance)
    assert told["right"]


@pytest.mark.parametrize("name", RELAXED)
def test_the_relaxation_of_what_is_not_representable_stays_below(name: str, listed: dict[str, Published]) -> None:
    published = listed[name]
    told = line(published, read_instance(published), 60, 1e-9, textbook=True)
    assert str(told["model"]).startswith("not representable")
    assert told["right"]
    assert float(str(told["objective"])) <= published.tolerance + float(published.known)
    assert told["objective"] == pytest.approx(told["textbook_objective"], rel=1e-6)


@pytest.mark.parametrize("name", EXACT)
def test_the_textbook_model_agrees(name: str, listed: dict[str, Published]) -> None:
    published = listed[name]
    measured = solve_textbook(read_instance(published), 60, 1e-9)
    assert measured.objective == pytest.approx(published.optimum, abs=published.tolerance)


@pytest.mark.parametrize("name", ["cap41", *RELAXED[::2]])
def test_a_plan_costs_the_same_by_the_model_and_by_the_instance(name: str, listed: dict[str, Published]) -> None:
    instance = read_instance(listed[name])
    mapped = as_province(instance)
    solved = optimize(mapped.case(), Options(time_limit_s=60))
    assert solved.decisions is not None
    assert solved.objective_mvnd == pytest.approx(
        priced(instance, mapped, solved.decisions) + mapped.constant, rel=1e-9
    )


def test_every_listed_file_can_be_read(listed: dict[str, Published]) -> None:
    """Nothing is left over in any file, and the sizes are those of the manifest; of a pair of stages, the second."""
    formats = {published.format: published for published in listed.values()}
    for published in [*formats.values(), *(listed[name] for name in SMALLEST.values())]:
        instance = read_instance(published)
        assert instance.cost.shape == (len(instance.fixed), len(instance.demand)), published.name
        assert instance.capacity.shape[0] == len(instance.fixed), published.name


def test_only_the_rules_of_location_hold() -> None:
    """No norm, class, coverage or policy adds a row: what is published does not know them."""
    model = build(as_province(small()).case())
    families = {str(row.name).split("__")[0] for row in model.program.constraints()}
    assert families == {"placement", "places", "offering", "merging", "sites", "floors"}


def test_a_customer_may_be_split_and_fractions_are_kept() -> None:
    """6.5 asked for, so both open (14.5).

    The first has 5: all of customer 2 (7) and 1.5 of customer 1 at 1 each = 8.5; the second takes 0.5 at 2 each and
    customer 3 (1): 14.5 + 8.5 + 2 = 25.
    """
    instance = small()
    mapped = as_province(instance)
    solved = optimize(mapped.case(), Options(gap=1e-9))
    assert solved.decisions is not None
    assert mapped.units == 10
    assert priced(instance, mapped, solved.decisions) == pytest.approx(25)
    assert solved.objective_mvnd == pytest.approx(25 + mapped.constant)
    assert solve_textbook(instance, 60, 1e-9).objective == pytest.approx(25)


def test_so_many_facilities_open_as_asked() -> None:
    """One facility, no limits: the first costs 10 + 12 = 22, the second 4.5 + 19 = 23.5; with two, 14.5 + 2 + 7 + 1."""
    free = {"capacity": np.full((2, 1), np.inf), "demand": np.ones(3)}
    for opened, cost in ((1, 22.0), (2, 24.5)):
        mapped = as_province(small(opened=opened, **free))
        solved = optimize(mapped.case(), Options(gap=1e-9))
        assert solved.decisions is not None
        assert len(solved.decisions.keep) == opened + 1
        assert HEAD in solved.decisions.keep
        assert solved.objective_mvnd == pytest.approx(cost)


def test_a_way_that_does_not_exist_is_not_taken() -> None:
    """Customer 3 cannot reach the second facility: 0.5 of customer 1 at 2, 1.5 at 1, 3 for customer 3, and so on.

    First: 3 of customer 2 and 1 of customer 3, or 2, 2 and 1; a unit of customers 1 and 2 is dearer by 1 and 2 at the
    second. So the first takes customer 3 (3), customer 2 (7) and 0.5 of customer 1 (0.5), the second 1.5 (3): 28.
    """
    cost = np.array([[2.0, 7.0, 3.0], [4.0, 14.0, np.inf]])
    mapped = as_province(small(cost=cost))
    solved = optimize(mapped.case(), Options(gap=1e-9))
    assert solved.objective_mvnd == pytest.approx(28)


def test_what_contradicts_the_published_optimum_is_wrong() -> None:
    def row(family: str, known: str) -> Published:
        return Published("x", "x", Path("x"), family, "holmberg", "", known)

    assert wrong(row("cflp", "100.5"), Measured(100.5, 100.5, 1)) == ""
    assert "bound" in wrong(row("cflp", "100.5"), Measured(101, 100.7, 1))
    assert "plan" in wrong(row("cflp", "100.5"), Measured(100.3, 99, 1))
    assert wrong(row("sscflp", "100.5"), Measured(90, 90, 1)) == ""
    assert "bound" in wrong(row("sscflp", "100.5"), Measured(101, 101, 1))
    assert wrong(row("cflp", ""), Measured(1, 1, 1)) == ""


def test_a_line_is_printed_for_each_problem_of_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One file, read with and without capacities: 25 (see above) and 22, the first facility alone."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "two.txt").write_bytes(b"2 3\n5 10.\n4 4.5\n2 2 4\0\n3.5 7 14\r\n1 3 1\n\x1a")
    (tmp_path / "manifest.csv").write_text(
        "name,file,family,format,parameter,facilities,customers,known_optimum\n"
        "two,a/two.txt,cflp,orlib_cap,,2,3,25\nfree,a/two.txt,uflp,orlib_cap,uncapacitated,2,3,21\n"
    )
    code = main([str(tmp_path / "a" / "two.txt"), "--seconds", "20", "--textbook"])
    first, second = (json.loads(text) for text in capsys.readouterr().out.splitlines())
    assert (first["file"], first["family"], first["name"], first["known"]) == ("a/two.txt", "cflp", "two", 25)
    for told, optimum in ((first, 25), (second, 22)):
        for key in ("objective", "bound", "textbook_objective", "textbook_bound"):
            assert told[key] == pytest.approx(optimum, rel=1e-6)
        assert told["gap"] < 1e-6
        assert told["seconds"] > 0
    assert first["right"]
    assert not second["right"]
    assert code == 1


def test_what_cannot_be_read_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "manifest.csv").write_text(
        "name,file,family,format,parameter,known_optimum\nshort,s.txt,cflp,orlib_cap,,1\nodd,o.txt,cflp,other,,1\n"
        "long,l.txt,cflp,orlib_cap,,1\nword,w.txt,cflp,orlib_cap,,1\n"
    )
    for name, text in {"s": "1 1 5", "o": "", "l": "1 1 5 5 1 1 9", "w": "1 x", "unlisted": "1"}.items():
        (tmp_path / f"{name}.txt").write_text(text)
    files = [str(tmp_path / f"{name}.txt") for name in ("s", "o", "l", "w", "unlisted", "missing")]
    assert main(files) == 1
    said = capsys.readouterr()
    assert said.out == ""
    for part in ("short", "odd", "long", "word", "does not list it", "there is no such file"):
        assert part in said.err
    assert len(said.err.splitlines()) == len(files)
