"""Words on the pictures of a forecast and in its chapter of the scenario report."""

PHRASES: dict[str, tuple[str, str]] = {
    "report.forecast.over_time": (
        "Nhu cầu đào tạo theo lĩnh vực, mọi trình độ",
        "Training demand by field, all levels",
    ),
    "report.forecast.places": ("quy mô tuyển sinh hiện có", "places offered today"),
    "report.forecast.gaps": (
        "Cân đối nhu cầu và quy mô tuyển sinh theo lĩnh vực, năm {year}",
        "Demand and places by field, {year}",
    ),
    "report.forecast.lacking": ("thiếu {count}", "{count} lacking"),
    "report.forecast.spare": ("thừa {count}", "{count} spare"),
    "report.forecast.map": ("Nhu cầu đào tạo theo xã, phường, năm {year}", "Training demand by commune, {year}"),
    "report.forecast.class_first": ("dưới {high}", "under {high}"),
    "report.forecast.class": ("{low} đến dưới {high}", "{low} to {high}"),
    "report.forecast.class_last": ("từ {low}", "{low} and more"),
    "report.forecast.labels": (
        "Số trong ô: người tuyển mới/năm, phương án cơ sở.",
        "Numbers: entrants a year, base variant.",
    ),
    "doc.section.forecast": ("Dự báo nhu cầu đào tạo", "Forecast of training demand"),
    "doc.forecast.intro": (
        "Nhu cầu là kết quả dự báo theo ba mức thấp, cơ sở, cao từ nhu cầu lao động của các ngành, số học sinh tốt nghiệp và xu thế tuyển sinh, "
        "đối chiếu với chỉ tiêu đã giao. Phương án này dùng mức {variant}.",
        "Demand is a forecast in three variants (low, base, high) from the labour that the sections need, school leavers and the trend of "
        "enrolments, held against the targets assigned. This scenario uses the variant: {variant}.",
    ),
    "doc.forecast.variant.low": ("thấp", "low"),
    "doc.forecast.variant.base": ("cơ sở", "base"),
    "doc.forecast.variant.high": ("cao", "high"),
    "doc.forecast.levels": (
        "Nhu cầu theo trình độ, năm {year} (người tuyển mới/năm)",
        "Demand by level, {year} (entrants a year)",
    ),
    "doc.forecast.fields": (
        "Nhu cầu và quy mô tuyển sinh hiện có theo lĩnh vực, năm {year} (người/năm)",
        "Demand and places offered today by field, {year} (persons a year)",
    ),
    "doc.forecast.gap_note": (
        "Chênh lệch là nhu cầu cơ sở trừ quy mô; số dương là thiếu. Không kể đào tạo lái xe.",
        "Difference: base demand less places; positive means lacking. Driving is left out.",
    ),
    "doc.forecast.orders": ("Dự kiến đặt hàng đào tạo, năm {year}", "Training to be commissioned, {year}"),
    "doc.forecast.orders_note": (
        "Kinh phí là số người nhân đơn giá của một khóa hoặc của năm học đầu; ngành chưa có đơn giá không nêu. Dấu * là ngành ưu tiên.",
        "Amount: persons times the price of a course or of the first school year; programmes without a price are left out. * marks a "
        "priority programme.",
    ),
    "doc.forecast.map_levels": (
        "Nhu cầu theo trình độ qua các năm, có khoảng thấp – cao",
        "Demand by level over the years with its range",
    ),
    "doc.forecast.map_fields": (
        "Nhu cầu theo lĩnh vực qua các năm, có khoảng thấp – cao",
        "Demand by field over the years with its range",
    ),
    "doc.forecast.map_gap": ("Cân đối nhu cầu và quy mô theo lĩnh vực", "Demand and places by field"),
    "doc.forecast.map_map": ("Nhu cầu theo xã, phường trên sơ đồ", "Demand by commune on a schematic map"),
    "doc.col.variant_low": ("Thấp", "Low"),
    "doc.col.variant_base": ("Cơ sở", "Base"),
    "doc.col.variant_high": ("Cao", "High"),
    "doc.col.assigned": ("Chỉ tiêu", "Target"),
    "doc.col.level_name": ("Trình độ", "Level"),
    "doc.col.field_name": ("Lĩnh vực", "Field"),
    "doc.col.places_today": ("Quy mô", "Places"),
    "doc.col.apart": ("Chênh lệch", "Difference"),
    "doc.col.occupation": ("Ngành", "Programme"),
    "doc.col.persons": ("Người học", "Learners"),
    "doc.col.unit_price": ("Đơn giá (triệu đồng)", "Price (million VND)"),
    "doc.col.amount": ("Kinh phí (triệu đồng)", "Amount (million VND)"),
    "doc.col.funding": ("Nguồn", "Funding"),
    "doc.col.legal": ("Căn cứ", "Legal basis"),
}
