"""Prove that the built wheel installs with plain `pip` where only wheels exist.

`scripts/try_plain_install.py` builds the wheel and lets `pip` resolve everything it needs from
wheels alone, without installing it (five seconds of work). `--whole` installs it into a fresh
environment, runs `pip check`, the demo and a screening that must find the planted name.

Usage: python3 scripts/try_plain_install.py [--whole]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_LISTED = '1,"EJEMPLO PRUEBA, Ana Maria","individual","SDNTK",' + ",".join(["-0-"] * 8) + "\r\n"
_BOOK = "name\nAna Maria Ejemplo Prueba\nNobody At All\n"


def main() -> int:
    """Build, resolve or install, and say what was proved."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--whole", action="store_true", help="install it and run it")
    whole = parser.parse_args().whole
    with tempfile.TemporaryDirectory(prefix="linchpin-install-") as place:
        folder = Path(place)
        _run(ROOT / ".venv/bin/uv", "build", "--wheel", "--quiet", "--out-dir", folder, cwd=ROOT)
        (wheel,) = folder.glob("*.whl")
        _run(sys.executable, "-m", "venv", folder / "venv", cwd=folder)
        pip = [folder / "venv/bin/python", "-m", "pip", "--disable-pip-version-check"]
        how = [] if whole else ["--dry-run"]
        _run(*pip, "install", "--quiet", *how, "--only-binary", ":all:", wheel, cwd=folder)
        if whole:
            _run(*pip, "check", cwd=folder)
            _use(folder)
    print(f"{wheel.name} {'installs and works' if whole else 'resolves'} from wheels alone")
    return 0


def _use(folder: Path) -> None:
    """Run the demo and a screening of an invented book against an invented list."""
    linchpin = folder / "venv/bin/linchpin"
    _run(linchpin, "--archive", "demo", "demo", cwd=folder)
    (folder / "list").mkdir()
    (folder / "list/sdn.csv").write_text(_LISTED)
    (folder / "book.csv").write_text(_BOOK)
    line = ["screen", "book.csv", "--list", "list", "-o", "hits.csv"]
    _run(linchpin, *line, cwd=folder, expected=3)  # 3: somebody was found
    if "Ana Maria Ejemplo Prueba" not in (folder / "hits.csv").read_text():
        raise SystemExit("the planted name was not found")


def _run(*line: object, cwd: Path, expected: int = 0) -> None:
    words = [str(word) for word in line]
    settings = os.environ | {"XDG_CACHE_HOME": str(cwd / "cache")}
    done = subprocess.run(words, cwd=cwd, env=settings, capture_output=True, text=True)
    if done.returncode != expected:
        print(done.stdout + done.stderr, file=sys.stderr)
        raise SystemExit(f"{' '.join(words)}: exit code {done.returncode}")


if __name__ == "__main__":
    raise SystemExit(main())
