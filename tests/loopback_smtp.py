"""A small SMTP server on 127.0.0.1 that keeps what it is given, or refuses it."""

from __future__ import annotations

import socketserver
import threading
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import cast


class LoopbackSmtp:
    """Takes mail; the first `busy` ones are put off with 451, receivers in `unknown` refused."""

    def __init__(self, *, busy: int = 0, unknown: frozenset[str] = frozenset()) -> None:
        self.mails: list[EmailMessage] = []
        self.tried = 0
        self.busy, self.unknown = busy, unknown
        handler = type("Handler", (_Handler,), {"owner": self})
        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        self.port = int(self._server.server_address[1])
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Handler(socketserver.StreamRequestHandler):
    owner: LoopbackSmtp

    def handle(self) -> None:
        self.say("220 loopback")
        while line := self.rfile.readline():
            word = line.strip().upper()
            if word.startswith((b"EHLO", b"HELO")):
                self.say("250 loopback")
            elif word.startswith(b"MAIL"):
                self.owner.tried += 1
                late = self.owner.tried > self.owner.busy
                self.say("250 ok" if late else "451 try again later")
            elif word.startswith(b"RCPT"):
                who = line.decode().partition("<")[2].partition(">")[0]
                self.say("550 nobody here" if who in self.owner.unknown else "250 ok")
            elif word == b"DATA":
                self.say("354 go on")
                self.owner.mails.append(self.mail())
                self.say("250 taken")
            elif word == b"QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 ok")

    def mail(self) -> EmailMessage:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        return cast(EmailMessage, message_from_bytes(b"".join(lines), policy=default))

    def say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())
