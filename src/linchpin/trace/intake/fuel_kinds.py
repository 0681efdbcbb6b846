"""Tables that are read beside those of trade: prices, permits, storage, manifests, statistics."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from linchpin.tabular.heading_words import plain
from linchpin.trace.intake.fields import Field, Holds, TableKind, heads
from linchpin.trace.intake.usual_headings import COMMON, WHEN

_UNIT = Field("unit", Holds.TEXT, heads("unit|uom|unit of measure|unidad|unidad de medida|per"))
PRICES = TableKind(
    "prices",
    (
        Field("time", Holds.TIME, (*WHEN, "quote date", "pricing date"), needed=True),
        Field("product", Holds.TEXT, heads("benchmark|index|quoted product|price series"),
              needed=True),
        Field("price", Holds.NUMBER, heads("quote|quoted price|price|close|settlement price"),
              needed=True),
        _UNIT,
        *COMMON,
    ),
)  # fmt: skip
"""Prices of benchmarks: diesel, base oil, crude."""
PERMITS = TableKind(
    "permits",
    (
        Field("holder", Holds.PARTY, heads(
            "permit holder|holder|permisionario|titular del permiso|permittee|licensee name"
        ), needed=True),
        Field("permit", Holds.TEXT, heads(
            "permit|permit number|permiso|numero de permiso|no de permiso|permit no"
        ), needed=True),
        Field("since", Holds.TIME, heads(
            "valid from|since|from|issued|vigente desde|inicio de vigencia|fecha de otorgamiento"
        )),
        Field("until", Holds.TIME, heads(
            "valid until|until|to|expires|vigente hasta|fin de vigencia|vencimiento|revoked on"
        )),
        Field("product", Holds.TEXT, heads("permit product|product|producto|goods")),
    ),
)  # fmt: skip
"""Permits to import, such as SENER's."""
STORAGE = TableKind(
    "storage",
    (
        Field("holder", Holds.PARTY, heads(
            "storage holder|tank owner|holder|importer|terminal operator|permisionario|titular"
        ), needed=True),
        Field("quantity", Holds.NUMBER, heads(
            "capacity|storage capacity|capacity litres|capacidad|capacidad de almacenamiento"
        ), needed=True),
        _UNIT,
        Field("since", Holds.TIME, heads("available from|since|from|desde")),
        Field("until", Holds.TIME, heads("available until|until|to|hasta")),
    ),
)  # fmt: skip
"""What importers can store."""
MANIFESTS = TableKind(
    "manifests",
    (
        Field("document", Holds.TEXT, heads(
            "bill of lading|manifest|manifest number|bl number|b l|document|conocimiento|"
            "conocimiento de embarque"
        ), needed=True),
        Field("cargo", Holds.TEXT, heads(
            "manifested goods|manifest goods|cargo description|manifested cargo|cargo"
        ), needed=True),
        Field("quantity", Holds.NUMBER, heads(
            "manifested quantity|manifest quantity|quantity|litres|liters|barrels|volume"
        ), needed=True),
        _UNIT,
        Field("time", Holds.TIME, (*WHEN, "sailing date", "arrival date")),
        Field("vessel", Holds.PARTY, heads("vessel|ship|buque|carrier")),
    ),
)  # fmt: skip
"""What ships declare to carry."""
MIRROR = TableKind(
    "mirror",
    (
        Field("time", Holds.TIME, (*heads("month|period|mes|periodo"), *WHEN), needed=True),
        Field("goods", Holds.TEXT, heads("hs6|hs code|hs|commodity code|product code"),
              needed=True),
        Field("exported", Holds.NUMBER, heads(
            "exported value|exports|exported|reported exports|export value|fob exports"
        ), needed=True),
        Field("imported", Holds.NUMBER, heads(
            "imported value|imports|imported|reported imports|import value|cif imports"
        ), needed=True),
        Field("exporter", Holds.PARTY, heads("exporter|exporter country|reporter|from country")),
        Field("importer", Holds.PARTY, heads("importer|importer country|partner|to country")),
    ),
)  # fmt: skip
"""What two countries say of the same trade, by good and month."""
_UNITS = ("litre", "liter", "litro", "barrel", "barril", "gallon", "galon", "m3")


def with_unit(table: pa.Table, heading: str) -> pa.Table:
    """Return a table whose unit is taken from the heading of its quantity, where no cell tells it.

    Args:
        table: A table with or without `unit`.
        heading: Heading of the quantity.

    >>> with_unit(pa.table({"unit": pa.nulls(1, pa.string())}), "Litros")["unit"][0].as_py()
    'litro'
    """
    words = plain(heading)
    told = next((unit for unit in _UNITS if unit in words), None)
    if told is None or "unit" not in table.column_names:
        return table
    at = table.column_names.index("unit")
    cells = pc.if_else(pc.is_null(table["unit"]), pa.scalar(told), table["unit"])
    return table.set_column(at, "unit", pc.cast(cells, pa.string()))
