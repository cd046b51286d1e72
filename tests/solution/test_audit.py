"""The audit passes the good plan and names what is wrong with every spoiled one."""

import dataclasses
from typing import Any

import pandas as pd
import pytest

from optimizer.errors import AuditError
from optimizer.model.decisions import Decisions
from optimizer.scenario import Scenario
from optimizer.solution.audit import CHECKS, RULES, audit, passed, require
from optimizer.solution.costs import costs_frame
from optimizer.solution.solution import Proof
from tests.provinces import set_cell
from tests.solution.cases import EVERYTHING, GOOD, RICH, UNCHANGED, but, network, province, scenario, travel


def judged(plan: Decisions, scene: Scenario | None = None, *, enforced: bool = True, **edits: Any) -> pd.DataFrame:
    return audit(province(**edits), travel(), scene or scenario(), plan, enforced=enforced)


def broken(frame: pd.DataFrame) -> set[tuple[str, str]]:
    """(check, item) of the rows that do not hold."""
    rows = frame[~frame["ok"] & (frame["item"] != "")]
    return set(zip(rows["check"], rows["item"], strict=True))


def test_good_plan_passes_every_check():
    """All rule families, domain and costs: one row each, all in order."""
    frame = judged(RICH, scenario(**EVERYTHING))
    assert passed(frame)
    assert list(frame["check"]) == ["domain", *RULES, "costs"]
    assert (frame["item"] == "").all()


def test_unchanged_network_passes_what_is_not_policy():
    """Without enforcement two centres that neither convert nor merge are no fault; enforced they are."""
    assert passed(judged(UNCHANGED, enforced=False))
    assert ("centres", "TT1") in broken(judged(UNCHANGED))


MOVES: dict[str, Any] = {"offers": {"smallest_class": 10, "equipment": "moves"}}


def _beds(most: int) -> dict[str, Any]:
    return {"boarding": {"renting_at_most": 0, "beds_built_at_most": most}}


SPOILED: list[tuple[str, Decisions, dict[str, Any], str, str]] = [
    # domain
    ("unknown host", but(GOOD, merge={"TT1": "XX"}), {}, "domain", "XX"),
    ("unknown absorbed", but(GOOD, merge={"YY": "CD1"}), {}, "domain", "YY"),
    ("unknown leaver", but(GOOD, leave=frozenset({"ZZ"})), {}, "domain", "ZZ"),
    ("unknown site", but(GOOD, keep={"S9": "CD1"}), {}, "domain", "S9"),
    ("unknown operator", but(GOOD, keep={"S2": "Q1"}), {}, "domain", "Q1"),
    ("unknown programme", but(GOOD, run=GOOD.run | {("99_TC", "S1")}), {}, "domain", "99_TC"),
    ("unknown commune", but(GOOD, unplaced={("99999", "62_SC"): 1.0}), {}, "domain", "99999"),
    ("unknown field", but(GOOD, modules={("77", "S1"): 1}), {}, "domain", "77"),
    ("unknown team", but(GOOD, mobile={("00101", "62_SC", "T0"): 1.0}), {}, "domain", "T0"),
    ("negative entrants", but(GOOD, place={("00101", "52_SC", "S1"): -30.0}), {}, "domain",
     "place / 00101 / 52_SC / S1"),
    ("entrants not a number", but(GOOD, place={("00101", "52_SC", "S1"): float("nan")}), {}, "domain",
     "place / 00101 / 52_SC / S1"),
    ("negative unplaced", but(GOOD, unplaced={("00101", "62_SC"): -2.0}), {}, "domain", "unplaced / 00101 / 62_SC"),
    ("half a module", but(GOOD, modules={("00", "S1"): 1.5}), {}, "domain", "00 / S1"),
    # placement
    ("learners lost", but(GOOD, place={("00101", "52_SC", "S1"): 29.0}), {}, "placement", "00101 / 52_SC"),
    ("learners invented", but(GOOD, place={("00101", "52_SC", "S1"): 31.0}), {}, "placement", "00101 / 52_SC"),
    ("unplaced forgotten", but(GOOD, unplaced={("00101", "62_SC"): None}), {}, "placement", "00101 / 62_SC"),
    ("placed without demand", but(GOOD, place={("00103", "52_SC", "S1"): 1.0}), {}, "placement", "00103 / 52_SC"),
    ("off by a millionth of the demand and more", but(GOOD, place={("00101", "52_SC", "S1"): 30.0001}), {},
     "placement", "00101 / 52_SC"),
    # places
    ("offer that does not run takes learners", but(GOOD, run=GOOD.run - {("52_SC", "S2")}), {}, "places", "52_SC / S2"),
    ("added without a module", but(GOOD, modules={("00", "S1"): None}), {}, "places", "00 / S1"),
    ("more added than a module holds", but(GOOD, added={("00_GDTX", "S1"): 16.0}), {}, "places", "00 / S1"),
    ("new offer without places", but(GOOD, added={("00_GDTX", "S1"): None}), {}, "places", "00_GDTX / S1"),
    ("added where nothing runs", but(GOOD, added={("52_SC", "S4"): 1.0}, modules={("52", "S1"): 1}), {},
     "places", "52_SC / S4"),
    ("too many modules", but(GOOD, modules={("00", "S1"): 4}), {}, "places", "00 / S1"),
    ("module at a closed site", but(GOOD, modules={("52", "S4"): 1}), {}, "places", "52 / S4"),
    ("module where places are fixed", GOOD, {"pins": {"places_fixed": ("CD1",)}}, "places", "00 / S1"),
    ("mobile team without licence",
     but(GOOD, mobile={("00101", "62_SC", "TT2"): None, ("00101", "62_SC", "CD1"): 10.0}), {}, "places", "62_SC / CD1"),
    # equipment
    ("equipment of a stranger", but(GOOD, moved={("62_SC", "S3", "S1"): 1.0}), MOVES, "equipment", "62_SC / S3 / S1"),
    ("equipment for an offer that does not run", but(GOOD, moved={("52_SC", "S4", "S4"): 1.0}), MOVES,
     "equipment", "52_SC / S4 / S4"),
    ("more equipment than there is", but(GOOD, moved={("52_SC", "S4", "S1"): 500.0}), MOVES, "equipment", "52_SC / S4"),
    ("equipment moved where it stays", but(GOOD, moved={("52_SC", "S4", "S1"): 1.0}), {},
     "equipment", "52_SC / S4 / S1"),
    ("equipment moved from fixed places", but(GOOD, moved={("52_SC", "S4", "S1"): 1.0}),
     MOVES | {"pins": {"places_fixed": ("TT1",)}}, "equipment", "52_SC / S4 / S1"),
    ("what is handed over is used", but(GOOD, moved={("00_GDTX", "S2", "S1"): 40.0}), MOVES, "places", "00_GDTX / S2"),
    # offering
    ("runs at a closed site", but(GOOD, run=GOOD.run | {("52_SC", "S4")}), {}, "offering", "52_SC / S4"),
    ("new offer without licence", but(GOOD, run=GOOD.run | {("62_SC", "S1")}), {}, "offering", "62_SC / S1"),
    ("new offer beyond the type", but(GOOD, run=GOOD.run | {("52_TC", "S3")}), {}, "offering", "52_TC / S3"),
    ("new offer though none is allowed", GOOD, {"offers": {"new": "none"}}, "offering", "00_GDTX / S1"),
    ("new offer where places are fixed", GOOD, {"pins": {"places_fixed": ("CD1",)}}, "offering", "00_GDTX / S1"),
    # class size
    ("class of nine", but(GOOD, place={("00101", "00_GDTX", "S1"): 9.0, ("00101", "00_GDTX", "S2"): 31.0}), {},
     "class_size", "00_GDTX / S1"),
    ("empty class", but(GOOD, place={("00102", "52_SC", "S2"): None, ("00102", "52_SC", "S1"): 20.0}), {},
     "class_size", "52_SC / S2"),
    # reach
    ("day learner too far", GOOD, {"reach": {"day_minutes_at_most": 100}}, "reach", "00101 / 62_SC / S3"),
    ("boarder too far", GOOD, {"reach": {"boarding_minutes_at_most": 100}}, "reach", "00103 / 52_TC / S1"),
    ("mobile class too far", GOOD, {"reach": {"mobile_minutes_at_most": 100}}, "reach", "00101 / 62_SC / TT2"),
    # merging
    ("merges and leaves", but(GOOD, leave=frozenset({"TT1"})), {}, "merging", "TT1"),
    ("host merges away", but(GOOD, merge={"CD1": "TT2"}), {}, "merging", "TT1 / CD1"),
    ("merges into itself", but(GOOD, merge={"TT1": "TT1"}), {}, "merging", "TT1 / TT1"),
    ("converts what merges", but(GOOD, convert=frozenset({"TT1", "TT2"})), {}, "merging", "TT1"),
    ("leaves unasked", but(GOOD, leave=frozenset({"TT2"}), convert=frozenset()), {}, "merging", "TT2"),
    ("merger though none is allowed", GOOD, {"merging": {"allowed": False}}, "merging", "TT1 / CD1"),
    ("host of a lower level", but(GOOD, merge={"CD1": "TT2", "TT1": None}), {}, "merging", "CD1 / TT2"),
    ("host too far", but(GOOD, merge={"TT2": "CD1"}, convert=frozenset()), {}, "merging", "TT2 / CD1"),
    ("host takes too many", but(GOOD, merge={"TT2": "CD1"}, convert=frozenset()), {"merging": {"per_host_at_most": 1}},
     "merging", "CD1"),
    ("too many institutions", GOOD, {"merging": {"institutions_at_most": 1}}, "merging", "merging"),
    ("centre into a college under the regional policy", GOOD, {"centres": {"policy": "regional"}},
     "merging", "TT1 / CD1"),
    ("centre merges under the keep policy", GOOD, {"centres": {"policy": "keep"}}, "merging", "TT1 / CD1"),
    # sites
    ("operated by a stranger", but(GOOD, keep={"S2": "TT2"}), {}, "merging", "TT1"),
    ("operated by the absorbed", but(GOOD, keep={"S2": "TT1"}), {}, "sites", "S2"),
    ("head site of a survivor closed", but(GOOD, keep={"S3": None}), {}, "sites", "S3"),
    ("site closed though none may", GOOD, {"sites": {"closing": "none"}}, "sites", "S4"),
    ("too many sites", GOOD, {"sites": {"at_most": 2}}, "sites", "sites"),
    ("too few sites", GOOD, {"sites": {"at_least": 4}}, "sites", "sites"),
    # counted, centres
    ("too many counted schools", GOOD, {"merging": {"counted_schools_at_most": 0}}, "counted", "CD1"),
    ("centre neither converts nor merges", but(GOOD, convert=frozenset()), {}, "centres", "TT2"),
    ("centre converts under the regional policy", GOOD, {"centres": {"policy": "regional"}}, "centres", "TT2"),
    ("centre converts under the keep policy", GOOD, {"centres": {"policy": "keep"}}, "centres", "TT2"),
    ("college converts", but(GOOD, convert=frozenset({"TT2", "CD1"})), {}, "centres", "CD1"),
    ("too few centres", GOOD, {"centres": {"at_least": 2}}, "centres", "TT2"),
    ("too many centres", GOOD, {"centres": {"at_most": 0}}, "centres", "TT2"),
    # coverage, floors
    ("no basic site near", but(GOOD, run=GOOD.run - {("00_GDTX", "S3"), ("62_SC", "S3")}), {}, "coverage", "00103"),
    ("floor on all demand", GOOD, {"floors": {"demand": 1.0}}, "floors", "demand"),
    ("floor on a level", GOOD, {"floors": {"by_level": (("SC", 1.0),)}}, "floors", "SC"),
    ("floor on one demand", GOOD, {"floors": {"of_demand": (("00101", "62_SC", 1.0),)}}, "floors", "00101/62_SC"),
    ("floor on priority programmes", but(GOOD, place={("00101", "52_TC", "S1"): None},
                                         unplaced={("00101", "52_TC"): 50.0}), {}, "floors", "priority"),
    # pins
    ("kept institution merges", GOOD, {"pins": {"keep": ("TT1",)}}, "pins", "TT1"),
    ("pinned merger not made", GOOD, {"pins": {"merge": (("TT2", "TT1"),)}}, "pins", "TT2 / TT1"),
    ("pinned leaver stays", GOOD, {"pins": {"leave": ("TT2",)}}, "pins", "TT2"),
    ("pinned conversion not made", but(GOOD, convert=frozenset()), {"pins": {"convert": ("TT2",)}}, "pins", "TT2"),
    ("pinned type changes", GOOD, {"pins": {"keep_type": ("TT2",)}}, "pins", "TT2"),
    ("kept site closed", GOOD, {"pins": {"keep_sites": ("S4",)}}, "pins", "S4"),
    ("pinned closure open", GOOD, {"pins": {"close_sites": ("S2",)}}, "pins", "S2"),
    # rooms, beds, fairness, money
    ("rooms too full", GOOD, {"rooms": {"filled_at_most": 0.2}}, "rooms", "S2"),
    ("workshops of another field", but(GOOD, modules={("62", "S2"): 40}), {"rooms": {"filled_at_most": 0.2}},
     "rooms", "S2"),
    ("more floor than the land allows", GOOD, {"rooms": {"built_share_of_land_at_most": 0.3}}, "rooms", "S1"),
    ("more beds than allowed", but(GOOD, beds={"S1": 5.0}), _beds(4), "boarding", "S1"),
    ("beds where nobody asks for beds", but(GOOD, beds={"S1": 5.0}), {"boarding": {"beds_built_at_most": 9}},
     "boarding", "S1"),
    ("beds at a closed site", but(GOOD, beds={"S4": 5.0}), _beds(9), "boarding", "S4"),
    ("beds below nothing", but(GOOD, beds={"S1": -1.0}), {}, "domain", "beds / S1"),
    ("beds nowhere", but(GOOD, beds={"khac": 1.0}), {}, "domain", "khac"),
    ("beds beyond the land", but(GOOD, beds={"S1": 400.0}),
     _beds(900) | {"rooms": {"built_share_of_land_at_most": 0.4}}, "rooms", "S1"),
    ("beds beyond the money", but(GOOD, beds={"S1": 10.0}), _beds(900) | {"budget": {"investment_at_most": 4400}},
     "budget", "budget"),
    ("too few beds", GOOD, {"boarding": {"renting_at_most": 0}, "reach": {"commute_minutes": 30}}, "boarding", "S2"),
    ("too many from the border go far", GOOD,
     {"equity": {"beyond": ({"group": "border", "minutes": 60, "share_at_most": 0.2},)}}, "equity", "border / 60"),
    ("above the ceiling on cost", GOOD, {"goals": {"at_most": (("cost", 100.0),)}}, "ceilings", "cost"),
    ("too many units", GOOD, {"goals": {"at_most": (("units", 0.0),)}}, "ceilings", "units"),
    ("a basic site too far", GOOD, {"goals": {"furthest_at_most": 0.0}}, "ceilings", "00101"),
    ("too much invested", GOOD, {"budget": {"investment_at_most": 100}}, "budget", "budget"),
    ("too much spent a year", GOOD, {"budget": {"recurrent_at_most": 100}}, "budget", "budget"),
    # merged units, teachers, posts
    ("too little land", but(GOOD, keep={"S1": None}), {"founding": {"land": "hard"}}, "founding", "CD1"),
    ("worse off for land than any part", but(GOOD, keep={"S1": None}), {"founding": {"land": "no_worse"}},
     "founding", "CD1"),
    ("too little own revenue", GOOD, {"autonomy": {"self_financing_at_least": 0.31}}, "autonomy", "CD1"),
    ("too many teachers hired", GOOD, {"staffing": {"counted": True, "hired_at_most": 0}},
     "staffing", "staffing"),
    ("too many posts", GOOD, {"staffing": {"posts_at_most": (("2028", 89.0),)}}, "staffing", "2028"),
    # pins again
    ("together though pinned apart", GOOD, {"pins": {"not_together": (("TT1", "CD1"),)}}, "pins", "TT1 / CD1"),
]  # fmt: skip


@pytest.mark.parametrize(("plan", "changes", "check", "item"), [s[1:] for s in SPOILED], ids=[s[0] for s in SPOILED])
def test_spoiled_plan_is_named(plan: Decisions, changes: dict[str, Any], check: str, item: str):
    """One thing is spoiled; the audit names the rule and the item, in both languages."""
    frame = judged(plan, scenario(**changes))
    assert (check, item) in broken(frame)
    row = frame[(frame["check"] == check) & (frame["item"] == item)].iloc[0]
    assert row["vi"]
    assert row["en"]
    assert row["vi"] != row["en"]
    summary = frame[(frame["check"] == check) & (frame["item"] == "")].iloc[0]
    assert not summary["ok"]
    assert summary["found"] >= 1


def test_enough_spoiled_plans_and_every_rule_is_among_them():
    """At least 40 single corruptions, every rule family and the domain met."""
    assert len(SPOILED) >= 40
    assert {s[3] for s in SPOILED} == {"domain", *RULES}


@pytest.mark.parametrize(
    ("condition", "norm", "least"), [("posts", "posts_at_least", 78), ("scale", "scale_at_least", 361)]
)
def test_a_merged_unit_below_a_norm_is_named(condition, norm, least):
    """CD1 and TT1 have 55 + 22 people, and 60 + 140 + 90 + 40 + 30 places; one more is asked than there are."""
    norms = province().norms
    row = {"parameter": norm, "value": float(least), "type": ""}
    asked = pd.concat([norms[norms["parameter"] != norm], pd.DataFrame([row])], ignore_index=True)
    stricter = dataclasses.replace(province(), norms=asked)
    frame = audit(stricter, travel(), scenario(founding={condition: "hard"}), GOOD)
    assert ("founding", "CD1") in broken(frame)


def test_merging_into_another_kind_is_named():
    """A health school merges only with its own kind, and its sites stay open: S4 may not close."""
    frame = judged(GOOD, institutions=lambda t: set_cell(t, 1, "speciality", "health"))
    assert {("merging", "TT1 / CD1"), ("sites", "S4")} <= broken(frame)


def test_area_without_centre_is_named():
    """Regional policy: TT2 is the only centre of A2; when it leaves by pin the area has none."""
    leaves = but(
        UNCHANGED, leave=frozenset({"TT2"}), keep={"S3": None},
        run=UNCHANGED.run - {("00_GDTX", "S3"), ("62_SC", "S3")},
    )  # fmt: skip
    frame = judged(leaves, scenario(centres={"policy": "regional"}, pins={"leave": ("TT2",)}))
    assert ("centres", "A2") in broken(frame)


def test_leaver_takes_its_sites_and_teams():
    """TT2 left: S3 cannot stay open under it, its mobile classes have no places."""
    frame = judged(but(GOOD, leave=frozenset({"TT2"}), convert=frozenset()))
    assert {("sites", "S3"), ("places", "62_SC / TT2")} <= broken(frame)


def test_nobody_further_than_looks_at_the_nearest_place_today():
    """M = 60: 62_SC has its nearest places 110 min from 00101, so 110 is allowed; GDTX is at S3, 5 min from 00103.

    So from 00103 GDTX learners may go no further than max(60, 5) = 60, and S2 is 90 away.
    """
    scene = scenario(reach={"nobody_further_than": 60})
    assert passed(judged(GOOD, scene))
    moved = but(GOOD, place={("00103", "00_GDTX", "S3"): 20.0, ("00103", "00_GDTX", "S2"): 10.0})
    assert broken(judged(moved, scene)) == {("reach", "00103 / 00_GDTX / S2")}


def test_unreachable_site_is_an_error_even_when_not_enforced():
    """No path from 00103 to S1: the 15 entrants of 52_TC cannot be there."""
    ways = travel()
    ways.minutes.loc["00103", "S1"] = float("nan")
    frame = audit(province(), ways, scenario(), GOOD, enforced=False)
    assert ("reach", "00103 / 52_TC / S1") in broken(frame)


def test_far_island_is_exempt_from_reach_and_coverage():
    """00103 is an island: 0 minutes to every site, no coverage: without basic offers at S3 coverage still holds."""
    plan = but(
        GOOD, run=GOOD.run - {("00_GDTX", "S3"), ("62_SC", "S3")},
        place={("00103", "00_GDTX", "S3"): None, ("00103", "00_GDTX", "S2"): 30.0, ("00103", "62_SC", "S3"): None,
               ("00101", "62_SC", "S3"): None},
        unplaced={("00103", "62_SC"): 25.0, ("00101", "62_SC"): 5.0},
    )  # fmt: skip
    island = judged(plan, communes=lambda t: set_cell(t, 2, "special", "1"))
    assert {check for check, _ in broken(island)} == {"floors"}
    assert ("coverage", "00103") in broken(judged(plan))


def test_coverage_limit_gives_way_to_todays_minutes():
    """Limit 3 min: every commune is 5 min from its basic site today, so 5 holds; 00103 without S3 is at 90 > 5."""
    scene = scenario(coverage={"minutes_at_most": 3})
    assert passed(judged(GOOD, scene))
    without = but(GOOD, run=GOOD.run - {("00_GDTX", "S3"), ("62_SC", "S3")})
    rows = judged(without, scene)
    assert ("coverage", "00103") in broken(rows)
    row = rows[(rows["check"] == "coverage") & (rows["item"] == "00103")].iloc[0]
    assert (row["found"], row["expected"]) == (90.0, 5.0)


def test_pinned_merger_needs_no_level_nor_nearness():
    """TT2 into CD1 is 115 min and another area; pinned, only the pin speaks."""
    plan = but(GOOD, merge={"TT2": "CD1"}, convert=frozenset(), keep={"S3": "CD1"})
    far = scenario(pins={}, centres={"policy": "convert_or_merge"})
    pinned = scenario(pins={"merge": (("TT2", "CD1"),)}, centres={"policy": "convert_or_merge"})
    assert broken(judged(plan, far)) == {("merging", "TT2 / CD1")}
    assert passed(judged(plan, pinned))


def test_rows_of_decided_bind_only_with_use_pin_and_when_asked():
    """decided: TT1 keeps. As pin and asked for it is broken; as record, or not asked for, it is not."""
    row = pd.DataFrame({"institution": ["TT1"], "action": ["keep"], "use": ["pin"], "basis": "official", "source": "x"})
    asked = scenario(pins={"decided": True})
    assert broken(judged(GOOD, asked, decided=row)) == {("pins", "TT1")}
    assert passed(judged(GOOD, scenario(pins={}), decided=row))
    assert passed(judged(GOOD, asked, decided=row.assign(use="record")))


def test_thn_offers_need_a_thn_and_stay_within_its_intake():
    """52_THN at S3 of TT2, a THN afterwards: 90 entrants need no workshop, 91 do not fit; at S1 (a college) none."""
    line = {"programme": "52_THN", "name": "THN", "field": "52", "level": "THN", "length_years": "3",
            "learners_per_teacher": "20", "module_places": "18", "module_mvnd": "2000", "priority": "0",
            "basis": "official", "source": "x"}  # fmt: skip
    want = {"commune": "00103", "programme": "52_THN", "year": "2028", "low": "95", "base": "95", "high": "95",
            "basis": "official", "source": "x"}  # fmt: skip
    edits = {
        "programmes": lambda t: pd.concat([t, pd.DataFrame([line])], ignore_index=True),
        "demand": lambda t: pd.concat([t, pd.DataFrame([want])], ignore_index=True),
    }

    def plan(site: str, number: float) -> Decisions:
        return but(
            GOOD, run=GOOD.run | {("52_THN", site)}, added={("52_THN", site): number},
            place={("00103", "52_THN", site): number}, unplaced={("00103", "52_THN"): 95 - number},
        )  # fmt: skip

    scene = scenario(floors={}, offers={"new": "none", "smallest_class": 0})
    good = but(
        plan("S3", 90.0), run=plan("S3", 90.0).run - {("00_GDTX", "S1")}, modules={("00", "S1"): None},
        added={("00_GDTX", "S1"): None},
        place={("00101", "00_GDTX", "S1"): None, ("00101", "00_GDTX", "S2"): 40.0},
    )  # fmt: skip
    assert passed(judged(good, scene, **edits))
    assert ("places", "S3") in broken(judged(plan("S3", 91.0), scene, **edits))
    assert {("offering", "52_THN / S1"), ("places", "S1")} <= broken(judged(plan("S1", 90.0), scene, **edits))


def test_institutions_out_of_scope_serve_as_today_and_cannot_be_decided_on():
    """CD1 is a ministry's: its sites and offers go on without a decision; merging into it is not the province's."""
    theirs = {"institutions": lambda t: set_cell(t, 0, "authority", "ministry")}
    plan = but(UNCHANGED, keep={"S1": None}, run=UNCHANGED.run - {("52_TC", "S1"), ("52_SC", "S1")})
    assert passed(judged(plan, enforced=False, **theirs))
    assert ("merging", "TT1 / CD1") in broken(judged(GOOD, **theirs))
    assert ("domain", "CD1") in broken(judged(but(GOOD, convert=frozenset({"CD1"})), **theirs))
    built = but(GOOD, modules={("52", "S1"): 1})
    assert ("places", "52 / S1") in broken(judged(built, **theirs))


@pytest.mark.parametrize(
    ("cell", "column", "count"), [("0", "counted", 0), ("1", "counted", 1), ("2", "autonomy_group", 0)]
)
def test_counted_follows_override_and_autonomy(cell: str, column: str, count: int):
    """CD1 alone counts; an override of 0 or autonomy group 2 takes it out, an override of 1 keeps it in."""
    none_allowed = scenario(merging={"counted_schools_at_most": 0})
    frame = judged(GOOD, none_allowed, institutions=lambda t: set_cell(t, 0, column, cell))
    assert len([row for row in broken(frame) if row[0] == "counted"]) == count


def test_stated_costs_and_proof_must_agree():
    """The objective is the sum of the terms; one more million, a wrong term, a bound above, a wrong gap: each named."""
    shown = network()
    terms = {str(k): float(v) for k, v in shown.costs["mvnd"].items()}
    total = sum(terms.values())

    def checks(proof: Proof, stated: dict[str, float] | None = None) -> set[tuple[str, str]]:
        return broken(audit(province(), travel(), scenario(), GOOD, proof, terms=stated or terms))

    good = Proof(total, total * 0.99, 0.01, "gap")
    assert checks(good) == set()
    assert checks(Proof(total + 1, None, None, "gap")) == {("costs", "total")}
    assert checks(good, terms | {"travel": terms["travel"] + 0.1}) == {("costs", "travel")}
    assert checks(good, {k: v for k, v in terms.items() if k != "offers"}) == {("costs", "offers")}
    assert checks(Proof(total, total + 1, None, "gap")) == {("proof", "bound")}
    assert checks(Proof(total, total * 0.99, 0.0, "gap")) == {("proof", "gap")}


def test_tolerance_is_a_millionth_of_the_right_side():
    """30 entrants: 29.99998 passes (2e-5 <= 30 * 1e-6 = 3e-5), 29.99996 does not."""
    key = ("00101", "52_SC", "S1")
    assert passed(judged(but(GOOD, place={key: 29.99998})))
    assert ("placement", "00101 / 52_SC") in broken(judged(but(GOOD, place={key: 29.99996})))


@pytest.mark.parametrize(
    ("frame", "column"),
    [
        ("institutions", "places_after"), ("sites", "entrants"), ("offers", "places_after"),
        ("access", "basic_minutes"), ("demand", "placed"), ("modules", "investment_mvnd"),
        ("moves", "learners_present"), ("costs", "mvnd"),
        ("staff", "posts_after"), ("placements", "minutes"), ("institutions", "counted_after"), ("sites", "status"),
    ],
)  # fmt: skip
def test_printed_cell_that_does_not_follow_is_named(frame: str, column: str):
    """One cell of one frame is changed; the check `frames` names the frame."""
    shown = network()
    table = getattr(shown, frame)
    old = table[column].iloc[0]
    new = "own" if column == "status" else not old if table[column].dtype == bool else old + 1
    table.loc[table.index[0], column] = new
    assert ("frames", frame) in broken(audit(province(), travel(), scenario(), shown))


def test_unchanged_frames_pass_and_cover_all_checks():
    """Judging frames instead of decisions adds the check `frames`; with a proof all checks there are were made."""
    shown = network(RICH, scene=scenario(**EVERYTHING))
    total = float(costs_frame(province(), scenario(**EVERYTHING), shown)["mvnd"].sum())
    frame = audit(province(), travel(), scenario(**EVERYTHING), shown, Proof(total, total, 0.0, "gap"))
    assert passed(frame)
    assert set(frame["check"]) == set(CHECKS)


def test_require_raises_with_the_sentence():
    """A broken audit raises AuditError that says what is wrong; one in order does not."""
    require(judged(GOOD))
    with pytest.raises(AuditError, match="00101 / 52_SC"):
        require(judged(but(GOOD, place={("00101", "52_SC", "S1"): 29.0})))


def test_not_enforced_still_fails_on_what_cannot_be():
    """A given plan may ignore policy, not arithmetic: learners lost and a closed site that teaches are still named."""
    lost = but(GOOD, place={("00101", "52_SC", "S1"): 29.0})
    assert ("placement", "00101 / 52_SC") in broken(judged(lost, enforced=False))
    closed = but(GOOD, run=GOOD.run | {("52_SC", "S4")})
    assert ("offering", "52_SC / S4") in broken(judged(closed, enforced=False))
    policy = scenario(merging={"counted_schools_at_most": 0, "allowed": False}, sites={"closing": "none"})
    assert passed(judged(GOOD, policy, enforced=False))


def test_exceptions_allow_and_ask_for_nothing():
    """TT2 into CD1 is too far; allowed, nothing is said against it; so with leaving. Not merging is no fault either."""
    plan = but(GOOD, merge={"TT2": "CD1"}, convert=frozenset(), keep={"S3": "CD1"})
    scene = scenario(pins={}, centres={"policy": "convert_or_merge"}, allowed={"merge": (("TT2", "CD1"),)})
    assert passed(judged(plan, scene))
    assert passed(judged(GOOD, scene))
    leaves = but(GOOD, leave=frozenset({"TT2"}), convert=frozenset())
    assert ("merging", "TT2") not in broken(judged(leaves, scenario(allowed={"leave": ("TT2",)})))
    regional = scenario(centres={"policy": "regional"}, allowed={"convert": ("TT2",)})
    assert ("centres", "TT2") not in broken(judged(GOOD, regional))
