"""Sentences on a plan in a later year: what was planned, what is found, why a figure is missing."""

PHRASES: dict[str, tuple[str, str]] = {
    "cli.help.annual": (
        "báo cáo năm: số liệu thực tế đối chiếu với phương án đã chọn",
        "the report of a year: its tables beside the plan chosen",
    ),
    "cli.help.annual_data": (
        "thư mục CSV hoặc tệp Excel của tỉnh trong năm báo cáo",
        "CSV folder or workbook of the province in that year",
    ),
    "cli.help.annual_plan": (
        "thư mục kết quả đã lưu của phương án đã chọn",
        "folder of the saved result of the plan chosen",
    ),
    "cli.help.annual_year": ("năm báo cáo, ví dụ 2027", "year of the report, for example 2027"),
    "cli.help.annual_last": (
        "bảng số liệu cùng ngày của năm trước, để điền cột so cùng kỳ",
        "tables of the same day a year earlier, for the column that compares with it",
    ),
    "cli.help.annual_out": (
        "thư mục ghi báo cáo (mặc định: annual-<năm>, trong thư mục kết quả)",
        "folder for the report (default: annual-<year>, in the folder of the result)",
    ),
    "annual.told": (
        "Việc của phương án: {changes}. Đã xong {done}, chậm {late}, khác phương án {deviating}, chưa đến hạn {not_due}, chưa đủ số liệu {unknown}.",
        "Changes of the plan: {changes}. Done {done}, late {late}, deviating {deviating}, not yet due {not_due}, not known {unknown}.",
    ),
    "annual.hint_last": (
        "Cột so cùng kỳ còn trống: thêm --last-year và bảng số liệu ngày {day} để điền.",
        "The column that compares with last year is empty: add --last-year with the tables of {day}.",
    ),
    "annual.no_plan": (
        "Kết quả trong {path} không có phương án nên không đối chiếu được. Hãy chọn kết quả có phương án.",
        "The result in {path} has no plan to compare with. Choose one that has.",
    ),
    "annual.other_province": (
        "Số liệu của {data} nhưng phương án hoặc số liệu đối chiếu của {plan}. Hãy chọn phương án và số liệu của cùng một tỉnh.",
        "The tables are of {data}, what they are compared with is of {plan}. Choose plan and tables of one province.",
    ),
    "annual.before_plan": (
        "Năm {year} (số liệu ngày {day}) trước số liệu lập phương án (ngày {made}) nên chưa có gì để đối chiếu.",
        "The year {year} (tables of {day}) lies before the tables of the plan ({made}): there is nothing to compare yet.",
    ),
    "annual.other_year": (
        "Báo cáo năm {year} nhưng số liệu là của ngày {day}. Sửa --year, hoặc mục as_of của bảng 0_Tinh.",
        "The report is of {year}, the tables are of {day}. Correct --year, or as_of in the table province.",
    ),
    "annual.not_same_day": (
        "Số liệu năm trước phải là của ngày {wanted} để so cùng kỳ, nhưng là của ngày {found}.",
        "Last year's tables must be of {wanted} to be compared, but are of {found}.",
    ),
    "annual.planned.none": ("Không có trong phương án", "Not in the plan"),
    "annual.planned.merge": ("Sáp nhập vào {host}", "Merges into {host}"),
    "annual.planned.leave": ("Giải thể, chuyển giao", "Leaves the network"),
    "annual.planned.convert": ("Chuyển đổi thành {kind}", "Becomes: {kind}"),
    "annual.planned.keep": ("Tiếp tục hoạt động ({kind})", "Stays ({kind})"),
    "annual.planned.rename": ("Đổi tên thành {name}", "Is renamed {name}"),
    "annual.planned.site_close": ("Ngừng hoạt động", "Closes"),
    "annual.planned.site_move": ("Giao cho {owner}", "Goes to {owner}"),
    "annual.planned.site_open": ("Mở mới, thuộc {owner}", "Opens under {owner}"),
    "annual.planned.site_keep": ("Giữ tại {owner}", "Stays with {owner}"),
    "annual.planned.programme_new": ("Mở mới, {places} chỗ/năm", "Opens, {places} places a year"),
    "annual.planned.programme_end": ("Chấm dứt", "Ends"),
    "annual.planned.programme_keep": ("Tiếp tục đào tạo, {places} chỗ/năm", "Goes on, {places} places a year"),
    "annual.planned.places": (
        "{places} chỗ/năm (khi lập phương án: {before})",
        "{places} places a year (before: {before})",
    ),
    "annual.planned.mobile": ("Lớp lưu động: {places} chỗ/năm", "Mobile classes: {places} places a year"),
    "annual.planned.workshops": ("Đầu tư thêm {more} mô-đun xưởng", "{more} more workshop modules"),
    "annual.planned.leaders": ("{heads} cấp trưởng, {deputies} cấp phó", "Heads: {heads}, deputies: {deputies}"),
    "annual.planned.posts": ("Từ {start} người về {goal} người", "From {start} posts to {goal}"),
    "annual.actual.there": ("Đơn vị vẫn hoạt động như cũ", "The unit is still there as it was"),
    "annual.actual.there_changed": (
        "Đơn vị vẫn hoạt động, đã đổi loại hình",
        "The unit is still there, of another type",
    ),
    "annual.actual.merged": ("Địa điểm đã thuộc {host}", "Its sites belong to {host}"),
    "annual.actual.gone": ("Không còn trong bảng đơn vị", "No longer in the table of institutions"),
    "annual.actual.gone_no_host": (
        "Không còn trong bảng đơn vị; đơn vị tiếp nhận theo phương án cũng không có",
        "No longer in the table of institutions, nor is the host that the plan names",
    ),
    "annual.actual.kept": ("Đang hoạt động", "At work"),
    "annual.actual.type": ("Loại hình: {kind}", "Type: {kind}"),
    "annual.actual.extra_unit": ("Có trong bảng đơn vị", "Stands in the table of institutions"),
    "annual.actual.extra_site": ("Có trong bảng địa điểm", "Stands in the table of sites"),
    "annual.actual.name": ("Tên: {name}", "Name: {name}"),
    "annual.actual.site_used": ("Còn ngành, nghề được cấp phép hoặc đang đào tạo", "Still licensed or teaching"),
    "annual.actual.site_unused": ("Không còn đào tạo", "No longer teaching"),
    "annual.actual.site_gone": ("Không còn trong bảng địa điểm", "No longer in the table of sites"),
    "annual.actual.not_open": ("Chưa có trong bảng địa điểm đang hoạt động", "Not among the sites that exist"),
    "annual.actual.owner": ("Thuộc {owner}", "Belongs to {owner}"),
    "annual.actual.taught": (
        "Quy mô {places} chỗ/năm, tuyển {entrants} người",
        "{places} places a year, {entrants} entrants",
    ),
    "annual.actual.not_taught": ("Không có trong bảng ngành, nghề", "Not in the table of offers"),
    "annual.actual.places": ("{places} chỗ/năm", "{places} places a year"),
    "annual.actual.workshops": ("{now} xưởng (khi lập phương án: {before})", "{now} workshops (before: {before})"),
    "annual.actual.workshops_unknown": (
        "Chưa có số xưởng ({before}; {now})",
        "Number of workshops not known ({before}; {now})",
    ),
    "annual.actual.leaders": ("{heads} cấp trưởng, {deputies} cấp phó", "Heads: {heads}, deputies: {deputies}"),
    "annual.actual.leaders_waiting": (
        "{heads} cấp trưởng, {deputies} cấp phó; chưa tiếp nhận xong đơn vị sáp nhập",
        "Heads: {heads}, deputies: {deputies}; units still to be taken in",
    ),
    "annual.actual.posts": (
        "{now} người, kể cả đơn vị chưa sáp nhập",
        "{now} posts, units still to be taken in included",
    ),
    "annual.basis.cut_2025": ("Quyết định 73/QĐ-TTg ngày 10/02/2023", "Quyết định 73/QĐ-TTg ngày 10/02/2023"),
    "annual.basis.cut_2030": ("Quyết định 73/QĐ-TTg ngày 10/02/2023", "Quyết định 73/QĐ-TTg ngày 10/02/2023"),
    "annual.basis.cut_tc_2030": ("Quyết định 73/QĐ-TTg ngày 10/02/2023", "Quyết định 73/QĐ-TTg ngày 10/02/2023"),
    "annual.basis.counted_schools": (
        "Kế hoạch 130/KH-BCĐTKNQ18 ngày 21/9/2025",
        "Kế hoạch 130/KH-BCĐTKNQ18 ngày 21/9/2025",
    ),
    "annual.basis.small_units": ("Nghị định 120/2020/NĐ-CP Điều 5", "Nghị định 120/2020/NĐ-CP Điều 5"),
    "annual.basis.standard": ("Nghị quyết 71-NQ/TW ngày 22/8/2025", "Nghị quyết 71-NQ/TW ngày 22/8/2025"),
    "annual.basis.modern": ("Nghị quyết 71-NQ/TW ngày 22/8/2025", "Nghị quyết 71-NQ/TW ngày 22/8/2025"),
    "annual.basis.leavers": (
        "Chỉ thị 21-CT/TW ngày 04/5/2023; Quyết định 2239/QĐ-TTg ngày 30/12/2021",
        "Chỉ thị 21-CT/TW ngày 04/5/2023; Quyết định 2239/QĐ-TTg ngày 30/12/2021",
    ),
    "annual.why.not_in_plan": (
        "số liệu lập phương án không đủ để tính con số này",
        "the tables of the plan do not hold what this figure needs",
    ),
    "annual.why.not_in_tables": (
        "bảng số liệu năm báo cáo để trống ở ít nhất một đơn vị",
        "the tables of the year leave it empty for one unit at least",
    ),
    "annual.why.stock": (
        "số cuối năm tùy các việc còn lại trong năm; đơn vị lập báo cáo ước và ghi",
        "the year's end depends on what is still to be done; for the office to estimate",
    ),
    "annual.why.no_change": (
        "phương án không đặt thay đổi cho đến hết năm báo cáo nên không có tỷ lệ",
        "the plan asks for no change by the end of the year, so there is no rate",
    ),
    "annual.why.no_earlier": (
        "bảng số liệu chỉ có cả năm trước, không có số đến cùng ngày của năm trước",
        "the tables hold the whole of last year only, not until the same day",
    ),
    "annual.why.not_in_earlier": (
        "bảng số liệu năm trước để trống ở ít nhất một đơn vị",
        "last year's tables leave it empty for one unit at least",
    ),
    "annual.why.target": (
        "chỉ tiêu được giao còn trống ở ít nhất một ngành, nghề hoặc đơn vị; không cộng phần còn lại",
        "the assigned target is empty for one offer or unit at least; the others are not summed up",
    ),
    "annual.why.school_year": (
        "tuyển sinh theo năm học tùy các đợt còn lại, bảng số liệu không ghi đợt; đơn vị lập báo cáo ước và ghi",
        "school-year enrolment depends on rounds still to come, which no table holds; for the office to estimate",
    ),
    "annual.why.early": (
        "số ngày đã qua của năm còn quá ít để suy ra cả năm",
        "too little of the year has passed to reckon the whole of it",
    ),
    "annual.why.last_year": (
        "tuyển sinh năm trước còn trống ở ít nhất một ngành, nghề",
        "last year's entrants are empty for one offer at least",
    ),
    "annual.why.new_unit": ("bảng số liệu năm trước không có đơn vị này", "last year's tables do not have the unit"),
    "annual.why.no_forecast": (
        "bảng nhu cầu khi lập phương án không có năm báo cáo",
        "the demand that the plan was made from does not have the year of the report",
    ),
    "annual.why.no_demand": (
        "bảng nhu cầu của năm báo cáo không có năm đó",
        "the table of demand of the year does not have that year",
    ),
    "annual.why.no_2020": (
        "bảng 0_Tinh chưa có số đơn vị năm 2020 (units_2020)",
        "the table province does not say how many units there were in 2020 (units_2020)",
    ),
    "annual.why.no_2020_kind": (
        "bảng số liệu không có số trường trung cấp năm 2020",
        "the tables do not hold the intermediate schools of 2020",
    ),
    "annual.why.no_grade": (
        "bảng số liệu không ghi đơn vị nào đạt chuẩn, đơn vị nào hiện đại",
        "the tables do not say which units meet the standard, or are modern",
    ),
    "annual.why.no_origin": (
        "bảng số liệu không ghi người tuyển mới tốt nghiệp THCS hay THPT",
        "the tables do not say which school the entrants come from",
    ),
    "annual.why.no_task": (
        "bảng số liệu không ghi kết quả của nhiệm vụ này; cơ quan chủ trì ghi",
        "no table holds the result of this task; for its lead to fill in",
    ),
}
