"""The compact part of an editor that says what a statement is: tags, a list, a line, a date."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from csa_desktop.gui.fields.dates import short, spelled, understood
from csa_desktop.gui.pages.notebook.aspects import DATE, LINE, LIST, MANY, Aspect
from csa_desktop.gui.pages.notebook.in_place import InPlaceLine
from csa_desktop.gui.pages.notebook.toggle import Toggles
from csa_desktop.gui.text_units import tip, unmarked
from csa_desktop.gui.widgets.flow import Flow
from csa_desktop.gui.widgets.words import Words

Value = str | tuple[str, ...]
NONE = "Not under a key judgement"
DATE_EXAMPLE = "for example 14 June 2005"


class ClassRow(QWidget):
    """Shows what a statement says and tells what a person chose. Lines are kept by whoever made the row."""

    chosen = Signal(str, object)
    """A field and its new value."""
    escaped = Signal()

    def __init__(self, aspects: Sequence[Aspect], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._show: dict[str, Callable[[Value], None]] = {}
        self.lines: dict[str, InPlaceLine] = {}
        self.tags: dict[str, Toggles] = {}
        self.lists: dict[str, QComboBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        tags, lines = Flow(gap=14, line_gap=7), QGridLayout()
        lines.setHorizontalSpacing(9)
        lines.setColumnStretch(1, 1)
        lines.setColumnStretch(2, 1)
        column.addLayout(tags)
        column.addLayout(lines)
        for aspect in aspects:
            if aspect.how in (LINE, DATE, LIST):
                made = self._list(aspect) if aspect.how == LIST else self._line(aspect)
                _add_line(lines, aspect.label, *made)
            else:
                tags.addWidget(self._tags(aspect))

    def show_values(self, values: dict[str, Value]) -> None:
        """Show what the store says; lines follow it through their keeping."""
        for field, value in values.items():
            if field in self._show:
                self._show[field](value)

    def _tags(self, aspect: Aspect) -> Toggles:
        tags = Toggles(aspect.label, aspect.options, many=aspect.how == MANY, signs=aspect.signs)
        tags.setObjectName(f"aspect-{aspect.field}")
        tags.chosen.connect(lambda value: self.chosen.emit(aspect.field, value))
        self._show[aspect.field] = tags.show_value
        self.tags[aspect.field] = tags
        return tags

    def _list(self, aspect: Aspect) -> tuple[QWidget, ...]:
        box = CalmList()
        box.setObjectName(f"aspect-{aspect.field}")
        box.setAccessibleName(aspect.label)
        for key, title in (("", NONE), *((o.id, o.title) for o in aspect.options)):
            box.addItem(unmarked(title), key)
        box.activated.connect(lambda _: self.chosen.emit(aspect.field, str(box.currentData() or "")))
        self._show[aspect.field] = box.show_value
        self.lists[aspect.field] = box
        return (box,)

    def _line(self, aspect: Aspect) -> tuple[QWidget, ...]:
        line = InPlaceLine(aspect.label)
        line.setObjectName(f"aspect-{aspect.field}")
        line.escaped.connect(self.escaped)
        self.lines[aspect.field] = line
        if aspect.how != DATE:
            return (line,)
        line.setPlaceholderText(DATE_EXAMPLE)
        read_as = Words(look="quiet")
        line.textChanged.connect(lambda _: read_as.set_words(_read(line.value())))
        return line, read_as


class CalmList(QComboBox):
    """A list that the wheel does not change, and that gives way where its longest line has no room."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_value(self, value: Value) -> None:
        """Show the chosen one; one that is no longer offered is shown all the same."""
        at = self.findData(value)
        if at < 0:
            self.addItem(f"{value} (no longer offered)", value)
            at = self.count() - 1
        if at != self.currentIndex():
            self.setCurrentIndex(at)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words that have no room end in dots, and stand whole in the tip."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        box = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self)
        whole = option.currentText
        room = box.width() - self.fontMetrics().averageCharWidth()
        shown = self.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, room)
        self.setToolTip(tip(whole) if shown != whole else "")
        option.currentText = shown
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


def date_kept(text: str) -> str:
    """A date as it is kept: ISO where it is understood, else what was typed."""
    day = understood(text)
    return day.isoformat() if day else text


def date_shown(kept: str) -> str:
    """A kept date as one writes it."""
    day = understood(kept)
    return short(day) if day else kept


def _read(text: str) -> str:
    if not text.strip():
        return ""
    day = understood(text)
    return spelled(day) if day else "Not a date yet; it is kept as you typed it."


def _add_line(lines: QGridLayout, label: str, control: QWidget, *after: QWidget) -> None:
    row = lines.rowCount()
    lines.addWidget(Words(label, look="quiet"), row, 0, Qt.AlignmentFlag.AlignVCenter)
    lines.addWidget(control, row, 1, 1, 1 if after else 2)
    for words in after:
        lines.addWidget(words, row, 2, Qt.AlignmentFlag.AlignVCenter)
