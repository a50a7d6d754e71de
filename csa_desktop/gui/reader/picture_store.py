"""The pictures and words of the few pages around what is seen, so that memory stays bounded."""

from collections.abc import Iterable

from PySide6.QtGui import QImage

from csa_desktop.gui.reader.page_words import PageWords

MOST_PIXELS = 12_000_000
"""The most pixels of one page's picture; beyond it a picture is stretched."""


class PictureStore:
    """What was asked for, what came, and what is let go."""

    def __init__(self) -> None:
        self.pictures: dict[int, QImage] = {}
        self.words: dict[int, PageWords] = {}
        self.messages: dict[int, str] = {}
        self._scales: dict[int, float] = {}
        self._asked: dict[int, float] = {}
        self._words_asked: set[int] = set()

    def keep(self, pages: Iterable[int], *, and_words_of: Iterable[int] = ()) -> None:
        """Let go of every other page."""
        kept = set(pages)
        for held in (self.pictures, self._scales, self._asked):
            for page in set(held) - kept:
                del held[page]
        kept |= set(and_words_of)
        for page in set(self.words) - kept:
            del self.words[page]
        self._words_asked &= kept

    def needs_picture(self, page: int, scale: float) -> bool:
        """True once for each picture that is neither here nor on its way."""
        if self._scales.get(page) == scale or self._asked.get(page) == scale or page in self.messages:
            return False
        self._asked[page] = scale
        return True

    def needs_words(self, page: int) -> bool:
        """True once for each page whose words are neither here nor on their way."""
        if page in self.words or page in self._words_asked:
            return False
        self._words_asked.add(page)
        return True

    def waits_for(self, page: int, scale: float) -> bool:
        """Whether this picture is still wanted: drawing it can be left out otherwise."""
        return self._asked.get(page) == scale and self._scales.get(page) != scale

    def put_picture(self, page: int, scale: float, picture: QImage) -> bool:
        """Keep a picture that came; False where it is no longer wanted."""
        if page not in self._asked:
            return False
        if self._scales.get(page) != self._asked[page]:
            self.pictures[page], self._scales[page] = picture, scale
        return True


def bounded(scale: float, size: tuple[float, float]) -> float:
    """`scale`, or the largest at which the page's picture stays within its pixels."""
    width, height = size
    most: float = (MOST_PIXELS / max(1.0, width * height)) ** 0.5
    return round(min(scale, most), 4)
