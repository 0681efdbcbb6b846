"""The words a picture is written in: English and Spanish, and dates in both."""

from __future__ import annotations

from linchpin.chart.errors import ChartError
from linchpin.chart.vocabulary import PHRASES
from linchpin.claims.dates import parse_date, say_date
from linchpin.claims.quantity import BOUNDS
from linchpin.network.roles import translated

LANGUAGES = ("en", "es")

_MONTHS = {
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(),
    "es": "ene feb mar abr may jun jul ago sep oct nov dic".split(),
}


class Words:
    """One language.

    What a source says in its own words (a role that is not in the vocabulary, a quote) is left as
    it is: a translation would put words into the source's mouth.
    """

    def __init__(self, lang: str) -> None:
        """Take a language.

        Args:
            lang: `en` or `es`.

        Raises:
            ChartError: Another language.
        """
        if lang not in LANGUAGES:
            raise ChartError(f"language {lang!r} is none of: {', '.join(LANGUAGES)}")
        self.lang = lang
        self._column = LANGUAGES.index(lang)

    def __call__(self, key: str, **values: object) -> str:
        """Return a phrase, its gaps filled.

        >>> Words("es")("as of", date="6 mar 2018")
        'Al 6 mar 2018'
        """
        return PHRASES[key][self._column].format(**values)

    def counted(self, key: str, count: int) -> str:
        """Return a number with its noun in the right form.

        >>> Words("en").counted("company", 1), Words("en").counted("company", 8)
        ('1 company', '8 companies')
        """
        return f"{count:,} {PHRASES[key if count == 1 else key + 's'][self._column]}"

    def role(self, role: str) -> str:
        """Return a role or kinship in this language where it is known, else as the source says."""
        return translated(role, self.lang)

    def date(self, text: str) -> str:
        """Return a date as a person reads it, no more precise than it is.

        >>> Words("es").date("2018-03-06"), Words("en").date("2018-03-06")
        ('6 mar 2018', '6 Mar 2018')
        >>> Words("es").date("1960~"), Words("es").date("2014-03/2015-02")
        ('hacia 1960', 'mar 2014 a feb 2015')
        """
        if "/" in text:
            first, last = text.split("/")
            return f"{self.date(first)} {self('to')} {self.date(last)}"
        if text.endswith("~"):
            return f"{self('circa')} {self.date(text[:-1])}"
        parts = text.split("-")
        if len(parts) == 1:
            return say_date(text)
        month = _MONTHS[self.lang][int(parts[1]) - 1]
        return f"{month} {parts[0]}" if len(parts) == 2 else f"{int(parts[2])} {month} {parts[0]}"

    def period(self, start: str | None, end: str | None, on: str | None = None) -> str:
        """Return the time something holds for, as it follows what holds; empty where none is said.

        >>> Words("en").period("2001", "2005"), Words("es").period(None, "2009")
        ('from 2001 to 2005', 'hasta 2009')
        """
        if start is not None and end is not None:
            return self("from until", start=self.date(start), end=self.date(end))
        if start is not None:
            return self("since", date=self.date(start))
        if end is not None:
            return self("until", date=self.date(end))
        if on is None:
            return ""
        precision = parse_date(on).precision
        return self("on day" if precision == "day" else "in time", date=self.date(on))

    def amount(self, text: str) -> str:
        """Return an amount with how the speaker bounded it, in this language.

        >>> Words("es").amount("more than USD 2,000,000")
        'más de USD 2,000,000'
        """
        for bound in BOUNDS[1:]:
            if text.startswith(f"{bound} "):
                return f"{self(bound)} {text[len(bound) + 1 :]}"
        return text

    def list_of(self, items: list[str]) -> str:
        """Return items joined as the language joins them.

        >>> Words("es").list_of(["a", "b", "c"])
        'a, b y c'
        """
        if len(items) < 2:
            return "".join(items)
        return f"{', '.join(items[:-1])} {self('and')} {items[-1]}"
