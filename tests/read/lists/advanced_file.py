"""A file in OFAC's advanced format about invented parties: everything by number, in tables."""

from __future__ import annotations

from pathlib import Path

_URL = "http://www.un.org/sanctions/1.0"
_TABLES = {
    "AliasType": {"1400": "A.K.A.", "1401": "F.K.A.", "1403": "Name"},
    "Country": {"10": "Iraq", "11": "Syria"},
    "DetailReference": {"20": "Tanker", "21": "Male"},
    "FeatureType": {"8": "Birthdate", "9": "Place of Birth", "10": "Nationality Country",
                    "25": "Location", "26": "Title", "224": "Gender", "2": "VESSEL TYPE"},
    "IDRegDocDateType": {"1480": "Issue Date", "1481": "Expiration Date"},
    "IDRegDocType": {"1571": "Passport", "1626": "Vessel Registration Identification"},
    "LegalBasis": {"1": "Unknown", "1828": "Executive Order 13224 (Terrorism)"},
    "List": {"1550": "SDN List"},
    "LocPartType": {"1451": "ADDRESS1", "1454": "CITY"},
    "NamePartType": {"1520": "Last Name", "1521": "First Name", "91708": "Patronymic",
                     "1525": "Entity Name"},
    "PartyType": {"1": "Individual", "2": "Entity", "4": "Transport"},
    "RelationQuality": {"1": "Unknown", "1540": "High"},
    "RelationType": {"15003": "Owned or Controlled By"},
    "Reliability": {"1": "Unknown", "1561": "False"},
    "SanctionsType": {"1": "Program", "1705": "Block"},
    "Script": {"215": "Latin", "220": "Cyrillic"},
    "Validity": {"1": "Valid", "2": "Fraudulent"},
}  # fmt: skip
_KINDS = (("1", "4", "Vessel"), ("3", "2", "Unknown"), ("4", "1", "Unknown"))


def _reference_sets() -> str:
    sets = "".join(
        f"<{kind}Values>" + "".join(f'<{kind} ID="{n}">{w}</{kind}>' for n, w in table.items())
        + f"</{kind}Values>"
        for kind, table in _TABLES.items()
    )  # fmt: skip
    kinds = "".join(f'<PartySubType ID="{n}" PartyTypeID="{of}">{word}</PartySubType>'
                    for n, of, word in _KINDS)  # fmt: skip
    return f"<ReferenceValueSets>{sets}<PartySubTypeValues>{kinds}</PartySubTypeValues>" + (
        "</ReferenceValueSets>"
    )


def name(*parts: tuple[str, str], kind: str = "1403", weak: str = "false", more: str = "") -> str:
    """Return an alias whose name has these parts, each a number of the part and its words."""
    primary = "true" if kind == "1403" else "false"
    words = "".join(
        f'<DocumentedNamePart><NamePartValue NamePartGroupID="{group}" ScriptID="215">{text}'
        "</NamePartValue></DocumentedNamePart>"
        for group, text in parts
    )
    return (
        f'<Alias AliasTypeID="{kind}" Primary="{primary}" LowQuality="{weak}">'
        f"<DocumentedName>{words}</DocumentedName>{more}</Alias>"
    )


def _point(tag: str, day: str) -> str:
    year, month, date = day.split("-")
    return f"<{tag}><Year>{year}</Year><Month>{int(month)}</Month><Day>{int(date)}</Day></{tag}>"


def period(start: str, end: str, *, circa: str = "false") -> str:
    """Return a period: a start and an end, each `first..last` or one day."""
    sides = ""
    for tag, bounds in (("Start", start), ("End", end)):
        first, _, last = bounds.partition("..")
        inside = _point("From", first) + _point("To", last or first)
        sides += f'<{tag} Approximate="{circa}">{inside}</{tag}>'
    return f'<DatePeriod CalendarTypeID="1">{sides}</DatePeriod>'


def feature(kind: str, inside: str, sure: str = "1") -> str:
    """Return a feature of one version."""
    version = f'<FeatureVersion ReliabilityID="{sure}"><Comment/>{inside}</FeatureVersion>'
    return f'<Feature ID="1" FeatureTypeID="{kind}">{version}</Feature>'


def party(number: str, kind: str, names: str, features: str = "", *, false: str = "false") -> str:
    """Return a party with one identity."""
    groups = "".join(
        f'<MasterNamePartGroup><NamePartGroup ID="{of}" NamePartTypeID="{of}"/>'
        "</MasterNamePartGroup>"
        for of in ("1520", "1521", "91708", "1525")
    )
    identity = (
        f'<Identity ID="i{number}" False="{false}">{names}<NamePartGroups>{groups}'
        "</NamePartGroups></Identity>"
    )
    return (
        f'<DistinctParty FixedRef="{number}"><Comment/>'
        f'<Profile ID="{number}" PartySubTypeID="{kind}">{identity}{features}</Profile>'
        "</DistinctParty>"
    )


CYRILLIC = (
    '<DocumentedName><DocumentedNamePart><NamePartValue NamePartGroupID="1520" ScriptID="220">'
    "ТАЛААН</NamePartValue></DocumentedNamePart></DocumentedName>"
)
PERSON = party(
    "901", "4",
    name(("1520", "TALAAN"), ("1521", "Arvo"), ("91708", "Ilmarovich"), more=CYRILLIC)
    + name(("1520", "TAALAN"), ("1521", "Arvid"), kind="1400", weak="true")
    + name(("1520", "SUUR"), kind="1401"),
    feature("8", period("1966-01-02", "1966-01-02"))
    + feature("8", period("1965-01-01", "1965-12-31", circa="true"))
    + feature("8", period("1951-01-01..1951-12-31", "1953-01-01..1953-12-31"))
    + feature("9", '<VersionDetail DetailTypeID="1">Basra, Iraq</VersionDetail>')
    + feature("10", '<VersionLocation LocationID="70"/>')
    + feature("224", '<VersionDetail DetailTypeID="1" DetailReferenceID="21"/>')
    + feature("25", '<VersionLocation LocationID="71"/>')
    + feature("25", '<VersionLocation LocationID="99"/>')
    + feature("26", '<VersionDetail DetailTypeID="1">Harbour master</VersionDetail>', sure="1561"),
)  # fmt: skip
FIRM = party("902", "3", name(("1525", "BLUE LAAGUN LTD.")))
SHIP = party(
    "903", "1", name(("1525", "EBANAA")),
    feature("2", '<VersionDetail DetailTypeID="1" DetailReferenceID="20"/>'),
)  # fmt: skip
PARTIES = (PERSON, FIRM, SHIP)
_LOCATIONS = """<Location ID="70"><LocationCountry CountryID="11"/></Location>
<Location ID="71"><LocationCountry CountryID="10"/><LocationPart LocPartTypeID="1451">
<LocationPartValue><Comment/><Value>1 Quay</Value></LocationPartValue></LocationPart>
<LocationPart LocPartTypeID="1454"><LocationPartValue><Value>Basra</Value></LocationPartValue>
</LocationPart></Location>"""
_DOCUMENTS = (
    '<IDRegDocument IDRegDocTypeID="1571" IdentityID="i901" IssuedBy-CountryID="10" '
    'ValidityID="2"><Comment/><IDRegistrationNo>N123</IDRegistrationNo>'
    f'<DocumentDate IDRegDocDateTypeID="1480">{period("1984-01-18", "1984-01-18")}</DocumentDate>'
    '</IDRegDocument><IDRegDocument IDRegDocTypeID="1626" IdentityID="i903" ValidityID="1">'
    "<Comment/><IDRegistrationNo>IMO 9187629</IDRegistrationNo></IDRegDocument>"
)
_RELATIONS = "".join(
    f'<ProfileRelationship From-ProfileID="902" To-ProfileID="{other}" RelationTypeID="15003" '
    'RelationQualityID="1540" Former="false"><Comment/></ProfileRelationship>'
    for other in ("901", "4711")
)


def _entry(number: str) -> str:
    return (
        f'<SanctionsEntry ProfileID="{number}" ListID="1550"><EntryEvent LegalBasisID="1828">'
        f"<Comment/>{_point('Date', '2015-09-29')}</EntryEvent>"
        '<SanctionsMeasure SanctionsTypeID="1705"/><SanctionsMeasure SanctionsTypeID="1">'
        "<Comment>SDGT</Comment></SanctionsMeasure></SanctionsEntry>"
    )


def write_advanced(folder: Path, parties: tuple[str, ...] = PARTIES) -> Path:
    """Write the file and return its path; the vessel stands on no list."""
    body = (
        _point("DateOfIssue", "2024-02-23") + _reference_sets()
        + f"<Locations>{_LOCATIONS}</Locations><IDRegDocuments>{_DOCUMENTS}</IDRegDocuments>"
        + f"<DistinctParties>{''.join(parties)}</DistinctParties>"
        + f"<ProfileRelationships>{_RELATIONS}</ProfileRelationships>"
        + f"<SanctionsEntries>{_entry('901')}{_entry('902')}{_entry('5000')}</SanctionsEntries>"
        + "<SanctionsEntryLinks/>"
    )  # fmt: skip
    path = folder / "sdn_advanced.xml"
    head = '<?xml version="1.0" encoding="utf-8"?>'
    path.write_text(f'{head}\n<Sanctions xmlns="{_URL}">{body}</Sanctions>', "utf-8")
    return path
