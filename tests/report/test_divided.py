"""A plan that divides an institution and opens a planned site: what reports say, each name and figure with its key."""

from optimizer.analysis.compare import decisions
from optimizer.report.content.summary import decisions as sentences
from optimizer.report.content.units import site_lines
from optimizer.report.maps.ground import ground
from optimizer.report.maps.signs import site_signs
from optimizer.report.trace import mark
from optimizer.solution.solution import Bundle
from optimizer.wording import LANGUAGES
from tests.analysis.runs import EXACT, free, plan
from tests.solution.planned import planned, roads


def _divided() -> Bundle:
    """TT1 merges into CD1 and opens S5 under it; S4 goes to TT2."""
    from optimizer.analysis.pipeline import Prepared, Request, evaluate_given  # noqa: PLC0415 - only here

    rows = plan(("TT1", "merge", "CD1")).assign(site_hosts="S4>TT2", open_sites="S5")
    return evaluate_given(Prepared(planned(), roads(), 0.0), free(name="tach"), rows, Request(EXACT))


def test_reports_say_where_sites_go_and_what_opens():
    """Signs of the map, lines of the table of units, sentences of submissions, words of the comparison."""
    bundle = _divided()
    network = bundle.plan
    assert network is not None
    signs = {sign.site: (sign.status, sign.target) for sign in site_signs(network, ground(bundle))}
    assert signs["S4"] == ("merged", "S3")
    assert signs["S5"] == ("opened", "")
    lines = site_lines(bundle, network, "vi")["TT1"]
    assert any(line.endswith("giao cho " + mark("TT GDNN-GDTX Biên Thùy", "name[TT2]")) for line in lines)
    assert any("mở mới, vốn đầu tư " + mark("5.000", "plan.sites[S5].investment_mvnd") in line for line in lines)
    told = " ".join(sentences(network.institutions, "vi", network.sites))
    assert mark("Địa điểm Trung Tâm", "name[S4]") in told
    for lang in LANGUAGES:
        words = decisions(network.institutions, lang, network.sites)["TT1"]
        assert "Địa điểm Trung Tâm" in words
        assert "{" not in words


def test_a_planned_site_that_is_not_opened_is_called_so():
    """S5 stays planned: a sign of its own, no figure of money."""
    from optimizer.analysis.pipeline import Prepared, Request, evaluate_given  # noqa: PLC0415 - only here

    bundle = evaluate_given(Prepared(planned(), roads(), 0.0), free(name="giu"), plan(("TT1", "keep")), Request(EXACT))
    assert bundle.plan is not None
    signs = {sign.site: sign.status for sign in site_signs(bundle.plan, ground(bundle))}
    assert signs["S5"] == "planned"
    (line,) = [text for text in site_lines(bundle, bundle.plan, "vi")["TT1"] if "chưa mở" in text]
    assert "triệu" not in line
