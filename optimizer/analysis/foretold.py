"""What a bundle keeps of the forecast, where the demand of its province was made by it."""

import pandas as pd

from optimizer.data.province import Province
from optimizer.data.tables_forecast import FORECAST_TABLES
from optimizer.forecast.summary import carries, summary
from optimizer.solution.bundle_tables import cells, inputs_of

PREFIX = "forecast_"
"""Before the name of a table of `forecast.summary` among the inputs of a bundle."""


def foretold(province: Province) -> dict[str, pd.DataFrame]:
    """Return the input tables of the forecast that have rows, and its summary where it made the demand (text frames).

    The summary's tables are named ``forecast_levels``, ``forecast_history``, ``forecast_fields``,
    ``forecast_communes`` and ``forecast_orders``; columns as in `optimizer.forecast.summary`.
    """
    own = {table.name: getattr(province, table.name) for table in FORECAST_TABLES}
    found = inputs_of({name: frame for name, frame in own.items() if len(frame)})
    if carries(province):
        for name, frame in summary(province, province.demand).items():
            found[PREFIX + name] = pd.DataFrame({c: cells(frame[c]).astype("str") for c in frame.columns})
    return found
