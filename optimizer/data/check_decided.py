"""Checks of what a decided or given plan says of sites: the institution's own, opened only where planned."""

from collections.abc import Callable

import pandas as pd

from optimizer.data.check import Tables, at_cells
from optimizer.data.check_meaning import given
from optimizer.data.codes import Action
from optimizer.data.site_codes import codes_in, hosts_in
from optimizer.errors import Finding


def check_decided(tables: Tables) -> list[Finding]:
    """Return the findings on the sites that rows of `decided` name."""
    if not given(tables, "decided", "institution", "action") or not given(tables, "sites", "site"):
        return []
    rows, sites = tables["decided"], tables["sites"].typed
    units = set(tables["institutions"].typed["institution"]) if "institutions" in tables else set()
    owner = dict(zip(sites["site"], sites["institution"], strict=True))
    planned = set(sites.loc[sites["candidate"] == "1", "site"])

    def listed(column: str, wrong: Callable[[str, str], bool]) -> pd.Series:
        """Return, by row, the codes of a column that are wrong for its institution."""
        cells = rows.typed[[column, "institution"]].itertuples(name=None)
        return pd.Series({n: ", ".join(s for s in codes_in(text) if wrong(s, i)) for n, text, i in cells}, dtype="str")

    findings = []
    for column in ("close_sites", "open_sites"):
        unknown = listed(column, lambda s, _i: s not in owner)
        foreign = listed(column, lambda s, i: owner.get(s, i) != i)
        findings += at_cells(rows, column, unknown != "", "data.unknown_site", codes=unknown)
        findings += at_cells(rows, column, foreign != "", "data.site_of_other", codes=foreign)
    pairs = [
        (n, i, s, h)
        for n, text, i in rows.typed[["site_hosts", "institution"]].itertuples(name=None)
        for s, h in hosts_in(text)
    ]
    ends = rows.typed["action"].isin([Action.MERGE, Action.LEAVE])
    gone = set(rows.typed.loc[ends, ["institution", "use"]].apply(tuple, axis=1))
    use = rows.typed["use"]
    merges = rows.typed["action"] == Action.MERGE
    faults = {
        "data.unknown_site": [(n, s) for n, _, s, _ in pairs if s not in owner],
        "data.site_of_other": [(n, s) for n, i, s, _ in pairs if owner.get(s, i) != i],
        "data.divided_host": [(n, h or s) for n, i, s, h in pairs if h not in units or h == i or (h, use[n]) in gone],
        "data.divided_without_merger": [(n, s) for n, _, s, _ in pairs if not merges[n]],
    }
    for phrase, wrong in faults.items():
        codes = pd.Series({n: ", ".join(c for m, c in wrong if m == n) for n in rows.typed.index}, dtype="str")
        findings += at_cells(rows, "site_hosts", codes != "", phrase, codes=codes)
    exist = listed("open_sites", lambda s, _i: s in owner and s not in planned)
    return [*findings, *at_cells(rows, "open_sites", exist != "", "data.not_planned_site", codes=exist)]
