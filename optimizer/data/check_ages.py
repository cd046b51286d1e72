"""Checks of the population pyramid: ages in order, each in one group, all of them as many as the inhabitants."""

from optimizer.data.check import Tables, at_cells, at_first
from optimizer.data.check_meaning import given
from optimizer.errors import Finding

APART = 0.1
"""How far the pyramid may be from the inhabitants of all communes (share): it may be of another year."""


def check_ages(tables: Tables) -> list[Finding]:
    """Return the findings on the table `ages`."""
    if not given(tables, "ages", "age_from", "age_to", "persons"):
        return []
    loaded = tables["ages"]
    rows = loaded.typed.sort_values(["age_from", "age_to"], kind="stable")
    low, high = rows["age_from"], rows["age_to"]
    before = high.cummax().shift()
    findings = [
        *at_cells(loaded, "age_to", loaded.typed["age_to"] < loaded.typed["age_from"], "data.age_order",
                  first=loaded.typed["age_from"]),
        *at_cells(loaded, "age_from", (low <= before).reindex(loaded.typed.index), "data.age_overlap", last=before),
    ]  # fmt: skip
    if given(tables, "communes", "population"):
        people, total = tables["communes"].typed["population"].sum(), rows["persons"].sum()
        if abs(total - people) > APART * people > 0:
            told = {"total": float(total), "people": float(people), "percent": 100 * APART}
            findings += at_first(loaded, "persons", [int(loaded.typed.index[0])], "data.age_total", **told)
    return findings
