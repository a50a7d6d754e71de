"""The top of the window: which assessment this is, its marking, search, note and lock."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from csa_desktop.gui import theme
from csa_desktop.gui.text_units import clean
from csa_desktop.gui.widgets.chip import Mark
from csa_desktop.gui.widgets.elided import Elided
from csa_desktop.gui.widgets.key_tag import KeyTag
from csa_desktop.gui.widgets.pressable import Pressable, restyle

PLACEHOLDER = "Search statements and documents"
CROWDED = 860
"""Below this width, in units of text size, the keys give way to the words."""


class BarButton(Pressable):
    """A word with its key, such as "Note F2"."""

    def __init__(self, text: str, key: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(f"{text}, {key}" if key else text, parent=parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 4, 6, 4)
        row.setSpacing(6)
        self.label = Elided(text)
        row.addWidget(self.label)
        self._key = KeyTag(key, parent=self)  # without a parent it would be shown as a window
        self._key.setVisible(bool(key))
        row.addWidget(self._key)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_words(self, text: str, key: str = "") -> None:
        """Say something else; the key stays as it is drawn."""
        self.label.set_words(text)
        self.setAccessibleName(f"{text}, {key}" if key else text)

    def set_caution(self, caution: bool) -> None:
        """Show that the words are a caution; they say so too."""
        self.label.setProperty("look", "caution" if caution else "")
        restyle(self.label)

    def show_key(self, shown: bool) -> None:
        """Whether there is room to draw the key; it acts all the same."""
        self._key.setVisible(shown and bool(self._key.text()))


class SearchBox(QLineEdit):
    """The search field: what is typed is `searched`; Down goes to what was found."""

    searched = Signal(str)
    down_pressed = Signal()
    left_by_escape = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        self.setAccessibleName(f"{PLACEHOLDER}, Ctrl K")
        self._key = KeyTag("Ctrl K", parent=self)
        self.textEdited.connect(lambda text: self.searched.emit(clean(text)))
        self.textChanged.connect(lambda _: self._place_key())

    def _place_key(self) -> None:
        self._key.adjustSize()
        room = self.width() - self._key.width() - 30
        fits = self.fontMetrics().horizontalAdvance(PLACEHOLDER) <= room
        self.setPlaceholderText(PLACEHOLDER if fits else PLACEHOLDER.partition(" ")[0])
        self._key.setVisible(not self.text() and self.width() > self._key.width() * 4)
        middle = (self.height() - self._key.height()) // 2
        self._key.move(self.width() - self._key.width() - 9, middle)

    def resizeEvent(self, event: object) -> None:
        """The key tag stays at the right end."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._place_key()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and Escape leave the field; everything else is typing."""
        if event.key() == Qt.Key.Key_Down:
            self.down_pressed.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.searched.emit("")
            self.left_by_escape.emit()
        else:
            super().keyPressEvent(event)


class TopBar(QFrame):
    """Title and marking at the left; search, note and lock at the right."""

    title_pressed = Signal()
    note_wanted = Signal()
    risk_wanted = Signal()
    lock_wanted = Signal()
    navigation_wanted = Signal()
    trail_wanted = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.stages = BarButton("Stages", "F5")
        self.trail = BarButton("Trail", "F6")
        self.title = BarButton("")
        self.title.setObjectName("assessmentTitle")
        self.title.label.setProperty("look", "strong")
        self.title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.marking = Mark("", tone="marking")
        self.marking.hide()
        self.search = SearchBox()
        self.note = BarButton("Note", "F2")
        self.risk = BarButton("Risk", "F9")
        self.risk.setObjectName("raiseRiskFromAnywhere")
        self.risk.set_tip("Raise a risk to a child")
        self.risk.hide()
        self.lock = BarButton("Lock", "Ctrl L")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 12, 5)
        row.setSpacing(8)
        row.addWidget(self.stages)
        row.addWidget(self.title)
        row.addWidget(self.marking)
        row.addStretch(1)
        row.addWidget(self.search, 3)
        for button in (self.note, self.risk, self.lock, self.trail):
            row.addWidget(button)

    def _connect(self) -> None:
        self.title.clicked.connect(self.title_pressed)
        self.note.clicked.connect(self.note_wanted)
        self.risk.clicked.connect(self.risk_wanted)
        self.lock.clicked.connect(self.lock_wanted)
        self.stages.clicked.connect(self.navigation_wanted)
        self.trail.clicked.connect(self.trail_wanted)

    def set_title(self, title: str, marking: str) -> None:
        """Which assessment is open, and how it is marked (empty for none)."""
        self.title.set_words(title)
        self.title.set_tip(title)
        self.marking.setText(marking)
        self.marking.setAccessibleName(f"Marking: {marking}")
        self.marking.setVisible(bool(marking))

    def show_risks(self, still_open: int, *, offered: bool) -> None:
        """How many risks to children are open. Where children are met at all it is always `offered`."""
        risks = "1 open risk" if still_open == 1 else f"{still_open} open risks"
        self.risk.set_words(risks if still_open else "Risk", "F9")
        self.risk.set_caution(bool(still_open))
        self.risk.setVisible(offered or bool(still_open))

    def focus_search(self) -> None:
        """Go to the search field with its words selected."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def show_toggles(self, *, stages: bool, trail: bool) -> None:
        """Which of the side panels have to be called up because there is no room for them."""
        self.stages.setVisible(stages)
        self.trail.setVisible(trail)
        self.search.setMaximumWidth(theme.px(370))
        self.search.setMinimumWidth(theme.px(90))
        roomy = self.width() >= theme.px(CROWDED)
        for button in (self.note, self.risk, self.lock, self.stages, self.trail):
            button.show_key(roomy)
