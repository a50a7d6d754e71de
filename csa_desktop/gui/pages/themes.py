"""All themes at all stages: how many cases show what, in words and signs. Never a score, never an average."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop.domain import values as v
from csa_desktop.domain.cases import SAMPLED
from csa_desktop.domain.framework import Pack, Subject
from csa_desktop.domain.themes import Cell, Theme, themes
from csa_desktop.domain.trail import Trail
from csa_desktop.gui import theme as look
from csa_desktop.gui.pages.listing import Group, ListingPage
from csa_desktop.gui.pages.notebook.case_voices import told
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.wheres import page_title, stage_name
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.card import Card
from csa_desktop.gui.widgets.empty_page import EmptyPage
from csa_desktop.gui.widgets.flow import Flow
from csa_desktop.gui.widgets.link import Link
from csa_desktop.gui.widgets.words import Run, Words

HINT = (
    "What the cases show of each theme, stage by stage, counted by the case. "
    "It is read, not added up: press a theme or a stage to see what stands behind it."
)
EMPTY = "Evaluate a theme at a stage on the page of a case. Here you see what all cases say of it together."
NO_CASE = "no case yet"
MARKS = {v.STRENGTH: ("+", "good"), "mixed": ("±", ""), v.IMPROVEMENT: ("−", "weak"), "": ("○", "quiet")}
CELL = 134
"""The width of a stage's card, in units of text size: six of them fill a page of a list."""


class ThemesPage(ListingPage):
    """A heading for each theme that leads to its page, and under it a card for each stage."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(desk, page_title(desk.pack, "themes", "Themes"), HINT, parent=parent)

    def show_trail(self, trail: Trail) -> None:
        """Show what the cases say now."""
        pack = self.desk.pack
        found = themes(trail, pack)
        if self.is_shown(found):
            return
        if not trail.cases(SAMPLED) and not any(one.speaking for one in found):
            page = EmptyPage("No case is sampled yet", EMPTY, "Go to the sample")
            page.first_step.connect(partial(self.went.emit, Place("sample")))
            self.show_groups(found, [("", [page])])
            return
        groups: list[Group] = [("", [partial(self._theme, pack.subject(one.id), one)]) for one in found]
        self.show_groups(found, groups)

    def _theme(self, subject: Subject, one: Theme) -> QWidget:
        box = QWidget()
        box.setObjectName(f"theme-{one.id}")
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 12, 0, 6)
        column.setSpacing(4)
        link = Link(subject.title)
        link.setObjectName(f"to-theme-{one.id}")
        link.clicked.connect(partial(self._go, one.id))
        about = [Words(subject.hint, look="quiet")] if subject.hint else []
        said = Words(told(one) if one.speaking else "No case says anything of it yet.")
        for widget in (link, *about, said):
            column.addWidget(widget)
        flow = Flow()
        for cell in one.cells:
            flow.addWidget(self._cell(cell))
        column.addLayout(flow)
        return box

    def _cell(self, cell: Cell) -> Card:
        lines = [_line(*one) for one in _lines(cell)] or [[Run(NO_CASE, "quiet")]]
        card = Card(stage_name(self.desk.pack, cell.stage), *lines)
        card.setObjectName(f"cell-{cell.theme}-{cell.stage}")
        card.setFixedWidth(look.px(CELL))
        card.clicked.connect(partial(self._go, cell.theme))
        return card

    def _go(self, theme_id: str, *_: object) -> None:
        self.went.emit(Place("subject", theme_id, tab=_first_step(self.desk.pack, theme_id)))


def _first_step(pack: Pack, theme_id: str) -> str:
    return next((step.id for step in pack.steps if theme_id in step.subjects), "")


def _lines(cell: Cell) -> list[tuple[str, str, str]]:
    """(mark, look, words) of each line of a cell."""
    said = [(*MARKS[one.sign], f"{len(cases)} {one.title.lower()}") for one, cases in cell.shown]
    if cell.good:
        said.append(("★", "good", f"{len(cell.good)} good practice"))
    if cell.only_findings:
        number = len(cell.only_findings)
        said.append(("·", "quiet", f"{number} not evaluated yet"))
    return said


def _line(mark: str, tone: str, words: str) -> list[Run]:
    return [Run(f"{mark} ", tone), Run(words)]
