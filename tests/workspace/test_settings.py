"""Settings ask their surface, and tell time in UTC."""

from __future__ import annotations

import datetime

from linchpin.workspace.settings import Settings


def test_time_is_told_in_utc(settings: Settings) -> None:
    assert settings.now() == "2024-05-06T12:00:00+00:00"
    assert settings.today() == datetime.date(2024, 5, 6)
    assert settings.user() == "A. Tester"
