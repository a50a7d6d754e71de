"""A list of tasks that are ticked off, kept with the assessment; prompts of the pack are its items."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop.commands import ticks as commands
from csa_desktop.domain import ticks
from csa_desktop.domain.framework import Prompt
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.pages.notebook.kept import let_go
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.ticking.tick_details import TickDetails
from csa_desktop.gui.pages.ticking.tick_row import TickRow
from csa_desktop.gui.widgets.words import Run, Words


class TickList(QWidget):
    """Tasks under their title. `checklist` is what their ticks are kept under: `ticks.checklist_of(...)`."""

    def __init__(
        self,
        desk: Desk,
        checklist: str,
        prompts: Sequence[Prompt],
        *,
        title: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"ticks-{checklist}")
        self._desk, self.checklist, self._prompts = desk, checklist, tuple(prompts)
        self._title = f"{title[:1].upper()}{title[1:]}".rstrip(":")  # how many are done follows it
        self._trail: Trail | None = None
        self._details: dict[str, TickDetails] = {}
        self._head, self._wrong = Words(look="section"), Words(look="error")
        self.rows = {prompt.id: self._row(prompt) for prompt in self._prompts}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for widget in (self._head, self._wrong, *self.rows.values()):
            column.addWidget(widget)
        self._wrong.hide()
        self._head.setVisible(bool(title))

    def _row(self, prompt: Prompt) -> TickRow:
        row = TickRow(ticks.Task(prompt))
        row.ticked.connect(partial(self._tick, prompt.id))
        row.stepped.connect(partial(self._step, prompt.id))
        row.opened.connect(partial(self._open, prompt.id))
        return row

    def _tick(self, item: str, on: bool) -> None:
        self._refuse("")
        self._desk.run(commands.tick if on else commands.untick, self.checklist, item, refused=self._refuse)

    def _refuse(self, sentence: str) -> None:
        self._wrong.set_words(sentence)
        self._wrong.setVisible(bool(sentence))
        if sentence and self._trail:
            self.show_trail(self._trail)

    def _step(self, item: str, by: int) -> None:
        """Go to the task before or after."""
        order = list(self.rows)
        at = order.index(item) + by
        if 0 <= at < len(order):
            self.rows[order[at]].option.button.setFocus()

    def _open(self, item: str) -> None:
        """Open what can be noted on a task; close it where it is open."""
        if there := self._details.pop(item, None):
            let_go(there, there.kept)
        elif self._trail:
            details = self._details[item] = TickDetails(
                self._desk, self.checklist, self.rows[item].task, self._trail
            )
            self.rows[item].put_in(details)
            details.note.go()

    def show_trail(self, trail: Trail) -> None:
        """Show each task as it stands now."""
        self._trail = trail
        found = ticks.tasks(trail, self.checklist, self._prompts)
        count = f" · {ticks.done_count(found)} of {len(found)} done"
        self._head.set_words([Run(self._title), Run(count, "quiet")])
        for task in found:
            self.rows[task.prompt.id].show_task(task, trail)
            if details := self._details.get(task.prompt.id):
                details.show_task(task, trail)

    def go_to(self, item: str) -> None:
        """Put the focus on a task."""
        if row := self.rows.get(item):
            row.box.setFocus()

    def keep(self) -> None:
        """Keep what is being typed."""
        for details in self._details.values():
            details.keep()
