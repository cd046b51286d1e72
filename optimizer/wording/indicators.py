"""Names, units and definitions of the indicators."""

PHRASES: dict[str, tuple[str, str]] = {
    "indicator_unit.communes": ("xã, phường", "communes"),
    "indicator_unit.entrants_a_year": ("người/năm", "entrants a year"),
    "indicator_unit.institutions": ("đơn vị", "institutions"),
    "indicator_unit.km": ("km", "km"),
    "indicator_unit.learners": ("người học", "learners"),
    "indicator_unit.learners_per_teacher": ("người học/giáo viên", "learners per teacher"),
    "indicator_unit.minutes": ("phút", "minutes"),
    "indicator_unit.mvnd": ("triệu đồng", "million VND"),
    "indicator_unit.mvnd_a_year": ("triệu đồng/năm", "million VND a year"),
    "indicator_unit.pairs": ("cặp xã – địa điểm", "pairs of commune and site"),
    "indicator_unit.percent": ("%", "%"),
    "indicator_unit.persons": ("người", "persons"),
    "indicator_unit.sites": ("địa điểm", "sites"),
    "indicator.units": ("Số đơn vị (trường, trung tâm)", "Institutions"),
    "indicator.units.definition": (
        "Số đơn vị có trong mạng lưới, gồm cả đơn vị không thuộc thẩm quyền sắp xếp của tỉnh.",
        "Institutions in the network, those the province does not decide on included."),
    "indicator.units_in_scope": ("Số đơn vị thuộc thẩm quyền của tỉnh", "Institutions the province decides on"),
    "indicator.units_in_scope.definition": (
        "Số đơn vị công lập do tỉnh quyết định việc sắp xếp.",
        "Public institutions whose reorganisation the province decides."),
    "indicator.units_kind": ("Số đơn vị theo loại hình: {label}", "Institutions by type: {label}"),
    "indicator.units_kind.definition": (
        "Số đơn vị thuộc loại hình {label}; sau sắp xếp tính theo loại hình mới.",
        "Institutions of the type {label}; after reorganisation, by their new type."),
    "indicator.units_change_2020": ("Số đơn vị so với năm 2020", "Institutions against 2020"),
    "indicator.units_change_2020.definition": (
        "Tỷ lệ tăng, giảm số đơn vị công lập thuộc thẩm quyền của tỉnh so với năm 2020; mục tiêu đến năm 2030 giảm 30% (Quyết định 73/QĐ-TTg ngày 10/02/2023).",
        "Change of the number of public institutions the province decides on since 2020; the target for 2030 is −30% (Decision 73/QĐ-TTg of 10/02/2023)."),
    "indicator.units_above_target_2030": ("Số đơn vị vượt mục tiêu năm 2030", "Institutions above the target of 2030"),
    "indicator.units_above_target_2030.definition": (
        "Số đơn vị công lập thuộc thẩm quyền của tỉnh trừ 70% số đơn vị năm 2020 (làm tròn xuống); bằng 0 hoặc âm là đạt mục tiêu giảm 30% đến năm 2030 (Quyết định 73/QĐ-TTg ngày 10/02/2023).",
        "Public institutions the province decides on, minus 70% of those of 2020 (rounded down); 0 or less meets the target of −30% by 2030 (Decision 73/QĐ-TTg of 10/02/2023)."),
    "indicator.heads": ("Số cấp trưởng", "Heads"),
    "indicator.heads.definition": (
        "Số người đứng đầu của các đơn vị trong mạng lưới; khi sáp nhập, vị trí của đơn vị được sáp nhập không còn.",
        "Heads of the institutions in the network; the position of an absorbed institution ends."),
    "indicator.deputies": ("Số cấp phó", "Deputies"),
    "indicator.deputies.definition": (
        "Số cấp phó hiện có của các đơn vị còn trong mạng lưới; cấp phó của đơn vị được sáp nhập không còn, kể cả khi thực tế được giữ thêm một thời gian.",
        "Deputies that the remaining institutions have today; those of an absorbed institution end, even where they are kept for a time."),
    "indicator.counted_schools": ("Số trường tính vào mức trần", "Schools that count against the cap"),
    "indicator.counted_schools.definition": (
        "Số trường cao đẳng, trung cấp công lập của tỉnh không thuộc nhóm tự chủ 1, 2 và không chuyển đổi loại hình (Kế hoạch 130/KH-BCĐTKNQ18 ngày 21/9/2025, Công văn 59-CV/BCĐ ngày 12/9/2025), kể cả trường hợp bảng số liệu ghi đè.",
        "Public colleges and intermediate schools of the province outside autonomy groups 1 and 2 and not converted (Plan 130/KH-BCĐTKNQ18 of 21/9/2025, Official letter 59-CV/BCĐ of 12/9/2025), overrides in the tables applied."),
    "indicator.open_sites": ("Số địa điểm đào tạo hoạt động", "Open sites"),
    "indicator.open_sites.definition": (
        "Số địa điểm đào tạo đang hoạt động, gồm cả địa điểm của đơn vị không thuộc thẩm quyền sắp xếp của tỉnh.",
        "Sites that are open, those of institutions the province does not decide on included."),
    "indicator.learners_moved": ("Người học phải chuyển địa điểm", "Learners who must move"),
    "indicator.learners_moved.definition": (
        "Quy mô người học có mặt hiện nay (người tuyển mới nhân thời gian đào tạo) ở các nhóm ngành ngừng tổ chức tại địa điểm đang học.",
        "Learners present today (entrants times length) in programmes that end at the site where they learn."),
    "indicator.posts": ("Số người làm việc về lâu dài", "Posts in the long run"),
    "indicator.posts.definition": (
        "Người làm việc của các đơn vị sau khi vị trí dôi ra do sáp nhập đã giảm hết; giáo viên như hiện nay, hoặc theo yêu cầu khi phương án tính giáo viên.",
        "Posts of the institutions once those that mergers make needless have lapsed; teachers as today, or as required where the scenario counts teachers."),
    "indicator.teachers_hired": ("Giáo viên phải tuyển trong 5 năm", "Teachers to be hired within five years"),
    "indicator.teachers_hired.definition": (
        "Số giáo viên theo yêu cầu từng lĩnh vực trừ số hiện có còn làm việc sau 5 năm, cộng các đơn vị; gồm cả người thay giáo viên nghỉ hưu.",
        "Teachers required by field less those of today who are there after five years, summed over the units; replacements of those who retire included."),
    "indicator.teachers_surplus": ("Giáo viên dôi dư năm đầu", "Teachers left over in the first year"),
    "indicator.teachers_surplus.definition": (
        "Số giáo viên còn làm việc một năm sau sắp xếp vượt yêu cầu từng lĩnh vực, cộng các đơn vị.",
        "Teachers there one year after the plan beyond those required by field, summed over the units."),
    "indicator.teachers_released": ("Giáo viên còn dôi dư sau 5 năm", "Teachers left over after five years"),
    "indicator.teachers_released.definition": (
        "Số giáo viên còn làm việc sau 5 năm vượt yêu cầu từng lĩnh vực, cộng các đơn vị.",
        "Teachers there after five years beyond those required by field, summed over the units."),
    "indicator.posts_moved": ("Số người làm việc phải chuyển địa điểm", "Posts that must move"),
    "indicator.posts_moved.definition": (
        "Số người làm việc tại các địa điểm ngừng hoạt động; không tính đơn vị giải thể hoặc chuyển giao.",
        "Posts at sites that close; institutions that are dissolved or transferred are not counted."),
    "indicator.demand_met": ("Tỷ lệ đáp ứng nhu cầu đào tạo", "Demand met"),
    "indicator.demand_met.definition": (
        "Người tuyển mới được bố trí học tại địa điểm hoặc lớp lưu động trên tổng nhu cầu trong năm; không tính lái xe.",
        "Entrants placed at sites or in mobile classes over all demand of the year; driving left out."),
    "indicator.demand_met_priority": (
        "Tỷ lệ đáp ứng nhu cầu ngành, nghề trọng điểm",
        "Demand met in priority programmes"),
    "indicator.demand_met_priority.definition": (
        "Người tuyển mới được bố trí trên nhu cầu trong năm của các ngành, nghề trọng điểm.",
        "Entrants placed over the demand of the year in priority programmes."),
    "indicator.demand_met_level": ("Tỷ lệ đáp ứng nhu cầu theo trình độ: {label}", "Demand met by level: {label}"),
    "indicator.demand_met_level.definition": (
        "Người tuyển mới được bố trí trên nhu cầu trong năm, trình độ {label}.",
        "Entrants placed over the demand of the year, level {label}."),
    "indicator.demand_met_field": ("Tỷ lệ đáp ứng nhu cầu theo lĩnh vực: {label}", "Demand met by field: {label}"),
    "indicator.demand_met_field.definition": (
        "Người tuyển mới được bố trí trên nhu cầu trong năm, lĩnh vực {label}.",
        "Entrants placed over the demand of the year, field {label}."),
    "indicator.fill_rate": ("Tỷ lệ tuyển sinh so với quy mô", "Fill rate of places"),
    "indicator.fill_rate.definition": (
        "Người tuyển mới trên quy mô tuyển sinh của các ngành, nghề còn tổ chức, gồm cả lớp lưu động; không tính lái xe.",
        "Entrants over places of the offers that run, mobile classes included; driving left out."),
    "indicator.fill_rate_level": (
        "Tỷ lệ tuyển sinh so với quy mô theo trình độ: {label}",
        "Fill rate by level: {label}"),
    "indicator.fill_rate_level.definition": (
        "Người tuyển mới trên quy mô tuyển sinh của các ngành, nghề còn tổ chức, gồm cả lớp lưu động, trình độ {label}.",
        "Entrants over places of the offers that run, mobile classes included, level {label}."),
    "indicator.entrants_school": (
        "Tuyển mới cao đẳng, trung cấp, THN, 9+",
        "Entrants at college, intermediate, THN and 9+ levels"),
    "indicator.entrants_school.definition": (
        "Người tuyển mới trong năm ở trình độ cao đẳng, trung cấp, trung học nghề và mô hình 9+.",
        "Entrants a year at the levels college, intermediate, vocational upper secondary and nine-plus."),
    "indicator.entrants_GDTX": ("Tuyển mới GDTX cấp THPT", "Entrants in continuing upper secondary"),
    "indicator.entrants_GDTX.definition": (
        "Người tuyển mới trong năm của chương trình GDTX cấp THPT.",
        "Entrants a year in continuing upper secondary education."),
    "indicator.entrants_SC": ("Tuyển mới sơ cấp", "Entrants at the elementary level"),
    "indicator.entrants_SC.definition": (
        "Người tuyển mới trong năm ở trình độ sơ cấp, gồm cả lớp lưu động; không cộng với các trình độ khác.",
        "Entrants a year for elementary certificates, mobile classes included; not to be added to other levels."),
    "indicator.entrants_D3": ("Tuyển mới đào tạo dưới 03 tháng", "Entrants in courses under 3 months"),
    "indicator.entrants_D3.definition": (
        "Người tuyển mới trong năm của các khóa dưới 03 tháng, gồm cả lớp lưu động; không cộng với các trình độ khác.",
        "Entrants a year in courses under 3 months, mobile classes included; not to be added to other levels."),
    "indicator.entrants_LX": ("Tuyển mới lái xe", "Entrants in driving"),
    "indicator.entrants_LX.definition": (
        "Người học lái xe tuyển mới trong năm theo bảng số liệu; không thuộc phạm vi tính toán của phương án.",
        "Entrants a year in driving as recorded; not planned."),
    "indicator.places_school": (
        "Quy mô tuyển sinh cao đẳng, trung cấp, THN, 9+",
        "Places at college, intermediate, THN and 9+ levels"),
    "indicator.places_school.definition": (
        "Quy mô tuyển sinh một năm của các ngành, nghề còn tổ chức ở trình độ cao đẳng, trung cấp, trung học nghề và mô hình 9+.",
        "Entrants a year that the offers that run can take at the levels college, intermediate, vocational upper secondary and nine-plus."),
    "indicator.places_GDTX": ("Quy mô tuyển sinh GDTX cấp THPT", "Places in continuing upper secondary"),
    "indicator.places_GDTX.definition": (
        "Quy mô tuyển sinh một năm của chương trình GDTX cấp THPT tại các địa điểm còn tổ chức.",
        "Entrants a year that continuing upper secondary classes can take where they run."),
    "indicator.places_SC": ("Quy mô tuyển sinh sơ cấp", "Places at the elementary level"),
    "indicator.places_SC.definition": (
        "Quy mô tuyển sinh một năm của các ngành, nghề sơ cấp còn tổ chức, gồm cả lớp lưu động.",
        "Entrants a year that elementary courses that run can take, mobile classes included."),
    "indicator.places_D3": ("Quy mô đào tạo dưới 03 tháng", "Places in courses under 3 months"),
    "indicator.places_D3.definition": (
        "Quy mô tuyển sinh một năm của các khóa dưới 03 tháng còn tổ chức, gồm cả lớp lưu động.",
        "Entrants a year that courses under 3 months that run can take, mobile classes included."),
    "indicator.places_LX": ("Quy mô đào tạo lái xe", "Places in driving"),
    "indicator.places_LX.definition": (
        "Quy mô tuyển sinh lái xe một năm theo bảng số liệu; không thuộc phạm vi tính toán của phương án.",
        "Places a year in driving as recorded; not planned."),
    "indicator.entrants_from_outside": ("Người đến học từ ngoài tỉnh", "Entrants from outside the province"),
    "indicator.entrants_from_outside.definition": (
        "Người từ ngoài tỉnh đến học mỗi năm (bảng 5_NgoaiTinh, không tính lái xe); tính là nhu cầu của xã có địa điểm đang dạy.",
        "Entrants a year who come from outside (table flows, driving left out); demand of the communes whose sites teach them today."),
    "indicator.entrants_to_outside": ("Người ra ngoài tỉnh học", "Entrants who go out of the province"),
    "indicator.entrants_to_outside.definition": (
        "Người trong tỉnh ra ngoài học mỗi năm (bảng 5_NgoaiTinh, không tính lái xe); không nằm trong nhu cầu cần bố trí.",
        "Entrants a year who go out to learn (table flows, driving left out); no part of the demand to be placed."),
    "indicator.entrants_mobile": ("Tuyển mới học lớp lưu động tại xã", "Entrants in mobile classes"),
    "indicator.entrants_mobile.definition": (
        "Người tuyển mới trong năm học lớp lưu động tại xã, phường nơi ở.",
        "Entrants a year taught in mobile classes in their own commune."),
    "indicator.learners_per_teacher": ("Số người học trên một giáo viên", "Learners per teacher"),
    "indicator.learners_per_teacher.definition": (
        "Quy mô người học có mặt (người tuyển mới nhân thời gian đào tạo, không tính lái xe) trên số giáo viên dạy nghề và giáo viên văn hóa hiện có của các đơn vị, trừ đơn vị giải thể hoặc chuyển giao.",
        "Learners present (entrants times length, driving left out) over today's vocational and general teachers, those of institutions dissolved or transferred left out."),
    "indicator.minutes_mean": ("Thời gian đi học một chiều bình quân", "Mean travel time, one way"),
    "indicator.minutes_mean.definition": (
        "Bình quân thời gian một chiều từ xã, phường đến địa điểm học, theo số người tuyển mới học tại địa điểm; không tính đặc khu ngoài khơi.",
        "Mean minutes one way from commune to site, weighted by entrants taught at sites; exempt islands left out."),
    "indicator.minutes_p90": ("Thời gian đi học một chiều, mức 90%", "Travel time of nine in ten, one way"),
    "indicator.minutes_p90.definition": (
        "Thời gian một chiều mà 90% số người tuyển mới học tại địa điểm không vượt quá.",
        "Minutes one way that 90% of the entrants taught at sites do not exceed."),
    "indicator.minutes_worst_commune": (
        "Thời gian đi học một chiều của xã, phường xa nhất",
        "Mean travel time of the furthest commune"),
    "indicator.minutes_worst_commune.definition": (
        "Thời gian một chiều bình quân lớn nhất của một xã, phường, tính trên số người tuyển mới học tại địa điểm.",
        "Largest mean of a commune's entrants taught at sites, minutes one way."),
    "indicator.km_mean": ("Quãng đường đi học một chiều bình quân", "Mean distance, one way"),
    "indicator.km_mean.definition": (
        "Bình quân số km đường bộ một chiều từ xã, phường đến địa điểm học, theo số người tuyển mới học tại địa điểm; không tính đặc khu ngoài khơi.",
        "Mean road kilometres one way from commune to site, weighted by entrants taught at sites; exempt islands left out."),
    "indicator.km_p90": ("Quãng đường đi học một chiều, mức 90%", "Distance of nine in ten, one way"),
    "indicator.km_p90.definition": (
        "Số km đường bộ một chiều mà 90% số người tuyển mới học tại địa điểm không vượt quá.",
        "Road kilometres one way that 90% of the entrants taught at sites do not exceed."),
    "indicator.km_worst_commune": (
        "Quãng đường đi học một chiều của xã, phường xa nhất",
        "Mean distance of the furthest commune"),
    "indicator.km_worst_commune.definition": (
        "Số km một chiều bình quân lớn nhất của một xã, phường, tính trên số người tuyển mới học tại địa điểm.",
        "Largest mean of a commune's entrants taught at sites, kilometres one way."),
    "indicator.beyond_60": ("Tỷ lệ người học xa trên 60 phút", "Share beyond 60 minutes"),
    "indicator.beyond_60.definition": (
        "Tỷ lệ người tuyển mới học tại địa điểm cách nơi ở trên 60 phút một chiều; người được bố trí ở nội trú cũng được tính.",
        "Share of the entrants taught at sites who live more than 60 minutes away one way; those who board are counted too."),
    "indicator.basic_minutes_mean": (
        "Thời gian bình quân đến địa điểm cơ bản gần nhất",
        "Mean time to the nearest basic site"),
    "indicator.basic_minutes_mean.definition": (
        "Bình quân giữa các xã, phường của thời gian một chiều đến địa điểm gần nhất còn hoạt động có sơ cấp, trung học nghề hoặc GDTX; không tính xã, phường không có đường đến.",
        "Mean over communes of the minutes one way to the nearest open site with elementary, THN or GDTX programmes; communes without a way there left out."),
    "indicator.basic_minutes_worst": (
        "Thời gian lớn nhất đến địa điểm cơ bản gần nhất",
        "Longest time to the nearest basic site"),
    "indicator.basic_minutes_worst.definition": (
        "Thời gian một chiều của xã, phường xa nhất đến địa điểm gần nhất còn hoạt động có sơ cấp, trung học nghề hoặc GDTX.",
        "Minutes one way of the furthest commune to its nearest open site with elementary, THN or GDTX programmes."),
    "indicator.communes_beyond_60": (
        "Số xã, phường cách địa điểm cơ bản trên 60 phút",
        "Communes beyond 60 minutes of a basic site"),
    "indicator.communes_beyond_60.definition": (
        "Số xã, phường có địa điểm cơ bản gần nhất cách trên 60 phút một chiều.",
        "Communes whose nearest basic site is more than 60 minutes away one way."),
    "indicator.communes_without_basic": (
        "Số xã, phường không đến được địa điểm cơ bản nào",
        "Communes that reach no basic site"),
    "indicator.communes_without_basic.definition": (
        "Số xã, phường không có đường đến địa điểm nào có sơ cấp, trung học nghề hoặc GDTX; không tính đặc khu ngoài khơi.",
        "Communes without a way to any site with elementary, THN or GDTX programmes; exempt islands left out."),
    "indicator.boarders": ("Người học ở xa, cần nội trú hoặc thuê trọ", "Learners who board"),
    "indicator.boarders.definition": (
        "Quy mô người học có mặt (người tuyển mới nhân thời gian đào tạo) ở xa địa điểm học quá giới hạn đi về hằng ngày của kịch bản; không tính người từ ngoài tỉnh đến học.",
        "Learners present (entrants times length) who live beyond the scenario's limit of daily travel; who comes from outside the province is left out."),
    "indicator.pairs_given": ("Thời gian đi lại lấy từ bảng số liệu", "Travel taken from the table"),
    "indicator.pairs_given.definition": (
        "Số cặp xã, phường – địa điểm có thời gian đi lại do bảng 6_KhoangCach (travel) cho; không tính đặc khu ngoài khơi.",
        "Pairs of commune and site whose travel the table 6_KhoangCach (travel) gives; exempt islands left out."),
    "indicator.pairs_roads": ("Thời gian đi lại tính theo đường bộ thực tế", "Travel measured on real roads"),
    "indicator.pairs_roads.definition": (
        "Số cặp xã, phường – địa điểm có thời gian đi lại tính trên tệp đường bộ, hoặc ít nhất nửa quãng đường theo cung đường đã nhập (6_DuongBo, pin).",
        "Pairs of commune and site measured on the file of roads, or at least half of whose way is on roads entered (6_DuongBo, pin)."),
    "indicator.pairs_graph": ("Thời gian đi lại ước tính theo xã lân cận", "Travel estimated by neighbours"),
    "indicator.pairs_graph.definition": (
        "Số cặp xã, phường – địa điểm có thời gian đi lại ước tính từ khoảng cách giữa các xã lân cận và hệ số địa hình.",
        "Pairs of commune and site whose travel is estimated from distances between neighbouring communes and factors of terrain."),
    "indicator.cost_total": ("Tổng chi phí quy đổi", "Total cost (objective)"),
    "indicator.cost_total.definition": (
        "Tổng các thành phần chi phí một năm dùng để chọn phương án, gồm cả trọng số quy ước; khoản chi một lần và xây dựng quy đổi đều hằng năm.",
        "Sum of the cost terms a year by which plans are chosen, conventional weights included; one-off costs and buildings as annuities."),
    "indicator.cost_budget_recurrent": ("Ngân sách nhà nước: chi thường xuyên", "State budget: recurrent"),
    "indicator.cost_budget_recurrent.definition": (
        "Bộ máy đơn vị, vận hành địa điểm, giảng dạy, duy trì ngành nghề và chuyển đổi loại hình, một năm khi đã ổn định.",
        "Overhead of institutions, running of sites, teaching, upkeep of offers and conversion, in a long-run year."),
    "indicator.cost_budget_investment": (
        "Ngân sách nhà nước: đầu tư quy đổi hằng năm",
        "State budget: investment as an annuity"),
    "indicator.cost_budget_investment.definition": (
        "Xây dựng và thiết bị quy đổi đều hằng năm: thiết bị 10 năm, nhà 25 năm.",
        "Buildings and equipment as annuities: equipment over 10 years, buildings over 25."),
    "indicator.cost_budget_one_off": (
        "Ngân sách nhà nước: chi một lần quy đổi hằng năm",
        "State budget: one-off costs as an annuity"),
    "indicator.cost_budget_one_off.definition": (
        "Chi phí sáp nhập, đóng địa điểm, di chuyển thiết bị và hỗ trợ người làm việc chuyển địa điểm, quy đổi đều trong 10 năm.",
        "Costs of mergers, closed sites, moved equipment and staff who move, as annuities over 10 years."),
    "indicator.cost_budget_transfers": (
        "Ngân sách nhà nước: hỗ trợ người học nội trú",
        "State budget: boarding support"),
    "indicator.cost_budget_transfers.definition": (
        "Hỗ trợ người học ở nội trú một năm (Nghị định 66/2025/NĐ-CP), tính cho mọi người học ở xa; là khoản chuyển giao, không thuộc tổng chi phí quy đổi.",
        "Support for learners who board, a year (Decree 66/2025/NĐ-CP), for all who live far away; a transfer, no part of the total cost."),
    "indicator.cost_budget_buildings": (
        "Ngân sách nhà nước: trông giữ nhà, đất được giữ lại",
        "State budget: upkeep of closed sites that are kept"),
    "indicator.cost_budget_buildings.definition": (
        "Bảo vệ, bảo trì một năm của các địa điểm ngừng hoạt động đã có quyết định giữ lại; không thuộc tổng chi phí quy đổi.",
        "Guards and maintenance a year of closed sites that are to be kept; no part of the total cost."),
    "indicator.cost_learners": ("Chi phí của người học", "Cost to learners"),
    "indicator.cost_learners.definition": (
        "Chi phí đi lại và ăn ở của người học và gia đình, một năm.",
        "Travel and boarding costs of learners and their families, a year."),
    "indicator.cost_conventional": ("Trọng số quy ước", "Conventional weights"),
    "indicator.cost_conventional.definition": (
        "Giá quy ước của nhu cầu chưa đáp ứng và của người học phải chuyển địa điểm, một năm; không phải khoản chi.",
        "Conventional price of demand not met and of learners who must move, a year; nobody pays it."),
    "indicator.investment": ("Vốn đầu tư", "Investment"),
    "indicator.investment.definition": (
        "Toàn bộ giá xây dựng và thiết bị của các mô-đun xưởng thực hành làm mới, giá xây chỗ nội trú, chi một lần.",
        "Full price of buildings and equipment of the workshop modules, and of dormitory beds, built, paid once."),
    "indicator.budget_saving": ("Tiết kiệm chi ngân sách nhà nước khi ổn định", "Long-run saving of the state budget"),
    "indicator.budget_saving.definition": (
        "Chi thường xuyên, hỗ trợ nội trú và trông giữ nhà, đất được giữ lại một năm của hiện trạng giữ nguyên trừ của phương án, khi số người làm việc đã ổn định; không gồm đầu tư và chi một lần; âm là chi thêm.",
        "Recurrent spending, boarding support and upkeep of closed sites that are kept a year of the unchanged network minus the plan's, once posts have settled; without investment and one-off costs; negative is more spending."),
    "indicator.estimate_share": ("Tỷ lệ số liệu ước tính", "Share of estimates"),
    "indicator.estimate_share.definition": (
        "Bình quân tỷ lệ ước tính của bốn nhóm số liệu quyết định: nhu cầu (người tuyển mới), quy mô tuyển sinh, số người làm việc, đơn giá chi phí.",
        "Mean share of estimates in the four inputs that decide: demand (entrants), places, posts, prices."),
}  # fmt: skip
