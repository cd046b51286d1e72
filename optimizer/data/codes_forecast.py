"""Coded values of the tables of the forecast: sections of the economy, places and skills of vacancies."""

from optimizer.data.codes import Code


class Sector(Code):
    """Ngành kinh tế cấp 1 (VSIC 2018, QĐ 27/2018/QĐ-TTg); ALL stands for all sections together."""

    A = "A", "Nông, lâm nghiệp và thủy sản", "Agriculture, forestry and fishing"
    B = "B", "Khai khoáng", "Mining and quarrying"
    C = "C", "Công nghiệp chế biến, chế tạo", "Manufacturing"
    D = "D", "Điện, khí đốt, nước nóng, hơi nước", "Electricity and gas"
    E = "E", "Cung cấp nước, xử lý rác thải", "Water supply and waste"
    F = "F", "Xây dựng", "Construction"
    G = "G", "Bán buôn, bán lẻ; sửa chữa ô tô, mô tô", "Trade and repair of vehicles"
    H = "H", "Vận tải, kho bãi", "Transport and storage"
    I = "I", "Lưu trú và ăn uống", "Accommodation and food"  # noqa: E741 - the law's own letter
    J = "J", "Thông tin và truyền thông", "Information and communication"
    K = "K", "Tài chính, ngân hàng và bảo hiểm", "Finance and insurance"
    L = "L", "Kinh doanh bất động sản", "Real estate"
    M = "M", "Chuyên môn, khoa học và công nghệ", "Professional and scientific"
    N = "N", "Hành chính và dịch vụ hỗ trợ", "Administrative and support services"
    O = "O", "Đảng, quản lý nhà nước, quốc phòng", "Public administration and defence"  # noqa: E741
    P = "P", "Giáo dục và đào tạo", "Education"
    Q = "Q", "Y tế và trợ giúp xã hội", "Health and social work"
    R = "R", "Nghệ thuật, vui chơi và giải trí", "Arts and recreation"
    S = "S", "Dịch vụ khác", "Other services"
    T = "T", "Làm thuê trong hộ gia đình", "Household employers"
    U = "U", "Tổ chức quốc tế", "International organisations"
    ALL = "ALL", "Tất cả các ngành", "All sections"


class Where(Code):
    """Where the work of a vacancy is."""

    INSIDE = "inside", "Trong tỉnh", "Inside the province"
    OUTSIDE = "outside", "Ngoài tỉnh", "Outside the province"


class Skill(Code):
    """Whether a vacancy asks for training."""

    TRAINED = "trained", "Qua đào tạo", "Trained"
    UNSKILLED = "unskilled", "Phổ thông", "Unskilled"
