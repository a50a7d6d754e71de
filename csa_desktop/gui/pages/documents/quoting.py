"""Where F3 quotes to: an existing finding, or a new one under a key judgement."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Pack, Step, Subject
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Statement
from csa_desktop.gui.fields.select import PlainBox
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.key_tag import KeyTag
from csa_desktop.gui.widgets.words import Words

NEW = "new"
OTHER = "Not under a key judgement"


class QuoteBar(QFrame):
    """The target of the next quotation, always in sight; F3 quotes into it without asking."""

    quote_pressed = Signal()
    whole_page_pressed = Signal()

    def __init__(self, pack: Pack, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quoteBar")
        self._pack = pack
        self._trail: Trail | None = None
        self.subject, self.target = PlainBox(), PlainBox()
        self.subject.setAccessibleName("Area to quote into")
        self.target.setAccessibleName("Finding to quote into")
        self.subject.setObjectName("quoteSubject")
        self.target.setObjectName("quoteTarget")
        self.quote = Button("Quote", kind="primary", key="F3")
        self.quote.setObjectName("quote")
        self.whole = Button("Cite the whole page", kind="quiet")
        self.whole.setObjectName("citePage")
        self.where, self.act = QHBoxLayout(), QHBoxLayout()
        self._why = Words(look="error")
        self._why.hide()
        for subject in self._subjects():
            self.subject.addItem(subject.title, subject.id)
        self._lay_out()
        self.subject.currentIndexChanged.connect(lambda _: self._fill())
        self.quote.clicked.connect(self.quote_pressed)
        self.whole.clicked.connect(self.whole_page_pressed)

    def _lay_out(self) -> None:
        for box in (self.subject, self.target):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(8)
        where, act = self.where, self.act
        where.addWidget(QLabel("Quote into"))
        where.addWidget(self.subject, 2)
        where.addWidget(self.target, 5)
        act.addWidget(self.quote)
        act.addWidget(KeyTag("F3"))
        act.addWidget(self.whole)
        act.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 10)
        column.setSpacing(8)
        column.addWidget(self._why)
        for row in (where, act):
            row.setSpacing(8)
            column.addLayout(row)

    def refuse(self, sentence: str) -> None:
        """Say why nothing can be quoted from this document, and take nothing; empty where it can."""
        self._why.set_words(sentence)
        self._why.setVisible(bool(sentence))
        for control in (self.subject, self.target, self.quote, self.whole):
            control.setEnabled(not sentence)
            control.setAccessibleDescription(sentence)

    @property
    def refused(self) -> str:
        """Why nothing can be quoted from this document; empty where it can."""
        return self._why.text()

    def _step(self) -> Step:
        return self._pack.steps[0]

    def _subjects(self) -> tuple[Subject, ...]:
        return tuple(self._pack.subject(s) for s in self._step().subjects)

    def show_trail(self, trail: Trail) -> None:
        """Offer the findings as they are now; what was chosen stays chosen where it is still there."""
        first, self._trail = self._trail is None, trail
        if first:
            self._begin_where_one_was(trail)
        self._fill()

    def _begin_where_one_was(self, trail: Trail) -> None:
        """A document opened next is most likely read for the area that was last written in."""
        findings = trail.statements(kind=v.FINDING, step=self._step().id)
        newest = max(findings, key=lambda f: f.written, default=None)
        if newest and (at := self.subject.findData(newest.subject)) >= 0:
            self.subject.setCurrentIndex(at)

    def _fill(self) -> None:
        chosen, heard = self.target.currentData(), self.target.blockSignals(True)
        self.target.clear()
        subject = str(self.subject.currentData() or "")
        judgements = self._pack.key_judgements_of(subject)
        for judgement in judgements:
            self.target.addItem(f"New finding · {judgement.text}", (NEW, judgement.id))
        self.target.addItem(f"New finding · {OTHER}" if judgements else "New finding", (NEW, ""))
        for finding in self.findings(self._trail, subject) if self._trail else ():
            self.target.addItem(f"Add to: {' '.join(finding.text.split())}", (finding.id, ""))
        self.target.setCurrentIndex(max(0, self._index_of(chosen)))
        self.target.blockSignals(heard)

    def findings(self, trail: Trail, subject: str) -> tuple[Statement, ...]:
        """The findings that may be added to."""
        return trail.statements(kind=v.FINDING, step=self._step().id, subject=subject)

    def aim_at(self, statement: str) -> None:
        """Quote into this finding from now on."""
        finding = self._trail.statement(statement) if self._trail else None
        if finding is None:
            return
        self.subject.setCurrentIndex(self.subject.findData(finding.subject))
        self.target.setCurrentIndex(max(0, self._index_of((statement, ""))))

    def _index_of(self, chosen: object) -> int:
        """Where a target stands in the list; Qt's own search does not compare tuples."""
        targets = (self.target.itemData(i) for i in range(self.target.count()))
        return next((i for i, target in enumerate(targets) if target == chosen), -1)

    def aim(self) -> tuple[str, str, str]:
        """(subject, statement or "new", key judgement)"""
        statement, judgement = self.target.currentData() or (NEW, "")
        return str(self.subject.currentData() or ""), statement, judgement
