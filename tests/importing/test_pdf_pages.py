"""Pages are drawn and measured where documents are held: a word's box is where the word is seen."""

import hashlib
import io
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_files import heavy_pdf, pdf, picture, scanned_pdf
from PIL import Image, ImageChops

from csa_desktop.errors import UserError
from csa_desktop.importing import pdf_pages
from csa_desktop.importing.documents import read_document
from csa_desktop.importing.pages import NotHeldError, Picture, Word


def held(data: bytes) -> str:
    sha256 = hashlib.sha256(data).hexdigest()
    pdf_pages.hold(sha256, data)
    return sha256


@pytest.fixture(autouse=True)
def empty_desk() -> Iterator[None]:
    yield
    for sha256 in list(pdf_pages._desk):
        pdf_pages.let_go(sha256)


def image(picture: Picture) -> Image.Image:
    size = (picture.width, picture.height)
    return Image.frombuffer("RGB", size, picture.rgb, "raw", "RGB", picture.stride, 1)


def ink(drawn: Picture) -> tuple[float, float, float, float]:
    """Where something stands on a drawn page, in points from its top left."""
    found = image(drawn).convert("L").point(lambda level: 255 * (level < 128)).getbbox()
    assert found
    left, top, right, bottom = (side / drawn.pixels_per_point for side in found)
    return left, top, right, bottom


def around(words: tuple[Word, ...]) -> tuple[float, float, float, float]:
    return (
        min(word.left for word in words),
        min(word.top for word in words),
        max(word.right for word in words),
        max(word.bottom for word in words),
    )


def assert_covers(outer: tuple[float, ...], inner: tuple[float, ...]) -> None:
    assert outer[0] - 1 <= inner[0] and outer[1] - 1 <= inner[1], (outer, inner)
    assert outer[2] + 1 >= inner[2] and outer[3] + 1 >= inner[3], (outer, inner)


def test_words_are_offsets_into_exactly_the_text_that_was_read(reports: list[Path]) -> None:
    assert len(reports) == 24
    for path in reports:
        data = path.read_bytes()
        sha256, pages = held(data), read_document(data, path.name).pages
        sizes = pdf_pages.page_sizes(sha256)
        assert len(sizes) == len(pages)
        for page in {pages[0], pages[len(pages) // 3], pages[len(pages) // 2], pages[-1]}:
            words = pdf_pages.page_words(sha256, page.number)
            assert all(page.text[word.start : word.end] == word.text for word in words)
            assert "".join(word.text for word in words) == "".join(page.text.split())
            assert_covers((0, 0, *sizes[page.number - 1]), around(words))


def test_boxes_lie_over_the_printed_words(shared_data: Path) -> None:
    data = (shared_data / "reports" / "norfolk-20-october-2015.pdf").read_bytes()
    sha256 = held(data)
    drawn = pdf_pages.draw_page(sha256, 10, 2)
    page = image(drawn).convert("L")
    for word in pdf_pages.page_words(sha256, 10):
        place = tuple(round(side * 2) for side in (word.left, word.top, word.right, word.bottom))
        darkest, _ = page.crop(place).getextrema()
        assert darkest < 128, word


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.parametrize("box", [None, (50, 60, 400, 800), (-100, -100, 500, 900)])
def test_boxes_are_right_on_turned_and_cropped_pages(turned: int, box: tuple[int, ...] | None) -> None:
    document = pypdfium2.PdfDocument(pdf(["Partnership", "Gym"]))
    page = document[0]
    page.set_rotation(turned)
    if box:
        page.set_mediabox(-100, -100, 500, 900)
        page.set_cropbox(*box)
    saved = io.BytesIO()
    document.save(saved)
    document.close()
    sha256 = held(saved.getvalue())
    drawn, words = pdf_pages.draw_page(sha256, 1, 4), pdf_pages.page_words(sha256, 1)
    words = tuple(sorted(words, key=lambda word: word.text, reverse=True))
    assert [word.text for word in words] == ["Partnership", "Gym"]
    assert_covers(around(words), ink(drawn))
    width, height = pdf_pages.page_sizes(sha256)[0]
    assert (drawn.width, drawn.height) == pytest.approx((4 * width, 4 * height), abs=1)
    across = [word.right - word.left for word in words]
    upright = turned in (0, 180)
    assert (across[0] > 3 * (words[0].bottom - words[0].top)) == upright


def test_a_word_broken_between_lines_has_a_box_on_each() -> None:
    sha256 = held(pdf(["Plans for well-", "being are clear."]))
    words = pdf_pages.page_words(sha256, 1)
    assert [word.text for word in words] == ["Plans", "for", "well-", "being", "are", "clear."]
    assert words[3].top > words[2].bottom - 2 and words[3].left < words[2].left


def test_what_was_typed_into_a_form_can_be_selected() -> None:
    def field(canvas: object) -> None:
        canvas.acroForm.textfield(name="a", x=72, y=500, width=300, height=20, value="Prompt referrals")

    data = pdf("Strengths", before=field)
    text, words = read_document(data, "a.pdf").pages[0].text, pdf_pages.page_words(held(data), 1)
    assert [text[word.start : word.end] for word in words] == ["Strengths", "Prompt", "referrals"]
    assert words[1].left == pytest.approx(76, abs=8)


def test_a_page_is_drawn_at_the_size_asked_for(reports: list[Path]) -> None:
    sha256 = held(reports[0].read_bytes())
    small, large = pdf_pages.draw_page(sha256, 1, 0.5), pdf_pages.draw_page(sha256, 1, 2)
    assert (small.width * 4, small.height * 4) == pytest.approx((large.width, large.height), abs=4)
    assert small.stride >= small.width * 3 and len(small.rgb) == small.stride * small.height
    difference = ImageChops.difference(image(large).resize((small.width, small.height)), image(small))
    assert sum(difference.convert("L").histogram()[128:]) < 0.02 * small.width * small.height


def test_colours_are_red_green_blue() -> None:
    def paint(canvas: object) -> None:
        canvas.setFillColorRGB(1, 0, 0)
        canvas.rect(-9, -9, 700, 900, fill=1)

    drawn = pdf_pages.draw_page(held(pdf("", before=paint)), 1, 0.2)
    assert drawn.rgb[6:9] == b"\xff\0\0"


def test_a_picture_of_absurd_size_is_drawn_smaller() -> None:
    drawn = pdf_pages.draw_page(held(pdf("Staying safe")), 1, 1000)
    assert drawn.width * drawn.height < 33_000_000 and drawn.pixels_per_point < 10


def test_scanned_pages_are_drawn_and_have_no_words() -> None:
    sha256 = held(scanned_pdf(2))
    assert pdf_pages.page_words(sha256, 2) == ()
    assert pdf_pages.draw_page(sha256, 2, 1).rgb[:3] == bytes([200, 200, 200])


def test_a_document_that_is_not_held_is_asked_for() -> None:
    for ask in (pdf_pages.page_sizes, lambda sha256: pdf_pages.draw_page(sha256, 1, 1)):
        with pytest.raises(NotHeldError) as missing:
            ask("0" * 64)
        assert missing.value.sha256 == "0" * 64
    assert not pdf_pages.is_held("0" * 64)


def test_a_document_is_held_once_and_let_go() -> None:
    data = pdf("a")
    sha256 = held(data)
    assert held(data) == sha256 and pdf_pages.is_held(sha256)
    pdf_pages.let_go(sha256)
    pdf_pages.let_go(sha256)
    assert not pdf_pages.is_held(sha256)


def test_the_least_recently_used_make_room(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second, third = (pdf(name) for name in ("First", "Second", "Third"))
    monkeypatch.setattr(pdf_pages, "MOST_BYTES", len(first) + len(second) + len(third) // 2)
    kept, gone = held(first), held(second)
    pdf_pages.page_sizes(kept)
    held(third)
    assert pdf_pages.is_held(kept) and not pdf_pages.is_held(gone)
    assert pdf_pages.is_held(held(heavy_pdf(3)))
    assert len(pdf_pages._desk) == 1


def test_a_document_that_changed_since_it_was_kept_is_not_shown() -> None:
    with pytest.raises(UserError, match="no longer as it was"):
        pdf_pages.hold("0" * 64, pdf("Staying safe"))


@pytest.mark.parametrize("page", [0, 3, -1])
def test_a_page_that_is_not_there_is_refused(page: int) -> None:
    sha256 = held(pdf("a", "b"))
    with pytest.raises(UserError, match="cannot be shown"):
        pdf_pages.draw_page(sha256, page, 1)


def test_a_picture_is_one_page_without_words() -> None:
    sha256 = held(picture(size=(192, 96)))
    assert pdf_pages.page_sizes(sha256) == ((144.0, 72.0),)
    assert pdf_pages.page_words(sha256, 1) == ()
    drawn = pdf_pages.draw_page(sha256, 1, 2)
    assert (drawn.width, drawn.height, drawn.stride) == (288, 144, 864)


def test_the_window_need_not_load_what_draws() -> None:
    script = (
        "import sys\n"
        "from csa_desktop.importing import documents, grid, pages, pdf_pages\n"
        "heavy = {'pypdfium2', 'PIL', 'openpyxl', 'charset_normalizer'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


lines = st.lists(st.text("abc gfäö,-.’", min_size=1, max_size=30).filter(str.strip), min_size=1, max_size=6)


@given(lines)
def test_whatever_is_on_a_page_its_words_are_its_text(page: list[str]) -> None:
    data = pdf(page)
    text = read_document(data, "a.pdf").pages[0].text
    sha256 = held(data)
    words = pdf_pages.page_words(sha256, 1)
    pdf_pages.let_go(sha256)
    assert all(text[word.start : word.end] == word.text for word in words)
    assert "".join(word.text for word in words) == "".join(text.split())
