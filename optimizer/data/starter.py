"""The tables a province starts from: its communes and proposed areas, norms and costs with their legal basis."""

from collections.abc import Mapping, Sequence

import pandas as pd

from optimizer.data.gazetteer import Place, communes_of
from optimizer.data.numerals import unmistakable
from optimizer.data.preset import preset
from optimizer.data.tables import BY_NAME, TABLES

GAZETTEER = "Danh mục đơn vị hành chính cấp xã (gói vietnamadminunits)"
PRESETS = ("norms", "costs", "programmes")
"""Tables that ship with the program, the same for every province."""
ISLANDS = ("DK", "Các đặc khu")
"""Area of special zones that no former district had."""
MERIDIANS = {
    103.0: 9205, 104.0: 9206, 104.5: 9207, 104.75: 9208, 105.5: 9209, 105.75: 9210, 106.0: 9211, 106.25: 9212,
    106.5: 9213, 107.0: 9214, 107.25: 9215, 107.5: 9216, 108.25: 9217, 108.5: 9218,
}  # fmt: skip
"""Central meridian of a 3° zone of VN-2000 -> EPSG code."""

type Raw = dict[str, pd.DataFrame]


def starter_tables(place: Place) -> Raw:
    """Return the raw tables (name -> frame of text, code names as columns) a province's workbook starts from.

    Communes, coordinates and area are the gazetteer's; areas of several communes are the former districts, a proposal;
    norms, costs and programmes are the presets. Population, leavers, institutions and all they have stay empty.
    """
    communes, areas = _communes(place)
    tables = {
        "province": _facts(place, communes),
        "areas": areas,
        "communes": communes,
        **{name: preset(name) for name in PRESETS},
    }
    return {name: complete(name, frame) for name, frame in tables.items()}


def with_required(tables: Raw) -> Raw:
    """Return `tables` and, without rows, those a province must have besides: their headers are to be filled in."""
    return {table.name: complete(table.name, pd.DataFrame()) for table in TABLES if table.required} | tables


def complete(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """Return `frame` with all declared columns of table `name`, in their order, missing cells ""."""
    columns = [column.name for column in BY_NAME[name].columns]
    return frame.astype(object).reindex(columns=columns).astype(object).fillna("").astype(str)


def frame_of(rows: Sequence[Mapping[str, object]], basis: str, source: str) -> pd.DataFrame:
    """Return records as text; every row has `basis` and `source` where it says nothing else."""
    return (
        pd.DataFrame([{"basis": basis, "source": source} | dict(row) for row in rows], dtype=object)
        .fillna("")
        .astype(str)
    )


def _communes(place: Place) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the tables `communes` and `areas`."""
    communes = communes_of(place)
    districts = [name for name in dict.fromkeys(communes["district"]) if name]
    codes = {name: f"KV{number:02d}" for number, name in enumerate(districts, start=1)}
    names = [(codes[name], f"Khu vực {name[0].lower()}{name[1:]} (cũ)") for name in districts]
    if (communes["district"] == "").any():
        names.append(ISLANDS)
    rows: list[Mapping[str, object]] = []
    for row in communes.itertuples(index=False):
        area = codes.get(row.district, ISLANDS[0])
        rows.append(
            {
                "commune": row.commune, "name": row.name, "area": area, "lat": unmistakable(f"{row.lat:.6g}"),
                "lon": unmistakable(f"{row.lon:.7g}"),
                "area_km2": "" if pd.isna(row.area_km2) else unmistakable(f"{row.area_km2:g}"),
                "border": "0", "urban": str(int(row.urban)), "special": str(int(row.special)),
            }
        )  # fmt: skip
    proposal = "Gợi ý theo huyện cũ; sửa theo quyết định của tỉnh"
    areas = frame_of([{"area": code, "name": name} for code, name in names], "estimate", proposal)
    return frame_of(rows, "official", GAZETTEER), areas


def _facts(place: Place, communes: pd.DataFrame) -> pd.DataFrame:
    proposed = ("estimate", "Gợi ý; sửa lại nếu cần")
    listed = ("official", "Danh mục đơn vị hành chính")
    longitude = pd.to_numeric(communes.loc[communes["special"] == "0", "lon"]).mean()
    meridian = min(MERIDIANS, key=lambda known: abs(known - longitude))
    zone = f"VN-2000, múi chiếu 3 độ, kinh tuyến trục {meridian:g}° gần tâm tỉnh nhất; đối chiếu quy định của tỉnh"
    facts = [
        ("code", place.code, *listed), ("name", place.name, *listed), ("as_of", "", "official", "Ngày chốt số liệu"),
        ("issuer", "SỞ GIÁO DỤC VÀ ĐÀO TẠO", *proposed), ("parent", f"ỦY BAN NHÂN DÂN {place.name.upper()}", *listed),
        ("place", place.short, *proposed), ("crs", f"EPSG:{MERIDIANS[meridian]}", "official", zone),
    ]  # fmt: skip
    return pd.DataFrame(facts, columns=["key", "value", "basis", "source"])
