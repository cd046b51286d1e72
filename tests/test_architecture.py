"""The shape of the program: stages, packages per stage, sizes, printing, paths, phrases, top level."""

import ast
import re
import string
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from optimizer.wording import PHRASES

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "optimizer"
STAGES = (
    "errors", "wording", "scenario", "data", "forecast", "network", "model", "solution", "analysis", "report", "cli",
)  # fmt: skip
ALLOWED: dict[str, set[str]] = {
    "errors": set(),
    "wording": set(),
    "scenario": {"pydantic"},
    "data": {"pandas", "numpy", "geopandas", "pyogrio", "shapely", "openpyxl", "python_calamine", "lxml",
             "vietnamadminunits", "fontTools", "pdfboss_fonts"},
    "forecast": {"pandas", "numpy", "scipy", "statsmodels"},
    "network": {"pandas", "numpy", "geopandas", "networkx", "scipy", "shapely", "pyproj"},
    "model": {"pandas", "numpy", "scipy", "pulp", "highspy"},
    "solution": {"pandas", "numpy", "geopandas"},
    "analysis": {"pandas", "numpy"},
    "report": {
        "pandas", "numpy", "geopandas", "pyogrio", "pyproj", "shapely", "matplotlib", "openpyxl", "typst", "docx",
        "xstatic", "fontTools", "xlsxwriter",
    },
    "cli": {"pandas", "pydantic"},
}  # fmt: skip
"""Third-party packages by stage; numpy and pandas carry numbers and frames wherever there are tables."""
TOP_LEVEL = {
    "optimizer", "scenarios", "data", "reports", "tests", "pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md",
    "CONTRIBUTING.md",
}  # fmt: skip
MOST_LINES, MOST_LINES_OF_FUNCTION = 300, 60
MODULES = sorted(PACKAGE.rglob("*.py"))


def _stage(path: Path) -> str:
    """Stage of a module of the package; the two entry modules belong to the last."""
    first = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return "cli" if first in {"__init__", "__main__"} else first


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _imports(path: Path) -> Iterator[tuple[str, int]]:
    """Yield every imported module (dotted) of `path`, wherever the import stands, with its line."""
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node.lineno
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno} relative import"
            for alias in node.names:
                yield f"{node.module}.{alias.name}", node.lineno


def _stage_of_import(dotted: str) -> str | None:
    """Stage of an import of this package; None for other packages, and for names that `optimizer` itself exports."""
    parts = dotted.split(".")
    if parts[0] != "optimizer" or len(parts) == 1:
        return None
    return parts[1] if parts[1] in STAGES else "cli"


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_a_stage_imports_only_from_stages_before_it():
    """In the order of `STAGES`, errors first and cli last."""
    late = [
        f"{_name(path)}:{line} {dotted}"
        for path in MODULES
        for dotted, line in _imports(path)
        if (stage := _stage_of_import(dotted)) is not None and STAGES.index(stage) > STAGES.index(_stage(path))
    ]
    assert not late


def test_every_module_belongs_to_a_stage():
    """Nothing lies beside the stages but the entry modules."""
    assert {_stage(path) for path in MODULES} <= set(STAGES)


def test_a_stage_uses_only_its_third_party_packages():
    """Pulp and highspy in the model alone, matplotlib and typst in the report alone, and so on."""
    ours = {*sys.stdlib_module_names, "optimizer"}
    foreign = [
        f"{_name(path)}:{line} {package}"
        for path in MODULES
        for dotted, line in _imports(path)
        if (package := dotted.split(".")[0]) not in ours | ALLOWED[_stage(path)]
    ]
    assert not foreign


def test_who_judges_never_imports_the_model():
    """Solution and comparison read decisions as plain values: of the model only `optimizer.model.decisions`."""
    judges = [p for p in MODULES if _stage(p) == "solution" or p.stem.startswith("compar")]
    assert {p.stem for p in judges} >= {"audit", "indicators", "ledgers"}
    wrong = [
        f"{_name(path)}:{line} {dotted}"
        for path in judges
        for dotted, line in _imports(path)
        if dotted.startswith("optimizer.model") and not dotted.startswith("optimizer.model.decisions.")
    ]
    assert not wrong


def test_reports_are_drawn_without_a_solver():
    """The report reads a saved bundle: it imports neither the model nor the analysis that solves."""
    wrong = [
        f"{_name(path)}:{line} {dotted}"
        for path in MODULES
        if _stage(path) == "report"
        for dotted, line in _imports(path)
        if dotted.startswith("optimizer.model")
    ]
    assert not wrong


def test_a_module_is_short():
    """At most 300 lines."""
    lines = {_name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert not {name: n for name, n in lines.items() if n > MOST_LINES}


def test_a_function_is_short():
    """At most 60 lines, docstring and all."""
    long = [
        f"{_name(path)}:{node.lineno} {node.name}"
        for path in MODULES
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 > MOST_LINES_OF_FUNCTION
    ]
    assert not long


def test_only_the_command_prints():
    """No print, and no writing to the standard streams, outside the last stage."""
    writers = {"print", "sys.stdout.write", "sys.stderr.write"}
    calls = [
        f"{_name(path)}:{node.lineno}"
        for path in MODULES
        if _stage(path) != "cli"
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in writers
    ]
    assert not calls


def _shipped() -> list[Path]:
    """Files that a clone holds, tests apart."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    names = [n for n in listed.stdout.splitlines() if not n.startswith("tests/")]
    return [ROOT / n for n in names if (ROOT / n).is_file()]


PLACES = re.compile(r"(?<![\w.])(shared/|/work\b|/tmp\b)")


def test_no_file_speaks_of_the_place_where_it_was_written():
    """No path of a developer's machine in the package, the scripts, the tables or the reports."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a clone: git does not say which files are shipped")
    found = []
    for path in _shipped():
        if path.suffix in {".png", ".pdf", ".xlsx", ".gpkg", ".docx", ".ttf"} or path.name == "uv.lock":
            continue
        text = path.read_text(encoding="utf-8")
        found += [f"{_name(path)}: {match.group(0)}" for match in PLACES.finditer(text)]
    assert not found


def test_the_top_level_holds_only_what_is_declared():
    """The package, scripts, data, reports, tests, and their papers; dotfiles apart."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a clone: git does not say which files are shipped")
    entries = {p.relative_to(ROOT).parts[0] for p in _shipped()} | {"tests"}
    assert {e for e in entries if not e.startswith(".")} <= TOP_LEVEL
    assert {"optimizer", "scenarios", "data", "pyproject.toml", "README.md", "LICENSE"} <= entries


def _placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def test_every_phrase_is_whole_in_both_languages():
    """Vietnamese and English: not empty, in NFC, without blanks at the end or control characters."""
    wrong = [
        f"{phrase}: {text!r}"
        for phrase, pair in sorted(PHRASES.items())
        for text in pair
        if not text.strip()
        or text != text.rstrip()
        or not unicodedata.is_normalized("NFC", text)
        or any(unicodedata.category(c) in {"Cc", "Cf"} for c in text.replace("\n", ""))
    ]
    assert not wrong
    assert all(len(pair) == 2 for pair in PHRASES.values())


QUOTING_DIFFERENTLY = {
    "data.missing_fact": "the label of a key is Vietnamese",
}


def test_both_languages_of_a_phrase_quote_the_same_values():
    """The same placeholders, or `<name>_en` in English where Vietnamese has `<name>`."""
    wrong = []
    for phrase, (vietnamese, english) in sorted(PHRASES.items()):
        plain = {name.removesuffix("_en") for name in _placeholders(english)}
        if phrase not in QUOTING_DIFFERENTLY and plain != _placeholders(vietnamese):
            wrong.append(f"{phrase}: {_placeholders(vietnamese)} {_placeholders(english)}")
    assert not wrong
    assert set(QUOTING_DIFFERENTLY) <= set(PHRASES)


def test_a_phrase_that_is_said_exists():
    """Every constant id given to `say` in the package is declared."""
    missing = []
    for path in MODULES:
        for node in ast.walk(_tree(path)):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say"):
                continue
            first = node.args[0] if node.args else None
            if isinstance(first, ast.Constant) and isinstance(first.value, str) and first.value not in PHRASES:
                missing.append(f"{_name(path)}:{node.lineno} {first.value}")
    assert not missing
