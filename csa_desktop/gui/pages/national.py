"""The national view of one's own store: final grades by year and by type of authority, scale by scale."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csa_desktop.commands import national
from csa_desktop.commands.national import National
from csa_desktop.commands.printing_several import gather_national
from csa_desktop.domain.national import Bar, Figure, Graded, Reference
from csa_desktop.domain.national_words import (
    NO_GRADE,
    apart_words,
    bar_title,
    figure_title,
    long_grade,
    reference_lines,
    whole_words,
)
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.fields.select import PlainBox
from csa_desktop.gui.pages.countrywide.bars_picture import BarsPicture, Swatch
from csa_desktop.gui.pages.countrywide.bars_table import NOT_FINAL, BarsTable
from csa_desktop.gui.pages.moderation.board_desk import BoardDesk
from csa_desktop.gui.pages.page import Page
from csa_desktop.gui.pages.turns import Turns
from csa_desktop.gui.paper.of_several import desk_of_several
from csa_desktop.gui.places import Place
from csa_desktop.gui.preview import PrintPreview
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Card, Panel
from csa_desktop.gui.widgets.column import Column, empty
from csa_desktop.gui.widgets.empty_page import EmptyPage
from csa_desktop.gui.widgets.flow import Flow
from csa_desktop.gui.widgets.tabs import Tabs
from csa_desktop.gui.widgets.words import Words

HINT = (
    "The final grades of the assessments in this store. Each figure has one judgement on one scale; grades "
    "of different scales are never counted together, and nothing is averaged. What is not final stands apart."
)
NOTHING, NOTHING_WHY = (
    "No graded assessment here",
    "Figures appear once this store has an assessment under a framework with grades.",
)
BY_YEAR = "years"
PAPER = "sheet/national"
APART = "Without a final grade"
NAMED = 12
"""So many of them are named in a row; all are behind their number."""


class NationalPage(Page):
    """Shows one figure at a time, by year or by the types of one year; a count leads to its assessments."""

    def __init__(self, desk: BoardDesk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._found = National((), (), ())
        self.figures, self.tabs = PlainBox(), Tabs()
        self.figures.setAccessibleName("Figure")
        self.figures.setSizeAdjustPolicy(PlainBox.SizeAdjustPolicy.AdjustToContents)
        self.picture, self.table = BarsPicture(), BarsTable()
        self.print = Button("Preview and print")
        self.preview: PrintPreview | None = None
        self._key, self._notes, self._behind = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self.column = Column(gap=10, name="nationalColumn")
        self._turns = Turns(self.column, self)
        self._heading = Words(look="heading")
        self._references = QVBoxLayout()
        self._unread = Words(look="quiet")
        self._lay_out()
        self.figures.activated.connect(lambda _: self._show_figure())
        self.tabs.chosen.connect(lambda _: self._show_bars())
        self.picture.chosen.connect(self.show_behind)
        self.table.chosen.connect(self.show_behind)
        self.print.clicked.connect(self._to_paper)

    def _lay_out(self) -> None:
        self._empty = EmptyPage(NOTHING, NOTHING_WHY)
        top, both = QHBoxLayout(), Flow(gap=34, line_gap=16)
        top.addWidget(self.figures)
        top.addStretch(1)
        top.addWidget(self.print)
        both.addWidget(self.picture)
        both.addWidget(self.table)
        self.column.add(Words("National view", look="title"), Words(HINT, look="quiet"), self._empty)
        self.column.add_row(top)
        self.column.add(self.tabs)
        for row in (self._key, both, self._notes):
            self.column.add_row(row)
        self.column.add(self._heading)
        self.column.add_row(self._behind)
        self.column.add(self._unread)
        self.column.space(8)
        self.column.add_row(self._references)
        self._heading.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.column)
        self._outer = outer

    def go_to(self, place: Place) -> None:
        """Count anew: something may have become final."""
        self._desk.read(national.national, self._desk.pack_of, then=self._counted)

    def show_trail(self, trail: Trail) -> None:
        """The open assessment has changed."""
        self._desk.read(national.national, self._desk.pack_of, then=self._counted)

    # One figure

    def _counted(self, found: National) -> None:
        shown = str(self.figures.currentData() or "")
        self._found = found
        self.figures.clear()
        for figure in found.figures:
            self.figures.addItem(figure_title(figure), figure.id)
        self.figures.setCurrentIndex(max(0, self.figures.findData(shown)))
        for widget in (self.figures, self.tabs, self.picture, self.table, self.print):
            widget.setVisible(bool(found.figures))
        self._empty.setVisible(not found.figures)
        self._unread.set_words(_unread(found.unread))
        self._unread.setVisible(bool(found.unread))
        self._show_figure()
        QTimer.singleShot(0, self, self._show_references)  # a turn of its own: it is read last

    @property
    def figure(self) -> Figure | None:
        """The figure that is shown."""
        wanted = self.figures.currentData()
        return next((f for f in self._found.figures if f.id == wanted), None)

    def _show_figure(self) -> None:
        if figure := self.figure:
            years = [(str(year), f"By type, {year}") for year in sorted(figure.by_type, reverse=True)]
            self.tabs.show_tabs([(BY_YEAR, "By year"), *years])
            self._show_key(figure)
            self._show_bars()

    def _show_key(self, figure: Figure) -> None:
        empty(self._key)
        for pattern, grade in enumerate(figure.scale.grades):
            row = QHBoxLayout()
            row.setSpacing(9)
            row.addWidget(Swatch(pattern))
            row.addWidget(Words(long_grade(grade)), 1)
            self._key.addLayout(row)

    def bars(self) -> tuple[Bar, ...]:
        """The bars that are shown."""
        figure, tab = self.figure, self.tabs.current()
        if figure is None:
            return ()
        return figure.by_year if tab == BY_YEAR else figure.by_type.get(int(tab or 0), ())

    def _show_bars(self) -> None:
        figure, by_type = self.figure, self.tabs.current() != BY_YEAR
        if figure is None:
            return
        self.picture.show_bars(figure, self.bars(), by_type=by_type)
        self.table.show_bars(figure, self.bars(), by_type=by_type)
        empty(self._notes)
        self._notes.addWidget(Words(f"{whole_words(self.bars())}.", look="quiet"))
        for bar in self.bars():
            if bar.not_final:
                title = bar_title(bar, by_type=by_type)
                said = f"{title}, {APART.casefold()}: {apart_words(bar, most=NAMED)}."
                self._notes.addWidget(Words(said, look="quiet"))
        self._clear_behind()

    # What is behind a count

    def show_behind(self, key: str, code: str) -> None:
        """List the assessments behind a piece of a bar."""
        figure, bar = self.figure, next((b for b in self.bars() if b.key == key), None)
        if figure is None or bar is None:
            return
        self._clear_behind()
        found = bar.not_final if code == NOT_FINAL else bar.by_grade.get(code, ())
        grade = figure.scale.grade(code)
        title = bar_title(bar, by_type=self.tabs.current() != BY_YEAR)
        many = f"{len(found)} {'assessment' if len(found) == 1 else 'assessments'}"
        self._heading.set_words(f"{title} · {long_grade(grade) if grade else APART} · {many}")
        self._heading.show()
        self._turns.make([partial(self._add_card, one) for one in found])
        self.column.seek(self._heading)

    def _clear_behind(self) -> None:
        self._turns.stop()
        empty(self._behind)
        self._heading.hide()

    def _add_card(self, one: Graded) -> None:
        about = one.assessment
        said = f"{about.title}, {about.year}" if str(about.year) not in about.title else about.title
        status = "" if one.grade else f" · {one.status or NO_GRADE}"
        card = Card(about.authority, f"{said}{status}", tone="row")
        card.setObjectName(f"behind-{about.id}")
        card.clicked.connect(partial(self._open, about.id))
        self._behind.addWidget(card)

    def _open(self, assessment: str) -> None:
        self._desk.open_assessment(assessment)

    # On paper

    def _to_paper(self) -> None:
        pack = next(iter(self._desk.packs.values()))
        if self.preview is None:
            desk = desk_of_several(self._desk, pack, self._of)
            gather = partial(gather_national, self._desk.pack_of)
            self.preview = PrintPreview(desk, PAPER, gather=gather)
            self.preview.went.connect(lambda _: self._show_page())
            self._outer.addWidget(self.preview)
        self.column.hide()
        self.preview.show()
        self.preview.go_to(Place("print", PAPER))

    def _of(self) -> tuple[str, ...]:
        """Every assessment that some figure counts."""
        bars = (bar for figure in self._found.figures for bar in figure.by_year)
        counted = (g for bar in bars for some in (*bar.by_grade.values(), bar.not_final) for g in some)
        return tuple(dict.fromkeys(g.assessment.id for g in counted))

    def _show_page(self) -> None:
        if self.preview:
            self.preview.hide()
        self.column.show()

    def leave(self) -> None:
        """Printing stops."""
        if self.preview:
            self.preview.leave()

    # Beside the figures

    def _show_references(self) -> None:
        empty(self._references)
        for reference in self._found.references:
            self._references.addWidget(_reference(reference))


def _reference(said: Reference) -> Panel:
    return Panel(f"For reference: {said.title}", said.note, *reference_lines(said))


def _unread(names: Sequence[str]) -> str:
    return f"In no figure, because its framework is not installed here: {', '.join(names)}." if names else ""
