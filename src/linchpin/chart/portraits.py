"""Pictures of people by file; nothing is ever fetched."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

from linchpin.chart.errors import ChartError

MOST_BYTES = 4_000_000
_KINDS = ((b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"))


def read_portrait(path: Path) -> str:
    """Return a PNG or JPEG file as a data URI.

    Raises:
        ChartError: It cannot be read, is too large, or is no such picture.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ChartError(f"{path}: cannot be read ({error.strerror})") from error
    if len(data) > MOST_BYTES:
        raise ChartError(f"{path}: {len(data):,} bytes; a portrait has at most {MOST_BYTES:,}")
    for start, kind in _KINDS:
        if data.startswith(start):
            return f"data:{kind};base64,{b64encode(data).decode('ascii')}"
    raise ChartError(f"{path}: is neither a PNG nor a JPEG picture")
