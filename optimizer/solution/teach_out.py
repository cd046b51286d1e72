"""Those who still learn where a plan ends an intake: how many are left at each such site, year by year.

Of an offer that ends or closes with its site in the year T, with e entrants a year and a course of L years,
e · max(0, L - k) learners have not finished on 1 September of T + k: its intake goes on as recorded until T.
"""

from collections.abc import Iterator

import pandas as pd

from optimizer.data.province import Province
from optimizer.scenario import Scenario
from optimizer.solution.plan import Network
from optimizer.solution.schema import BUNDLE, conform, empty

ENDING = ("ended", "closed_with_site")
ALL = "all"
"""Stands for the sum of all sites."""


def teach_out(province: Province, scenario: Scenario, plan: Network | None) -> pd.DataFrame:
    """Return `Bundle.teach_out`: index site (`ALL`: their sum), year -> institution, host, offers, learners left.

    `host` is the unit that answers for them: the one that takes in the site's unit, else that unit. The years run from
    the one in which the unit changes until nobody is left.
    """
    if plan is None:
        return empty(BUNDLE["teach_out"])
    moves = plan.moves[plan.moves["kind"].isin(ENDING)]
    length = moves["programme"].map(province.programmes["length_years"]).astype(float)
    units = plan.institutions
    since = units["date"].str[:4].replace("", str(scenario.year)).astype(int)
    moves = moves.assign(length=length, since=moves["institution"].map(since))
    hosts = units["host"].where(units["fate"] == "merge", units.index.to_series())
    left = {(str(site), year): count for site, own in moves.groupby("site") for year, count in _left(own)}
    years = range(min((y for _, y in left), default=0), max((y for _, y in left), default=-1) + 1)
    owners, offers = moves.groupby("site")["institution"].first(), moves.groupby("site").size()
    rows = [
        (site, year, owners[site], hosts[owners[site]], float(offers[site]), left.get((site, year), 0.0))
        for site in sorted({site for site, _ in left})
        for year in years
    ]
    frame = pd.DataFrame(rows, columns=["site", "year", "institution", "host", "offers", "learners"])
    whole = frame.groupby("year", as_index=False)[["offers", "learners"]].sum()
    frame = pd.concat([frame, whole.assign(site=ALL, institution="", host="")], ignore_index=True)
    return conform(frame.set_index(["site", "year"]), BUNDLE["teach_out"])


def _left(own: pd.DataFrame) -> Iterator[tuple[int, float]]:
    """Yield year and learners left, from the year of the change to the last in which there are any."""
    first, passed = int(own["since"].min()), 0
    while True:
        unfinished = (own["length"] - (first + passed - own["since"]).clip(lower=0)).clip(lower=0.0)
        left = float((own["entrants_recorded"] * unfinished).sum())
        if left <= 0:
            return
        yield first + passed, left
        passed += 1
