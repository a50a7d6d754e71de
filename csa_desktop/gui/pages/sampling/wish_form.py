"""What is wished of a sample: cases at each stage, reserves, which files, what to cover, the seed."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLayout, QVBoxLayout, QWidget

from csa_desktop import clock
from csa_desktop.domain.framework import Field, Option, Pack
from csa_desktop.domain.journeys import SampleRule
from csa_desktop.domain.sampling import CLOSED, CURRENT, Wish
from csa_desktop.domain.sampling.titles import coverable, title_of
from csa_desktop.gui import theme
from csa_desktop.gui.fields.make import editor_for
from csa_desktop.gui.pages.notebook.toggle import Toggles
from csa_desktop.gui.pages.sampling.lines import line
from csa_desktop.gui.pages.sampling.number_line import MOST, NumberLine
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.flow import Flow
from csa_desktop.gui.widgets.plain_line import PlainLine
from csa_desktop.gui.widgets.words import Words

NOT_SAID = SampleRule((), "program")
STATES = (Option(CURRENT, "Current"), Option(CLOSED, "Closed"))
SEED_HINT = "recorded: the same seed and lists draw the same children"
NO_NUMBER = f"Enter whole numbers up to {MOST}."
NO_DAY = "Enter the day to count back from, such as 18 May 2009."


def new_seed() -> str:
    """A seed that nobody chose."""
    return secrets.token_hex(4)


class WishForm(QWidget):
    """Says what to draw; `changed` when which children may be drawn is another question than before."""

    changed = Signal()

    def __init__(self, pack: Pack, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pack, self._rule = pack, pack.sample or NOT_SAID
        self.numbers = {
            stage.id: NumberLine(f"Cases to draw, {stage.title}", self._rule.per_stage)
            for stage in pack.journey_stages()
        }
        self._all = Words(look="quiet")
        self._there = {stage: Words(look="quiet") for stage in self.numbers}
        self._in_sample = {stage: Words(look="quiet") for stage in self.numbers}
        self.reserves = NumberLine("Reserves for each stage", self._rule.reserves)
        self.states = Toggles("Files", [s for s in STATES if s.id in self._rule.states], many=True)
        self.states.show_value(self._rule.states)
        self.cover = Toggles(
            "To be covered", [Option(mark, title_of(pack, mark)) for mark in coverable(pack)], many=True
        )
        self.cover.show_value(coverable(pack))
        self.on = editor_for(
            Field("closed-before", "date", f"Closed in the {self._rule.closed_within_months} months before")
        )
        self.on.reset(clock.now().date().isoformat())
        self.seed = PlainLine()
        self.seed.setAccessibleName("Seed")
        self.seed.setObjectName("seed")
        self.seed.setFixedWidth(theme.px(160))
        self.seed.set_text(new_seed())
        self.error = Words(look="error")
        self._lay_out()
        self.states.chosen.connect(lambda _: self.changed.emit())
        self.on.left.connect(self.changed)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._stages())
        column.addSpacing(4)
        another = Button("Another seed", kind="quiet")
        another.clicked.connect(lambda: self.seed.set_text(new_seed()))
        column.addWidget(self.on)
        self.on.setFixedWidth(theme.px(300))
        self.on.setVisible(bool(self._rule.closed_within_months))
        for label, widgets in (
            ("Files", [self.states]),
            ("To be covered", [self.cover]),
            ("Seed", [_flowing(self.seed, another, Words(SEED_HINT, look="quiet"))]),
        ):
            column.addLayout(line(label, widgets))
        column.addWidget(self.error)
        self.error.hide()

    def _stages(self) -> QLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(0)
        grid.addWidget(self._all, 0, 0)
        for column, title in enumerate(("Can be drawn", "In the sample", "Draw"), start=1):
            words = Words(title, look="quiet")
            words.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(words, 0, column)
        for row, stage in enumerate(self._pack.journey_stages(), start=1):
            grid.addWidget(Words(stage.title), row, 0, Qt.AlignmentFlag.AlignVCenter)
            for column, words in ((1, self._there[stage.id]), (2, self._in_sample[stage.id])):
                grid.addWidget(words, row, column, _RIGHT)
            grid.addWidget(self.numbers[stage.id], row, 3)
        row = len(self.numbers) + 1
        grid.addWidget(Words("Reserves for each stage"), row, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(Words("step in where a case is replaced", look="quiet"), row, 1, 1, 2, _RIGHT)
        grid.addWidget(self.reserves, row, 3)
        grid.setColumnStretch(4, 1)
        return grid

    def show_counts(
        self, children: int, drawable: Mapping[tuple[str, str], int], sample: Mapping[str, int]
    ) -> None:
        """Show how many children each stage has, and how many cases; offer to draw what is still missing."""
        self._all.set_words(f"{children:,} {'child' if children == 1 else 'children'} in the lists")
        for stage, number in self.numbers.items():
            self._there[stage].set_words(f"{drawable.get((stage, ''), 0):,}")
            self._in_sample[stage].set_words(str(sample.get(stage, 0)))
            number.offer(max(0, self._rule.per_stage - sample.get(stage, 0)))

    def was_drawn(self) -> None:
        """Another draw has a seed of its own, and draws what is still missing."""
        self.seed.set_text(new_seed())
        for number in self.numbers.values():
            number.forget()

    def everywhere(self) -> Wish:
        """The wish with a place at every stage, to count by."""
        return self._wish(tuple((stage, 1) for stage in self.numbers), 0, ())

    def wish(self, covered: Sequence[str]) -> Wish | None:
        """What is wished, less what the sample covers already; None where something is wrong, as it says."""
        numbers = {stage: line.number() for stage, line in self.numbers.items()}
        reserves = self.reserves.number()
        places = tuple((stage, number) for stage, number in numbers.items() if number is not None)
        wrong = NO_NUMBER if reserves is None or len(places) < len(numbers) else self._wrong_day()
        self.error.set_words(wrong)
        self.error.setVisible(bool(wrong))
        if reserves is None or wrong:
            return None
        return self._wish(places, reserves, [mark for mark in self.cover.value() if mark not in covered])

    def _wrong_day(self) -> str:
        return NO_DAY if self._rule.closed_within_months and not self._day() else ""

    def _day(self) -> str:
        """The day to count back from; empty where what is typed is none."""
        try:
            return date.fromisoformat(str(self.on.value())).isoformat()
        except ValueError:
            return ""

    def _wish(self, places: tuple[tuple[str, int], ...], reserves: int, cover: Sequence[str]) -> Wish:
        months = self._rule.closed_within_months
        return Wish(
            seed=self.seed.value().strip(),
            places=places,
            reserves=reserves,
            states=frozenset(self.states.value()),
            closed_months=months,
            on=self._day() if months else "",
            cover=tuple(cover),
        )


def _flowing(*widgets: QWidget) -> QWidget:
    """Side by side; what has no room goes on below."""
    box = QWidget()
    flow = Flow(box, gap=10)
    for widget in widgets:
        flow.addWidget(widget)
    return box


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
