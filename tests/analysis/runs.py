"""Runs of the tiny province that the tests of this stage share, each solved once."""

from functools import cache
from typing import Any

import pandas as pd

from optimizer.analysis.pipeline import Prepared, Request, evaluate_given, solve
from optimizer.model.engine import Options
from optimizer.network.distances import measure
from optimizer.scenario import Centres, Coverage, Merging, Scenario
from optimizer.solution.solution import Bundle
from tests.provinces import Edit, tiny_province

EXACT = Options(time_limit_s=60, gap=0.0)


def free(**changes: Any) -> Scenario:
    """Return a scenario without any policy, with `changes`."""
    base = Scenario(name="tu-do", title="Tự do", question="Rẻ nhất?", centres=Centres(policy="free"))
    return base.but(**changes)


def prepared(**edits: Edit) -> Prepared:
    """Return the tiny province with its travel, read once where nothing is edited."""
    return _prepared() if not edits else _made(**edits)


def both_years(demand: pd.DataFrame) -> pd.DataFrame:
    """Return the demand of 2028, and the same again in 2030."""
    one = demand[demand["year"].astype(str) == "2028"]
    return pd.concat([one, one.assign(year=2030)], ignore_index=True)


@cache
def _prepared() -> Prepared:
    return _made()


def _made(**edits: Edit) -> Prepared:
    province = tiny_province(**edits)
    return Prepared(province, measure(province), 0.0)


@cache
def cheapest() -> Bundle:
    """Return the bundle of the cheapest plan without any policy."""
    return solve(prepared(), free(), Request(EXACT))


@cache
def one_merger() -> Bundle:
    """Return the bundle of a given plan: TT1 merges into CD1, judged by rules that it breaks in part."""
    strict = free(
        name="danh-gia",
        merging=Merging(counted_schools_at_most=0, institutions_at_most=2),
        coverage=Coverage(minutes_at_most=60),
    )
    return evaluate_given(prepared(), strict, plan(("TT1", "merge", "CD1")), Request(EXACT))


@cache
def impossible() -> Bundle:
    """Return the bundle of a scenario without a plan: no counted school, and the only college is kept."""
    asked = free(name="khong-the", merging=Merging(counted_schools_at_most=0), pins={"keep": ("CD1",)})
    return solve(prepared(), asked, Request(EXACT))


def plan(*rows: tuple[str, ...]) -> pd.DataFrame:
    """Return rows (institution, action, host = "", close_sites = "") as `read_plan` gives them, index row from 2."""
    columns = ("institution", "action", "host", "close_sites")
    filled = [(*row, *[""] * (len(columns) - len(row))) for row in rows]
    frame = pd.DataFrame(filled, columns=list(columns), dtype="str")
    frame = frame.assign(date=None, use="record", name_after="", basis="official", source="")
    frame.index = pd.RangeIndex(2, len(frame) + 2, name="row")
    return frame
