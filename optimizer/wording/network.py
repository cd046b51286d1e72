"""Sentences of the stage `network`."""

PHRASES: dict[str, tuple[str, str]] = {
    "network.norm_bounds": (
        "Tham số đi lại {parameter} có giá trị {value}, phải từ {least} trở lên.",
        "The travel parameter {parameter} is {value}; it must be at least {least}.",
    ),
    "network.norm_bounds.remedy": (
        "Sửa giá trị hoặc xóa dòng để dùng giá trị mặc định.",
        "Correct the value, or delete the row to use the default.",
    ),
    "network.road_loop": (
        "Dòng đường bộ nối {start} với chính nó nên không được dùng.",
        "A road row joins {start} with itself and is not used.",
    ),
    "network.road_loop.remedy": ("Sửa mã xã đầu hoặc mã xã cuối.", "Correct one of the two commune codes."),
    "network.road_island": (
        "Dòng đường bộ {start} – {end} có một đầu là đặc khu ngoài khơi nên không được dùng.",
        "The road {start} – {end} ends on a far island and is not used.",
    ),
    "network.road_island.remedy": (
        "Xóa dòng, hoặc nhập thời gian đi lại của đặc khu vào bảng khoảng cách từ xã đến địa điểm.",
        "Delete the row, or enter the island's travel in the table of travel from commune to site.",
    ),
    "network.road_short": (
        "Đường bộ {start} – {end} ghi {km} km, ngắn hơn đường chim bay ({straight} km), nên không được dùng.",
        "The road {start} – {end} is given as {km} km, less than the straight line ({straight} km), and is not used.",
    ),
    "network.road_short.remedy": (
        "Kiểm tra số km và tọa độ trụ sở của hai xã.",
        "Check the kilometres and the coordinates of both seats.",
    ),
    "network.road_roundabout": (
        "Cung đường {start} – {end} ({km} km) dài hơn đường vòng qua các xã lân cận; đường ngắn hơn được dùng để tính.",
        "The road {start} – {end} ({km} km) is longer than the way round by other communes; the shorter way counts.",
    ),
    "network.road_roundabout.remedy": (
        "Nếu đường vòng không có thật, nhập thêm các cung đường thực tế ở giữa với cột “Dùng để” là pin.",
        "If the way round does not exist, add the real roads in between with use = pin.",
    ),
    "network.no_roads": (
        "Không có số liệu đường bộ: mọi quãng đường được ước tính từ khoảng cách đường chim bay và hệ số địa hình.",
        "No road figures: every distance is estimated from straight lines and terrain factors.",
    ),
    "network.no_roads.remedy": (
        "Nhập từ ba khoảng cách đường bộ đã công bố trở lên để hiệu chỉnh.",
        "Enter three or more published road distances for calibration.",
    ),
    "network.calibration": (
        "So với {pairs} khoảng cách đường bộ đã công bố, quãng đường mô hình lệch bình quân {after}% sau hiệu chỉnh "
        "({before}% trước hiệu chỉnh).",
        "Against {pairs} published road distances the modelled ones are off by {after}% on average after calibration "
        "({before}% before).",
    ),
    "network.calibration.remedy": (
        "Muốn chính xác hơn, nhập thêm cung đường thực tế hoặc tọa độ trụ sở xã.",
        "For better figures add real roads or the coordinates of commune seats.",
    ),
    "network.road_far_off": (
        "Khoảng cách {start} – {end}: công bố {km} km, mô hình {graph} km.",
        "Distance {start} – {end}: published {km} km, modelled {graph} km.",
    ),
    "network.road_far_off.remedy": (
        "Kiểm tra tọa độ hai trụ sở; nếu số công bố là đúng, đặt cột “Dùng để” là pin.",
        "Check the coordinates of both seats; if the published figure is right, set use = pin.",
    ),
    "network.island": (
        "{names}: đặc khu ngoài khơi, không nối đường bộ, được miễn điều kiện đi lại.",
        "{names}: far islands, on no road and exempt from travel conditions.",
    ),
    "network.island.remedy": (
        "Không cần làm gì; nếu có tuyến đi lại thường xuyên, bỏ đánh dấu đặc khu và nhập thời gian đi lại.",
        "Nothing to do; where a regular passage exists, clear the flag and enter the travel times.",
    ),
    "network.cut_off": (
        "{count} xã, phường ({names}; {sites} địa điểm đào tạo) không có đường nối với phần còn lại của tỉnh, "
        "nên người học không đi lại được giữa hai phần.",
        "{count} communes ({names}; {sites} sites) are not joined to the rest of the province: learners cannot cross.",
    ),
    "network.cut_off.remedy": (
        "Nhập một cung đường (hoặc bến phà) nối hai phần với cột “Dùng để” là pin, hoặc nhập thời gian đi lại.",
        "Enter a road (or ferry) between the two parts with use = pin, or enter travel times.",
    ),
    "network.long_way": (
        "{pairs} cặp xã – địa điểm cách nhau trên {limit} phút một chiều; xa nhất: {commune} – {site}, {minutes} phút.",
        "{pairs} pairs of commune and site are over {limit} minutes apart one way; the furthest is {commune} – {site}: "
        "{minutes} minutes.",
    ),
    "network.long_way.remedy": (
        "Kiểm tra tọa độ và cấp đường; nếu đúng thực tế thì không cần sửa.",
        "Check coordinates and road classes; if this is the truth, leave it.",
    ),
    "network.travel_odd": (
        "Từ {commune} đến {site} nhập {minutes} phút, chênh trên {times} lần so với {graph} phút tính theo đường bộ.",
        "From {commune} to {site} the table gives {minutes} minutes, over {times} times off the {graph} by road.",
    ),
    "network.travel_odd.remedy": (
        "Kiểm tra lại số phút (đơn vị: phút, một chiều); số đã nhập vẫn được dùng.",
        "Check the figure (minutes, one way); the figure entered is used.",
    ),
    "network.site_stray": (
        "Địa điểm {site} cách trụ sở {commune} {km} km đường chim bay.",
        "The site {site} lies {km} km (straight line) from the seat of its commune {commune}.",
    ),
    "network.site_stray.remedy": (
        "Kiểm tra mã xã và tọa độ của địa điểm.",
        "Check the commune code and the coordinates of the site.",
    ),
    "network.drawn_far": (
        "{count} trụ sở xã, địa điểm cách mọi đường trong tệp đường bộ trên {km} km ({names}); thời gian đi lại của các nơi này "
        "tính theo xã lân cận.",
        "{count} seats and sites lie over {km} km from every road in the file of roads ({names}); their travel follows the "
        "neighbour graph.",
    ),
    "network.drawn_far.remedy": (
        "Kiểm tra tọa độ, hoặc bổ sung đường tới các nơi này.",
        "Check their coordinates, or add the roads that lead there.",
    ),
    "network.drawn_pieces": (
        "Các đường trong tệp đường bộ rời nhau thành {pieces} phần; {percent}% số km không nối với phần lớn nhất.",
        "The roads in the file fall into {pieces} pieces; {percent} % of their km are not joined to the largest.",
    ),
    "network.drawn_pieces.remedy": (
        "Trong phần mềm bản đồ, bắt dính (snap) các đường để hai đường gặp nhau có chung một đỉnh.",
        "In your map software snap the lines, so that roads that meet share a vertex.",
    ),
    "network.crs": (
        "Hệ tọa độ {value} không đọc được.",
        "The coordinate system {value} cannot be read.",
    ),
    "network.crs.remedy": (
        "Ghi mã EPSG của tỉnh, ví dụ EPSG:9210, hoặc xóa dòng crs.",
        "Give the EPSG code of the province, for example EPSG:9210, or delete the row crs.",
    ),
}  # fmt: skip
