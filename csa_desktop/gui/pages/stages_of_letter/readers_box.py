"""What the readers wrote on their forms, shown from there, and the way to answer it (003:446)."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop.commands import remarks as commands
from csa_desktop.domain import editions
from csa_desktop.domain.editions import Sent
from csa_desktop.domain.framework import Form, LetterStage
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.paper.places import place_of_form
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.column import empty
from csa_desktop.gui.widgets.flow import beside
from csa_desktop.gui.widgets.words import Words
from csa_desktop.store.log import Value

TITLE = "What the readers wrote"
NOT_YET = "Nothing is written on this form yet."
ANSWER = "Say what is done about it"
_YES_NO = {"yes": "Yes", "no": "No"}


class ReadersBox(QWidget):
    """A panel for each reader; the words stay on the form and are shown here."""

    went = Signal(object)

    def __init__(self, desk: Desk, stage: LetterStage, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("readersBox")
        self._desk, self._stage = desk, stage
        self._shown: object = None
        self._list = QVBoxLayout(self)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(8)

    def show_trail(self, trail: Trail, sent: Sent | None) -> None:
        """Show the forms as they are now."""
        pack = self._desk.pack
        listed = {r.origin for r in editions.remarks(trail, sent.edition.id) if not r.text} if sent else set()
        forms = [(role, form) for role in self._stage.heard if (form := editions.form_of(pack, role))]
        what = [(role, _answers(trail, form, role), role in listed, bool(sent)) for role, form in forms]
        if what == self._shown:
            return
        self._shown = what
        empty(self._list)
        self._list.addWidget(Words(TITLE, look="heading"))
        for role, form in forms:
            self._list.addWidget(self._panel(trail, form, role, sent, listed=role in listed))

    def _panel(self, trail: Trail, form: Form, role: str, sent: Sent | None, *, listed: bool) -> Panel:
        pack = self._desk.pack
        title = next((r.title for r in pack.roles if r.id == role), role)
        said = editions.written_on_form(trail, pack, role)
        panel = Panel(title, form.title)
        panel.setObjectName(f"reader-{role}")
        panel.add(Words(said or NOT_YET, look="body" if said else "quiet"))
        for field in form.fields():
            if field.kind == "yes-no" and (given := trail.answer(form.id, role, field.id)):
                panel.add(Words(f"{field.label} {_YES_NO.get(str(given), given)}"))
        open_it = Button("Open the form", kind="link")
        open_it.setAccessibleName(f"Open the form of the {title}")
        open_it.clicked.connect(partial(self._open, form.id, role))
        answer = Button(ANSWER, kind="plain")
        answer.setObjectName(f"answer-{role}")
        answer.clicked.connect(partial(self._answer, form.id, role, sent))
        panel.body.addSpacing(4)
        panel.add(beside(answer, open_it) if said and sent and not listed else beside(open_it))
        return panel

    def _open(self, form: str, role: str, *_: object) -> None:
        self.went.emit(place_of_form(self._desk.pack, form, role))

    def _answer(self, form: str, role: str, sent: Sent | None, *_: object) -> None:
        """The remark names the form and holds none of its words."""
        said: dict[str, Value] = {"origin": role, "place": form}
        if sent:
            self._desk.run(commands.add, sent.edition.id, said)


def _answers(trail: Trail, form: Form, role: str) -> tuple[object, ...]:
    return tuple(trail.answer(form.id, role, field.id) for field in form.fields())
