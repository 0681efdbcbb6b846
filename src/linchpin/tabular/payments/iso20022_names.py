"""What the elements of ISO 20022 payment messages are called in columns."""

from __future__ import annotations

from collections.abc import Sequence

PARTIES = {
    "Dbtr": "debtor", "Cdtr": "creditor", "UltmtDbtr": "ultimate debtor",
    "UltmtCdtr": "ultimate creditor", "InitgPty": "initiating party", "Invcr": "invoicer",
    "Invcee": "invoicee", "TradgPty": "trading party", "Prtry": "party", "MsgRcpt": "recipient",
    "DbtrAgt": "debtor bank", "CdtrAgt": "creditor bank", "InstgAgt": "instructing bank",
    "InstdAgt": "instructed bank", "IntrmyAgt1": "intermediary bank 1",
    "IntrmyAgt2": "intermediary bank 2", "IntrmyAgt3": "intermediary bank 3",
    "PrvsInstgAgt1": "previous bank 1", "PrvsInstgAgt2": "previous bank 2",
    "PrvsInstgAgt3": "previous bank 3", "FwdgAgt": "forwarding bank", "Svcr": "account bank",
    "Ownr": "account owner", "Acct": "account", "DbtrAcct": "debtor account",
    "CdtrAcct": "creditor account", "Garnshee": "garnishee", "Regltry": "authority",
    "CdtrSchmeId": "creditor scheme", "ChrgsAcct": "charges account",
}  # fmt: skip
"""Parties of a payment, their banks and accounts."""
CONTAINERS = frozenset({
    "PmtInf", "CdtTrfTxInf", "DrctDbtTxInf", "TxInf", "TxInfAndSts", "OrgnlPmtInfAndSts", "Stmt",
    "Rpt", "Ntfctn", "Ntry", "TxDtls", "Undrlyg",
})  # fmt: skip
"""Elements that hold a payment, or what several payments share."""
PAYMENTS = frozenset({"CdtTrfTxInf", "DrctDbtTxInf", "TxInf", "TxInfAndSts", "TxDtls"})
"""Elements that are a payment each."""
_FIELDS = {
    "Nm": "name", "IBAN": "iban", "BIC": "bic", "BICFI": "bic", "AnyBIC": "bic",
    "BICOrBEI": "bic", "LEI": "lei", "Ctry": "country", "CtryOfRes": "country of residence",
    "BirthDt": "birth date", "CityOfBirth": "city of birth", "PrvcOfBirth": "province of birth",
    "CtryOfBirth": "country of birth", "EmailAdr": "email", "PhneNb": "phone", "MobNb": "mobile",
    "TaxId": "tax id", "TwnNm": "town", "MmbId": "clearing id",
}  # fmt: skip
_ADDRESS = frozenset({"PstlAdr", "Adr"})
_TEXTS = frozenset({
    "Ustrd", "AddtlNtryInf", "AddtlTxInf", "AddtlRmtInf", "InstrForCdtrAgt", "InstrInf",
    "InstrForNxtAgt", "InstrForDbtrAgt", "Inf", "AddtlInf", "Purp", "AddtlStmtInf",
})  # fmt: skip
_AROUND = frozenset({"Pty", "Agt", "FinInstnId", "Id", "OrgId", "PrvtId", "Othr", "PstlAdr",
                     "DtAndPlcOfBirth", "CtctDtls", "RltdPties", "RltdAgts", "Tp"})  # fmt: skip


def column_of(path: Sequence[str]) -> tuple[str, str]:
    """Return the column of an element within a payment, and what joins several of its values.

    Args:
        path: Names of the elements that lead to it from the payment.

    >>> column_of(["Cdtr", "Nm"]), column_of(["RltdPties", "Dbtr", "Pty", "PstlAdr", "AdrLine"])
    (('creditor name', '; '), ('debtor address', ', '))
    >>> column_of(["RmtInf", "Ustrd"])
    ('remittance information', ' ')
    """
    leaf = path[-1]
    whom = next((PARTIES[tag] for tag in reversed(path[:-1]) if tag in PARTIES), "")
    if _TEXTS & set(path):
        is_remittance = "RmtInf" in path or not whom
        return ("remittance information" if is_remittance else f"{whom} information"), " "
    if _ADDRESS & set(path):
        if leaf == "Ctry":
            return f"{whom} country".strip(), "; "
        return f"{whom} address".strip(), ", "
    if leaf in _FIELDS:
        return f"{whom} {_FIELDS[leaf]}".strip(), "; "
    if whom and leaf == "Id":
        is_account = "account" in whom and "bank" not in whom
        return f"{whom} {'number' if is_account else 'identifier'}", "; "
    rest = [tag for tag in path if tag not in _AROUND and tag not in PARTIES]
    return f"{whom} {' '.join(rest) or leaf}".strip(), "; "
