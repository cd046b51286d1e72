"""Sentences of the stage `solution`."""

from optimizer.wording.solution_audit import PHRASES as AUDIT
from optimizer.wording.solution_conditions import PHRASES as CONDITIONS
from optimizer.wording.solution_rules import PHRASES as RULES
from optimizer.wording.solution_studies import PHRASES as STUDIES

PHRASES: dict[str, tuple[str, str]] = {
    **AUDIT,
    **RULES,
    **STUDIES,
    **CONDITIONS,
    "bundle.missing": (
        "Không tìm thấy kết quả đã lưu trong {path}. Hãy chạy `vetnet run` trước, hoặc chỉ đúng thư mục.",
        "There is no saved bundle in {path}. Run `vetnet run` first, or name the right folder.",
    ),
    "bundle.newer": (
        "Kết quả trong {path} thuộc định dạng {found}, mới hơn định dạng {known} mà phiên bản này đọc được. Hãy cập nhật chương trình.",
        "The bundle in {path} has format {found}, newer than {known}, which this version reads. Update the program.",
    ),
    "bundle.locked": (
        "Không thay được kết quả cũ trong {path} (có thể một tệp đang mở trong chương trình khác). Kết quả mới được giữ tại {kept}.",
        "The old bundle in {path} cannot be replaced (a file of it may be open in another program). The new one is in {kept}.",
    ),
    "bundle.problem.file": (
        "Kết quả đã lưu trong {path} bị hỏng: thiếu tệp {file}. Hãy chạy lại kịch bản.",
        "The bundle in {path} is damaged: file {file} is missing. Run the scenario again.",
    ),
    "bundle.problem.unreadable": (
        "Kết quả đã lưu trong {path} bị hỏng: không đọc được tệp {file}. Hãy chạy lại kịch bản.",
        "The bundle in {path} is damaged: file {file} cannot be read. Run the scenario again.",
    ),
    "bundle.problem.rows": (
        "Kết quả đã lưu trong {path} bị hỏng: tệp {file} có {found} dòng thay vì {expected}. Hãy chạy lại kịch bản.",
        "The bundle in {path} is damaged: file {file} has {found} rows instead of {expected}. Run the scenario again.",
    ),
    "bundle.problem.cells": (
        "Kết quả đã lưu trong {path} bị hỏng: dòng {row} của tệp {file} thiếu hoặc thừa ô. Hãy chạy lại kịch bản.",
        "The bundle in {path} is damaged: row {row} of file {file} is incomplete. Run the scenario again.",
    ),
    "bundle.problem.columns": (
        "Kết quả đã lưu trong {path} bị hỏng: tệp {file} thiếu cột {columns}. Hãy chạy lại kịch bản.",
        "The bundle in {path} is damaged: file {file} lacks the columns {columns}. Run the scenario again.",
    ),
    "bundle.problem.value": (
        "Kết quả đã lưu trong {path} bị hỏng: cột {column} của tệp {file} có giá trị sai kiểu. Hãy chạy lại kịch bản.",
        "The bundle in {path} is damaged: column {column} of file {file} has a value of the wrong type. Run the scenario again.",
    ),
    "bundle.problem.changed": (
        "Kết quả đã lưu trong {path} đã bị sửa: tệp {file} không còn như khi chương trình ghi. Hãy chạy lại kịch bản.",
        "The bundle in {path} was changed: file {file} is no longer as the program wrote it. Run the scenario again.",
    ),
    "bundle.problem.meaning": (
        "Kết quả đã lưu trong {path} đã bị sửa: cột (mục) {column} của tệp {file} có giá trị không thể có, hoặc không khớp với tệp khác. Hãy chạy lại kịch bản.",
        "The bundle in {path} was changed: column (key) {column} of file {file} holds what cannot be, or does not fit the other files. Run the scenario again.",
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
    "term.staff": ("Tuyển giáo viên, giáo viên dôi dư", "Teachers hired and left over"),
    "term.severance": ("Trợ cấp thôi việc (chuyển giao)", "Severance (transfer)"),
    "term.freed_buildings": ("Trông giữ nhà, đất được giữ lại", "Upkeep of closed sites that are kept"),
    "term.unplaced": ("Nhu cầu chưa được đáp ứng", "Demand not served"),
    "term.boarding_support": ("Hỗ trợ người học nội trú (chuyển giao)", "Boarding support (transfer)"),
    "ledger.budget_recurrent": ("Ngân sách nhà nước, chi thường xuyên", "State budget, recurrent"),
    "ledger.budget_investment": ("Ngân sách nhà nước, chi đầu tư", "State budget, investment"),
    "ledger.budget_one_off": ("Ngân sách nhà nước, chi một lần", "State budget, one-off"),
    "ledger.budget_transfers": (
        "Ngân sách nhà nước, chuyển giao (không tính vào mục tiêu)",
        "State budget, transfers (outside the objective)",
    ),
    "ledger.budget_buildings": (
        "Ngân sách nhà nước, trông giữ nhà, đất dôi dư (không tính vào mục tiêu)",
        "State budget, upkeep of closed sites (outside the objective)",
    ),
    "ledger.learners": ("Người học và gia đình", "Learners and families"),
    "ledger.conventional": ("Trọng số quy ước", "Conventional weights"),
}
