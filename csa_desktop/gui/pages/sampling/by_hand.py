"""A case picked by hand: from the lists by the authority's identifier, or by what is known of the child."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from csa_desktop.domain.cases import CLOSED, CURRENT, Case
from csa_desktop.domain.framework import Field, Option, Pack
from csa_desktop.gui.fields.editor import Editor
from csa_desktop.gui.fields.make import editor_for
from csa_desktop.gui.fields.select import SelectField
from csa_desktop.gui.pages.notebook.toggle import Toggles
from csa_desktop.gui.pages.sampling.lines import line
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.store.log import Value

IDENTIFIER_HINT = (
    "The authority's own number: the lists then say the rest. It is used to find the child and is not kept."
)
REASON_HINT = "The case is marked as picked by hand, with this reason. Name no child."
GENDERS = (Option("girl", "Girl"), Option("boy", "Boy"))
STATES = (Option(CURRENT, "Current"), Option(CLOSED, "Closed"))


class _Offered(SelectField):
    """A list of which the options change."""

    def offer(self, options: Sequence[Option]) -> None:
        """Offer these instead; what was chosen stays where it is still offered."""
        chosen = self.value()
        self._box.clear()
        self._box.addItem("", "")
        for option in options:
            self._box.addItem(option.title, option.id)
        self._box.setCurrentIndex(max(0, self._box.findData(chosen)))


class ByHand(Panel):
    """`added(fields)` are the keywords of the command that picks a case."""

    added = Signal(object)

    def __init__(self, pack: Pack, *, parent: QWidget | None = None) -> None:
        super().__init__("Add a case by hand", parent=parent)
        stages = tuple(Option(stage.id, stage.title) for stage in pack.journey_stages())
        self.stage = SelectField(Field("stage", "choice", "Stage", options=stages, required=True))
        self.identifier = editor_for(
            Field("identifier", "text", "Identifier in the lists", hint=IDENTIFIER_HINT)
        )
        self.reason = editor_for(
            Field("reason", "long", "Why it is picked", hint=REASON_HINT, lines=2, required=True)
        )
        self.age = editor_for(Field("age", "text", "Age"))
        self.gender, self.state = Toggles("Gender", GENDERS), Toggles("File", STATES)
        self.state.show_value(CURRENT)
        self.groups = Toggles("Groups", [Option(group.id, group.title) for group in pack.groups], many=True)
        self.instead_of = _Offered(Field("instead-of", "choice", "Instead of"))
        self.add_button = Button("Add the case", kind="primary")
        self.add_button.setObjectName("addCase")
        self._lay_out()
        self.add_button.clicked.connect(lambda: self.added.emit(self._fields()))

    def _lay_out(self) -> None:
        self.body.setSpacing(10)
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(10)
        for at, editor in enumerate((self.stage, self.instead_of, self.identifier, self.age)):
            grid.addWidget(editor, at // 2, at % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        for title, toggles in (("Gender", self.gender), ("File", self.state), ("Groups", self.groups)):
            self.body.addLayout(line(title, [toggles]))
        self.add(self.reason)
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addStretch(1)
        self.body.addLayout(row)

    def _fields(self) -> dict[str, object]:
        return {
            "stage": self.stage.value(),
            "reason": str(self.reason.value()),
            "identifier": str(self.identifier.value()),
            "about": self._about(),
            "instead_of": self.instead_of.value(),
        }

    def _about(self) -> Mapping[str, Value]:
        return {
            "age": str(self.age.value()).strip(),
            "gender": str(self.gender.value()),
            "state": str(self.state.value()) or CURRENT,
            "groups": list(self.groups.value()),
        }

    def typed(self) -> Mapping[str, Editor]:
        """What is worth keeping until the case is added; the identifier is kept nowhere, not as a draft."""
        return {"stage": self.stage, "instead_of": self.instead_of, "age": self.age, "reason": self.reason}

    def show_cases(self, cases: Sequence[Case]) -> None:
        """Offer the cases that another may stand in for."""
        self.instead_of.offer([Option(case.id, case.code) for case in cases])

    def say_again(self, words: str) -> None:
        """Say that the reason was typed at an earlier time."""
        self.reason.set_hint(f"{words} {REASON_HINT}")

    def stand_in_for(self, case: Case, reason: str) -> None:
        """Begin with the stage of a case that is to be replaced, and with why, as far as that was typed."""
        self.stage.reset(case.stage)
        self.instead_of.reset(case.id)
        if reason:
            self.reason.retype("\n".join(filter(None, (str(self.reason.value()), reason))))
        self.identifier.go()

    def was_added(self) -> None:
        """Make room for the next one."""
        asked: tuple[Editor, ...] = (self.stage, self.identifier, self.reason, self.age, self.instead_of)
        for editor in asked:
            editor.reset("")
            editor.set_error("")
        self.reason.set_hint(REASON_HINT)
        for toggles, value in ((self.gender, ""), (self.state, CURRENT), (self.groups, ())):
            toggles.show_value(value)

    def refuse(self, sentence: str) -> None:
        """Say at the field that it is about why the case was not added."""
        wrong: Editor = self.identifier
        if not self.stage.value():
            wrong = self.stage
        elif not str(self.reason.value()).strip():
            wrong = self.reason
        asked: tuple[Editor, ...] = (self.stage, self.identifier, self.reason)
        for editor in asked:
            editor.set_error(sentence if editor is wrong else "")
        wrong.go()
