"""What the scenario asks of merged units, teachers, posts and those enrolled, beside what the plan does."""

import math

from optimizer.solution.asked import Asked, Met, at_limit, names, without_exception
from optimizer.solution.audit_people import autonomy, founding, has_today, hosts, norm_of, parts, ratio
from optimizer.solution.claims import Case
from optimizer.solution.costs import learners_who_move
from optimizer.solution.rules_learners import Share
from optimizer.solution.staffing import GENERAL, known


def conditions(case: Case) -> list[Asked]:
    """Return each condition of founding: merged units that do not meet it, and those whose figures are not known."""
    rows, found = founding(case), []
    for condition in ("land", "posts", "scale"):
        mode = getattr(case.scenario.founding, condition)
        if mode is None:
            continue
        mine = rows[rows["phrase"] == f"audit.founding.{condition}"]
        today, norm = has_today(case, condition), norm_of(case, condition)
        unknown = [h for h in hosts(case) if norm[h] == norm[h] and today[parts(case, h)].isna().any()]
        told = {"unknown": float(len(unknown)), "unknown_names": names(case, unknown)}
        asked = without_exception(case, f"founding.{condition}", mine, f"rule.founding.{condition}.{mode}", **told)
        found.append(_unsure(asked, unknown))
    return found


def own_revenue(case: Case) -> list[Asked]:
    """Return the floor on self-financing: merged units below it, the lowest share, and those not known."""
    share = case.scenario.autonomy.self_financing_at_least
    if share is None:
        return []
    sums = {h: ratio(case, h) for h in hosts(case)}
    unknown = [h for h, (revenue, spent) in sums.items() if math.isnan(revenue + spent)]
    shares = [revenue / spent for revenue, spent in sums.values() if spent > 0 and not math.isnan(revenue)]
    told = {
        "limit": Share(share), "least": Share(min(shares)) if shares else "–",
        "unknown": float(len(unknown)), "unknown_names": names(case, unknown),
    }  # fmt: skip
    field = "autonomy.self_financing_at_least"
    return [_unsure(without_exception(case, field, autonomy(case), "rule.autonomy", **told), unknown)]


def _unsure(asked: Asked, unknown: list[str]) -> Asked:
    """Return the wish as unknown where figures are missing and nothing that is known breaks it."""
    met: Met = "unknown" if unknown and asked.met == "met" else asked.met
    return Asked(asked.rule, met, asked.left, asked.sense, asked.right, asked.phrase, asked.told)


def people(case: Case) -> list[Asked]:
    """Return teachers hired and left over, posts beside their ceilings, and what becomes of those enrolled."""
    asks, frame = case.scenario.staffing, case.network.staff
    hired = float(frame["hired"].sum())
    found = []
    if asks.counted:
        there = known(case.province, case.scenario, case.today.scope)
        left_out = [str(i) for i in case.scope if not (there["vocational"][i] and there[GENERAL][i])]
        told = {
            "hired": hired, "surplus": float(frame["surplus_1"].sum()),
            "released": float(frame["released"].sum()), "unknown": float(len(left_out)),
            "unknown_names": names(case, left_out),
        }  # fmt: skip
        met: Met = "unknown" if left_out else "met"
        found.append(Asked("staffing.counted", met, hired, "=", hired, "rule.staffing.counted", told))
        if asks.hired_at_most is not None:
            found.append(at_limit("staffing.hired_at_most", hired, "<=", asks.hired_at_most, "rule.staffing.hired"))
    for year, most in asks.posts_at_most:
        if int(year) == case.scenario.year:
            posts = float(frame["posts_long_run"].sum())
            found.append(at_limit("staffing.posts_at_most", posts, "<=", most, "rule.staffing.posts", year=year))
    if case.scenario.transition.enrolled == "finish":
        moved = learners_who_move(case.network)
        told = {"moved": moved}
        found.append(Asked("transition.enrolled", "met", moved, "=", moved, "rule.transition", told))
    return found
