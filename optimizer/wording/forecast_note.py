"""Sentences of the forecast: the method note, the trace of a cell, the printed summary."""

PHRASES: dict[str, tuple[str, str]] = {
    "forecast.note.title": (
        "# Dự báo nhu cầu đào tạo {province}, {first}–{last}",
        "# Forecast of training demand, {province}, {first}–{last}",
    ),
    "forecast.note.status": (
        "Số liệu đến {as_of}. Ba mức thấp, cơ sở, cao: khoảng thấp – cao dự kiến chứa số thật tám trong mười lần, nếu các khoảng đầu vào đúng như vậy.",
        "Figures as of {as_of}. Three variants low, base, high: the range low–high should hold the truth eight times of ten, if the ranges put in do.",
    ),
    "forecast.note.needs": (
        "1. **Nhu cầu của nền kinh tế** (phương pháp nhu cầu nhân lực; OECD/Parnes 1962, phần thay thế theo Willems và de Grip 1993): lao động theo ngành × mục tiêu tăng trưởng × hệ số co giãn; phần tăng thêm cộng phần thay thế, theo cơ cấu trình độ, chuyển sang lĩnh vực đào tạo, chia cho tỷ lệ học xong, trừ phần doanh nghiệp tự đào tạo. Ngành giảm nhanh hơn tốc độ thay thế thì nhu cầu bằng 0, không bù cho ngành khác.",
        "1. **What the economy needs** (manpower requirements; OECD/Parnes 1962, replacement as in Willems and de Grip 1993): work by section × growth targets × elasticity; expansion plus replacement by shares of levels, to fields of training, over the share who finish, less what firms train themselves. A section that shrinks faster than people leave needs nobody and does not make up for another.",
    ),
    "forecast.note.trend": (
        "2. **Xu thế tuyển sinh** (san mũ có giảm dần; Gardner và McKenzie 1985; thư viện statsmodels): dãy ngắn được co về xu thế chung của tỉnh. Phương pháp dùng: {method}.",
        "2. **Trend of enrolments** (damped exponential smoothing; Gardner and McKenzie 1985; statsmodels): short series lean on the common trend. Method used: {method}.",
    ),
    "forecast.note.combine": (
        "3. **Kết hợp**: trung bình có trọng số nghịch đảo phương sai; khi hai nguồn mâu thuẫn, trọng số gần bằng nhau và khoảng rộng ra (DerSimonian và Laird 1986).",
        "3. **Combination**: mean weighted by inverse variance; where sources contradict each other they count nearly alike and the range widens (DerSimonian and Laird 1986).",
    ),
    "forecast.note.control": (
        "4. **Đối chiếu**: lĩnh vực không có nhóm ngành được để riêng; mỗi trình độ không quá số người có thể học; chỉ tiêu ghi pin được giữ đúng, chỉ tiêu khác in chênh lệch.",
        "4. **Control**: fields without a programme are set aside; no level passes the people who can learn; targets marked pin hold, of others the gap is printed.",
    ),
    "forecast.note.spread": (
        "5. **Phân bổ theo xã**: lặp tỷ lệ theo hai tổng lề (Deming và Stephan 1940) từ số học sinh, lao động và nguyện vọng đăng ký; làm tròn có kiểm soát (Cox 1987), tổng từng nhóm ngành giữ đúng.",
        "5. **Communes**: iterative proportional fitting to both margins (Deming and Stephan 1940) from pupils, workers and wishes; controlled rounding (Cox 1987), totals of programmes kept.",
    ),
    "forecast.note.backcast": ("## Kiểm tra hồi cứu, năm {year}{doubt}", "## Back-cast of {year}{doubt}"),
    "forecast.note.backcast_row": ("* {method}: sai {wape} %{best}", "* {method}: off by {wape} %{best}"),
    "forecast.note.best": (" (tốt nhất, được dùng)", " (best, used)"),
    "forecast.note.findings": ("## Điều cần biết", "## What to know"),
    "forecast.note.sources": ("## Nguồn của các bảng", "## Sources of the tables"),
    "forecast.note.source": ("* `{table}`: {basis}; {source}", "* `{table}`: {basis}; {source}"),
    "forecast.note.defaults": ("## Tham số", "## Parameters"),
    "forecast.note.parameter": (
        "* `{parameter}` {level}: {low} – {base} – {high}; {source}",
        "* `{parameter}` {level}: {low} – {base} – {high}; {source}",
    ),
    "forecast.method.naive": ("lấy lại năm trước", "the year before again"),
    "forecast.method.mean": ("trung bình các năm", "mean of the years"),
    "forecast.method.damped": ("xu thế giảm dần", "damped trend"),
    "forecast.method.combined": ("kết hợp với nhu cầu của nền kinh tế", "combined with what the economy needs"),
    "forecast.trace.title": (
        "{field} – {level} – {commune}, năm {year}:",
        "{field} – {level} – {commune}, {year}:",
    ),
    "forecast.trace.sector": (
        "  ngành {sector}: {stock} lao động trình độ này; tăng thêm {expansion}, thay thế {replacement}; lĩnh vực chiếm {share} → {persons}",
        "  section {sector}: {stock} workers of this level; expansion {expansion}, replacement {replacement}; share of the field {share} → {persons}",
    ),
    "forecast.trace.needs": (
        "  nền kinh tế cần {sum} × (1 − {firms}) / {completion} = {base} người tuyển mới (thấp {low}, cao {high})",
        "  the economy needs {sum} × (1 − {firms}) / {completion} = {base} entrants (low {low}, high {high})",
    ),
    "forecast.trace.history": ("  tuyển sinh: {years}", "  enrolments: {years}"),
    "forecast.trace.trend": (
        "  xu thế ({method}): {base} ± {sd}",
        "  trend ({method}): {base} ± {sd}",
    ),
    "forecast.trace.combined": (
        "  kết hợp: nhu cầu {weight_needs} %, tỷ lệ vào học {weight_uptake} %, xu thế {weight_trend} % → {base} (thấp {low}, cao {high})",
        "  combined: need {weight_needs} %, take-up {weight_uptake} %, trend {weight_trend} % → {base} (low {low}, high {high})",
    ),
    "forecast.trace.control": (
        "  trình độ: dự báo {forecast}, nhiều nhất {most}, chỉ tiêu {target}; nhân {scale} → {programme} {base} (thấp {low}, cao {high})",
        "  level: forecast {forecast}, at most {most}, target {target}; times {scale} → {programme} {base} (low {low}, high {high})",
    ),
    "forecast.trace.commune": (
        "  xã: {wanted} trong {total} người của trình độ; ô này {low} – {base} – {high}",
        "  commune: {wanted} of the level's {total}; this cell {low} – {base} – {high}",
    ),
    "forecast.trace.none": (
        "Không có ô nào cho lĩnh vực {field}, trình độ {level}, xã {commune} năm {year}.",
        "There is no cell for field {field}, level {level}, commune {commune} in {year}.",
    ),
    "forecast.trace.usage": (
        "--trace cần mã lĩnh vực, mã trình độ và mã xã, ví dụ: --trace 51 TC 03127. Không có: {value}.",
        "--trace takes the codes of a field, a level and a commune, for example: --trace 51 TC 03127. Unknown: {value}.",
    ),
    "forecast.done": (
        "Đã dự báo {province} {first}–{last}: {rows} ô nhu cầu; {findings} điều cần biết.",
        "Forecast of {province} {first}–{last}: {rows} cells of demand; {findings} things to know.",
    ),
    "forecast.backcast": (
        "  Kiểm tra hồi cứu năm {year}{doubt}: {methods}",
        "  Back-cast of {year}{doubt}: {methods}",
    ),
    "forecast.backcast_method": ("{method} sai {wape} %{best}", "{method} off by {wape} %{best}"),
    "forecast.backcast_doubt": (
        " (số của năm này phần lớn là ước tính: không chứng minh được gì)",
        " (figures of that year are mostly estimates: proves nothing)",
    ),
    "forecast.level": (
        "  {level} {year}: {low} – {base} – {high} người{target}",
        "  {level} {year}: {low} – {base} – {high} entrants{target}",
    ),
    "forecast.level_target": (" (chỉ tiêu {target}, chênh {gap})", " (target {target}, gap {gap})"),
    "forecast.written": ("Đã ghi bảng nhu cầu vào {path}.", "The table of demand is written to {path}."),
    "forecast.write_folder": (
        "{path} không phải thư mục tệp CSV: chép tệp demand.csv vào trang 5_NhuCau, hoặc chuyển sang thư mục CSV rồi dùng --write.",
        "{path} is no folder of CSV files: copy demand.csv into the sheet 5_NhuCau, or convert to a folder of CSV files and use --write.",
    ),
    "forecast.orders.none": (
        "Chưa có bảng đơn giá (10_DonGia): không lập được Dự kiến đặt hàng đào tạo.",
        "There is no table of prices (training_prices): no table of commissioned training is made.",
    ),
}
