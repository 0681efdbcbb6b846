"""What a command wrote it may write again; what it did not write it leaves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from test_outputs import FILES, kind_of

from linchpin.cli.options.files import NewFile
from linchpin.workspace.own_files import is_begun, is_own

Run = Callable[..., Result]
GROUP = "Ruelas Torres Drug Trafficking Organization"
FIRM = '1,"EJEMPLO PRUEBA, Ana","individual","SDNTK",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,x y \r\n'
TIED = "".join(
    f'{number},"{name}","{kind}","SDNTK",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"{ties}"\r\n'
    for number, name, kind, ties in (
        (2, "EMPRESA UNO", "-0-", "x"),
        (3, "EMPRESA DOS", "-0-", "x"),
        (4, "PRUEBA, Luis", "individual", "Linked To: EMPRESA UNO; Linked To: EMPRESA DOS."),
        (5, "OTRA, Eva", "individual", "Linked To: EMPRESA UNO; Linked To: PRUEBA, Luis."),
        (6, "MAS, Oto", "individual", "Linked To: EMPRESA DOS; Linked To: PRUEBA, Luis."),
    )
)

WRITING: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "chart -o": (("chart", GROUP, "-o"), ("a.svg", "a.pdf", "a.png", "a.html")),
    "chart --pack": (("chart", GROUP, "--pack"), ("p.pdf",)),
    "export -o": (("export", "--format", "csv", "-o"), ("claims.csv",)),
    "export -o, ftm": (("export", "--format", "ftm", "-o"), ("network.ftm.json",)),
    "case schema -o": (("case", "schema", "-o"), ("schema.json",)),
    "match -o": (("match", "--pairs", "pairs.csv", "-o"), ("scored.csv",)),
    "screen -o": (
        ("screen", "book.csv", "--list", "sdn.csv", "-o"),
        ("h.csv", "h.jsonl", "h.parquet", "h.html"),
    ),
    "strike edges -o": (
        ("strike", "edges", "ties.csv", "--best", "1", "--worlds", "0", "-o"),
        ("s.svg",),
    ),
    "strike network -o": (
        ("--archive", "lists", "strike", "network", "EMPRESA UNO", "--best", "1", "-o"),
        ("n.svg",),
    ),
    "trace -o": (
        ("trace", "wires.csv", "--kind", "payments", "--no-archive", "-o"),
        ("t.csv", "t.jsonl", "t.parquet", "t.html"),
    ),
    "alerts export -o": (
        ("--archive", "lists", "alerts", "export", "-o"),
        ("e.csv", "e.jsonl", "e.pdf"),
    ),
    "trends --svg": (("--archive", "lists", "trends", "--svg"), ("t.svg",)),
    "add ofac --report": (
        ("add", "ofac", "--from", "sdn.csv", "--accept-shrunken", "--date", "2021-07", "--report"),
        ("r.csv",),
    ),
}
"""How each option that writes a file is made to write one, and of which kinds."""
SAME = {
    "rescreen -o": "screen -o", "screen --record": "", "rescreen --record": "",
    "trace --record": "",
}  # fmt: skip
"""Options that write what another one writes; a record is never written over."""


def test_every_option_that_writes_is_here() -> None:
    found = {
        f"{'add ofac' if words[0] == 'add' else ' '.join(words)} {option}"
        for words, option in FILES
        if not isinstance(kind_of(words, option), NewFile)
    }
    assert found == {name.partition(",")[0] for name in WRITING} | SAME.keys()


@pytest.mark.parametrize("name", WRITING)
def test_what_was_written_is_known_and_may_be_written_again(ready: Run, name: str) -> None:
    Path("sdn.csv").write_text(FIRM, "latin-1")
    Path("book.csv").write_text("name\nAna Ejemplo Prueba\n", "utf-8")
    Path("pairs.csv").write_text("name1,name2\nAna,Anna\n", "utf-8")
    Path("ties.csv").write_text("source,target\nAna,Luis\nLuis,Eva\nLuis,Oto\n", "utf-8")
    Path("wires.csv").write_text("date,payer,payee,amount\n2025-01-02,Ana,Luis,100\n", "utf-8")
    for month, rows in (("06", FIRM), ("08", TIED)):
        if month == "08" or name.startswith("trends"):
            folder = Path(f"sdn-2021-{month}")
            folder.mkdir()
            (folder / "sdn.csv").write_text(rows, "latin-1")
            added = ("add", "ofac", "--from", str(folder), "--accept-shrunken")
            ready("--archive", "lists", *added)
    line, files = WRITING[name]

    def write(file: str) -> None:
        done = ready(*line, file, fails=True)
        assert done.exit_code in (0, 3, 4), (done.output, done.exception)

    for file in files:
        before = set(Path().iterdir())
        write(file)
        made = sorted(set(Path().iterdir()) - before)
        written = [path for path in made if path.suffix == Path(file).suffix]
        assert written, made
        for path in written:
            content = path.read_bytes()
            if ".run." in path.name:
                continue
            assert is_own(path), path
            for cut in (0, 1, 5, len(content) // 2, len(content) - 1):
                Path("begun").write_bytes(content[:cut])
                assert is_begun(Path("begun")) or line[0] != "screen" or path.suffix == ".html"
        write(file)


@pytest.mark.parametrize(
    "content",
    [b"name,birth\nAna,1968\n", b"%PDF-1.7\n1 0 obj<</Keywords(Other)>>", b"\x89PNG\r\n\x1a\n" * 9,
     b'<svg xmlns="http://www.w3.org/2000/svg" width="9"></svg>',
     b"<!doctype html><title>x</title>",
     b'{"id": "a", "schema": "Person", "properties": {}}\n', b"{}", b"PAR1PAR1", b"\x00\xff", b"\n",
     b'{"row": 1}\n', b"row,key\n"],
)  # fmt: skip
def test_what_others_wrote_is_not_ours(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x"
    path.write_bytes(content)
    assert not is_own(path)
    path.write_bytes(b"")
    assert is_own(path)
    assert not is_own(tmp_path)
