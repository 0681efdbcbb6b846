"""Hits as one page for reading: counts, then a card for each hit, certain ones first."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence

from linchpin.claims.safe_text import safe_text
from linchpin.screen.results.hit import Alert, Band, Hit
from linchpin.screen.results.safe_cells import LONGEST

_STYLE = """
:root{--ink:#1b2430;--soft:#5b6675;--line:#d9dee5;--paper:#fff;--back:#f4f6f8;--mark:#0b5d8a}
*{box-sizing:border-box}
body{margin:0;background:var(--back);color:var(--ink);
font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
main{max-width:62rem;margin:0 auto;padding:2rem 1.25rem 4rem}
h1{font-size:1.5rem;margin:0 0 .25rem}h2{font-size:1.1rem;margin:2.25rem 0 .75rem}
p{margin:.25rem 0}.soft{color:var(--soft)}
.counts{display:flex;flex-wrap:wrap;gap:.5rem;margin:1rem 0;padding:0;list-style:none}
.counts li{background:var(--paper);border:1px solid var(--line);border-radius:.5rem;
padding:.35rem .75rem}.counts b{font-variant-numeric:tabular-nums}
article{background:var(--paper);border:1px solid var(--line);border-left:4px solid var(--soft);
border-radius:.5rem;padding:.85rem 1.1rem;margin:0 0 .75rem;break-inside:avoid}
article.certain{border-left-color:var(--mark)}
header{display:flex;gap:.75rem;align-items:baseline;flex-wrap:wrap}
.score{font-weight:700;font-variant-numeric:tabular-nums;min-width:3rem}
.alert{background:var(--back);border-radius:1rem;padding:.05rem .6rem;font-size:.85rem}
.where{margin-left:auto;color:var(--soft);font-size:.9rem}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:1rem;margin:.6rem 0}
.pair div{overflow-wrap:anywhere}.pair small{display:block;color:var(--soft)}
.pair strong{font-size:1.05rem}.reason{overflow-wrap:anywhere}
ol{margin:.5rem 0 0;padding-left:1.2rem}ol li{overflow-wrap:anywhere}
ol ul{margin:0;padding-left:1.1rem;color:var(--soft);font-size:.9rem}
details{margin-top:.5rem;color:var(--soft);font-size:.85rem}code{overflow-wrap:anywhere}
@media(max-width:40rem){.pair{grid-template-columns:1fr}.where{margin-left:0}}
@media print{body{background:#fff}article{border-color:#999}}
"""


_BANDS = {
    Band.STRONG: "Strong: name and facts say so",
    Band.POSSIBLE: "Possible",
    Band.WEAK: "Weak: a common name, or facts speak against it",
}


def page_of(hits: Sequence[Hit]) -> Iterator[str]:
    """Yield the page, piece by piece; it holds no script and loads nothing.

    Args:
        hits: In the order of the book.
    """
    rows = len({hit.row for hit in hits})
    yield (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Linchpin: hits</title><style>{_STYLE}</style></head><body><main>"
        f"<h1>{len(hits):,} hits on {rows:,} rows</h1>"
        '<p class="soft">A hit is a likeness to look into, not a finding about anybody. '
        "The score ranks likeness; it is not a probability.</p>"
    )
    counts = {alert: sum(hit.alert == alert for hit in hits) for alert in Alert}
    yield '<ul class="counts">'
    for alert, count in counts.items():
        if count:
            yield f"<li><b>{count:,}</b> {html.escape(alert)}</li>"
    yield "</ul>\n"
    for band, title in _BANDS.items():
        some = [hit for hit in hits if hit.band == band.value]
        if some:
            yield f"<h2>{title} ({len(some):,})</h2>\n"
            for hit in some:
                yield _card(hit)
    yield "</main></body></html>\n"


def _card(hit: Hit) -> str:
    where = f"row {hit.row:,}" + (f" ({hit.key})" if hit.key else "") + f", {hit.column}"
    listed = ", ".join(hit.programs) or "not listed"
    meant = "names" if hit.alert == Alert.PLACE else "may be"
    about = f"{listed}; {hit.edition}"
    fits = hit.listed_name if hit.listed_name != hit.caption else ""
    by = f"<small>by the name or number: {_safe(fits)}</small>" if fits else ""
    return (
        f'<article class="{"certain" if hit.band == Band.STRONG.value else "possible"}"><header>'
        f'<span class="score">{hit.score:.2f}</span><span class="alert">{_safe(hit.alert)}</span>'
        f'<span class="where">{_safe(where)}</span></header>'
        f'<div class="pair"><div><small>in the book</small><strong>{_safe(hit.value)}</strong>'
        f"</div><div><small>{meant}</small><strong>{_safe(hit.caption)}</strong>{by}"
        f"<small>{_safe(hit.entity)}; {_safe(about)}</small></div></div>"
        f'<p class="reason">{_safe(hit.reason)}</p>{_path(hit)}{_claims(hit)}</article>\n'
    )


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


def _claims(hit: Hit) -> str:
    if not hit.claims:
        return ""
    count = "1 claim" if len(hit.claims) == 1 else f"{len(hit.claims)} claims"
    claims = " ".join(f"<code>{_safe(claim)}</code>" for claim in hit.claims)
    return f"<details><summary>{count}</summary>{claims}</details>"


def _safe(text: str) -> str:
    return html.escape(safe_text(text, LONGEST))
