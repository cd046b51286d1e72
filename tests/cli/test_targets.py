"""Where workbooks and folders are written: endings that no folder has, files in the way, names said once."""

from pathlib import Path

import pytest

from tests.cli.calls import call, province

ASKED = (
    ("new", "19", "TARGET"), ("new", "19", "TARGET", "--format", "csv"),
    ("new", "19", "TARGET", "--per-institution", "--example"), ("convert", "DATA", "TARGET"),
    ("collect", "FORMS", "--out", "TARGET"),
)  # fmt: skip


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the tiny province as a folder."""
    return province(tmp_path_factory.mktemp("bảng"))


def asked(command: tuple[str, ...], target: Path, tables: Path, tmp_path: Path) -> list[str]:
    """Return the arguments of `command` with its paths filled in."""
    forms = tmp_path / "biểu mẫu"
    if "FORMS" in command and not forms.exists():
        forms.mkdir()
        call("convert", tables, forms / "tong-hop.xlsx")
    return [{"TARGET": str(target), "DATA": str(tables), "FORMS": str(forms)}.get(word, word) for word in command]


@pytest.mark.parametrize("command", ASKED, ids=" ".join)
def test_the_ending_of_another_kind_of_file_is_no_folder(
    command: tuple[str, ...], tables: Path, tmp_path: Path
) -> None:
    """Exit 2 and a sentence; nothing is made of that name."""
    target = tmp_path / "q.docx"
    said = call(*asked(command, target, tables, tmp_path))
    assert said.code == 2
    assert "q.docx: .docx là đuôi của tệp" in said.err
    assert not target.exists()


@pytest.mark.parametrize("command", ASKED, ids=" ".join)
def test_a_file_in_the_way_is_named(command: tuple[str, ...], tables: Path, tmp_path: Path) -> None:
    """A path below an ordinary file: exit 2, the file is named as what it is, and stays."""
    plain = tmp_path / "ghi chú.txt"
    plain.write_text("x", encoding="utf-8")
    said = call(*asked(command, plain / "a", tables, tmp_path))
    assert said.code == 2
    assert f"{plain} là tệp, không phải thư mục" in said.err
    assert plain.read_text(encoding="utf-8") == "x"


def test_a_workbook_below_a_file_and_an_empty_name(tables: Path, tmp_path: Path) -> None:
    """The same for workbooks; an empty name is not the folder one stands in."""
    plain = tmp_path / "a.txt"
    plain.write_text("x", encoding="utf-8")
    for command in (("new", "19"), ("convert", tables)):
        assert f"{plain} là tệp" in call(*command, plain / "b.xlsx").err
        assert "Đường dẫn để trống" in call(*command, " ").err


def test_a_folder_may_have_a_point_or_an_ending_if_it_is_there(tables: Path, tmp_path: Path) -> None:
    """``số liệu 1.7.2026`` is a folder, and so is a ``q.docx`` that exists."""
    (tmp_path / "q.docx").mkdir()
    for name in ("số liệu 1.7.2026", "q.docx"):
        assert call("convert", tables, tmp_path / name).code == 0
        assert (tmp_path / name / "communes.csv").is_file()


def test_a_sentence_names_its_file_once(tables: Path, tmp_path: Path) -> None:
    """A file among the forms that is none, and a damaged one."""
    forms = tmp_path / "biểu"
    forms.mkdir()
    call("convert", tables, forms / "tong-hop.xlsx")
    call("convert", tables, forms / "khác.xlsx")
    (forms / "hỏng.xlsx").write_bytes(b"PK\3\4")
    lines = call("collect", forms).all.splitlines()
    for name in ("khác.xlsx", "hỏng.xlsx"):
        assert [line.count(name) for line in lines if name in line] == [1]
