"""Sentences of the stage `solution`."""

PHRASES: dict[str, tuple[str, str]] = {
    "bundle.missing": (
        "Không tìm thấy kết quả đã lưu trong {path}. Hãy chạy `vetnet run` trước, hoặc chỉ đúng thư mục.",
        "There is no saved bundle in {path}. Run `vetnet run` first, or name the right folder.",
    ),
    "bundle.newer": (
        "Kết quả trong {path} thuộc định dạng {found}, mới hơn định dạng {known} mà phiên bản này đọc được. Hãy cập nhật chương trình.",
        "The bundle in {path} has format {found}, newer than {known}, which this version reads. Update the program.",
    ),
    "bundle.damaged": (
        "Kết quả đã lưu trong {path} bị hỏng hoặc thiếu ({problem}). Hãy chạy lại kịch bản.",
        "The bundle in {path} is damaged or incomplete ({problem}). Run the scenario again.",
    ),
}
