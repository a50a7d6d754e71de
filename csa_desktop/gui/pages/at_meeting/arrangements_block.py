"""When and where the meeting is, and what was agreed and confirmed in writing with its dates."""

from csa_desktop.domain import meeting
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.pages.filling.form_view import FormView
from csa_desktop.gui.pages.notebook.board import Board
from csa_desktop.gui.pages.notebook.sheet import Row
from csa_desktop.gui.pages.notebook.tab import Block
from csa_desktop.gui.pages.planning.day_field import DayField

DAY = "Day of the meeting"
DAY_HINT = "The clock of the draft letter counts from it. For example 19 July 2005."


class ArrangementsBlock(Block):
    """The day, which clocks count from, and the form with all else."""

    def __init__(self, board: Board) -> None:
        super().__init__(board)
        pack = board.desk.pack
        self.day = DayField(board.desk, meeting.STAGE, DAY, DAY_HINT)
        form = next((f for f in pack.forms if f.id == meeting.ARRANGEMENTS), None)
        self.form = FormView(board.desk, form, look="section") if form else None
        if self.form:
            self.form.went.connect(board.went)
            self.form.go_to("")

    def show(self, trail: Trail) -> list[Row]:
        """The day and the form as they are now."""
        self.day.show_trail(trail)
        if self.form is None:
            return [(self.day, 14)]
        self.form.show_trail(trail)
        return [(self.day, 14), (self.form, 14)]

    def keep(self) -> None:
        """Keep what is being typed."""
        self.day.kept.keep()
        if self.form:
            self.form.leave()
