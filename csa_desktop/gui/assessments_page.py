"""The assessments of the open store, and how another is begun."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csa_desktop import clock
from csa_desktop.domain.framework import Field, Option, Pack
from csa_desktop.domain.values import Assessment
from csa_desktop.gui.fields.editor import Editor
from csa_desktop.gui.fields.make import editor_for
from csa_desktop.gui.store_bar import StoreBar
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Card
from csa_desktop.gui.widgets.column import Column, empty
from csa_desktop.gui.widgets.words import Words

ROLE = "You are the"
NONE_YET = (
    "This store has no assessment yet. Begin the first one below, or bring in what a colleague shared with "
    "you: Exchange, at the top."
)
HINT = "An assessment keeps the framework that it began with, even when a newer one is installed."


class AssessmentsPage(QWidget):
    """Opens one of the assessments, or begins one."""

    opened = Signal(str)
    """The id of the assessment to open."""
    begun = Signal(str, str, int, str)
    """pack id, authority, year, the person's own role."""

    def __init__(self, packs: Mapping[str, Pack], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("assessments")
        self._packs = packs
        self.bar = StoreBar("Assessments")
        self._said = Words(look="error")
        self._said.hide()
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self._make_fields()
        self._lay_out()

    def _make_fields(self) -> None:
        several = len(self._packs) > 1  # where there is one, the overview says what it rests on
        frameworks = tuple(
            Option(p.id, p.title, hint=p.provenance if several else "") for p in self._packs.values()
        )
        first = next(iter(self._packs.values()))
        roles = {
            p.id: Field("role", "choice", ROLE, options=p.roles, required=True) for p in self._packs.values()
        }
        self.roles = {pack: editor_for(field) for pack, field in roles.items()}
        self.authority = editor_for(
            Field("authority", "text", "Authority", hint="Its name in full", required=True)
        )
        self.framework = editor_for(
            Field("framework", "choice", "Framework", options=frameworks, required=True)
        )
        self.year = editor_for(Field("year", "text", "Year", width="third", required=True))
        self.framework.reset(first.id)
        self.framework.left.connect(self._show_roles)
        self.year.reset(str(first.year))
        self.begin = Button("Begin the assessment", kind="primary")
        self.begin.setObjectName("begin")
        self.begin.clicked.connect(self._begin)

    def _lay_out(self) -> None:
        column = Column(margin=40, gap=12, widest=860, name="assessmentsColumn")
        column.add(Words("Assessments", look="title"), self._said)
        column.add_row(self._list)
        column.space(14)
        column.add(Words("Begin an assessment", look="heading"), Words(HINT, look="quiet"))
        column.add(self.authority, self.framework, self.year, *self.roles.values())
        self._show_roles()
        row = QHBoxLayout()
        row.addWidget(self.begin)
        row.addStretch(1)
        column.add_row(row)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.bar)
        outer.addWidget(column, 1)

    def show_assessments(self, assessments: Sequence[Assessment]) -> None:
        """List them by authority; where there is none, say what comes first."""
        self.begin.setEnabled(True)
        empty(self._list)
        if not assessments:
            self._list.addWidget(Words(NONE_YET, look="quiet"))
        for assessment in assessments:
            pack = self._packs.get(assessment.pack)
            missing = "" if pack else " · its framework is not installed here"
            card = Card(assessment.authority, f"{assessment.title} · {assessment.year}{missing}", tone="row")
            card.setObjectName(f"assessment-{assessment.id}")
            card.clicked.connect(lambda _=False, chosen=assessment.id: self.opened.emit(chosen))
            self._list.addWidget(card)

    def go(self) -> None:
        """Put the focus on the first assessment; where there is none, where the first one begins."""
        first = self._list.itemAt(0)
        card = first.widget() if first else None
        if isinstance(card, Card):
            card.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.authority.go()

    def say(self, sentence: str) -> None:
        """Say what did not work."""
        self.begin.setEnabled(True)
        self._said.set_words(sentence)
        self._said.setVisible(bool(sentence))

    def _show_roles(self) -> None:
        """The roles are those of the chosen framework."""
        for pack, role in self.roles.items():
            role.setVisible(pack == str(self.framework.value()))

    def _begin(self) -> None:
        self.say("")
        pack, year = str(self.framework.value()), str(self.year.value()).strip()
        authority, role = str(self.authority.value()).strip(), self.roles.get(pack)
        good_year = year.isdigit() and 1990 <= int(year) <= clock.today().year + 1
        needed: list[tuple[Editor, bool, str]] = [
            (self.authority, bool(authority), "Enter the authority's name."),
            (self.framework, role is not None, "Choose the framework that it is assessed under."),
            (self.year, good_year, "Enter the year as four figures, such as 2005."),
        ]
        if role:
            needed.append((role, bool(role.value()), "Choose what you are: judgements are agreed by role."))
        wrong = [editor for editor, good, _ in needed if not good]
        for editor, good, sentence in needed:
            editor.set_error("" if good else sentence)
        if wrong:
            wrong[0].go()
        elif role:
            self.begin.setEnabled(False)  # a second press would begin a second assessment
            self.begun.emit(pack, authority, int(year), str(role.value()))
