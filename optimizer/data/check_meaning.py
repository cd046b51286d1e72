"""Second tier of the checks: bounds, references and rules between tables. What breaks them cannot be planned with."""

import math

import pandas as pd

from optimizer.data.check import CELLS_AT_MOST, Loaded, Tables, at_cells, at_rows, at_table, if_unknown
from optimizer.data.codes import Action, Kind, Level
from optimizer.data.column import NO_UNIT, Column
from optimizer.data.numerals import LARGEST, largest
from optimizer.data.repair import known_codes
from optimizer.data.text import nearest
from optimizer.errors import Finding
from optimizer.wording import LANGUAGES, say, shown
from optimizer.wording.units import unit_of

GENERAL_EDUCATION = (Kind.GDNNGDTX, Kind.GDTX)
"""Types of centres that live on GDTX classes."""
SWAPPED = {"lat": "lon", "lon": "lat"}


def check_meaning(tables: Tables) -> list[Finding]:
    """Return the findings of all rules of meaning on money and places apart, on whatever tables could be read."""
    findings: list[Finding] = []
    for name in sorted(tables):
        findings += bounds(tables[name])
        findings += references(tables, name)
    for rule in (heads, targets, variants, equal_in_field, decided, centres, areas, labour):
        findings += rule(tables)
    return findings


def given(tables: Tables, table: str, *columns: str) -> bool:
    """Return whether the table was read, has rows, and has all of `columns`: a rule on them can be judged."""
    return table in tables and not tables[table].empty and set(columns) <= set(tables[table].written.columns)


def swapped(loaded: Loaded) -> pd.Series:
    """Return the rows whose latitude and longitude stand in each other's column."""
    declared = loaded.table.by_name
    if not set(SWAPPED) <= set(declared):
        return pd.Series(data=False, index=loaded.typed.index)
    crossed = pd.Series(data=True, index=loaded.typed.index)
    for name, other in SWAPPED.items():
        crossed &= loaded.typed[name].between(declared[other].minimum or 0.0, declared[other].maximum or 0.0)
    return crossed


def bounds(loaded: Loaded) -> list[Finding]:
    """Every number lies within the bounds of its column, and counts are whole."""
    findings = []
    crossed = swapped(loaded)
    if crossed.any():
        findings += at_cells(loaded, "lat", crossed, "data.swapped")
    for column in loaded.table.columns:
        if column.type not in {"int", "number", "year"}:
            continue
        low = -LARGEST if column.minimum is None else column.minimum
        high = largest(column) if column.maximum is None else column.maximum
        whole = column.type != "number"
        faults: dict[str, list[int]] = {"data.negative": [], "data.out_of_range": [], "data.not_whole": []}
        for row, value in zip(loaded.typed.index, loaded.typed[column.name].tolist(), strict=True):
            if value < low or value > high:
                if not (column.name in SWAPPED and crossed.at[row]):
                    faults["data.negative" if value < 0 == low else "data.out_of_range"].append(int(row))
            elif whole and value % 1 != 0 and not math.isnan(value):
                faults["data.not_whole"].append(int(row))
        for phrase, rows in faults.items():
            findings += at_rows(loaded, column.name, rows, phrase, **_range(column, low, high), **if_unknown(column))
    return findings


def _range(column: Column, low: float, high: float) -> dict[str, object]:
    """Return the bounds as sentences quote them: years as they are written, the unit where there is one."""
    found: dict[str, object] = {}
    for lang, key in zip(LANGUAGES, ("range", "range_en"), strict=True):
        low_text, high_text = (f"{end:.0f}" if column.type == "year" else shown(end, lang) for end in (low, high))
        unit = "" if column.unit == NO_UNIT else unit_of(column.unit, lang)
        found[key] = f"{say('data.guide.range', lang, low=low_text, high=high_text)} {unit}".strip()
    return found


def references(tables: Tables, name: str) -> list[Finding]:
    """Every code that refers to another table stands there."""
    loaded = tables[name]
    findings = []
    for column in loaded.table.columns:
        known = known_codes(tables, name, column.name)
        if not known:
            continue
        codes = loaded.typed[column.name]
        wrong = (codes != "") & ~codes.isin(list(known))
        if wrong.any():
            near = {code: nearest(code, known) for code in codes[wrong].unique()[:CELLS_AT_MOST]}
            refers = column.refers or "communes.commune, areas.area"
            suggested = pd.Series([near.get(code, "") for code in codes], index=codes.index, dtype="str")
            findings += at_cells(loaded, column.name, wrong & (suggested != ""), "data.unknown_code_near",
                                 near=suggested, refers=refers)  # fmt: skip
            findings += at_cells(loaded, column.name, wrong & (suggested == ""), "data.unknown_code", refers=refers)
    return findings


def heads(tables: Tables) -> list[Finding]:
    """Every institution has sites, exactly one of them its head site."""
    if not given(tables, "institutions", "institution") or not given(tables, "sites", "institution", "head"):
        return []
    institutions, sites = tables["institutions"], tables["sites"]
    codes, owners, flags = institutions.typed["institution"], sites.typed["institution"], sites.typed["head"]
    main = flags == "1"
    has_site, has_main = codes.isin(owners), codes.isin(owners[main])
    unread = codes.isin(owners[flags == ""])
    again = main & (owners != "") & owners.where(main).duplicated(keep="first")
    return [
        *at_cells(institutions, "institution", (codes != "") & ~has_site, "data.no_site"),
        *at_cells(institutions, "institution", has_site & ~has_main & ~unread, "data.no_head"),
        *at_cells(sites, "head", again, "data.two_heads", institution=owners),
    ]


def targets(tables: Tables) -> list[Finding]:
    """Check that an institution's target is the sum of the targets of its offers, where all of these are known."""
    if not (given(tables, "institutions", "institution", "target") and given(tables, "sites", "site", "institution")
            and given(tables, "offers", "site", "target")):  # fmt: skip
        return []
    institutions, sites, offers = (tables[name] for name in ("institutions", "sites", "offers"))
    owner = sites.typed.drop_duplicates("site").set_index("site")["institution"]
    by_owner = offers.typed["target"].groupby(offers.typed["site"].map(owner))
    codes = institutions.typed["institution"]
    total, whole = codes.map(by_owner.sum()), codes.map(by_owner.count() == by_owner.size()).eq(True)
    wrong = institutions.typed["target"].notna() & whole & (institutions.typed["target"] - total).abs().gt(0.5)
    return at_cells(institutions, "target", wrong, "data.target_sum", total=total)


def variants(tables: Tables) -> list[Finding]:
    """Low demand is at most base demand, and that at most high demand."""
    if not given(tables, "demand", "low", "base", "high"):
        return []
    demand = tables["demand"]
    low, base, high = (demand.typed[name] for name in ("low", "base", "high"))
    return at_cells(demand, "base", (low > base) | (base > high), "data.variants", low=low, high=high)


def equal_in_field(tables: Tables) -> list[Finding]:
    """Programmes of one field share the size and price of a workshop module."""
    if not given(tables, "programmes", "field"):
        return []
    programmes = tables["programmes"]
    fields = programmes.typed["field"]
    findings = []
    for column in ("module_places", "module_mvnd"):
        values = programmes.typed[column]
        first = values.where(fields != "").groupby(fields).transform("first")
        differs = (fields != "") & values.notna() & (values != first)
        findings += at_cells(programmes, column, differs, "data.differs_in_field", field=fields, first=first)
    return findings


def decided(tables: Tables) -> list[Finding]:
    """Check that a merger names a host that is another institution and stays."""
    if not given(tables, "decided", "institution", "action"):
        return []
    rows = tables["decided"]
    who, action, host, use = (rows.typed[name] for name in ("institution", "action", "host", "use"))
    merges = action == Action.MERGE
    ends = rows.typed.loc[action.isin([Action.MERGE, Action.LEAVE]), ["institution", "use"]].apply(tuple, axis=1)
    pairs = pd.Series(list(zip(host, use, strict=True)), index=rows.typed.index)
    gone = merges & (host != "") & (host != who) & pairs.isin(set(ends))
    return [
        *at_cells(rows, "host", merges & (host == ""), "data.host_missing", institution=who),
        *at_cells(rows, "host", merges & (host != "") & (host == who), "data.host_self"),
        *at_cells(rows, "host", gone, "data.host_gone"),
        *at_cells(rows, "host", ~merges & (action != "") & (host != ""), "data.host_without_merger"),
    ]


def centres(tables: Tables) -> list[Finding]:
    """Check that a centre that lives on GDTX classes has a GDTX offer with entrants: no figures are not zero."""
    if not (given(tables, "institutions", "institution", "type") and given(tables, "sites", "site", "institution")
            and given(tables, "offers", "site", "programme", "entrants")
            and given(tables, "programmes", "programme", "level")):  # fmt: skip
        return []
    institutions, sites = tables["institutions"].typed, tables["sites"].typed
    offers, programmes = tables["offers"].typed, tables["programmes"].typed
    general = programmes.loc[programmes["level"] == Level.GDTX, "programme"]
    with_entrants = offers.loc[offers["programme"].isin(general) & (offers["entrants"] > 0), "site"]
    served = sites.loc[sites["site"].isin(with_entrants), "institution"]
    empty = institutions["type"].isin(GENERAL_EDUCATION) & ~institutions["institution"].isin(served)
    return at_cells(tables["institutions"], "institution", empty & (institutions["institution"] != ""), "data.no_gdtx",
                    name=institutions["name"])  # fmt: skip


def areas(tables: Tables) -> list[Finding]:
    """Area codes are not commune codes; an area that demand is given for has communes."""
    if not given(tables, "areas", "area") or not given(tables, "communes", "commune", "area"):
        return []
    own = tables["areas"].typed["area"]
    empty = (own != "") & ~own.isin(tables["communes"].typed["area"])
    is_commune = (own != "") & own.isin(tables["communes"].typed["commune"])
    findings = at_cells(tables["areas"], "area", is_commune, "data.area_is_commune")
    if given(tables, "demand", "commune"):
        asked = tables["demand"].typed["commune"]
        findings += at_cells(tables["demand"], "commune", asked.isin(own[empty]), "data.area_without_communes")
    if empty.any():
        codes = ", ".join(sorted(own[empty]))
        findings.append(at_table(tables["areas"], "data.empty_area", "area", codes=codes))
    return findings


def labour(tables: Tables) -> list[Finding]:
    """Check that labour force and leavers are part of the population, and that a road joins two communes."""
    findings: list[Finding] = []
    if given(tables, "communes", "population"):
        communes = tables["communes"]
        for column in ("leavers", "labour_force"):
            people = communes.typed["population"]
            more = communes.typed[column] > people
            findings += at_cells(communes, column, more, "data.more_than_population", population=people)
    if given(tables, "roads", "from_commune", "to_commune"):
        roads = tables["roads"].typed
        same = (roads["from_commune"] != "") & (roads["from_commune"] == roads["to_commune"])
        findings += at_cells(tables["roads"], "to_commune", same, "data.road_to_itself")
    return findings
