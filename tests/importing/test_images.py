"""Pictures are kept to be looked at: scans by their pages, photographs the right way up."""

import io
import struct
import zlib

import pytest
from made_files import picture
from PIL import Image

from csa_desktop.errors import UserError
from csa_desktop.importing.documents import read_document
from csa_desktop.importing.image_paper import ImagePaper

ORIENTATION = 0x0112


def test_a_picture_says_that_it_has_no_words() -> None:
    document = read_document(picture(), "scan.png")
    assert [(page.text, page.label) for page in document.pages] == [("", "picture")]
    assert document.reading == (
        "This is a picture: it can be looked at, but nothing can be searched for or quoted in it."
    )


def test_a_scan_of_several_pages_has_them() -> None:
    pages = [Image.new("1", (850, 1100)) for _ in range(3)]
    made = io.BytesIO()
    pages[0].save(made, "TIFF", save_all=True, append_images=pages[1:], dpi=(100, 100), compression="group4")
    document = read_document(made.getvalue(), "minutes.tif")
    assert [page.label for page in document.pages] == ["page 1", "page 2", "page 3"]
    assert document.reading.startswith("These are 3 pictures: they can be looked at")
    assert ImagePaper(made.getvalue()).page_sizes() == ((612.0, 792.0),) * 3
    assert ImagePaper(made.getvalue()).draw(3, 1).width == 612


def test_a_photograph_stands_the_right_way_up() -> None:
    photograph = Image.new("RGB", (400, 200), "white")
    photograph.paste("red", (0, 0, 50, 200))
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    made = io.BytesIO()
    photograph.save(made, "JPEG", exif=exif)
    paper = ImagePaper(made.getvalue())
    assert paper.page_sizes() == ((150.0, 300.0),)
    drawn = paper.draw(1, 1)
    assert (drawn.width, drawn.height) == (150, 300)
    assert drawn.rgb[0] > 200 and drawn.rgb[1] < 60
    assert min(drawn.rgb[-3:]) > 200


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_every_kind_of_dot_is_drawn_on_white(mode: str) -> None:
    assert len(ImagePaper(picture("PNG", (30, 20), mode)).draw(1, 1).rgb) == 23 * 15 * 3


def test_what_is_transparent_is_white_and_grey_stays_grey() -> None:
    clear = picture("PNG", (40, 40), "RGBA")
    assert set(ImagePaper(clear).draw(1, 1).rgb) == {255}
    made = io.BytesIO()
    Image.new("I;16", (40, 40), 32768).save(made, "PNG")
    assert set(ImagePaper(made.getvalue()).draw(1, 1).rgb) == {128}


def test_a_damaged_picture_is_refused() -> None:
    whole = picture("JPEG", (300, 300))
    for data in (whole[:200], picture("PNG", (300, 300))[:60], b"\x89PNG\r\n\x1a\n" + bytes(40)):
        with pytest.raises(UserError, match="This picture is damaged"):
            read_document(data, "scan")


def test_a_picture_that_would_fill_the_memory_is_refused() -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0))
    bomb = (
        b"\x89PNG\r\n\x1a\n"
        + header
        + chunk(b"IDAT", zlib.compress(bytes(60_001) * 100))
        + chunk(b"IEND", b"")
    )
    with pytest.raises(UserError, match="more dots than can be shown"):
        read_document(bomb, "scan.png")
