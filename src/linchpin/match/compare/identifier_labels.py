"""Words that stand beside identifiers, and the letters and digits they are written in.

One table for merging and screening: what a list, a heading or a cell calls a number.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_LOOKALIKE = str.maketrans(
    "АВСЕНІКМОРТХУавсенікмортхуΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABCEHIKMOPTXYabcehikmoptxyABEZHIKMNOPTYX"
)
_LABELS = {
    "imo": "imo omi",
    "mmsi": "mmsi",
    "passport": "passport pasaporte pass ppt passeport reisepass passaporto passaporte паспорт",
    "bic": "bic swift",
    "wallet": "wallet bitcoin btc xbt eth ethereum usdt usdc trx tron trc20 erc20 bep20 xmr ltc "
    "zec dash bch bsv btg arb bnb etc xrp ripple sol crypto bitcoincash litecoin monero cartera",
    "phone": "phone tel telephone telefono mobile movil celular cel fax whatsapp msisdn tlf",
    "email": "email mail correo mailto",
    "number": "id no nr num numero number nit rut rfc curp cuit cuil ruc rif cnpj cpf rg dni nie "
    "cif nif vat tva iva tax cc ci ce cedula ced identificacion identification document documento "
    "doc registration registro reg ein itin ssn tin inn инн ogrn огрн snils снилс usc uscc iban "
    "account cuenta clabe acc acct license licence licencia folio matricula ine ife nss lei duns "
    "pan gstin nric hkid identity card carnet kvk siren siret code codigo clave "
    "serial serie msn callsign indicativo",
}
_SAYS_LITTLE = frozenset(
    "id no nr num numero number doc document documento account cuenta acc acct folio card carnet "
    "code codigo clave serie iva tax ce cc ci pan rg".split()
)
"""Words before numbers of every kind, such as those of invoices, too."""
_BESIDE = "national company address"
"""Words of a label that do not say by themselves that a number follows."""
_DOTTED = "cc ci ce rfc curp duns"
"""Labels that are written with points between their letters too."""
_OF_SEVERAL = (
    r"cedula de (?:ciudadania|identidad|extranjeria)|swift ?[/-] ?bic|ust-?id|d-u-n-s|"
    r"erc-20|trc-20|bep-20"
)
_NUMBER_WORDS = r"number|numero|num|card|code|codigo|no|nr|n[ºo°]|№|#"


def plain(text: str) -> str:
    """Return a text in lower case, its digits and look-alike letters as Latin ones.

    >>> plain("ＩＭＯ ９１８７６２９")
    'imo 9187629'
    """
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKD", text.translate(_LOOKALIKE)).casefold()
    return "".join(
        str(unicodedata.decimal(char)) if char.isdecimal() else char
        for char in text
        if not unicodedata.combining(char) and unicodedata.category(char) != "Cf"
    )


def plain_key(text: str) -> str:
    """Return the letters and digits of an identifier.

    >>> plain_key("GULJ-541225 XX1")
    'gulj541225xx1'
    """
    return "".join(_WORD.findall(plain(text)))


KIND_OF_LABEL = {plain(word): kind for kind, words in _LABELS.items() for word in words.split()}
"""The kind of number that each word speaks of."""


def _label_pattern() -> re.Pattern[str]:
    words = sorted([*KIND_OF_LABEL, *_BESIDE.split()], key=len, reverse=True)
    dotted = (r"\.? ?".join(word) + r"\.?" for word in _DOTTED.split())
    labels = "|".join((_OF_SEVERAL, *words, *dotted))
    number = rf"(?:{_NUMBER_WORDS})(?![a-z0-9])[\s.:#=-]*"
    return re.compile(rf"^(?:(?:{labels})\b[\s.:#=/-]*(?:{number})*)+|^(?:{number})+")


_LABEL = _label_pattern()
_BRACKETS = re.compile(r"[(\[][^\d)\]]*[)\]]")


@lru_cache(maxsize=4096)
def kinds_named(text: str) -> frozenset[str]:
    """Return the kinds of numbers that a heading or the words of a cell speak of.

    >>> sorted(kinds_named("IMO No."))
    ['imo', 'number']
    """
    words = _WORD.findall(plain(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)))
    return frozenset(KIND_OF_LABEL[word] for word in words if word in KIND_OF_LABEL)


def is_told(text: str) -> bool:
    """Say whether words tell that an identifier follows, and no number of just anything.

    >>> is_told("pago matricula"), is_told("factura no")
    (True, False)
    """
    words = _WORD.findall(plain(text))
    return any(word in KIND_OF_LABEL and word not in _SAYS_LITTLE for word in words)


def bare_number(text: str) -> str:
    """Return a plain text without label before the number and without country in brackets behind.

    Args:
        text: As `plain` gives it.

    >>> bare_number("nit # 800123456-7 (colombia)"), bare_number("cc123456")
    ('800123456-7', 'cc123456')
    """
    bare = _BRACKETS.sub(" ", text).strip()
    found = _LABEL.sub("", bare).strip()
    return found if plain_key(found) else bare or text
