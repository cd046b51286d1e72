"""The mathematics as data: sentence, formula and symbols of every rule and cost term, read from their docstrings."""

import inspect
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from optimizer.model.build import Model
from optimizer.model.case import Case
from optimizer.model.costs import TERMS
from optimizer.model.path import LINKS, glide
from optimizer.model.rules import FAMILIES

MATHS = re.compile(r"\.\. math::(?P<formula>.*?)\n\n(?=\S)", re.DOTALL)
INLINE = re.compile(r":math:`(?P<formula>.*?)`", re.DOTALL)
SYMBOL = re.compile(r"^(?P<symbol>\S+)\s+(?P<text>\S.*)$")
CODE = re.compile(r"`([A-Za-z]+\.[A-Za-z_0-9]+)`")


@dataclass(frozen=True, slots=True)
class Symbol:
    """One line of a rule's table of symbols."""

    symbol: str
    """As the docstring writes it: a letter, or the name of a Greek one."""
    names: tuple[str, ...]
    """What it stands for in the program (``Variables.run``, ``Offers.smallest_class``), if it does."""
    text: str
    """What the docstring says of it."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One family of rows, or one cost term, as mathematics."""

    name: str
    sentence: str
    """First line of the docstring."""
    formula: str
    """LaTeX."""
    symbols: tuple[Symbol, ...]


def rule_of(function: Callable[..., Any]) -> Rule:
    """Return the mathematics of a family of rows (or of the glide) from the docstring of its module.

    Raises
    ------
    ValueError
        The docstring has no formula.
    """
    text = inspect.cleandoc(sys.modules[function.__module__].__doc__ or "")
    found = MATHS.search(text)
    if found is None:
        msg = f"{function.__module__} has no formula"
        raise ValueError(msg)
    table = text[found.end() :].split("\n\n", 1)[0]
    symbols = [
        Symbol(m["symbol"], tuple(CODE.findall(m["text"])[:1]), CODE.sub(r"\1", m["text"]))
        for m in map(SYMBOL.match, table.splitlines())
        if m is not None
    ]
    return Rule(function.__name__, text.splitlines()[0], _one_line(found["formula"]), tuple(symbols))


def term_of(function: Callable[..., Any]) -> Rule:
    """Return the mathematics of a cost term from its docstring (ValueError where it has no formula)."""
    text = inspect.cleandoc(function.__doc__ or "")
    found = INLINE.search(text)
    if found is None:
        msg = f"{function.__name__} has no formula"
        raise ValueError(msg)
    return Rule(function.__name__, text.splitlines()[0], _one_line(found["formula"]), ())


def rules() -> tuple[Rule, ...]:
    """Return every rule of one year, in the order of the registry."""
    return tuple(rule_of(family) for family in FAMILIES)


def links() -> tuple[Rule, ...]:
    """Return every rule that links the years of a plan, and what a year weighs."""
    return tuple(rule_of(link) for link in (*LINKS, glide))


def terms() -> tuple[Rule, ...]:
    """Return every cost term; their sum is the objective."""
    return tuple(term_of(term) for term in TERMS)


def _one_line(formula: str) -> str:
    return " ".join(formula.split())


def sets_of(case: Case) -> dict[str, int]:
    """Return set -> number of members in the last year of `case` (``communes``, ``pairs``, ``links`` …)."""
    return {
        "communes": len(case.province.communes),
        "areas": len({a for a in case.area.values() if a}),
        "scope": len(case.scope),
        "outside": len(case.province.institutions) - len(case.scope),
        "sites": len(case.sites),
        "programmes": len(case.level),
        "demand": len(case.demand),
        "pairs": len(case.admissible.pairs),
        "offered": len(case.offered),
        "new_offers": len(case.new_offers),
        "links": len(case.links),
        "mobile_links": len(case.mobile_links),
        "years": len(case.path),
    }


def columns_of(model: Model) -> dict[str, tuple[int, int]]:
    """Return group of variables -> (columns, whole numbers among them), all years together."""
    found: dict[str, tuple[int, int]] = {}
    seen: set[int] = set()
    for name in model.problem.var.__slots__:
        columns = [v for p in model.problems for v in _values(getattr(p.var, name)) if v.id not in seen]
        seen |= {v.id for v in columns}
        found[name] = (len(columns), sum(v.cat == "Integer" for v in columns))
    return found


def _values(group: Mapping[Any, Any]) -> list[Any]:
    return list(group.values())


def rows_of(model: Model) -> dict[str, int]:
    """Return family (or link of years) -> rows, all years together; families without a row are 0."""
    known = {f.__name__: 0 for f in (*FAMILIES, *LINKS)}
    for row in model.program.constraints():
        known[next(part for part in str(row.name).split("__") if part in known)] += 1
    return known
