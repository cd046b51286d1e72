"""The coded values of the tables, each with its Vietnamese and English label."""

from enum import StrEnum


class Code(StrEnum):
    """A coded value with labels: ``NAME = code, vi, en``."""

    vi: str
    en: str

    def __new__(cls, code: str, vi: str = "", en: str = "") -> "Code":
        """Make the member whose string value is `code`."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.vi, member.en = vi, en
        return member


class Basis(Code):
    """What a row rests on."""

    OFFICIAL = "official", "chính thức", "official"
    PRESS = "press", "báo chí", "press"
    ESTIMATE = "estimate", "ước tính", "estimate"


class Kind(Code):
    """Type of institution (loại hình)."""

    CD = "CD", "Trường cao đẳng", "College"
    TC = "TC", "Trường trung cấp", "Intermediate vocational school"
    THN = "THN", "Trường trung học nghề", "Vocational upper secondary school"
    GDNN = "GDNN", "Trung tâm GDNN", "Vocational training centre"
    GDNNGDTX = "GDNNGDTX", "Trung tâm GDNN-GDTX", "Vocational and continuing education centre"
    GDTX = "GDTX", "Trung tâm GDTX", "Continuing education centre"
    OTHER = "OTHER", "Cơ sở khác", "Other provider"


CENTRES = frozenset({Kind.GDNN, Kind.GDNNGDTX, Kind.GDTX, Kind.OTHER})
"""Types that rule 10 (centres) speaks of."""


class Level(Code):
    """Level of training (trình độ)."""

    CD = "CD", "Cao đẳng", "College diploma"
    TC = "TC", "Trung cấp", "Intermediate diploma"
    THN = "THN", "Trung học nghề", "Vocational upper secondary"
    NINE = "9P", "Mô hình 9+", "Nine-plus track"
    GDTX = "GDTX", "GDTX cấp THPT", "Continuing upper secondary"
    SC = "SC", "Sơ cấp", "Elementary certificate"
    SHORT = "D3", "Dưới 03 tháng", "Short course"
    DRIVING = "LX", "Lái xe", "Driving"


RANK = {Level.CD: 3, Level.TC: 2, Level.THN: 2, Level.NINE: 2, Level.GDTX: 1, Level.SC: 1, Level.SHORT: 0}
"""Order of levels for 'the host's highest level is at least the absorbed one's' (driving apart)."""

KIND_LEVELS = {
    Kind.CD: (Level.CD, Level.TC, Level.NINE, Level.GDTX, Level.SC, Level.SHORT),
    Kind.TC: (Level.TC, Level.NINE, Level.GDTX, Level.SC, Level.SHORT),
    Kind.THN: (Level.THN, Level.NINE, Level.GDTX, Level.SC, Level.SHORT),
    Kind.GDNNGDTX: (Level.NINE, Level.GDTX, Level.SC, Level.SHORT),
    Kind.GDNN: (Level.SC, Level.SHORT),
    Kind.GDTX: (Level.GDTX, Level.SC, Level.SHORT),
    Kind.OTHER: (Level.SC, Level.SHORT),
}
"""Levels an institution of each type may newly offer (offers it already has are kept whatever the type)."""

BASIC_LEVELS = frozenset({Level.SC, Level.THN, Level.GDTX})
"""Levels that make an open site a basic one (rule 14)."""

BOARDING_LEVELS = frozenset({Level.CD, Level.TC, Level.THN, Level.NINE})
"""Levels whose learners may live away from home at any distance."""


class Field(Code):
    """Lĩnh vực đào tạo, cấp II of QĐ 01/2017/QĐ-TTg; 00 stands for the general upper-secondary programme."""

    GENERAL = "00", "Chương trình GDTX cấp THPT", "General upper-secondary programme"
    EDUCATION = "14", "Khoa học giáo dục và đào tạo giáo viên", "Education science and teacher training"
    ARTS = "21", "Nghệ thuật", "Arts"
    HUMANITIES = "22", "Nhân văn", "Humanities"
    SOCIAL_SCIENCE = "31", "Khoa học xã hội và hành vi", "Social and behavioural sciences"
    JOURNALISM = "32", "Báo chí và thông tin", "Journalism and information"
    BUSINESS = "34", "Kinh doanh và quản lý", "Business and management"
    LAW = "38", "Pháp luật", "Law"
    LIFE = "42", "Khoa học sự sống", "Life sciences"
    NATURE = "44", "Khoa học tự nhiên", "Natural sciences"
    MATHS = "46", "Toán và thống kê", "Mathematics and statistics"
    COMPUTING = "48", "Máy tính và công nghệ thông tin", "Computing and information technology"
    ENGINEERING_TECHNOLOGY = "51", "Công nghệ kỹ thuật", "Engineering technology"
    ENGINEERING = "52", "Kỹ thuật", "Engineering"
    MANUFACTURING = "54", "Sản xuất và chế biến", "Manufacturing and processing"
    CONSTRUCTION = "58", "Kiến trúc và xây dựng", "Architecture and construction"
    AGRICULTURE = "62", "Nông, lâm nghiệp và thủy sản", "Agriculture, forestry and fisheries"
    VETERINARY = "64", "Thú y", "Veterinary"
    HEALTH = "72", "Sức khỏe", "Health"
    SOCIAL_SERVICES = "76", "Dịch vụ xã hội", "Social services"
    TOURISM = (
        "81",
        "Du lịch, khách sạn, thể thao và dịch vụ cá nhân",
        "Tourism, hospitality, sport and personal services",
    )
    TRANSPORT = "84", "Dịch vụ vận tải", "Transport services"
    ENVIRONMENT = "85", "Môi trường và bảo vệ môi trường", "Environment and environmental protection"
    SECURITY = "86", "An ninh, quốc phòng", "Security and defence"
    OTHER = "90", "Khác", "Other"


class Speciality(Code):
    """Lĩnh vực chuyên of an institution; all but GENERAL merge only with their own kind."""

    GENERAL = "general", "Đa ngành", "Multi-field"
    HEALTH = "health", "Y tế", "Health"
    TEACHERS = "teachers", "Sư phạm", "Teacher training"
    ARTS = "arts", "Văn hóa - nghệ thuật", "Culture and arts"
    ETHNIC_BOARDING = "ethnic_boarding", "Dân tộc nội trú", "Ethnic boarding"
    DISABLED = "disabled", "Người khuyết tật", "Disabled learners"


class Authority(Code):
    """Who decides on the institution."""

    PROVINCE = "province", "Tỉnh quyết định", "The province decides"
    MINISTRY = "ministry", "Bộ quyết định", "A ministry decides"
    OUTSIDE = "outside", "Ngoài phạm vi", "Out of scope"


class Delivery(Code):
    """Where an offer is taught."""

    SITE = "site", "Tại địa điểm", "At the site"
    MOBILE = "mobile", "Lớp lưu động tại xã", "Mobile class in the commune"
    ENTERPRISE = "enterprise", "Tại doanh nghiệp", "With an enterprise"
    PARTNER = "partner", "Liên kết, bằng của đối tác", "Partner's degree"


class Ownership(Code):
    """Sở hữu."""

    PUBLIC = "public", "Công lập", "Public"
    PRIVATE = "private", "Tư thục", "Private"
    FOREIGN = "foreign", "Có vốn đầu tư nước ngoài", "Foreign-invested"


class Zone(Code):
    """Zone of an ethnic-minority and mountainous commune, 2026–2030; 0 where none."""

    NONE = "0", "Không", "None"
    I = "I", "Khu vực I", "Zone I"  # noqa: E741 - the law's own name
    II = "II", "Khu vực II", "Zone II"
    III = "III", "Khu vực III", "Zone III"


class Action(Code):
    """What a decision or a given plan says of an institution."""

    KEEP = "keep", "Giữ nguyên", "Keep"
    MERGE = "merge", "Sáp nhập", "Merge"
    CONVERT = "convert", "Chuyển đổi thành THN", "Convert"
    LEAVE = "leave", "Giải thể, chuyển giao", "Dissolve or transfer"


class Use(Code):
    """How a row of `decided` may be used."""

    PIN = "pin", "Cố định", "Pin"
    RECORD = "record", "Ghi nhận", "Record"


class Overlay(Code):
    """What a map shows beside institutions and communes."""

    INDUSTRIAL_ZONE = "industrial_zone", "Khu, cụm công nghiệp", "Industrial zone"
    BOARDING_SCHOOL = "boarding_school", "Trường nội trú, bán trú", "Boarding school"
    OLD_DISTRICT = "old_district", "Ranh giới huyện cũ", "Former district"
    OLD_PROVINCE = "old_province", "Ranh giới tỉnh cũ", "Former province"


class WeightSet(Code):
    """Sets of costs that are varied together."""

    THRIFT = "thrift", "Tiết kiệm", "Thrift"
    BASE = "base", "Cơ sở", "Base"
    ACCESS = "access", "Tiếp cận", "Access"


class RoadClass(Code):
    """Class of a road edge."""

    NATIONAL = "national", "Quốc lộ", "National road"
    PROVINCIAL = "provincial", "Tỉnh lộ", "Provincial road"
    COMMUNE = "commune", "Đường xã", "Commune road"
    TRACK = "track", "Đường mòn", "Track"


class Condition(Code):
    """State of a site's buildings."""

    GOOD = "good", "Tốt", "Good"
    REPAIR = "repair", "Cần sửa chữa", "Needs repair"
    POOR = "poor", "Xuống cấp", "Poor"


class FreedUse(Code):
    """What becomes of the buildings and land of a site that closes."""

    PENDING = "pending", "Chờ xử lý", "Pending"
    KEEP = "keep", "Giữ lại", "Kept"
    TRANSFER = "transfer", "Điều chuyển", "Transferred"
    LOCAL = "local", "Giao địa phương quản lý", "Handed to the commune"
    RECOVER = "recover", "Thu hồi", "Taken back"


class SiteFate(Code):
    """Fate of a site in a given plan."""

    KEEP = "keep", "Tiếp tục hoạt động", "Keep"
    CLOSE = "close", "Ngừng hoạt động", "Close"
