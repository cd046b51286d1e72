"""Which links learners may use. Seats on a line: a –20– b –30– c –30– d (km); from a: 72.9, 182.1, 291.4 minutes."""

import pytest

from optimizer.network.distances import measure
from optimizer.network.links import links, mobile_links
from optimizer.network.offers import basic_minutes, basic_sites_today, head_sites, mobile_today, offered_today
from optimizer.scenario import Reach, Scenario
from tests.network.frames import make, north, one_site

PROGRAMMES = [
    {"programme": "52_SC", "level": "SC"}, {"programme": "52_TC", "level": "TC"},
    {"programme": "00_GDTX", "level": "GDTX"},
    {"programme": "84_LX", "level": "LX"},
]  # fmt: skip


def scenario(**reach):
    return Scenario(name="test", title="Thử", question="?", reach=Reach(**reach))


def wants(*pairs):
    return [{"commune": c, "programme": p, "year": 2028, "low": 1, "base": 10, "high": 20} for c, p in pairs]


def province(*, demand=(("a", "52_SC"), ("a", "52_TC")), offers=(), points=None, communes=None, sites=None):
    points = points or north(0, 20, 50, 80)
    return make(
        points, sites=sites or one_site(*points), programmes=PROGRAMMES, demand=wants(*demand), offers=offers,
        communes=communes,
    )  # fmt: skip


def reached(case, programme, **reach):
    table = links(case, measure(case), scenario(**reach))
    return table.loc[(table["commune"] == "a") & (table["programme"] == programme), "site"].tolist()


def test_day_programmes_stop_at_their_limit_and_boarding_ones_do_not():
    """Sơ cấp within 120 minutes: A (5), B (72.9); trung cấp without limit: all four."""
    case = province()
    assert reached(case, "52_SC") == ["A", "B"]
    assert reached(case, "52_TC") == ["A", "B", "C", "D"]


def test_limits_are_those_of_the_scenario():
    """Day limit none: all; boarding limit 200: A, B, C."""
    case = province()
    assert reached(case, "52_SC", day_minutes_at_most=None) == ["A", "B", "C", "D"]
    assert reached(case, "52_TC", boarding_minutes_at_most=200) == ["A", "B", "C"]


def test_a_link_carries_minutes_and_kilometres():
    """From a to B: 20 km × 1.7 = 34 km, 72.86 minutes; columns and order as promised."""
    case = province(demand=(("b", "52_SC"), ("a", "52_SC")))
    table = links(case, measure(case), scenario())
    assert list(table.columns) == ["commune", "programme", "site", "minutes", "km"]
    assert table[["commune", "site"]].to_numpy().tolist() == [
        ["a", "A"],
        ["a", "B"],
        ["b", "A"],
        ["b", "B"],
        ["b", "C"],
    ]
    assert table.loc[1, ["minutes", "km"]].tolist() == pytest.approx([34 / 28 * 60, 34], rel=1e-6)


@pytest.mark.parametrize(
    ("offered", "places", "sites"),
    [
        ("C", 20, ["A", "B", "C"]),  # nearest today 182.1: the limit is max(100, 182.1)
        ("B", 20, ["A", "B"]),  # nearest today 72.9: the limit is 100
        ("B", 0, ["A", "B", "C", "D"]),  # no places anywhere: not restricted
    ],
)
def test_nobody_is_sent_further_than_the_limit_or_todays_nearest(offered, places, sites):
    case = province(offers=[{"site": offered, "programme": "52_TC", "places": places}])
    assert reached(case, "52_TC", nobody_further_than=100) == sites


def test_todays_nearest_is_of_the_same_programme():
    """Sơ cấp at B does not restrict trung cấp, which is offered nowhere."""
    case = province(offers=[{"site": "B", "programme": "52_SC", "places": 20}])
    assert reached(case, "52_TC", nobody_further_than=50) == ["A", "B", "C", "D"]


def test_a_mobile_class_is_no_nearest_site():
    case = province(offers=[{"site": "B", "programme": "52_TC", "places": 20, "delivery": "mobile"}])
    assert reached(case, "52_TC", nobody_further_than=50) == ["A", "B", "C", "D"]


def test_driving_and_communes_without_demand_have_no_link():
    case = province(demand=(("a", "84_LX"), ("b", "52_SC")))
    table = links(case, measure(case), scenario())
    assert set(table["commune"]) == {"b"}
    assert set(table["programme"]) == {"52_SC"}


def test_a_far_island_has_every_link_at_no_distance():
    """Exempt: 0 minutes to all sites whatever the limits; the mainland does not reach the island's site."""
    points = {**north(0, 20), "z": (16.5, 112.0)}
    case = province(points=points, communes={"z": {"special": True}}, demand=(("z", "52_SC"), ("a", "52_TC")))
    table = links(case, measure(case), scenario(nobody_further_than=10))
    assert table.loc[table["commune"] == "z", ["site", "minutes", "km"]].to_numpy().tolist() == [
        ["A", 0, 0], ["B", 0, 0], ["Z", 0, 0],
    ]  # fmt: skip
    assert table.loc[table["commune"] == "a", "site"].tolist() == ["A", "B"]


def test_unreachable_sites_have_no_link():
    """Commune d is 100 km from the others: no path, no link, even without limits."""
    case = province(points=north(0, 10, 20, 120))
    assert reached(case, "52_TC") == ["A", "B", "C"]


def test_no_sites_means_no_links():
    case = make(north(0), programmes=PROGRAMMES, demand=wants(("a", "52_SC")))
    assert links(case, measure(case), scenario()).empty
    assert mobile_links(case, measure(case), scenario()).empty


def test_mobile_teams_reach_communes_near_their_head_site():
    """Institution C (head site C) teaches 52_SC in communes: within 120 minutes lie b, c, d (109.3), not a (182.1)."""
    demand = tuple((c, "52_SC") for c in "abcd")
    case = province(
        demand=demand, offers=[{"site": "C", "programme": "52_SC", "places": 40, "delivery": "mobile", "entrants": 9}]
    )
    table = mobile_links(case, measure(case), scenario())
    assert table[["commune", "programme", "institution"]].to_numpy().tolist() == [[c, "52_SC", "C"] for c in "bcd"]
    assert table["minutes"].tolist() == pytest.approx([51 / 28 * 60, 5, 51 / 28 * 60], rel=1e-6)


def test_mobile_minutes_start_from_the_head_site():
    """The offer stands at B2 in b, the head site of its institution is D: from a it is 291.4 minutes, not 72.9."""
    sites = [
        {"site": "D", "commune": "d", "institution": "I"},
        {"site": "B2", "commune": "b", "institution": "I", "head": False},
    ]
    case = province(sites=sites, offers=[{"site": "B2", "programme": "52_SC", "places": 40, "delivery": "mobile"}])
    assert mobile_links(case, measure(case), scenario()).empty
    table = mobile_links(case, measure(case), scenario(mobile_minutes_at_most=300))
    assert table["minutes"].tolist() == pytest.approx([136 / 28 * 60], rel=1e-6)


def test_mobile_places_of_nought_and_islands():
    """Without mobile places no link; an island commune has its link at 0 minutes."""
    points = {**north(0, 20), "z": (16.5, 112.0)}
    demand = (("z", "52_SC"), ("z", "52_TC"))
    offers = [
        {"site": "A", "programme": "52_SC", "places": 40, "delivery": "mobile"},
        {"site": "A", "programme": "52_TC", "places": 0, "delivery": "mobile"},
    ]
    case = province(points=points, communes={"z": {"special": True}}, demand=demand, offers=offers)
    table = mobile_links(case, measure(case), scenario())
    assert table.to_numpy().tolist() == [["z", "52_SC", "A", 0]]


OFFERS = [
    {"site": "A", "programme": "52_SC", "places": 30, "entrants": 20, "occupation": "Hàn"},
    {"site": "A", "programme": "52_SC", "places": 10, "entrants": 5, "occupation": "Điện"},
    {"site": "A", "programme": "52_SC", "places": 8, "entrants": 8, "delivery": "enterprise"},
    {"site": "A", "programme": "52_TC", "places": 5, "entrants": 1, "delivery": "partner"},
    {"site": "A", "programme": "52_SC", "places": 40, "entrants": 33, "delivery": "mobile"},
    {"site": "C", "programme": "84_LX", "places": 500, "entrants": 400},
    {"site": "D", "programme": "00_GDTX", "places": 0, "entrants": 0},
]


def test_offers_of_a_site_are_summed_without_mobile_ones_and_driving():
    """52_SC at A: 30 + 10 + 8 places, 20 + 5 + 8 entrants."""
    table = offered_today(province(offers=OFFERS))
    assert table.to_dict("index") == {
        ("52_SC", "A"): {"places": 48, "entrants": 33},
        ("52_TC", "A"): {"places": 5, "entrants": 1},
        ("00_GDTX", "D"): {"places": 0, "entrants": 0},
    }
    assert table.index.is_monotonic_increasing


def test_mobile_offers_go_by_institution():
    assert mobile_today(province(offers=OFFERS)).to_dict("index") == {("52_SC", "A"): {"places": 40, "entrants": 33}}


def test_basic_minutes_go_to_sites_that_run_a_basic_level():
    """A runs sơ cấp; C only drives, D has GDTX without places or entrants: so 5, 72.9, 182.1, 291.4 minutes to A."""
    case = province(offers=OFFERS)
    assert basic_sites_today(case) == ("A",)
    minutes = basic_minutes(case, measure(case))
    assert minutes.tolist() == pytest.approx([5, *(km / 28 * 60 for km in (34, 85, 136))], rel=1e-6)
    assert minutes.index.tolist() == ["a", "b", "c", "d"]


def test_basic_minutes_are_missing_on_islands_and_without_any_basic_site():
    points = {**north(0, 20), "z": (16.5, 112.0)}
    island = province(points=points, communes={"z": {"special": True}}, offers=OFFERS[:1])
    assert basic_minutes(island, measure(island)).isna().tolist() == [False, False, True]
    nothing = province()
    assert basic_minutes(nothing, measure(nothing)).isna().all()


def test_head_sites():
    """Of the two sites of I, the head one."""
    sites = [{"site": s, "commune": "a", "institution": "I", "head": s == "S2"} for s in ("S1", "S2")]
    assert head_sites(make(north(0), sites=sites)).to_dict() == {"I": "S2"}
