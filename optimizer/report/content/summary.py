"""What is decided, in words."""

import pandas as pd

from optimizer.wording import Lang, clean, say


def decisions(institutions: pd.DataFrame, lang: Lang) -> list[str]:
    """Return sentences on the units: mergers by host, conversions, growth, departures, and those left as they are."""
    found = []
    merged = institutions[institutions["fate"] == "merge"]
    for host in sorted(merged["host"].unique()):
        guests = ", ".join(clean(str(name)) for name in merged.loc[merged["host"] == host, "name"])
        after, before = clean(str(institutions.at[host, "name_after"])), clean(str(institutions.at[host, "name"]))
        phrase = "doc.decision.renamed" if after not in {"", before} else "doc.decision.merge"
        found.append(say(phrase, lang, host=before, after=after, guests=guests))
    alive = institutions[institutions["fate"] == "survive"]
    plain = alive[~alive[["convert", "hosts", "expand", "reduce"]].any(axis=1)]
    for key, rows in (
        ("convert", alive[alive["convert"]]),
        ("expand", alive[alive["expand"]]),
        ("reduce", alive[alive["reduce"]]),
        ("leave", institutions[institutions["fate"] == "leave"]),
        ("keep", plain),
        ("outside", institutions[institutions["fate"] == "outside"]),
    ):
        if len(rows):
            found.append(
                say(f"doc.decision.{key}", lang, names=", ".join(_name(row, lang) for _, row in rows.iterrows()))
            )
    return found


def _name(row: pd.Series, lang: Lang) -> str:
    """Return the name of a unit, with its new name where it has one."""
    before, after = clean(str(row["name"])), clean(str(row["name_after"]))
    return before if after in {"", before} else say("doc.decision.new_name", lang, before=before, after=after)
