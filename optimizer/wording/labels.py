"""Labels shared by all stages: places in a table, units, severities."""

PHRASES: dict[str, tuple[str, str]] = {
    "place.row": ("dòng {row}", "row {row}"),
    "place.column": ("cột {column}", "column {column}"),
    "severity.error": ("Lỗi", "Error"),
    "severity.warning": ("Cảnh báo", "Warning"),
    "severity.note": ("Lưu ý", "Note"),
}
