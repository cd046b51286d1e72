"""Dự kiến đặt hàng đào tạo: what the forecast entrants of a year would cost at the prices the province pays.

    amount = base entrants · price        (million VND; of one course, or of the first school year)

Prices come from the table `training_prices`: the row of the field and level, else that of the level.
"""

import pandas as pd

from optimizer.data.province import Province
from optimizer.forecast.forecast import Forecast

COLUMNS = ["programme", "name", "priority", "year", "entrants", "price_mvnd", "amount_mvnd", "funding", "legal_basis",
           "basis", "source"]  # fmt: skip


def orders(province: Province, forecast: Forecast) -> pd.DataFrame:
    """Return the table of commissioned training of a forecast (see `orders_of`)."""
    return orders_of(province, forecast.tables["fields"])


def orders_of(province: Province, cells: pd.DataFrame) -> pd.DataFrame:
    """Return the table of commissioned training: `COLUMNS`, a row for each programme and year that has a price.

    `cells` has columns field, level, programme, year, base. Entrants a year (base variant), price and amount in
    million VND; priority programmes first, then by programme.
    """
    prices = province.training_prices.set_index(["field", "level"])
    rows: list[list[object]] = []
    for field, level, programme, year, entrants in cells[["field", "level", "programme", "year", "base"]].itertuples(
        index=False, name=None
    ):
        key = next((k for k in ((field, level), ("", level)) if k in prices.index), None)
        if key is None or entrants <= 0:
            continue
        row = prices.loc[key]
        own = province.programmes.loc[programme]
        rows.append([programme, own["name"], bool(own["priority"]), year, float(entrants), float(row["price_mvnd"]),
                     float(entrants * row["price_mvnd"]), row["funding"], row["legal_basis"], row["basis"],
                     row["source"]])  # fmt: skip
    table = pd.DataFrame(rows, columns=COLUMNS)
    return table.sort_values(["year", "priority", "programme"], ascending=[True, False, True]).reset_index(drop=True)
