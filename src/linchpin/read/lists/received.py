"""The body of an answer on its way to the disk: hashed, and checked to be the whole file."""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from pathlib import Path

import httpx

from linchpin.claims.errors import FetchError
from linchpin.claims.progress import Progress

_HEAD_BYTES = 512


@dataclass(frozen=True, slots=True)
class Validators:
    """What tells one version of a file from the next; kept by the caller between downloads.

    Attributes:
        sha256: Hash of the content, hexadecimal.
        size: Bytes.
        etag: The server's own mark of the version, verbatim, if it gave one.
        last_modified: The server's date of the version, verbatim, if it gave one.
    """

    sha256: str
    size: int
    etag: str | None = None
    last_modified: str | None = None

    @property
    def modified(self) -> date | None:
        """Return the day (UTC, for HTTP dates are) the server says this version was made.

        >>> Validators("", 0, last_modified="Fri, 23 Jul 2021 14:02:11 GMT").modified
        datetime.date(2021, 7, 23)
        """
        if self.last_modified is None:
            return None
        try:
            return parsedate_to_datetime(self.last_modified).date()
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class ExpectedFile:
    """One file to download.

    Attributes:
        name: What the user is told.
        url: Where it is.
        target: New file to write.
        max_bytes: Larger than this is refused.
        known: The version we hold; None asks for the file whatever its version.
    """

    name: str
    url: str
    target: Path
    max_bytes: int
    known: Validators | None


class PassingFault(Exception):
    """A fault that may be gone at the next attempt."""

    def __init__(self, error: FetchError, wait_seconds: float = 0.0) -> None:
        super().__init__(str(error))
        self.error = error
        self.wait_seconds = wait_seconds


class Received:
    """The body of one answer on its way to the disk; counts what has come for whoever asks."""

    def __init__(
        self, wanted: ExpectedFile, overdue: Callable[[], bool], progress: Progress
    ) -> None:
        self._wanted = wanted
        self._overdue = overdue
        self._progress = progress
        self._done = 0
        self._total = 0

    @property
    def so_far(self) -> str:
        """Return how much has come, in words for an error."""
        total = f" of {self._total:,}" if self._total else ""
        return f"after {self._done:,}{total} bytes"

    def save(self, response: httpx.Response) -> Validators:
        """Write the body to the wanted file and flush it to the disk.

        Returns:
            What tells this version of the file from the next.

        Raises:
            PassingFault: The body is cut or does not match its checksum.
            FetchError: It is empty, too large, too slow, or no list at all.
        """
        wanted, checks = self._wanted, _checks(response.headers)
        length = response.headers.get("content-length")
        self._done, self._total = 0, int(length) if length is not None else 0
        self._refuse_large(self._total)
        digest, head = hashlib.sha256(), b""
        with wanted.target.open("wb") as file:
            for chunk in response.iter_raw():
                self._done += len(chunk)
                self._refuse_large(self._done)
                if len(head) < _HEAD_BYTES:
                    head += chunk[: _HEAD_BYTES - len(head)]
                    _refuse_page(response, head)
                file.write(chunk)
                for hasher in (digest, *(hasher for hasher, _ in checks.values())):
                    hasher.update(chunk)
                self._progress(wanted.name, self._done, self._total)
                if self._overdue():
                    raise FetchError(f"too slow: time was up {self.so_far}")
            file.flush()
            os.fsync(file.fileno())
        if length is not None and self._done != self._total:
            raise PassingFault(FetchError(f"the file was cut {self.so_far}"))
        if self._done == 0:
            raise FetchError(f"{response.url.host} sent an empty file")
        for name, (hasher, expected) in checks.items():
            if hasher.digest() != expected:
                raise PassingFault(FetchError(f"the file does not match its {name} checksum"))
        return Validators(
            sha256=digest.hexdigest(),
            size=self._done,
            etag=response.headers.get("etag"),
            last_modified=response.headers.get("last-modified"),
        )

    def _refuse_large(self, size: int) -> None:
        if size > self._wanted.max_bytes:
            raise FetchError(f"larger than {self._wanted.max_bytes:,} bytes; refused")


def _checks(headers: Mapping[str, str]) -> dict[str, tuple[hashlib._Hash, bytes]]:
    """Return the checksums the server states, by header, each with the hasher to compare to."""
    hashers: dict[str, Callable[[], hashlib._Hash]] = {
        "content-md5": lambda: hashlib.md5(usedforsecurity=False),
        "x-amz-checksum-sha1": lambda: hashlib.sha1(usedforsecurity=False),
        "x-amz-checksum-sha256": hashlib.sha256,
    }
    checks = {}
    for name, new_hasher in hashers.items():
        try:
            stated = base64.b64decode(headers.get(name, ""), validate=True)
        except binascii.Error:
            # Storage states "<hash>-<parts>" for a file stored in parts: a hash of hashes.
            continue
        if stated:
            checks[name] = (new_hasher(), stated)
    return checks


def _refuse_page(response: httpx.Response, head: bytes) -> None:
    """Refuse a web page or a JSON message sent in place of a list."""
    kind = response.headers.get("content-type", "").split(";")[0].strip().lower()
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    page = start[:100].lower().startswith((b"<!doctype html", b"<html", b"<head", b"<script"))
    message = start.startswith((b"{", b"["))
    stated = kind.endswith(("html", "xhtml+xml", "json"))
    if page or message or stated:
        words = " ".join(start.decode("utf-8", "replace").split())[:80]
        raise FetchError(
            f"{response.url.host} sent {kind or 'no content type'} that begins {words!r} "
            "in place of the list"
        )
