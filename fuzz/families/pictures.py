"""Damaged portraits on a chart."""

from __future__ import annotations

import io
import random
from pathlib import Path

from fuzz.case import Case, Family
from fuzz.families.written import fill_archive
from fuzz.mutation import mutate


def _prepare(folder: Path) -> None:
    from PIL import Image

    fill_archive(folder)
    picture = Image.linear_gradient("L").convert("RGB").resize((40, 50))
    for kind in ("png", "jpeg", "gif"):
        out = io.BytesIO()
        picture.save(out, kind)
        (folder / f"face.{kind}").write_bytes(out.getvalue())


def _portrait(chance: random.Random, base: Path) -> Case:
    name = chance.choice(["face.png", "face.png", "face.jpeg", "face.jpeg", "face.gif"])
    content = mutate(chance, (base / name).read_bytes())
    out = chance.choice(["chart.svg", "chart.svg", "chart.pdf", "chart.png", "chart.html"])
    who = "ruelas-torres-organisation"
    line = ["chart", who, "--portrait", f"ofac-1={name}", "-o", out]
    return Case(line, {name: content})


FAMILIES = (Family("portraits", _prepare, _portrait),)
