"""What the scenario asks: each rule with its legal basis, and the assumptions it is reckoned with."""

from collections.abc import Mapping

import pandas as pd

from optimizer.data.codes import Action, Level, WeightSet
from optimizer.report.content import cells, sourced
from optimizer.report.document import Block, Heading, Paragraph, Table
from optimizer.report.trace import mark, order, say
from optimizer.solution.solution import Bundle
from optimizer.wording import PHRASES, Lang, clean, number

RULES = (
    "merging.counted_schools_at_most",
    "merging.institutions_at_most",
    "merging.per_host_at_most",
    "centres.policy",
    "centres.at_least",
    "centres.at_most",
    "sites.closing",
    "sites.at_least",
    "sites.at_most",
    "coverage.minutes_at_most",
    "floors.demand",
    "floors.priority",
    "rooms.filled_at_most",
    "rooms.built_share_of_land_at_most",
    "boarding.renting_at_most",
    "boarding.beds_built_at_most",
    "founding.land",
    "founding.posts",
    "founding.scale",
    "autonomy.self_financing_at_least",
    "staffing.hired_at_most",
    "budget.investment_at_most",
    "budget.recurrent_at_most",
)
"""Fields of a scenario that ask something, in the order of the report; each has the phrase ``wish.<field>``."""
ASSUMPTIONS = (
    "merging.minutes_at_most",
    "centres.thn_entrants_per_site",
    "offers.new",
    "offers.smallest_class",
    "offers.equipment",
    "offers.modules_per_site_at_most",
    "reach.commute_minutes",
    "reach.day_minutes_at_most",
    "reach.boarding_minutes_at_most",
    "reach.mobile_minutes_at_most",
    "reach.nobody_further_than",
    "weights",
    "variant",
)
"""Fields that set how the plan is reckoned; each has the phrase ``doc.assumed.<field>``."""


def asked(bundle: Bundle, lang: Lang, heading: str) -> list[Block]:
    """Return the section on what was asked: rules with their bases, and the plan that was given, if one was."""
    basis = bundle.scenario.get("basis")
    bases: Mapping[str, str] = basis if isinstance(basis, dict) else {}
    none = say("doc.asked.no_basis", lang)
    rows = [
        (
            order(number_),
            _first_upper(sentence),
            sourced.known(clean(str(bases.get(path, ""))), f"basis[{path}]") or none,
        )
        for number_, (path, sentence) in enumerate(wishes(bundle, lang), start=1)
    ]
    columns = (cells.col("no", lang, 10, "center"), cells.col("asked", lang), cells.col("basis", lang, 62))
    return [
        Heading(heading),
        Paragraph(say("doc.asked.intro", lang)),
        Table(say("doc.asked.table", lang), columns, tuple(rows)),
        *given(bundle, lang),
    ]


def given(bundle: Bundle, lang: Lang) -> list[Block]:
    """Return the table of the plan that was given by hand, as it was given; nothing where the model chose the plan."""
    if bundle.given.empty:
        return []
    names = bundle.unchanged.institutions["name"]
    rows = []
    for number_, row in enumerate(bundle.given.itertuples(), start=1):
        rows.append(
            (
                order(number_),
                sourced.name(names.get(row.institution, row.institution), row.institution),
                sourced.word(Action(str(row.action)), lang),
                sourced.known(cells.text(names.get(row.host, row.host)), f"name[{row.host}]"),
                sourced.day(row.date, f"given[{row.Index}].date", lang),
                sourced.text(row.source, f"given[{row.Index}].source"),
            )
        )
    columns = (
        cells.col("no", lang, 10, "center"),
        cells.col("unit", lang),
        cells.col("decision", lang, 26),
        cells.col("host", lang, 40),
        cells.col("when", lang, 20, "center"),
        cells.col("source", lang, 34),
    )
    return [Table(say("doc.given.table", lang), columns, tuple(rows), size=10.5)]


def wishes(bundle: Bundle, lang: Lang) -> list[tuple[str, str]]:
    """Return the rules asked: field of the scenario and the sentence; fields without a rule are left out."""
    asked_of = {path: value for path in RULES if (value := field(bundle, path)) is not None}
    if not asked_of.get("boarding.beds_built_at_most"):
        asked_of.pop("boarding.beds_built_at_most", None)
    found = [(path, _wish(path, value, lang)) for path, value in asked_of.items()]
    levels = field(bundle, "floors.by_level")
    for level, share in levels if isinstance(levels, list | tuple) else ():
        shown = mark(number(100 * share, lang, 1), "scenario.floors.by_level")
        found.append(
            ("floors.by_level", say("wish.floors.by_level", lang, name=sourced.word(Level(level), lang), share=shown))
        )
    found += _of_demand(bundle, lang)
    for path in ("staffing.posts_at_most", "budget.investment_by_year", "budget.recurrent_by_year"):
        ceilings = field(bundle, path)
        for year, most in ceilings if isinstance(ceilings, list | tuple) else ():
            source = f"scenario.{path}"
            name, limit = mark(str(year), source), mark(number(most, lang), source)
            found.append((path, say(f"wish.{path}", lang, name=name, limit=limit)))
    merging = field(bundle, "merging.allowed")
    if merging is False:
        found.append(("merging.allowed", say("doc.asked.no_merging", lang)))
    return found + _pins(bundle, lang)


def field(bundle: Bundle, path: str) -> object:
    """Return the value of a scenario field; None where there is no rule."""
    group, _, leaf = path.partition(".")
    value = bundle.scenario.get(group)
    return value.get(leaf) if leaf and isinstance(value, Mapping) else value


def _of_demand(bundle: Bundle, lang: Lang) -> list[tuple[str, str]]:
    """Return the floors asked for one demand, commune and programme by name."""
    floors = field(bundle, "floors.of_demand")
    rows = floors if isinstance(floors, list | tuple) else ()
    communes = dict(zip(bundle.geometry["commune"], bundle.geometry["name"], strict=True))
    programmes = bundle.inputs.get("programmes", pd.DataFrame(columns=["name"]))["name"]
    found = []
    for c, p, share in rows:
        name = f"{sourced.name(communes.get(c, c), c)}, {sourced.name(programmes.get(p, p), p)}"
        shown = mark(number(100 * share, lang, 1), "scenario.floors.of_demand")
        sentence = say("wish.floors.of_demand", lang, name=name, share=shown)
        found.append(("floors.of_demand", sentence))
    return found


def _wish(path: str, value: object, lang: Lang) -> str:
    words = {"limit": "", "share": ""}
    if isinstance(value, int | float):
        shown = {"limit": number(value, lang), "share": number(100 * value, lang, 1)}
        words = {key: mark(text, f"scenario.{path}") for key, text in shown.items()}
    elif f"policy.{value}" in PHRASES:
        words["limit"] = say(f"policy.{value}", lang)
    return say(f"wish.{path}", lang, **words)


def _pins(bundle: Bundle, lang: Lang) -> list[tuple[str, str]]:
    pins = bundle.scenario.get("pins")
    if not isinstance(pins, Mapping):
        return []
    units, sites = bundle.unchanged.institutions["name"], bundle.unchanged.sites["name"]
    found = []
    for kind, codes in sorted(pins.items()):
        if not isinstance(codes, list | tuple):
            continue
        names = sites if kind.endswith("_sites") else units
        for code in codes:
            parts = code if isinstance(code, list | tuple) else [code]
            name = " – ".join(sourced.name(names.get(part, part), part) for part in parts)
            phrase = f"wish.pins.{kind}"
            sentence = (
                say(phrase, lang, name=name) if phrase in PHRASES else say("doc.asked.pin", lang, kind=kind, name=name)
            )
            found.append((f"pins.{kind}", sentence))
    if pins.get("decided"):
        found.append(("pins.decided", say("doc.asked.decided", lang)))
    return found


def assumptions(bundle: Bundle, lang: Lang) -> Table:
    """Return the table of what the plan was reckoned with."""
    rows = []
    for path in ASSUMPTIONS:
        value = field(bundle, path)
        shown = say("doc.assumed.none", lang) if value is None else _assumed(path, value, lang)
        rows.append((say(f"doc.assumed.{path}", lang), shown))
    columns = (cells.col("assumption", lang), cells.col("value", lang, 50))
    return Table(say("doc.assumed.table", lang), columns, tuple(rows))


def _assumed(path: str, value: object, lang: Lang) -> str:
    if isinstance(value, int | float):
        return sourced.amount(value, f"scenario.{path}", lang)
    if path == "weights":
        return sourced.word(WeightSet(str(value)), lang)
    return say(f"doc.assumed.{path}.{value}", lang)


def _first_upper(text: str) -> str:
    return text[:1].upper() + text[1:]
