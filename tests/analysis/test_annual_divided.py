"""A divided unit and a planned site in a later year: done where the sites are with the hosts that the plan names."""

from typing import Any

import pandas as pd

from optimizer.analysis.annual.annual import annual
from optimizer.analysis.pipeline import Prepared, Request, evaluate_given
from optimizer.solution.solution import Bundle
from tests.analysis.runs import EXACT, free, plan
from tests.analysis.years import merged, year
from tests.solution.planned import planned, roads


def _bundle() -> Bundle:
    """TT1 merges into CD1 and opens S5 under it; S4 goes to TT2, all on 1 September 2028."""
    rows = plan(("TT1", "merge", "CD1")).assign(site_hosts="S4>TT2", open_sites="S5")
    return evaluate_given(Prepared(planned(), roads(), 0.0), free(name="tach"), rows, Request(EXACT))


def _sites(second: str, opened: bool) -> Any:
    def later(table: pd.DataFrame) -> pd.DataFrame:
        table = table.copy()
        table.loc[table["site"] == "S2", ["institution", "head"]] = ["CD1", "0"]
        table.loc[table["site"] == "S4", "institution"] = second
        row = table[table["site"] == "S2"].assign(site="S5", name="Địa điểm dự kiến", posts="0")
        return pd.concat([table, row], ignore_index=True) if opened else table

    return later


def _status(second: str, opened: bool) -> dict[tuple[str, str], str]:
    made = annual(_bundle(), year("2028-11-15", institutions=merged, sites=_sites(second, opened)), 2028)
    steps = made.steps[made.steps["unit"] == "TT1"]
    return {(str(r.kind), str(r.item)): str(r.status) for r in steps.itertuples()}


def test_sites_are_with_the_hosts_of_the_plan_or_not():
    """As planned all is done; S4 with CD1 too: its handing over deviates, the merger is done; S5 is late until open."""
    found = _status("TT2", opened=True)
    assert {found["merge", ""], found["site_move", "S4"], found["site_move", "S2"], found["site_open", "S5"]} == {
        "done"
    }
    found = _status("CD1", opened=False)
    assert (found["merge", ""], found["site_move", "S4"], found["site_open", "S5"]) == ("done", "deviating", "late")
