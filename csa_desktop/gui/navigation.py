"""The left side: the stages and subjects of the open assessment with their states, and cards below."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from csa_desktop.gui.widgets.card import Card
from csa_desktop.gui.widgets.column import Column, empty
from csa_desktop.gui.widgets.placed import placed
from csa_desktop.gui.widgets.pressable import Pressable
from csa_desktop.gui.widgets.words import Words

FAR = 1_000
"""More rows than there are: to the first or the last."""
CARDS_SHARE = 0.4
"""Of the height: the most that the cards take, which scroll by themselves then."""
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Home: -FAR, Qt.Key.Key_End: FAR}


@dataclass(frozen=True, slots=True)
class NavItem:
    """A stage (level 0) or subject (level 1); `state` is a short word such as "3 to do" or "✓"."""

    id: str
    title: str
    state: str = ""
    spoken: str = ""
    """The state for who hears it, such as "sound"; `state` where empty."""
    level: int = 0


@dataclass(frozen=True, slots=True)
class NavCard:
    """A card under the stages, such as a deadline; its tone is plain or danger."""

    id: str
    title: str
    lines: tuple[str, ...] = ()
    tone: str = "plain"


class NavRow(Pressable):
    """One row of the navigation. Tab stops at one of them only."""

    step_wanted = Signal(int)
    left = Signal()

    def __init__(self, item: NavItem, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setCheckable(True)
        self.setObjectName(f"nav-{item.id}")
        self._title = Words(look="nav" if item.level == 0 else "subnav")
        self._state = Words(look="state")
        self._state.setAlignment(Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout(self)
        pad = 6 if item.level == 0 else 4
        row.setContentsMargins(16 + 14 * item.level, pad, 14, pad)
        row.setSpacing(8)
        row.addWidget(self._title, 1)
        row.addWidget(self._state, 0, Qt.AlignmentFlag.AlignTop)
        self.show_item(item)

    def show_item(self, item: NavItem) -> None:
        """Show what the row says now."""
        self._title.set_words(item.title)
        self._state.set_words(item.state)
        self._state.setVisible(bool(item.state))
        spoken = item.spoken or item.state
        self.setAccessibleName(f"{item.title}, {spoken}" if spoken else item.title)

    def set_current(self, current: bool) -> None:
        """Show it as where one is; styling it again is only for one that changes."""
        if self.isChecked() == current:
            return
        self.setChecked(current)
        for words in (self._title, self._state):
            words.setProperty("current", current)
            words.style().unpolish(words)
            words.style().polish(words)
            words.updateGeometry()

    def nextCheckState(self) -> None:
        """Pressing asks; only `set_current` shows."""

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Another row, or none, has the focus now."""
        super().focusOutEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go up and down the rows, Home and End to the first and the last."""
        if step := _STEPS.get(Qt.Key(event.key())):
            self.step_wanted.emit(step)
        else:
            super().keyPressEvent(event)


class Navigation(QFrame):
    """A heading, rows, and cards. It shows what it is given and says what was chosen."""

    chosen = Signal(str)
    """The id of the row that was pressed."""
    card_chosen = Signal(str)
    """The id of the card that was pressed."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self._items: tuple[NavItem, ...] = ()
        self._rows: dict[str, NavRow] = {}
        self._current = ""
        self._column = Column(margin=0, gap=0, name="navColumn")
        self._heading = Words(look="overline")
        self._heading.setContentsMargins(0, 0, 0, 0)
        self._list, self._cards = QVBoxLayout(), QVBoxLayout()
        self._below = Column(margin=0, gap=0, name="navCards")
        self._build()

    def _build(self) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(16, 24, 14, 8)
        top.addWidget(self._heading)
        self._list.setSpacing(0)
        for layout in (top, self._list):
            self._column.add_row(layout)
        self._cards.setContentsMargins(12, 12, 12, 12)
        self._cards.setSpacing(10)
        self._below.add_row(self._cards)
        self._below.body.installEventFilter(self)
        self._below.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 1, 0)
        outer.setSpacing(0)
        outer.addWidget(self._column, 1)
        outer.addWidget(self._below)

    def set_heading(self, text: str) -> None:
        """The authority and framework in short."""
        self._heading.set_words(text.upper())
        self._heading.setAccessibleName(text)

    def show_items(self, items: Sequence[NavItem], current: str = "") -> None:
        """Show rows; rows that stay keep the focus. `current` is where one is."""
        items = tuple(items)
        if [(i.id, i.level) for i in items] != [(i.id, i.level) for i in self._items]:
            self._rebuild(items)
        for item in items:
            self._rows[item.id].show_item(item)
        self._items = items
        self.set_current(current)

    def set_current(self, current: str) -> None:
        """Show another row as where one is, and scroll to it where one has come to it by another way."""
        for key, row in self._rows.items():
            row.set_current(key == current)
        self._choose_stop()
        if current != self._current and (there := self._rows.get(current)):
            self._column.seek(there)
        self._current = current

    def show_cards(self, cards: Sequence[NavCard]) -> None:
        """Show the cards under the rows, where they stay in sight however long the rows are."""
        empty(self._cards)
        for card in cards:
            shown = Card(card.title, *card.lines, tone=card.tone)
            shown.setObjectName(f"card-{card.id}")
            shown.clicked.connect(lambda _=False, key=card.id: self.card_chosen.emit(key))
            self._cards.addWidget(shown)
        self._chain()
        self._below.setVisible(bool(cards))
        self._fit_cards()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The cards take what they need, and never more than their share."""
        super().resizeEvent(event)
        self._fit_cards()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another text size gives the cards another height."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit_cards()
        return super().eventFilter(watched, event)

    def _fit_cards(self) -> None:
        wanted = max(0, self._below.body.heightForWidth(self.width() - 1))
        most = round(self.height() * CARDS_SHARE)
        bars = Qt.ScrollBarPolicy  # a bar that is not needed would make the cards narrower, and so higher
        self._below.setVerticalScrollBarPolicy(
            bars.ScrollBarAlwaysOff if wanted <= most else bars.ScrollBarAsNeeded
        )
        self._below.setFixedHeight(min(wanted, most))

    def focus_current(self) -> None:
        """Put the focus on the current row, or the first."""
        if row := self._current_row():
            row.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _current_row(self) -> NavRow | None:
        current = next((row for row in self._rows.values() if row.isChecked()), None)
        return current or next(iter(self._rows.values()), None)

    def _choose_stop(self) -> None:
        """Tab comes to the current row; from another, which the arrows led to, it goes on all the same."""
        focused = next((row for row in self._rows.values() if row.hasFocus()), None)
        stop = focused or self._current_row()
        for row in self._rows.values():
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if row is stop else Qt.FocusPolicy.ClickFocus)

    def _step(self, row: NavRow, by: int) -> None:
        rows = list(self._rows.values())
        there = rows[max(0, min(rows.index(row) + by, len(rows) - 1))]
        there.setFocus(Qt.FocusReason.TabFocusReason)
        self._column.ensureWidgetVisible(there)

    def _rebuild(self, items: tuple[NavItem, ...]) -> None:
        empty(self._list)
        self._rows = {item.id: NavRow(item) for item in items}
        for key, row in self._rows.items():
            row.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            row.step_wanted.connect(partial(self._step, row))
            row.left.connect(self._choose_stop)
            self._list.addWidget(row)
        self._chain()

    def _chain(self) -> None:
        """Tab goes from the rows to the cards, whichever were made last."""
        stops = (self, *self._rows.values(), *placed(self._cards))
        for earlier, later in pairwise(stops):
            QWidget.setTabOrder(earlier, later)
