"""Sheets of figures: indicators, communes, demand, placements, money, rules, findings, estimates."""

from collections.abc import Iterable
from dataclasses import replace

from optimizer.data.tables import BY_NAME
from optimizer.report.content.cells import DIGITS, SENSES
from optimizer.report.office.grid import Cell, Chart, Field, Grid
from optimizer.report.office.names import Names, figure, less, make, ratio
from optimizer.solution.ledgers import LEDGERS
from optimizer.wording import clean, say

BUDGET = ("budget_recurrent", "budget_investment", "budget_one_off", "budget_transfers", "budget_buildings")
"""Ledgers that the state budget pays or saves."""
MEASURED = {*DIGITS, "mvnd", "mvnd_a_year"}
"""Units of indicators that have a decimal; the others are counts."""


def before_after(names: Names, note: str) -> Grid:
    """Return every indicator: recorded, unchanged, plan, and the live change and ratio.

    No ratio to a percentage, to nothing, or where a figure is below 0 (units above a target): of those it says nothing.
    """
    lang = names.lang
    rows = []
    for number, (_, row) in enumerate(names.bundle.indicators.iterrows(), start=1):
        change = less(row["plan"], row["unchanged"], 1)
        apart = row["unit"] == "percent" or not (row["unchanged"] > 0 and row["plan"] >= 0)
        rows.append((
            number, clean(str(row[f"name_{lang}"])), clean(str(row[f"unit_{lang}"])), figure(row["recorded"]),
            figure(row["unchanged"]), figure(row["plan"]), change,
            None if apart else ratio(change, row["unchanged"]),
            say(f"xls.better.{row['better']}", lang), clean(str(row[f"definition_{lang}"])),
        ))  # fmt: skip
    fields = (
        names.field("no", "whole", 5, label="doc.col.no"),
        names.field("indicator", "text", 44, label="doc.col.indicator"),
        names.field("unit", "text", 21, label="doc.col.unit_of"),
        names.field("recorded", "decimal", 16, label="doc.col.recorded"),
        names.field("unchanged", "decimal", 16),
        names.field("plan", "decimal", 16, label="doc.col.plan"),
        names.field("change", "money_change", 16, of=("plan", "-unchanged")),
        names.field(
            "ratio",
            "percent",
            12,
            formula='IF(OR({unit}="%",N({unchanged})<=0,N({plan})<0,COUNT({change})=0),"",{change}/{unchanged})',
        ),
        names.field("better", width=13),
        names.field("definition", "long", 80),
    )
    made = make(names, "before_after", fields, rows, f"{note} {say('xls.note.change', lang)}")
    return replace(made, counts=_at(unit not in MEASURED for unit in names.bundle.indicators["unit"]))


def _at(which: Iterable[bool]) -> frozenset[int]:
    """Return the rows that are true."""
    return frozenset(at for at, true in enumerate(which) if true)


def communes(names: Names, note: str) -> Grid:
    """Return communes: minutes to the nearest basic site and of learners, unchanged and plan; demand."""
    after, before = names.shown.access, names.bundle.unchanged.access
    demand = names.shown.demand.groupby(level="commune")[["demand", "unplaced"]].sum()
    rows = []
    for number, (code, row) in enumerate(after.iterrows(), start=1):
        wanted, missing = (figure(demand[key].get(code)) for key in ("demand", "unplaced"))
        was = before.loc[code]
        rows.append((
            number, names.commune(code), str(code), names.site(row["basic_site"]), figure(was["basic_minutes"]),
            figure(row["basic_minutes"]), None,
            figure(was["mean_minutes"]), figure(row["mean_minutes"]), wanted, missing,
            ratio(float(wanted or 0) - float(missing or 0), wanted),
        ))  # fmt: skip
    fields = (
        names.field("no", "whole", 5, label="doc.col.no"),
        names.field("commune", width=24),
        names.field("code", width=10),
        names.field("basic_site", width=40),
        names.field("minutes_before", "decimal"),
        names.field("minutes_after", "decimal"),
        names.field("minutes_change", "money_change", of=("minutes_after", "-minutes_before")),
        names.field("mean_before", "decimal", 16),
        names.field("mean_after", "decimal", 16),
        names.field("demand", "whole", total=True),
        names.field("unplaced", "whole", total=True),
        names.field("met", "percent", formula='IF(N({demand})=0,"",({demand}-{unplaced})/{demand})'),
    )
    return make(names, "communes", fields, rows, note, total=True)


def demand(names: Names, note: str) -> Grid:
    """Return demand by commune and programme and how it is served."""
    rows = []
    for number, (key, row) in enumerate(names.shown.demand.iterrows(), start=1):
        commune, programme = key
        rows.append((
            number, names.commune(commune), names.programme(programme), figure(row["demand"]), figure(row["placed"]),
            figure(row["mobile"]), None,
            ratio(float(row["placed"]) + float(row["mobile"]), row["demand"]),
        ))  # fmt: skip
    fields = (
        names.field("no", "whole", 6, label="doc.col.no"),
        names.field("commune", width=24),
        names.field("programme", width=44),
        names.field("demand", "whole", total=True),
        names.field("placed", "whole", total=True),
        names.field("mobile", "whole", total=True),
        names.field("unplaced", "whole", total=True, of=("demand", "-placed", "-mobile")),
        names.field("met", "percent", formula='IF(N({demand})=0,"",({placed}+{mobile})/{demand})'),
    )
    return make(names, "demand", fields, rows, note, total=True, keys=3)


def placements(names: Names, note: str) -> Grid:
    """Return who learns what where."""
    rows = [
        (
            number, names.commune(row.commune), names.programme(row.programme), names.site(row.site),
            names.unit(row.institution), say(f"xls.delivery.{row.delivery}", names.lang), figure(row.entrants),
            figure(row.minutes), figure(row.km), names.flag(row.boards),
        )
        for number, row in enumerate(names.shown.placements.itertuples(), start=1)
    ]  # fmt: skip
    fields = (
        names.field("no", "whole", 6, label="doc.col.no"),
        names.field("commune", width=24),
        names.field("programme", width=44),
        names.field("site", "text", 40, label="doc.col.site"),
        names.field("teaches", width=38),
        names.field("delivery", width=14),
        names.field("entrants", "whole", total=True),
        names.field("minutes", "decimal"),
        names.field("km", "decimal"),
        names.field("boards", width=9),
    )
    return make(names, "placements", fields, rows, note, total=True, keys=3)


def costs(names: Names, note: str) -> Grid:
    """Return the cost terms by ledger, with the live change."""
    lang = names.lang
    rows = []
    for key, row in names.bundle.ledgers.sort_index().iterrows():
        term, ledger = key
        rows.append((
            say(f"ledger.{ledger}", lang), say(f"term.{term}", lang), figure(row["unchanged_mvnd"]),
            figure(row["plan_mvnd"]), None,
        ))  # fmt: skip
    fields = (
        names.field("ledger", "text", 36, label="doc.col.ledger"),
        names.field("term", "text", 40, label="doc.col.term"),
        names.field("unchanged", "money", 18, total=True),
        names.field("plan", "money", 18, label="doc.col.plan", total=True),
        names.field("change", "money_change", 18, total=True, of=("plan", "-unchanged")),
    )
    return make(names, "costs", fields, rows, f"{note} {say('xls.note.money', lang)}", total=True)


def by_year(names: Names, note: str) -> Grid:
    """Return money by year, a column a ledger, with the live sum of the state budget."""
    lang, frame = names.lang, names.bundle.ledger_by_year["mvnd"].round(1)  # sums are those of the figures shown
    years = sorted(frame.index.get_level_values("year").unique())
    present = [name for name in LEDGERS if name in frame.index.get_level_values("ledger")]
    budget = [name for name in present if name in BUDGET]
    rows: list[tuple[Cell, ...]] = []
    for year in years:
        values = {name: figure(frame.get((year, name))) for name in present}
        rows.append((str(year), sum(float(values[name] or 0) for name in budget), *values.values()))
    fields = (
        names.field("year", width=10),
        names.field(
            "budget", "money_change", 20, total=True, formula="+".join(f"N({{{name}}})" for name in budget) or "0"
        ),
        *(Field(name, say(f"ledger.{name}", lang), "money_change", 20, total=True) for name in present),
    )
    chart = Chart(say("xls.chart.by_year", lang), "year", tuple(budget), stacked=True) if budget else None
    return make(names, "by_year", fields, rows, f"{note} {say('xls.note.by_year', lang)}", chart=chart, keys=1)


def rules(names: Names, note: str) -> Grid:
    """Return what the scenario asked and how it stands."""
    lang = names.lang
    rows = [
        (
            number, clean(str(getattr(row, lang))), say(f"xls.met.{row.met}", lang), figure(row.left),
            SENSES.get(str(row.sense), str(row.sense)), figure(row.right), names.flag(row.enforced),
        )
        for number, row in enumerate(names.bundle.rules.itertuples(), start=1)
    ]  # fmt: skip
    fields = (
        names.field("no", "whole", 5, label="doc.col.no"),
        names.field("rule", "long", 80, label="doc.col.rule"),
        names.field("met_state", width=18),
        names.field("left", "decimal"),
        names.field("sense", width=8),
        names.field("right", "decimal"),
        names.field("force", "text", 13),
    )
    sides = names.bundle.rules[["left", "right"]].fillna(0.0)
    return replace(make(names, "rules", fields, rows, note), counts=_at((sides == sides.round()).all(axis=1)))


def findings(names: Names, note: str) -> Grid:
    """Return the findings of the tables."""
    lang = names.lang
    rows = [
        (number, say(f"severity.{row.severity}", lang), clean(str(getattr(row, lang))))
        for number, row in enumerate(names.bundle.findings.itertuples(), start=1)
    ]
    fields = (
        names.field("no", "whole", 5, label="doc.col.no"),
        names.field("severity", "text", 14, label="doc.col.severity"),
        names.field("finding", "long", 120, label="doc.col.finding"),
    )
    return make(names, "findings", fields, rows, note)


def estimates(names: Names, note: str) -> Grid:
    """Return how much of each table is official, press, estimate or default."""
    rows: list[tuple[Cell, ...]] = []
    for key, row in names.bundle.estimates.iterrows():
        if key != "total":
            table = BY_NAME[str(key)]
            label = table.meaning if names.lang == "vi" else table.meaning_en
            rows.append((label, *(figure(row[name]) for name in COUNTS), figure(row["weight_estimate"])))
    fields = (
        names.field("table", "text", 60, label="doc.col.table"),
        *(names.field(name, "whole", label=f"doc.col.{name}") for name in COUNTS),
        names.field("estimate_share", "percent"),
    )
    return make(names, "estimates", fields, rows, note, keys=1)


COUNTS = ("rows", "official", "press", "estimate", "defaulted")


def conflicts(names: Names, note: str) -> Grid:
    """Return why there is no plan and what would make one possible."""
    lang = names.lang
    rows = [
        (number, say(f"xls.conflict.{row.kind}", lang), clean(str(getattr(row, lang))))
        for number, row in enumerate(names.bundle.conflicts.itertuples(), start=1)
    ]
    fields = (
        names.field("no", "whole", 5, label="doc.col.no"),
        names.field("kind", width=14),
        names.field("item", "long", 120),
    )
    return make(names, "conflicts", fields, rows, note)
