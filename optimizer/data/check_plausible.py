"""Third tier of the checks: what is possible but doubtful. Kept with the plan and printed in the report."""

import pandas as pd

from optimizer.data.check import Tables, at_cells, at_table
from optimizer.data.check_meaning import given
from optimizer.data.codes import Basis, Level
from optimizer.errors import Finding

JUMP = 3.0
"""Entrants that grow or fall by more than this factor from one year to the next."""
JUMP_FROM = 30.0
"""Smaller numbers of entrants may jump."""
OVERFULL = 1.5
"""Entrants over licensed places, and learners over rooms, beyond which a figure is doubtful."""
LEAVERS_SHARE = 0.05
"""Leavers of lower secondary school over population."""
ESTIMATED = 0.3
"""Share of estimated rows in the deciding tables beyond which the report is only an illustration."""
DECIDING = ("communes", "institutions", "sites", "offers", "demand")
FASTEST_KMH = 90.0
SLOWEST_KMH = 3.0
SPEEDS_APART = 0.25
"""Share by which the speed of a road may differ from that of its kilometres and minutes."""
HALF = 0.5
"""Sums of persons differ when they are further apart than this."""
WITHOUT_OFFER = (Level.THN, Level.DRIVING)
"""Levels that may be asked for before anyone offers them, or are not planned."""


def check_plausible(tables: Tables) -> list[Finding]:
    """Return the warnings and notes on doubtful figures, on whatever tables could be read."""
    findings: list[Finding] = []
    for rule in (_jumps, _fullness, _enrolment, _rooms, _posts, _site_posts, _staff, _leavers, _offered, _speeds):
        findings += rule(tables)
    return [*findings, *_estimates(tables)]


def _jumps(tables: Tables) -> list[Finding]:
    if not given(tables, "offers", "entrants"):
        return []
    offers = tables["offers"]
    years = [offers.typed[name] for name in ("entrants_2", "entrants_1", "entrants")]
    findings = []
    for name, before, after in (("entrants_1", years[0], years[1]), ("entrants", years[1], years[2])):
        pair = pd.concat([before, after], axis=1)
        least, most = pair.min(axis=1, skipna=False), pair.max(axis=1, skipna=False)
        wrong = (most >= JUMP_FROM) & (most > JUMP * least)
        findings += at_cells(offers, name, wrong, "data.jump", before=before, after=after, factor=JUMP)
    return findings


def _fullness(tables: Tables) -> list[Finding]:
    if not given(tables, "offers", "places", "entrants"):
        return []
    offers = tables["offers"]
    places = offers.typed["places"]
    wrong = offers.typed["entrants"] > OVERFULL * places
    return at_cells(offers, "entrants", wrong, "data.overfull", places=places, factor=OVERFULL)


def _enrolment(tables: Tables) -> list[Finding]:
    if not (given(tables, "institutions", "institution", "target") and given(tables, "sites", "site", "institution")
            and given(tables, "offers", "site", "entrants")):  # fmt: skip
        return []
    institutions, sites, offers = tables["institutions"], tables["sites"].typed, tables["offers"].typed
    owner = sites.drop_duplicates("site").set_index("site")["institution"]
    by_owner = offers["entrants"].groupby(offers["site"].map(owner)).sum()
    total = institutions.typed["institution"].map(by_owner).astype(float)
    wrong = total > OVERFULL * institutions.typed["target"]
    return at_cells(institutions, "target", wrong, "data.over_target", total=total, factor=OVERFULL)


def _rooms(tables: Tables) -> list[Finding]:
    if not (
        given(tables, "offers", "site", "programme", "entrants")
        and given(tables, "programmes", "programme", "length_years")
        and given(tables, "sites", "site", "rooms")
    ):
        return []
    sites, offers, programmes = tables["sites"], tables["offers"].typed, tables["programmes"].typed
    length = programmes.drop_duplicates("programme").set_index("programme")["length_years"]
    at_site = offers[offers["delivery"] != "mobile"]
    present = (at_site["entrants"] * at_site["programme"].map(length)).groupby(at_site["site"]).sum()
    learners = sites.typed["site"].map(present).astype(float).round()
    wrong = learners > OVERFULL * sites.typed["rooms"]
    return at_cells(sites, "rooms", wrong, "data.rooms_small", learners=learners, factor=OVERFULL)


def _posts(tables: Tables) -> list[Finding]:
    if not given(tables, "institutions", "posts"):
        return []
    institutions = tables["institutions"]
    rows = institutions.typed
    groups = rows[["heads", "deputies", "vocational_teachers", "general_teachers", "administration"]]
    total = groups.sum(axis=1, min_count=groups.shape[1])
    return [
        *at_cells(institutions, "posts", rows["posts"] > rows["posts_given"], "data.posts_above",
                  given=rows["posts_given"]),
        *at_cells(institutions, "posts", total.notna() & (rows["posts"] != total) & rows["posts"].notna(),
                  "data.posts_groups", total=total),
    ]  # fmt: skip


def _site_posts(tables: Tables) -> list[Finding]:
    if not (given(tables, "institutions", "institution", "posts") and given(tables, "sites", "institution", "posts")):
        return []
    institutions, sites = tables["institutions"], tables["sites"].typed
    by_owner = sites.groupby("institution")["posts"].sum(min_count=1)
    total = institutions.typed["institution"].map(by_owner).astype(float)
    wrong = (total - institutions.typed["posts"]).abs() > HALF
    return at_cells(institutions, "posts", wrong, "data.posts_sites", total=total)


def _staff(tables: Tables) -> list[Finding]:
    if not (given(tables, "institutions", "institution", "posts") and given(tables, "staff", "institution", "persons")):
        return []
    institutions, staff = tables["institutions"], tables["staff"].typed
    by_owner = staff.groupby("institution")["persons"].sum()
    total = institutions.typed["institution"].map(by_owner).astype(float)
    wrong = (total - institutions.typed["posts"]).abs() > HALF
    return at_cells(institutions, "posts", wrong, "data.posts_staff", total=total)


def _leavers(tables: Tables) -> list[Finding]:
    if not given(tables, "communes", "population", "leavers"):
        return []
    communes = tables["communes"]
    people, leavers = communes.typed["population"], communes.typed["leavers"]
    many = (leavers > LEAVERS_SHARE * people) & (leavers <= people)
    return at_cells(communes, "leavers", many, "data.many_leavers",
                    population=people, percent=100 * LEAVERS_SHARE)  # fmt: skip


def _offered(tables: Tables) -> list[Finding]:
    if not (given(tables, "demand", "programme") and given(tables, "offers", "programme", "places")
            and given(tables, "programmes", "programme", "level")):  # fmt: skip
        return []
    programmes, offers, demand = (tables[name] for name in ("programmes", "offers", "demand"))
    rows = programmes.typed
    offered = offers.typed.loc[offers.typed["places"] > 0, "programme"]
    asked = demand.typed.loc[demand.typed["base"] > 0, "programme"]
    nobody = rows["programme"].isin(asked) & ~rows["programme"].isin(offered) & ~rows["level"].isin(WITHOUT_OFFER)
    unused = (rows["programme"] != "") & ~rows["programme"].isin(offered) & ~rows["programme"].isin(asked)
    return [
        *at_cells(programmes, "programme", nobody, "data.not_offered", name=rows["name"]),
        *at_cells(programmes, "programme", unused, "data.programme_unused", name=rows["name"]),
    ]


def _speeds(tables: Tables) -> list[Finding]:
    findings = []
    for name in ("roads", "travel"):
        if not given(tables, name, "km", "minutes"):
            continue
        loaded = tables[name]
        speed = 60 * loaded.typed["km"] / loaded.typed["minutes"].where(loaded.typed["minutes"] > 0)
        wrong = (loaded.typed["km"] > 1) & ((speed > FASTEST_KMH) | (speed < SLOWEST_KMH))
        findings += at_cells(loaded, "minutes", wrong, "data.speed", speed=speed.round())
        if name == "roads":
            apart = (speed / loaded.typed["speed_kmh"] - 1).abs() > SPEEDS_APART
            findings += at_cells(loaded, "speed_kmh", apart, "data.speed_apart", speed=speed.round())
    return findings


def _estimates(tables: Tables) -> list[Finding]:
    findings = []
    for name in DECIDING:
        if not given(tables, name, "basis"):
            continue
        basis = tables[name].typed["basis"]
        share = float((basis == Basis.ESTIMATE).mean())
        if share > 0:
            phrase = "data.estimates_many" if share > ESTIMATED else "data.estimates"
            told = {
                "percent": float(round(100 * share)),
                "count": float((basis == Basis.ESTIMATE).sum()),
                "rows": float(len(basis)),
            }
            findings.append(at_table(tables[name], phrase, "basis", **told))
    return findings
