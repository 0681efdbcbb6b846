"""Write `territories.txt.xz` and `legal_forms.txt.xz` of `match/tokens/tables`.

The facts are those of the `rigour` package (MIT; names of territories from Wikidata, CC0; legal
forms from ISO 20275, OCCRP and Wikipedia). It is a development tool only: what it depends on is
published as source that needs a compiler.

Usage: uv run python scripts/generate_territories.py   (a test compares both tables)
"""

from __future__ import annotations

import importlib.util
import io
import json
import lzma
from collections import defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

SCRIPTS = Path(__file__).resolve().parent
FOLDER = SCRIPTS.parent / "src/linchpin/match/tokens/tables"
TERRITORIES = FOLDER / "territories.txt.xz"
FORMS = FOLDER / "legal_forms.txt.xz"


def territories() -> str:
    """Return the table: code, alpha3, name, full name, other codes, keys of names."""
    from rigour._core import territories_jsonl

    items = [json.loads(line) for line in territories_jsonl().splitlines() if line.strip()]
    items.sort(key=lambda item: str(item["code"]))
    keys = _keys(items)
    lines = []
    for item in items:
        qids = [item["qid"], *item.get("other_qids", [])]
        others = [code.lower() for code in (*item.get("other_codes", []), *qids) if code]
        fields = [
            item["code"], item.get("alpha3") or "", item["name"],
            item.get("full_name", item["name"]), " ".join(others), "|".join(keys[item["code"]]),
        ]  # fmt: skip
        lines.append("\t".join(fields))
    return "\n".join(lines) + "\n"


def _keys(items: list[dict[str, Any]]) -> dict[str, list[str]]:
    """Return the keys of each: a strong name goes before a weak one, that before a place."""
    from linchpin.match.territories import territory_key

    taken: dict[str, str] = {}
    for rank in ("strong", "weak", "place"):
        of_rank: dict[str, str] = {}
        for item in items:
            for name in _names(item, rank):
                key = territory_key(name)
                if key and key not in taken:
                    of_rank[key] = item["code"]
        taken |= of_rank
    found: dict[str, list[str]] = defaultdict(list)
    for key, code in sorted(taken.items()):
        found[code].append(key)
    return found


def _names(item: dict[str, Any], rank: str) -> list[str]:
    if rank == "strong":
        full = item.get("full_name", item["name"])
        return [*item.get("names_strong", []), item["name"], full]
    return list(item.get({"weak": "names_weak", "place": "places"}[rank], []))


def legal_forms() -> str:
    """Return every legal form that `rigour` takes for one by itself, folded, one a line."""
    from rigour.names import extract_org_types

    found: set[str] = set()
    for text in _name_groups().tables():
        if text.lstrip("[ \n{").startswith('"aliases"'):
            for item in json.loads(text):
                found |= {form.casefold() for form in (*item["aliases"], item.get("display"))
                          if form}  # fmt: skip
    kept = [form for form in sorted(found) if extract_org_types(form)[:1] != [] and
            extract_org_types(form)[0][0] == form]  # fmt: skip
    return "\n".join(kept) + "\n"


def _name_groups() -> ModuleType:
    """Return the script beside this one, which knows how `rigour` keeps its tables."""
    path = SCRIPTS / "generate_name_groups.py"
    spec = importlib.util.spec_from_file_location("generate_name_groups", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> int:
    """Write both tables."""
    for path, text in ((TERRITORIES, territories()), (FORMS, legal_forms())):
        packed = io.BytesIO()
        with lzma.open(packed, "wb", preset=9 | lzma.PRESET_EXTREME) as stream:
            stream.write(text.encode())
        path.write_bytes(packed.getvalue())
        print(f"{path.name}: {text.count(chr(10)):,} lines, {path.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
