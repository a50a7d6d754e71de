"""A picture as paper: a scan or photograph whose frames are its pages."""

import io
import math
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from PIL import Image, ImageOps

from csa_desktop.errors import UserError
from csa_desktop.importing.pages import PageText, Picture, Reading, Word

FORMATS = ("PNG", "JPEG", "TIFF", "GIF", "WEBP", "BMP")
MOST_PIXELS = 32_000_000
MOST_FRAMES = 2_000
_SCREEN_DPI = 96.0
_LEAST_DPI, _MOST_DPI = 96.0, 1200.0
"""Cameras say 72, which means nothing."""
_LONGEST_SIDE = 1191.0
"""Points of a page: the longer side of A3."""
_ORIENTATION = 0x0112
_ON_ITS_SIDE = (5, 6, 7, 8)
_POINTS_PER_INCH = 72.0
T = TypeVar("T")


def read_image(data: bytes) -> Reading:
    """A picture has pages and no words; UserError where it cannot be shown."""
    with _picture(data) as image:
        frames = _frames(image)
        _of_library(image.load)
    pages = tuple(PageText(n, "", "picture" if frames == 1 else f"page {n}") for n in range(1, frames + 1))
    it, them = (
        ("This is a picture: it", "it") if frames == 1 else (f"These are {frames} pictures: they", "them")
    )
    return Reading(pages, (f"{it} can be looked at, but nothing can be searched for or quoted in {them}.",))


class ImagePaper:
    """An opened picture."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.page_sizes()

    def close(self) -> None:
        """Nothing is held open between two calls."""

    def page_sizes(self) -> tuple[tuple[float, float], ...]:
        """Width and height of every frame in points, at the density it was scanned with."""
        with _picture(self._data) as image:
            return tuple(_size(image, frame) for frame in range(_frames(image)))

    def draw(self, page: int, pixels_per_point: float) -> Picture:
        """The frame, counted from 1, as a picture."""
        with _picture(self._data) as image:
            width, height = _size(image, page - 1)
            scale = min(pixels_per_point, math.sqrt(MOST_PIXELS / (width * height)))
            target = (max(1, math.ceil(width * scale)), max(1, math.ceil(height * scale)))
            drawn = _of_library(lambda: _on_white(ImageOps.exif_transpose(image)).resize(target))
            return Picture(*target, drawn.tobytes(), target[0] * 3, scale)

    def words(self, page: int) -> tuple[Word, ...]:
        """None: nothing is made out in pictures."""
        return ()


@contextmanager
def _picture(data: bytes) -> Iterator[Image.Image]:
    image = _of_library(lambda: Image.open(io.BytesIO(data), formats=FORMATS))
    try:
        yield image
    finally:
        image.close()


def _of_library(call: Callable[[], T]) -> T:
    """What Pillow makes of outside bytes; it raises nearly anything where they are damaged."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return call()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise UserError(
            "This picture has more dots than can be shown. Nothing was added. Save it smaller and add that."
        ) from None
    except MemoryError:
        raise
    except Exception:
        raise UserError(
            "This picture is damaged and cannot be shown. Nothing was added. Get it again from where it came."
        ) from None


def _frames(image: Image.Image) -> int:
    """The pages of a scan; an animation counts as its first picture."""
    if image.format != "TIFF":
        return 1
    return min(MOST_FRAMES, _of_library(lambda: int(getattr(image, "n_frames", 1))))


def _size(image: Image.Image, frame: int) -> tuple[float, float]:
    """Makes this frame the current one as well."""
    _of_library(lambda: image.seek(frame))
    width, height = image.size
    if _of_library(lambda: image.getexif().get(_ORIENTATION)) in _ON_ITS_SIDE:
        width, height = height, width
    points = min(_POINTS_PER_INCH / _dpi(image), _LONGEST_SIDE / max(width, height))
    return width * points, height * points


def _dpi(image: Image.Image) -> float:
    """Dots per inch where a scanner says them, else those of a screen."""
    try:
        dpi = float(image.info.get("dpi", (0, 0))[0])
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        return _SCREEN_DPI
    return dpi if _LEAST_DPI <= dpi <= _MOST_DPI else _SCREEN_DPI


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I"):
        # Sixteen bits a dot, as some scanners give; Pillow would cut off what is over 255.
        image = image.convert("I").point(lambda level: level * (1 / 256)).convert("L")
    if image.has_transparency_data:
        image = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
    return image.convert("RGB")
