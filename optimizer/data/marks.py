"""Columns that every table of figures carries: what a row rests on, where it comes from, a remark."""

from optimizer.data.codes import Basis
from optimizer.data.column import Column

BASIS = Column("basis", "Cơ sở số liệu", "choice", "Số liệu chính thức, báo chí hay ước tính",
          "Whether the row is official, press or an estimate", need="required", choices=Basis)  # fmt: skip
SOURCE = Column("source", "Nguồn", "text", "Văn bản, trang tin hoặc công thức ước tính",
           "Document, page or formula the row comes from", need="required")  # fmt: skip
NOTE = Column("note", "Ghi chú", "text", "Ghi chú", "Remark", need="default")
