"""Tables `communes`, `roads` and `programmes`: facts carried over, few estimates."""

from collections.abc import Mapping

from estimates.facts import Facts, field, level
from estimates.rounding import exact, largest_remainder

SOURCE = (
    "Dân số, diện tích: Bản đồ sắp xếp đơn vị hành chính 2025 (sapnhap.bando.com.vn); trụ sở: NQ 1661/NQ-UBTVQH15; "
    "khu vực: QĐ 46 của UBND tỉnh (1/2026, báo chí); biên giới: báo chí 2026; "
    "HS tốt nghiệp THCS, lao động: công thức C1, C2"
)
METHODS = {
    "old_point": "Điểm: {}",
    "mean": "Điểm ước tính: trung bình {}",
    "centroid": "Điểm ước tính: tâm xã mới",
}


def communes(facts: Facts) -> list[dict[str, object]]:
    """Return the 45 communes.

    C1: leavers = candidates for grade 10 in 2025, spread by population. C2: labour force = the province's figure,
    spread by population. Both with largest remainders; a uniform age structure is assumed.
    """
    people = [exact(row["population"]) for row in facts.communes]
    leavers = largest_remainder(int(facts.numbers["grade10_candidates_2025"]), people)
    workers = largest_remainder(int(facts.numbers["labour_force_2025"]), people)
    seats = {row["commune"]: row for row in facts.seats}
    table = []
    for row, left, working in zip(facts.communes, leavers, workers, strict=True):
        seat = seats[row["commune"]]
        table.append({
            "commune": row["commune"], "name": row["name"], "area": row["area"], "lat": seat["lat"], "lon": seat["lon"],
            "area_km2": row["area_km2"], "population": row["population"], "leavers": left, "labour_force": working,
            "zone": row["zone"], "border": row["border"], "urban": int(row["name"].startswith("Phường")), "special": 0,
            "seat": row["seat"], "basis": row["basis"], "source": SOURCE, "note": "; ".join(_remarks(row, seat)),
        })  # fmt: skip
    return table


def _remarks(row: Mapping[str, str], seat: Mapping[str, str]) -> list[str]:
    point = METHODS[seat["method"]].format(seat["old_communes"])
    if seat["method"] != "centroid":
        point += f" (gazetteer), cách tâm xã {seat['km_from_centroid'].replace('.', ',')} km"
    return [text for text in (row["note"], point, seat["note"]) if text]


def roads(facts: Facts) -> list[dict[str, object]]:
    """Return the published road distances: roads of their own (pin) and longer routes kept for calibration (record)."""
    return [
        {
            "from_commune": row["from_commune"], "to_commune": row["to_commune"], "km": row["km"], "minutes": "",
            "road_class": row["road_class"], "use": row["use"], "basis": "press", "source": row["source"],
            "note": "; ".join(text for text in (row["via"], row["note"]) if text),
        }
        for row in facts.roads
    ]  # fmt: skip


def programmes(facts: Facts) -> list[dict[str, object]]:
    """Return the programmes: field × level; module size and price are the same within a field."""
    fields = {row["field"]: row for row in facts.fields}
    levels = {row["level"]: row for row in facts.levels}
    table = []
    for row in facts.programmes:
        of, at = fields[field(row["programme"])], levels[level(row["programme"])]
        general = row["programme"] in {"00_GDTX", "84_LX"}
        table.append({
            "programme": row["programme"], "name": of["name"] if general else f"{of['name']} – {at['name'].lower()}",
            "field": of["field"], "level": at["level"], "length_years": at["length_years"],
            "learners_per_teacher": of["learners_per_teacher"], "module_places": of["module_places"],
            "module_mvnd": of["module_mvnd"], "priority": row["priority"], "basis": "estimate",
            "source": "Thời gian, mô-đun: tham số mặc định, giả định",
            "note": "; ".join(text for text in (of["reason"], at["reason"], row["reason"]) if text),
        })  # fmt: skip
    return table
