"""What can be done with the whole letter: begin it, add what is new, print it, follow it on its way."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop.commands.prints import LETTER_ANNEX, LETTER_DRAFT, LETTER_FINAL, Wanted
from csa_desktop.domain.cycle import FINAL
from csa_desktop.domain.letterhead import FORM
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.paper.places import place_of
from csa_desktop.gui.paper.quick_save import QuickSave
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.flow import beside


class Acts(QWidget):
    """Two rows of buttons; before a word is written, only the one that begins."""

    begun = Signal()
    """Write what the notebook has and the letter does not."""
    went = Signal(object)

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = ""
        self.begin = _named(Button("Begin from the notebook", kind="primary"), "begin")
        self.more = _named(Button("Add what is new in the notebook", kind="link"), "more")
        self.preview = _named(Button("Preview and print", kind="primary"), "preview")
        self.word = _named(Button("Word", kind="plain"), "word")
        self.annex = _named(Button("What each sentence stands on", kind="link"), "annex")
        self.head = _named(Button("Letterhead", kind="link"), "letterhead")
        self.stages = _named(Button("Stages of the letter", kind="link"), "lettersStages")
        self.saving = QuickSave(desk)
        self._written = beside(self.preview, self.word, self.annex, self.head, self.stages, self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (beside(self.begin), self._written, self.saving):
            column.addWidget(widget)
        self.head.setVisible(any(form.id == FORM for form in desk.pack.forms))
        self._connect()

    def _connect(self) -> None:
        for button in (self.begin, self.more):
            button.clicked.connect(self.begun)
        self.preview.clicked.connect(lambda: self.went.emit(place_of(self._wanted())))
        self.word.clicked.connect(lambda: self.saving.save(self._wanted(word=True)))
        self.annex.clicked.connect(lambda: self.went.emit(place_of(Wanted(sheet=LETTER_ANNEX))))
        self.head.clicked.connect(lambda: self.went.emit(Place("form", FORM)))
        self.stages.clicked.connect(lambda: self.went.emit(Place("letter-stages")))

    def show_letter(self, form: str, *, written: bool) -> None:
        """Which form is shown, and whether it says anything yet."""
        self._form = form
        if around := self.begin.parentWidget():
            around.setVisible(not written)
        self._written.setVisible(written)

    def _wanted(self, *, word: bool = False) -> Wanted:
        return Wanted(sheet=LETTER_FINAL if self._form == FINAL else LETTER_DRAFT, word=word)


def _named(button: Button, name: str) -> Button:
    button.setObjectName(name)
    return button
