"""A payment goes from payer to payee wherever it is told, with what its source left open."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from harbour_case import read_case
from hypothesis import given, settings
from hypothesis import strategies as st

from effort import times
from invented import keep
from linchpin.archive import Manifest, NewEdition, create_archive, take_snapshot
from linchpin.claims.claim import Standing
from linchpin.claims.quantity import BOUNDS
from linchpin.claims.source_part import SourcePart
from linchpin.network.ask import ask
from linchpin.network.export.ftm import ftm_entities, write_ftm
from linchpin.network.network import Network, build_network
from linchpin.network.paths import paths
from linchpin.network.section import AnswerSection

CASE = """\
name: quay
title: The quay
publisher: Nobody
subject: muelle
documents:
  GAZETTE: {title: Paid at the quay, publisher: The Gazette, published: 2024-03-03}
entities:
  ana: {schema: Person, name: Ana Prueba}
  muelle: {schema: Company, name: Muelle Dorado S.A.}
claims:
  - key: paid
    document: GAZETTE
    quote: Ana Prueba paid Muelle Dorado S.A. more than 40,000 dollars
    speaker: the indictment
    standing: STANDING
    relation: {kind: Payment, PAYMENT}
"""
BRIEF = """\
# Invented

## GAZETTE
Ana Prueba paid Muelle Dorado S.A. more than 40,000 dollars through a bank in Port Hale.
"""
WHOLE = (
    "payer: ana, payee: muelle, amount: 40000, currency: USD, bound: more than, "
    "startDate: 2023-01, endDate: 2023-06, route: through a bank in Port Hale"
)
Told = Callable[..., Network]


@pytest.fixture
def network(tmp_path: Path) -> Told:
    """Return a function that gives the network of the case with one payment."""

    def build(payment: str, standing: str = "stated") -> Network:
        written(tmp_path, payment, standing)
        archive = create_archive(tmp_path / "archive")
        reading = read_case(tmp_path)
        manifest = Manifest(reading.dataset, "case", reading.date, "", 0, "", "", 1, 0, "2026", "0")
        keep(archive, NewEdition(manifest, [SourcePart(reading.documents, reading.claims)]))
        return build_network(take_snapshot(archive))

    return build


def written(folder: Path, payment: str, standing: str = "stated") -> Path:
    text = CASE.replace("PAYMENT", payment).replace("STANDING", standing)
    (folder / "case.yaml").write_text(text, "utf-8")
    (folder / "brief.md").write_text(BRIEF, "utf-8")
    return folder


def test_it_is_told_from_both_ends_with_amount_time_and_route(network: Told) -> None:
    made = network(WHOLE)
    (line,) = ask(made, "quay-ana").sections[AnswerSection.PAYMENTS]
    assert line.text == (
        "paid more than USD 40,000 to Muelle Dorado S.A. from Jan 2023 to Jun 2023; "
        "route: through a bank in Port Hale"
    )
    (line,) = ask(made, "quay-muelle").sections[AnswerSection.PAYMENTS]
    assert line.text.startswith("was paid more than USD 40,000 by Ana Prueba from Jan 2023")
    (edge,) = made.edges
    assert (edge.source, edge.target, edge.amount) == (
        "quay-ana",
        "quay-muelle",
        "more than USD 40,000",
    )
    assert paths(made, "quay-ana", "quay-muelle")


def test_what_was_denied_is_no_payment(network: Told) -> None:
    made = network(WHOLE, "denied")
    assert made.edges == ()
    sections = ask(made, "quay-ana").sections
    assert AnswerSection.PAYMENTS not in sections
    (line,) = sections[AnswerSection.DENIED]
    assert line.text.startswith("a payment: Ana Prueba to Muelle Dorado S.A., from Jan 2023")
    assert "amount: more than USD 40,000" in line.text


@pytest.mark.parametrize("standing", Standing)
@pytest.mark.parametrize("bound", BOUNDS)
def test_a_number_leaves_only_where_it_is_exact_and_plainly_stated(
    tmp_path: Path, network: Told, bound: str, standing: Standing
) -> None:
    made = network(f"payer: ana, payee: muelle, amount: 7, currency: USD, bound: {bound}", standing)
    found = [item for item in ftm_entities(made) if item["schema"] == "Payment"]
    if standing is Standing.DENIED:
        assert found == []
        return
    (payment,) = found
    properties = payment["properties"]
    assert (properties["payer"], properties["beneficiary"]) == (["quay-ana"], ["quay-muelle"])
    plain = standing in (Standing.STATED, Standing.ADMITTED, Standing.PROVEN)
    assert ("amount" in properties) is (plain and bound == "exactly")
    assert ("amountUsd" in properties) is (plain and bound == "exactly")
    if "amount" not in properties:
        assert any("USD 7" in text and standing.value in text for text in properties["summary"])


def test_the_export_is_valid(network: Told) -> None:
    from followthemoney import model

    out = io.StringIO()
    write_ftm(network(WHOLE), out)
    for line in out.getvalue().splitlines():
        proxy = model.get_proxy(json.loads(line))
        proxy.schema.validate(proxy.to_dict())


@pytest.mark.parametrize(
    ("payment", "words"),
    [
        ("payer: ana, payee: muelle, amount: 7", "amount '7' has no 'currency'"),
        ("payer: ana, payee: muelle, currency: USD", "'currency' is given, but no 'amount'"),
        ("payer: ana, payee: muelle, amount: 7, currency: dollars", "currency 'dollars' must be"),
        ('payer: ana, payee: muelle, amount: "7,000", currency: USD', "amount '7,000' must be"),
        ("payer: ana, payee: ana", "'ana' is at both ends"),
        ("payer: ana, amount: 7, currency: USD", "'payee' is missing"),
        ("payer: [ana], payee: muelle, amount: 7, currency: USD, by: x", "unknown field 'by'"),
    ],
)
def test_mistakes_are_named(tmp_path: Path, payment: str, words: str) -> None:
    with pytest.raises(Exception, match=words) as caught:
        read_case(written(tmp_path, payment))
    assert "line 16 column" in str(caught.value)


@settings(max_examples=times(30))
@given(
    year=st.integers(1990, 2030),
    ended=st.booleans(),
    asked=st.integers(1989, 2031),
)
def test_a_payment_counts_from_the_day_it_was_made(year: int, ended: bool, asked: int) -> None:
    import datetime

    from linchpin.network.edges import Edge

    times = {"start": str(year), "end": str(year)} if ended else {"on": str(year)}
    edge = Edge("p", "Payment", "a", "b", None, Standing.STATED, False, "d", (), **times)
    day = datetime.date(asked, 7, 1)
    assert edge.holds(day, day) is (asked >= year)
    assert edge.holds(None, datetime.date(2031, 1, 1))
