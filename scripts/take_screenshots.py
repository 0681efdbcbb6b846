"""Take the pictures of every page for the documentation, in an invented world.

    python scripts/take_screenshots.py [--to docs/images/page] [--all] [--only alert]

Needs Chromium at /usr/bin/chromium. Each page is taken at 1600 and 390 pixels; a few are kept in
the documentation, all of them with --all.
"""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))
CHROMIUM = "/usr/bin/chromium"
KEPT = ("home", "alert", "queue", "entity", "chart", "document", "network", "second", "audit")
"""Pages whose wide picture stands in the documentation."""


def main() -> int:
    """Take the pictures; returns the exit code."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--to", type=Path, default=ROOT / "docs" / "images" / "page")
    options.add_argument("--all", action="store_true", help="keep every picture")
    options.add_argument("--only", default="", help="one page")
    options.add_argument("--world", type=Path, help="a world that is there already")
    given = options.parse_args()
    if not Path(CHROMIUM).exists():
        print(f"no browser at {CHROMIUM}")
        return 1
    with tempfile.TemporaryDirectory(prefix="linchpin-pictures-") as place:
        folder = given.world or Path(place)
        if given.world is None:
            prepare(folder)
        port = free_port()
        server = serve(folder, port)
        try:
            take(f"http://127.0.0.1:{port}", folder, given)
        finally:
            server.terminate()
            server.wait()
    return 0


def prepare(folder: Path) -> None:
    """Build the world, screen its book, and decide on some of its alerts."""
    from page_world import build_world

    build_world(folder)
    base = ("--archive", "archive")
    call(folder, *base, "screen", "customers.csv", "-o", "hits.csv", "--key", "id", fine=(0, 3, 4))
    call(folder, *base, "alerts", "queue", "hits.csv.run.json")
    decide(folder)


def decide(folder: Path) -> None:
    """Decide on some alerts, so that every page has something to show."""
    from linchpin.workspace.alerts.desk import AlertDesk
    from linchpin.workspace.alerts.disposition import Disposition, decide_alerts
    from linchpin.workspace.alerts.folder import alert_folder
    from linchpin.workspace.settings import Settings
    from page_world import world_settings

    settings: Settings = world_settings(folder)
    desk = AlertDesk(settings, alert_folder(settings))
    by = {item.alert.pair.customer.key: item.id for item in desk.all()}
    wanted = (
        ("7003", "false match", "birth-differs", "A. Paredes"),
        ("11904", "false match", "birth-differs", "A. Paredes"),
        ("4411", "true match", "same-identifier", "M. Rivas"),
        ("15020", "true match", "same-identifier", "A. Paredes"),
        ("7002", "open", "too-little", "M. Rivas"),
    )
    for customer, verdict, template, person in wanted:
        if customer in by:
            words = desk.rules.template(template)
            because = "" if words is None else words.say("en")
            decide_alerts(
                desk,
                Disposition((by[customer],), verdict, because, desk.seen, person,
                            template=template, seconds=21.0),
            )  # fmt: skip


def call(folder: Path, *words: str, fine: tuple[int, ...] = (0,)) -> None:
    """Run the command in the world's folder."""
    done = subprocess.run([command(), *words], cwd=folder, capture_output=True, text=True)
    if done.returncode not in fine:
        raise SystemExit(f"{' '.join(words)}: {done.stderr}")


def command() -> str:
    """Return the installed command."""
    return str(Path(sys.executable).with_name("linchpin"))


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def serve(folder: Path, port: int) -> subprocess.Popen[bytes]:
    """Start the server and wait until it answers from the archive."""
    words = [command(), "--archive", "archive", "serve", "--port", str(port)]
    quiet = {**os.environ, "USER": "mrivas", "LOGNAME": "M. Rivas"}
    found = subprocess.Popen(words, cwd=folder, stdout=subprocess.DEVNULL, env=quiet)
    for _ in range(300):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/data", timeout=5) as answer:
                if answer.status == 200:
                    return found
        except OSError:
            time.sleep(0.2)
    raise SystemExit("the server does not answer")


def pages(folder: Path) -> dict[str, str]:
    """Return the address of every page by its name."""
    from linchpin.workspace.alerts.desk import AlertDesk
    from linchpin.workspace.alerts.folder import alert_folder
    from page_world import world_settings

    settings = world_settings(folder)
    items = AlertDesk(settings, alert_folder(settings)).all()
    by = {(one.alert.pair.customer.key, one.alert.pair.subject): one.id for one in items}
    first = by.get(("20417", "ofac-90001")) or items[0].id
    second = next((one.id for one in items if one.state == "second look"), first)
    return {
        "home": "/",
        "search": "/find?q=cota",
        "entity": "/e/ofac-90002",
        "timeline": "/e/ofac-90002?tab=timeline",
        "map": "/e/ofac-90002?tab=map",
        "listings": "/e/ofac-90002?tab=listings",
        "charts": "/charts",
        "chart": "/chart/ofac-90100",
        "queue": "/alerts",
        "alert": f"/alerts/{first}",
        "review": "/review",
        "second": f"/review/{second}",
        "changes": "/changes",
        "strike": "/strike?who=ofac-90100",
        "documents": "/documents",
        "document": "/d/ejemplo-RELEASE",
        "data": "/data",
        "rules": "/rules",
        "audit": "/audit",
        "decision": "/audit/2",
        "settings": "/settings",
        "network": "/network?focus=ofac-90002",
    }


def take(address: str, folder: Path, given: argparse.Namespace) -> None:
    """Take every picture."""
    from playwright.sync_api import sync_playwright

    given.to.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as player:
        browser = player.chromium.launch(
            executable_path=CHROMIUM,
            args=[
                "--no-sandbox",
                "--disable-background-networking",
                "--use-angle=swiftshader",
                "--enable-unsafe-swiftshader",
            ],
        )
        for width in (1600, 390):
            for look in ("light", "dark"):
                context = browser.new_context(
                    viewport={"width": width, "height": 1000 if width > 500 else 844},
                    color_scheme=look,  # type: ignore[arg-type]
                    locale="en-GB",
                )
                tab = context.new_page()
                for name, path in pages(folder).items():
                    if given.only and name != given.only:
                        continue
                    if not given.all and (look == "dark" or width == 390 or name not in KEPT):
                        continue
                    tab.goto(address + path, wait_until="networkidle")
                    if name == "home":
                        tab.fill("#q", "cota")
                        tab.wait_for_selector("#suggested a")
                    if name == "alert":
                        tab.keyboard.press("f")
                    if name == "network":
                        tab.wait_for_selector("#island[data-ready]")
                        tab.wait_for_timeout(900)
                    kind = "" if look == "light" else "-dark"
                    size = "" if width == 1600 else "-390"
                    tab.screenshot(path=given.to / f"{name}{size}{kind}.png", full_page=width < 500)
                context.close()
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
