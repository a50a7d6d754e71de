"""The days of a representation beside the clocks that they are held to (003:501)."""

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop import clock
from csa_desktop.commands import representations
from csa_desktop.domain.cycle import Representation
from csa_desktop.domain.deadlines import Deadline, deadlines
from csa_desktop.domain.framework import Field, Pack
from csa_desktop.domain.representing import panel_of
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.fields.dates import short, spelled
from csa_desktop.gui.pages.filling.side_by_side import SideBySide
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.representing.kept_field import kept_field
from csa_desktop.gui.widgets.words import Words

INTENDED, SUBMITTED = "Intention made known on", "Representation submitted on"


class Days(QWidget):
    """Each day as it is left; what is late is said, and nothing is refused for it."""

    def __init__(self, desk: Desk, row: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pack = desk.pack
        self.editors, self.kept, self._due = {}, {}, {}
        for name, label in (("intended", INTENDED), ("submitted", SUBMITTED)):
            field = Field(name, "date", label, hint="For example 1 November 2005")
            self.editors[name], self.kept[name] = kept_field(
                desk, field, representations.change, ("representation", row), name, f"Representation: {label}"
            )
            self._due[name] = Words(look="quiet")
        self._outcome = Words(look="quiet")
        pairs = [_under(self.editors[name], self._due[name]) for name in self.editors]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._both = SideBySide(pairs, 2)
        column.addWidget(self._both)
        column.addWidget(self._outcome)

    def hide_days(self) -> None:
        """A review has no intention and no submission."""
        self._both.hide()

    def show_trail(self, trail: Trail, of: Representation) -> None:
        """Show the days and how they stand to their clocks."""
        panel = panel_of(self._pack, of)
        ids = panel.clocks if panel else ()
        found = clocks(self._pack, trail, ids)
        said = {"intended": of.intended, "submitted": of.submitted}
        for (name, day), one in zip(said.items(), found, strict=False):
            self.kept[name].show(day, trail.at)
            self.editors[name].set_read_only(bool(of.outcome))
            self._due[name].set_words(held_to(one, day))
        if found:
            self._outcome.set_words(f"Outcome: {held_to(found[-1], of.decided[:10])}")

    def keep(self) -> None:
        """Keep what is being typed."""
        for kept in self.kept.values():
            kept.keep()


def _under(field: QWidget, words: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(3)
    column.addWidget(field)
    column.addWidget(words)
    return box


def clocks(pack: Pack, trail: Trail, ids: tuple[str, ...]) -> list[Deadline]:
    """The clocks with these ids, in their order."""
    found = {d.clock.id: d for d in deadlines(pack, trail, clock.today())}
    return [found[one] for one in ids if one in found]


def held_to(deadline: Deadline, day: str) -> str:
    """Such as "by Tuesday 1 November 2005", and by how many days it was late."""
    if deadline.due is None:
        return ""
    try:
        done = date.fromisoformat(day)
    except ValueError:
        return f"by {spelled(deadline.due)}"
    late = (done - deadline.due).days
    if late <= 0:
        return f"by {short(deadline.due)}: in time"
    return f"by {short(deadline.due)}: {late} {'day' if late == 1 else 'days'} late"
