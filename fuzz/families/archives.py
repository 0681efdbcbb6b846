"""Damaged archives, as they lie and as somebody would seal them anew, and damaged ledgers."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path

from fuzz.case import Case, Family
from fuzz.families.written import fill_archive, linchpin
from fuzz.mutation import INTERESTING, mutate
from linchpin.archive.index import FileSeal, Index, index_text, read_index

_ARCHIVE = "linchpin-archive"
_ASKED = [
    ["ask", "LA NADIE"],
    ["ask", "2", "--json"],
    ["editions", "--json"],
    ["new", "--since", "2021-06-30"],
    ["export", "--format", "ftm", "-o", "-"],
    ["archive", "check", "--json"],
    ["paths", "1", "3"],
    ["judge", "--list"],
]
_LEDGER = "linchpin-archive/ledger.sqlite"


def _prepare(folder: Path, least_claims: int | None = None) -> None:
    fill_archive(folder)
    line = ["same", "1", "2", "--no", "--because", "two people"]
    linchpin(folder, *line)
    linchpin(folder, "same", "2", "3", "--no", "--because", "a person and a firm")
    answers = {
        " ".join(asked): linchpin(folder, *asked, least_claims=least_claims) for asked in _ASKED
    }
    answers["audit"] = linchpin(folder, "audit")
    (folder / "answers.json").write_text(json.dumps(answers))


def _files(base: Path) -> list[str]:
    found = (base / _ARCHIVE).rglob("*.*")
    return sorted(
        str(path.relative_to(base)) for path in found if path.suffix in (".parquet", ".json")
    )


def _as_it_lies(chance: random.Random, base: Path) -> Case:
    """Damage a file: an error, or the answer of before."""
    name, asked = chance.choice(_files(base)), chance.choice(_ASKED)
    answer = json.loads((base / "answers.json").read_text())[" ".join(asked)]
    if chance.random() < 0.1:
        return Case(asked, gone=(name,), answer=answer)
    return Case(asked, {name: mutate(chance, (base / name).read_bytes())}, answer=answer)


def _sealed_anew(chance: random.Random, base: Path) -> Case:
    """Damage a file and write its new hash into the list of editions, as a forger would."""
    name = chance.choice([name for name in _files(base) if "sources" in name])
    content = mutate(chance, (base / name).read_bytes())
    _, _, dataset, folder, file = name.split("/")
    index = Index(ledger=True)
    for seal in read_index(base / _ARCHIVE).seals:
        files = dict(seal.files)
        if (seal.dataset, seal.folder) == (dataset, folder):
            files[file] = _seal(content)
        index = index.with_seal(replace(seal, files=files))
    text = index_text(index).encode()
    return Case(chance.choice(_ASKED), {name: content, f"{_ARCHIVE}/archive.json": text})


def _network(chance: random.Random, base: Path) -> Case:
    """Damage a kept network: nothing else may be answered then, for it can be made anew."""
    from linchpin.archive.kept_folders import SEAL
    from linchpin.network.mapped.kept import FOLDER

    files = sorted((base / _ARCHIVE / FOLDER).rglob("*.*"))
    seals = [path for path in files if path.name == SEAL]
    wanted = chance.choice(seals if chance.random() < 0.3 else files)
    name, asked = str(wanted.relative_to(base)), chance.choice(_OF_NETWORK)
    answer = json.loads((base / "answers.json").read_text())[" ".join(asked)]
    if chance.random() < 0.1:
        return Case(asked, gone=(name,), answer=answer, least_claims=1)
    content = mutate(chance, wanted.read_bytes())
    if chance.random() < 0.2:
        content = chance.choice(files).read_bytes()  # the file of another network, or another file
    return Case(asked, {name: content}, answer=answer, least_claims=1)


_OF_NETWORK = [["ask", "LA NADIE"], ["ask", "2", "--json"], ["paths", "1", "3"]]


def _seal(content: bytes) -> FileSeal:
    return FileSeal(len(content), sha256(content).hexdigest())


def _damaged_ledger(chance: random.Random, base: Path) -> Case:
    asked = chance.choice([["audit"], ["audit", "--json"], ["ask", "LA NADIE"], _SAME])
    content = mutate(chance, (base / _LEDGER).read_bytes())
    if chance.random() < 0.5:
        return Case(asked, {_LEDGER: content})
    return Case(["--ledger", "other.sqlite", *asked], {"other.sqlite": content})


_SAME = ["same", "1", "3", "--no", "--because", "again"]
_URLS = [
    b"sqlite:///other.sqlite?mode=ro&uri=true", b"postgresql://a:b@127.0.0.1:1/db?x=1",
    b"sqlite:///file:other.sqlite?mode=ro&uri=true", b"postgresql+psycopg://[::1]:1/db",
    b"sqlite:////dev/null", b"mysql://x", b"other.sqlite", b"sqlite://:memory:",
]  # fmt: skip


def _address(chance: random.Random, base: Path) -> Case:
    text = mutate(chance, chance.choice(_URLS))[:5000]
    if chance.random() < 0.3:
        text += chance.choice(INTERESTING)
    asked = chance.choice([["audit"], _SAME, ["ask", "LA NADIE"]])
    new = ["--new-ledger"] if chance.random() < 0.3 else []
    return Case(["--ledger", text.decode("utf-8", "replace"), *new, *asked])


FAMILIES = (
    Family("archive", _prepare, _as_it_lies),
    Family("archive-sealed", _prepare, _sealed_anew),
    Family("networks", partial(_prepare, least_claims=1), _network),
    Family("ledger", _prepare, _damaged_ledger),
    Family("ledger-address", _prepare, _address),
)
