"""An EU list of invented entries, with every trap of the real one."""

from __future__ import annotations

from pathlib import Path

LAW = (
    '<regulationSummary regulationType="amendment" numberTitle="{0} (OJ L1)" '
    'publicationDate="{1}" publicationUrl="https://example.org/{0}"/>'
)
OLD, NEW = LAW.format("11/2004", "2004-05-06"), LAW.format("22/2016", "2016-07-08")
REGULATION = (
    '<regulation numberTitle="{0} (OJ L1)" programme="{1}" publicationDate="2004-05-06" '
    'entryIntoForceDate="2004-05-07" organisationType="council" regulationType="regulation" '
    'logicalId="1"><publicationUrl>https://example.org/{0}</publicationUrl></regulation>'
)
INVENTED = f"""<?xml version="1.0" encoding="utf-8"?>
<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2020-04-05T16:28:05+01:00">
<sanctionEntity logicalId="13" euReferenceNumber="EU.900.1" designationDate="2004-05-01"
 designationDetails="" unitedNationId="QDi.901"><remark>Brother of the tailor</remark>
{REGULATION.format("11/2004", "TAQA")}<subjectType code="person" classificationCode="P"/>
<nameAlias firstName="Arvo" middleName="" lastName="Talaan" wholeName="Arvo Talaan" gender="M"
 title="Haji" function="Treasurer" nameLanguage="" strong="true" logicalId="5">{OLD}</nameAlias>
<nameAlias firstName="" wholeName="The Tailor" strong="true" logicalId="6">
<remark>low quality alias</remark>{NEW}</nameAlias>
<nameAlias wholeName="Arvo Tallan" nameLanguage="FR" strong="true" logicalId="7">{NEW}</nameAlias>
<nameAlias wholeName="Arvid T." strong="true" logicalId="8"><remark>formerly listed as</remark>
{NEW}</nameAlias>
<birthdate circa="true" calendarType="GREGORIAN" city="Mosul" countryIso2Code="IQ"
 countryDescription="IRAQ" year="1957" logicalId="1">{OLD}</birthdate>
<birthdate circa="false" calendarType="GREGORIAN" birthdate="1958-02-03" dayOfMonth="3"
 monthOfYear="2" year="1958" countryIso2Code="00" countryDescription="UNKNOWN">{OLD}</birthdate>
<birthdate circa="false" calendarType="GREGORIAN" yearRangeFrom="1950" yearRangeTo="1955"
 countryIso2Code="00" countryDescription="UNKNOWN">{OLD}</birthdate>
<birthdate circa="false" calendarType="ISLAMIC" year="1402" monthOfYear="6" countryIso2Code="00"
 countryDescription="UNKNOWN">{OLD}</birthdate>
<birthdate circa="false" calendarType="GREGORIAN" city="Basra" countryIso2Code="IQ"
 countryDescription="IRAQ" zipCode="">{OLD}</birthdate>
<citizenship countryIso2Code="IQ" countryDescription="IRAQ" logicalId="9">
<remark>withdrawn</remark>{NEW}</citizenship>
<identification number="N111" identificationTypeCode="passport" diplomatic="false"
 identificationTypeDescription="National passport" knownFalse="true" knownExpired="false"
 countryIso2Code="IQ" countryDescription="IRAQ" issueDate="2001-02-03">{OLD}</identification>
<address street="1 Long Road" city="Basra" countryIso2Code="IQ" countryDescription="IRAQ"
 asAtListingTime="false"><contactInfo key="PHONE" value="662 38 14"/>
<contactInfo key="FAX" value="662 38 15"/>{OLD}</address></sanctionEntity>
<sanctionEntity logicalId="14" euReferenceNumber="EU.900.2" designationDetails="">
{REGULATION.format("11/2004", "AFG")}<subjectType code="enterprise" classificationCode="E"/>
<nameAlias wholeName="Blue Crescent" function="Trades in salt" strong="true">{OLD}</nameAlias>
<novelty weight="what nobody knows yet"/></sanctionEntity>
<sanctionEntity logicalId="13" euReferenceNumber="EU.900.1" designationDetails="">
{REGULATION.format("33/2010", "IRQ")}<subjectType code="person" classificationCode="P"/>
<nameAlias wholeName="Arwo Talaan" strong="true">{NEW}</nameAlias></sanctionEntity></export>
"""


def write_eu(folder: Path, text: str = INVENTED) -> Path:
    """Write the list into a folder and return its path."""
    path = folder / "xmlFullSanctionsList_1_1.xml"
    path.write_text(text, "utf-8")
    return path
