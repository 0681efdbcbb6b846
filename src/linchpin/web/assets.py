"""The files of the page: read once, served under names that hold their hash."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable

from fastapi import APIRouter, Request
from fastapi.responses import PlainTextResponse, Response

_KINDS = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
    "woff2": "font/woff2",
    "png": "image/png",
    "txt": "text/plain; charset=utf-8",
}
_FRAMED = "preview.css"
"""The one file that a page within another's frame needs."""
_FOR_EVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Asset:
    """One file of the page.

    Attributes:
        content: Its bytes.
        kind: Its media type.
    """

    content: bytes
    kind: str


@dataclass(frozen=True, slots=True)
class Assets:
    """The files of the page.

    Attributes:
        hashed: Hashed name by plain name.
        files: The files by hashed name.
    """

    hashed: dict[str, str]
    files: dict[str, Asset]

    def url(self, name: str) -> str:
        """Return the address of a file.

        Args:
            name: Its plain name.

        Raises:
            KeyError: There is no such file.
        """
        return f"/static/{self.hashed[name]}"


def read_assets() -> Assets:
    """Return every file of the page."""
    hashed: dict[str, str] = {}
    files: dict[str, Asset] = {}
    fonts = resources.files("linchpin.chart.fonts")
    own = sorted(resources.files("linchpin.web").joinpath("static").iterdir(), key=_styles_last)
    for item in (*fonts.iterdir(), *own):
        stem, _, ending = item.name.rpartition(".")
        if ending not in _KINDS or not item.is_file():
            continue
        content = item.read_bytes()
        if ending == "css":  # a style names the typefaces by their plain names
            for plain, hashed_name in hashed.items():
                content = content.replace(f"url({plain})".encode(), f"url({hashed_name})".encode())
        name = f"{stem}.{hashlib.sha256(content).hexdigest()[:12]}.{ending}"
        hashed[item.name] = name
        files[name] = Asset(content, _KINDS[ending])
    return Assets(hashed, files)


def _styles_last(item: Traversable) -> tuple[bool, str]:
    return item.name.endswith(".css"), item.name


def assets_router(assets: Assets) -> APIRouter:
    """Return the way to the files: looked up by name, never by a path."""
    router = APIRouter()

    @router.get("/static/{name}", include_in_schema=False)
    def static(name: str, request: Request) -> Response:
        found = assets.files.get(name)
        if found is None:
            return PlainTextResponse("no such file", 404)
        if request.headers.get("if-none-match") == f'"{name}"':
            return Response(status_code=304, headers={"cache-control": _FOR_EVER})
        headers = {"cache-control": _FOR_EVER, "etag": f'"{name}"'}
        if name == assets.hashed.get(_FRAMED):
            headers["cross-origin-resource-policy"] = "cross-origin"
        return Response(found.content, media_type=found.kind, headers=headers)

    return router
