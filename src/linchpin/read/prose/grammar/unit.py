"""A phrase of a sentence: a noun phrase, a verb group, a preposition, a mark."""

from __future__ import annotations

from dataclasses import dataclass, field

NOUN, VERB, PREP, JOIN, WHO, THAT = "noun", "verb", "prep", "join", "who", "that"
MARK, DATE, MONEY, OTHER_WORD, QUOTE = "mark", "date", "money", "word", "quote"


@dataclass(slots=True)
class PhraseUnit:
    """One phrase.

    Attributes:
        kind: One of the kinds above.
        first: Number of its first word.
        stop: Number of the word behind its last.
        key: Its word, folded; the lemma of a verb; the preposition.
        words: Ordinary words of a noun phrase, folded.
        names: Numbers of the names that the phrase is about.
        modifiers: Numbers of names that only describe (`CJNG` in `CJNG leaders`).
        owner: Number of the name whose possession it is (`CJNG's leader`).
        pronoun: `his`, `su`, `he`: a word that stands for somebody.
        article: `the`, `a`, `una`, or a demonstrative; empty for none.
        count: Number the phrase gives.
        form: Of a verb: see `VerbForm.form`.
        passive: Whether a verb group is passive.
        negated: Whether it is negated.
        modal: `will`, `would`, `may`, `could`, `cond`, `planned` or empty.
        reflexive: Whether `se` stands before it.
        clitic: `lo`, `la`, `le` before a verb; empty for none.
        copula: Whether it only joins subject and predicate.
        perfect: Whether it is a perfect: `may have paid`, `habría pagado`.
        ended: Whether words say that it is so no longer.
        prep: Preposition that governs a noun phrase.
        of: Number of the unit a noun phrase complements (`of X`).
    """

    kind: str
    first: int
    stop: int
    key: str = ""
    words: list[str] = field(default_factory=list)
    names: list[int] = field(default_factory=list)
    modifiers: list[int] = field(default_factory=list)
    owner: int | None = None
    pronoun: str = ""
    article: str = ""
    count: int = 0
    form: str = ""
    passive: bool = False
    negated: bool = False
    modal: str = ""
    reflexive: bool = False
    clitic: str = ""
    copula: bool = False
    perfect: bool = False
    ended: bool = False
    prep: str = ""
    of: int | None = None
