"""The corpus: what officers' workbooks have wrong, one corruption each, and the finding that must name it."""

import unicodedata

from openpyxl.utils import get_column_letter

from tests.data.corpus import (
    HEADER,
    Dirty,
    Edit,
    Formula,
    Shown,
    both,
    column,
    drop,
    grids,
    insert,
    keep,
    position,
    put,
    rename,
    title,
    widen,
)  # fmt: skip

COMMUNES, UNITS, SITES, GROUPS = "4_XaPhuong", "1_DonVi", "2_DiaDiem", "3_NhomNganh"
OFFERS, DEMAND, ROADS, TRAVEL = "3_NganhNghe", "5_NhuCau", "6_DuongBo", "6_KhoangCach"
NORMS, COSTS = "7_DinhMuc", "7_ChiPhi"
FACTS, AREAS, PLAN, STAFF, ASSETS, WORK = "0_Tinh", "1_KhuVuc", "8_PhuongAnNhap", "1_DoiNgu", "2_TaiSan", "10_ViecLam"
FIRST = HEADER + 1
"""Row of the first record."""


def at(phrase: str, sheet: str, header: str, record: int, value: object) -> Dirty:
    """One cell changed: the finding stands in it."""
    place = position(grids()[sheet], header)
    row = FIRST + record
    return Dirty(phrase, sheet, row, header, put(sheet, header, record, value), f"{get_column_letter(place + 1)}{row}")


def named(phrase: str, sheet: str, header: str, record: int | None, *edits: Edit) -> Dirty:
    """Something else changed: the finding stands in the cell of `header` in `record`."""
    return Dirty(phrase, sheet, None if record is None else FIRST + record, header, both(*edits))


REFUSED = [
    # cells that are not what their column says
    at("data.not_int", COMMUNES, "Dân số", 0, "ba vạn"),
    at("data.not_int", COMMUNES, "Dân số", 1, True),
    at("data.excel_error", COMMUNES, "Dân số", 0, Formula("=NA()", "#N/A")),
    at("data.excel_error", UNITS, "Tên đơn vị", 0, Formula("=A99", "#REF!")),
    at("data.number_ambiguous", UNITS, "Thu sự nghiệp (tr.đ)", 0, "9.000"),
    at("data.number_huge", COMMUNES, "Dân số", 0, 1e40),
    at("data.not_number", SITES, "Diện tích đất (m²)", 0, "hai hecta"),
    at("data.not_year", DEMAND, "Năm", 0, "năm sau"),
    at("data.not_date", NORMS, "Đã kiểm tra ngày", 0, "31/2/2026"),
    at("data.not_flag", SITES, "Trụ sở chính", 0, "có lẽ"),
    at("data.not_choice", UNITS, "Loại hình", 0, "Đại học"),
    at("data.not_choice", GROUPS, "Lĩnh vực đào tạo", 1, "99"),
    at("data.not_choice", COMMUNES, "Khu vực DTTS và miền núi", 1, "Khu vực V"),
    at("data.not_code", UNITS, "Mã đơn vị", 2, "Trung tâm 2"),
    at("data.not_commune", COMMUNES, "Mã xã", 0, "xã 1"),
    at("data.not_commune", SITES, "Mã xã đặt địa điểm", 0, 4711.0),
    at("data.not_number", TRAVEL, "Phút", 1, "mười phút"),
    # cells that are missing
    at("data.empty_required", UNITS, "Số người làm việc có mặt", 1, None),
    at("data.empty_required", OFFERS, "Quy mô tuyển sinh/năm theo GCN", 3, "-"),
    at("data.empty_required", COMMUNES, "Dân số", 2, "   "),
    # bounds
    at("data.negative", OFFERS, "Tuyển sinh năm N", 0, -40.0),
    at("data.not_whole", OFFERS, "Tuyển sinh năm N", 0, 40.5),
    at("data.out_of_range", COMMUNES, "Vĩ độ", 1, 48.1),
    at("data.out_of_range", GROUPS, "Thời gian (năm)", 1, 24.0),
    at("data.out_of_range", DEMAND, "Năm", 0, 1999.0),
    at("data.out_of_range", UNITS, "Nhóm tự chủ", 1, 7.0),
    at("data.out_of_range", OFFERS, "Tỷ lệ có việc làm (%)", 0, 180.0),
    named("data.swapped", COMMUNES, "Vĩ độ", 0, put(COMMUNES, "Vĩ độ", 0, 103.0), put(COMMUNES, "Kinh độ", 0, 21.4)),
    # keys and references
    at("data.duplicate_key", COMMUNES, "Mã xã", 2, "00101"),
    named("data.duplicate_key", DEMAND, "Mã xã hoặc khu vực", 3, put(DEMAND, "Năm", 2, 2028.0)),
    at("data.unknown_code", COMMUNES, "Mã khu vực", 0, "QQQ"),
    at("data.unknown_code_near", OFFERS, "Mã nhóm ngành × trình độ", 0, "52_SCC"),
    at("data.unknown_code_near", SITES, "Mã đơn vị", 1, "TT9"),
    at("data.unknown_code", DEMAND, "Mã xã hoặc khu vực", 0, "XYZ"),
    at("data.unknown_code_near", STAFF, "Mã đơn vị", 1, "CD9"),
    at("data.no_site", UNITS, "Mã đơn vị", 2, "TT5"),
    at("data.two_heads", SITES, "Trụ sở chính", 3, 1.0),
    named("data.no_head", UNITS, "Mã đơn vị", 1, put(SITES, "Trụ sở chính", 1, 0.0)),
    # rules between tables
    named("data.variants", DEMAND, "Cơ sở", 0, put(DEMAND, "Thấp", 0, 50.0)),
    at("data.differs_in_field", GROUPS, "Giá thiết bị một mô-đun (tr.đ)", 2, 1900.0),
    at("data.host_missing", PLAN, "Đơn vị tiếp nhận", 0, None),
    at("data.host_self", PLAN, "Đơn vị tiếp nhận", 0, "TT1"),
    at("data.host_without_merger", PLAN, "Đơn vị tiếp nhận", 1, "TT2"),
    named("data.host_gone", PLAN, "Đơn vị tiếp nhận", 0, put(PLAN, "Phương án", 1, "leave")),
    at("data.unknown_site", PLAN, "Địa điểm ngừng hoạt động", 0, "S9"),
    at("data.site_of_other", PLAN, "Địa điểm ngừng hoạt động", 0, "S4; S1"),
    at("data.area_is_commune", AREAS, "Mã khu vực", 1, "00101"),
    at("data.more_than_population", COMMUNES, "HS tốt nghiệp THCS", 2, 8001.0),
    at("data.road_to_itself", ROADS, "Đến xã", 0, "00101"),
    at("data.site_outside", SITES, "Vĩ độ", 0, 10.8),
    at("data.half_coordinates", SITES, "Vĩ độ", 0, None),
    named("data.no_gdtx", UNITS, "Mã đơn vị", 2, put(OFFERS, "Tuyển sinh năm N", 5, 0.0)),
    at("data.cost_negative", COSTS, "Giá trị", 19, -184.0),
    at("data.cost_high", COSTS, "Giá trị", 30, 7.0),
    at("data.cost_zero", COSTS, "Giá trị", 30, 0.0),
    at("data.money_dong", UNITS, "Chi thường xuyên (tr.đ)", 0, 25e9),
    at("data.money_dong", ASSETS, "Nguyên giá (tr.đ)", 0, 9e9),
    at("data.norm_dates", NORMS, "Hết hiệu lực", 0, "1/1/2019"),
    at("data.bad_date_fact", FACTS, "Giá trị", 2, "mùa thu"),
    at("data.bad_crs", FACTS, "Giá trị", 6, "VN-2000"),
    named("data.missing_fact", FACTS, "Mục", None, keep(FACTS, lambda row: row["Mục"] != "as_of")),
    named("data.missing_cost", COSTS, "Tham số", None, keep(COSTS, lambda row: row["Tham số"] != "unplaced_mvnd")),
    # headers and sheets
    Dirty("data.missing_column", SITES, HEADER, "head (Trụ sở chính)", drop(SITES, "Trụ sở chính")),
    Dirty("data.unknown_column_near", COMMUNES, HEADER, "Dân sốs", rename(COMMUNES, "Dân số", "Dân sốs"), "G3"),
    Dirty("data.column_twice", UNITS, HEADER, "name", widen(UNITS, "name", "x")),
    Dirty("data.column_unnamed", AREAS, FIRST, "", widen(AREAS, "", "thừa")),
    Dirty("data.uncalculated", UNITS, FIRST, "", put(UNITS, "Cấp phó", 0, Formula("=1+1", "")), "O4"),
    Dirty("data.no_rows", OFFERS, HEADER, "", keep(OFFERS, lambda _: False)),
    Dirty("data.missing_table", "costs", None, "", lambda book: book.pop(COSTS) and None),
    Dirty("data.missing_table_near", "sites", None, "", title(SITES, "2_DiaDie")),
    Dirty("data.empty_file", AREAS, None, "", lambda book: book.__setitem__(AREAS, [])),
    Dirty("data.table_twice", "areas", None, "", lambda book: book.__setitem__("areas", book[AREAS])),
]
DOUBTED = [
    at("data.jump", OFFERS, "Tuyển sinh năm N-1", 1, 10.0),
    at("data.overfull", OFFERS, "Tuyển sinh năm N", 0, 91.0),
    at("data.target_over_places", OFFERS, "Chỉ tiêu được giao", 3, 91.0),
    at("data.graduates_many", OFFERS, "Tốt nghiệp năm N-1", 0, 61.0),
    at("data.licence_level", OFFERS, "Mã nhóm ngành × trình độ", 4, "52_TC"),
    at("data.same_name", OFFERS, "Ngành, nghề", 2, "ĐIỆN CÔNG NGHIỆP"),
    at("data.rooms_small", SITES, "Chỗ học theo thiết kế", 3, 3.0),
    at("data.land_below", SITES, "Diện tích đất (m²)", 2, 999.0),
    at("data.site_off_commune", SITES, "Vĩ độ", 3, 21.75),
    named("data.same_spot", SITES, "Vĩ độ", 3, put(SITES, "Vĩ độ", 3, 21.401), put(SITES, "Kinh độ", 3, 103.002)),
    named("data.posts_above", UNITS, "Số người làm việc có mặt", 0, put(UNITS, "Số người làm việc được giao", 0, 54.0)),
    at("data.money_small", UNITS, "Chi thường xuyên (tr.đ)", 1, 6.0),
    at("data.autonomy_share", UNITS, "Nhóm tự chủ", 0, 2.0),
    at("data.near_name", UNITS, "Tên đơn vị", 2, "Trung tâm GDNN-GDTX Bình Mihn"),
    at("data.over_target", UNITS, "Chỉ tiêu tuyển sinh được giao", 0, 86.0),
    at("data.many_leavers", COMMUNES, "HS tốt nghiệp THCS", 2, 500.0),
    at("data.commune_far", COMMUNES, "Vĩ độ", 2, 23.3),
    named("data.no_demand_for", GROUPS, "Mã nhóm ngành × trình độ", 1,
          keep(DEMAND, lambda row: row["Mã nhóm ngành × trình độ"] != "52_SC")),
    at("data.norm_expired", NORMS, "Hết hiệu lực", 1, "31/12/2025"),
    at("data.norm_unchecked", NORMS, "Đã kiểm tra ngày", 1, None),
    at("data.speed", TRAVEL, "Phút", 1, 4.0),
    at("data.retired", STAFF, "Năm nghỉ hưu", 0, 2024.0),
    at("data.series_jump", WORK, "Lao động có việc làm", 1, 5000.0),
    at("data.remaining_above_cost", ASSETS, "Giá trị còn lại (tr.đ)", 0, 9001.0),
    at("data.unknown_cost", COSTS, "Tham số", 0, "unit_post_mvnd"),
    Dirty("data.unknown_column", SITES, HEADER, "STT", widen(SITES, "STT", 1.0), "R3"),
]  # fmt: skip
REPAIRED = [
    at("data.zeros_repaired", COMMUNES, "Mã xã", 0, 101.0),
    at("data.zeros_repaired", SITES, "Mã xã đặt địa điểm", 1, "102"),
    at("data.dash_empty", SITES, "Vĩ độ", 1, "–"),
    at("data.year_of_date", DEMAND, "Năm", 0, "1/1/2028"),
    at("data.year_of_date", DEMAND, "Năm", 0, Shown(2028.0, "dd/mm/yyyy")),
    at("data.date_of_number", NORMS, "Đã kiểm tra ngày", 0, 46235.0),
    at("data.percent_share", COSTS, "Giá trị", 30, Shown(0.07, "0%")),
    Dirty("data.totals_row", COMMUNES, FIRST + 3, "", insert(COMMUNES, FIRST + 3, ["Tổng cộng", *[None] * 5, 48000.0])),
    Dirty("data.numbering_row", UNITS, FIRST, "", insert(UNITS, FIRST, [f"({place})" for place in range(1, 22)])),
]
SILENT: list[tuple[str, Edit]] = [
    ("decomposed letters", column(UNITS, "Tên đơn vị", lambda cell: unicodedata.normalize("NFD", str(cell)))),
    ("no-break and trailing spaces", column(SITES, "Tên địa điểm", lambda cell: f"\u00a0{cell}\u00a0 ")),
    ("numbers as text in Vietnamese style", put(UNITS, "Chi thường xuyên (tr.đ)", 0, "25.000,0")),
    ("a header in capitals over two lines", rename(COMMUNES, "Dân số", "DÂN\nSỐ ")),
    ("a header by its code name", rename(COMMUNES, "Dân số", "population")),
    ("labels for codes", column(UNITS, "Loại hình", {"CD": "Trường cao đẳng", "GDNNGDTX": "trung tâm gdnn-gdtx"}.get)),
    ("a blank row between records", insert(COMMUNES, FIRST + 1, [])),
    ("more title rows", insert(SITES, 1, ["UBND TỈNH THỬ NGHIỆM"])),
    ("a flag as TRUE", column(SITES, "Trụ sở chính", {"1": True, "0": False, 1.0: True, 0.0: False}.get)),
    ("a formula with its value", put(UNITS, "Số người làm việc có mặt", 0, Formula("=50+5", 55))),
]
"""Ways of writing that mean the same and need no word."""
CORPUS = [*REFUSED, *DOUBTED, *REPAIRED]
