"""Tables of payments and of cash."""

from __future__ import annotations

from linchpin.trace.intake.fields import Field, Holds, TableKind, heads
from linchpin.trace.intake.usual_headings import (
    AMOUNT_FIELD,
    BUSINESS,
    CHANNEL,
    COMMON,
    MEMO,
    PLACE,
    WHEN_FIELD,
)

PAYMENTS = TableKind(
    "payments",
    (
        WHEN_FIELD,
        AMOUNT_FIELD,
        Field("payer", Holds.PARTY, heads(
            "payer|sender|originator|from|from account|payer account|sender account|debtor|"
            "orig acct|ordenante|remitente|pagador|source|source account|debit account|emisor|"
            "payor|src|"
            "originator account|account from|cuenta origen|orig|from id|payer name|sender name|"
            "originator name|debtor name|nombre ordenante|ordering customer|from address|"
            "sender address|debtor account"
        ), needed=True),
        Field("payee", Holds.PARTY, heads(
            "payee|receiver|beneficiary|to|to account|payee account|receiver account|creditor|"
            "bene acct|beneficiario|destinatario|recipient|destination|destination account|"
            "credit account|receptor|dst|target|beneficiary account|account to|cuenta destino|bene|"
            "to id|payee name|receiver name|recipient name|beneficiary name|creditor name|"
            "nombre beneficiario|to address|recipient address|creditor account|counterparty"
        ), needed=True),
        Field("payer_name", Holds.TEXT, heads(
            "payer name|sender name|originator name|debtor name|from name|nombre ordenante|"
            "ordering customer name"
        )),
        Field("payee_name", Holds.TEXT, heads(
            "payee name|receiver name|recipient name|beneficiary name|creditor name|to name|"
            "nombre beneficiario|beneficiary customer name"
        )),
        *COMMON,
        Field("channel", Holds.TEXT, CHANNEL),
        Field("place", Holds.TEXT, PLACE),
        Field("payer_place", Holds.TEXT, heads(
            "payer country|sender country|originator country|from country|payer place|payer state|"
            "origin|origin country|payer city|from state|pais origen|sender state|debtor country"
        )),
        Field("payee_place", Holds.TEXT, heads(
            "payee country|receiver country|beneficiary country|to country|payee place|payee state|"
            "destination country|payee city|to state|pais destino|recipient country|"
            "receiver state|creditor country|beneficiary bank country"
        )),
        Field("payer_business", Holds.TEXT, heads(
            "payer business|sender business|payer industry|payer naics|originator business|"
            "payer kind|payer kind of business|sender industry|giro ordenante"
        )),
        Field("payee_business", Holds.TEXT, heads(
            "payee business|receiver business|payee industry|payee naics|beneficiary business|"
            "payee kind|payee kind of business|recipient industry|merchant category|business|"
            "kind of business|giro beneficiario"
        )),
        Field("memo", Holds.TEXT, MEMO),
    ),
)  # fmt: skip

CASH = TableKind(
    "cash",
    (
        WHEN_FIELD,
        AMOUNT_FIELD,
        Field("party", Holds.PARTY, heads(
            "account|customer|party|account number|customer id|client|account id|cuenta|cliente|"
            "account holder|customer name|name|titular|no de cuenta|client id|konto|"
            "on behalf of|account name"
        ), needed=True),
        Field("direction", Holds.TEXT, heads(
            "direction|in out|cash direction|deposit or withdrawal|cash in or out|operation|"
            "operacion|credit debit|dr cr|debit credit|movement|cash in out|movimiento|"
            "transaction type|type|tipo"
        )),
        Field("conductor", Holds.PARTY, heads(
            "conductor|depositor|conducted by|person presenting|presenter|depositante|"
            "deposited by|made by|individual conducting|person"
        )),
        *COMMON,
        Field("channel", Holds.TEXT, heads("channel|method|instrument|means|canal|medio")),
        Field("place", Holds.TEXT, PLACE),
        Field("business", Holds.TEXT, BUSINESS),
        Field("memo", Holds.TEXT, MEMO),
    ),
)  # fmt: skip
