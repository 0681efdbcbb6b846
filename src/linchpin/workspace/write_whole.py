"""Write a file whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO, TextIO

from linchpin.claims.errors import LinchpinError


@contextmanager
def write_whole(path: Path) -> Iterator[TextIO]:
    """Yield a stream of UTF-8 text; the file appears whole when it is closed, or not at all.

    Args:
        path: The file; one that is there is replaced.

    Raises:
        LinchpinError: It cannot be written (no place, no right, disk full); a file that was there
            is as it was.
    """
    with _aside(path) as aside, aside.open("w", encoding="utf-8", newline="") as stream:
        yield stream


@contextmanager
def write_stream_whole(path: Path) -> Iterator[BinaryIO]:
    """Yield a stream of bytes; the file appears whole when it is closed, or not at all.

    Args:
        path: The file; one that is there is replaced.

    Raises:
        LinchpinError: It cannot be written; a file that was there is as it was.
    """
    with _aside(path) as aside, aside.open("wb") as stream:
        yield stream


def write_bytes_whole(path: Path, content: bytes) -> None:
    """Write a file of bytes, whole or not at all.

    Args:
        path: The file; one that is there is replaced.
        content: What it is to hold.

    Raises:
        LinchpinError: It cannot be written; a file that was there is as it was.
    """
    with _aside(path) as aside:
        aside.write_bytes(content)


@contextmanager
def _aside(path: Path) -> Iterator[Path]:
    """Yield a file beside a path that takes its place in the end."""
    target = path.resolve()
    aside = target.with_name(f".{token_hex(8)}.partial")
    try:
        yield aside
        aside.replace(target)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise LinchpinError(f"{path}: cannot be written ({error.strerror or error})") from error
    finally:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
