"""What stands beside the table: the selected indicator with all its figures, and the day's prompts."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from csa_desktop.domain.distances import distance, trend
from csa_desktop.domain.framework import Option, Pack
from csa_desktop.domain.indicator_words import distance_words, picture_words, said, trend_words
from csa_desktop.domain.indicators import BODIES, DIRECTIONS, ENGLAND, NEIGHBOURS, Indicator, figures
from csa_desktop.domain.trail import Trail
from csa_desktop.gui import keys, theme
from csa_desktop.gui.pages.indicators.picture_paint import paint_picture
from csa_desktop.gui.pages.indicators.table_block import TableBlock
from csa_desktop.gui.pages.notebook.board import Board
from csa_desktop.gui.pages.notebook.class_row import CalmList
from csa_desktop.gui.pages.notebook.fold import PromptsPanel
from csa_desktop.gui.pages.notebook.sheet import Row, SheetArea
from csa_desktop.gui.pages.notebook.tab import Block
from csa_desktop.gui.pages.notebook.toggle import Toggles
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.key_tag import KeyTag
from csa_desktop.gui.widgets.words import Run, Words

MARGIN = 18
_HIGH = 96
_STAGES = ("data", "notebook")
"""The stages of the pack whose prompts stand here: the first day's, then those of the days after."""
NOT_SELECTED = "Select an indicator in the table."
UNDER = "Written under"


class IndicatorPicture(QWidget):
    """The picture of one indicator, larger than in the table; who hears it is told all that it shows."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("indicatorPicture")
        self._indicator: Indicator | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_indicator(self, indicator: Indicator) -> None:
        """Show this one."""
        self._indicator = indicator
        self.setAccessibleName(picture_words(indicator))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(theme.px(200), theme.px(_HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        if self._indicator:
            painter = QPainter(self)
            paint_picture(painter, QRectF(self.rect()), self._indicator)
            painter.end()


class IndicatorSide(Block):
    """A sheet of its own, laid out with the page."""

    def __init__(self, board: Board, table: TableBlock) -> None:
        super().__init__(board)
        self._board, self._table = board, table
        pack = board.desk.pack
        self.area = SheetArea(margin=MARGIN)
        self.area.setObjectName("indicatorSide")
        self._name, self._about = Words(look="heading"), Words(look="quiet")
        self._figures, self._read_off = Words(), Words()
        self._key = Words("● the council   ◇ neighbours   △ England   × not known", look="small")
        self.picture = IndicatorPicture()
        self.direction = Toggles("Which way is better", _options(DIRECTIONS))
        self.service = Toggles("Service", pack.services)
        self.outcome, self.under = CalmList(), CalmList()
        self._outcome_label, self._under_label = Words("Outcome", look="label"), Words(UNDER, look="label")
        self._acts = self._make_acts()
        self._prompts = _prompts(pack)
        self._fill(pack)
        self._connect()

    def _fill(self, pack: Pack) -> None:
        self.direction.setObjectName("indicatorDirection")
        self.service.setObjectName("indicatorService")
        for box, name, first in (
            (self.outcome, "Outcome", "Not said"),
            (self.under, UNDER, "Its own outcome"),
        ):
            box.setAccessibleName(name)
            box.addItem(first, "")
        for subject in pack.subjects:
            if subject.kind in ("outcome", "management"):
                self.outcome.addItem(subject.title, subject.id)
        for subject_id in pack.steps[0].subjects:
            self.under.addItem(pack.subject(subject_id).title, subject_id)

    def _make_acts(self) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        self.finding, self.hypothesis = Button("Finding", kind="plain"), Button("Hypothesis", kind="plain")
        for button, name, key in (
            (self.finding, "toFinding", "figure-finding"),
            (self.hypothesis, "toHypothesis", "figure-hypothesis"),
        ):
            button.setObjectName(name)
            line.addWidget(button)
            line.addWidget(KeyTag(keys.key(key)))
        line.addStretch(1)
        return row

    def _connect(self) -> None:
        table = self._table
        self.direction.chosen.connect(lambda value: table.say(direction=str(value)))
        self.service.chosen.connect(lambda value: table.say(service=str(value)))
        self.outcome.activated.connect(lambda _: table.say(outcome=str(self.outcome.currentData() or "")))
        self.under.activated.connect(self._write_under)
        self.finding.clicked.connect(table.write_finding)
        self.hypothesis.clicked.connect(table.write_hypothesis)
        table.picked.connect(self._show)

    def _write_under(self, _: int) -> None:
        self._table.under = str(self.under.currentData() or "")

    def show(self, trail: Trail) -> list[Row]:
        """Show the indicator that is selected by now; nothing of it stands on the page itself."""
        self._show()
        return []

    def _show(self) -> None:
        indicator = self._table.table.indicator
        rows: list[Row] = [(Words(NOT_SELECTED, look="quiet"), 0)] if indicator is None else []
        if indicator:
            rows = self._rows(indicator)
        self.area.sheet.show_rows([*rows, *((panel, 10) for panel in self._prompts)])

    def _rows(self, indicator: Indicator) -> list[Row]:
        self._name.set_words(indicator.named)
        place = ", ".join(filter(None, (indicator.sheet, f"row {indicator.row}")))
        self._about.set_words(" · ".join(filter(None, (indicator.unit, place))))
        self._figures.set_words(_all_figures(indicator))
        self._read_off.set_words(_read_off(indicator))
        self.picture.show_indicator(indicator)
        self.direction.show_value(indicator.direction)
        self.service.show_value(indicator.service)
        self.outcome.show_value(indicator.outcome)
        self.under.show_value(self._table.under)
        return [
            (self._name, 0),
            (self._about, 3),
            (self.picture, 8),
            (self._key, 2),
            (self._figures, 8),
            (self._read_off, 8),
            (self._acts, 12),
            (self._under_label, 8),
            (self.under, 2),
            (self.direction, 12),
            (self.service, 8),
            (self._outcome_label, 8),
            (self.outcome, 2),
        ]


def _options(titles: dict[str, str]) -> tuple[Option, ...]:
    return tuple(Option(key, title) for key, title in titles.items() if key)


def _prompts(pack: Pack) -> list[PromptsPanel]:
    stages = sorted((s for s in pack.stages if s.page in _STAGES), key=lambda s: _STAGES.index(s.page))
    return [PromptsPanel(group.title.rstrip(":"), group.prompts) for s in stages for group in s.prompts]


def _all_figures(indicator: Indicator) -> list[Run]:
    runs: list[Run] = []
    for body, found in figures(indicator.figures).items():
        runs.append(Run(f"{chr(10) if runs else ''}{BODIES[body]}", "strong"))
        runs += [Run(f"\n{f.year}: {said(f)}" if f.year else f"\n{said(f)}") for f in found]
    return runs


def _read_off(indicator: Indicator) -> list[Run]:
    lines = (
        ("From neighbours: ", distance_words(distance(indicator, NEIGHBOURS), NEIGHBOURS)),
        ("From England: ", distance_words(distance(indicator, ENGLAND), ENGLAND)),
        ("Trend: ", trend_words(trend(indicator))),
    )
    return [
        run
        for at, (label, words) in enumerate(lines)
        for run in (Run(f"{chr(10) if at else ''}{label}", "quiet"), Run(words))
    ]
