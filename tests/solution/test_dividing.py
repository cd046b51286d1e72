"""A plan that divides an institution: the audit, what it costs, what frames and sentences say of it."""

from typing import Any

import pytest

from optimizer.analysis.compare import decisions, divided
from optimizer.solution.audit import audit
from optimizer.solution.costs import Prices, merging_once, takes
from optimizer.solution.frames import decisions_of
from optimizer.solution.rules import rules
from tests.solution.cases import GOOD, but, network, province, scenario, travel

KEPT = but(GOOD, keep={"S4": "CD1"})
"""As the good plan; S4 stays open under CD1."""
DIVIDED = but(GOOD, keep={"S4": "TT2"})
"""TT1 merges into CD1, its second site S4 goes to TT2."""
SCENE = scenario(
    merging={"counted_schools_at_most": 1, "institutions_at_most": 2, "hosts_per_institution_at_most": 2},
    sites={"closing": "absorbed"}, allowed={"merge": (("TT1", "TT2"),)}, pins={"keep": ("CD1",)},
)  # fmt: skip


def _broken(decisions: Any, **asked: Any) -> set[tuple[str, str]]:
    """Return check and item of what the audit has against a plan."""
    found = audit(province(), travel(), SCENE.but(**asked), decisions)
    return {(str(r.check), str(r.item)) for r in found.itertuples() if not r.ok and r.item}


def test_a_divided_institution_is_in_order_where_it_may_be():
    """Two hosts at most: in order. One at most: TT1 is named, and nothing else is wrong."""
    assert _broken(DIVIDED) == set()
    assert _broken(DIVIDED, merging=SCENE.merging.model_copy(update={"hosts_per_institution_at_most": 1})) == {
        ("merging", "TT1")
    }


@pytest.mark.parametrize(
    ("spoiled", "asked", "check"),
    [
        (but(DIVIDED, merge={"TT2": "CD1"}, convert=frozenset()), {}, "merging"),
        (but(DIVIDED, keep={"S4": "TT1"}), {}, "sites"),
        (but(DIVIDED, keep={"S3": "CD1"}), {}, "sites"),
        (DIVIDED, {"allowed": {}, "merging": {"hosts_per_institution_at_most": 2, "minutes_at_most": 10}}, "merging"),
        (DIVIDED, {"pins": {"not_together": (("TT1", "TT2"),)}}, "pins"),
        (but(DIVIDED, run=DIVIDED.run | {("62_SC", "S2")}), {}, "offering"),
    ],
)
def test_the_audit_catches_what_is_wrong_about_it(spoiled: Any, asked: dict[str, Any], check: str):
    """A host that ends, a site back with TT1, one of a survivor taken, too far, kept apart, a licence of the other."""
    assert check in {name for name, _ in _broken(spoiled, **asked)}


def test_each_host_takes_in_parts():
    """CD1 and TT2 take in one institution each; where TT2 may take in none, it is named (limit 1 is kept by both)."""
    limited = SCENE.merging.model_copy(update={"per_host_at_most": 1})
    assert _broken(DIVIDED, merging=limited) == set()
    frames = network(DIVIDED, SCENE)
    assert takes(frames.institutions, frames.sites) == {("TT1", "CD1"), ("TT1", "TT2")}
    assert frames.institutions["hosts"].to_dict() == {"CD1": True, "TT1": False, "TT2": True}


def test_it_is_paid_for_once_a_host():
    """One merger more than where all sites go to CD1; no other body more (TT1 and TT2 are of the same one)."""
    price = Prices(province(), SCENE)
    whole, parts = network(KEPT, SCENE), network(DIVIDED, SCENE)
    once = [merging_once(price, n.institutions, n.sites, n.transfers) for n in (whole, parts)]
    assert once[1] - once[0] == pytest.approx(price("merge_once_mvnd"))


def test_frames_and_words_say_where_sites_go():
    """S4 is taken by TT2; the decision names both sites with their hosts; the plan is read back as it is."""
    frames = network(DIVIDED, SCENE)
    assert (frames.sites.at["S4", "status"], frames.sites.at["S4", "institution_after"]) == ("taken", "TT2")
    assert set(divided(frames.institutions, frames.sites)) == {"TT1"}
    words = decisions(frames.institutions, "vi", frames.sites)["TT1"]
    assert words.startswith("Tách: ")
    assert "Địa điểm Trung Tâm về Trung tâm GDNN-GDTX Biên Thùy" in words
    assert divided(network(KEPT, SCENE).institutions, network(KEPT, SCENE).sites) == {}
    assert decisions_of(frames) == DIVIDED
    told = rules(province(), travel(), SCENE, DIVIDED)
    (row,) = [r for r in told.to_dict("records") if r["rule"] == "merging.hosts_per_institution_at_most"]
    assert (row["met"], row["left"], row["right"]) == ("met", 2, 2)


def test_teachers_go_along_with_the_site():
    """One of the three vocational teachers that TT1's offers name is at S4: a third of its 6, 2, go to TT2.

    CD1: 36 + 4 there, 55 + 22 - 2 posts; TT2: 5 + 2 and 18 + 2. Teachers of general subjects are all at S2.
    """
    staff = network(DIVIDED, SCENE).staff
    columns = ["vocational_before", "general_before", "posts_taken_in", "posts_after", "others_before"]
    assert staff.loc["CD1", columns].tolist() == pytest.approx([40, 13, 20, 75, 22])
    assert staff.loc["TT2", columns].tolist() == pytest.approx([7, 7, 2, 20, 6])
    whole = network(KEPT, SCENE).staff
    assert staff["posts_after"].sum() == whole["posts_after"].sum()


def test_where_the_teachers_of_a_divided_unit_are_not_known_neither_are_those_of_its_hosts():
    """TT1 does not say how many vocational teachers it has: neither CD1 nor TT2 has a figure of them."""
    staff = network(DIVIDED, SCENE, institutions=lambda t: t.assign(
        vocational_teachers=t["vocational_teachers"].where(t["institution"] != "TT1", ""))).staff  # fmt: skip
    assert staff["vocational_before"].isna().all()
    assert staff.loc["TT2", "posts_after"] == 18


def test_equipment_of_a_site_that_goes_elsewhere_is_its_hosts():
    """S4 is with TT2: to S3, where Hàn does not run, it is no offer's; to S1 of CD1 it is another unit's."""
    asked = {"offers": {"smallest_class": 10, "equipment": "moves"}}
    given = but(DIVIDED, moved={("52_SC", "S4", "S1"): 3.0})
    frame = audit(province(), travel(), SCENE.but(**asked), given)
    assert "audit.equipment.unit" in _phrases(frame)
    here = but(DIVIDED, moved={("52_SC", "S4", "S3"): 3.0}, run=DIVIDED.run | {("52_SC", "S3")})
    assert "audit.equipment.unit" not in _phrases(audit(province(), travel(), SCENE.but(**asked), here))
    closed = but(GOOD, moved={("52_SC", "S4", "S1"): 3.0})
    assert "audit.equipment.unit" not in _phrases(audit(province(), travel(), SCENE.but(**asked), closed))


def _phrases(found: Any) -> set[str]:
    """Return the ids of the sentences of what is not in order."""
    bad = {str(v) for v in found.loc[~found["ok"], "en"]}
    return {"audit.equipment.unit"} if any("do not end in one unit" in v for v in bad) else set()
