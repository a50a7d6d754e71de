"""Where the keyboard stands in a document and what is selected, in whole words of one page."""

from collections.abc import Callable

from csa_desktop.gui.reader.page_words import PageWords
from csa_desktop.gui.reader.places import Selection

RIGHT, LEFT, UP, DOWN, LINE_START, LINE_END, PAGE_START, PAGE_END = (
    *("right", "left", "up", "down"),
    *("line start", "line end", "page start", "page end"),
)


class PageCursor:
    """A word one stands on (`head`) and, where words are selected, the word the selection began at."""

    def __init__(self, words_of: Callable[[int], PageWords | None]) -> None:
        self._words_of = words_of
        self.page = 0
        self.head: int | None = None
        self.anchor: int | None = None

    def words(self) -> PageWords | None:
        """The words of the cursor's page, where they are known."""
        return self._words_of(self.page) if self.page else None

    def stand(self, page: int, index: int) -> None:
        """Go to a word; nothing is selected any more."""
        self.page, self.head, self.anchor = page, index, None

    def select(self, page: int, first: int, last: int) -> None:
        """Select words and stand on the last of them."""
        self.page, self.anchor, self.head = page, first, last

    def extend(self, index: int) -> None:
        """Select from where the selection began to a word of the same page."""
        self.anchor = self.head if self.anchor is None else self.anchor
        self.head = index

    def clear(self) -> None:
        """Select nothing; stay where one stands."""
        self.anchor = None

    def forget(self) -> None:
        """Stand nowhere: another document is shown."""
        self.page, self.head, self.anchor = 0, None, None

    def first_and_last(self) -> tuple[int, int] | None:
        """The selected words, both included; None where none are."""
        if self.anchor is None or self.head is None:
            return None
        return min(self.anchor, self.head), max(self.anchor, self.head)

    def selection(self) -> Selection | None:
        """What is selected; None where nothing is."""
        ends, words = self.first_and_last(), self.words()
        if ends is None or words is None:
            return None
        first, last = ends
        start, end = words.words[first].start, words.words[last].end
        return Selection(self.page, start, end, words.said(first, last))

    def move(self, where: str, *, selecting: bool) -> bool:
        """Go one step; False at the edge of the page, where the cursor stays."""
        words = self.words()
        if words is None or self.head is None:
            return False
        if selecting and self.anchor is None and where in (LEFT, RIGHT):
            self.anchor = self.head  # the first step selects the word one stands on
            return True
        there = _target(words, self.head, where)
        if there is None:
            return False
        if selecting:
            self.extend(there)
        else:
            self.stand(self.page, there)
        return True


def _target(words: PageWords, index: int, where: str) -> int | None:
    if where in (UP, DOWN):
        return words.step_line(index, -1 if where == UP else 1)
    there = {
        RIGHT: index + 1,
        LEFT: index - 1,
        LINE_START: words.line_ends(index)[0],
        LINE_END: words.line_ends(index)[1],
        PAGE_START: 0,
        PAGE_END: len(words) - 1,
    }[where]
    return there if 0 <= there < len(words) else None
