"""What `explain --demand` does: why a demand is not met, and what serving all of it would cost."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd

from optimizer.analysis import explain_demand_text as text
from optimizer.analysis.explain import Plan, tried
from optimizer.analysis.explain_demand import EXACT, around, commune_named, programme_named, serve, teams, unmet
from optimizer.analysis.explain_text import alternative, table, title
from optimizer.analysis.pipeline import Prepared, Request
from optimizer.analysis.prioritised import prioritised
from optimizer.cli import work
from optimizer.cli.console import Console
from optimizer.data.province import Province
from optimizer.data.text import nearest
from optimizer.errors import UsageError
from optimizer.model.case import Case, case_of
from optimizer.scenario import Scenario
from optimizer.wording import Lang, say


@dataclass(frozen=True)
class Explained:
    """What is explained, and where the tables go."""

    prepared: Prepared
    scenario: Scenario
    plan: Plan
    request: Request
    folder: Path
    target: str
    """The bundle or script as it was named."""

    @cached_property
    def case(self) -> Case:
        """The case of the scenario."""
        return case_of(prioritised(self.prepared.province, self.scenario), self.prepared.travel, self.scenario)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A demand: a commune and a programme by code; "" for all programmes of the commune."""

    commune: str
    programme: str


def wanted_of(province: Province, demand: str, lang: Lang) -> Wanted:
    """Return the demand that `demand` (commune/programme, codes or names) means.

    Raises
    ------
    UsageError
        No commune or programme, or more than one, has the name.
    """
    named, _, programme_text = (part.strip() for part in demand.partition("/"))
    commune = commune_named(province, named)
    if commune is None:
        near = nearest(named, [str(name) for name in province.communes["name"]])
        hint = say("explain_demand.near", lang, name=near) if near else ""
        raise UsageError(say("explain_demand.commune_unknown", lang, text=named, near=hint))
    if not programme_text:
        return Wanted(commune, "")
    programme = programme_named(province, programme_text)
    if programme is None:
        known = "; ".join(f"{code} ({name})" for code, name in province.programmes["name"].items())
        raise UsageError(say("explain_demand.programme_unknown", lang, text=programme_text, known=known))
    return Wanted(commune, programme)


def explain_demand(about: Explained, wanted: Wanted, console: Console) -> int:
    """Say why `wanted` is not met in the plan; without a programme, list those of the commune."""
    lang, province, plan = console.lang, about.prepared.province, about.plan
    names = {"commune": province.communes.at[wanted.commune, "name"], "code": wanted.commune}
    if not wanted.programme:
        console.say("explain_demand.commune", **names, title=title(about.scenario, lang))
        return _commune(about, wanted.commune, console)
    programme = wanted.programme
    called = province.programmes.at[programme, "name"]
    console.say(
        "explain_demand.head", **names, programme=called, programme_code=programme, title=title(about.scenario, lang)
    )
    if len(about.scenario.periods) > 1:
        years = ", ".join(str(year) for year in about.scenario.periods)
        console.line("  " + say("explain.several", lang, years=years))
    if (wanted.commune, programme) not in plan.network.demand.index:
        console.line("  " + say("explain_demand.nobody", lang, commune=names["commune"], programme=called))
        return console.finish("explain", 0)
    case = about.case
    seen = around(case, plan.network, wanted.commune, programme)
    lines = [text.met(plan, wanted.commune, programme, lang)]
    lines += [*text.sites(case, seen, programme, lang)]
    lines += text.teams(case, teams(case, plan.network, wanted.commune, programme), lang)
    for line in lines:
        console.line("  " + line)
    paths = [write(seen.reset_index(), about.folder / f"{wanted.commune}_{programme}.csv")]
    if float(plan.network.demand.at[(wanted.commune, programme), "unplaced"]) > EXACT:
        paths.append(_served(about, wanted, console))
    for path in paths:
        console.line(f"  → {work.shown(path)}")
    return console.finish("explain", 0)


def _served(about: Explained, wanted: Wanted, console: Console) -> Path:
    """Serve all of the demand, say what that costs and changes, and return the table's path."""
    lang, plan = console.lang, about.plan
    choice = serve(wanted.commune, wanted.programme)
    with about.request.interrupt.listening():
        found = list(tried(about.prepared, about.scenario, plan, "", [choice], about.request))
    for alternative_found in found:
        console.line("  " + alternative(alternative_found, plan, lang))
        for line in text.change(alternative_found, plan, wanted.commune, wanted.programme, lang):
            console.line("  " + line)
    for line in text.worth(about.case, found, plan, wanted.commune, wanted.programme, lang):
        console.line("  " + line)
    return write(table(found, plan), about.folder / f"{wanted.commune}_{wanted.programme}_serve.csv")


def _commune(about: Explained, commune: str, console: Console) -> int:
    """List the demand of a commune that is not met, most first."""
    lang = console.lang
    rows = unmet(about.plan.network, commune)
    left = rows[rows["unplaced"] > EXACT].sort_values("unplaced", ascending=False, kind="stable")
    names = about.prepared.province.programmes["name"]
    for programme, row in left.iterrows():
        values = {name: text.people(float(row[name]), lang) for name in ("demand", "unplaced")}
        told = {"programme": names.get(programme, programme), "code": programme}
        console.line("  - " + say("explain_demand.row", lang, **told, **values))
    if left.empty:
        console.line("  " + say("explain_demand.all_met", lang))
    else:
        told = {"target": about.target, "code": commune, "programme": left.index[0]}
        console.line("  " + say("explain_demand.ask_on", lang, **told))
    return console.finish("explain", 0)


def write(frame: pd.DataFrame, path: Path) -> Path:
    """Write `frame` as CSV that Excel opens, and return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    frame.to_csv(path, index=False, lineterminator="\n", float_format="%.12g", encoding="utf-8-sig")
    return path
