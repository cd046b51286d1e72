"""Sentences on plans of several years: what changes when, and what the audit checks of the years together."""

PHRASES: dict[str, tuple[str, str]] = {
    "check.path": ("sự tiếp nối giữa các năm", "what links the years"),
    "audit.path.units": (
        "{item}: quyết định của năm trước không được giữ.",
        "{item}: what was decided in the year before is not kept.",
    ),
    "audit.path.sites": (
        "{item}: địa điểm đã đóng lại mở, hoặc địa điểm dự kiến đã mở lại đóng.",
        "{item}: a site that was closed is open again, or a planned one that opened is closed.",
    ),
    "audit.path.takers": (
        "{item}: địa điểm của đơn vị đã tách chuyển sang đơn vị khác với năm trước.",
        "{item}: a site of a divided institution went to another host than the year before.",
    ),
    "audit.path.modules": (
        "{item}: số mô-đun xưởng ít hơn năm trước dù địa điểm còn hoạt động.",
        "{item}: fewer workshop modules than the year before though the site is open.",
    ),
    "audit.path.beds": (
        "{item}: số chỗ nội trú xây thêm ít hơn năm trước dù địa điểm còn hoạt động.",
        "{item}: fewer beds built than the year before though the site is open.",
    ),
    "audit.path.equipment": (
        "{item}: thiết bị đã chuyển không còn ở nơi đến dù ngành vẫn được tổ chức.",
        "{item}: equipment is no longer where it was moved though the offer runs.",
    ),
    "audit.path.pace": (
        "{item}: tiếp nhận {found} đơn vị trong một giai đoạn, tối đa {expected}.",
        "{item}: takes in {found} institutions in a period, at most {expected}.",
    ),
    "audit.path.lead": (
        "{item}: cần {found} tháng chuẩn bị, mới có {expected} tháng.",
        "{item}: needs {found} months, {expected} have passed.",
    ),
    "audit.path.posts": (
        "Năm {item}: {found} người làm việc, tối đa {expected}.",
        "{item}: {found} posts, at most {expected}.",
    ),
    "audit.path.finishing": (
        "{item}: ghi {found} (tỷ lệ) số người đang học phải chuyển, đúng là {expected}.",
        "{item}: states that a share of {found} of those enrolled move, it is {expected}.",
    ),
    "audit.path.date": (
        "{item}: ghi hiệu lực năm {found_year}, đúng là {expected_year}.",
        "{item}: the date says {found_year}, it is {expected_year}.",
    ),
    "rule.path.per_host": (
        "Mỗi đơn vị tiếp nhận tối đa {limit} đơn vị trong một giai đoạn; nhiều nhất là {found}.",
        "A host takes in at most {limit} institutions in a period; the most is {found}.",
    ),
    "rule.path.lead": (
        "Sáp nhập, chuyển đổi có hiệu lực sớm nhất {months} tháng sau ngày chốt số liệu, {college} tháng khi có trường cao đẳng; phương án tuân thủ.",
        "Mergers and conversions take effect {months} months after the date of the tables at the earliest, {college} months where a college takes part; the plan keeps this.",
    ),
    "rule.path.lead_broken": (
        "Sáp nhập, chuyển đổi có hiệu lực sớm nhất {months} tháng sau ngày chốt số liệu, {college} tháng khi có trường cao đẳng; sớm hơn: {items}.",
        "Mergers and conversions take effect {months} months after the date of the tables at the earliest, {college} months where a college takes part; too early: {items}.",
    ),
    "roadmap.of_year": ("{task} (các thay đổi có hiệu lực năm {year})", "{task} (changes that take effect in {year})"),
    "doc.section.years": ("Các bước qua từng năm", "The steps year by year"),
    "doc.years.intro": (
        "Phương án đi qua các năm {years}; các bảng khác của báo cáo này là trạng thái của năm cuối. Chi thường xuyên của phương án gồm phần người làm việc của đơn vị đã sáp nhập chưa giảm hết trong 5 năm; cột kế bên là mạng lưới hiện nay với nhu cầu của cùng năm.",
        "The plan walks through {years}; the other tables of this report show its last year. Its recurrent budget holds posts of merged units that have not run down within 5 years; the column beside it is today's network under the demand of the same year.",
    ),
    "doc.years.table": ("Mạng lưới từng năm", "The network of each year"),
    "doc.years.changes": (
        "Thay đổi theo năm có hiệu lực (1/9)",
        "Changes by the year in which they take effect (1 September)",
    ),
    "doc.col.units_left": ("Đơn vị", "Units"),
    "doc.col.sites_open": ("Địa điểm", "Sites"),
    "doc.col.served": ("Người được đáp ứng", "Entrants served"),
    "doc.col.wanted": ("Nhu cầu (người)", "Demand (entrants)"),
    "doc.col.budget_plan": ("Chi thường xuyên (triệu đồng)", "Recurrent budget (million VND)"),
    "doc.col.budget_unchanged": ("Nếu không sắp xếp (triệu đồng)", "If nothing changed (million VND)"),
    "doc.col.change_made": ("Thay đổi", "Change"),
    "xls.sheet.years": ("Các năm", "Years of the plan"),
    "xls.title.years": ("Mạng lưới từng năm của phương án", "The network in each year of the plan"),
    "xls.sheet.changes": ("Thay đổi theo năm", "Changes by year"),
    "xls.title.changes": ("Thay đổi theo năm có hiệu lực", "Changes by the year in which they take effect"),
    "explain.no_steps": (
        "Kết quả {name} có nhiều năm nhưng được lập khi các năm trước năm cuối chưa được lưu. Chạy lại kịch bản rồi giải thích.",
        "{name} has several years but was made when those before the last were not saved yet. Run the scenario again, then explain.",
    ),
    "explain.several": (
        "Kịch bản có các năm {years}: quyết định được xét là của năm cuối; số tiền là bình quân có trọng số của các năm, kể cả vị trí việc làm chưa tinh giản xong.",
        "The scenario has the years {years}: the decision explained is that of the last; amounts are weighted means of the years, posts that run down included.",
    ),
    "change.merge": ("sáp nhập vào {host}", "merges into {host}"),
    "change.leave": ("giải thể hoặc chuyển giao", "leaves the network"),
    "change.convert": ("chuyển thành trường trung học nghề", "becomes a vocational upper secondary school"),
    "change.opened": ("mở mới, do {host} quản lý", "opens, run by {host}"),
    "change.closed": ("ngừng hoạt động", "closes"),
    "change.taken": ("do {host} quản lý", "is run by {host}"),
    "path.told": (
        "Phương án nhiều năm ({years}): mục tiêu là bình quân có trọng số của các năm.",
        "A plan of several years ({years}): the objective is their weighted mean.",
    ),
    "path.year": (
        "{year}: {units} đơn vị, {sites} địa điểm, đáp ứng {served}/{demand} người, chi thường xuyên {budget} triệu đồng.",
        "{year}: {units} institutions, {sites} sites, {served} of {demand} entrants served, recurrent budget {budget} million VND.",
    ),
}
