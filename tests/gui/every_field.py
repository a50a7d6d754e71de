"""Finds every field in which one can type, types into it, and tells which words nobody keeps."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from csa_desktop.gui.pages.notebook.add_line import AddLine
from csa_desktop.gui.pages.turns import Turns
from csa_desktop.gui.widgets.tabs import Tabs

FINDS, DRAWS = "it narrows what is shown, or looks something up", "a number of a draw, kept when one draws"
NOTHING_TO_KEEP = {
    "Find": FINDS,
    "Find in this document, Ctrl F": FINDS,
    "Page": "it goes to a page of a document or of a preview",
    "Identifier in the lists": "it names a child and must never be kept",
    "Type the code of the case to confirm": "it has to be typed by whoever erases, then and there",
    "Freeze the record as at": "one day, chosen with the button beside it",
    "Seed": DRAWS,
    "Reserves for each stage": DRAWS,
    "The archive’s public key": "it is pasted from where the archive keeps it, and offered again",
    "Your name": "a setting of this laptop, kept as the field is left",
}
"""Fields that hold nothing worth keeping, by what they are called, with the reason."""
NUMBERS = "Cases to draw, "
"""How the numbers of a draw begin, one for each stage."""
Field = QLineEdit | QPlainTextEdit | QTextEdit


def is_kept(named: str) -> bool:
    """Whether what is typed into a field that is called so has to be kept."""
    return named not in NOTHING_TO_KEEP and not named.startswith(NUMBERS)


def name_of(box: Field) -> str:
    """What it is called: for a person who hears it, else for the program."""
    return box.accessibleName() or box.objectName() or type(box).__name__


def fields(page: QWidget) -> Iterator[Field]:
    """Every field that can be seen and typed into now."""
    for kind in (QLineEdit, QPlainTextEdit, QTextEdit):
        for box in page.findChildren(kind):
            if box.isVisible() and box.isEnabled() and not box.isReadOnly():
                yield box


@dataclass
class Typist:
    """Types a word of its own into every field; `whole` waits until a page is all there."""

    whole: Callable[[], None]
    typed: dict[str, str] = field(default_factory=dict)
    """Where each word was typed."""
    _boxes: list[Field] = field(default_factory=list)

    def go_through(self, page: QWidget, where: str) -> None:
        """A page as it stands, then each of its tabs, with the first line that adds something opened."""
        self._type(page, where)
        for tabs in page.findChildren(Tabs):
            for at in range(tabs.count()):
                if isValid(tabs) and tabs.isVisible() and at != tabs.currentIndex():
                    tabs.setCurrentIndex(at)
                    self._type(page, where)

    def unkept(self, kept: str) -> list[str]:
        """The fields whose words are nowhere in all that is kept."""
        return [where for word, where in self.typed.items() if word not in kept]

    def _type(self, page: QWidget, where: str) -> None:
        self._make_whole(page)
        for line in page.findChildren(AddLine):
            if line.isVisible():
                line.click()
                self._make_whole(page)
                break
        for box in list(fields(page)):
            if is_kept(name_of(box)) and not any(box is one for one in self._boxes):
                self._boxes.append(box)
                word = _word(len(self._boxes))
                self.typed[word] = f"{where}: {name_of(box)}"
                press(box, word)

    def _make_whole(self, page: QWidget) -> None:
        self.whole()
        for turns in page.findChildren(Turns):
            turns.finish()


def _word(number: int) -> str:
    """Such as "Wabc": letters alone, so that no field takes it for a number or a day."""
    return "W" + "".join(chr(ord("a") + number // 26**place % 26) for place in (2, 1, 0))


def press(box: Field, words: str) -> None:
    """Type in place of what it says, without going to it or leaving it."""
    box.selectAll()
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_W, Qt.KeyboardModifier.NoModifier, words)
    QApplication.sendEvent(box, key)
