"""Sentences of the tables beside a plan: norms not met, groups of communes, tasks of the roadmap."""

PHRASES: dict[str, tuple[str, str]] = {
    "diagnosis.posts": (
        "Số người làm việc {has}, dưới mức tối thiểu {norm}.",
        "{has} posts, below the least of {norm}.",
    ),
    "diagnosis.land": (
        "Diện tích đất quy đổi {has} m², dưới mức {norm} m².",
        "Land of {has} m² (converted), below {norm} m².",
    ),
    "group.zone_III": ("Xã khu vực III (đặc biệt khó khăn)", "Communes of zone III (hardest conditions)"),
    "group.zone_II": ("Xã khu vực II", "Communes of zone II"),
    "group.zone_I": ("Xã khu vực I", "Communes of zone I"),
    "group.zone_0": ("Xã, phường ngoài các khu vực trên", "Communes of no zone"),
    "group.border": ("Xã biên giới", "Border communes"),
    "group.all": ("Toàn tỉnh", "The province"),
    "group.minority": ("Người dân tộc thiểu số", "Ethnic minorities"),
    "group.poor": ("Người thuộc hộ nghèo, cận nghèo", "Poor and near-poor households"),
    "group.women": ("Nữ", "Women"),
    "roadmap.opinions.task": (
        "Lấy ý kiến đơn vị, viên chức, người lao động, người học; hoàn thiện số liệu",
        "Collect opinions of institutions, staff and learners; complete the figures",
    ),
    "roadmap.opinions.lead": ("Sở Nội vụ", "Department of Home Affairs"),
    "roadmap.opinions.partners": (
        "Sở Giáo dục và Đào tạo; các cơ sở GDNN; UBND các xã, phường",
        "Department of Education and Training; institutions; communes",
    ),
    "roadmap.opinions.product": ("Bản tổng hợp ý kiến, giải trình", "Summary of opinions and answers"),
    "roadmap.policy.task": (
        "Trình cấp có thẩm quyền thông qua chủ trương sắp xếp",
        "Submit the plan for approval in principle",
    ),
    "roadmap.policy.lead": ("UBND tỉnh", "Provincial People's Committee"),
    "roadmap.policy.partners": (
        "Sở Nội vụ; Sở Giáo dục và Đào tạo; Sở Tài chính",
        "Departments of Home Affairs, of Education and Training, of Finance",
    ),
    "roadmap.policy.product": ("Tờ trình; nghị quyết hoặc kết luận về chủ trương", "Submission; resolution"),
    "roadmap.ministry.task": (
        "Lập hồ sơ trình Bộ Giáo dục và Đào tạo đối với trường cao đẳng",
        "Submit the dossier on colleges to the Ministry of Education and Training",
    ),
    "roadmap.ministry.lead": ("UBND tỉnh", "Provincial People's Committee"),
    "roadmap.ministry.partners": (
        "Sở Giáo dục và Đào tạo; trường cao đẳng liên quan",
        "Department of Education and Training; colleges concerned",
    ),
    "roadmap.ministry.product": ("Hồ sơ đề nghị; quyết định của Bộ", "Dossier; decision of the ministry"),
    "roadmap.decision.task": (
        "Ban hành quyết định sắp xếp, tổ chức lại từng đơn vị",
        "Issue the decisions on each institution",
    ),
    "roadmap.decision.lead": ("Sở Nội vụ", "Department of Home Affairs"),
    "roadmap.decision.partners": (
        "Sở Giáo dục và Đào tạo; Sở Tư pháp; cơ quan quản lý đơn vị",
        "Departments of Education and Training and of Justice; managing bodies",
    ),
    "roadmap.decision.product": ("Quyết định của UBND tỉnh", "Decisions of the People's Committee"),
    "roadmap.modules.task": (
        "Hoàn thành đầu tư xưởng, phòng thực hành, chỗ nội trú theo phương án",
        "Complete the workshops and dormitories that the plan builds",
    ),
    "roadmap.modules.lead": ("Đơn vị tiếp nhận", "Host institutions"),
    "roadmap.modules.partners": ("Sở Tài chính; Sở Xây dựng", "Departments of Finance and of Construction"),
    "roadmap.modules.product": ("Biên bản nghiệm thu, bàn giao", "Records of acceptance"),
    "roadmap.opening.task": (
        "Hoàn thành đầu tư, đưa địa điểm mở mới vào hoạt động",
        "Complete and open the planned sites of the plan",
    ),
    "roadmap.opening.lead": ("Đơn vị quản lý địa điểm", "Institutions that run them"),
    "roadmap.opening.partners": ("Sở Tài chính; Sở Xây dựng", "Departments of Finance and of Construction"),
    "roadmap.opening.product": (
        "Biên bản nghiệm thu; giấy chứng nhận đăng ký hoạt động tại địa điểm",
        "Records of acceptance; registration of the site",
    ),
    "roadmap.handover.task": (
        "Bàn giao nguyên trạng nhân sự, tài chính, tài sản, người học; hoạt động theo tổ chức mới",
        "Hand over staff, finance, assets and learners; start in the new form",
    ),
    "roadmap.handover.lead": ("Đơn vị tiếp nhận", "Host institutions"),
    "roadmap.handover.partners": (
        "Đơn vị được sáp nhập; Sở Nội vụ; Sở Tài chính",
        "Institutions merged; Departments of Home Affairs and of Finance",
    ),
    "roadmap.handover.product": ("Biên bản bàn giao", "Records of handover"),
    "roadmap.leaders.task": (
        "Kiện toàn người đứng đầu, cấp phó; sắp xếp phòng, khoa, tổ",
        "Appoint heads and deputies; arrange departments",
    ),
    "roadmap.leaders.lead": ("Cơ quan quản lý đơn vị", "Managing bodies"),
    "roadmap.leaders.partners": ("Sở Nội vụ", "Department of Home Affairs"),
    "roadmap.leaders.product": ("Quyết định bổ nhiệm; quy chế tổ chức và hoạt động", "Appointments; statutes"),
    "roadmap.buildings.task": (
        "Xử lý cơ sở nhà, đất dôi dư",
        "Decide on the buildings and land set free",
    ),
    "roadmap.buildings.lead": ("Sở Tài chính", "Department of Finance"),
    "roadmap.buildings.partners": (
        "Sở Nông nghiệp và Môi trường; UBND các xã, phường; đơn vị đang quản lý",
        "Department of Agriculture and Environment; communes; present holders",
    ),
    "roadmap.buildings.product": ("Phương án xử lý nhà, đất được duyệt", "Approved plan for buildings and land"),
    "roadmap.posts.task": (
        "Hoàn thành bố trí số người dôi dư theo định mức",
        "Bring posts down to the long-run number",
    ),
    "roadmap.posts.lead": ("Sở Nội vụ", "Department of Home Affairs"),
    "roadmap.posts.partners": ("Các đơn vị sau sắp xếp; Sở Tài chính", "Institutions; Department of Finance"),
    "roadmap.posts.product": ("Đề án vị trí việc làm được duyệt; không còn dôi dư", "Approved posts; no surplus left"),
    "roadmap.review.task": (
        "Báo cáo kết quả thực hiện hằng năm, đối chiếu với phương án",
        "Report each year on the plan's progress",
    ),
    "roadmap.review.lead": ("Sở Giáo dục và Đào tạo", "Department of Education and Training"),
    "roadmap.review.partners": ("Sở Nội vụ; các cơ sở GDNN", "Department of Home Affairs; institutions"),
    "roadmap.review.product": ("Báo cáo năm", "Annual report"),
}
