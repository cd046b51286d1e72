"""Teachers and enrolled over several years: figures by hand, and an audit that finds each of them changed."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from optimizer.model.solve import Solved
from optimizer.scenario import Merging, Scenario, Sites, Staffing, Transition
from optimizer.solution.audit_path import audit_path
from optimizer.solution.frames import decisions_of, network_of
from optimizer.solution.path import Path, of_year, posts
from optimizer.solution.path_ledger import ledger_by_year
from optimizer.solution.plan import Network
from optimizer.solution.solution import Proof
from tests.model.cases import FREE, Net, optimum, two_schools

YEARS = FREE.but(periods=(2026, 2028))
COUNTED = YEARS.but(staffing=Staffing(counted=True, attrition=0))
FINISH = YEARS.but(transition=Transition(enrolled="finish"), sites=Sites(closing="any"), pins={"close_sites": ("B1",)})


@cache
def crew() -> Net:
    """A has 2 teachers, B none; 20 learners at each need 0.8; the same demand in both years."""
    units = {
        "A": {"type": "CD", "vocational_teachers": 2, "general_teachers": 0, "posts": 15},
        "B": {"type": "TC", "vocational_teachers": 0, "general_teachers": 0, "posts": 15},
    }
    return two_schools(
        institutions=units, later={2026: {("c1", "T"): 20, ("c2", "T"): 20}}, costs={"boarding_support_mvnd": 3}
    )


@cache
def shared() -> Net:
    """One school of two sites, three years of T from 2023 on, 20 recorded at each; B1 closes in 2028."""
    return two_schools(
        apart=0, institutions={"A": "CD"}, sites={"A1": ("A", "c1"), "B1": ("A", "c2")}, programmes={"T": ("TC", 3)},
        facts={"as_of": "2023-03-01"}, costs={"learner_moved_once_mvnd": 30},
        later={2026: {("c1", "T"): 40, ("c2", "T"): 40}}, offers=[("A1", "T", 40, 20), ("B1", "T", 40, 20)],
    )  # fmt: skip


@cache
def solved(which: str) -> Solved:
    """Return the optimum of `crew` or `shared`."""
    return optimum(crew(), COUNTED) if which == "crew" else optimum(shared(), FINISH)


def walked(which: str) -> Path:
    """Return its networks; today's structure is not asked for."""
    net, scene = (crew(), COUNTED) if which == "crew" else (shared(), FINISH)
    plans = {
        y: network_of(net.province, net.travel, of_year(scene, y), stage.decisions)
        for y, stage in solved(which).path.items()
    }
    return Path(net.province, scene, plans, plans)


def broken(which: str, made: Path, **changes: Any) -> list[str]:
    """Return the checks that the audit finds broken; `changes` replace stated terms of 2028."""
    net, found = (crew() if which == "crew" else shared()), solved(which)
    terms = {y: dict(stage.terms) for y, stage in found.path.items()}
    terms[2028] |= changes
    frame = audit_path(made, net.travel, Proof(found.objective_mvnd, None, None, "gap"), terms=terms)
    return sorted(set(frame.loc[~frame["ok"] & (frame["item"] != ""), "check"]))


def altered(made: Path, year: int, change: Callable[[Network], Network]) -> Path:
    """Return the path with the network of one year changed."""
    return replace(made, plans={**made.plans, year: change(made.plans[year])})


@pytest.mark.parametrize("which", ["crew", "shared"])
def test_the_optimum_passes(which: str):
    """Terms of each year, shares of the enrolled and the objective are what the audit finds."""
    assert broken(which, walked(which)) == []


def test_teachers_of_each_year_by_hand():
    """Merged in 2026: 2 there, 1.6 needed, 0.4 left over in both years, let go after 2030.

    2026: 0.4 × 100 paid on. 2028: three of its five years paid on, then 0.4 × 20 a year: 0.4 × (60 + 8).
    """
    made = walked("crew")
    staff = {y: made.plans[y].staff for y in (2026, 2028)}
    assert [staff[y]["surplus_0"].sum() for y in staff] == pytest.approx([0.4, 0.4])
    assert [staff[y]["released"].sum() for y in staff] == pytest.approx([0, 0.4])
    assert made.plans[2026].costs.at["staff", "mvnd"] == pytest.approx(40)
    assert made.plans[2028].costs.at["staff", "mvnd"] == pytest.approx(0.4 * 68)


def test_posts_of_each_year_with_teachers():
    """28 posts and 2 teachers; 5 lapse with the merger, half of them by 2028; nobody is let go by then."""
    made = walked("crew")
    assert [posts(made, y) for y in made.years] == pytest.approx([30, 27.5])


def test_teachers_left_over_are_paid_until_the_fifth_year_and_then_let_go():
    """0.4 × 100 a year in 2027–2031 as if apart there were nobody; 0.4 × 200 once in 2031, severance 0.4 × 300."""
    made = walked("crew")
    nobody = {y: replace(n, staff=n.staff.assign(surplus_0=0.0, released=0.0)) for y, n in made.plans.items()}
    ledger = ledger_by_year(replace(made, unchanged=nobody))["mvnd"].unstack()
    glide = {2027: 850, 2028: 637.5, 2029: 425, 2030: 212.5, 2031: 0, 2032: 0, 2033: 0}
    paid = {y: 40 if y <= 2031 else 0 for y in glide}
    assert list(ledger["budget_recurrent"]) == pytest.approx([glide[y] + paid[y] for y in glide])
    assert ledger["budget_one_off"].to_dict() == pytest.approx({y: 80 if y == 2031 else 0 for y in glide})
    assert ledger["budget_transfers"].to_dict() == pytest.approx({y: 120 if y == 2031 else 0 for y in glide})


def test_a_third_of_the_last_class_moves():
    """Taught until 2026, closed in 2028 after two of three years: a third of 20 × 3 learners, at 30 / 10 each."""
    made = walked("shared")
    moving = made.plans[2028].moves.set_index(["programme", "site"])["moving"]
    assert moving["T", "B1"] == pytest.approx(1 / 3)
    assert made.plans[2028].costs.at["disruption", "mvnd"] == pytest.approx(60)
    assert decisions_of(made.plans[2028], several=True).unfinished == {("T", "B1"): pytest.approx(1 / 3)}


def _moving(share: float) -> Callable[[Network], Network]:
    """Return the change that states another share of the enrolled."""

    def change(network: Network) -> Network:
        return replace(network, moves=network.moves.assign(moving=share))

    return change


def _staff(**columns: float) -> Callable[[Network], Network]:
    """Return the change that states other teachers."""

    def change(network: Network) -> Network:
        return replace(network, staff=network.staff.assign(**columns))

    return change


@pytest.mark.parametrize(
    ("which", "year", "change", "check"),
    [
        ("shared", 2028, _moving(0.0), "path"),
        ("shared", 2028, _moving(0.5), "path"),
        ("crew", 2026, _staff(surplus_0=0.0), "frames"),
        ("crew", 2028, _staff(hired=1.0), "frames"),
        ("crew", 2028, _staff(released=0.0), "frames"),
    ],
)  # fmt: skip
def test_each_figure_changed_is_found(which: str, year: int, change: Callable[[Network], Network], check: str):
    """One figure of one year is another: the audit names the check."""
    assert check in broken(which, altered(walked(which), year, change))


def test_a_stated_term_of_a_year_is_compared():
    """The model says 1 million more for teachers in 2028."""
    assert broken("crew", walked("crew"), staff=0.4 * 68 + 1) == ["costs"]


def test_ceilings_on_posts_and_hiring_hold_in_each_year():
    """Not merged and B1 closed to no one: B hires 0.8, so 0.5 at most is dearer; 27.4 posts in 2028 are too few."""
    apart = COUNTED.but(merging=Merging(allowed=False), reach={"day_minutes_at_most": 5, "boarding_minutes_at_most": 5})
    free = optimum(crew(), apart)
    tight = optimum(crew(), apart.but(staffing=COUNTED.staffing.model_copy(update={"hired_at_most": 0.5})))
    assert free.objective_mvnd is not None
    assert tight.objective_mvnd is not None
    assert tight.objective_mvnd > free.objective_mvnd + 1
    few: Scenario = COUNTED.but(staffing=COUNTED.staffing.model_copy(update={"posts_at_most": (("2028", 27.4),)}))
    made = replace(walked("crew"), scenario=few)
    assert "path" in broken("crew", made)
