r"""Ages where communes do not tell them: from the province's population pyramid (table `ages`).

.. math:: \text{leavers}_c = P_c \frac{N_{15}}{N}, \qquad \text{labour force}_c = P_c \frac{\sum_{a \ge 15} N_a}{N}

=======  ==========================================================================================================
P        inhabitants of commune c
N        persons of the pyramid, of all ages
N_15     persons of the age at which lower secondary school ends, `LEAVING_AGE`; a group of ages is spread evenly
=======  ==========================================================================================================

Both are rounded. That every child of that age leaves lower secondary school, that everyone from 15 on is of the labour
force, and that all communes have the ages of the province, are assumptions; the finding says so.
"""

import pandas as pd

from optimizer.data.check import Tables
from optimizer.data.check_meaning import given

LEAVING_AGE = 15
"""Age in the year in which nine years of school end."""
LABOUR_FROM = 15

type Guesses = list[tuple[str, str, pd.Series, str]]
"""Table, column, values on its index (missing: no guess), phrase."""


def ages_guessed(tables: Tables) -> Guesses:
    """Return leavers and labour force of every commune by the pyramid; nothing where the pyramid does not tell."""
    if not (
        given(tables, "communes", "commune", "population") and given(tables, "ages", "age_from", "age_to", "persons")
    ):
        return []
    rows = tables["ages"].typed[["age_from", "age_to", "persons"]].dropna()
    leaving, labour = persons_of(rows, LEAVING_AGE, LEAVING_AGE), persons_of(rows, LABOUR_FROM, float("inf"))
    total = float(rows["persons"].sum())
    if not (total > 0 and leaving > 0):
        return []
    people = tables["communes"].typed["population"]
    return [
        ("communes", "leavers", (people * leaving / total).round(), "data.leavers_estimated"),
        ("communes", "labour_force", (people * labour / total).round(), "data.labour_estimated"),
    ]


def persons_of(rows: pd.DataFrame, low: float, high: float) -> float:
    """Return the persons aged `low` to `high` (years, both included), each group spread evenly over its years."""
    width = rows["age_to"] - rows["age_from"] + 1
    inside = rows["age_to"].clip(upper=high) - rows["age_from"].clip(lower=low) + 1
    return float((rows["persons"] * (inside.clip(lower=0) / width.where(width > 0))).fillna(0.0).sum())
