"""Which elements an entry of `sdn.xml` may have: what has no place there is found, not skipped."""

from __future__ import annotations

from linchpin.read.lists.xml_fields import Shape, leaves

SDN_ENTRY: Shape = {
    **leaves("uid firstName lastName title sdnType remarks"),
    "programList": leaves("program"),
    "idList": {"id": leaves("uid idType idNumber idCountry issueDate expirationDate")},
    "akaList": {"aka": leaves("uid type category lastName firstName")},
    "addressList": {
        "address": leaves("uid address1 address2 address3 city stateOrProvince postalCode country")
    },
    "nationalityList": {"nationality": leaves("uid country mainEntry")},
    "citizenshipList": {"citizenship": leaves("uid country mainEntry")},
    "dateOfBirthList": {"dateOfBirthItem": leaves("uid dateOfBirth mainEntry")},
    "placeOfBirthList": {"placeOfBirthItem": leaves("uid placeOfBirth mainEntry")},
    "vesselInfo": leaves(
        "callSign vesselType vesselFlag vesselOwner tonnage grossRegisteredTonnage"
    ),
}
