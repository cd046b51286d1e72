"""Table `demand`: what `vetnet forecast` makes of the other tables (formula D1)."""

import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from optimizer.data.read import read_province
from optimizer.forecast.forecast import demand_forecast

LAST = 2030
"""Last year of the table."""
BY_HAND = ("province", "areas", "norms", "costs")
"""Tables kept by hand, which the forecast reads beside the built ones."""

type Rows = Sequence[dict[str, object]]


def demand(tables: Mapping[str, Rows], own: Path, write: Callable[[Path, Rows], None]) -> list[dict[str, object]]:
    """D1: return the demand forecast from `tables` and the tables kept by hand in the folder `own`, whole persons."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for table in BY_HAND:
            shutil.copy(own / f"{table}.csv", folder)
        for table, rows in tables.items():
            write(folder / f"{table}.csv", rows)
        found = demand_forecast(read_province(folder), LAST).demand
    whole = found.astype(dict.fromkeys(("year", "low", "base", "high"), int))
    return [{str(key): value for key, value in row.items()} for row in whole.to_dict("records")]
