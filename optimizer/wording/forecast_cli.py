"""Help of the command `forecast`, and words on its pictures."""

PHRASES: dict[str, tuple[str, str]] = {
    "cli.help.forecast": (
        "Dự báo nhu cầu đào tạo theo xã, nhóm ngành và năm, ba mức thấp, cơ sở, cao.",
        "Forecast training demand by commune, programme and year in three variants.",
    ),
    "cli.help.forecast_to": ("năm cuối (mặc định {year})", "last year (default {year})"),
    "cli.help.forecast_trace": (
        "chỉ in cách ra một ô: mã lĩnh vực, mã trình độ, mã xã",
        "only print how one cell came about: codes of field, level, commune",
    ),
    "cli.help.forecast_write": (
        "ghi kết quả thành bảng nhu cầu của DATA (thay bảng cũ)",
        "write the result as the table of demand of DATA (replaces it)",
    ),
    "cli.usage.year": ("{value} không phải là năm.", "{value} is not a year."),
    "report.forecast.levels": ("Nhu cầu đào tạo theo trình độ", "Training demand by level"),
    "report.forecast.entrants": ("người tuyển mới/năm", "entrants a year"),
    "report.forecast.range": ("khoảng thấp – cao", "range low–high"),
    "report.forecast.base": ("cơ sở", "base"),
    "report.forecast.past": ("đã tuyển", "enrolled"),
    "report.forecast.target": ("chỉ tiêu", "target"),
    "report.forecast.draft": (
        "DỰ THẢO. Dự báo từ số liệu của tỉnh; phần lớn là ước tính khi nguồn ghi như vậy.",
        "DRAFT. Forecast from the province's tables; estimates where the source says so.",
    ),
}
