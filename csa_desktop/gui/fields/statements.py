"""An editor of a list of statements: what a form draws from the notebook, in an order of one's own."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from csa_desktop.domain.framework import Field
from csa_desktop.gui.fields.editor import Editor, Value, as_texts
from csa_desktop.gui.widgets.add_row import AddRow
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.column import empty
from csa_desktop.gui.widgets.sign import Sign
from csa_desktop.gui.widgets.words import Words


@dataclass(frozen=True, slots=True)
class StatementItem:
    """How a statement is shown in the list; `sign` is None where it carries none."""

    text: str
    sign: str | None = None
    where: str = ""


class StatementsField(Editor):
    """A list of statement ids. The page gives the words for them and offers others to choose."""

    pick_wanted = Signal()
    """A person wants to choose statements; the page answers with `add`."""
    opened = Signal(str)

    def __init__(self, field: Field, *, parent: QWidget | None = None) -> None:
        super().__init__(field, parent=parent)
        self._ids: tuple[str, ...] = ()
        self._items: Mapping[str, StatementItem] = {}
        self._read_only = False
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self._add_row = AddRow("Choose statements from the notebook")
        self._add_row.clicked.connect(self.pick_wanted)
        self._column.addLayout(self._list)
        self._place(self._add_row)
        self._add_row.setAccessibleName(f"{field.label}: choose statements from the notebook")

    def show_statements(self, items: Mapping[str, StatementItem]) -> None:
        """The words for the ids that the list may hold."""
        if dict(items) != dict(self._items):
            self._items = dict(items)
            self._draw()

    def value(self) -> tuple[str, ...]:
        """The ids in their order."""
        return self._ids

    def add(self, *ids: str) -> None:
        """Put statements at the end, as a person chose."""
        self._set(self._ids + tuple(key for key in ids if key not in self._ids))

    def focus_target(self) -> QWidget:
        """The row that adds."""
        return self._add_row

    def set_read_only(self, read_only: bool) -> None:
        """Only show."""
        self._read_only = read_only
        self._add_row.setVisible(not read_only)
        self._draw()

    def _show(self, value: Value) -> None:
        self._ids = as_texts(value)
        self._draw()

    def _set(self, ids: tuple[str, ...]) -> None:
        if ids != self._ids:
            self._ids = ids
            self._draw()
            self._settled()

    def _draw(self) -> None:
        empty(self._list)
        for key in self._ids:
            item = self._items.get(key, StatementItem("A statement that is no longer in the notebook"))
            self._list.addWidget(self._row(key, item))

    def _row(self, key: str, item: StatementItem) -> QFrame:
        frame = QFrame()
        frame.setProperty("look", "listed")
        row = QHBoxLayout(frame)
        row.setContentsMargins(8, 5, 6, 5)
        if item.sign is not None:
            row.addWidget(Sign(item.sign), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Words(item.text))
        if item.where:
            words.addWidget(Words(item.where, look="quiet"))
        row.addLayout(words, 1)
        if not self._read_only:
            for button in self._buttons(key, item.text):
                row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return frame

    def _buttons(self, key: str, text: str) -> list[Button]:
        at = self._ids.index(key)
        up, away = Button("Move up", kind="link"), Button("Take out", kind="link")
        up.setVisible(at > 0)
        up.clicked.connect(lambda: self._move_up(key))
        away.clicked.connect(lambda: self._set(tuple(k for k in self._ids if k != key)))
        for button, verb in ((up, "Move up"), (away, "Take out")):
            button.setAccessibleName(f"{verb}: {text}")
        return [up, away] if at else [away]

    def _move_up(self, key: str) -> None:
        ids = list(self._ids)
        at = ids.index(key)
        ids[at - 1 : at + 1] = [ids[at], ids[at - 1]]
        self._set(tuple(ids))
        self.go()
