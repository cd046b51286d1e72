"""The tidy frames of a plan: the contract between solving, judging and drawing."""

from dataclasses import dataclass, field

import pandas as pd

from optimizer.solution.schema import NETWORK, empty


@dataclass(frozen=True, slots=True)
class Network:
    """One network (`plan` or `unchanged`) in tidy frames; the same columns for both.

    Entrants are per year, minutes and km one way, money in million VND per year (`*_mvnd`). Flags are bool.
    """

    institutions: pd.DataFrame
    """index institution -> name, type, type_after, speciality, managing_body, managing_body_after, authority, area,
    head_site, fate (outside|merge|leave|survive), host ("" unless merged), convert, hosts (takes in a unit, or sites of
    one), expand, reduce, action (merge|expand|retain|leave|outside), name_after, head_site_after, counted_before,
    counted_after, posts, heads_before, heads_after, deputies_before, deputies_after, places_before (own places,
    entrants), places_after, entrants_recorded, entrants (at sites and mobile teams it owns today), date (ISO text)."""
    sites: pd.DataFrame
    """index site -> name, institution, institution_after ("" when closed), head, head_after, open, status
    (head|own|taken|closed|left|outside, of a planned site planned|opened), commune, lon, lat, posts, rooms,
    places_before, places_after, entrants_recorded, entrants, investment_mvnd (of a planned site that opens, once)."""
    offers: pd.DataFrame
    """index programme, site, delivery -> institution (origin), runs_before, runs, places_before, added, places_after,
    entrants_recorded, entrants. delivery is ``site`` (site, enterprise and partner together) or ``mobile``."""
    placements: pd.DataFrame
    """columns commune, programme, site ("" for mobile), institution (that teaches, after), team (origin institution),
    delivery (site|mobile), entrants, minutes, km, boards. Rows with entrants > 0."""
    access: pd.DataFrame
    """index commune -> basic_site (nearest open basic site), basic_minutes, basic_km, recorded_minutes, limit_minutes
    (of rule 14; NaN without), exempt, entrants_placed, mean_minutes (of entrants placed at sites; NaN if none)."""
    demand: pd.DataFrame
    """index commune, programme -> demand, placed (at sites), mobile, unplaced (entrants)."""
    modules: pd.DataFrame
    """columns field, site, modules, module_places (learners present), investment_mvnd (once)."""
    moves: pd.DataFrame
    """columns programme, site, kind (ended|new|under_new_host|closed_with_site), institution, institution_after,
    entrants_recorded, learners_present (recorded), moving (share of these who must move)."""
    costs: pd.DataFrame
    """index term -> mvnd (per year; sums to the objective)."""
    staff: pd.DataFrame
    """index institution (surviving) -> posts_before (own), posts_taken_in, posts_after, heads_after, deputies_after,
    posts_at_closed_sites, and of all its parts: vocational_before, vocational_needed, general_before, general_needed
    (teachers there and required; NaN where a part is not known), others_before, others_after (other posts, after those
    that lapse), hired, surplus_1 ... surplus_5 (teachers left over in each year after the target year), released (left
    over after five years), posts_long_run, surplus_0 (left over in the target year). Of a year of several, hired and
    released are read off that year and not off the long run: see `optimizer.solution.staffing.balance`."""
    transfers: pd.DataFrame = field(default_factory=lambda: empty(NETWORK["transfers"]))
    """columns programme, site_from, site_to, institution (owner of the first today), institution_after (that works the
    second), places (entrants a year whose equipment is moved), value_mvnd (of the equipment), once_mvnd (moving it)."""
    beds: pd.DataFrame = field(default_factory=lambda: empty(NETWORK["beds"]))
    """columns site, beds_before (as the table gives them), beds_built, beds_after, investment_mvnd (once)."""


TERMS = (
    "unit_overhead", "site_running", "teaching", "offers", "building", "merging", "travel", "boarding", "disruption",
    "conversion", "staff", "unplaced",
)  # fmt: skip
"""Cost terms, in the order of reports; their sum is the objective."""
BUDGET = ("unit_overhead", "site_running", "teaching", "offers", "building", "merging", "conversion", "staff")
"""Terms that the state budget pays in the end."""
ACCESS = ("travel", "boarding", "unplaced")
"""Terms of learners, and of demand not served."""


def at_sites(offers: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of `Network.offers` that are taught at sites: index programme, site."""
    return offers[offers.index.get_level_values("delivery") == "site"].droplevel("delivery")
