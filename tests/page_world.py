"""An invented world for the pages: a list in two editions, a case, a book. Nobody in it exists."""

from __future__ import annotations

import csv
import datetime
from pathlib import Path

from linchpin.workspace.settings import Settings

ORGANISATION = "EJEMPLO ORGANIZATION"
_NONE = "-0- "

# number, name, type, born, place, remarks
_PEOPLE = (
    (90001, "COTA GAXIOLA, Tomas", "21 Jan 1954", "Sonora, Mexico", "COGT540121HSRTXM04", "Male"),
    (90002, "FELIX COTA, Ana", "02 Sep 1983", "Sinaloa, Mexico", "FECA830902MSLLTN07", "Female"),
    (90003, "HERAS PENA, Bruno", "11 Dec 1978", "Nayarit, Mexico", "HEPB781211HNTRXR02", "Male"),
    (90004, "DUARTE COTA, Pablo", "03 Mar 1959", "Jalisco, Mexico", "DUCP590303HJCRTB05", "Male"),
    (90005, "NAVA IBARRA, Marta", "19 Jun 1971", "Nayarit", "NAIM710619MNTVBR08", "Female"),
    (90006, "IBARRA EJEMPLAR, Pablo", "05 Jul 1985", "Mexico", "", "Male"),
    (
        90007,
        "BRAVO EJEMPLO, Ines",
        "08 Feb 1985",
        "Durango, Mexico",
        "BAEI850208MDGRJN09",
        "Female",
    ),
    (90008, "OCHOA BRAVO, Marta", "09 Aug 1994", "Sinaloa, Mexico", "", "Female"),
    (90009, "LIZARRAGA ESPARZA, Rosa", "12 Oct 1973", "Durango, Mexico", "", "Female"),
    (90010, "GAXIOLA ARCE, Efrain", "08 Jan 1985", "Jalisco, Mexico", "", "Male"),
    (90011, "MONTOYA DUARTE, Rosa", "13 Jul 1981", "Sinaloa, Mexico", "", "Female"),
    (90012, "FICTICIO NAVA, Oscar", "17 Apr 1960", "Tijuana, Mexico", "", "Male"),
)
_FIRMS = (
    (90101, "GASOLINERA FICTICIA DEL NORTE, S.A. DE C.V.", "GFN030711XX0", "Culiacan"),
    (90102, "TRANSPORTES IMAGINARIOS, S.A. DE C.V.", "TIM990228QA1", "Mazatlan"),
    (90103, "INMOBILIARIA COSTA SUPUESTA, S.A. DE C.V.", "ICS080808RT2", "Zapopan"),
    (90104, "REMESAS QUIMERA, LLC", "", "Denver"),
    (90105, "COMERCIAL UTOPIA DE JALISCO, S.A. DE C.V.", "CUJ010101AB3", "Guadalajara"),
    (90106, "AGRICOLA INVENTADA, S.P.R. DE R.I.", "AIN070515KJ9", "Navolato"),
)
_ALIASES = ((90001, "EL EJEMPLO"), (90002, "LA JOVEN"), (90003, "EL REMESERO"))
_NEW_ALIAS = (90001, "EXEMPLO COTA, Tomas")


def write_list(folder: Path, date: str, *, later: bool) -> Path:
    """Write an edition of the invented list as OFAC's CSV files, and return their folder."""
    folder.mkdir(parents=True, exist_ok=True)
    people = [row for row in _PEOPLE if later or row[0] != 90012]
    firms = [row for row in _FIRMS if later or row[0] != 90106]
    main = [[90100, ORGANISATION, _NONE, "SDNTK", *[_NONE] * 7, "Linked To: COTA GAXIOLA, Tomas."]]
    for number, name, born, place, curp, gender in people:
        code = f"C.U.R.P. {curp} (Mexico); " if curp else ""
        tie = "" if number == 90012 else f" Linked To: {ORGANISATION}."
        remarks = (
            f"DOB {born}; POB {place}; nationality Mexico; Gender {gender}; {code}{tie.strip()}"
        )
        main.append([number, name, "individual", "SDNTK", *[_NONE] * 7, remarks])
    for number, name, rfc, _ in firms:
        code = f"R.F.C. {rfc} (Mexico); " if rfc else ""
        owner = "HERAS PENA, Bruno" if number in (90104, 90102) else "FELIX COTA, Ana"
        remarks = f"{code}Linked To: {owner}."
        main.append([number, name, _NONE, "SDNTK", *[_NONE] * 7, remarks])
    aliases = [*_ALIASES, *([_NEW_ALIAS] if later else [])]
    alt = [[number, at, "aka", name, _NONE] for at, (number, name) in enumerate(aliases, 1)]
    add = [
        [
            number,
            at,
            "Calle Inventada 12",
            city,
            "United States" if city == "Denver" else "Mexico",
            _NONE,
        ]
        for at, (number, _, _, city) in enumerate(firms, 1)
    ]
    for name, rows in (("sdn.csv", main), ("alt.csv", alt), ("add.csv", add)):
        with (folder / name).open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, lineterminator="\r\n").writerows(rows)
            stream.write("\x1a")
    (folder / "sdn_comments.csv").write_text("", "utf-8")
    return folder


def _country(city: str) -> str:
    return "United States" if city == "Denver" else "Mexico"


BOOK = """id,Nombre,Nacimiento,CURP,Sexo,Pais,Direccion
8112,Gasolinera Ficticia del Norte,,,,MX,"Calle Inventada 12, Culiacan"
15020,Inés Bravo Ejemplo,08/02/1985,BAEI850208MDGRJN09,F,MX,"Av. Supuesta 4, Durango"
20417,Tomás Ejemplo Cota,11/02/1978,EECT780211HJCXXM09,H,MX,"Calle Inventada 12, Zapopan"
3377,Transportes Imaginarios S.A. de C.V.,,,,MX,"Puerto 3, Mazatlán"
11904,Rosa Montoya Duarte,30/11/1990,,F,MX,"Otra Calle 8, Oaxaca"
921,Comercial Utopía de Jalisco,,,,MX,"Centro 1, Guadalajara"
6215,Óscar Nava Ficticio,17/04/1960,,H,MX,"Playa 9, Tijuana"
1180,Pablo Ibarra Ejemplar,05/07/1985,,H,MX,"Reforma 7, México"
77210,Remesas Quimera LLC,,,,US,"Colfax 1200, Denver"
4410,Marta Ochoa Bravo,09/08/1994,,F,MX,"Juárez 2, Culiacán"
4411,Bruno Heras Peña,11/12/1978,HEPB781211HNTRXR02,H,MX,"Juárez 3, Tepic"
5520,Luis Vecino Cualquiera,01/01/1980,,H,MX,"Norte 5, León"
5521,Laura Prueba Segura,15/03/1992,,F,MX,"Sur 6, Puebla"
7001,Pablo Duarte,03/03/1959,,H,MX,"Oriente 1, Guadalajara"
7002,Rosa Lizárraga,,,F,MX,"Poniente 2, Durango"
7003,Efraín Gaxiola Arce,08/01/1958,,H,MX,"Calle 5, Jalisco"
"""
"""A book of customers: some bear names of the list, most of these are other people."""

HOSTILE = (
    "<script>alert(1)</script> Cota Gaxiola",
    '"><img src=x onerror=alert(1)> Cota Gaxiola Tomas',
    "#set page(width: 1pt) Tomas Cota Gaxiola *bold* $x$",
    "Tomas \u202eCota\u202c Gaxiola\u200f",
    "=HYPERLINK(1) Tomas Cota Gaxiola",
    "Tomas Cota Gaxiola " + "ñ" * 10_000,
)
"""Names that somebody put into a book to do harm."""

BRIEF = """# The Ejemplo organisation (everything here is invented)

## RELEASE The Ministry of Examples, release of 24 May 2017

WASHINGTON. On 24 May 2017 the Ministry of Examples designated the Ejemplo Organization and
Tomás Cota Gaxiola, who leads the organization from Sonora. The same day it designated
Ana Félix Cota, 33, and Bruno Heras Peña.

According to the Ministry, Ana Félix Cota is a daughter of Tomás Cota Gaxiola. She owns the
petrol stations of Gasolinera Ficticia del Norte, the Ministry says.

Pablo Duarte Cota is an accountant of the organization. Rosa Lizárraga Esparza and
Inés Bravo Ejemplo are members of the organization, according to the Ministry.

Officials believe that a cousin, Efraín Gaxiola Arce, may have bought three petrol stations for
Ana Félix Cota.

The Ejemplo Organization is allied with the Otra Inventada Cartel.

## INDICTMENT Indictment 17-cr-00000, 11 April 2017

The indictment charges that between 2013 and 2016 Ana Félix Cota and Pablo Ibarra Ejemplar sent
more than USD 2,000,000 in drug proceeds by wire from Colorado to Sinaloa. Ana Félix Cota, 31,
was indicted on 11 April 2017. Remesas Quimera moved the money, the indictment says, and
Bruno Heras Peña ran Remesas Quimera.

Pablo Ibarra Ejemplar pleaded guilty on 18 November 2018 to one count of money laundering. He told
the court that he worked for Ana Félix Cota.

Marta Nava Ibarra was arrested in March 2017 in Tepic. She bought eleven rifles for the
organization, the indictment says.

## DEFENCE The Culiacán Courier, 2 June 2017

A lawyer for Ana Félix Cota says that she has never owned or run any company and denies that she
is a member of the Ejemplo Organization.

## OBITUARY The Ministry of Examples, release of 6 March 2018

Tomás Cota Gaxiola died in October 2017, the Ministry says. Ana Félix Cota has led the
Ejemplo Organization since her father's death.
"""

CASE = """name: ejemplo
title: The Ejemplo organisation (invented)
publisher: The house of examples
subject: organisation

documents:
  RELEASE:
    title: Release “Ejemplo Organization sanctioned”
    publisher: The Ministry of Examples
    url: https://ministry.example/ejemplo
    published: 2017-05-24
  INDICTMENT:
    title: Indictment 17-cr-00000
    publisher: A district court
    published: 2017-04-11
  DEFENCE:
    title: A lawyer answers
    publisher: The Culiacán Courier
    url: https://courier.example/lawyer
    published: 2017-06-02
  OBITUARY:
    title: Release “The founder is dead”
    publisher: The Ministry of Examples
    published: 2018-03-06

entities:
  organisation: {schema: Organization, name: Ejemplo Organization}
  otra: {schema: Organization, name: Otra Inventada Cartel}
  tomas: {schema: Person, name: Tomás Cota Gaxiola}
  ana: {schema: Person, name: Ana Félix Cota}
  bruno: {schema: Person, name: Bruno Heras Peña}
  pablo-duarte: {schema: Person, name: Pablo Duarte Cota}
  pablo-ibarra: {schema: Person, name: Pablo Ibarra Ejemplar}
  marta: {schema: Person, name: Marta Nava Ibarra}
  rosa: {schema: Person, name: Rosa Lizárraga Esparza}
  ines: {schema: Person, name: Inés Bravo Ejemplo}
  efrain: {schema: Person, name: Efraín Gaxiola Arce}
  gasolinera: {schema: Company, name: Gasolinera Ficticia del Norte}
  remesas: {schema: Company, name: Remesas Quimera}

claims:
"""

# document, quote, speaker, standing, rest
_CLAIMS: tuple[tuple[str, str, str, str, str], ...] = (
    ("RELEASE", "the Ministry of Examples designated the Ejemplo Organization"
     " and Tomás Cota Gaxiola", "the Ministry", "stated",
     "event: {kind: designated, involved: organisation, date: 2017-05-24, authority: OFAC, "
     "program: SDNTK, number: '90100'}"),
    ("RELEASE", "the Ministry of Examples designated the Ejemplo Organization"
     " and Tomás Cota Gaxiola", "the Ministry", "stated",
     "event: {kind: designated, involved: tomas, date: 2017-05-24, authority: OFAC, "
     "program: SDNTK, number: '90001'}"),
    ("RELEASE", "it designated Ana Félix Cota, 33, and Bruno Heras Peña"
     "", "the Ministry", "stated",
     "event: {kind: designated, involved: ana, date: 2017-05-24, authority: OFAC, "
     "program: SDNTK, number: '90002'}"),
    ("RELEASE", "it designated Ana Félix Cota, 33, and Bruno Heras Peña"
     "", "the Ministry", "stated",
     "event: {kind: designated, involved: bruno, date: 2017-05-24, authority: OFAC, "
     "program: SDNTK, number: '90003'}"),
    ("RELEASE", "Tomás Cota Gaxiola, who leads the organization from Sonora", "the Ministry",
     "stated", "date: 2017\n    relation: {kind: Membership, member: tomas, "
     "organization: organisation, role: leader, endDate: 2017-10}"),
    ("RELEASE", "Ana Félix Cota is a daughter of Tomás Cota Gaxiola", "the Ministry", "stated",
     "relation: {kind: Family, person: tomas, relative: ana, relationship: daughter}"),
    ("RELEASE", "She owns the petrol stations of Gasolinera Ficticia del Norte", "the Ministry",
     "stated", "relation: {kind: Ownership, owner: ana, asset: gasolinera, role: owner}"),
    ("RELEASE", "Pablo Duarte Cota is an accountant of the organization", "the Ministry", "stated",
     "relation: {kind: Membership, member: pablo-duarte, organization: organisation, "
     "role: accountant}"),
    ("RELEASE", "Rosa Lizárraga Esparza and Inés Bravo Ejemplo are members of the organization",
     "the Ministry", "stated", "relation: {kind: Membership, member: [rosa, ines], "
     "organization: organisation, role: member}"),
    ("RELEASE", "a cousin, Efraín Gaxiola Arce, may have bought three petrol stations",
     "unnamed officials", "alleged", "relation: {kind: Associate, person: ana, "
     "associate: efrain, relationship: cousin}"),
    ("RELEASE", "The Ejemplo Organization is allied with the Otra Inventada Cartel",
     "the Ministry", "stated", "relation: {kind: UnknownLink, subject: organisation, "
     "object: otra, role: allied with}"),
    ("RELEASE", "Ana Félix Cota, 33", "the Ministry", "stated",
     "quantity: {amount: 33, unit: years, of: age, about: ana}"),
    ("INDICTMENT", "Ana Félix Cota, 31", "the indictment", "stated",
     "quantity: {amount: 31, unit: years, of: age, about: ana}"),
    ("INDICTMENT", "was indicted on 11 April 2017", "the indictment", "charged",
     "event: {kind: indicted, involved: ana, date: 2017-04-11, summary: money laundering}"),
    ("INDICTMENT", "sent more than USD 2,000,000 in drug proceeds by wire from Colorado to "
     "Sinaloa", "the indictment", "charged", "quantity: {amount: 2000000, unit: USD, "
     "bound: more than, of: drug proceeds sent by wire, period: 2013/2016, about: ana}"),
    ("INDICTMENT", "Bruno Heras Peña ran Remesas Quimera", "the indictment", "charged",
     "relation: {kind: Directorship, director: bruno, organization: remesas, role: manager}"),
    ("INDICTMENT", "Pablo Ibarra Ejemplar pleaded guilty on 18 November 2018 to one count of money "
     "laundering", "A district court", "stated", "event: {kind: pleaded, involved: pablo-ibarra, "
     "date: 2018-11-18, summary: guilty to one count of money laundering}"),
    ("INDICTMENT", "he worked for Ana Félix Cota", "Pablo Ibarra Ejemplar", "admitted",
     "relation: {kind: Associate, person: ana, associate: pablo-ibarra, relationship: associate}"),
    ("INDICTMENT", "Marta Nava Ibarra was arrested in March 2017 in Tepic", "the indictment",
     "stated", "event: {kind: arrested, involved: marta, date: 2017-03, location: Tepic}"),
    ("INDICTMENT", "She bought eleven rifles for the organization", "the indictment", "charged",
     "relation: {kind: Membership, member: marta, organization: organisation, "
     "role: straw buyer}"),
    ("DEFENCE", "she has never owned or run any company", "a lawyer for Ana Félix Cota", "denied",
     "relation: {kind: Ownership, owner: ana, asset: gasolinera, role: owner}"),
    ("DEFENCE", "denies that she is a member of the Ejemplo Organization",
     "a lawyer for Ana Félix Cota", "denied", "relation: {kind: Membership, member: ana, "
     "organization: organisation, role: member}"),
    ("OBITUARY", "Tomás Cota Gaxiola died in October 2017", "the Ministry", "stated",
     "event: {kind: died, involved: tomas, date: 2017-10}"),
    ("OBITUARY", "Ana Félix Cota has led the Ejemplo Organization since her father's death",
     "the Ministry", "stated", "relation: {kind: Membership, member: ana, "
     "organization: organisation, role: leader, startDate: 2017-10}"),
)  # fmt: skip


def write_case(folder: Path) -> Path:
    """Write the invented case and return its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "brief.md").write_text(BRIEF, "utf-8")
    claims = "".join(
        f'  - key: claim-{number}\n    document: {document}\n    quote: "{quote}"\n'
        f"    speaker: {speaker}\n    standing: {standing}\n    {rest}\n"
        for number, (document, quote, speaker, standing, rest) in enumerate(_CLAIMS, 1)
    )
    ends = (
        "\ncontradictions:\n  - about: ana\n    claims: [claim-12, claim-13]\n"
        "    because: The release gives her age as 33, the indictment as 31.\n"
    )
    (folder / "case.yaml").write_text(CASE + claims + ends, "utf-8")
    return folder


def build_world(folder: Path, *, hostile: bool = False) -> Settings:
    """Build the archive, with the older edition first, and return its settings.

    Args:
        folder: Where; it becomes `archive`, `book.csv` and the lists beside it.
        hostile: Whether the book bears names that do harm, too.
    """
    from linchpin.cli import run

    archive = folder / "archive"
    base = ["--archive", str(archive)]
    for date, later in (("2026-11-18", False), ("2026-11-19", True)):
        place = write_list(folder / f"list-{date}", date, later=later)
        assert (
            run([*base, "add", "ofac", "--from", str(place), "--date", date, "--accept-shrunken"])
            == 0
        )
    case = write_case(folder / "ejemplo")
    assert run([*base, "add", "case", str(case)]) == 0
    book = folder / "customers.csv"
    rows = BOOK
    if hostile:
        cells = (name.replace('"', '""') for name in HOSTILE)
        rows += "".join(f'{90 + at},"{name}",,,,,\n' for at, name in enumerate(cells))
    book.write_text(rows, "utf-8")
    return world_settings(folder)


def world_settings(folder: Path) -> Settings:
    """Return the settings of a world that was built in a folder."""
    return Settings(
        folder / "archive",
        clock=lambda: datetime.datetime.now(datetime.UTC),
        person=lambda: "M. Rivas",
    )
