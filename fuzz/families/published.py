"""Damaged lists of other authorities, from the small valid files of their readers' tests."""

from __future__ import annotations

import gzip
import random
from collections.abc import Callable
from functools import partial
from pathlib import Path

from fuzz.case import Case, Family
from fuzz.families.written import ROOT, mutate_file
from fuzz.mutation import mutate_markup

_SEEDS = "seeds"
_WRITERS = {
    "un": ("un_file", "write_un"),
    "eu": ("eu_file", "write_eu"),
    "uk": ("uksl_file", "write_uksl"),
    "uk-conlist": ("conlist_file", "write_conlist", "write_conlist_workbook"),
    "ca": ("sema_file", "write_old_sema", "write_new_sema"),
    "au": ("dfat_file", "write_dfat", "write_dfat_xlsx"),
    "ofac-cons": ("test_reader_contract", "_consolidated_set", "_consolidated_xml"),
    "ofac-enhanced": ("enhanced_file", "write_enhanced"),
    "sat-69b": ("sat_file", "write_sat"),
    "seco": ("seco_file", "write_seco"),
}
"""For each list the module beside its tests that writes small valid files, and the writers."""


def _prepare(name: str, folder: Path) -> None:
    import sys
    from importlib import import_module

    for place in ("tests/read/lists", "tests/read"):
        if str(ROOT / place) not in sys.path:
            sys.path.append(str(ROOT / place))
    module, *writers = _WRITERS[name]
    for number, writer in enumerate(writers):
        place = folder / _SEEDS / str(number)
        place.mkdir(parents=True)
        getattr(import_module(module), writer)(place)


def _damaged(name: str, chance: random.Random, base: Path) -> Case:
    """Damage one file of a list; a fifth of the time packed with gzip."""
    seed = chance.choice(sorted((base / _SEEDS).iterdir()))
    found = [path for path in sorted(seed.rglob("*.*")) if path.is_file()]
    files = {str(path.relative_to(seed)): path.read_bytes() for path in found}
    named = next(iter(files)) if len(files) == 1 else str(Path(next(iter(files))).parent)
    wanted = chance.choice(sorted(files))
    content = files.pop(wanted)
    if chance.random() < 0.2:
        named += ".gz" if named == wanted else ""
        files[f"{wanted}.gz"] = mutate_file(chance, gzip.compress(content, mtime=0))
    elif content.startswith(b"<") and chance.random() < 0.7:
        files[wanted] = mutate_markup(chance, content)
    else:
        files[wanted] = mutate_file(chance, content)
    line = ["add", name, "--from", f"list/{named}", "--accept-shrunken", "--report", "report.csv"]
    dated = ["--date", "2022-05"] if chance.random() < 0.8 else []
    return Case([*line, *dated], {f"list/{file}": held for file, held in files.items()})


def _family(name: str) -> Family:
    prepare: Callable[[Path], None] = partial(_prepare, name)
    return Family(name, prepare, partial(_damaged, name))


FAMILIES = tuple(map(_family, _WRITERS))
