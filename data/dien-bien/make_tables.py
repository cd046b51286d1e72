"""Builds the tables of Điện Biên from the folder `facts`: ``python make_tables.py [OUT]`` (default: this folder).

Kept by hand, not built: province.csv, areas.csv, norms.csv, costs.csv. The demand is forecast from all of them.
"""

import csv
import sys
from collections.abc import Sequence
from pathlib import Path

from estimates import forecast, places, units
from estimates.demand import demand
from estimates.facts import read_facts
from estimates.intake import intake
from estimates.offers import learner_years, offers

OFFER_COLUMNS = ("site", "programme", "delivery", "occupation", "places", "target", "entrants_2", "entrants_1",
                 "entrants", "graduates", "employed_share", "teachers", "basis", "source", "note")  # fmt: skip


def main(out: Path) -> None:
    """Write the built tables to `out`."""
    facts = read_facts(Path(__file__).parent / "facts")
    table = offers(facts, intake(facts))
    own = units.group(table)
    for offer in table:
        offer["present"] = sum(learner_years(facts, [offer]).values())
    filled = units.posts(facts, own)
    institutions = units.institutions(facts, own, filled)
    units.add_teachers(own, institutions)
    tables: dict[str, Sequence[dict[str, object]]] = {
        "communes": places.communes(facts),
        "roads": places.roads(facts),
        "programmes": places.programmes(facts),
        "institutions": institutions,
        "sites": units.sites(facts, own, filled),
        "offers": [{column: offer[column] for column in OFFER_COLUMNS} for offer in table],
        "decided": units.decided(facts, own),
        **forecast.tables(facts, table),
    }
    tables["demand"] = demand(tables, Path(__file__).parent, write)
    for name, rows in tables.items():
        write(out / f"{name}.csv", rows)


def write(path: Path, rows: Sequence[dict[str, object]]) -> None:
    """Write one table as UTF-8 CSV with code-name headers."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
