"""What is odd about the travel of a province: cut off, very far, given figures that contradict the map."""

from itertools import chain

import networkx as nx
import numpy as np
import pandas as pd

from optimizer.data.province import Province
from optimizer.errors import Finding, Severity
from optimizer.network.travel import Travel

MINUTES_PLAUSIBLE = 600
"""More one-way minutes than this inside a province are reported."""
TIMES_APART = 3.0
"""A given travel time this many times above or below the graph's is reported."""
SITE_FROM_SEAT_KM = 25.0
"""A site further than this from the seat of its own commune (great circle) is reported: a wrong code or point."""


def travel_findings(
    province: Province, graph: "nx.Graph[str]", travel: Travel, graph_minutes: pd.DataFrame, legs: "pd.Series[float]"
) -> tuple[Finding, ...]:
    """Return the findings about a measured travel, in a fixed order.

    `graph_minutes` is commune × site, present where the table `travel` gives a figure; `legs` the great circle from
    seat to site (km, index site).
    """
    return tuple(
        chain(
            _islands(province),
            _cut_off(province, graph, travel),
            _long_ways(province, travel),
            _contradictions(province, travel, graph_minutes),
            _stray_sites(province, legs),
        )
    )


def _names(province: Province, communes: list[str]) -> str:
    return ", ".join(str(province.communes.at[c, "name"]) for c in communes)


def _islands(province: Province) -> list[Finding]:
    special = sorted(province.communes.index[province.communes["special"].astype(bool)])
    if not special:
        return []
    values = {"names": _names(province, special)}
    return [Finding("network.island", Severity.NOTE, "communes", column="special", values=values)]


def _cut_off(province: Province, graph: "nx.Graph[str]", travel: Travel) -> list[Finding]:
    """Report every piece of the graph but the largest (ties: the one with the first code)."""
    pieces = sorted((sorted(piece) for piece in nx.connected_components(graph)), key=lambda p: (-len(p), p))
    findings = []
    for piece in pieces[1:]:
        sites = sorted(province.sites.index[province.sites["commune"].isin(piece)])
        missing = travel.minutes.loc[piece].isna().any(axis=None) or travel.minutes[sites].isna().any(axis=None)
        if missing or travel.minutes.columns.empty:
            values = {"names": _names(province, piece), "count": len(piece), "sites": len(sites)}
            findings.append(Finding("network.cut_off", Severity.WARNING, "communes", values=values))
    return findings


def _long_ways(province: Province, travel: Travel) -> list[Finding]:
    minutes = travel.minutes.to_numpy(dtype=np.float64)
    long = np.nan_to_num(minutes, nan=0.0) > MINUTES_PLAUSIBLE
    if not long.any():
        return []
    row, column = divmod(int(np.argmax(np.where(long, minutes, 0))), minutes.shape[1])
    values = {
        "pairs": int(long.sum()), "limit": MINUTES_PLAUSIBLE, "minutes": round(float(minutes[row, column])),
        "commune": province.communes.at[travel.minutes.index[row], "name"], "site": travel.minutes.columns[column],
    }  # fmt: skip
    return [Finding("network.long_way", Severity.WARNING, "communes", values=values)]


def _contradictions(province: Province, travel: Travel, graph_minutes: pd.DataFrame) -> list[Finding]:
    told = travel.minutes.to_numpy(dtype=np.float64)
    guessed = graph_minutes.reindex_like(travel.minutes).to_numpy(dtype=np.float64)
    odd = (guessed > 0) & ((told > TIMES_APART * guessed) | (told * TIMES_APART < guessed))
    findings = []
    for row, column in np.argwhere(odd).tolist():
        minutes = float(told[row, column])
        values = {
            "commune": province.communes.at[travel.minutes.index[row], "name"], "site": travel.minutes.columns[column],
            "minutes": round(minutes), "graph": round(float(guessed[row, column])), "times": round(TIMES_APART),
        }  # fmt: skip
        findings.append(
            Finding(
                "network.travel_odd", Severity.WARNING, "travel", column="minutes", value=f"{minutes:g}", values=values
            )
        )
    return findings


def _stray_sites(province: Province, legs: "pd.Series[float]") -> list[Finding]:
    findings = []
    for site, km in legs[legs > SITE_FROM_SEAT_KM].sort_index().items():
        commune = province.sites.at[site, "commune"]
        values = {"site": site, "km": round(float(km)), "commune": province.communes.at[commune, "name"]}
        findings.append(Finding("network.site_stray", Severity.WARNING, "sites", column="lat", values=values))
    return findings
