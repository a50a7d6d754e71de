"""The head of a section of the letter: its heading, its usual length, and what it must contain."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csa_desktop.commands import ticks
from csa_desktop.domain.letter_checks import Must, checklist
from csa_desktop.gui import theme
from csa_desktop.gui.fields.option_row import OptionRow
from csa_desktop.gui.pages.lettering.shown import SectionShown
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.widgets.column import empty
from csa_desktop.gui.widgets.words import Run, Words


class _Known(QWidget):
    """What the program sees by itself: there, or missing."""

    def __init__(self, words: str, *, met: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 8, 2)
        row.setSpacing(9)
        sign = Words([Run("✓", "good strong") if met else Run("!", "weak strong")], look="small")
        sign.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        sign.setFixedWidth(theme.px(22))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        said = words if met else [Run("Missing: ", "weak strong"), Run(words)]
        row.addWidget(Words(said, look="quiet" if met else "small"), 1)
        self.setAccessibleName(f"{words}: {'there' if met else 'missing'}")


class SectionHead(QWidget):
    """What words alone cannot decide is a box to tick; the program says the rest by itself."""

    def __init__(self, desk: Desk, letter: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._letter = desk, letter
        self._shown: SectionShown | None = None
        self.heading, self.length = Words(look="letterHeading"), Words(look="quiet")
        self._musts = QVBoxLayout()
        self._musts.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.heading)
        column.addWidget(self.length)
        column.addLayout(self._musts)

    def show_section(self, shown: SectionShown) -> None:
        """The section as it stands now."""
        earlier, self._shown = self._shown, replace(shown, paragraphs=())
        if self._shown == earlier:
            return
        self.setObjectName(f"section-{shown.id}")
        self.heading.set_words(shown.heading or shown.name)
        self.heading.setVisible(bool(shown.heading))
        said = shown.length[:1].upper() + shown.length[1:]
        self.length.set_words(f"{said}." if said else "")
        self.length.setVisible(bool(said))
        had = self._focused()
        empty(self._musts)
        for must in shown.musts:
            self._musts.addWidget(self._must(shown, must))
        self._focus(had)

    def _must(self, shown: SectionShown, must: Must) -> QWidget:
        words = must.prompt.text[:1].upper() + must.prompt.text[1:]
        if not must.by_hand:
            return _Known(words, met=must.met)
        row = OptionRow(f"{shown.id}-{must.prompt.id}", words, many=True)
        row.button.setChecked(must.met)
        if layout := row.layout():
            layout.setContentsMargins(0, 2, 8, 2)
        row.button.setToolTip("Tick it once the section contains this")
        row.pressed_by_person.connect(partial(self._tick, shown.id, must, row))
        return row

    def _tick(self, section: str, must: Must, row: OptionRow) -> None:
        act = ticks.tick if row.button.isChecked() else ticks.untick
        self._desk.run(act, checklist(self._letter, section), must.prompt.id)

    def _focused(self) -> str:
        focus = self.window().focusWidget()
        return focus.objectName() if focus and self.isAncestorOf(focus) else ""

    def _focus(self, name: str) -> None:
        for widget in self.findChildren(QWidget, name)[-1:] if name else ():
            widget.setFocus()
