"""The cost parameters that the objective needs, with the range beyond which a value is a slip of the pen."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of the table `costs`."""

    name: str
    unit: str
    meaning: str
    meaning_en: str
    most: float
    """A larger value is an error: most often đồng or thousands where millions are meant, or 7 for 0.07."""
    per: Literal["", "type", "field"] = ""
    """Needed for every type of institution, or every field of training, that the province has."""
    positive: bool = False
    """True: zero is an error; False: zero is a warning."""
    default: float | None = None
    """Value where the table has no row; None: it must have one."""


COSTS: tuple[Parameter, ...] = (
    Parameter(
        "unit_posts_mvnd",
        "triệu đồng/năm",
        "Chi phí vị trí việc làm của một đầu mối (lâu dài)",
        "Posts that one legal unit needs, long run",
        20_000,
        "type",
        positive=True,
    ),
    Parameter(
        "unit_first_year_mvnd",
        "triệu đồng/năm",
        "Phần tiết kiệm năm đầu khi bớt một đầu mối",
        "First-year saving of one unit less",
        20_000,
        "type",
    ),
    Parameter(
        "unit_fixed_mvnd",
        "triệu đồng/năm",
        "Chi phí cố định khác của một đầu mối",
        "Other fixed cost of a legal unit",
        20_000,
    ),
    Parameter("site_guard_mvnd", "triệu đồng/năm", "Bảo vệ một địa điểm", "Guards of a site", 5_000),
    Parameter(
        "site_utilities_mvnd",
        "triệu đồng/năm",
        "Điện, nước, vệ sinh của một địa điểm không theo số người học",
        "Utilities and cleaning of a site that do not depend on learners",
        5_000,
    ),
    Parameter(
        "site_maintenance_mvnd", "triệu đồng/chỗ học/năm", "Bảo trì một chỗ học", "Maintenance of one place", 100
    ),
    Parameter(
        "second_site_mvnd",
        "triệu đồng/năm",
        "Điều phối thêm của một địa điểm giữ lại sau sáp nhập",
        "Coordination of a site kept after a merger",
        5_000,
    ),
    Parameter("teacher_post_mvnd", "triệu đồng/năm", "Một vị trí giáo viên", "One teacher post", 2_000, positive=True),
    Parameter(
        "materials_mvnd",
        "triệu đồng/người học/năm",
        "Vật tư, nhiên liệu thực hành",
        "Materials and energy",
        200,
        "field",
    ),
    Parameter("mobile_mvnd", "triệu đồng/người", "Chi phí thêm của lớp lưu động", "Extra cost of a mobile class", 200),
    Parameter(
        "offer_mvnd",
        "triệu đồng/năm",
        "Duy trì một ngành nghề tại một địa điểm",
        "Keeping one offer at one site",
        5_000,
    ),
    Parameter("discount_rate", "/năm", "Tỷ suất chiết khấu thực", "Real discount rate", 0.3, positive=True),
    Parameter("place_mvnd", "triệu đồng/chỗ học", "Xây dựng một chỗ học", "Building one place", 2_000),
    Parameter(
        "bed_mvnd", "triệu đồng/chỗ", "Xây dựng một chỗ nội trú", "Building one dormitory bed", 2_000, default=70
    ),
    Parameter(
        "merge_once_mvnd", "triệu đồng", "Chi một lần khi sáp nhập một đơn vị", "One-off cost of a merger", 100_000
    ),
    Parameter(
        "other_body_once_mvnd",
        "triệu đồng",
        "Chi một lần khi chuyển cơ quan quản lý",
        "One-off cost of changing the managing body",
        100_000,
    ),
    Parameter(
        "site_close_once_mvnd",
        "triệu đồng",
        "Chi một lần khi ngừng một địa điểm",
        "One-off cost of closing a site",
        100_000,
    ),
    Parameter(
        "equipment_moved_share",
        "tỷ lệ",
        "Chi một lần để di chuyển thiết bị, so với giá trị thiết bị",
        "Moving equipment once, per its value",
        1,
        default=0.1,
    ),
    Parameter(
        "minute_mvnd",
        "triệu đồng/phút/người học/năm",
        "Một phút đi lại một chiều của người học đi về trong ngày",
        "One minute one way of a daily commuter",
        10,
        positive=True,
    ),
    Parameter(
        "board_minute_mvnd",
        "triệu đồng/phút/người học/năm",
        "Một phút đi lại một chiều của người học nội trú",
        "One minute one way of a boarder",
        10,
    ),
    Parameter(
        "board_mvnd", "triệu đồng/người học/năm", "Ăn ở của người học nội trú", "Board and bed of a boarder", 200
    ),
    Parameter(
        "boarding_support_mvnd",
        "triệu đồng/người học/năm",
        "Hỗ trợ của Nhà nước cho người học nội trú",
        "State support of a boarder (a transfer)",
        200,
    ),
    Parameter(
        "learner_moved_once_mvnd",
        "triệu đồng/người học",
        "Chi một lần cho một người học phải chuyển",
        "One-off cost of a learner who must move",
        500,
    ),
    Parameter(
        "staff_moved_mvnd",
        "triệu đồng/người/năm",
        "Hỗ trợ một người làm việc phải chuyển nơi làm",
        "Support of a person whose workplace moves",
        500,
    ),
    Parameter(
        "hire_once_mvnd",
        "triệu đồng/người",
        "Chi một lần để tuyển một giáo viên",
        "Hiring a teacher, once",
        1_000,
        default=20,
    ),
    Parameter(
        "release_once_mvnd",
        "triệu đồng/người",
        "Chi một lần khi một giáo viên dôi dư thôi việc, ngoài trợ cấp",
        "Letting a surplus teacher go, once, severance apart",
        2_000,
        default=100,
    ),
    Parameter(
        "severance_once_mvnd",
        "triệu đồng/người",
        "Trợ cấp cho một người thôi việc (khoản chuyển giao)",
        "Severance of a person who is let go (a transfer)",
        2_000,
        default=265,
    ),
    Parameter(
        "conversion_beside_mvnd",
        "triệu đồng/năm",
        "Chuyển đổi cạnh một trường còn hoạt động trong khu vực",
        "Converting beside a college or school that stays in the area",
        50_000,
    ),
    Parameter(
        "unplaced_mvnd",
        "triệu đồng/người học/năm",
        "Nhu cầu không được đáp ứng",
        "Demand that is not served",
        5_000,
        positive=True,
    ),
    Parameter(
        "priority_programme",
        "lần",
        "Hệ số của ngành, nghề trọng điểm",
        "Factor of priority programmes",
        20,
        positive=True,
    ),
    Parameter(
        "priority_commune",
        "lần",
        "Hệ số của xã biên giới, khu vực III",
        "Factor of border and zone III communes",
        20,
        positive=True,
    ),
)

COST_DEFAULTS = {parameter.name: parameter.default for parameter in COSTS if parameter.default is not None}
"""Parameters that the table `costs` may leave out -> their value (assumptions)."""

FACTS = {
    "code": "mã tỉnh", "name": "tên tỉnh", "as_of": "ngày của số liệu", "issuer": "cơ quan lập",
    "parent": "cơ quan chủ quản", "place": "địa danh", "signer": "quyền hạn, chức vụ người ký",
    "crs": "hệ tọa độ của bản đồ", "units_2020": "số đơn vị năm 2020",
    "disclaimer": "lưu ý in trên báo cáo", "disclaimer_en": "lưu ý in trên báo cáo tiếng Anh",
}  # fmt: skip
"""Keys of the table `province`."""
REQUIRED_FACTS = ("code", "name", "as_of")

NORMS: tuple[tuple[str, str], ...] = (
    ("land_urban_m2", "Đất tối thiểu, đô thị"),
    ("land_rural_m2", "Đất tối thiểu, ngoài đô thị"),
    ("land_per_learner_m2", "Đất tối thiểu trên một người học"),
    ("urban_land_factor", "Hệ số quy đổi đất đô thị"),
    ("posts_at_least", "Số người làm việc tối thiểu của một đơn vị"),
    ("scale_at_least", "Quy mô tuyển sinh tối thiểu của một đơn vị"),
    ("counted_schools_at_most", "Số trường nghề tối đa"),
    ("learners_per_teacher_at_most", "Người học trên một giáo viên, tối đa"),
    ("class_theory", "Lớp lý thuyết, tối đa"),
    ("class_practice", "Lớp thực hành, tích hợp, tối đa"),
    ("class_hazardous", "Lớp nghề nặng nhọc, độc hại, nguy hiểm, tối đa"),
    ("teaching_hours_min", "Giờ chuẩn một năm, từ"),
    ("teaching_hours_max", "Giờ chuẩn một năm, đến"),
    ("floor_per_place_m2", "Diện tích học tập một chỗ, tối thiểu"),
    ("scale_flex", "Linh hoạt quy mô trong nhóm ngành"),
    ("units_cut_2025", "Tỷ lệ giảm số cơ sở công lập đến 2025"),
    ("units_cut_2030", "Tỷ lệ giảm số cơ sở công lập đến 2030"),
    ("leavers_to_vocational_2030", "Tỷ lệ học sinh vào GDNN đến 2030"),
    ("standard_share_2030", "Tỷ lệ cơ sở đạt chuẩn đến 2030"),
    ("modern_share_2030", "Tỷ lệ cơ sở hiện đại đến 2030"),
    ("posts_settled_years", "Thời hạn đưa biên chế về đúng quy định"),
    ("neighbour_km_at_most", "Khoảng cách tối đa giữa hai xã liền kề"),
    ("detour_factor_plain", "Hệ số đường vòng, đồng bằng"),
    ("detour_factor_midland", "Hệ số đường vòng, trung du"),
    ("detour_factor_mountain", "Hệ số đường vòng, miền núi"),
)
"""Norms that the program or its reports know by name, with the name a workbook shows."""
COST_NAMES = tuple((parameter.name, parameter.meaning) for parameter in COSTS)
FACT_NAMES = tuple((key, label[0].upper() + label[1:]) for key, label in FACTS.items())
STAFF_NAMES = (
    ("heads", "Cấp trưởng, cấp phó"), ("vocational", "Giáo viên dạy nghề"), ("general", "Giáo viên văn hóa"),
    ("administration", "Hành chính, phục vụ"),
)  # fmt: skip
"""Groups of the table `staff`."""
