"""One stage of the letter: what was said of the last edition, what has to be done, and how it goes out."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop import clock
from csa_desktop.domain import editions
from csa_desktop.domain.deadlines import DONE, OVERDUE, TODAY, deadlines
from csa_desktop.domain.editions import AUTHORITY, Sent
from csa_desktop.domain.framework import LetterStage, Option, Pack, PromptGroup
from csa_desktop.domain.ticks import checklist_of
from csa_desktop.domain.trail import Trail
from csa_desktop.gui import deadline_words
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.stages_of_letter.agreement_box import AgreementBox
from csa_desktop.gui.pages.stages_of_letter.edition_cards import EditionCards
from csa_desktop.gui.pages.stages_of_letter.readers_box import ReadersBox
from csa_desktop.gui.pages.stages_of_letter.remark_form import RemarkForm
from csa_desktop.gui.pages.stages_of_letter.remark_list import RemarkList
from csa_desktop.gui.pages.stages_of_letter.returned_box import ReturnedBox
from csa_desktop.gui.pages.stages_of_letter.sending_box import SendingBox
from csa_desktop.gui.pages.stages_of_letter.wording import sent_when
from csa_desktop.gui.pages.ticking.tick_list import TickList
from csa_desktop.gui.pages.turns import Turns
from csa_desktop.gui.widgets.column import Column
from csa_desktop.gui.widgets.words import Words

TO_DO = "What has to be done"
NOT_SENT = "Nothing was sent at the stage before, so nothing can have been said of it yet."


class StagePart(QWidget):
    """Everything of one stage, from the top: heard, to do, agreed, sent."""

    went = Signal(object)

    def __init__(
        self, desk: Desk, stage: LetterStage, trail: Trail, column: Column, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"stage-{stage.id}")
        self._desk, self.stage, self._column_of_page = desk, stage, column
        self._sent: Sent | None = None
        self._due = Words()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 6, 0, 0)
        self._column.setSpacing(12)
        self._column.addWidget(Words(stage.title[:1].upper() + stage.title[1:], look="section"))
        if stage.hint:
            self._column.addWidget(Words(stage.hint, look="quiet"))
        self._column.addWidget(self._due)
        self._trail, self._hears, self._writes = trail, False, False
        self.ticks: list[TickList] = []
        self.readers: ReadersBox | None = None
        self.returned: ReturnedBox | None = None
        self.form: RemarkForm | None = None
        self.remarks: RemarkList | None = None
        self.agreement: AgreementBox | None = None
        self.sending: SendingBox | None = None
        self.gone: EditionCards | None = None
        self._of = Words(look="quiet")
        self._heard = QVBoxLayout()
        self._heard.setSpacing(12)
        if stage.answers:
            self._column.addWidget(self._of)
        self._turns = Turns(column, self)
        self._turns.make(self._steps())
        self.show_trail(trail)

    def finish(self) -> None:
        """Make the rest of it now: something in it is to be shown."""
        self._turns.finish()

    def _steps(self) -> Iterator[Callable[[], None]]:
        """Its boxes from the top, one in a turn, so that the window answers in between."""
        if self.stage.answers:
            yield self._add_heard
            yield self._add_form
        for group in _groups(self._desk.pack, self.stage):
            yield partial(self._add_tasks, group)
        yield self._add_agreement
        yield self._add_sending
        yield self._add_gone

    def _add_heard(self) -> None:
        self._hears = True
        if self.stage.heard:
            self.readers = ReadersBox(self._desk, self.stage)
            self.readers.went.connect(self.went)
            self._column.addWidget(self.readers)
        self._column.addLayout(self._heard)
        self._show_heard(self._trail)

    def _add_form(self) -> None:
        self._writes = True
        if self._sent:
            self.form = RemarkForm(self._desk, self._sent, _origins(self._desk.pack, self.stage))
            self._heard.addWidget(self.form)

    def _add_tasks(self, group: PromptGroup) -> None:
        checklist = checklist_of(f"letter-{self.stage.id}", group.id)
        ticks = TickList(self._desk, checklist, group.prompts, title=self._title(group))
        ticks.show_trail(self._trail)
        self.ticks.append(ticks)
        self._column.addWidget(ticks)

    def _title(self, group: PromptGroup) -> str:
        """The letter's own list for a stage bears the stage's name, which stands above already."""
        return TO_DO if group.title == self.stage.title else group.title

    def _add_agreement(self) -> None:
        if self.stage.agreed:
            self.agreement = AgreementBox(self._desk, self.stage)
            self.agreement.show_trail(self._trail)
            self._column.addWidget(self.agreement)

    def _add_sending(self) -> None:
        if self.stage.does:
            self.sending = SendingBox(self._desk, self.stage, self._trail)
            self.sending.went.connect(self.went)
            self.sending.show_trail(self._trail)
            self._column.addWidget(self.sending)

    def _add_gone(self) -> None:
        self.gone = EditionCards(self._desk, self.stage)
        self.gone.went.connect(self.went)
        self.gone.show_trail(self._trail)
        self._column.addWidget(self.gone)

    def show_trail(self, trail: Trail) -> None:
        """Show what the store says; what is typed stays, and what is not made yet follows."""
        self._trail = trail
        self._show_due(trail)
        self._show_heard(trail)
        for part in (*self.ticks, self.agreement, self.sending, self.gone):
            if part:
                part.show_trail(trail)

    def _show_heard(self, trail: Trail) -> None:
        sent = editions.last_of(trail, self.stage.letter, self.stage.answers) if self.stage.answers else None
        self._of.set_words(_said_of(sent))
        if not self._hears:
            return
        if self.readers:
            self.readers.show_trail(trail, sent)
        if sent and (self._sent is None or sent.edition.id != self._sent.edition.id):
            self._hear(sent)
        if self.remarks:
            self.remarks.show_trail(trail)

    def _hear(self, sent: Sent) -> None:
        """Make room for what is said of this edition."""
        self.keep()
        for old in (self.returned, self.form, self.remarks):
            if old:
                old.hide()
                old.deleteLater()
        self._sent = sent
        self.returned = None if self.stage.heard else ReturnedBox(self._desk, self._column_of_page)
        self.form = None
        self.remarks = RemarkList(self._desk, sent, self._column_of_page)
        self.remarks.went.connect(self.went)
        if self.returned:
            self.returned.show_sent(sent)
            self._heard.addWidget(self.returned)
        self._heard.addWidget(self.remarks)
        if self._writes:
            self._add_form()

    def _show_due(self, trail: Trail) -> None:
        found = [
            d for d in deadlines(self._desk.pack, trail, clock.today()) if d.clock.id == self.stage.clock
        ]
        if editions.last_of(trail, self.stage.letter, self.stage.id):  # it is over
            found = [d for d in found if d.state == DONE]
        lines = [f"{d.clock.title}: {deadline_words.when(d, clock.today())}" for d in found]
        self._due.setProperty("look", "error" if any(d.state in (OVERDUE, TODAY) for d in found) else "body")
        self._due.set_words("\n".join(lines))
        self._due.setVisible(bool(lines))

    def keep(self) -> None:
        """Keep what is being typed."""
        for part in (*self.ticks, self.form, self.remarks, self.sending):
            if part:
                part.keep()


def _said_of(sent: Sent | None) -> str:
    if sent is None:
        return NOT_SENT
    return f"What was said of edition {sent.number}, which went out on {sent_when(sent.edition)}."


def _groups(pack: Pack, stage: LetterStage) -> tuple[PromptGroup, ...]:
    """What has to be done: as the letter itself states it for this stage, and as the stage does."""
    return (*(g for g in pack.letter(stage.letter).stages if g.id == stage.id), *stage.prompts)


def _origins(pack: Pack, stage: LetterStage) -> tuple[Option, ...]:
    if not stage.heard:
        return (Option(AUTHORITY, "The authority"),)
    return tuple(Option(role.id, role.title) for role in pack.roles if role.id in stage.heard)
