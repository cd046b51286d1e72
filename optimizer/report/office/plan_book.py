"""`plan.xlsx`: all tables of a bundle that an office works on, one sheet a table."""

from optimizer.analysis.compare import proof_sentence
from optimizer.report import facts
from optimizer.report.content.summary import decisions
from optimizer.report.office import built_sheets, figure_sheets, plan_sheets, year_sheets
from optimizer.report.office.grid import Cell, Grid
from optimizer.report.office.names import Names, make
from optimizer.report.office.xlsx import workbook
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang, clean, say


def plan_book(bundle: Bundle, lang: Lang) -> bytes:
    """Return the workbook of `bundle`; equal bundles give equal bytes."""
    title = facts.title(bundle, lang)
    author = clean(bundle.province.get("issuer", ""))
    return workbook(grids(bundle, lang), title, author, bundle.province["as_of"], lang)


def grids(bundle: Bundle, lang: Lang) -> list[Grid]:
    """Return the sheets in order; without a plan: why there is none, and today's network."""
    names = Names(bundle, lang)
    draft, date = say("report.draft", lang), facts.as_of(bundle, lang)
    note = say("xls.note", lang, draft=draft, scenario=facts.title(bundle, lang), date=date)
    made = [figure_sheets.conflicts(names, note)] if bundle.plan is None else []
    if bundle.plan is not None:
        made += [plan_sheets.decided(names, bundle.plan, note), figure_sheets.before_after(names, note)]
    made += [plan_sheets.institutions(names, note), plan_sheets.sites(names, note), plan_sheets.staff(names, note)]
    made.append(plan_sheets.offers(names, note))
    if bundle.plan is not None:
        made += [plan_sheets.moves(names, note), plan_sheets.modules(names, note)]
        made += [built_sheets.transfers(names, note)] if len(bundle.plan.transfers) else []
        made += [built_sheets.beds(names, note)] if len(bundle.plan.beds) else []
        made.append(plan_sheets.buildings(names, note))
    made += [figure_sheets.communes(names, note), figure_sheets.demand(names, note)]
    made.append(figure_sheets.placements(names, note))
    if bundle.plan is not None:
        if len(bundle.years):
            made += [year_sheets.years(names, note), year_sheets.changes(names, note)]
        made += [figure_sheets.costs(names, note), figure_sheets.by_year(names, note), figure_sheets.rules(names, note)]
    made += [figure_sheets.findings(names, note), figure_sheets.estimates(names, note)]
    return [_summary(names, note, made), *made]


def _summary(names: Names, note: str, others: list[Grid]) -> Grid:
    """Return the first sheet: what is asked, what is decided, what is proven, which sheets follow."""
    bundle, lang = names.bundle, names.lang
    rows: list[tuple[Cell, ...]] = [
        (say("xls.plan_title", lang), facts.title(bundle, lang)),
        (say("xls.question", lang), facts.question(bundle, lang)),
    ]
    if bundle.plan is not None:
        rows += [
            (say("doc.col.decision", lang), text)
            for text in decisions(bundle.plan.institutions, lang, bundle.plan.sites)
        ]
    rows += [
        (say("xls.proof", lang), proof_sentence(bundle, lang)),
        (say("xls.share", lang), facts.estimate_remark(bundle, lang)),
    ]
    disclaimer = facts.disclaimer(bundle.province, lang)
    if disclaimer:
        rows.append((say("xls.disclaimer", lang), disclaimer))
    rows += [(say("xls.contents", lang), f"{grid.name}: {grid.title}") for grid in others]
    fields = (names.field("item", width=26), names.field("said", "long", 120))
    return make(names, "summary", fields, rows, note, keys=0)
