"""Appraisal of a plan: each condition of the norms, unit by unit, beside what the tables and the plan give.

A figure or a norm that the tables lack makes a condition ``missing``: the dossier is incomplete. Nothing missing is
taken as zero.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Literal

import numpy as np
import pandas as pd

from optimizer.data.codes import Kind, Level
from optimizer.solution.plan import Network
from optimizer.solution.solution import Bundle

type Met = Literal["met", "not_met", "missing"]
CONDITIONS = (
    "posts", "land", "land_learners", "floor", "teachers", "autonomy", "certificate", "counted_schools", "units_2030",
)  # fmt: skip
"""Conditions, in the order of the sheet; the last two are the province's, with an empty institution."""
ALL_KINDS = ""
NOISE = 1e-9
"""Share of a limit below which a difference is rounding of the machine."""


@dataclass(frozen=True, slots=True)
class Row:
    """One condition of one unit (`institution`, empty: the province): ``value sense limit`` and what comes of it."""

    institution: str
    condition: str
    value: float
    sense: Literal[">=", "<=", "="]
    limit: float
    met: Met
    legal_basis: str
    checked: str
    """ISO date on which the norm was checked; empty: never."""
    valid_until: str
    """ISO date on which the norm ends; empty: in force."""


COLUMNS = tuple(field.name for field in fields(Row))


def appraise(bundle: Bundle) -> pd.DataFrame:
    """Return the appraisal of the plan of `bundle`: columns as `Row`, in the order of units, then of `CONDITIONS`.

    Per surviving unit that the province decides on: posts after; land, urban square metres counted by the factor of the
    norms; for a THN land per learner present; floor per place of rooms; learners present per teacher; that no unit
    joins one with less financial autonomy (group of the unit, at most the least of those that join); sites with a
    certificate of land use. For the province: counted schools, and units against those of 2020. No rows without a plan.
    """
    if bundle.plan is None:
        return pd.DataFrame(columns=list(COLUMNS))
    case = _Case(bundle, bundle.plan)
    units = bundle.plan.institutions
    rows: list[Row] = []
    for code in units.index[(units["fate"] == "survive") & (units["authority"] == "province")]:
        rows += case.unit(str(code))
    return pd.DataFrame([*rows, *case.whole()], columns=list(COLUMNS))


class _Case:
    """A plan beside the tables it was made from."""

    def __init__(self, bundle: Bundle, plan: Network) -> None:
        self._bundle, self._plan, self._norms = bundle, plan, bundle.norms
        self._sites = _numbers(bundle.inputs.get("sites"), "site", ("land_m2", "floor_m2", "rooms", "urban"))
        self._units = _numbers(
            bundle.inputs.get("institutions"),
            "institution",
            ("autonomy_group", "vocational_teachers", "general_teachers"),
        )
        self._assets = _numbers(bundle.inputs.get("assets"), "site", ("certificate",))
        self._programmes = _numbers(bundle.inputs.get("programmes"), "programme", ("length_years",))

    def unit(self, code: str) -> Iterable[Row]:
        """Yield the conditions of one unit."""
        units, sites = self._plan.institutions, self._plan.sites
        kind = str(units.at[code, "type_after"])
        joined = [code, *(str(i) for i in units.index[(units["fate"] == "merge") & (units["host"] == code)])]
        mine = sites.index[sites["open"] & (sites["institution_after"] == code)]
        own = self._sites.reindex(mine)
        present = self._present(code)
        yield self._row(code, "posts", self._staff(code), ">=", "posts_at_least", kind)
        if kind == Kind.THN:
            area = own["land_m2"].sum(skipna=False)
            yield self._row(code, "land_learners", _per(area, present), ">=", "land_per_learner_m2", kind)
        else:
            yield self._row(code, "land", self._land(own), ">=", "land_rural_m2", kind)
        per_place = _per(own["floor_m2"].sum(skipna=False), own["rooms"].sum(skipna=False))
        yield self._row(code, "floor", per_place, ">=", "floor_per_place_m2", kind, self._level(code))
        each = self._units.reindex(joined)[["vocational_teachers", "general_teachers"]].sum(axis=1, min_count=1)
        per_teacher = _per(present, each.sum(skipna=False))
        yield self._row(code, "teachers", per_teacher, "<=", "learners_per_teacher_at_most", kind)
        groups = self._units["autonomy_group"].reindex(joined)
        yield _judged(code, "autonomy", float(groups.loc[code]), "<=", float(groups.min(skipna=False)))
        papers = self._assets["certificate"].reindex(mine)
        yield _judged(code, "certificate", float(papers.sum(skipna=False)), ">=", float(len(mine)))

    def whole(self) -> Iterable[Row]:
        """Yield the conditions of the province as a whole."""
        counted = self._indicator("counted_schools")
        yield self._row("", "counted_schools", counted, "<=", "counted_schools_at_most", ALL_KINDS)
        cut = self._indicator("units_change_2020")
        norm = self._norm("units_cut_2030", ALL_KINDS)
        yield _judged("", "units_2030", cut, "<=", -100 * norm.value, norm)

    def _row(
        self,
        code: str,
        condition: str,
        value: float,
        sense: Literal[">=", "<="],
        norm: str,
        kind: str,
        level: str = "",
    ) -> Row:
        found = self._norm(norm, kind, level)
        return _judged(code, condition, value, sense, found.value, found)

    def _norm(self, parameter: str, kind: str, level: str = "") -> "_Norm":
        """Return the norm that fits `kind` and `level` best; without one its value is NaN."""
        table = self._norms[self._norms["parameter"] == parameter]
        for wanted in ((kind, level), (kind, ""), ("", level), ("", "")):
            at = (table["type"].fillna("") == wanted[0]) & (table["level"].fillna("") == wanted[1])
            if at.any():
                row = table[at].iloc[0]
                texts = [_text(row[name]) for name in ("legal_basis", "checked", "valid_until")]
                return _Norm(float(row["value"]), *texts)
        return _Norm(np.nan, "", "", "")

    def _land(self, own: pd.DataFrame) -> float:
        """Return the land as if none of it were urban (m²): an urban square metre counts by the norm's factor."""
        factor = self._norm("urban_land_factor", ALL_KINDS).value
        weight = own["urban"].map({1.0: factor, 0.0: 1.0})
        return float((own["land_m2"] * weight).sum(skipna=False)) if len(own) else np.nan

    def _present(self, code: str) -> float:
        """Return learners present: entrants a year times the length of their programme, of a year at least."""
        rows = self._plan.placements
        rows = rows[rows["institution"] == code]
        years = rows["programme"].map(self._programmes["length_years"])
        return float((rows["entrants"] * years).sum(skipna=False))

    def _level(self, code: str) -> str:
        """Return the highest level that `code` teaches and that has a norm of floor of its own."""
        rows = self._plan.placements
        taught = {name.rpartition("_")[2] for name in rows.loc[rows["institution"] == code, "programme"].map(str)}
        return next((level for level in (Level.CD, Level.TC, Level.SC) if level in taught), "")

    def _staff(self, code: str) -> float:
        posts = self._plan.staff["posts_after"]
        return float(posts.loc[code]) if code in posts.index else np.nan

    def _indicator(self, name: str) -> float:
        values = self._bundle.indicators["plan"]
        return float(values.loc[name]) if name in values.index else np.nan


@dataclass(frozen=True, slots=True)
class _Norm:
    value: float
    legal_basis: str
    checked: str
    valid_until: str


NO_NORM = _Norm(np.nan, "", "", "")


def _judged(
    code: str, condition: str, value: float, sense: Literal[">=", "<="], limit: float, norm: _Norm = NO_NORM
) -> Row:
    met: Met = "missing"
    if np.isfinite(value) and np.isfinite(limit):
        lacking = limit - value if sense == ">=" else value - limit
        met = "met" if lacking <= NOISE * max(1.0, abs(limit)) else "not_met"
    return Row(code, condition, value, sense, limit, met, norm.legal_basis, norm.checked, norm.valid_until)


def _per(amount: float, count: float) -> float:
    return float(amount / count) if count > 0 else np.nan


def _text(value: object) -> str:
    """Return a cell as text: a date in ISO form, nothing where it is empty."""
    return "" if value is None or value != value or value is pd.NaT else str(value)[:300]  # noqa: PLR0124 - NaN


def _numbers(table: pd.DataFrame | None, key: str, columns: Iterable[str]) -> pd.DataFrame:
    """Return `columns` of an input table as numbers by `key`; NaN where a cell, or the table, is missing."""
    names = list(columns)
    if table is None:
        return pd.DataFrame(columns=names, index=pd.Index([], dtype=object), dtype=float)
    flat = table if key in table.columns else table.reset_index()
    found: Mapping[str, pd.Series] = {
        name: pd.to_numeric(flat[name], errors="coerce") if name in flat.columns else np.nan for name in names
    }
    return pd.DataFrame(found, index=flat.index).set_index(pd.Index(flat[key].astype(str))).astype(float)
