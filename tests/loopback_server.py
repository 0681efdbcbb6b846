"""A real HTTP server on 127.0.0.1 whose answers a test writes, one after the other."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = Callable[[BaseHTTPRequestHandler], None]


class LoopbackServer:
    """Answers each path with its next answer; the last one is repeated."""

    def __init__(self) -> None:
        self.answers: dict[str, list[Answer]] = {}
        self.requests: list[tuple[str, dict[str, str]]] = []
        self.closing = threading.Event()
        handler = type("Handler", (_Handler,), {"owner": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()

    def on(self, path: str, *answers: Answer) -> str:
        self.answers[path] = list(answers)
        return self.url + path

    def next_answer(self, path: str) -> Answer:
        answers = self.answers[path]
        return answers.pop(0) if len(answers) > 1 else answers[0]

    def asked(self, path: str) -> list[dict[str, str]]:
        return [headers for asked, headers in self.requests if asked == path]

    def close(self) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Handler(BaseHTTPRequestHandler):
    owner: LoopbackServer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.owner.requests.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
        self.close_connection = True
        self.owner.next_answer(self.path)(self)

    def log_message(self, format: str, *args: object) -> None:
        return


@contextmanager
def running() -> Iterator[LoopbackServer]:
    server = LoopbackServer()
    try:
        yield server
    finally:
        server.close()


def reply(status: int = 200, body: bytes = b"", **headers: str) -> Answer:
    """Answer in full; header names are written with underscores."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        for name, value in {"Content-Length": str(len(body)), **named}.items():
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(body)

    return answer


def cut(body: bytes, promised: int) -> Answer:
    """Promise more bytes than come before the connection ends."""
    return reply(200, body, Content_Length=str(promised))


def cut_chunked(body: bytes) -> Answer:
    """Send one chunk and end the connection without the closing one."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Transfer-Encoding", "chunked")
        request.end_headers()
        request.wfile.write(f"{len(body):x}\r\n".encode() + body + b"\r\n")

    return answer


def stall(server: LoopbackServer, body: bytes, promised: int) -> Answer:
    """Send a beginning and then nothing until the test is over."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        cut(body, promised)(request)
        request.wfile.flush()
        server.closing.wait()

    return answer


def drip(server: LoopbackServer, pieces: int, pause_seconds: float) -> Answer:
    """Send one byte at a time, never silent for long."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        cut(b"", pieces)(request)
        try:
            for _ in range(pieces):
                request.wfile.write(b"x")
                if server.closing.wait(pause_seconds):
                    return
        except OSError:
            return

    return answer


def conditional(body: bytes, etag: str, modified: str) -> Answer:
    """Answer 304 to whoever names the version, as storage does."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        if request.headers.get("If-None-Match") == etag:
            reply(304, ETag=etag)(request)
        else:
            reply(200, body, ETag=etag, Last_Modified=modified, Content_Type="text/csv")(request)

    return answer


def redirect(location: str) -> Answer:
    return reply(302, Location=location)
