"""What a PDF says and how it looks, as a reader of it would find it."""

import pypdfium2 as pdfium
from PIL import Image


def texts(data: bytes) -> list[str]:
    """The text of each page, with lines joined by spaces."""
    document = pdfium.PdfDocument(data)
    try:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    finally:
        document.close()


def text(data: bytes) -> str:
    """All of it."""
    return " ".join(texts(data))


def pictures(data: bytes, *, wide: int = 1240) -> list[Image.Image]:
    """Each page in grey, `wide` dots across."""
    document = pdfium.PdfDocument(data)
    try:
        drawn = (page.render(scale=wide / page.get_width()).to_pil() for page in document)
        return [picture.convert("L") for picture in drawn]
    finally:
        document.close()
