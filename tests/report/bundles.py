"""A fake but complete run to draw: 13 institutions, 15 sites and the 45 communes of the gazetteer's province 11.

Every frame follows the contract of `optimizer.solution`; the numbers are invented, and add up only where a test says so.
Places: four hosts take in seven institutions, one centre converts, one expands, one site closes, one has two sites.
"""

import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from math import cos, hypot, radians
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely
import vietnamadminunits

from optimizer.scenario import Centres, Coverage, Merging, Scenario
from optimizer.solution.plan import TERMS, Network
from optimizer.solution.solution import Bundle, Outcome, Proof, Step
from optimizer.wording import LANGUAGES, PHRASES, say

INSTITUTIONS = (
    # code, name, type, commune, posts, host, area
    ("CDKTKT", "Trường Cao đẳng Kinh tế - Kỹ thuật Điện Biên", "CD", "03334", 77, "CDN"),
    ("CDN", "Trường Cao đẳng nghề Điện Biên", "CD", "03127", 113, ""),
    ("TTDB", "Trung tâm GDNN-GDTX huyện Điện Biên", "GDNNGDTX", "03334", 27, ""),
    ("TTDBD", "Trung tâm GDNN-GDTX huyện Điện Biên Đông", "GDNNGDTX", "03203", 17, "TTDB"),
    ("TTGDTX", "Trung tâm GDTX tỉnh", "GDTX", "03127", 14, "TTDB"),
    ("TTMA", "Trung tâm GDNN-GDTX huyện Mường Ảng", "GDNNGDTX", "03256", 12, "TTTG"),
    ("TTMC", "Trung tâm GDNN-GDTX huyện Mường Chà", "GDNNGDTX", "03172", 14, "TTML"),
    ("TTML", "Trung tâm GDNN-GDTX thị xã Mường Lay", "GDNNGDTX", "03151", 7, ""),
    ("TTMN", "Trung tâm GDNN-GDTX huyện Mường Nhé", "GDNNGDTX", "03160", 15, ""),
    ("TTNNTH", "Trung tâm Ngoại ngữ - Tin học tỉnh", "OTHER", "03127", 6, "TTDB"),
    ("TTNP", "Trung tâm GDNN-GDTX huyện Nậm Pồ", "GDNNGDTX", "03169", 20, ""),
    ("TTTC", "Trung tâm GDNN-GDTX huyện Tủa Chùa", "GDNNGDTX", "03217", 17, "TTTG"),
    ("TTTG", "Trung tâm GDNN-GDTX huyện Tuần Giáo", "GDNNGDTX", "03253", 18, ""),
)
NAMES_AFTER = {
    "CDN": "Trường Cao đẳng Điện Biên", "TTDB": "Trung tâm GDNN-GDTX khu vực 1", "TTTG": "Trung tâm GDNN-GDTX khu vực 2",
    "TTML": "Trung tâm GDNN-GDTX khu vực 3", "TTMN": "Trường Trung học nghề Mường Nhé",
}  # fmt: skip
EXPANDS, CONVERTS, CLOSED = "TTNP", "TTMN", "TTNNTH-1"
PROGRAMMES = ("00_GDTX", "52_SC", "52_TC", "62_SC")
LEDGERS = (
    "budget_recurrent", "budget_investment", "budget_one_off", "learners", "conventional", "budget_transfers",
    "budget_buildings",
)  # fmt: skip
DISCLAIMER = (
    "Số liệu minh họa để kiểm chứng hồi cứu: mạng lưới tỉnh Điện Biên đến 30/6/2025, trước khi sắp xếp thực tế; phần lớn "
    "chỉ tiêu theo từng đơn vị là ước tính, không dùng làm căn cứ quyết định."
)


@cache
def communes() -> pd.DataFrame:
    """Index commune -> name, area, lon, lat, of the gazetteer."""
    file = Path(vietnamadminunits.__file__).parent / "data" / "dataset.db"
    query = "select wardCode, ward, wardLon, wardLat from admin_units where provinceCode = '11' order by wardCode"
    connection = sqlite3.connect(file)
    rows = connection.execute(query).fetchall()
    connection.close()
    table = pd.DataFrame(rows, columns=["commune", "name", "lon", "lat"]).set_index("commune")
    table["area"] = ["KV4" if lon < 102.95 and lat > 21.6 else "KV3" if lat > 21.75 and lon < 103.25 else
                     "KV2" if lat > 21.45 and lon > 103.2 else "KV1"
                     for lon, lat in zip(table["lon"], table["lat"], strict=True)]  # fmt: skip
    return table


def geometry(*, islands: bool = False) -> gpd.GeoDataFrame:
    """Cells around the gazetteer's points; `islands` adds a special zone without geometry."""
    table = communes()
    points = shapely.MultiPoint(table[["lon", "lat"]].to_numpy())
    hull = shapely.concave_hull(points, 0.4).buffer(0.07)
    cells = shapely.get_parts(shapely.voronoi_polygons(points, extend_to=hull))
    tree = shapely.STRtree(cells)
    order = [int(tree.query(shapely.Point(lon, lat), predicate="within")[0])
             for lon, lat in zip(table["lon"], table["lat"], strict=True)]  # fmt: skip
    shapes = [cells[i].intersection(hull) for i in order]
    frame = table.reset_index()[["commune", "name", "area", "lon", "lat"]].assign(schematic=True)
    if islands:
        far = {
            "commune": "03999",
            "name": "Đặc khu Thử Nghiệm",
            "area": "KV1",
            "lon": 112.0,
            "lat": 16.5,
            "schematic": True,
        }
        frame = pd.concat([frame, pd.DataFrame([far])], ignore_index=True)
        shapes = [*shapes, shapely.Polygon()]
    return gpd.GeoDataFrame(frame, geometry=shapes, crs="EPSG:4326")


def _minutes(a: str, b: str) -> float:
    table = communes()
    dy = (table.at[a, "lat"] - table.at[b, "lat"]) * 111.2
    dx = (table.at[a, "lon"] - table.at[b, "lon"]) * 111.2 * cos(radians(21.7))
    return round(4 + hypot(dx, dy) * 1.5 * 60 / 38, 2)


def _sites(plan: bool) -> pd.DataFrame:
    rows = []
    for number, (code, name, _, commune, posts, host) in enumerate(INSTITUTIONS):
        for part in (1, 2) if code == "CDN" else (1,):
            site = f"{code}-{part}"
            place = commune if part == 1 else "03316"
            closed = plan and site == CLOSED
            taken = plan and bool(host) and not closed
            before = (620, 540, 220, 130, 240, 90, 110, 60, 120, 80, 260, 130, 210)[number] if part == 1 else 150
            grows = plan and code in {EXPANDS, "CDN"} and part == 1
            rows.append({
                "site": site, "name": f"Trụ sở {name}" if part == 1 else "Cơ sở 2 tại Nà Tấu", "institution": code,
                "institution_after": "" if closed else (host if taken else code), "head": part == 1,
                "head_after": part == 1 and not taken and not closed, "open": not closed,
                "status": "closed" if closed else "taken" if taken else "head" if part == 1 else "own",
                "commune": place, "lon": communes().at[place, "lon"], "lat": communes().at[place, "lat"],
                "posts": posts - (20 if code == "CDN" and part == 1 else 0) if part == 1 else 20, "rooms": 2 * before,
                "places_before": before, "places_after": 0 if closed else before + (130 if grows else 0),
                "entrants_recorded": round(before * 0.7), "entrants": 0 if closed else round(before * 0.8), "investment_mvnd": 0.0,
            })  # fmt: skip
    return pd.DataFrame(rows).set_index("site").sort_index()


def _institutions(plan: bool) -> pd.DataFrame:
    rows = []
    sites = _sites(plan)
    for code, name, kind, commune, posts, host in INSTITUTIONS:
        own = sites[sites["institution"] == code]
        merged = plan and bool(host)
        hosts = plan and any(other == code for *_, other in INSTITUTIONS)
        convert = plan and code == CONVERTS
        expand = plan and code in {EXPANDS, "CDN"}
        rows.append({
            "institution": code, "name": name, "type": kind, "type_after": "" if merged else "THN" if convert else kind,
            "speciality": "general", "managing_body": "Sở Giáo dục và Đào tạo tỉnh Điện Biên",
            "managing_body_after": "" if merged else "Sở Giáo dục và Đào tạo tỉnh Điện Biên", "authority": "province",
            "area": communes().at[commune, "area"], "head_site": f"{code}-1", "fate": "merge" if merged else "survive",
            "host": host if merged else "", "convert": convert, "hosts": hosts, "expand": expand, "reduce": False,
            "action": "merge" if merged else "expand" if expand else "retain",
            "name_after": "" if merged else NAMES_AFTER.get(code, name) if plan else name,
            "head_site_after": "" if merged else f"{code}-1", "counted_before": kind == "CD",
            "counted_after": kind == "CD" and not merged, "posts": posts, "heads_before": 1, "heads_after": 0 if merged else 1,
            "deputies_before": 1, "deputies_after": 0 if merged else 2 if hosts else 1,
            "places_before": own["places_before"].sum(), "places_after": own["places_after"].sum(),
            "entrants_recorded": own["entrants_recorded"].sum(), "entrants": own["entrants"].sum(),
            "date": "2028-09-01" if plan else "",
        })  # fmt: skip
    return pd.DataFrame(rows).set_index("institution").sort_index()


def network(*, plan: bool) -> Network:
    """The plan, or the unchanged network, in contract frames."""
    sites = _sites(plan)
    table = communes()
    basic = sites[sites["open"]]["commune"]
    if plan:
        basic = basic.drop(["TTDBD-1", "TTMA-1"])
    access = []
    for commune in table.index:
        best = min(basic.index, key=lambda site: (_minutes(commune, basic[site]), site))
        minutes = _minutes(commune, basic[best])
        access.append({
            "commune": commune, "basic_site": best, "basic_minutes": minutes, "basic_km": round(minutes * 0.6, 1),
            "recorded_minutes": minutes, "limit_minutes": 60.0, "exempt": False, "entrants_placed": 60.0,
            "mean_minutes": minutes * 1.2 + (3 if plan else 0),
        })  # fmt: skip
    frames = {
        "offers": pd.DataFrame({
            "programme": ["52_TC", "62_SC"], "site": ["CDN-1", "TTNP-1"], "delivery": ["site", "mobile"],
            "institution": ["CDN", "TTNP"], "runs_before": [True, True], "runs": [True, True], "places_before": [200, 260],
            "added": [36.0, 0.0], "places_after": [236.0, 260.0], "entrants_recorded": [150, 200], "entrants": [220.0, 210.0],
        }).set_index(["programme", "site", "delivery"]),
        "placements": pd.DataFrame({
            "commune": ["03127", "03160"], "programme": ["52_TC", "62_SC"], "site": ["CDN-1", ""], "institution": ["CDN", "TTNP"],
            "team": ["CDN", "TTNP"], "delivery": ["site", "mobile"], "entrants": [40.0, 25.0], "minutes": [6.0, 30.0],
            "km": [2.0, 18.0], "boards": [False, False],
        }),
        "demand": pd.DataFrame({
            "commune": ["03127", "03160"], "programme": ["52_TC", "62_SC"], "demand": [45, 30], "placed": [40.0, 0.0],
            "mobile": [0.0, 25.0], "unplaced": [5.0, 5.0],
        }).set_index(["commune", "programme"]),
        "modules": pd.DataFrame({"field": ["52"], "site": ["CDN-1"], "modules": [2], "module_places": [36.0],
                                 "investment_mvnd": [4160.0]}) if plan else
                   pd.DataFrame(columns=["field", "site", "modules", "module_places", "investment_mvnd"]),
        "moves": pd.DataFrame(columns=["programme", "site", "kind", "institution", "institution_after", "entrants_recorded",
                                       "learners_present", "moving"]),
        "costs": pd.DataFrame({"mvnd": [float(1200 - 90 * n - (310 if plan else 0)) for n in range(len(TERMS))]},
                              index=pd.Index(TERMS, name="term")),
        "staff": pd.DataFrame({
            "posts_before": [133, 27, 20], "posts_taken_in": [77, 31, 0], "posts_after": [210, 58, 20], "heads_after": [1, 1, 1],
            "deputies_after": [2, 2, 1], "posts_at_closed_sites": [0, 6, 0],
            "vocational_before": [110.0, 9.0, 8.0], "vocational_needed": [96.4, 7.2, 8.5], "general_before": [0.0, 29.0, 6.0],
            "general_needed": [0.0, 24.5, 7.5], "others_before": [100.0, 20.0, 6.0], "others_after": [95.0, 16.0, 6.0],
            "hired": [3.1, 0.4, 2.2], "surplus_1": [12.0, 5.5, 0.0], "surplus_2": [9.6, 4.1, 0.0], "surplus_3": [7.0, 2.9, 0.0],
            "surplus_4": [4.5, 1.7, 0.0], "surplus_5": [2.1, 0.6, 0.0], "released": [2.1, 0.6, 0.0],
            "posts_long_run": [205.0, 54.0, 20.0], "surplus_0": [14.5, 6.9, 0.0],
        }, index=pd.Index(["CDN", "TTDB", "TTNP"], name="institution")),
    }  # fmt: skip
    return Network(
        institutions=_institutions(plan), sites=sites, access=pd.DataFrame(access).set_index("commune"), **frames
    )


def scenario(**changes: object) -> Scenario:
    """The scenario of the fake run."""
    return Scenario(
        name="regional-centres-2028",
        title="Phương án 1: một trường cao đẳng đa ngành, trung tâm GDNN-GDTX theo khu vực",
        title_en="Option 1: one multi-field college, regional centres",
        question="Một trường cao đẳng và các trung tâm khu vực tốn bao nhiêu, tiết kiệm bao nhiêu, và ai phải đi xa hơn?",
        merging=Merging(counted_schools_at_most=1, per_host_at_most=4),
        centres=Centres(policy="regional", at_least=4, at_most=6),
        coverage=Coverage(minutes_at_most=60),
        basis={"merging.counted_schools_at_most": "Kế hoạch 130/KH-BCĐTKNQ18 ngày 21/9/2025 (tối đa 03 trường)"},
    ).but(**changes)


INDICATORS = (
    # id, unit, better, recorded, unchanged, plan, change, estimate share
    ("units_in_scope", "institutions", "less", 13, 13, 6, -7, 0.0),
    ("counted_schools", "institutions", "less", 2, 2, 1, -1, 0.0),
    ("open_sites", "sites", "none", 14, 14, 13, -1, 0.0),
    ("heads", "persons", "less", 13, 13, 6, -7, 0.7),
    ("cost_budget_recurrent", "mvnd_a_year", "less", float("nan"), 41250.4, 34718.9, -6531.5, 0.62),
    ("investment", "mvnd", "less", float("nan"), 0.0, 4160.0, 4160.0, 0.4),
    ("demand_met", "percent", "more", float("nan"), 91.2, 93.8, 2.6, 0.8),
    ("minutes_mean", "minutes", "less", float("nan"), 38.9, 41.3, 2.4, 0.5),
    ("basic_minutes_worst", "minutes", "less", 108.2, 108.2, 112.6, 4.4, 0.5),
    ("entrants_SC", "entrants_a_year", "more", 1820, 2350.0, 2415.0, 65.0, 0.8),
)  # fmt: skip


def indicators() -> pd.DataFrame:
    """Return the indicator frame of the fake run."""
    rows = []
    for code, unit, better, recorded, unchanged, plan, change, share in INDICATORS:
        row = {"indicator": code, "unit": unit, "better": better, "recorded": recorded, "unchanged": unchanged, "plan": plan,
               "change": change, "estimate_share": share}  # fmt: skip
        for lang in LANGUAGES:
            row |= {f"unit_{lang}": say(f"indicator_unit.{unit}", lang), f"name_{lang}": f"{code} ({lang})",
                    f"definition_{lang}": code}  # fmt: skip
            if f"indicator.{code}" in PHRASES:
                row[f"name_{lang}"] = say(f"indicator.{code}", lang)
        rows.append(row)
    return pd.DataFrame(rows).set_index("indicator")


def rules() -> pd.DataFrame:
    """The rules frame of the fake run: three met (one binding), one broken, one without data."""
    columns = ["rule", "item", "met", "left", "sense", "right", "binding", "enforced", "vi", "en"]
    return pd.DataFrame([
        ("counted", "", "met", 1.0, "<=", 1.0, True, True, "Số trường tính vào trần tối đa 1", "At most 1 counted school"),
        ("centres", "", "met", 5.0, "<=", 6.0, False, True, "Số trung tâm tối đa 6", "At most 6 centres"),
        ("coverage", "03160", "met", 41.0, "<=", 60.0, False, True, "Xã Mường Nhé: tới địa điểm cơ bản trong 60 phút",
         "Xã Mường Nhé: a basic site within 60 minutes"),
        ("class_size", "62_SC TTNP-1", "not_met", 8.0, ">=", 10.0, False, False, "Nông nghiệp - Sơ cấp tại Nậm Pồ: lớp từ 10 người",
         "Agriculture at Nậm Pồ: classes of 10 or more"),
        ("posts_norm", "TTML", "unknown", float("nan"), ">=", 15.0, False, False, "TT khu vực 3: từ 15 người làm việc",
         "Regional centre 3: 15 posts or more"),
    ], columns=columns)  # fmt: skip


def norms() -> pd.DataFrame:
    """Three legal bases: checked, unchecked, expired."""
    from datetime import date  # noqa: PLC0415

    columns = ["parameter", "value", "unit", "type", "field", "level", "legal_basis", "effective", "valid_until", "checked", "basis",
               "source"]  # fmt: skip
    return pd.DataFrame([
        ("posts_at_least", 15.0, "người", "", "", "", "Nghị định 120/2020/NĐ-CP ngày 07/10/2020, Điều 5", date(2020, 12, 1), None,
         date(2025, 6, 1), "official", "Cổng TTĐT Chính phủ"),
        ("land_urban_m2", 20000.0, "m²", "CD", "", "", "Nghị định 24/2022/NĐ-CP ngày 06/4/2022", date(2022, 6, 1), None, None,
         "official", "Cổng TTĐT Chính phủ"),
        ("learners_per_teacher_at_most", 25.0, "người học/giáo viên", "", "", "SC", "Thông tư 07/2017/TT-BLĐTBXH ngày 10/3/2017",
         date(2017, 5, 1), date(2025, 1, 1), date(2025, 6, 1), "official", "Cổng TTĐT Chính phủ"),
    ], columns=columns)  # fmt: skip


def _ledger_by_year() -> pd.DataFrame:
    rows = []
    for step, year in enumerate(range(2028, 2033)):
        values = (-900.0 - 1400 * step, 4160.0 if step == 0 else 0.0, 2400.0 if step == 0 else 0.0, 310.5, 12.0, 88.4,
                  275.4 if step < 2 else 0.0)  # fmt: skip
        rows += [{"year": year, "ledger": name, "mvnd": value} for name, value in zip(LEDGERS, values, strict=True)]
    return pd.DataFrame(rows).set_index(["year", "ledger"])


def _estimates() -> pd.DataFrame:
    rows = [("offers", 96, 4, 12, 80, 0, 0.83), ("demand", 1440, 0, 0, 1440, 0, 1.0), ("sites", 14, 2, 2, 10, 14, 0.71),
            ("institutions", 13, 0, 2, 11, 30, 0.6), ("communes", 45, 44, 0, 1, 0, 0.03),
            ("total", 1608, 50, 16, 1542, 44, 0.81)]  # fmt: skip
    columns = ["table", "rows", "official", "press", "estimate", "defaulted", "weight_estimate"]
    return pd.DataFrame(rows, columns=columns).set_index("table")


def _reasons() -> pd.DataFrame:
    rows = []
    for code, name, *_, host in INSTITUTIONS:
        vi = (
            f"Cùng địa bàn, cùng chức năng; quy mô tuyển sinh nhỏ, sáp nhập giảm một đầu mối ({host})."
            if host
            else (f"{name}: địa bàn rộng, giao thông khó khăn; giữ để bảo đảm tiếp cận.")
        )
        rows.append({"institution": code, "vi": vi, "en": f"Reason for {code}.", "estimated": code != "CDN"})
    return pd.DataFrame(rows).set_index("institution").sort_index()


def _firmness() -> pd.DataFrame:
    same = (9, 9, 7, 9, 4, 9, 8, 9, 5, 9, 9, 9, 6)
    codes = [row[0] for row in INSTITUTIONS]
    return pd.DataFrame({"same": same, "of": 9, "firm": [n >= 6 for n in same], "cases": "chi phí thấp; nhu cầu cao"},
                        index=pd.Index(codes, name="institution"))  # fmt: skip


def bundle(**changes: object) -> Bundle:
    """The fake run; `changes` replace fields."""
    made = Bundle(
        scenario=scenario().model_dump(mode="json"),
        province={
            "code": "11", "name": "Tỉnh Điện Biên", "as_of": "2025-06-30", "issuer": "SỞ GIÁO DỤC VÀ ĐÀO TẠO",
            "parent": "ỦY BAN NHÂN DÂN TỈNH ĐIỆN BIÊN", "place": "Điện Biên", "crs": "EPSG:9205", "units_2020": "13",
            "disclaimer": DISCLAIMER,
        },
        outcome=Outcome.OPTIMAL,
        proof=Proof(34718.9, 34690.2, 0.00083, "gap"),
        versions={"vetnet": "0.1.0", "pulp": "4.2.0", "highspy": "1.16.0"},
        digests={"institutions": "a" * 64, "offers": "b" * 64},
        options={"time_limit_s": 300, "gap": 0.001, "seed": 0, "solver": "highs"},
        timing={"solve": 12.5},
        plan=network(plan=True),
        unchanged=network(plan=False),
        recorded=pd.DataFrame({"value": [13.0, 2.0, 11.0, 357.0, 13.0, 15.0, 2610.0]}, index=pd.Index(
            ["units", "units_CD", "units_GDNNGDTX", "posts", "heads", "deputies", "places_SC"], name="key")),
        indicators=indicators(),
        rules=rules(),
        audit=pd.DataFrame([("placement", "", True, 0.0, 0.0, "Mọi nhu cầu được phân bổ hoặc ghi chưa đáp ứng",
                             "Every demand is placed or noted")],
                           columns=["check", "item", "ok", "found", "expected", "vi", "en"]),
        findings=pd.DataFrame([("data.low", "warning", "offers", 12, "entrants", "0", "Ngành không tuyển được người học.",
                                "No entrants.")],
                              columns=["id", "severity", "table", "row", "column", "value", "vi", "en"]),
        calibration=pd.DataFrame([("CDN-1", "TC", 150.0, 139.0, -0.073), ("TTNP-1", "SC", 200.0, 248.0, 0.24), ("", "", 350.0, 387.0, 0.169)],
                                 columns=["site", "level", "recorded", "modelled", "error_share"]),
        travel_calibration=pd.DataFrame([("03127", "03172", 54.0, 57.5, 0.065, float("nan"), 95.0)], columns=[
            "from_commune", "to_commune", "km_published", "km_graph", "error_share", "minutes_published", "minutes_graph"]),
        ledgers=pd.DataFrame([("unit_overhead", "budget_recurrent", 9120.0, 15480.0), ("travel", "learners", 4310.0, 4120.0)],
                             columns=["term", "ledger", "plan_mvnd", "unchanged_mvnd"]).set_index(["term", "ledger"]),
        ledger_by_year=_ledger_by_year(),
        reasons=_reasons(),
        firmness=_firmness(),
        conflicts=pd.DataFrame(columns=["kind", "rule", "item", "amount", "unit", "vi", "en"]),
        estimates=_estimates(),
        given=pd.DataFrame(columns=["institution", "action", "host", "date", "use", "close_sites", "name_after", "basis", "source"]),
        norms=norms(),
        costs=pd.DataFrame([("discount_rate", 0.07, "/năm", "", "", "", "base", "M", "estimate", "Giả định", "")], columns=[
            "parameter", "value", "unit", "type", "field", "level", "weights", "mark", "basis", "source", "note"]),
        geometry=geometry(),
        inputs={},
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


def two_years() -> Bundle:
    """The fake run as the last of two years, with nothing changed in the first and half the minutes then."""
    made = bundle()
    assert made.plan is not None
    access = made.unchanged.access
    sooner = replace(made.unchanged, access=access.assign(basic_minutes=access["basic_minutes"] / 2))
    then = made.indicators.assign(plan=made.indicators["plan"] + 1000, change=made.indicators["change"] + 1000)
    step = Step(sooner, made.unchanged, then, made.reasons.assign(vi="Chưa đến lượt.", en="Not yet."), made.nearest)
    merged = made.plan.institutions.query("fate == 'merge'")
    rows = [
        (2028, "unit", code, row["name"], "merge", row["host"], f"sáp nhập vào {row['host']}", f"into {row['host']}")
        for code, row in merged.iterrows()
    ]
    changes = pd.DataFrame(rows, columns=["year", "kind", "code", "name", "change", "host", "vi", "en"])
    asked = {**made.scenario, "name": "two-years", "title": "Hai năm", "periods": [2026, 2028]}
    return replace(made, scenario=asked, steps={2026: step}, changes=changes)


def infeasible() -> Bundle:
    """A run that ended in a proven 'no plan': one conflict of two rules, two ways out."""
    conflicts = pd.DataFrame([
        ("conflict", "counted", "", float("nan"), "", "Số trường tính vào trần tối đa 0 trong khi có một trường phải giữ.",
         "No counted school is allowed while one must be kept."),
        ("conflict", "pins", "CDN", float("nan"), "", "Trường Cao đẳng nghề Điện Biên phải giữ nguyên.", "The college must be kept."),
        ("relaxation", "counted", "", 1.0, "trường", "Nâng trần số trường thêm 1 trường.", "Raise the cap by 1 school."),
        ("relaxation", "coverage", "03160", 12.0, "phút", "Nới thời gian tới địa điểm cơ bản của xã Mường Nhé thêm 12 phút.",
         "Allow Mường Nhé 12 more minutes."),
    ], columns=["kind", "rule", "item", "amount", "unit", "vi", "en"])  # fmt: skip
    empty = indicators().assign(plan=float("nan"), change=float("nan"))
    return bundle(plan=None, outcome=Outcome.INFEASIBLE, proof=Proof(None, None, None, "infeasible"), conflicts=conflicts,
                  indicators=empty, reasons=_reasons().iloc[:0], firmness=_firmness().iloc[:0])  # fmt: skip


def with_names(names: Mapping[str, str]) -> Bundle:
    """The fake run with institutions renamed: code -> name (before and after)."""
    made = bundle()
    assert made.plan is not None
    return replace(made, plan=_renamed(made.plan, names), unchanged=_renamed(made.unchanged, names))


def _renamed(network: Network, names: Mapping[str, str]) -> Network:
    table = network.institutions.copy()
    for code, name in names.items():
        table.loc[code, "name"] = name
        if table.loc[code, "name_after"]:
            table.loc[code, "name_after"] = name
    return replace(network, institutions=table)
