"""Sheets on what is decided: decisions, institutions, sites, posts, programmes, workshops."""

from optimizer.analysis.compare import decisions
from optimizer.report.content import cells
from optimizer.report.content.units import firmness, name_after, reason, site_lines
from optimizer.report.office.grid import Chart, Grid
from optimizer.report.office.names import Names, figure, make, ratio
from optimizer.solution.plan import Network
from optimizer.wording import clean, say

LEADERS = ("heads_before", "heads_after", "deputies_before", "deputies_after")


def decided(names: Names, plan: Network, note: str) -> Grid:
    """Return the decision table of the report, one row an institution."""
    bundle, lang = names.bundle, names.lang
    words, places = decisions(plan.institutions, lang, plan.sites), site_lines(bundle, plan, lang)
    rows = []
    for number, (code, row) in enumerate(plan.institutions.iterrows(), start=1):
        unit = str(code)
        when = cells.when(row["date"])
        rows.append((
            number, clean(str(row["name"])), str(words[code]), name_after(plan.institutions, row),
            "\n".join(places.get(unit, [])), figure(row["posts"]), reason(bundle, unit, lang),
            firmness(bundle, unit, lang), when.isoformat() if when else None,
        ))  # fmt: skip
    fields = (
        names.field("no", "whole", 5, label="doc.col.no"),
        names.field("unit", "text", 38, label="doc.col.unit_today"),
        names.field("decision", "text", 34, label="doc.col.decision"),
        names.field("after", "text", 38, label="doc.col.unit_after"),
        names.field("sites", "long", 40, label="doc.col.sites"),
        names.field("posts", "whole", 12, label="doc.col.posts", total=True),
        names.field("reason", "long", 70, label="doc.col.reason"),
        names.field("firmness", "text", 12, label="doc.col.firmness"),
        names.field("date", "date", 18, label="doc.col.when"),
    )
    return make(names, "decisions", fields, rows, note, total=True)


def institutions(names: Names, note: str) -> Grid:
    """Return every institution before and after: type, managing body, leaders, places, entrants."""
    table, sites = names.shown.institutions, names.shown.sites["commune"]
    rows = []
    for number, (code, row) in enumerate(table.iterrows(), start=1):
        rows.append((
            number, clean(str(row["name"])), str(code), names.kind(row["type"]), names.kind(row["type_after"]),
            clean(str(row["managing_body"])), clean(str(row["managing_body_after"])), clean(str(row["name_after"])),
            names.commune(sites.get(row["head_site_after"], "")), figure(row["posts"]),
            *(figure(row[key]) for key in LEADERS), None,
            figure(row["places_before"]), figure(row["places_after"]), None,
            figure(row["entrants_recorded"]), figure(row["entrants"]), ratio(row["entrants"], row["places_after"]),
        ))  # fmt: skip
    fields = (
        names.field("no", "whole", 5, label="doc.col.no"),
        names.field("unit", "text", 38, label="doc.col.unit_today"),
        names.field("code", width=12),
        names.field("type_before", width=20),
        names.field("type_after", width=20),
        names.field("body_before", width=26),
        names.field("body_after", width=26),
        names.field("name_after", "text", 38, label="doc.col.unit_after"),
        names.field("seat_after", width=18),
        names.field("posts", "whole", total=True),
        *(names.field(key, "whole", total=True) for key in LEADERS),
        names.field(
            "leaders_change", "change", total=True,
            of=("heads_after", "-heads_before", "deputies_after", "-deputies_before"),
        ),
        names.field("places_before", "whole", total=True),
        names.field("places_after", "whole", total=True),
        names.field("places_change", "change", total=True, of=("places_after", "-places_before")),
        names.field("entrants_recorded", "whole", total=True),
        names.field("entrants", "whole", total=True),
        names.field("fill", "percent", formula='IF(N({places_after})=0,"",{entrants}/{places_after})'),
    )  # fmt: skip
    chart = Chart(say("xls.chart.units", names.lang), "unit", ("places_before", "places_after"))
    return make(names, "units", fields, rows, note, total=True, chart=chart)


def sites(names: Names, note: str) -> Grid:
    """Return every site before and after."""
    rows = []
    for number, (code, row) in enumerate(names.shown.sites.iterrows(), start=1):
        rows.append((
            number, clean(str(row["name"])), str(code), names.commune(row["commune"]),
            names.unit_today(row["institution"]), names.unit(row["institution_after"]),
            say(f"xls.status.{row['status']}", names.lang), figure(row["posts"]), figure(row["rooms"]),
            figure(row["places_before"]), figure(row["places_after"]), None,
            figure(row["entrants_recorded"]), figure(row["entrants"]),
        ))  # fmt: skip
    fields = (
        names.field("no", "whole", 5, label="doc.col.no"),
        names.field("site", "text", 40, label="doc.col.site"),
        names.field("code", width=13),
        names.field("commune", width=20),
        names.field("owner", width=36),
        names.field("owner_after", width=36),
        names.field("status", width=26),
        names.field("posts", "whole", total=True),
        names.field("rooms", "whole", total=True),
        names.field("places_before", "whole", total=True),
        names.field("places_after", "whole", total=True),
        names.field("places_change", "change", total=True, of=("places_after", "-places_before")),
        names.field("entrants_recorded", "whole", total=True),
        names.field("entrants", "whole", total=True),
    )
    return make(names, "sites", fields, rows, note, total=True)


PEOPLE = (
    "vocational_before", "vocational_needed", "general_before", "general_needed", "others_before", "others_after",
    "hired", "surplus_1", "surplus_2", "surplus_3", "surplus_4", "surplus_5", "released", "posts_long_run",
)  # fmt: skip
"""Columns of the table of staff that are shown with a decimal."""


def staff(names: Names, note: str) -> Grid:
    """Return the posts of surviving institutions: own, taken in, after; teachers there, required, left over by year."""
    rows = []
    for number, (code, row) in enumerate(names.shown.staff.iterrows(), start=1):
        rows.append((
            number, names.unit(code), figure(row["posts_before"]), figure(row["posts_taken_in"]),
            figure(row["posts_after"]), figure(row["heads_after"]), figure(row["deputies_after"]),
            figure(row["posts_at_closed_sites"]), *(figure(row[column]) for column in PEOPLE),
        ))  # fmt: skip
    fields = (
        names.field("no", "whole", 5, label="doc.col.no"),
        names.field("unit", "text", 40, label="doc.col.unit_after"),
        names.field("posts_own", "whole", total=True),
        names.field("posts_taken", "whole", total=True),
        names.field("posts_after", "whole", total=True, of=("posts_own", "posts_taken")),
        names.field("heads_after", "whole", total=True),
        names.field("deputies_after", "whole", total=True),
        names.field("posts_closed", "whole", 20, total=True),
        *(names.field(column, "decimal", 20, total=True) for column in PEOPLE),
    )
    return make(names, "staff", fields, rows, note, total=True)


def offers(names: Names, note: str) -> Grid:
    """Return programmes by site: whether they run, places, entrants."""
    rows = []
    for number, (key, row) in enumerate(names.shown.offers.iterrows(), start=1):
        programme, site, delivery = key
        rows.append((
            number, names.programme(programme), names.site(site), say(f"xls.delivery.{delivery}", names.lang),
            names.unit_today(row["institution"]), names.flag(row["runs_before"]), names.flag(row["runs"]),
            figure(row["places_before"]), figure(row["added"]), figure(row["places_after"]),
            None, figure(row["entrants_recorded"]), figure(row["entrants"]),
        ))  # fmt: skip
    fields = (
        names.field("no", "whole", 5, label="doc.col.no"),
        names.field("programme", width=40),
        names.field("site", "text", 38, label="doc.col.site"),
        names.field("delivery", width=14),
        names.field("owner", width=36),
        names.field("runs_before"),
        names.field("runs"),
        names.field("places_before", "whole", total=True),
        names.field("added", "whole", total=True),
        names.field("places_after", "whole", total=True),
        names.field("places_change", "change", total=True, of=("places_after", "-places_before")),
        names.field("entrants_recorded", "whole", total=True),
        names.field("entrants", "whole", total=True),
    )
    return make(names, "offers", fields, rows, note, total=True)


def moves(names: Names, note: str) -> Grid:
    """Return what becomes of programmes: ended, new, under another institution."""
    rows = [
        (
            number, names.programme(row.programme), names.site(row.site), say(f"xls.kind.{row.kind}", names.lang),
            names.unit_today(row.institution), names.unit(row.institution_after), figure(row.entrants_recorded),
            figure(row.learners_present),
        )
        for number, row in enumerate(names.shown.moves.itertuples(), start=1)
    ]  # fmt: skip
    fields = (
        names.field("no", "whole", 5, label="doc.col.no"),
        names.field("programme", width=40),
        names.field("site", "text", 38, label="doc.col.site"),
        names.field("kind", width=26),
        names.field("owner", width=36),
        names.field("owner_after", width=36),
        names.field("entrants_recorded", "whole", total=True),
        names.field("present", "whole", total=True),
    )
    return make(names, "moves", fields, rows, note, total=True)


def buildings(names: Names, note: str) -> Grid:
    """Return the sites that close: land, floor, what has been decided for them, and the upkeep until then."""
    communes = names.shown.sites["commune"]
    rows = [
        (
            number, names.site(code), str(code), names.commune(communes.get(str(code), "")),
            names.unit_today(row["institution"]), figure(row["land_m2"]), figure(row["floor_m2"]),
            names.flag(row["certificate"] in {"1", "True"}) if row["certificate"] else "",
            say(f"building.{row['fate']}", names.lang), figure(row["upkeep_year_mvnd"]),
            figure(row["upkeep_mvnd"]),
        )
        for number, (code, row) in enumerate(names.bundle.buildings.iterrows(), start=1)
    ]  # fmt: skip
    fields = (
        names.field("no", "whole", 5, label="doc.col.no"),
        names.field("site", "text", 40, label="doc.col.site"),
        names.field("code", width=13),
        names.field("commune", width=20),
        names.field("owner", width=36),
        names.field("land", "whole", 14, label="doc.col.land_own", total=True),
        names.field("floor", "whole", 14, label="doc.col.floor", total=True),
        names.field("certificate", width=18),
        names.field("fate", "text", 26, label="doc.col.fate"),
        names.field("upkeep_year", "money", 18, label="doc.col.upkeep_year", total=True),
        names.field("upkeep", "money", 18, label="doc.col.upkeep", total=True),
    )
    return make(names, "buildings", fields, rows, f"{note} {say('doc.buildings.upkeep', names.lang)}", total=True)


def modules(names: Names, note: str) -> Grid:
    """Return the workshop modules to be built, with what one costs."""
    rows = [
        (
            number, names.site(row.site), str(row.field), figure(row.modules), figure(row.module_places),
            figure(row.investment_mvnd), ratio(row.investment_mvnd, row.modules),
        )
        for number, row in enumerate(names.shown.modules.itertuples(), start=1)
    ]  # fmt: skip
    fields = (
        names.field("no", "whole", 5, label="doc.col.no"),
        names.field("site", "text", 40, label="doc.col.site"),
        names.field("field"),
        names.field("modules", "whole", total=True),
        names.field("module_places", "whole", total=True),
        names.field("investment", "money", 16, total=True),
        names.field("unit_cost", "money", 16, formula='IF(N({modules})=0,"",{investment}/{modules})'),
    )
    return make(names, "modules", fields, rows, note, total=True)
