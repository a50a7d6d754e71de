"""Sheets of tables: a heading, and rows whose own heads are there again on each page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from csa_desktop.reports.blocks import CONTINUED, Block, Stack
from csa_desktop.reports.fonts import SCALE, Weight
from csa_desktop.reports.lines import QUIET, Span, lines
from csa_desktop.reports.pages import WIDTH, Progress, print_sheets, without_collecting
from csa_desktop.reports.paper import Paper
from csa_desktop.reports.prose import Prose, Style
from csa_desktop.reports.table import PADDING, Cell, Row
from csa_desktop.reports.text import printable
from csa_desktop.reports.words import Words

TITLE = Style(size=17, leading=23, weight=Weight.BOLD)
SECTION = Style(size=12, leading=16, weight=Weight.BOLD, above=14)
HEAD = Style(size=9, leading=12, weight=Weight.BOLD, above=0)
CELL = Style(size=9.5, leading=13, above=0)
PLAIN = Style(above=4)
REMARK = Style(size=9, leading=12.5, colour=QUIET, above=4)
SMALLEST = 6.5
"""Points; a head is not set smaller."""
_LEAST = 24
"""Points; room to note something by hand."""

Text = str | Sequence[Span]


@dataclass(frozen=True, slots=True)
class Tables:
    """Makes the blocks of one print."""

    words: Words

    def prose(self, text: Text, style: Style = PLAIN, *, label: str = "") -> Prose:
        """Some text."""
        return Prose(text, style, self.words, label=label)

    def table(
        self,
        heads: Sequence[str],
        shares: Sequence[float],
        rows: Sequence[Sequence[Text]],
        *,
        title: str = "",
    ) -> Block:
        """Rows under their heads, which stand over them again where they go on."""
        return self.rows(heads, shares, [self.row(shares, row) for row in rows], title=title)

    def rows(
        self, heads: Sequence[str], shares: Sequence[float], made: Sequence[Block], *, title: str = ""
    ) -> Block:
        """Rows that are made already, under their heads."""
        first, again = (
            Stack([*self._over(words), self._heads(heads, shares)])
            for words in (title, title and title + CONTINUED)
        )
        return Stack(made, head=first, again=again, above=8)

    def _over(self, title: str) -> list[Block]:
        return [self.prose(title, SECTION), Stack((), above=5)] if title else []

    def _heads(self, heads: Sequence[str], shares: Sequence[float]) -> Row:
        pairs = list(zip(heads, shares, strict=True))
        size = min((self._fitting(head, share) for head, share in pairs), default=HEAD.size)
        style = replace(HEAD, size=size, leading=size + 3)
        return Row([Cell(share, self.prose(head, style), shaded=True) for head, share in pairs])

    def _fitting(self, head: str, share: float) -> float:
        """The size at which no word of a head is broken, as far as it can still be read."""
        room = share * WIDTH - 2 * PADDING
        words = [Span(word, Weight.BOLD) for word in printable(head).split()]
        widest = max((lines([word], self.words, float("inf"))[0].width for word in words), default=0)
        return max(SMALLEST, min(HEAD.size, room * SCALE / widest if widest else HEAD.size))

    def row(self, shares: Sequence[float], texts: Sequence[Text], *, shaded: bool = False) -> Row:
        """A row of texts; the first cell is repeated where it goes on."""
        cells = [
            Cell(share, self.prose(text, CELL), shaded=shaded)
            for share, text in zip(shares, texts, strict=True)
        ]
        first = cells[0]
        cells[0] = Cell(first.share, first.block, self.prose(texts[0], CELL), shaded)
        return Row(cells, least=_LEAST)

    def sheet(self, title: str, blocks: Sequence[Block], *, under: str = "") -> Block:
        """Blocks under the title of a sheet."""
        said = [self.prose(under, REMARK)] if under else []
        head = Stack([self.prose(title, TITLE), *said])
        again = self.prose(title + CONTINUED, HEAD)
        return Stack(blocks, head=head, again=again)


def printed(
    words: Words, sheets: Sequence[Block], paper: Paper, *, title: str, progress: Progress | None
) -> bytes:
    """The PDF of some sheets."""
    with without_collecting():
        return print_sheets(sheets, words, paper, title=title, progress=progress)


def bold(text: str, more: str = "") -> list[Span]:
    """A text in bold, and more after it."""
    return [Span(text, Weight.BOLD), Span(more)]
