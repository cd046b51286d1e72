"""The tables that ship with the program, the same for every province."""

import csv
from importlib import resources

import pandas as pd


def preset(name: str) -> pd.DataFrame:
    """Return one of the tables `norms`, `costs`, `programmes` that ship with the program, as text."""
    text = resources.files("optimizer.data").joinpath("presets", f"{name}.csv").read_text(encoding="utf-8")
    rows = list(csv.reader(text.splitlines()))
    return pd.DataFrame(rows[1:], columns=rows[0], dtype=str)
