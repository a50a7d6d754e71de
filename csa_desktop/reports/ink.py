"""The fonts of one PDF: codes for glyphs, and the font objects that let a reader get the characters back.

Codes are our own, one for each pair of a glyph and the characters it stands for, because one glyph may
stand for different characters and one character may be drawn by several glyphs. reportlab's own fonts
cannot say that: a code there is one character of the first plane.
"""

from collections.abc import Iterable
from functools import partial

import uharfbuzz as hb
from reportlab.pdfbase import pdfdoc

from csa_desktop.reports.fonts import SCALE, Face
from csa_desktop.reports.shaping import NO_GLYPH, SILENT, Run

UNSEEN = "\u200b"
"""What the text layer gives for a glyph that says nothing: an invisible format character."""
_ROWS = 100
"""A table of a CMap may have at most 100 rows (PDF 32000-1, 9.10.3)."""


class Fount:
    """One face as one document uses it."""

    def __init__(self, face: Face, name: str) -> None:
        self.face, self.name = face, name
        self.codes: dict[tuple[int, str], int] = {}

    def code(self, glyph: int, text: str) -> str:
        """The code that draws a glyph and stands for a text, as the PDF writes it."""
        return f"{self.codes.setdefault((glyph, text), len(self.codes) + 1):04X}"

    def written(self, run: Run) -> str:
        """A run as the inside of a TJ array."""
        parts: list[str] = []
        for glyph in run.glyphs:
            if glyph.number == NO_GLYPH:
                parts.append(_shift(-glyph.advance))
            else:
                drawn = self._width(glyph.number, glyph.text)
                parts.append(f"{_shift(-glyph.x)}<{self.code(glyph.number, glyph.text)}>")
                parts.append(_shift(drawn + glyph.x - glyph.advance))
        return "".join(parts).replace("><", "")

    def _width(self, glyph: int, text: str) -> int:
        return 0 if text is SILENT else self.face.advance(glyph)

    def addObjects(self, document: pdfdoc.PDFDocument) -> None:
        """Put the font into the document; reportlab calls it when the document is complete."""
        name = f"{_tag(self.name)}+{self.face.name}"
        reference = partial(_reference, document, name)
        descendant = {
            "Type": "/Font",
            "Subtype": "/CIDFontType2",
            "BaseFont": f"/{name}",
            "CIDSystemInfo": pdfdoc.PDFDictionary(
                {
                    "Registry": pdfdoc.PDFString("Adobe"),
                    "Ordering": pdfdoc.PDFString("Identity"),
                    "Supplement": 0,
                }
            ),
            "DW": 0,
            "W": pdfdoc.PDFArray([1, pdfdoc.PDFArray([self._width(*key) for key in self.codes])]),
        }
        data, indices = self._subset()
        descendant["FontDescriptor"] = reference(
            "descriptor", self._descriptor(name, reference("file", _stream(data)))
        )
        descendant["CIDToGIDMap"] = reference("glyphs", _stream(indices))
        font = {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": f"/{name}",
            "Encoding": "/Identity-H",
            "DescendantFonts": pdfdoc.PDFArray([reference("descendant", pdfdoc.PDFDictionary(descendant))]),
            "ToUnicode": reference("characters", _stream(self._characters())),
        }
        document.idToObject["BasicFonts"].dict[self.name] = reference("font", pdfdoc.PDFDictionary(font))

    def _subset(self) -> tuple[bytes, bytes]:
        """The font file with only the glyphs used, and the glyph of each code."""
        plan = hb.SubsetInput()
        plan.glyph_set.set({0, *(glyph for glyph, _ in self.codes)})
        plan.drop_table_tag_set.update(
            int.from_bytes(tag, "big") for tag in (b"GDEF", b"GSUB", b"GPOS", b"name")
        )
        made = hb.SubsetPlan(self.face.face, plan)
        places = made.old_to_new_glyph_mapping
        indices = b"".join(places[glyph].to_bytes(2, "big") for glyph, _ in self.codes)
        return made.execute().blob.data, b"\0\0" + indices

    def _descriptor(self, name: str, file: pdfdoc.PDFObjectReference) -> pdfdoc.PDFDictionary:
        symbolic = 4
        ascent, descent = self.face.ascent, self.face.descent
        said = {
            "Type": "/FontDescriptor",
            "FontName": f"/{name}",
            "Flags": symbolic,
            "Ascent": ascent,
            "Descent": descent,
            "CapHeight": 714,
            "ItalicAngle": -12 if "Italic" in self.face.name else 0,
            "StemV": 160 if "Bold" in self.face.name else 90,
            "FontBBox": pdfdoc.PDFArray([-SCALE, descent, 2 * SCALE, ascent]),
            "FontFile2": file,
        }
        return pdfdoc.PDFDictionary(said)

    def _characters(self) -> bytes:
        """The table from code to characters (PDF 32000-1, 9.10.3)."""
        rows = [
            f"<{code:04X}> <{(text or UNSEEN).encode('utf-16-be').hex().upper()}>"
            for (_, text), code in self.codes.items()
        ]
        tables = (rows[at : at + _ROWS] for at in range(0, len(rows), _ROWS))
        return "\n".join((_CMAP_HEAD, *map(_table, tables), _CMAP_FOOT)).encode()


_CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange"""
_CMAP_FOOT = """endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


def _table(rows: Iterable[str]) -> str:
    listed = list(rows)
    return "\n".join((f"{len(listed)} beginbfchar", *listed, "endbfchar"))


def _shift(amount: int) -> str:
    return f" {amount} " if amount else ""


def _tag(name: str) -> str:
    """The six capitals that mark a font as a part of one, made from its number in the document."""
    number = int(name[1:])
    return "".join(chr(65 + number // 26**place % 26) for place in reversed(range(6)))


def _stream(data: bytes) -> pdfdoc.PDFStream:
    stream = pdfdoc.PDFStream(content=data, filters=[pdfdoc.PDFZCompress])
    stream.dictionary["Length1"] = len(data)
    return stream


def _reference(
    document: pdfdoc.PDFDocument, font: str, part: str, thing: pdfdoc.PDFObject
) -> pdfdoc.PDFObjectReference:
    return document.Reference(thing, f"{part}:{font}")
