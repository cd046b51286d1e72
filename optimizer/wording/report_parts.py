"""Sentences of the scenario report: its first page, parts and sections."""

PHRASES: dict[str, tuple[str, str]] = {
    "doc.part": ("Phần {number}", "Part {number}"),
    "doc.part.need": ("Sự cần thiết và căn cứ xây dựng phương án", "Why this plan, and on what basis"),
    "doc.part.present": (
        "Thực trạng mạng lưới cơ sở giáo dục nghề nghiệp",
        "The network of vocational institutions today",
    ),
    "doc.part.principles": (
        "Quan điểm, mục tiêu, nguyên tắc, tiêu chí sắp xếp",
        "Aims, principles and criteria",
    ),
    "doc.part.plan": ("Phương án sắp xếp", "The plan"),
    "doc.part.implementation": ("Tổ chức thực hiện", "Carrying it out"),
    "doc.section.need": ("Sự cần thiết", "Why"),
    "doc.section.bases": ("Căn cứ pháp lý", "Legal bases"),
    "doc.section.scope": ("Phạm vi, đối tượng", "Scope"),
    "doc.section.aim": ("Mục tiêu lựa chọn", "Aim"),
    "doc.section.assessment": ("Đánh giá chung", "General assessment"),
    "doc.assessment.intro": (
        "Từ số liệu từng đơn vị, các hạn chế chính của mạng lưới hiện nay:",
        "From the figures of each institution, the main weaknesses of today's network:",
    ),
    "doc.assessment.norms": (
        "{count} đơn vị chưa đạt định mức về số người làm việc hoặc đất: {names}.",
        "Institutions that do not meet a norm of posts or land: {count} ({names}).",
    ),
    "doc.assessment.fill": (
        "Tuyển sinh so với quy mô thấp nhất: {list}.",
        "Least filled: {list}.",
    ),
    "doc.assessment.shared": (
        "Nhiều ngành, nghề trùng với đơn vị khác trong khu vực nhất: {list}.",
        "Most occupations shared with others of the area: {list}.",
    ),
    "doc.assessment.far": (
        "Ở xa các đơn vị khác nhất (số phút tới đơn vị gần nhất): {list}.",
        "Furthest from the nearest other institution (minutes): {list}.",
    ),
    "doc.assessment.one": ("{name} ({value})", "{name} ({value})"),
    "doc.section.funding": ("Kinh phí thực hiện", "Money needed"),
    "doc.section.next": ("Kiến nghị, đề xuất", "What is asked of whom"),
    "doc.need.intro": ("Số liệu của mạng lưới hiện nay cho thấy:", "The figures of today's network say:"),
    "doc.need.units": (
        "Mạng lưới có {value} trường, trung tâm.",
        "The network has {value} institutions.",
    ),
    "doc.need.fill_rate": (
        "Tuyển sinh đạt {value}% quy mô theo giấy chứng nhận.",
        "{value}% of the licensed places are filled.",
    ),
    "doc.need.communes_beyond_60": (
        "{value} xã, phường cách địa điểm cơ bản gần nhất trên 60 phút.",
        "{value} communes lie more than 60 minutes from the nearest basic site.",
    ),
    "doc.need.units_above_target_2030": (
        "Số đơn vị còn vượt mục tiêu năm 2030 là {value}.",
        "There are {value} institutions more than the target of 2030.",
    ),
    "doc.need.demand_met": (
        "Nếu giữ nguyên mạng lưới, năm {year} đáp ứng {value}% nhu cầu đào tạo.",
        "The unchanged network meets {value}% of the demand of {year}.",
    ),
    "doc.need.minutes_mean": (
        "Nếu giữ nguyên mạng lưới, năm {year} người học đi bình quân {value} phút một chiều.",
        "In the unchanged network of {year} learners travel {value} minutes one way on average.",
    ),
    "doc.scope": (
        "Phương án áp dụng đối với {count} đơn vị; số liệu tính đến ngày {date}; mốc thực hiện: năm {year}.",
        "The plan is for {count} institutions; figures as of {date}; target year {year}.",
    ),
    "doc.scope.outside": (
        "Ngoài phạm vi sắp xếp (không thuộc thẩm quyền của tỉnh): {names}.",
        "Out of scope (not the province's to decide): {names}.",
    ),
    "doc.aim.cost": (
        "Trong các phương án đáp ứng mọi yêu cầu dưới đây, phương án được chọn có tổng chi phí xã hội quy đổi nhỏ nhất: chi của ngân sách, chi phí và thời gian đi lại của người học, và trọng số quy ước cho nhu cầu chưa được đáp ứng, người học phải chuyển nơi học (giá trị và bằng chứng ở phụ lục phương pháp).",
        "Among the plans that keep all rules below, the one with the least social cost is chosen: the budget's spending, learners' cost and time of travel, and conventional weights for demand not met and learners moved (value and proof: annex on method).",
    ),
    "doc.aim.goals": (
        "Trong các phương án đáp ứng mọi yêu cầu dưới đây, phương án được chọn theo thứ tự mục tiêu (giá trị và bằng chứng ở phụ lục phương pháp):",
        "Among the plans that keep all rules below, the plan is chosen by these goals, in this order (values and proof: annex on method):",
    ),
    "doc.aim.evaluated": (
        "Cơ cấu đơn vị do người lập phương án cho trước; báo cáo chỉ tính nơi học tốt nhất cho người học và đối chiếu với các yêu cầu dưới đây.",
        "The structure was given; the report only places learners best and holds the plan against the rules below.",
    ),
    "doc.next.step": ("{lead}: {task} (trước ngày {date}).", "{lead}: {task} (before {date})."),
    "doc.next.relax": (
        "Cấp có thẩm quyền chọn một trong các cách nới nêu ở Phần IV, rồi tính lại.",
        "The authority chooses one of the ways out named in Part IV; then the scenario is run again.",
    ),
    "doc.next.bases": (
        "Cơ quan lập báo cáo kiểm tra hiệu lực của {count} căn cứ được đánh dấu ở trang đầu trước khi trình.",
        "The issuing body checks the validity of the {count} legal bases flagged on page 1 before submitting.",
    ),
    "doc.next.figures": (
        "Các đơn vị thay số liệu ước tính bằng số liệu chính thức; tính lại trước khi trình.",
        "The institutions replace estimates by official figures; the plan is reckoned again before submitting.",
    ),
    "doc.method.objective": (
        "Giá trị của tiêu chí so sánh (triệu đồng/năm)",
        "Value of the measure of comparison (million VND a year)",
    ),
    "doc.method.goals": ("Các mục tiêu theo thứ tự", "The goals, in order"),
    "doc.annex.sheets": ("Phiếu từng đơn vị", "Institutions, one page each"),
    "doc.sheet.map": (
        "Bản đồ nhỏ: địa điểm, nơi ở của người học và đơn vị tiếp nhận của {name}",
        "Small map: sites, origin of learners and host of {name}",
    ),
    "doc.sheet.entrants": ("Người tuyển mới/năm", "Entrants a year"),
    "doc.sheet.places": ("Quy mô tuyển sinh tại địa điểm (người/năm)", "Places at sites (entrants a year)"),
    "doc.sheet.fill": ("Tuyển sinh so với quy mô theo giấy chứng nhận", "Share of licensed places filled"),
    "doc.sheet.posts": ("Số người làm việc (sau sắp xếp: của cả đơn vị tiếp nhận)", "Posts (after: of the whole host)"),
    "doc.sheet.heads": ("Cấp trưởng", "Heads"),
    "doc.sheet.deputies": ("Cấp phó", "Deputies"),
    "doc.sheet.mobile": ("lớp lưu động", "mobile classes"),
    "doc.sheet.more": (
        "Còn {count} dòng ngành, nghề khác: xem tệp plan.xlsx.",
        "There are {count} more rows: see plan.xlsx.",
    ),
    "doc.sheet.origin": ("{name} {before} → {after}", "{name} {before} → {after}"),
    "doc.sheet.origins": (
        "Nơi ở của người học (người tuyển mới/năm; giữ nguyên mạng lưới → phương án), các xã, phường đông nhất: {list}.",
        "Where learners come from (entrants a year; unchanged network → plan), largest communes: {list}.",
    ),
    "doc.annex.method": ("Phương pháp và bằng chứng tính toán", "Method and proof"),
    "doc.section.summary": ("Tóm tắt", "Summary"),
    "doc.section.conflicts": ("Vì sao không có phương án", "Why there is no plan"),
    "doc.section.asked": ("Nguyên tắc, tiêu chí: yêu cầu đặt ra", "Principles and criteria: what was asked"),
    "doc.section.present": ("Mạng lưới đơn vị", "Institutions"),
    "doc.section.proposed": ("Phương án đối với từng đơn vị", "What becomes of each institution"),
    "doc.section.effects": ("So sánh phương án với hiện trạng", "The plan beside today's network"),
    "doc.section.rules": ("Mức độ đáp ứng các yêu cầu", "Rules met and not met"),
    "doc.section.money": ("Tài chính theo năm", "Money by year"),
    "doc.section.trust": ("Độ tin cậy của số liệu", "How far the figures can be trusted"),
    "doc.first.decisions": (
        "Nội dung phương án, thực hiện đến năm {year}",
        "What the plan decides, until {year}",
    ),
    "doc.first.merge": ("Sáp nhập", "Merge"),
    "doc.first.and_convert": ("chuyển đổi thành trường trung học nghề", "becomes a vocational upper secondary school"),
    "doc.first.and_expand": ("mở rộng quy mô", "grows"),
    "doc.first.convert": ("Chuyển đổi thành trường trung học nghề", "Become vocational upper secondary schools"),
    "doc.first.expand": ("Mở rộng quy mô", "Grow"),
    "doc.first.reduce": ("Thu hẹp quy mô", "Shrink"),
    "doc.first.keep": ("Giữ nguyên", "Stay as they are"),
    "doc.first.leave": ("Giải thể hoặc chuyển giao", "Dissolved or transferred"),
    "doc.first.outside": ("Ngoài phạm vi sắp xếp", "Out of scope"),
    "doc.first.same": ("như hiện nay", "as today"),
    "doc.first.rest": ("và {count} đơn vị tiếp nhận khác: xem Phần IV", "and {count} other hosts: see Part IV"),
    "doc.first.optimal": (
        "Đã chứng minh: không phương án nào đáp ứng mọi yêu cầu mà tốt hơn quá {gap} (xem phụ lục phương pháp).",
        "Proven: no plan that keeps every rule is better by more than {gap} (see the annex on method).",
    ),
    "doc.first.gap_left": (
        "Chưa chứng minh là tốt nhất: có thể còn phương án tốt hơn đến {gap} theo tiêu chí so sánh (phụ lục phương pháp).",
        "Not proven best: a plan better by up to {gap} by the measure of comparison may exist (annex on method).",
    ),
    "doc.first.evaluated": (
        "Cơ cấu do người lập phương án cho trước; chỉ nơi học của người học được tính (khoảng cách {gap}, phụ lục phương pháp).",
        "The structure was given; only where learners go was reckoned (gap {gap}, annex on method).",
    ),
    "doc.first.infeasible": (
        "Đã chứng minh không có phương án nào thỏa mãn mọi yêu cầu của kịch bản.",
        "Proven: no plan keeps all rules of the scenario.",
    ),
    "doc.first.no_plan": (
        "Dừng trước khi tìm được phương án; không kết luận được gì.",
        "Stopped before a plan was found; nothing follows.",
    ),
    "doc.section.programmes": ("Ngành, nghề chuyển, mở, dừng", "Programmes moved, added, stopped"),
    "doc.programmes.intro": (
        "Thay đổi về ngành, nghề theo địa điểm; người đang học được học hết khóa hoặc chuyển theo phương án.",
        "Changes of programmes by site; those enrolled finish their course or move as the plan says.",
    ),
    "doc.programmes.none": (
        "Phương án không mở, dừng hay chuyển ngành, nghề nào.",
        "The plan starts, stops and moves no programme.",
    ),
    "doc.programmes.new": ("Ngành, nghề mở tại địa điểm mới", "Programmes added at a site"),
    "doc.programmes.stopped": ("Ngành, nghề dừng tuyển sinh tại địa điểm", "Programmes that stop at a site"),
    "doc.programmes.passed_on": (
        "Ngành, nghề tiếp tục tại chỗ dưới đơn vị tiếp nhận",
        "Programmes that go on at their site under the host",
    ),
    "doc.programmes.ended": ("dừng tại địa điểm này", "stops at this site"),
    "doc.programmes.closed_with_site": ("địa điểm ngừng hoạt động", "the site closes"),
    "doc.programmes.note": (
        "Tuyển sinh ghi nhận: năm gần nhất; người đang học: theo số liệu ghi nhận.",
        "Entrants recorded: last year; learners enrolled: as recorded.",
    ),
    "doc.options.for": ("Ưu điểm của phương án so với giữ nguyên mạng lưới:", "What speaks for the plan:"),
    "doc.options.against": ("Hạn chế của phương án so với giữ nguyên mạng lưới:", "What speaks against the plan:"),
    "doc.options.for_none": (
        "Không chỉ tiêu nào tốt hơn so với giữ nguyên mạng lưới.",
        "No indicator is better than in the unchanged network.",
    ),
    "doc.options.against_none": (
        "Không chỉ tiêu nào kém hơn so với giữ nguyên mạng lưới.",
        "No indicator is worse than in the unchanged network.",
    ),
    "doc.section.priority": ("Cái giá của ưu tiên", "What the priority costs"),
    "doc.section.alternatives": ("Các phương án và so sánh với hiện trạng", "The options beside today's network"),
    "doc.options.several": (
        "Các phương án dưới đây được tính với cùng một cách; các phần sau của báo cáo trình bày chi tiết Phương án 1.",
        "The options below are reckoned in the same way; the rest of this report describes Option 1 in detail.",
    ),
    "doc.options.option": ("{label}: {title}. {question}", "{label}: {title}. {question}"),
    "doc.options.content": (
        "Sáp nhập {merge} đơn vị vào {hosts} đơn vị tiếp nhận; chuyển đổi {convert}; mở rộng {expand}; thu hẹp {reduce}; thôi thuộc mạng lưới {leave}; {closed} địa điểm ngừng hoạt động.",
        "{merge} units merge into {hosts} hosts; {convert} convert, {expand} grow, {reduce} shrink, {leave} leave; {closed} sites close.",
    ),
    "doc.options.table": ("Tiêu chí theo từng phương án", "Criteria by option"),
    "doc.options.broken": ("Yêu cầu của phương án không đáp ứng", "Rules that its scenario asks and it breaks"),
    "doc.options.broken.unit": ("yêu cầu", "rules"),
    "doc.options.conditions": ("Điều kiện của định mức không đạt", "Conditions of norms not met"),
    "doc.options.conditions.unit": ("điều kiện", "conditions"),
    "doc.options.other_unchanged": (
        "Cột giữ nguyên mạng lưới tính theo Phương án 1. {names} đặt nhu cầu hoặc đơn giá khác; ưu điểm, hạn chế của mỗi phương án so với mạng lưới giữ nguyên theo chính phương án đó.",
        "The unchanged network is that of Option 1. {names} ask with another demand or other prices; advantages and drawbacks of each option stand against the unchanged network under its own terms.",
    ),
    "doc.options.other_tables": (
        "{names} được tính trên bộ số liệu khác với Phương án 1: chỉ so sánh sau khi tính lại trên cùng bộ số liệu.",
        "{names} rest on other tables than Option 1: solve again on the same tables before comparing.",
    ),
    "doc.options.sides": (
        "Ưu điểm, hạn chế của từng phương án so với giữ nguyên mạng lưới",
        "What speaks for each option and against it, beside the unchanged network",
    ),
    "doc.options.sides_note": (
        "Chỉ tiêu thay đổi không quá 1% so với giữ nguyên mạng lưới thì không nêu.",
        "Indicators that change by 1% or less are left out.",
    ),
    "doc.options.change": ("– {name}: {change}{unit}", "– {name}: {change}{unit}"),
    "doc.options.choice": (
        "Bảng so sánh không xếp hạng các phương án; việc lựa chọn do cấp có thẩm quyền quyết định.",
        "The tables do not rank the options; the choice is made by those who decide.",
    ),
    "doc.col.option": ("Phương án", "Option"),
    "doc.col.advantages": ("Ưu điểm", "Advantages"),
    "doc.col.drawbacks": ("Hạn chế", "Drawbacks"),
    "doc.options.figure": (
        "{name}: {plan}{unit}, giữ nguyên mạng lưới {unchanged} ({change}).",
        "{name}: {plan}{unit}, unchanged network {unchanged} ({change}).",
    ),
    "doc.map.brief": (
        "Sơ đồ: đơn vị nào tiếp nhận đơn vị nào, địa điểm nào còn hoạt động: {title}",
        "Sketch map: who takes in whom, and which sites stay open: {title}",
    ),
}
