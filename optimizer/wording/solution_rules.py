"""Sentences on what a scenario asked and what the plan does."""

PHRASES: dict[str, tuple[str, str]] = {
    "rule.none": ("không có", "none"),
    "rule.binding": ("Giới hạn này đang ràng buộc.", "The limit binds."),
    "rule.not_binding": ("Giới hạn này không ràng buộc.", "The limit does not bind."),
    "rule.counted": (
        "Số trường tính vào trần không quá {limit}; phương án còn {found}: {names}. Không tính: {excluded}. "
        "Hiện nay có {today}.",
        "A cap of {limit} on counted schools; the plan has {found}: {names}. Not counted: {excluded}. Today there are {today}.",
    ),
    "rule.counted.school": (
        "trường cao đẳng, trung cấp công lập của tỉnh, nhóm tự chủ 3 hoặc 4",
        "public college or intermediate school of the province, autonomy group 3 or 4",
    ),
    "rule.counted.override": ("theo chỉ định riêng trong số liệu", "as the tables say of this institution"),
    "rule.counted.autonomy": (
        "tự bảo đảm chi thường xuyên trở lên",
        "covers its recurrent spending or more",
    ),
    "rule.counted.converted": ("chuyển thành trường trung học nghề", "becomes a vocational upper secondary school"),
    "rule.counted.kind": ("không phải trường cao đẳng, trung cấp", "neither a college nor an intermediate school"),
    "rule.counted.outside": ("không thuộc thẩm quyền của tỉnh", "not the province's"),
    "rule.units": (
        "Số đơn vị của tỉnh không quá {limit}; phương án còn {found}.",
        "At most {limit} institutions; the plan has {found}.",
    ),
    "rule.per_host": (
        "Mỗi đơn vị tiếp nhận không quá {limit} đơn vị; nhiều nhất là {found}.",
        "A host takes in at most {limit} institutions; the most is {found}.",
    ),
    "rule.no_mergers": (
        "Không sáp nhập đơn vị nào ngoài nội dung đã cố định; số trường hợp trái quy định: {broken} ({items}).",
        "No merger but pinned ones; against the rule: {broken} ({items}).",
    ),
    "rule.pairs": (
        "Sáp nhập đúng điều kiện về trình độ, lĩnh vực chuyên biệt, cùng khu vực hoặc trong {minutes} phút; "
        "số điều kiện không đạt: {broken} ({items}).",
        "Mergers fit in level and speciality, within an area or {minutes} minutes; conditions not met: {broken} ({items}).",
    ),
    "rule.policy.keep": (
        "Giữ nguyên các trung tâm; số trường hợp khác: {broken} ({items}).",
        "The centres stay as they are; exceptions: {broken} ({items}).",
    ),
    "rule.policy.convert_or_merge": (
        "Mỗi trung tâm chuyển thành trường trung học nghề hoặc sáp nhập; số trường hợp khác: {broken} ({items}).",
        "Every centre converts or merges; exceptions: {broken} ({items}).",
    ),
    "rule.policy.regional": (
        "Trung tâm theo khu vực: mỗi khu vực đang có trung tâm còn ít nhất một, không chuyển đổi; "
        "số trường hợp khác: {broken} ({items}).",
        "Regional centres: each area that has one keeps one, none converts; exceptions: {broken} ({items}).",
    ),
    "rule.centres_least": (
        "Còn ít nhất {limit} trung tâm, kể cả trung tâm chuyển đổi; phương án còn {found}: {names}.",
        "At least {limit} centres, converted ones included; the plan has {found}: {names}.",
    ),
    "rule.centres_most": (
        "Còn không quá {limit} trung tâm, kể cả trung tâm chuyển đổi; phương án còn {found}: {names}.",
        "At most {limit} centres, converted ones included; the plan has {found}: {names}.",
    ),
    "rule.closing.none": (
        "Không đóng địa điểm nào; số địa điểm đóng: {count} ({names}).",
        "No site closes; closed: {count} ({names}).",
    ),
    "rule.closing.absorbed": (
        "Chỉ đóng địa điểm của đơn vị sáp nhập; số địa điểm đóng: {count} ({names}), trái quy định: {broken}.",
        "Only sites of absorbed institutions close; closed: {count} ({names}), against the rule: {broken}.",
    ),
    "rule.closing.any": (
        "Được đóng địa điểm trừ trụ sở chính; số địa điểm đóng: {count} ({names}), trái quy định: {broken}.",
        "Sites may close but for head sites; closed: {count} ({names}), against the rule: {broken}.",
    ),
    "rule.opens": (
        "Địa điểm dự kiến mở không sớm hơn năm dự kiến; số địa điểm mở: {count} ({names}), mở sớm: {broken}.",
        "Planned sites open in their year or later; opened: {count} ({names}), too early: {broken}.",
    ),
    "rule.sites_least": (
        "Còn ít nhất {limit} địa điểm hoạt động; phương án còn {found}.",
        "At least {limit} open sites; the plan has {found}.",
    ),
    "rule.sites_most": (
        "Còn không quá {limit} địa điểm hoạt động; phương án còn {found}.",
        "At most {limit} open sites; the plan has {found}.",
    ),
    "rule.new_offers.none": (
        "Không mở ngành mới tại địa điểm (trừ trung học nghề); số ngành mở mới: {count}, trái quy định: {broken}.",
        "No new offers at a site (THN apart); new: {count}, against the rule: {broken}.",
    ),
    "rule.new_offers.licensed": (
        "Chỉ mở ngành đơn vị đã được cấp phép và đúng loại hình; số ngành mở mới: {count}, trái quy định: {broken}.",
        "New offers only where licensed and fit for the type; new: {count}, against the rule: {broken}.",
    ),
    "rule.class_size": (
        "Lớp nhỏ nhất có ít nhất {limit} người tuyển mới; nhỏ nhất trong phương án là {found}.",
        "The smallest class has at least {limit} entrants; the plan's smallest has {found}.",
    ),
    "rule.modules": (
        "Mỗi lĩnh vực tại một địa điểm đầu tư không quá {limit} mô-đun xưởng; nhiều nhất là {found}.",
        "At most {limit} workshop modules per field and site; the most is {found}.",
    ),
    "rule.equipment.moves": (
        "Thiết bị được chuyển trong cùng đơn vị sau sắp xếp: {count} lượt chuyển, {places} chỗ tuyển mới.",
        "Equipment may be moved within a unit: {count} moves, {places} entrants' places.",
    ),
    "rule.reach.day": (
        "Người học sơ cấp, GDTX, ngắn hạn đi không quá {limit} phút; xa nhất là {found} phút.",
        "Learners of elementary, continuing-education and short courses go at most {limit} minutes; the furthest goes {found}.",
    ),
    "rule.reach.boarding": (
        "Người học cao đẳng, trung cấp, trung học nghề, 9+ đi không quá {limit} phút; xa nhất là {found} phút.",
        "Learners of colleges, intermediate and vocational upper secondary programmes and 9+ go at most {limit} minutes; the furthest goes {found}.",
    ),
    "rule.reach.mobile": (
        "Lớp lưu động cách trụ sở của đơn vị dạy không quá {limit} phút; xa nhất là {found} phút.",
        "Mobile classes at most {limit} minutes from the team's head site; the furthest is {found}.",
    ),
    "rule.further": (
        "Không ai có chỗ học trong {limit} phút hiện nay phải đi xa hơn; số trường hợp trái quy định: {broken}.",
        "Nobody who has the programme within {limit} minutes today is placed further; against the rule: {broken}.",
    ),
    "rule.coverage": (
        "Mỗi xã có địa điểm đào tạo cơ bản trong {limit} phút, hoặc không xa hơn hiện nay; xa nhất là {worst} "
        "({minutes} phút); {longer} xã giữ mức hiện nay ({longer_names}); {exempt} xã được miễn ({exempt_names}); "
        "{broken} xã không đạt.",
        "Every commune has a basic site within {limit} minutes, or no further than today; the furthest is {worst} "
        "({minutes} minutes); {longer} communes keep today's way ({longer_names}); {exempt} exempt ({exempt_names}); "
        "{broken} not covered.",
    ),
    "rule.floor.demand": (
        "Đáp ứng ít nhất {least} nhu cầu; phương án đáp ứng {share} ({served} trong {wanted} người).",
        "At least {least} of demand is served; the plan serves {share} ({served} of {wanted} entrants).",
    ),
    "rule.floor.priority": (
        "Đáp ứng ít nhất {least} nhu cầu ngành, nghề trọng điểm; phương án đáp ứng {share} ({served} trong {wanted} người).",
        "At least {least} of demand for priority programmes is served; the plan serves {share} ({served} of {wanted}).",
    ),
    "rule.floor.level": (
        "Trình độ {level}: đáp ứng ít nhất {least} nhu cầu; phương án đáp ứng {share} ({served} trong {wanted} người).",
        "Level {level}: at least {least} of demand is served; the plan serves {share} ({served} of {wanted} entrants).",
    ),
    "rule.floor.of_demand": (
        "{commune}, ngành {programme}: đáp ứng ít nhất {least} nhu cầu; phương án đáp ứng {share} ({served} trong {wanted} người).",
        "{commune}, {programme}: at least {least} of demand is served; the plan serves {share} ({served} of {wanted} entrants).",
    ),
    "rule.pin.keep": ("Giữ {names}.", "Keep {names}."),
    "rule.pin.merge": ("Sáp nhập {names}.", "Merge {names}."),
    "rule.pin.leave": ("{names} rời mạng lưới.", "{names} leaves."),
    "rule.pin.convert": (
        "{names} chuyển thành trường trung học nghề.",
        "{names} becomes a vocational upper secondary school.",
    ),
    "rule.pin.keep_type": ("{names} không đổi loại hình.", "{names} keeps its type."),
    "rule.pin.keep_sites": ("Giữ địa điểm {names}.", "Site {names} stays open."),
    "rule.pin.site_hosts": ("Giao địa điểm {names}.", "Site goes to: {names}."),
    "rule.hosts": (
        "Địa điểm của một đơn vị chấm dứt được chia cho không quá {limit} đơn vị; nhiều nhất là {found}.",
        "The sites of an institution that ends go to at most {limit} hosts; the most is {found}.",
    ),
    "rule.pin.open_sites": ("Mở địa điểm dự kiến {names}.", "Planned site {names} opens."),
    "rule.pin.close_sites": ("Đóng địa điểm {names}.", "Site {names} closes."),
    "rule.pin.apart": ("{names} không cùng một đơn vị.", "{names} do not end in one institution."),
}
