"""Ties of another time are drawn apart or not at all; payments go from payer to payee."""

from __future__ import annotations

import datetime
from itertools import product
from xml.etree import ElementTree

import pytest

from invented import CASE, Written, keep
from linchpin.archive import create_archive, take_snapshot
from linchpin.chart.organisation.build import organisation_chart
from linchpin.chart.organisation.model import OrganisationChart, TieKind
from linchpin.chart.organisation.ties import joined
from linchpin.chart.picture import KINDS, Wishes
from linchpin.chart.render.svg import to_svg
from linchpin.chart.words import Words
from linchpin.claims.claim import Standing
from linchpin.network.network import Network, build_network

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def the_archive(tmp_path_factory: pytest.TempPathFactory):  # type: ignore[no-untyped-def]
    case = Written(CASE, published="2024-01-01", speaker="The Gazette")
    case.say("org", "Organization", name="Grupo Inventado")
    for key, name in (
        ("boss", "Ana Jefa"),
        ("old", "Beto Antes"),
        ("wife", "Carla Esposa"),
        ("payee", "Dario Cobra"),
        ("member", "Elsa Socia"),
    ):
        case.say(key, "Person", name=name)
    case.say("firm", "Company", name="Firma Inventada")
    times = {
        "m-boss": ("boss", "leader", "2010", None),
        "m-old": ("old", "leader", "2001", "2009"),
        "m-member": ("member", "accountant", None, None),
    }
    for key, (who, role, start, end) in times.items():
        case.say(key, "Membership", member=who, organization="org", role=role)
        for prop, value in (("startDate", start), ("endDate", end)):
            if value is not None:
                case.say(key, "Membership", **{prop: value})
    case.say("wife-of", "Family", person="boss", relative="wife", relationship="wife")
    case.say("wife-of", "Family", startDate="2001", endDate="2005")
    case.say("kin", "Family", person="boss", relative="member", relationship="sister")
    case.say("own", "Ownership", owner="member", asset="firm", role="owner", endDate="2012")
    case.say("pay", "Payment", payer="org", beneficiary="payee", amount="5000", currency="USD")
    case.say("pay", "Payment", date="2019-05-03")
    case.say("pay2", "Payment", payer="firm", beneficiary="org", amount="70", currency="USD")
    archive = create_archive(tmp_path_factory.mktemp("time") / "archive")
    keep(archive, case.edition("2024-01-01"))
    return archive


def network(archive, day: str | None = None) -> Network:  # type: ignore[no-untyped-def]
    as_of = None if day is None else datetime.date.fromisoformat(day)
    return build_network(take_snapshot(archive, as_of=as_of))


def chart_of(archive, day: str | None = None, lang: str = "en") -> OrganisationChart:  # type: ignore[no-untyped-def]
    return organisation_chart(network(archive, day), "Grupo Inventado", lang=lang)


def roles(chart: OrganisationChart) -> dict[str, str]:
    return {card.name: card.role for card in chart.cards()}


def test_who_left_stands_apart_with_the_time_and_leads_no_more(the_archive) -> None:  # type: ignore[no-untyped-def]
    chart = chart_of(the_archive)
    assert [card.name for card, _ in chart.leaders] == ["Ana Jefa"]
    panels = {panel.key: panel for panel in chart.panels}
    assert [card.name for card in panels["ended"].cards()] == ["Beto Antes"]
    assert roles(chart)["Beto Antes"].startswith("Leader, from 2001 to 2009")
    assert "Firma Inventada" not in {card.name for card in panels["ended"].cards()}
    spanish = chart_of(the_archive, lang="es")
    assert "de 2001 a 2009" in roles(spanish)["Beto Antes"]


def test_a_line_that_ended_is_drawn_in_a_style_of_its_own(the_archive) -> None:  # type: ignore[no-untyped-def]
    chart = chart_of(the_archive)
    ended = {tie.key for tie in chart.ties() if tie.ended}
    assert "owns--member--firm--ended" in ended
    assert all(tie.style == "ended" for tie in chart.ties() if tie.ended)
    page = KINDS["organisation"](network(the_archive), "Grupo Inventado", Wishes()).pages[0]
    (legend,) = page.groups("legend")
    assert any("Ended" in getattr(item, "text", "") for item in legend.items)


def test_as_of_a_day_only_ties_of_that_day_are_drawn_and_the_rest_is_counted(the_archive) -> None:  # type: ignore[no-untyped-def]
    chart = chart_of(the_archive, "2024-06-01")
    assert "Beto Antes" not in roles(chart)
    assert "Carla Esposa" not in roles(chart)
    assert not any(tie.ended for tie in chart.ties())
    assert "not drawn" in chart.subtitle
    assert chart.left_out >= 2


def test_a_payment_goes_from_payer_to_payee_with_amount_and_date(the_archive) -> None:  # type: ignore[no-untyped-def]
    chart = chart_of(the_archive)
    cards = {card.name: card for card in chart.cards()}
    assert "was paid USD 5,000 by Grupo Inventado, 3 May 2019" in cards["Dario Cobra"].detail[0]
    assert "paid USD 70 to Grupo Inventado" in cards["Firma Inventada"].detail[0]
    headings = {panel.key: panel.heading for panel in chart.panels}
    assert headings["pays|by"].startswith("Paid by Grupo Inventado")
    assert headings["pays|to"].startswith("Paid Grupo Inventado")
    ties = {tie.key: tie for tie in chart.ties()}
    assert ties["pays--org--payee"].text == "paid USD 5,000, 3 May 2019"
    assert ties["pays--org--payee"].kind is TieKind.PAYS
    for card, start in product(chart.cards(), ("Paid:", "Pays:")):
        assert not card.role.startswith(start)


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"map"}))
@pytest.mark.parametrize("lang", ["en", "es"])
def test_every_kind_of_picture_is_drawn(the_archive, kind: str, lang: str) -> None:  # type: ignore[no-untyped-def]
    for who in ("Grupo Inventado", "Ana Jefa"):
        drawing = KINDS[kind](network(the_archive), who, Wishes(lang=lang))
        for page in drawing.pages:
            ElementTree.fromstring(to_svg(page, font=False))


def test_periods_read_as_english_and_spanish() -> None:
    wife = joined("wife of Luis Soto", Words("en").period("2001", "2005"), comma=False)
    assert wife == "wife of Luis Soto from 2001 to 2005"
    assert Words("es").period("2001-03", "2005") == "de mar 2001 a 2005"
    assert Words("en").period(None, "2009") == "until 2009"


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> OrganisationChart:
    """Return the chart of a group whose people are tied to it in more than one way."""
    case = Written(CASE, published="2024-01-01", speaker="The Gazette")
    case.say("org", "Organization", name="Grupo Inventado")
    people = {
        "boss": "Ana Jefa",
        "old": "Beto Antes",
        "friend": "Carla Amiga",
        "tied": "Dario Solo",
    }
    for key, name in people.items():
        case.say(key, "Person", name=name)
    case.say("lead", "Membership", member="boss", organization="org", role="leader")
    blog = {"standing": Standing.ALLEGED, "speaker": "a blog"}
    case.say("chief", "Membership", member="old", organization="org", role="leader", **blog)
    case.say("belongs", "Membership", member="old", organization="org", role="member")
    case.say("was", "Membership", member="friend", organization="org", role="treasurer")
    case.say("was", "Membership", endDate="2009")
    case.say("pals", "Associate", person="friend", associate="boss", relationship="friend")
    case.say("bare", "UnknownLink", subject="tied", object="boss", role="linked to")
    archive = create_archive(tmp_path_factory.mktemp("mixed") / "archive")
    keep(archive, case.edition("2024-01-01"))
    return organisation_chart(build_network(take_snapshot(archive)), "org")


def test_a_role_that_ended_stays_on_the_card_of_who_is_tied_in_another_way(
    mixed: OrganisationChart,
) -> None:
    roles = {card.name: card.role.casefold() for card in mixed.cards()}
    assert "until 2009" in roles["Carla Amiga"]
    assert "friend" in roles["Carla Amiga"]


def test_a_role_that_is_only_alleged_does_not_hide_one_that_is_stated(
    mixed: OrganisationChart,
) -> None:
    roles = {card.name: card.role.casefold() for card in mixed.cards()}
    roles |= {card.name: card.role.casefold() for card, _ in mixed.leaders}
    assert "leader (alleged: a blog)" in roles["Beto Antes"]
    assert "member (says the gazette)" in roles["Beto Antes"]


def test_linked_to_stands_over_those_of_whom_no_more_is_said(mixed: OrganisationChart) -> None:
    headings = {card.name: panel.heading for panel in mixed.panels for card in panel.cards()}
    assert headings["Dario Solo"].startswith("Linked to Ana Jefa")
    assert headings["Carla Amiga"].startswith("Tied to Ana Jefa")
