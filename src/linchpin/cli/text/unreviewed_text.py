"""What machines read and nobody reviewed, in a section of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linchpin.claims.dates import say_date
from linchpin.cli.text.review_text import claim_sentence, how_firmly
from linchpin.cli.text.terminal import style
from linchpin.workspace.unreviewed import Unreviewed

HEADING = "READ BY MACHINE, REVIEWED BY NOBODY"


def unreviewed_text(found: Sequence[Unreviewed]) -> Iterator[str]:
    """Yield the section, nothing where there is nothing to tell.

    Args:
        found: Proposed claims that wait for a person.
    """
    if not found:
        return
    yield ""
    yield style(HEADING, bold=True)
    for one in found:
        when = "not dated" if one.published is None else say_date(one.published)
        yield f"  proposed: {claim_sentence(one.claim)}"
        yield f"      “{' '.join(one.claim.quote.split())}” — {one.publisher}, {when}"
        yield f"      {how_firmly(one.claim)}; {one.document} {one.number}"
    yield "  A machine proposes this; it is no fact, and no chart, screening or strike has it."
    for document in dict.fromkeys(one.document for one in found):
        yield f"  Review it: linchpin review {document}"


def unreviewed_data(found: Sequence[Unreviewed]) -> list[dict[str, object]]:
    """Return proposed claims as values of JSON.

    Args:
        found: Proposed claims that wait for a person.
    """
    from linchpin.read.prose.kept.plain_values import to_plain

    return [
        {
            "document": one.document,
            "title": one.title,
            "publisher": one.publisher,
            "published": one.published,
            "number": one.number,
            "says": claim_sentence(one.claim),
            "proposed": to_plain(one.claim),
            "reviewed": False,
        }
        for one in found
    ]
