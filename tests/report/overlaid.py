"""A run with things that maps show besides: zones and schools at seats, two old districts, an old border."""

from dataclasses import replace
from functools import cache

import pandas as pd
import shapely

from optimizer.solution.solution import Bundle
from tests.report import mapped

COLUMNS = ["kind", "name", "lat", "lon", "shape"]


@cache
def bundle(crowd: int = 0) -> Bundle:
    """The run of `mapped` with them; `crowd` more zones stand so close together that names find no room."""
    made = mapped.bundle()
    land = made.geometry.set_index("commune")
    rows = [
        ("industrial_zone", f"Cụm công nghiệp {land.at[code, 'name'].removeprefix('Xã ')}",
         land.at[code, "lat"] - 0.03, land.at[code, "lon"] + 0.02, "")
        for code in land.index[2:40:5]
    ]  # fmt: skip
    rows += [
        ("boarding_school", f"PTDTNT {land.at[code, 'name'].removeprefix('Xã ')}",
         land.at[code, "lat"] + 0.02, land.at[code, "lon"] - 0.02, "")
        for code in land.index[4:40:9]
    ]  # fmt: skip
    for name, codes in (("Huyện Mường Chà cũ", land.index[8:16]), ("Huyện Tuần Giáo cũ", land.index[20:27])):
        rows.append(("old_district", name, "", "", shapely.union_all(land.loc[codes].geometry.to_list()).wkt))
    west, south, east, north = land.total_bounds
    border = shapely.LineString([(west, (south + north) / 2), (east, (south + north) / 2 + 0.1)])
    rows.append(("old_province", "Ranh giới tỉnh cũ Lai Châu", "", "", border.wkt))
    middle = land.loc["03127"]
    rows += [
        ("industrial_zone", f"Khu công nghiệp số {number} <& Điện Biên>",
         middle["lat"] + 0.004 * (number % 4), middle["lon"] + 0.004 * (number // 4), "")
        for number in range(crowd)
    ]  # fmt: skip
    return replace(made, inputs={**made.inputs, "overlays": pd.DataFrame(rows, columns=COLUMNS)})
