"""Words that are surely not alike, told by little: most that share a key are such."""

from __future__ import annotations

from linchpin.compiled import looking_inline
from linchpin.match.search.edits import Stretch, most_edits, within_edits
from linchpin.match.tokens.lexicon import Script


@looking_inline
def surely_unlike(a, own, b, theirs):  # pragma: no cover
    """Say quickly of two words in Latin letters whether `likeness` finds nothing; False is unsure.

    Args:
        a: A `COMPARED` record.
        own: Letters of its word as it is.
        b: Another.
        theirs: Letters of its word.
    """
    if a.script != Script.LATIN or b.script != Script.LATIN or a.symbols & b.symbols:
        return False
    if a.exact == b.exact or a.latin_key == b.latin_key or a.sound == b.sound:
        return False
    if a.scan == b.scan or a.bare == b.skeleton or b.bare == a.skeleton:
        return False
    limit = most_edits(min(a.native_size, b.native_size))
    first, second = Stretch(a.native, a.native_size), Stretch(b.native, b.native_size)
    return not within_edits(own, first, theirs, second, limit)
