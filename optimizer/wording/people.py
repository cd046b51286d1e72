"""Sentences on merged units, teachers, posts and those enrolled: audit, what was asked, wishes and relaxations."""

PHRASES: dict[str, tuple[str, str]] = {
    "check.founding": ("điều kiện thành lập", "conditions of founding"),
    "check.autonomy": ("mức tự bảo đảm chi thường xuyên", "self-financing"),
    "check.staffing": ("giáo viên và số người làm việc", "teachers and posts"),
    "audit.founding.land": (
        "{item}: sau sáp nhập có {found} m² đất (quy đổi), cần ít nhất {expected} m².",
        "{item}: {found} m² of land (urban m² doubled) after merging, at least {expected} needed.",
    ),
    "audit.founding.posts": (
        "{item}: sau sáp nhập có {found} người làm việc, cần ít nhất {expected} người.",
        "{item}: {found} people at work after merging, at least {expected} needed.",
    ),
    "audit.founding.scale": (
        "{item}: sau sáp nhập có quy mô tuyển sinh {found} người/năm, cần ít nhất {expected}.",
        "{item}: {found} licensed places a year after merging, at least {expected} needed.",
    ),
    "audit.autonomy": (
        "{item}: nguồn thu tự bảo đảm {found} triệu đồng/năm, mức sàn là {expected}.",
        "{item}: own revenue of {found} million VND a year, at least {expected} asked.",
    ),
    "audit.staffing.hired": ("Phải tuyển {found} giáo viên, mức trần là {expected}.", "{found} teachers hired, at most {expected} allowed."),
    "audit.staffing.posts": (
        "Năm {item}: {found} người làm việc, mức trần là {expected}.",
        "{item}: {found} posts, at most {expected} allowed.",
    ),
    "rule.founding.land.hard": (
        "Đơn vị sau sáp nhập đủ diện tích đất tối thiểu của loại hình (1 m² đất đô thị tính bằng 2 m²); số đơn vị thiếu: {broken} ({items}). "
        "Chưa đủ số liệu: {unknown} đơn vị ({unknown_names}).",
        "A merged unit has the least land of its type (urban m² doubled); units short of it: {broken} ({items}). "
        "Not known: {unknown} ({unknown_names}).",
    ),
    "rule.founding.land.no_worse": (
        "Đơn vị sau sáp nhập không thiếu đất nhiều hơn đơn vị thành phần thiếu nhiều nhất hiện nay; số đơn vị thiếu hơn: {broken} ({items}). "
        "Chưa đủ số liệu: {unknown} đơn vị ({unknown_names}).",
        "A merged unit lacks no more land than its worst part today; units that do: {broken} ({items}). "
        "Not known: {unknown} ({unknown_names}).",
    ),
    "rule.founding.posts.hard": (
        "Đơn vị sau sáp nhập đủ số người làm việc tối thiểu; số đơn vị thiếu: {broken} ({items}). "
        "Chưa đủ số liệu: {unknown} đơn vị ({unknown_names}).",
        "A merged unit has the least number of people at work; units short of it: {broken} ({items}). "
        "Not known: {unknown} ({unknown_names}).",
    ),
    "rule.founding.posts.no_worse": (
        "Đơn vị sau sáp nhập không thiếu người làm việc nhiều hơn đơn vị thành phần thiếu nhiều nhất hiện nay; số đơn vị thiếu hơn: {broken} "
        "({items}). Chưa đủ số liệu: {unknown} đơn vị ({unknown_names}).",
        "A merged unit lacks no more people than its worst part today; units that do: {broken} ({items}). "
        "Not known: {unknown} ({unknown_names}).",
    ),
    "rule.founding.scale.hard": (
        "Đơn vị sau sáp nhập đủ quy mô tuyển sinh tối thiểu; số đơn vị thiếu: {broken} ({items}). "
        "Chưa đủ số liệu: {unknown} đơn vị ({unknown_names}).",
        "A merged unit has the least licensed places of its type; units short of them: {broken} ({items}). "
        "Not known: {unknown} ({unknown_names}).",
    ),
    "rule.founding.scale.no_worse": (
        "Đơn vị sau sáp nhập không thiếu quy mô tuyển sinh nhiều hơn đơn vị thành phần thiếu nhiều nhất hiện nay; số đơn vị thiếu hơn: {broken} "
        "({items}). Chưa đủ số liệu: {unknown} đơn vị ({unknown_names}).",
        "A merged unit lacks no more licensed places than its worst part today; units that do: {broken} ({items}). "
        "Not known: {unknown} ({unknown_names}).",
    ),
    "rule.autonomy": (
        "Đơn vị sau sáp nhập tự bảo đảm ít nhất {limit} chi thường xuyên; thấp nhất {least}; số đơn vị dưới mức: {broken} ({items}). "
        "Chưa đủ số liệu thu, chi: {unknown} đơn vị ({unknown_names}).",
        "A merged unit pays at least {limit} of its recurrent expenditure from own revenue; lowest {least}; units below: {broken} ({items}). "
        "Not known: {unknown} ({unknown_names}).",
    ),
    "rule.staffing.counted": (
        "Giáo viên so với yêu cầu theo lĩnh vực: phải tuyển {hired} (gồm cả thay người nghỉ trong 5 năm); dôi dư năm đầu {surplus}; sau 5 năm còn dôi dư {released}. "
        "Chưa đủ số liệu giáo viên: {unknown} đơn vị ({unknown_names}).",
        "Teachers against those required, by field: {hired} to be hired (replacements within five years included); {surplus} left over in the first year; {released} after five. "
        "Not known: {unknown} institutions ({unknown_names}).",
    ),
    "rule.staffing.hired": ("Tuyển không quá {limit} giáo viên; phương án cần {found}.", "At most {limit} teachers hired; the plan needs {found}."),
    "rule.staffing.posts": (
        "Năm {year}: không quá {limit} người làm việc; phương án có {found} về lâu dài.",
        "{year}: at most {limit} posts; the plan has {found} in the long run.",
    ),
    "rule.transition": (
        "Người đang học được học tiếp tại chỗ đến khi tốt nghiệp; phải chuyển vì địa điểm ngừng hoạt động sớm hơn: {moved} người học.",
        "Those enrolled finish where they are; {moved} learners move because their site closes before.",
    ),
    "wish.founding.land": ("đơn vị sau sáp nhập đạt điều kiện về đất ({limit})", "merged units meet the condition on land ({limit})"),
    "wish.founding.posts": ("đơn vị sau sáp nhập đạt điều kiện về số người làm việc ({limit})", "merged units meet the condition on people at work ({limit})"),
    "wish.founding.scale": ("đơn vị sau sáp nhập đạt điều kiện về quy mô tuyển sinh ({limit})", "merged units meet the condition on licensed places ({limit})"),
    "wish.autonomy.self_financing_at_least": (
        "đơn vị sau sáp nhập tự bảo đảm ít nhất {share}% chi thường xuyên",
        "merged units pay at least {share}% of recurrent expenditure from own revenue",
    ),
    "wish.staffing.hired_at_most": ("tuyển không quá {limit} giáo viên", "at most {limit} teachers hired"),
    "wish.staffing.posts_at_most": ("năm {name} không quá {limit} người làm việc", "at most {limit} posts in {name}"),
    "policy.hard": ("bắt buộc", "must be met"),
    "policy.no_worse": ("không kém hơn hiện nay", "no worse than today"),
    "relax.founding.land": ("Chấp nhận các đơn vị sau sáp nhập thiếu tổng cộng không quá {amount} m² đất quy đổi.", "Accept that merged units lack up to {amount} m² of land in all."),
    "relax.founding.land.unit": ("m² đất quy đổi", "m² of land"),
    "relax.founding.posts": ("Chấp nhận các đơn vị sau sáp nhập thiếu tổng cộng không quá {amount} người làm việc.", "Accept that merged units lack up to {amount} people in all."),
    "relax.founding.posts.unit": ("người", "persons"),
    "relax.founding.scale": ("Chấp nhận các đơn vị sau sáp nhập thiếu tổng cộng không quá {amount} chỗ tuyển sinh.", "Accept that merged units lack up to {amount} licensed places in all."),
    "relax.founding.scale.unit": ("người/năm", "entrants a year"),
    "relax.autonomy.self_financing_at_least": (
        "Bổ sung nguồn thu tự bảo đảm tổng cộng không quá {amount} triệu đồng mỗi năm cho các đơn vị sau sáp nhập.",
        "Add up to {amount} million VND a year of own revenue in all to merged units.",
    ),
    "relax.autonomy.self_financing_at_least.unit": ("triệu đồng/năm", "million VND a year"),
    "relax.staffing.hired_at_most": ("Cho tuyển {relaxed} thay vì {limit} giáo viên.", "Let {relaxed} instead of {limit} teachers be hired."),
    "relax.staffing.hired_at_most.unit": ("giáo viên", "teachers"),
    "relax.staffing.posts_at_most": ("Giao {relaxed} thay vì {limit} người làm việc năm {name}.", "Give {relaxed} instead of {limit} posts in {name}."),
    "relax.staffing.posts_at_most.unit": ("người", "persons"),
}  # fmt: skip
