"""The data dictionary: every input table and column in Vietnamese and English, from their one declaration."""

from collections.abc import Iterable
from pathlib import Path
from string import Formatter
from typing import get_args

from optimizer.data.codes import Code
from optimizer.data.column import Column, Table
from optimizer.data.parameters import COSTS, Parameter
from optimizer.data.rules import RULES, Rule, Tier
from optimizer.data.tables import TABLES
from optimizer.wording import LANGUAGES, PHRASES, Lang, say, shown


def dictionary() -> str:
    """Return tables, columns, codes, needed cost parameters and rules of the checks as Markdown, in both languages."""
    parts = [f"## {_both('data.guide.tables')}", _overview()]
    parts += [_table(table) for table in TABLES]
    parts += [f"## {_both('data.guide.codes')}", *(_codes(choices) for choices in _choices())]
    parts += [f"## {_both('data.guide.costs')}", _costs()]
    parts += [f"## {_both('data.guide.checks')}", *_checks()]
    return "\n\n".join(parts) + "\n"


def guide() -> str:
    """Return the text of ``data/README.md``: what lives there, how to add a province, and the dictionary."""
    parts = [f"# {_both('data.guide.title')}"]
    parts += [
        say(f"data.guide.{part}", lang) for part in ("what", "add", "rules", "mapping", "drawn") for lang in LANGUAGES
    ]
    return "\n\n".join(parts) + "\n\n" + dictionary()


def write_guide(path: Path) -> None:
    """Write `guide` to `path` (UTF-8, LF)."""
    path.write_text(guide(), encoding="utf-8", newline="\n")


def _both(phrase: str, **values: object) -> str:
    vi, en = (say(phrase, lang, **values) for lang in LANGUAGES)
    return vi if vi == en else f"{vi} / {en}"


def _rows(head: str, rows: Iterable[Iterable[str]]) -> str:
    """Return a Markdown table; `head` has its titles separated by `` | ``."""
    titles = head.split(" | ")
    lines = [titles, ["---"] * len(titles), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def _overview() -> str:
    rows = []
    for table in TABLES:
        need = _both("data.guide.required" if table.required else "data.guide.optional")
        link = f"[`{table.name}`](#{table.name})"
        rows.append([link, f"`{table.label}`", need, f"{table.meaning} / {table.meaning_en}"])
    return _rows(say("data.guide.table_head", "vi"), rows)


def _table(table: Table) -> str:
    key = ", ".join(f"`{name}`" for name in table.key)
    lines = [
        f"### {table.name}",
        f"`{table.label}` – {table.meaning} / {table.meaning_en}. "
        + (_both("data.guide.key", key=key) if key else _both("data.guide.no_key")),
        _rows(say("data.guide.column_head", "vi"), (_column(column) for column in table.columns)),
    ]
    return "\n\n".join(lines)


def _column(column: Column) -> list[str]:
    vi, en = (_limits(column, lang) for lang in LANGUAGES)
    return [
        f"`{column.name}`", column.label, _type(column), column.unit, _need(column),
        column.meaning + (f" ({vi})" if vi else ""), column.meaning_en + (f" ({en})" if en else ""),
    ]  # fmt: skip


def _type(column: Column) -> str:
    choices = f"[{column.choices.__name__}](#{column.choices.__name__.lower()})" if column.choices else ""
    return say(f"data.guide.type.{column.type}", "vi", choices=choices)


def _need(column: Column) -> str:
    if column.need != "default":
        return say(f"data.guide.{column.need}", "vi")
    return say(
        "data.guide.default" if column.default else "data.guide.default_empty", "vi", default=f"`{column.default}`"
    )


def _limits(column: Column, lang: Lang) -> str:
    limits = []
    if column.minimum is not None and column.maximum is not None:
        year = column.type == "year"
        low, high = (f"{bound:.0f}" if year else shown(bound, lang) for bound in (column.minimum, column.maximum))
        limits.append(say("data.guide.range", lang, low=low, high=high))
    elif column.minimum is not None:
        limits.append(say("data.guide.at_least", lang, low=shown(column.minimum, lang)))
    if column.refers:
        limits.append(say("data.guide.refers", lang, refers=f"`{column.refers}`"))
    return "; ".join(limits)


def _choices() -> list[type[Code]]:
    used = {column.choices for table in TABLES for column in table.columns if column.choices}
    return sorted(used, key=lambda choices: choices.__name__)


def _codes(choices: type[Code]) -> str:
    rows = [[f"`{code.value}`", code.vi, code.en] for code in choices]
    return f"### {choices.__name__}\n\n" + _rows(say("data.guide.code_head", "vi"), rows)


def _costs() -> str:
    return _rows(say("data.guide.cost_head", "vi"), (_cost(parameter) for parameter in COSTS))


def _cost(parameter: Parameter) -> list[str]:
    per = f" ({_both(f'data.guide.per_{parameter.per}')})" if parameter.per else ""
    vi, en = parameter.meaning + per, parameter.meaning_en
    if parameter.default is not None:
        vi += say("data.guide.cost_default", "vi", default=shown(parameter.default, "vi"))
        en += say("data.guide.cost_default", "en", default=shown(parameter.default, "en"))
    return [f"`{parameter.name}`", parameter.unit, vi, en]


def _checks() -> list[str]:
    parts = [say("data.guide.checks_what", lang, count=len(RULES)) for lang in LANGUAGES]
    for tier in get_args(Tier):
        rows = (_rule(rule) for rule in RULES.values() if rule.tier == tier)
        parts += [f"### {_both(f'data.guide.tier.{tier}')}", _rows(say("data.guide.check_head", "vi"), rows)]
    return parts


def _rule(rule: Rule) -> list[str]:
    """Return the row of a rule; the values that its sentence quotes stand as "…"."""
    quoted = {name for text in PHRASES[rule.id] for _, name, _, _ in Formatter().parse(text) if name}
    blanks = dict.fromkeys(quoted, "…")
    said = [text for lang in LANGUAGES for text in (say(rule.id, lang, **blanks), say(f"{rule.id}.basis", lang))]
    return [f"`{rule.id.removeprefix('data.')}`", str(rule.severity), *said]
