"""Sentences with which `vetnet check` ends: what can be decided, what cannot, which cells would help most."""

PHRASES: dict[str, tuple[str, str]] = {
    "check.travel": (
        "Thời gian đi lại của {pairs} cặp xã – địa điểm: {given} theo bảng khoảng cách (6_KhoangCach), {roads} theo đường bộ, "
        "{graph} theo xã lân cận, {none} không có đường.",
        "Travel of {pairs} pairs of commune and site: {given} by the table of travel (6_KhoangCach), {roads} on roads, "
        "{graph} by the neighbour graph, {none} without a way.",
    ),
    "check.travel.osm": (
        "Trong đó {pairs} cặp theo đường của OpenStreetMap ({file}).",
        "Of these {pairs} pairs on roads of OpenStreetMap ({file}).",
    ),
    "check.crs": ("Hệ tọa độ của bản đồ: {name}.", "Coordinate system of the maps: {name}."),
    "check.decidable.structure": (
        "Với số liệu này quyết định được: sáp nhập, giữ, chuyển đổi, địa điểm, ngành nghề, phân bổ người học.",
        "With these figures can be decided: mergers, retention, conversion, sites, offers, placement of learners.",
    ),
    "check.decidable.known": ("Có đủ số liệu để xét: {names}.", "Enough figures for: {names}."),
    "check.decidable.estimated": (
        "Xét được nhưng dựa vào giá trị ước tính: {names}.",
        "Possible, resting on estimates: {names}.",
    ),
    "check.decidable.unknown": (
        "Chưa quyết định được, các điều kiện này bị bỏ qua hoặc ghi “chưa đủ số liệu”: {names}.",
        "Cannot be decided yet, left out or marked “not enough data”: {names}.",
    ),
    "check.decidable.jobs": (
        "Tỷ lệ có việc làm chỉ được in, không bao giờ là lý do của một quyết định.",
        "Employment rates are printed and never a reason for a decision.",
    ),
    "check.decidable.cells": (
        "{count} chỗ trống nên bổ sung trước:",
        "The {count} gaps whose figures would help most:",
    ),
    "check.decidable.cell": (
        "  {number}. {sheet}, cột {column}, dòng {row}",
        "  {number}. {sheet}, column {column}, row {row}",
    ),
    "check.decidable.rows": (
        "  {number}. {sheet} (chưa có dòng nào), cột {column}: {rows} dòng, {per}",
        "  {number}. {sheet} (no rows yet), column {column}: {rows} rows, {per}",
    ),
    "check.per.province": ("mỗi mục chung một dòng", "one for each fact of the province"),
    "check.per.areas": ("mỗi khu vực liên xã một dòng", "one for each area"),
    "check.per.communes": ("mỗi xã, phường, đặc khu một dòng", "one for each commune"),
    "check.per.institutions": ("mỗi đơn vị một dòng", "one for each institution"),
    "check.per.sites": (
        "mỗi địa điểm một dòng, mỗi đơn vị ít nhất một địa điểm",
        "one for each site, at least one an institution",
    ),
    "check.per.programmes": ("mỗi nhóm ngành và trình độ một dòng", "one for each programme"),
    "check.per.offers": ("mỗi ngành nghề tại một địa điểm một dòng", "one for each occupation at a site"),
    "check.per.demand": (
        "mỗi khu vực, nhóm ngành và trình độ một dòng",
        "one for each area and programme",
    ),
    "check.per.norms": ("có sẵn trong tệp do vetnet new lập", "ready in what vetnet new writes"),
    "check.per.costs": ("có sẵn trong tệp do vetnet new lập", "ready in what vetnet new writes"),
    "check.per.staff": ("mỗi đơn vị, nhóm người làm việc một dòng", "one for each institution and group of staff"),
    "check.per.roads": ("quãng đường đã công bố giữa hai xã", "published distances between two communes"),
    "check.per.assets": ("mỗi địa điểm một dòng", "one for each site"),
    "check.blocked": (
        "Với số liệu này chưa quyết định được gì. Nhập hoặc sửa các chỗ sau thì quyết định được sáp nhập, giữ, chuyển đổi, "
        "địa điểm, ngành nghề, phân bổ người học; {count} chỗ cần trước:",
        "Nothing can be decided with these figures. Once the following is filled in or corrected, mergers, retention, "
        "conversion, sites, offers and the placement of learners can be; {count} places first:",
    ),
    "check.blocked.table": (
        "  {number}. {sheet} (chưa có dòng nào): các cột {columns}; {per}",
        "  {number}. {sheet} (no rows yet): columns {columns}; {per}",
    ),
    "check.blocked.table_least": (
        "  {number}. {sheet} (chưa có dòng nào): các cột {columns}; {per}, ít nhất {rows} dòng",
        "  {number}. {sheet} (no rows yet): columns {columns}; {per}, at least {rows} rows",
    ),
    "check.blocked.cell": (
        "  {number}. {sheet}, cột {columns}: {first}",
        "  {number}. {sheet}, column {columns}: {first}",
    ),
    "check.blocked.column": (
        "  {number}. {sheet}, cột {columns}: {rows} dòng, từ {first}",
        "  {number}. {sheet}, column {columns}: {rows} rows from {first} on",
    ),
    "check.decidable.percent": ("{name} ({percent} ô)", "{name} ({percent} of cells)"),
    "check.overhead_source": (
        "Giả định của chương trình: chi bộ máy của một đầu mối; thay bằng quyết toán của tỉnh",
        "Assumed by the program: overhead of a legal unit; to be replaced by the province's accounts",
    ),
    "check.demand_source": (
        "Ước tính từ chỉ tiêu, tuyển sinh các năm; phân bổ theo học sinh THCS hoặc dân số và khoảng cách",
        "Estimated from targets or enrolments; spread by leavers or population and distance",
    ),
    "check.ability.demand": ("nhu cầu đào tạo theo xã", "demand by commune"),
    "check.ability.room": ("chỗ học, phòng học", "room"),
    "check.ability.budget": ("ngân sách, thu chi của đơn vị", "budgets of units"),
    "check.ability.posts": ("biên chế, cấp phó, hành chính", "posts, deputies, administration"),
    "check.ability.teachers": ("giáo viên theo ngành", "teachers"),
    "check.ability.land": ("đất đai, diện tích sàn", "land and floor area"),
    "check.ability.boarding": ("ký túc xá", "boarding"),
    "check.ability.workshops": ("xưởng thực hành hiện có", "existing workshops"),
    "check.ability.autonomy": ("mức tự chủ tài chính", "financial autonomy"),
    "check.ability.origins": (
        "người học từ xã nào (theo học sinh tốt nghiệp THCS)",
        "where learners come from (by leavers)",
    ),
    "check.ability.trend": ("xu thế tuyển sinh ba năm", "three years' enrolment"),
    "check.ability.outcomes": ("tốt nghiệp, việc làm", "graduates and employment"),
    "check.ability.retirement": ("nghỉ hưu theo năm", "retirement by year"),
    "check.ability.roads": ("đường đi thực tế (6_DuongBo, 6_KhoangCach)", "real roads (6_DuongBo, 6_KhoangCach)"),
    "check.ability.assets": ("tài sản, giấy chứng nhận đất", "assets, land certificates"),
}
