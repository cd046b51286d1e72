"""Codes that a scenario names must be there: checked before anything is solved."""

from collections.abc import Iterator

from optimizer.data.codes import Level
from optimizer.data.demand import demand_by_commune
from optimizer.data.letters import hidden
from optimizer.data.province import Province
from optimizer.errors import DataError, Finding, Severity
from optimizer.model.admissible import in_scope
from optimizer.scenario import Scenario

INSTITUTIONS = ("keep", "leave", "convert", "keep_type", "places_fixed")
PAIRS = ("merge", "not_together")
SITES = ("keep_sites", "close_sites", "open_sites")
"""Fields of `Pins` by what their codes name."""


def require_names(province: Province, scenario: Scenario) -> None:
    """Check that pins name institutions and sites that the province decides on, floors levels; texts can be printed.

    Raises
    ------
    DataError
        One finding per wrong code, with the scenario's name as table and the field as column.
    """
    found = tuple(_findings(province, scenario))
    if found:
        raise DataError(found)


def _findings(province: Province, scenario: Scenario) -> Iterator[Finding]:
    scope = set(in_scope(province))
    sites = set(province.sites.index[province.sites["institution"].isin(scope)])
    pins = scenario.pins
    for field in INSTITUTIONS:
        yield from _strangers(scenario, field, getattr(pins, field), scope)
    for field in PAIRS:
        pairs = getattr(pins, field)
        yield from _strangers(scenario, field, [code for pair in pairs for code in pair], scope)
        for first, second in pairs:
            if first == second:
                yield Finding("analysis.pin_self", Severity.ERROR, scenario.name, None, f"pins.{field}", first)
    for field in SITES:
        yield from _strangers(scenario, field, getattr(pins, field), sites)
    yield from _planned(province, scenario)
    if pins.decided:
        named = province.decided.loc[province.decided["use"] == "pin", ["institution", "host"]]
        yield from _strangers(scenario, "decided", [code for row in named.to_numpy() for code in row if code], scope)
    known = [str(level) for level in Level if level is not Level.DRIVING]
    for level, _ in scenario.floors.by_level:
        if level not in known:
            values = {"known": ", ".join(known)}
            yield Finding(
                "analysis.level_unknown", Severity.ERROR, scenario.name, None, "floors.by_level", level, values
            )
    yield from _no_demand(province, scenario)
    yield from _unprintable(scenario)


def _planned(province: Province, scenario: Scenario) -> Iterator[Finding]:
    """Only planned sites open, and not after the last year; a planned one is not kept."""
    pins = scenario.pins
    for code in sorted(set(pins.open_sites) & set(province.sites.index)):
        if code not in province.planned:
            yield Finding("analysis.not_planned", Severity.ERROR, scenario.name, None, "pins.open_sites", code)
        elif province.sites.at[code, "opens"] > scenario.year:
            values = {"year": str(int(province.sites.at[code, "opens"]))}
            yield Finding("analysis.opens_later", Severity.ERROR, scenario.name, None, "pins.open_sites", code, values)
    for code in sorted(set(pins.keep_sites) & province.planned):
        yield Finding("analysis.planned_kept", Severity.ERROR, scenario.name, None, "pins.keep_sites", code)


def _unprintable(scenario: Scenario) -> Iterator[Finding]:
    """Texts of the scenario stand in its report: each letter must be one that a font shows."""
    texts = {name: getattr(scenario, name) for name in ("title", "title_en", "question", "question_en")}
    texts |= {f"letterhead.{name}": text for name, text in scenario.letterhead.model_dump().items()}
    texts |= {f"basis.{field}": text for field, text in scenario.basis.items()}
    for field, text in texts.items():
        if letters := hidden(text or ""):
            values = {"letter": letters[0], "code": f"U+{ord(letters[0]):04X}"}
            yield Finding("analysis.letter", Severity.ERROR, scenario.name, None, field, text, values)


def _no_demand(province: Province, scenario: Scenario) -> Iterator[Finding]:
    """Floors of one demand name communes and programmes that somebody wants in one of the years."""
    if not scenario.floors.of_demand:
        return
    years = [demand_by_commune(province, year, scenario.variant) for year in scenario.periods]
    wanted = {(str(c), str(p)) for series in years for c, p in series.index}
    for commune, programme, _ in scenario.floors.of_demand:
        if (commune, programme) not in wanted:
            values = {"commune": commune, "programme": programme}
            yield Finding(
                "analysis.no_demand", Severity.ERROR, scenario.name, None, "floors.of_demand",
                f"{commune} > {programme}", values,
            )  # fmt: skip


def _strangers(scenario: Scenario, field: str, codes: list[str], known: set[str]) -> Iterator[Finding]:
    for code in sorted(set(codes) - known):
        yield Finding("analysis.pin_unknown", Severity.ERROR, scenario.name, None, f"pins.{field}", code)
