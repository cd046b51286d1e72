"""Indicators of money: the objective, each ledger, investment, and what the state budget saves in the long run."""

from optimizer.solution.estimates import Source
from optimizer.solution.indicators_base import Indicator, View
from optimizer.solution.ledgers import LEDGERS, Ledger, investment, ledger_total
from optimizer.solution.plan import Network

COSTS = (Source("costs"), Source("demand"))
SAVED: tuple[Ledger, ...] = ("budget_recurrent", "budget_transfers", "budget_buildings")
"""Ledgers of the state budget that go on year after year."""


def cost_total(view: View) -> float:
    """Objective: the sum of all cost terms (million VND a year)."""
    return float(view.network.costs["mvnd"].sum())


def recurrent_budget(view: View, network: Network) -> float:
    """State budget a year in the long run: recurrent spending and transfers, nothing paid once."""
    return sum(ledger_total(view.price, network, ledger) for ledger in SAVED)


def budget_saving(view: View) -> float:
    """Long-run state budget a year of the unchanged network minus that of this one."""
    return recurrent_budget(view, view.unchanged) - recurrent_budget(view, view.network)


def _ledger(ledger: Ledger) -> Indicator:
    return Indicator(
        f"cost_{ledger}", "mvnd_a_year", "less", lambda view: ledger_total(view.price, view.network, ledger), COSTS
    )


MONEY: tuple[Indicator, ...] = (
    Indicator("cost_total", "mvnd_a_year", "less", cost_total, COSTS),
    *(_ledger(ledger) for ledger in LEDGERS),
    Indicator(
        "investment", "mvnd", "less", lambda view: investment(view.price, view.network),
        (Source("costs"), Source("programmes")),
    ),
    Indicator("budget_saving", "mvnd_a_year", "more", budget_saving, COSTS),
)  # fmt: skip
