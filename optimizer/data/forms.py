"""The five forms (Biểu 01–05) that an institution fills in: their tables and columns, and what the cover asks.

A form holds what a unit knows of itself. Who decides on it and whether it is counted is the province's to say; where a
row comes from is told once, on the cover, and becomes the source of every row of the unit.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from optimizer.data.cells import read_date
from optimizer.data.column import Column, Table
from optimizer.data.starter import Raw, complete
from optimizer.data.tables import BY_NAME
from optimizer.data.text import fold
from optimizer.wording import written_day

COVER = "BiaBieuMau"
"""Sheet with the unit's name, date of the figures, document and signatures."""
PROVINCE_SAYS = frozenset({"authority", "counted", "source"})
"""Columns that are on no form."""
FORM_NAMES = {
    "institutions": ("Bieu01_DonVi", "Biểu 01. Đơn vị"), "sites": ("Bieu02_DiaDiem", "Biểu 02. Địa điểm đào tạo"),
    "offers": ("Bieu03_NganhNghe", "Biểu 03. Ngành, nghề, quy mô tuyển sinh"),
    "staff": ("Bieu04_DoiNgu", "Biểu 04. Đội ngũ theo nhóm và năm nghỉ hưu"),
    "assets": ("Bieu05_TaiSan", "Biểu 05. Đất đai, tài sản"),
}  # fmt: skip
"""Table -> sheet and title of its form, in their order."""
REFERENCE = {"communes": ("commune", "name"), "programmes": ("programme", "name", "field", "level")}
"""Tables that a form shows for looking up codes, and their columns."""
OF_SITE = ("offers", "assets")
"""Forms whose rows belong to a site of the unit."""


@dataclass(frozen=True, slots=True)
class Cover:
    """What a unit says once for all its rows."""

    institution: str = ""
    name: str = ""
    as_of: str = ""
    """Date of the figures."""
    document: str = ""
    """Number of the unit's document."""
    document_date: str = ""
    prepared_by: str = ""
    phone: str = ""
    head: str = ""

    @property
    def blank(self) -> bool:
        """True where nobody has written on it: the form lies there as it was made."""
        return not any((self.document, self.document_date, self.prepared_by, self.head))


COVER_LABELS: Mapping[str, str] = {
    "institution": "Mã đơn vị", "name": "Tên đơn vị", "as_of": "Số liệu tính đến ngày",
    "document": "Số, ký hiệu văn bản", "document_date": "Ngày văn bản", "prepared_by": "Người lập biểu",
    "phone": "Điện thoại người lập biểu",
    "head": "Thủ trưởng đơn vị",
}  # fmt: skip
"""Field of `Cover` -> label on the sheet."""
LABEL_WORDS = {fold(label): name for name, label in COVER_LABELS.items()}


def typed_day(iso: str) -> str:
    """Return a date as it is typed here: 01/7/2026; what is no date stays."""
    found = read_date(iso)
    return written_day(found, "vi") if found else iso


def form_table(name: str) -> Table:
    """Return the table `name` as its form has it: sheet, title, columns."""
    table = BY_NAME[name]
    label, title = FORM_NAMES[name]
    return replace(table, label=label, meaning=title, columns=tuple(_asked(c) for c in table.columns if _on_form(c)))


def _on_form(column: Column) -> bool:
    return column.name not in PROVINCE_SAYS


def _asked(column: Column) -> Column:
    return replace(column, need="default") if column.name == "basis" else column


def reference_table(name: str) -> Table:
    """Return the table `name` as a form shows it for looking up codes."""
    table = BY_NAME[name]
    return replace(table, columns=tuple(table.by_name[column] for column in REFERENCE[name]), required=False)


FORM_TABLES: Mapping[str, Table] = {name: form_table(name) for name in FORM_NAMES}
SHEETS: dict[str, Table] = {
    fold(word): BY_NAME[name] for name, (label, _) in FORM_NAMES.items() for word in (label, BY_NAME[name].label)
}
"""Folded name of a form's sheet -> table, for reading."""


def rows_of(tables: Raw, institution: str) -> Raw:
    """Return the rows of `tables` that belong to `institution`: what its form starts from."""
    sites = complete("sites", tables.get("sites", pd.DataFrame()))
    own = set(sites.loc[sites["institution"] == institution, "site"])
    rows: Raw = {}
    for name in FORM_NAMES:
        frame = complete(name, tables.get(name, pd.DataFrame()))
        mine = frame["site"].isin(own) if name in OF_SITE else frame["institution"] == institution
        rows[name] = frame[mine].reset_index(drop=True)
    return rows
