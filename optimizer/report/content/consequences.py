"""What a plan brings with it: posts, learners and groups, buildings, budget, tasks, opinions, risks."""

from collections.abc import Mapping

import pandas as pd

from optimizer.report.content import sourced
from optimizer.report.content.tables import Shown, frame_table, total, traced
from optimizer.report.document import Block, Bullets, Column, Heading, Paragraph, Table, Wide
from optimizer.report.maps.signs import short_commune, short_name
from optimizer.report.trace import mark, order, say
from optimizer.solution.solution import Bundle
from optimizer.solution.teach_out import ALL
from optimizer.solution.travel_change import SHARES
from optimizer.wording import Lang, clean

FARTHEST = 15
"""Communes named in the body; the annex has all."""
MINUTES = ("minutes_after", "minutes_before")


def diagnosis(bundle: Bundle, lang: Lang, heading: str) -> list[Block]:
    """Return the section on how each unit stands today, on landscape pages."""
    columns = (
        Shown("places", "places", 18), Shown("fill_share", "fill", 14, "share"), Shown("posts", "posts", 13),
        Shown("shared", "shared", 18), Shown("shared_with", "shared_with", 46, "text"),
        Shown("nearest_minutes", "nearest", 18), Shown("land_m2", "land", 18),
        Shown("self_financed_share", "self_financed", 17, "share"), Shown(lang, "broken", 36, "text"),
    )  # fmt: skip
    names = _units(bundle)
    table = frame_table(
        "diagnosis", bundle.diagnosis, columns, lang, ("unit", names), (say("doc.diagnosis.note", lang),)
    )
    return [Wide((Heading(heading), Paragraph(say("doc.diagnosis.intro", lang)), table))] if len(names) else []


def posts(bundle: Bundle, lang: Lang, heading: str) -> list[Block]:
    """Return the section on posts: before, after, heads and deputies, surplus year by year, and the inside of units."""
    if bundle.plan is None:
        return []
    columns = (
        Shown("posts_before", "posts_before", 11), Shown("posts_taken_in", "posts_taken_in", 13),
        Shown("posts_after", "posts_after", 14), Shown("heads_after", "heads", 13),
        Shown("deputies_after", "deputies", 13), Shown("surplus_1", "surplus_1", 16),
        *(Shown(f"surplus_{k}", f"surplus_{k}", 9) for k in range(2, 6)),
    )  # fmt: skip
    inside = (
        Shown("posts", "posts", 22), Shown("sites", "sites_count", 22), Shown("heads", "heads", 20),
        Shown("deputies", "deputies", 22), Shown("departments_at_most", "departments", 26),
    )  # fmt: skip
    names = _units(bundle)
    return [
        Heading(heading), Paragraph(say("doc.posts.intro", lang)),
        frame_table("staff", bundle.plan.staff, columns, lang, ("unit_after", names), (say("doc.posts.note", lang),)),
        Paragraph(say("doc.posts.inside", lang)),
        frame_table("organisation", bundle.organisation, inside, lang, ("unit_after", names)),
        Paragraph(say("doc.posts.leadership", lang)),
    ]  # fmt: skip


def learners(bundle: Bundle, lang: Lang, heading: str) -> list[Block]:
    """Return the section on learners: who travels further, boarders, groups that policy names."""
    groups = {str(key): str(text) for key, text in bundle.travel_groups[lang].items()}
    columns = (
        Shown("communes", "communes", 12), Shown("entrants", "entrants_after", 19),
        Shown("minutes_before", "minutes_before", 17, "tenth"), Shown("minutes_after", "minutes_after", 17, "tenth"),
        Shown("minutes_change", "change", 16, "signed_tenth", MINUTES), Shown("farther", "farther", 18),
        Shown("boarders", "boarders", 17),
    )  # fmt: skip
    worst = bundle.travel_change[bundle.travel_change["minutes_change"] > 0].head(FARTHEST)
    blocks: list[Block] = [
        Heading(heading), Paragraph(say("doc.learners.intro", lang)),
        frame_table("travel_groups", bundle.travel_groups, columns, lang, ("group", groups)),
        *_groups(bundle, lang),
    ]  # fmt: skip
    if len(worst):
        blocks += [Paragraph(say("doc.learners.worst", lang), "lead"), communes(bundle, worst, lang)]
    return [*blocks, *_teach_out(bundle, lang)]


def _groups(bundle: Bundle, lang: Lang) -> list[Block]:
    """Say by what groups of people are counted, and which columns of the tables have no figure for it."""
    lacking = [group for group in SHARES if group not in bundle.travel_groups.index]
    said: list[Block] = []
    if len(lacking) < len(SHARES):
        said.append(Paragraph(say("doc.learners.groups", lang), "note"))
    if lacking:
        names = "; ".join(say(f"doc.learners.share.{group}", lang) for group in lacking)
        said.append(Paragraph(say("doc.learners.no_groups", lang, columns=names)))
    return said


def _teach_out(bundle: Bundle, lang: Lang) -> list[Block]:
    """Return who still learns where the intake ends, a row a site, a column a year."""
    frame = bundle.teach_out
    if frame.empty:
        return [Paragraph(say("doc.teach_out.none", lang))]
    years = sorted(set(frame.index.get_level_values("year")))
    sites, units = bundle.unchanged.sites["name"], _units(bundle)
    rows = []
    for number, (site, own) in enumerate(frame.groupby(level="site", sort=False), start=1):
        host = str(own["host"].iloc[0])
        left = (
            sourced.amount(own["learners"].get((site, year)), f"teach_out[{site} {year}].learners", lang)
            for year in years
        )
        name = say("doc.teach_out.all", lang) if site == ALL else sourced.name(sites.get(site, site), site)
        rows.append((
            "" if site == ALL else order(number), name,
            "" if site == ALL else sourced.name(short_name(units.get(host, host)), host), *left,
        ))  # fmt: skip
    columns = (
        Column(say("doc.col.no", lang), 9, "center"), Column(say("doc.col.site", lang)),
        Column(say("doc.col.in_charge", lang), 48),
        *(Column(mark(str(year), "teach_out.year"), 17, "right") for year in years),
    )  # fmt: skip
    transition = bundle.scenario.get("transition")
    enrolled = transition.get("enrolled", "move") if isinstance(transition, Mapping) else "move"
    table = Table("", columns, tuple(rows), (say("doc.teach_out.note", lang),), (len(rows) - 1,), size=10.5)
    return [Paragraph(say(f"doc.teach_out.{enrolled}", lang)), table]


def communes(bundle: Bundle, frame: pd.DataFrame, lang: Lang) -> Table:
    """Return communes with the minutes of their learners before and after."""
    names = {
        str(code): short_commune(str(name))
        for code, name in zip(bundle.geometry["commune"], bundle.geometry["name"], strict=True)
    }
    columns = (
        Shown("zone", "zone", 16, "text"), Shown("entrants", "entrants_after", 22),
        Shown("minutes_before", "minutes_before", 20, "tenth"), Shown("minutes_after", "minutes_after", 20, "tenth"),
        Shown("minutes_change", "change", 20, "signed_tenth", MINUTES),
        Shown("basic_after", "basic_after", 24, "tenth"),
    )  # fmt: skip
    return frame_table("travel_change", frame, columns, lang, ("commune", names))


def buildings(bundle: Bundle, lang: Lang, heading: str) -> list[Block]:
    """Return the section on buildings set free; each waits for a decision."""
    blocks: list[Block] = [Heading(heading)]
    if bundle.buildings.empty:
        return [*blocks, Paragraph(say("doc.buildings.none", lang))]
    frame = bundle.buildings.assign(fate=[say(f"building.{fate}", lang) for fate in bundle.buildings["fate"]])
    columns = (
        Shown("land_m2", "land_own", 20), Shown("floor_m2", "floor", 20), Shown("fate", "fate", 30, "text"),
        Shown("upkeep_year_mvnd", "upkeep_year", 24), Shown("upkeep_mvnd", "upkeep", 24),
    )  # fmt: skip
    names = {str(code): clean(str(name)) for code, name in bundle.unchanged.sites["name"].items()}
    notes = (say("doc.buildings.upkeep", lang),)
    table = frame_table("buildings", frame, columns, lang, ("site", names), notes)
    return [*blocks, Paragraph(say("doc.buildings.intro", lang)), table]


def budget(bundle: Bundle, lang: Lang, heading: str) -> list[Block]:
    """Return the state budget by year, one-off costs netted, and the first-year and long-run figures apart."""
    frame = bundle.budget_by_year
    if frame.empty:
        return []
    parts = ("recurrent", "transfers", "buildings", "one_off", "investment")
    net = Shown("net", "budget_net", 20, "signed", parts=parts)
    columns = (
        *(Shown(name, f"budget_{name}", 20, "signed") for name in parts), net,
        Shown("cumulative", "budget_cumulative", 20, "signed", parts=parts, running=True),
    )  # fmt: skip
    names = {str(year): str(year) for year in frame.index}
    blocks: list[Block] = [
        Heading(heading),
        frame_table("budget_by_year", frame, columns, lang, ("year", names), caption=say("doc.budget.table", lang)),
    ]
    effective = frame.index[frame["in_effect"]]
    if len(effective) and "budget_saving" in bundle.indicators.index:
        first = effective[0]
        saving = bundle.indicators.at["budget_saving", "plan"]
        blocks.append(
            Paragraph(
                say(
                    "doc.budget.apart",
                    lang,
                    year=mark(str(first), f"budget_by_year[{first}].year"),
                    first=total(frame.loc[[first]], net, "budget_by_year", lang),
                    saving=traced(saving, "signed", "indicators[budget_saving].plan", lang),
                )
            )
        )
    return blocks


def roadmap(bundle: Bundle, lang: Lang, heading: str) -> list[Block]:
    """Return the roadmap in the six columns that provinces use."""
    if bundle.roadmap.empty:
        return []
    columns = (
        Shown(f"lead_{lang}", "lead", 30, "text"), Shown(f"partners_{lang}", "partners", 38, "text"),
        Shown(f"product_{lang}", "product", 34, "text"), Shown("date", "until", 21, "day"),
    )  # fmt: skip
    frame = bundle.roadmap.set_index("step")
    tasks = {str(step): str(row[f"task_{lang}"]) for step, row in frame.iterrows()}
    table = frame_table("roadmap", frame, columns, lang, ("task", tasks))
    return [Heading(heading), Paragraph(say("doc.roadmap.intro", lang)), table]


def names(bundle: Bundle, lang: Lang, heading: str) -> list[Block]:
    """Return names, head offices and managing bodies before and after."""
    if bundle.plan is None:
        return []
    units, sites = bundle.plan.institutions, bundle.plan.sites["name"]
    frame = units[units["fate"] != "outside"].assign(
        seat=lambda of: of["head_site"].map(sites), seat_after=lambda of: of["head_site_after"].map(sites)
    )
    columns = (
        Shown("name_after", "unit_after", 46, "text"), Shown("seat", "seat_before", 40, "text"),
        Shown("seat_after", "seat_after", 40, "text"), Shown("managing_body", "body_before", 36, "text"),
        Shown("managing_body_after", "body_after", 36, "text"),
    )  # fmt: skip
    table = frame_table("institutions", frame.fillna(""), columns, lang, ("unit_today", _units(bundle)))
    return [Wide((Heading(heading), table))]


def opinions(lang: Lang, heading: str) -> list[Block]:
    """Return the blank form of opinions and answers."""
    keys = ("opinion_of", "opinion", "answer", "opinion_state")
    columns = (Column(say("doc.col.no", lang), 10, "center"), *(Column(say(f"doc.col.{key}", lang)) for key in keys))
    rows = tuple(
        ("", f"{say(f'opinion.{who}', lang)}", "", "", "") for who in ("units", "staff", "learners", "communes")
    )
    return [Heading(heading), Paragraph(say("doc.opinions.intro", lang)), Table("", columns, rows, size=10.5)]


def risks(lang: Lang, heading: str) -> list[Block]:
    """Return the risks of a reorganisation and who watches over each."""
    items = tuple(say(f"risk.{key}", lang) for key in ("figures", "learners", "staff", "assets", "law"))
    return [Heading(heading), Bullets(items)]


def _units(bundle: Bundle) -> Mapping[str, str]:
    return {str(code): clean(str(name)) for code, name in bundle.unchanged.institutions["name"].items()}
