"""A second reading of a document by a model, beside that of the frames."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from itertools import islice
from typing import Protocol

from linchpin.claims.counted import counted
from linchpin.claims.errors import ReadError
from linchpin.read.prose.kept.kept_document import KeptDocument
from linchpin.read.prose.model.answer_check import Checked
from linchpin.read.prose.model.question import MOST_QUESTIONS, questions, request_of


class Endpoint(Protocol):
    """Something that answers requests, over the network or not."""

    @property
    def model(self) -> str:
        """Return the name of the model."""
        ...

    def answer(self, request: dict[str, object]) -> bytes:
        """Return the answer to a request, as it comes.

        Raises:
            ReadError: There is none, or it never ends.
        """
        ...


def second_reading(document: KeptDocument, endpoint: Endpoint) -> tuple[KeptDocument, list[str]]:
    """Return a document with what a model proposes of it, and what of that is to be told.

    Nothing of it replaces what the frames propose. Where the two disagree, a person sees it first.

    Args:
        document: The document as the frames read it.
        endpoint: Who is asked.

    Raises:
        ReadError: Nobody answers.
    """
    checked = Checked(document.text, document.reading)
    asked = list(islice(questions(document.text), MOST_QUESTIONS + 1))
    for question in asked[:MOST_QUESTIONS]:
        answer = endpoint.answer(request_of(question, endpoint.model))
        checked.take(_content(answer), question)
    notes = []
    if len(asked) > MOST_QUESTIONS:
        notes.append(f"the model was asked about the first {MOST_QUESTIONS} pieces of it only")
    if checked.refused:
        kinds = Counter(one.partition(":")[0] for one in checked.refused)
        shown = ", ".join(f"{kind} ({count:,})" for kind, count in kinds.most_common(4))
        notes.append(f"of the model, {counted(len(checked.refused), 'thing')} refused: {shown}")
    entities = (*document.reading.entities, *checked.entities)
    return replace(
        document,
        reading=replace(document.reading, entities=entities),
        second=tuple(checked.claims),
        second_reader=f"model {endpoint.model}",
    ), notes


def _content(answer: bytes) -> str:
    """Return the text of an answer; empty where it is none of an endpoint of this kind."""
    try:
        found = json.loads(answer.decode("utf-8", "replace"))
        content = found["choices"][0]["message"]["content"]
    except (ValueError, TypeError, KeyError, IndexError, RecursionError) as error:
        raise ReadError(
            "the endpoint's answer is none of a chat completion; is the URL right? It ends in /v1 "
            "for most"
        ) from error
    return content if isinstance(content, str) else ""
