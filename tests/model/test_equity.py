"""No more than a share of a group's demand goes beyond a limit of minutes."""

from typing import Any

import pytest
from pydantic import ValidationError

from optimizer.scenario import Beyond, Equity, Scenario
from tests.model.cases import FREE, cheapest, entrants, one_school


def _asked(share: float, group: Any = "all", minutes: float = 20) -> Scenario:
    return FREE.but(equity=Equity(beyond=(Beyond(group=group, minutes=minutes, share_at_most=share),)))


def test_binds_a_quarter_of_the_demand_goes_far():
    """40 places, demand 20 + 20: 20 go 30 minutes, 1000 + 100 + 10 + 200 + 60 = 1370.

    At most 10 % of the demand of 40 beyond 20 minutes: 4 go, 16 stay out: 1110 + 24 × 5 + 12 + 16 × 60 = 2202.
    """
    net = one_school(offers=[("A1", "T", 40)])
    cost, plan = cheapest(net, _asked(0.1))
    assert cost == pytest.approx(2202)
    assert entrants(plan, "A1") == pytest.approx(24)
    assert cheapest(net, _asked(0.1), without=["equity"])[0] == pytest.approx(1370)


def test_the_share_is_of_demand_so_that_not_placing_does_not_help():
    """10 % of 40 wanted is 4, whatever is placed: with 2 places at A1 two of c1 come; nobody goes far, and it holds."""
    net = one_school(offers=[("A1", "T", 2)])
    assert cheapest(net, _asked(0))[0] == pytest.approx(1110 + 10 + 38 * 60)


@pytest.mark.parametrize(
    ("column", "group"), [({"border": True}, "border"), ({"zone": "III"}, "zone_iii"), ({"urban": True}, "rural")]
)
def test_groups_are_those_of_the_communes(column: dict[str, Any], group: str):
    """c2 belongs to the group (for rural: c1 is urban): nobody of its 20 may go far. Priority weighs 1.25 there.

    1110 + 20 × 5 + 20 × 60 (× 1.25 at the border and in zone III).
    """
    mine = {"at": 30, **column} if group != "rural" else 30
    others = {"at": 0, **column} if group == "rural" else 0
    net = one_school(communes={"c1": others, "c2": mine}, offers=[("A1", "T", 40)])
    weight = 1 if group == "rural" else 1.25
    assert cheapest(net, _asked(0, group))[0] == pytest.approx(1210 + 1200 * weight)


def test_priority_is_of_programmes():
    """T is a priority programme (1.5): 1210 + 1200 × 1.5 where nobody may go far; 1370 where it is none."""
    net = one_school(offers=[("A1", "T", 40)], programmes={"T": {"level": "TC", "length_years": 1, "priority": True}})
    assert cheapest(net, _asked(0, "priority"))[0] == pytest.approx(3010)
    assert cheapest(one_school(offers=[("A1", "T", 40)]), _asked(0, "priority"))[0] == pytest.approx(1370)


def test_exactly_at_the_limit_is_not_beyond():
    """30 minutes are not beyond 30: 1370."""
    assert cheapest(one_school(offers=[("A1", "T", 40)]), _asked(0, minutes=30))[0] == pytest.approx(1370)


def test_a_group_is_asked_once_per_limit():
    """Twice the same group and minutes is a mistake."""
    limit = Beyond(group="all", minutes=60, share_at_most=0.1)
    with pytest.raises(ValidationError):
        Equity(beyond=(limit, limit))
