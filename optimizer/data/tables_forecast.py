"""Declaration of the optional tables of the forecast: work, growth, training of workers, school leavers, enrolments."""

from optimizer.data.codes import Field, Level, Use
from optimizer.data.codes_forecast import Sector, Skill, Where
from optimizer.data.column import Column as C
from optimizer.data.column import Need, Table
from optimizer.data.marks import BASIS, SOURCE

SECTOR = C("sector", "Ngành kinh tế", "choice", "Ngành kinh tế cấp 1; ALL là tất cả các ngành",
           "Section of the economy; ALL for all together", need="required", choices=Sector)  # fmt: skip
LEVEL = C("level", "Trình độ", "choice", "Trình độ đào tạo", "Level of training", need="required", choices=Level)
FIELD = C("field", "Lĩnh vực đào tạo", "choice", "Lĩnh vực đào tạo cấp II", "Field of training", need="required",
          choices=Field)  # fmt: skip
COMMUNE = C("commune", "Mã xã", "commune", "Mã xã, phường, đặc khu (5 chữ số)", "5-digit code of the commune",
            need="required", refers="communes.commune")  # fmt: skip
MOST_PERCENT = 100.0
SLOWEST, FASTEST = -30.0, 60.0
"""Growth a year (%) that a section can have without its figures being in doubt."""


def _year(meaning: str, meaning_en: str) -> C:
    return C("year", "Năm", "year", meaning, meaning_en, need="required", minimum=2000, maximum=2060)


def _persons(name: str, label: str, meaning: str, meaning_en: str, unit: str = "người", need: Need = "required") -> C:
    return C(name, label, "int", meaning, meaning_en, unit, need, minimum=0)


def _range(name: str, label: str, meaning: str, meaning_en: str, low: float, high: float) -> tuple[C, C, C]:
    """Return three columns of per cent: low (empty: as base), base, high (empty: as base)."""
    what, what_en = meaning, meaning_en
    return (
        C(f"{name}_low", f"{label}, thấp", "number", f"{what}, thấp; trống: như cơ sở",
          f"{what_en}, low; empty: as base", "%", "default", minimum=low, maximum=high),
        C(name, f"{label}, cơ sở", "number", f"{what}, cơ sở", f"{what_en}, base", "%", "required", minimum=low, maximum=high),
        C(f"{name}_high", f"{label}, cao", "number", f"{what}, cao; trống: như cơ sở",
          f"{what_en}, high; empty: as base", "%", "default", minimum=low, maximum=high),
    )  # fmt: skip


FORECAST_TABLES: tuple[Table, ...] = (
    Table("employment", "10_ViecLam", "Lao động có việc làm theo ngành kinh tế và năm", "Employed persons by section and year", (
        SECTOR, _year("Năm (cuối năm hoặc bình quân năm)", "Year"),
        _persons("employed", "Lao động có việc làm", "Lao động có việc làm", "Employed persons"),
        BASIS, SOURCE,
    ), ("sector", "year"), required=False),
    Table("sector_growth", "10_TangTruong", "Mục tiêu tăng trưởng theo ngành kinh tế", "Growth targets by section", (
        SECTOR,
        *_range("growth", "Tăng trưởng", "Tăng một năm của việc làm, hoặc của giá trị tăng thêm nếu có hệ số co giãn",
                "Growth a year of employment, or of value added where there is an elasticity", SLOWEST, FASTEST),
        C("elasticity", "Hệ số co giãn việc làm", "number", "Việc làm tăng bao nhiêu % khi giá trị tăng thêm tăng 1 %; 1 nếu mục tiêu là của việc làm",
          "Per cent of employment per per cent of value added; 1 where the target is of employment", "%/%", "default", "1",
          minimum=-2, maximum=2),
        BASIS, SOURCE,
    ), ("sector",), required=False),
    Table("replacement", "10_ThayThe", "Tỷ lệ thay thế (nghỉ hưu, thôi việc) theo ngành", "Replacement rate by section", (
        SECTOR,
        *_range("rate", "Tỷ lệ thay thế", "Phần lao động rời hẳn công việc trong một năm", "Share of workers who leave for good in a year", 0, 20),
        BASIS, SOURCE,
    ), ("sector",), required=False),
    Table("qualifications", "10_TrinhDoLaoDong", "Cơ cấu lao động theo trình độ trong ngành", "Workers by level within a section", (
        SECTOR, LEVEL,
        *_range("share", "Tỷ lệ", "Phần lao động của ngành có trình độ này là trình độ cao nhất", "Share of the section's workers whose highest level this is", 0, MOST_PERCENT),
        C("share_target", "Tỷ lệ mục tiêu", "number", "Tỷ lệ dự kiến ở năm mục tiêu; trống: không đổi", "Share planned for the target year; empty: unchanged",
          "%", "default", minimum=0, maximum=MOST_PERCENT),
        C("target_year", "Năm mục tiêu", "number", "Năm đạt tỷ lệ mục tiêu", "Year of the planned share", "năm", "default", minimum=2000, maximum=2060),
        BASIS, SOURCE,
    ), ("sector", "level"), required=False),
    Table("sector_fields", "10_NganhLinhVuc", "Lĩnh vực đào tạo của lao động trình độ nghề trong ngành", "Training fields of a section's vocational workers", (
        SECTOR, FIELD,
        C("share", "Tỷ trọng", "number", "Tỷ trọng của lĩnh vực trong ngành; một ngành cộng lại bằng 1", "Share of the field within the section; a section adds up to 1",
          "tỷ lệ", "required", minimum=0, maximum=1),
        BASIS, SOURCE,
    ), ("sector", "field"), required=False),
    Table("vacancies", "10_TuyenDung", "Vị trí tuyển dụng đã đăng ký", "Registered vacancies", (
        _year("Năm đăng ký", "Year of registration"),
        C("occupation", "Nghề, vị trí", "text", "Nghề hoặc vị trí tuyển dụng", "Occupation", need="required"),
        C("field", "Lĩnh vực đào tạo", "choice", "Lĩnh vực đào tạo gần nhất; trống nếu lao động phổ thông", "Nearest field of training; empty for unskilled work",
          need="default", choices=Field),
        C("location", "Nơi làm việc", "choice", "Trong tỉnh hay ngoài tỉnh", "Inside or outside the province", need="required", choices=Where),
        C("skill", "Yêu cầu", "choice", "Phổ thông hay qua đào tạo", "Unskilled or trained", need="required", choices=Skill),
        _persons("posts", "Số vị trí", "Số vị trí tuyển dụng", "Posts", "vị trí"),
        BASIS, SOURCE,
    ), ("year", "occupation", "location", "skill"), required=False),
    Table("school_leavers", "10_HocSinh", "Học sinh tốt nghiệp THCS, THPT theo xã và năm", "School leavers by commune and year", (
        COMMUNE, _year("Năm tốt nghiệp", "Year of leaving"),
        _persons("lower", "Tốt nghiệp THCS", "Học sinh tốt nghiệp THCS", "Leavers of lower secondary school", "người/năm"),
        _persons("upper", "Tốt nghiệp THPT", "Học sinh tốt nghiệp THPT", "Leavers of upper secondary school", "người/năm", "recommended"),
        BASIS, SOURCE,
    ), ("commune", "year"), required=False),
    Table("wishes", "10_NguyenVong", "Đăng ký nguyện vọng học nghề theo xã", "Training wishes by commune", (
        COMMUNE, FIELD, LEVEL,
        _persons("persons", "Số người đăng ký", "Số người đăng ký học", "Persons who wish to learn", "người"),
        BASIS, SOURCE,
    ), ("commune", "field", "level"), required=False),
    Table("enrolments", "10_TuyenSinh", "Tuyển sinh của tỉnh theo lĩnh vực, trình độ, năm", "Entrants of the province by field, level, year", (
        C("field", "Lĩnh vực đào tạo", "choice", "Lĩnh vực đào tạo cấp II; trống: tổng của trình độ", "Field of training; empty: total of the level",
          need="default", choices=Field),
        LEVEL, _year("Năm tuyển sinh", "Year of entry"),
        _persons("entrants", "Tuyển sinh", "Người tuyển mới", "Entrants", "người/năm"),
        BASIS, SOURCE,
    ), ("field", "level", "year"), required=False),
    Table("training_targets", "10_ChiTieuDaoTao", "Chỉ tiêu đào tạo của tỉnh theo trình độ", "Training targets of the province by level", (
        LEVEL, _year("Năm của chỉ tiêu", "Year of the target"),
        _persons("entrants", "Chỉ tiêu", "Chỉ tiêu tuyển sinh", "Target of entrants", "người/năm"),
        C("use", "Dùng để", "choice", "pin: dự báo được điều chỉnh bằng đúng chỉ tiêu; record: chỉ in chênh lệch",
          "pin: the forecast is scaled to it; record: only the gap is printed", need="default", default="record", choices=Use),
        BASIS, SOURCE,
    ), ("level", "year"), required=False),
    Table("training_prices", "10_DonGia", "Đơn giá đặt hàng đào tạo", "Unit prices of commissioned training", (
        C("field", "Lĩnh vực đào tạo", "choice", "Lĩnh vực đào tạo; trống: mọi lĩnh vực của trình độ", "Field of training; empty: every field of the level",
          need="default", choices=Field),
        LEVEL,
        C("price_mvnd", "Đơn giá (tr.đ)", "number", "Đơn giá một người học một khóa hoặc một năm học", "Price of one learner for a course or a school year",
          "triệu đồng/người học/năm hoặc khóa", "required", minimum=0, maximum=500),
        C("funding", "Nguồn kinh phí", "text", "Nguồn kinh phí", "Source of the money", need="required"),
        C("legal_basis", "Căn cứ", "text", "Văn bản quy định đơn giá", "Legal basis of the price", need="required"),
        BASIS, SOURCE,
    ), ("field", "level"), required=False),
    Table("forecast_parameters", "10_ThamSoDuBao", "Tham số của dự báo (ghi đè giá trị mặc định)", "Parameters of the forecast (override the defaults)", (
        C("parameter", "Tham số", "code", "Tên tham số; danh sách ở optimizer/forecast/defaults/parameters.csv", "Parameter; listed in optimizer/forecast/defaults/parameters.csv", need="required"),
        C("level", "Trình độ", "choice", "Áp dụng cho trình độ; trống: mọi trình độ", "For this level; empty: every level", need="default", choices=Level),
        C("low", "Thấp", "number", "Giá trị thấp; trống: như cơ sở", "Low value; empty: as base", need="default", minimum=0),
        C("base", "Cơ sở", "number", "Giá trị cơ sở", "Base value", need="required", minimum=0),
        C("high", "Cao", "number", "Giá trị cao; trống: như cơ sở", "High value; empty: as base", need="default", minimum=0),
        BASIS, SOURCE,
    ), ("parameter", "level"), required=False),
)  # fmt: skip
"""Tables of the forecast; all optional."""
