"""Sentences of the workbook a province fills in: guidance, comments, messages of the drop-down lists, forms."""

PHRASES: dict[str, tuple[str, str]] = {
    "book.sheet.guide": ("HuongDan", "HuongDan"),
    "book.title": ("SỐ LIỆU MẠNG LƯỚI CƠ SỞ GIÁO DỤC NGHỀ NGHIỆP", "DATA OF THE NETWORK OF VOCATIONAL INSTITUTIONS"),
    "book.example": (
        "VÍ DỤ GIẢ ĐỊNH: chỉ danh mục xã, phường là thật. Xóa số liệu ví dụ trước khi nhập số liệu của tỉnh.",
        "FICTITIOUS EXAMPLE: only the list of communes is real. Delete the example before entering the province's figures.",
    ),
    "book.steps": ("Các bước", "Steps"),
    "book.step.1": (
        "1. Nhập 0_Tinh (ngày chốt số liệu), rà soát 1_KhuVuc và cột khu vực của 4_XaPhuong (đang gợi ý theo huyện cũ).",
        "1. Enter 0_Tinh (date of the figures); review 1_KhuVuc and the area column of 4_XaPhuong (former districts are proposed).",
    ),
    "book.step.2": (
        "2. Nhập dân số, học sinh tốt nghiệp THCS của từng xã, phường (4_XaPhuong).",
        "2. Enter population and lower-secondary leavers of every commune (4_XaPhuong).",
    ),
    "book.step.3": (
        "3. Nhập đơn vị (1_DonVi), địa điểm đào tạo (2_DiaDiem), ngành nghề theo giấy chứng nhận (3_NganhNghe).",
        "3. Enter institutions (1_DonVi), sites (2_DiaDiem) and licensed offers (3_NganhNghe).",
    ),
    "book.step.4": (
        "4. Nhập nhu cầu đào tạo theo xã hoặc theo khu vực (5_NhuCau).",
        "4. Enter demand by commune or area (5_NhuCau).",
    ),
    "book.step.5": (
        "5. Lưu tệp, đóng Excel, chạy: vetnet check \"{file}\". Mọi lỗi được nêu kèm ô; thêm --annotate KET-QUA.xlsx để có tệp "
        "đã tô màu các ô cần sửa.",
        "5. Save, close Excel, run: vetnet check \"{file}\". Every finding names its cell; add --annotate RESULT.xlsx for a copy with "
        "the cells to correct coloured.",
    ),
    "book.step.6": (
        "6. Sửa các phương án ở 9_PhuongAn rồi chạy: vetnet run \"{file}\". Phương án lãnh đạo đưa xuống nhập ở 8_PhuongAnNhap rồi "
        "chạy: vetnet evaluate \"{file}\".",
        "6. Edit the scenarios in 9_PhuongAn and run: vetnet run \"{file}\". A plan handed down goes into 8_PhuongAnNhap; then run: "
        "vetnet evaluate \"{file}\".",
    ),
    "book.check.title": ("KẾT QUẢ KIỂM TRA SỐ LIỆU", "FINDINGS OF THE CHECK"),
    "book.check.counts": (
        "{error} lỗi phải sửa, {warning} cảnh báo, {note} lưu ý. Bấm vào ô để tới chỗ cần sửa; màu mất khi giá trị của ô thay đổi.",
        "{error} errors, {warning} warnings, {note} notes. Click a cell to go there; its colour goes when its value changes.",
    ),
    "book.check.columns": (
        "STT | Mức độ | Trang tính | Ô | Cột | Giá trị | Nội dung | Cách sửa",
        "No. | Severity | Sheet | Cell | Column | Value | Finding | Remedy",
    ),
    "book.broken_part": (
        "Không làm được bản đánh dấu của {path}: phần {part} trong tệp bị hỏng. Mở tệp bằng Excel, lưu lại rồi chạy lại.",
        "No marked copy of {path} could be made: the part {part} of the file is damaged. Open it in Excel, save it, run again.",
    ),
    "book.legend": ("Ký hiệu", "Legend"),
    "book.legend.required": (
        "Tiêu đề nền đậm, có dấu *: bắt buộc. Chưa có số liệu thì nhập ước tính và chọn cơ sở số liệu “ước tính”.",
        "Dark header with *: required. If unknown, enter an estimate and choose “ước tính” as its basis.",
    ),
    "book.legend.recommended": (
        "Tiêu đề nền vừa: nên có; ô trống được coi là chưa biết, không phải bằng 0.",
        "Mid-tone header: recommended; an empty cell is unknown, not zero.",
    ),
    "book.legend.default": (
        "Tiêu đề nền nhạt: để trống thì dùng giá trị mặc định nêu trong chú thích; chương trình đếm và báo số ô này.",
        "Light header: an empty cell takes the default told in the comment; such cells are counted and reported.",
    ),
    "book.legend.optional": (
        "Thẻ trang tính màu xám: bảng không bắt buộc, để trống nếu chưa có.",
        "Grey sheet tab: optional table, leave it empty if there is nothing.",
    ),
    "book.legend.cell": (
        "Trỏ chuột vào tiêu đề để xem ý nghĩa, đơn vị tính. Ô có danh mục: bấm mũi tên để chọn. Không đổi tên trang tính và tiêu đề.",
        "Point at a header for its meaning and unit. Cells with a list: choose with the arrow. Do not rename sheets or headers.",
    ),
    "book.columns": (
        "Trang tính | Cột | Cần | Đơn vị tính | Ý nghĩa | Ví dụ một dòng",
        "Sheet | Column | Need | Unit | Meaning | One row, worked",
    ),
    "book.need.required": ("bắt buộc", "required"),
    "book.need.recommended": ("nên có", "recommended"),
    "book.need.default": ("mặc định: {default}", "default: {default}"),
    "book.need.empty": ("được để trống", "may be empty"),
    "book.optional": ("(không bắt buộc)", "(optional)"),
    "book.note": (
        "Mỗi dòng một mục. Cột có dấu * là bắt buộc. Ý nghĩa, đơn vị tính: trỏ chuột vào tiêu đề. Hướng dẫn: trang HuongDan.",
        "One item a row. Columns with * are required. Meaning and unit: point at the header. Guidance: sheet HuongDan.",
    ),
    "book.comment.unit": ("Đơn vị tính: {unit}.", "Unit: {unit}."),
    "book.comment.need": ("Mức cần: {need}.", "Need: {need}."),
    "book.comment.range": ("Từ {low} đến {high}.", "{low} to {high}."),
    "book.comment.refers": ("Chọn trong trang {sheet}.", "Choose from sheet {sheet}."),
    "book.wrong.title": ("Giá trị không hợp lệ", "Value not valid"),
    "book.wrong.list": ("Chọn một giá trị trong danh mục.", "Choose a value from the list."),
    "book.wrong.int": ("Nhập số nguyên từ {low} đến {high}.", "Enter a whole number from {low} to {high}."),
    "book.wrong.number": ("Nhập số từ {low} đến {high}.", "Enter a number from {low} to {high}."),
    "book.wrong.date": ("Nhập ngày dạng ngày/tháng/năm.", "Enter a date as day/month/year."),
    "book.footer": ("Trang &P/&N", "Page &P/&N"),
    "book.scenarios.title": ("CÁC PHƯƠNG ÁN CẦN TÍNH", "SCENARIOS TO SOLVE"),
    "book.scenarios.note": (
        "Mỗi cột từ E trở đi là một phương án; thêm cột để thêm phương án. Ô trống: dùng giá trị mặc định ở cột D. Ghi “không” để bỏ "
        "quy tắc. Nhiều mã cách nhau bằng dấu chấm phẩy; cặp viết A > B.",
        "Every column from E on is one scenario; add columns for more. Empty cell: the default in column D. Write “không” for no rule. "
        "Several codes are separated by semicolons; pairs are written A > B.",
    ),
    "book.scenarios.head": ("Tham số | Ý nghĩa, giá trị cho phép | Căn cứ | Mặc định", "Parameter | Meaning, values | Legal basis | Default"),
    "book.scenarios.column": ("Phương án {number}", "Scenario {number}"),
    "book.none": ("không", "không"),
    "book.yes": ("có", "có"),
    "book.no": ("không", "không"),
}  # fmt: skip
