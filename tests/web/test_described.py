"""The whole of the API against its own description, with requests that nobody would think of."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as effort
from sites import AT, Asker, site_over

from effort import times
from linchpin.web.app import make_app

pytestmark = pytest.mark.filterwarnings("ignore")
_APART = "/v1/strike"  # another process each time: see tests/web/test_v1.py


@pytest.fixture(scope="module")
def described(web_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = Path(shutil.copytree(web_archive, tmp_path_factory.mktemp("described") / "archive"))
    return site_over(folder)


def test_the_description_is_whole(asker: Asker) -> None:
    found = asker.get("/openapi.json").json()
    assert found["openapi"].startswith("3.1")
    paths = set(found["paths"])
    assert {"/match/{dataset}", "/search/{dataset}", "/entities/{entity_id}", "/v1/ask",
            "/v1/alerts/{alert}/decisions", "/reconcile/{dataset}", "/readyz"} <= paths  # fmt: skip
    assert not any(path.startswith(("/login", "/view", "/static")) for path in paths)
    for path, ways in found["paths"].items():
        for method, way in ways.items():
            assert way["summary"], (method, path)
            if path.startswith("/v1"):
                codes = way["responses"]
                good = codes.get("200") or codes["201"]
                assert good
                assert "application/problem+json" in codes["404"]["content"]


def try_way(way: Any, send: Callable[[Any], httpx.Response | None]) -> None:
    """Send what a way may be asked for, and what is like it."""

    @given(case=way.as_strategy())
    @effort(
        max_examples=times(4),
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    def try_one(case: Any) -> None:
        answer = send(case)
        if answer is None:
            return
        assert answer.status_code < 500 or answer.status_code == 503, answer.text
        kind = answer.headers.get("content-type", "")
        if answer.status_code >= 400 and way.path.startswith("/v1"):
            assert kind == "application/problem+json", (way.path, answer.status_code, kind)
        elif answer.status_code >= 400:
            assert "detail" in answer.json()

    try_one()


def test_no_request_is_answered_by_an_error_of_ours(described: Any) -> None:
    import schemathesis

    loop = asyncio.new_event_loop()
    transport = httpx.ASGITransport(make_app(described), raise_app_exceptions=False)
    client = httpx.AsyncClient(transport=transport, base_url=AT)
    raw = loop.run_until_complete(client.get("/openapi.json")).json()
    tried = 0

    def send(case: Any) -> httpx.Response | None:
        nonlocal tried
        given = case.as_transport_kwargs(base_url=AT)
        kept = ("method", "url", "params", "headers", "json", "data", "content")
        try:
            request = client.build_request(**{k: v for k, v in given.items() if k in kept})
        except (ValueError, TypeError, httpx.InvalidURL, UnicodeError):
            return None  # no client can send it
        tried += 1
        return loop.run_until_complete(client.send(request))

    for found in schemathesis.openapi.from_dict(raw).get_all_operations():
        way = found.ok()
        if way.path != _APART:
            try_way(way, send)
    loop.run_until_complete(client.aclose())
    loop.close()
    assert tried > 40
