"""Sentences of the stage `forecast`: findings, steps of a trace."""

from optimizer.wording import forecast_cli, forecast_note, forecast_report, forecast_vary

PHRASES: dict[str, tuple[str, str]] = {
    "forecast.year": (
        "năm {value} không dự báo được: chỉ dự báo từ {first} đến {last}.",
        "the year {value} cannot be forecast: only {first} to {last} can.",
    ),
    "forecast.year.remedy": ("Chọn năm khác sau --to.", "Give another year after --to."),
    "forecast.nothing": (
        "không có gì để dự báo: thiếu cả lao động theo ngành lẫn tuyển sinh các năm trước.",
        "there is nothing to forecast from: neither work by section nor enrolments of past years.",
    ),
    "forecast.nothing.remedy": (
        "Điền bảng 10_ViecLam và 10_TrinhDoLaoDong, hoặc bảng 10_TuyenSinh.",
        "Fill in the tables employment and qualifications, or enrolments.",
    ),
    "forecast.parameter": (
        "không có tham số dự báo nào tên {value}; các tên có: {names}.",
        "there is no parameter of the forecast named {value}; known are: {names}.",
    ),
    "forecast.parameter.remedy": ("Sửa tên tham số.", "Correct the name."),
    "forecast.no_employment": (
        "không có lao động theo ngành kinh tế: nhu cầu của nền kinh tế không tính được, chỉ dùng xu thế tuyển sinh.",
        "there is no work by section: what the economy needs is not computed, only the trend of enrolments is used.",
    ),
    "forecast.no_employment.remedy": (
        "Điền bảng 10_ViecLam từ niên giám thống kê hoặc cung lao động.",
        "Fill in the table employment from the yearbook or the labour register.",
    ),
    "forecast.sector_without_levels": (
        "ngành kinh tế không có cơ cấu trình độ: {names}; nhu cầu của các ngành này tính bằng 0.",
        "sections without shares of levels: {names_en}; their need counts as 0.",
    ),
    "forecast.sector_without_levels.remedy": (
        "Thêm dòng cho các ngành này, hoặc dòng ALL dùng chung.",
        "Add rows for these sections, or rows ALL for all of them.",
    ),
    "forecast.sector_without_fields": (
        "ngành kinh tế không nối với lĩnh vực đào tạo nào: {names}; nhu cầu của các ngành này không vào dự báo.",
        "sections that lead to no field of training: {names_en}; their need is not in the forecast.",
    ),
    "forecast.sector_without_fields.remedy": (
        "Thêm tỷ trọng lĩnh vực cho các ngành này vào bảng 10_NganhLinhVuc.",
        "Add their shares of fields to the table sector_fields.",
    ),
    "forecast.sector_without_growth": (
        "ngành kinh tế không có mục tiêu tăng trưởng: {names}; lấy tăng trưởng các năm trước ± một nửa, không có thì 0.",
        "sections without a growth target: {names_en}; their past growth ± half of it is taken, 0 without any.",
    ),
    "forecast.sector_without_growth.remedy": (
        "Bổ sung bảng 10_TangTruong nếu có mục tiêu.",
        "Add them to the table sector_growth if there are targets.",
    ),
    "forecast.growth_far": (
        "việc làm của ngành tăng hoặc giảm quá 15 % một năm: {names}.",
        "work in these sections grows or falls by more than 15 % a year: {names_en}.",
    ),
    "forecast.growth_far.remedy": (
        "Kiểm tra mục tiêu và hệ số co giãn việc làm.",
        "Check the target and the elasticity of employment.",
    ),
    "forecast.field_in_no_sector": (
        "lĩnh vực đang đào tạo nhưng không ngành kinh tế nào cần: {names}; chỉ dự báo theo xu thế tuyển sinh.",
        "fields that are taught but that no section needs: {names_en}; they are forecast by the trend alone.",
    ),
    "forecast.field_in_no_sector.remedy": (
        "Nối lĩnh vực với ngành ở bảng 10_NganhLinhVuc, nếu có ngành dùng.",
        "Link the field to a section in the table sector_fields if one uses it.",
    ),
    "forecast.no_programme": (
        "{level}: nền kinh tế cần khoảng {persons} người/năm ở lĩnh vực không có nhóm ngành nào trong tỉnh: {names}.",
        "{level_en}: the economy needs about {persons} persons a year in fields that no programme of the province teaches: {names_en}.",
    ),
    "forecast.no_programme.remedy": (
        "Không vào bảng nhu cầu; thêm nhóm ngành ở bảng 3_NhomNganh nếu tỉnh định đào tạo.",
        "Not in the table of demand; add a programme if the province means to train for it.",
    ),
    "forecast.contradiction": (
        "{level}: nền kinh tế cần {need} người/năm, xu thế tuyển sinh là {trend}; hai nguồn mâu thuẫn, lấy {base}.",
        "{level_en}: the economy needs {need} persons a year, enrolments point to {trend}; the two contradict each other, {base} is taken.",
    ),
    "forecast.contradiction.remedy": (
        "Khoảng thấp – cao đã mở rộng để chứa cả hai; kiểm tra cơ cấu trình độ lao động và số tuyển sinh.",
        "The range low–high is widened to hold both; check the shares of levels and the enrolments.",
    ),
    "forecast.capped": (
        "{level} {year}: cần {wanted} người nhưng nhiều nhất {most} người có thể học; nhu cầu được giảm còn mức này.",
        "{level_en} {year}: {wanted} are needed but at most {most} persons can learn; demand is cut to that.",
    ),
    "forecast.capped.remedy": (
        "Kiểm tra số học sinh tốt nghiệp và tham số uptake_at_most.",
        "Check the school leavers and the parameter uptake_at_most.",
    ),
    "forecast.gap": (
        "{level} {year}: chỉ tiêu {target}, dự báo {own}, chênh lệch {gap} người.",
        "{level_en} {year}: target {target}, forecast {own}, gap {gap} persons.",
    ),
    "forecast.gap.remedy": (
        "Cân nhắc lại chỉ tiêu, hoặc ghi pin để dự báo theo đúng chỉ tiêu.",
        "Reconsider the target, or write pin to hold the forecast to it.",
    ),
    "forecast.gap_years": (
        "{level}: chỉ tiêu {target}, dự báo {own} ({year}) đến {own_last} ({year_last}), chênh lệch {gap} đến {gap_last} người.",
        "{level_en}: target {target}, forecast {own} ({year}) to {own_last} ({year_last}), gap {gap} to {gap_last} persons.",
    ),
    "forecast.gap_years.remedy": (
        "Cân nhắc lại chỉ tiêu, hoặc ghi pin để dự báo theo đúng chỉ tiêu.",
        "Reconsider the target, or write pin to hold the forecast to it.",
    ),
    "forecast.pinned": (
        "{level} {year}: giữ theo chỉ tiêu {target}; dự báo khi không giữ là {own}, chênh lệch {gap} người.",
        "{level_en} {year}: held to the target {target}; without it the forecast is {own}, gap {gap} persons.",
    ),
    "forecast.pinned.remedy": (
        "Cân nhắc lại chỉ tiêu nếu chênh lệch lớn, hoặc ghi record để chỉ so sánh.",
        "Reconsider the target where the gap is large, or write record to compare only.",
    ),
    "forecast.pinned_years": (
        "{level}: giữ theo chỉ tiêu {target}; dự báo khi không giữ là {own} ({year}) đến {own_last} ({year_last}), chênh lệch {gap} đến {gap_last} người.",
        "{level_en}: held to the target {target}; without it the forecast is {own} ({year}) to {own_last} ({year_last}), gap {gap} to {gap_last} persons.",
    ),
    "forecast.pinned_years.remedy": (
        "Cân nhắc lại chỉ tiêu nếu chênh lệch lớn, hoặc ghi record để chỉ so sánh.",
        "Reconsider the target where the gap is large, or write record to compare only.",
    ),
    "forecast.margins_apart": (
        "{level} {year}: không khớp đồng thời tổng lĩnh vực và tổng xã, lệch nhiều nhất {apart} người ở một xã.",
        "{level_en} {year}: the totals of fields and of communes cannot both hold; a commune is off by up to {apart} persons.",
    ),
    "forecast.margins_apart.remedy": (
        "Tổng theo lĩnh vực được giữ; kiểm tra các ô bằng 0 trong nguyện vọng.",
        "Totals of fields are kept; check the zeros among the wishes.",
    ),
    "forecast.no_backcast": (
        "không kiểm tra hồi cứu được: chưa có hai năm tuyển sinh của cùng một lĩnh vực và trình độ.",
        "no back-cast is possible: there are not two years of enrolments of one field and level.",
    ),
    "forecast.no_backcast.remedy": ("Thêm các năm trước vào bảng 10_TuyenSinh.", "Add earlier years to enrolments."),
    "forecast.backcast_estimated": (
        "kiểm tra hồi cứu năm {year} không chứng minh được gì: số của năm đó phần lớn là ước tính.",
        "the back-cast of {year} proves nothing: the figures of that year are mostly estimates.",
    ),
    "forecast.backcast_estimated.remedy": (
        "Thay bằng số tuyển sinh thực tế để chọn được phương pháp.",
        "Put real enrolments in their place, so that a method can be chosen.",
    ),
    "forecast.naive_best": (
        "năm {year}: lấy lại số năm trước sai {naive} %, không phương pháp nào tốt hơn; dự báo dùng cách này.",
        "{year}: taking the year before again is off by {naive} %, and no method is better; the forecast uses it.",
    ),
    "forecast.naive_best.remedy": (
        "Nhu cầu của nền kinh tế vẫn được in bên cạnh; thêm năm để kiểm tra lại.",
        "What the economy needs is still printed beside it; add years to check again.",
    ),
    "forecast.mean_best": (
        "năm {year}: trung bình các năm trước sai {best} %, lấy lại năm trước sai {naive} %; dự báo dùng trung bình.",
        "{year}: the mean of the years before is off by {best} %, the year before by {naive} %; the forecast uses the mean.",
    ),
    "forecast.mean_best.remedy": (
        "Nhu cầu của nền kinh tế vẫn được in bên cạnh; thêm năm để kiểm tra lại.",
        "What the economy needs is still printed beside it; add years to check again.",
    ),
    "forecast.combined_unchecked": (
        "phép kết hợp với nhu cầu của nền kinh tế không kiểm tra được ở năm {year}: không có lao động theo ngành của năm trước đó.",
        "the combination with what the economy needs cannot be checked for {year}: there is no work by section of an earlier year.",
    ),
    "forecast.combined_unchecked.remedy": (
        "Thêm lao động theo ngành của các năm trước.",
        "Add work by section of earlier years.",
    ),
    "forecast.vacancies": (
        "{year}: {posts} vị trí tuyển dụng đã đăng ký, {outside} % ở ngoài tỉnh, {trained} % cần qua đào tạo.",
        "{year}: {posts} registered vacancies, {outside} % of them outside the province, {trained} % for trained workers.",
    ),
    "forecast.vacancies.remedy": (
        "Vị trí ngoài tỉnh chỉ vào mức cao, theo tham số outside_posts.",
        "Posts outside the province enter the high variant only, by the parameter outside_posts.",
    ),
    "forecast.defaults": (
        "giá trị mặc định (giả định): ngành × lĩnh vực của {sectors} ngành, tỷ lệ thay thế của {rates} ngành, {parameters} tham số.",
        "packaged defaults (assumptions) are used: fields of {sectors} sections, replacement rates of {rates} sections, {parameters} parameters.",
    ),
    "forecast.defaults.remedy": (
        "Thay bằng số của tỉnh ở các bảng 10_NganhLinhVuc, 10_ThayThe, 10_ThamSoDuBao khi có.",
        "Put the province's own figures in sector_fields, replacement and forecast_parameters when there are any.",
    ),
    **forecast_note.PHRASES,
    **forecast_cli.PHRASES,
    **forecast_report.PHRASES,
    **forecast_vary.PHRASES,
}
