"""How large a request may be: counted as it arrives, before anything reads it."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.types import Message, Receive


class TooLarge(HTTPException):
    """A body went on for longer than is taken."""

    def __init__(self, most: int) -> None:
        """Say how much is taken.

        Args:
            most: Bytes, at most.
        """
        super().__init__(413, f"The body is larger than {most:,} bytes.")


def counted_body(receive: Receive, most: int) -> Receive:
    """Return what gives a body on, and stops where it is too large.

    Args:
        receive: Gives the body, a chunk at a time.
        most: Bytes, at most.
    """
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > most:
            raise TooLarge(most)
        return message

    return counted
