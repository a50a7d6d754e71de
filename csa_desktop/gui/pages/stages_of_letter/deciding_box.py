"""Whether a judgement stands or changes in the light of what arrived: grade, status, why, and by whom."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from csa_desktop.commands import decisions
from csa_desktop.domain.cycle import ARRIVAL
from csa_desktop.domain.decisions import as_it_stands
from csa_desktop.domain.framework import Field, Judgement, Option, Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Statement
from csa_desktop.gui.fields.texts import LongField, TextField
from csa_desktop.gui.pages import unsent
from csa_desktop.gui.pages.notebook.grade_choice import GradeChoice
from csa_desktop.gui.pages.notebook.toggle import Toggles
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.unsent import Unsent, said_again
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.flow import beside
from csa_desktop.gui.widgets.words import Words
from csa_desktop.store.log import Recorded

HINT = "Choose the same grade where the judgement stands. From, to, why and by whom are kept with it."


class DecidingBox(Panel):
    """One judgement and one thing that arrived; nothing changes before it is recorded."""

    closed = Signal()

    def __init__(
        self, desk: Desk, judgement: Judgement, source: str, trail: Trail, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(f"{judgement.title}: does it stand?", HINT, tone="selected", parent=parent)
        self.setObjectName(f"deciding-{judgement.id}")
        self._desk, self._judgement, self._source, self._at = desk, judgement, source, trail.at
        made = as_it_stands(trail, desk.pack, judgement.id)
        self.grades = GradeChoice("Grade", desk.pack.scale(judgement.scale))
        self.grades.show_value(made.grade if made else "")
        self.status = Toggles("Status", _statuses(desk.pack, made))
        self.status.show_value(made.status if made else "")
        self.why = LongField(Field("arrival-why", "long", "Why does it stand, or change?", lines=2))
        self.by = TextField(Field("arrival-by", "text", "Who decided?"))
        self.by.reset(_names(trail))
        self._again, self._wrong = Words(look="quiet"), Words(look="error")
        self._unsent = Unsent(
            desk,
            {"why": self.why},
            box=f"{unsent.ARRIVAL}:{judgement.id}",
            row=source,
            title=f"Why {judgement.title} stands or changes",
            parent=self,
        )
        self._unsent.came_back.connect(self._say_again)
        self._lay_out()
        self._unsent.offer()

    def _lay_out(self) -> None:
        self.body.setSpacing(8)
        self.record = Button("Record the decision", kind="primary")
        self.record.setObjectName(f"record-{self._judgement.id}")
        self.record.clicked.connect(self._record)
        close = Button("Close", kind="quiet")
        close.clicked.connect(self.closed)
        self.add(self.grades, Words("Status", look="label"), self.status, self._again, self.why, self.by)
        self.add(self._wrong, beside(self.record, close))
        for words in (self._again, self._wrong):
            words.hide()

    def _say_again(self, at: str) -> None:
        self._again.set_words(said_again(at))
        self._again.show()

    def _record(self) -> None:
        self.record.setEnabled(False)
        self._desk.run(
            decisions.decide,
            self._desk.pack,
            judgement=self._judgement.id,
            stage=ARRIVAL,
            to_grade=self.grades.value(),
            why=self.why.value(),
            by=self.by.value(),
            about=self._source,
            status=str(self.status.value()) or None,
            seen=self._at,
            then=self._recorded,
            refused=self._refuse,
        )

    def _recorded(self, _: Recorded) -> None:
        self._unsent.drop()
        self.closed.emit()

    def _refuse(self, sentence: str) -> None:
        self.record.setEnabled(True)
        self._wrong.set_words(sentence)
        self._wrong.show()

    def keep(self) -> None:
        """Make a draft of what was typed last."""
        self._unsent.keep()


def _statuses(pack: Pack, made: Statement | None) -> tuple[Option, ...]:
    """What the judgement may be in the step in which it stands: provisional, final."""
    allowed = pack.step(made.step).statuses if made else ()
    return tuple(option for option in pack.statuses if option.id in allowed)


def _names(trail: Trail) -> str:
    """The lead, unless one says otherwise."""
    return " and ".join(m.name for m in trail.rows.members if m.lead)
