"""A small, plainly fictitious network on the real communes of a province, on which every command works at once.

Four counted schools (three colleges of different speciality and one general trung cấp school far from them) and four
centres with GDTX classes. Nothing but the communes, their points and areas is real: populations follow from the kind of
commune, demand from populations, places, learners, rooms and posts from demand. Because the colleges of health and of
arts merge with nobody else and the trung cấp school lies in another area, a cap of three schools forces that school to
become a trung học nghề: the cap binds.
"""

import math

import pandas as pd

from optimizer.data.gazetteer import Place
from optimizer.data.starter import Raw, complete, frame_of, starter_tables

SOURCE = "Ví dụ giả định, không phải số liệu thật"
AS_OF = "2026-09-01"
YEAR = 2028
URBAN, RURAL, ISLAND = 25_000, 9_000, 2_000
"""Invented inhabitants of a ward, a xã, a far special zone."""
ENTRANTS_PER_1000 = {
    "00_GDTX": 1.6, "52_TC": 0.9, "72_CD": 0.25, "21_CD": 0.15, "52_SC": 0.8,
}  # fmt: skip
"""Invented demand, entrants a year for 1,000 inhabitants."""
LAND_M2 = {"CD": 25_000, "TC": 25_000}
LENGTH = {"CD": 3.0, "TC": 2.0, "GDTX": 3.0, "SC": 0.35}
OCCUPATION = {
    "00_GDTX": "Chương trình GDTX cấp THPT", "52_TC": "Điện công nghiệp", "72_CD": "Điều dưỡng",
    "21_CD": "Thanh nhạc", "52_SC": "Điện dân dụng",
}  # fmt: skip
NETWORK: tuple[tuple[str, str, str, str, tuple[tuple[int, tuple[tuple[str, float], ...]], ...]], ...] = (
    ("VDCD", "Trường Cao đẳng Ví dụ", "CD", "general",
     ((0, (("52_TC", 0.6), ("52_SC", 0.2))), (1, (("52_SC", 0.1),)))),
    ("VDYT", "Trường Cao đẳng Y tế Ví dụ", "CD", "health", ((0, (("72_CD", 1.0),)),)),
    ("VDNT", "Trường Cao đẳng Văn hóa - Nghệ thuật Ví dụ", "CD", "arts", ((0, (("21_CD", 1.0),)),)),
    ("VDTC", "Trường Trung cấp Ví dụ", "TC", "general", ((1, (("52_TC", 0.6), ("52_SC", 0.2))),)),
    ("VDTT1", "Trung tâm GDNN-GDTX Ví dụ 1", "GDNNGDTX", "general", ((2, (("00_GDTX", 0.3), ("52_SC", 0.3))),)),
    ("VDTT2", "Trung tâm GDNN-GDTX Ví dụ 2", "GDNNGDTX", "general", ((3, (("00_GDTX", 0.3), ("52_SC", 0.3))),)),
    ("VDTT3", "Trung tâm GDNN-GDTX Ví dụ 3", "GDNNGDTX", "general", ((4, (("00_GDTX", 0.2), ("52_SC", 0.3))),)),
    ("VDTT4", "Trung tâm GDNN-GDTX Ví dụ 4", "GDNNGDTX", "general", ((5, (("00_GDTX", 0.2), ("52_SC", 0.2))),)),
)  # fmt: skip
"""Code, name, type, speciality, and for each site its seat (an index of `seats`) and the offers with their share of the
province's demand."""


def example_tables(place: Place) -> Raw:
    """Return the raw tables of the fictitious network in the communes of `place`, as `starter_tables` has them."""
    tables = starter_tables(place)
    tables["province"] = _facts(tables["province"])
    tables["communes"] = _peopled(tables["communes"])
    programmes = tables["programmes"]
    tables["programmes"] = programmes[programmes["programme"].isin(list(ENTRANTS_PER_1000))].reset_index(drop=True)
    demand = _demand(tables["communes"])
    total = pd.to_numeric(demand["base"]).groupby(demand["programme"]).sum().to_dict()
    units, sites, offers = _network(seats(tables["communes"]), tables["communes"], total, place)
    made = {"demand": demand, "institutions": units, "sites": sites, "offers": offers}
    return tables | {name: complete(name, frame) for name, frame in made.items()}


def seats(communes: pd.DataFrame) -> list[str]:
    """Return six communes far from each other: the ward most central, then each time the one furthest from the others.

    No far special zone is among them; those of one area come after those of other areas.
    """
    land = communes[communes["special"] == "0"]
    points = {
        code: (float(lat), float(lon) * math.cos(math.radians(float(lat))))
        for code, lat, lon in zip(land["commune"], land["lat"], land["lon"], strict=True)
    }
    area = dict(zip(land["commune"], land["area"], strict=True))
    wards = [code for code, urban in zip(land["commune"], land["urban"], strict=True) if urban == "1"] or list(points)
    chosen = [min(wards, key=lambda code: sum(math.dist(points[code], other) for other in points.values()))]
    while len(chosen) < 1 + max(seat for *_, sites in NETWORK for seat, _ in sites):
        taken = {area[code] for code in chosen}
        chosen.append(
            max(
                points,
                key=lambda code: (area[code] not in taken, min(math.dist(points[code], points[c]) for c in chosen)),
            )
        )
    return chosen


def _facts(facts: pd.DataFrame) -> pd.DataFrame:
    facts = facts.copy()
    facts.loc[facts["key"] == "as_of", ["value", "basis", "source"]] = [AS_OF, "estimate", SOURCE]
    more = frame_of([
        {"key": "units_2020", "value": "11"},
        {"key": "disclaimer", "value": "Mạng lưới ví dụ hoàn toàn giả định trên danh mục xã, phường thật; không dùng làm "  # noqa: E501
         "căn cứ quyết định."},
    ], "estimate", SOURCE)  # fmt: skip
    return pd.concat([facts, complete("province", more)], ignore_index=True)


def _peopled(communes: pd.DataFrame) -> pd.DataFrame:
    """Return the communes with invented inhabitants: by kind of commune, varied by the last digits of its code."""
    communes = communes.copy()
    vary = pd.to_numeric(communes["commune"]) % 7
    urban, island = communes["urban"] == "1", communes["special"] == "1"
    people = (RURAL + 700 * vary).where(~urban, URBAN + 1500 * vary).where(~island, ISLAND)
    communes["population"] = people.astype(int).astype(str)
    communes["leavers"] = (people * 0.013).where(~island, 0).round().astype(int).astype(str)
    communes["labour_force"] = (people * 0.55).round().astype(int).astype(str)
    communes[["basis", "source"]] = ["estimate", SOURCE]
    return communes


def _demand(communes: pd.DataFrame) -> pd.DataFrame:
    land = communes[communes["special"] == "0"]
    people = pd.to_numeric(land["population"]).groupby(land["area"]).sum()
    rows = [
        {"commune": area, "programme": programme, "year": YEAR, "low": round(0.8 * base), "base": base,
         "high": round(1.2 * base)}
        for area, inhabitants in people.items()
        for programme, rate in sorted(ENTRANTS_PER_1000.items())
        for base in (max(1, round(inhabitants * rate / 1000)),)
    ]  # fmt: skip
    return frame_of([dict(row) for row in rows], "estimate", SOURCE)


def _network(
    seat: list[str], communes: pd.DataFrame, total: dict[str, float], place: Place
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Return institutions, sites and offers whose sizes follow from the `total` demand by programme."""
    urban = dict(zip(communes["commune"], communes["urban"], strict=True))
    units, sites, offers = [], [], []
    for code, name, kind, speciality, places in NETWORK:
        posts_of_unit = target = 0
        for number, (index, shares) in enumerate(places, start=1):
            site, commune, present = f"{code}-{number}", seat[index], 0.0
            for programme, share in shares:
                licensed = max(20, 5 * math.ceil(total[programme] * share / 5))
                entrants = round(0.8 * licensed)
                present += entrants * LENGTH[programme.split("_")[1]]
                target += entrants
                offers.append({
                    "site": site, "programme": programme, "delivery": "site", "occupation": OCCUPATION[programme],
                    "places": licensed, "target": entrants, "entrants_2": round(0.95 * entrants), "entrants_1": entrants,  # noqa: E501
                    "entrants": entrants, "graduates": round(0.9 * entrants), "employed_share": 80,
                    "teachers": max(1, round(entrants / 25)),
                })  # fmt: skip
            posts = 15 + round(present / 25)
            posts_of_unit += posts
            sites.append({
                "site": site, "institution": code, "name": f"Trụ sở {name}" if number == 1 else f"Địa điểm {number} {name}",  # noqa: E501
                "head": int(number == 1), "commune": commune, "urban": urban[commune],
                "land_m2": LAND_M2.get(kind, 12_000), "floor_m2": 1500 + 6 * round(present), "workshops": 3,
                "rooms": 100 + round(1.2 * present),
                "beds": 60, "condition": "good", "posts": posts,
            })  # fmt: skip
        units.append(_unit(code, name, kind, speciality, posts_of_unit, target, place))
    unit, site_rows, offer_rows = (frame_of(rows, "estimate", SOURCE) for rows in (units, sites, offers))
    return unit, site_rows, offer_rows


def _unit(
    code: str, name: str, kind: str, speciality: str, posts: int, target: int, place: Place
) -> dict[str, object]:  # fmt: skip
    general = round(0.3 * posts) if kind == "GDNNGDTX" else 0
    administration = round(0.25 * posts)
    return {
        "institution": code, "name": name, "type": kind, "ownership": "public",
        "managing_body": f"UBND {place.name[0].lower()}{place.name[1:]}" if kind == "CD" else "Sở Giáo dục và Đào tạo",
        "authority": "province", "speciality": speciality, "autonomy_group": 4 if kind == "GDNNGDTX" else 3,
        "revenue_mvnd": (15 if kind == "GDNNGDTX" else 60) * posts,
        "expenditure_mvnd": 220 * posts, "posts_given": posts, "posts": posts, "heads": 1,
        "deputies": 2 if kind == "CD" else 1, "general_teachers": general, "administration": administration,
        "vocational_teachers": posts - general - administration - 1 - (2 if kind == "CD" else 1), "target": target,
    }  # fmt: skip
