"""What each kind of map shows: every number a cell of the bundle, statuses and arrows those of the plan.

What is drawn is read from the artists of the figure, which is faster than writing files; `test_maps` reads those.
"""

import re
from dataclasses import replace
from functools import cache

import pandas as pd
import pytest

from optimizer.errors import BundleError
from optimizer.report import theme
from optimizer.report.maps.demand import needs
from optimizer.report.maps.ground import ground
from optimizer.report.maps.kinds import KINDS, Choice
from optimizer.report.maps.signs import short_commune
from optimizer.wording import number
from tests.report import bundles, mapped
from tests.report.reading import arrow_ends, below, fills, ids, markers, outline, text


@cache
def _drawn(kind, lang="vi", paper="a4", level=None):
    return KINDS[kind](mapped.bundle(), lang, Choice(paper=paper, level=level))


@pytest.mark.parametrize("level", [None, "TC"])
def test_demand_prints_cells_and_classes_them(level):
    """Each number below a name is the sum of the commune's cells, and its colour the class of that number."""
    plan, programmes = mapped.bundle().plan, mapped.programmes()
    mine = frozenset(programmes.loc[programmes["level"] == (level or programmes["level"]), "programme"])
    rows = plan.demand.reset_index()
    sums = rows[rows["programme"].isin(mine)].groupby("commune")[["demand", "unplaced"]].sum()
    found = needs(plan, None if level is None else mine)
    assert {code: (need.wanted, need.unmet) for code, need in found.items()} == {
        code: (round(row.demand), round(row.unplaced)) for code, row in sums.iterrows()
    }
    drawn = _drawn("demand", level=level)
    assert fills(drawn) == {
        code: theme.MINUTES[theme.demand_class(need.wanted, level is not None)] for code, need in found.items()
    }
    told = below(drawn)
    assert len(told) >= 40
    for code, words in told.items():
        need = found[code]
        assert words == (f"{need.wanted} · thiếu {need.unmet}" if need.unmet else f"{need.wanted}")


def test_demand_that_finds_no_room_on_the_map_is_told_below_it():
    """Communes without a label are listed with their figures."""
    drawn = _drawn("demand")
    names, words = ground(mapped.bundle()).names, text(drawn)
    found = needs(mapped.bundle().plan, None)
    for code in drawn.hidden:
        assert f"{short_commune(names[code])} ({found[code].wanted}" in words


def test_a_number_stands_alone_where_its_name_finds_no_room():
    """Of communes without a name, those labelled with their figure alone carry their own; names still stand below."""
    drawn = _drawn("demand")
    alone = {spot.key.removeprefix("commune:") for spot in drawn.placements[-1].placed}
    assert alone
    assert alone <= set(drawn.hidden)
    found, told = needs(mapped.bundle().plan, None), below(drawn)
    assert {code: told[code].split(" ")[0] for code in alone} == {code: str(found[code].wanted) for code in alone}


def test_demand_shows_the_places_of_each_site():
    """Each open site carries its places of the table sites; a closed one is not drawn."""
    sites = mapped.bundle().plan.sites
    held = sites.loc[sites["places_after"] > 0, "places_after"]
    drawn = _drawn("demand")
    assert ids(drawn, "site-") == sorted(f"site-{code}" for code in held.index)
    assert below(drawn, "site") == {code: f"{number(places, 'vi')} chỗ" for code, places in held.items()}


def test_classes_of_demand_do_not_depend_on_the_scenario():
    """A bundle with twice the demand has the same breaks and colours."""
    plan = mapped.bundle().plan
    more = KINDS["demand"](replace(mapped.bundle(), plan=replace(plan, demand=plan.demand * 2)), "vi", Choice())
    assert set(fills(more).values()) <= set(theme.MINUTES)
    assert fills(more) != fills(_drawn("demand"))
    legend = re.compile(r"dưới 50 \(\d+ xã\) 50 – 99 \(\d+ xã\) 100 – 199 \(\d+ xã\) 200 – 399 \(\d+ xã\) từ 400 \(")
    assert legend.search(text(more))
    assert legend.search(text(_drawn("demand")))


STATUS = {"closed": "closed", "taken": "merged", "outside": "outside", "left": "left"}


def _expected(network):
    """Site -> status that its sign must have, from the tables of the bundle alone."""
    units, found = network.institutions, {}
    for site, row in network.sites.iterrows():
        unit = units.loc[row["institution_after"] or row["institution"]]
        grows = unit["expand"] and row["places_after"] > row["places_before"]
        shrinks = unit["reduce"] and row["places_after"] < row["places_before"]
        own = "converted" if unit["convert"] else "expanded" if grows else "reduced" if shrinks else "kept"
        found[site] = STATUS.get(row["status"], "host" if row["head_after"] and unit["hosts"] else own)
    return found


@pytest.mark.parametrize("kind", ["status", "before-after"])
def test_statuses_match_the_bundle(kind):
    """The marker of each site is that of the status which the tables give it; before the plan all are kept."""
    plan = _expected(mapped.bundle().plan)
    assert markers(_drawn(kind)) == {site: theme.SIGNS[status].marker for site, status in plan.items()}
    assert {"host", "merged", "closed", "kept"} <= set(plan.values())
    if kind == "before-after":
        before = markers(_drawn(kind), "before-site-")
        assert before == dict.fromkeys(plan, theme.SIGNS["kept"].marker)


@pytest.mark.parametrize("kind", ["status", "before-after"])
def test_arrows_end_at_hosts(kind):
    """Each absorbed or closed site has one arrow, whose head lies at the head site of the host."""
    plan = mapped.bundle().plan
    gone = plan.sites[plan.sites["status"].isin(["taken", "closed"])]
    host = {site: plan.institutions.at[row["institution"], "host"] for site, row in gone.iterrows()}
    heads = {site: plan.institutions.at[code, "head_site_after"] for site, code in host.items()}
    touched = arrow_ends(_drawn(kind).sheet.svg())
    assert {site: heads[site] in near for site, near in touched.items()} == dict.fromkeys(heads, True)
    assert max(len(near) for near in touched.values()) <= 3


def test_before_and_after_are_one_frame_and_one_scale():
    """A cell of the right map is that of the left one moved sideways, and both have the classes of their network."""
    drawn = _drawn("before-after")
    for code in ("03160", "03349"):
        left, right = outline(drawn, f"before-commune-{code}"), outline(drawn, f"commune-{code}")
        moved = right - left
        assert abs(moved - moved[0]).max() < 1e-6
        assert moved[0][0] > 100
        assert abs(moved[0][1]) < 1e-6
    for network, prefix in ((mapped.bundle().unchanged, "before-commune-"), (mapped.bundle().plan, "commune-")):
        minutes = network.access["basic_minutes"].map(round)
        assert fills(drawn, prefix) == {code: theme.MINUTES[theme.minute_class(m)] for code, m in minutes.items()}


def test_before_and_after_print_indicators_of_the_bundle():
    """Each line names an indicator and has its cells unchanged and plan."""
    words = text(_drawn("before-after"))
    assert f"{mapped.bundle().indicators.at['units_in_scope', 'name_vi']}: 13 → 6" in words
    assert f"{mapped.bundle().indicators.at['demand_met', 'name_vi']}: 91,2 → 93,8" in words
    assert f"{mapped.bundle().indicators.at['cost_budget_recurrent', 'name_vi']}: 41.250 → 34.719" in words


def test_classes_and_colours_of_minutes_are_equal_across_scenarios():
    """Another network: other counts, the same breaks, in all kinds that show minutes."""
    plan = mapped.bundle().plan
    access = plan.access.assign(basic_minutes=plan.access["basic_minutes"] * 1.7)
    further = mapped.bundle().nearest.assign(minutes_after=mapped.bundle().nearest["minutes_after"] * 1.7)
    other = replace(mapped.bundle(), plan=replace(plan, access=access), nearest=further)
    legend = re.compile(r"dưới 30 phút \([^)]*\) 30 – 44 phút \([^)]*\) 45 – 59 phút \([^)]*\) 60 – 89 phút \(")
    for kind in ("status", "basic", "access", "before-after"):
        drawn = KINDS[kind](other, "vi", Choice())
        assert legend.search(text(drawn))
        assert set(fills(drawn).values()) <= set(theme.MINUTES)
        assert fills(drawn) != fills(_drawn(kind))


def test_each_closed_site_stands_in_the_table_of_buildings():
    """Number, name, commune and the cells of the table `buildings`; only closed sites and their hosts have names."""
    words = text(_drawn("buildings"))
    assert "1 TT Ngoại ngữ - Tin học tỉnh P. Điện Biên Phủ 1.234 567 chờ xử lý 275" in words
    named = {spot.key for placement in _drawn("buildings").placements for spot in placement.placed}
    assert {key for key in named if key.startswith("site:")} == {"site:TTNNTH-1", "site:TTDB-1"}
    assert ids(_drawn("buildings"), "arrow-") == ["arrow-TTNNTH-1"]
    assert markers(_drawn("buildings"))["TTNNTH-1"] == theme.SIGNS["closed"].marker


def test_closed_sites_of_an_older_result_have_dashes():
    """Without the table the sites are still shown, their figures not known."""
    older = replace(mapped.bundle(), buildings=mapped.bundle().buildings.iloc[:0])
    assert "Tin học tỉnh P. Điện Biên Phủ – – – –" in text(KINDS["buildings"](older, "vi", Choice()))


def test_a_plan_that_closes_nothing_says_so():
    """No row, no arrow."""
    plan = mapped.bundle().plan
    sites = plan.sites.assign(status=plan.sites["status"].replace("closed", "own"))
    drawn = KINDS["buildings"](replace(mapped.bundle(), plan=replace(plan, sites=sites)), "vi", Choice())
    assert "không làm dôi dư" in text(drawn)
    assert ids(drawn, "arrow-") == []


def test_the_nearest_of_two_levels_is_printed_with_its_minutes_and_km():
    """The least of THN and TC of the table `nearest`; sites carry the levels that they teach."""
    rows = mapped.bundle().nearest.loc[:, "", :].reset_index().dropna(subset="minutes_after")
    rows = rows[rows["level"].isin(["THN", "TC"])]
    least = rows.loc[rows.groupby("commune")["minutes_after"].idxmin()].set_index("commune")
    drawn = _drawn("combined")
    told = below(drawn)
    assert len(told) >= 35
    for code, words in told.items():
        row = least.loc[code]
        assert words == f"{row['level']} {row['minutes_after']:.0f} ph · {row['km_after']:.0f} km"
    classes = {code: theme.MINUTES[theme.minute_class(round(m))] for code, m in least["minutes_after"].items()}
    assert fills(drawn) == classes
    assert below(drawn, "site") == {"CDN-1": "TC", "TTMN-1": "THN"}
    assert {"THN", "TC"} == set(least["level"])


@pytest.mark.parametrize("kind", ["access", "combined"])
def test_a_result_without_the_table_of_nearest_offers_is_refused_in_a_sentence(kind):
    """Older bundles have no such table, or one without fields."""
    with pytest.raises(BundleError, match="regional-centres-2028"):
        KINDS[kind](bundles.bundle(), "vi", Choice())
    levels = mapped.bundle().nearest.loc[:, [""], ["TC", "THN"]]
    with pytest.raises(BundleError, match="regional-centres-2028"):
        KINDS["access"](replace(mapped.bundle(), nearest=levels), "vi", Choice(field="52"))


@pytest.mark.parametrize(("field", "level"), [(None, None), ("52", None), (None, "THN"), ("52", "TC")])
def test_access_prints_the_way_to_the_nearest_site_that_teaches_it(field, level):
    """Each pair of numbers, on the map and in the note of names left out, is the commune's cells of `nearest`."""
    rows = mapped.bundle().nearest.reset_index()
    rows = rows[(rows["field"] == (field or "")) & (rows["level"] == (level or ""))].set_index("commune")
    ways = {code: f"{row.minutes_after:.0f} ph · {row.km_after:.0f} km" for code, row in rows.iterrows()}
    known = rows.dropna(subset="minutes_after").index
    drawn = KINDS["access"](mapped.bundle(), "vi", Choice(field=field, level=level))
    told = {code: words for code, words in below(drawn).items() if code in known}
    assert told == {code: ways[code] for code in told}
    assert len(told) > len(known) / 2
    names = ground(mapped.bundle()).names
    for code in set(drawn.hidden) & set(known):
        assert f"{short_commune(names[code])} ({ways[code]})" in text(drawn)
    classes = rows["minutes_after"].map(lambda m: None if pd.isna(m) else theme.MINUTES[theme.minute_class(round(m))])
    assert fills(drawn) == classes.fillna(theme.NO_MINUTES).to_dict()
    sites = {None: 13, "THN": 1, "TC": 1}[level]
    assert len(ids(drawn, "site-")) == sites
    assert f"Địa điểm có đào tạo ({sites:02d})" in text(drawn)
    assert ("lĩnh vực 52 (Kỹ thuật)" in text(drawn)) == (field is not None)


@pytest.mark.parametrize("level", [None, "TC"])
def test_a_stream_is_drawn_for_all_who_learn_at_a_site(level):
    """One line for each commune and site with an entrant or more, its width the class of their sum."""
    placed = mapped.bundle().plan.placements
    wanted = placed[(placed["delivery"] == "site") & placed["programme"].str.endswith(level or "")]
    sums = wanted.groupby(["commune", "site"])["entrants"].sum()
    lines = {
        artist.get_gid(): artist.get_linewidth()
        for artist in _drawn("flows", level=level).sheet.axes.get_children()
        if str(artist.get_gid()).startswith("stream-")
    }
    widths = theme.STREAM_WIDTHS
    assert lines == {
        f"stream-{commune}-{site}": widths[theme.stream_class(round(count))] for (commune, site), count in sums.items()
    }
    arriving = sums.groupby("site").sum()
    shown = below(_drawn("flows", level=level), "site")
    assert shown == {site: f"{number(round(count), 'vi')} người" for site, count in arriving.items()}


def test_streams_beyond_the_most_are_counted():
    """Of more streams than are drawn the widest are, and how many are not is said."""
    plan = mapped.bundle().plan
    again = plan.placements[plan.placements["delivery"] == "site"].assign(entrants=1.0)
    more = [again.assign(site=site) for site in ("TTDB-1", "TTNP-1", "TTTG-1", "TTML-1")]
    many = replace(plan, placements=pd.concat([plan.placements, *more], ignore_index=True))
    drawn = KINDS["flows"](replace(mapped.bundle(), plan=many), "vi", Choice())
    lines = ids(drawn, "stream-")
    pairs = many.placements[many.placements["delivery"] == "site"].groupby(["commune", "site"]).size()
    assert len(lines) == 150 < len(pairs)
    assert f"Không vẽ {len(pairs) - 150} luồng nhỏ" in " ".join(text(drawn).split())
