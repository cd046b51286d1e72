"""Why a demand is not met: what each site could do for it in the plan, and what serving all of it would cost."""

from typing import Literal

import pandas as pd

from optimizer.analysis.explain import Choice
from optimizer.data.province import Province
from optimizer.data.text import plain
from optimizer.model.case import Case
from optimizer.solution.plan import Network

Standing = Literal["serves", "full", "room", "far", "closed", "could", "small", "fixed", "barred", "beyond"]
"""serves: learners of this demand go there; full: the offer runs, all its places are taken; room: it runs and has
places left; far: it runs beyond what the scenario lets learners go; closed: the site closes; could: an open site
within reach where the offer may run, and does not; small: it may not start, too few want it within reach; fixed: the
scenario adds nothing there; barred: neither type nor licence of whoever may work the site allows it; beyond: it
does not run, and lies further than the scenario lets learners go."""
STANDINGS: tuple[Standing, ...] = ("serves", "full", "room", "could", "far", "closed", "small", "fixed", "barred")
"""In the order in which they are told."""
EXACT = 1e-6
COLUMNS = ["name", "minutes", "km", "standing", "places", "entrants", "from_here", "wanted_in_reach"]


def unmet(network: Network, commune: str) -> pd.DataFrame:
    """Return the demand of `commune`: index programme, columns demand, placed, mobile, unplaced (entrants a year)."""
    rows = network.demand[network.demand.index.get_level_values("commune") == commune]
    return rows.droplevel("commune")


def around(case: Case, network: Network, commune: str, programme: str) -> pd.DataFrame:
    """Return what each site does for one demand: index site, columns `COLUMNS`, nearest first.

    minutes and km are one way from the commune's seat (sites without a way are left out); places and entrants those of
    the offer in `network` (a year), from_here its entrants of this demand; wanted_in_reach what all communes within
    reach of the site want of the programme (entrants a year).
    """
    ways = case.travel.minutes.loc[commune].dropna()
    offers = network.offers
    at_sites = offers[offers.index.get_level_values("delivery") == "site"].droplevel("delivery")
    mine = network.placements
    mine = mine[(mine["commune"] == commune) & (mine["programme"] == programme) & (mine["delivery"] == "site")]
    from_here = mine.groupby("site")["entrants"].sum()
    near = case.in_reach(commune, programme)
    rows = {}
    for site in ways.index:
        key = (programme, site)
        run = key in at_sites.index and bool(at_sites.at[key, "runs"])
        places = float(at_sites.at[key, "places_after"]) if run else 0.0
        entrants = float(at_sites.at[key, "entrants"]) if run else 0.0
        served = float(from_here.get(site, 0.0))
        if run:
            standing = _running(places - entrants, served, near=site in near)
        else:
            standing = _not(case, network, key) if site in near else "beyond"
        rows[site] = (
            network.sites.at[site, "name"], float(ways[site]), float(case.travel.km.at[commune, site]), standing,
            places, entrants, served, float(case.reachable.get(key, 0)),
        )  # fmt: skip
    frame = pd.DataFrame.from_dict(rows, orient="index", columns=COLUMNS).rename_axis("site")
    return frame.sort_values(["minutes", "name"], kind="stable")


def _running(left: float, served: float, *, near: bool) -> Standing:
    """Return the standing of an offer that runs: `left` places are free, `served` entrants of the demand go there."""
    if served > EXACT:
        return "serves"
    if not near:
        return "far"
    return "room" if left > EXACT else "full"


def _not(case: Case, network: Network, key: tuple[str, str]) -> Standing:
    """Return why the offer `key`, at a site within reach, does not run."""
    site = key[1]
    if not network.sites.at[site, "open"]:
        return "closed"
    if key in case.cells:
        return "could"
    if site in case.fixed_places:
        return "fixed"
    allowed = site in case.operators and any(case.grant(*key, host) for host in case.operators[site])
    return "small" if allowed else "barred"


def teams(case: Case, network: Network, commune: str, programme: str) -> pd.DataFrame:
    """Return the mobile teams that may serve one demand: index institution, columns places, entrants, from_here."""
    offers, rows = network.offers, network.placements
    mobile = offers[offers.index.get_level_values("delivery") == "mobile"]
    mine = rows[(rows["delivery"] == "mobile") & (rows["programme"] == programme)]
    taken = mine.groupby("team")["entrants"].sum()
    here = mine[mine["commune"] == commune].groupby("team")["entrants"].sum()
    found = sorted(i for c, p, i in case.mobile_links if (c, p) == (commune, programme))
    frame = pd.DataFrame(index=pd.Index(found, name="institution", dtype=object))
    frame["places"] = [case.mobile_places.get((programme, i), 0.0) if len(mobile) else 0.0 for i in found]
    frame["entrants"] = [float(taken.get(i, 0.0)) for i in found]
    frame["from_here"] = [float(here.get(i, 0.0)) for i in found]
    return frame


def serve(commune: str, programme: str) -> Choice:
    """Return the choice to serve all of one demand."""
    return Choice("serve", f"{commune}/{programme}")


def price(case: Case, commune: str, programme: str) -> float:
    """Return what the scenario charges for one entrant of a demand who is not served (million VND)."""
    return case.cost("unplaced_mvnd") * case.length[programme] * case.priority[commune, programme]


def commune_named(province: Province, text: str) -> str | None:
    """Return the code of the commune that `text` names by code or name, accents and case left out of account."""
    return _named(province.communes["name"].to_dict(), text)


def programme_named(province: Province, text: str) -> str | None:
    """Return the code of the programme that `text` names by code or name, accents and case left out of account."""
    return _named(province.programmes["name"].to_dict(), text)


def _named(names: dict[str, str], text: str) -> str | None:
    wanted = text.strip()
    if wanted in names:
        return wanted
    folded = plain(wanted)
    exact = [code for code, name in names.items() if str(name).casefold() == wanted.casefold()]
    alike = [code for code, name in names.items() if folded in {plain(str(name)), plain(code)}]
    ending = [code for code, name in names.items() if folded and plain(str(name)).endswith(folded)]
    found = exact or alike or ending
    return found[0] if len(found) == 1 else None
