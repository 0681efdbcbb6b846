"""How fast and how steady the server answers, through HTTP, from a process of its own.

Usage: python bench/serve.py DATA [--minutes 10] [--clients 50] [--seconds 20] [--a-second 8]

DATA is the folder of public files; two editions of OFAC's SDN list under `ofac/full` are taken.
What is measured:

- one name a request: clients that each ask so many times a second (`--a-second`), and clients
  that ask again as soon as they are answered, which shows the most there is;
- a hundred names a request;
- many light requests beside a heavy one;
- a new edition added while all ask: no request may fail, and it must answer in the end;
- memory over some minutes.

The client is this process: it shares the machine's cores with the server. The load of the machine
is told beside each figure, and the CPU time the server spent on an answer, which depends less on
who else is at work.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

PORT = 8631
OLDER, NEWER = ("2021-04-25", "2021-04-25"), ("2021-07", "2021-07")
LINCHPIN = [sys.executable, "-m", "linchpin"]


@dataclass
class Seen:
    """What clients saw: seconds of each answer, and the answers that were none."""

    seconds: list[float] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    names: int = 0
    begun: float = field(default_factory=time.perf_counter)

    def told(self) -> str:
        """Return what they saw, in a line."""
        spent = time.perf_counter() - self.begun
        if not self.seconds:
            return f"nothing answered; failed: {self.failed[:3]}"
        ordered = sorted(self.seconds)

        def at(share: float) -> float:
            return ordered[min(len(ordered) - 1, int(share * len(ordered)))] * 1000

        longest = ordered[-1] * 1000
        return (
            f"{len(ordered):,} answers, {len(ordered) / spent:,.0f}/s, {self.names / spent:,.0f} "
            f"names/s; p50 {at(0.5):.1f} ms, p99 {at(0.99):.1f} ms, longest {longest:.0f} ms"
            f"; failed {len(self.failed)}{self.failed[:1] or ''}; load {os.getloadavg()[0]:.1f}"
        )


def request(path: str, body: object | None = None) -> bytes:
    """Return a request as bytes."""
    content = b"" if body is None else json.dumps(body).encode()
    method = "GET" if body is None else "POST"
    head = (
        f"{method} {path} HTTP/1.1",
        f"Host: 127.0.0.1:{PORT}",
        f"Content-Length: {len(content)}",
    )
    return "\r\n".join([*head, "", ""]).encode() + content


class Connection:
    """A connection that stays open; opened again where the server ended it."""

    def __init__(self) -> None:
        self.streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, sent: bytes) -> tuple[int, bytes]:
        """Return status and body of an answer."""
        for left in (1, 0):
            if self.streams is None:
                self.streams = await asyncio.open_connection("127.0.0.1", PORT)
            reader, writer = self.streams
            try:
                writer.write(sent)
                head = await reader.readuntil(b"\r\n\r\n")
                length = int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0])
                return int(head[9:12]), await reader.readexactly(length)
            except (ConnectionError, asyncio.IncompleteReadError):
                self.streams = None
                if not left:
                    raise
        raise ConnectionError

    def close(self) -> None:
        """End it."""
        if self.streams is not None:
            self.streams[1].close()


def names_of(archive: Path) -> list[str]:
    """Return listed names, and as many that nobody bears."""
    from linchpin.cli.options.settings import system_settings
    from linchpin.workspace.open import open_network

    network = open_network(system_settings(archive))
    listed = [name for _, name in network.names.captions()]
    chance = random.Random(7)
    words = [name.split() for name in listed if len(name.split()) > 1]
    strangers = [
        " ".join((chance.choice(words)[0], chance.choice(words)[-1])).title() for _ in listed
    ]
    found = listed + strangers
    chance.shuffle(found)
    return found


def one_name(name: str) -> bytes:
    """Return a request for one name."""
    query = {"schema": "Person", "properties": {"name": [name], "nationality": ["mx"]}}
    return request("/match/default?algorithm=best", {"queries": {"q": query}})


def hundred(names: Sequence[str]) -> bytes:
    """Return a request for many names."""
    queries = {
        str(at): {"schema": "Person" if at % 3 else "Company", "properties": {"name": [name]}}
        for at, name in enumerate(names)
    }
    return request("/match/default", {"queries": queries})


async def client(
    seen: Seen, make: Callable[[], tuple[bytes, int]], until: float, pause: float
) -> None:
    """Ask until a moment; with a pause, that many seconds from one question to the next."""
    connection, chance = Connection(), random.Random()
    await asyncio.sleep(chance.random() * max(pause, 0.01))
    while (begun := time.perf_counter()) < until:
        sent, names = make()
        try:
            status, body = await connection.ask(sent)
        except (OSError, ValueError, asyncio.IncompleteReadError) as error:
            seen.failed.append(repr(error))
            continue
        spent = time.perf_counter() - begun
        if status != 200:
            seen.failed.append(f"{status} {body[:80]!r}")
        else:
            seen.seconds.append(spent)
            seen.names += names
        await asyncio.sleep(max(0.0, pause * (0.5 + chance.random()) - spent))
    connection.close()


async def load(
    clients: int, make: Callable[[], tuple[bytes, int]], seconds: float, pause: float = 0.0
) -> Seen:
    """Return what some clients saw in some seconds."""
    seen = Seen()
    until = time.perf_counter() + seconds
    await asyncio.gather(*(client(seen, make, until, pause) for _ in range(clients)))
    return seen


def memory(process: int) -> float:
    """Return the megabytes of memory that are a process's own (not mapped files)."""
    text = Path(f"/proc/{process}/status").read_text()
    return int(text.partition("RssAnon:")[2].split()[0]) / 1000


class Server:
    """`linchpin serve` over an archive."""

    def __init__(self, archive: Path) -> None:
        begun = time.perf_counter()
        words = ["--archive", str(archive), "serve", "--port", str(PORT)]
        self.process = subprocess.Popen([*LINCHPIN, *words], stdout=subprocess.DEVNULL)
        self.up = self._when("/healthz") - begun
        self.ready = self._when("/readyz") - begun

    def _when(self, path: str) -> float:
        async def ask() -> int:
            connection = Connection()
            try:
                return (await connection.ask(request(path)))[0]
            finally:
                connection.close()

        for _ in range(3_000):
            try:
                if asyncio.run(ask()) == 200:
                    return time.perf_counter()
            except OSError:
                pass
            time.sleep(0.02)
        raise SystemExit(f"{path} did not answer")

    def cpu(self) -> float:
        """Return the seconds of CPU time it spent so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def end(self) -> None:
        """Stop it."""
        self.process.terminate()
        self.process.wait(30)


async def ask_json(path: str) -> dict[str, object]:
    """Return an answer that is JSON."""
    connection = Connection()
    found: dict[str, object] = json.loads((await connection.ask(request(path)))[1])
    connection.close()
    return found


async def swapped(archive: Path, data: Path, make: Callable[[], tuple[bytes, int]]) -> str:
    """Return what clients saw while an edition was added."""
    before = await ask_json("/catalog")
    words = ["--archive", str(archive), "add", "ofac", "--from", str(data / "ofac/full" / NEWER[0])]
    adding = await asyncio.create_subprocess_exec(
        *LINCHPIN, *words, "--date", NEWER[1],
        stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    total = Seen()
    begun = time.perf_counter()
    while time.perf_counter() - begun < 300:
        seen = await load(20, make, 2.0, pause=0.1)
        total.seconds += seen.seconds
        total.failed += seen.failed
        total.names += seen.names
        if await ask_json("/catalog") != before:
            break
    code = await adding.wait()
    took = time.perf_counter() - begun
    after = await ask_json("/catalog")
    new = "the new edition answers" if after != before else "THE OLD EDITION STILL ANSWERS"
    return f"added with code {code}, {new} after {took:.0f} s; {total.told()}"


async def steady(
    process: int, makes: Sequence[Callable[[], tuple[bytes, int]]], minutes: float
) -> str:
    """Return how memory went under a mixed load."""
    held: list[float] = []
    total = Seen()
    end = time.perf_counter() + minutes * 60
    while time.perf_counter() < end:
        pieces = [load(8, makes[0], 5.0, pause=0.05), load(1, makes[1], 5.0, pause=0.5)]
        for seen in await asyncio.gather(*pieces):
            total.seconds += seen.seconds
            total.failed += seen.failed
            total.names += seen.names
        held.append(memory(process))
    third = max(1, len(held) // 3)
    first, last = statistics.median(held[:third]), statistics.median(held[-third:])
    return f"{first:.0f} MB in the first third, {last:.0f} MB in the last; {total.told()}"


def main() -> None:
    """Measure and tell."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--a-second", type=float, default=8.0)
    asked = parser.parse_args()
    work = Path(tempfile.mkdtemp(prefix="linchpin-bench-"))
    archive = work / "archive"
    words = ["--archive", str(archive), "add", "ofac", "--date", OLDER[1]]
    subprocess.run([*LINCHPIN, *words, "--from", str(asked.data / "ofac/full" / OLDER[0])],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
    server = Server(archive)
    print(f"first start: up after {server.up:.1f} s, ready after {server.ready:.1f} s", flush=True)
    server.end()
    server = Server(archive)
    print(f"second start: up after {server.up:.1f} s, ready after {server.ready:.1f} s", flush=True)
    names = names_of(archive)
    chance = random.Random(1)
    singles = [one_name(name) for name in names]
    batches = [hundred(chance.sample(names, 100)) for _ in range(200)]
    # Each starts at its own place and goes round: no two questions in a row are the same.
    at = {"single": 0, "batch": 0}

    def single() -> tuple[bytes, int]:
        at["single"] = (at["single"] + 1) % len(singles)
        return singles[at["single"]], 1

    def batch() -> tuple[bytes, int]:
        at["batch"] = (at["batch"] + 1) % len(batches)
        return batches[at["batch"]], 100

    pause = 1.0 / asked.a_second

    def tell(title: str, clients: int, make: Callable[[], tuple[bytes, int]], pause: float) -> None:
        spent = server.cpu()
        seen = asyncio.run(load(clients, make, asked.seconds, pause))
        each = (server.cpu() - spent) * 1000 / max(1, len(seen.seconds))
        print(f"{title}:\n  {seen.told()}; {each:.2f} ms of CPU an answer", flush=True)

    try:
        asyncio.run(load(asked.clients, single, 2.0, pause))
        rate = f"{asked.a_second:g} questions a second each"
        tell(f"{asked.clients} clients, {rate}", asked.clients, single, pause)
        tell(f"{asked.clients} clients that ask again at once", asked.clients, single, 0.0)
        tell("1 client that asks again at once", 1, single, 0.0)
        for count in (1, 4):
            tell(f"batches of 100, {count} at a time", count, batch, 0.0)

        async def beside() -> Seen:
            heavy = asyncio.create_task(load(1, batch, asked.seconds))
            light = await load(asked.clients, single, asked.seconds, pause)
            await heavy
            return light

        print(f"{asked.clients} light clients beside one that sends batches:")
        print(" ", asyncio.run(beside()).told(), flush=True)
        print("a list replaced under load:")
        print(" ", asyncio.run(swapped(archive, asked.data, single)), flush=True)
        print(f"memory over {asked.minutes:g} minutes:")
        told = asyncio.run(steady(server.process.pid, (single, batch), asked.minutes))
        print(" ", told, flush=True)
    finally:
        server.end()
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()
