"""What was decided for buildings set free, in the report and in the workbook."""

from dataclasses import replace

import pytest

from optimizer.data.codes import FreedUse
from optimizer.report.content import consequences
from optimizer.report.document import Table
from optimizer.report.office.names import Names
from optimizer.report.office.plan_sheets import buildings
from optimizer.report.trace import unmarked
from optimizer.wording import LANGUAGES, say
from tests.report import mapped


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("use", FreedUse)
def test_the_decided_fate_of_a_building_is_printed_in_words(use, lang):
    """Each fate has its words in report and workbook; the note says how long the upkeep is paid."""
    run = mapped.bundle()
    made = replace(run, buildings=run.buildings.assign(fate=str(use)))
    table = next(b for b in consequences.buildings(made, lang, "I. X") if isinstance(b, Table))
    words = say(f"building.{use}", lang)
    assert [unmarked(cell) for cell in table.rows[0]][2:5] == ["1.234" if lang == "vi" else "1,234", "567", words]
    assert unmarked(table.notes[0]) == say("doc.buildings.upkeep", lang)
    sheet = buildings(Names(made, lang), "x")
    fate = [field.key for field in sheet.fields].index("fate")
    assert [row[fate] for row in sheet.rows] == [words]
