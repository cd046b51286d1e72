"""Forms for every unit, and what came back: who is missing, what contradicts, and where each row comes from."""

from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from optimizer.data.book.form import file_name, write_forms
from optimizer.data.book.reminder import write_reminder
from optimizer.data.collect import Collected, collect
from optimizer.data.example import example_tables
from optimizer.data.forms import COVER, COVER_LABELS, FORM_TABLES, PROVINCE_SAYS
from optimizer.data.gazetteer import find_province
from optimizer.data.read import province_of
from optimizer.data.starter import Raw
from optimizer.data.tables import BY_NAME
from optimizer.errors import Severity
from tests.cli.calls import call

SIGNED = {"document": "12/BC", "document_date": "15/9/2026", "head": "Đã ký", "prepared_by": "Đã ký"}
CELLS = {label: f"B{row}" for row, label in enumerate(COVER_LABELS.values(), start=6)}


@pytest.fixture(scope="module")
def base() -> Raw:
    """The example's tables, of which the forms are made: few communes, so that the tests are quick."""
    tables = example_tables(find_province("Thái Nguyên"))
    communes = tables["communes"]
    some = communes["commune"].isin(tables["sites"]["commune"]) | ~communes["area"].duplicated()
    return tables | {"communes": communes[some].reset_index(drop=True)}


def sent(
    folder: Path, base: Raw, code: str, changes: dict[tuple[str, str], object] | None = None, **cover: str
) -> Path:
    """Make the form of one unit in `folder`, signed, with `changes` of cells (sheet, address) -> value."""
    one = base | {"institutions": base["institutions"][base["institutions"]["institution"] == code]}
    (path,) = write_forms(one, folder)
    book = openpyxl.load_workbook(path)
    for name, text in (SIGNED | cover).items():
        book[COVER][CELLS[COVER_LABELS[name]]] = text
    for (sheet, address), value in (changes or {}).items():
        book[sheet][address] = value
    book.save(path)
    return path


def place(table: str, column: str, row: int) -> tuple[str, str]:
    """Return sheet and address of a cell of a form; `row` counts records from 1."""
    form = FORM_TABLES[table]
    letter = openpyxl.utils.get_column_letter([c.name for c in form.columns].index(column) + 1)
    return form.label, f"{letter}{row + 3}"


def ids(done: Collected, code: str) -> set[str]:
    """Return the ids of what is said of one unit, notes apart."""
    answer = next(answer for answer in done.answers if answer.institution == code)
    return {finding.id for finding in answer.findings if finding.severity is not Severity.NOTE}


def state(done: Collected, code: str) -> str:
    """Return where one unit stands."""
    return next(answer.state for answer in done.answers if answer.institution == code)


def test_forms_ask_all_columns_but_those_the_province_says() -> None:
    """Five forms; who decides, whether it counts and the source are on none."""
    assert [form.label[:6] for form in FORM_TABLES.values()] == ["Bieu01", "Bieu02", "Bieu03", "Bieu04", "Bieu05"]
    for name, form in FORM_TABLES.items():
        asked = {column.name for column in form.columns}
        assert asked == {column.name for column in BY_NAME[name].columns} - PROVINCE_SAYS


def test_a_signed_form_without_change_gives_the_rows_back_with_the_document_as_source(
    base: Raw, tmp_path: Path
) -> None:
    """Figures are the same; basis and source are the document's; columns of the province stay; other units stay."""
    path = sent(tmp_path, base, "VDTC")
    done = collect(tmp_path, base)
    assert ids(done, "VDTC") == set()
    assert state(done, "VDTC") == "complete"
    assert state(done, "VDCD") == "missing"
    units = done.tables["institutions"].set_index("institution")
    assert (
        units.at["VDTC", "source"]
        == "Văn bản số 12/BC của Trường Trung cấp Ví dụ ngày 15/9/2026, số liệu đến 01/9/2026"
    )
    same = [column for column in units.columns if column not in {"basis", "source"}]
    before = base["institutions"].set_index("institution")
    assert units.loc["VDTC", same].to_dict() == before.loc["VDTC", same].to_dict()
    assert units.drop("VDTC").to_dict() == before.drop("VDTC").to_dict()
    for table in ("sites", "offers"):
        assert len(done.tables[table]) == len(base[table])
        assert done.tables[table]["source"].str.startswith("Văn bản số 12/BC").sum() == len(
            base[table][base[table]["site"].str.startswith("VDTC")]
        )
    assert province_of(done.tables).institutions.at["VDTC", "basis"] == "estimate"
    assert path.name == "VDTC_truong-trung-cap-vi-du.xlsx"


def test_an_untouched_form_counts_as_not_sent(base: Raw, tmp_path: Path) -> None:
    """The forms lie in the folder where the answers are put; only a cover that someone wrote on is an answer."""
    write_forms(base, tmp_path)
    done = collect(tmp_path, base)
    assert {answer.state for answer in done.answers} == {"missing"}
    assert {finding.id for finding in done.findings} == {"collect.blank"}


CONTRADICTIONS = {
    "posts_sites": ({place("institutions", "posts", 1): 999}, {}, "data.posts_sites"),
    "differs": ({place("institutions", "revenue_mvnd", 1): 1}, {}, "collect.differs"),
    "target": ({place("offers", "target", 1): 1}, {}, "data.target_sum"),
    "as_of": ({}, {"as_of": "30/6/2025"}, "collect.as_of"),
    "no document": ({}, {"document": ""}, "collect.cover_empty"),
    "bad date": ({}, {"document_date": "ngày kia"}, "collect.cover_date"),
    "other unit": ({place("sites", "institution", 1): "VDCD"}, {}, "collect.other_unit"),
    "unknown site": ({place("offers", "site", 1): "KHAC-9"}, {}, "data.unknown_code"),
    "unknown commune": ({place("sites", "commune", 1): "99999"}, {}, "data.unknown_code"),
    "no number": ({place("sites", "rooms", 1): "nhiều"}, {}, "data.not_int"),
    "staff": (
        {place("staff", "institution", 1): "VDTC", place("staff", "group", 1): "heads",
         place("staff", "retires", 1): 2030, place("staff", "persons", 1): 1}, {}, "data.posts_staff",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_what_contradicts_is_told_with_file_and_cell(name: str, base: Raw, tmp_path: Path) -> None:
    """One corruption of a signed form each."""
    changes, cover, expected = CONTRADICTIONS[name]
    path = sent(tmp_path, base, "VDTC", changes, **cover)
    done = collect(tmp_path, base)
    found = [finding for finding in done.findings if finding.id.startswith(expected)]
    assert found, ids(done, "VDTC")
    assert found[0].table.startswith(path.name)
    assert state(done, "VDTC") in {"doubtful", "incomplete"}


def test_rows_of_another_unit_never_reach_the_merged_tables(base: Raw, tmp_path: Path) -> None:
    """A site that the form gives to another unit, and its offers, are left out."""
    sent(tmp_path, base, "VDTC", {place("sites", "institution", 1): "VDCD"})
    done = collect(tmp_path, base)
    assert "VDTC-1" not in set(done.tables["sites"]["site"])
    assert not done.tables["offers"]["site"].eq("VDTC-1").any()


def test_of_two_files_the_later_document_is_used_and_a_tie_uses_none(base: Raw, tmp_path: Path) -> None:
    """Two answers of one unit."""
    first = sent(tmp_path, base, "VDTC", document="1/BC", document_date="1/9/2026")
    first = first.rename(tmp_path / "ban dau.xlsx")
    sent(tmp_path, base, "VDTC", document="2/BC", document_date="2/9/2026")
    done = collect(tmp_path, base)
    assert "collect.twice_newest" in ids(done, "VDTC")
    units = done.tables["institutions"].set_index("institution")
    assert "2/BC" in units.at["VDTC", "source"]
    sent(tmp_path, base, "VDTC", document="3/BC", document_date="1/9/2026")
    done = collect(tmp_path, base)
    assert ids(done, "VDTC") == {"collect.twice"}
    units = done.tables["institutions"].set_index("institution")
    assert units.at["VDTC", "source"] == base["institutions"].set_index("institution").at["VDTC", "source"]


def test_one_site_code_in_two_forms_is_an_error_of_both(base: Raw, tmp_path: Path) -> None:
    """VDCD calls its second site as VDTC its only one."""
    sent(tmp_path, base, "VDTC")
    sent(tmp_path, base, "VDCD", {place("sites", "site", 2): "VDTC-1"})
    done = collect(tmp_path, base)
    assert "collect.site_taken" in ids(done, "VDTC") & ids(done, "VDCD")


def test_strange_and_broken_files_are_told(base: Raw, tmp_path: Path) -> None:
    """A workbook that is no form, a damaged one, a form of a unit nobody knows."""
    openpyxl.Workbook().save(tmp_path / "khac.xlsx")
    (tmp_path / "hong.xlsx").write_bytes(b"PK\x03\x04 hong")
    sent(tmp_path, base, "VDTC", institution="LA")
    found = {(finding.id, finding.table) for finding in collect(tmp_path, base).findings}
    assert ("collect.no_form", "khac.xlsx") in found
    assert ("data.bad_workbook", "hong.xlsx") in found
    assert ("collect.unknown_unit", "VDTC_truong-trung-cap-vi-du.xlsx") in found


def test_a_file_name_has_no_letters_a_mail_system_would_change() -> None:
    """Accents, spaces, slashes."""
    assert file_name("A/1", "Trường Cao đẳng Văn hóa - Nghệ thuật") == "A-1_truong-cao-dang-van-hoa-nghe-thuat.xlsx"


def test_the_commands_go_from_forms_to_checked_tables(base: Raw, tmp_path: Path) -> None:
    """Forms, one unit answers, collect, check; a path with spaces and accents."""
    folder = tmp_path / "biểu mẫu 2026"
    assert call("new", "Thái Nguyên", folder, "--per-institution").code == 2
    assert call("new", "Thái Nguyên", folder, "--example", "--per-institution").code == 0
    sent(folder, base, "VDTC")
    said = call("collect", folder)
    assert said.code == 0, said.err
    assert "1/8 đơn vị đã nộp" in said.out
    assert "Chưa nộp: Trường Cao đẳng Ví dụ;" in said.out
    assert call("collect", folder).code == 2
    assert call("collect", folder, "--force").code == 0
    merged = folder / "ket-qua" / "so-lieu.xlsx"
    assert call("check", merged).code == 0
    rows = openpyxl.load_workbook(folder / "ket-qua" / "don-doc.xlsx")["DonDoc"]
    assert [rows.cell(row, 4).value for row in range(7, 15)] == ["Chưa nộp"] * 7 + [None]
    assert call("new", "Thái Nguyên", tmp_path / "lai", "--per-institution", merged).code == 0


def test_the_reminder_list_names_what_is_asked(base: Raw, tmp_path: Path) -> None:
    """Missing units first; a unit that must correct something reads the sentence of the finding."""
    sent(tmp_path, base, "VDTC", {place("sites", "rooms", 1): "nhiều"})
    done = collect(tmp_path, base)
    assert write_reminder(done.answers, "Tỉnh Thử", tmp_path / "r.xlsx", "vi") == len(base["institutions"])
    sheet = openpyxl.load_workbook(tmp_path / "r.xlsx")["DonDoc"]
    texts = pd.Series([str(sheet.cell(row, 6).value) for row in range(7, 15)])
    assert texts.str.contains("nhiều").sum() == 1
    assert texts.iloc[0] == "Nộp Biểu 01–05 kèm văn bản có ký, đóng dấu."
