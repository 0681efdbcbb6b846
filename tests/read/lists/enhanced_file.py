"""Writes files in OFAC's enhanced format, from entries of our own making."""

from __future__ import annotations

from pathlib import Path

_URL = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ENHANCED_XML"


def bounds(first: str, last: str, *, ranged: str = "false", circa: str = "false") -> str:
    """Return a `valueDate` that begins on the first day and ends on the last."""
    days = f"<fromDateBegin>{first}</fromDateBegin><fromDateEnd>{first}</fromDateEnd>"
    days += f"<toDateBegin>{last}</toDateBegin><toDateEnd>{last}</toDateEnd>"
    flags = f"<isApproximate>{circa}</isApproximate><isDateRange>{ranged}</isDateRange>"
    return f'<valueDate id="7">{days}{flags}</valueDate>'


def feature(kind: str, value: str, more: str = "") -> str:
    """Return a feature."""
    return (
        f'<feature id="1"><type featureTypeId="8">{kind}</type><versionId>9</versionId>'
        f"<value>{value}</value>{more}<isPrimary>true</isPrimary></feature>"
    )


def name(full: str, kind: str = "", *, weak: str = "false", script: str = "") -> str:
    """Return a name, the primary one where no kind of alias is given."""
    primary = "false" if kind else "true"
    alias = f'<aliasType refId="1400">{kind}</aliasType>' if kind else ""
    last, _, first = full.partition(", ")
    part = (
        '<namePart id="1"><type refId="1">Last Name</type>'
        f"<value>{last}</value></namePart>"
        '<namePart id="2"><type refId="2">Patronymic</type><value>Ilmarovich</value></namePart>'
    )
    spellings = [("true", "Latin", full)] + ([("false", "Arabic", script)] if script else [])
    inside = "".join(
        f'<translation id="3"><isPrimary>{own}</isPrimary><script refId="4">{letters}</script>'
        f"<formattedFirstName>{first}</formattedFirstName><formattedFullName>{words}"
        f"</formattedFullName><nameParts>{part}</nameParts></translation>"
        for own, letters, words in spellings
    )
    return (
        f'<name id="5"><isPrimary>{primary}</isPrimary>{alias}<isLowQuality>{weak}</isLowQuality>'
        f"<translations>{inside}</translations></name>"
    )


PERSON = f"""<entity id="901"><generalInfo><identityId>31</identityId>
<entityType refId="600">Individual</entityType><title>Harbour master</title>
<remarks>All ports; DOB 1961</remarks></generalInfo>
<sanctionsLists><sanctionsList refId="1550" id="2" datePublished="2019-04-15">SDN List\
</sanctionsList>
<sanctionsList refId="91512" id="3" datePublished="2014-03-20">Consolidated List</sanctionsList>
</sanctionsLists>
<sanctionsPrograms><sanctionsProgram refId="1" id="4">SDGT</sanctionsProgram></sanctionsPrograms>
<sanctionsTypes><sanctionsType refId="1705" id="5">Block</sanctionsType></sanctionsTypes>
<legalAuthorities><legalAuthority refId="1" id="6">Executive Order 13224 (Terrorism)\
</legalAuthority>
</legalAuthorities>
<names>{name("TALAAN, Arvo", script="آرفو")}{name("TALAN, Arvo", "A.K.A.")}
{name("THE TAILOR", "A.K.A.", weak="true")}{name("TALO, Arvid", "F.K.A.")}</names>
<addresses><address id="8"><country refId="9">Iraq</country><translations><translation id="10">
<isPrimary>true</isPrimary><script refId="4">Latin</script><addressParts>
<addressPart id="11"><type refId="1454">CITY</type><value>Basra</value></addressPart>
<addressPart id="12"><type refId="1">ADDRESS1</type><value>1 Quay</value></addressPart>
</addressParts></translation></translations></address>
<address id="13"><country refId="9">Iran</country></address></addresses>
<features>{feature("Birthdate", "1962", bounds("1962-01-01", "1962-12-31"))}
{feature("Birthdate", "circa 1963", bounds("1963-01-01", "1963-12-31", circa="true"))}
{
    feature(
        "Birthdate", "21 Mar 1965 to 20 Mar 1966", bounds("1965-03-21", "1966-03-20", ranged="true")
    )
}
{feature("Birthdate", "1971", bounds("1972-01-01", "1972-12-31"))}
{feature("Nationality Country", "Iraq", '<reliability refId="1">Reported</reliability>')}
{feature("Place of Birth", "Basra, Iraq", '<reliability refId="2">False</reliability>')}
{feature("Digital Currency Address - XBT", "1InventedWa11etxxxxxxxxxxxxxxxxxxx")}
{feature("Colour of hat", "green")}</features>
<identityDocuments><identityDocument id="14"><type refId="1">Passport</type>
<name nameId="5" nameTranslationId="6">TALAAN, Arvo</name><documentNumber>N111</documentNumber>
<isValid>false</isValid><issuingCountry refId="9">Iraq</issuingCountry>
<issueDate id="15">{bounds("1999-01-01", "1999-12-31")[18:-12]}</issueDate>
<issuingAuthority>Port office</issuingAuthority></identityDocument></identityDocuments>
<relationships><relationship id="16"><type refId="15003">Owned or Controlled By</type>
<relatedEntity entityId="902">BLUE CRESCENT LTD</relatedEntity></relationship>
<relationship id="17"><type refId="15002">Acting for or on behalf of</type>
<quality refId="1540">High</quality><relatedEntity entityId="77">OLD HARBOUR LTD</relatedEntity>
</relationship></relationships></entity>"""
FIRM = f"""<entity id="902"><generalInfo><entityType refId="601">Entity</entityType></generalInfo>
<names>{name("BLUE CRESCENT LTD")}</names></entity>"""
INVENTED = f"""<?xml version="1.0" encoding="utf-8"?>
<sanctionsData xmlns="{_URL}"><publicationInfo><dataAsOf>2021-03-04T00:00:00</dataAsOf>
</publicationInfo><referenceValues/><featureTypes/><entities>
{PERSON}
{FIRM}
</entities></sanctionsData>"""


def write_enhanced(folder: Path, text: str = INVENTED) -> Path:
    """Write a file and return its path."""
    path = folder / "SDN_ENHANCED.XML"
    path.write_text(text, "utf-8")
    return path
