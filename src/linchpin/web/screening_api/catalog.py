"""What is loaded: the catalogue of datasets and the one algorithm, as clients read them."""

from __future__ import annotations

import hashlib
from typing import Any

from linchpin.archive import Manifest
from linchpin.match.compare.facts import SAME_COUNTRY, SAME_GENDER, SAME_IDENTIFIER
from linchpin.match.search.weights import MATCH
from linchpin.web.screening_api.asking import ALIASES, ENGINE
from linchpin.web.screening_api.scopes import EVERYTHING
from linchpin.workspace.served import State


def index_version(state: State) -> str:
    """Return the name of a state as clients parse it: YYYYMMDDHHMMSS, a dash, three letters.

    The time is the one at which the newest edition was added, so that the same editions and
    decisions have the same name wherever they are served.

    Args:
        state: What is loaded.
    """
    moment = max((edition.added for edition in state.snapshot.editions), default=state.at)
    digits = "".join(filter(str.isdigit, moment))[:14].ljust(14, "0")
    return f"{digits}-{hashlib.sha256(state.name.encode()).hexdigest()[:3]}"


def catalog(state: State, address: str, trouble: str | None) -> dict[str, Any]:
    """Return the catalogue.

    Args:
        state: What is loaded.
        address: How the client reached the server, without a slash at its end.
        trouble: Why a newer state could not be opened; None where this is the newest.
    """
    version = index_version(state)
    leaves = [_leaf(state, one, version, address) for one in state.snapshot.editions]
    updated = max((one["updated_at"] for one in leaves), default=None)
    everything = {
        "name": EVERYTHING,
        "title": "All that is loaded",
        "summary": "Every source of the archive.",
        "description": "Every source of the archive, merged as people decided.",
        "url": None,
        "version": version.partition("-")[0],
        "updated_at": updated,
        "last_export": updated,
        "entity_count": sum(one["entity_count"] for one in leaves),
        "thing_count": len(state.network.names),
        "category": None,
        "tags": [],
        "publisher": None,
        "coverage": None,
        "resources": [],
        "children": [one["name"] for one in leaves],
        "load": True,
        "entities_url": None,
        "delta_url": f"{address}/v1/deltas/{EVERYTHING}",
        "namespace": False,
        "index_version": version,
        "index_current": trouble is None,
    }
    names = [EVERYTHING, *(one["name"] for one in leaves)]
    return {
        "datasets": [everything, *leaves],
        "current": names if trouble is None else [],
        "outdated": [] if trouble is None else names,
        "index_stale": trouble is not None,
    }


def _leaf(state: State, one: Manifest, version: str, address: str) -> dict[str, Any]:
    added = one.added[:19]
    return {
        "name": one.dataset,
        "title": one.title,
        "summary": f"{one.title}, edition of {one.date}",
        "description": None,
        "url": None,
        "version": one.date.replace("-", ""),
        "updated_at": f"{one.known_by.isoformat()}T00:00:00",
        "last_export": added,
        "entity_count": one.entries,
        "thing_count": one.entries,
        "category": one.kind,
        "tags": [],
        "publisher": {"name": one.publisher, "description": None, "url": None, "country": None},
        "coverage": None,
        "resources": [],
        "children": [],
        "load": True,
        "entities_url": None,
        "delta_url": f"{address}/v1/deltas/{one.dataset}",
        "namespace": False,
        "index_version": version,
        "index_current": True,
    }


_FEATURES: dict[str, tuple[str, float]] = {
    "name": ("MayBe of the names, word by word, whatever script they are written in.", 1.0),
    "weak_name": ("The same of an alias that the list itself calls weak.", 1.0),
    "identifier": ("A number that both give: passport, tax, registration, IMO.", SAME_IDENTIFIER),
    "birth_date": ("Birth dates, as precise as each side gives them.", 0.60),
    "gender": ("Genders.", SAME_GENDER),
    "country": ("Nationality, citizenship, flag or registration.", SAME_COUNTRY),
}


def algorithms() -> dict[str, Any]:
    """Return the algorithms: one, under the names that clients send."""
    features = {
        name: {"description": told, "coefficient": weight, "url": None}
        for name, (told, weight) in _FEATURES.items()
    }
    told = (
        "Names are compared word by word; the score is moved by every other fact that both give. "
        f"{MATCH:.2f} and more is a match. It takes no configuration; weights are not used."
    )
    found = []
    for name in (ENGINE, *(one for one in ALIASES if one != "best")):
        says = told if name == ENGINE else f"The same as {ENGINE!r}, under a name clients send. "
        found.append(
            {
                "name": name,
                "description": says if name == ENGINE else says + told,
                "features": features,
                "docs": {
                    "name": name,
                    "description": says,
                    "config": {},
                    "features": features,
                },
            }
        )
    return {"algorithms": found, "default": ENGINE, "best": ENGINE}
