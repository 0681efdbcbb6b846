"""XML read in pieces, without document types or entities, within limits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol
from xml.parsers import expat

from linchpin.claims.errors import ReadError

_CHUNK = 1 << 18
_DEEPEST = 1_000
Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]


class Readable(Protocol):
    """Bytes that can be read in pieces."""

    def read(self, size: int, /) -> bytes | None:
        """Return up to `size` bytes; none at the end."""
        ...


class _Refused(Exception):
    """What makes an XML file one that is not read."""


def feed(
    stream: Readable, place: str, start: Start, end: End, text: Callable[[str], None]
) -> Iterator[None]:
    """Read an XML stream: call the handlers, and yield after each piece.

    Names of elements and attributes come without their namespace.

    Args:
        stream: The XML.
        place: What it is, for errors.
        start: Called with the name and attributes of each element that begins.
        end: Called with the name of each element that ends.
        text: Called with text.

    Raises:
        ReadError: It is damaged, declares a document type, or is nested too deeply.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    depth = 0

    def started(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise _Refused(f"elements within one another over {_DEEPEST:,} deep")
        start(name.rpartition(" ")[2], attributes)

    def ended(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(name.rpartition(" ")[2])

    def declared(*_: object) -> None:
        raise _Refused("it declares a document type, which tables do not need")

    parser.StartElementHandler = started
    parser.EndElementHandler = ended
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = declared
    parser.EntityDeclHandler = declared
    try:
        while chunk := stream.read(_CHUNK):
            parser.Parse(chunk, False)
            yield
        parser.Parse(b"", True)
        yield
    except expat.ExpatError as error:
        raise ReadError(f"{place}: damaged XML ({error})") from error
    except _Refused as error:
        raise ReadError(f"{place}: this XML is not read: {error}") from error
    except (LookupError, ValueError) as error:  # an encoding that Python or expat does not know
        raise ReadError(f"{place}: damaged XML ({error})") from error


def local(attributes: dict[str, str], name: str) -> str:
    """Return an attribute by its name without namespace; empty where there is none.

    >>> local({"http://x id": "r1"}, "id")
    'r1'
    """
    if name in attributes:
        return attributes[name]
    return next((value for key, value in attributes.items() if key.endswith(" " + name)), "")
