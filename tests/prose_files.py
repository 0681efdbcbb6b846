"""Small files of every kind of document, made from one text about invented people."""

from __future__ import annotations

import io
from email.message import EmailMessage

SAID = "Juan Ortega Lara was arrested on Monday, the prosecutor said. His lawyer denies the charge."
ALSO = "The prosecutor of Colima said that the group paid Pedro Ruiz Mora two million dollars."
ROWS = (("Name", "Born"), ("Juan Ortega Lara", "1970"), ("Pedro Ruiz Mora", "1981"))


def html_file() -> bytes:
    """Return a web page with a menu, a table and a box of other stories."""
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
    return f"""<!doctype html><html><head><title>An arrest in Colima</title>
<meta property="og:site_name" content="Diario Inventado">
<meta property="article:published_time" content="2021-05-04T10:00:00Z"></head><body>
<nav><a href="/">Home</a> <a href="/n">News</a></nav><script>var a = "<p>no text</p>";</script>
<article><h1>An arrest in Colima</h1><p>{SAID}</p><p>{ALSO}</p><table>{rows}</table></article>
<aside><h3>Related content</h3><p><a href="/x">The other trial</a></p></aside></body></html>
""".encode()


def docx_file() -> bytes:
    """Return a document of Word with two paragraphs and a table."""
    import docx

    document = docx.Document()
    document.core_properties.title = "An arrest in Colima"
    document.add_paragraph(SAID)
    table = document.add_table(rows=0, cols=2)
    for row in ROWS:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = row
    document.add_paragraph(ALSO)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def mail_file(*, attached: bool = False) -> bytes:
    """Return an e-mail, with a file attached if asked."""
    message = EmailMessage()
    message["From"] = "press@fiscalia.example"
    message["To"] = "news@example.org"
    message["Subject"] = "An arrest in Colima"
    message["Date"] = "Tue, 04 May 2021 10:00:00 +0000"
    message.set_content(f"{SAID}\n\n{ALSO}\n")
    if attached:
        message.add_attachment(b"x", maintype="image", subtype="png", filename="photo.png")
    return message.as_bytes()


def pdf_file(
    pages: int = 2, *, text: bool = True, picture: bool = False, heads: bool = False
) -> bytes:
    """Return a PDF of some pages with the same two sentences on each.

    Args:
        pages: How many.
        text: Whether there is text on them.
        picture: Whether a picture is drawn on each.
        heads: Whether a running head and a page number stand on each.
    """
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b""]
    objects[2] = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    objects.append(
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray "
        b"/BitsPerComponent 8 /Length 1 >>\nstream\n\x00\nendstream"
    )
    kids = []
    for number in range(1, pages + 1):
        content = _content(number, text=text, picture=picture, heads=heads)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        body = len(objects)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
            b"/Resources << /Font << /F 3 0 R >> /XObject << /I 4 0 R >> >> >>" % body
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), pages)
    return _assembled(objects)


def _content(number: int, *, text: bool, picture: bool, heads: bool) -> bytes:
    parts = []
    if picture:
        parts.append(b"q 600 0 0 780 0 0 cm /I Do Q")
    letter = chr(64 + number % 26)
    lines = [f"Case 17-cr-00042 Document {number}", f"Count {letter} is of May."] if heads else []
    lines += ["Juan Ortega Lara was arrested on Monday, the prosecutor", "said. His lawyer denies"]
    lines += ["the charge."]
    lines += [f"Clerk {letter} signed it.", f"Page {number} of 9"] if heads else []
    for at, line in enumerate(lines if text else []):
        parts.append(f"BT /F 12 Tf 72 {720 - 16 * at} Td ({line}) Tj ET".encode("ascii"))
    return b"\n".join(parts)


def _assembled(objects: list[bytes]) -> bytes:
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, item in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, item))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for place in places:
        out.write(b"%010d 00000 n \n" % place)
    size = len(objects) + 1
    out.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, start))
    return out.getvalue()


def files() -> dict[str, bytes]:
    """Return a file of every kind that is read, by name."""
    return {
        "plain.txt": f"{SAID}\n\n{ALSO}\n".encode(),
        "marked.md": f"# An arrest in Colima\n\n{SAID}\n\n> **{ALSO}**\n".encode(),
        "page.html": html_file(),
        "letter.docx": docx_file(),
        "mail.eml": mail_file(),
        "paper.pdf": pdf_file(),
    }
