"""Marks of sources: what was printed from where, what came from nowhere, and nothing of it in the document."""

import pandas as pd
import pytest

from optimizer.report.content.tables import Shown, frame_table
from optimizer.report.document import Bullets, Column, Document, Letterhead, Paragraph, Table
from optimizer.report.trace import Printed, mark, say, settle


def test_a_marked_number_has_its_source_and_a_bare_one_is_an_orphan():
    """12 came from a cell, 7 from nowhere."""
    found = settle(f"Có {mark('12', 'units[CDN].posts')} người, 7 phòng")
    assert found.text == "Có 12 người, 7 phòng"
    assert found.printed == (Printed("12", "units[CDN].posts"),)
    assert found.orphans == ("7",)


def test_marks_may_stand_in_marks():
    """A sentence of a cell that quotes another cell: nothing in it is an orphan."""
    found = settle(mark(f"a 1 {mark('2', 'in')} 3", "out") + " 4")
    assert found.text == "a 1 2 3 4"
    assert found.printed == (Printed("2", "in"), Printed("a 1 2 3", "out"))
    assert found.orphans == ("4",)


@pytest.mark.parametrize("hostile", ["\ue000", "\ue001\ue002", "x\ue002y\ue000z", "\ue000a\ue001b"])
def test_the_letters_of_marks_in_a_users_text_do_no_harm(hostile):
    """They vanish; the text stays."""
    assert not set("\ue000\ue001\ue002") & set(settle(f"TT {hostile} 1").text)


def test_numbers_of_the_wording_itself_have_the_phrase_as_source():
    """The 30% of the remark is the phrase's, the share it quotes is an orphan unless it is marked."""
    assert settle(say("doc.remark.illustration", "vi", share="81%")).orphans == ("81%",)
    assert settle(say("doc.remark.illustration", "vi", share=mark("81%", "estimates[total].x"))).orphans == ()


def test_a_document_settles_every_text_in_every_depth():
    """Head, lists and cells: no mark is left, every source is kept."""
    head = Letterhead("A", "B", "", "C", "D", "", mark("1", "t"), (mark("2", "s"),))
    table = Table("", (Column("a"),), ((mark("3", "c"),), ("4",)))
    made = Document("vi", "T", "", "2025-06-30", "", "", head, (Paragraph(mark("5", "p")), Bullets(("6",)), table))
    assert [p.source for p in made.printed] == ["t", "s", "p", "c"]
    assert made.orphans == ("6", "4")
    assert "\ue000" not in str(made.plain())


def test_a_table_made_from_a_frame_has_no_orphan():
    """Running numbers, names and figures all carry their source; a missing figure is a dash."""
    frame = pd.DataFrame({"places": [12.0, float("nan")]}, index=pd.Index(["TT1", "TT2"], name="institution"))
    table = frame_table("diagnosis", frame, (Shown("places", "places"),), "vi", ("unit", {"TT1": "Trung tâm 1"}))
    made = Document("vi", "T", "", "2025-06-30", "", "", Letterhead("", "", "", "", "", "", "", ()), (table,))
    assert made.orphans == ()
    assert Printed("12", "diagnosis[TT1].places") in made.printed
    [kept] = made.blocks
    assert isinstance(kept, Table)
    assert kept.rows == (("1", "Trung tâm 1", "12"), ("2", "TT2", "–"))
