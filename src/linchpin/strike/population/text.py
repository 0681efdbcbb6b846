"""The population model in words: every change against a named comparator."""

from __future__ import annotations

from linchpin.strike.population import leader_removal_studies
from linchpin.strike.population.scenarios import Outlook


def in_words(outlook: Outlook) -> str:
    """Return the outlook, its limits, and the table of studies on violence."""
    mean, first, last = outlook.recruits_a_week
    width = max(len(one.name) for one in outlook.scenarios)
    lines = [
        "Members of all groups together (a model, not a count):",
        f"  2012 {outlook.members_2012:,.0f}; 2022 {outlook.members_2022:,.0f}; recruits a week "
        f"{first:.0f} rising to {last:.0f}, on average {mean:.0f}.",
        "",
        "By 2027, each course against 2022 and against the status quo of 2027:",
        f"  {'':{width}}  {'members':>9} {'vs 2022':>8} {'vs s.q.':>8}  {'deaths/yr':>9} "
        f"{'vs 2022':>8} {'vs s.q.':>8}",
    ]
    for one in outlook.scenarios:
        lines.append(
            f"  {one.name:{width}}  {one.members:>9,.0f} {one.members_against_2022:>+8.1%} "
            f"{one.members_against_status_quo:>+8.1%}  {one.deaths:>9,.0f} "
            f"{one.deaths_against_2022:>+8.1%} {one.deaths_against_status_quo:>+8.1%}"
        )
    supposed = {one.assumption for one in outlook.scenarios} - {"published"}
    lines.extend(f"  (last line: {words})" for words in sorted(supposed))
    lines += [
        "",
        "Model: Prieto-Curiel, Campedelli and Hope, Science 381 (2023). No intervals are "
        "published; deaths are those of members in conflict between groups.",
        "",
        leader_removal_studies.in_words(),
    ]
    return "\n".join(lines)
