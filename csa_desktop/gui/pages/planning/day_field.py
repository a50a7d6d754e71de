"""The day of a milestone, of a stage, or on which something with a clock was done."""

from csa_desktop.commands import answers, drafts, plan
from csa_desktop.domain.deadlines import DATES
from csa_desktop.domain.framework import Field
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.fields.dates import DateField
from csa_desktop.gui.keeping import Seen
from csa_desktop.gui.pages.notebook.kept import Kept, Refused, Then
from csa_desktop.gui.pages.page import Desk


class DayField(DateField):
    """Kept as it is left; a clock that counts from it follows at once."""

    def __init__(self, desk: Desk, what: str, label: str, hint: str = "") -> None:
        super().__init__(Field(f"day-{what}", "date", label, hint=hint))
        self._desk, self._what = desk, what
        self.kept = Kept(
            desk,
            self,
            self._send,
            row=("answer", plan.day_row(desk.assessment, what)),
            field=answers.VALUE,
            title=f"The day of: {label}",
            draft_row=(drafts.where(drafts.ANSWER, DATES, "", what), plan.day_row(desk.assessment, what)),
            parent=self,
        )
        self.kept.refused.connect(self.set_error)

    def show_trail(self, trail: Trail) -> None:
        """The store says this now."""
        kept = trail.answer(DATES, "", self._what)
        self.kept.show(kept if isinstance(kept, str) else "", trail.at)

    def _send(self, value: str, seen: Seen, then: Then, refused: Refused) -> None:
        self._desk.run(plan.day, self._what, value, seen=seen, then=then, refused=refused)
