"""A Consolidated Screening List of invented parties, with the traps of the real one."""

from __future__ import annotations

import csv
from pathlib import Path

COLUMNS = (
    "_id", "source", "entity_number", "type", "programs", "name", "title", "addresses",
    "federal_register_notice", "start_date", "end_date", "standard_order", "license_requirement",
    "license_policy", "call_sign", "vessel_type", "gross_tonnage", "gross_registered_tonnage",
    "vessel_flag", "vessel_owner", "remarks", "source_list_url", "alt_names", "citizenships",
    "dates_of_birth", "nationalities", "places_of_birth", "source_information_url", "ids",
)  # fmt: skip
SDN = "Specially Designated Nationals (SDN) - Treasury Department"
CAPTA = "Capta List (CAP) - Treasury Department"
ENTITY = "Entity List (EL) - Bureau of Industry and Security"
DENIED = "Denied Persons List (DPL) - Bureau of Industry and Security"
PERSON = {
    "_id": "901", "source": SDN, "entity_number": "901", "type": "Individual",
    "programs": "SDGT; SYRIA", "name": "TALAAN, Arvo", "title": "Harbour master",
    "addresses": "1 Quay, Basra, IQ; SY", "remarks": "(Linked To: BLUE LAAGUN LTD)",
    "alt_names": "TALAAN, Arvid; TAALAN, Arvo", "nationalities": "SY", "citizenships": "IQ; XX",
    "dates_of_birth": "1966-01-02; circa 1965", "places_of_birth": "Basra, Iraq",
    "ids": "SY, 2028-01-31, 2018-02-01, N123, Passport; SY, 2019-05-05, N124, Passport; "
    "Male, Gender; IQ, 777, National ID No.; alone",
}  # fmt: skip
BANK = {
    "_id": "902", "source": SDN, "entity_number": "902", "type": "Entity", "programs": "SDGT",
    "name": "BLUE LAAGUN LTD", "addresses": "Basra",
    "ids": "BLAASYDA, SWIFT/BIC; www.laagun.example, Website",
}  # fmt: skip
AGAIN = BANK | {"source": CAPTA, "programs": "RUSSIA-EO14024"}
SHIP = {
    "_id": "903", "source": SDN, "entity_number": "903", "type": "Vessel", "programs": "SDGT",
    "name": "EBANAA", "call_sign": "UD1", "vessel_type": "Tanker", "gross_tonnage": "317",
    "vessel_flag": "Panama", "vessel_owner": "BLUE LAAGUN LTD",
    "ids": "IMO 9187629, Vessel Registration Identification",
}  # fmt: skip
MILL = {
    "_id": "a1", "source": ENTITY, "name": "140 Repair Mill JSC", "addresses": "1 Road, Minsk, BY",
    "federal_register_notice": "87 FR 20299", "start_date": "2022-04-07",
    "license_requirement": "All items.", "license_policy": "Policy of denial.",
    "alt_names": "Open Mill; and JSC 140 Mill",
}  # fmt: skip
MILL_AGAIN = MILL | {"_id": "a2", "addresses": "2 Road, Minsk, BY"}
CONVICT = {
    "_id": "b1", "source": DENIED, "name": " ARVO SUUR", "addresses": "1 Road, EL PASO, TX, US",
    "start_date": "2003-06-19", "end_date": "2056-06-29", "standard_order": "Y",
}  # fmt: skip
ROWS = (PERSON, BANK, AGAIN, SHIP, MILL, MILL_AGAIN, CONVICT)


def write_csl(folder: Path, rows: tuple[dict[str, str], ...] = ROWS) -> Path:
    """Write the list and return its path."""
    path = folder / "consolidated_2022-05.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        table = csv.DictWriter(stream, COLUMNS)
        table.writeheader()
        table.writerows(rows)
    return path
