"""The other versions of a field, beside the field wherever it is edited, with a link to decide."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from csa_desktop.domain import conflicts
from csa_desktop.domain.conflicts import Conflict
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.trail import Trail, once_per_trail
from csa_desktop.gui.fields.editor import Editor
from csa_desktop.gui.pages.page import Desk, Page
from csa_desktop.gui.pages.parted.words import badge, others_said
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.chip import Chip
from csa_desktop.gui.widgets.words import Words


@once_per_trail
def by_row(trail: Trail) -> Mapping[str, tuple[Conflict, ...]]:
    """The conflicts of each row that has any; a page asks for hundreds of rows."""
    return conflicts.by_row(trail.rows.parted)


class VersionsBadge(QWidget):
    """How many versions there are, the others in words; pressed, it leads to where one decides."""

    went = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("versions")
        self._place: Place | None = None
        self.words = Words(look="quiet")
        self._chips, inner = QVBoxLayout(), QHBoxLayout(self)
        inner.setContentsMargins(0, 2, 0, 2)
        inner.setSpacing(8)
        inner.addLayout(self._chips)
        inner.addWidget(self.words, 1)
        self.chip = Chip("2 versions", tone="caution", name="2 versions: decide between them")
        self.chip.clicked.connect(self._press)
        self._chips.addWidget(self.chip)
        self._chips.addStretch(1)

    def show_conflicts(
        self, trail: Trail, pack: Pack, torn: Sequence[Conflict], shown: Mapping[str, object]
    ) -> None:
        """Say what stands beside what is `shown` of each field; hidden where nothing does."""
        self.setVisible(bool(torn))
        if torn:
            self._place = Place("conflicts", tab=torn[0].key)
            self.chip.set_words(badge(torn))
            lines = [line for c in torn for line in others_said(trail, pack, c, shown[c.field])]
            self.words.set_words("\n".join(lines))

    def _press(self) -> None:
        if self._place:
            self.went.emit(self._place)


class Beside:
    """Puts a badge below an editor of a field while that field has several versions."""

    def __init__(self, desk: Desk, editor: object, row: str, field: str, owner: QObject) -> None:
        """`owner` belongs to the page, wherever the editor itself stands in the window."""
        self._desk, self._editor, self._row, self._field, self._owner = desk, editor, row, field, owner
        self.badge: VersionsBadge | None = None

    def show(self, value: object) -> None:
        """The field says this now; say what else stands in it."""
        trail = self._desk.latest()
        torn = by_row(trail).get(self._row, ()) if trail else ()
        here = tuple(conflict for conflict in torn if conflict.field == self._field)
        if self.badge is None and here and isinstance(self._editor, QWidget):
            self.badge = _below(self._editor, VersionsBadge())
            if self.badge:
                self.badge.went.connect(self._lead)
        if self.badge and trail:
            self.badge.show_conflicts(trail, self._desk.pack, here, {self._field: value})

    def _lead(self, place: Place) -> None:
        above: QObject | None = self._owner
        while above and not isinstance(above, Page):
            above = above.parent()
        if isinstance(above, Page):
            above.went.emit(place)


def _below(editor: QWidget, made: VersionsBadge) -> VersionsBadge | None:
    """Put it below an editor; None where there is no room that goes downwards."""
    layout = editor.layout() if isinstance(editor, Editor) else _holding(editor)
    if not isinstance(layout, QVBoxLayout):
        made.deleteLater()
        return None
    if isinstance(editor, Editor):
        layout.addWidget(made)
    else:
        layout.insertWidget(layout.indexOf(editor) + 1, made)
    return made


def _holding(widget: QWidget) -> QLayout | None:
    parent = widget.parentWidget()
    around = parent.layout() if parent else None
    return _within(around, widget) if around else None


def _within(layout: QLayout, widget: QWidget) -> QLayout | None:
    if layout.indexOf(widget) >= 0 and isinstance(layout, QBoxLayout):
        return layout
    inner = (_within(child, widget) for child in layout.children() if isinstance(child, QLayout))
    return next((found for found in inner if found is not None), None)
