"""`plan.gpkg`: a plan for QGIS, with names of columns and styles inside (GeoPackage 1.2, EPSG:4326)."""

import sqlite3
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyogrio

from optimizer.report import facts
from optimizer.report.gis_layers import layers
from optimizer.report.gis_styles import style
from optimizer.solution.solution import Bundle
from optimizer.wording import LANGUAGES, Lang, say
from optimizer.wording.report_gis import COLUMNS

KINDS = {
    "communes": "MultiPolygon", "sites": "Point", "institutions": "Point", "mergers": "LineString",
    "flows": "LineString",
}  # fmt: skip
"""Layer -> its type of geometry."""
VERSION = "1.2"
"""Version that also an older QGIS opens without a warning."""
SCHEMA = "http://www.geopackage.org/spec120/#extension_schema"
"""Definition of the extension that holds names of columns."""
COLUMN_TABLES = """
CREATE TABLE gpkg_data_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, title TEXT,
 description TEXT, mime_type TEXT, constraint_name TEXT,
 CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name), CONSTRAINT gdc_tn UNIQUE (table_name, name));
CREATE TABLE gpkg_data_column_constraints (constraint_name TEXT NOT NULL, constraint_type TEXT NOT NULL, value TEXT,
 min NUMERIC, min_is_inclusive BOOLEAN, max NUMERIC, max_is_inclusive BOOLEAN, description TEXT,
 CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value));
CREATE TABLE IF NOT EXISTS gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL,
 definition TEXT NOT NULL, scope TEXT NOT NULL, CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
"""
"""Tables of the GeoPackage standard for names of columns."""


def geopackage(bundle: Bundle, lang: Lang) -> bytes:
    """Return `bundle` as a GeoPackage; equal bundles give equal bytes."""
    frames = layers(bundle, lang)
    with tempfile.TemporaryDirectory() as place:
        draft, final = Path(place) / "draft.gpkg", Path(place) / "plan.gpkg"
        for name, frame in frames.items():
            _layer(draft, name, frame, bundle, lang)
        _styles(draft, frames, lang)
        with closing(sqlite3.connect(draft)) as connection:
            _names(connection, frames, lang)
            stamp = f"{bundle.province['as_of']}T00:00:00.000Z"
            connection.execute("UPDATE gpkg_contents SET last_change = ?", (stamp,))
            connection.commit()
            connection.execute("VACUUM INTO ?", (str(final),))
        return final.read_bytes()


def _layer(path: Path, name: str, frame: pd.DataFrame, bundle: Bundle, lang: Lang) -> None:
    about = say("gis.about", lang, name=facts.province(bundle, lang), scenario=facts.title(bundle, lang))
    options = {"IDENTIFIER": say(f"gis.layer.{name}", lang), "DESCRIPTION": about, "FID": "fid"}
    flat = isinstance(frame, gpd.GeoDataFrame)
    pyogrio.write_dataframe(
        frame,
        path,
        layer=name,
        driver="GPKG",
        append=path.exists(),
        geometry_type=KINDS[name] if flat else None,
        layer_options=options | ({"GEOMETRY_NAME": "geom"} if flat else {}),
        **({} if path.exists() else {"dataset_options": {"VERSION": VERSION}}),
    )


def _styles(path: Path, frames: Mapping[str, pd.DataFrame], lang: Lang) -> None:
    """Write the table that QGIS looks for styles in."""
    rows = [
        {
            "f_table_catalog": "", "f_table_schema": "", "f_table_name": name,
            "f_geometry_column": "geom" if name in KINDS else "", "styleName": say(f"gis.layer.{name}", lang),
            "styleQML": style(name, _columns(frame), lang), "styleSLD": "", "useAsDefault": 1,
            "description": "", "owner": "", "ui": "", "update_time": "",
        }
        for name, frame in frames.items()
    ]  # fmt: skip
    pyogrio.write_dataframe(
        pd.DataFrame(rows), path, layer="layer_styles", driver="GPKG", append=True, layer_options={"FID": "id"}
    )


def _columns(frame: pd.DataFrame) -> Sequence[str]:
    return [str(column) for column in frame.columns if column != "geometry"]


def _names(connection: sqlite3.Connection, frames: Mapping[str, pd.DataFrame], lang: Lang) -> None:
    """Write the names of columns as the standard's schema extension has them."""
    connection.executescript(COLUMN_TABLES)
    for table in ("gpkg_data_columns", "gpkg_data_column_constraints"):
        connection.execute(
            "INSERT INTO gpkg_extensions VALUES (?, NULL, 'gpkg_schema', ?, 'read-write')", (table, SCHEMA)
        )
    other = 1 - LANGUAGES.index(lang)
    for name, frame in frames.items():
        for column in _columns(frame):
            said = COLUMNS[column]
            row = (name, column, said[1 - other], said[1 - other], said[other])
            connection.execute("INSERT INTO gpkg_data_columns VALUES (?, ?, ?, ?, ?, NULL, NULL)", row)
