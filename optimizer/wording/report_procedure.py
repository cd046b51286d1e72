"""Sentences of the documents of the procedure: appraisal sheet, submission, draft decision."""

PHRASES: dict[str, tuple[str, str]] = {
    "proc.number.appraisal": ("Số: ……/……", "No.: ……/……"),
    "proc.number.submission": ("Số: ……/TTr-……", "No.: ……/TTr-……"),
    "proc.number.decision": ("Số: ……/QĐ-……", "No.: ……/QĐ-……"),
    "proc.title.appraisal": ("BIỂU THẨM ĐỊNH ĐIỀU KIỆN", "APPRAISAL SHEET"),
    "proc.title.submission": ("TỜ TRÌNH", "SUBMISSION"),
    "proc.title.decision": ("QUYẾT ĐỊNH", "DECISION"),
    "proc.subject.appraisal": (
        "Điều kiện sắp xếp các cơ sở giáo dục nghề nghiệp {name}",
        "Conditions for reorganising the vocational institutions of {name}",
    ),
    "proc.subject.submission": (
        "Về việc phê duyệt phương án sắp xếp mạng lưới cơ sở giáo dục nghề nghiệp {name}",
        "On approval of the plan for the network of vocational institutions of {name}",
    ),
    "proc.subject.decision": (
        "Phê duyệt phương án sắp xếp mạng lưới cơ sở giáo dục nghề nghiệp {name}",
        "Approving the plan for the network of vocational institutions of {name}",
    ),
    "proc.remarks": ("Lưu ý trước khi trình", "Before this is submitted"),
    "proc.remark.illustration": (
        "Số liệu minh họa: {share} số liệu quyết định phương án là ước tính; không dùng làm căn cứ quyết định.",
        "Illustrative figures: {share} of the deciding inputs are estimates; no decision may rest on them.",
    ),
    "proc.remark.unchecked": (
        "{count} căn cứ chưa được kiểm tra hiệu lực, ghi rõ sau từng căn cứ.",
        "Legal bases not checked for validity: {count}, marked one by one.",
    ),
    "proc.remark.expired": (
        "{count} căn cứ đã hết hiệu lực tại ngày số liệu, ghi rõ sau từng căn cứ; phải thay trước khi trình.",
        "Legal bases expired on the day of the data: {count}, marked one by one; replace them first.",
    ),
    "proc.remark.broken": (
        "Phương án không đáp ứng {count} yêu cầu đặt ra (xem báo cáo kèm theo).",
        "Rules asked for and not met: {count} (see the report enclosed).",
    ),
    "proc.remark.not_met": (
        "{count} điều kiện không đạt theo biểu thẩm định; phải có giải pháp hoặc lộ trình khắc phục.",
        "Conditions not met in the appraisal: {count}; each needs a remedy or a date.",
    ),
    "proc.remark.missing": (
        "{count} điều kiện chưa đủ hồ sơ, số liệu để thẩm định.",
        "Conditions without the papers or figures to judge them: {count}.",
    ),
    "proc.basis": ("Căn cứ {basis} ({state})", "Pursuant to {basis} ({state})"),
    "proc.state.checked": ("đã kiểm tra ngày {date}", "checked {date}"),
    "proc.state.unchecked": ("CHƯA KIỂM TRA hiệu lực", "validity NOT CHECKED"),
    "proc.state.expired": ("ĐÃ HẾT HIỆU LỰC từ {date}", "EXPIRED {date}"),
    "proc.appraisal.intro": (
        "Đối chiếu từng đơn vị sau sắp xếp theo phương án “{title}” với điều kiện, định mức; số liệu tính đến ngày {date}. "
        "Ô không có số liệu ghi “–” và được coi là thiếu hồ sơ, không coi là bằng không.",
        "Each institution after the plan “{title}” beside conditions and norms; figures as of {date}. "
        "A cell without a figure shows “–” and counts as missing, never as zero.",
    ),
    "proc.appraisal.units": ("Điều kiện của từng đơn vị sau sắp xếp", "Conditions of each institution afterwards"),
    "proc.appraisal.province": ("Điều kiện chung của tỉnh", "Conditions of the province"),
    "proc.appraisal.papers": ("Thành phần hồ sơ kèm theo", "Papers of the dossier"),
    "proc.appraisal.bases": (
        "Căn cứ của các định mức và tình trạng hiệu lực",
        "Legal bases of the norms, and whether they are in force",
    ),
    "proc.col.condition": ("Điều kiện", "Condition"),
    "proc.col.rule": ("Quy định", "Required"),
    "proc.col.figure": ("Số liệu", "Figure"),
    "proc.col.verdict": ("Kết quả", "Result"),
    "proc.col.paper": ("Tài liệu", "Paper"),
    "proc.col.has": ("Có / không", "There / not"),
    "proc.col.note": ("Ghi chú", "Note"),
    "proc.col.body": ("Cơ quan quản lý sau sắp xếp", "Managing body afterwards"),
    "proc.col.posts_after": ("Số người làm việc sau sắp xếp", "Posts afterwards"),
    "proc.col.authority": ("Cấp quyết định", "Decided by"),
    "proc.verdict.met": ("Đạt", "Met"),
    "proc.verdict.not_met": ("KHÔNG ĐẠT", "NOT MET"),
    "proc.verdict.missing": ("Thiếu hồ sơ", "Missing"),
    "proc.required": ("{sign} {limit}\n{basis}", "{sign} {limit}\n{basis}"),
    "proc.required.none": ("chưa có định mức", "no norm in the tables"),
    "proc.condition.posts": ("Số người làm việc tối thiểu (người)", "Least posts (persons)"),
    "proc.condition.land": (
        "Diện tích đất, quy đổi ra đất ngoài đô thị (m²)",
        "Land, counted as rural land (m²)",
    ),
    "proc.condition.land_learners": ("Diện tích đất một người học (m²)", "Land per learner (m²)"),
    "proc.condition.floor": ("Diện tích sàn một chỗ học (m²)", "Floor per place (m²)"),
    "proc.condition.teachers": ("Người học có mặt trên một giáo viên", "Learners present per teacher"),
    "proc.condition.autonomy": (
        "Không giảm mức tự chủ tài chính (nhóm; nhóm 1 tự chủ cao nhất)",
        "Financial autonomy not lowered (group; 1 is the highest)",
    ),
    "proc.condition.certificate": (
        "Địa điểm có giấy chứng nhận quyền sử dụng đất",
        "Sites with a certificate of land use",
    ),
    "proc.condition.counted_schools": ("Số trường tính vào mức tối đa (trường)", "Counted schools"),
    "proc.condition.units_2030": (
        "Số đơn vị so với năm 2020 (%), mục tiêu năm 2030",
        "Institutions against 2020 (%), target of 2030",
    ),
    "proc.own.autonomy": (
        "Nghị định 120/2020/NĐ-CP Điều 5",
        "Nghị định 120/2020/NĐ-CP, Article 5",
    ),
    "proc.own.certificate": ("mọi địa điểm còn hoạt động", "every site that stays open"),
    "proc.paper.report": ("Báo cáo thuyết minh phương án", "Report on the plan"),
    "proc.paper.submission": ("Tờ trình, dự thảo quyết định", "Submission, draft decision"),
    "proc.paper.scheme": ("Đề án sắp xếp đã có ý kiến cấp ủy", "Scheme with the opinion of the Party committee"),
    "proc.paper.opinions": ("Ý kiến của các đơn vị, cơ quan liên quan", "Opinions of the units and bodies concerned"),
    "proc.paper.staff": ("Phương án nhân sự, vị trí việc làm", "Plan for staff and posts"),
    "proc.paper.finance": ("Phương án tài chính, tài sản, đất đai", "Plan for finance, assets and land"),
    "proc.paper.learners": ("Phương án bảo đảm quyền lợi người học", "Plan for learners' rights"),
    "proc.paper.land": ("Giấy tờ về đất đai, trụ sở", "Papers on land and premises"),
    "proc.paper.drawn": ("dự thảo kèm theo", "draft enclosed"),
    "proc.paper.blank": ("……", "……"),
    "proc.submission.to": ("Kính gửi: {to}.", "To: {to}."),
    "proc.submission.to_blank": ("……", "……"),
    "proc.submission.opening": (
        "Trên cơ sở rà soát mạng lưới với số liệu tính đến ngày {date}, cơ quan chủ trì trình phê duyệt phương án “{title}” như sau:",
        "After a review of the network with figures as of {date}, the drafting body submits the plan “{title}” for approval:",
    ),
    "proc.submission.need": ("Sự cần thiết", "Why it is needed"),
    "proc.submission.need_text": (
        "Hiện nay có {units} đơn vị thuộc thẩm quyền của tỉnh; tuyển sinh ghi nhận đạt {fill}% quy mô tuyển sinh được cấp phép. "
        "Câu hỏi đặt ra: {question}",
        "The province decides on {units} institutions; recorded entrants are {fill}% of the licensed places. Question: {question}",
    ),
    "proc.submission.content": ("Nội dung phương án", "What is proposed"),
    "proc.submission.effects": ("Kết quả dự kiến", "What is expected"),
    "proc.submission.effects_table": (
        "Một số chỉ tiêu chủ yếu, mốc năm {year}",
        "Main indicators, target year {year}",
    ),
    "proc.submission.appraised": ("Thẩm định điều kiện", "Appraisal"),
    "proc.submission.appraised_text": (
        "Biểu thẩm định kèm theo: {met} điều kiện đạt, {not_met} không đạt, {missing} thiếu hồ sơ.",
        "Appraisal sheet enclosed: {met} conditions met, {not_met} not met, {missing} missing.",
    ),
    "proc.submission.asked": ("Kiến nghị", "What is asked"),
    "proc.submission.asked_text": (
        "Kính trình cấp có thẩm quyền xem xét, phê duyệt phương án; đối với trường cao đẳng, giao cơ quan chủ trì hoàn thiện hồ sơ trình Bộ Giáo dục và Đào tạo quyết định. "
        "Hồ sơ kèm theo: báo cáo, biểu thẩm định, dự thảo quyết định./.",
        "The competent authority is asked to approve the plan and, for colleges, to have the file submitted to the Ministry of Education and Training, which decides. "
        "Enclosed: report, appraisal sheet, draft decision./.",
    ),
    "proc.decision.authority": ("ỦY BAN NHÂN DÂN", "THE PEOPLE'S COMMITTEE"),
    "proc.decision.proposal": (
        "Theo đề nghị của cơ quan chủ trì tại Tờ trình số …… ngày …… tháng …… năm ………,",
        "As proposed by the drafting body in submission no. …… of ……,",
    ),
    "proc.decision.decides": ("QUYẾT ĐỊNH:", "DECIDES:"),
    "proc.decision.1": (
        "Điều 1. Phê duyệt phương án sắp xếp mạng lưới cơ sở giáo dục nghề nghiệp {name}, mốc năm {year}, gồm các nội dung sau; chi tiết từng đơn vị tại Phụ lục kèm theo.",
        "Article 1. The plan for the vocational institutions of {name}, target year {year}, is approved as follows; the annex has each institution.",
    ),
    "proc.decision.2": (
        "Điều 2. Đối với trường cao đẳng, giao cơ quan chủ trì hoàn thiện hồ sơ, trình Bộ Giáo dục và Đào tạo quyết định theo thẩm quyền; "
        "nội dung liên quan tại Phụ lục chỉ thực hiện sau khi có quyết định đó.",
        "Article 2. For colleges the drafting body completes the file for the Ministry of Education and Training, which decides; "
        "what the annex says of them takes effect only with that decision.",
    ),
    "proc.decision.3": (
        "Điều 3. Đơn vị tiếp nhận tiếp nhận nguyên trạng nhân sự, tài chính, tài sản, đất đai, người học, hồ sơ của đơn vị được sáp nhập; "
        "bảo đảm hoạt động bình thường, quyền và lợi ích hợp pháp của các bên; không để thất thoát, lãng phí tài chính, tài sản.",
        "Article 3. Hosts take over staff, money, assets, land, learners and files as they are; "
        "normal work and everybody's lawful rights are kept; nothing is lost or wasted.",
    ),
    "proc.decision.4": (
        "Điều 4. Số người làm việc vượt định mức được sắp xếp theo lộ trình không quá {years} năm kể từ ngày quyết định có hiệu lực.",
        "Article 4. Posts above the norm are settled within {years} years from the day this takes effect.",
    ),
    "proc.decision.4_none": (
        "Điều 4. Số người làm việc vượt định mức được sắp xếp theo lộ trình do cấp có thẩm quyền quy định.",
        "Article 4. Posts above the norm are settled in the time that the competent authority sets.",
    ),
    "proc.decision.5": (
        "Điều 5. Quyết định có hiệu lực kể từ ngày ký. Chánh Văn phòng, thủ trưởng cơ quan chủ trì và thủ trưởng các cơ quan, đơn vị có liên quan chịu trách nhiệm thi hành./.",
        "Article 5. This decision takes effect on the day it is signed. The office, the drafting body and the bodies concerned carry it out./.",
    ),
    "proc.decision.annex": ("Phụ lục", "Annex"),
    "proc.decision.annex_title": ("Phương án sắp xếp từng đơn vị", "The plan for each institution"),
    "proc.decision.annex_note": (
        "(Kèm theo Quyết định số …… ngày …… tháng …… năm ………)",
        "(Enclosed with decision no. …… of ……)",
    ),
    "proc.decision.sign": ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "FOR THE PEOPLE'S COMMITTEE\nCHAIR"),
    "proc.authority.ministry": ("Bộ GDĐT", "Ministry (MOET)"),
    "proc.authority.province": ("UBND tỉnh", "Province"),
    "proc.authority.outside": ("ngoài thẩm quyền", "outside"),
}
