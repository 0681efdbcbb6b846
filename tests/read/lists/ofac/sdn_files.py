"""Writes SDN files in the official forms, from entries of our own making.

Layout: OFAC, "Specially Designated Nationals List data formats",
https://ofac.treasury.gov/specially-designated-nationals-list-data-formats-data-schemas
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from hypothesis import strategies as st

from linchpin.claims.claim import check_quotes
from linchpin.claims.ftm import check_model
from linchpin.read.lists.ofac import OfacReader
from whole_reading import WholeReading, whole

Cells = Sequence[str | None]

DATE = "2021-07"


def quiet(what: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


def sdn_row(  # a row has twelve columns; most are null most of the time
    number: int = 1,
    name: str = "ACME TRADING",
    *,
    kind: str | None = None,
    program: str | None = "SDNTK",
    title: str | None = None,
    vessel: Cells = (None,) * 6,
    remarks: str | None = None,
) -> list[str | None]:
    """Return a row of `sdn.csv`."""
    return [str(number), name, kind, program, title, *vessel, remarks]


def person(number: int = 1, name: str = "DOE, Jane", **cells: str | None) -> list[str | None]:
    """Return a row of `sdn.csv` for an individual."""
    return sdn_row(number, name, kind="individual", **cells)  # type: ignore[arg-type]


def csv_text(rows: Iterable[Cells], *, end: str = "\x1a") -> str:
    """Return rows as the official files write them: null is `-0- `, the end is byte 0x1A."""
    lines = [
        ",".join(
            "-0- "
            if cell is None
            else cell
            if cell.isdigit()
            else '"' + cell.replace('"', '""') + '"'
            for cell in row
        )
        for row in rows
    ]
    return "".join(line + "\r\n" for line in lines) + end


def write_set(
    folder: Path,
    main: Iterable[Cells],
    *,
    alt: Iterable[Cells] = (),
    add: Iterable[Cells] = (),
    comments: Iterable[Cells] | None = (),
    end: str = "\x1a",
) -> Path:
    """Write a CSV set into a folder and return the folder; `comments=None` leaves that file out."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {"sdn.csv": main, "alt.csv": alt, "add.csv": add}
    for name, rows in files.items():
        (folder / name).write_bytes(csv_text(rows, end=end).encode())
    if comments is not None:
        (folder / "sdn_comments.csv").write_bytes(csv_text(comments, end="").encode())
    return folder


def read(path: Path) -> WholeReading:
    """Read a path, and hold the reading to what every reading promises."""
    reading = whole(OfacReader().read(path, date=DATE, progress=quiet))
    check_quotes(reading.claims, reading.documents)
    check_model(reading.claims)
    return reading


def read_rows(folder: Path, *main: Cells, **files: Iterable[Cells] | None) -> WholeReading:
    """Write a set of these rows and read it."""
    return read(write_set(folder, main, **files))  # type: ignore[arg-type]


def said(reading: WholeReading, entity: str = "ofac-1") -> set[tuple[str | None, str]]:
    """Return what a reading says of an entity, as property and value."""
    return {(claim.prop, claim.value) for claim in reading.claims if claim.entity_id == entity}


def said_of(reading: WholeReading, schema: str) -> list[dict[str, set[str]]]:
    """Return every entity of a schema, each as property to values, in order of appearance."""
    found: dict[str, dict[str, set[str]]] = {}
    for claim in reading.claims:
        if claim.schema == schema:
            about = found.setdefault(claim.entity_id or "", {})
            about.setdefault(claim.prop or "", set()).add(claim.value)
    return list(found.values())


def left(reading: WholeReading) -> list[tuple[str, str]]:
    """Return what was not understood, as text and reason."""
    return [(item.text, item.why) for item in reading.not_understood]


def element(tag: str, *inside: str, **leaves: str | None) -> str:
    """Return an XML element with finished elements and leaves inside."""
    texts = (f"<{k}>{escape(v)}</{k}>" for k, v in leaves.items() if v is not None)
    return f"<{tag}>{''.join(inside)}{''.join(texts)}</{tag}>"


def xml_entry(uid: int = 1, *inside: str, **leaves: str | None) -> str:
    """Return one `sdnEntry`, an Entity in the program SDNTK unless told otherwise."""
    known = {"uid": str(uid), "lastName": "ACME TRADING", "sdnType": "Entity"} | leaves
    programs = (
        ()
        if any("<programList>" in part for part in inside)
        else (element("programList", program="SDNTK"),)
    )
    return element("sdnEntry", *programs, *inside, **known)


def xml_text(*entries: str, published: str | None = "07/04/2021", count: int | None = None) -> str:
    """Return an `sdn.xml` of these entries."""
    header = element(
        "publshInformation",
        Publish_Date=published,
        Record_Count=str(len(entries) if count is None else count),
    )
    return (
        '<?xml version="1.0" standalone="yes"?>\n'
        '<sdnList xmlns="http://tempuri.org/sdnList.xsd">\n'
        + "\n".join([header, *entries])
        + "\n</sdnList>\n"
    )


def read_xml(folder: Path, *entries: str) -> WholeReading:
    """Write an `sdn.xml` of these entries and read it."""
    path = folder / "sdn.xml"
    path.write_text(xml_text(*entries), "utf-8")
    return read(path)


_VALUES = (
    "DOB 04 Jul 1966",
    "DOB circa 1960",
    "DOB 1959 to 1961",
    "alt. DOB Jul 1966",
    "DOB once upon a time",
    "POB Culiacan, Sinaloa, Mexico",
    "nationality Mexico",
    "citizen Atlantis",
    "Gender Female",
    "a.k.a. 'LA TIA'",
    "f.k.a. 'OLD NAME'",
    "Passport A1234567 (Mexico) issued 01 Jan 2010 expires 01 Jan 2020",
    "Cedula No. 79517021 (Colombia)",
    "C.U.R.P. XEXX660704MSLXXX04 (Mexico)",
    "NIT # 830000000-1 (Colombia)",
    "Matricula Mercantil No 21-000000-02 (Medellin)",
    "Vessel Registration Identification IMO 1234567",
    "Nationality of Registration Panama",
    "Former Vessel Flag None Identified",
    "Aircraft Model B.747",
    "Website www.example.org",
    "Email Address someone@example.org",
    "Phone Number 5255123456",
    "Organization Established Date 01 Jan 2001",
    "Digital Currency Address - XBT 1BoatSLRHtKNngkdXEeobR76b53LETtpyT",
    "Additional Sanctions Information - Subject to Secondary Sanctions",
    "Secondary sanctions risk: North Korea Sanctions Regulations, sections 510.201",
    "Linked To: ACME TRADING",
    "Linked To: NOBODY KNOWN.",
    "daughter of Somebody Known",
    "Minister of Example Affairs",
    "arrested 1 Apr 2003",
    "all offices worldwide",
)
printable = st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"])
words = st.text(printable, min_size=1, max_size=20).filter(lambda text: text.strip().strip(" -0"))
"""Free text of one cell."""
fragments = st.one_of(st.sampled_from(_VALUES), words)
remarks = (
    st.lists(fragments, max_size=6).map("; ".join).filter(lambda text: text.strip().strip(" -0"))
)
"""A remark: known fragments of every kind, mixed with free text."""


@st.composite
def sdn_rows(draw: st.DrawFn, numbers: Sequence[int] = (1, 2, 3)) -> list[Cells]:
    """Rows of `sdn.csv` with any text in any column that takes text."""
    maybe = st.none() | words
    return [
        [
            str(number),
            draw(words),
            draw(st.sampled_from([None, "individual", "vessel", "aircraft"])),
            draw(st.none() | words | st.sampled_from(["SDNTK", "SDNT] [ILLICIT-DRUGS-EO14059"])),
            draw(maybe),
            *(draw(maybe) for _ in range(6)),
            draw(st.none() | remarks),
        ]
        for number in numbers
    ]
