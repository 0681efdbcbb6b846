"""A party of OFAC's advanced format, put together from its tables in the enhanced shape."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from linchpin.read.lists.ofac.advanced_shape import BOUNDS, all_of, bounds_of_period, made, text_of
from linchpin.read.lists.ofac.advanced_tables import Tables
from linchpin.read.lists.ofac.bounded_dates import edtf_of_bounds
from linchpin.read.lists.ofac.dates import words_of

_SURE = ("Confirmed", "Reported", "False")
_LOCATION = "Location"


def enhanced_party(party: Element, tables: Tables) -> Element:
    """Return a party as the enhanced format has it.

    Args:
        party: The `DistinctParty`.
        tables: The tables of its file.

    Raises:
        KeyError: A number of the party is in no table; names both.
    """
    number = party.get("FixedRef", "")
    general, names = Element("generalInfo"), Element("names")
    addresses, features, documents = (
        Element(t) for t in ("addresses", "features", "identityDocuments")
    )
    general.append(made("remarks", text_of(party, "Comment")))
    for profile in all_of(party, "Profile"):
        general.append(made("entityType", tables.kind(profile.get("PartySubTypeID", ""))))
        for identity in all_of(profile, "Identity"):
            names.extend(list(_names(identity, tables)))
            documents.extend(list(tables.documents(identity.get("ID", ""))))
        for feature in all_of(profile, "Feature"):
            label = tables.word("FeatureType", feature.get("FeatureTypeID"))
            for version in all_of(feature, "FeatureVersion"):
                if label == _LOCATION:
                    where = [
                        item.get("LocationID", "") for item in all_of(version, "VersionLocation")
                    ]
                    addresses.extend([tables.place(number) for number in where])
                else:
                    features.append(_feature(label, version, tables))
    relations = made("relationships", "", *tables.relations(number))
    whole = made("entity", "", general, *tables.listings(number), names, addresses, features,
                  documents, relations)  # fmt: skip
    whole.set("id", number)
    return whole


def _names(identity: Element, tables: Tables) -> Iterator[Element]:
    """Yield the names of an identity; those of one marked as false keep that mark."""
    way = ("NamePartGroups", "MasterNamePartGroup", "NamePartGroup")
    groups = {
        group.get("ID", ""): tables.word("NamePartType", group.get("NamePartTypeID"))
        for group in all_of(identity, *way)
    }
    for alias in all_of(identity, "Alias"):
        primary = alias.get("Primary", "false")
        kind = tables.word("AliasType", alias.get("AliasTypeID"))
        spellings = []
        for at, documented in enumerate(all_of(alias, "DocumentedName")):
            parts = list(all_of(documented, "DocumentedNamePart", "NamePartValue"))
            kinds = [groups.get(part.get("NamePartGroupID", ""), "") for part in parts]
            named = [made("namePart", "", made("type", which), made("value", part.text or ""))
                     for which, part in zip(kinds, parts, strict=True)]  # fmt: skip
            script = tables.word("Script", parts[0].get("ScriptID")) if parts else ""
            spellings.append(made(
                "translation", "",
                made("isPrimary", "true" if at == 0 else "false"), made("script", script),
                made("formattedFullName", tables.name(documented)),
                made("nameParts", "", *named),
            ))  # fmt: skip
        yield made(
            "name", "",
            made("isPrimary", primary), made("aliasType", "" if kind == "Name" else kind),
            made("isLowQuality", alias.get("LowQuality", "false")),
            made("identityIsFalse", "true" if identity.get("False") == "true" else ""),
            made("translations", "", *spellings),
        )  # fmt: skip


def _feature(label: str, version: Element, tables: Tables) -> Element:
    """Return a feature: its value in words, whether these stand there or in a table or date."""
    value, bounds = text_of(version, "Comment"), Element("valueDate")
    for detail in all_of(version, "VersionDetail"):
        reference = detail.get("DetailReferenceID")
        value = tables.word("DetailReference", reference) or (detail.text or "").strip() or value
    for where in all_of(version, "VersionLocation"):
        place = tables.place(where.get("LocationID", ""))
        parts = [text_of(p, "value") for p in place.iter("addressPart")] + [
            text_of(place, "country")
        ]
        value = ", ".join(part for part in parts if part) or (place.text or "")
    for period in all_of(version, "DatePeriod"):
        bounds.extend(bounds_of_period(period))
        cells = {child.tag: child.text or "" for child in bounds}
        start, end = ((cells[a], cells[b]) for a, b in (BOUNDS[:2], BOUNDS[2:]))
        value = words_of(edtf_of_bounds(
            start, end, approximate=cells["isApproximate"] == "true",
            ranged=cells["isDateRange"] == "true",
        ))  # fmt: skip
    sure = tables.word("Reliability", version.get("ReliabilityID"))
    return made("feature", "", made("type", label), made("value", value),
                 made("reliability", sure if sure in _SURE else ""), bounds)  # fmt: skip
