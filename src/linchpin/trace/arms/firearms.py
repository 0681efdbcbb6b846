"""What a cell says of a firearm: handgun or rifle, its calibre, how it is loaded."""

from __future__ import annotations

import re

from linchpin.tabular.heading_words import plain

_HANDGUNS = frozenset("pistol pistols revolver revolvers handgun handguns pistola pistolas".split())
_RIFLES = frozenset("rifle rifles carbine carbines fusil fusiles rifles".split())
_OTHERS = re.compile(r"\b(?:pistol|pistola) (?:grip|brace)|\bnot a (?:pistol|rifle|handgun)\b")
_SEMI = re.compile(r"\bsemi ?auto\w*|\bsemiautomatic[ao]?\b|\bself loading\b|\bsa\b")
_NOT_SEMI = re.compile(r"\bbolt\b|\blever\b|\bpump\b|\bsingle shot\b|\bcerrojo\b|\bbreak\b")
_DETACHABLE = re.compile(r"\bdetach\w*|\bremovable\b|\bbox\b|\bdesmontable\b|^(?:yes|y|si|true|1)$")
_FIXED = re.compile(r"\bfixed\b|\binternal\b|\btub\w+|\bnone\b|\bfij[ao]\b|^(?:no|n|false|0)$")
_YES = re.compile(r"^(?:yes|y|si|true|1)$")
_NO = re.compile(r"^(?:no|n|false|0)$")
_MODELS = (
    re.compile(r"\bscar ?(?:16|17|20)?s?\b"),
    re.compile(r"\bar ?1[05]\b"),
    re.compile(r"\bak ?47\b|\bakm\b|\bwasr\b"),
    re.compile(r"\bmini ?(?:14|30)\b"),
    re.compile(r"\bm ?(?:82|107)a?1?\b"),
    re.compile(r"\bm1a\b"),
)
"""Rifles that are sold semi-automatic and take a detachable magazine: FN SCAR, AR-15 and AR-10,
AK-47 and its like, Ruger Mini-14 and Mini-30, Barrett M82A1 and M107A1, M1A."""
_MILLIMETRES = re.compile(r"(\d{1,2}(?:\.\d+)?)\s*(?:mm|[x×]\s*\d{2})")
_INCHES = re.compile(r"(?<!\d)\.(\d{2,3})(?!\d)")
_BARE = re.compile(r"(?<![\d.])(\d{2,3})(?!\d|\.\d)")
_NAMED = re.compile(r"(?<!\d)0?(?:\.223|5\.56)(?!\d)|(?<![\d.])223(?!\d)")
_LIMIT = 0.22
_INCH = 25.4


def is_handgun(item: str) -> bool | None:
    """Say whether an item is a pistol or revolver; None where the words do not tell.

    >>> is_handgun("Pistol, semi-auto"), is_handgun("rifle"), is_handgun("pistol grip firearm")
    (True, False, None)
    """
    words = plain(item)
    if _OTHERS.search(words):
        return None
    if _HANDGUNS & set(words.split()):
        return True
    return False if words else None


def is_rifle(item: str, model: str = "") -> bool | None:
    """Say whether an item is a rifle; None where the words do not tell.

    >>> is_rifle("Rifle"), is_rifle("long gun", "SCAR 17S"), is_rifle("shotgun")
    (True, True, False)
    """
    words = plain(item)
    if _HANDGUNS & set(words.split()):
        return False
    if _RIFLES & set(words.split()):
        return True
    if "shotgun" in words or "escopeta" in words:
        return False
    return True if _known(model) else None


def is_semi_automatic(item: str, action: str, model: str) -> bool | None:
    """Say whether a rifle is semi-automatic, by its words or its model; None where neither tells.

    >>> is_semi_automatic("rifle", "Semi-Auto", ""), is_semi_automatic("rifle", "bolt", "")
    (True, False)
    """
    words = plain(f"{item} {action}")
    if _SEMI.search(words) or _YES.search(plain(action)):
        return True
    if _NOT_SEMI.search(words) or _NO.search(plain(action)):
        return False
    return True if _known(model) else None


def takes_detachable_magazine(magazine: str, model: str) -> bool | None:
    """Say whether a rifle takes a detachable magazine; None where nothing tells.

    >>> takes_detachable_magazine("detachable", ""), takes_detachable_magazine("", "AR-15")
    (True, True)
    >>> takes_detachable_magazine("fixed", "M1A"), takes_detachable_magazine("", "Model 7")
    (False, None)
    """
    words = plain(magazine)
    if _FIXED.search(words):
        return False
    if _DETACHABLE.search(words):
        return True
    return True if _known(model) else None


def is_above_22(calibre: str) -> bool | None:
    """Say whether a calibre is greater than .22, with .223 and 5.56; None where it is not clear.

    >>> [is_above_22(c) for c in (".22 LR", "22LR", ".223 Rem", "5.56 NATO", "7.62x39", ".50 BMG")]
    [False, False, True, True, True, True]
    >>> is_above_22(".22-250"), is_above_22("multi")
    (None, None)
    """
    text = " ".join(calibre.lower().replace(",", ".").split())
    if _NAMED.search(text):
        return True
    if re.search(r"22[- ]?250|\.22 hornet|\.224", text):
        return None
    if (found := _INCHES.search(text)) is not None:
        return bool(int(found[1]) / 10 ** len(found[1]) > _LIMIT)
    if (found := _MILLIMETRES.search(text)) is not None:
        inches = float(found[1]) / _INCH
        return inches > _LIMIT if inches > _LIMIT or inches < 0.21 else None
    if re.search(r"\bga(?:uge)?\b", text):
        return True
    if (found := _BARE.search(text)) is not None:
        return bool(int(found[1]) / 10 ** len(found[1]) > _LIMIT)
    metric = re.search(r"(?<!\d)(\d\.\d{1,2})(?!\d)", text)
    return None if metric is None else float(metric[1]) / _INCH > _LIMIT


def _known(model: str) -> bool:
    words = plain(model)
    return any(pattern.search(words) for pattern in _MODELS)
