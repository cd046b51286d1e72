"""Sentences of the stage `solution`."""

from optimizer.wording.solution_audit import PHRASES as AUDIT

PHRASES: dict[str, tuple[str, str]] = {
    **AUDIT,
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
    "term.unit_overhead": ("Bộ máy đơn vị", "Unit overhead"),
    "term.site_running": ("Vận hành địa điểm", "Running of sites"),
    "term.teaching": ("Giảng dạy", "Teaching"),
    "term.offers": ("Duy trì ngành, nghề", "Upkeep of offers"),
    "term.building": ("Xây dựng, thiết bị", "Building and equipment"),
    "term.merging": ("Sáp nhập, đóng địa điểm", "Merging and closing"),
    "term.travel": ("Đi lại của người học", "Learners' travel"),
    "term.boarding": ("Ăn, ở của người học xa nhà", "Boarding of learners"),
    "term.disruption": ("Xáo trộn khi chuyển địa điểm", "Disruption"),
    "term.conversion": ("Chuyển đổi bên cạnh trường sẵn có", "Conversion beside a school"),
    "term.unplaced": ("Nhu cầu chưa được đáp ứng", "Demand not served"),
    "term.boarding_support": ("Hỗ trợ người học nội trú (chuyển giao)", "Boarding support (transfer)"),
    "ledger.budget_recurrent": ("Ngân sách nhà nước, chi thường xuyên", "State budget, recurrent"),
    "ledger.budget_investment": ("Ngân sách nhà nước, chi đầu tư", "State budget, investment"),
    "ledger.budget_one_off": ("Ngân sách nhà nước, chi một lần", "State budget, one-off"),
    "ledger.budget_transfers": (
        "Ngân sách nhà nước, chuyển giao (không tính vào mục tiêu)",
        "State budget, transfers (outside the objective)",
    ),
    "ledger.learners": ("Người học và gia đình", "Learners and families"),
    "ledger.conventional": ("Trọng số quy ước", "Conventional weights"),
}
