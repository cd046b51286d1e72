"""The frames of a network follow from the decisions, cell by cell, by hand."""

import math

import pandas as pd
import pytest

from optimizer.solution.frames import decisions_of, network_of, recorded
from optimizer.solution.schema import NETWORK
from tests.provinces import set_cell
from tests.solution.cases import GOOD, UNCHANGED, but, network, province, scenario, travel


@pytest.fixture(scope="module")
def good():
    return network()


@pytest.mark.parametrize("name", list(NETWORK))
def test_frame_has_the_declared_columns_and_is_sorted(name: str, good):
    """Index, columns and order are those of the contract; keys are sorted and unique."""
    frame = getattr(good, name)
    schema = NETWORK[name]
    assert tuple(frame.columns) == schema.columns
    assert tuple(n for n in frame.index.names if n) == schema.index
    if schema.index and name != "costs":
        assert frame.index.is_monotonic_increasing
    assert frame.index.is_unique


def test_fates_and_flags(good):
    """TT1 merges into CD1, which hosts; TT2 converts; own places CD1 200 -> 215 (+ 15 < 30): no expansion."""
    units = good.institutions
    assert dict(units["fate"]) == {"CD1": "survive", "TT1": "merge", "TT2": "survive"}
    assert dict(units["action"]) == {"CD1": "retain", "TT1": "merge", "TT2": "retain"}
    assert units.at["TT1", "host"] == "CD1"
    assert list(units["hosts"]) == [True, False, False]
    assert list(units["convert"]) == [False, False, True]
    assert units.at["TT2", "type_after"] == "THN"
    assert list(units["places_before"]) == [200, 160, 130]
    assert list(units["places_after"]) == [215, 130, 130]
    assert not units["expand"].any()
    assert units.at["TT1", "managing_body_after"] == units.at["CD1", "managing_body"]
    assert list(units["date"]) == ["2028-09-01"] * 3


@pytest.mark.parametrize(
    ("added", "expands"), [(29.0, False), (30.0, True)], ids=["29 places are too few", "30 places are enough"]
)
def test_expansion_needs_thirty_places_and_a_tenth(added: float, expands: bool):
    """Own places of CD1: 200; a tenth is 20, so 30 entrants decide."""
    units = network(but(GOOD, added={("00_GDTX", "S1"): added})).institutions
    assert units.at["CD1", "expand"] == expands
    assert units.at["CD1", "action"] == ("expand" if expands else "retain")


def test_expansion_needs_a_tenth_of_a_large_institution():
    """CD1 with 52_TC of 240 more places: 440 before, a tenth is 44: 43 are too few, 44 are enough."""
    larger = {"offers": lambda t: set_cell(t, 1, "places", "340")}
    for added, expands in ((43.0, False), (44.0, True)):
        units = network(but(GOOD, added={("00_GDTX", "S1"): added}), **larger).institutions
        assert units.at["CD1", "places_before"] == 440
        assert units.at["CD1", "expand"] == expands


def test_moved_equipment_counts_at_its_new_site_but_not_as_own_places():
    """20 places of 52_SC go from S4 of TT1, which closes, to S1 of CD1: S1 has them, CD1's own places do not grow.

    Within TT1, from S4 to S2, they are own places: 30 of S4 are lost, 20 come back.
    """
    plain = network()
    moved = network(but(GOOD, moved={("52_SC", "S4", "S1"): 20.0}))
    for frame in ("offers", "sites"):
        key = ("52_SC", "S1", "site") if frame == "offers" else "S1"
        after = [getattr(n, frame).at[key, "places_after"] for n in (plain, moved)]
        assert after[1] - after[0] == 20
    own = [n.institutions.at["CD1", "places_after"] for n in (plain, moved)]
    assert own[0] == own[1]
    assert not moved.institutions.at["CD1", "expand"]
    within = network(but(GOOD, moved={("52_SC", "S4", "S2"): 20.0}))
    gained = [n.institutions.at["TT1", "places_after"] for n in (plain, within)]
    assert gained[1] - gained[0] == 20
    row = within.transfers.iloc[0]
    assert (row["institution"], row["institution_after"], row["places"]) == ("TT1", "CD1", 20.0)
    assert decisions_of(within).moved == {("52_SC", "S4", "S2"): 20.0}


def test_what_an_open_offer_hands_over_it_no_longer_has():
    """15 of the 90 places of 00_GDTX at S2 go to S1, where the offer has 15 new ones: 75 and 30."""
    offers = network(but(GOOD, moved={("00_GDTX", "S2", "S1"): 15.0})).offers["places_after"]
    assert offers["00_GDTX", "S2", "site"] == 75
    assert offers["00_GDTX", "S1", "site"] == 30


def test_reduction_of_own_places():
    """TT2 stops GDTX at S3 (90 of 130 own places): reduced; equipment of an absorbed site is not its own."""
    units = network(but(GOOD, run=GOOD.run - {("00_GDTX", "S3")})).institutions
    assert units.at["TT2", "reduce"]
    assert units.at["TT2", "action"] == "retain"
    assert not units.at["CD1", "reduce"]


def test_counts_of_unchanged_network_do_not_change():
    """Nothing is decided: every institution is retained, without flag, host or date."""
    units = network(UNCHANGED).institutions
    assert set(units["action"]) == {"retain"}
    assert not units[["convert", "hosts", "expand", "reduce"]].any().any()
    assert set(units["date"]) == {""}
    assert (units["places_after"] == units["places_before"]).all()


def test_status_of_sites(good):
    """S1 and S3 head sites, S2 taken by CD1, S4 closed without operator; S2 is no head site any more."""
    sites = good.sites
    assert dict(sites["status"]) == {"S1": "head", "S2": "taken", "S3": "head", "S4": "closed"}
    assert dict(sites["institution_after"]) == {"S1": "CD1", "S2": "CD1", "S3": "TT2", "S4": ""}
    assert list(sites["head_after"]) == [True, False, True, False]
    assert list(sites["places_after"]) == [215, 130, 130, 0]


def test_status_of_sites_that_leave_or_are_not_the_provinces():
    """TT2 leaves: S3 left. CD1 a ministry's: S1 outside, open, its offers run as today."""
    plan = but(UNCHANGED, leave=frozenset({"TT2"}), keep={"S1": None, "S3": None},
               run=UNCHANGED.run - {("52_TC", "S1"), ("52_SC", "S1")})  # fmt: skip
    shown = network(plan, institutions=lambda t: set_cell(t, 0, "authority", "ministry"))
    assert dict(shown.sites["status"]) == {"S1": "outside", "S2": "head", "S3": "left", "S4": "own"}
    assert shown.sites.at["S1", "open"]
    assert shown.offers.at[("52_TC", "S1", "site"), "runs"]
    assert shown.institutions.at["CD1", "action"] == "outside"
    assert shown.institutions.at["TT2", "action"] == "leave"
    assert not shown.offers.at[("62_SC", "S3", "mobile"), "runs"]


def test_offers_sum_occupations_and_mark_what_is_new(good):
    """52_TC at S1: 100 + 40 places, 70 + 20 entrants; GDTX at S1 is new with 15 added; S4's sơ cấp ends."""
    offers = good.offers
    assert offers.loc[("52_TC", "S1", "site"), ["places_before", "entrants_recorded", "entrants"]].tolist() == [
        140,
        90,
        90,
    ]
    new = offers.loc[("00_GDTX", "S1", "site")]
    assert (new["runs_before"], new["runs"], new["added"], new["places_after"]) == (False, True, 15, 15)
    assert not offers.at[("52_SC", "S4", "site"), "runs"]
    assert offers.loc[("62_SC", "S3", "mobile"), ["places_before", "entrants"]].tolist() == [40, 15]


def test_moves(good):
    """GDTX starts at S1; GDTX and sơ cấp at S2 come under CD1 (60·3 and 20·0.35 learners); S4 closes with 15·0.35."""
    moves = good.moves.set_index(["programme", "site"])
    assert dict(moves["kind"]) == {
        ("00_GDTX", "S1"): "new", ("00_GDTX", "S2"): "under_new_host", ("52_SC", "S2"): "under_new_host",
        ("52_SC", "S4"): "closed_with_site",
    }  # fmt: skip
    assert moves["learners_present"].tolist() == pytest.approx([0, 180, 7, 5.25])


def test_offer_that_ends_at_an_open_site():
    """52_SC at S2 ends while S2 stays open: kind ended, nobody teaches it afterwards."""
    plan = but(GOOD, run=GOOD.run - {("52_SC", "S2")}, place={("00102", "52_SC", "S2"): None},
               unplaced={("00102", "52_SC"): 20.0})  # fmt: skip
    row = network(plan).moves.set_index(["programme", "site"]).loc[("52_SC", "S2")]
    assert (row["kind"], row["institution_after"]) == ("ended", "")


def test_placements_say_who_teaches_and_who_boards(good):
    """From 00103 to S1 110 min, 50 km: boards; the mobile class of TT2 in 00101: no way to go."""
    rows = good.placements.set_index(["commune", "programme", "site", "team"])
    far = rows.loc[("00103", "52_TC", "S1", "CD1")]
    assert (far["minutes"], far["km"], far["boards"], far["institution"]) == (110, 50, True, "CD1")
    near = rows.loc[("00101", "00_GDTX", "S2", "TT1")]
    assert (near["institution"], near["boards"]) == ("CD1", False)
    mobile = rows.loc[("00101", "62_SC", "", "TT2")]
    assert (mobile["delivery"], mobile["minutes"], mobile["boards"]) == ("mobile", 0, False)


def test_access(good):
    """Every commune has its basic site 5 min away; 00101: (15·5 + 25·40 + 30·5 + 50·5 + 3·110)/123 = 14.67 min."""
    assert list(good.access["basic_site"]) == ["S1", "S2", "S3"]
    assert list(good.access["basic_minutes"]) == [5, 5, 5]
    assert list(good.access["limit_minutes"]) == [60, 60, 60]
    assert not good.access["exempt"].any()
    assert good.access.at["00101", "mean_minutes"] == pytest.approx(1805 / 123)
    assert list(good.access["entrants_placed"]) == [123, 75, 70]


def test_access_exemptions():
    """Limit 3: today's 5 min hold for all, so all are exempt from the limit; an island has no site, no minutes."""
    shown = network(GOOD, scenario(coverage={"minutes_at_most": 3}), communes=lambda t: set_cell(t, 2, "special", "1"))
    assert shown.access["exempt"].all()
    assert shown.access["limit_minutes"].tolist()[:2] == [5, 5]
    assert shown.access.at["00103", "basic_site"] == ""
    assert math.isnan(shown.access.at["00103", "limit_minutes"])


def test_demand(good):
    """15 of 62_SC in 00101: 3 at S3, 10 mobile, 2 unserved."""
    assert good.demand.loc[("00101", "62_SC")].tolist() == [15, 3, 10, 2]
    assert (good.demand[["placed", "mobile", "unplaced"]].sum(axis=1) == good.demand["demand"]).all()


def test_modules(good):
    """One module of field 00: 45 learners present, 500 + 45·85 = 4325 million VND."""
    assert good.modules.iloc[0].tolist() == ["00", "S1", 1, 45, 4325]


def test_staff(good):
    """CD1 55 + 22 posts of TT1, 8 of them at the closed S4; TT2 18."""
    assert good.staff.loc["CD1"].tolist()[:6] == [55, 22, 77, 1, 2, 8]
    assert good.staff.loc["TT2"].tolist()[:6] == [18, 0, 18, 1, 1, 0]


def test_teachers_of_a_merged_unit(good):
    """CD1 with TT1: 36 + 6 teachers of field 52, 4 + 9 of general subjects, 22 others, of which 4 lapse with a centre.

    Required: 52_SC 50 · 0.35 / 18 + 52_TC 90 · 2 / 25 = 8.17222; GDTX 70 · 3 learners / 45 · 2.25 = 10.5. Of those
    there 4 % leave a year from 2026: in 2029 42 · 0.96³ are left, in 2033 13 · 0.96⁷ = 9.76885.
    """
    row = good.staff.loc["CD1"]
    assert row[["vocational_before", "general_before", "others_before", "others_after"]].tolist() == [42, 13, 22, 18]
    assert row["vocational_needed"] == pytest.approx(8.17222, rel=1e-5)
    assert row["general_needed"] == pytest.approx(10.5)
    assert row["surplus_1"] == pytest.approx(42 * 0.96**3 - 8.17222 + 13 * 0.96**3 - 10.5, rel=1e-5)
    assert row["hired"] == pytest.approx(10.5 - 13 * 0.96**7)
    assert row["released"] == pytest.approx(42 * 0.96**7 - 8.17222, rel=1e-5)
    assert row["posts_long_run"] == 73


def test_posts_in_the_long_run_are_those_required_where_teachers_are_counted():
    """CD1: 18 others, 8.17222 + 10.5 teachers; TT2: 6 others, 25 · 0.35 / 18 and more of field 62, 4.5 of general."""
    staff = network(scene=scenario(staffing={"counted": True})).staff["posts_long_run"]
    assert staff.tolist() == pytest.approx([18 + 18.67222, 18 - 12 + 43 * 0.35 / 18 + 4.5], rel=1e-5)


@pytest.mark.parametrize("plan", [GOOD, UNCHANGED], ids=["good", "unchanged"])
def test_decisions_come_back_from_the_frames(plan):
    """From decisions to frames and back is the identity."""
    assert decisions_of(network(plan)) == plan


def test_names_and_dates_of_a_given_plan():
    """Rows that say what the plan does give name and date; the row for TT2, which says keep, does not fit it."""
    given = pd.DataFrame(
        {"institution": ["CD1", "TT1", "TT2"], "action": ["keep", "merge", "keep"], "host": ["", "CD1", ""],
         "date": [None, "2027-01-01", "2027-01-01"], "name_after": ["Trường Cao đẳng Mới", "", "Trung tâm Mới"]}
    )  # fmt: skip
    units = network_of(province(), travel(), scenario(), GOOD, given).institutions
    assert units.at["CD1", "name_after"] == "Trường Cao đẳng Mới"
    assert units.at["TT1", "name_after"] == "Trường Cao đẳng Mới"
    assert units.at["TT1", "date"] == "2027-01-01"
    assert units.at["TT2", "name_after"] == units.at["TT2", "name"]
    assert units.at["TT2", "date"] == "2028-09-01"


def test_row_order_of_the_tables_does_not_matter(good):
    """Tables turned upside down give the same frames."""
    turned = {
        name: (lambda t: t.iloc[::-1].reset_index(drop=True)) for name in ("sites", "offers", "demand", "communes")
    }
    other = network(GOOD, **turned)
    for name in NETWORK:
        pd.testing.assert_frame_equal(getattr(other, name), getattr(good, name))


def test_recorded_counts():
    """Three institutions, 2020 four; 95 posts, 4 deputies; GDTX 180 places, 110 entrants, 330 learners present."""
    value = recorded(province())["value"]
    assert value[["units", "units_2020", "posts", "deputies", "sites"]].tolist() == [3, 4, 95, 4, 4]
    assert value[["places_GDTX", "entrants_GDTX", "present_GDTX"]].tolist() == [180, 110, 330]
    assert value[["places_SC", "entrants_SC"]].tolist() == [60 + 40 + 40 + 40 + 30, 40 + 20 + 30 + 25 + 15]
