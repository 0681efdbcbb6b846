"""Listed names glued to other words: found whole inside a long run of letters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from linchpin.match.name_keys import name_key, name_tokens
from linchpin.match.search.name_list import ListedName, NameClass

GLUED = 0.95
"""Score of a whole listed name inside a run of letters."""
_PREFIX = 8
_SHORTEST = 12
"""Letters of a listed name that is looked for inside a run of letters, at least."""
_SHORTEST_AMONG_WORDS = 8
"""Letters of a name that count where all other letters of the run are words of payments."""
_DIGITS = "0123456789"
_PAYMENT_WORDS = frozenset(
    "a abono acc acct al anticipo ben beneficiario benef bnf bonus by cargo client cliente cobro "
    "compra concepto cta cuenta cuota da de deposito del deposit dr enviado envio fac factura fee "
    "fees flete for from gasto gastos gracias honorarios inv invoice la loan mes mr mrs ms nomina "
    "nr no num of order orden para pago pagos pay payee payment payroll pedido por pres prestamo "
    "purchase rcv ref referencia refund reembolso rent renta salary saldo servicio servicios sr "
    "sra spei srta swift tef tfr thanks to trans transf transfer transferencia traspaso trf trx "
    "tx vendor venta wire zahlung".split()
)
_LONGEST_WORD = max(map(len, _PAYMENT_WORDS))
"""Letters of the longest of these words."""


@dataclass(frozen=True, slots=True)
class GluedNames:
    """Listed names as runs of letters.

    Attributes:
        keys: Runs and the number of the name each is of, by their first letters.
    """

    keys: Mapping[str, tuple[tuple[str, int], ...]]

    @classmethod
    def of(cls, names: Iterable[ListedName]) -> GluedNames:
        """Return names of two words and more as runs, surnames in front and behind.

        Args:
            names: The names, as they are numbered.
        """
        found: dict[str, list[tuple[str, int]]] = {}
        for number, name in enumerate(names):
            for key in _runs_of(name):
                found.setdefault(key[:_PREFIX], []).append((key, number))
        return cls({prefix: tuple(keys) for prefix, keys in found.items()})

    def inside(self, run: str) -> list[tuple[int, str]]:
        """Return the names that stand whole inside a run of letters, with the letters that fit.

        Args:
            run: Letters without a separator.
        """
        key = name_key(run)
        found: dict[int, str] = {}
        for at in range(len(key) - _SHORTEST_AMONG_WORDS + 1):
            for whole, number in self.keys.get(key[at : at + _PREFIX], ()):
                if key.startswith(whole, at) and (
                    len(whole) >= _SHORTEST or _says_nothing(key[:at], key[at + len(whole) :])
                ):
                    found.setdefault(number, whole)
        return sorted(found.items())


def _runs_of(name: ListedName) -> set[str]:
    words = name_tokens(name.text)
    if name.kind is not NameClass.NAME or len(words) < 2:
        return set()
    found = {"".join(words)}
    surnames = name_tokens(name.surnames)
    if surnames:
        given = [word for word in words if word not in surnames]
        found |= {"".join((*surnames, *given)), "".join((*given, *surnames))}
    return {run for run in found if len(run) >= _SHORTEST_AMONG_WORDS}


def _says_nothing(before: str, after: str) -> bool:
    """Say whether what stands around a name is nothing but words of payments and digits."""
    return _are_words(before.strip(_DIGITS)) and _are_words(after.strip(_DIGITS))


def _are_words(letters: str) -> bool:
    """Say whether letters are words of payments one after the other."""
    reached = {0}
    for at in range(len(letters)):
        if at in reached:
            reached |= {
                at + size
                for size in range(1, _LONGEST_WORD + 1)
                if letters[at : at + size] in _PAYMENT_WORDS
            }
    return len(letters) in reached
