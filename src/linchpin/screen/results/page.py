"""Hits as one page for reading: what was screened, then each customer with who may be meant."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from linchpin.claims.counted import counted
from linchpin.claims.safe_text import safe_text
from linchpin.screen.results.hit import Alert, Band, Hit, standing
from linchpin.screen.results.page_facts import PageFacts
from linchpin.screen.results.page_style import SCRIPT, STYLE
from linchpin.screen.results.safe_cells import LONGEST
from linchpin.screen.results.words import alert_words

_MOST_CLAIMS = 6


def page_of(hits: Sequence[Hit], facts: PageFacts | None = None) -> Iterator[str]:
    """Yield the page, piece by piece; it loads nothing from elsewhere.

    Args:
        hits: In the order of the book.
        facts: What is shown beside them; None for the hits alone.
    """
    facts = PageFacts() if facts is None else facts
    rows = len({standing(hit) for hit in hits})
    yield (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Linchpin: hits</title><style>{STYLE}</style></head><body><main>"
        f"<h1>{counted(len(hits), 'hit')} on {counted(rows, 'row')}</h1>"
        '<p class="soft">A hit is a likeness to look into, not a finding about anybody. '
        "The score ranks likeness; it is not a probability.</p>"
    )
    if facts.about:
        lines = "".join(
            f"<dt>{_safe(what)}</dt><dd>{_safe(said)}</dd>" for what, said in facts.about
        )
        yield f'<dl class="about">{lines}</dl>'
    if facts.gaps:
        items = "".join(f"<li>{_safe(text)}</li>" for text in facts.gaps)
        yield f'<div class="gaps"><b>Not everything could be screened</b><ul>{items}</ul></div>'
    yield _tools(hits)
    yield '<div id="list">\n'
    for _, some in groupby(hits, key=standing):
        yield _customer(sorted(some, key=lambda hit: -hit.score), facts)
    yield f"</div></main><script>{SCRIPT}</script></body></html>\n"


def _tools(hits: Sequence[Hit]) -> str:
    alerts, bands = Counter(hit.alert for hit in hits), Counter(hit.band for hit in hits)
    boxes = [
        f'<label><input type="checkbox" checked data-of="{_safe(of)}"> {_safe(words)} '
        f"({count:,})</label>"
        for of, words, count in (
            *((alert.value, alert_words(alert.value), alerts[alert.value]) for alert in Alert),
            *((band.value, band.value, bands[band.value]) for band in Band),
        )
        if count
    ]
    return (
        '<div class="tools"><input type="search" id="word" placeholder="name, number, reason">'
        f'{"".join(boxes)}<label>order <select id="by"><option value="row">of the book</option>'
        '<option value="score">highest score</option><option value="hits">most hits</option>'
        '</select></label><span class="soft" id="seen"></span></div>'
    )


def _customer(hits: Sequence[Hit], facts: PageFacts) -> str:
    first = hits[0]
    named = next((hit.value for hit in hits if hit.alert == Alert.NAME.value), first.value)
    key = f"{first.key} · " if first.key else ""
    cards = "".join(_card(hit, facts) for hit in hits)
    number = f"row {first.row:,}" if first.row else "beside the rows"
    stands = ", ".join(filter(None, (number, first.file, first.place, counted(len(hits), "hit"))))
    return (
        f'<section data-row="{first.row}" data-score="{first.score}"><h2>{_safe(key + named[:200])}'
        f" <small>{_safe(stands)}</small></h2>{cards}</section>\n"
    )


def _card(hit: Hit, facts: PageFacts) -> str:
    listed = ", ".join(hit.programs) or "not listed"
    fits = hit.listed_name if hit.listed_name != hit.caption else ""
    by = f"<br><small>by {_safe(fits)}</small>" if fits else ""
    return (
        f'<article class="{_safe(hit.band)}" data-alert="{_safe(hit.alert)}" '
        f'data-band="{_safe(hit.band)}"><div class="line">'
        f'<span class="score">{hit.score:.2f}</span>'
        f"<span>{_safe(alert_words(hit.alert))}<br><small>{_safe(hit.band)}</small></span>"
        f"<span>{_safe(hit.value[:400])}<br><small>{_safe(hit.column)}</small></span>"
        f"<span><b>{_safe(hit.caption)}</b>{by}<br><small>{_safe(hit.entity)}; {_safe(listed)}; "
        f"{_safe(hit.edition)}{_entry(hit, facts)}</small></span></div>"
        f'<p class="reason">{_safe(hit.reason)}</p>{_path(hit)}{_claims(hit, facts)}</article>'
    )


def _entry(hit: Hit, facts: PageFacts) -> str:
    entry = facts.entries.get(hit.entity)
    if entry is None:
        return ""
    said = [
        entry.kind,
        *(f"born {birth}" for birth in entry.births),
        ", ".join(entry.countries),
        "also " + ", ".join(name for name in entry.aliases if name != hit.caption)
        if len(entry.aliases) > 1
        else "",
    ]
    return '<span class="dot">; </span><br>' + _safe("; ".join(filter(None, said)))


def _path(hit: Hit) -> str:
    if not hit.path:
        return ""
    ties: list[tuple[str, list[str]]] = []
    for line in hit.path:
        if line.startswith("- ") and ties:
            ties[-1][1].append(line[2:])
        else:
            ties.append((line, []))
    text = ""
    for tie, quotes in ties:
        said = "".join(f"<li>{_safe(quote)}</li>" for quote in quotes)
        text += f"<li>{_safe(tie)}{f'<ul>{said}</ul>' if said else ''}</li>"
    return f"<ol>{text}</ol>"


def _claims(hit: Hit, facts: PageFacts) -> str:
    quotes = list(dict.fromkeys(facts.quotes[one] for one in hit.claims if one in facts.quotes))
    if not quotes or hit.path:
        return ""
    items = "".join(f"<li>{_safe(quote)}</li>" for quote in quotes[:_MOST_CLAIMS])
    return (
        f'<details><summary>what the sources say</summary><ul class="claims">{items}</ul></details>'
    )


def _safe(text: str) -> str:
    return html.escape(safe_text(text, LONGEST))
