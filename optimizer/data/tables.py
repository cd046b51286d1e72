"""The one declaration of every input table and column of a province."""

from optimizer.data.codes import (
    Action,
    Authority,
    Condition,
    Delivery,
    Field,
    FreedUse,
    Kind,
    Level,
    Overlay,
    Ownership,
    RoadClass,
    SiteFate,
    Speciality,
    Use,
    WeightSet,
    Zone,
)  # fmt: skip
from optimizer.data.column import Column as C
from optimizer.data.column import Table
from optimizer.data.marks import BASIS, NOTE, SOURCE
from optimizer.data.parameters import COST_NAMES, FACT_NAMES, NORMS, STAFF_NAMES
from optimizer.data.tables_forecast import FORECAST_TABLES


def _code(name: str, label: str, meaning: str, meaning_en: str, refers: str = "", need: str = "required",
          names: tuple[tuple[str, str], ...] = ()) -> C:  # fmt: skip
    return C(name, label, "code", meaning, meaning_en, need=need, refers=refers, names=names)  # type: ignore[arg-type]


def _commune(label: str = "Mã xã", refers: str = "communes.commune", need: str = "required") -> C:
    return C("commune", label, "commune", "Mã xã, phường, đặc khu (5 chữ số)", "5-digit code of the commune",
             need=need, refers=refers)  # type: ignore[arg-type]  # fmt: skip


def _count(name: str, label: str, meaning: str, meaning_en: str, unit: str, need: str = "recommended",
           default: str = "") -> C:  # fmt: skip
    return C(name, label, "int", meaning, meaning_en, unit, need, default, minimum=0)  # type: ignore[arg-type]


def _amount(name: str, label: str, meaning: str, meaning_en: str, unit: str, need: str = "recommended",
            default: str = "") -> C:  # fmt: skip
    return C(name, label, "number", meaning, meaning_en, unit, need, default, minimum=0)  # type: ignore[arg-type]


INSTITUTION = _code("institution", "Mã đơn vị", "Đơn vị", "Institution", "institutions.institution")
SITE = _code("site", "Mã địa điểm", "Địa điểm đào tạo", "Site", "sites.site")
PROGRAMME = _code("programme", "Mã nhóm ngành × trình độ", "Nhóm ngành × trình độ", "Programme", "programmes.programme")

TABLES: tuple[Table, ...] = (
    Table("province", "0_Tinh", "Thông tin chung của tỉnh", "Facts of the province", (
        _code("key", "Mục", "Tên mục: code, name, as_of, issuer, parent, place, crs, units_2020, disclaimer",
              "Key: code, name, as_of, issuer, parent, place, crs, units_2020, disclaimer", names=FACT_NAMES),
        C("value", "Giá trị", "text", "Giá trị của mục", "Value of the key", need="required"),
        BASIS, SOURCE,
    ), ("key",)),
    Table("areas", "1_KhuVuc", "Khu vực liên xã, phường", "Areas of several communes", (
        _code("area", "Mã khu vực", "Mã khu vực", "Code of the area"),
        C("name", "Tên khu vực", "text", "Tên khu vực", "Name", need="required"),
        BASIS, SOURCE,
    ), ("area",)),
    Table("communes", "4_XaPhuong", "Xã, phường, đặc khu", "Communes", (
        _commune(refers=""),
        C("name", "Tên xã, phường", "text", "Tên xã, phường, đặc khu", "Name", need="required"),
        _code("area", "Mã khu vực", "Khu vực liên xã", "Area of the commune", "areas.area"),
        C("lat", "Vĩ độ", "number", "Vĩ độ trụ sở hoặc điểm đại diện", "Latitude of the seat", "độ", "required",
          minimum=8, maximum=24),
        C("lon", "Kinh độ", "number", "Kinh độ trụ sở hoặc điểm đại diện", "Longitude of the seat", "độ", "required",
          minimum=102, maximum=118),
        _amount("area_km2", "Diện tích (km²)", "Diện tích tự nhiên", "Area", "km²"),
        _count("population", "Dân số", "Dân số", "Population", "người", "required"),
        _count("leavers", "HS tốt nghiệp THCS", "Học sinh tốt nghiệp THCS trong năm", "Leavers of lower secondary school a year", "người/năm"),
        _count("labour_force", "Lực lượng lao động", "Lực lượng lao động từ 15 tuổi", "Labour force aged 15 and over", "người"),
        C("zone", "Khu vực DTTS và miền núi", "choice", "Khu vực I, II, III; 0 nếu không", "Zone I–III, 0 where none",
          need="default", default="0", choices=Zone),
        C("border", "Biên giới", "flag", "Xã biên giới (1/0)", "Border commune (1/0)", need="default", default="0"),
        C("urban", "Đô thị", "flag", "Phường hoặc đô thị (1/0)", "Ward or town (1/0)", need="default", default="0"),
        C("special", "Đặc khu ngoài khơi", "flag", "Đặc khu miễn điều kiện đi lại (1/0)",
          "Far island exempt from coverage and travel (1/0)", need="default", default="0"),
        C("seat", "Trụ sở", "text", "Nơi đặt trụ sở", "Where the seat is"),
        BASIS, SOURCE, NOTE,
    ), ("commune",)),
    Table("ages", "4_DoTuoi", "Tháp dân số của tỉnh theo độ tuổi", "Population pyramid of the province", (
        C("age_from", "Từ tuổi", "int", "Tuổi đầu của nhóm", "First age of the group", "tuổi", "required", minimum=0, maximum=120),
        C("age_to", "Đến hết tuổi", "int", "Tuổi cuối của nhóm; nhóm cuối ghi 120", "Last age of the group; 120 for the last", "tuổi", "required", minimum=0, maximum=120),
        _count("persons", "Số người", "Số người trong nhóm tuổi của cả tỉnh", "Persons of those ages in the province", "người", "required"),
        BASIS, SOURCE,
    ), ("age_from",), required=False),
    Table("institutions", "1_DonVi", "Đơn vị (trường, trung tâm)", "Institutions", (
        _code("institution", "Mã đơn vị", "Mã đơn vị", "Code of the institution"),
        C("name", "Tên đơn vị", "text", "Tên đầy đủ", "Full name", need="required"),
        C("type", "Loại hình", "choice", "Loại hình cơ sở", "Type", need="required", choices=Kind),
        C("ownership", "Sở hữu", "choice", "Công lập, tư thục, nước ngoài", "Ownership", need="default",
          default="public", choices=Ownership),
        C("managing_body", "Cơ quan quản lý trực tiếp", "text", "Cơ quan quản lý trực tiếp", "Managing body", need="required"),
        C("authority", "Thẩm quyền", "choice", "Cấp quyết định việc sắp xếp", "Who decides on it", need="required",
          choices=Authority),
        C("speciality", "Lĩnh vực chuyên", "choice", "Đa ngành hoặc chuyên biệt", "Multi-field or specialised",
          need="default", default="general", choices=Speciality),
        C("autonomy_group", "Nhóm tự chủ", "int", "Nhóm tự chủ tài chính 1–4 (NĐ 60/2021)", "Financial autonomy group 1–4",
          "nhóm", "recommended", minimum=1, maximum=4),
        C("counted", "Tính vào trần trường", "flag", "Ghi đè: có tính vào trần số trường nghề (1/0)",
          "Override: counted against the cap of schools (1/0)", need="default", default=""),
        _amount("revenue_mvnd", "Thu sự nghiệp (tr.đ)", "Nguồn thu tự bảo đảm chi thường xuyên, năm", "Own revenue a year", "triệu đồng/năm"),
        _amount("expenditure_mvnd", "Chi thường xuyên (tr.đ)", "Chi thường xuyên giao tự chủ, năm", "Recurrent expenditure a year", "triệu đồng/năm"),
        _count("posts_given", "Số người làm việc được giao", "Số người làm việc được giao", "Posts given", "người"),
        _count("posts", "Số người làm việc có mặt", "Số người làm việc có mặt", "Posts filled", "người", "required"),
        _count("heads", "Cấp trưởng", "Người đứng đầu", "Heads", "người", "default", "1"),
        _count("deputies", "Cấp phó", "Cấp phó của người đứng đầu", "Deputies", "người"),
        _count("vocational_teachers", "Giáo viên dạy nghề", "Giáo viên, giảng viên dạy nghề", "Vocational teachers", "người"),
        _count("general_teachers", "Giáo viên văn hóa", "Giáo viên dạy văn hóa", "General teachers", "người"),
        _count("administration", "Hành chính, phục vụ", "Hành chính, phục vụ", "Administrative staff", "người"),
        _count("target", "Chỉ tiêu tuyển sinh được giao", "Chỉ tiêu tuyển sinh được giao trong năm", "Assigned target", "người/năm"),
        BASIS, SOURCE, NOTE,
    ), ("institution",)),
    Table("sites", "2_DiaDiem", "Địa điểm đào tạo", "Sites", (
        _code("site", "Mã địa điểm", "Mã địa điểm", "Code of the site"),
        INSTITUTION,
        C("name", "Tên địa điểm", "text", "Tên địa điểm đào tạo", "Name", need="required"),
        C("head", "Trụ sở chính", "flag", "Là trụ sở chính của đơn vị (1/0)", "Head site of its institution (1/0)", need="required"),
        _commune("Mã xã đặt địa điểm"),
        C("lat", "Vĩ độ", "number", "Vĩ độ; trống thì lấy điểm của xã", "Latitude; empty: the commune's point", "độ",
          "default", minimum=8, maximum=24),
        C("lon", "Kinh độ", "number", "Kinh độ; trống thì lấy điểm của xã", "Longitude; empty: the commune's point", "độ",
          "default", minimum=102, maximum=118),
        C("urban", "Đô thị", "flag", "Đất đô thị (1/0)", "Urban land (1/0)", need="default", default="0"),
        _amount("land_m2", "Diện tích đất (m²)", "Diện tích đất", "Land", "m²"),
        _amount("floor_m2", "Diện tích sàn (m²)", "Diện tích sàn xây dựng", "Floor area", "m²"),
        _count("rooms", "Chỗ học theo thiết kế", "Số người học có mặt tối đa theo thiết kế; trống thì lấy số phòng học × sĩ số lớp, không có thì chưa xét điều kiện phòng học",
               "Learners present the rooms can hold; empty: number of rooms × class norm, without it rules on room are off", "người học", "default"),
        _count("classrooms", "Số phòng học", "Số phòng học", "Classrooms", "phòng", "default"),
        _count("workshops", "Số xưởng thực hành", "Số xưởng, phòng thực hành", "Workshops", "xưởng"),
        _count("beds", "Chỗ ký túc xá", "Số chỗ ký túc xá", "Dormitory beds", "chỗ"),
        C("condition", "Tình trạng", "choice", "Tình trạng nhà cửa", "State of the buildings", need="default",
          default="good", choices=Condition),
        C("freed_use", "Xử lý nhà, đất nếu ngừng hoạt động", "choice",
          "Hướng xử lý đã được quyết định, nếu địa điểm ngừng hoạt động; chờ xử lý: trông giữ hai năm; giữ lại: trông giữ hằng năm; còn lại: bàn giao ngay",
          "What has been decided for its buildings and land, should it close; pending: two years of upkeep; kept: upkeep every year; else handed over at once",
          need="default", default="pending", choices=FreedUse),
        _count("posts", "Người làm việc tại địa điểm", "Số người làm việc tại địa điểm; trống thì phân bổ từ số của đơn vị theo tuyển sinh",
               "Posts at the site; empty: the institution's, spread by entrants", "người", "default"),
        BASIS, SOURCE, NOTE,
    ), ("site",)),
    Table("programmes", "3_NhomNganh", "Nhóm ngành × trình độ", "Programmes", (
        _code("programme", "Mã nhóm ngành × trình độ", "Mã", "Code of the programme"),
        C("name", "Tên", "text", "Tên", "Name", need="required"),
        C("field", "Lĩnh vực đào tạo", "choice", "Lĩnh vực đào tạo cấp II", "Field of training", need="required", choices=Field),
        C("level", "Trình độ", "choice", "Trình độ", "Level", need="required", choices=Level),
        C("length_years", "Thời gian (năm)", "number", "Thời gian đào tạo", "Length", "năm", "required", minimum=0.05, maximum=6),
        C("learners_per_teacher", "Người học/giáo viên", "number", "Số người học trên một giáo viên quy đổi",
          "Learners present per full-time teacher", "người học/giáo viên", "default", "25", minimum=1, maximum=60),
        _count("module_places", "Chỗ một mô-đun xưởng", "Số người học có mặt mà một mô-đun xưởng thêm được; bằng nhau trong một lĩnh vực",
               "Learners present that one workshop module adds; equal within a field", "người học", "default", "18"),
        _amount("module_mvnd", "Giá thiết bị một mô-đun (tr.đ)", "Giá thiết bị một mô-đun xưởng; bằng nhau trong một lĩnh vực",
                "Equipment price of one module; equal within a field", "triệu đồng", "required"),
        C("priority", "Trọng điểm", "flag", "Ngành, nghề trọng điểm (1/0)", "Priority programme (1/0)", need="default", default="0"),
        BASIS, SOURCE, NOTE,
    ), ("programme",)),
    Table("offers", "3_NganhNghe", "Ngành nghề được cấp phép tại địa điểm", "Offers", (
        SITE, PROGRAMME,
        C("delivery", "Hình thức", "choice", "Tại địa điểm, lưu động, tại doanh nghiệp, liên kết", "Where it is taught",
          need="default", default="site", choices=Delivery),
        C("occupation", "Ngành, nghề", "text", "Tên ngành, nghề", "Occupation", need="required"),
        _count("places", "Quy mô tuyển sinh/năm theo GCN", "Quy mô tuyển sinh một năm theo giấy chứng nhận", "Entrants a year the licence allows", "người/năm", "required"),
        _count("target", "Chỉ tiêu được giao", "Chỉ tiêu tuyển sinh được giao", "Assigned target", "người/năm"),
        _count("entrants_2", "Tuyển sinh năm N-2", "Tuyển sinh năm N-2", "Entrants in year N-2", "người/năm"),
        _count("entrants_1", "Tuyển sinh năm N-1", "Tuyển sinh năm N-1", "Entrants in year N-1", "người/năm"),
        _count("entrants", "Tuyển sinh năm N", "Tuyển sinh năm N", "Entrants in year N", "người/năm", "required"),
        _count("graduates", "Tốt nghiệp năm N-1", "Tốt nghiệp năm N-1", "Graduates in year N-1", "người/năm"),
        C("employed_share", "Tỷ lệ có việc làm (%)", "number", "Tỷ lệ có việc làm sau 6–12 tháng", "Share employed after 6–12 months",
          "%", minimum=0, maximum=100),
        _count("teachers", "Giáo viên cơ hữu", "Giáo viên cơ hữu của ngành", "Own teachers", "người"),
        BASIS, SOURCE, NOTE,
    ), ("site", "programme", "delivery", "occupation")),
    Table("demand", "5_NhuCau", "Nhu cầu đào tạo", "Demand", (
        C("commune", "Mã xã hoặc khu vực", "code", "Mã xã (5 số) hoặc mã khu vực; dòng khu vực được phân bổ theo HS tốt nghiệp THCS, không có thì theo dân số",
          "Commune or area; area rows are spread by leavers, else population", need="required"),
        PROGRAMME,
        C("year", "Năm", "year", "Năm tuyển sinh", "Year of entry", need="required", minimum=2020, maximum=2060),
        _count("low", "Thấp", "Nhu cầu thấp; trống thì 80% mức cơ sở", "Low demand; empty: 80 % of base", "người/năm", "default"),
        _count("base", "Cơ sở", "Nhu cầu cơ sở", "Base demand", "người/năm", "required"),
        _count("high", "Cao", "Nhu cầu cao; trống thì 120% mức cơ sở", "High demand; empty: 120 % of base", "người/năm", "default"),
        BASIS, SOURCE,
    ), ("commune", "programme", "year")),
    Table("flows", "5_NgoaiTinh", "Người học từ và đến ngoài tỉnh", "Learners across the border", (
        PROGRAMME,
        _count("entrants_in", "Đến từ ngoài tỉnh", "Người học đến từ ngoài tỉnh", "Entrants from outside", "người/năm", "required"),
        _count("entrants_out", "Học ngoài tỉnh", "Người học ra ngoài tỉnh", "Entrants who leave", "người/năm", "required"),
        BASIS, SOURCE,
    ), ("programme",), required=False),
    Table("roads", "6_DuongBo", "Khoảng cách đường bộ đã công bố hoặc cung đường; có thể kèm tệp đường bộ vẽ trên bản đồ", "Published road distances or road edges; a drawn file of roads may stand beside it", (
        C("from_commune", "Từ xã", "commune", "Xã đầu", "From commune", need="required", refers="communes.commune"),
        C("to_commune", "Đến xã", "commune", "Xã cuối", "To commune", need="required", refers="communes.commune"),
        C("km", "Km", "number", "Km đường bộ", "Road kilometres", "km", "required", minimum=0.1, maximum=1000),
        C("minutes", "Phút", "number", "Phút đi một chiều; trống thì tính từ km và tốc độ", "Minutes one way; empty: from km and speed", "phút",
          "default", minimum=1, maximum=3000),
        C("speed_kmh", "Tốc độ (km/giờ)", "number", "Tốc độ xe máy đi được trên cung đường; trống thì theo cấp đường, địa hình",
          "Speed of a motorbike on the road; empty: by class and terrain", "km/giờ", "default", minimum=3, maximum=90),
        C("road_class", "Cấp đường", "choice", "Cấp đường", "Class of the road", need="default", default="national", choices=RoadClass),
        C("use", "Dùng để", "choice", "pin: cung đường của mạng; record: để hiệu chỉnh", "pin: an edge of the network; record: for calibration",
          need="default", default="record", choices=Use),
        BASIS, SOURCE, NOTE,
    ), ("from_commune", "to_commune"), required=False),
    Table("travel", "6_KhoangCach", "Thời gian đi lại từ xã đến địa điểm", "Travel from commune to site", (
        _commune(), SITE,
        C("km", "Km", "number", "Km đường bộ", "Road kilometres", "km", "required", minimum=0, maximum=1000),
        C("minutes", "Phút", "number", "Phút đi một chiều; trống thì tính từ km", "Minutes one way; empty: from km", "phút",
          "default", minimum=0, maximum=3000),
        BASIS, SOURCE,
    ), ("commune", "site"), required=False),
    Table("boundaries", "6_RanhGioi", "Ranh giới (tệp GeoJSON, GeoPackage hoặc Shapefile)", "Boundaries (GeoJSON, GeoPackage or Shapefile)", (
        _commune(),
    ), ("commune",), required=False),
    Table("overlays", "6_LopBanDo", "Lớp bổ sung trên bản đồ", "What maps show besides", (
        C("kind", "Loại", "choice", "Khu công nghiệp, trường nội trú, ranh giới huyện cũ, tỉnh cũ",
          "Industrial zone, boarding school, former district or province", need="required", choices=Overlay),
        C("name", "Tên", "text", "Tên", "Name", need="required"),
        C("lat", "Vĩ độ", "number", "Vĩ độ của điểm", "Latitude of a point", "độ", "default", minimum=8, maximum=24),
        C("lon", "Kinh độ", "number", "Kinh độ của điểm", "Longitude of a point", "độ", "default", minimum=102, maximum=118),
        C("shape", "Hình (WKT)", "text", "Đường hoặc vùng dạng WKT, kinh độ trước vĩ độ; phần mềm GIS xuất được",
          "Line or area as WKT in degrees, longitude first; GIS software writes it", need="default"),
        BASIS, SOURCE,
    ), ("kind", "name"), required=False),
    Table("staff", "1_DoiNgu", "Đội ngũ theo nhóm và năm nghỉ hưu", "Staff by group and retirement year", (
        INSTITUTION,
        _code("group", "Nhóm", "heads, vocational, general, administration", "heads, vocational, general, administration",
              names=STAFF_NAMES),
        C("retires", "Năm nghỉ hưu", "year", "Năm nghỉ hưu; 2100 là sau thời kỳ", "Year of retirement; 2100: later", need="required",
          minimum=2020, maximum=2100),
        _count("persons", "Số người", "Số người", "Persons", "người", "required"),
        BASIS, SOURCE,
    ), ("institution", "group", "retires"), required=False),
    Table("assets", "2_TaiSan", "Đất đai, tài sản", "Land and assets", (
        SITE,
        C("certificate", "Giấy chứng nhận QSDĐ", "flag", "Có giấy chứng nhận quyền sử dụng đất (1/0)", "Has a land certificate (1/0)"),
        C("use_form", "Hình thức sử dụng", "text", "Giao, thuê, mượn", "Allocated, leased, borrowed"),
        _amount("cost_mvnd", "Nguyên giá (tr.đ)", "Nguyên giá", "Original cost", "triệu đồng"),
        _amount("remaining_mvnd", "Giá trị còn lại (tr.đ)", "Giá trị còn lại", "Remaining value", "triệu đồng"),
        C("project", "Dự án đầu tư công", "text", "Dự án đầu tư công và năm", "Public investment project and year"),
        BASIS, SOURCE,
    ), ("site",), required=False),
    Table("norms", "7_DinhMuc", "Định mức, tiêu chuẩn", "Norms", (
        _code("parameter", "Tham số", "Tên tham số", "Parameter", names=NORMS),
        C("value", "Giá trị", "number", "Giá trị", "Value", need="required"),
        C("unit", "Đơn vị tính", "text", "Đơn vị tính", "Unit", need="required"),
        C("type", "Loại hình", "choice", "Áp dụng cho loại hình", "For this type", need="default", choices=Kind),
        C("field", "Lĩnh vực", "choice", "Áp dụng cho lĩnh vực", "For this field", need="default", choices=Field),
        C("level", "Trình độ", "choice", "Áp dụng cho trình độ", "For this level", need="default", choices=Level),
        C("legal_basis", "Căn cứ pháp lý", "text", "Số, ngày, cơ quan ban hành", "Legal basis", need="required"),
        C("effective", "Ngày hiệu lực", "date", "Ngày hiệu lực", "Date of effect"),
        C("valid_until", "Hết hiệu lực", "date", "Ngày hết hiệu lực; trống nếu còn", "Valid until; empty: in force", need="default"),
        C("checked", "Đã kiểm tra ngày", "date", "Ngày kiểm tra hiệu lực; trống nếu chưa", "Date checked; empty: unchecked", need="default"),
        BASIS, SOURCE,
    ), ("parameter", "type", "field", "level")),
    Table("costs", "7_ChiPhi", "Chi phí", "Costs", (
        _code("parameter", "Tham số", "Tên tham số", "Parameter", names=COST_NAMES),
        C("value", "Giá trị", "number", "Giá trị", "Value", need="required"),
        C("unit", "Đơn vị tính", "text", "Đơn vị tính", "Unit", need="required"),
        C("type", "Loại hình", "choice", "Áp dụng cho loại hình", "For this type", need="default", choices=Kind),
        C("field", "Lĩnh vực", "choice", "Áp dụng cho lĩnh vực", "For this field", need="default", choices=Field),
        C("level", "Trình độ", "choice", "Áp dụng cho trình độ", "For this level", need="default", choices=Level),
        C("weights", "Bộ trọng số", "choice", "Bộ trọng số; trống là cả ba", "Weight set; empty: all three", need="default", choices=WeightSet),
        C("mark", "Độ chắc chắn", "text", "V đọc được; V t bản chép; I tính ra; M giả định", "V read; V t transcription; I arithmetic; M assumption", need="required"),
        BASIS, SOURCE, NOTE,
    ), ("parameter", "type", "field", "level", "weights")),
    Table("decided", "8_PhuongAnNhap", "Phương án đã quyết định hoặc cho trước", "A decided or given plan", (
        INSTITUTION,
        C("action", "Phương án", "choice", "Giữ nguyên, sáp nhập, chuyển đổi, giải thể hoặc chuyển giao", "What is decided", need="required", choices=Action),
        _code("host", "Đơn vị tiếp nhận", "Đơn vị tiếp nhận khi sáp nhập", "Host when merged", "institutions.institution", "default"),
        C("date", "Ngày", "date", "Ngày có hiệu lực", "Date of effect"),
        C("use", "Dùng để", "choice", "pin: cố định; record: chỉ ghi nhận", "pin: binding; record: for the record", need="default", default="record", choices=Use),
        C("close_sites", "Địa điểm ngừng hoạt động", "text", "Mã các địa điểm ngừng hoạt động, cách nhau dấu chấm phẩy", "Codes of sites that close, separated by semicolons", need="default"),
        C("name_after", "Tên sau sắp xếp", "text", "Tên đơn vị sau sắp xếp", "Name after", need="default"),
        BASIS, SOURCE, NOTE,
    ), ("institution", "use"), required=False),
    *FORECAST_TABLES,
)  # fmt: skip

BY_NAME = {table.name: table for table in TABLES}

__all__ = ["BY_NAME", "TABLES", "SiteFate"]
