"""Writes SECO's XML with invented people, in its structure of four languages."""

from __future__ import annotations

from pathlib import Path

INVENTED = """<?xml version="1.0" encoding="UTF-8"?>
<swiss-sanctions-list list-type="full" date="2024-01-17">
<sanctions-program ssid="1000" version-date="2024-01-16"><program-key lang="eng">HARB</program-key>
<program-key lang="ger">HAFEN</program-key><program-name lang="ger">BEISPIEL</program-name>
<program-name lang="eng">EXAMPLE</program-name>
<sanctions-set ssid="11" lang="ger">Anhang 2</sanctions-set>
<sanctions-set ssid="11" lang="eng">Financial measures, annex 2</sanctions-set>
<origin>ONU, UE</origin></sanctions-program>
<target ssid="901"><sanctions-set-id>11</sanctions-set-id><individual sex="female">
<identity ssid="2" main="true">
<name ssid="3" name-type="primary-name" quality="good" lang="eng">
<name-part order="2" name-part-type="family-name"><value>TALAAN</value>
<spelling-variant lang="ara" script="Arab">تالان</spelling-variant></name-part>
<name-part order="1" name-part-type="given-name"><value>Arva</value>
<spelling-variant lang="ara" script="Arab">آرفا</spelling-variant></name-part></name>
<name ssid="4" name-type="alias" quality="low" lang="eng"><name-part order="1"
name-part-type="whole-name"><value>The Tailor</value></name-part></name>
<name ssid="5" name-type="formerly-known-as" quality="good" lang="eng"><name-part order="1"
name-part-type="whole-name"><value>Arva Talo</value></name-part></name>
<nationality ssid="6"><country iso-code="IQ">Iraq</country></nationality>
<day-month-year ssid="7" day="31" month="12" year="1965" calendar="Gregorian" quality="good"/>
<day-month-year ssid="8" year="1964" calendar="Gregorian" quality="low"/>
<place-of-birth ssid="9" place-id="77" quality="good"/>
<address ssid="10" place-id="77"><address-details>1 Quay</address-details></address>
<identification-document ssid="12" document-type="passport"><number>N111</number>
<issuer code="IQ">Iraq</issuer><date-of-issue>2001-02-03</date-of-issue>
</identification-document></identity>
<justification ssid="13">Kept the harbour's books.</justification>
<relation ssid="14" target-id="902" relation-type="associated-with"><remark>x</remark></relation>
</individual>
<modification modification-type="listed" publication-date="2019-04-15"/>
<modification modification-type="amended" publication-date="2020-04-15"
effective-date="2020-04-16"/></target>
<target ssid="902"><sanctions-set-id>11</sanctions-set-id><entity><identity ssid="15" main="true">
<name ssid="16" name-type="primary-name" quality="good" lang="eng"><name-part order="1"
name-part-type="whole-name"><value>Blue Crescent</value></name-part></name></identity></entity>
<modification modification-type="de-listed" effective-date="2021-01-01"/>
<riddle>what nobody knows yet</riddle></target>
<place ssid="77"><location>Basra</location><country iso-code="IQ">Iraq</country></place>
</swiss-sanctions-list>"""


def write_seco(folder: Path, text: str = INVENTED) -> Path:
    """Write a file and return its path."""
    path = folder / "seco.xml"
    path.write_text(text, "utf-8")
    return path
