"""How good the forecasts would have been: the last year of enrolments held out, each method beside the naive one.

    WAPE = Σ |forecast − entrants| / Σ entrants      over all series (field × level) of the year held out

The method with the least error is used, the simpler of equals first (the last year again, the mean, the damped trend,
the combination with what the economy needs). A year that is mostly estimated proves nothing: then the errors are
printed, nothing is chosen by them, and the damped trend is used.
"""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from optimizer.forecast.trend import METHODS, Errors, Key, forecast, series_of

ORDER = (*METHODS, "combined")
LONGEST_ESTIMATED = 0.5
"""Share of estimates in the year held out beyond which it proves nothing."""
COLUMNS = ["method", "year", "series", "entrants", "forecast", "wape", "judged", "best"]


def held_out(history: pd.DataFrame) -> tuple[int, pd.Series]:
    """Return the last year and its entrants (index field, level) of the series that have an earlier year."""
    if history.empty:
        return 0, pd.Series(dtype=float)
    year = int(history["year"].max())
    last = history[history["year"] == year].set_index(["field", "level"])["entrants"]
    before = history[history["year"] < year].groupby(["field", "level"]).size()
    return year, last[last.index.isin(before.index)]


def predictions(history: pd.DataFrame, errors: Errors | None = None) -> dict[str, pd.DataFrame]:
    """Return method -> frame (index field, level; columns mean, sd) of the year held out."""
    year, last = held_out(history)
    earlier = history[history["year"] < year]
    gap = {key: year - int(rows["year"].max()) for key, rows in earlier.groupby(["field", "level"])}
    series = {key: y for key, y in series_of(earlier).items() if key in last.index}
    longest = max((gap[key] for key in series), default=1)
    estimated = estimated_series(earlier)
    found = {}
    for method in METHODS:
        told = forecast(series, longest, method, errors, estimated) if series else {}
        rows = {key: (mean[gap[key] - 1], sd[gap[key] - 1]) for key, (mean, sd) in told.items()}
        frame = pd.DataFrame.from_dict(rows, orient="index", columns=["mean", "sd"])
        frame.index = pd.MultiIndex.from_tuples(frame.index, names=["field", "level"]) if len(frame) else last.index
        found[method] = frame
    return found


def estimated_series(history: pd.DataFrame) -> tuple[Key, ...]:
    """Return the series that have a year which was not counted."""
    rows = history[~history["observed"].astype(bool)]
    return tuple(sorted({(str(f), str(at)) for f, at in zip(rows["field"], rows["level"], strict=True)}))


def backcast(history: pd.DataFrame, told: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the errors of the methods in `told` on the year held out: `COLUMNS`, a row a method, best flagged.

    ``wape`` is a share; ``judged`` says whether the year counts as proof; none is best where it does not.
    """
    year, last = held_out(history)
    if last.empty or not last.sum() > 0:
        return pd.DataFrame(columns=COLUMNS)
    now = history[history["year"] == year].set_index(["field", "level"])
    counted = float(now["entrants"].where(now["observed"].astype(bool), 0.0).sum() / now["entrants"].sum())
    judged = counted >= 1 - LONGEST_ESTIMATED
    rows = []
    for method in [m for m in ORDER if m in told]:
        mean = told[method]["mean"].reindex(last.index).fillna(0.0)
        wape = float(np.abs(mean - last).sum() / last.sum())
        rows.append([method, year, len(last), float(last.sum()), float(mean.sum()), wape, judged, False])
    table = pd.DataFrame(rows, columns=COLUMNS)
    if judged:
        table.loc[int(table["wape"].round(12).idxmin()), "best"] = True
    return table


def best_of(table: pd.DataFrame) -> str:
    """Return the method that the back-cast prefers; empty where it proves nothing."""
    best = table.loc[table["best"].astype(bool), "method"].tolist()
    return str(best[0]) if best else ""
