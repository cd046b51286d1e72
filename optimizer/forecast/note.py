"""The method note of a forecast: what was done, with which sources, how sure it is; written from its tables."""

from collections.abc import Iterator
from datetime import date

from optimizer.data.codes import Basis, Level
from optimizer.data.province import Province
from optimizer.forecast.forecast import Forecast
from optimizer.wording import Lang, number, province_name, say, sentence, written_day

TABLES = ("employment", "sector_growth", "qualifications", "replacement", "sector_fields", "vacancies",
          "school_leavers", "wishes", "enrolments", "training_targets", "training_prices")  # fmt: skip
STEPS = ("needs", "trend", "combine", "control", "spread")


def note(province: Province, forecast: Forecast, lang: Lang) -> str:
    """Return the note as Markdown."""
    return "\n".join(_lines(province, forecast, lang)) + "\n"


def _lines(province: Province, forecast: Forecast, lang: Lang) -> Iterator[str]:
    yield say(
        "forecast.note.title",
        lang,
        province=province_name(province.facts["name"], lang, inside=True),
        first=forecast.first,
        last=forecast.last,
    )
    yield ""
    yield say("forecast.note.status", lang, as_of=written_day(date.fromisoformat(province.facts["as_of"]), lang))
    yield ""
    method = say(f"forecast.method.{forecast.method}", lang)
    for step in STEPS:
        values = {"method": method} if step == "trend" else {}
        yield say(f"forecast.note.{step}", lang, **values)
    yield from _backcast(forecast, lang)
    yield from ("", say("forecast.note.findings", lang), "")
    yield from (f"* {sentence(finding, lang)}" for finding in forecast.findings)
    yield from ("", say("forecast.note.sources", lang), "")
    yield from _sources(province, lang)
    yield from ("", say("forecast.note.defaults", lang), "")
    for row in forecast.tables["parameters"].to_dict("records"):
        level = Level(row["level"]) if row["level"] else None
        told = {name: number(float(row[name]), lang, 2) for name in ("low", "base", "high")}
        yield say("forecast.note.parameter", lang, parameter=row["parameter"], source=row["source"],
                  level=(level.vi if lang == "vi" else level.en) if level else "", **told)  # fmt: skip


def _backcast(forecast: Forecast, lang: Lang) -> Iterator[str]:
    table = forecast.tables["backcast"]
    if table.empty:
        return
    doubt = "" if table["judged"].all() else say("forecast.backcast_doubt", lang)
    yield from ("", say("forecast.note.backcast", lang, year=int(table["year"].iloc[0]), doubt=doubt), "")
    for row in table.to_dict("records"):
        best = say("forecast.note.best", lang) if row["best"] else ""
        yield say("forecast.note.backcast_row", lang, method=say(f"forecast.method.{row['method']}", lang), best=best,
                  wape=number(100 * float(row["wape"]), lang, 1))  # fmt: skip


def _sources(province: Province, lang: Lang) -> Iterator[str]:
    for name in TABLES:
        rows = getattr(province, name)[["basis", "source"]].drop_duplicates()
        for basis, source in sorted(rows.itertuples(index=False, name=None)):
            kind = Basis(basis)
            yield say(
                "forecast.note.source", lang, table=name, basis=kind.vi if lang == "vi" else kind.en, source=source
            )
