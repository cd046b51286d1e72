"""A plan given by hand, from rows of `decided` or of a table like it, as a structure to evaluate."""

import datetime as dt
from collections.abc import Mapping

import pandas as pd

from optimizer.data.codes import Action
from optimizer.data.province import Province
from optimizer.data.site_codes import codes_in, hosts_in
from optimizer.data.tables import BY_NAME
from optimizer.errors import DataError, Finding, Severity
from optimizer.model.admissible import in_scope
from optimizer.model.decisions import Structure
from optimizer.model.grants import CONVERTIBLE


def structure_of(province: Province, rows: pd.DataFrame) -> Structure:
    """Return the structure that `rows` describe; an institution without a row is kept.

    A site that is not named stays open, a planned one unopened.

    Parameters
    ----------
    rows
        columns institution, action, host, close_sites, open_sites (codes separated by semicolons), site_hosts
        (site>institution, likewise), as in the table `decided`; an index called ``row`` holds the spreadsheet's row
        numbers.

    Raises
    ------
    DataError
        An institution that has two rows, is out of scope or cannot become a THN; a host that is missing, does not
        survive, or stands where nothing merges; a site that is not its institution's, a head site of a survivor that
        closes, a site to be opened that is not planned, one that goes to a host that is none: all findings at once.
    """
    scope = in_scope(province)
    numbers = rows.index if rows.index.name == "row" else range(2, len(rows) + 2)
    by_institution: dict[str, tuple[int, pd.Series]] = {}
    found: list[Finding] = []
    for n, (_, row) in zip(numbers, rows.iterrows(), strict=True):
        if str(row.institution) in by_institution:
            found.append(_finding("analysis.given_twice", int(n), "institution", str(row.institution)))
        else:
            by_institution[str(row.institution)] = (int(n), row)
    merge = {i: str(r.host) for i, (_, r) in by_institution.items() if r.action == Action.MERGE}
    leave = frozenset(i for i, (_, r) in by_institution.items() if r.action == Action.LEAVE)
    convert = frozenset(i for i, (_, r) in by_institution.items() if r.action == Action.CONVERT)
    close, opened = set[str](), set[str]()
    for i, (n, row) in by_institution.items():
        if i not in scope:
            found.append(_finding("analysis.out_of_scope", n, "institution", i))
            continue
        if row.action == Action.CONVERT and province.institutions.at[i, "type"] not in CONVERTIBLE:
            found.append(_finding("analysis.not_convertible", n, "institution", i))
        for s in codes_in(row.close_sites):
            found.extend(_site_findings(province, i, s, n, survives=i not in merge and i not in leave))
            close.add(s)
        for s in codes_in(row.get("open_sites", "")):
            found.extend(_opening(province, i, s, n, leaves=i in leave))
            opened.add(s)
    found.extend(_host_findings(by_institution, merge, leave, scope))
    found.extend(_divided_findings(province, by_institution, frozenset({*merge, *leave}), scope))
    if found:
        raise DataError(tuple(sorted(found, key=lambda f: (f.row or 0, f.column, f.id))))
    owner: Mapping[str, str] = province.sites["institution"].to_dict()
    divided = {s: h for _, row in by_institution.values() for s, h in hosts_in(row.get("site_hosts", ""))}
    works = {s for s in owner if s not in close and (s in opened or s not in province.planned)}
    keep = {
        s: divided.get(s, merge.get(i, i))
        for s, i in sorted(owner.items())
        if i in scope and i not in leave and s in works
    }
    return Structure(dict(sorted(merge.items())), leave, convert, keep)


def structures_of(province: Province, rows: pd.DataFrame, years: tuple[int, ...]) -> dict[int, Structure]:
    """Return the structure of each of `years`: of rows dated until 1 September of it, in the last of all.

    Raises
    ------
    DataError
        As `structure_of` of all rows; or a host has left or merged before it takes in.
    """
    structure_of(province, rows)
    found = {}
    for year in years:
        until = pd.Series([_in_effect(date, year) for date in rows["date"]], index=rows.index, dtype=bool)
        found[year] = structure_of(province, rows if year == years[-1] else rows[until])
    return found


def _in_effect(date: object, year: int) -> bool:
    return isinstance(date, dt.date) and not pd.isna(date) and date <= dt.date(year, 9, 1)


def _host_findings(
    rows: Mapping[str, tuple[int, pd.Series]], merge: Mapping[str, str], leave: frozenset[str], scope: tuple[str, ...]
) -> list[Finding]:
    found = []
    for i, (n, row) in rows.items():
        h = str(row.host)
        if i not in merge:
            phrase = "analysis.host_without_merger" if h else ""
        elif not h:
            phrase = "analysis.host_missing"
        elif h not in scope:
            phrase = "analysis.host_unknown"
        elif h == i:
            phrase = "analysis.host_self"
        else:
            phrase = "analysis.host_ends" if h in merge or h in leave else ""
        if phrase:
            found.append(_finding(phrase, n, "host", h))
    return found


def _divided_findings(
    province: Province, rows: Mapping[str, tuple[int, pd.Series]], ends: frozenset[str], scope: tuple[str, ...]
) -> list[Finding]:
    """Sites of an institution that is divided are its own, open, and go to another that stays."""
    found = []
    for i, (n, row) in rows.items():
        for site, host in hosts_in(row.get("site_hosts", "")):
            if row.action != Action.MERGE:
                phrase, value = "analysis.divided_without_merger", site
            elif site not in province.sites.index or province.sites.at[site, "institution"] != i:
                phrase, value = "analysis.site_not_its_own", site
            elif site in codes_in(row.close_sites):
                phrase, value = "analysis.divided_closed", site
            elif host not in scope or host == i:
                phrase, value = "analysis.host_unknown", host
            else:
                phrase, value = "analysis.host_ends" if host in ends else "", host
            if phrase:
                found.append(_finding(phrase, n, "site_hosts", value))
    return found


def _site_findings(province: Province, i: str, site: str, row: int, *, survives: bool) -> list[Finding]:
    if site not in province.sites.index or province.sites.at[site, "institution"] != i:
        return [_finding("analysis.site_not_its_own", row, "close_sites", site)]
    if survives and bool(province.sites.at[site, "head"]):
        return [_finding("analysis.head_site_closes", row, "close_sites", site)]
    return []


def _opening(province: Province, i: str, site: str, row: int, *, leaves: bool) -> list[Finding]:
    if site not in province.planned or province.sites.at[site, "institution"] != i:
        return [_finding("analysis.not_planned", row, "open_sites", site)]
    return [_finding("analysis.opens_without_unit", row, "open_sites", site)] if leaves else []


def _finding(phrase: str, row: int, column: str, value: str) -> Finding:
    label = BY_NAME["decided"].by_name[column].label
    return Finding(phrase, Severity.ERROR, "decided", row, f"{column} ({label})", value)
