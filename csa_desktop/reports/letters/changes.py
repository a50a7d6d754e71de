"""What two editions of a letter say differently, on paper."""

from collections.abc import Iterator

from csa_desktop.domain.differences import GONE, NEW, SAME
from csa_desktop.domain.letter_differences import MOVED, SectionChange, SentenceChange, letter_differences
from csa_desktop.domain.letter_text import LetterText
from csa_desktop.reports.blocks import Block, Stack
from csa_desktop.reports.fonts import Weight
from csa_desktop.reports.lines import INK, QUIET, Span
from csa_desktop.reports.pages import Progress, print_sheets, without_collecting
from csa_desktop.reports.paper import Paper
from csa_desktop.reports.prose import Prose, Style
from csa_desktop.reports.text import printable
from csa_desktop.reports.words import Words

TITLE = "Changes in the letter"
LEGEND = (
    Span("Words that were put in are "),
    Span("bold", Weight.BOLD),
    Span("; words that were taken out are grey and stand in "),
    Span("[square brackets]", colour=QUIET),
    Span("."),
)
UNCHANGED = "Sections in which nothing was changed: "
NOTHING = "Both say the same, word for word."
_HEAD = Style(size=17, leading=23, weight=Weight.BOLD, above=3)
_SECTION = Style(size=13, leading=18, weight=Weight.BOLD, above=16)
_TEXT = Style(size=11, leading=16, above=7)
_SMALL = Style(size=9.5, leading=13, colour=QUIET, above=12)


def print_changes(
    older: LetterText,
    newer: LetterText,
    titles: tuple[str, str],
    paper: Paper,
    *,
    progress: Progress | None = None,
) -> bytes:
    """The PDF of every sentence that differs, with its words marked; `titles` name the two editions."""
    words = Words()
    with without_collecting():
        sheet = Stack(list(_blocks(letter_differences(older, newer), titles, words)))
        return print_sheets([sheet], words, paper, title=TITLE, progress=progress)


def _blocks(found: tuple[SectionChange, ...], titles: tuple[str, str], words: Words) -> Iterator[Block]:
    yield Prose(TITLE, _HEAD, words)
    yield Prose(f"From {titles[0]} to {titles[1]}", _TEXT, words)
    if not any(section.changes for section in found):
        yield Prose(NOTHING, _TEXT, words)
        return
    yield Prose(LEGEND, _SMALL, words)
    for section in (s for s in found if s.changes):
        inside: list[Block] = [_sentence(s, words) for s in section.sentences if s.kind != SAME]
        yield Stack(inside, head=Prose(_named(section), _SECTION, words), above=_SECTION.above)
    same = [_named(section) for section in found if section.sentences and not section.changes]
    if same:
        yield Prose(f"{UNCHANGED}{'; '.join(same)}.", _SMALL, words)


def _named(section: SectionChange) -> str:
    return (section.heading or section.id.replace("-", " ").capitalize()).rstrip(":")


def _sentence(change: SentenceChange, words: Words) -> Block:
    if change.kind != MOVED:
        return Prose(_spans(change), _TEXT, words)
    came = Prose(f"Moved here from {change.elsewhere or 'elsewhere'}", _SMALL, words)
    return Stack([came, Prose(_spans(change), _TEXT, words)])


def _spans(change: SentenceChange) -> list[Span]:
    made = []
    for part in change.parts():
        text = printable(part.words).replace("\n", " ")
        if part.kind == GONE:
            made += [Span(f"[{text.strip()}]", colour=QUIET), Span(" ")] if text.strip() else []
        else:
            made.append(Span(text, Weight.BOLD if part.kind == NEW else Weight.REGULAR, INK))
    return made
