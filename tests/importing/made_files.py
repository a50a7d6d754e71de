"""Files as authorities send them, made in memory."""

import io
import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def pdf(*pages: str | Sequence[str], before: Callable[[Canvas], None] | None = None, **options: Any) -> bytes:
    """A PDF; each page is its lines, one under the other."""
    made = io.BytesIO()
    canvas = Canvas(made, **options)
    for page in pages:
        if before:
            before(canvas)
        for number, line in enumerate([page] if isinstance(page, str) else page):
            canvas.drawString(72, 760 - 20 * number, line)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def locked_pdf(password: str, *pages: str) -> bytes:
    return pdf(*pages, encrypt=StandardEncryption(password, strength=128))


def scanned_pdf(pages: int, *, words_on: Sequence[int] = ()) -> bytes:
    """Pages that are pictures, as a scanner makes them."""
    made = io.BytesIO()
    canvas = Canvas(made)
    scan = ImageReader(Image.new("L", (200, 280), 200))
    for number in range(1, pages + 1):
        canvas.drawImage(scan, 0, 0, 595, 842)
        if number in words_on:
            canvas.drawString(72, 400, f"Typed on page {number}")
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def heavy_pdf(megabytes: int) -> bytes:
    """A PDF of about this size: on each page a line of words and a photograph that cannot be packed."""
    pages = megabytes // 3
    kids = " ".join(f"{4 + 3 * n} 0 R" for n in range(pages))
    objects = [
        _object("<</Type/Catalog/Pages 2 0 R>>"),
        _object(f"<</Type/Pages/Count {pages}/Kids[{kids}]/MediaBox[0 0 595 842]>>"),
        _object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"),
    ]
    picture = "/Type/XObject/Subtype/Image/Width 1000/Height 1000/ColorSpace/DeviceRGB/BitsPerComponent 8"
    for n in range(pages):
        number = len(objects) + 1
        words = f"BT /F 12 Tf 72 800 Td (Photograph {n + 1} of the premises) Tj ET"
        drawn = f"{words} q 400 0 0 400 72 100 cm /P Do Q".encode()
        used = f"/Resources<</Font<</F 3 0 R>>/XObject<</P {number + 2} 0 R>>>>"
        objects += [
            _object(f"<</Type/Page/Parent 2 0 R/Contents {number + 1} 0 R{used}>>"),
            _object("", drawn),
            _object(picture, os.urandom(3_000_000)),
        ]
    return _joined(objects)


def _object(entries: str, stream: bytes | None = None) -> bytes:
    if stream is None:
        return entries.encode()
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries.encode(), len(stream), stream)


def _joined(objects: list[bytes]) -> bytes:
    made, places = io.BytesIO(), []
    made.write(b"%PDF-1.4\n")
    for number, content in enumerate(objects, 1):
        places.append(made.tell())
        made.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    table = made.tell()
    made.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    made.writelines(b"%010d 00000 n \n" % place for place in places)
    made.write(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, table))
    return made.getvalue()


def with_qpdf(data: bytes, folder: Path, *options: str) -> bytes:
    """The PDF as the qpdf tool changes it."""
    tool = shutil.which("qpdf")
    if tool is None:
        pytest.skip("the qpdf tool is not on this machine")
    before, after = folder / "before.pdf", folder / "after.pdf"
    before.write_bytes(data)
    subprocess.run([tool, *options, str(before), str(after)], check=True)
    return after.read_bytes()


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def word(body: str, parts: Mapping[str, str] | None = None, *, main: str = "word/document.xml") -> bytes:
    """A Word document; `body` and `parts` (by kind, such as "footnotes") are WordprocessingML."""
    parts = parts or {}
    relations = "".join(
        f'<Relationship Id="r{n}" Type="{R}/{name.rstrip("0123456789")}" Target="{name}.xml"/>'
        for n, name in enumerate(parts)
    )
    folder, file = main.rsplit("/", 1)
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
            f'<Override PartName="/{main}" ContentType="{_WORD_MAIN}"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
            f'<Relationship Id="r1" Type="{R}/officeDocument" Target="{main}"/></Relationships>',
            f"{folder}/_rels/{file}.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
            f"{relations}</Relationships>",
            main: f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
            **{f"{folder}/{name}.xml": content for name, content in parts.items()},
        }
    )


def p(*runs: str, style: str = "") -> str:
    """A paragraph of Word; runs that are no markup become plain words."""
    inside = "".join(run if run.startswith("<") else r(run) for run in runs)
    return (
        f"<w:p>{f'<w:pPr><w:pStyle w:val={chr(34)}{style}{chr(34)}/></w:pPr>' if style else ''}{inside}</w:p>"
    )


def r(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def workbook(fill: Callable[[Any], None]) -> bytes:
    """An Excel workbook that `fill` writes; as it was never opened in Excel, formulas have no result."""
    made, book = io.BytesIO(), openpyxl.Workbook()
    fill(book)
    book.save(made)
    return made.getvalue()


def changed_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A zip with one of its parts changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    return zipped(parts | {name: change(parts[name])})


def picture(form: str = "PNG", size: tuple[int, int] = (60, 40), mode: str = "RGB", **options: Any) -> bytes:
    made = io.BytesIO()
    Image.new(mode, size).save(made, form, **options)
    return made.getvalue()


def old_office(stream: str) -> bytes:
    """The beginning of a file of Office 97-2003, or of a protected one of today, with one named stream."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000) + stream.encode("utf-16-le") + bytes(1000)
