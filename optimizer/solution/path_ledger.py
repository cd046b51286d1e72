r"""What a plan of several years costs by calendar year and ledger.

What changes on 1 September of year t pays from calendar year t + 1 to that of the next change, the last for five years.
What is paid once falls in the first of these, for what the plan of t has more than that of the year before. The saving
on posts of units that end glides as in `optimizer.solution.ledgers.ledger_by_year`; teachers left over are paid on in
the five calendar years after the first year of the plan, in the last of which those still left over are let go. A
closed site that waits for a decision is looked after in two calendar years from the one after it first closes.
"""

from collections.abc import Mapping

import pandas as pd

from optimizer.solution import costs, freed
from optimizer.solution.costs import Prices
from optimizer.solution.ledgers import GLIDE_YEARS, LEDGERS, SHARES, Amount, Ledger, not_yet_saved
from optimizer.solution.path import Path
from optimizer.solution.plan import Network
from optimizer.solution.schema import BUNDLE, conform


def ledger_by_year(path: Path) -> pd.DataFrame:
    """Return `Bundle.ledger_by_year` of a plan of several years: plan minus unchanged, by calendar year and ledger."""
    rows = []
    for year in calendar(path):
        for name in LEDGERS:
            amount = _yearly(path, path.plans, year, name) - _yearly(path, path.unchanged, year, name)
            amount += _once(path, path.plans, year, name) - _once(path, path.unchanged, year, name)
            if name == "budget_recurrent":
                amount += _gliding(path, year)
            if name == "budget_buildings":
                amount += _waiting(path, year)
            rows.append((year, name, amount))
    return conform(pd.DataFrame(rows, columns=["year", "ledger", "mvnd"]), BUNDLE["ledger_by_year"])


def calendar(path: Path) -> list[int]:
    """Return the calendar years that the plan pays in, in order."""
    return [y + 1 for t in path.years for y in path.spans[t]]


def recurrent(path: Path, year: int) -> float:
    """Return what the plan takes of the ledger budget_recurrent in a calendar year, posts not run down yet included."""
    return _yearly(path, path.plans, year, "budget_recurrent") + _gliding(path, year)


def _state(path: Path, year: int) -> int:
    """Return the year of the plan whose network pays in a calendar year."""
    return max(t for t in path.years if t < year)


def _yearly(path: Path, networks: Mapping[int, Network], year: int, ledger: Ledger) -> float:
    """Return what is paid every year; teachers left over in full while they are paid on."""
    t = _state(path, year)
    price, network = path.price(t), networks[t]
    shares = (s for s in SHARES if s.ledger == ledger and s.once is None and s.term != "staff")
    total = sum(share.a_year(price, network) for share in shares)
    if ledger == "budget_recurrent" and year <= path.years[0] + GLIDE_YEARS:
        total += costs.surplus_pay(price, network.staff, 0)
    return total


def _gliding(path: Path, year: int) -> float:
    """Return the posts of ended units that are still paid in a calendar year (million VND)."""
    t = _state(path, year)
    return sum(
        not_yet_saved(path.price(t), path.ended(u)) * max(0.0, 1 - (year - u - 1) / (GLIDE_YEARS - 1))
        for u in path.years
        if u <= t
    )


def _waiting(path: Path, year: int) -> float:
    """Return the upkeep, in a calendar year, of closed sites that wait for a decision (million VND)."""
    t, since = _state(path, year), dict[str, int]()
    for u in reversed([u for u in path.years if u <= t]):
        since |= dict.fromkeys(freed.closed(path.plans[u].sites).index, u)
    sites = path.plans[t].sites
    first = pd.Series(since, dtype=float).reindex(sites.index)
    return sum(freed.waiting(path.price(t), sites[first == u], year - u) for u in sorted(set(since.values())))


def _once(path: Path, networks: Mapping[int, Network], year: int, ledger: Ledger) -> float:
    """Return what is paid once in a calendar year: what there is more than in the year of the plan before."""
    t, total = _state(path, year), 0.0
    settled = path.years[0] + GLIDE_YEARS
    for share in (s for s in SHARES if s.ledger == ledger):
        if share.once is not None and year == t + 1:
            total += _more(path, networks, t, share.once)
        if share.at_last is not None and year == max(t + 1, settled):
            total += _more(path, networks, t, share.at_last, since=settled)
    return total


def _more(path: Path, networks: Mapping[int, Network], t: int, amount: Amount, since: int = 0) -> float:
    """Return an amount of year t less that of the plan's year before, if that one was paid `since` then; never < 0."""
    earlier = [u for u in path.years if u < t and path.spans[u].stop >= since]
    price: Prices = path.price(t)
    before = amount(price, networks[earlier[-1]]) if earlier else 0.0
    return max(0.0, amount(price, networks[t]) - before)
