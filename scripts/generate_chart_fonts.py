"""Cut the two bundled weights of Inter down to what charts need, and write their widths.

Run: `python scripts/generate_chart_fonts.py FOLDER`, where FOLDER holds `Inter-Regular.otf` and
`Inter-Bold.otf` as the Debian package `fonts-inter` installs them in
`/usr/share/fonts/opentype/inter`. Needs `fonttools` and `brotli`.

Kerning and substitutions are dropped on purpose: the width of a line is then the sum of its
letters' widths in every program that shows it, so that what was measured is what is drawn.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

TARGET = Path(__file__).resolve().parent.parent / "src" / "linchpin" / "chart" / "fonts"
WEIGHTS = {"regular": "Inter-Regular.otf", "bold": "Inter-Bold.otf"}
RANGES = (
    (0x20, 0x7E),
    (0xA0, 0x17F),  # Latin-1 and Latin Extended-A
    (0x180, 0x24F),
    (0x370, 0x3FF),  # Greek
    (0x400, 0x45F),  # Cyrillic
    (0x1E00, 0x1EFF),
    (0x2010, 0x2027),  # dashes, quotation marks, ellipsis
    (0x2030, 0x205E),
    (0x20A0, 0x20BF),
    (0x2116, 0x2122),
    (0x2190, 0x2199),  # arrows
    (0x2212, 0x2212),
)


def cut(source: Path, name: str) -> dict[str, int]:
    """Write one weight as OTF and WOFF2; return the width of each character, 1/1000 em."""
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.drop_tables += ["GPOS", "GSUB", "GDEF"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
    options.notdef_outline = True
    font = subset.load_font(str(source), options)
    font["head"].modified = font["head"].created
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[code for first, last in RANGES for code in range(first, last + 1)])
    cutter.subset(font)
    font.recalcTimestamp = False
    font.save(TARGET / f"inter-{name}.otf")
    font.flavor = "woff2"
    font.save(TARGET / f"inter-{name}.woff2")
    return widths(TTFont(TARGET / f"inter-{name}.otf"))


def widths(font: TTFont) -> dict[str, int]:
    """Return the advance of every character, in 1/1000 em, rounded up."""
    per_em = font["head"].unitsPerEm
    metrics = font["hmtx"].metrics
    return {
        chr(code): -(-metrics[glyph][0] * 1000 // per_em)
        for code, glyph in sorted(font.getBestCmap().items())
    }


def main() -> None:
    """Write the fonts and the table of widths."""
    folder = Path(sys.argv[1])
    table = {name: cut(folder / file, name) for name, file in WEIGHTS.items()}
    text = json.dumps(table, ensure_ascii=True, separators=(",", ":"), sort_keys=True)
    (TARGET / "widths.json").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()
