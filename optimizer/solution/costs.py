r"""What a network costs, recomputed from its frames: one function per term, million VND per year (long-run year).

One-off costs are annuities over 10 years, buildings over 25, at the discount rate r of the weight set:
a(r, n) = r / (1 - (1 + r)^-n). Every cost per learner-year is entrants times the length of the programme.
"""

from dataclasses import dataclass

import pandas as pd

from optimizer.data.codes import Kind, WeightSet, Zone
from optimizer.data.province import Province
from optimizer.scenario import Scenario
from optimizer.solution.plan import TERMS, Network
from optimizer.solution.schema import NETWORK, conform
from optimizer.solution.staffing import YEARS, last_of
from optimizer.solution.today import in_scope

ONE_OFF_YEARS = 10
"""Years over which a one-off cost, equipment included, is spread."""
BUILDING_YEARS = 25
"""Life of a building of grade III (TT 141/2025/TT-BTC)."""


@dataclass(frozen=True, slots=True)
class Prices:
    """The cost parameters of a province under one weight set."""

    province: Province
    scenario: Scenario

    def __call__(self, parameter: str, *, kind: str = "", field: str = "") -> float:
        """Return the cost `parameter` (KeyError if the table has no row that fits)."""
        return self.province.cost(parameter, WeightSet(self.scenario.weights), kind=kind, field=field)

    def annuity(self, years: int) -> float:
        """Return the yearly charge for 1 paid once: r / (1 - (1 + r)^-years); 1 / years at rate 0."""
        rate = self("discount_rate")
        return 1 / years if rate == 0 else float(rate / (1 - (1 + rate) ** -years))

    def by_kind(self, parameter: str, kinds: pd.Series) -> pd.Series:
        """Return the price for each type in `kinds`."""
        return kinds.map({kind: self(parameter, kind=str(kind)) for kind in sorted(set(kinds))}).astype(float)


def costs_frame(province: Province, scenario: Scenario, network: Network) -> pd.DataFrame:
    """Return `Network.costs`: index term (in the order of `TERMS`) -> mvnd."""
    price = Prices(province, scenario)
    values = {
        "unit_overhead": unit_overhead(price, network.institutions),
        "site_running": site_running(price, network.sites),
        "teaching": teaching(price, network.placements),
        "offers": offers(price, network.offers),
        "building": building(price, network.modules, network.beds, network.sites),
        "merging": merging(price, network.institutions, network.sites, network.transfers),
        "travel": travel(price, network.placements),
        "boarding": boarding(price, network.placements),
        "disruption": disruption_learners(price, network) + disruption_staff(price, network.sites),
        "conversion": conversion(price, network.institutions, network.sites),
        "staff": staff(price, network.staff),
        "unplaced": unplaced(price, network.demand),
    }
    frame = pd.DataFrame({"mvnd": [values[term] for term in TERMS]}, index=pd.Index(TERMS, name="term"))
    return conform(frame, NETWORK["costs"])


def unit_overhead(price: Prices, institutions: pd.DataFrame) -> float:
    """Σ over surviving institutions of unit_posts_mvnd(type today) + unit_fixed_mvnd."""
    survivors = institutions[institutions["fate"] == "survive"]
    fixed = price("unit_fixed_mvnd") * len(survivors)
    return float(price.by_kind("unit_posts_mvnd", survivors["type"]).sum() + fixed)


def site_running(price: Prices, sites: pd.DataFrame) -> float:
    """Σ over open sites of guard + utilities + maintenance · rooms, + second_site where operator and owner differ."""
    running = _in_scope(price, sites)
    running = running[running["open"]]
    taken = (running["institution_after"] != running["institution"]).sum()
    each = price("site_guard_mvnd") + price("site_utilities_mvnd")
    upkeep = price("site_maintenance_mvnd") * running["rooms"].fillna(0.0).sum()
    return float(len(running) * each + upkeep + taken * price("second_site_mvnd"))


def teaching(price: Prices, placements: pd.DataFrame) -> float:
    """Σ entrants · length · (teacher_post / learners_per_teacher + materials(field)) + Σ mobile · mobile_mvnd."""
    programmes = price.province.programmes
    materials = programmes["field"].map({f: price("materials_mvnd", field=str(f)) for f in set(programmes["field"])})
    rate = price("teacher_post_mvnd") / programmes["learners_per_teacher"] + materials.astype(float)
    each = placements["programme"].map(rate * programmes["length_years"]).astype(float)
    mobile = placements.loc[placements["delivery"] == "mobile", "entrants"].sum()
    return float((placements["entrants"] * each).sum() + mobile * price("mobile_mvnd"))


def offers(price: Prices, offers: pd.DataFrame) -> float:
    """offer_mvnd times the number of offers that run at a site."""
    at_sites = offers.index.get_level_values("delivery") == "site"
    return price("offer_mvnd") * float(offers.loc[at_sites, "runs"].sum())


def building(price: Prices, modules: pd.DataFrame, beds: pd.DataFrame, sites: pd.DataFrame) -> float:
    """Σ modules · (module_mvnd · a(10) + module_places · place_mvnd · a(25)) + Σ beds built · bed_mvnd · a(25).

    And Σ over planned sites that open of their investment · a(25).
    """
    once = float(sites["investment_mvnd"].fillna(0.0).sum())
    once += beds["beds_built"].sum() * price("bed_mvnd") if len(beds) else 0.0
    houses = once * price.annuity(BUILDING_YEARS) if once else 0.0
    if modules.empty:
        return float(houses)
    equipment = price.province.programmes.groupby("field")["module_mvnd"].max()
    bought = (modules["modules"] * modules["field"].map(equipment).astype(float)).sum()
    floor = modules["module_places"].sum() * price("place_mvnd")
    return float(bought * price.annuity(ONE_OFF_YEARS) + floor * price.annuity(BUILDING_YEARS) + houses)


def equipment_once(price: Prices, transfers: pd.DataFrame) -> float:
    """Σ places moved · length · module_mvnd / module_places · equipment_moved_share (once)."""
    if transfers.empty:
        return 0.0
    facts = price.province.programmes.loc[transfers["programme"]]
    each = facts["length_years"] * facts["module_mvnd"] / facts["module_places"]
    return float((transfers["places"].to_numpy() * each.to_numpy()).sum()) * price("equipment_moved_share")


def takes(institutions: pd.DataFrame, sites: pd.DataFrame) -> set[tuple[str, str]]:
    """Return the pairs (institution that merges, each host that has it or works a site of it)."""
    merged = institutions.loc[institutions["fate"] == "merge", "host"]
    worked = sites[sites["open"].astype(bool) & sites["institution"].isin(merged.index)]
    return {(str(i), str(h)) for i, h in merged.items()} | set(
        zip(worked["institution"].map(str), worked["institution_after"].map(str), strict=True)
    )


def merging_once(price: Prices, institutions: pd.DataFrame, sites: pd.DataFrame, transfers: pd.DataFrame) -> float:
    """Return what is paid once for mergers, closed sites and moved equipment.

    Σ mergers (merge_once + other_body_once if the managing body differs) + Σ closed sites site_close_once +
    `equipment_once`. An institution that is divided counts once for each host that takes sites of it (`takes`).
    """
    body = institutions["managing_body"]
    pairs = takes(institutions, sites)
    other = sum(body[i] != body[h] for i, h in pairs)
    closed = (sites["status"] == "closed").sum()
    return float(
        len(pairs) * price("merge_once_mvnd")
        + other * price("other_body_once_mvnd")
        + closed * price("site_close_once_mvnd")
        + equipment_once(price, transfers)
    )


def merging(price: Prices, institutions: pd.DataFrame, sites: pd.DataFrame, transfers: pd.DataFrame) -> float:
    """a(10) · `merging_once`; sites of an institution that leaves are not counted."""
    return price.annuity(ONE_OFF_YEARS) * merging_once(price, institutions, sites, transfers)


def travel(price: Prices, placements: pd.DataFrame) -> float:
    """Σ entrants · length · minutes · (minute_mvnd up to commute_minutes, board_minute_mvnd beyond), at sites."""
    rows = _learner_years(price, placements)
    rate = rows["boards"].map({False: price("minute_mvnd"), True: price("board_minute_mvnd")}).astype(float)
    return float((rows["years"] * rows["minutes"] * rate).sum())


def boarding(price: Prices, placements: pd.DataFrame) -> float:
    """Σ entrants beyond commute_minutes · length · board_mvnd."""
    return price("board_mvnd") * boarding_years(price, placements)


def boarding_years(price: Prices, placements: pd.DataFrame) -> float:
    """Learner-years of those who board: Σ entrants beyond commute_minutes · length."""
    rows = _learner_years(price, placements)
    return float(rows.loc[rows["boards"], "years"].sum())


def learners_who_move(network: Network) -> float:
    """Learners present (recorded) who must move: those of each offer that ends or closes, by the share that does."""
    return float((network.moves["learners_present"] * network.moves["moving"]).sum())


def disruption_learners_once(price: Prices, network: Network) -> float:
    """learner_moved_once times `learners_who_move` (once)."""
    return learners_who_move(network) * price("learner_moved_once_mvnd")


def disruption_learners(price: Prices, network: Network) -> float:
    """a(10) · `disruption_learners_once`."""
    return price.annuity(ONE_OFF_YEARS) * disruption_learners_once(price, network)


def disruption_staff_once(price: Prices, sites: pd.DataFrame) -> float:
    """Σ posts at closed sites · 2 years · staff_moved (once); sites whose owner leaves are not counted."""
    posts = sites.loc[sites["status"] == "closed", "posts"].fillna(0.0).sum()
    return float(posts) * 2 * price("staff_moved_mvnd")


def disruption_staff(price: Prices, sites: pd.DataFrame) -> float:
    """a(10) · `disruption_staff_once`."""
    return price.annuity(ONE_OFF_YEARS) * disruption_staff_once(price, sites)


def conversion(price: Prices, institutions: pd.DataFrame, sites: pd.DataFrame) -> float:
    """conversion_beside_mvnd times the converted institutions in whose area a college or trung cấp site stays open."""
    kind_after = sites["institution_after"].map(institutions["type_after"])
    school = sites[sites["open"] & kind_after.isin([Kind.CD, Kind.TC])]
    beside = set(school["commune"].map(price.province.communes["area"]))
    converted = institutions[institutions["convert"] & (institutions["fate"] == "survive")]
    return price("conversion_beside_mvnd") * float(converted["area"].isin(beside).sum())


def hiring_once(price: Prices, posts: pd.DataFrame) -> float:
    """hire_once times the teachers hired (once); nothing where the scenario does not count teachers."""
    return _counted(price, posts, "hired") * price("hire_once_mvnd")


def releasing_once(price: Prices, posts: pd.DataFrame) -> float:
    """release_once times the teachers still left over after five years (once)."""
    return _left_over(price, posts) * price("release_once_mvnd")


def severance_once(price: Prices, posts: pd.DataFrame) -> float:
    """severance_once times the teachers still left over after five years (once; a transfer, no cost)."""
    return _left_over(price, posts) * price("severance_once_mvnd")


def surplus_pay(price: Prices, posts: pd.DataFrame, k: int) -> float:
    """teacher_post times the teachers left over in the k-th year after effect; nobody in the long run."""
    return _counted(price, posts, f"surplus_{k}") * price("teacher_post_mvnd")


def settling(price: Prices) -> float:
    """Share of the discounted years of a year of several in which teachers left over are paid on; a year alone: 0.

    These are its calendar years before the sixth of the plan.
    """
    walk, year = price.scenario.walk, price.scenario.year
    if len(walk) == 1:
        return 0.0
    worth = {y: (1 + price("discount_rate")) ** (year - y) for y in range(year, last_of(walk, year) + 1)}
    return sum(value for y, value in worth.items() if y < walk[0] + len(YEARS)) / sum(worth.values())


def surplus_paid(price: Prices, posts: pd.DataFrame) -> float:
    """`settling` · teacher_post times the teachers left over (a year)."""
    return settling(price) * surplus_pay(price, posts, 0)


def staff_once(price: Prices, posts: pd.DataFrame) -> float:
    """a(10) · (`hiring_once` + (1 - `settling`) · `releasing_once`)."""
    let_go = (1 - settling(price)) * releasing_once(price, posts)
    return price.annuity(ONE_OFF_YEARS) * (hiring_once(price, posts) + let_go)


def severance(price: Prices, posts: pd.DataFrame) -> float:
    """a(10) · (1 - `settling`) · `severance_once` (a transfer)."""
    return price.annuity(ONE_OFF_YEARS) * (1 - settling(price)) * severance_once(price, posts)


def staff(price: Prices, posts: pd.DataFrame) -> float:
    """`staff_once` + `surplus_paid`."""
    return staff_once(price, posts) + surplus_paid(price, posts)


def _left_over(price: Prices, posts: pd.DataFrame) -> float:
    """Teachers left over: in the long run, or in the year itself where it is one of several."""
    return _counted(price, posts, "released" if len(price.scenario.walk) == 1 else "surplus_0")


def _counted(price: Prices, posts: pd.DataFrame, column: str) -> float:
    return float(posts[column].sum()) if price.scenario.staffing.counted else 0.0


def unplaced(price: Prices, demand: pd.DataFrame) -> float:
    """Σ unplaced · length · unplaced_mvnd · (priority_programme) · (priority_commune: border or zone III)."""
    missing = demand[demand["unplaced"] != 0].reset_index()
    programme = price.province.programmes.loc[missing["programme"]]
    commune = price.province.communes.loc[missing["commune"]]
    remote = commune["border"].astype(bool) | (commune["zone"] == Zone.III)
    by_programme = programme["priority"].astype(bool).map({True: price("priority_programme"), False: 1.0})
    by_commune = remote.map({True: price("priority_commune"), False: 1.0})
    weight = programme["length_years"].to_numpy() * by_programme.to_numpy(float) * by_commune.to_numpy(float)
    return float((missing["unplaced"].to_numpy() * weight).sum() * price("unplaced_mvnd"))


def _learner_years(price: Prices, placements: pd.DataFrame) -> pd.DataFrame:
    rows = placements[placements["delivery"] == "site"]
    length = rows["programme"].map(price.province.programmes["length_years"]).astype(float)
    return rows.assign(years=rows["entrants"] * length)


def _in_scope(price: Prices, frame: pd.DataFrame) -> pd.DataFrame:
    """Return the rows whose column `institution` (owner today) is in scope."""
    return frame[frame["institution"].map(in_scope(price.province.institutions)).astype(bool)]
