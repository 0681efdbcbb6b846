"""Every class of alerts has words in every language, and every hit is a finding."""

from __future__ import annotations

import pytest

from linchpin.screen.results.hit import Alert, Hit
from linchpin.screen.results.hit_findings import finding_of
from linchpin.screen.results.words import LANGUAGES, alert_words


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_class_has_a_name_of_its_own(lang: str) -> None:
    words = [alert_words(alert, lang) for alert in Alert]  # type: ignore[arg-type]
    assert all(words)
    assert len(set(words)) == len(words)


@pytest.mark.parametrize("alert", Alert)
def test_a_hit_without_a_claim_is_a_finding_about_its_row(alert: Alert) -> None:
    hit = Hit(7, "k", "city", "Yalta", alert, 0.9, "embargo-x", "X", "Yalta", "why", (), "", ())
    found = finding_of(hit, "book.csv")
    assert found.rows == ("book.csv row 7, city",)
    assert (found.subject, found.because, found.score) == ("embargo-x", "why", 0.9)
