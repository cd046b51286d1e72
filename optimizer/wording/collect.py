"""Sentences of the forms that units fill in, and of putting them together."""

PHRASES: dict[str, tuple[str, str]] = {
    "cli.help.collect": (
        "gộp các biểu mẫu đơn vị đã nộp, nêu đơn vị chưa nộp và chỗ mâu thuẫn",
        "put returned forms together; who is missing, what contradicts",
    ),
    "cli.help.collect_folder": ("thư mục chứa các biểu mẫu đã nộp", "folder with the returned forms"),
    "cli.help.collect_data": (
        "sổ tính hoặc thư mục của tỉnh có danh sách đơn vị (mặc định: tong-hop.xlsx trong thư mục)",
        "workbook or folder of the province with the list of units (default: tong-hop.xlsx in the folder)",
    ),
    "cli.help.collect_out": (
        "thư mục ghi kết quả (mặc định: ket-qua trong thư mục biểu mẫu)",
        "folder for the result (default: ket-qua in the folder of forms)",
    ),
    "cli.help.per_institution": (
        "mỗi đơn vị một biểu mẫu (Biểu 01–05); LIST là sổ tính hoặc thư mục có bảng đơn vị (không cần nếu có --example)",
        "one form per institution (Biểu 01–05); LIST is a workbook or folder with the units (not needed with --example)",
    ),
    "cli.forms_without_list": (
        "Chưa biết lập biểu mẫu cho những đơn vị nào. Nhập mã và tên đơn vị ở trang 1_DonVi của sổ tính tỉnh rồi ghi: "
        "--per-institution SO-TINH.xlsx.",
        "It is not known which units the forms are for. Enter codes and names in sheet 1_DonVi of the province's workbook, "
        "then write: --per-institution WORKBOOK.xlsx.",
    ),
    "cli.forms_no_units": (
        "{path} không có đơn vị nào ở bảng 1_DonVi. Nhập ít nhất mã và tên từng đơn vị.",
        "{path} has no units in table 1_DonVi. Enter at least the code and name of each.",
    ),
    "cli.forms_written": (
        "Đã tạo {count} biểu mẫu trong {path} và {book} (danh sách đơn vị, số liệu chung).",
        "Made {count} forms in {path}, and {book} (list of units, common tables).",
    ),
    "cli.forms_next": (
        'Gửi mỗi đơn vị một tệp; khi nhận lại, đặt vào thư mục này rồi chạy: vetnet collect "{path}"',
        'Send each unit its file; when they come back, put them into this folder and run: vetnet collect "{path}"',
    ),
    "cli.forms_only_xlsx": (
        "Biểu mẫu của đơn vị chỉ có dạng .xlsx; bỏ --format csv.",
        "Forms of units are .xlsx only; leave out --format csv.",
    ),
    "cli.open_in_excel": (
        "{path} đang mở trong Excel. Hãy đóng tệp Excel rồi chạy lại.",
        "{path} is open in Excel. Close it and run again.",
    ),
    "cli.collect_no_folder": ("{path} không phải là thư mục.", "{path} is not a folder."),
    "cli.collect_no_base": (
        "{path} không có tong-hop.xlsx. Chỉ ra sổ tính của tỉnh có danh sách đơn vị: --data SO-TINH.xlsx.",
        "{path} has no tong-hop.xlsx. Name the province's workbook with the list of units: --data WORKBOOK.xlsx.",
    ),
    "cli.collected": (
        "{sent}/{all} đơn vị đã nộp: {complete} đủ, {doubtful} cần giải trình, {incomplete} cần sửa; {missing} chưa nộp.",
        "{sent} of {all} units have answered: {complete} complete, {doubtful} to explain, {incomplete} to correct; {missing} "
        "missing.",
    ),
    "cli.collect_missing": ("Chưa nộp: {names}.", "Missing: {names}."),
    "cli.collect_written": (
        'Số liệu gộp: {path}. Danh sách đôn đốc ({count} đơn vị): {reminder}. Kiểm tra tiếp: vetnet check "{path}"',
        'Merged tables: {path}. Draft reminder list ({count} units): {reminder}. Next: vetnet check "{path}"',
    ),
    "collect.source": ("Văn bản số {document} của {name}", "Document {document} of {name}"),
    "collect.source_file": (
        "Biểu mẫu của {name}, chưa có số văn bản, tệp {file}",
        "Form of {name}, no document number, file {file}",
    ),
    "collect.source_date": (" ngày {date}", " of {date}"),
    "collect.source_as_of": (", số liệu đến {date}", ", figures as of {date}"),
    "book.form.title": (
        "BIỂU MẪU THU THẬP SỐ LIỆU CƠ SỞ GIÁO DỤC NGHỀ NGHIỆP",
        "DATA FORM OF A VOCATIONAL INSTITUTION",
    ),
    "book.form.note": (
        "Một đơn vị một tệp. Ô nền đậm bên trái là bắt buộc; số văn bản ghi ở đây là nguồn của mọi dòng trong Biểu 01–05.",
        "One file per unit. Dark labels are required; the document number given here is the source of every row of Biểu 01–05.",
    ),
    "book.form.step.1": (
        "1. Nhập Biểu 01 (đơn vị), 02 (địa điểm), 03 (ngành, nghề); Biểu 04 (đội ngũ), 05 (tài sản) nếu có số liệu. Dòng đã "
        "có sẵn là số liệu tỉnh đang lưu: sửa nếu sai.",
        "1. Fill in Biểu 01 (unit), 02 (sites), 03 (offers); Biểu 04 (staff) and 05 (assets) where known. Rows already there are "
        "what the province holds: correct them where wrong.",
    ),
    "book.form.step.2": (
        "2. Mã xã chọn ở 4_XaPhuong, mã nhóm ngành ở 3_NhomNganh. Mã địa điểm: mã đơn vị kèm số thứ tự, ví dụ ABC-1.",
        "2. Commune codes are in 4_XaPhuong, programme codes in 3_NhomNganh. Site codes: the unit's code and a number, as ABC-1.",
    ),
    "book.form.step.3": (
        "3. Chưa có số liệu thì để trống (không ghi 0); số ước tính thì chọn “ước tính” ở cột Cơ sở số liệu.",
        "3. Leave unknown cells empty (not 0); for an estimate choose “ước tính” in the column Cơ sở số liệu.",
    ),
    "book.form.step.4": (
        "4. Ghi ngày chốt số liệu, số văn bản, người lập biểu, thủ trưởng; lưu tệp giữ nguyên tên, gửi kèm bản ký.",
        "4. Enter date of the figures, document number, who prepared it, the head; keep the file's name, send it with the signed copy.",
    ),
    "book.form.prepared": ("NGƯỜI LẬP BIỂU\n(Ký, ghi rõ họ tên)", "PREPARED BY\n(signature, name)"),
    "book.form.head": ("THỦ TRƯỞNG ĐƠN VỊ\n(Ký, đóng dấu, ghi rõ họ tên)", "HEAD OF THE UNIT\n(signature, seal, name)"),
    "book.form.sign": (
        "Người lập biểu                                        Thủ trưởng đơn vị",
        "Prepared by                                        Head of the unit",
    ),
    "book.reminder.draft": ("DỰ THẢO", "DRAFT"),
    "book.reminder.title": (
        "DANH SÁCH ĐÔN ĐỐC ĐƠN VỊ NỘP, BỔ SUNG, GIẢI TRÌNH SỐ LIỆU",
        "UNITS TO SEND, COMPLETE OR EXPLAIN FIGURES",
    ),
    "book.reminder.province": ("{province}", "{province}"),
    "book.reminder.counts": (
        "Đã nộp {sent}/{all} đơn vị; {complete} đơn vị đã đủ, không nêu ở đây.",
        "{sent} of {all} units have answered; {complete} are complete and not listed.",
    ),
    "book.reminder.columns": (
        "TT | Mã | Đơn vị | Tình trạng | Tệp đã nộp | Nội dung đề nghị",
        "No. | Code | Unit | State | File sent | What is asked",
    ),
    "book.reminder.state.missing": ("Chưa nộp", "Nothing sent"),
    "book.reminder.state.incomplete": ("Cần bổ sung, sửa", "To complete or correct"),
    "book.reminder.state.doubtful": ("Cần giải trình", "To explain"),
    "book.reminder.send_all": (
        "Nộp Biểu 01–05 kèm văn bản có ký, đóng dấu.",
        "Send Biểu 01–05 with the signed document.",
    ),
    "book.reminder.more": ("… và {count} điểm khác.", "… and {count} more points."),
}

RULES: dict[str, tuple[str, str, str, str]] = {
    "collect.no_form": (
        "{value} không phải là biểu mẫu của đơn vị (không có trang BiaBieuMau) nên không đọc.",
        "{value} is no form of a unit (no sheet BiaBieuMau) and is not read.",
        "Nếu là biểu mẫu thì lấy lại trang bìa từ tệp gốc; nếu không thì bỏ khỏi thư mục.",
        "If it is one, take the cover sheet back from the original; else take it out of the folder.",
    ),
    "collect.blank": (
        "{value} chưa ghi gì ở trang bìa: coi là chưa nộp.",
        "Nothing is written on the cover of {value}: it counts as not sent.",
        "Nếu đơn vị đã nhập số liệu thì đề nghị ghi trang bìa (số văn bản, người lập, thủ trưởng).",
        "If the unit has filled it in, ask it to complete the cover (document, who prepared it, head).",
    ),
    "collect.no_unit": (
        "Trang bìa không ghi mã đơn vị.",
        "The cover does not say the unit's code.",
        "Ghi mã đơn vị đúng như danh sách của tỉnh.",
        "Enter the code as in the province's list.",
    ),
    "collect.unknown_unit": (
        "Đơn vị “{value}” không có trong danh sách của tỉnh.",
        "The unit “{value}” is not in the province's list.",
        "Sửa mã ở trang bìa, hoặc thêm đơn vị vào 1_DonVi của sổ tính tỉnh.",
        "Correct the code on the cover, or add the unit to 1_DonVi of the province's workbook.",
    ),
    "collect.cover_empty": (
        "Trang bìa chưa ghi: {labels}.",
        "The cover does not say: {labels}.",
        "Ghi đủ trang bìa; thiếu số văn bản thì mọi dòng của đơn vị chỉ được coi là ước tính.",
        "Complete the cover; without a document number all rows of the unit count as estimates.",
    ),
    "collect.cover_date": (
        "“{value}” không phải là ngày.",
        "“{value}” is not a date.",
        "Ghi ngày dạng 30/6/2026.",
        "Write the date as 30/6/2026.",
    ),
    "collect.empty_form": (
        "{form} chưa có dòng nào.",
        "{form} has no rows.",
        "Đề nghị đơn vị nhập biểu này.",
        "Ask the unit to fill it in.",
    ),
    "collect.twice": (
        "Đơn vị {value} nộp nhiều tệp cùng ngày văn bản; chưa tệp nào được dùng.",
        "The unit {value} sent several files with documents of one date; none is used.",
        "Giữ lại một tệp, hoặc ghi ngày văn bản mới hơn ở tệp đúng.",
        "Keep one file, or give the right one a later document date.",
    ),
    "collect.twice_newest": (
        "Đơn vị {value} nộp nhiều tệp; dùng tệp {taken} có ngày văn bản mới nhất.",
        "The unit {value} sent several files; {taken}, with the latest document, is used.",
        "Bỏ tệp cũ khỏi thư mục.",
        "Take the older files out of the folder.",
    ),
    "collect.other_unit": (
        "{form} có dòng của đơn vị khác ({codes}); các dòng đó không được dùng.",
        "{form} has rows of other units ({codes}); these are not used.",
        "Sửa mã đơn vị của các dòng, hoặc xóa chúng.",
        "Correct the codes of the rows, or delete them.",
    ),
    "collect.as_of": (
        "Số liệu của đơn vị tính đến {own}, của tỉnh đến {province}.",
        "The unit's figures are as of {own}, the province's as of {province}.",
        "Đề nghị đơn vị nộp số liệu cùng ngày, hoặc ghi chú lý do.",
        "Ask for figures of the same date, or note why not.",
    ),
    "collect.differs": (
        "{label}: đơn vị ghi {after}, tỉnh đang lưu {before}.",
        "{label}: the unit says {after}, the province holds {before}.",
        "Đề nghị đơn vị xác nhận; số của đơn vị được dùng.",
        "Ask the unit to confirm; its own figure is used.",
    ),
    "collect.site_taken": (
        "Mã địa điểm “{value}” được nhiều đơn vị dùng ({units}).",
        "The site code “{value}” is used by several units ({units}).",
        "Mỗi địa điểm một mã riêng: thêm mã đơn vị vào trước.",
        "Give each site its own code: put the unit's code in front.",
    ),
}
for _id, (_vi, _en, _remedy_vi, _remedy_en) in RULES.items():
    PHRASES[_id] = (_vi, _en)
    PHRASES[_id + ".remedy"] = (_remedy_vi, _remedy_en)
