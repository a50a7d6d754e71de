"""The box in which an event of a case is written: opened, kept, put away, and there again after a lock."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from csa_desktop.commands import drafts, events
from csa_desktop.domain.framework import Journey, Option
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.pages.notebook.board import Board
from csa_desktop.gui.pages.tracking.event_box import EventBox
from csa_desktop.gui.pages.unsent import EVENT, Unsent, said_again
from csa_desktop.store.local import Draft
from csa_desktop.store.store import Store


class EventWriting(QObject):
    """One box at a time. What it says is a draft until it is kept, or let go of by a person."""

    closed = Signal(bool)
    """It had the focus and is gone; True where it was for a new event."""

    def __init__(self, board: Board, journey: Journey, case: str) -> None:
        super().__init__(board)
        self._board, self._journey, self._case = board, journey, case
        self.box: EventBox | None = None
        self._unsent: Unsent | None = None
        self._seen, self._sent = 0, False
        board.desk.read(Store.drafts, board.desk.assessment, then=self._found)

    def show(self, trail: Trail) -> None:
        """An event that is gone cannot be changed any more."""
        if self.box and self.box.event_id and trail.event(self.box.event_id) is None:
            self._close()

    def open(self, event: str, *_: object) -> None:
        """Ask for a new event (empty), or for what is to be changed of one; typing can begin at once."""
        box = self._open(event)
        box.go()
        self._board.revealed.emit(box)

    def keep(self) -> None:
        """Keep an event that is being written, where it is whole; else its box stays open, and is a draft."""
        if self.box and self._unsent and self._unsent.changed():
            said = self.box.said()
            if said["happened"] and (said["kind"] or said["title"]):
                self._send(said)
            self._unsent.keep()

    def _open(self, event: str) -> EventBox:
        trail = self._board.trail
        there = trail.event(event) if trail and event else None
        self._close()
        records = _records(trail, self._case) if trail else ()
        self.box = box = EventBox(self._board.desk.pack, self._journey, records, there)
        self._seen, self._sent = trail.at if trail else 0, False
        self._unsent = self._follow(box, event, trail)
        box.kept.connect(self._send)
        box.left.connect(self._leave)
        box.dropped.connect(self._drop)
        box.removed.connect(self._remove)
        self._board.arranged.emit()
        return box

    def _follow(self, box: EventBox, event: str, trail: Trail | None) -> Unsent:
        case = trail.case(self._case) if trail else None
        title = f"{'An event' if box.event_id else 'A new event'} of {case.code if case else 'a case'}"
        desk, kind = self._board.desk, f"{EVENT}:{event}"
        unsent = Unsent(desk, box.fields, box=kind, row=self._case, title=title, parent=self)
        unsent.came_back.connect(lambda at: box.say_again(said_again(at)))
        unsent.offer()
        return unsent

    def _found(self, kept: tuple[Draft, ...]) -> None:
        """An event that was not whole when the program ended stands open where it was written."""
        boxes = (drafts.unsent_box(draft) for draft in kept)
        found = next((box for box in boxes if box and (box.kind, box.row) == (EVENT, self._case)), None)
        if found and self.box is None:
            self._open(found.about)

    def _send(self, said: dict[str, str]) -> None:
        if self.box is None or self._unsent is None or self._sent:
            return
        self._sent = True
        desk, box, unsent = self._board.desk, self.box, self._unsent
        then, refused = partial(self._kept, box, unsent), partial(self._refused, box)
        if box.event_id:
            about = {name: value for name, value in said.items() if name in unsent.changed()}
            change = partial(desk.run, events.change, desk.pack, box.event_id, about, seen=self._seen)
            change(then=then, refused=refused)
        else:
            desk.run(events.add, desk.pack, self._case, said, then=then, refused=refused)

    def _remove(self) -> None:
        if self.box and self._unsent:
            then, refused = partial(self._kept, self.box, self._unsent), partial(self._refused, self.box)
            self._board.desk.run(events.remove, self.box.event_id, then=then, refused=refused)

    def _kept(self, box: EventBox, unsent: Unsent, _: object) -> None:
        unsent.drop()
        if box is self.box:
            self._leave()

    def _refused(self, box: EventBox, sentence: str) -> None:
        if box is self.box:
            self._sent = False
            box.say(sentence)

    def _drop(self) -> None:
        """A person does not want what was typed."""
        if self._unsent:
            self._unsent.drop()
        self._leave()

    def _leave(self) -> None:
        box, focused = self.box, False
        if box and (here := box.window().focusWidget()):
            focused = box.isAncestorOf(here)
        self._close()
        self._board.arranged.emit()
        if box and focused:
            self.closed.emit(not box.event_id)

    def _close(self) -> None:
        if self.box and self._unsent:
            self._unsent.end()
            self.box.hide()
            self.box.deleteLater()
            self.box = self._unsent = None


def _records(trail: Trail, case: str) -> tuple[Option, ...]:
    return tuple(Option(s.id, s.title) for s in trail.sources() if s.case == case)
