"""Sentences of documents: head, remarks, sections, closing."""

PHRASES: dict[str, tuple[str, str]] = {
    "report.draft": ("DỰ THẢO", "DRAFT"),
    "report.estimates": ("Số liệu ước tính: {share} số liệu quyết định.", "Estimates: {share} of the deciding inputs."),
    "report.letter": (
        "ký tự {code} trong “{value}” không in được bằng phông chữ của báo cáo.",
        "the character {code} in “{value}” cannot be shown in the report's font.",
    ),
    "report.letter.remedy": (
        "Sửa tên hoặc nội dung đó trong bảng số liệu.",
        "Correct that name or text in the tables.",
    ),
    "doc.title": ("BÁO CÁO", "REPORT"),
    "doc.title.illustration": ("BÁO CÁO MINH HỌA", "ILLUSTRATIVE REPORT"),
    "doc.number": ("Số: ……/BC-……", "No.: ……/BC-……"),
    "doc.country": ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIET NAM"),
    "doc.motto": ("Độc lập - Tự do - Hạnh phúc", "Independence - Freedom - Happiness"),
    "doc.place_date": ("{place}, ngày …… tháng …… năm ………", "{place}, …… (date)"),
    "doc.subject.plan": (
        "Phương án sắp xếp mạng lưới cơ sở giáo dục nghề nghiệp\n{name}, mốc năm {year}",
        "Plan for the network of vocational institutions\nof {name}, target year {year}",
    ),
    "doc.subject.evaluated": (
        "Đánh giá phương án cho trước về sắp xếp mạng lưới cơ sở giáo dục nghề nghiệp\n{name}, mốc năm {year}",
        "Evaluation of a given plan for the network of vocational institutions\nof {name}, target year {year}",
    ),
    "doc.subject.none": (
        "Kết quả xem xét kịch bản sắp xếp mạng lưới cơ sở giáo dục nghề nghiệp\n{name}, mốc năm {year}",
        "Result of a scenario for the network of vocational institutions\nof {name}, target year {year}",
    ),
    "doc.subject.comparison": (
        "So sánh các phương án sắp xếp mạng lưới cơ sở giáo dục nghề nghiệp\n{name}",
        "Comparison of plans for the network of vocational institutions\nof {name}",
    ),
    "doc.option": ("Phương án {number}", "Option {number}"),
    "doc.options": ("Phương án {numbers}", "Options {numbers}"),
    "doc.compared.compared": ("Các phương án được so sánh", "What is compared"),
    "doc.compared.intro": (
        "Các phương án được tính trên cùng bảng số liệu; mỗi phương án trả lời một câu hỏi:",
        "The options are reckoned from the same tables; each answers one question:",
    ),
    "doc.compared.intro.other": (
        "Các phương án được tính trên những bộ số liệu khác nhau; mỗi phương án trả lời một câu hỏi:",
        "The options are reckoned from different tables; each answers one question:",
    ),
    "doc.compared.scenario": ("{label} ({name}): {title}. {question}", "{label} ({name}): {title}. {question}"),
    "doc.compared.indicators": ("So sánh theo tiêu chí", "Indicators side by side"),
    "doc.compared.decisions": ("Quyết định đối với từng đơn vị", "Decisions by institution"),
    "doc.compared.proofs": ("Bằng chứng tính toán của từng phương án", "What is proven of each option"),
    "doc.compared.proof": ("{label}: {sentence}", "{label}: {sentence}"),
    "doc.basis": ("Căn cứ {basis}", "Pursuant to {basis}"),
    "doc.and_more": ("{names}…", "{names}…"),
    "doc.remarks": ("Lưu ý trước khi sử dụng báo cáo", "Read this first"),
    "doc.remark.illustration": (
        "Báo cáo minh họa: {share} số liệu quyết định phương án là ước tính (trên 30%).",
        "Illustrative report: {share} of the inputs that decide the plan are estimates (more than 30%).",
    ),
    "doc.remark.norms.unchecked": (
        "{count} căn cứ chưa được kiểm tra hiệu lực: {names} ({where}).",
        "{count} legal bases have not been checked for validity: {names} ({where}).",
    ),
    "doc.remark.norms.expired": (
        "{count} căn cứ đã hết hiệu lực tại ngày số liệu: {names} ({where}).",
        "{count} legal bases had expired on the day of the data: {names} ({where}).",
    ),
    "doc.remark.norms.undated": (
        "{count} căn cứ chưa ghi ngày ban hành: {names}; ghi đủ số, ngày trước khi ký ({where}).",
        "{count} legal bases lack their day of issue: {names}; enter number and day before signing ({where}).",
    ),
    "doc.remark.norms.annex": ("xem phụ lục định mức", "see the annex of norms"),
    "doc.remark.norms.reports": ("xem báo cáo của từng phương án", "see the report of each option"),
    "doc.remark.conditions": (
        "{count} điều kiện của định mức không đạt sau sắp xếp (xem biểu thẩm định điều kiện).",
        "Conditions of the norms not met after the reorganisation: {count} (see the appraisal sheet).",
    ),
    "doc.remark.conditions.each": (
        "Điều kiện của định mức không đạt sau sắp xếp (xem biểu thẩm định điều kiện) – {each}.",
        "Conditions of the norms not met after the reorganisation (see the appraisal sheet) – {each}.",
    ),
    "doc.remark.other_tables": (
        "Các phương án KHÔNG được tính trên cùng một bộ số liệu: khác nhau có thể do số liệu, không do phương án.",
        "The options were NOT made from the same tables: they may differ by their data rather than by their plans.",
    ),
    "doc.remark.calibration": (
        "Mô hình lựa chọn nơi học lệch {share} so với tuyển sinh thực tế (ngưỡng {limit}): phân bổ người học theo địa điểm chỉ để tham khảo.",
        "The modelled choice of site differs by {share} from recorded enrolment (threshold {limit}): entrants by site are indicative only.",
    ),
    "doc.remark.roads": (
        "{count} trong {all} cự ly đường bộ đối chiếu lệch trên {limit} so với số đã công bố.",
        "{count} of {all} road distances differ by more than {limit} from published ones.",
    ),
    "doc.remark.firmness": (
        "Quyết định đối với {count} đơn vị cần thêm số liệu (kết quả thay đổi khi thay đổi giả định): {names}.",
        "Decisions on {count} institutions need more data (they change with the assumptions): {names}.",
    ),
    "doc.heading": ("{number}. {text}", "{number}. {text}"),
    "doc.introduction.plan": (
        "Trên cơ sở số liệu tính đến ngày {date}, báo cáo trình bày phương án sắp xếp, tác động của phương án và mức độ tin cậy của số liệu như sau:",
        "From the tables as of {date}, this report presents the plan, its effects, and how far the figures can be trusted:",
    ),
    "doc.introduction.none": (
        "Trên cơ sở số liệu tính đến ngày {date}, báo cáo trình bày vì sao các yêu cầu của kịch bản không thể cùng được đáp ứng và cách tháo gỡ như sau:",
        "From the tables as of {date}, this report says why the scenario's rules cannot all hold, and what would help:",
    ),
    "doc.question": ("Câu hỏi đặt ra: {question}", "The question: {question}"),
    "doc.decision.merge": ("{host} tiếp nhận: {guests}.", "{host} takes in: {guests}."),
    "doc.decision.renamed": (
        "{host} tiếp nhận: {guests}; tên sau sắp xếp: {after}.",
        "{host} takes in: {guests}; name afterwards: {after}.",
    ),
    "doc.decision.new_name": ("{before} (tên sau sắp xếp: {after})", "{before} (name afterwards: {after})"),
    "doc.decision.convert": (
        "Chuyển đổi thành trường trung học nghề: {names}.",
        "Become vocational upper secondary schools: {names}.",
    ),
    "doc.decision.expand": ("Mở rộng quy mô: {names}.", "Grow: {names}."),
    "doc.decision.reduce": ("Thu hẹp quy mô: {names}.", "Shrink: {names}."),
    "doc.decision.divided": (
        "Tách {name}, giao các địa điểm: {parts}.",
        "{name} is divided, its sites: {parts}.",
    ),
    "doc.decision.part": ("{site} về {host}", "{site} to {host}"),
    "doc.decision.leave": ("Giải thể hoặc chuyển giao: {names}.", "Dissolved or transferred: {names}."),
    "doc.decision.keep": ("Giữ nguyên: {names}.", "Stay as they are: {names}."),
    "doc.decision.outside": ("Ngoài phạm vi sắp xếp: {names}.", "Out of scope: {names}."),
    "doc.proof.meaning": (
        "Chi phí nói ở đây là tổng chi phí xã hội quy đổi dùng để so sánh các phương án, gồm cả thời gian của người học và trọng số quy ước; phần thuộc ngân sách nhà nước được trình bày riêng. Kết quả được một chương trình độc lập kiểm tra lại với từng yêu cầu.",
        "The cost named here is the whole social cost by which plans are compared, learners' time and conventional weights included; the state budget's part is shown apart. An independent check has verified the result against every rule.",
    ),
    "doc.map.status": (
        "Bản đồ trạng thái các địa điểm đào tạo và thời gian đi lại tới địa điểm cơ bản gần nhất: {title}",
        "Map of the sites by status and of the travel time to the nearest basic site: {title}",
    ),
    "doc.map.change-basic": (
        "Bản đồ thay đổi thời gian đi lại tới địa điểm cơ bản gần nhất so với giữ nguyên mạng lưới: {title}",
        "Map of the change in travel time to the nearest basic site against the unchanged network: {title}",
    ),
    "doc.map.change-mean": (
        "Bản đồ thay đổi thời gian đi lại bình quân của người học so với giữ nguyên mạng lưới: {title}",
        "Map of the change in the mean travel time of learners against the unchanged network: {title}",
    ),
    "doc.alt.names": (
        "{alt}. Tên được vẽ thành hình: {names}",
        "{alt}. Names drawn as outlines: {names}",
    ),
    "doc.end": (
        "Trên đây là dự thảo báo cáo, trình cấp có thẩm quyền xem xét, cho ý kiến./.",
        "This draft report is submitted to the competent authority for consideration./.",
    ),
    "doc.recipients": ("Nơi nhận:", "Recipients:"),
    "doc.recipients.above": ("- Như trên;", "- As above;"),
    "doc.recipients.parent": ("- ……;", "- ……;"),
    "doc.recipients.file": ("- Lưu: VT, ……", "- File: VT, ……"),
    "doc.authority": ("THỦ TRƯỞNG CƠ QUAN", "HEAD OF THE ISSUING BODY"),
    "doc.authority.department": ("GIÁM ĐỐC", "DIRECTOR"),
    "doc.authority.committee": ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "FOR THE PEOPLE'S COMMITTEE\nCHAIR"),
    "doc.signature": ("(chưa ký)", "(not signed)"),
    "doc.annex": ("Phụ lục {number}", "Annex {number}"),
    "doc.annex.maps": ("Bản đồ", "Maps"),
    "doc.annex.costs": (
        "Chi phí theo khoản mục, năm dài hạn (triệu đồng/năm)",
        "Costs by term, long-run year (million VND a year)",
    ),
    "doc.annex.indicators": ("Toàn bộ chỉ tiêu", "All indicators"),
    "doc.annex.calibration": ("Đối chiếu mô hình với số liệu ghi nhận", "The model checked against recorded figures"),
    "doc.annex.assumptions": ("Giả định và đơn giá", "Assumptions and prices"),
    "doc.annex.norms": ("Định mức, tiêu chuẩn và hiệu lực", "Norms and their validity"),
    "doc.annex.findings": ("Phát hiện khi kiểm tra số liệu", "Findings of the checks of the tables"),
    "doc.annex.again": ("Cách lập lại kết quả", "How to make this result again"),
}
