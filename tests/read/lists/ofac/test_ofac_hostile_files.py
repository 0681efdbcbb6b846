"""Files that are cut, damaged, swapped or malicious: a clear error with the place, never worse."""

from __future__ import annotations

import gzip
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sdn_files import (
    DATE,
    csv_text,
    element,
    person,
    quiet,
    read,
    sdn_row,
    words,
    write_set,
    xml_entry,
    xml_text,
)

from effort import times
from linchpin.claims.errors import EditionRefused, LinchpinError, ReadError
from linchpin.read.lists.countries import country_code
from linchpin.read.lists.ofac import OfacReader
from linchpin.read.lists.ofac.fragments import _label_pattern, read_fragment, split_remark
from linchpin.read.lists.record_text import Excerpt
from linchpin.read.opening import read_bytes

ROWS = [
    person(17, "DOE, Jane", title="Major General", remarks="DOB 1966; Linked To: ACME TRADING."),
    sdn_row(18, program="SDNT] [SDNTK", remarks="a.k.a. 'BNC'; NIT # 830000000-1 (Colombia)."),
    sdn_row(19, "ARTAVIL", kind="vessel", vessel=("9HIP9", "Tanker", "1", "2", "Malta", "ACME")),
]
ALT = [["17", "1", "aka", "ROE, Jane", None], ["18", "2", "fka", "OLD ACME", None]]
ADD = [["17", "1", "Calle 1", "Culiacan", "Mexico", None]]
COMMENTS = [["18", "and so on"]]
FILES = {
    "sdn.csv": csv_text(ROWS).encode(),
    "alt.csv": csv_text(ALT).encode(),
    "add.csv": csv_text(ADD).encode(),
    "sdn_comments.csv": csv_text(COMMENTS, end="").encode(),
}
XML = xml_text(
    xml_entry(17, element("dateOfBirthList", element("dateOfBirthItem", dateOfBirth="1966")),
              element("akaList", element("aka", type="a.k.a.", category="weak", lastName="BNC")),
              element("idList", element("id", idType="Passport", idNumber="A1")),
              sdnType="Individual", firstName="Jane", remarks="(Linked To: ACME TRADING)"),
    xml_entry(18, element("vesselInfo", vesselFlag="Malta"), sdnType="Vessel"),
).encode()  # fmt: skip
REFUSALS = LinchpinError


def write(folder: Path, changes: dict[str, bytes]) -> Path:
    for name, data in (FILES | changes).items():
        (folder / name).write_bytes(data)
    return folder


def survives(path: Path, named: Path) -> None:
    """Read a path; either the reading keeps its promises or the error names the file."""
    try:
        reading = read(path)
    except REFUSALS as error:
        words_of_error = str(error)
    else:
        assert reading.entries > 0
        return
    assert str(named) in words_of_error


Mutation = Callable[[bytes], bytes]


@st.composite
def mutations(draw: st.DrawFn) -> Mutation:
    """A way to damage a file: cut, drop, repeat, overwrite, insert, re-encode or re-pack it."""
    kind = draw(st.sampled_from("cut drop repeat overwrite insert encode swap case".split()))
    where, length = draw(st.floats(0, 1)), draw(st.integers(1, 40))
    junk = draw(
        st.binary(min_size=1, max_size=12)
        | words.map(str.encode)
        | st.sampled_from(
            [
                b'"',
                b",",
                b"\r\n",
                b"\x1a",
                b"\x00",
                b"-0-",
                b"<",
                b"&#0;",
                b"&x;",
                b"</id>",
                b";",
                b"<!DOCTYPE a []>",
                b"\xff\xfe",
            ]
        )
    )
    encoding = draw(st.sampled_from(["utf-16", "utf-32", "latin-1", "cp037", "utf-8-sig"]))

    def damage(data: bytes) -> bytes:
        at = int(where * len(data))
        if kind == "cut":
            return data[:at]
        if kind == "drop":
            return data[:at] + data[at + length :]
        if kind == "repeat":
            return data[:at] + data[max(at - length * 4, 0) :]
        if kind == "overwrite":
            return data[:at] + junk + data[at + len(junk) :]
        if kind == "insert":
            return data[:at] + junk + data[at:]
        if kind == "encode":
            return (data.decode() + "ñ").encode(encoding, "replace")
        if kind == "swap":
            return data[at:] + data[:at]
        return data.swapcase()

    return damage


@settings(max_examples=times(60))
@given(st.sampled_from(sorted(FILES)), st.lists(mutations(), min_size=1, max_size=3), st.booleans())
def test_a_damaged_set_is_read_or_refused(name: str, damages: list[Mutation], pack: bool) -> None:
    with TemporaryDirectory() as root:
        folder, data = Path(root), FILES[name]
        for damage in damages:
            data = damage(data) if data.isascii() else data
        survives(write(folder, {name: gzip.compress(data, mtime=0) if pack else data}), folder)


@settings(max_examples=times(60))
@given(st.lists(mutations(), min_size=1, max_size=3), st.booleans())
def test_a_damaged_xml_is_read_or_refused(damages: list[Mutation], pack: bool) -> None:
    with TemporaryDirectory() as root:
        path, data = Path(root) / "sdn.xml", XML
        for damage in damages:
            data = damage(data) if data.isascii() else data
        path.write_bytes(gzip.compress(data, mtime=0) if pack else data)
        survives(path, path)


@settings(max_examples=times(30))
@given(st.binary(max_size=300), st.sampled_from(["sdn.csv", "sdn.xml", "sdn.csv.gz"]))
def test_random_bytes_are_refused(data: bytes, name: str) -> None:
    with TemporaryDirectory() as root:
        path = Path(root) / name
        path.write_bytes(data)
        survives(path, path)


@settings(max_examples=times(30))
@given(st.binary(max_size=60), st.integers(0, 40))
def test_damaged_gzip_is_refused(junk: bytes, at: int) -> None:
    packed = gzip.compress(FILES["sdn.csv"], mtime=0)
    with TemporaryDirectory() as root:
        path = Path(root) / "sdn.csv.gz"
        path.write_bytes(packed[: len(packed) - at] + junk)
        survives(path, path)


@settings(max_examples=times(30))
@given(st.permutations(range(12)))
def test_swapped_columns_are_refused_or_reported(order: list[int]) -> None:
    with TemporaryDirectory() as root:
        rows = [[row[column] for column in order] for row in ROWS]
        survives(write(Path(root), {"sdn.csv": csv_text(rows).encode()}), Path(root))


def test_every_cut_of_the_main_file_is_refused_or_ends_at_a_row(tmp_path: Path) -> None:
    data = FILES["sdn.csv"]
    for end in range(0, len(data), 2):
        write(tmp_path, {"sdn.csv": data[:end]})
        whole = data[:end].rstrip(b"\r\n \x1a").endswith((b'"', b",-", b",-0", b",-0-"))
        if not whole:
            with pytest.raises((EditionRefused, ReadError)) as caught:
                read(tmp_path)
            assert str(tmp_path / "sdn.csv") in str(caught.value)


def test_every_cut_of_the_xml_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "sdn.xml"
    for end in range(0, len(XML.rstrip()), 2):
        path.write_bytes(XML[:end])
        with pytest.raises(EditionRefused) as caught:
            read(path)
        assert str(path) in str(caught.value)


ONE = csv_text([sdn_row()]).encode()
DEEP = b"<sdnList>" + b"<a>" * 5_000
BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    b"<sdnList>&b;</sdnList>"
)
ENTRY = xml_entry(1).encode()


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("sdn.csv", b"", "holds no entries"),
        ("sdn.csv", b"\r\n" * 9 + b"\x1a", "holds no entries"),
        ("sdn.csv", b"\n" * 2_000_000 + ONE, "line 1001: over 1,000 empty lines"),
        ("sdn.csv", ONE + ONE, "line 2: text after the end mark"),
        ("sdn.csv", ONE[:-1] * 2, "line 2: entry 1 is there twice"),
        ("sdn.csv", ONE.replace(b"ACME", b"AC\x00ME"), "line 1: holds a null byte"),
        ("sdn.csv", ONE[:-1] + b'2,"AC', "line 2: unexpected end of data"),
        ("sdn.csv", ONE[:-1] + b'2,"A"B', "line 2: ',' expected after"),
        ("sdn.csv", ONE[:-1] + b"2,3,4", "line 2: 3 columns, not 12 ('2,3,4')"),
        ("sdn.csv", ONE.replace(b"ACME", "Ñ".encode("latin-1")), "line 1: not UTF-8 at byte"),
        ("sdn.csv", ONE.decode().encode("utf-16"), "line 1: not UTF-8"),
        ("sdn.csv", b"one" + ONE[1:], "line 1: 'one' is no entry number"),
        ("sdn.csv", ONE.replace(b'"ACME TRADING"', b"-0- "), "line 1: entry 1 has no name"),
        ("sdn.csv", ONE.replace(b"-0- ,", b"robot,", 1), "line 1: type 'robot' is none of"),
        ("sdn.csv", ONE.replace(b"ACME", b"A" * 10_000_000), "131,072"),
        ("sdn.csv", b"<html>Access Denied</html>", "line 1: 1 column, not 12"),
        ("sdn.csv", gzip.compress(ONE, mtime=0)[:-9], "cut or damaged"),
        ("sdn.csv", gzip.compress(gzip.compress(ONE, mtime=0), mtime=0), "not UTF-8"),
        ("alt.csv", b'1,2,"xka","N",-0- ', "line 1: name type 'xka' is none of"),
        ("alt.csv", b'1,2,"aka",-0- ,-0- ', "line 1: alternate name is empty"),
        ("add.csv", b"1,2,3", "line 1: 3 columns, not 6"),
        ("sdn_comments.csv", b"1,2,3", "line 1: 3 columns, not 2"),
        ("sdn.xml", b"", "is empty"),
        ("sdn.xml", b"<html/>", "the root is <html>"),
        ("sdn.xml", b"<sdnList/>", "holds no entries"),
        ("sdn.xml", BOMB, "line 1: holds a document type or entities"),
        ("sdn.xml", b"<!DOCTYPE a SYSTEM 'file:///etc/passwd'><sdnList/>", "a document type"),
        ("sdn.xml", DEEP, "line 1: holds elements nested over 12 deep"),
        ("sdn.xml", b"<sdnList><a>" + b"<b/>" * 200_000, "over 100,000 elements"),
        ("sdn.xml", b"<sdnList><a>" + b"x" * 10_000_000, "over 1,000,000 characters of text"),
        ("sdn.xml", b"<sdnList>" + b"\n" * 3_000_000, "over 1,000,000 characters of text"),
        ("sdn.xml", b"<sdnList><a b='" + b"x" * 5_000_000, "a single tag or comment of over 1 MB"),
        ("sdn.xml", b"<sdnList><!--" + b"x" * 5_000_000, "a single tag or comment of over 1 MB"),
        (
            "sdn.xml",
            b"<sdnList><a " + b" ".join(b"b%d='1'" % n for n in range(110_000)) + b">",
            "over",
        ),
        ("sdn.xml", b"<sdnList>" + ENTRY + b"\x00", "line 1: not well-formed"),
        ("sdn.xml", b"<?xml version='1.0' encoding='rot13'?><sdnList/>", "sdn.xml"),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else None,
)
def test_what_is_refused_and_why(tmp_path: Path, name: str, data: bytes, expected: str) -> None:
    if name == "sdn.xml":
        (tmp_path / name).write_bytes(data)
    else:
        write_set(tmp_path, [sdn_row()])
        (tmp_path / name).write_bytes(data)
    began = time.process_time()
    with pytest.raises((EditionRefused, ReadError)) as caught:
        read(tmp_path)
    assert time.process_time() - began < 5
    assert expected in str(caught.value)
    assert str(tmp_path / name) in str(caught.value)
    assert len(str(caught.value)) < 1_000


def test_a_gzip_bomb_is_refused_before_it_fills_the_memory(tmp_path: Path) -> None:
    path = tmp_path / "sdn.csv.gz"
    path.write_bytes(gzip.compress(b"\x00" * 100_000_000, compresslevel=1, mtime=0))
    with pytest.raises(ReadError, match=r"larger than 67,108,864 bytes when unpacked; refused"):
        read(path)
    with pytest.raises(ReadError, match=r"larger than 10 bytes"):
        read_bytes(path, max_bytes=10)


def test_a_utf16_xml_is_read_as_it_says(tmp_path: Path) -> None:
    path = tmp_path / "sdn.xml"
    path.write_bytes(xml_text(xml_entry(1)).encode("utf-16"))
    assert read(path).entries == 1


@pytest.mark.parametrize(
    "name", ["nowhere", "nowhere/sdn.csv", "sdn\x00.csv", "x" * 5_000, "empty"]
)
def test_a_path_with_nothing_there(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    path = tmp_path / name
    assert not OfacReader().accepts(path)
    with pytest.raises(ReadError):
        OfacReader().read(path, date=DATE, progress=quiet)


LENGTH = 200_000
ADVERSARIAL = [
    " " * LENGTH + "x",
    ";" * LENGTH,
    "; " * LENGTH + "x",
    "'." * LENGTH,
    "'.A" * LENGTH,
    "Passport" + " " * LENGTH + "\n x",
    "Passport " + " (" * LENGTH,
    "Passport " + " (a" * LENGTH,
    "Passport A (" + "a" * LENGTH,
    "Passport A" + " issued 1 Jan" * LENGTH,
    "A" * LENGTH + " No. ",
    "A b" * LENGTH + " Number",
    "a@" + "a." * LENGTH + "!",
    "a" * LENGTH + "@",
    "http://" + "." * LENGTH + " x",
    "a.k.a. '" + "'" * LENGTH,
    "A's " * LENGTH,
    "son of " + "A " * LENGTH + "!",
    "major " * LENGTH + "!",
    "and all other offices within " + "a " * LENGTH,
    "Digital Currency Address - XBT " + "a" * LENGTH,
    "DOB " + "1" * LENGTH,
    "vice-" * LENGTH,
    "Executive Order 12345" + "\n" * LENGTH,
]


@pytest.mark.parametrize("remark", ADVERSARIAL, ids=lambda remark: remark[:24])
def test_time_is_proportional_to_the_length_of_a_remark(remark: str) -> None:
    began = time.process_time()
    for piece in split_remark(remark, 0):
        read_fragment(piece, individual=True)
    for length in (2_000, 1_999, 1_000):  # the longest fragments the rules get to see
        read_fragment(Excerpt(remark[:length], 0), individual=True)
        read_fragment(Excerpt((remark[:8] + remark[-length:])[:2_000], 0), individual=True)
    _label_pattern().fullmatch(remark)
    country_code(remark)
    assert time.process_time() - began < 4


def test_a_remark_of_a_million_characters_is_refused_or_read_in_time(tmp_path: Path) -> None:
    began = time.process_time()
    huge = "; ".join(["a.k.a. 'NAME'"] * 70_000)
    main = [sdn_row(1, remarks=huge[:1000])]
    comments = [["1", huge[at : at + 100_000]] for at in range(1000, len(huge), 100_000)]
    reading = read(write_set(tmp_path, main, comments=comments))
    assert reading.counts["remark_fragments"] == 70_000
    with pytest.raises(EditionRefused, match="131,072"):
        read(write_set(tmp_path, [sdn_row(1, remarks=huge)]))
    path = tmp_path / "sdn.xml"
    path.write_text(xml_text(xml_entry(1, remarks=huge)), "utf-8")
    with pytest.raises(ReadError, match="characters of text in one place"):
        read(path)
    assert time.process_time() - began < 10


MEASURE = """
import sys
from pathlib import Path
from linchpin.claims.errors import LinchpinError
from linchpin.read.lists.ofac import OfacReader
try:
    reading = OfacReader().read(Path(sys.argv[1]), date="2021", progress=lambda *told: None)
    for _ in reading.parts:
        pass
except LinchpinError:
    pass
print(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads the peak memory from /proc")
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("sdn.csv", b"\n" * 20_000_000),
        ("sdn.csv", gzip.compress(b"\x00" * 200_000_000, compresslevel=1, mtime=0)),
        ("sdn.xml", b"<sdnList><a b='" + b"x" * 40_000_000),
        ("sdn.xml", b"<sdnList><a>" + b"<b/>" * 5_000_000),
    ],
    ids=["empty lines", "gzip bomb", "one long tag", "many elements"],
)
def test_memory_stays_bounded(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, tmp_path / name],
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    assert int(done.stdout) < 400_000  # kilobytes
