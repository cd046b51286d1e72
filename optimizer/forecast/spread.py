"""The province's entrants over its communes: fitted to both margins, then whole persons.

For each level and year the table commune × programme starts from who lives where and what they wish (`supply.seed`)
and is fitted to the entrants of each programme and to each commune's share of the level (`supply.margins`); `fitting`
makes it whole. Low and high follow the base cell by cell, each programme's total kept, so that low ≤ base ≤ high.
"""

import numpy as np
import pandas as pd

from optimizer.data.codes import Basis
from optimizer.data.demand import largest_remainder
from optimizer.data.province import Province
from optimizer.forecast.assumptions import VARIANTS, Assumptions
from optimizer.forecast.fitting import fit, whole
from optimizer.forecast.supply import margins, seed

SOURCE = "Dự báo (vetnet forecast)"
COLUMNS = ["commune", "programme", "year", *VARIANTS, "basis", "source"]


def spread(province: Province, given: Assumptions, fields: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the table `demand` and the margins.

    Demand has `COLUMNS`, cells without an entrant at base left out. Margins: level, year, commune, wanted (the
    commune's margin), fitted, entrants (whole), and ``rounds`` of the fitting.
    """
    cells: list[pd.DataFrame] = []
    sums: list[pd.DataFrame] = []
    all_of = {level: sorted(rows["field"].unique()) for level, rows in fields.groupby("level")}
    seeds = {level: seed(province, given, str(level), names) for level, names in all_of.items()}
    shares = {level: margins(province, given, str(level)) for level in all_of}
    for (level, year), rows in fields.groupby(["level", "year"]):
        wanted, start = shares[level], seeds[level]
        start = pd.DataFrame({p: start[f] for p, f in zip(rows["programme"], rows["field"], strict=True)})
        columns = rows["base"].to_numpy(dtype=float)
        fitted = fit(start.to_numpy(), wanted.to_numpy(dtype=float), columns)
        table = whole(fitted.table)
        for k, (programme, low, high) in enumerate(zip(rows["programme"], rows["low"], rows["high"], strict=True)):
            cells.append(_cells(start.index, str(programme), int(year), table[:, k], int(low), int(high)))
        sums.append(
            pd.DataFrame(
                {"level": level, "year": year, "commune": start.index, "wanted": wanted.to_numpy() * columns.sum(),
                 "fitted": fitted.table.sum(axis=1), "entrants": table.sum(axis=1), "rounds": fitted.rounds}
            )
        )  # fmt: skip
    demand = pd.concat(cells, ignore_index=True) if cells else pd.DataFrame(columns=COLUMNS)
    ordered = demand.sort_values(["commune", "programme", "year"]).reset_index(drop=True)
    told = pd.concat(sums, ignore_index=True) if sums else pd.DataFrame(
        columns=["level", "year", "commune", "wanted", "fitted", "entrants", "rounds"]
    )  # fmt: skip
    return ordered[COLUMNS], told


def _cells(communes: pd.Index, programme: str, year: int, base: np.ndarray, low: int, high: int) -> pd.DataFrame:
    weights = [float(n) for n in base]
    some = sum(weights) > 0
    return pd.DataFrame(
        {"commune": communes, "programme": programme, "year": year,
         "low": largest_remainder(low, weights) if some else 0, "base": base,
         "high": largest_remainder(high, weights) if some else 0,
         "basis": str(Basis.ESTIMATE), "source": SOURCE}
    )[base > 0]  # fmt: skip
