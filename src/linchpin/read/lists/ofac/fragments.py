"""The grammar of SDN remarks: one fragment in, one fact out, or nothing where no rule fits."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import yaml

from linchpin.read.lists.countries import country_code
from linchpin.read.lists.ofac.dates import POINT, ofac_date
from linchpin.read.lists.ofac.entry import EntryFact
from linchpin.read.lists.ofac.numbered import read_document
from linchpin.read.lists.ofac.offices import is_office, is_style
from linchpin.read.lists.record_text import Excerpt

MAX_FRAGMENT = 2_000
"""Longest fragment that is read, in characters; the longest real one has about 600."""

# Every pattern below must take time proportional to the text: a test holds them to it.
_SPLIT = re.compile(r";|(?<=')\.(?=[A-Z])")
_GENERIC_LABEL = re.compile(
    r"(?P<label>[A-Z][^;:\d]{2,60}?(?:No\.?|Number|#|\bID|\bCode|\bCard|Certificate)"
    r"(?: No\.?)?:?)"
    r" (?P<rest>.*\d.*)"
)
_QUOTED = re.compile(r"([afn])\.k\.a\. '(.+)'")
_ALSO_TRADING = re.compile(r"d\.b\.a\. (['\"])(.+)\1")
_WALLET = re.compile(r"Digital Currency Address - ([A-Z0-9]{2,10}) ([A-Za-z0-9:]{20,130})")
_IMO = re.compile(
    r"(?:Vessel Registration Identification|Identification Number|Vessel Registration Number)"
    r" (?:IMO\s+)?(\d{7})(?: \(.*\))?"
)
_VESSEL_NUMBER = "Vessel Registration Identification"
_ORDER = re.compile(r"(?:Executive Order|E\.O\.|EO) \d{5}[^;]*")
_DUTY = re.compile(
    r"(?:U\.S\. Persons|United States (?:persons|financial institutions)) (?:Must|are) [^;]+",
    re.IGNORECASE,
)
_PARTY = re.compile(r"(?:HAMAS|PFLP|DFLP)(?: - [A-Z][\w' -]{1,40})?")
"""Party lists of the Palestinian Legislative Council elected in 2006, and the constituency."""
_SCOPE = re.compile(
    r"(?:and )?(?:all|only|other|all other) (?:offices|branches|locations)"
    r"(?: worldwide| (?:within|in) .+)?|[^;:]{1,80} branch only",
    re.IGNORECASE,
)
_KIN = re.compile(
    r"(?P<relation>(?:[Gg]rand|[Hh]alf-|[Ss]tep)?(?:wife|husband|spouse|son|daughter|child|brother|sister|"
    r"father|mother|nephew|niece|cousin|uncle|aunt)(?:-in-law)?) of (?P<name>[A-Z'][\w'. -]+)",
    re.IGNORECASE,
)
_KIN_FIRST = re.compile(
    r"(?P<name>[A-Z][\w'. -]+?)'s "
    r"(?P<relation>(?:eldest |second |youngest )?(?:son|daughter|wife|brother))"
)
_ARREST = re.compile(rf"arrested (?:on )?(?P<date>{POINT})")
_HELD = re.compile(
    r"(?:is )?(?:currently )?(?:incarcerated|in jail|in remand|in prison|detained|in custody)\b.*",
    re.IGNORECASE,
)
_DATED_LISTING = re.compile(rf"(Listing|Effective) Date \(([^()]+)\):? ({POINT})")
_MORE = re.compile(
    r"(?:[^;]{0,80}\. )?for (?:more|further|additional) information\b.*(?:https?://|www\.).*",
    re.IGNORECASE,
)
_WEB = re.compile(
    r"(?:website:?\s+)?((?:https?://|www\.)\S+?)\.?(?: \(website\))?\.?", re.IGNORECASE
)
_EMAIL = re.compile(r"(?:e-?mail:? ?)?([\w.+-]+@[\w.-]+\.\w+)(?: \(email\))?\.?", re.IGNORECASE)
_TRAIT = re.compile(
    r"(?P<trait>ethnicity|occupation|height|religion|Individual's height is):? (?P<value>.+)",
    re.IGNORECASE,
)
_TRAIT_PROPERTIES = {
    "ethnicity": "ethnicity",
    "occupation": "profession",
    "religion": "religion",
    "height": "height",
    "individual's height is": "height",
}
_SIMPLE = (
    ("DOB ", "birth_date"),
    ("POB ", "birth_place"),
    ("nationality ", "nationality"),
    ("citizen ", "citizenship"),
    ("Gender ", "gender"),
    ("Linked To: ", "linked_to"),
    ("Aircraft Operator ", "aircraft_operator"),
    ("Position: ", "position"),
    ("Alternate Title, ", "position"),
)


@cache
def labels() -> dict[str, tuple[str, str | None]]:
    """Return every known label with its kind of fact and its FollowTheMoney property."""
    text = files("linchpin.read.lists.ofac").joinpath("labels.yaml").read_text("utf-8")
    return {
        label: (kind, None if prop == "-" else prop)
        for kind, table in yaml.safe_load(text).items()
        for label, prop in table.items()
    }


@cache
def _label_pattern() -> re.Pattern[str]:
    ordered = sorted(labels(), key=len, reverse=True)
    return re.compile(f"({'|'.join(map(re.escape, ordered))})(?:\\s+(\\S.*))?")


_SECTOR = re.compile(r"(?:alt\. )?Organization Type: ")
_GOES_ON = re.compile(r"(?!alt\. |[adfn]\.[bk]\.a\.|nationality |citizen )[a-z]")


def split_remark(remark: str, start: int) -> list[Excerpt]:
    """Return the fragments of a remark and where each starts.

    The full stop that ends the remark stays off, save where it may belong to a name.

    >>> [p.text for p in split_remark("DOB 1960; Linked To: ACME, S.A.", 0)]
    ['DOB 1960', 'Linked To: ACME, S.A.']
    """
    pieces: list[Excerpt] = []
    begin = 0
    ends = [(match.start(), match.end()) for match in _SPLIT.finditer(remark)]
    for end, next_begin in [*ends, (len(remark), len(remark))]:
        raw = remark[begin:end]
        text = raw.strip()
        if pieces and _SECTOR.match(pieces[-1].text) and _GOES_ON.match(text):
            # Kinds of business of the UN's ISIC hold semicolons of their own.
            first = pieces.pop()
            pieces.append(Excerpt(remark[first.start - start : end].rstrip(), first.start))
        elif text:
            pieces.append(Excerpt(text, start + begin + len(raw) - len(raw.lstrip())))
        begin = next_begin
    if pieces and pieces[-1].text.endswith(".") and not pieces[-1].text.startswith("Linked To:"):
        last = pieces.pop()
        if text := last.text[:-1].rstrip():
            pieces.append(Excerpt(text, last.start))
    return pieces


def read_fragment(piece: Excerpt, *, individual: bool) -> EntryFact | None:
    """Return the fact a fragment states, or None where no rule covers it."""
    text = piece.text
    if len(text) > MAX_FRAGMENT:
        return None
    if text.lower().startswith("alt. ") and not text.startswith(("Alt. Fax", "Alt. Tel")):
        text = text[5:]
    for prefix, kind in _SIMPLE:
        if text.startswith(prefix):
            return _simple(kind, text[len(prefix) :].strip(), piece)
    for rule in (_names, _identifiers, _measures, _labelled, _contacts):
        fact = rule(text, piece)
        if fact is not None:
            return fact
    return _about_person(text, piece) if individual else None


def labelled(label: str, value: str, piece: Excerpt) -> EntryFact | None:
    """Return the fact that a label and its value state; the XML gives the two apart."""
    for prefix, kind in _SIMPLE:
        if label == prefix.strip():
            return _simple(kind, value, piece)
    fact = read_fragment(Excerpt(f"{label} {value}", piece.start), individual=False)
    if (
        fact is None
        and label
        and label not in labels()
        and any(letter.isdigit() for letter in value)
    ):
        return read_document("identification", label, value, piece)  # a kind of number new to us
    return fact


def _simple(kind: str, value: str, piece: Excerpt) -> EntryFact | None:
    if not value:
        return None
    if kind == "birth_date" and ofac_date(value) is None:
        return None
    if kind in ("nationality", "citizenship") and country_code(value) is None:
        return None
    if kind == "gender" and value not in ("Male", "Female"):
        return None
    return EntryFact(kind, value, piece)


def _names(text: str, piece: Excerpt) -> EntryFact | None:
    if match := _QUOTED.fullmatch(text):
        kind = {"a": "weak_alias", "f": "weak_former_name", "n": "weak_alias"}[match[1]]
        return EntryFact(kind, match[2], piece)
    if match := _ALSO_TRADING.fullmatch(text):
        return EntryFact("trade_name", match[2], piece)
    return None


def _identifiers(text: str, piece: Excerpt) -> EntryFact | None:
    if match := _WALLET.fullmatch(text):
        return EntryFact("wallet", match[2], piece, label=match[1])
    if match := _IMO.fullmatch(text):
        return EntryFact("imo", match[1], piece)
    return None


def _measures(text: str, piece: Excerpt) -> EntryFact | None:
    if match := _DATED_LISTING.fullmatch(text):
        kind = "listing_date" if match[1] == "Listing" else "effective_date"
        return (
            None
            if ofac_date(match[3]) is None
            else EntryFact(kind, match[3], piece, label=match[2])
        )
    if any(form.fullmatch(text) for form in (_ORDER, _SCOPE, _DUTY, _MORE)):
        return EntryFact("provision", text, piece)
    return None


def _labelled(text: str, piece: Excerpt) -> EntryFact | None:
    match = _label_pattern().fullmatch(text)
    if match is None:
        return _generic(text, piece)
    label, value = match[1], (match[2] or "").strip()
    kind, prop = labels()[label]
    if not value or (label == _VESSEL_NUMBER and value.upper().startswith("IMO")):
        return None  # an IMO number that is none
    if kind in ("identification", "passport"):
        return read_document(kind, label, value, piece)
    if prop in ("incorporationDate", "buildDate") and ofac_date(value) is None:
        return None
    return EntryFact(kind, text if kind == "provision" else value, piece, label=label)


def _generic(text: str, piece: Excerpt) -> EntryFact | None:
    """Return the document under a label nobody has seen; its number has to be a plain one."""
    match = _GENERIC_LABEL.fullmatch(text)
    fact = None if match is None else read_document("identification", match[1], match[2], piece)
    return None if fact is None or fact.note or "," in fact.value else fact


def _contacts(text: str, piece: Excerpt) -> EntryFact | None:
    if match := _WEB.fullmatch(text):
        return EntryFact("contact", match[1], piece, label="Website")
    if match := _EMAIL.fullmatch(text):
        return EntryFact("contact", match[1], piece, label="Email Address")
    return None


def _about_person(text: str, piece: Excerpt) -> EntryFact | None:
    if match := _KIN.fullmatch(text) or _KIN_FIRST.fullmatch(text):
        return EntryFact("kin", match["name"], piece, label=match["relation"].lower())
    if match := _ARREST.fullmatch(text):
        return EntryFact("arrested", match["date"], piece)
    if text.startswith("ICTY indictee"):
        return EntryFact("indicted", text, piece, label="ICTY")
    if _HELD.fullmatch(text):
        return EntryFact("detained", text, piece)
    if match := _TRAIT.fullmatch(text):
        prop = _TRAIT_PROPERTIES[match["trait"].lower()]
        return EntryFact("trait", match["value"], piece, label=prop)
    if _PARTY.fullmatch(text):
        return EntryFact("trait", text, piece, label="political")
    if is_style(text):
        return EntryFact("style", text, piece)
    return EntryFact("position", text, piece) if is_office(text) else None
