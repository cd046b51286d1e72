"""Sentences on what a network must fit into: audit, and what the scenario asked."""

PHRASES: dict[str, tuple[str, str]] = {
    "check.rooms": ("sức chứa phòng học và đất đai", "rooms and land"),
    "check.boarding": ("chỗ nội trú", "dormitory beds"),
    "check.equipment": ("di chuyển thiết bị", "moved equipment"),
    "audit.equipment.scope": (
        "{item}: thiết bị của địa điểm ngoài thẩm quyền của tỉnh.",
        "{item}: equipment of a site that is not the province's to decide on.",
    ),
    "audit.equipment.elsewhere": ("{item}: thiết bị chuyển về chính nơi nó đang ở.", "{item}: moved to where it is."),
    "audit.equipment.unit": (
        "{item}: hai địa điểm không cùng đơn vị sau sắp xếp.",
        "{item}: the two sites do not end in one unit.",
    ),
    "audit.equipment.runs": (
        "{item}: nơi nhận thiết bị không tổ chức ngành này.",
        "{item}: the programme does not run where its equipment goes.",
    ),
    "audit.equipment.known": (
        "{item}: không biết giá trị thiết bị của ngành này.",
        "{item}: the value of this programme's equipment is not known.",
    ),
    "audit.equipment.there": (
        "{item}: chuyển thiết bị của {found} chỗ, tại địa điểm chỉ có {expected} chỗ.",
        "{item}: equipment of {found} places moved, the site has {expected}.",
    ),
    "audit.equipment.fixed": (
        "{item}: thiết bị chuyển đi hoặc đến nơi số chỗ được giữ cố định.",
        "{item}: equipment moved from or to a site whose places are fixed.",
    ),
    "audit.equipment.asked": (
        "{item}: thiết bị được chuyển dù phương án để thiết bị tại chỗ.",
        "{item}: equipment moved though the scenario lets it stay.",
    ),
    "check.equity": ("công bằng trong tiếp cận", "fairness of access"),
    "check.budget": ("trần ngân sách", "budget ceilings"),
    "check.ceilings": ("mức trần của các mục tiêu", "ceilings on goals"),
    "audit.ceilings": (
        "Mục tiêu {item}: {found}, vượt mức trần {expected}.",
        "Goal {item}: {found}, above the ceiling of {expected}.",
    ),
    "audit.ceilings.furthest": (
        "Xã {item}: cách địa điểm cơ bản {found} phút, vượt mức {expected} phút.",
        "Commune {item}: {found} minutes from a basic site, above {expected}.",
    ),
    "rule.goals.at_most": (
        "{goal}: không quá {limit}; phương án có {found}.",
        "{goal}: at most {limit}; the plan has {found}.",
    ),
    "rule.goals.over_years": (
        "{goal}, tính chung các năm: không quá {limit}; phương án có {found}.",
        "{goal}, over all years: at most {limit}; the plan has {found}.",
    ),
    "rule.goals.furthest": (
        "Mọi xã có địa điểm cơ bản trong {limit} phút; số xã vượt: {broken} ({items}).",
        "Every commune has a basic site within {limit} minutes; communes beyond: {broken} ({items}).",
    ),
    "audit.rooms.full": (
        "{item}: có mặt {found} người học, vượt {expected} chỗ của phòng học và xưởng.",
        "{item}: {found} learners present, above the {expected} that rooms and workshops hold.",
    ),
    "audit.rooms.land": (
        "{item}: xây thêm {found} m² sàn, đất chỉ cho phép {expected} m².",
        "{item}: {found} m² of floor built, the land allows {expected}.",
    ),
    "audit.boarding": (
        "{item}: cần {found} chỗ nội trú, có {expected}.",
        "{item}: {found} beds needed, {expected} there.",
    ),
    "audit.boarding.open": (
        "{item}: xây thêm {found} chỗ nội trú tại địa điểm không hoạt động hoặc ngoài thẩm quyền của tỉnh.",
        "{item}: {found} beds built at a site that is closed or not the province's.",
    ),
    "audit.boarding.most": (
        "{item}: xây thêm {found} chỗ nội trú, mức cho phép là {expected}.",
        "{item}: {found} beds built, {expected} allowed.",
    ),
    "audit.equity": (
        "{item}: {found} người học phải đi xa hơn giới hạn, mức tối đa là {expected}.",
        "{item}: {found} entrants go beyond the limit, at most {expected} allowed.",
    ),
    "audit.budget.investment": (
        "Đầu tư {found} triệu đồng, vượt trần {expected}.",
        "{found} million VND invested, above the ceiling of {expected}.",
    ),
    "audit.budget.until": (
        "Đầu tư đến năm {item} là {found} triệu đồng, vượt trần {expected}.",
        "{found} million VND invested until {item}, above the ceiling of {expected}.",
    ),
    "audit.budget.in_year": (
        "Chi thường xuyên từ ngân sách năm {item} là {found} triệu đồng, vượt trần {expected}.",
        "Recurrent spending of {found} million VND in {item}, above the ceiling of {expected}.",
    ),
    "audit.budget.recurrent": (
        "Chi thường xuyên từ ngân sách {found} triệu đồng mỗi năm, vượt trần {expected}.",
        "Recurrent spending of {found} million VND a year, above the ceiling of {expected}.",
    ),
    "rule.rooms.full": (
        "Người học có mặt không quá {limit} sức chứa của phòng học và xưởng; số địa điểm vượt: {broken} ({items}). "
        "Không xét {unknown} địa điểm thiếu số liệu phòng học ({unknown_names}).",
        "Learners present at most {limit} of what rooms and workshops hold; sites above: {broken} ({items}). "
        "{unknown} sites without a figure are left out ({unknown_names}).",
    ),
    "rule.rooms.land": (
        "Diện tích sàn không quá {limit} diện tích đất; số địa điểm vượt: {broken} ({items}). "
        "Không xét {unknown} địa điểm thiếu số liệu đất hoặc sàn ({unknown_names}).",
        "Floor at most {limit} of the land; sites above: {broken} ({items}). "
        "{unknown} sites without a figure are left out ({unknown_names}).",
    ),
    "rule.boarding": (
        "Người học ở xa có chỗ nội trú, không quá {limit} thuê trọ gần địa điểm; số địa điểm thiếu chỗ: {broken} ({items}). "
        "Không xét {unknown} địa điểm thiếu số liệu ký túc xá ({unknown_names}).",
        "Learners from afar have a bed, at most {limit} rent nearby; sites short of beds: {broken} ({items}). "
        "{unknown} sites without a figure are left out ({unknown_names}).",
    ),
    "rule.boarding.built": (
        "Mỗi địa điểm xây thêm không quá {limit} chỗ nội trú; nhiều nhất là {found}, tổng cộng {total}.",
        "At most {limit} dormitory beds built per site; the most is {found}, {total} in all.",
    ),
    "rule.equity": (
        "{group}: không quá {most} nhu cầu phải đi xa hơn {minutes} phút; phương án có {share} ({far} trong {wanted} người).",
        "{group}: at most {most} of demand goes beyond {minutes} minutes; the plan has {share} ({far} of {wanted} entrants).",
    ),
    "group.all": ("Toàn tỉnh", "The whole province"),
    "group.border": ("Xã biên giới", "Border communes"),
    "group.zone_iii": ("Xã khu vực III", "Communes of zone III"),
    "group.rural": ("Xã ngoài đô thị", "Rural communes"),
    "group.priority": ("Ngành, nghề trọng điểm", "Priority programmes"),
    "rule.budget.investment": (
        "Vốn đầu tư không quá {limit} triệu đồng; phương án cần {found}.",
        "Investment of at most {limit} million VND; the plan needs {found}.",
    ),
    "rule.budget.until": (
        "Vốn đầu tư đến năm {year} không quá {limit} triệu đồng; phương án cần {found}.",
        "Investment until {year} of at most {limit} million VND; the plan needs {found}.",
    ),
    "rule.budget.in_year": (
        "Chi thường xuyên từ ngân sách năm {year} không quá {limit} triệu đồng; phương án chi {found}.",
        "Recurrent spending of at most {limit} million VND in {year}; the plan spends {found}.",
    ),
    "rule.budget.recurrent": (
        "Chi thường xuyên từ ngân sách không quá {limit} triệu đồng mỗi năm; phương án chi {found}.",
        "Recurrent spending of at most {limit} million VND a year; the plan spends {found}.",
    ),
}
