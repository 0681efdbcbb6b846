"""Run a command beside a throwaway PostgreSQL server: with_postgresql.py COMMAND...

The server listens on 127.0.0.1 only, keeps its files in a temporary folder, and is gone when the
command ends. Its address is in LINCHPIN_TEST_POSTGRES. Where there is no PostgreSQL, and none can
be installed (that takes root and apt-get), the command runs without, and says so.
"""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

URL = "LINCHPIN_TEST_POSTGRES"


def programs() -> Path | None:
    """Return the folder of PostgreSQL's programs, or None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    path = shutil.which("initdb")
    return None if path is None else Path(path).resolve().parent


def install() -> None:
    """Install Debian's PostgreSQL where that is possible."""
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL}
    settings = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (
        ["update", "-q"],
        ["install", "-qy", "--no-install-recommends", "postgresql"],
    ):
        subprocess.run(["apt-get", *arguments], env=settings, check=False, **quiet)


def user() -> int | None:
    """Return the user to run the server as; None for this one. PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_uid
        except KeyError:
            continue
    return 65534


@contextmanager
def server(bin_folder: Path) -> Iterator[str]:
    """Yield the URL of a server that is there until the end."""
    with tempfile.TemporaryDirectory(prefix="linchpin-postgresql-") as place:
        uid = user()
        if uid is not None:
            os.chown(place, uid, -1)
        data = Path(place) / "data"
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]

        def run(program: str, *arguments: str) -> None:
            command = [str(bin_folder / program), "-D", str(data), *arguments]
            subprocess.run(
                command,
                user=uid,
                cwd=place,
                check=True,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
            )

        run("initdb", "-A", "trust", "-U", "linchpin", "-E", "UTF8", "--no-sync", "--locale=C")
        options = f"-c listen_addresses=127.0.0.1 -p {port} -k {place} -c fsync=off"
        run("pg_ctl", "-w", "-l", f"{place}/log", "-o", options, "start")
        try:
            yield f"postgresql://linchpin@127.0.0.1:{port}/postgres"
        finally:
            run("pg_ctl", "-w", "-m", "immediate", "stop")


def main(command: list[str]) -> int:
    """Run the command and return its exit code."""
    if URL in os.environ:
        return subprocess.run(command, check=False).returncode
    bin_folder = programs()
    if bin_folder is None:
        install()
        bin_folder = programs()
    if bin_folder is None:
        print("no PostgreSQL here, and it cannot be installed: its tests skip", file=sys.stderr)
        return subprocess.run(command, check=False).returncode
    with server(bin_folder) as url:
        return subprocess.run(command, env=os.environ | {URL: url}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
