"""A form on paper: blank to fill in by hand, or filled, in the exact headings of its definition."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from csa_desktop.domain.framework import Field, Form, FormSection, Option
from csa_desktop.reports.blocks import CONTINUED, Block, Room, Stack
from csa_desktop.reports.dates import moment
from csa_desktop.reports.fonts import Weight
from csa_desktop.reports.pages import Progress, print_sheets, without_collecting
from csa_desktop.reports.paper import Paper
from csa_desktop.reports.prose import BODY, Prose, Style
from csa_desktop.reports.table import Cell, Row
from csa_desktop.reports.words import Words

Answer = str | tuple[str, ...]

TITLE = Style(size=17, leading=23, weight=Weight.BOLD, above=2)
OVER = Style(size=11, leading=15)
LABEL = Style(weight=Weight.BOLD)
BULLETED = Style(indent=14, above=3)
FOOTER = Style(size=9, leading=12.5, weight=Weight.BOLD, above=10)
TICKED, EMPTY = "☒", "☐"
BY_HAND = {
    "record": ("Case", "Date and time", "Recorded by"),
    "case": ("Case", "Date", "Tracked by"),
}
"""What the program knows of a record or case by itself, and has to be written in on a blank form."""
YES_NO = (Option("yes", "Yes"), Option("no", "No"))
SHARES = {"full": (0.26, 0.74), "half": (0.17, 0.33), "third": (0.13, 1 / 3 - 0.13)}
"""What the label and the answer take of the form's width."""
_PITCH = 25
"""Points between lines to write on by hand."""
_BULLET_PITCH = 32
_ONE_LINE = 36
"""Points; the height of a cell for one line of handwriting."""
_EARLIER = "Asked in an earlier version of this form: "


def print_form(
    form: Form,
    paper: Paper,
    answers: Mapping[str, Answer] | None = None,
    *,
    progress: Progress | None = None,
) -> bytes:
    """The PDF of a form: with room to write where `answers` is None, else with every answer in full."""
    words = Words()
    with without_collecting():
        sheet = FormSheet(form, answers, words).block()
        return print_sheets([sheet], words, paper, title=form.title, progress=progress)


@dataclass(frozen=True, slots=True)
class FormSheet:
    """A form as a sheet; it may stand beside others in one print."""

    form: Form
    answers: Mapping[str, Answer] | None
    words: Words

    def block(self) -> Block:
        """The sheet, blank where there are no answers."""
        sections = (*_by_hand(self.form, blank=self.answers is None), *self.form.sections)
        rows = [row for section in sections for row in self._section(section)]
        footer = [self._prose(self.form.footer, FOOTER)] if self.form.footer else []
        over = [self._prose(self.form.over, OVER)] if self.form.over else []
        return Stack(
            [Stack([*rows, *self._earlier()], above=10), *footer],
            head=Stack([*over, self._prose(self.form.title, TITLE)]),
            again=self._prose(self.form.title + CONTINUED, LABEL),
        )

    def _section(self, section: FormSection) -> Iterator[Block]:
        if section.heading:
            yield Row([Cell(1, self._prose(section.heading, LABEL), shaded=True)])
        row: list[Cell] = []
        for field in section.fields:
            if field.retired:
                continue
            cells = self._cells(field)
            if sum(cell.share for cell in (*row, *cells)) > 1.01:
                yield self._row(row)
                row = []
            row += cells
        if row:
            yield self._row(row)

    def _row(self, cells: list[Cell]) -> Row:
        """A row as wide as the form: the last answer takes what is left."""
        left = 1 - sum(cell.share for cell in cells)
        last = cells[-1]
        cells[-1] = Cell(last.share + left, last.block, last.again, last.shaded)
        return Row(cells, least=_ONE_LINE)

    def _cells(self, field: Field) -> list[Cell]:
        label = self._prose(field.label, LABEL)
        again = self._prose(field.label + CONTINUED, LABEL)
        if field.kind in ("long", "bullets", "statements"):
            return [Cell(1, Stack([Stack([self._answer(field)], above=4)], head=label, again=again))]
        beside, share = SHARES[field.width]
        return [Cell(beside, label, again, shaded=True), Cell(share, self._answer(field))]

    def _answer(self, field: Field) -> Block:
        given = self._given(field)
        if field.kind in ("choice", "choices", "yes-no") and (options := _options(field)):
            return self._prose(_ticked(options, _texts(given)), BODY)
        if not _texts(given):
            return self._room(field)
        if field.kind in ("bullets", "statements"):
            return Stack([Prose(text, BULLETED, self.words, label="•") for text in _texts(given)], above=3)
        return Stack([self._prose(_in_words(field, text), BODY) for text in _texts(given)])

    def _given(self, field: Field) -> Answer:
        if self.answers is None:
            return ""
        return next((self.answers[name] for name in self.form.names(field) if name in self.answers), "")

    def _room(self, field: Field) -> Block:
        if field.kind in ("long", "bullets", "statements"):
            bullets = field.kind != "long"
            return Room(field.lines, pitch=_BULLET_PITCH if bullets else _PITCH, bullets=bullets)
        return Room(field.lines - 1, pitch=_PITCH)  # the cell itself is the first line

    def _earlier(self) -> Iterator[Block]:
        """Answers to what this version no longer asks: they are kept, so they are printed."""
        asked = {name for field in self.form.fields() for name in self.form.names(field)}
        labels = {field.id: field.label for field in self.form.declared()}
        for name, given in (self.answers or {}).items():
            if name not in asked and _texts(given):
                texts = [self._prose(text, BODY) for text in _texts(given)]
                label = _EARLIER + labels.get(name, name)
                head, again = self._prose(label, LABEL), self._prose(label + CONTINUED, LABEL)
                yield Row([Cell(1, Stack(texts, head=head, again=again))])

    def _prose(self, text: str, style: Style) -> Prose:
        return Prose(text, style, self.words)


def _by_hand(form: Form, *, blank: bool) -> tuple[FormSection, ...]:
    """The row for what a blank form cannot know."""
    asked = [Field(label, "text", label, width="third") for label in BY_HAND.get(form.per, ()) if blank]
    return (FormSection("by-hand", "", tuple(asked)),) if asked else ()


def _options(field: Field) -> tuple[Option, ...]:
    return field.options or (YES_NO if field.kind == "yes-no" else ())


def _ticked(options: tuple[Option, ...], chosen: tuple[str, ...]) -> str:
    """Every option with its box; a choice that is no longer offered stands after them."""
    gone = [Option(text, text) for text in chosen if text not in {option.id for option in options}]
    boxes = (
        f"{TICKED if option.id in chosen else EMPTY}\u00a0{option.title}" for option in (*options, *gone)
    )
    return "     ".join(boxes)


def _texts(given: Answer) -> tuple[str, ...]:
    texts = (given,) if isinstance(given, str) else given
    return tuple(text for text in texts if text.strip())


def _in_words(field: Field, text: str) -> str:
    return moment(text) if field.kind == "date" else text
