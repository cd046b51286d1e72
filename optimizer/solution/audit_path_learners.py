"""Audit of those enrolled over the years of a plan: who has not finished when a site closes moves, and has moved."""

from collections.abc import Iterator

import pandas as pd

from optimizer.solution.claims import claims
from optimizer.solution.path import Path
from optimizer.solution.plan import at_sites


def finishing(path: Path) -> Iterator[pd.DataFrame]:
    """Ask that the share stated of each offer of today is that of the learners who cannot finish at their site.

    A class begun in the year of the tables, or in a year of the plan in which the offer ran, needs the length of its
    programme. If its site closes before (its owner has not left), what is missing of the length has to move; those who
    moved by the year before have moved.
    """
    if path.scenario.transition.enrolled != "finish":
        return
    lengths = path.province.programmes["length_years"].astype(float)
    date = str(path.province.facts.get("as_of", ""))
    begun: dict[tuple[str, str], int] = {}
    moved: dict[tuple[str, str], float] = {}
    for year in path.years:
        network = path.plans[year]
        offers = at_sites(network.offers)
        taught = offers[offers["runs_before"] & (offers["entrants_recorded"] > 0)]
        shut = network.sites.index[network.sites["status"] == "closed"]
        for programme, site in taught.index[taught.index.get_level_values("site").isin(shut)]:
            since = max(begun.get((programme, site), 0), int(date[:4]) if date else path.years[0])
            missing = 1 - max(0, year - since) / float(lengths[programme])
            moved[programme, site] = max(moved.get((programme, site), 0.0), missing)
        stated = network.moves.set_index(["programme", "site"])["moving"]
        keys = sorted({*stated.index[stated > 0], *(k for k, share in moved.items() if share > 0)})
        yield claims(
            "audit.path.finishing", [f"{year}: {p} / {s}" for p, s in keys], stated.reindex(keys).fillna(0.0), "=",
            [max(0.0, moved.get(k, 0.0)) for k in keys], integrity=True,
        )  # fmt: skip
        begun |= dict.fromkeys(taught.index[taught["runs"]], year)
