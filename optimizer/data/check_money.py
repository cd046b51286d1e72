"""Checks of facts, costs and norms: what must be there is there, in a range that can be right, and still in force."""

import datetime
import re
from collections.abc import Mapping

import pandas as pd

from optimizer.data.cells import read_date
from optimizer.data.check import CELLS_AT_MOST, Loaded, Tables, at_cells, at_rows, at_table
from optimizer.data.check_meaning import given
from optimizer.data.codes import WeightSet
from optimizer.data.parameters import COSTS, FACTS, REQUIRED_FACTS, Parameter
from optimizer.data.text import nearest
from optimizer.errors import Finding
from optimizer.wording import PHRASES

CRS = re.compile(r"EPSG:\d{4,6}", re.ASCII)
KEYED = {"type": ("institutions", "type"), "field": ("programmes", "field")}
"""Key of a parameter -> table and column whose values need a price each."""
STALE_DAYS = 366
"""A norm whose last check is older than this before the date of the figures counts as unchecked."""


def check_money(tables: Tables) -> list[Finding]:
    """Return the findings on the tables `province`, `costs` and `norms`."""
    return [*_facts(tables), *_costs(tables), *_norms(tables)]


def as_of(tables: Tables) -> datetime.date | None:
    """Return the date of the figures (fact ``as_of``), None where it is missing or no date."""
    return read_date(facts(tables).get("as_of", ""))


def facts(tables: Tables) -> Mapping[str, str]:
    """Return key -> value of the table `province`."""
    if not given(tables, "province", "key", "value"):
        return {}
    rows = tables["province"].typed
    return dict(zip(rows["key"], rows["value"], strict=True))


def _facts(tables: Tables) -> list[Finding]:
    if not given(tables, "province", "key", "value"):
        return []
    province = tables["province"]
    keys, values = province.typed["key"], province.typed["value"]
    findings = [
        at_table(province, "data.missing_fact", "key", key=key, label=FACTS[key])
        for key in REQUIRED_FACTS
        if key not in set(keys)
    ]
    wrong = {
        "data.bad_date_fact": (keys == "as_of") & (values != "") & values.map(read_date).isna(),
        "data.bad_crs": (keys == "crs")
        & (values != "")
        & ~values.map(lambda text: bool(CRS.fullmatch(text))).astype(bool),
        "data.bad_units_2020": (keys == "units_2020")
        & (values != "")
        & ~values.str.fullmatch(r"[0-9]{1,4}").astype(bool),
    }
    for phrase, rows in wrong.items():
        findings += at_cells(province, "value", rows, phrase)
    unknown = (keys != "") & ~keys.isin(list(FACTS))
    near = keys.map(lambda key: nearest(key, FACTS))
    return [*findings, *at_cells(province, "key", unknown, "data.unknown_fact", near=near)]


def _costs(tables: Tables) -> list[Finding]:
    if not given(tables, "costs", "parameter", "value"):
        return []
    costs = tables["costs"]
    names = costs.typed["parameter"]
    findings = []
    by_name = dict(list(costs.typed.groupby("parameter")))
    for parameter in COSTS:
        rows = by_name.get(parameter.name, costs.typed.iloc[:0])
        missing = ["/".join(filter(None, gap)) for gap in gaps(rows, parameter, tables)]
        if missing and parameter.default is None:
            findings.append(at_table(costs, "data.missing_cost", "parameter", parameter=parameter.name,
                                     gaps=", ".join(missing), unit=parameter.unit, meaning=parameter.meaning,
                                     meaning_en=parameter.meaning_en))  # fmt: skip
        findings += _cost_range(costs, parameter, rows["value"])
    unknown = (names != "") & ~names.isin([parameter.name for parameter in COSTS])
    known = [parameter.name for parameter in COSTS]
    alike = {name: nearest(name, known) for name in names[unknown].unique()[:CELLS_AT_MOST]}
    near = pd.Series([alike.get(name, "") for name in names], index=names.index, dtype="str")
    return [*findings, *at_cells(costs, "parameter", unknown, "data.unknown_cost", near=near)]


def _cost_range(costs: Loaded, parameter: Parameter, values: pd.Series) -> list[Finding]:
    """Check that the values of a parameter are neither negative nor beyond what it can be; zero is doubtful."""
    told: dict[str, object] = {"parameter": parameter.name, "most": parameter.most, "unit": parameter.unit}
    zero = "data.cost_zero" if parameter.positive else "data.cost_zero_doubt"
    findings = []
    for row, value in values.items():
        if value < 0:
            findings += at_rows(costs, "value", [row], "data.cost_negative", **told)
        elif value > parameter.most:
            findings += at_rows(costs, "value", [row], "data.cost_high", **told)
        elif value == 0:
            findings += at_rows(costs, "value", [row], zero, **told)
    return findings


def gaps(rows: pd.DataFrame, parameter: Parameter, tables: Tables) -> list[tuple[str, str]]:
    """Return the weight sets, each with the type or field (or ""), for which none of its `rows` fits `parameter`."""
    keys = _used(tables, *KEYED[parameter.per]) if parameter.per else [""]
    cells = zip(*(rows[name].tolist() for name in ("weights", "type", "field", "level")), strict=True)
    there = {(weights, kind, field) for weights, kind, field, level in cells if level == ""}
    missing = []
    for weights in WeightSet:
        for key in keys:
            kinds = {"", key} if parameter.per == "type" else {""}
            fields = {"", key} if parameter.per == "field" else {""}
            if not any((w, k, f) in there for w in (weights.value, "") for k in kinds for f in fields):
                missing.append((weights.value, key))
    return missing


def _used(tables: Tables, table: str, column: str) -> list[str]:
    """Return the values used in a column; none where it could not be read or has no rows (which is told by itself)."""
    return sorted(set(tables[table].typed[column]) - {""}) if given(tables, table, column) else []


def _norms(tables: Tables) -> list[Finding]:
    if not given(tables, "norms", "parameter"):
        return []
    norms: Loaded = tables["norms"]
    date = as_of(tables)
    effective, until, checked = (norms.typed[name] for name in ("effective", "valid_until", "checked"))
    pairs = zip(effective, until, strict=True)
    crossed = pd.Series([None not in pair and pair[0] > pair[1] for pair in pairs], index=effective.index, dtype=bool)
    findings = at_cells(norms, "valid_until", crossed, "data.norm_dates")
    unchecked = checked.map(lambda day: day is None).astype(bool)
    named = _named(norms.typed["parameter"])
    findings += at_cells(norms, "checked", unchecked, "data.norm_unchecked", **named)
    if date is None:
        return findings
    rules = {
        ("valid_until", "data.norm_expired"): until.map(lambda day: day is not None and day < date),
        ("effective", "data.norm_not_yet"): effective.map(lambda day: day is not None and day > date),
        ("checked", "data.norm_stale"): checked.map(lambda day: day is not None and (date - day).days > STALE_DAYS),
    }
    for (column, phrase), rows in rules.items():
        named.update(day=norms.typed[column], as_of=date)
        findings += at_cells(norms, column, rows.astype(bool), phrase, **named)
    return findings


def _named(parameters: pd.Series) -> dict[str, object]:
    """Return what sentences call norms, in both languages; a code where the program does not know one."""
    phrases = {name: PHRASES.get(f"norm.{name}", (name, name)) for name in parameters.unique()}
    return {key: parameters.map(lambda name, i=i: phrases[name][i]) for i, key in enumerate(("norm", "norm_en"))}
