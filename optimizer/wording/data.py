"""Sentences of the stage `data`: paths, findings by tier, and the data dictionary."""

from optimizer.wording import (
    data_basis,
    data_cells,
    data_doubts,
    data_drawn,
    data_files,
    data_forecast,
    data_rules,
    data_sense,
)

PHRASES: dict[str, tuple[str, str]] = {
    "data.no_plan_sheet": (
        "Tệp {value} không có bảng phương án (8_PhuongAnNhap).",
        "{value} holds no sheet with a plan (8_PhuongAnNhap).",
    ),
    "data.no_plan_sheet.remedy": (
        "Đặt tên trang tính là 8_PhuongAnNhap hoặc decided.",
        "Name the sheet 8_PhuongAnNhap or decided.",
    ),
    "data.no_path": (
        "Không có tệp hoặc thư mục {path}. Kiểm tra lại đường dẫn.",
        "There is no file or folder {path}. Check the path.",
    ),
    "data.no_access": (
        "Không có quyền mở {path}, hoặc tệp đang mở trong Excel. Đóng tệp rồi chạy lại.",
        "{path} may not be opened, or is open in Excel. Close it and run again.",
    ),
    "data.no_tables": (
        "Thư mục {path} không có tệp CSV nào, cũng không có đúng một tệp .xlsx. Các bảng cần có xem tại data/README.md.",
        "The folder {path} holds neither CSV files nor exactly one .xlsx file. The tables are listed in data/README.md.",
    ),
    "data.path_kind": (
        "{path} không phải thư mục tệp CSV hay tệp Excel .xlsx. Chọn một trong hai.",
        "{path} is neither a folder of CSV files nor an .xlsx workbook. Give one of the two.",
    ),
    "data.province_near": (
        "Không có tỉnh, thành phố nào tên “{text}”. Gần giống: {near}.",
        "There is no province called “{text}”. Similar: {near}.",
    ),
    "data.province_unknown": (
        "Không có tỉnh, thành phố nào tên “{text}”{near}. Nhập tên (có dấu hoặc không) hoặc mã hai chữ số của một trong 34 tỉnh, thành phố.",
        "There is no province called “{text}”{near}. Give the name or the two-digit code of one of the 34 provinces.",
    ),
    "data.province_former": (
        "“{text}” nay thuộc {now}. Dùng tên {short}.",
        "“{text}” now belongs to {now}. Use the name {short}.",
    ),
    "data.guide.title": ("Số liệu của các tỉnh", "Data of the provinces"),
    "data.guide.what": (
        "Mỗi tỉnh một thư mục; mỗi bảng một tệp CSV (UTF-8) mang tên bảng, hoặc tất cả trong một tệp .xlsx, mỗi bảng một "
        "trang tính. Tên tệp và tiêu đề cột dùng tên mã hoặc tên tiếng Việt đều được. Tệp này do chương trình lập từ khai "
        "báo các cột, không sửa bằng tay.",
        "One folder per province; one CSV file (UTF-8) per table, named after it, or one .xlsx workbook with a sheet per "
        "table. Files and headers go by code name or Vietnamese label. This file is generated from the declared columns; "
        "it is not edited by hand.",
    ),
    "data.guide.add": (
        "Thêm một tỉnh: tạo thư mục mới (ví dụ `data/ten-tinh`), điền các bảng bắt buộc bên dưới, rồi kiểm tra bằng "
        "`vetnet check data/ten-tinh`; mọi lỗi được báo cùng lúc, kèm bảng, dòng, cột và cách sửa.",
        "To add a province: make a folder (for example `data/name`), fill in the required tables below, and check it "
        "with `vetnet check data/name`; all findings are told at once, with table, row, column and remedy.",
    ),
    "data.guide.rules": (
        "Ô trống là chưa biết, không phải bằng 0. Mã chỉ gồm chữ không dấu, chữ số, `_`, `.`, `-`; mã xã có 5 chữ số. Số "
        "viết 1234.5 (hoặc 1.234,5 khi chỉ hiểu được một cách); ngày viết 1/7/2026 hoặc 2026-07-01; có/không viết 1/0. Mỗi "
        "dòng ghi cơ sở số liệu và nguồn.",
        "An empty cell is unknown, not zero. Codes have letters without accents, digits, `_`, `.`, `-`; commune codes have "
        "5 digits. Numbers are written 1234.5 (or 1.234,5 where only one meaning is left); dates 1/7/2026 or 2026-07-01; "
        "flags 1/0. Every row says what it rests on and where it comes from.",
    ),
    "data.guide.mapping": (
        "Tệp của đơn vị khác giữ nguyên tên trang tính, tiêu đề riêng: đặt bên cạnh tệp `columns.csv` (hoặc thêm trang "
        "tính `AnhXaCot`) gồm các cột `sheet` (Trang tính), `table` (Bảng), `header` (Tiêu đề), `column` (Cột), mỗi dòng "
        "một tên riêng; cột ghi dấu gạch ngang là không đọc. Lần sau tệp cùng kiểu đọc được ngay.",
        "A workbook of another office keeps its own names of sheets and headers: put `columns.csv` beside it (or add a "
        "sheet `AnhXaCot`) with the columns `sheet`, `table`, `header`, `column`, one row per own name; a dash as column "
        "leaves the header out. Later files of that kind are then read as they are.",
    ),
    "data.guide.drawn": (
        "Tệp bản đồ đặt cạnh các bảng (không bắt buộc). **Đường bộ**: `roads` (hoặc `6_DuongBo`) `.gpkg`, `.geojson`, `.shp` gồm các "
        "đường có cột cấp đường (`class`, `road_class`, `highway` hoặc `cap_duong`: national, provincial, commune, track; quốc lộ, "
        "đường tỉnh, đường huyện, đường xã, đường mòn; QL12, ĐT143; thẻ `highway` của OpenStreetMap), có thể thêm `km` và `speed_kmh`; hoặc "
        "một tệp OpenStreetMap bất kỳ tên gì, đuôi `.osm.pbf`. Đường trong phạm vi tỉnh (và 20 km quanh tỉnh) thành mạng đường: hai "
        "đường nối nhau khi có chung một đỉnh; xã và địa điểm nối vào điểm gần nhất của đường gần nhất, trong 10 km; tốc độ theo cấp "
        "đường và địa hình (`optimizer/network/speeds.csv`, hoặc định mức `speed_kmh_<địa hình>_<cấp đường>`); đường cao tốc, đường đi bộ "
        "không dùng; đường một chiều coi như hai chiều. Thời gian đi lại lấy từ bảng `travel` nếu có dòng, nếu không thì theo mạng đường, "
        "nếu không thì theo xã lân cận. **Ranh giới**: `boundaries` (hoặc `6_RanhGioi`) `.geojson`, `.gpkg`, `.shp` gồm các vùng có cột mã xã; được kiểm tra chồng lấn, khoảng trống trên 10 ha và trụ sở nằm ngoài ranh giới xã quá 2 km. "
        "Hệ tọa độ nào cũng được, miễn là tệp có khai báo; không khai báo thì phải là kinh độ, vĩ độ. Bản đồ vẽ theo hệ VN-2000 ghi ở mục `crs` của bảng `province`, không ghi thì theo múi UTM.",
        "Drawn files beside the tables (optional). **Roads**: `roads` (or `6_DuongBo`) `.gpkg`, `.geojson`, `.shp` of lines with a "
        "column of class (`class`, `road_class`, `highway` or `cap_duong`: national, provincial, commune, track; the Vietnamese names; QL12, "
        "ĐT143; OpenStreetMap `highway` tags), and perhaps `km` and `speed_kmh`; or an extract of OpenStreetMap, whatever its name, "
        "ending in `.osm.pbf`. Roads in the province (and 20 km around it) become a graph: roads meet where they share a vertex; communes "
        "and sites are tied to the nearest point of the nearest road, within 10 km; speed follows class and terrain "
        "(`optimizer/network/speeds.csv`, or norms `speed_kmh_<terrain>_<class>`); motorways and footways are left out, one-way roads run "
        "both ways. Minutes come from a row of `travel` where there is one, else from these roads, else from the neighbour graph. "
        "**Boundaries**: `boundaries` (or `6_RanhGioi`) `.geojson`, `.gpkg`, `.shp` of polygons with a column of commune codes, checked for overlaps and gaps above 10 ha and seats more than 2 km outside. Any coordinate "
        "system will do that the file declares; one that declares none must be in longitude and latitude. Maps are drawn in the VN-2000 system of the fact `crs` in the table `province`, without it in the UTM zone.",
    ),
    "data.guide.tables": ("Các bảng", "Tables"),
    "data.guide.codes": ("Danh mục mã", "Lists of codes"),
    "data.guide.costs": ("Tham số chi phí cần có", "Cost parameters that are needed"),
    "data.guide.checks": ("Các quy tắc kiểm tra", "Rules of the checks"),
    "data.guide.checks_what": (
        "`vetnet check` xét {count} quy tắc. Lỗi (`error`) làm dừng; cảnh báo (`warning`) và ghi chú (`note`) đi theo phương án và in "
        "trong phụ lục báo cáo. Mỗi phát hiện nêu bảng, dòng, cột, giá trị và cách sửa.",
        "`vetnet check` judges {count} rules. An `error` stops the work; a `warning` or `note` stays with the plan and is printed "
        "in the annex of the report. Every finding names table, row, column, value and remedy.",
    ),
    "data.guide.check_head": (
        "Quy tắc | Mức | Điều được nêu | Căn cứ | What is told | Basis",
        "Rule | Severity | What is told, in Vietnamese | Basis, in Vietnamese | What is told | Basis",
    ),
    "data.guide.tier.file": ("Tệp và bảng", "Files and tables"),
    "data.guide.tier.shape": ("Tiêu đề, ô, khóa", "Headers, cells, keys"),
    "data.guide.tier.repair": ("Được sửa và nêu ra", "Repaired and told"),
    "data.guide.tier.meaning": ("Ý nghĩa: khoảng giá trị, tham chiếu, quan hệ giữa các bảng", "Meaning: bounds, references, rules between tables"),
    "data.guide.tier.plausible": ("Hợp lý: có thể có nhưng đáng ngờ", "Plausibility: possible and doubtful"),
    "data.guide.tier.estimated": ("Ô trống được ước tính", "Empty cells that are estimated"),
    "data.guide.table_head": (
        "Bảng | Trang tính | Bắt buộc | Nội dung",
        "Table | Sheet | Required | Content",
    ),
    "data.guide.column_head": (
        "Cột | Tiêu đề tiếng Việt | Kiểu | Đơn vị tính | Cần | Ý nghĩa | Meaning",
        "Column | Vietnamese header | Type | Unit | Need | Meaning in Vietnamese | Meaning",
    ),
    "data.guide.code_head": ("Mã | Tiếng Việt | English", "Code | Vietnamese | English"),
    "data.guide.cost_default": (
        " (không có dòng: {default}, giả định)",
        " (without a row: {default}, an assumption)",
    ),
    "data.guide.cost_head": ("Tham số | Đơn vị tính | Ý nghĩa | Meaning", "Parameter | Unit | Meaning in Vietnamese | Meaning"),
    "data.guide.key": ("Khóa: {key}.", "Key: {key}."),
    "data.guide.no_key": ("Không có khóa.", "No key."),
    "data.guide.required": ("bắt buộc", "required"),
    "data.guide.recommended": ("nên có", "recommended"),
    "data.guide.default": ("trống là {default}", "empty: {default}"),
    "data.guide.default_empty": ("được để trống", "may be empty"),
    "data.guide.optional": ("không bắt buộc", "optional"),
    "data.guide.range": ("từ {low} đến {high}", "{low} to {high}"),
    "data.guide.at_least": ("từ {low}", "from {low}"),
    "data.guide.refers": ("có trong {refers}", "stands in {refers}"),
    "data.guide.per_type": ("theo từng loại hình", "for every type"),
    "data.guide.per_field": ("theo từng lĩnh vực", "for every field"),
    "data.guide.unknown": ("chưa biết thì để trống", "leave it empty if unknown"),
    "data.guide.fill_number": (
        "Nhập giá trị; nếu chưa có số liệu, nhập ước tính và ghi cơ sở số liệu là “ước tính”.",
        "Enter the value; if it is not known, enter an estimate and mark the row as “estimate”.",
    ),
    "data.guide.fill_choice": ("Nhập một trong: {allowed}.", "Enter one of: {allowed}."),
    "data.guide.fill_text": ("Điền ô này.", "Fill in the cell."),
    "data.guide.unknown_required": (
        "ô này bắt buộc: chưa biết thì nhập ước tính và ghi cơ sở số liệu là “ước tính”",
        "the cell is required: if unknown, enter an estimate and mark the row as “estimate”",
    ),
    "data.guide.type.text": ("văn bản", "text"),
    "data.guide.type.code": ("mã", "code"),
    "data.guide.type.commune": ("mã xã", "commune code"),
    "data.guide.type.int": ("số nguyên", "whole number"),
    "data.guide.type.number": ("số", "number"),
    "data.guide.type.flag": ("1/0", "1/0"),
    "data.guide.type.choice": ("danh mục {choices}", "list {choices}"),
    "data.guide.type.date": ("ngày", "date"),
    "data.guide.type.year": ("năm", "year"),
}  # fmt: skip

PHRASES.update(data_forecast.PHRASES)
PHRASES.update(data_basis.PHRASES)
for _rules in (data_files, data_drawn, data_cells, data_rules, data_doubts, data_sense):
    for _id, (_vi, _en, _remedy_vi, _remedy_en) in _rules.RULES.items():
        PHRASES[_id] = (_vi, _en)
        PHRASES[_id + ".remedy"] = (_remedy_vi, _remedy_en)
