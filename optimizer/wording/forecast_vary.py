"""Words of the command `vary`."""

PHRASES: dict[str, tuple[str, str]] = {
    "cli.help.vary": (
        "Giải lại một phương án với ba mức nhu cầu, không ưu tiên, và thêm một tỷ đồng cho từng lĩnh vực.",
        "Solve a scenario again under three demands, without its priority, and with one billion VND more per field.",
    ),
    "vary.stands": (
        "  {count}/{of} quyết định giữ nguyên ở cả ba mức nhu cầu.",
        "  {count} of {of} decisions stand under all three demands.",
    ),
    "vary.no_plan": (
        "  Có mức nhu cầu không có phương án nào: xem kết quả từng mức.",
        "  One of the demands has no plan: see the result of each.",
    ),
    "vary.priority": (
        "  Ưu tiên làm giảm tỷ lệ được đáp ứng của lĩnh vực: {fields}.",
        "  Priority lowers the share served of fields: {fields}.",
    ),
    "vary.none": ("không lĩnh vực nào", "none"),
    "vary.more": (
        "  Thêm một tỷ đồng cho lĩnh vực {field}: đặt hàng {learners} người, đáp ứng thêm {served}, chi phí {cost} triệu đồng/năm.",
        "  One billion VND more for field {field}: {learners} learners commissioned, {served} more served, cost {cost} million VND a year.",
    ),
    "analysis.field_unknown": ("Không có lĩnh vực đào tạo {value}.", "There is no field of training {value}."),
    "analysis.field_unknown.remedy": ("Dùng một trong các mã: {known}.", "Use one of the codes: {known}."),
}
