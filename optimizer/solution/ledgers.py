"""Who pays what: every cost term goes to a ledger, in the long run and year by year.

A ledger is the state budget (recurrent, investment, one-off, transfers, buildings set free), the learners, or
``conventional``: weights that steer the plan but that nobody pays (demand not met, learners moved). The formulas are
those of `optimizer.solution.costs`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from optimizer.data.province import Province
from optimizer.scenario import Scenario
from optimizer.solution import costs, freed
from optimizer.solution.costs import Prices
from optimizer.solution.plan import Network
from optimizer.solution.schema import BUNDLE, conform

Ledger = Literal[
    "budget_recurrent", "budget_investment", "budget_one_off", "budget_transfers", "budget_buildings", "learners",
    "conventional",
]  # fmt: skip
LEDGERS: tuple[Ledger, ...] = (
    "budget_recurrent", "budget_investment", "budget_one_off", "budget_transfers", "budget_buildings", "learners",
    "conventional",
)  # fmt: skip
"""Ledgers, in the order of reports. ``budget_transfers`` (boarding support, severance) and ``budget_buildings`` (upkeep
of closed sites) are no part of the objective."""
GLIDE_YEARS = 5
"""Years in which posts come down to the long-run number (guidance to Nghị định 178/2024/NĐ-CP: within 5 years)."""

type Amount = Callable[[Prices, Network], float]


@dataclass(frozen=True, slots=True)
class Share:
    """The part of a cost term that goes to one ledger (million VND)."""

    term: str
    ledger: Ledger
    a_year: Amount
    """What the objective charges a year (one-off costs and buildings as annuities)."""
    once: Amount | None = None
    """What is paid once, in the first year; None: paid every year as charged."""
    at_last: Amount | None = None
    """What is paid once, in the fifth year, when posts are settled."""


def boarding_support(price: Prices, network: Network) -> float:
    """boarding_support_mvnd times the learners present who board, a year (Nghị định 66/2025/NĐ-CP)."""
    return price("boarding_support_mvnd") * costs.boarding_years(price, network.placements)


def investment(_price: Prices, network: Network) -> float:
    """Full price of the workshop modules, dormitory beds and planned sites of a plan (million VND, once)."""
    built = network.modules["investment_mvnd"].sum() + network.beds["investment_mvnd"].sum()
    return float(built + network.sites["investment_mvnd"].fillna(0.0).sum())


SHARES: tuple[Share, ...] = (
    Share("unit_overhead", "budget_recurrent", lambda price, of: costs.unit_overhead(price, of.institutions)),
    Share("site_running", "budget_recurrent", lambda price, of: costs.site_running(price, of.sites)),
    Share("teaching", "budget_recurrent", lambda price, of: costs.teaching(price, of.placements)),
    Share("offers", "budget_recurrent", lambda price, of: costs.offers(price, of.offers)),
    Share(
        "building", "budget_investment",
        lambda price, of: costs.building(price, of.modules, of.beds, of.sites),
        investment,
    ),
    Share(
        "merging", "budget_one_off",
        lambda price, of: costs.merging(price, of.institutions, of.sites, of.transfers),
        lambda price, of: costs.merging_once(price, of.institutions, of.sites, of.transfers),
    ),
    Share("travel", "learners", lambda price, of: costs.travel(price, of.placements)),
    Share("boarding", "learners", lambda price, of: costs.boarding(price, of.placements)),
    Share(
        "disruption", "budget_one_off",
        lambda price, of: costs.disruption_staff(price, of.sites),
        lambda price, of: costs.disruption_staff_once(price, of.sites),
    ),
    Share(
        "disruption", "conventional",
        costs.disruption_learners,
        costs.disruption_learners_once,
    ),
    Share("staff", "budget_recurrent", lambda price, of: costs.surplus_paid(price, of.staff)),
    Share(
        "staff", "budget_one_off",
        lambda price, of: costs.staff_once(price, of.staff),
        lambda price, of: costs.hiring_once(price, of.staff),
        lambda price, of: costs.releasing_once(price, of.staff),
    ),
    Share("conversion", "budget_recurrent", lambda price, of: costs.conversion(price, of.institutions, of.sites)),
    Share("unplaced", "conventional", lambda price, of: costs.unplaced(price, of.demand)),
    Share("boarding_support", "budget_transfers", boarding_support),
    Share(
        "severance", "budget_transfers",
        lambda price, of: costs.severance(price, of.staff),
        lambda price, of: 0.0,
        lambda price, of: costs.severance_once(price, of.staff),
    ),
    Share("freed_buildings", "budget_buildings", lambda price, of: freed.kept(price, of.sites)),
)  # fmt: skip
"""Which share of each cost term goes to which ledger; all terms of the objective, transfers, closed sites kept."""


def ledgers(province: Province, scenario: Scenario, plan: Network | None, unchanged: Network) -> pd.DataFrame:
    """Return `Bundle.ledgers`: index term, ledger -> plan_mvnd, unchanged_mvnd (million VND a year, long run).

    One-off costs and buildings stand as the objective charges them, as annuities. The rows sum to the objective, those
    of ``budget_transfers`` (``boarding_support``, ``severance``) and ``budget_buildings`` apart. Without a plan
    ``plan_mvnd`` is NaN.
    """
    index = pd.MultiIndex.from_tuples([(share.term, share.ledger) for share in SHARES], names=["term", "ledger"])
    price = Prices(province, scenario)
    columns = {"plan_mvnd": plan, "unchanged_mvnd": unchanged}
    frame = pd.DataFrame({name: amounts(price, network) for name, network in columns.items()}, index=index)
    return conform(frame, BUNDLE["ledgers"])


def ledger_by_year(province: Province, scenario: Scenario, plan: Network | None, unchanged: Network) -> pd.DataFrame:
    """Return `Bundle.ledger_by_year`: index year, ledger -> mvnd, plan minus unchanged (negative is a saving).

    With effect on 1 September of the scenario's year T, year k = 1 ... 5 is the calendar year T + k. One-off costs and
    the full price of buildings and equipment fall in year 1; other flows are those of the long-run year from year 1 on.
    The saving on posts of the units that end glides: year 1 has the first-year value (`unit_first_year_mvnd`), year 5
    the long-run one (`unit_posts_mvnd`), equal steps between; the fixed part (`unit_fixed_mvnd`) is saved from year 1.
    Teachers left over are paid on in each year; those still left over are let go in year 5. Closed sites that wait
    for a decision are looked after in the years 1 and 2.
    Without a plan the frame is empty.
    """
    rows = []
    price = Prices(province, scenario)
    for k in range(1, GLIDE_YEARS + 1):
        paid = {} if plan is None else {name: paid_in(price, plan, name, k) for name in LEDGERS}
        for name, amount in paid.items():
            rows.append((scenario.year + k, name, amount - paid_in(price, unchanged, name, k)))
    frame = pd.DataFrame(rows, columns=["year", "ledger", "mvnd"])
    return conform(frame, BUNDLE["ledger_by_year"])


def amounts(price: Prices, network: Network | None) -> list[float]:
    """Return the long-run amount of each of `SHARES` (million VND a year); NaN without a network."""
    return [float("nan") if network is None else share.a_year(price, network) for share in SHARES]


def ledger_total(price: Prices, network: Network, ledger: Ledger) -> float:
    """Return the long-run amount of one ledger (million VND a year)."""
    return sum(share.a_year(price, network) for share in SHARES if share.ledger == ledger)


def paid_in(price: Prices, network: Network, ledger: Ledger, k: int) -> float:
    """Return what `ledger` pays in the k-th year after effect."""
    total = 0.0
    for share in SHARES:
        if share.ledger != ledger:
            continue
        if share.once is None:
            total += share.a_year(price, network)
        elif k == 1:
            total += share.once(price, network)
        if share.at_last is not None and k == GLIDE_YEARS:
            total += share.at_last(price, network)
        if share.term == "unit_overhead":
            total += _posts_not_yet_saved(price, network, k)
        if share.term == "freed_buildings":
            total += freed.waiting(price, network.sites, k)
        if share.term == "staff" and ledger == "budget_recurrent":
            total += costs.surplus_pay(price, network.staff, k)
    return total


def _posts_not_yet_saved(price: Prices, network: Network, k: int) -> float:
    """(1 - (k - 1)/4) · Σ over units that end of unit_posts_mvnd - unit_first_year_mvnd, by their type today."""
    ended = network.institutions[network.institutions["fate"].isin(["merge", "leave"])]
    return not_yet_saved(price, ended) * (1 - (k - 1) / (GLIDE_YEARS - 1))


def not_yet_saved(price: Prices, ended: pd.DataFrame) -> float:
    """Σ over `ended` institutions of unit_posts_mvnd - unit_first_year_mvnd, by their type today (mvnd a year)."""
    long_run = price.by_kind("unit_posts_mvnd", ended["type"]).sum()
    first = price.by_kind("unit_first_year_mvnd", ended["type"]).sum()
    return float(long_run - first)
