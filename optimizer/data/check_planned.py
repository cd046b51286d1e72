"""Checks of planned sites: when they may open and for how much; nothing of today stands at a site that is not there."""

import pandas as pd

from optimizer.data.check import Loaded, Tables, at_cells
from optimizer.data.check_meaning import given
from optimizer.data.codes import Authority, Ownership
from optimizer.errors import Finding


def is_planned(sites: Loaded) -> "pd.Series[bool]":
    """Return the rows of the table of sites that are only planned."""
    return sites.typed["candidate"] == "1"


def check_planned(tables: Tables) -> list[Finding]:
    """Return the findings on planned sites, and on years and investments of sites that are none."""
    if not given(tables, "sites", "site", "institution"):
        return []
    sites = tables["sites"]
    planned, rows = is_planned(sites), sites.typed
    told = rows["posts"].gt(0) & pd.Series([sites.text(row, "posts") != "" for row in rows.index], index=rows.index)
    return [
        *at_cells(sites, "opens", planned & rows["opens"].isna(), "data.planned_year"),
        *at_cells(sites, "investment_mvnd", planned & rows["investment_mvnd"].isna(), "data.planned_investment"),
        *at_cells(sites, "head", planned & (rows["head"] == "1"), "data.planned_head"),
        *at_cells(sites, "posts", planned & told, "data.planned_posts"),
        *at_cells(sites, "opens", ~planned & rows["opens"].notna(), "data.not_planned"),
        *at_cells(sites, "investment_mvnd", ~planned & rows["investment_mvnd"].notna(), "data.not_planned"),
        *_taught(tables, rows.loc[planned, "site"]),
        *_owners(tables, planned),
    ]


def _taught(tables: Tables, planned: pd.Series) -> list[Finding]:
    """Nothing is licensed at a site that does not exist."""
    if not given(tables, "offers", "site"):
        return []
    offers = tables["offers"]
    return at_cells(offers, "site", offers.typed["site"].isin(planned) & (offers.typed["site"] != ""),
                    "data.planned_offer")  # fmt: skip


def _owners(tables: Tables, planned: pd.Series) -> list[Finding]:
    """Check that a planned site is for an institution that the province decides on."""
    if not given(tables, "institutions", "institution", "authority"):
        return []
    units, sites = tables["institutions"].typed, tables["sites"]
    mine = (units["authority"] == Authority.PROVINCE) & (units["ownership"] == Ownership.PUBLIC)
    others = units.loc[~mine & (units["authority"] != ""), "institution"]
    return at_cells(sites, "institution", planned & sites.typed["institution"].isin(others), "data.planned_owner")
