"""One entity: who it is, what the law did, what sources say, what is not known."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from linchpin.ledger.decision import Decision
from linchpin.network.answer import Answer, Line
from linchpin.network.section import AnswerSection
from linchpin.web.pages.days import entity_on_day, state_of_day
from linchpin.web.pages.desks import desk_of
from linchpin.web.pages.pictures import picture
from linchpin.web.site import Site
from linchpin.web.templating import language_of, page

TABS = ("ties", "timeline", "map", "listings", "decisions")
MOST = 40
"""Lines of one section that are shown at once."""
_IDENTITY = (AnswerSection.NAMES, AnswerSection.FACTS, AnswerSection.DOCUMENTS,
             AnswerSection.CONTACT)  # fmt: skip


def router(site: Site) -> APIRouter:
    """Return the way to entities."""
    router = APIRouter(include_in_schema=False)

    @router.get("/e/{who:path}", response_class=HTMLResponse)
    def entity(request: Request, who: str, as_of: str = "", step: str = "", tab: str = "ties",
               section: str = "", start: int = 0) -> HTMLResponse:  # fmt: skip
        from linchpin.network.ask import ask
        from linchpin.network.listing_history import listing_history
        from linchpin.network.network import Several

        state, day = state_of_day(site, as_of, step)
        network, lang = state.network, language_of(request)
        try:
            answer = ask(network, entity_on_day(site, state, who))
        except Several as several:
            return page(request, "several_fit.html", candidates=several.candidates, searched=who,
                        day=day)  # fmt: skip
        history = []
        if tab == "listings":
            history = listing_history(state.archive, site.served.state().network, answer.entity)
        drawn = picture(network, answer.entity, tab, lang) if tab in ("timeline", "map") else None
        return page(
            request,
            "entity.html",
            answer=answer,
            day=day,
            tab=tab if tab in TABS else "ties",
            tabs=TABS,
            identity=[(one, answer.sections[one]) for one in _IDENTITY if one in answer.sections],
            told=_told(answer, section, max(0, start)),
            only=section,
            start=max(0, start),
            most=MOST,
            ego=picture(network, answer.entity, "ego", lang, paper="a4"),
            drawn=drawn,
            history=history,
            decisions=_decisions(site, answer),
            is_group="Organization" in answer.schema,
        )

    return router


def _told(
    answer: Answer, only: str, start: int
) -> list[tuple[AnswerSection, tuple[Line, ...], int]]:
    """Return sections with some of their lines, and how many they have."""
    found = []
    for section, lines in answer.sections.items():
        if section in _IDENTITY or (only and section.value != only):
            continue
        found.append((section, lines[start : start + MOST], len(lines)))
    return found


def _decisions(site: Site, answer: Answer) -> list[Decision]:
    desk = desk_of(site.settings)
    desk.refresh()
    ours = {answer.entity, *(record for record, _ in answer.records)}
    return [one for one in reversed(desk.decisions) if ours & {*one.subjects}][:100]
