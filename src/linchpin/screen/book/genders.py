"""Genders as books write them, in the usual languages."""

from __future__ import annotations

_GENDERS = {
    "male": "m male man hombre masculino masc masculin masculine maschio mann mannlich männlich "
    "homme varon varón h mr sr señor herr муж мужской чоловіча 男 男性 남 남자 남성 ذكر مرد erkek",
    "female": "f female woman mujer femenino femenina fem feminin feminine féminin femme frau "
    "weiblich w mrs ms miss sra srta señora señorita жен женский жіноча 女 女性 여 여자 여성 أنثى "
    "انثى زن kadin kadın",
}
_OF = {word: gender for gender, words in _GENDERS.items() for word in words.split()}
_NONE = frozenset(
    "- x u o n/a na none null unknown other otro otra otros unk nd s/d diverse divers d".split()
)


def read_gender(cell: str) -> str:
    """Return `male` or `female`; empty where a cell says neither.

    >>> read_gender("Masc."), read_gender("Mujer"), read_gender("1")
    ('male', 'female', '')
    """
    return _OF.get(cell.strip().casefold().rstrip("."), "")


def is_unknown_gender(cell: str) -> bool:
    """Say whether a cell says a gender in a way that is not understood, such as `1`.

    >>> is_unknown_gender("1"), is_unknown_gender("N/A"), is_unknown_gender("")
    (True, False, False)
    """
    text = cell.strip().casefold().rstrip(".")
    return bool(text) and text not in _OF and text not in _NONE
