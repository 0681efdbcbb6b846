"""Strike: what holds a network up, in words first; then the cut, and how sure that is."""

from __future__ import annotations

import time

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from linchpin.claims.errors import LinchpinError
from linchpin.web.pages.days import state_of_day
from linchpin.web.pages.organisations import organisations
from linchpin.web.site import Site
from linchpin.web.templating import page

_MOST = 5


def router(site: Site) -> APIRouter:
    """Return the way to the question."""
    router = APIRouter(include_in_schema=False)

    @router.get("/strike", response_class=HTMLResponse)
    def strike(request: Request, who: str = "", best: int = 1, without: str = "",
               as_of: str = "", step: str = "") -> HTMLResponse:  # fmt: skip
        state, day = state_of_day(site, as_of, step)
        values = {"who": who, "best": best, "without": without, "day": day, "answer": None,
                  "told": "", "svg": "", "words": (), "people": (), "name": who}  # fmt: skip
        values["caption"] = state.network.names.caption
        values["organisations"] = organisations(state)[:12]
        if who:
            try:
                values |= _answer(site, state, (who, best, without), day.asked)
            except (LinchpinError, ValueError) as error:
                values["told"] = str(error)
        return page(request, "strike.html", **values)

    return router


def _answer(site: Site, state: object, asked: tuple[str, int, str], day: str) -> dict[str, object]:
    import datetime

    from linchpin.chart.paper import PAPERS
    from linchpin.strike.report.answer_text import in_words
    from linchpin.strike.request import StrikeRequest
    from linchpin.strike.sourced.ask import ask_network

    who, best, without = asked
    network = state.network  # type: ignore[attr-defined]
    entity = network.one(who)
    given = tuple(name.strip() for name in without.split(";") if name.strip())
    request = StrikeRequest(remove=given) if given else StrikeRequest(max(1, min(best, _MOST)))
    on = datetime.date.fromisoformat(day) if day else site.settings.today()
    found = ask_network(network, entity, request, day=on, clock=time.perf_counter)
    sheet = PAPERS["a4"]
    drawn = found.picture((sheet.width, sheet.height))
    words = [
        (one.reading.name, one.reading.words,
         in_words(one.shown) if one.shown is not None else one.cannot_tell or "")
        for one in found.readings
    ]  # fmt: skip
    return {
        "answer": found,
        "name": network.names.caption(entity),
        # The writer of pictures escapes every text that it sets.
        "svg": "" if drawn is None else Markup(drawn),
        "words": words,
        "people": sorted(found.around.ids.items()),
    }
