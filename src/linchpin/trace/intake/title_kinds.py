"""Tables of deeds, of shares in companies and of invoices."""

from __future__ import annotations

from linchpin.trace.intake.fields import Field, Holds, TableKind, heads
from linchpin.trace.intake.usual_headings import AMOUNT, COMMON, MEMO, WHEN

DEEDS = TableKind(
    "deeds",
    (
        Field("time", Holds.TIME, (*WHEN, *heads(
            "closing date|recording date|sale date|deed date|transfer date|date recorded"
        ))),
        Field("buyer", Holds.PARTY, heads(
            "buyer|grantee|transferee|purchaser|buyer name|grantee name|comprador"
        ), needed=True),
        Field("amount", Holds.MONEY, (*AMOUNT, *heads(
            "price|sale price|consideration|purchase price|precio"
        )), needed=True),
        *COMMON,
        Field("seller", Holds.PARTY, heads(
            "seller|grantor|transferor|vendor|seller name|grantor name|vendedor"
        )),
        Field("address", Holds.TEXT, heads(
            "address|property address|property|parcel|apn|direccion|location|site address|inmueble"
        )),
        Field("financing", Holds.TEXT, heads(
            "financing|mortgage|loan|loan amount|financed|lender|hipoteca|all cash|payment type"
        )),
        Field("buyer_kind", Holds.TEXT, heads(
            "buyer kind|buyer type|grantee type|entity type|buyer entity type|transferee type"
        )),
        Field("property_kind", Holds.TEXT, heads(
            "property kind|property type|use|land use|residential|tipo de inmueble"
        )),
        Field("founded", Holds.TIME, heads(
            "founded|buyer founded|entity formed|formation date|incorporation date|"
            "buyer registered|registration date|registry date|entity formation date"
        )),
    ),
)  # fmt: skip

OWNERSHIP = TableKind(
    "ownership",
    (
        Field("owner", Holds.PARTY, heads(
            "owner|owner name|shareholder|parent|holder|propietario|accionista|socio|owner id|"
            "shareholder name|beneficial owner"
        ), needed=True),
        Field("owned", Holds.PARTY, heads(
            "owned|company|entity|subsidiary|asset|issuer|empresa|sociedad|company name|"
            "owned company|owned entity|subject"
        ), needed=True),
        Field("share", Holds.SHARE, heads(
            "share|percent|percentage|ownership|stake|share percent|ownership percent|porcentaje|"
            "participacion|natures of control|nature of control|interest|pct|shares percent|"
            "ownership percentage|share pct|percent owned"
        ), needed=True),
        Field("since", Holds.TIME, heads(
            "since|from|start date|from date|desde|notified on|start"
        )),
        Field("until", Holds.TIME, heads("until|to|end date|to date|hasta|ceased on|end")),
        Field("owned_address", Holds.TEXT, heads(
            "company address|owned address|registered address|registered office|domicilio social|"
            "domicilio fiscal|address|entity address"
        )),
        Field("owned_founded", Holds.TIME, heads(
            "incorporated|company founded|incorporation date|founded|registration date|"
            "fecha de constitucion|date of incorporation|formation date"
        )),
        Field("owned_country", Holds.TEXT, heads(
            "company country|jurisdiction|country of incorporation|pais de constitucion|"
            "registered in"
        )),
        Field("owner_country", Holds.TEXT, heads(
            "owner country|shareholder country|owner nationality|pais del socio|owner jurisdiction"
        )),
        Field("owned_employees", Holds.NUMBER, heads(
            "employees|number of employees|staff|empleados|numero de empleados|headcount"
        )),
        Field("owned_agent", Holds.TEXT, heads(
            "registered agent|agent|formation agent|nominee|nominee director|agente residente"
        )),
    ),
)  # fmt: skip

INVOICES = TableKind(
    "invoices",
    (
        Field("time", Holds.TIME, (*WHEN, *heads(
            "invoice date|fecha de emision|fecha factura|issue date|fecha emision|date issued"
        )), needed=True),
        Field("issuer", Holds.PARTY, heads(
            "issuer|rfc emisor|issuer rfc|supplier rfc|emisor|supplier|proveedor|rfc proveedor|"
            "vendor|rfc|vendor rfc|supplier tax id|rfc del emisor"
        ), needed=True),
        Field("amount", Holds.MONEY, (*AMOUNT, "invoice total", "subtotal", "invoice amount")),
        *COMMON,
        Field("recipient", Holds.PARTY, heads(
            "recipient|rfc receptor|receptor|customer|cliente|recipient rfc|customer rfc|"
            "rfc del receptor"
        )),
        Field("issuer_name", Holds.TEXT, heads(
            "issuer name|nombre emisor|supplier name|razon social emisor|nombre del emisor|"
            "razon social|nombre proveedor|vendor name"
        )),
        Field("invoice", Holds.TEXT, heads(
            "invoice|uuid|folio fiscal|invoice number|folio|factura|invoice id"
        )),
        Field("concept", Holds.TEXT, MEMO),
    ),
)  # fmt: skip
