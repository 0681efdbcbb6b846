"""Headings that several kinds of table have: when, how much, in which money, how, where."""

from __future__ import annotations

from linchpin.trace.intake.fields import Field, Holds, heads

WHEN = heads(
    "time|timestamp|date time|datetime|date|transaction date|transaction time|value date|"
    "booking date|posting date|payment date|date of payment|fecha|fecha hora|fecha operacion|"
    "fecha de operacion|fecha valor|dia|data|datum|jour|when|trade date|settlement date|step"
)
AMOUNT = heads(
    "amount|amount usd|usd amount|transaction amount|payment amount|value|sum|importe|monto|"
    "cantidad|valor|betrag|montant|total|total amount|base amt|amt|money|amount paid|amount in usd|"
    "cash amount"
)
CURRENCY = heads("currency|ccy|moneda|divisa|wahrung|devise|moeda|currency code|payment currency")
ID = heads(
    "id|transaction id|payment id|reference number|txn id|tx id|transaction number|uetr|folio|"
    "transaction|tran id|ref no|transaction reference|end to end id|number"
)
CHANNEL = heads(
    "channel|payment type|transaction type|type|method|payment method|instrument|tipo|"
    "tipo de operacion|tx type|payment format|means|canal|medio|medio de pago|forma de pago"
)
PLACE = heads(
    "place|branch|location|branch city|city|zip|zip code|postal code|branch zip|branch state|state|"
    "sucursal|ciudad|plaza|county|lugar|atm location|where"
)
MEMO = heads(
    "memo|description|details|payment details|remittance information|reference|concept|concepto|"
    "purpose|note|notes|narrative|message|descripcion|referencia|remarks|detalle|goods"
)
BUSINESS = heads(
    "business|kind of business|business type|industry|naics|naics description|sector|giro|"
    "actividad|occupation|line of business|institution type|type of business|merchant category"
)
WHEN_FIELD = Field("time", Holds.TIME, WHEN, needed=True)
AMOUNT_FIELD = Field("amount", Holds.MONEY, AMOUNT, needed=True)
COMMON = (
    Field("currency", Holds.TEXT, CURRENCY),
    Field("id", Holds.TEXT, ID),
)
