"""The norms and prices that a new workbook starts with."""

from pathlib import Path

import pytest

from optimizer.analysis.annual.targets import TARGETS
from optimizer.data.parameters import COST_DEFAULTS, COSTS, NORMS
from optimizer.data.preset import preset
from optimizer.wording import PHRASES, shown


def test_every_norm_has_a_name_that_lists_and_reports_know():
    asked = set(preset("norms")["parameter"]) | {target.parameter for target in TARGETS}
    assert asked <= {name for name, _ in NORMS}
    assert all(f"norm.{name}" in PHRASES for name in asked)


def test_a_norm_is_dated_or_says_that_it_was_not_compared_with_its_text():
    """Date of effect and source; a norm without date says so in its source; none claims to have been checked."""
    norms = preset("norms")
    assert (norms["source"] != "").all()
    assert (norms["legal_basis"] != "").all()
    assert (norms["checked"] == "").all()
    undated = norms[norms["effective"] == ""]
    assert undated["source"].str.contains("chưa đối chiếu|chưa đọc|dùng thay").all()
    dated = norms[norms["effective"] != ""].set_index(["parameter", "type", "level"])["effective"]
    assert dated["posts_at_least", "", ""] == "2025-11-01"
    assert dated["units_cut_2025", "TC", ""] == "2023-02-10"


def test_the_network_plan_cuts_a_fifth_until_2025_and_three_tenths_until_2030():
    """QĐ 73/QĐ-TTg: -20 % and -30 % of all, -40 % and -50 % of trung cấp schools."""
    cuts = preset("norms").set_index(["parameter", "type"])["value"].astype(float)
    assert cuts["units_cut_2025"].to_dict() == {"": 0.2, "TC": 0.4}
    assert cuts["units_cut_2030"].to_dict() == {"": 0.3, "TC": 0.5}


@pytest.mark.parametrize("parameter", [parameter for parameter in COSTS if parameter.default is not None])
def test_a_price_that_may_be_left_out_is_an_assumption_in_table_and_dictionary(parameter):
    rows = preset("costs").set_index("parameter").loc[[parameter.name]]
    usual = rows[rows["weights"].isin({"", "base"})]
    assert set(usual["value"].astype(float)) == {COST_DEFAULTS[parameter.name]}
    assert (rows["basis"] == "estimate").all()
    assert (rows["source"] != "").all()
    guide = (Path(__file__).parents[2] / "data" / "README.md").read_text(encoding="utf-8")
    line = next(line for line in guide.splitlines() if line.startswith(f"| `{parameter.name}` |"))
    assert f"{shown(parameter.default, 'vi')}, giả định" in line
