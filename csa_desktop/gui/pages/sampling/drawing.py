"""Drawing: the lists in numbers, the wish, and what was drawn before."""

from collections import Counter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csa_desktop.commands.sample_pool import Numbers
from csa_desktop.domain.cases import SAMPLED, Draw
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.moments import moment
from csa_desktop.gui.pages.sampling.wish_form import WishForm
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.column import empty
from csa_desktop.gui.widgets.empty_page import EmptyPage
from csa_desktop.gui.widgets.words import Run, Words

NO_LISTS = "Nothing to draw from on this laptop"
FIRST = (
    "Bring in the authority's lists; the sample is drawn from them. The children stay on this laptop, as "
    "codes: a sample can be drawn only where the lists were brought in."
)


class Drawing(QWidget):
    """`draw_wanted` when the wish is to be drawn."""

    draw_wanted = Signal()
    lists_wanted = Signal()

    def __init__(self, pack: Pack, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = WishForm(pack)
        self.first = EmptyPage(NO_LISTS, FIRST, "Go to the lists")
        self.draw_button = Button("Draw", kind="primary")
        self.draw_button.setObjectName("draw")
        self._before = QVBoxLayout()
        self._shown: object = None
        self._lay_out()
        self.draw_button.clicked.connect(self.draw_wanted)
        self.first.first_step.connect(self.lists_wanted)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.draw_button)
        row.addStretch(1)
        self._wish = QWidget()
        inner = QVBoxLayout(self._wish)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(10)
        inner.addWidget(self.form)
        inner.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.first)
        column.addWidget(self._wish)
        self._before.setSpacing(8)
        column.addLayout(self._before)
        self._wish.hide()

    def show_sample(self, trail: Trail, numbers: Numbers) -> None:
        """Show the numbers, and what was drawn before."""
        self.first.setVisible(not numbers.children)
        self._wish.setVisible(bool(numbers.children))
        sample = Counter(case.stage for case in trail.cases(SAMPLED))
        self.form.show_counts(numbers.children, numbers.drawable, sample)
        if trail.rows.draws != self._shown:
            self._shown = trail.rows.draws
            self._show_before(trail)

    def _show_before(self, trail: Trail) -> None:
        empty(self._before)
        if trail.rows.draws:
            self._before.addWidget(Words("Drawn before", look="heading"))
        for draw in sorted(trail.rows.draws, key=lambda draw: draw.at, reverse=True):
            self._before.addWidget(_panel(trail, draw))

    def set_busy(self, *, busy: bool) -> None:
        """Say that it is being drawn."""
        self.draw_button.setEnabled(not busy)


def _panel(trail: Trail, draw: Draw) -> Panel:
    cases = sum(case.draw == draw.id for case in trail.rows.cases)
    by = trail.name_of(draw.by)
    about = " · ".join(filter(None, (moment(draw.at), by, f"{cases} cases and reserves", _lists(draw))))
    panel = Panel([Run("Seed ", "strong"), Run(draw.seed, "strong")], about)
    panel.add(*(Words(said, look="small") for said in draw.shortfalls))
    return panel


def _lists(draw: Draw) -> str:
    hashes = ", ".join(sha256[:8] for sha256 in draw.lists)
    return f"files {hashes}" if hashes else ""
