"""What left the program: each save and print, when, by whom and with which marking."""

from PySide6.QtWidgets import QWidget

from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Export
from csa_desktop.gui.moments import moment
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.link import Link
from csa_desktop.gui.widgets.words import Run, Words

SHOWN = 4
"""How many are listed before one asks for the earlier ones."""


class LeftProgram(Panel):
    """The newest first; the earlier ones on request."""

    def __init__(self, trail: Trail, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("leftProgram")
        self._trail = trail
        self._exports = sorted(trail.rows.exports, key=lambda e: (e.at, e.id), reverse=True)
        self.add(*map(self._row, self._exports[:SHOWN]))
        if earlier := self._exports[SHOWN:]:
            self._more = Link(f"Show {len(earlier)} earlier")
            self._more.clicked.connect(self._show_all)
            self.add(self._more)

    def _row(self, export: Export) -> Words:
        who = self._trail.name_of(export.by)
        about = (moment(export.at), who or "not named", export.marking or "no marking")
        return Words([Run(export.what), Run(f" · {' · '.join(about)}", "quiet")])

    def _show_all(self) -> None:
        self._more.hide()
        self.add(*map(self._row, self._exports[SHOWN:]))
