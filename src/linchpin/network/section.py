"""The sections of an answer, in reading order; the words for them are in `section_words`."""

from __future__ import annotations

from enum import StrEnum


class AnswerSection(StrEnum):
    """A section of an answer about one entity."""

    NAMES = "names"
    LISTINGS = "listings"
    EVENTS = "events"
    FACTS = "facts"
    DOCUMENTS = "documents"
    CONTACT = "contact"
    ROLES = "roles"
    SUCCESSION = "succession"
    FAMILY = "family"
    ASSOCIATES = "associates"
    DIRECTORS = "directors"
    OWNERS = "owners"
    REPRESENTATION = "representation"
    PAYMENTS = "payments"
    COURT_CASES = "court_cases"
    OTHER_LINKS = "other_links"
    LINKED = "linked"
    OPEN_LINKS = "open_links"
    OTHER_TIME = "other_time"
    DENIED = "denied"
    AMOUNTS = "amounts"
    STATEMENTS = "statements"
    FURTHER = "further"
    LOOSE = "loose"


class Misfit(StrEnum):
    """How it is known that lines do not fit together."""

    MARKED = "marked"
    ALTERNATIVES = "alternatives"
    DISAGREEMENT = "disagreement"
