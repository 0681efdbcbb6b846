"""Tables of trade and of purchases."""

from __future__ import annotations

from linchpin.trace.intake.fields import Field, Holds, TableKind, heads
from linchpin.trace.intake.usual_headings import AMOUNT, COMMON, WHEN_FIELD

TRADE = TableKind(
    "trade",
    (
        WHEN_FIELD,
        Field("amount", Holds.MONEY, (*AMOUNT, *heads(
            "declared value|customs value|invoice value|valor aduana|valor comercial|fob value|"
            "cif value|value usd|valor declarado"
        )), needed=True),
        Field("importer", Holds.PARTY, heads(
            "importer|importer name|consignee|importador|buyer|importer of record|consignatario|"
            "importer rfc|rfc importador"
        ), needed=True),
        Field("exporter", Holds.PARTY, heads(
            "exporter|exporter name|shipper|exportador|seller|supplier|proveedor|consignor"
        )),
        Field("goods", Holds.TEXT, heads(
            "goods|description of goods|description|commodity|product|mercancia|cargo|producto|"
            "descripcion|goods description"
        ), needed=True),
        *COMMON,
        Field("tariff", Holds.TEXT, heads(
            "tariff|hs|hs code|hts|hts code|fraccion|fraccion arancelaria|tariff line|hs6|"
            "tariff code|commodity code|tigie"
        )),
        Field("quantity", Holds.NUMBER, heads(
            "quantity|qty|litres|liters|barrels|volume|cantidad|litros|net weight|weight|volumen|"
            "barriles|gallons"
        )),
        Field("unit", Holds.TEXT, heads("unit|uom|unit of measure|unidad|unidad de medida")),
        Field("origin", Holds.TEXT, heads(
            "origin|country of origin|exporter country|pais origen|origin country|port of loading|"
            "from country"
        )),
        Field("destination", Holds.TEXT, heads(
            "destination|destination country|importer country|pais destino|port of discharge|"
            "to country|port of entry|aduana|customs office"
        )),
        Field("document", Holds.TEXT, heads(
            "document|bill of lading|bl number|b l|pedimento|entry number|manifest|"
            "numero de pedimento|conocimiento de embarque|customs entry"
        )),
        Field("carrier", Holds.PARTY, heads(
            "carrier|transporter|vessel|transportista|ship|buque|trucking company|carrier name"
        )),
        Field("importer_founded", Holds.TIME, heads(
            "importer founded|importer registered|importer incorporation date|"
            "importer registration date"
        )),
        Field("carrier_founded", Holds.TIME, heads(
            "carrier founded|carrier registered|carrier incorporation date|"
            "carrier registration date"
        )),
    ),
)  # fmt: skip

PURCHASES = TableKind(
    "purchases",
    (
        WHEN_FIELD,
        Field("buyer", Holds.PARTY, heads(
            "buyer|purchaser|transferee|buyer name|customer|purchaser name|comprador"
        ), needed=True),
        Field("item", Holds.TEXT, heads(
            "item|firearm type|type|weapon|weapon type|product|firearm|arma|goods|category"
        ), needed=True),
        Field("amount", Holds.MONEY, (*AMOUNT, "price", "precio")),
        *COMMON,
        Field("seller", Holds.PARTY, heads(
            "seller|dealer|ffl|licensee|vendor|store|transferor|dealer name|vendedor|ffl name"
        )),
        Field("model", Holds.TEXT, heads("model|make model|modelo|make and model")),
        Field("maker", Holds.TEXT, heads("maker|manufacturer|make|importer|fabricante|brand")),
        Field("calibre", Holds.TEXT, heads("caliber|calibre|gauge|caliber or gauge")),
        Field("action", Holds.TEXT, heads("action|action type|semi automatic|mechanism")),
        Field("magazine", Holds.TEXT, heads("magazine|detachable magazine|magazine type")),
        Field("serial", Holds.TEXT, heads("serial|serial number|serie|numero de serie")),
        Field("quantity", Holds.NUMBER, heads("quantity|qty|cantidad|count")),
        Field("state", Holds.TEXT, heads("state|dealer state|seller state|estado|ffl state")),
        Field("address", Holds.TEXT, heads(
            "address|buyer address|purchaser address|domicilio|direccion|residence"
        )),
        Field("phone", Holds.TEXT, heads("phone|buyer phone|telephone|telefono|phone number")),
        Field("payer", Holds.PARTY, heads("payer|paid by|card holder|pagador|payer name")),
        Field("recovered", Holds.TIME, heads(
            "recovered|recovery date|date recovered|trace date|fecha de aseguramiento|"
            "recovered date"
        )),
    ),
)  # fmt: skip
