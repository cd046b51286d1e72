"""The judge of a plan of several years: each year by itself, what links the years, and the objective."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

import pandas as pd

from optimizer.data.codes import Kind
from optimizer.network.travel import Travel
from optimizer.solution.audit import audit, report
from optimizer.solution.audit_path_learners import finishing
from optimizer.solution.claims import TOLERANCE, claims, together
from optimizer.solution.costs import takes
from optimizer.solution.path import ENDS, Path, of_year, posts
from optimizer.solution.path_ledger import recurrent
from optimizer.solution.plan import Network, at_sites
from optimizer.solution.schema import BUNDLE, conform
from optimizer.solution.solution import Proof


def audit_path(
    path: Path,
    travel: Travel,
    proof: Proof | None = None,
    *,
    enforced: bool = True,
    terms: Mapping[int, Mapping[str, float]] | None = None,
) -> pd.DataFrame:
    """Judge the plan of several years in `path` and return the frame `Bundle.audit`.

    Each year is judged under its own question (items led by the year); then what lasts, the pace of hosts, lead times,
    posts and spending by year, goals over all years, those enrolled, the dates that the last year states, and the
    objective with what posts of ended units still cost. Not `enforced` (a plan given by hand): only what holds for
    any plan is checked.

    Parameters
    ----------
    terms
        year -> cost terms that are stated, each compared with the recomputed one.
    """
    rows = []
    for year in path.years:
        own = audit(
            path.province, travel, of_year(path.scenario, year), path.plans[year], enforced=enforced,
            terms=None if terms is None else terms[year],
        )  # fmt: skip
        named = own["item"].where(own["item"] == "", str(year) + ": " + own["item"])
        rows.append(own.assign(item=named))
    asked = (
        [*_lasting(path), *_pace(path), *lead(path), *_posts(path), *_spending(path), *_goals(path)] if enforced else []
    )
    rows += [
        report("path", together(*asked, *finishing(path), *_dates(path))),
        report("costs", _objective(path, proof)),
    ]
    if proof is not None and proof.bound_mvnd is not None and proof.objective_mvnd is not None:
        bound = claims("audit.proof.bound", ["bound"], [proof.bound_mvnd], "<=", [proof.objective_mvnd], integrity=True)
        rows.append(report("proof", bound))
    return conform(pd.concat(rows, ignore_index=True), BUNDLE["audit"])


def _pairs(path: Path) -> Iterator[tuple[int, Network, Network]]:
    """Yield each year after the first, the network of the year before and its own."""
    for before, after in pairwise(path.years):
        yield after, path.plans[before], path.plans[after]


def _lasting(path: Path) -> Iterator[pd.DataFrame]:
    """Ask that ended units stay ended where they are, a THN one until it ends, closed sites and what was built stay.

    A planned site that opened stays open.
    """
    for year, before, after in _pairs(path):
        old, new = before.institutions, after.institutions.loc[before.institutions.index]
        ended = old["fate"].isin(ENDS)
        other = (old["fate"] != new["fate"]) | (old["host"] != new["host"])
        again = old["convert"] & ~new["convert"] & ~new["fate"].isin(ENDS)
        yield _none("units", year, old.index[(ended & other) | (~ended & again)])
        old_open = before.sites["open"].astype(bool)
        new_open = after.sites["open"].reindex(before.sites.index).astype(bool)
        planned = before.sites.index.isin(path.province.planned)
        shut = (~old_open & new_open & ~planned) | (old_open & ~new_open & planned)
        yield _none("sites", year, before.sites.index[shut])
        yield _none("modules", year, _fewer(before, after))
        yield _none("beds", year, _fewer_beds(before, after))
        yield _none("equipment", year, _moved_back(before, after))
        yield _none("takers", year, _moved_on(before, after))


def _moved_on(before: Network, after: Network) -> list[str]:
    """Return sites taken from an institution that ended which another host works now, and hosts that gave all up."""
    old, new = before.sites, after.sites.loc[before.sites.index]
    worked = old["open"].astype(bool) & new["open"].astype(bool) & (old["institution_after"] != old["institution"])
    other = worked & (old["institution_after"] != new["institution_after"])
    lost = takes(before.institutions, old) - takes(after.institutions, new)
    return [*map(str, old.index[other]), *(f"{i} / {h}" for i, h in sorted(lost))]


def _fewer(before: Network, after: Network) -> list[str]:
    """Return places that have fewer modules than the year before though the site is open."""
    counts = [n.modules.set_index(["field", "site"])["modules"] for n in (before, after)]
    left = counts[1].reindex(counts[0].index).fillna(0.0)
    is_open = after.sites["open"].astype(bool)
    return [f"{f} / {s}" for f, s in counts[0].index[left < counts[0]] if is_open[s]]


def _fewer_beds(before: Network, after: Network) -> list[str]:
    """Return open sites that have fewer beds built than the year before."""
    old, new = (n.beds.set_index("site")["beds_built"] for n in (before, after))
    left = new.reindex(old.index).fillna(0.0)
    is_open = after.sites["open"].astype(bool)
    return [str(s) for s in old.index[left < old - TOLERANCE * old.clip(lower=1.0)] if is_open[s]]


def _moved_back(before: Network, after: Network) -> list[str]:
    """Return equipment that is no longer where it was moved the year before, though the offer there runs."""
    keys = ["programme", "site_from", "site_to"]
    old, new = (n.transfers.set_index(keys)["places"] for n in (before, after))
    left = new.reindex(old.index).fillna(0.0)
    runs = set(at_sites(after.offers).query("runs").index)
    short = left < old - TOLERANCE * old.clip(lower=1.0)
    return [f"{p} / {s} / {z}" for p, s, z in old.index[short] if (p, z) in runs]


def _none(what: str, year: int, broken: Iterable[object]) -> pd.DataFrame:
    """Return a row that holds where nothing is broken, and one for each that is."""
    items = [f"{year}: {item}" for item in broken]
    return claims(f"audit.path.{what}", items or [str(year)], [1.0] * len(items) or [0.0], "=", 0)


def _pace(path: Path) -> Iterator[pd.DataFrame]:
    """No host takes in more in a period than it may."""
    most = path.scenario.merging.per_host_at_most
    for year in path.years if most is not None else ():
        hosts = [h for _, h in path.takes(year)]
        known = sorted(set(hosts))
        yield claims("audit.path.pace", [f"{year}: {h}" for h in known], [hosts.count(h) for h in known], "<=", most)


def lead(path: Path) -> Iterator[pd.DataFrame]:
    """Mergers and conversions wait their months from the date of the tables; what is pinned or decided does not."""
    today = str(path.province.facts.get("as_of", ""))
    for year in path.years if today else ():
        units = path.plans[year].institutions
        fixed = {*_decided(path, year), *path.scenario.pins.convert}
        took = takes(units, path.plans[year].sites)
        changed = [(i, h) for i, h in sorted(took) if i not in fixed and (i, h) not in path.scenario.pins.merge]
        changed += [(str(i), "") for i in units.index[units["convert"]] if i not in fixed]
        waits = [_months(path, units, i, h) for i, h in changed]
        start = dt.date.fromisoformat(today)
        passed = (year - start.year) * 12 + 9 - start.month - (1 if start.day > 1 else 0)
        yield claims("audit.path.lead", [f"{year}: {i}" for i, _ in changed], waits, "<=", passed)


def _months(path: Path, units: pd.DataFrame, unit: str, host: str) -> int:
    kinds = {units.at[i, "type"] for i in (unit, host) if i}
    asked = path.scenario.path
    return asked.lead_months_college if Kind.CD in kinds else asked.lead_months


def _decided(path: Path, year: int) -> set[str]:
    """Return institutions on which a row of `decided` binds in `year`."""
    rows = path.province.decided
    if not path.scenario.pins.decided:
        return set()
    rows = rows[rows["use"] == "pin"]
    last = dt.date(year, 9, 1)
    until = path.years[-1] == year
    return {str(r.institution) for r in rows.itertuples() if until or (isinstance(r.date, dt.date) and r.date <= last)}


def _posts(path: Path) -> Iterator[pd.DataFrame]:
    for year, most in path.scenario.staffing.posts_at_most:
        yield claims("audit.path.posts", [year], [posts(path, int(year))], "<=", [most])


def _spending(path: Path) -> Iterator[pd.DataFrame]:
    """Recurrent spending of the state budget <= its ceiling in each calendar year that the scenario names."""
    for year, most in path.scenario.budget.recurrent_by_year:
        yield claims("audit.budget.in_year", [year], [recurrent(path, int(year))], "<=", [most])


def _goals(path: Path) -> Iterator[pd.DataFrame]:
    """Each goal over all years <= its ceiling."""
    for goal, most in path.scenario.goals.over_years_at_most:
        yield claims("audit.ceilings", [goal], [path.goal(goal)], "<=", [most])


def _dates(path: Path) -> Iterator[pd.DataFrame]:
    """Ask that the last year says of each unit that ends from which year on."""
    last = path.plans[path.years[-1]].institutions
    given = set(path.province.decided["institution"].astype(str))
    for year in path.years:
        ended = [i for i in path.ended(year).index if i not in given]
        stated = [float(str(last.at[i, "date"])[:4] or "nan") for i in ended]
        yield claims("audit.path.date", ended, stated, "=", year, integrity=True)


def _objective(path: Path, proof: Proof | None) -> pd.DataFrame:
    """Ask that the objective stated is the weighted mean of the years with the posts still paid."""
    if proof is None or proof.objective_mvnd is None:
        return together()
    again = path.objective()
    return claims("audit.costs.total", ["total"], [proof.objective_mvnd], "=", [again], integrity=True)
