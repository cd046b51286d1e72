"""No number on a map but cells of the bundle and counts of them: when these are struck out, no digit is left."""

import re
from functools import cache

import pandas as pd
import pytest

from optimizer.report import facts, theme
from optimizer.report.maps.access import draw_basic
from optimizer.report.maps.difference import class_texts, draw_difference
from optimizer.report.maps.furniture import NICE_KM
from optimizer.report.maps.ground import ground
from optimizer.report.maps.signs import short_commune, short_name
from optimizer.report.maps.status import draw_status, minute_texts
from optimizer.wording import clean, number, say
from tests.report import runs
from tests.report.reading import below, fills

RUN = runs.run(runs.Size("91", institutions=9, sites=14, fields=2), 1)
DRAWN = ("status", "access", "change")


@cache
def _drawn(kind):
    draw = {"status": draw_status, "access": draw_basic, "change": draw_difference}[kind]
    return draw(RUN, "vi")


def _written(drawn):
    """Return the texts once each, without the white ones behind."""
    return [artist.get_text() for artist in drawn.sheet.axes.texts if not artist.get_path_effects()]


def _names():
    """Return every text of the bundle that a sheet may print as it is."""
    units, sites = RUN.plan.institutions, RUN.plan.sites
    names = [*units["name"], *units["name_after"], *sites["name"], *RUN.geometry["name"]]
    facts_ = [RUN.province["name"], RUN.scenario["title"], RUN.scenario["name"], facts.as_of(RUN, "vi"),
              ground(RUN).crs.name, facts.target_year(RUN), facts.estimate_remark(RUN, "vi")]  # fmt: skip
    return [clean(str(text)) for text in [*names, *map(short_commune, names), *map(short_name, names), *facts_] if text]


def _counted(phrase, pairs):
    return [say(phrase, "vi", text=text, count=count) for text, count in pairs]


def _minutes():
    """Return commune -> minutes on the map, of those with any, straight from the table."""
    drawn = set(RUN.geometry.loc[~RUN.geometry.geometry.is_empty, "commune"])
    access = RUN.plan.access["basic_minutes"]
    return access[access.index.isin(drawn)].dropna().round().astype(int)


def _minute_legend():
    classes = pd.cut(_minutes(), [-1, *(b - 1 for b in theme.MINUTE_BREAKS), 10_000], labels=False)
    return _counted("map.communes", [(text, int((classes == i).sum())) for i, text in enumerate(minute_texts("vi"))])


def _status_legend():
    """Count sites by what the tables say of them, not by the signs."""
    sites, units = RUN.plan.sites, RUN.plan.institutions
    operator = units.reindex(sites["institution_after"].replace("", pd.NA))
    hosts = operator["hosts"].to_numpy(dtype=object) == True  # noqa: E712 - empty where closed
    host = hosts & sites["head_after"].to_numpy()
    grows = (operator["expand"].to_numpy(dtype=object) == True) & (  # noqa: E712
        sites["places_after"] > sites["places_before"]
    ).to_numpy()
    taken, closed = (sites["status"] == "taken").to_numpy(), (sites["status"] == "closed").to_numpy()
    rest = ~taken & ~closed & ~host
    counts = {"host": host & ~taken & ~closed, "kept": rest & ~grows, "expanded": rest & grows, "merged": taken,
              "converted": taken & False, "reduced": taken & False, "closed": closed}  # fmt: skip
    signs = [(say(f"map.sign.{key}", "vi"), f"{int(which.sum()):02d}") for key, which in counts.items()]
    both = int((host & grows & ~taken & ~closed).sum())
    flags = [(say("map.flag.expanded", "vi"), f"{both:02d}")] if both else []
    low, high = (number(value, "vi") for value in theme.PLACE_BREAKS)
    sizes = [say("map.places.0", "vi", to=low), say("map.places.1", "vi", low=low, to=high),
             say("map.places.2", "vi", low=high)]  # fmt: skip
    return [*_counted("map.count", [*signs, *flags]), *sizes]


def _changes():
    plan, before = RUN.plan.access["basic_minutes"], RUN.unchanged.access["basic_minutes"]
    return (plan - before).loc[_minutes().index].round().astype(int)


def _change_legend():
    changes, breaks = _changes(), theme.CHANGE_BREAKS
    edges = [-10_000, *(-b for b in reversed(breaks)), *(b - 1 for b in breaks), 10_000]
    classes = pd.cut(changes, edges, labels=False)
    counts = [say("map.change.count", "vi", count=int((classes == i).sum())) for i in range(7)]
    far = changes[changes == changes.max()].index[0]
    name = short_commune(RUN.geometry.set_index("commune").at[far, "name"])
    summary = [
        say("map.summary.farther", "vi", low=breaks[0], count=int((changes >= breaks[0]).sum())),
        say("map.summary.nearer", "vi", low=breaks[0], count=int((changes <= -breaks[0]).sum())),
        say("map.summary.worst", "vi", name=name, minutes=number(int(changes.max()), "vi", sign=True)),
    ]
    return [*counts, *class_texts("vi"), *summary]


def _legend(kind):
    open_ = f"{int(RUN.plan.sites['open'].sum()):02d}"
    return {
        "status": lambda: [*_status_legend(), *_minute_legend()],
        "access": lambda: [*_minute_legend(), *_counted("map.count", [(say("map.access.open", "vi"), open_)])],
        "change": _change_legend,
    }[kind]()


def _labels(kind):
    """Return commune -> what stands below its name, from the tables."""
    if kind == "status":
        return {}
    if kind == "access":
        km = RUN.plan.access["basic_km"].round()
        return {code: say("map.access.way", "vi", minutes=str(minutes), km=number(km[code], "vi"))
                for code, minutes in _minutes().items()}  # fmt: skip
    changed = _changes()
    changed = changed[changed.abs() >= theme.CHANGE_BREAKS[0]]
    return {code: number(value, "vi", sign=True) for code, value in changed.items()}


@pytest.mark.parametrize("kind", DRAWN)
def test_the_legend_counts_the_rows_of_the_tables(kind):
    """Sites by status, communes by class of minutes or of change, the summary: each line is written as counted here."""
    written = " ".join(_written(_drawn(kind)))
    assert [line for line in _legend(kind) if line not in written] == []


@pytest.mark.parametrize("kind", ["access", "change"])
def test_the_number_below_a_commune_is_its_own_cell(kind):
    """Every label with a number, commune by commune; of changes none is left out."""
    drawn, wanted = _drawn(kind), _labels(kind)
    found = {code: line for code, line in below(drawn).items() if re.search(r"\d", line)}
    assert found == {code: wanted[code] for code in found}
    assert len(found) > 5
    if kind == "change":
        assert set(found) == set(wanted)


@pytest.mark.parametrize("kind", DRAWN)
def test_struck_out_nothing_is_left(kind):
    """Names, facts, counts, labels, the breaks and the scale: without them the sheet has no digit."""
    scale = [f"{km} km" for km in NICE_KM]
    hidden = f"Tên {len(_drawn(kind).hidden)} xã"
    known = {*_names(), *_legend(kind), *_labels(kind).values(), *scale, hidden, "VN-2000"}
    sheet = re.sub(r"\s+", " ", " ".join(_written(_drawn(kind)))).replace(" 0 ", " ", 1)
    assert _drawn(kind).hidden
    assert hidden in sheet
    for text in sorted(known, key=lambda text: (text != hidden, -len(text))):
        sheet = sheet.replace(re.sub(r"\s+", " ", text), " ")
    assert re.findall(r".{0,25}\d.{0,25}", sheet) == []


@pytest.mark.parametrize("kind", DRAWN)
def test_the_fill_of_a_cell_is_the_class_of_its_number(kind):
    """Every commune on the map, by the colours and breaks that all scenarios share."""
    if kind == "change":
        wanted = {code: theme.CHANGES[theme.change_class(value)] for code, value in _changes().items()}
    else:
        wanted = {code: theme.MINUTES[theme.minute_class(value)] for code, value in _minutes().items()}
    assert fills(_drawn(kind)) == wanted
