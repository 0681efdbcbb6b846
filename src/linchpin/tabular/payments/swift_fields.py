"""What the fields of SWIFT messages say, as cells."""

from __future__ import annotations

import re

_PARTIES = {
    "50": "ordering customer", "51": "sending institution", "52": "ordering institution",
    "53": "sender's correspondent", "54": "receiver's correspondent",
    "55": "third reimbursement institution", "56": "intermediary bank",
    "57": "account with bank", "58": "beneficiary institution", "59": "beneficiary customer",
}  # fmt: skip
_TEXTS = {
    "70": "remittance information", "72": "sender to receiver information",
    "77": "further information", "79": "narrative", "86": "remittance information",
}  # fmt: skip
_NAMES = {
    "20": "reference", "21": "related reference", "23": "operation", "25": "account",
    "28": "statement number", "32": "value date, currency, amount", "33": "instructed amount",
    "36": "exchange rate", "60": "opening balance", "61": "statement line",
    "62": "closing balance", "64": "available balance", "65": "forward balance",
    "71": "charges", "bank": "bank bic", "text": "remittance information",
}  # fmt: skip
_BIC = re.compile(r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3,4})?")
_CODED = re.compile(r"(\d)/(.*)")
_PART = re.compile(r"\?(\d\d)")
_CODES = {
    "1": "name", "2": "address", "3": "place", "4": "birth date", "5": "place of birth",
    "6": "customer number", "7": "national identity number", "8": "further information",
}  # fmt: skip
_NAMED = re.compile(r"/(?:NAME|ORDP/+(?:NAME)?|BENM/+(?:NAME)?)/([^/]+)")


def cells_of(tag: str, value: str) -> dict[str, str]:
    """Return what a field says, by column.

    Args:
        tag: Its tag, such as `50K`.
        value: Its text, of one line or several.

    >>> cells_of("59", "/MX123\\nANA LUZ\\nCALLE 1")
    {'beneficiary customer account': 'MX123', 'beneficiary customer name': 'ANA LUZ', \
'beneficiary customer address': 'CALLE 1'}
    """
    number = tag[:2]
    if number in _PARTIES:
        return _party(_PARTIES[number], value)
    if number == "86":
        return _information(value)
    if number in _TEXTS:
        return {_TEXTS[number]: value} if value.strip() else {}
    name = _NAMES.get(tag, _NAMES.get(number, f"field {tag}"))
    return {name: value} if value.strip() else {}


def _party(whom: str, value: str) -> dict[str, str]:
    """Return account, name and address of a party; a bank is given by its BIC or by name."""
    lines = [line.strip() for line in value.splitlines() if line.strip()]
    found: dict[str, str] = {}
    while lines and lines[0].startswith("/"):
        found[f"{whom} account"] = lines.pop(0).lstrip("/")
    if lines and _CODED.fullmatch(lines[0]):
        return found | _coded(whom, lines)
    if lines and _BIC.fullmatch(lines[0]):
        found[f"{whom} bic"] = lines.pop(0)
    if lines:
        found[f"{whom} name"] = lines.pop(0)
    if lines:
        found[f"{whom} address"] = ", ".join(lines)
    return found


def _coded(whom: str, lines: list[str]) -> dict[str, str]:
    """Return a party whose lines are numbered by what they say (option F)."""
    found: dict[str, str] = {}
    code = "1"
    for line in lines:
        coded = _CODED.fullmatch(line)
        text = line
        if coded is not None:
            code, text = coded[1], coded[2]
        column = f"{whom} {_CODES.get(code, 'further information')}"
        found[column] = f"{found[column]} {text}" if column in found else text
    return found


def _information(value: str) -> dict[str, str]:
    """Return the text to the owner of an account, and the name it gives where it is marked."""
    joined = "".join(value.splitlines())
    parts = _PART.split(joined)
    if len(parts) < 5:
        found = {"remittance information": value} if value.strip() else {}
        names = [name.strip() for name in _NAMED.findall(joined) if name.strip()]
        return found | ({"counterparty name": "; ".join(names)} if names else {})
    fields = dict.fromkeys(("remittance information", "counterparty name", "counterparty bic",
                            "counterparty account"), "")  # fmt: skip
    rest = [parts[0]]
    for code, text in zip(parts[1::2], parts[2::2], strict=True):
        if code in ("32", "33"):
            fields["counterparty name"] += text
        elif code == "30":
            fields["counterparty bic"] += text
        elif code == "31":
            fields["counterparty account"] += text
        elif "20" <= code <= "29" or "60" <= code <= "63":
            fields["remittance information"] += text
        else:
            rest.append(text)
    fields["transaction"] = " ".join(filter(None, rest))
    return {column: text for column, text in fields.items() if text.strip()}
