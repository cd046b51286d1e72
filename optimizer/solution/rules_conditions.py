"""What the scenario asks of rooms, beds, fairness and money, beside what the plan does."""

import pandas as pd

from optimizer.solution.asked import Asked, at_limit, names, without_exception
from optimizer.solution.audit_conditions import beds_built, beyond, boarding, budget, rooms
from optimizer.solution.claims import Case
from optimizer.solution.rules_learners import Share
from optimizer.wording import Lang, say


def room(case: Case) -> list[Asked]:
    """Return how full rooms are, what is built on the land, and who finds a bed; sites without a figure by name."""
    asks, sites = case.scenario.rooms, case.province.sites
    rows = rooms(case)
    found = []
    if asks.filled_at_most is not None:
        mine = rows[rows["phrase"] == "audit.rooms.full"]
        told = {"limit": Share(asks.filled_at_most), **_left_out(case, ~(sites["rooms"] > 0))}
        found.append(without_exception(case, "rooms.filled_at_most", mine, "rule.rooms.full", **told))
    if asks.built_share_of_land_at_most is not None:
        mine = rows[rows["phrase"] == "audit.rooms.land"]
        unknown = ~((sites["land_m2"] > 0) & (sites["floor_m2"] > 0))
        told = {"limit": Share(asks.built_share_of_land_at_most), **_left_out(case, unknown)}
        found.append(without_exception(case, "rooms.built_share_of_land_at_most", mine, "rule.rooms.land", **told))
    renting = case.scenario.boarding.renting_at_most
    if renting is not None:
        told = {"limit": Share(renting), **_left_out(case, sites["beds"].isna())}
        rows = boarding(case)
        mine = rows[rows["phrase"] == "audit.boarding"]
        found.append(without_exception(case, "boarding.renting_at_most", mine, "rule.boarding", **told))
        if limit := case.scenario.boarding.beds_built_at_most:
            built = beds_built(case)
            most, total = (float(built.max()), float(built.sum())) if len(built) else (0.0, 0.0)
            field = "boarding.beds_built_at_most"
            found.append(at_limit(field, most, "<=", limit, "rule.boarding.built", total=total))
    return found


def _left_out(case: Case, unknown: pd.Series) -> dict[str, object]:
    """Return how many open sites the rule leaves out for want of a figure, and their names."""
    is_open = (case.after.operator != "").reindex(unknown.index)
    codes = [str(s) for s in unknown.index[(unknown & is_open).to_numpy(dtype=bool)]]
    return {"unknown": float(len(codes)), "unknown_names": names(case, codes)}


def fairness(case: Case) -> list[Asked]:
    """Return the entrants of each group placed beyond its minutes."""
    found = []
    for limit in case.scenario.equity.beyond:
        far, wanted = beyond(case, limit)
        field = f"equity.beyond:{limit.group}/{limit.minutes:g}"
        share = Share(far / wanted if wanted else 0.0)
        found.append(
            at_limit(
                field, far, "<=", limit.share_at_most * wanted, "rule.equity", group=Group(limit.group),
                minutes=limit.minutes, most=Share(limit.share_at_most), share=share, far=far, wanted=wanted,
            )
        )  # fmt: skip
    return found


class Group:
    """A group of learners, named in the language of the sentence."""

    def __init__(self, code: str) -> None:
        self.code = code

    def __call__(self, lang: Lang) -> str:
        """Return the group's name in `lang`."""
        return say(f"group.{self.code}", lang)


def budgets(case: Case) -> list[Asked]:
    """Return investment and recurrent spending of the state budget beside their ceilings (million VND)."""
    asks, rows = case.scenario.budget, budget(case)
    found = []
    for name, limit in (("investment", asks.investment_at_most), ("recurrent", asks.recurrent_at_most)):
        if limit is not None:
            spent = float(rows.loc[rows["phrase"] == f"audit.budget.{name}", "left"].iloc[0])
            found.append(at_limit(f"budget.{name}_at_most", spent, "<=", limit, f"rule.budget.{name}"))
    for year, most in asks.investment_by_year:
        spent = float(rows.loc[rows["phrase"] == "audit.budget.until", "left"].iloc[0])
        found.append(at_limit("budget.investment_by_year", spent, "<=", most, "rule.budget.until", year=year))
    for row in rows[rows["phrase"] == "audit.budget.in_year"].itertuples():
        field, year = "budget.recurrent_by_year", str(row.item)
        found.append(at_limit(field, float(row.left), "<=", float(row.right), "rule.budget.in_year", year=year))
    return found
