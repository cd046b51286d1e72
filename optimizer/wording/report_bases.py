"""Names of the norms, words of the table of legal bases and of the annex of findings."""

PHRASES: dict[str, tuple[str, str]] = {
    "norm.land_urban_m2": ("Đất tối thiểu, đô thị", "Least land, urban"),
    "norm.land_rural_m2": ("Đất tối thiểu, ngoài đô thị", "Least land, outside towns"),
    "norm.land_per_learner_m2": ("Đất tối thiểu trên một người học", "Least land per learner"),
    "norm.urban_land_factor": ("Hệ số quy đổi đất đô thị", "Factor of urban land"),
    "norm.posts_at_least": ("Số người làm việc tối thiểu của một đơn vị", "Fewest posts of an institution"),
    "norm.scale_at_least": ("Quy mô tuyển sinh tối thiểu của một đơn vị", "Fewest places of an institution"),
    "norm.counted_schools_at_most": ("Số trường nghề tối đa", "Most counted schools"),
    "norm.learners_per_teacher_at_most": ("Người học trên một giáo viên, tối đa", "Most learners per teacher"),
    "norm.class_theory": ("Lớp lý thuyết, tối đa", "Largest class, theory"),
    "norm.class_practice": ("Lớp thực hành, tích hợp, tối đa", "Largest class, practice"),
    "norm.class_hazardous": (
        "Lớp nghề nặng nhọc, độc hại, nguy hiểm, tối đa",
        "Largest class, arduous or hazardous trades",
    ),
    "norm.teaching_hours_min": ("Giờ chuẩn một năm, từ", "Teaching hours a year, from"),
    "norm.teaching_hours_max": ("Giờ chuẩn một năm, đến", "Teaching hours a year, to"),
    "norm.floor_per_place_m2": ("Diện tích học tập một chỗ, tối thiểu", "Least floor per place"),
    "norm.scale_flex": ("Linh hoạt quy mô trong nhóm ngành", "Flexibility of licensed places in a group"),
    "norm.units_cut_2025": (
        "Tỷ lệ giảm số cơ sở công lập đến 2025",
        "Cut in public institutions until 2025",
    ),
    "norm.units_cut_2030": (
        "Tỷ lệ giảm số cơ sở công lập đến 2030",
        "Cut in public institutions until 2030",
    ),
    "norm.leavers_to_vocational_2030": ("Tỷ lệ học sinh vào GDNN đến 2030", "School leavers into training by 2030"),
    "norm.standard_share_2030": ("Tỷ lệ cơ sở đạt chuẩn đến 2030", "Institutions up to standard by 2030"),
    "norm.modern_share_2030": ("Tỷ lệ cơ sở hiện đại đến 2030", "Modern institutions by 2030"),
    "norm.posts_settled_years": ("Thời hạn đưa biên chế về đúng quy định", "Years to settle posts"),
    "doc.bases.table": (
        "Văn bản và nội dung từng văn bản đặt ra trong phương án",
        "Documents, and what each one sets in this plan",
    ),
    "doc.bases.rule": ("Yêu cầu của kịch bản: {rule}", "Rule of the scenario: {rule}"),
    "doc.bases.value": ("{value} {unit}", "{value} {unit}"),
    "doc.bases.applied": ("{applies}: {value}", "{applies}: {value}"),
    "doc.bases.norm": ("{name}: {values}", "{name}: {values}"),
    "doc.bases.forced": ("yêu cầu bắt buộc", "rule enforced"),
    "doc.bases.held": ("định mức để tính, đối chiếu", "norm to reckon and judge by"),
    "doc.bases.undated": ("chưa ghi ngày ban hành", "day of issue not given"),
    "doc.bases.since": ("hiệu lực từ {date}", "in force from {date}"),
    "doc.bases.note": (
        "Văn bản chưa kiểm tra hoặc đã hết hiệu lực được nêu ở trang đầu; ghi ngày kiểm tra vào bảng định mức.",
        "Documents not checked or expired are named on page 1; the day of a check goes into the table of norms.",
    ),
    "doc.col.document": ("Văn bản (số, ngày)", "Document (number, date)"),
    "doc.col.sets": ("Nội dung đặt ra trong phương án", "What it sets in this plan"),
    "doc.col.role": ("Vai trò", "Role"),
    "doc.findings.none": ("Không có phát hiện nào.", "There are none."),
    "doc.findings.more": (
        "{first} Cũng vậy ở {count} dòng khác: {places}.",
        "{first} The same in {count} more rows: {places}.",
    ),
    "doc.findings.norms": (
        "{count} dòng của bảng định mức chưa được kiểm tra hiệu lực, nêu tên ở bảng dưới. Kiểm tra văn bản còn hiệu lực "
        "và ghi ngày kiểm tra.",
        "{count} rows of the table of norms have not been checked for being in force; the table below names them. Check "
        "that the texts are in force and enter the date of the check.",
    ),
    "doc.findings.general": ("chung", "all"),
    "doc.findings.norms_table": ("Định mức chưa được kiểm tra hiệu lực", "Norms not checked for being in force"),
}
