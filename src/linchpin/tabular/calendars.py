"""Years of other calendars whose months are those of the common one: Thai, Japanese, of Taiwan."""

from __future__ import annotations

import re
import unicodedata

BUDDHIST = 543
"""Years by which the Buddhist era of Thailand is ahead."""
MINGUO = 1911
"""The year before the first of the Republic of China."""
_ERAS = {
    "明治": (1867, 45), "大正": (1911, 15), "昭和": (1925, 64), "平成": (1988, 31),
    "令和": (2018, 99),
    "m": (1867, 45), "t": (1911, 15), "s": (1925, 64), "h": (1988, 31), "r": (2018, 99),
    "民國": (MINGUO, 199), "民国": (MINGUO, 199), "中華民國": (MINGUO, 199),
}  # fmt: skip
"""The year before the first of each era, and its years."""
_IN_SIGNS = re.compile(
    r"(?P<era>明治|大正|昭和|平成|令和|中華民國|民國|民国)?\s*(?P<year>\d{1,4}|元)\s*年"
    r"(?:\s*(?P<month>\d{1,2})\s*月(?:\s*(?P<day>\d{1,2})\s*日)?)?"
)
_HANGUL = re.compile(r"(\d{4})\s*년\s*(\d{1,2})\s*월\s*(\d{1,2})\s*일")
_LETTERED = re.compile(
    r"(?P<era>[mtshr])\s?(?P<year>\d{1,2})[./-](?P<month>\d{1,2})[./-](?P<day>\d{1,2})",
    re.IGNORECASE,
)
_BUDDHIST_YEAR = re.compile(r"(?<!\d)2[45]\d\d(?!\d)")
_THAI_SHORT = re.compile(r"(.*[\u0e00-\u0e4e][.\s]*)(\d\d)")
_BUDDHIST_ERA = re.compile(r"(?:พ\.?\s?ศ\.?|b\.?\s?e\.?)\s*(?=\d)", re.IGNORECASE)


def in_common_years(text: str) -> str:
    """Return a date with its year in the common era; other texts as they are.

    Years of 2400 to 2599 are those of Thailand: nobody is born in them by any other count. What is
    written with Western months may be read after that.

    Args:
        text: A cell of dates.

    >>> in_common_years("昭和25年7月5日"), in_common_years("14/03/2511"), in_common_years("S25.7.5")
    ('1950-07-05', '14/03/1968', '1950-07-05')
    """
    if text.isascii() and not any(map(str.isalpha, text)) and "2" not in text:
        return text
    text = unicodedata.normalize("NFKC", text)
    signs = _IN_SIGNS.fullmatch(text) or _LETTERED.fullmatch(text)
    if signs is not None:
        return _of_parts(signs) or text
    hangul = _HANGUL.fullmatch(text)
    if hangul is not None:
        return f"{hangul[1]}-{int(hangul[2]):02}-{int(hangul[3]):02}"
    text = _BUDDHIST_ERA.sub("", text)
    short = _THAI_SHORT.fullmatch(text)
    if short is not None:
        return f"{short[1]}{2500 + int(short[2]) - BUDDHIST}"
    return _BUDDHIST_YEAR.sub(lambda found: str(int(found[0]) - BUDDHIST), text)


def _of_parts(found: re.Match[str]) -> str | None:
    """Return a date of an era as ISO; None for a year the era did not have."""
    year = 1 if found["year"] == "元" else int(found["year"])
    era = (found["era"] or "").lower()
    if era:
        before, years = _ERAS[era]
        if not 1 <= year <= years:
            return None
        year += before
    parts = [f"{year:04}", *(f"{int(part):02}" for part in (found["month"], found["day"]) if part)]
    return "-".join(parts)
