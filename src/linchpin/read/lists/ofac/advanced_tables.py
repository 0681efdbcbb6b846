"""The tables of OFAC's advanced format: kinds, countries, places, documents, listings by number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from linchpin.read.lists.ofac.advanced_shape import all_of, bounds_of_period, day_of, made, text_of
from linchpin.read.lists.xml_stream import tag_of

_DATES = {"Issue Date": "issueDate", "Expiration Date": "expirationDate"}


class Tables:
    """What stands in the tables of a file, by number."""

    def __init__(self) -> None:
        """Begin with empty tables."""
        self._words: dict[tuple[str, str], str] = {}
        self._kinds: dict[str, str] = {}
        self._places: dict[str, Element] = {}
        self._documents: defaultdict[str, list[Element]] = defaultdict(list)
        self._relations: defaultdict[str, list[Element]] = defaultdict(list)
        self._listings: defaultdict[str, list[Element]] = defaultdict(list)
        self._names: dict[str, str] = {}

    def learn(self, tag: str, element: Element) -> bool:
        """Take in an element of a table, and say whether it is one."""
        number = element.get("ID", "")
        if tag.endswith("Values"):
            for item in element:
                self._words[tag_of(item), item.get("ID", "")] = (item.text or "").strip()
                if tag_of(item) == "PartySubType":
                    self._kinds[item.get("ID", "")] = item.get("PartyTypeID", "")
        elif tag == "Location":
            self._places[number] = element
        elif tag == "IDRegDocument":
            self._documents[element.get("IdentityID", "")].append(element)
        elif tag == "ProfileRelationship":
            self._relations[element.get("From-ProfileID", "")].append(element)
        elif tag == "SanctionsEntry":
            self._listings[element.get("ProfileID", "")].append(element)
        elif tag == "DistinctParty":
            name = next(_primary_names(element), None)
            self._names[element.get("FixedRef", "")] = "" if name is None else self.name(name)
        else:
            return False
        return True

    def outside(self) -> dict[str, float]:
        """Return how many relations point at, and listings are of, parties not in the file."""
        tied = [item.get("To-ProfileID") for group in self._relations.values() for item in group]
        listed = [key for key, group in self._listings.items() for _ in group]
        return {
            "relations_outside": sum(key not in self._names for key in tied),
            "listings_outside": sum(key not in self._names for key in listed),
        }

    def unlisted(self) -> int:
        """Return how many parties of the file none of its lists names."""
        return len(self._names.keys() - self._listings.keys())

    def word(self, kind: str, number: str | None) -> str:
        """Return the words of a number, empty for none.

        Raises:
            KeyError: The number is in no table; names both.
        """
        if number is None:
            return ""
        if (kind, number) not in self._words:
            raise KeyError(f"{kind} {number}")
        return self._words[kind, number]

    def kind(self, number: str) -> str:
        """Return the kind of a party: Individual, Entity, Vessel or Aircraft."""
        own = self.word("PartySubType", number)
        whole = self.word("PartyType", self._kinds.get(number))
        return own if whole == "Transport" else whole

    def name(self, documented: Element) -> str:
        """Return a name in one piece, people as `LAST, First`."""
        parts = [(part.text or "").strip() for part in
                 all_of(documented, "DocumentedNamePart", "NamePartValue")]  # fmt: skip
        return f"{parts[0]}, {' '.join(parts[1:])}" if len(parts) > 1 else "".join(parts)

    def place(self, number: str) -> Element:
        """Return an address in the enhanced format's shape; one not in the file has no rule."""
        if number not in self._places:
            return made("placeNotInFile", f"Location {number}")
        location = self._places[number]
        country = next(all_of(location, "LocationCountry"), None)
        area = next(all_of(location, "LocationAreaCode"), None)
        if country is not None:
            where = self.word("Country", country.get("CountryID"))
        else:
            where = "" if area is None else self.word("AreaCode", area.get("AreaCodeID"))
        parts = [
            made("addressPart", "", made("type", self.word("LocPartType", p.get("LocPartTypeID"))),
                  made("value", text_of(p, "LocationPartValue", "Value")))
            for p in all_of(location, "LocationPart")
        ]  # fmt: skip
        spelling = made("translation", "", made("addressParts", "", *parts))
        return made("address", "", made("country", where), made("translations", "", spelling))

    def documents(self, identity: str) -> Iterator[Element]:
        """Yield the numbered documents of an identity in the enhanced format's shape."""
        for item in self._documents.get(identity, ()):
            valid = self.word("Validity", item.get("ValidityID"))
            document = made(
                "identityDocument", "",
                made("type", self.word("IDRegDocType", item.get("IDRegDocTypeID"))),
                made("documentNumber", text_of(item, "IDRegistrationNo")),
                made("issuingCountry", self.word("Country", item.get("IssuedBy-CountryID"))),
                made("issuingAuthority", text_of(item, "IssuingAuthority")),
                made("comments", text_of(item, "Comment")),
                made("isValid", "" if valid == "Valid" else "false"),
            )  # fmt: skip
            for dated in all_of(item, "DocumentDate"):
                words = self.word("IDRegDocDateType", dated.get("IDRegDocDateTypeID"))
                for period in all_of(dated, "DatePeriod"):
                    document.append(made(_DATES.get(words, words), "", *bounds_of_period(period)))
            yield document

    def listings(self, profile: str) -> list[Element]:
        """Return lists, programs, measures and legal authorities of a party."""
        tags = ("sanctionsLists", "sanctionsPrograms", "sanctionsTypes", "legalAuthorities")
        lists, programs, types, laws = (Element(tag) for tag in tags)
        for entry in self._listings.get(profile, ()):
            name = self.word("List", entry.get("ListID"))
            for event in all_of(entry, "EntryEvent"):
                day = next((day_of(date) for date in all_of(event, "Date")), "")
                lists.append(made("sanctionsList", name, datePublished=day))
                law = self.word("LegalBasis", event.get("LegalBasisID"))
                laws.append(made("legalAuthority", "" if law == "Unknown" else law))
            for measure in all_of(entry, "SanctionsMeasure"):
                words = self.word("SanctionsType", measure.get("SanctionsTypeID"))
                if words == "Program":
                    programs.append(made("sanctionsProgram", text_of(measure, "Comment")))
                else:
                    types.append(made("sanctionsType", words))
        return [lists, programs, types, laws]

    def relations(self, profile: str) -> Iterator[Element]:
        """Yield the relations of a party in the enhanced format's shape."""
        for item in self._relations.get(profile, ()):
            other = item.get("To-ProfileID", "")
            tag = "relatedEntity" if other in self._names else "relatedElsewhere"
            quality = self.word("RelationQuality", item.get("RelationQualityID"))
            kind = self.word("RelationType", item.get("RelationTypeID"))
            former = " (former)" if item.get("Former") == "true" else ""
            yield made(
                "relationship", "",
                made("type", kind + former),
                made("quality", "" if quality == "Unknown" else quality),
                made(tag, self._names.get(other, ""), entityId=other),
            )  # fmt: skip


def _primary_names(party: Element) -> Iterator[Element]:
    for alias in all_of(party, "Profile", "Identity", "Alias"):
        if alias.get("Primary") == "true":
            yield from all_of(alias, "DocumentedName")
