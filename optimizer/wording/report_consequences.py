"""Sentences of reports on what a plan brings with it."""

PHRASES: dict[str, tuple[str, str]] = {
    "doc.section.diagnosis": ("Đánh giá thực trạng từng đơn vị", "How each institution stands"),
    "doc.section.names": ("Tên, trụ sở, cơ quan quản lý trước và sau sắp xếp", "Names, seats and managing bodies"),
    "doc.section.posts": ("Phương án nhân sự, tổ chức bên trong", "Posts and organisation"),
    "doc.section.learners": ("Người học và các nhóm cần quan tâm", "Learners, and groups to look after"),
    "doc.section.buildings": ("Cơ sở nhà, đất dôi dư", "Buildings and land set free"),
    "doc.section.roadmap": ("Lộ trình thực hiện", "Roadmap"),
    "doc.section.opinions": ("Ý kiến tham gia và giải trình", "Opinions and answers"),
    "doc.section.risks": ("Rủi ro và biện pháp", "Risks"),
    "doc.annex.communes": ("Thời gian đi lại theo xã, phường", "Travel time by commune"),
    "doc.col.fill": ("Tuyển sinh/ quy mô", "Fill rate"),
    "doc.col.shared": ("Ngành, nghề trùng trong khu vực", "Occupations shared in the area"),
    "doc.col.shared_with": ("Trùng nhiều nhất với", "Shares most with"),
    "doc.col.nearest": ("Phút tới đơn vị gần nhất", "Minutes to the nearest unit"),
    "doc.col.land": ("Đất quy đổi (m²)", "Land, converted (m²)"),
    "doc.col.self_financed": ("Mức tự bảo đảm chi", "Self-financed"),
    "doc.col.broken": ("Định mức chưa đạt", "Norms not met"),
    "doc.diagnosis.intro": (
        "Quy mô, mức tuyển sinh, ngành nghề trùng trong cùng khu vực, khoảng cách tới đơn vị gần nhất và định mức chưa "
        "đạt của từng đơn vị:",
        "Size, fill rate, occupations shared in the same area, distance to the nearest unit, and norms not met:",
    ),
    "doc.diagnosis.note": (
        "Tuyển sinh và quy mô tính cả lớp lưu động, không gồm đào tạo lái xe. Đất đô thị quy đổi theo định mức. "
        "“–”: chưa có số liệu.",
        "Entrants and places count mobile classes, not driving. Urban land is converted by its norm. “–”: not known.",
    ),
    "doc.col.posts_before": ("Hiện có", "Now"),
    "doc.col.posts_taken_in": ("Tiếp nhận", "Taken in"),
    "doc.col.posts_after": ("Sau sắp xếp", "After"),
    "doc.col.heads": ("Cấp trưởng", "Heads"),
    "doc.col.deputies": ("Cấp phó", "Deputies"),
    "doc.col.surplus_1": ("Dôi dư năm thứ 1", "Surplus, year 1"),
    "doc.col.surplus_2": ("Năm thứ 2", "Year 2"),
    "doc.col.surplus_3": ("Năm thứ 3", "Year 3"),
    "doc.col.surplus_4": ("Năm thứ 4", "Year 4"),
    "doc.col.surplus_5": ("Năm thứ 5", "Year 5"),
    "doc.col.sites_count": ("Số địa điểm", "Sites"),
    "doc.col.departments": ("Số phòng, khoa, tổ tối đa", "Departments at most"),
    "doc.posts.intro": (
        "Số người làm việc, cấp trưởng, cấp phó sau sắp xếp và số dôi dư từng năm:",
        "Posts, heads and deputies afterwards, and the surplus of each year:",
    ),
    "doc.posts.note": (
        "“–”: chưa có số liệu về cơ cấu đội ngũ nên chưa tính được số dôi dư.",
        "“–”: the make-up of the staff is not known, so the surplus is not reckoned.",
    ),
    "doc.posts.inside": (
        "Tổ chức bên trong: mỗi phòng, khoa, tổ có từ 07 người trở lên; số cấp phó theo phương án.",
        "The inside of each unit: a department has at least 7 people; deputies as planned.",
    ),
    "doc.posts.leadership": (
        "Cơ sở công lập không tổ chức hội đồng trường; bí thư cấp ủy đồng thời là người đứng đầu, theo quy định hiện hành "
        "(cần đối chiếu văn bản trước khi quyết định).",
        "Public institutions have no school council; the party secretary is the head, as the rules in force say (to be "
        "checked against the text before deciding).",
    ),
    "doc.col.group": ("Nhóm xã, phường", "Group of communes"),
    "doc.col.communes": ("Số xã", "Communes"),
    "doc.col.entrants_after": ("Người tuyển mới được bố trí", "Entrants placed"),
    "doc.col.minutes_before": ("Phút đi lại trước", "Minutes before"),
    "doc.col.minutes_after": ("Phút đi lại sau", "Minutes after"),
    "doc.col.farther": ("Số xã xa hơn từ 5 phút", "Communes farther by 5 min or more"),
    "doc.col.boarders": ("Người tuyển mới ở lại", "Entrants who board"),
    "doc.col.commune": ("Xã, phường", "Commune"),
    "doc.col.zone": ("Khu vực", "Zone"),
    "doc.col.basic_after": ("Phút tới địa điểm cơ bản gần nhất", "Minutes to the nearest basic site"),
    "doc.learners.intro": (
        "Thời gian đi lại bình quân một chiều của người học tới địa điểm đào tạo, trước (giữ nguyên mạng lưới) và sau:",
        "Mean minutes one way of learners to their site, before (unchanged network) and after:",
    ),
    "doc.learners.no_groups": (
        "Bảng 4_XaPhuong chưa có số liệu ở cột: {columns}; tác động đối với các nhóm này mới được xem qua xã khu vực III "
        "và xã biên giới. Cần bổ sung trước khi trình.",
        "The table of communes has no figures in: {columns}; communes of zone III and at the border stand for these "
        "groups. To be added before the plan is submitted.",
    ),
    "doc.learners.share.minority": ("tỷ lệ người dân tộc thiểu số", "share of ethnic minorities"),
    "doc.learners.share.poor": ("tỷ lệ hộ nghèo, cận nghèo", "share of poor and near-poor households"),
    "doc.learners.share.women": ("tỷ lệ nữ", "share of women"),
    "doc.learners.groups": (
        "Người dân tộc thiểu số, hộ nghèo, nữ: tính theo tỷ lệ trong dân số của xã, phường có số liệu.",
        "Ethnic minorities, poor households, women: by their share of the population of communes that give it.",
    ),
    "doc.learners.worst": ("Các xã, phường có người học phải đi xa hơn nhiều nhất:", "Communes that grow farthest:"),
    "doc.teach_out.none": (
        "Phương án không dừng tuyển sinh ngành, nghề nào đang có người học.",
        "The plan ends no intake of programmes that have learners.",
    ),
    "doc.teach_out.move": (
        "Người đang học tại ngành, nghề, địa điểm dừng tuyển sinh chuyển sang nơi khác theo phương án và học hết khóa; số "
        "người còn học vào ngày 01/9 từng năm:",
        "Those enrolled where the intake ends move as the plan says and finish their course; learners left on 1 September "
        "of each year:",
    ),
    "doc.teach_out.finish": (
        "Người đang học tại ngành, nghề, địa điểm dừng tuyển sinh học hết khóa tại chỗ; đơn vị chịu trách nhiệm nêu trong "
        "bảng. Số người còn học vào ngày 01/9 từng năm:",
        "Those enrolled where the intake ends finish their course at their site; the unit that answers for them is named. "
        "Learners left on 1 September of each year:",
    ),
    "doc.teach_out.note": (
        "Giả định tuyển sinh tiếp tục như số ghi nhận đến khi dừng; người còn học = tuyển sinh một năm × số năm học còn lại.",
        "The intake goes on as recorded until it ends; learners left = entrants a year × years of the course left.",
    ),
    "doc.teach_out.all": ("Cộng", "All"),
    "doc.col.in_charge": ("Đơn vị chịu trách nhiệm", "Unit in charge"),
    "doc.col.land_own": ("Đất (m²)", "Land (m²)"),
    "doc.col.floor": ("Sàn (m²)", "Floor (m²)"),
    "doc.col.fate": ("Hướng xử lý", "What becomes of it"),
    "doc.col.upkeep_year": ("Trông giữ một năm (triệu đồng)", "Upkeep a year (million VND)"),
    "doc.col.upkeep": ("Trông giữ 5 năm đầu (triệu đồng)", "Upkeep, first 5 years (million VND)"),
    "building.pending": ("chờ xử lý", "pending"),
    "building.keep": ("giữ lại", "kept"),
    "building.transfer": ("điều chuyển", "transferred"),
    "building.local": ("giao địa phương quản lý", "handed to the commune"),
    "building.recover": ("thu hồi", "taken back"),
    "doc.buildings.upkeep": (
        "Trông giữ: chờ xử lý thì hai năm, giữ lại thì hằng năm; điều chuyển, giao địa phương, thu hồi thì bàn giao ngay. Khoản này nằm trong cột trông giữ nhà, đất của bảng ngân sách theo năm.",
        "Upkeep: two years while pending, every year where kept; what is transferred, handed over or taken back costs nothing. It stands in the budget by year.",
    ),
    "doc.col.budget_buildings": ("Trông giữ nhà, đất", "Upkeep of closed sites"),
    "doc.buildings.none": ("Phương án không làm dôi dư cơ sở nhà, đất nào.", "The plan sets no building free."),
    "doc.buildings.intro": (
        "Hướng xử lý do cấp có thẩm quyền quyết định (giữ lại, điều chuyển, giao địa phương quản lý, thu hồi); trong khi "
        "chờ, đơn vị quản lý trông giữ:",
        "The authority decides on each (keep, transfer, hand to the commune, take back); until then its holder looks "
        "after it:",
    ),
    "doc.col.year": ("Năm", "Year"),
    "doc.col.budget_recurrent": ("Chi thường xuyên", "Recurrent"),
    "doc.col.budget_transfers": ("Hỗ trợ nội trú", "Boarding support"),
    "doc.col.budget_one_off": ("Chi một lần", "One-off"),
    "doc.col.budget_investment": ("Đầu tư", "Investment"),
    "doc.col.budget_net": ("Tổng trong năm", "Net of the year"),
    "doc.col.budget_cumulative": ("Lũy kế", "Cumulative"),
    "doc.budget.table": (
        "Ngân sách nhà nước theo năm, phương án so với giữ nguyên (triệu đồng; số âm là giảm chi)",
        "State budget by year, plan against the unchanged network (million VND; negative is a saving)",
    ),
    "doc.budget.apart": (
        "Năm đầu ({year}) chi ngân sách thay đổi {first} triệu đồng, đã tính chi một lần và đầu tư; về lâu dài mức tiết kiệm "
        "chi thường xuyên và hỗ trợ là {saving} triệu đồng/năm (số âm là tăng chi).",
        "In the first year ({year}) the budget changes by {first} million VND, one-off costs and investment included; in "
        "the long run {saving} million VND a year of recurrent spending and support are saved (negative: spent).",
    ),
    "doc.col.task": ("Tên nhiệm vụ", "Task"),
    "doc.col.lead": ("Cơ quan chủ trì", "Lead"),
    "doc.col.partners": ("Cơ quan phối hợp", "Partners"),
    "doc.col.product": ("Kết quả, sản phẩm", "Product"),
    "doc.col.until": ("Thời gian hoàn thành", "Until"),
    "doc.roadmap.intro": (
        "Mốc thời gian tính lùi từ ngày phương án có hiệu lực; cơ quan chủ trì là đề xuất.",
        "Dates count back from the day the plan takes effect; the leads are proposals.",
    ),
    "doc.col.seat_before": ("Trụ sở hiện nay", "Seat today"),
    "doc.col.seat_after": ("Trụ sở sau sắp xếp", "Seat after"),
    "doc.col.body_before": ("Cơ quan quản lý hiện nay", "Managing body today"),
    "doc.col.body_after": ("Cơ quan quản lý sau sắp xếp", "Managing body after"),
    "doc.col.opinion_of": ("Cơ quan, đơn vị, cá nhân", "From"),
    "doc.col.opinion": ("Nội dung ý kiến", "Opinion"),
    "doc.col.answer": ("Tiếp thu, giải trình", "Answer"),
    "doc.col.opinion_state": ("Ghi chú", "Remark"),
    "opinion.units": ("Các đơn vị được sắp xếp", "Institutions concerned"),
    "opinion.staff": ("Viên chức, người lao động", "Staff"),
    "opinion.learners": ("Người học, cha mẹ người học", "Learners and parents"),
    "opinion.communes": ("UBND các xã, phường", "Communes"),
    "doc.opinions.intro": (
        "Biểu mẫu để ghi kết quả lấy ý kiến (chưa có ý kiến nào được ghi):",
        "Form for the opinions to be collected (none has been recorded):",
    ),
    "risk.figures": (
        "Số liệu ước tính làm thay đổi kết luận: thay bằng số liệu chính thức và tính lại trước khi trình.",
        "Estimates may change the conclusion: replace them and reckon again before submitting.",
    ),
    "risk.learners": (
        "Người học bỏ học khi phải đi xa hơn: bố trí nội trú, lớp lưu động tại các xã nêu trên.",
        "Learners may drop out where they travel further: boarding and mobile classes for the communes named.",
    ),
    "risk.staff": (
        "Tâm tư của viên chức, người lao động: công khai phương án bố trí và chế độ, chính sách.",
        "Unrest among staff: make placements and entitlements public.",
    ),
    "risk.assets": (
        "Thất thoát, lãng phí tài sản khi bàn giao: kiểm kê, bàn giao nguyên trạng bằng biên bản.",
        "Loss of assets at the handover: take stock and hand over by record.",
    ),
    "risk.law": (
        "Văn bản mới thay đổi định mức, thẩm quyền: kiểm tra lại căn cứ trước khi ban hành quyết định.",
        "New texts may change norms and competence: check the bases again before deciding.",
    ),
}
