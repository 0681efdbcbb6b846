"""Organisations that do not exist, of any size, with long Spanish names."""

from __future__ import annotations

from random import Random

from linchpin.chart.organisation.build import cross_links
from linchpin.chart.organisation.grouping import group
from linchpin.chart.organisation.model import (
    Beside,
    Card,
    OrganisationChart,
    Status,
    Tie,
    TieKind,
)
from linchpin.chart.organisation.numbering import renumber
from linchpin.chart.organisation.people import People
from linchpin.chart.words import Words
from linchpin.network.answer import CitedSource, Line, Said

GIVEN = (
    "María de los Ángeles|José Encarnación|Ramón Nonato|Ana|Íñigo|Guadalupe Xóchitl|"
    "Francisco Javier de Jesús|Luz|Wenceslao|Bernardina"
).split("|")
SURNAMES = (
    "Cota|Gaxiola|Lizárraga|Montoya|Félix|Ñáñez|de la Garza y Ramírez de Arellano|"
    "Güereña|Esparza|Zazueta|Urquídez-Wolfenberger"
).split("|")
FIRMS = (
    "Comercializadora y Distribuidora Internacional de Productos Agropecuarios del Pacífico|"
    "Gasolinera|Inmobiliaria Costa Azul|Servicios Administrativos Integrales de Occidente|"
    "Transportes|Tequilera Los Hermanos"
).split("|")
LEGAL = ("S.A. de C.V.", "S. de R.L. de C.V.", "S.P.R. de R.I.", "")
ROLES = (
    "accountant",
    "key associate",
    "one of ten associates designated on 24 May 2017 by the authority named in the release",
    "straw buyer",
)
EVENTS = (
    ("designated 6 Mar 2018", "designated"),
    ("indicted May 2015", "indicted"),
    ("on the list (Jul 2021)", "listed"),
    ("no legal event in our sources", "none"),
    ("killed 22 Feb 2026", "killed"),
)


STANDINGS = ("stated", "stated", "alleged", "charged", "admitted", "proven", "stated")


def evidence(number: int, text: str = "said", source: int = 1) -> Line:
    """Return a line with one made-up quote."""
    said = Said(
        claim=f"claim-{number}",
        quote=f"quote {number}",
        speaker="A speaker",
        standing=STANDINGS[number % len(STANDINGS)],
        opinion=number % 11 == 0,
        source=source,
        date="2018-03-06",
        document="doc",
        place=None,
    )
    return Line(text, "role", (said,))


def person_name(random: Random) -> str:
    """Return a name of two to five words."""
    return " ".join([random.choice(GIVEN), *random.sample(SURNAMES, random.choice((1, 2, 2)))])


def firm_name(random: Random) -> str:
    """Return the name of a firm."""
    parts = [random.choice(FIRMS), random.choice(SURNAMES), random.choice(LEGAL)]
    return " ".join(part for part in parts if part)


def make_card(random: Random, key: str, form: str) -> Card:
    """Return a card with anything a card may have."""
    badge, kind = random.choice(EVENTS)
    person = form == "person"
    facts = (
        ("DOB 13 May 1965 or 13 Apr 1968", "POB Naranjo de Chila, Aguililla, Michoacán, Mexico")
        if person
        else ("RFC CCC-070201-4W7", "Municipio de Sinaloa, Sinaloa, Mexico")
    )
    lines = tuple(
        evidence(random.randrange(10**9), source=random.randint(1, 9))
        for _ in range(random.randint(1, 4))
    )
    return Card(
        key=key,
        form=form,
        name=person_name(random) if person else firm_name(random),
        alias=random.choice((None, None, "El Ejemplo", "Un apodo bastante más largo de lo usual")),
        role=random.choice((*ROLES, "", "")),
        facts=facts[: random.randint(0, 2)],
        badge=badge,
        badge_kind=kind,
        status=random.choice(list(Status)),
        dead=kind == "killed",
        lines=lines,
    )


def make_tie(random: Random, source: str, target: str, kind: TieKind) -> Tie:
    """Return a tie with evidence."""
    label = {
        TieKind.ROLE: random.choice(ROLES),
        TieKind.FAMILY: random.choice(("son", "sister", "family member")),
        TieKind.LEADS: "leader",
        TieKind.LINKED: "linked to",
    }.get(kind, kind.value)
    return Tie(source, target, kind, label, (evidence(random.randrange(10**9)),))


def make_chart(size: int, seed: int, lang: str = "en") -> OrganisationChart:
    """Return the chart of a made-up organisation.

    Args:
        size: Members, at least 1.
        seed: Picks everything else.
        lang: Language.
    """
    random = Random(seed)
    root = "org"
    people = max(1, round(size * random.choice((1.0, 0.7, 0.4))))
    keys = [f"p{number}" for number in range(people)]
    keys += [f"f{number}" for number in range(size - people)]
    cards = {key: make_card(random, key, "person" if key[0] == "p" else "company") for key in keys}
    leaders = keys[: min(people, random.choice((0, 1, 2, 3, 5)))]
    ties = [make_tie(random, leader, root, TieKind.LEADS) for leader in leaders]
    ties += _member_ties(random, keys, leaders, people, root)
    for _ in range(random.randint(0, min(size, 45))):
        first, second = random.choice(keys), random.choice(keys)
        if first != second:
            kind = random.choice((TieKind.FAMILY, TieKind.LINKED, TieKind.OWNS, TieKind.DIRECTS))
            ties.append(make_tie(random, first, second, kind))
    unique = {tie.key: tie for tie in ties}
    by_end: dict[str, list[Tie]] = {}
    for tie in unique.values():
        for end in (tie.source, tie.target):
            by_end.setdefault(end, []).append(tie)
    named = {key: card.name for key, card in cards.items()}
    grouped = People(
        root=root,
        name="Organización",
        leaders=tuple(leaders),
        cards={key: card for key, card in cards.items() if key not in leaders},
        ties=by_end,
        names={**named, root: "Organización"},
        words=Words(lang),
    )
    panels = group(grouped)
    chart = OrganisationChart(
        key=root,
        name=f"Organización {random.choice(SURNAMES)} {random.choice(SURNAMES)}",
        subtitle=f"{size} people and companies",
        bar="designated 24 May 2017 · SDNTK",
        lines=(evidence(0),),
        leaders=tuple((cards[key], unique[f"leads--{key}--{root}"]) for key in leaders),
        beside=_beside(random),
        panels=panels,
        links=cross_links(grouped, panels),
        action="2018-03-06",
        as_of=random.choice((None, "2020-01-01")),
        editions=("A list of made-up people, edition of Jul 2021",),
        sources=tuple(
            CitedSource(n, f"d{n}", f"Made-up release {n}", "Nobody", "2018", None, False)
            for n in range(1, 10)
        ),
        lang=lang,
    )
    return renumber(chart)


def _member_ties(
    random: Random, keys: list[str], leaders: list[str], people: int, root: str
) -> list[Tie]:
    ties = []
    for key in keys:
        if key in leaders:
            continue
        if key[0] == "f" and random.random() < 0.7:
            holder = keys[random.randrange(people)]
            kind = random.choice((TieKind.LINKED, TieKind.OWNS, TieKind.DIRECTS))
            ties.append(make_tie(random, holder, key, kind))
        elif leaders and random.random() < 0.2:
            ties.append(make_tie(random, random.choice(leaders), key, TieKind.FAMILY))
        else:
            kind = random.choice((TieKind.LINKED, TieKind.ROLE))
            ties.append(make_tie(random, key, root, kind))
    return ties


def _beside(random: Random) -> tuple[Beside, ...]:
    found = []
    for number in range(random.choice((0, 0, 1, 2, 5, 8))):
        kind = random.choice((TieKind.ALLIED, TieKind.RIVAL, TieKind.LINKED))
        tie = make_tie(random, "org", f"b{number}", kind) if random.random() < 0.7 else None
        lines = tie.lines if tie is not None else (evidence(random.randrange(10**9)),)
        found.append(
            Beside(
                f"b{number}",
                firm_name(random),
                "7 shown are linked to it",
                kind,
                lines,
                random.choice(list(Status)),
                tie,
            )
        )
    return tuple(found)
