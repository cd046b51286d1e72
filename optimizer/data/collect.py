"""Putting returned forms together: one province's tables, who has not answered, and what contradicts.

Every row of a unit takes the number and date of the unit's document as its source, so that a figure in a report leads
back to the paper it came on. A unit that has not answered keeps the rows the province had of it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pandas as pd

from optimizer.data.cells import read_date
from optimizer.data.form_file import Form, read_form
from optimizer.data.forms import FORM_NAMES, OF_SITE, Cover, typed_day
from optimizer.data.spreadsheet import SUFFIXES
from optimizer.data.starter import Raw, complete
from optimizer.data.tables import BY_NAME
from optimizer.errors import Finding, Severity
from optimizer.wording import say

State = Literal["missing", "incomplete", "doubtful", "complete"]
DIFFERS = 0.1
"""Share by which a figure of the form may differ from the one the province had."""
COMPARED = ("posts_given", "posts", "revenue_mvnd", "expenditure_mvnd", "target")


@dataclass(frozen=True, slots=True)
class Answer:
    """What one unit of the list has sent."""

    institution: str
    name: str
    state: State
    file: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Collected:
    """All forms of a folder, put together."""

    tables: Raw
    answers: tuple[Answer, ...]
    """One for each unit of the list, in its order."""
    findings: tuple[Finding, ...]


def collect(folder: Path, base: Raw, skipped: Iterable[Path] = ()) -> Collected:
    """Return the forms in `folder` merged into the tables `base`, whose institutions are the list of who must answer.

    `skipped` are files of the folder that are no forms.
    """
    left_out = {path.resolve() for path in skipped}
    paths = sorted(
        path for path in folder.rglob("*")
        if path.suffix.lower() in SUFFIXES and not path.name.startswith((".", "~")) and path.resolve() not in left_out
    )  # fmt: skip
    forms, strangers = [], []
    for path in paths:
        form = read_form(path, base)
        if form is None or (form.tables and form.cover.blank):
            phrase = "collect.no_form" if form is None else "collect.blank"
            strangers.append(Finding(phrase, Severity.NOTE, path.name, value=path.name))
        else:
            forms.append(form)
    units = complete("institutions", base["institutions"])
    chosen, contradictions = _chosen(forms, list(units["institution"]))
    by_unit: dict[str, list[Finding]] = {code: [] for code in units["institution"]}
    for form in chosen:
        by_unit[form.cover.institution] += [*form.findings, *_against(form, base)]
    for code, finding in [*_taken(chosen), *contradictions]:
        by_unit[code].append(finding)
    unread = [f for form in forms if form.cover.institution not in by_unit for f in _homeless(form)]
    answers = tuple(
        _answer(code, name, chosen, tuple(by_unit[code]))
        for code, name in zip(units["institution"], units["name"], strict=True)
    )
    findings = [*strangers, *unread, *(f for answer in answers for f in answer.findings)]
    return Collected(_merged(base, chosen), answers, tuple(findings))


def source_of_unit(cover: Cover, file: str) -> str:
    """Return the source of every row of a unit: its document, else the file it sent."""
    phrase = "collect.source" if cover.document else "collect.source_file"
    told = say(phrase, "vi", document=cover.document, name=cover.name, file=file)
    told += say("collect.source_date", "vi", date=typed_day(cover.document_date)) if cover.document_date else ""
    return told + (say("collect.source_as_of", "vi", date=typed_day(cover.as_of)) if cover.as_of else "")


def _homeless(form: Form) -> Iterator[Finding]:
    """Yield what is said of a file that belongs to no unit of the list."""
    yield from (finding for finding in form.findings if not form.tables and finding.severity is Severity.ERROR)
    if form.tables:
        code = form.cover.institution
        phrase = "collect.unknown_unit" if code else "collect.no_unit"
        yield Finding(phrase, Severity.ERROR, form.path.name, value=code)


def _chosen(forms: Sequence[Form], units: Sequence[str]) -> tuple[list[Form], list[tuple[str, Finding]]]:
    """Return one form for each unit that answered: of several the one with the latest document, none where they tie."""
    chosen, findings = [], []
    for code in units:
        own = [form for form in forms if form.cover.institution == code]
        if len(own) > 1:
            latest = max(form.cover.document_date for form in own)
            newest = [form for form in own if form.cover.document_date == latest]
            files = ", ".join(form.path.name for form in own)
            phrase = "collect.twice_newest" if len(newest) == 1 else "collect.twice"
            severity = Severity.WARNING if len(newest) == 1 else Severity.ERROR
            findings.append((code, Finding(phrase, severity, files, value=code, values={"taken": newest[0].path.name})))
            own = newest if len(newest) == 1 else []
        chosen += own
    return chosen, findings


def _against(form: Form, base: Raw) -> Iterator[Finding]:
    """Yield where a form contradicts the list, the province's date, or what the province had of the unit."""
    code = form.cover.institution
    for name in ("institutions", "sites", "staff"):
        rows = form.tables.get(name, pd.DataFrame())
        others = sorted({str(c) for c in rows["institution"]} - {code, ""}) if "institution" in rows else []
        if others:
            told = {"codes": ", ".join(others), "form": FORM_NAMES[name][1]}
            yield Finding("collect.other_unit", Severity.ERROR, form.path.name, value=code, values=told)
    facts = dict(zip(base["province"]["key"], base["province"]["value"], strict=True))
    if form.cover.as_of and facts.get("as_of") and form.cover.as_of != facts["as_of"]:
        days = {"own": form.cover.as_of, "province": facts["as_of"]}
        shown = {key: read_date(text) or text for key, text in days.items()}
        yield Finding(
            "collect.as_of", Severity.WARNING, form.path.name, value=typed_day(form.cover.as_of), values=shown
        )
    had = complete("institutions", base["institutions"]).set_index("institution")
    now = complete("institutions", form.tables.get("institutions", pd.DataFrame()))
    for row in now[now["institution"] == code].to_dict("records"):
        for column in COMPARED:
            before, after = _figure(str(had.at[code, column])), _figure(str(row[column]))
            if before is not None and after is not None and abs(after - before) > DIFFERS * max(abs(before), 1):
                label = BY_NAME["institutions"].by_name[column].label
                told_both = {"label": label, "before": before, "after": after}
                yield Finding("collect.differs", Severity.WARNING, form.path.name, value=f"{after:g}", values=told_both)


def _figure(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _taken(forms: Sequence[Form]) -> Iterator[tuple[str, Finding]]:
    """Yield the codes of sites that more than one unit uses."""
    owners: dict[str, list[Form]] = {}
    for form in forms:
        for site in sorted(set(form.tables.get("sites", pd.DataFrame(columns=["site"]))["site"]) - {""}):
            owners.setdefault(str(site), []).append(form)
    for site, users in sorted(owners.items()):
        for form in users if len(users) > 1 else []:
            told = {"units": ", ".join(user.cover.institution for user in users)}
            finding = Finding("collect.site_taken", Severity.ERROR, form.path.name, value=site, values=told)
            yield form.cover.institution, finding


def _answer(code: str, name: str, chosen: Sequence[Form], findings: tuple[Finding, ...]) -> Answer:
    file = next((form.path.name for form in chosen if form.cover.institution == code), "")
    count = Counter(finding.severity for finding in findings)
    state: State = "complete"
    if not file and not findings:
        state = "missing"
    elif count[Severity.ERROR]:
        state = "incomplete"
    elif count[Severity.WARNING]:
        state = "doubtful"
    return Answer(code, name, state, file, findings)


def _merged(base: Raw, forms: Sequence[Form]) -> Raw:
    """Return `base` with the rows of every unit that answered replaced by those of its form."""
    tables = dict(base)
    returned = {form.cover.institution for form in forms}
    had = complete("sites", base.get("sites", pd.DataFrame()))
    old_sites = set(had.loc[had["institution"].isin(returned), "site"])
    for name in FORM_NAMES:
        before = complete(name, base.get(name, pd.DataFrame()))
        gone = before["site"].isin(old_sites) if name in OF_SITE else before["institution"].isin(returned)
        known = before.set_index("institution") if name == "institutions" else None
        new = [_rows(name, form, known) for form in forms]
        tables[name] = pd.concat([before[~gone], *new], ignore_index=True)
    return tables


def _rows(name: str, form: Form, known: pd.DataFrame | None) -> pd.DataFrame:
    """Return the rows of one form, with basis and source; what no form asks stays as the province had it (`known`)."""
    code = form.cover.institution
    given = form.tables.get(name, pd.DataFrame())
    rows = complete(name, given)
    if name in OF_SITE:
        sites = complete("sites", form.tables.get("sites", pd.DataFrame()))
        rows = rows[rows["site"].isin(sites.loc[sites["institution"].isin({code, ""}), "site"])].copy()
    else:
        rows = rows[rows["institution"].isin({code, ""})].copy()
        rows["institution"] = code
    if known is not None:
        for column in rows.columns.difference(list(given.columns)):
            if column in known.columns:
                rows[column] = str(known.at[code, column])
    rows["source"] = source_of_unit(form.cover, form.path.name)
    basis = "official" if form.cover.document else "estimate"
    rows["basis"] = [text or basis for text in rows["basis"]]
    return rows
