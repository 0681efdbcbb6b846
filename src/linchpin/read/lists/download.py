"""One file over HTTP: redirects, retries, and every check that the answer is the whole file."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable
from dataclasses import dataclass

import httpx

from linchpin.claims.errors import FetchError, OfflineError
from linchpin.claims.progress import Progress
from linchpin.read.lists.received import ExpectedFile, PassingFault, Received, Validators

USER_AGENT = "Mozilla/5.0 (compatible; Linchpin; reader of public sanctions lists)"
"""Treasury's service wants a User-Agent; its firewall turns away the default ones of libraries."""

MAX_REDIRECTS = 5
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})


@dataclass(frozen=True, slots=True)
class Connection:
    """The way out to the servers: a transport, and how long to wait on it.

    Attributes:
        client: The transport; its own redirect, timeout and User-Agent settings are not used.
        sleep: Waits for a number of seconds.
        clock: Seconds on a clock that never goes back.
        attempts: How often one file is tried.
        first_wait_seconds: Wait before the second attempt; doubles with each further one.
        stall_seconds: Longest silence while an answer or the next piece of a file is due.
        total_seconds: Longest time for everything together.
    """

    client: httpx.Client
    sleep: Callable[[float], None]
    clock: Callable[[], float]
    attempts: int = 3
    first_wait_seconds: float = 1.0
    stall_seconds: float = 30.0
    total_seconds: float = 600.0


def download(
    wanted: ExpectedFile, *, line: Connection, deadline: float, progress: Progress
) -> Validators | None:
    """Write one file and return its validators, or None if the known version is still current.

    Args:
        wanted: What to get and where to put it.
        line: The transport, attempts and waits.
        deadline: Reading of `line.clock`, in seconds, after which to give up.
        progress: Told the bytes that have come.

    Raises:
        OfflineError: No connection could be made.
        FetchError: Any other failure; says what was asked and what came.
    """
    wait = line.first_wait_seconds
    for attempt in range(1, line.attempts + 1):
        try:
            return _attempt(wanted, line=line, deadline=deadline, progress=progress)
        except PassingFault as fault:
            wait = max(wait, fault.wait_seconds)
            if attempt == line.attempts or line.clock() + wait >= deadline:
                raise fault.error from fault
        line.sleep(wait)
        wait *= 2
    raise ValueError("line.attempts must be at least 1")


def is_allowed(url: httpx.URL, *, start: httpx.URL) -> bool:
    """Say whether a request that began at `start` may go to `url`: https, or loopback throughout.

    >>> home = httpx.URL("https://example.org/list")
    >>> is_allowed(httpx.URL("https://storage.example.com/list"), start=home)
    True
    >>> is_allowed(httpx.URL("http://127.0.0.1/list"), start=home)
    False
    """
    if url.scheme == "https" and url.host:
        return True
    return url.scheme == "http" and _is_loopback(url.host) and _is_loopback(start.host)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _attempt(
    wanted: ExpectedFile, *, line: Connection, deadline: float, progress: Progress
) -> Validators | None:
    start = url = httpx.URL(wanted.url)
    for _ in range(MAX_REDIRECTS + 1):
        left = deadline - line.clock()
        if left <= 0:
            raise FetchError(f"no answer within {line.total_seconds:g} seconds")
        timeout = min(line.stall_seconds, left)
        received = Received(wanted, lambda: line.clock() > deadline, progress)
        try:
            with line.client.stream(
                "GET", url, headers=_headers(wanted), timeout=timeout, follow_redirects=False
            ) as response:
                if not response.has_redirect_location:
                    return _receive(response, wanted, received)
                url = _redirected(response, start)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.ProxyError) as error:
            reason = str(error) or type(error).__name__
            raise PassingFault(
                OfflineError(f"{url.host} could not be reached ({reason})")
            ) from error
        except httpx.TimeoutException as error:
            raise PassingFault(
                FetchError(f"{url.host} sent nothing for {timeout:g} seconds, {received.so_far}")
            ) from error
        except httpx.TransportError as error:
            raise PassingFault(
                FetchError(f"the connection to {url.host} broke, {received.so_far} ({error})")
            ) from error
    raise FetchError(f"{start.host} redirected more than {MAX_REDIRECTS} times, last to {url.host}")


def _headers(wanted: ExpectedFile) -> dict[str, str]:
    """Return the request headers; no x-amz ones, for signed storage links refuse them."""
    # Unpacked on the way, the bytes would match neither Content-Length nor the checksums.
    headers = {"User-Agent": USER_AGENT, "Accept": "*/*", "Accept-Encoding": "identity"}
    if wanted.known is not None:
        if wanted.known.etag is not None:
            headers["If-None-Match"] = wanted.known.etag
        if wanted.known.last_modified is not None:
            headers["If-Modified-Since"] = wanted.known.last_modified
    return headers


def _redirected(response: httpx.Response, start: httpx.URL) -> httpx.URL:
    url = response.url.join(response.headers["location"])
    if not is_allowed(url, start=start):
        raise FetchError(
            f"{response.url.host} redirected to {url.scheme}://{url.host}; only https is followed"
        )
    return url


def _receive(
    response: httpx.Response, wanted: ExpectedFile, received: Received
) -> Validators | None:
    status, host = response.status_code, response.url.host
    if status == 304:
        if wanted.known is None:
            raise FetchError(f"{host} answered 304 (unchanged) though no version was named")
        return None
    if status in _PASSING:
        retry_after = response.headers.get("retry-after", "")
        wait = float(retry_after) if retry_after.isdecimal() else 0.0
        raise PassingFault(FetchError(f"{host} answered {_named(response)}"), wait)
    if response.headers.get("x-amzn-waf-action") is not None or status in (401, 403):
        raise FetchError(
            f"{host} answered {_named(response)}: its firewall turns this program away; "
            "a browser may still get the file"
        )
    if status != 200:
        raise FetchError(f"{host} answered {_named(response)}")
    encoding = response.headers.get("content-encoding", "identity")
    if encoding != "identity":
        raise FetchError(f"{host} sent the file packed as {encoding!r}, which was not asked for")
    return received.save(response)


def _named(response: httpx.Response) -> str:
    return f"{response.status_code} {response.reason_phrase}".rstrip()
