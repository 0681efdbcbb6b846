"""Every kind of file comes through one seam: its words, or a clear error; never a traceback."""

from __future__ import annotations

import gzip
import io
import random
import tarfile
import zipfile
from pathlib import Path

import pytest

from linchpin.claims.errors import ReadError
from linchpin.read.prose.text.building import About
from linchpin.read.prose.text.open_text import KINDS, open_text
from linchpin.read.prose.text.prose_text import ParagraphKind, ProseText
from prose_files import ALSO, ROWS, SAID, docx_file, files, html_file, mail_file, pdf_file

FILES = files()


def opened(tmp_path: Path, name: str, data: bytes, **options: int) -> ProseText:
    """Return the text of a file that is written first."""
    path = tmp_path / name
    path.write_bytes(data)
    return open_text(path, **options).text


def words(text: ProseText) -> str:
    """Return what is read of a text, blanks and line breaks made one."""
    return " ".join(" ".join(text.words_of(one).split()) for one in text.to_read())


def refused(tmp_path: Path, name: str, data: bytes, **options: int) -> str:
    """Return the error a file is refused with, which names it."""
    with pytest.raises(ReadError) as caught:
        opened(tmp_path, name, data, **options)
    assert name in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("name", FILES)
def test_every_kind_gives_its_words_whatever_the_file_is_called(tmp_path: Path, name: str) -> None:
    text = opened(tmp_path, name, FILES[name])
    assert SAID in words(text)
    renamed = "renamed.md" if name == "marked.md" else "renamed.bin"
    assert words(opened(tmp_path, renamed, FILES[name])) == words(text)
    assert text.language == "en"
    for one in text.paragraphs:
        assert text.words_of(one).strip() == text.words_of(one)


@pytest.mark.parametrize("name", FILES)
def test_the_same_bytes_give_the_same_text_and_packed_ones_too(tmp_path: Path, name: str) -> None:
    text = opened(tmp_path, name, FILES[name])
    packed = gzip.compress(FILES[name], mtime=0)
    again = opened(tmp_path, name, packed)
    assert (again.text, again.paragraphs, again.sha256) == (text.text, text.paragraphs, text.sha256)


@pytest.mark.parametrize("name", FILES)
def test_damaged_files_are_read_or_refused_by_name(tmp_path: Path, name: str) -> None:
    dice = random.Random(name)
    path = tmp_path / name
    for _ in range(12):
        data = bytearray(FILES[name])
        for _ in range(dice.randint(1, 8)):
            data[dice.randrange(len(data))] = dice.randrange(256)
        path.write_bytes(bytes(data[: dice.randint(1, len(data))]))
        try:
            open_text(path)
        except ReadError as error:
            assert name in str(error)  # noqa: PT017 - reading it is as good


def test_kinds_never_raise_when_they_are_asked() -> None:
    for kind in KINDS:
        assert kind.name
        for data in (b"", b"\x00", b"PK\x03\x04", b"%PDF-", b"\xff" * 100, *FILES.values()):
            assert kind.accepts(data, ".txt") in (True, False)


def test_a_page_gives_its_story_its_table_and_its_head_and_nothing_around(tmp_path: Path) -> None:
    text = opened(tmp_path, "page.html", html_file())
    assert (text.title, text.publisher) == ("An arrest in Colima", "Diario Inventado")
    assert text.published == "2021-05-04"
    assert "Home" not in words(text)
    assert "other trial" not in words(text)
    assert "var a" not in words(text)
    rows = [text.words_of(one) for one in text.paragraphs if one.kind is ParagraphKind.ROW]
    assert rows == [" | ".join(row) for row in ROWS]


def test_a_document_of_word_gives_paragraphs_and_rows_in_order(tmp_path: Path) -> None:
    text = opened(tmp_path, "a.docx", docx_file())
    assert words(text) == " ".join([SAID, *(" | ".join(row) for row in ROWS), ALSO])
    assert text.title == "An arrest in Colima"


def test_an_email_gives_its_day_and_names_what_is_attached(tmp_path: Path) -> None:
    text = opened(tmp_path, "a.eml", mail_file(attached=True))
    assert (text.title, text.published) == ("An arrest in Colima", "2021-05-04")
    assert text.unread == (
        "1 attachment was not read (photo.png); save them and read them as files",
    )


def test_what_somebody_says_of_a_document_goes_before_what_the_file_says(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(html_file())
    given = About(language="es", published="2020-01", publisher="Other", url="https://a.example")
    text = open_text(path, given).text
    assert (text.language, text.published, text.publisher, text.url) == (
        "es", "2020-01", "Other", "https://a.example",
    )  # fmt: skip


def test_running_heads_and_page_numbers_are_furniture_and_lines_are_joined(tmp_path: Path) -> None:
    text = opened(tmp_path, "a.pdf", pdf_file(5, heads=True))
    pages = (f"Count {page} is of May. {SAID} Clerk {page} signed it." for page in "ABCDE")
    assert words(text) == " ".join(pages)
    assert {one.page for one in text.to_read()} == {1, 2, 3, 4, 5}
    assert "Case 17-cr-00042 Document 1" in text.text


def test_a_scan_is_refused_and_scanned_pages_among_others_are_told(tmp_path: Path) -> None:
    said = refused(tmp_path, "scan.pdf", pdf_file(3, text=False, picture=True))
    assert "3 pages and no text: a scan" in said
    assert "ocrmypdf" in said
    assert "no text" in refused(tmp_path, "blank.pdf", pdf_file(1, text=False))


def test_an_encrypted_or_cut_pdf_says_so(tmp_path: Path) -> None:
    data = pdf_file(1)
    assert "the PDF is" in refused(tmp_path, "cut.pdf", data[: len(data) // 8])


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.zip", b"zip", "a ZIP archive; unpack it"),
        ("a.tar", b"tar", "a TAR archive; unpack it"),
        ("a.rtf", b"{\\rtf1\\ansi hello}", "an RTF document; save it"),
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(50), "a PNG picture"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "an old Office"),
        ("a.7z", b"7z\xbc\xaf\x27\x1c" + bytes(50), "a 7z archive"),
        (
            "a.json",
            b'{"doc": "a", "text": "Juan Ortega Lara was arrested on Monday."}',
            "a JSON file",
        ),
        ("a.xml", b'<?xml version="1.0"?><a>Juan Ortega Lara was arrested.</a>', "an XML file"),
        ("a.txt", b"", "empty"),
        ("b.txt", b"  \n\t\n ", "empty"),
        ("c.txt", bytes(range(256)) * 50, "no text"),
        ("d.txt", b"Menu\nSearch\nShare this\n", "furniture"),
    ],
)
def test_what_is_no_prose_is_refused_with_what_to_do(
    tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    if data in (b"zip", b"tar"):
        stream = io.BytesIO()
        if data == b"zip":
            with zipfile.ZipFile(stream, "w") as archive:
                archive.writestr("story.txt", SAID)
        else:
            with tarfile.open(fileobj=stream, mode="w") as packed:
                info = tarfile.TarInfo("story.txt")
                info.size = len(SAID)
                packed.addfile(info, io.BytesIO(SAID.encode()))
        data = stream.getvalue()
    assert said in refused(tmp_path, name, data)


@pytest.mark.parametrize("name", FILES)
def test_a_document_with_more_text_than_is_read_is_refused(tmp_path: Path, name: str) -> None:
    said = refused(tmp_path, name, FILES[name], longest=60)
    assert "60" in said


@pytest.mark.parametrize(
    ("data", "note"),
    [
        (f"{SAID} José Peña.".encode("cp1252"), "cp1252"),
        (f"{SAID} José Peña.".encode("utf-16"), None),
        (f"{SAID} José Peña.".encode("utf-8-sig"), None),
        (f"{SAID}\nNuñez. ".encode() + b"Jos\xe9 Pe\xf1a.", "mixes two encodings"),
        (f"{SAID}\nJosé Peña.".encode().decode("cp1252").encode(), "garbled"),
        (f"{SAID} Jos\u200bé \u202ePeña.".encode(), "invisible marks"),
        (f"{SAID} Jose\u0301 Pen\u0303a.".encode(), None),
    ],
)
def test_letters_come_through_whatever_wrote_them(
    tmp_path: Path, data: bytes, note: str | None
) -> None:
    text = opened(tmp_path, "a.txt", data)
    assert "José Peña." in text.text
    assert note is None or any(note in one for one in text.notes)


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 100_000 + SAID,
        "<b>" * 1_900 + SAID,
        f"<p>{SAID}</p>" + "<!--" * 100_000,
        f"<p>{SAID}</p>" + "<script>" * 100_000,
        f"<p>{SAID}</p>" * 20_000,
        f"<p>{SAID}</p><a " + "x=1 " * 200_000 + ">y</a>",
    ],
    ids=["deep", "open", "comments", "scripts", "wide", "attributes"],
)
def test_a_page_made_to_choke_readers_gives_its_words(tmp_path: Path, markup: str) -> None:
    data = f"<!doctype html><html><body>{markup}".encode()
    assert SAID in words(opened(tmp_path, "bomb.html", data))


def test_entities_that_name_one_another_are_not_unfolded(tmp_path: Path) -> None:
    inner = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    data = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a0 "{SAID}">{inner}]>'
    page = f"{data}<html><body><p>{SAID}</p><p>&a11;</p></body></html>".encode()
    assert len(opened(tmp_path, "laughs.html", page).text) < 10_000


def test_a_line_of_a_million_characters_is_read(tmp_path: Path) -> None:
    text = opened(tmp_path, "long.txt", (SAID + " ").encode() * 11_000)
    assert sum(text.words_of(one).count("arrested") for one in text.to_read()) == 11_000
    assert len(text.paragraphs) > 100
