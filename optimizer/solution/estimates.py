"""How much of what a run rests on is an estimate: by table, by input of an indicator, and in total."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from optimizer.data.codes import Basis, Level
from optimizer.data.province import Province
from optimizer.data.tables import TABLES
from optimizer.network.travel import Travel
from optimizer.scenario import Scenario
from optimizer.solution.plan import Network
from optimizer.solution.schema import BUNDLE, conform

WEIGHTS: Mapping[str, str] = {
    "communes": "population", "institutions": "posts", "sites": "rooms", "offers": "places", "flows": "entrants_in",
    "staff": "persons",
}  # fmt: skip
"""Deciding quantity of a table: the column whose sum the share is taken of. Of `demand` it is the scenario's column and
year; of any other table every row counts the same."""
DECIDING = ("demand", "offers", "institutions", "costs")
"""Tables that decide a plan: entrants wanted, places, posts, prices."""
TOTAL = "total"
"""Row of the deciding share."""


def estimates(province: Province, scenario: Scenario) -> pd.DataFrame:
    """Return `Bundle.estimates`: index table -> rows, official, press, estimate, defaulted, weight_estimate.

    Tables without rows are left out. ``official``, ``press`` and ``estimate`` count rows by their basis, ``defaulted``
    counts empty cells that took a declared default, ``weight_estimate`` is the share (0-1) of the table's deciding
    quantity that stands in rows with basis estimate: places (driving left out), posts, rooms, population, the entrants
    of the scenario's year and variant (driving left out), the cost rows of the scenario's weight set; else rows.
    The row ``total`` holds the sums and, as ``weight_estimate``, the share that decides whether a report is an
    illustration: see `deciding_share`.
    """
    rows = {}
    for table in TABLES:
        frame = getattr(province, table.name, None)
        if frame is None or "basis" not in frame.columns or frame.empty:
            continue
        counts = {str(basis): float((frame["basis"] == basis).sum()) for basis in Basis}
        used = _deciding_rows(province, scenario, table.name, frame)
        weight = used.get(_weight(scenario, table.name))
        rows[table.name] = {
            "rows": float(len(frame)), **counts, "defaulted": float(_defaulted(province, table.name)),
            "weight_estimate": share(used["basis"], weight),
        }  # fmt: skip
    found = pd.DataFrame.from_dict(rows, orient="index").sort_index()
    total = found.drop(columns="weight_estimate").sum().to_dict() | {"weight_estimate": _mean(found)}
    found.loc[TOTAL] = total
    return conform(found.rename_axis("table"), BUNDLE["estimates"])


def deciding_share(frame: pd.DataFrame) -> float:
    """Return the share (0-1) of the deciding inputs that are estimates, from a frame of `estimates`.

    It is the plain mean of ``weight_estimate`` of the four tables that decide a plan: entrants wanted (`demand`),
    places (`offers`), posts (`institutions`) and prices (`costs`); a table without rows is left out. Above 30 % a
    report calls itself an illustration.
    """
    return float(frame.at[TOTAL, "weight_estimate"])


def share(basis: pd.Series, weight: pd.Series | None = None) -> float:
    """Return the share (0-1) of `weight` whose `basis` is estimate; NaN without rows.

    Rows count the same where `weight` is None or nowhere positive.
    """
    if basis.empty:
        return float("nan")
    amount = pd.Series(1.0, index=basis.index) if weight is None else weight.astype(float).fillna(0.0)
    if amount.sum() <= 0:
        amount = pd.Series(1.0, index=basis.index)
    return float(amount[basis == Basis.ESTIMATE].sum() / amount.sum())


def weakest(shares: Iterable[float]) -> float:
    """Return the largest of `shares`: a figure is no firmer than its weakest input. NaN where none is known."""
    known = [value for value in shares if not np.isnan(value)]
    return max(known) if known else float("nan")


@dataclass(frozen=True, slots=True)
class Source:
    """An input that an indicator rests on, or the part of it for one level, one field or the priority programmes."""

    table: str
    """``institutions``, ``sites``, ``programmes``, ``costs`` (each row counts), ``site_posts``, ``offers`` (places),
    ``entrants`` (recorded), ``demand``, ``travel`` (pairs weighted by the entrants placed) or ``travel_basic`` (every
    commune and its nearest basic site)."""
    level: str = ""
    field: str = ""
    priority: bool = False


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the figures of a run rest on."""

    province: Province
    travel: Travel
    scenario: Scenario

    def of(self, source: Source, network: Network) -> float:
        """Return the share (0-1) of `source` that is an estimate, for a figure measured on `network`; NaN if empty."""
        if source.table == "demand":
            return self._demand(source)
        if source.table in {"offers", "entrants"}:
            return self._offers("places" if source.table == "offers" else "entrants", source.level)
        if source.table == "travel":
            return self._pairs(_trips(network))
        if source.table == "travel_basic":
            return self._pairs(_basic(network))
        if source.table == "site_posts":
            return share(self.province.sites["basis"], self.province.sites["posts"])
        frame = getattr(self.province, source.table)
        return share(_deciding_rows(self.province, self.scenario, source.table, frame)["basis"])

    def _demand(self, source: Source) -> float:
        rows = _deciding_rows(self.province, self.scenario, "demand", self.province.demand)
        facts = self.province.programmes.loc[rows["programme"], ["level", "field", "priority"]].set_index(rows.index)
        asked = pd.Series(True, index=rows.index)
        if source.level:
            asked &= facts["level"] == source.level
        if source.field:
            asked &= facts["field"] == source.field
        if source.priority:
            asked &= facts["priority"].astype(bool)
        return share(rows.loc[asked, "basis"], rows.loc[asked, self.scenario.variant])

    def _offers(self, column: str, level: str) -> float:
        rows = self.province.offers
        levels = rows["programme"].map(self.province.programmes["level"])
        rows = rows[levels == level] if level else rows[levels != Level.DRIVING]
        return share(rows["basis"], rows[column])

    def _pairs(self, pairs: pd.Series) -> float:
        """Pairs (commune, site) count as known where the travel table gives them and its row is not an estimate.

        All other minutes are computed from distances and speeds. Exempt islands are left out.
        """
        given = self.province.travel.set_index(["commune", "site"])["basis"]
        methods = [str(self.travel.method.at[commune, site]) for commune, site in pairs.index]
        known = [
            method == "given" and given.get(pair, Basis.ESTIMATE) != Basis.ESTIMATE
            for method, pair in zip(methods, pairs.index, strict=True)
        ]
        basis = pd.Series(np.where(known, str(Basis.OFFICIAL), str(Basis.ESTIMATE)), index=pairs.index, dtype=object)
        on_land = np.array([method != "exempt" for method in methods], dtype=bool)
        return share(basis[on_land], pairs[on_land])


def _trips(network: Network) -> pd.Series:
    at_sites = network.placements[network.placements["delivery"] == "site"]
    return at_sites.groupby(["commune", "site"])["entrants"].sum()


def _basic(network: Network) -> pd.Series:
    near = network.access[network.access["basic_site"] != ""]
    return pd.Series(1.0, index=pd.MultiIndex.from_arrays([near.index, near["basic_site"]], names=["commune", "site"]))


def _weight(scenario: Scenario, table: str) -> str:
    return scenario.variant if table == "demand" else WEIGHTS.get(table, "")


def _deciding_rows(province: Province, scenario: Scenario, table: str, frame: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of `table` that `scenario` uses."""
    if table == "demand":
        frame = frame[frame["year"] == scenario.year]
    if table in {"demand", "offers"}:
        return frame[frame["programme"].map(province.programmes["level"]) != Level.DRIVING]
    if table == "costs":
        return frame[frame["weights"].isin([scenario.weights, ""])]
    return frame


def _defaulted(province: Province, table: str) -> int:
    return sum(count for column, count in province.defaulted.items() if column.split(".")[0] == table)


def _mean(found: pd.DataFrame) -> float:
    return float(found["weight_estimate"].reindex(list(DECIDING)).mean())
