"""Steps at sites: closed, handed over, kept; programmes opened, ended, kept; places, mobile classes, workshops."""

from collections.abc import Iterable

import pandas as pd

from optimizer.analysis.annual.case import NEAR, NOTHING, Case, both
from optimizer.analysis.annual.steps import Step, judged
from optimizer.solution.plan import Network


def _sites_of(plan: Network) -> pd.DataFrame:
    """Return the sites that the plan says something of: not those out of scope, that left, or are still to open."""
    return plan.sites[~plan.sites["status"].isin(["outside", "left", "planned"])]


def _offers(plan: Network, delivery: str) -> pd.DataFrame:
    rows = plan.offers.reset_index()
    return rows[rows["delivery"] == delivery]


def site_steps(case: Case) -> Iterable[Step]:
    """Yield what becomes of each site; a site is closed when nothing is licensed or taught there any more."""
    for code, row in _sites_of(case.plan).iterrows():
        site, unit = str(code), str(row["institution"])
        due, now = case.due_site(site, unit), str(case.owner.get(site, ""))
        if row["status"] == "closed":
            status = judged(case, due, done=site not in case.used, undone=site in case.used)
            actual = both("actual", "annual.actual.site_used" if site in case.used else "annual.actual.site_unused")
            planned = both("planned", "annual.planned.site_close")
            yield Step(unit, "site_close", site, case.site_name(site), due, status, change=True, planned=planned,
                       actual=actual)  # fmt: skip
            continue
        wanted = str(row["institution_after"])
        if row["status"] == "opened":
            status = judged(case, due, done=now == wanted, undone=not now)
            actual = both("actual", "annual.actual.owner" if now else "annual.actual.not_open", owner=case.name(now))
            planned = both("planned", "annual.planned.site_open", owner=case.name(wanted))
            yield Step(unit, "site_open", site, case.site_name(site), due, status, change=True, planned=planned,
                       actual=actual)  # fmt: skip
            continue
        moves = wanted != unit
        status = judged(case, due, done=now == wanted, undone=moves and now == unit)
        actual = both("actual", "annual.actual.owner" if now else "annual.actual.site_gone", owner=case.name(now))
        planned = both("planned", f"annual.planned.site_{'move' if moves else 'keep'}", owner=case.name(wanted))
        yield Step(unit, "site_move" if moves else "site_keep", site, case.site_name(site), due if moves else None,
                   status, change=moves, planned=planned, actual=actual)  # fmt: skip
    known = case.plan.sites.index[case.plan.sites["status"] != "planned"]
    for code in case.owner.index[~case.owner.index.isin(known) & case.owner.map(case.scope)]:
        site, unit = str(code), str(case.owner[code])
        planned, actual = both("planned", "annual.planned.none"), both("actual", "annual.actual.extra_site")
        yield Step(unit, "extra_site", site, case.site_name(site), None, "deviating", change=False, planned=planned,
                   actual=actual)  # fmt: skip


def programme_steps(case: Case) -> Iterable[Step]:
    """Yield what becomes of each programme at a site that stays, and of its licensed places."""
    sites = _sites_of(case.plan)
    open_sites = set(sites.index[sites["open"]])
    rows = _offers(case.plan, "site")
    rows = rows[rows["site"].isin(open_sites) & (rows["runs"] | rows["runs_before"])]
    for row in rows.itertuples(index=False):
        yield from _programme(case, row)
    planned = set(zip(rows["programme"], rows["site"], strict=True))
    for programme, site in sorted(key for key, offer in case.offers.items() if offer.alive):
        if site in open_sites and (programme, site) not in planned:
            unit = str(case.plan.sites.at[site, "institution"])
            yield Step(
                unit, "extra_programme", f"{programme} @ {site}", _called(case, programme, site), None, "deviating",
                change=False, planned=both("planned", "annual.planned.none"),
                actual=_places("actual", "annual.actual.taught", case, (programme, site)),
            )  # fmt: skip


def _programme(case: Case, row: object) -> Iterable[Step]:
    programme, site = str(getattr(row, "programme", "")), str(getattr(row, "site", ""))
    runs, before = bool(getattr(row, "runs", False)), bool(getattr(row, "runs_before", False))
    places_before, places = float(getattr(row, "places_before", 0)), float(getattr(row, "places_after", 0))
    key = (programme, site)
    if site not in case.owner.index and runs and before:
        return
    unit = str(case.plan.sites.at[site, "institution"])
    due = case.due_offers(unit)
    offer = case.offers.get(key, NOTHING)
    listed, taught = key in case.offers, offer.alive
    base = (f"{programme} @ {site}", _called(case, programme, site))
    actual = _places("actual", "annual.actual.taught" if listed else "annual.actual.not_taught", case, key)
    if not before:
        status = judged(case, due, done=taught, undone=not taught)
        planned = both("planned", "annual.planned.programme_new", places=float(round(places)))
        yield Step(unit, "programme_new", *base, due, status, change=True, planned=planned, actual=actual)
    elif not runs:
        status = judged(case, due, done=not taught, undone=taught)
        planned = both("planned", "annual.planned.programme_end")
        yield Step(unit, "programme_end", *base, due, status, change=True, planned=planned, actual=actual)
    else:
        status = judged(case, due, done=listed, undone=False)
        planned = both("planned", "annual.planned.programme_keep", places=float(round(places)))
        yield Step(unit, "programme_keep", *base, None, status, change=False, planned=planned, actual=actual)
    if runs and listed and (before or taught):
        now = offer.places
        grows = abs(places - places_before) >= 2 * NEAR
        status = judged(case, due, done=abs(now - places) < 2 * NEAR, undone=grows and abs(now - places_before) <= NEAR)
        planned = both("planned", "annual.planned.places", places=float(round(places)), before=places_before)
        actual = both("actual", "annual.actual.places", places=now)
        yield Step(unit, "places", *base, due if grows else None, status, change=grows, planned=planned, actual=actual)


def _called(case: Case, programme: str, site: str) -> str:
    return f"{case.programme_names.get(programme, programme)}, {case.site_name(site)}"


def _places(name: str, phrase: str, case: Case, key: tuple[str, str]) -> dict[str, str]:
    return both(name, phrase, **case.offers.get(key, NOTHING)._asdict())


def mobile_steps(case: Case) -> Iterable[Step]:
    """Yield the places of mobile classes of each unit that stays, those of the units it takes in among them."""
    rows = _offers(case.plan, "mobile")
    rows = rows[rows["runs"]]
    units = case.plan.institutions
    scope = rows["institution"].map(units["fate"]) != "outside"
    merged = rows["institution"].map(units["host"].where(units["fate"] == "merge", units.index.to_series()))
    for (code, programme), part in rows[scope].groupby([merged[scope], "programme"]):
        group = [str(code), *case.guests(str(code))]
        now = float(sum(case.mobile.get((programme, unit), 0.0) for unit in group))
        planned = float(part["places_after"].sum())
        status = judged(case, case.effect, done=abs(now - planned) < 2 * NEAR, undone=False)
        name = case.programme_names.get(str(programme), str(programme))
        yield Step(
            str(code), "mobile", str(programme), name, None, status, change=False,
            planned=both("planned", "annual.planned.mobile", places=float(round(planned))),
            actual=both("actual", "annual.actual.places", places=now),
        )  # fmt: skip


def workshop_steps(case: Case) -> Iterable[Step]:
    """Yield the workshops to be built: a site is to have those of the plan's tables and its modules."""
    known = case.bundle.inputs.get("sites", pd.DataFrame())
    past = pd.to_numeric(known.set_index("site")["workshops"], errors="coerce") if "workshops" in known else pd.Series()
    for code, wanted in case.plan.modules.groupby("site")["modules"].sum().items():
        site, unit = str(code), str(case.plan.sites.at[code, "institution"])
        before, now = float(past.get(site, float("nan"))), float(case.actual.sites["workshops"].get(site, float("nan")))
        due = case.effect
        lacking = pd.isna(before) or pd.isna(now)
        done, undone = now >= before + wanted - NEAR, before - NEAR <= now
        status = "unknown" if lacking else judged(case, due, done=bool(done), undone=bool(undone))
        planned = both("planned", "annual.planned.workshops", more=float(wanted))
        actual = both("actual", "annual.actual.workshops" + ("_unknown" if lacking else ""), before=before, now=now)
        yield Step(unit, "workshops", site, case.site_name(site), due, status, change=True, planned=planned,
                   actual=actual)  # fmt: skip
