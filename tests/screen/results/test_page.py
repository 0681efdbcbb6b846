"""The page of hits: grouped by customer, with facts, gaps and quotes, and nothing from outside."""

from __future__ import annotations

import re
from dataclasses import replace

from linchpin.screen.results.hit import Hit
from linchpin.screen.results.page import page_of
from linchpin.screen.results.page_facts import EntryFacts, PageFacts

HIT = Hit(1, "k1", "name", "Ana <b>", "name", 0.98, "ofac-1", "Ana EJEMPLO", "Ana E.", "why",
          ("SDNTK",), "list 2021-07", ("c1",))  # fmt: skip
FACTS = PageFacts(
    (("book", "b.csv (2 rows)"), ("lists and cases", "list 2021-07")),
    ("2 formulas without a stored value",),
    {"ofac-1": EntryFacts("Person", ("1970",), ("MX",), ("Ana EJEMPLO", "“Anita”"))},
    {"c1": "“Ana E.” (OFAC, stated)"},
)


def page(*hits: Hit) -> str:
    """Return the page of some hits."""
    return "".join(page_of(hits, FACTS))


def test_a_page_groups_by_customer_and_shows_facts_and_quotes() -> None:
    text = page(HIT, replace(HIT, alert="identifier", score=1.0), replace(HIT, row=2, key="k2"))
    assert text.count("<section") == 2
    assert text.count("<article") == 3
    run = ("b.csv (2 rows)", "list 2021-07", "2 formulas without a stored value")
    for said in (*run, "born 1970", "“Anita”", "“Ana E.” (OFAC, stated)", "3 hits on 2 rows"):
        assert said in text


def test_a_page_loads_nothing_and_escapes_the_book() -> None:
    text = page(HIT)
    assert "Ana &lt;b&gt;" in text
    assert "<b>Ana" not in text.replace("<b>Ana EJEMPLO", "")
    assert not re.search(r"(?:src|href)=|url\(|https?:", text)
    assert text.count("<script") == 1


def test_a_hash_of_a_claim_is_never_shown() -> None:
    assert "c1" not in page(HIT).replace("k1", "")
