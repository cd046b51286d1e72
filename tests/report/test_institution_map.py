"""The small map of one institution: its sites, its learners, its host, and how long it takes."""

from time import process_time

import pytest

from optimizer.report import facts, theme
from optimizer.report.maps.furniture import with_communes
from optimizer.report.maps.ground import ground
from optimizer.report.maps.institution import institution_map
from optimizer.report.maps.signs import site_signs
from optimizer.solution.origins import origins
from tests.report import bundles, mapped
from tests.report.reading import arrow_ends, below, fills, free, ids, text

HOST, MERGED, CLOSED = "CDN", "TTMC", "TTNNTH"


@pytest.fixture(scope="module")
def land():
    """The ground and the signs of the sites that all maps share."""
    shared = ground(mapped.bundle())
    return shared, site_signs(facts.shown(mapped.bundle()), shared)


@pytest.mark.parametrize("institution", [HOST, MERGED])
def test_the_number_of_a_commune_is_what_it_sends_to_the_institution(land, institution):
    """Entrants at its sites and in its mobile classes, as the table of origins has them; the fill is their class."""
    drawn = institution_map(mapped.bundle(), institution, "vi", land)
    found = origins(mapped.bundle().plan, mapped.bundle().unchanged).loc[institution, "entrants_after"]
    sums = found[found > 0].map(round).to_dict()
    told = below(drawn)
    assert len(told) >= 0.7 * len(sums)
    assert told == {code: str(sums[code]) for code in told}
    shown = fills(drawn)
    classes = {code: theme.MINUTES[theme.learner_class(count)] for code, count in sums.items()}
    assert {code: shown[code] for code in sums} == classes
    assert {shown[code] for code in shown if code not in sums} <= {"#ececec"}


def test_a_host_shows_the_sites_it_takes_in_with_arrows_to_its_head_site(land):
    """CDN keeps two sites and takes in CDKTKT's, whose arrow ends at CDN-1."""
    drawn = institution_map(mapped.bundle(), HOST, "vi", land)
    assert ids(drawn, "site-") == ["site-CDKTKT-1", "site-CDN-1", "site-CDN-2"]
    assert arrow_ends(drawn.sheet.svg()) == {"CDKTKT-1": {"CDN-1"}}


@pytest.mark.parametrize(("institution", "words"), [(MERGED, "Sáp nhập vào đơn vị"), (CLOSED, "Chuyển người học khi")])
def test_a_unit_that_goes_shows_where(land, institution, words):
    """Its site, the head site of its host, and the arrow between them; the legend names the kind of arrow."""
    drawn = institution_map(mapped.bundle(), institution, "vi", land)
    host = mapped.bundle().plan.institutions.at[institution, "host"]
    assert ids(drawn, "site-") == sorted([f"site-{institution}-1", f"site-{host}-1"])
    assert arrow_ends(drawn.sheet.svg()) == {f"{institution}-1": {f"{host}-1"}}
    assert words in text(drawn)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_institution_has_its_map(land, lang):
    """No label overlaps another; all names of its sites stand; the note on boundaries in the language."""
    for institution in mapped.bundle().plan.institutions.index:
        drawn = institution_map(mapped.bundle(), institution, lang, land)
        assert free(drawn)
        named = {spot.key for spot in drawn.placements[0].placed}
        assert {gid.replace("site-", "site:") for gid in ids(drawn, "site-")} <= named
        assert ("Sơ đồ, không thể hiện" in text(drawn)) == (lang == "vi")


def test_without_a_plan_the_unit_is_drawn_as_it_is():
    """Its one site, no arrow."""
    drawn = institution_map(bundles.infeasible(), MERGED, "vi")
    assert ids(drawn, "site-") == [f"site-{MERGED}-1"]
    assert arrow_ends(drawn.sheet.svg()) == {}


def test_it_is_drawn_in_less_than_half_a_second_and_the_same_twice(land):
    """Processor time of the quickest of three drawings to SVG; the files are equal."""
    took, files = [], set()
    for _ in range(3):
        start = process_time()
        files.add(institution_map(mapped.bundle(), HOST, "vi", land).sheet.svg())
        took.append(process_time() - start)
    assert min(took) < 0.5
    assert len(files) == 1


def test_one_commune_is_one_commune():
    """The legend counts communes in English with the right plural."""
    assert [with_communes("under 10", count, "en") for count in (0, 1, 2)] == [
        "under 10 (0 communes)", "under 10 (1 commune)", "under 10 (2 communes)",
    ]  # fmt: skip
    assert with_communes("dưới 10", 1, "vi") == "dưới 10 (1 xã)"
