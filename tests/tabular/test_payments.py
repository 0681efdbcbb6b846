"""Payment messages as tables: ISO 20022 and SWIFT; everybody in here is invented."""

from __future__ import annotations

from pathlib import Path

import pytest
from written_tables import read

from linchpin.claims.errors import ReadError
from linchpin.tabular.reading import read_tables

PAIN = """<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"><CstmrCdtTrfInitn>
<GrpHdr><MsgId>M1</MsgId><InitgPty><Nm>Comercial Ejemplo SA</Nm></InitgPty></GrpHdr>
<PmtInf><PmtInfId>P1</PmtInfId><Dbtr><Nm>Ana Prueba</Nm><PstlAdr><Ctry>MX</Ctry>
<AdrLine>Calle 1</AdrLine><AdrLine>Lugo</AdrLine></PstlAdr></Dbtr>
<DbtrAcct><Id><IBAN>ES7921000813610123456789</IBAN></Id></DbtrAcct>
<DbtrAgt><FinInstnId><BICFI>BANKESMMXXX</BICFI></FinInstnId></DbtrAgt>
<CdtTrfTxInf><PmtId><EndToEndId>E1</EndToEndId></PmtId>
<Amt><InstdAmt Ccy="EUR">10.00</InstdAmt></Amt>
<Cdtr><Nm>Luis Vecino</Nm><Id><PrvtId><DtAndPlcOfBirth><BirthDt>1968-03-14</BirthDt>
<CityOfBirth>Lugo</CityOfBirth><CtryOfBirth>ES</CtryOfBirth></DtAndPlcOfBirth></PrvtId></Id></Cdtr>
<RmtInf><Ustrd>renta de marzo</Ustrd><Ustrd>casa 4</Ustrd></RmtInf></CdtTrfTxInf>
<CdtTrfTxInf><Cdtr><Nm>Pedro Otro</Nm></Cdtr></CdtTrfTxInf></PmtInf>
</CstmrCdtTrfInitn></Document>"""
CAMT = """<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
<Stmt><Acct><Id><IBAN>ES1</IBAN></Id><Ownr><Nm>Ana Prueba</Nm></Ownr></Acct>
<Ntry><Amt Ccy="EUR">5</Amt><NtryDtls>
<TxDtls><RltdPties><Dbtr><Pty><Nm>Luis Vecino</Nm></Pty></Dbtr></RltdPties></TxDtls>
<TxDtls><RltdPties><Dbtr><Nm>Pedro Otro</Nm></Dbtr></RltdPties></TxDtls>
</NtryDtls><AddtlNtryInf>from abroad</AddtlNtryInf></Ntry>
<Ntry><AddtlNtryInf>fee of Otra Persona</AddtlNtryInf></Ntry></Stmt></BkToCstmrStmt></Document>"""
MT103 = """{1:F01BANKESMMAXXX0000000000}{2:I103BANKDEFFXXXXN}{4:
:20:REF1
:32A:240314EUR10,00
:50K:/ES7921000813610123456789
ANA PRUEBA
CALLE 1
LUGO
:57A:BANKDEFF
:59F:/DE123
1/LUIS VECINO
1/DE LA PRUEBA
2/CALLE 2
3/DE/BERLIN
:70:RENTA
CASA 4
-}
{1:F01BANKESMMAXXX0000000000}{2:I103BANKDEFFXXXXN}{4:
:20:REF2
:59:PEDRO OTRO
-}"""
MT940 = """:20:STMT
:25:10020030/1234567
:28C:1/1
:60F:C240313EUR100,
:61:2403140314D10,NTRFREF//1
:86:166?00GUTSCHRIFT?20Miete Maerz?21 und Ap?22ril?30BANKDEFF?31DE123?32Luis Ve?33cino
:61:2403150315C5,NMSC
:86:/ORDP//NAME/Pedro Otro/REMI/renta
:62F:C240315EUR95,
-"""


def table(tmp_path: Path, content: str) -> list[dict[str, str]]:
    """Return the rows of a file as records without empty cells."""
    (tmp_path / "payments.txt").write_text(content, "utf-8")
    ((_, header, rows),) = read(tmp_path / "payments.txt")
    return [{name: cell for name, cell in zip(header, row, strict=True) if cell} for row in rows]


def test_a_credit_transfer_has_a_row_with_all_that_is_shared(tmp_path: Path) -> None:
    first, second = table(tmp_path, PAIN)
    assert first["debtor name"] == second["debtor name"] == "Ana Prueba"
    assert first["debtor address"] == "Calle 1, Lugo"
    assert first["debtor country"] == "MX"
    assert first["debtor account iban"] == "ES7921000813610123456789"
    assert first["debtor bank bic"] == "BANKESMMXXX"
    assert first["initiating party name"] == "Comercial Ejemplo SA"
    assert (first["creditor name"], second["creditor name"]) == ("Luis Vecino", "Pedro Otro")
    assert (first["creditor birth date"], first["creditor city of birth"]) == ("1968-03-14", "Lugo")
    assert first["remittance information"] == "renta de marzo casa 4"
    assert "creditor birth date" not in second


def test_a_statement_gives_each_entry_what_stands_after_its_details(tmp_path: Path) -> None:
    rows = table(tmp_path, CAMT)
    assert [row.get("debtor name") for row in rows] == ["Luis Vecino", "Pedro Otro", None]
    assert [row["remittance information"] for row in rows] == [
        "from abroad", "from abroad", "fee of Otra Persona"]  # fmt: skip
    assert all(row["account owner name"] == "Ana Prueba" for row in rows)


def test_a_payment_message(tmp_path: Path) -> None:
    first, second = table(tmp_path, MT103)
    assert first["ordering customer name"] == "ANA PRUEBA"
    assert first["ordering customer address"] == "CALLE 1, LUGO"
    assert first["ordering customer account"] == "ES7921000813610123456789"
    assert first["account with bank bic"] == "BANKDEFF"
    assert first["beneficiary customer name"] == "LUIS VECINO DE LA PRUEBA"
    assert first["beneficiary customer place"] == "DE/BERLIN"
    assert first["remittance information"] == "RENTA\nCASA 4"
    assert (second["reference"], second["beneficiary customer name"]) == ("REF2", "PEDRO OTRO")


def test_a_statement_message(tmp_path: Path) -> None:
    rows = table(tmp_path, MT940)
    assert [row["counterparty name"] for row in rows] == ["Luis Vecino", "Pedro Otro"]
    assert rows[0]["remittance information"] == "Miete Maerz und April"
    assert rows[0]["counterparty bic"] == "BANKDEFF"
    assert rows[1]["remittance information"] == "/ORDP//NAME/Pedro Otro/REMI/renta"
    assert all(row["account"] == "10020030/1234567" for row in rows)


@pytest.mark.parametrize("content", [PAIN, CAMT, MT103, MT940])
def test_every_word_of_a_message_is_handed_on(content: str, tmp_path: Path) -> None:
    cells = " ".join(cell for row in table(tmp_path, content) for cell in row.values())
    for word in ("Ana", "Luis", "Pedro", "LUGO", "REF1", "STMT", "E1", "P1", "M1"):
        if f">{word}" in content or f":{word}\n" in content or f"\n{word}" in content:
            assert word in cells


def test_what_payments_say_is_screened(tmp_path: Path) -> None:
    from linchpin.screen.book.survey import survey_book

    (tmp_path / "p.xml").write_text(PAIN, "utf-8")
    mapping = survey_book(tmp_path / "p.xml").mapping({})
    assert {"debtor name", "creditor name", "initiating party name"} <= set(mapping.names)
    assert "debtor bank bic" in mapping.identifiers
    assert "creditor birth date" in mapping.births
    assert "remittance information" in mapping.texts
    assert {"debtor address", "debtor country", "creditor city of birth"} <= set(mapping.places)


def test_a_statement_that_repeats_its_head_for_ever_is_damaged(tmp_path: Path) -> None:
    again = MT940.split("\n", 1)[1].rsplit("\n", 1)[0]
    text = MT940.split("\n", 1)[0] + "\n" + (again + "\n") * 1500
    with pytest.raises(ReadError, match=r"line \d+: the message that begins in line 1 repeats"):
        table(tmp_path, text)


def test_a_long_statement_is_read(tmp_path: Path) -> None:
    entry = ":61:2403150315C5,NMSC\n:86:/ORDP//NAME/Pedro Otro/REMI/renta\n"
    rows = table(tmp_path, MT940.replace(":62F:", entry * 20_000 + ":62F:"))
    assert len(rows) == 20_002


def test_a_message_of_many_transactions_is_read(tmp_path: Path) -> None:
    (row,) = table(tmp_path, ":20:R\n" + ":21:T\n:59:PEDRO OTRO\n" * 3000 + "-}")
    assert row["beneficiary customer name"].count("PEDRO OTRO") == 3000


@pytest.mark.parametrize("encoding", ["Cdtr", "utf-7", "cp037", "punycode", "rot13", "undefined"])
def test_an_encoding_that_nobody_knows_is_an_error(tmp_path: Path, encoding: str) -> None:
    text = PAIN if PAIN.startswith("<?xml") else '<?xml version="1.0"?>\n' + PAIN
    _, ended, rest = text.partition("?>")
    path = tmp_path / "book.xml"
    path.write_text(f'<?xml version="1.0" encoding="{encoding}"{ended}{rest}', "utf-8")
    with pytest.raises(ReadError, match="damaged XML"):
        list(read_tables(path, frozenset()))
