"""How long a workbook of the largest province takes to be read and checked, and how much memory; one JSON line.

``uv run python tests/benchmarks/reading.py [--communes 170] [--fields 20] [--levels 3] [--years 5] [--institutions N]``
"""

import argparse
import json
import multiprocessing
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd
import xlsxwriter

from optimizer.data.codes import Field
from optimizer.data.read import read_province
from optimizer.data.tables import BY_NAME
from optimizer.errors import DataError, Severity
from tests.provinces import Tables, tiny_tables

STAMP = {"basis": "official", "source": "Biểu mẫu thử"}
LEVELS = ("SC", "TC", "CD", "THN", "9P")
LENGTH = {"SC": "0.35", "TC": "2", "CD": "3", "THN": "3", "9P": "3"}
OFFERS_PER_SITE = 8
FIRST_YEAR = 2027


def province_tables(communes: int, fields: int, levels: int, years: int, institutions: int) -> Tables:
    """Return raw tables of that size, made by arithmetic: demand for every commune, programme and year, and travel."""
    tables = tiny_tables()
    codes = [f"{number:05d}" for number in range(101, 101 + communes)]
    rows = [
        {"commune": code, "name": f"Xã {code}", "area": f"A{1 + n % 8}", "lat": f"{21 + 0.05 * (n % 13):.2f}",
         "lon": f"{103 + 0.01 * n:.2f}", "area_km2": "150", "population": "10000", "leavers": "400",
         "labour_force": "6000", "zone": "I", "seat": "x"}
        for n, code in enumerate(codes)
    ]  # fmt: skip
    kinds = [(field.value, level) for field in list(Field)[1 : 1 + fields] for level in LEVELS[:levels]]
    programmes = [{"programme": "00_GDTX", "name": "GDTX", "field": "00", "level": "GDTX", "length_years": "3",
                   "module_mvnd": "500"}] + [
        {"programme": f"{field}_{level}", "name": f"Lĩnh vực {field}, {level}", "field": field, "level": level,
         "length_years": LENGTH[level], "module_mvnd": "2000"}
        for field, level in kinds
    ]  # fmt: skip
    unit = tables["institutions"].iloc[0].to_dict() | {"target": "", "type": "CD"}
    units = [unit | {"institution": f"T{n}", "name": f"Trường số {n}"} for n in range(institutions)]
    site = tables["sites"].iloc[1].to_dict() | {"head": "1", "posts": "55", "land_m2": "50000", "rooms": "900"}
    sites = [
        site | {"site": f"S{n}", "institution": f"T{n}", "commune": codes[n % communes]} for n in range(institutions)
    ]
    offer = tables["offers"].iloc[0].to_dict() | {"teachers": "2"}
    offers = [
        offer | {"site": f"S{n}", "programme": programmes[(n + k) % len(programmes)]["programme"]}
        for n in range(institutions) for k in range(min(OFFERS_PER_SITE, len(programmes)))
    ]  # fmt: skip
    made = {"communes": rows, "programmes": programmes, "institutions": units, "sites": sites, "offers": offers,
            "areas": [{"area": f"A{n}", "name": f"Khu vực {n}"} for n in range(1, 9)]}  # fmt: skip
    demand = [
        (code, programme["programme"], str(FIRST_YEAR + year), "4", str(5 + n % 3), "9", *STAMP.values())
        for n, code in enumerate(codes) for programme in programmes for year in range(years)
    ]  # fmt: skip
    travel = [
        (code, f"S{n}", str(10 + (n + m) % 40), str(30 + (n + m) % 90), *STAMP.values())
        for m, code in enumerate(codes) for n in range(institutions)
    ]  # fmt: skip
    frames = {name: pd.DataFrame(records).fillna("").assign(**STAMP) for name, records in made.items()}
    frames["demand"] = pd.DataFrame(demand, columns=["commune", "programme", "year", "low", "base", "high", *STAMP])
    frames["travel"] = pd.DataFrame(travel, columns=["commune", "site", "km", "minutes", *STAMP])
    return {**{name: tables[name] for name in ("province", "norms", "costs")}, **frames}


def write_book(sizes: dict[str, int], path: Path) -> None:
    """Write the tables as a workbook with Vietnamese sheets and headers, figures as numbers."""
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        for name, rows in province_tables(**sizes).items():
            table = BY_NAME[name]
            sheet = book.add_worksheet(table.label)
            columns = [table.by_name[column] for column in rows.columns]
            sheet.write_row(0, 0, [column.label for column in columns])
            for number, cells in enumerate(rows.itertuples(index=False, name=None), start=1):
                for place, (column, cell) in enumerate(zip(columns, cells, strict=True)):
                    if cell and column.type in {"int", "number", "year", "flag"}:
                        sheet.write_number(number, place, float(cell))
                    elif cell:
                        sheet.write_string(number, place, cell)


def peak_mb() -> float:
    """Return the most memory this process has held, in MB; NaN where the system does not say."""
    if sys.platform == "win32":
        return float("nan")
    import resource  # noqa: PLC0415 - not there on Windows

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def main() -> int:
    """Make the workbook in another process, read and check it in this one, print one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, size in (("communes", 170), ("fields", 20), ("levels", 3), ("years", 5), ("institutions", 110)):
        parser.add_argument(f"--{name}", type=int, default=size)
    sizes = vars(parser.parse_args())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tinh.xlsx"
        maker = multiprocessing.get_context("spawn").Process(target=write_book, args=(sizes, path))
        maker.start()
        maker.join()
        start, busy = time.perf_counter(), time.process_time()
        try:
            province = read_province(path)
            findings, rows = province.findings, {"demand": len(province.demand), "travel": len(province.travel)}
        except DataError as error:
            findings, rows = error.findings, {}
        seconds, cpu = time.perf_counter() - start, time.process_time() - busy
        told = {
            **sizes, "rows": rows, "file_mb": round(path.stat().st_size / 1e6, 1), "seconds": round(seconds, 2),
            "cpu_s": round(cpu, 2), "peak_mb": round(peak_mb()),
            "errors": sum(finding.severity is Severity.ERROR for finding in findings), "findings": len(findings),
        }  # fmt: skip
    sys.stdout.write(json.dumps(told) + "\n")
    return int(told["errors"] > 0)


if __name__ == "__main__":
    sys.exit(main())
