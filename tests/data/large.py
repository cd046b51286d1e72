"""A province as large as any: 170 communes, 60 programmes, 110 institutions, five years of demand."""

import pandas as pd

from tests.provinces import Tables, tiny_tables

COMMUNES, PROGRAMMES, CENTRES, YEARS = 170, 60, 109, range(2026, 2031)
STAMP = {"basis": "official", "source": "Biểu mẫu thử"}


def large_tables() -> Tables:
    """Return raw tables with 51,000 rows of demand and 18,530 of travel, made by arithmetic alone."""
    tables = tiny_tables()
    codes = [f"{number:05d}" for number in range(101, 101 + COMMUNES)]
    same = {
        "area_km2": "150",
        "population": "10000",
        "leavers": "150",
        "labour_force": "6000",
        "zone": "I",
        "seat": "x",
    }
    communes = [
        same | {"commune": code, "name": f"Xã {place}", "area": f"A{1 + place % 8}",
                "lat": f"{21 + 0.05 * (place % 13):.2f}", "lon": f"{103 + 0.01 * place:.2f}"}
        for place, code in enumerate(codes)
    ]  # fmt: skip
    programmes = [
        {"programme": "00_GDTX", "name": "GDTX", "field": "00", "level": "GDTX", "length_years": "3",
         "learners_per_teacher": "20", "module_places": "45", "module_mvnd": "500"}
    ] + [
        {"programme": f"52_SC{number}", "name": f"Nhóm {number}", "field": "52", "level": "SC", "length_years": "0.35",
         "learners_per_teacher": "18", "module_places": "18", "module_mvnd": "2000"}
        for number in range(1, PROGRAMMES)
    ]  # fmt: skip
    template = tables["institutions"].iloc[1].to_dict() | {"target": "90"}
    institutions = [template | {"institution": f"T{place}", "name": f"Trung tâm {place}"} for place in range(CENTRES)]
    site = tables["sites"].iloc[1].to_dict() | {"head": "1", "posts": "22"}
    sites = [
        site | {"site": f"S{place}", "institution": f"T{place}", "commune": codes[place]} for place in range(CENTRES)
    ]
    offer = tables["offers"].iloc[3].to_dict()
    offers = [offer | {"site": f"S{place}", "target": "60"} for place in range(CENTRES)] + [
        offer | {"site": f"S{place}", "programme": f"52_SC{1 + place % (PROGRAMMES - 1)}", "target": "30"}
        for place in range(CENTRES)
    ]
    demand = [
        (code, row["programme"], str(year), "4", str(5 + place % 3), "9", *STAMP.values())
        for place, code in enumerate(codes)
        for row in programmes
        for year in YEARS
    ]
    travel = [
        (code, f"S{place}", str(10 + (place + start) % 40), str(30 + (place + start) % 90), *STAMP.values())
        for start, code in enumerate(codes)
        for place in range(CENTRES)
    ]
    areas = [{"area": f"A{number}", "name": f"Khu vực {number}"} for number in range(1, 9)]
    made = {
        "areas": areas, "communes": communes, "programmes": programmes, "institutions": institutions, "sites": sites,
        "offers": offers,
    }  # fmt: skip
    frames = {name: pd.DataFrame(rows).fillna("").assign(**STAMP) for name, rows in made.items()}
    frames["demand"] = pd.DataFrame(demand, columns=["commune", "programme", "year", "low", "base", "high", *STAMP])
    frames["travel"] = pd.DataFrame(travel, columns=["commune", "site", "km", "minutes", *STAMP])
    return {**{name: tables[name] for name in ("province", "norms", "costs")}, **frames}
