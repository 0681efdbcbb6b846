"""Words that head the columns of an edge list, English and Spanish, and what they head."""

from __future__ import annotations

import re
import unicodedata

SOURCE = frozenset(
    "source from caller calling sender payer origin origen src ego emisor remitente llamante "
    "ordenante desde start tail follower fuente inicio initiator giver lender borrower buyer "
    "comprador pagador supplier parent padre".split()
)
TARGET = frozenset(
    "target to callee called receiver recipient payee destination destino dst dest alter receptor "
    "destinatario llamado beneficiario beneficiary hasta end head followee followed objetivo fin "
    "final taker seller vendedor cobrador child hijo".split()
)
NOUNS = frozenset(
    "actor alter entity entidad id identifier individual individuo label etiqueta name nombre node "
    "nodo number numero person persona people phone telefono tel account cuenta user usuario "
    "vertex vertice suspect sospechoso member miembro contact contacto company empresa "
    "organization organizacion organisation friend amigo partner socio party parte country pais "
    "alias subject sujeto full first last party".split()
)
LETTERS = frozenset("a b i j u v x y 1 2".split())
ALONE = frozenset("i j u v x y".split())
"""Letters that head a column by themselves."""
WEIGHT = frozenset(
    "weight peso count calls llamadas frequency frecuencia value valor strength fuerza w times "
    "veces total amount monto importe duration duracion freq messages mensajes meetings "
    "reuniones n weights".split()
)
_FIRST, _SECOND = frozenset("a 1 i u x".split()), frozenset("b 2 j v y".split())


def words_of(cell: str) -> list[str]:
    """Return the words of a heading, plain and in lower case, numbers apart.

    >>> words_of("Person_1"), words_of("Número origen"), words_of("sourceId")
    (['person', '1'], ['numero', 'origen'], ['source', 'id'])
    """
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", cell)
    plain = unicodedata.normalize("NFKD", apart).casefold()
    return re.findall(r"[a-z]+|\d+", plain.encode("ascii", "ignore").decode())


def is_heading(cell: str) -> bool:
    """Say whether every word of a cell is a word that heads a column of names.

    >>> is_heading("caller"), is_heading("Nodo origen"), is_heading("Ana"), is_heading("12")
    (True, True, False, False)
    """
    words = words_of(cell)
    known = SOURCE | TARGET | NOUNS | LETTERS
    if len(words) == 1 and words[0] in LETTERS:
        return words[0] in ALONE
    return bool(words) and set(words) <= known and not cell.strip().isdigit()


def is_weight(cell: str) -> bool:
    """Say whether a heading is that of a weight.

    >>> is_weight("Weight"), is_weight("n_calls"), is_weight("Type")
    (True, True, False)
    """
    return bool(set(words_of(cell)) & WEIGHT)


def side_of(cell: str) -> str | None:
    """Return which end of a tie a column holds: "source", "target", or None where it is neither.

    >>> side_of("Source"), side_of("To Name"), side_of("person2"), side_of("Id")
    ('source', 'target', 'target', None)
    """
    words = set(words_of(cell))
    source, target = bool(words & SOURCE), bool(words & TARGET)
    if source != target:
        return "source" if source else "target"
    if (words & NOUNS or words & ALONE) and words <= NOUNS | LETTERS:
        first, second = bool(words & _FIRST), bool(words & _SECOND)
        if first != second:
            return "source" if first else "target"
    return None
