"""The pages in a real browser: every page, every key, from hit to decision, two at once, axe."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from page_world import HOSTILE, build_world

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = [
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"no browser at {CHROMIUM}"),
    pytest.mark.filterwarnings("ignore"),
]
MOST_BYTES = 200_000
PAGES = (
    "/", "/find?q=cota", "/e/ofac-90002", "/e/ofac-90002?tab=timeline", "/e/ofac-90002?tab=map",
    "/e/ofac-90002?tab=listings", "/e/ofac-90002?tab=decisions", "/e/ofac-90002?as_of=2026-11-18",
    "/charts", "/chart/ofac-90100", "/chart/ofac-90100?as_of=2017-05-24", "/alerts",
    "/alerts/FIRST", "/review", "/review/FIRST", "/changes", "/strike", "/documents",
    "/d/ejemplo-RELEASE", "/data", "/rules",
    "/audit", "/audit/1", "/settings", "/network", "/nowhere",
)  # fmt: skip


@dataclass
class House:
    """A server over the invented world, and a browser in front of it."""

    address: str
    browser: object
    alerts: dict[tuple[str, str], str]
    wrong: list[str] = field(default_factory=list)

    def tab(self, **options: object):  # type: ignore[no-untyped-def]
        """Return a new tab that writes down whatever is wrong."""
        context = self.browser.new_context(viewport={"width": 1600, "height": 1000}, **options)  # type: ignore[attr-defined]
        tab = context.new_page()
        tab.set_default_timeout(8_000)
        tab.on("console", lambda one: self._told(one) if one.type == "error" else None)
        tab.on("pageerror", lambda error: self.wrong.append(f"script: {error}"))
        tab.on("dialog", lambda dialog: (self.wrong.append("dialog"), dialog.dismiss()))
        tab.on("request", self._asked)
        return tab

    def _told(self, message: object) -> None:
        text = message.text  # type: ignore[attr-defined]
        if "status of 40" not in text:  # a refusal that a test asks for
            self.wrong.append(f"console: {text}")

    def _asked(self, request: object) -> None:
        url = request.url  # type: ignore[attr-defined]
        if not url.startswith((self.address, "data:")):
            self.wrong.append(f"outside request: {url}")

    def go(self, tab: object, path: str) -> object:
        """Go to a page; FIRST is an alert."""
        path = path.replace("FIRST", self.alerts["20417", "ofac-90001"])
        return tab.goto(self.address + path, wait_until="load")  # type: ignore[attr-defined]


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the invented world, with a queue."""
    from linchpin.cli import run

    folder = tmp_path_factory.mktemp("world")
    build_world(folder, hostile=True)
    base = ["--archive", str(folder / "archive")]
    hits, book = folder / "hits.csv", folder / "customers.csv"
    assert run([*base, "screen", str(book), "-o", str(hits), "--key", "id"]) in (3, 4, 5)
    assert run([*base, "alerts", "queue", f"{hits}.run.json"]) == 0
    return folder


@pytest.fixture(scope="module")
def house(world: Path) -> Iterator[House]:
    """Return the house: one server and one browser for all tests here."""
    import uvicorn
    from playwright.sync_api import sync_playwright

    from linchpin.web.app import make_app
    from linchpin.web.options import WebOptions
    from linchpin.web.pages.desks import desk_of
    from linchpin.web.serving import make_site
    from page_world import world_settings

    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    site = make_site(world_settings(world), WebOptions(port=port))
    site.served.look()
    config = uvicorn.Config(make_app(site), host="127.0.0.1", port=port, log_level="error",
                            lifespan="off")  # fmt: skip
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    items = desk_of(site.settings).all()
    alerts = {(one.alert.pair.customer.key, one.alert.pair.subject): one.id for one in items}
    with sync_playwright() as player:
        browser = player.chromium.launch(
            executable_path=str(CHROMIUM),
            args=["--no-sandbox", "--disable-background-networking", "--use-angle=swiftshader",
                  "--enable-unsafe-swiftshader"],
        )  # fmt: skip
        yield House(f"http://127.0.0.1:{port}", browser, alerts)
        browser.close()
    server.should_exit = True
    thread.join(10)


@pytest.fixture(autouse=True)
def _nothing_wrong(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test on whose pages something went wrong: console, policy, outside request."""
    yield
    if "house" in request.fixturenames:
        house: House = request.getfixturevalue("house")
        wrong, house.wrong = house.wrong, []
        assert wrong == []


def broken_rules(tab: object) -> list[str]:
    """Return what axe finds on a page, each with its first place."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(tab, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in found]


IN_THE_DARK = ("/", "/alerts", "/alerts/FIRST", "/e/ofac-90002", "/d/ejemplo-RELEASE", "/audit")
"""Pages that are looked at by night too: between them they show every colour."""


@pytest.mark.parametrize(("look", "pages"), [("light", PAGES), ("dark", IN_THE_DARK)])
def test_every_page_is_whole_small_and_accessible(
    house: House, look: str, pages: tuple[str, ...]
) -> None:
    tab = house.tab(color_scheme=look)
    tab.add_init_script(
        "document.addEventListener('securitypolicyviolation', (e) => { "
        "window.broken = (window.broken || []).concat(e.violatedDirective + e.sourceFile); });"
    )
    faults = {}
    for path in pages:
        answer = house.go(tab, path)
        assert answer.status == (404 if path == "/nowhere" else 200), path  # type: ignore[attr-defined]
        assert len(answer.body()) <= MOST_BYTES, path  # type: ignore[attr-defined]
        assert tab.evaluate("window.broken || []") == [], path
        if found := broken_rules(tab):
            faults[path] = found
    tab.context.close()
    assert faults == {}


def test_search_suggests_as_one_types_and_opens_by_keys(house: House) -> None:
    tab = house.tab()
    house.go(tab, "/alerts")
    tab.keyboard.press("/")
    assert tab.evaluate("document.activeElement.id") == "search"
    house.go(tab, "/")
    tab.fill("#q", "cota gax")
    tab.wait_for_selector("#suggested a#found-1[href='/e/ofac-90001']")
    tab.wait_for_load_state("networkidle")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/e/ofac-90001")
    assert "Tomás Cota Gaxiola" in tab.inner_text("h1")
    tab.context.close()


def test_the_list_of_keys_and_the_ways_by_keys(house: House) -> None:
    tab = house.tab()
    house.go(tab, "/data")
    tab.keyboard.press("?")
    assert tab.is_visible("#keys")
    tab.keyboard.press("Escape")
    assert not tab.is_visible("#keys")
    tab.keyboard.press("g")
    tab.keyboard.press("a")
    tab.wait_for_url("**/alerts")
    tab.keyboard.press("j")
    tab.keyboard.press("j")
    tab.keyboard.press("x")
    assert tab.locator("tr.now input:checked").count() == 1
    name = tab.inner_text("tr.now [data-open]")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/alerts/*")
    assert name in tab.inner_text(".compare")
    tab.context.close()


def test_from_hit_to_decision_by_keys_and_without_a_page_change(house: House) -> None:
    tab = house.tab()
    house.go(tab, "/alerts/FIRST")
    first = tab.url
    assert tab.locator("#decision input:checked").count() == 0, "nothing is chosen by itself"
    tab.evaluate("window.same = true")
    tab.keyboard.press("f")
    assert tab.input_value("input[name=verdict]:checked") == "false match"
    assert tab.input_value("input[name=template]:checked") == "birth-and-identifier-differ"
    tab.keyboard.press("2")
    assert tab.input_value("input[name=template]:checked") == "birth-differs"
    assert "24 years off" in tab.input_value("#because")
    tab.keyboard.press("Enter")
    tab.wait_for_selector(".notice[role=status]")
    assert tab.evaluate("window.same") is True, "the page was not loaded anew"
    assert tab.url.split("?")[0] != first
    tab.keyboard.press("u")
    tab.wait_for_url(first)
    assert "open" in tab.inner_text(".history") or tab.locator("#decision").count() == 1
    tab.keyboard.press("Shift+F")
    tab.wait_for_selector(".notice[role=status]")
    house.go(tab, "/alerts/FIRST")
    assert tab.locator("#decision").count() == 0
    assert "false match" in tab.inner_text(".history")
    tab.context.close()


def test_of_two_analysts_at_once_the_second_is_told(house: House) -> None:
    name = house.alerts["921", "ofac-90105"]
    one, other = house.tab(), house.tab()
    for tab in (one, other):
        house.go(tab, f"/alerts/{name}")
    for tab in (one, other):
        tab.keyboard.press("e")
        tab.keyboard.press("1")
        tab.keyboard.press("Enter")
        tab.wait_for_selector(".notice")
    assert "decided meanwhile" in other.inner_text(".notice.bad")
    one.context.close()
    other.context.close()


def test_a_true_match_waits_for_somebody_else(house: House) -> None:
    name = house.alerts["4411", "ofac-90003"]
    tab = house.tab()
    house.go(tab, f"/alerts/{name}")
    tab.keyboard.press("t")
    assert tab.input_value("input[name=template]:checked") == "same-identifier"
    tab.keyboard.press("Enter")
    tab.wait_for_selector(".notice[role=status]")
    house.go(tab, f"/review/{name}")
    tab.keyboard.press("t")
    tab.keyboard.press("1")
    tab.keyboard.press("Enter")
    tab.wait_for_selector(".notice.bad")
    assert "nobody looks a second time" in tab.inner_text(".notice.bad")
    tab.context.close()


def test_it_works_without_script(house: House) -> None:
    name = house.alerts["7002", "ofac-90009"]
    tab = house.tab(java_script_enabled=False)
    house.go(tab, f"/alerts/{name}")
    tab.check("input[name=verdict][value=open]", force=True)
    tab.fill("#because", "waiting for a document")
    tab.click("#decision .primary")
    assert "waiting" in tab.inner_text(".notice")
    tab.context.close()


def test_a_box_of_a_chart_is_one_click_from_its_quote(house: House) -> None:
    tab = house.tab()
    house.go(tab, "/chart/ofac-90100")
    tab.locator(".picture a[href^='#e-']:has(g.card)").first.click()
    chosen = tab.locator(".evidence details.chosen")
    assert chosen.count() == 1
    assert chosen.locator("li.quote").count() >= 1
    tab.keyboard.press("ArrowLeft")
    tab.wait_for_url("**as_of=*")
    tab.context.close()


def test_words_and_claims_of_a_document_lead_to_each_other(house: House) -> None:
    tab = house.tab()
    house.go(tab, "/d/ejemplo-RELEASE")
    number = tab.get_attribute(".hl", "href")
    assert tab.locator(f".claim{number}").count() == 1
    house.go(tab, "/alerts/FIRST")
    tab.locator(".quote .by a").first.click()
    assert tab.locator(".claim.chosen, .claim").count() >= 1
    tab.context.close()


def test_the_whole_network_is_drawn_and_filtered_in_the_address(house: House) -> None:
    tab = house.tab()
    house.go(tab, "/network")
    tab.wait_for_selector("#island[data-ready]", timeout=20_000)
    tab.uncheck("input[name=kind][value=Company]")
    tab.wait_for_function("location.search.includes('kind=')")
    tab.locator("[data-focus-on]").first.click()
    tab.wait_for_selector("#node h2")
    tab.context.close()


def test_pages_speak_spanish(house: House) -> None:
    tab = house.tab(locale="es-MX")
    for path in ("/", "/alerts/FIRST", "/e/ofac-90002", "/audit"):
        house.go(tab, path)
        assert tab.get_attribute("html", "lang") == "es"
        assert "Documentos" in tab.inner_text("nav")
    tab.context.close()


def test_names_that_somebody_put_there_to_do_harm_do_none(house: House) -> None:
    tab = house.tab()
    hostile = {
        one for (key, _), one in house.alerts.items() if key.startswith("9") and len(key) == 2
    }
    assert len(hostile) >= 3
    for name in hostile:
        for path in (f"/alerts/{name}", "/alerts?view=all"):
            house.go(tab, path)
            assert tab.locator("img[src='x'], main script").count() == 0
            assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth + 1"), path
    assert "\u202e" not in tab.content()
    for kind in ("csv", "jsonl", "pdf"):
        answer = tab.request.get(f"{house.address}/audit/export?kind={kind}")
        assert answer.status == 200
        if kind == "pdf":
            assert answer.body().startswith(b"%PDF")
    assert len(HOSTILE) == 6
    house.go(tab, "/find?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E")
    assert tab.locator("main script").count() == 0
    tab.context.close()
