"""What is decided, in words."""

import pandas as pd

from optimizer.analysis.compare import divided
from optimizer.report.content import sourced
from optimizer.report.trace import say
from optimizer.wording import Lang


def decisions(institutions: pd.DataFrame, lang: Lang, sites: pd.DataFrame) -> list[str]:
    """Return sentences on the units: mergers by host, those divided, conversions, growth, departures, those left."""
    found = []
    merged = institutions[institutions["fate"] == "merge"]
    for host in sorted(merged["host"].unique()):
        guests = ", ".join(
            sourced.name(name, code) for code, name in merged.loc[merged["host"] == host, "name"].items()
        )
        after, before = (sourced.name(institutions.at[host, column], host) for column in ("name_after", "name"))
        phrase = "doc.decision.renamed" if after not in {"", before} else "doc.decision.merge"
        found.append(say(phrase, lang, host=before, after=after, guests=guests))
    for code, parts in divided(institutions, sites).items():
        where = "; ".join(
            say(
                "doc.decision.part",
                lang,
                site=sourced.name(sites.at[site, "name"], site),
                host=sourced.name(institutions.at[h, "name"], h),
            )
            for site, h in parts
        )
        name = sourced.name(institutions.at[code, "name"], code)
        found.append(say("doc.decision.divided", lang, name=name, parts=where))
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
    before, after = sourced.name(row["name"], row.name), sourced.name(row["name_after"], row.name)
    return before if after in {"", before} else say("doc.decision.new_name", lang, before=before, after=after)
