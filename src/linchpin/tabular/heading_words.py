"""Words that headings of tables are made of, in the usual languages, without accents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from linchpin.tabular.heading_translations import in_english

HEADING_WORDS = frozenset(
    """
name names full first last middle given family surname surnames forename maiden alias aka title
nombre nombres completo apellido apellidos paterno materno primer primero segundo razon social
denominacion nome nomes sobrenome apelido completa nom noms prenom prenoms raison vorname
kundenname firmenname kontoinhaber geb nachname familienname firma bezeichnung namen vollstandiger
customer customers client clients kunde kunden cliente clientes account accounts holder titular
konto cuenta cuentas conta compte iban bic swift bank banco banque counterparty contraparte party
payer payee payor sender receiver recipient beneficiary originator ordenante beneficiario
remitente destinatario pagador emisor receptor debtor creditor deudor acreedor ordering ultimate
auftraggeber empfanger zahler beneficiaire donneur ordre
company companies empresa empresas entity entidad societe gesellschaft unternehmen organization
organisation organizacion institution supplier vendor proveedor fornecedor fournisseur lieferant
owner owners propietario dueno vessel ship buque aircraft director directors accionista shareholder
contribuyente legal representative representante socio partner employee empleado contact contacto
address addresses street city town place region state province country zip postal postcode code
codigo direccion domicilio calle colonia ciudad municipio estado provincia pais cp endereco rua
cidade adresse rue ville strasse ort stadt land plz anschrift shipping billing residence location
domicile residencia
birth born birthdate birthday dob nacimiento nascimento naissance geburtsdatum geburt geburtstag
date fecha data datum day month year dia mes ano annee jour
nationality nacionalidad nationalite staatsangehorigkeit citizenship ciudadania nacionalidade
gender sex sexo genero geschlecht genre sexe
id ids identifier identificacion identification passport pasaporte passeport reisepass passaporte
rfc curp nif cif nie nit dni rut cuit cuil cpf cnpj cedula ssn ein tin vat lei imo mmsi siren siret
tax fiscal document documento number numero num no nr nummer registration registro licence license
wallet crypto phone telephone telefono tel mobile celular email mail correo fax
description descripcion memo reference referencia remittance information concept concepto remarks
notes note notas text texto narrative narrativa payment pago details detalle detalles message
mensaje comment comments comentario observaciones observacion purpose goods mercancia asunto
verwendungszweck libelle motif descricao historico beschreibung
amount importe monto valor betrag montant currency moneda divisa wahrung devise total saldo balance
type tipo typ status estatus category categoria kategorie class clase segment segmento risk riesgo
row line fila renglon item index key schema source target weight value label from to since series
tail aeronave matricula
""".split()
)
"""Words of headings."""
_WORD = re.compile(r"[a-z]+")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
LONGEST_HEADING = 80
"""Characters of a heading, usually at most."""


def plain(heading: str) -> str:
    """Return a heading as small letters without accents, in English where that is known.

    >>> plain("FirstName"), plain("Razón_Social:"), plain("Дата рождения")
    ('first name', 'razon social', 'birth date')
    """
    text = _HUMP.sub(" ", heading[:200].replace("ı", "i"))
    text = unicodedata.normalize("NFKD", text).casefold()
    text = "".join(char for char in text if not unicodedata.combining(char))
    words = re.findall(r"[^\W_]+", text)
    return " ".join(in_english(words))


def is_heading(cell: str) -> bool:
    """Say whether a cell has a word of headings in it and is short enough for one.

    >>> is_heading("Customer Full Name"), is_heading("Ana Luz")
    (True, False)
    """
    return len(cell) <= LONGEST_HEADING and any(
        word in HEADING_WORDS for word in _WORD.findall(plain(cell))
    )


def headings_in(row: Sequence[str]) -> int:
    """Return how many cells of a row look like headings."""
    return sum(1 for cell in row[:1_000] if cell and is_heading(cell))
