"""What speaks for a plan: the sign of each change against the direction that is better."""

import pandas as pd

from optimizer.analysis.options import weighed

ROWS = {
    # better, unchanged, change
    "units_in_scope": ("less", 13.0, -7.0),
    "investment": ("less", 0.0, 4160.0),
    "demand_met": ("more", 91.2, 2.6),
    "fill_rate": ("more", 70.0, -5.0),
    "minutes_mean": ("less", 38.9, 0.3),
    "beyond_60": ("none", 20.0, 9.0),
    "learners_moved": ("less", 0.0, float("nan")),
    "posts_moved": ("less", 0.0, 0.0),
    "open_sites": ("less", 14.0, -3.0),
}


def test_the_sign_of_the_change_decides_with_the_direction_that_is_better():
    """Fewer units and more demand met speak for it; money from nothing and a lower fill rate against it.

    0.3 of 38.9 minutes is under 1 %; no direction, no figure and no change say nothing; open_sites is not weighed.
    """
    frame = pd.DataFrame.from_dict(ROWS, orient="index", columns=["better", "unchanged", "change"])
    assert dict(weighed(frame)) == {
        "units_in_scope": "for", "investment": "against", "demand_met": "for", "fill_rate": "against",
    }  # fmt: skip


def test_no_plan_no_verdict():
    """Without figures of a plan nothing is said."""
    frame = pd.DataFrame.from_dict(ROWS, orient="index", columns=["better", "unchanged", "change"])
    assert weighed(frame.assign(change=float("nan"))).empty
