"""Sentences on figures that contradict each other or the law: id -> (what is noticed, in English, what to do, in English)."""

RULES: dict[str, tuple[str, str, str, str]] = {
    "data.money_dong": (
        "{value} triệu đồng lớn hơn mức có thể có ({most} triệu đồng); số có vẻ ghi theo đồng hoặc nghìn đồng.",
        "{value} million VND is more than can be ({most} million); it seems to be in đồng or thousands.",
        "Nhập theo triệu đồng: 25.000.000.000 đồng là 25000.",
        "Enter millions of VND: 25,000,000,000 đồng is 25000.",
    ),
    "data.money_small": (
        "Chi thường xuyên {value} triệu đồng cho {posts} người là dưới {least} triệu đồng/người/năm; số có vẻ ghi theo tỷ đồng hoặc theo tháng.",
        "Recurrent expenditure of {value} million VND for {posts} people is less than {least} million each a year; it seems to be in billions, or for a month.",
        "Nhập chi cả năm theo triệu đồng.",
        "Enter the whole year's in millions of VND.",
    ),
    "data.remaining_above_cost": (
        "Giá trị còn lại {value} lớn hơn nguyên giá {cost} (triệu đồng).",
        "The remaining value {value} is above the original cost {cost} (million VND).",
        "Kiểm tra hai số trong sổ tài sản.",
        "Check both figures in the register of assets.",
    ),
    "data.autonomy_share": (
        "Nhóm tự chủ {value} không khớp mức tự bảo đảm chi thường xuyên {percent}%.",
        "The group of autonomy {value} does not fit own revenue of {percent}% of recurrent expenditure.",
        "Đối chiếu quyết định giao tự chủ; nhóm 1, 2 từ 100%, nhóm 3 từ 10% đến dưới 100%, nhóm 4 dưới 10%.",
        "Compare with the decision on autonomy: groups 1 and 2 from 100%, group 3 from 10% to below 100%, group 4 below 10%.",
    ),
    "data.licence_level": (
        "{kind} không thuộc loại hình được đào tạo trình độ {level}.",
        "An institution of the type “{kind}” may not train to the level “{level}”.",
        "Kiểm tra loại hình, trình độ; lớp liên kết ghi hình thức “Liên kết, bằng của đối tác”.",
        "Check type and level; a class for a partner's degree has the delivery “partner”.",
    ),
    "data.target_over_places": (
        "Chỉ tiêu được giao {value} lớn hơn quy mô tuyển sinh của giấy chứng nhận ({places}).",
        "The assigned target {value} is above the licensed places ({places}).",
        "Kiểm tra giấy chứng nhận (kể cả lần bổ sung) và quyết định giao chỉ tiêu.",
        "Check the licence with its additions, and the decision on targets.",
    ),
    "data.graduates_many": (
        "{value} người tốt nghiệp nhiều hơn {factor} lần tuyển sinh của năm cao nhất ({entrants}).",
        "The {value} graduates are more than {factor} times the entrants of the best year ({entrants}).",
        "Kiểm tra hai số; người tốt nghiệp của ngành khác ghi ở dòng của ngành đó.",
        "Check both; graduates of another occupation belong to its row.",
    ),
    "data.teachers_over": (
        "Các ngành, nghề ghi {total} giáo viên cơ hữu, đơn vị chỉ có {own} giáo viên.",
        "The offers name {total} own teachers; the institution has {own}.",
        "Đối chiếu danh sách; giáo viên dạy nhiều ngành chỉ ghi ở ngành chính.",
        "Compare with the list of staff; who teaches several occupations counts in the main one.",
    ),
    "data.land_below": (
        "Đất của đơn vị (đất đô thị đã quy đổi) là {total} m², dưới định mức {least} m² của loại hình.",
        "The institution's land (urban m² converted) is {total} m², below the norm of its type, {least} m².",
        "Kiểm tra diện tích, đơn vị m² (1 ha là 10.000 m²); nếu đúng, phương án cần xét điều kiện đất.",
        "Check the area and its unit (1 ha is 10,000 m²); if it is right, plans should consider the condition on land.",
    ),
    "data.class_places": (
        "Chỗ học theo thiết kế {value} vượt {factor} lần số chỗ của các phòng học, xưởng theo sĩ số lớp ({seats}).",
        "The {value} designed places are more than {factor} times what classrooms and workshops hold by the norms of a class ({seats}).",
        "Kiểm tra số phòng; không nhân chỗ học với số ca.",
        "Check the number of rooms; places are not multiplied by shifts.",
    ),
    "data.same_spot": (
        "Địa điểm có cùng tọa độ với địa điểm {other}.",
        "The site has the same coordinates as {other}.",
        "Nếu là một nơi do hai đơn vị dùng chung, ghi ở cột ghi chú; nếu không, sửa tọa độ.",
        "If two institutions share the place, say so in the note; else correct the coordinates.",
    ),
    "data.no_demand_for": (
        "{name} có {entrants} người tuyển mới trong năm nhưng bảng nhu cầu không có dòng nào.",
        "{name} has {entrants} entrants a year, but no row of demand.",
        "Bổ sung nhu cầu; không có nhu cầu thì phương án đóng ngành này.",
        "Add the demand; without it a plan ends the programme.",
    ),
    "data.commune_without_demand": (
        "{count} xã không có nhu cầu nào, của xã hay của khu vực (xã đầu tiên được nêu).",
        "{count} communes have no demand of their own or of their area (the first is named).",
        "Bổ sung dòng nhu cầu cho các xã này hoặc cho khu vực; thật sự không có thì ghi 0.",
        "Add rows for them or their area; enter 0 where there really is none.",
    ),
    "data.demand_jump": (
        "Nhu cầu thay đổi hơn {factor} lần so với năm trước ({before} thành {value}).",
        "Demand changes by more than {factor} times from the year before ({before} to {value}).",
        "Kiểm tra hai năm.",
        "Check both years.",
    ),
    "data.demand_over_leavers": (
        "Nhu cầu vào các trình độ sau THCS ({total} người) nhiều hơn học sinh tốt nghiệp THCS trong năm ({leavers}).",
        "Demand for the levels after lower secondary school ({total}) is above its leavers of a year ({leavers}).",
        "Kiểm tra nhu cầu trung học nghề, 9+, GDTX và số học sinh.",
        "Check demand for THN, 9+ and GDTX, and the leavers.",
    ),
    "data.demand_past": (
        "Nhu cầu chỉ đến năm {last}, không sau năm của số liệu ({as_of}).",
        "Demand ends in {last}, not after the year of the figures ({as_of}).",
        "Bổ sung nhu cầu các năm tới, hoặc chạy vetnet forecast.",
        "Add the years to come, or run vetnet forecast.",
    ),
    "data.series_jump": (
        "Số liệu thay đổi hơn {factor} lần so với năm trước ({before} thành {value}).",
        "The figure changes by more than {factor} times from the year before ({before} to {value}).",
        "Kiểm tra hai năm, đơn vị tính và phạm vi (tỉnh trước, sau sắp xếp).",
        "Check both years, the unit, and the extent (the province before and after it was rearranged).",
    ),
    "data.series_stale": (
        "Số liệu mới nhất là của năm {last}, đã cũ so với ngày chốt số liệu (năm {as_of}).",
        "The newest year is {last}, old beside the date of the figures ({as_of}).",
        "Bổ sung các năm gần đây từ niên giám thống kê, báo cáo ngành.",
        "Add recent years from the statistical yearbook or reports.",
    ),
    "data.retired": (
        "Năm nghỉ hưu {value} đã qua so với ngày chốt số liệu (năm {as_of}).",
        "The year of retirement {value} lies before the date of the figures ({as_of}).",
        "Bỏ người đã nghỉ hưu, hoặc sửa năm.",
        "Leave out who has retired, or correct the year.",
    ),
    "data.near_name": (
        "Tên “{value}” chỉ khác “{other}” một chữ cái.",
        "The name “{value}” differs from “{other}” by one letter.",
        "Nếu là một, gộp hai dòng; nếu khác nhau thật, không cần làm gì.",
        "If they are one, join the rows; if they really differ, nothing is to be done.",
    ),
}  # fmt: skip
