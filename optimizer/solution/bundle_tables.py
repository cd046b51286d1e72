"""How a frame becomes CSV and is read back: UTF-8, LF, 12 significant digits, every row and cell checked."""

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from optimizer.data.tables import BY_NAME
from optimizer.solution.schema import Schema, conform

FLAGS = {"1": True, "0": False}


class Damage(Exception):  # noqa: N818 - it becomes a BundleError where the folder is known
    """What is wrong with one file of a bundle: a phrase id and the values it quotes."""

    def __init__(self, *, problem: str, **values: object) -> None:
        super().__init__(problem)
        self.phrase = f"bundle.problem.{problem}"
        self.values = values


def csv_text(frame: pd.DataFrame) -> str:
    """Return `frame`, named index first, as CSV: flags 1/0, numbers with 12 significant digits, missing empty."""
    flat = frame.reset_index() if any(name is not None for name in frame.index.names) else frame
    written = pd.DataFrame({c: cells(flat[c]) for c in flat.columns}, dtype=object)
    return str(written.to_csv(index=False, lineterminator="\n"))


def json_text(content: Mapping[str, object]) -> str:
    """Return `content` as JSON, keys sorted."""
    return json.dumps(dict(content), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def cells(column: pd.Series) -> pd.Series:
    """Return the cells of `column` as they are written."""
    if pd.api.types.is_bool_dtype(column):
        return column.map({True: "1", False: "0"})
    if pd.api.types.is_float_dtype(column):
        return column.map(lambda v: "" if pd.isna(v) else f"{v + 0.0:.12g}")
    return column.map(lambda v: "" if v is None else str(v))


def inputs_of(frames: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return input tables as text frames, as kept in ``input/``: declared columns, codes and numbers as typed."""
    found = {}
    for name, frame in sorted(frames.items()):
        flat = frame.reset_index() if any(n is not None for n in frame.index.names) else frame
        columns = [c.name for c in BY_NAME[name].columns if c.name in flat.columns]
        found[name] = pd.DataFrame({c: cells(flat[c]).astype("str") for c in columns})
    return found


def valued(table: pd.DataFrame) -> pd.DataFrame:
    """Return a text table of norms or costs with its column `value` as numbers."""
    return table.assign(value=table["value"].astype(float))


def read_raw(path: Path, rows: int) -> pd.DataFrame:
    """Return the CSV at `path` as a frame of str.

    Raises
    ------
    Damage
        The file is missing or unreadable, a row is incomplete, or there are not `rows` records.
    """
    if not path.is_file():
        raise Damage(problem="file", file=path.name)
    try:
        text = path.read_text(encoding="utf-8")
        table = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except (OSError, UnicodeError, csv.Error) as problem:
        raise Damage(problem="unreadable", file=path.name) from problem
    if len(table) != rows + 1:
        raise Damage(problem="rows", file=path.name, found=max(0, len(table) - 1), expected=rows)
    if not text.endswith("\n"):  # cut within the last cell
        raise Damage(problem="cells", file=path.name, row=len(table))
    header = table[0]
    for line, row in enumerate(table[1:], start=2):
        if len(row) != len(header):
            raise Damage(problem="cells", file=path.name, row=line)
    return pd.DataFrame(table[1:], columns=pd.Index(header, dtype="str"), dtype="str")


def read_frame(path: Path, schema: Schema, rows: int, later: frozenset[str] = frozenset()) -> pd.DataFrame:
    """Return the CSV at `path` with the columns, types and index of `schema`; columns `later` may be missing.

    Raises
    ------
    Damage
        As `read_raw`; or a column is missing, or a cell is not of its type.
    """
    raw = read_raw(path, rows)
    raw = raw.assign(**dict.fromkeys((name for name in schema.types if name in later and name not in raw.columns), ""))
    missing = [name for name in schema.types if name not in raw.columns]
    if missing:
        raise Damage(problem="columns", file=path.name, columns=", ".join(missing))
    typed = {}
    for name, kind in schema.types.items():
        try:
            typed[name] = _typed(raw[name], kind)
        except ValueError as problem:
            raise Damage(problem="value", file=path.name, column=name) from problem
    return conform(pd.DataFrame(typed), schema)


def _typed(column: pd.Series, kind: str) -> pd.Series:
    match kind:
        case "number":
            return column.map(lambda cell: float(cell) if cell else float("nan")).astype(float)
        case "whole":
            return column.map(int).astype("int64")
        case "flag":
            unknown = ~column.isin(list(FLAGS))
            if unknown.any():
                raise ValueError(column[unknown].iloc[0])
            return column.map(FLAGS).astype(bool)
        case _:
            return column
