"""Two trails of evidence beside one another: points, findings and sources of one judgement (003:424)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.moderation import Authority, Finding, Point, Proposal
from csa_desktop.gui.fields.select import PlainBox
from csa_desktop.gui.pages.moderation.cells import AGAINST, GAPS, GRADE, STANDING, cells_of
from csa_desktop.gui.pages.moderation.side_by_side import Cell, PlacedTurns, SideBySide
from csa_desktop.gui.widgets.words import Run, Words

ROWS = (
    (GRADE, "Proposed grade"),
    (STANDING, "How much that is"),
    (v.STRENGTH, "Strengths"),
    (v.IMPROVEMENT, "Areas for improvement"),
    (v.NEITHER, "Other points"),
    (AGAINST, "What contradicts it"),
    (GAPS, "What is missing"),
)
NONE = "None."
NO_SOURCE = "no source"


class TwoTrails(QWidget):
    """Shows the two that are chosen, with all that each point stands on."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first, self.second = PlainBox(), PlainBox()
        self.first.setAccessibleName("The first authority")
        self.second.setAccessibleName("The second authority")
        self.side_by_side = SideBySide()
        self._turns = PlacedTurns(self.side_by_side, self)
        self._there: dict[str, Authority] = {}
        self._packs: Mapping[str, Pack] = {}
        self._judgement = ""
        row = QHBoxLayout()
        row.setContentsMargins(16, 2, 16, 6)
        row.setSpacing(10)
        row.addWidget(self.first)
        row.addWidget(Words("beside"), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.second)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.side_by_side, 1)
        for box in (self.first, self.second):
            box.setSizeAdjustPolicy(PlainBox.SizeAdjustPolicy.AdjustToContents)
            box.activated.connect(lambda _: self._show())

    def show_authorities(self, there: Sequence[Authority], packs: Mapping[str, Pack], judgement: str) -> None:
        """Offer these; those that were chosen stay, else the first two are."""
        self._there = {a.assessment.id: a for a in there}
        self._packs, self._judgement = packs, judgement
        for at, box in enumerate((self.first, self.second)):
            before = box.currentData()
            box.clear()
            for about in there:
                box.addItem(about.assessment.authority, about.assessment.id)
            found = box.findData(before)
            box.setCurrentIndex(found if found >= 0 else min(at, box.count() - 1))
        self._show()

    def _show(self) -> None:
        """Both columns anew: their rows are as many as the two have points."""
        chosen = dict.fromkeys(str(box.currentData()) for box in (self.first, self.second) if box.count())
        self.side_by_side.set_rows(ROWS)
        self.side_by_side.set_columns(tuple(chosen))
        self._turns.make(self._cells(tuple(chosen)))

    def _cells(self, chosen: tuple[str, ...]) -> Iterator[Callable[[], object]]:
        """What is made in turns: of both columns the upper cells first."""
        for row in chosen:
            yield partial(self._put_head, row)
        for key, _ in ROWS:
            for row in chosen:
                yield partial(self._put, row, key)

    def _put_head(self, row: str) -> None:
        authority = self._there[row].assessment.authority
        self.side_by_side.put(row, Cell(Words([Run(authority, "strong")]), name="boardName"), {})

    def _put(self, row: str, key: str) -> None:
        found, pack = self._there[row], self._packs[row]
        made = cells_of(pack, found, self._judgement)
        cell = made[key]() if key in made else Cell(*_points(found.proposal(self._judgement), key))
        self.side_by_side.put(row, None, {key: cell})


def _points(proposal: Proposal, sign: str) -> Iterator[QWidget]:
    points = [point for point in proposal.points if point.sign == sign]
    for point in points:
        yield Words(list(_runs(point)))
    if not points:
        yield Words(NONE, look="quiet")


def _runs(point: Point) -> Iterator[Run]:
    yield Run(point.text, "strong")
    for finding in point.findings:
        yield Run(f"\n• {finding.text} ")
        yield Run(f"({_sources(finding)})", "quiet")


def _sources(finding: Finding) -> str:
    return ", ".join(finding.sources) or NO_SOURCE
