"""An endpoint that speaks as OpenAI's chat completions do, asked with bounded time and memory."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from linchpin.claims.errors import ReadError
from linchpin.claims.progress import Progress
from linchpin.workspace.prose_order import ReadFile, ReadOutcome, ReadState
from linchpin.workspace.prose_reading import document_folder, write_prediction
from linchpin.workspace.settings import Settings

if TYPE_CHECKING:
    import httpx

MOST_ANSWER = 2 << 20
"""Bytes of an answer, at most."""
MOST_SECONDS = 180.0
"""Seconds for an answer, at most."""


@dataclass(frozen=True, slots=True)
class ModelEndpoint:
    """An endpoint by its address; fulfils `Endpoint`.

    Attributes:
        url: Its address, as far as `/v1`.
        model: Name of the model.
        key: What it is to be shown; None for nothing.
        seconds: How long an answer may take.
    """

    url: str
    model: str
    key: str | None = None
    seconds: float = MOST_SECONDS

    def answer(self, request: dict[str, object]) -> bytes:
        """Return the answer to a request; see `Endpoint`."""
        import httpx

        url = f"{self.url.rstrip('/')}/chat/completions"
        headers = {"content-type": "application/json"}
        if self.key is not None:
            headers["authorization"] = f"Bearer {self.key}"
        body = json.dumps(request, ensure_ascii=False).encode("utf-8", "replace")
        try:
            with self._opened(url, body, headers) as answer:
                return self._read(url, answer)
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            raise ReadError(f"{url}: {error or type(error).__name__}") from error

    @contextmanager
    def _opened(self, url: str, body: bytes, headers: dict[str, str]) -> Iterator[httpx.Response]:
        import httpx

        with httpx.stream(
            "POST",
            url,
            content=body,
            headers=headers,
            timeout=min(self.seconds, 60.0),
            follow_redirects=False,
        ) as answer:
            yield answer

    def _read(self, url: str, answer: httpx.Response) -> bytes:
        if answer.status_code != 200:
            raise ReadError(f"{url} answered {answer.status_code}")
        end = time.monotonic() + self.seconds
        found = bytearray()
        for piece in answer.iter_bytes():
            found += piece
            if len(found) > MOST_ANSWER:
                raise ReadError(f"{url}: an answer of more than {MOST_ANSWER:,} bytes; refused")
            if time.monotonic() > end:
                raise ReadError(f"{url}: no whole answer within {self.seconds:,.0f} seconds")
        return bytes(found)


def read_by_model(
    settings: Settings, outcome: ReadOutcome, endpoint: ModelEndpoint, progress: Progress
) -> ReadOutcome:
    """Return what became of documents after a model was asked about each; it is kept with them.

    Args:
        settings: Where the archive is.
        outcome: What became of them so far.
        endpoint: Who is asked.
        progress: Told how many were asked about.
    """
    from linchpin.read.prose.model.second_reading import second_reading

    folder = document_folder(settings)
    files: list[ReadFile] = []
    failed: str | None = None
    for number, one in enumerate(outcome.files, 1):
        document = one.document
        if document is None or document.copy_of is not None or one.state is ReadState.FAILED:
            files.append(one)
            continue
        if failed is None:
            try:
                after, notes = second_reading(document, endpoint)
            except ReadError as error:
                failed = str(error)
            else:
                folder.keep(after, None)
                if one.written is not None:
                    write_prediction(one.written, after)
                files.append(replace(one, document=after, notes=(*one.notes, *notes)))
        if failed is not None:
            gap = f"by the model: {failed}"
            files.append(replace(one, unread=(*one.unread, gap)))
        progress("asked the model about", number, len(outcome.files))
    return replace(outcome, files=tuple(files))
