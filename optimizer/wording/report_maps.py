"""Sentences of the maps beside status, changes and access: demand and what else is drawn on wish."""

PHRASES: dict[str, tuple[str, str]] = {
    "map.unknown_paper": (
        "--paper {value}: không có khổ giấy này; hãy chọn một trong: {known}.",
        "--paper {value}: there is no such paper; choose one of: {known}.",
    ),
    "map.legend.signs": ("Ký hiệu, ranh giới", "Signs, boundaries"),
    "map.demand.all": (
        "Nhu cầu đào tạo, quy mô tuyển sinh và nhu cầu chưa đáp ứng",
        "Demand for training, places, and demand not met",
    ),
    "map.demand.some": (
        "Nhu cầu, quy mô tuyển sinh, nhu cầu chưa đáp ứng: {asked}",
        "Demand, places, and demand not met: {asked}",
    ),
    "map.demand.line": (
        "{name} · {title} · người tuyển mới/năm, nhu cầu năm {year}",
        "{name} · {title} · entrants a year, demand of {year}",
    ),
    "map.demand.places": ("{places} chỗ", "{places} places"),
    "map.demand.unmet": ("{wanted} · thiếu {unmet}", "{wanted} · {unmet} unmet"),
    "map.demand.between": ("{low} – {high}", "{low} – {high}"),
    "map.demand.none": ("không có nhu cầu", "no demand"),
    "map.demand.hatched": ("Còn nhu cầu chưa đáp ứng", "Demand not met"),
    "map.legend.demand": ("Nhu cầu (người tuyển mới/năm)", "Demand (entrants a year)"),
    "map.demand.sums": ("Tổng (người tuyển mới/năm)", "Sums (entrants a year)"),
    "map.demand.sum.demand": ("Nhu cầu: {value}", "Demand: {value}"),
    "map.demand.sum.placed": ("Học tại địa điểm: {value}", "Placed at sites: {value}"),
    "map.demand.sum.mobile": ("Học lớp lưu động: {value}", "In mobile classes: {value}"),
    "map.demand.sum.unplaced": ("Chưa đáp ứng: {value}", "Not met: {value}"),
    "map.demand.sum.site": ("Quy mô tuyển sinh tại địa điểm: {value}", "Places at sites: {value}"),
    "map.demand.sum.places_mobile": ("Quy mô lớp lưu động: {value}", "Places of mobile classes: {value}"),
    "map.unit.entrants": ("Người tuyển mới/năm của đơn vị", "Entrants a year of the institution"),
    "map.unit.nobody": ("không có người học", "no learners"),
    "map.unit.others": ("Địa điểm của đơn vị khác", "Site of another institution"),
    "map.unit.stream": ("Từ xã tới nơi học ({count} luồng lớn nhất)", "From commune to site ({count} largest)"),
    "map.pair.line": (
        "{name} · mạng lưới hiện nay và sau sắp xếp, năm {year} · thời gian đi lại tới địa điểm cơ bản gần nhất",
        "{name} · the network today and after the reorganisation, {year} · travel time to the nearest basic site",
    ),
    "map.pair.before": ("Trước: mạng lưới hiện nay", "Before: today's network"),
    "map.pair.after": ("Sau: phương án", "After: the plan"),
    "map.pair.sites": ("Địa điểm đào tạo (sau sắp xếp)", "Sites (after)"),
    "map.pair.communes": ("{text} ({before} → {after} xã)", "{text} ({before} → {after} communes)"),
    "map.pair.indicators": ("Trước → sau", "Before → after"),
    "map.pair.indicator": ("{name}: {before} → {after} {unit}", "{name}: {before} → {after} {unit}"),
}
