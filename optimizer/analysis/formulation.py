"""The model written out: sets, variables, objective, rules, norms as Markdown, counted for a province."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import pandas as pd

from optimizer.model.build import Model, build
from optimizer.model.case import Case
from optimizer.model.formulary import Rule, Symbol, columns_of, links, rows_of, rules, sets_of, terms
from optimizer.scenario import Scenario
from optimizer.scenario.fields import field_rows
from optimizer.wording import PHRASES, Lang, number, province_name, say, shown
from optimizer.wording.formulation import IN_FORMULAS
from optimizer.wording.scenario_sheet import FIELDS

TEXT = re.compile(r"\\text\{(?P<words>[^}]*)\}")
GREEK = frozenset({
    "alpha", "beta", "delta", "eta", "kappa", "lambda", "mu", "omega", "phi", "rho", "sigma", "tau", "theta",
    "varsigma",
})  # fmt: skip


def formulation(case: Case, lang: Lang) -> str:
    """Return the mathematics of `case` as Markdown in `lang`: what is true of every case, and the counts of this one.

    Formulas and symbols come from the docstrings of the rules and cost terms that the solver's rows are made by.
    """
    model = build(case)
    parts = [
        f"# {say('formulation.title', lang)}",
        say("formulation.about", lang),
        *_counts(case, model, lang),
        *_section("sets", lang, _sets(case, lang)),
        *_section("variables", lang, _variables(model, lang)),
        *_section("objective", lang, say("formulation.objective_is", lang), _terms(lang)),
        *_section("rules", lang, *_rules(rules(), rows_of(model), lang)),
        *_section("years", lang, *_rules(links(), rows_of(model) if case.earlier else {}, lang)),
        *_section("parameters", lang, _parameters(case.whole, lang)),
        *_section("norms", lang, _valued(case.province.norms, lang)),
        *_section("costs", lang, _valued(case.province.costs, lang)),
    ]
    return "\n\n".join(parts) + "\n"


def _counts(case: Case, model: Model, lang: Lang) -> list[str]:
    name = str(case.province.facts.get("name", ""))
    title = case.whole.title if lang == "vi" else case.whole.title_en or case.whole.title
    columns = columns_of(model)
    size = {
        "columns": _count(sum(n for n, _ in columns.values()), lang),
        "integers": _count(sum(n for _, n in columns.values()), lang),
        "rows": _count(sum(rows_of(model).values()), lang),
    }
    return [
        say("formulation.counted_for", lang, province=province_name(name, lang, inside=True), scenario=title),
        say("formulation.total", lang, **size),
    ]


def _section(name: str, lang: Lang, *parts: str) -> list[str]:
    return [f"## {say(f'formulation.{name}', lang)}", *parts]


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]], lang: Lang) -> str:
    """Return a Markdown table; bars in cells are escaped."""
    lines = [[say(f"formulation.head.{head}", lang) for head in heads], ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def _count(value: int, lang: Lang) -> str:
    return number(float(value), lang)


def _sets(case: Case, lang: Lang) -> str:
    rows = [(say(f"formulation.set.{name}", lang), _count(n, lang)) for name, n in sets_of(case).items()]
    return _table(("set", "count"), rows, lang)


def _variables(model: Model, lang: Lang) -> str:
    rows = [
        (f"`{name}`", say(f"formulation.name.Variables.{name}", lang), _count(n, lang), _count(whole, lang))
        for name, (n, whole) in columns_of(model).items()
    ]
    return _table(("variable", "meaning", "columns", "integers"), rows, lang)


def _terms(lang: Lang) -> str:
    rows = [(say(f"term.{t.name}", lang), f"${formula_in(t.formula, lang)}$") for t in terms()]
    return _table(("term", "formula"), rows, lang)


def _rules(found: Sequence[Rule], counts: Mapping[str, int], lang: Lang) -> list[str]:
    parts: list[str] = []
    for n, rule in enumerate(found, 1):
        symbols = [(f"${tex(s.symbol)}$", meaning(rule, s, lang)) for s in rule.symbols]
        parts += [
            f"### {n}. {say(f'formulation.rule.{rule.name}', lang)}",
            f"$$\n{formula_in(rule.formula, lang)}\n$$",
            _table(("symbol", "meaning"), symbols, lang),
        ]
        if rule.name in counts:
            parts.append(say("formulation.rows", lang, rows=_count(counts[rule.name], lang)))
    return parts


def formula_in(formula: str, lang: Lang) -> str:
    """Return LaTeX with the words inside it in `lang`."""

    def translated(match: re.Match[str]) -> str:
        words = match["words"]
        inner = words.strip()
        return "\\text{" + words.replace(inner, IN_FORMULAS[inner]) + "}"

    return formula if lang == "en" else TEXT.sub(translated, formula)


def tex(symbol: str) -> str:
    """Return a symbol of a docstring as LaTeX: Greek letters by name, powers and indices in braces."""
    letter, mark, index = re.fullmatch(r"([A-Za-z]+)([_^(]?)(.*)", symbol).groups()  # type: ignore[union-attr]
    head = f"\\{letter}" if letter in GREEK else letter.replace("l", "\\ell") if letter == "l" else letter
    return head + (f"{mark}{{{index}}}" if mark in {"_", "^"} else mark + index)


def meaning(rule: Rule, symbol: Symbol, lang: Lang) -> str:
    """Return what a symbol means: by what it stands for in the program, else by rule and symbol."""
    for name in symbol.names:
        if (phrase := f"formulation.name.{name}") in PHRASES:
            return say(phrase, lang)
        if (path := _path(name)) in FIELDS:
            return f"{FIELDS[path][0 if lang == 'vi' else 1]} (`{path}`)"
    return say(f"formulation.symbol.{rule.name}.{symbol.symbol}", lang)


@cache
def _groups() -> dict[str, str]:
    """Return class of a group of scenario fields -> its name in a scenario."""
    return {getattr(info.annotation, "__name__", ""): name for name, info in Scenario.model_fields.items()}


def _path(name: str) -> str:
    group, _, leaf = name.partition(".")
    return f"{_groups().get(group, group)}.{leaf}"


def _parameters(scenario: Scenario, lang: Lang) -> str:
    rows = []
    for row in field_rows():
        group, _, leaf = row.path.partition(".")
        value = getattr(scenario, group)
        value = getattr(value, leaf) if leaf else value
        basis = scenario.basis.get(row.path, "")
        rows.append((row.label(lang), f"`{row.path}`", _written(value, lang), basis))
    return _table(("field", "path", "value", "basis"), rows, lang)


def _written(value: object, lang: Lang) -> str:
    if value is None or value == ():
        return "–"
    if isinstance(value, tuple):
        return "; ".join(" > ".join(part) if isinstance(part, tuple) else str(part) for part in value)
    return shown(value, lang) if isinstance(value, float) else str(value)


def _valued(table: pd.DataFrame, lang: Lang) -> str:
    """Return rows of `norms` or `costs` with unit, where they hold, and what they rest on."""
    keys = [k for k in ("weights", "type", "field", "level") if k in table]
    rows = []
    for row in table.to_dict("records"):
        holds = ", ".join(str(row[k]) for k in keys if str(row[k]))
        sources = [str(row[k]) for k in ("legal_basis", "source") if k in row and str(row[k])]
        basis = "; ".join(dict.fromkeys(sources))
        unit = str(row.get("unit", ""))
        rows.append((f"`{row['parameter']}`", shown(float(row["value"]), lang), unit, holds, basis))
    return _table(("field", "value", "unit", "holds", "basis"), rows, lang)
