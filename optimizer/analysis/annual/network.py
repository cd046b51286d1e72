"""The size of the network: what was planned until the end of the year, in the end, and what there is."""

from datetime import date

import pandas as pd

from optimizer.analysis.annual.case import Case, later
from optimizer.data.province import Province
from optimizer.solution.counted import counted_why
from optimizer.solution.roadmap import AFTER_MONTHS
from optimizer.solution.today import in_scope, taught_offers

KEYS = ("units", "counted_schools", "heads", "deputies", "sites", "posts", "places")
COLUMNS = ("before", "plan", "final", "actual", "estimate", "asked", "done", "share", "last", "change")
REASONS = ("why_plan", "why_actual", "why_estimate", "why_share", "why_last")


def network(case: Case, earlier: Province | None) -> pd.DataFrame:
    """Return index `KEYS` -> `COLUMNS`, and a reason (phrase id below ``annual.why``) where a figure is missing.

    before, final: as the plan was made, and in the end; plan: each unit's change counted from its own day, by the end
    of the year; asked = plan - before; done = actual - before; share = done / asked, how far the change of the year
    has come; last: the same day a year earlier (`earlier`), change = actual - last. The year's end is the office's to
    estimate, except on it.
    """
    rows = pd.DataFrame({name: _planned(case, name) for name in ("before", "plan", "final")}, index=list(KEYS))
    rows["actual"] = measured(case.actual, case)
    whole = case.day == case.year_end
    rows["estimate"] = rows["actual"] if whole else float("nan")
    rows["asked"], rows["done"] = rows["plan"] - rows["before"], rows["actual"] - rows["before"]
    rows["share"] = (rows["done"] / rows["asked"]).where(rows["asked"].abs() > 1e-9)  # noqa: PLR2004 - rounding
    rows["last"] = float("nan") if earlier is None else measured(earlier, case)
    rows["change"] = rows["actual"] - rows["last"]
    missing = rows.isna()
    rows["why_plan"] = missing["plan"].map({True: "not_in_plan", False: ""})
    rows["why_actual"] = missing["actual"].map({True: "not_in_tables", False: ""})
    rows["why_estimate"] = missing["estimate"].map({True: "stock", False: ""})
    rows["why_share"] = (missing["share"] & ~missing["plan"] & ~missing["actual"]).map({True: "no_change", False: ""})
    rows["why_last"] = missing["last"].map({True: "no_earlier" if earlier is None else "not_in_earlier", False: ""})
    return rows.rename_axis("key")[[*COLUMNS, *REASONS]]


def measured(province: Province, case: Case) -> pd.Series:
    """Return index `KEYS` -> the count in the tables of `province`, of what the province decides on.

    A site that the plan closes and where nothing is licensed or taught any more is not counted, though it is listed.
    """
    scope = in_scope(province.institutions)
    units = province.institutions[scope]
    counted = counted_why(province.institutions, scope, pd.Series(data=False, index=scope.index))["counted"]
    mine = province.sites["institution"].map(scope).astype(bool) & ~province.sites.index.isin(province.planned)
    sites = province.sites.index[mine]
    offers = taught_offers(province)
    offers = offers[offers["site"].isin(sites)]
    used = offers[offers["delivery"] != "mobile"].groupby("site")[["places", "entrants"]].sum().sum(axis=1)
    closed = case.plan.sites.index[case.plan.sites["status"] == "closed"]
    idle = [site for site in closed if site in sites and used.get(site, 0.0) <= 0]
    values = {
        "units": len(units), "counted_schools": counted.sum(), "heads": units["heads"].sum(skipna=False),
        "deputies": units["deputies"].sum(skipna=False), "sites": len(sites) - len(idle),
        "posts": units["posts"].sum(skipna=False), "places": offers["places"].sum(skipna=False),
    }  # fmt: skip
    return pd.Series(values, dtype=float)


def _planned(case: Case, column: str) -> pd.Series:
    """Return index `KEYS` -> the plan's count before, by the end of the year (``plan``), or in the end (``final``)."""
    units = case.plan.institutions
    units = units[units["fate"] != "outside"]
    until = pd.Series({code: _reached(case, column, str(code), 0) for code in units.index}, dtype=bool)
    settled = {str(c): _reached(case, column, str(c), AFTER_MONTHS["posts"]) for c in case.plan.staff.index}
    sites = case.plan.sites[case.plan.sites["institution"].isin(units.index) & (case.plan.sites["status"] != "planned")]
    open_after = sites["open"] & (sites["status"] != "left")
    offers = case.plan.offers[case.plan.offers["institution"].isin(units.index)]
    sites_until = [_by(case, column, case.due_site(str(s), str(u))) for s, u in sites["institution"].items()]
    taught = pd.Series({code: _by(case, column, case.due_offers(str(code))) for code in units.index}, dtype=bool)
    stays = (units["fate"] == "survive").astype(float)
    posts = units["posts"].where(~until | (units["fate"] != "leave"), 0.0)
    lapsed = [
        row["posts_long_run"] - row["posts_after"] if settled[str(code)] else 0.0
        for code, row in case.plan.staff.iterrows()
    ]
    values = {
        "units": stays.where(until, 1.0).sum(),
        "counted_schools": units["counted_after"].where(until, units["counted_before"]).sum(),
        "heads": units["heads_after"].where(until, units["heads_before"]).sum(skipna=False),
        "deputies": units["deputies_after"].where(until, units["deputies_before"]).sum(skipna=False),
        "sites": open_after.where(sites_until, sites["status"] != "opened").sum(),
        "posts": posts.sum(skipna=False) + pd.Series(lapsed, dtype=float).sum(skipna=False),
        "places": offers["places_after"].where(offers["institution"].map(taught), offers["places_before"]).sum(),
    }  # fmt: skip
    return pd.Series(values, dtype=float)


def _reached(case: Case, column: str, unit: str, months: int) -> bool:
    """Return whether the change of `unit`, some months on, is counted in `column`."""
    return _by(case, column, later(case.due(unit), months))


def _by(case: Case, column: str, day: date) -> bool:
    """Return whether what is due on `day` is counted in `column`."""
    return column == "final" or (column == "plan" and day <= case.year_end)
