"""Sentences of the audit: what was checked, and what is wrong with one item."""

PHRASES: dict[str, tuple[str, str]] = {
    "check.domain": ("mã và số liệu của phương án", "codes and numbers of the plan"),
    "check.placement": ("phân bổ nhu cầu", "placement of demand"),
    "check.places": ("chỗ học", "places"),
    "check.offering": ("ngành, nghề được tổ chức đào tạo", "what is taught where"),
    "check.class_size": ("quy mô lớp tối thiểu", "smallest class"),
    "check.reach": ("khoảng cách đi học", "reach"),
    "check.merging": ("sáp nhập đơn vị", "merging of institutions"),
    "check.sites": ("địa điểm đào tạo", "sites"),
    "check.counted": ("trần số trường", "cap on schools"),
    "check.centres": ("sắp xếp trung tâm", "centres"),
    "check.coverage": ("tiếp cận dịch vụ đào tạo cơ bản", "coverage"),
    "check.floors": ("tỷ lệ đáp ứng nhu cầu tối thiểu", "service floors"),
    "check.pins": ("nội dung đã cố định trước", "pins"),
    "check.costs": ("chi phí", "costs"),
    "check.proof": ("chứng minh chất lượng", "proof"),
    "check.frames": ("các bảng kết quả", "result tables"),
    "audit.kept": (
        "Kiểm tra {name}: {count} điều kiện đều đúng.",
        "Check of {name}: all {count} conditions hold.",
    ),
    "audit.broken": (
        "Kiểm tra {name}: {broken} trong {count} điều kiện không đúng.",
        "Check of {name}: {broken} of {count} conditions do not hold.",
    ),
    "audit.domain.institution": (
        "Phương án nêu đơn vị “{item}” không có trong bảng đơn vị.",
        "The plan names institution “{item}”, which the tables do not have.",
    ),
    "audit.domain.scope": (
        "Phương án quyết định về đơn vị “{item}” không thuộc thẩm quyền của tỉnh.",
        "The plan decides on institution “{item}”, which is not the province's.",
    ),
    "audit.domain.site": (
        "Phương án nêu địa điểm “{item}” không có trong bảng địa điểm.",
        "The plan names site “{item}”, which the tables do not have.",
    ),
    "audit.domain.programme": (
        "Phương án nêu nhóm ngành × trình độ “{item}” không có trong bảng hoặc không thuộc đối tượng tối ưu.",
        "The plan names programme “{item}”, which the tables do not have or which is not planned.",
    ),
    "audit.domain.commune": (
        "Phương án nêu mã xã “{item}” không có trong bảng xã, phường.",
        "The plan names commune “{item}”, which the tables do not have.",
    ),
    "audit.domain.field": (
        "Phương án nêu lĩnh vực đào tạo “{item}” không có trong bảng nhóm ngành.",
        "The plan names field “{item}”, which the tables do not have.",
    ),
    "audit.domain.team": (
        "Phương án nêu đơn vị dạy lưu động “{item}” không có trong bảng đơn vị.",
        "The plan names mobile team “{item}”, which the tables do not have.",
    ),
    "audit.domain.negative": (
        "{item}: giá trị {found} âm hoặc không phải là số.",
        "{item}: the value {found} is negative or not a number.",
    ),
    "audit.domain.whole": (
        "{item}: số mô-đun xưởng không phải là số nguyên.",
        "{item}: the number of workshop modules is not whole.",
    ),
    "audit.placement": (
        "{item}: tổng số người được bố trí và chưa được bố trí là {found}, nhu cầu là {expected}.",
        "{item}: {found} placed and unplaced against a demand of {expected}.",
    ),
    "audit.placement.border": (
        "{item}: nhu cầu là {found}; theo các bảng, trừ người ra ngoài tỉnh và cộng người từ ngoài tỉnh đến, là {expected}.",
        "{item}: a demand of {found}; by the tables, less who goes out of the province and with who comes in, it is {expected}.",
    ),
    "audit.places.capacity": (
        "{item}: bố trí {found} người tuyển mới, vượt {expected} chỗ.",
        "{item}: {found} entrants placed, above {expected} places.",
    ),
    "audit.places.added_runs": (
        "{item}: bổ sung {found} chỗ cho ngành không tổ chức đào tạo.",
        "{item}: {found} places added to an offer that does not run.",
    ),
    "audit.places.mobile": (
        "{item}: lớp lưu động nhận {found} người, vượt {expected} chỗ.",
        "{item}: mobile classes take {found}, above {expected} places.",
    ),
    "audit.places.workshops": (
        "{item}: chỗ bổ sung cần {found} chỗ xưởng, các mô-đun chỉ có {expected}.",
        "{item}: added places need {found} workshop places, the modules have {expected}.",
    ),
    "audit.places.thn": (
        "{item}: bổ sung {found} chỗ trung học nghề, mức tối đa là {expected}.",
        "{item}: {found} places added at the THN level, at most {expected} allowed.",
    ),
    "audit.places.modules_open": (
        "{item}: đầu tư {found} mô-đun tại địa điểm ngừng hoạt động hoặc ngoài phạm vi.",
        "{item}: {found} modules built at a site that is closed or out of scope.",
    ),
    "audit.places.modules_most": (
        "{item}: đầu tư {found} mô-đun, mức tối đa là {expected}.",
        "{item}: {found} modules built, at most {expected} allowed.",
    ),
    "audit.places.modules_fixed": (
        "{item}: đầu tư {found} mô-đun tại đơn vị đã cố định quy mô.",
        "{item}: {found} modules built where places are fixed.",
    ),
    "audit.offering.open": (
        "{item}: ngành được tổ chức tại địa điểm ngừng hoạt động.",
        "{item}: runs at a closed site.",
    ),
    "audit.offering.new": (
        "{item}: ngành mới không có giấy phép, không đúng loại hình hoặc không được phép mở.",
        "{item}: a new offer without licence, beyond the type of institution, or not allowed.",
    ),
    "audit.class_size": (
        "{item}: lớp có {found} người tuyển mới, dưới mức tối thiểu {expected}.",
        "{item}: {found} entrants, below the smallest class of {expected}.",
    ),
    "audit.reach.path": ("{item}: không có đường đi.", "{item}: there is no way to get there."),
    "audit.reach.limit": (
        "{item}: đi {found} phút, vượt giới hạn {expected} phút của trình độ.",
        "{item}: {found} minutes, beyond the limit of {expected} for the level.",
    ),
    "audit.reach.further": (
        "{item}: đi {found} phút, xa hơn mức {expected} phút không ai phải vượt quá.",
        "{item}: {found} minutes, further than the {expected} that nobody may exceed.",
    ),
    "audit.reach.mobile": (
        "{item}: lớp lưu động cách trụ sở {found} phút, vượt giới hạn {expected} phút.",
        "{item}: a mobile class {found} minutes from its head site, beyond {expected}.",
    ),
    "audit.merging.one_fate": (
        "{item}: vừa sáp nhập vừa rời mạng lưới.",
        "{item}: both merges and leaves.",
    ),
    "audit.merging.host_survives": (
        "{item}: đơn vị tiếp nhận không còn tồn tại sau sắp xếp.",
        "{item}: the host does not exist afterwards.",
    ),
    "audit.merging.convert_survives": (
        "{item}: chuyển đổi loại hình một đơn vị không còn tồn tại.",
        "{item}: converts an institution that ends.",
    ),
    "audit.merging.leave_pinned": (
        "{item}: rời mạng lưới mà kịch bản không cho phép.",
        "{item}: leaves, which the scenario does not ask for.",
    ),
    "audit.merging.per_host": (
        "{item}: tiếp nhận {found} đơn vị, mức tối đa là {expected}.",
        "{item}: takes in {found} institutions, at most {expected} allowed.",
    ),
    "audit.merging.units": (
        "Còn {found} đơn vị, mức tối đa là {expected}.",
        "{found} institutions remain, at most {expected} allowed.",
    ),
    "audit.merging.allowed": (
        "{item}: sáp nhập trong khi kịch bản không cho phép sáp nhập.",
        "{item}: merges though the scenario allows no merger.",
    ),
    "audit.merging.scope": (
        "{item}: đơn vị tiếp nhận không thuộc thẩm quyền của tỉnh.",
        "{item}: the host is not the province's to decide on.",
    ),
    "audit.merging.level": (
        "{item}: trình độ cao nhất của đơn vị tiếp nhận thấp hơn đơn vị được sáp nhập.",
        "{item}: the host's highest level is below the absorbed one's.",
    ),
    "audit.merging.far": (
        "{item}: hai trụ sở ở khác khu vực, cách nhau {found} phút, vượt {expected} phút.",
        "{item}: head sites in different areas {found} minutes apart, beyond {expected}.",
    ),
    "audit.merging.speciality": (
        "{item}: khác lĩnh vực chuyên biệt.",
        "{item}: specialities differ.",
    ),
    "audit.merging.policy": (
        "{item}: trái với chính sách sắp xếp trung tâm của kịch bản.",
        "{item}: against the scenario's policy on centres.",
    ),
    "audit.sites.operator": (
        "{item}: đơn vị quản lý địa điểm không phải đơn vị sở hữu còn tồn tại, cũng không phải đơn vị tiếp nhận.",
        "{item}: operated neither by its surviving owner nor by the owner's host.",
    ),
    "audit.sites.head": (
        "{item}: trụ sở chính của đơn vị còn tồn tại bị đóng.",
        "{item}: the head site of a surviving institution is closed.",
    ),
    "audit.sites.special": (
        "{item}: địa điểm của đơn vị chuyên biệt bị đóng.",
        "{item}: a site of a specialised institution is closed.",
    ),
    "audit.sites.closing": (
        "{item}: địa điểm bị đóng trong khi kịch bản không cho phép.",
        "{item}: closed though the scenario does not allow it.",
    ),
    "audit.merging.hosts": (
        "{item}: địa điểm được chia cho {found} đơn vị, tối đa {expected}.",
        "{item}: its sites go to {found} hosts, at most {expected}.",
    ),
    "audit.pins.site_hosts": (
        "{item}: địa điểm phải giao cho đơn vị này nhưng không giao.",
        "{item}: must go to this host but does not.",
    ),
    "audit.sites.opens": (
        "{item}: địa điểm dự kiến mở từ năm {found_year}, phương án mở năm {expected_year}.",
        "{item}: planned from {found_year} on, opened in {expected_year}.",
    ),
    "audit.sites.at_most": (
        "Còn {found} địa điểm hoạt động, mức tối đa là {expected}.",
        "{found} open sites, at most {expected} allowed.",
    ),
    "audit.sites.at_least": (
        "Còn {found} địa điểm hoạt động, mức tối thiểu là {expected}.",
        "{found} open sites, at least {expected} asked for.",
    ),
    "audit.counted": (
        "Có {found} trường tính vào trần ({item}), mức tối đa là {expected}.",
        "{found} counted schools ({item}), at most {expected} allowed.",
    ),
    "audit.centres.type": (
        "{item}: loại hình này không chuyển đổi được thành trường trung học nghề.",
        "{item}: this type cannot become a vocational upper secondary school.",
    ),
    "audit.centres.keep": (
        "{item}: trung tâm bị sáp nhập hoặc chuyển đổi trong khi kịch bản giữ nguyên các trung tâm.",
        "{item}: a centre merges or converts though the scenario keeps centres.",
    ),
    "audit.centres.convert": (
        "{item}: trung tâm không chuyển đổi, cũng không sáp nhập.",
        "{item}: a centre that neither converts nor merges.",
    ),
    "audit.centres.regional": (
        "{item}: trung tâm chuyển đổi trong khi kịch bản sắp xếp trung tâm theo khu vực.",
        "{item}: a centre converts under the regional policy.",
    ),
    "audit.centres.area": (
        "Khu vực {item} không còn trung tâm nào.",
        "Area {item} has no centre left.",
    ),
    "audit.centres.at_least": (
        "Còn {found} trung tâm ({item}), mức tối thiểu là {expected}.",
        "{found} centres remain ({item}), at least {expected} asked for.",
    ),
    "audit.centres.at_most": (
        "Còn {found} trung tâm ({item}), mức tối đa là {expected}.",
        "{found} centres remain ({item}), at most {expected} allowed.",
    ),
    "audit.coverage": (
        "Xã {item}: địa điểm đào tạo cơ bản gần nhất cách {found} phút, giới hạn là {expected} phút.",
        "Commune {item}: nearest basic site {found} minutes away, limit {expected}.",
    ),
    "audit.floors": (
        "{item}: đáp ứng {found} người, mức tối thiểu là {expected}.",
        "{item}: {found} entrants served, at least {expected} asked for.",
    ),
    "audit.pins.keep": ("{item}: phải giữ nhưng không còn tồn tại.", "{item}: must be kept but ends."),
    "audit.pins.merge": ("{item}: phải sáp nhập nhưng không sáp nhập.", "{item}: must merge but does not."),
    "audit.pins.leave": ("{item}: phải rời mạng lưới nhưng vẫn còn.", "{item}: must leave but stays."),
    "audit.pins.convert": ("{item}: phải chuyển đổi nhưng không chuyển đổi.", "{item}: must convert but does not."),
    "audit.pins.keep_type": (
        "{item}: phải giữ loại hình nhưng chuyển đổi.",
        "{item}: must keep its type but converts.",
    ),
    "audit.pins.keep_sites": ("{item}: địa điểm phải giữ nhưng bị đóng.", "{item}: must stay open but closes."),
    "audit.pins.open_sites": ("{item}: địa điểm dự kiến phải mở nhưng chưa mở.", "{item}: must open but does not."),
    "audit.pins.close_sites": ("{item}: địa điểm phải đóng nhưng vẫn mở.", "{item}: must close but stays open."),
    "audit.pins.apart": (
        "{item}: hai đơn vị không được về chung một đơn vị nhưng lại chung.",
        "{item}: must not end in the same institution but do.",
    ),
    "audit.costs.finite": ("{item}: chi phí không tính được.", "{item}: the cost cannot be computed."),
    "audit.costs.term": (
        "{item}: chi phí nêu ra là {found}, tính lại là {expected} triệu đồng/năm.",
        "{item}: stated as {found}, recomputed as {expected} million VND a year.",
    ),
    "audit.costs.total": (
        "Tổng chi phí nêu ra là {found}, tính lại là {expected} triệu đồng/năm.",
        "Total cost stated as {found}, recomputed as {expected} million VND a year.",
    ),
    "audit.proof.bound": (
        "Cận dưới {found} lớn hơn chi phí {expected} của phương án.",
        "The bound {found} is above the plan's cost {expected}.",
    ),
    "audit.proof.gap": (
        "Khoảng cách nêu ra là {found}, tính lại là {expected}.",
        "The gap is stated as {found}, recomputed as {expected}.",
    ),
    "audit.frames": (
        "Bảng {item}: {found} ô không khớp với quyết định của phương án.",
        "Table {item}: {found} cells differ from what the decisions imply.",
    ),
}
