"""Sentences on doubtful figures: id -> (what is noticed, the same in English, what to do, in English)."""

RULES: dict[str, tuple[str, str, str, str]] = {
    "data.rooms_estimated": (
        "{count}/{rows} địa điểm để trống chỗ học: lấy số phòng học × sĩ số lớp lý thuyết.",
        "{count} of {rows} sites leave the places of their rooms empty: number of rooms × theory class.",
        "Nhập số chỗ học theo thiết kế khi có.",
        "Enter the places by design when known.",
    ),
    "data.posts_estimated": (
        "{count}/{rows} địa điểm để trống số người làm việc: phân bổ từ số của đơn vị theo tuyển sinh.",
        "{count} of {rows} sites leave posts empty: the institution's are spread by entrants.",
        "Nhập số người làm việc của từng địa điểm khi có.",
        "Enter the posts of each site when known.",
    ),
    "data.range_estimated": (
        "{count}/{rows} dòng để trống mức này: lấy 80% (thấp), 120% (cao) mức cơ sở.",
        "{count} of {rows} rows leave this empty: 80 % (low), 120 % (high) of base is taken.",
        "Nhập mức thấp, cao khi có căn cứ.",
        "Enter low and high when there is ground for them.",
    ),
    "data.demand_estimated": (
        "Không có bảng nhu cầu: ước tính {count} dòng từ chỉ tiêu hoặc tuyển sinh các năm của các đơn vị ({total} người/năm), phân bổ về "
        "xã theo học sinh tốt nghiệp THCS (không có thì dân số) và khoảng cách.",
        "There is no table of demand: {count} rows are estimated from targets or enrolments of the institutions ({total} entrants a year), "
        "spread over communes by leavers (else population) and distance.",
        "Dùng cho phương án đầu tiên; sau đó nhập 5_NhuCau hoặc chạy vetnet forecast.",
        "Good for a first plan; then enter 5_NhuCau or run vetnet forecast.",
    ),
    "data.jump": (
        "Tuyển sinh thay đổi hơn {factor} lần giữa hai năm liền nhau ({before} và {after}).",
        "Entrants change by more than {factor} times from one year to the next ({before} and {after}).",
        "Kiểm tra hai số; nếu đúng, ghi lý do ở cột ghi chú.",
        "Check both figures; if they are right, say why in the column note.",
    ),
    "data.overfull": (
        "Tuyển sinh {value} vượt {factor} lần quy mô theo giấy chứng nhận ({places}).",
        "The {value} entrants are more than {factor} times the licensed places ({places}).",
        "Kiểm tra quy mô ghi trên giấy chứng nhận và số tuyển sinh.",
        "Check the licensed places and the entrants.",
    ),
    "data.over_target": (
        "Tuyển sinh của đơn vị trong năm ({total}) vượt {factor} lần chỉ tiêu được giao ({value}).",
        "The institution's entrants of the year ({total}) are more than {factor} times its target ({value}).",
        "Kiểm tra chỉ tiêu được giao và số tuyển sinh.",
        "Check the target and the entrants.",
    ),
    "data.rooms_small": (
        "Số người học có mặt ước tính ({learners}) vượt {factor} lần chỗ học theo thiết kế ({value}).",
        "The learners present by calculation ({learners}) are more than {factor} times the designed places ({value}).",
        "Kiểm tra chỗ học theo thiết kế (tính theo người học có mặt, không theo ca).",
        "Check the designed places (learners present at a time).",
    ),
    "data.posts_above": (
        "Số người có mặt {value} nhiều hơn số được giao ({given}).",
        "There are {value} people in post, more than the {given} posts given.",
        "Kiểm tra quyết định giao số người làm việc; hợp đồng lao động ghi riêng.",
        "Check the decision on posts; labour contracts are counted apart.",
    ),
    "data.posts_groups": (
        "Số người có mặt {value} khác tổng các nhóm (trưởng, phó, giáo viên, hành chính): {total}.",
        "The {value} people in post differ from the sum of the groups (heads, deputies, teachers, administration): {total}.",
        "Đối chiếu danh sách, sửa nhóm sai.",
        "Compare with the list of staff and correct the group.",
    ),
    "data.posts_sites": (
        "Số người có mặt của đơn vị {value} khác tổng ở các địa điểm: {total}.",
        "The institution's {value} people in post differ from the sum over its sites: {total}.",
        "Chia lại số người theo địa điểm.",
        "Distribute the people over the sites again.",
    ),
    "data.posts_staff": (
        "Số người có mặt {value} khác tổng trong bảng đội ngũ: {total}.",
        "The {value} people in post differ from the sum in the table of staff: {total}.",
        "Đối chiếu hai bảng.",
        "Compare the two tables.",
    ),
    "data.many_leavers": (
        "{value} học sinh tốt nghiệp THCS là hơn {percent}% dân số ({population}).",
        "{value} leavers are more than {percent}% of the population ({population}).",
        "Kiểm tra số học sinh; không lấy tổng số học sinh THCS.",
        "Check the figure; it is not the number of all pupils.",
    ),
    "data.not_offered": (
        "Có nhu cầu về {name} nhưng không địa điểm nào được cấp phép dạy.",
        "There is demand for {name}, but no site is licensed for it.",
        "Thêm nơi đào tạo vào bảng ngành nghề nếu có; nếu không, toàn bộ nhu cầu này không được đáp ứng.",
        "Add the offers if there are any; otherwise none of this demand can be served.",
    ),
    "data.programme_unused": (
        "{name} không có nơi đào tạo và không có nhu cầu.",
        "{name} has neither offers nor demand.",
        "Không cần làm gì; có thể xóa dòng.",
        "Nothing to do; the row may be deleted.",
    ),
    "data.speed": (
        "Số km và số phút cho tốc độ {speed} km/giờ.",
        "Kilometres and minutes give a speed of {speed} km/h.",
        "Kiểm tra số phút (một chiều) và số km.",
        "Check the minutes (one way) and the kilometres.",
    ),
    "data.same_name": (
        "Tên “{value}” gần như trùng với “{other}”.",
        "The name “{value}” is nearly the same as “{other}”.",
        "Nếu là một, gộp hai dòng; nếu khác nhau, ghi tên phân biệt rõ.",
        "If they are one, join the rows; if not, give them distinct names.",
    ),
    "data.estimates": (
        "{percent}% số dòng ({count} trong {rows}) là ước tính.",
        "{percent}% of the rows ({count} of {rows}) are estimates.",
        "Thay dần bằng số liệu chính thức.",
        "Replace them by official figures in time.",
    ),
    "data.estimates_many": (
        "{percent}% số dòng ({count} trong {rows}) là ước tính; báo cáo chỉ mang tính minh họa.",
        "{percent}% of the rows ({count} of {rows}) are estimates; the report is only an illustration.",
        "Thay bằng số liệu chính thức trước khi trình phương án.",
        "Replace them by official figures before a plan is submitted.",
    ),
    "data.norm_unchecked": (
        "Định mức {parameter} chưa được kiểm tra hiệu lực.",
        "The norm {parameter} has not been checked for being in force.",
        "Kiểm tra văn bản còn hiệu lực và ghi ngày kiểm tra.",
        "Check that the text is in force and enter the date of the check.",
    ),
    "data.norm_stale": (
        "Định mức {parameter} được kiểm tra lần cuối ngày {value}, hơn một năm trước ngày của số liệu ({as_of}).",
        "The norm {parameter} was last checked on {value}, more than a year before the date of the figures ({as_of}).",
        "Kiểm tra lại hiệu lực và ghi ngày mới.",
        "Check it again and enter the new date.",
    ),
    "data.norm_expired": (
        "Định mức {parameter} đã hết hiệu lực ngày {value}, trước ngày của số liệu ({as_of}).",
        "The norm {parameter} expired on {value}, before the date of the figures ({as_of}).",
        "Thay bằng quy định đang có hiệu lực.",
        "Replace it by the rule now in force.",
    ),
    "data.norm_not_yet": (
        "Định mức {parameter} có hiệu lực từ {value}, sau ngày của số liệu ({as_of}).",
        "The norm {parameter} takes effect on {value}, after the date of the figures ({as_of}).",
        "Kiểm tra ngày hiệu lực; báo cáo sẽ ghi chú điều này.",
        "Check the date of effect; the report will mention it.",
    ),
    "data.commune_far": (
        "Xã cách xã gần nhất khác {km} km.",
        "The commune lies {km} km from the nearest other one.",
        "Kiểm tra tọa độ; đặc khu ngoài khơi thì ghi 1 ở cột đặc khu.",
        "Check the coordinates; for a far island enter 1 in the column special.",
    ),
    "data.same_point": (
        "Xã có cùng tọa độ với xã {other}.",
        "The commune has the same point as {other}.",
        "Kiểm tra tọa độ của hai xã.",
        "Check the coordinates of both.",
    ),
    "data.site_off_commune": (
        "Địa điểm cách điểm của xã {commune} {km} km.",
        "The site lies {km} km from the point of its commune {commune}.",
        "Kiểm tra tọa độ và mã xã của địa điểm.",
        "Check the site's coordinates and commune.",
    ),
}  # fmt: skip
