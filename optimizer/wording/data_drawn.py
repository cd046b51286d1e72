"""Sentences about drawn files: boundaries of communes and roads as lines (rule and remedy, Vietnamese and English)."""

RULES: dict[str, tuple[str, str, str, str]] = {
    "data.drawn_metres": (
        "{file}, lớp {layer}: tọa độ ({point}) không phải kinh độ, vĩ độ, trong khi hệ tọa độ khai báo là {crs}.",
        "{file}, layer {layer}: the coordinates ({point}) are no longitudes and latitudes, while the system declared is {crs}.",
        "Gán đúng hệ tọa độ của tệp (ví dụ VN-2000 của tỉnh, EPSG:9210) trong phần mềm bản đồ, hoặc xuất lại theo kinh độ, vĩ độ (EPSG:4326); với Shapefile cần có tệp .prj.",
        "Assign the file's true system (for example the province's VN-2000, EPSG:9210) in your map software, or export it in longitude and latitude (EPSG:4326); a Shapefile needs its .prj file.",
    ),
    "data.drawn_swapped": (
        "{file}, lớp {layer}: vĩ độ đứng trước kinh độ ({point}).",
        "{file}, layer {layer}: latitude stands before longitude ({point}).",
        "Đổi chỗ hai tọa độ rồi xuất lại theo EPSG:4326.",
        "Exchange the two coordinates and export it again in EPSG:4326.",
    ),
    "data.drawn_elsewhere": (
        "{file}, lớp {layer}: tọa độ ({point}) nằm ngoài Việt Nam; có thể sai hệ tọa độ (khai báo: {crs}).",
        "{file}, layer {layer}: the coordinates ({point}) lie outside Việt Nam; the system ({crs}) may be wrong.",
        "Xuất lại theo kinh độ, vĩ độ (EPSG:4326) hoặc khai báo đúng hệ tọa độ.",
        "Export it in longitude and latitude (EPSG:4326), or declare the right system.",
    ),
    "data.bad_roads": (
        "Không đọc được tệp đường bộ {file}.",
        "The file of roads {file} cannot be read.",
        "Xuất lại thành GeoPackage, GeoJSON hoặc Shapefile (đủ .shp, .shx, .dbf, .prj), hoặc tải lại tệp .osm.pbf.",
        "Export it again as GeoPackage, GeoJSON or Shapefile (.shp, .shx, .dbf, .prj), or download the .osm.pbf again.",
    ),
    "data.roads_without_lines": (
        "Tệp đường bộ {file} không có lớp nào gồm các đường (các lớp: {layers}).",
        "The file of roads {file} has no layer of lines (layers: {layers}).",
        "Xuất lớp đường giao thông dạng đường (LineString).",
        "Export the layer of roads as lines (LineString).",
    ),
    "data.roads_layers": (
        "Tệp đường bộ {file} có nhiều lớp dạng đường ({layers}), không rõ lớp nào là đường bộ.",
        "The file of roads {file} has several layers of lines ({layers}); which of them is the roads is not clear.",
        "Đổi tên lớp đường bộ thành roads, hoặc chỉ để lại lớp đó.",
        "Name the layer of roads “roads”, or leave only that one.",
    ),
    "data.roads_without_class": (
        "{file}, lớp {layer}: không có cột cấp đường (class, road_class hoặc highway) hay cột tốc độ (speed_kmh); các cột hiện có: {columns}.",
        "{file}, layer {layer}: there is no column of class (class, road_class or highway) or of speed (speed_kmh); the columns are {columns}.",
        "Thêm cột class với giá trị national, provincial, commune, track (hoặc quốc lộ, đường tỉnh, đường xã, đường mòn), hoặc thẻ highway của OpenStreetMap.",
        "Add a column class with national, provincial, commune or track, or the highway tags of OpenStreetMap.",
    ),
    "data.roads_outside": (
        "{file}, lớp {layer}: không có đường nào trong phạm vi tỉnh (các xã, địa điểm và 20 km xung quanh).",
        "{file}, layer {layer}: no road lies in the province (its communes and sites, and 20 km around them).",
        "Kiểm tra tệp có đúng tỉnh không, và hệ tọa độ (múi chiếu) khai báo trong tệp.",
        "Check that it is the file of this province, and the coordinate system (zone) it declares.",
    ),
    "data.roads_none_ridden": (
        "{file}, lớp {layer}: {count} đường trong phạm vi tỉnh đều thuộc loại không đi lại được (cao tốc, đường đi bộ, chưa xây).",
        "{file}, layer {layer}: none of the {count} roads in the province may be ridden (motorways, footways, not built).",
        "Bổ sung các đường đi lại được, hoặc sửa cột cấp đường.",
        "Add roads that may be ridden, or correct the column of class.",
    ),
    "data.road_class": (
        "{file}, lớp {layer}, đối tượng {feature}: cấp đường “{value}” trống hoặc không hiểu được.",
        "{file}, layer {layer}, feature {feature}: the class “{value}” is empty or not understood.",
        "Ghi national, provincial, commune, track (hoặc quốc lộ, đường tỉnh, đường xã, đường mòn), hoặc thẻ highway của OpenStreetMap.",
        "Write national, provincial, commune or track, or a highway tag of OpenStreetMap.",
    ),
    "data.road_speed": (
        "{file}, lớp {layer}, đối tượng {feature}: tốc độ “{value}” phải là số từ {least} đến {most} km/h.",
        "{file}, layer {layer}, feature {feature}: the speed “{value}” must be a number from {least} to {most} km/h.",
        "Sửa giá trị, hoặc để trống để tính theo cấp đường và địa hình.",
        "Correct it, or leave it empty: class and terrain then tell.",
    ),
    "data.road_km": (
        "{file}, lớp {layer}, đối tượng {feature}: số km “{value}” phải là số dương.",
        "{file}, layer {layer}, feature {feature}: the kilometres “{value}” must be a positive number.",
        "Sửa giá trị, hoặc để trống để tính theo hình vẽ.",
        "Correct it, or leave it empty: the geometry then tells.",
    ),
    "data.road_km_odd": (
        "{file}, lớp {layer}, đối tượng {feature}: ghi {value} km trong khi hình vẽ dài {drawn} km (phải từ 0,9 đến 3 lần); chiều dài hình vẽ được dùng.",
        "{file}, layer {layer}, feature {feature}: {value} km are given while the geometry is {drawn} km long (0.9 to 3 times is allowed); the geometry is used.",
        "Kiểm tra đơn vị (km, không phải m) và đối tượng này.",
        "Check the unit (km, not m) and this feature.",
    ),
    "data.road_shape": (
        "{file}, lớp {layer}, đối tượng {feature}: trống hoặc không phải là đường.",
        "{file}, layer {layer}, feature {feature}: it is empty or no line.",
        "Thay bằng đối tượng dạng đường (LineString), hoặc xóa.",
        "Replace it by a line (LineString), or delete it.",
    ),
    "data.roads_more": (
        "{file}, lớp {layer}: còn {count} đối tượng khác mắc cùng lỗi.",
        "{file}, layer {layer}: {count} more features have the same fault.",
        "Sửa cả lớp theo cùng một cách.",
        "Correct the whole layer in the same way.",
    ),
    "data.roads_read": (
        "{file}, lớp {layer}: dùng {lines} đoạn đường trong phạm vi tỉnh, {km} km (quốc lộ {national}, đường tỉnh {provincial}, đường xã {commune}, đường mòn {track}); {left} đoạn không dùng (cao tốc, đường đi bộ, chưa xây).",
        "{file}, layer {layer}: {lines} lines of road in the province are used, {km} km (national {national}, provincial {provincial}, commune {commune}, track {track}); {left} are not (motorways, footways, not built).",
        "Không cần làm gì.",
        "Nothing to do.",
    ),
    "data.roads_several": (
        "Có nhiều tệp đường bộ; dùng {used}, không dùng {others}.",
        "There are several files of roads; {used} is used, {others} not.",
        "Chỉ để lại một tệp.",
        "Leave only one.",
    ),
}  # fmt: skip
