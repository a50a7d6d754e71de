"""The journey of a case: drawn, as a list, and the box in which an event is written."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csa_desktop.domain.case_journey import Timeline, timeline_of
from csa_desktop.domain.cases import Event
from csa_desktop.domain.framework import Journey
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.pages.notebook.board import Board
from csa_desktop.gui.pages.notebook.sheet import Row
from csa_desktop.gui.pages.notebook.tab import Block
from csa_desktop.gui.pages.tracking.event_writing import EventWriting
from csa_desktop.gui.pages.tracking.timeline_view import TimelineView
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Card
from csa_desktop.gui.widgets.words import Words
from csa_desktop.reports.timeline_layout import said_silence
from csa_desktop.reports.timeline_words import event_words, notes, stage_words

EMPTY = "Nothing is dated yet. Add what the file, the family and the professionals say happened, and when."
UNDATED = "No date that can be read"


class JourneyBlock(Block):
    """One line of buttons, the drawing, what must be known of it, and what was opened of list and box."""

    def __init__(self, board: Board, journey: Journey, case: str) -> None:
        super().__init__(board)
        self._board, self._journey, self._case = board, journey, case
        self._timeline: Timeline | None = None
        self._list: list[QWidget] = []
        self.view, self.writing = TimelineView(journey), EventWriting(board, journey, case)
        self._empty = Words(EMPTY, look="quiet")
        self.add = Button("Add what happened", kind="link")
        self.add.setObjectName("addEvent")
        self.as_list = Button("As a list", kind="link")
        self.as_list.setObjectName("asList")
        self.as_list.setCheckable(True)
        self._head = _line(Words("The journey", look="heading"), self.add, self.as_list)
        self.add.clicked.connect(partial(self.writing.open, ""))
        self.as_list.toggled.connect(lambda _: board.arranged.emit())
        self.view.opened.connect(self.writing.open)
        self.writing.closed.connect(self._to_the_head)

    def show(self, trail: Trail) -> list[Row]:
        """What the file says by now."""
        timeline = timeline_of(trail, self._journey, self._case)
        if timeline != self._timeline:
            self._timeline = timeline
            self.view.show_timeline(timeline)
            self._make_list(timeline)
        self.as_list.setVisible(bool(timeline.events or timeline.undated))
        self.writing.show(trail)
        rows: list[Row] = [(self._head, 14), (self.view if timeline.events else self._empty, 6)]
        if self.writing.box:
            rows.append((self.writing.box, 8))
        if self.as_list.isChecked() or timeline.undated:
            rows += [(widget, 0) for widget in self._list]
        return rows

    def keep(self) -> None:
        """Keep an event that is being written, where it is whole."""
        self.writing.keep()

    # The list

    def _make_list(self, timeline: Timeline) -> None:
        for widget in self._list:
            widget.hide()
            widget.deleteLater()
        self._list = list(self._lines(timeline))

    def _lines(self, timeline: Timeline) -> Iterator[QWidget]:
        before = {silence.before.event.id: silence for silence in timeline.silences}
        stages = {span.event: span for span in timeline.stages}
        for placed in timeline.events:
            if silence := before.get(placed.event.id):
                yield Words(said_silence(silence).capitalize(), look="error")
            if span := stages.get(placed.event.id):
                yield Words(stage_words(self._journey, span), look="quiet")
            yield self._card(placed.event, event_words(self._journey, timeline, placed))
        for event in timeline.undated:
            yield self._card(event, f"{UNDATED} · {event.title or event.kind} · {event.happened}")

    def _card(self, event: Event, words: str) -> Card:
        card = Card(tone="row")
        card.add(Words(words, look="small"))
        card.setObjectName(f"event-{event.id}")
        card.clicked.connect(partial(self.writing.open, event.id))
        return card

    def _to_the_head(self, new: bool) -> None:
        (self.add if new or not self.view.isVisible() else self.view).setFocus()


class TimescalesBlock(Block):
    """Where the timescales on the page come from, and what must be known before relying on them."""

    def __init__(self, board: Board, journey: Journey, case: str) -> None:
        super().__init__(board)
        self._journey, self._case = journey, case
        self._notes = Words(look="quiet")

    def show(self, trail: Trail) -> list[Row]:
        """Only those that some event was compared with."""
        said = "\n".join(notes(timeline_of(trail, self._journey, self._case)))
        self._notes.set_words(said)
        return [(self._notes, 10)] if said else []


def _line(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(14)
    for widget in widgets:
        row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addStretch(1)
    return holder
