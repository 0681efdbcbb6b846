"""What sources say and do not say decides what is drawn; on an invented list and case."""

from __future__ import annotations

import datetime
from pathlib import Path

from invented import CASE, Written, keep
from linchpin.archive import create_archive, take_snapshot
from linchpin.chart.organisation.build import organisation_chart
from linchpin.chart.organisation.model import Status, TieKind
from linchpin.claims.claim import Standing
from linchpin.network.network import Network, build_network


def network_of(tmp_path: Path, *sources: tuple[Written, str], as_of: str | None = None) -> Network:
    """Return the network of some sources with the dates of their editions."""
    archive = create_archive(tmp_path / "archive")
    for written, date in sources:
        keep(archive, written.edition(date))
    day = None if as_of is None else datetime.date.fromisoformat(as_of)
    return build_network(take_snapshot(archive, as_of=day))


def a_list() -> Written:
    """Return a list of an organisation, a man and a firm, linked and no more."""
    source = Written()
    group = source.entry(1, "Grupo Inventado", "Organization")
    man = source.entry(2, "Ramón Inventado", birthDate="1960~")
    firm = source.entry(3, "Inventada S.A. de C.V.", "Company")
    source.say("link-a", "UnknownLink", subject=man, object=group, role="Linked To")
    source.say("link-b", "UnknownLink", subject=man, object=firm, role="Linked To")
    return source


def test_linked_to_alone_is_never_a_role(tmp_path: Path) -> None:
    chart = organisation_chart(network_of(tmp_path, (a_list(), "2021-07-01")), "Grupo Inventado")
    assert not chart.leaders
    (panel,) = chart.panels
    assert panel.kind is TieKind.LINKED
    assert "no more" in panel.heading
    man, firm = chart.cards()
    assert (man.role, man.status) == ("", Status.UNDATED)
    assert firm.role == "Linked to Ramón Inventado"
    assert man.facts == ("DOB circa 1960",)
    assert man.badge == "on the list (1 Jul 2021)"


def test_what_is_denied_is_not_drawn(tmp_path: Path) -> None:
    case = Written(CASE, published="2022-01-01", speaker="A reporter")
    case.say("org", "Organization", name="Grupo Inventado")
    case.say("man", "Person", name="Ramón Inventado")
    case.say("man", "Person", standing=Standing.DENIED, alias="El Negado", birthDate="1950")
    case.say("other", "Person", name="Luz Inventada")
    case.say("yes", "Membership", member="man", organization="org", role="driver")
    case.say(
        "no",
        "Membership",
        standing=Standing.DENIED,
        member="other",
        organization="org",
        role="leader",
    )
    chart = organisation_chart(network_of(tmp_path, (case, "2022-01-01")), "Grupo Inventado")
    (card,) = chart.cards()
    assert (card.name, card.alias, card.facts) == ("Ramón Inventado", None, ())
    assert card.status is Status.NO_EDITION
    assert card.badge == "no legal event in our sources"


def test_the_action_of_the_day_asked_for_and_the_delisted(tmp_path: Path) -> None:
    case = Written(CASE, published="2018-01-01", speaker="A reporter")
    case.say("org", "Organization", name="Grupo Inventado")
    for name, date in (("Ana", "2017-05-24"), ("Luz", "2018-03-06")):
        case.say(name, "Person", name=f"{name} Inventada")
        case.say(f"m-{name}", "Membership", member=name, organization="org", role="driver")
        case.say(f"s-{name}", "Sanction", entity=name, listingDate=date, authority="OFAC")
    case.say("d-Ana", "Sanction", entity="Ana", endDate="2017-11-01", authority="OFAC")
    network = network_of(tmp_path, (case, "2018-01-01"))
    chart = organisation_chart(network, "Grupo Inventado")
    assert chart.action == "2018-03-06"
    statuses = {card.name: card.status for card in chart.cards()}
    assert statuses == {"Ana Inventada": Status.DELISTED, "Luz Inventada": Status.THIS_ACTION}


def test_before_the_first_edition_nobody_is_called_unlisted(tmp_path: Path) -> None:
    case = Written(CASE, published="2016-01-01", speaker="A reporter")
    case.say("org", "Organization", name="Otro Grupo")
    case.say("man", "Person", name="Pedro Inventado")
    case.say("yes", "Membership", member="man", organization="org", role="leader")
    network = network_of(
        tmp_path, (a_list(), "2021-07-01"), (case, "2016-01-01"), as_of="2017-01-01"
    )
    chart = organisation_chart(network, "Otro Grupo")
    (card,) = chart.cards()
    assert card.status is Status.NO_EDITION
    assert "no edition that early" in chart.editions[0]
