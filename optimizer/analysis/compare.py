"""Bundles side by side: indicators, decisions per unit, proof."""

from collections.abc import Mapping, Sequence

import pandas as pd

from optimizer.solution.solution import Bundle
from optimizer.wording import Lang, clean, number, percent, say


def names(bundles: Sequence[Bundle]) -> list[str]:
    """Return the column name of each bundle: its scenario's name, numbered where names repeat."""
    found: list[str] = []
    for bundle in bundles:
        name = str(bundle.scenario["name"])
        found.append(name if name not in found else f"{name} ({len(found) + 1})")
    return found


def indicator_table(bundles: Sequence[Bundle]) -> pd.DataFrame:
    """Return index indicator -> names, units, better, recorded, then one column per scenario (NaN without a plan)."""
    first = bundles[0].indicators
    table = first[["name_vi", "name_en", "unit", "unit_vi", "unit_en", "better", "recorded"]].copy()
    for name, bundle in zip(names(bundles), bundles, strict=True):
        values = bundle.indicators["plan"] if bundle.plan is not None else pd.Series(dtype=float)
        table[name] = values.reindex(table.index).astype(float)
    return table


def decision_table(bundles: Sequence[Bundle], lang: Lang) -> pd.DataFrame:
    """Return index institution -> name, then what each scenario decides, as text."""
    base = bundles[0].unchanged.institutions["name"]
    table = pd.DataFrame({"name": base})
    for name, bundle in zip(names(bundles), bundles, strict=True):
        table[name] = (
            pd.Series("–", index=base.index)
            if bundle.plan is None
            else decisions(bundle.plan.institutions, lang, bundle.plan.sites)
        )
    return table


def decisions(institutions: pd.DataFrame, lang: Lang, sites: pd.DataFrame | None = None) -> pd.Series:
    """Return institution -> its decision in words; with `sites`, of a divided one where each of them goes."""
    host_names = institutions["name"]
    found = {i: _decision(row, host_names, lang) for i, row in institutions.iterrows()}
    if sites is None:
        return pd.Series(found, dtype="str")
    for code, parts in divided(institutions, sites).items():
        where = [
            say("decision.part", lang, site=clean(str(sites.at[site, "name"])), host=clean(str(host_names[host])))
            for site, host in parts
        ]
        found[code] = say("decision.divided", lang, parts="; ".join(where), rest=found[code])
    return pd.Series(found, dtype="str")


def divided(institutions: pd.DataFrame, sites: pd.DataFrame) -> dict[str, list[tuple[str, str]]]:
    """Return each institution that ends and has sites at another than its host -> (a site, its host)."""
    ends = institutions.loc[institutions["fate"] == "merge", "host"]
    worked = sites[sites["open"].astype(bool) & sites["institution"].isin(ends.index)]
    elsewhere = worked["institution_after"] != worked["institution"].map(ends)
    return {
        str(code): [(str(site), str(host)) for site, host in rows["institution_after"].items()]
        for code, rows in worked.groupby("institution")
        if elsewhere[rows.index].any()
    }


def _decision(row: pd.Series, host_names: pd.Series, lang: Lang) -> str:
    if row["fate"] == "merge":
        return say("decision.merge", lang, host=clean(str(host_names[row["host"]])))
    if row["fate"] != "survive":
        return say(f"decision.{row['fate']}", lang)
    flags = [say(f"decision.{flag}", lang) for flag in ("convert", "hosts", "expand", "reduce") if row[flag]]
    return "; ".join(flags) if flags else say("decision.survive", lang)


def agreement(mine: pd.DataFrame, theirs: pd.DataFrame) -> pd.DataFrame:
    """Return index institution (the province's) -> mine, theirs (the units that end together, or `LEFT`), same.

    Two plans agree on a unit if it ends together with the same units in both, leaves in both or in none, and is a THN
    in both or in none; which of the merged units is called the host does not matter.
    """
    groups = [_groups(frame) for frame in (mine, theirs)]
    rows = [
        (
            i,
            *("+".join(sorted(g[i])) for g in groups),
            groups[0][i] == groups[1][i] and bool(mine.at[i, "convert"]) == bool(theirs.at[i, "convert"]),
        )
        for i in mine.index[mine["fate"] != "outside"]
    ]
    return pd.DataFrame(rows, columns=["institution", "mine", "theirs", "same"]).set_index("institution")


LEFT = "–"
"""Stands for the units that a unit which leaves ends with."""


def _groups(frame: pd.DataFrame) -> Mapping[str, frozenset[str]]:
    lead = frame["host"].where(frame["fate"] == "merge", frame.index.to_series())
    members = {h: frozenset(lead.index[lead == h]) for h in sorted(set(lead))}
    left = set(frame.index[frame["fate"] == "leave"])
    return {str(i): frozenset({LEFT}) if i in left else members[h] for i, h in lead.items()}


def proof_sentence(bundle: Bundle, lang: Lang) -> str:
    """Return what is proven of a run, in one plain sentence."""
    return say(f"proof.{bundle.outcome}", lang, **proof_figures(bundle, lang))


def proof_figures(bundle: Bundle, lang: Lang) -> dict[str, str]:
    """Return what that sentence quotes, by name: objective, bound (million VND a year), gap; empty without a plan."""
    proof = bundle.proof
    if proof.objective_mvnd is None:
        return {}
    return {
        "objective": number(proof.objective_mvnd, lang),
        "bound": "–" if proof.bound_mvnd is None else number(proof.bound_mvnd, lang),
        "gap": "–" if proof.gap is None else percent(proof.gap, lang, 3),
    }
