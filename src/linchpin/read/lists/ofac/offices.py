"""Words by which an unlabelled remark about a person reads as an office or a form of address."""

from __future__ import annotations

import re

_OFFICES = """
    accountant administrator admiral adviser advisor agent aide ambassador attache attorney
    auditor banker brigadier businessman businesswoman captain ceo cfo chair chairman
    chairperson chairwoman charge chemist chief co-chairman co-founder co-owner colonel
    commander commissar commissariat commissioner commodore constituent consul contractor coo
    coordinator corporate councillor councilor counsellor dealer delegate deputy director
    employee engineer executive facilitator fellow figure financier founder general governor
    head inspector judge justice lawyer leader lieutenant magistrate major manager marshal
    mayor member merchant minister minister-counselor mp mufti negotiator officer official
    ombudsman operative owner parliamentarian partner permanent physician politburo politician
    premier president presidential professor prosecutor recruiter rector registrar
    representative scientist secretary senator shareholder sheikh speaker spokesman
    spokesperson spokeswoman staff sub-commander superintendent supervisor supervisory
    trafficker treasurer trustee undersecretary vice vice-chairman vice-chairperson
    vice-minister vice-president viceminister viceroy warden
""".split()
_OFFICE = re.compile(
    rf"(?<![\w-])(?:(?:ex|co|vice)-)?(?:{'|'.join(_OFFICES)})s?(?!\w)", re.IGNORECASE
)

_STYLES = frozenset(
    """
    alhaj ayatollah captain cleric colonel commander doctor dr engineer general haji hajj
    hajji hojatoleslam hojjatoleslam imam khan malik maulana maulawi mawlawi moulana mr mrs ms
    mufti mullah prof professor qari reverend sardar sayyid seyed shaykh sheik sheikh ustad
    """.split()
)
_RANK = re.compile(
    r"(?:(?:lt|lieutenant|brig|brigadier|maj|major|col|colonel|general|gen|admiral|rear|vice|air|"
    r"marshal|captain|staff|first|second|commander|corporal|sergeant|senior)\.?[ -]?)+",
    re.IGNORECASE,
)


def is_style(text: str) -> bool:
    """Say whether the whole text is a rank, an academic title or a religious form of address.

    >>> is_style("Major General"), is_style("Haji"), is_style("Minister of Oil")
    (True, True, False)
    """
    words = re.findall(r"[\w.]+", text.lower())
    known = all(word.strip(".") in _STYLES or word in ("or", "and") for word in words)
    return bool(words) and (known or _RANK.fullmatch(text) is not None)


def is_office(text: str) -> bool:
    """Say whether the text names an office, a function or a membership.

    >>> is_office("Deputy Prime Minister"), is_office("juice manufacturer")
    (True, False)
    """
    return _OFFICE.search(text) is not None
