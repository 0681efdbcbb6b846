"""The headings of an answer, in English and Spanish."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from linchpin.network.roles import Relation
from linchpin.network.section import AnswerSection, Misfit

LANGUAGES = ("en", "es")

_SECTIONS: dict[AnswerSection, tuple[str, str]] = {
    AnswerSection.NAMES: ("Names", "Nombres"),
    AnswerSection.LISTINGS: ("On the list", "En la lista"),
    AnswerSection.EVENTS: ("Events", "Hechos"),
    AnswerSection.FACTS: ("Facts", "Datos"),
    AnswerSection.DOCUMENTS: ("Documents and numbers", "Documentos y números"),
    AnswerSection.CONTACT: ("Addresses and contact", "Direcciones y contacto"),
    AnswerSection.ROLES: ("Organisation and role", "Organización y función"),
    AnswerSection.SUCCESSION: ("Succession", "Sucesión"),
    AnswerSection.FAMILY: ("Family", "Familia"),
    AnswerSection.ASSOCIATES: ("Associates", "Asociados"),
    AnswerSection.DIRECTORS: ("Directors", "Dirección"),
    AnswerSection.OWNERS: ("Owners and what is owned", "Propietarios y propiedades"),
    AnswerSection.REPRESENTATION: ("Who acts for whom", "Quién actúa por quién"),
    AnswerSection.PAYMENTS: ("Payments", "Pagos"),
    AnswerSection.COURT_CASES: ("Court cases", "Procesos judiciales"),
    AnswerSection.OTHER_LINKS: ("Other links", "Otros vínculos"),
    AnswerSection.LINKED: (
        "Linked to (no more is said)",
        "Vínculo (no se dice más)",
    ),
    AnswerSection.OPEN_LINKS: ("Links with an open end", "Vínculos sin segundo extremo"),
    AnswerSection.OTHER_TIME: (
        "Ties that ended, or began later",
        "Vínculos terminados o posteriores",
    ),
    AnswerSection.DENIED: ("Denied", "Negado"),
    AnswerSection.AMOUNTS: ("Amounts", "Cantidades"),
    AnswerSection.STATEMENTS: ("Said about it", "Lo que se dice"),
    AnswerSection.FURTHER: ("Further facts", "Otros datos"),
    AnswerSection.LOOSE: (
        "Said in the same case, about nobody in particular",
        "Dicho en el mismo caso, sobre nadie en particular",
    ),
}

_MISFITS: dict[Misfit, tuple[str, str]] = {
    Misfit.MARKED: ("marked in the case", "señalado en el caso"),
    Misfit.ALTERNATIVES: ("one source gives alternatives", "una fuente da alternativas"),
    Misfit.DISAGREEMENT: ("the sources disagree", "las fuentes no coinciden"),
}

_RELATIONS: dict[Relation, tuple[str, str]] = {
    Relation.LEADS: ("leads", "dirige"),
    Relation.BELONGS: ("belongs to", "pertenece a"),
    Relation.ASSOCIATED: ("associated with", "asociación con"),
    Relation.ALLIED: ("allied with", "alianza con"),
    Relation.RIVAL: ("rival of", "rivalidad con"),
    Relation.SUPPORTS: ("supports", "apoya a"),
    Relation.FAMILY: ("family", "familia"),
    Relation.OWNS: ("owns", "propietario de"),
    Relation.DIRECTS: ("directs", "administra"),
    Relation.REPRESENTS: ("acts for", "actúa por"),
    Relation.OPERATES: ("operates", "opera"),
    Relation.SUCCEEDS: ("succeeded by", "sucesión"),
    Relation.PAYS: ("pays", "paga a"),
    Relation.OWES: ("owes", "debe a"),
    Relation.LINKED: ("linked to", "vínculo con"),
    Relation.UNKNOWN: ("role not understood", "función no reconocida"),
}


def section_words(section: AnswerSection, language: str = "en") -> str:
    """Return the heading of a section.

    >>> section_words(AnswerSection.NAMES), section_words(AnswerSection.NAMES, "es")
    ('Names', 'Nombres')
    """
    return _SECTIONS[section][LANGUAGES.index(language)]


def misfit_words(misfit: Misfit, language: str = "en") -> str:
    """Return how it is known that lines do not fit together."""
    return _MISFITS[misfit][LANGUAGES.index(language)]


def relation_kind_words(relation: Relation, language: str = "en") -> str:
    """Return a kind of relation in words."""
    return _RELATIONS[relation][LANGUAGES.index(language)]


def with_headings(sections: Mapping[AnswerSection, Any], language: str = "en") -> dict[str, Any]:
    """Return sections by their headings, for JSON."""
    return {section_words(AnswerSection(key), language): rows for key, rows in sections.items()}
