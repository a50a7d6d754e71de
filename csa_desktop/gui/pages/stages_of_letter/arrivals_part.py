"""What arrived after the draft letter was sent, the judgements it touches, and a decision on each."""

from datetime import datetime, time
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop.domain.arrivals import CAME, DATED, NEWER, Arrival, Touched, arrivals, draft_sent
from csa_desktop.domain.counts import several
from csa_desktop.domain.decisions import as_it_stands, decided_by, stands
from csa_desktop.domain.editions import Sent
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.readiness.sheet import excerpt
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Statement
from csa_desktop.gui.moments import moment
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.stages_of_letter.deciding_box import DecidingBox
from csa_desktop.gui.pages.stages_of_letter.wording import sent_when
from csa_desktop.gui.pages.turns import Turns
from csa_desktop.gui.pages.wheres import place_of_statement, where_of
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Card, Panel
from csa_desktop.gui.widgets.chip import Mark
from csa_desktop.gui.widgets.column import Column, empty
from csa_desktop.gui.widgets.flow import beside
from csa_desktop.gui.widgets.words import Run, Words
from csa_desktop.importing.wording import listed
from csa_desktop.store.store import Store

TITLE = "What arrived after the draft was sent"
HINT = (
    "Documents and data that came, were replaced, or are dated after the draft: the validated dataset, key "
    "thresholds, inspections of services. Say of each judgement that they touch whether it stands."
)
NO_DRAFT = "No draft has gone out yet. What comes after it is listed here."
NOTHING = "Nothing has arrived since. List what is to come, or bring it in, under Sources."
UNKNOWN = "Nothing cites it yet, so nobody can tell which judgements it touches. Read it, then say."
_HOW = {
    CAME: "came after the draft was sent",
    NEWER: "a newer version came after the draft was sent",
    DATED: "is dated after the draft",
}


class ArrivalsPart(QWidget):
    """One panel for each source; the boxes in which one decides open under it."""

    went = Signal(object)

    def __init__(self, desk: Desk, letter: str, column: Column, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("arrivalsPart")
        self._desk, self._letter = desk, letter
        self._trail: Trail | None = None
        self._sent: Sent | None = None
        self._before: Trail | None = None
        self._asked = ""
        self._shown: object = None
        self._box: DecidingBox | None = None
        self._opened = ("", "")
        self._said, self._list = Words(look="quiet"), QVBoxLayout()
        self._list.setSpacing(10)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 6, 0, 0)
        outer.setSpacing(10)
        outer.addWidget(Words(TITLE, look="section"))
        outer.addWidget(Words(HINT, look="quiet"))
        outer.addWidget(self._said)
        outer.addLayout(self._list)
        self._turns = Turns(column, self)

    def show_trail(self, trail: Trail) -> None:
        """Compare with the assessment as it was when the draft went out, which is read once."""
        self._trail = trail
        self._sent = draft_sent(trail, self._letter)
        if self._sent is None:
            self._said.set_words(NO_DRAFT)
        elif self._asked != self._sent.edition.id:
            self._asked = self._sent.edition.id
            self._said.set_words("Looking at what was there when the draft went out …")
            read = Store.trail_when
            self._desk.read(read, self._desk.assessment, _moment(self._sent), then=self._was_read)
        else:
            self._show()

    def _was_read(self, before: Trail | None) -> None:
        self._before = before
        self._show()

    def _show(self) -> None:
        if self._trail is None or self._sent is None:
            return
        found = arrivals(self._trail, self._before, self._desk.pack, self._sent)
        judged = [as_it_stands(self._trail, self._desk.pack, j.id) for j in self._desk.pack.judgements]
        what = (found, judged, self._opened)
        if what == self._shown:
            return
        self._shown = what
        left = sum(arrival.open for arrival in found)
        since = f"Since {sent_when(self._sent.edition)}: {several(len(found), 'source')}, {left} open."
        self._said.set_words(since if found else NOTHING)
        self._save_box()
        empty(self._list)
        self._turns.make(partial(self._add, arrival) for arrival in found)

    def _add(self, arrival: Arrival) -> None:
        self._list.addWidget(self._panel(arrival))

    # One arrival

    def _panel(self, arrival: Arrival) -> Panel:
        source = arrival.source
        dated = f"dated {moment(source.dated)}" if source.dated else ""
        panel = Panel(source.title, ", ".join(filter(None, (_HOW[arrival.how], dated))))
        panel.setObjectName(f"arrival-{source.id}")
        panel.body.setSpacing(6)
        if arrival.open:
            panel.add_chips(Mark(f"{several(arrival.open, 'judgement')} to look at", tone="caution"))
        if titles := [s.title for s in self._desk.pack.subjects if s.id in arrival.subjects]:
            panel.add(Words(f"It speaks of {listed(titles)}.", look="quiet"))
        for heading, some in (
            ("These quote an earlier version of it", arrival.outdated),
            ("These sentences of the letter rest on it", arrival.sentences),
        ):
            self._add_statements(panel, heading, some)
        if not arrival.touched:
            panel.add(Words(UNKNOWN, look="quiet"))
        for touched in (*arrival.touched, *arrival.others):
            panel.add(self._row(arrival, touched))
            if self._opened == (source.id, touched.judgement.id):
                panel.add(self._open_box(touched, source.id))
        panel.add(self._read(source.id))
        return panel

    def _add_statements(self, panel: Panel, heading: str, some: tuple[Statement, ...]) -> None:
        if some:
            panel.add(Words(heading, look="label"))
        for statement in some:
            card = Card(where_of(statement, self._desk.pack), excerpt(statement), tone="row")
            card.clicked.connect(partial(self._go, place_of_statement(statement)))
            panel.add(card)

    def _row(self, arrival: Arrival, touched: Touched) -> QWidget:
        """A judgement as it stands, what was decided, and the way to decide."""
        known = touched in arrival.touched
        title = touched.judgement.title
        now = _grade_now(self._trail, self._desk.pack, touched) if self._trail else ""
        said = [Run(title, "strong" if known else ""), Run(f"  {now}", "quiet")]
        row = [Words(said)]
        button = Button("Decide" if touched.decision is None else "Decide again", kind="link")
        button.setObjectName(f"decide-{arrival.source.id}-{touched.judgement.id}")
        button.setAccessibleName(f"{button.text()}: {title}, on {arrival.source.title}")
        button.clicked.connect(partial(self._open, arrival.source.id, touched.judgement.id))
        holder = beside(*row, button)
        if touched.decision is None or self._trail is None:
            return holder
        return _with_below(
            holder, Words(_decision_words(self._trail, self._desk.pack, touched), look="quiet")
        )

    def _read(self, source: str) -> QWidget:
        button = Button("Read it", kind="link")
        button.clicked.connect(partial(self._go, Place("reader", source)))
        return beside(button)

    # Deciding

    def _open_box(self, touched: Touched, source: str) -> QWidget:
        """The box that is there already, with what is typed in it; else a new one."""
        if self._box:
            self._box.show()
            return self._box
        assert self._trail
        self._box = DecidingBox(self._desk, touched.judgement, source, self._trail)
        self._box.closed.connect(partial(self._open, "", ""))
        return self._box

    def _open(self, source: str, judgement: str, *_: object) -> None:
        if self._box:
            self._box.keep()
            self._box.hide()
            self._box.deleteLater()
            self._box = None
        self._opened = (source, judgement)
        self._show()

    def _save_box(self) -> None:
        """The panels are made anew; what is typed is not."""
        if self._box:
            self._box.hide()
            self._box.setParent(self)

    def _go(self, place: Place, *_: object) -> None:
        self.went.emit(place)

    def keep(self) -> None:
        """Make a draft of what was typed last."""
        if self._box:
            self._box.keep()


def _moment(sent: Sent) -> datetime:
    """When the draft had gone out; the end of the day where only that is known."""
    at = datetime.fromisoformat(sent.edition.at)
    whole = at if "T" in sent.edition.at else datetime.combine(at.date(), time.max)
    return whole.astimezone()


def _grade_now(trail: Trail, pack: Pack, touched: Touched) -> str:
    made = as_it_stands(trail, pack, touched.judgement.id)
    if made is None:
        return "no grade yet"
    status = next((s.title for s in pack.statuses if s.id == made.status), made.status)
    return ", ".join(filter(None, (_grade(pack, made.scale, made.grade), status.lower())))


def _grade(pack: Pack, scale: str, code: str) -> str:
    grade = pack.scale(scale).grade(code) if code else None
    return f"{grade.code} · {grade.label}" if grade else "no grade"


def _decision_words(trail: Trail, pack: Pack, touched: Touched) -> str:
    decision = touched.decision
    assert decision
    was, now = (_grade(pack, decision.scale, code) for code in (decision.was, decision.grade))
    what = f"Stands at {now}" if stands(decision) else f"Changed from {was} to {now}"
    return f"{what}, {moment(decision.at[:10])}, by {decided_by(trail, decision)}: {decision.reason}"


def _with_below(above: QWidget, below: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(above)
    column.addWidget(below)
    return holder
