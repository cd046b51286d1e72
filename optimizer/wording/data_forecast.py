"""Sentences of the stage `data` on the tables of the forecast."""

PHRASES: dict[str, tuple[str, str]] = {
    "data.range_order": (
        "Ba mức không theo thứ tự: thấp {low}, cơ sở {value}, cao {high}.",
        "The three values are not in order: low {low}, base {value}, high {high}.",
    ),
    "data.range_order.remedy": (
        "Sửa để thấp ≤ cơ sở ≤ cao.",
        "Correct them so that low ≤ base ≤ high.",
    ),
    "data.crosswalk_sum": (
        "Tỷ trọng các lĩnh vực của ngành {sector} cộng lại bằng {total}, không bằng 1.",
        "The shares of fields in section {sector} add up to {total}, not to 1.",
    ),
    "data.crosswalk_sum.remedy": (
        "Sửa các dòng của ngành này để cộng lại bằng 1.",
        "Correct the rows of this section so that they add up to 1.",
    ),
    "data.levels_over_100": (
        "Tỷ lệ các trình độ của ngành {sector} cộng lại bằng {total} %, quá 100 %.",
        "The shares of levels in section {sector} add up to {total} %, above 100 %.",
    ),
    "data.levels_over_100.remedy": (
        "Mỗi lao động chỉ tính ở trình độ cao nhất; sửa để tổng không quá 100 %.",
        "A worker counts at the highest level only; correct the shares so that they do not pass 100 %.",
    ),
    "data.total_apart": (
        "Tổng đã cho {value} khác tổng các phần cộng lại {parts} quá 1 %.",
        "The total given, {value}, is more than 1 % away from the sum of its parts, {parts}.",
    ),
    "data.total_apart.remedy": (
        "Kiểm tra hai nguồn; nếu để vậy, các phần được nhân để khớp tổng.",
        "Check both sources; if left so, the parts are scaled to the total.",
    ),
    "data.missing_years": (
        "Thiếu năm giữa dãy ({years}); {count} dòng thuộc các dãy này.",
        "Years are missing inside series ({years}); {count} rows belong to these series.",
    ),
    "data.missing_years.remedy": (
        "Bổ sung nếu có; nếu không, năm thiếu được nội suy theo đường thẳng và không tính là quan sát.",
        "Add them if known; else they are interpolated along a straight line and not counted as observed.",
    ),
    "data.demand_to_forecast": (
        "Chưa có bảng nhu cầu, nhưng có số liệu để dự báo.",
        "There is no table of demand, but there are figures to forecast it from.",
    ),
    "data.demand_to_forecast.remedy": (
        "Chạy vetnet forecast với --write để lập bảng nhu cầu trước khi chạy phương án.",
        "Run vetnet forecast with --write to make it before a scenario is run.",
    ),
    "data.single_year": (
        "Chỉ có một năm tuyển sinh ({year}): không tính được xu thế, không kiểm tra hồi cứu được.",
        "There is a single year of enrolments ({year}): no trend and no back-cast is possible.",
    ),
    "data.single_year.remedy": (
        "Thêm các năm trước, tốt nhất từ năm năm.",
        "Add earlier years, best of all five or more.",
    ),
}
