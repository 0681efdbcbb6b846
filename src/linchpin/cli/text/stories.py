"""What the demo tells: the two stories, as far as the archive's sources carry them."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from linchpin.claims.counted import counted
from linchpin.claims.dates import say_date
from linchpin.cli.text import layout
from linchpin.cli.text.terminal import style
from linchpin.network.citation import manner, quotation
from linchpin.network.roles import Relation
from linchpin.network.section import AnswerSection, Misfit

if TYPE_CHECKING:
    from linchpin.network.answer import Answer, Line
    from linchpin.network.network import Network


def walk(
    network: Network, answers: Mapping[str, Answer], archive: Path, note: str
) -> Iterator[str]:
    """Yield the walk through the two stories, line by line.

    Args:
        network: Of the archive the demo built.
        answers: What the sources say of each figure of the stories.
        archive: Folder of the demo's archive, for the commands to type next.
        note: Why there is no list, empty where there is one.
    """
    yield (
        style("Linchpin", bold=True)
        + ": who is listed, who is tied to them, and what holds the network together"
    )
    yield ""
    yield layout.paragraph(
        "Kingpins make headlines; linchpins hold a network together. Below, two true stories are "
        "told from public records alone. Nothing is said that no source says: behind each line "
        "stand the words, who says them, how firmly, and where. An allegation is not a finding of "
        "guilt."
    )
    yield from _holdings(network, archive, note)
    yield from _story_one(network, answers)
    yield from _story_two(answers)
    yield from _silence(network, answers)
    yield from _next(network, archive)


def _holdings(network: Network, archive: Path, note: str) -> Iterator[str]:
    yield layout.heading("What this archive holds")
    for edition in network.snapshot.editions:
        what = "entries" if edition.kind == "list" else "marked claims"
        yield layout.hanging(
            f"{edition.title}, edition of {say_date(edition.date)}: {edition.entries:,} {what}",
            "  ",
            "    ",
        )
    if note:
        yield layout.hanging(
            "Today's SDN list is not among them, the two cases are told without it: "
            + note.splitlines()[0],
            "  ",
            "    ",
        )
    merged = len(network.resolution.merges)
    if merged:
        yield layout.hanging(
            f"{merged} records of the cases were merged with an entry of the list, each "
            "for a stated reason; a name alone never is one.",
            "  ",
            "    ",
        )
    yield f"  (in the folder {archive})"


def _story_one(network: Network, found: Mapping[str, Answer]) -> Iterator[str]:
    yield layout.heading("1. May 2017: Treasury names a little-known heroin group")
    organisation = found["organisation"]
    yield from _told(
        "Who stands at the top, and who says so:",
        [
            *_pick(organisation, AnswerSection.ROLES, lambda line: line.kind == Relation.LEADS),
            *_pick(
                found["joel-efren"],
                AnswerSection.FAMILY,
                lambda line: line.entity == found["jose-luis"].entity,
            ),
            *_pick(found["jose-luis"], AnswerSection.EVENTS, lambda line: line.kind == "died"),
        ],
    )
    yield from _told(
        "What the law did, in time order:",
        _pick(
            found["joel-efren"],
            AnswerSection.EVENTS,
            lambda line: line.kind in ("indicted", "designated"),
        ),
    )
    yield from _told(
        "The money, as the indictment puts it:",
        _pick(organisation, AnswerSection.AMOUNTS, lambda line: "USD" in line.text),
    )
    yield from _beside(organisation)
    yield from _listed(network, found)


def _listed(network: Network, found: Mapping[str, Answer]) -> Iterator[str]:
    lists = [item for item in network.snapshot.editions if item.kind == "list"]
    if not lists:
        return
    edition = lists[0]
    linked = _links(found["organisation"])
    yield ""
    yield layout.hanging(
        f"What the list itself says (edition of {say_date(edition.date)}): "
        f"{counted(len(linked), 'entry is', 'entries are')} "
        '"Linked To" the organisation. That is all: not what the link is, since when, or who '
        "stands above whom.",
        "  ",
        "  ",
    )
    if AnswerSection.LINKED not in found["farm"].sections:
        yield layout.hanging(
            f'{found["farm"].caption} carries no "Linked To" at all: on the list it stands '
            "alone, and only Treasury's action of 6 March 2018 connects it.",
            "  ",
            "  ",
        )


def _links(answer: Answer) -> tuple[Line, ...]:
    """Return the lines of an answer that are bare "Linked To" mentions."""
    return answer.sections.get(AnswerSection.LINKED, ())


def _story_two(found: Mapping[str, Answer]) -> Iterator[str]:
    yield layout.heading("2. February 2026: El Mencho is killed; the US side goes on")
    yield from _told(
        "What happened:",
        [
            *_pick(found["mencho"], AnswerSection.EVENTS, lambda line: line.kind == "killed"),
            *_pick(found["cjng"], AnswerSection.EVENTS, lambda line: line.kind == "retaliation"),
        ],
    )
    merged = [f"{record} was {why}" for record, why in found["mencho"].records if why]
    if merged:
        yield ""
        yield layout.hanging(
            f"Who he is on the list: {found['mencho'].entity}; {merged[0]}. The weak alias "
            '"Mencho" would not have been enough, nor the surname he shares with Antonio.',
            "  ",
            "  ",
        )
    yield from _told(
        "Weapons, fuel and money, as far as somebody puts a figure on them:",
        [
            *_pick(found["cjng"], _LOOSE, lambda line: line.kind == "quantity"),
            *_pick(found["house"], AnswerSection.AMOUNTS, lambda line: True),
        ],
    )
    yield from _told(
        "One house, from the arrest to the plea:",
        _pick(found["house"], AnswerSection.EVENTS, lambda line: True),
    )
    yield from _beside(found["cjng"])


_LOOSE = AnswerSection.LOOSE


def _silence(network: Network, found: Mapping[str, Answer]) -> Iterator[str]:
    yield layout.heading("What these sources do not say")
    for key in ("organisation", "farm", "mencho", "house"):
        if key in found:
            if not found[key].not_said:
                continue
            yield layout.hanging(f"Of {found[key].caption}:", "  ", "  ")
            for text in found[key].not_said:
                yield layout.hanging(text, "    - ", "      ")
    if not any(item.kind == "list" for item in network.snapshot.editions):
        yield layout.hanging(
            "Who else is on the list, and what it links: that needs the list. "
            "`linchpin add ofac` fetches it.",
            "  - ",
            "    ",
        )


def _next(network: Network, archive: Path) -> Iterator[str]:
    start = f"linchpin --archive {shlex.quote(str(archive))}"
    yield layout.heading("What to type next")
    commands = [
        (f'{start} ask "El Mencho"', "all of it, every line with its source"),
        (f'{start} ask "Ruelas Torres Drug Trafficking Organization"', "the whole group"),
        (f'{start} paths "Agricola Ruelas" "Fausto Isidro Meza Flores"', "how two are connected"),
        (f"{start} new --since 2018-01-01", "what is new since a day"),
        (f"{start} export --format ftm -o network.ftm.json", "for other tools"),
    ]
    if not any(item.kind == "list" for item in network.snapshot.editions):
        commands.insert(0, (f"{start} add ofac", "today's SDN list, when you are online"))
    for command, why in commands:
        yield f"  {command}"
        yield style(f"      {why}", dim=True)


def _pick(
    answer: Answer, section: AnswerSection, wanted: Callable[[Line], bool]
) -> list[tuple[Line, str]]:
    """Return the lines of a section that are wanted, each with the title of its last source."""
    titles = {source.number: source.title for source in answer.sources}
    return [
        (line, titles[line.said[-1].source])
        for line in answer.sections.get(section, ())
        if wanted(line)
    ]


def _told(lead: str, lines: Iterable[tuple[Line, str]]) -> Iterator[str]:
    shown = {(line.text, line.date): (line, title) for line, title in lines}
    if not shown:
        return
    yield ""
    yield layout.hanging(lead, "  ", "  ")
    for line, title in shown.values():
        start = "" if line.date is None else f"{say_date(line.date)}: "
        yield layout.hanging(f"{start}{line.text}", "    - ", "      ")
        said = line.said[-1]
        words = f"{quotation(said)} — {said.speaker}, {manner(said)}; {title}"
        yield style(layout.hanging(words, "      ", "      "), dim=True)


def _beside(answer: Answer) -> Iterator[str]:
    marked = [item for item in answer.contradictions if item.found == Misfit.MARKED]
    if not marked:
        return
    yield ""
    yield "  What does not fit together, kept side by side:"
    for item in marked:
        yield layout.hanging(item.about, "    - ", "      ")
        for line in item.lines:
            for said in line.said:
                words = f"{quotation(said)} — {said.speaker}"
                yield style(layout.hanging(words, "      | ", "      | "), dim=True)
