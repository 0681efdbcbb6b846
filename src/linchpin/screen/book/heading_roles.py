"""What a column holds by the words of its heading, in the usual languages."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

from linchpin.tabular.heading_words import plain

_REPEATED = re.compile(r" \(\d+\)$")


class ColumnRole(Enum):
    """What a column holds."""

    NAME = "names"
    FIRST = "given names"
    LAST = "surnames"
    TEXT = "texts"
    PLACE = "places"
    IDENTIFIER = "identifiers"
    BIRTH = "births"
    GENDER = "genders"
    COUNTRY = "countries"
    KEY = "key"


PARTIES = frozenset(
    """
customer customers client clients cliente clientes kunde kunden payer payee payor sender receiver
recipient beneficiary beneficiaries originator ordenante beneficiario remitente destinatario
pagador emisor receptor debtor creditor deudor acreedor counterparty contraparte company empresa
entity entidad vendor supplier proveedor fornecedor fournisseur lieferant holder titular party
vessel ship buque owner owners propietario dueno director directors shareholder shareholders
accionista contribuyente representative representante buyer comprador seller vendedor employee
empleado empfanger auftraggeber zahler beneficiaire donneur partner socio consignee shipper
importer exporter merchant merchants donor grantee insured asegurado tenant landlord guarantor
borrower nominee trustee aircraft aeronave signatory person persona personas people individual
organization organisation organizacion institution bank banco banque correspondent intermediary
""".split()
)
"""Words for somebody who takes part in something."""
_NAME = frozenset(
    "name names nombre nombres nome nomes nom noms denominacion denominacao firma bezeichnung "
    "alias aka razonsocial fullname nombrecompleto namen kundenname firmenname kontoinhaber".split()
)
_NO_NAME = frozenset(
    "user username login file filename product producto event table sheet field campaign plan "
    "month day status type tipo category column server host domain group grupo color model brand "
    "marca branch sucursal department departamento project proyecto city ciudad country pais "
    "street calle state estado region port program currency moneda channel canal level".split()
)
_FIRST = frozenset(
    "first given forename forenames vorname vornamen prenom prenoms pila middle primeiro "
    "firstname givenname givennames nombrepila".split()
)
_LAST = frozenset(
    "last surname surnames apellido apellidos sobrenome apelido apelidos nachname familienname "
    "family paterno materno lastname maiden paternal maternal".split()
)
_SURNAMES = frozenset("apellido apellidos surname surnames nachname sobrenome".split())
_WITH_SURNAMES = frozenset("nombre nombres vorname prenom nome given first name".split())
_FILLERS = frozenset(
    "of the de del la el los las o y e or and full legal complete completo completa ultimate "
    "ordering registered trading parent original primary main real s i der des du da do dos "
    "social razon raison sociale primer segundo primero second principal english latin local "
    "1 2 3 4 5 6 7 8 9 10".split()
)
_BIRTH = frozenset(
    "birth birthdate birthday dob nacimiento nascimento naissance geburtsdatum geburtstag geburt "
    "born nac fnac geb geburtsjahr".split()
)
_AT = frozenset("place lugar country pais city ciudad lieu ort local state estado".split())
_IDENTIFIER = frozenset(
    "passport pasaporte passeport reisepass passaporte rfc curp nif cif nie nit dni rut cuit cuil "
    "cpf cnpj cedula ssn ein tin vat lei imo mmsi siren siret wallet iban bic swift identificacion "
    "identification identifier document documento licence license licencia tax fiscal national "
    "registration registro crypto pasaportes documentos nationalid taxid tail matricula".split()
)
_NUMBER = frozenset("number numero num no nr nummer id code codigo address n".split())
_CONTACT = frozenset(
    "phone telephone telefono tel mobile celular email mail correo fax movil whatsapp".split()
)
_PLACE = frozenset(
    "address addresses city town place region state province country direccion domicilio "
    "ciudad pais estado municipio provincia colonia calle street endereco cidade adresse rue "
    "ville strasse ort stadt land anschrift port puerto location locality residence "
    "residencia destination destino origin origen lugar lieu departamento county district "
    "barrio".split()
)
_COUNTRY = frozenset(
    "country countries pais paises nationality nationalities nacionalidad nacionalidades "
    "citizenship citizenships nationalite staatsangehorigkeit ciudadania nacionalidade pays land "
    "flag bandera jurisdiction jurisdiccion".split()
)
_ONLY_COUNTRY = frozenset(
    "nationality nationalities nacionalidad nacionalidades citizenship citizenships nationalite "
    "staatsangehorigkeit ciudadania nacionalidade flag bandera jurisdiction jurisdiccion".split()
)
_GENDER = frozenset("gender sex sexo genero geschlecht sexe".split())
_TEXT = frozenset(
    "description descripcion memo reference referencia remittance concept concepto remarks notes "
    "note notas text texto narrative narrativa details detalle detalles message mensaje comment "
    "comments comentario comentarios observacion observaciones purpose goods mercancia asunto "
    "verwendungszweck libelle motif descricao historico beschreibung information remark subject "
    "glosa leyenda motivo".split()
)
_KEYS = frozenset(
    "id|customer id|client id|account|account number|row|no|number|customer number|cuenta|key|"
    "numero de cuenta|numero de cliente|id cliente|cliente id|kundennummer|iban|codigo".split("|")
)
_EXACT = {
    "nombre s": ColumnRole.FIRST,
    "primer nombre": ColumnRole.FIRST,
    "segundo nombre": ColumnRole.FIRST,
    "second name": ColumnRole.FIRST,
    "nombres": ColumnRole.FIRST,
    "razon social": ColumnRole.NAME,
    "raison sociale": ColumnRole.NAME,
    "account name": ColumnRole.NAME,
    "account holder": ColumnRole.NAME,
    "last name 2": ColumnRole.LAST,
    "ship to": ColumnRole.PLACE,
    "id number": ColumnRole.IDENTIFIER,
    "shipping address": ColumnRole.PLACE,
    "billing address": ColumnRole.PLACE,
    "text": ColumnRole.TEXT,
    "wallet address": ColumnRole.IDENTIFIER,
    "crypto address": ColumnRole.IDENTIFIER,
    "registration name": ColumnRole.NAME,
    "first": ColumnRole.FIRST,
    "last": ColumnRole.LAST,
    "payment details": ColumnRole.TEXT,
    "ort": ColumnRole.PLACE,
    "titulaire": ColumnRole.NAME,
    "cp": ColumnRole.PLACE,
    "account": ColumnRole.KEY,
    "public key": ColumnRole.IDENTIFIER,
    "id no": ColumnRole.IDENTIFIER,
    "party id": ColumnRole.KEY,
}


@lru_cache(maxsize=65_536)
def roles_of(column: str) -> frozenset[ColumnRole]:
    """Return what a column holds by its heading; nothing where its words are not known.

    >>> sorted(role.value for role in roles_of("Customer Full Name"))
    ['names']
    >>> sorted(role.value for role in roles_of("Country of birth"))
    ['countries', 'places']
    """
    text = plain(_REPEATED.sub("", column))  # a heading that is there twice means the same twice
    key = frozenset({ColumnRole.KEY}) if text in _KEYS else frozenset()
    if text in _EXACT:
        return frozenset({_EXACT[text]}) | key
    words = frozenset(re.sub(r"(?<=[a-z])\d+\b", "", text).split())
    return _by_words(words) | key


def _by_words(words: frozenset[str]) -> frozenset[ColumnRole]:
    if words & _GENDER:
        return frozenset({ColumnRole.GENDER})
    if words & _BIRTH and not words & _AT:
        return frozenset({ColumnRole.BIRTH})
    if words & _ONLY_COUNTRY and not words & (_IDENTIFIER | {"id"}):
        return frozenset({ColumnRole.COUNTRY})
    if words & _IDENTIFIER and not words & (
        _PLACE - {"address"} | _NAME | {"date", "fecha", "type"}
    ):
        return frozenset({ColumnRole.IDENTIFIER})
    if words & _CONTACT:
        return (
            frozenset({ColumnRole.IDENTIFIER})
            if not words & _NAME
            else frozenset({ColumnRole.NAME})
        )
    if words & _SURNAMES and words & _WITH_SURNAMES:
        return frozenset({ColumnRole.NAME})  # nombre y apellidos
    if words & _LAST and (
        words & (_NAME | {"apellido", "apellidos"}) or words <= _LAST | _FILLERS | PARTIES
    ):
        return frozenset({ColumnRole.LAST})
    if words & _FIRST and (words & _NAME or words <= _FIRST | _FILLERS | PARTIES):
        return frozenset({ColumnRole.FIRST})
    if words & _NAME and not words & _NO_NAME:
        return frozenset({ColumnRole.NAME})
    if words & _TEXT:
        return frozenset({ColumnRole.TEXT})
    if words & _COUNTRY and words & _PLACE and not words & {"code", "codigo"} - words:
        return frozenset({ColumnRole.PLACE, ColumnRole.COUNTRY})
    if words & _PLACE:
        return frozenset({ColumnRole.PLACE})
    if words & PARTIES and words <= PARTIES | _FILLERS | {"account", "cuenta", "konto", "conta"}:
        return frozenset({ColumnRole.NAME})
    return frozenset()


def party_of(column: str) -> frozenset[str]:
    """Return the words of a heading that say whom it is about.

    >>> sorted(party_of("Payer first name")), sorted(party_of("Apellido paterno"))
    (['payer'], [])
    """
    words = plain(_REPEATED.sub("", column)).split()
    return frozenset(word for word in words if word in PARTIES or word.isdecimal())
