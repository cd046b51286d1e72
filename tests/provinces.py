"""A tiny valid province that every stage tests against, as raw tables, on disk, and read.

Three communes in two areas, three institutions (one college, two centres with GDTX classes), four sites::

    area A1: 00101 Phường Trung Tâm  sites S1 (head of CD1), S4 (second site of TT1)
             00102 Xã Bình Minh      site  S2 (head of TT1)
    area A2: 00103 Xã Biên Thùy      site  S3 (head of TT2)

    minutes one way: 00101-00102 40, 00102-00103 90, 00101-00103 110, within a commune 5

Demand of 2028 (base): 52_TC 50 + 25 + 15, 52_SC 30 + 20 + 0, 00_GDTX 40 + 30 + 30, 62_SC 25 in 00103 and 20 in
area A1, which leavers 400 : 150 spread as 15 + 5. Demand of 2027 is one row only.
"""

import csv
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pandas as pd

from optimizer.data.province import Province
from optimizer.data.read import province_of

Tables = dict[str, pd.DataFrame]
Edit = Callable[[pd.DataFrame], pd.DataFrame] | pd.DataFrame | None

FACTS = """
key,value
code,00
name,Tỉnh Thử Nghiệm
as_of,2026-09-01
issuer,Sở Giáo dục và Đào tạo
parent,ỦY BAN NHÂN DÂN TỈNH THỬ NGHIỆM
place,Trung Tâm
crs,EPSG:9209
units_2020,4
disclaimer,Số liệu giả định để thử phần mềm
"""
AREAS = """
area,name
A1,Khu vực 1
A2,Khu vực 2
"""
COMMUNES = """
commune,name,area,lat,lon,area_km2,population,leavers,labour_force,zone,border,urban,special,seat
00101,Phường Trung Tâm,A1,21.40,103.00,60,30000,400,18000,I,0,1,0,Trung tâm thành phố
00102,Xã Bình Minh,A1,21.50,103.10,150,10000,150,6000,II,0,0,0,Trụ sở xã
00103,Xã Biên Thùy,A2,21.70,103.00,300,8000,100,4500,III,1,0,0,Trụ sở xã
"""
INSTITUTIONS = """
institution,name,type,ownership,managing_body,authority,speciality,autonomy_group,counted,revenue_mvnd,expenditure_mvnd,\
posts_given,posts,heads,deputies,vocational_teachers,general_teachers,administration,target
CD1,Trường Cao đẳng Thử Nghiệm,CD,public,UBND tỉnh,province,general,3,,9000,25000,60,55,1,2,36,4,12,145
TT1,Trung tâm GDNN-GDTX Bình Minh,GDNNGDTX,public,Sở GDĐT,province,general,4,,500,6000,24,22,1,1,6,9,5,100
TT2,Trung tâm GDNN-GDTX Biên Thùy,GDNNGDTX,public,Sở GDĐT,province,general,4,,400,5000,20,18,1,1,5,7,4,130
"""
SITES = """
site,institution,name,head,commune,lat,lon,urban,land_m2,floor_m2,rooms,workshops,beds,condition,posts
S1,CD1,Trụ sở chính,1,00101,21.401,103.002,1,30000,9000,600,6,120,good,55
S2,TT1,Trụ sở chính,1,00102,,,0,8000,2500,250,2,0,good,14
S3,TT2,Trụ sở chính,1,00103,,,0,9000,2200,220,2,40,repair,18
S4,TT1,Địa điểm Trung Tâm,0,00101,21.405,103.004,1,2000,800,100,1,0,poor,8
"""
PROGRAMMES = """
programme,name,field,level,length_years,learners_per_teacher,module_places,module_mvnd,priority
00_GDTX,Chương trình GDTX cấp THPT,00,GDTX,3,20,45,500,0
52_SC,Kỹ thuật - Sơ cấp,52,SC,0.35,18,18,2000,0
52_TC,Kỹ thuật - Trung cấp,52,TC,2,25,18,2000,1
62_SC,"Nông, lâm nghiệp và thủy sản - Sơ cấp",62,SC,0.35,18,18,800,0
"""
OFFERS = """
site,programme,delivery,occupation,places,target,entrants_2,entrants_1,entrants,graduates,employed_share,teachers
S1,52_SC,site,Điện dân dụng,60,40,35,38,40,36,80,4
S1,52_TC,site,Điện công nghiệp,100,80,60,65,70,55,85,14
S1,52_TC,site,Hàn,40,25,22,18,20,16,90,6
S2,00_GDTX,site,Chương trình GDTX cấp THPT,90,60,55,58,60,50,,5
S2,52_SC,site,Điện dân dụng,40,20,18,22,20,18,75,2
S3,00_GDTX,site,Chương trình GDTX cấp THPT,90,60,45,48,50,40,,5
S3,62_SC,mobile,Trồng trọt,40,40,28,30,30,28,70,2
S3,62_SC,site,Trồng trọt,40,30,20,22,25,20,70,2
S4,52_SC,site,Hàn,30,20,12,14,15,12,75,1
"""
DEMAND = """
commune,programme,year,low,base,high
00101,00_GDTX,2028,32,40,48
00101,52_SC,2028,24,30,36
00101,52_TC,2027,38,48,58
00101,52_TC,2028,40,50,60
00102,00_GDTX,2028,24,30,36
00102,52_SC,2028,16,20,24
00102,52_TC,2028,20,25,30
00103,00_GDTX,2028,24,30,36
00103,52_TC,2028,12,15,18
00103,62_SC,2028,20,25,30
A1,62_SC,2028,16,20,24
"""
ROADS = """
from_commune,to_commune,km,minutes,road_class,use
00101,00102,20,40,national,pin
00101,00103,50,110,provincial,pin
00102,00103,40,90,provincial,pin
"""
TRAVEL = """
commune,site,km,minutes
00101,S1,2,5
00101,S2,20,40
00101,S3,50,110
00101,S4,2,5
00102,S1,20,40
00102,S2,2,5
00102,S3,40,90
00102,S4,20,40
00103,S1,50,110
00103,S2,40,90
00103,S3,2,5
00103,S4,50,110
"""
NORMS = """
parameter,value,unit,type,level,legal_basis,effective,valid_until,checked
posts_at_least,15,người,,,"Nghị định 120/2020/NĐ-CP, Điều 5",2020-12-01,,2026-08-01
land_urban_m2,20000,m²,CD,,"Nghị định 24/2022/NĐ-CP",2022-06-01,,2026-08-01
land_rural_m2,40000,m²,CD,,"Nghị định 24/2022/NĐ-CP",2022-06-01,,2026-08-01
land_urban_m2,1000,m²,GDNNGDTX,,"Nghị định 24/2022/NĐ-CP",2022-06-01,,2026-08-01
land_rural_m2,1000,m²,GDNNGDTX,,"Nghị định 24/2022/NĐ-CP",2022-06-01,,2026-08-01
learners_per_teacher_at_most,25,người học/giáo viên,,SC,"Nghị định 143/2016/NĐ-CP",2016-10-14,,2026-08-01
"""
COSTS = """
parameter,value,unit,type,field,weights,mark
unit_posts_mvnd,1843,triệu đồng/năm,CD,,thrift,I
unit_posts_mvnd,1189,triệu đồng/năm,CD,,base,I
unit_posts_mvnd,703,triệu đồng/năm,CD,,access,I
unit_posts_mvnd,1724,triệu đồng/năm,TC,,thrift,I
unit_posts_mvnd,1112,triệu đồng/năm,TC,,base,I
unit_posts_mvnd,657,triệu đồng/năm,TC,,access,I
unit_posts_mvnd,1724,triệu đồng/năm,THN,,thrift,I
unit_posts_mvnd,1112,triệu đồng/năm,THN,,base,I
unit_posts_mvnd,657,triệu đồng/năm,THN,,access,I
unit_posts_mvnd,1362,triệu đồng/năm,,,thrift,I
unit_posts_mvnd,879,triệu đồng/năm,,,base,I
unit_posts_mvnd,520,triệu đồng/năm,,,access,I
unit_fixed_mvnd,600,triệu đồng/năm,,,thrift,M
unit_fixed_mvnd,300,triệu đồng/năm,,,base,M
unit_fixed_mvnd,150,triệu đồng/năm,,,access,M
unit_first_year_mvnd,86,triệu đồng/năm,CD,,,I
unit_first_year_mvnd,67,triệu đồng/năm,TC,,,I
unit_first_year_mvnd,67,triệu đồng/năm,THN,,,I
unit_first_year_mvnd,48,triệu đồng/năm,,,,I
site_guard_mvnd,184,triệu đồng/năm,,,,I
site_utilities_mvnd,100,triệu đồng/năm,,,,M
site_maintenance_mvnd,1.3,triệu đồng/chỗ/năm,,,,M
second_site_mvnd,83.5,triệu đồng/năm,,,,M
teacher_post_mvnd,216,triệu đồng/năm,,,,I
materials_mvnd,2.5,triệu đồng/người học/năm,,,,M
materials_mvnd,1.5,triệu đồng/người học/năm,,34,,M
materials_mvnd,1.5,triệu đồng/người học/năm,,48,,M
mobile_mvnd,0.5,triệu đồng/người,,,,M
offer_mvnd,30,triệu đồng/năm,,,,I
discount_rate,0.10,/năm,,,thrift,M
discount_rate,0.07,/năm,,,base,M
discount_rate,0.04,/năm,,,access,M
place_mvnd,94,triệu đồng/chỗ,,,thrift,I
place_mvnd,85,triệu đồng/chỗ,,,base,I
place_mvnd,72,triệu đồng/chỗ,,,access,I
merge_once_mvnd,500,triệu đồng,,,,M
other_body_once_mvnd,200,triệu đồng,,,,M
site_close_once_mvnd,200,triệu đồng,,,,M
minute_mvnd,0.14,triệu đồng/phút/người học/năm,,,thrift,I
minute_mvnd,0.22,triệu đồng/phút/người học/năm,,,base,I
minute_mvnd,0.33,triệu đồng/phút/người học/năm,,,access,I
board_minute_mvnd,0.028,triệu đồng/phút/người học/năm,,,thrift,I
board_minute_mvnd,0.044,triệu đồng/phút/người học/năm,,,base,I
board_minute_mvnd,0.066,triệu đồng/phút/người học/năm,,,access,I
board_mvnd,10,triệu đồng/người học/năm,,,,M
boarding_support_mvnd,10.4,triệu đồng/người học/năm,,,,I
learner_moved_once_mvnd,2,triệu đồng/người học,,,,M
staff_moved_mvnd,10.6,triệu đồng/người/năm,,,,I
conversion_beside_mvnd,300,triệu đồng/năm,,,,M
unplaced_mvnd,30,triệu đồng/người học/năm,,,thrift,M
unplaced_mvnd,64,triệu đồng/người học/năm,,,base,M
unplaced_mvnd,154,triệu đồng/người học/năm,,,access,M
priority_programme,1.5,lần,,,,M
priority_commune,1.25,lần,,,,M
"""
TEXTS = {
    "province": FACTS, "areas": AREAS, "communes": COMMUNES, "institutions": INSTITUTIONS, "sites": SITES,
    "programmes": PROGRAMMES, "offers": OFFERS, "demand": DEMAND, "roads": ROADS, "travel": TRAVEL, "norms": NORMS,
    "costs": COSTS,
}  # fmt: skip


def frame(text: str) -> pd.DataFrame:
    """Return CSV `text` as a frame of str, empty cells as "", with basis official and a source."""
    rows = list(csv.reader(StringIO(text.strip())))
    table = pd.DataFrame(rows[1:], columns=rows[0], dtype=str)
    return table.assign(basis="official", source="Biểu mẫu thử")


def tiny_tables() -> Tables:
    """Return the raw tables: name -> frame of str with code names as columns."""
    return {name: frame(text) for name, text in TEXTS.items()}


def write_tables(tables: Tables, folder: Path) -> Path:
    """Write each table as ``<name>.csv`` (UTF-8 with BOM, as Excel does) into `folder`, which is made."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in sorted(tables):
        tables[name].to_csv(folder / f"{name}.csv", index=False, encoding="utf-8-sig")
    return folder


def edited(edits: dict[str, Edit]) -> Tables:
    """Return the tiny tables with `edits`: table -> function of the raw frame, a new frame, or None (left out)."""
    tables = tiny_tables()
    for name, edit in edits.items():
        if edit is None:
            tables.pop(name, None)
        elif callable(edit):
            tables[name] = edit(tables.get(name, pd.DataFrame()))
        else:
            tables[name] = edit
    return tables


def tiny_province(**edits: Edit) -> Province:
    """Return the tiny province, read and checked, after `edits` (see `edited`).

    Example: ``tiny_province(offers=lambda t: t[t["site"] != "S4"], roads=None)``.
    """
    return province_of(edited(edits))


def set_cell(table: pd.DataFrame, row: int, column: str, value: str) -> pd.DataFrame:
    """Return `table` with one cell changed (`row` counts records from 0)."""
    changed = table.copy()
    changed.loc[row, column] = value
    return changed
