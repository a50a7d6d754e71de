"""Setting up: the authority, its contacts, the team, tasks before the analysis, the individual checklist."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop.commands import assessments
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.pages.page import Desk, Page
from csa_desktop.gui.pages.people import People
from csa_desktop.gui.pages.setting_up.authority_panel import AuthorityPanel
from csa_desktop.gui.pages.setting_up.checklist import Checklist
from csa_desktop.gui.pages.setting_up.officers import Officers
from csa_desktop.gui.pages.setting_up.tasks import Tasks
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.column import Column
from csa_desktop.gui.widgets.tabs import Tabs
from csa_desktop.gui.widgets.words import Words

PAGE = "setting-up"
WHO, TASKS, CHECKLIST = "who", "tasks", "checklist"
TABS = ((WHO, "People"), (TASKS, "Tasks"), (CHECKLIST, "Checklist"))
WIDEST = 980
"""In units of text size."""


class SettingUpPage(Page):
    """A tab for each part; a part is made when one comes to it."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._trail: Trail | None = None
        stage = next(s for s in desk.pack.stages if s.page == PAGE)
        self.tabs, self._host = Tabs(), QVBoxLayout()
        self.tabs.show_tabs(TABS)
        self.column = Column(widest=WIDEST, name="settingUp")
        self.column.add(Words(stage.title, look="title"), Words(stage.hint, look="quiet"), self.tabs)
        self.column.add_row(self._host)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.column)
        self._make: dict[str, Callable[[], Part]] = {
            WHO: lambda: Who(desk),
            TASKS: lambda: Tasks(desk, stage),
            CHECKLIST: lambda: Checklist(desk),
        }
        self._made: dict[str, Part] = {}
        self.tabs.chosen.connect(lambda _: self._show())

    @property
    def part(self) -> "Part":
        """The part that is shown."""
        key = self.tabs.current()
        if key not in self._made:
            part = self._made[key] = self._make[key]()
            if isinstance(part, Tasks | Checklist):
                part.went.connect(self.went)
            self._host.addWidget(part)
        return self._made[key]

    def show_trail(self, trail: Trail) -> None:
        """Show the part that one is at; the others when one comes to them."""
        self._trail = trail
        self._show()

    def _show(self) -> None:
        shown = self.part
        for part in self._made.values():
            part.setVisible(part is shown)
        if self._trail:
            shown.show_trail(self._trail)

    def go_to(self, place: Place) -> None:
        """Show the tab that a link names, and the task or day."""
        self.selected.emit("")
        if place.tab:
            self.tabs.go_to(place.tab)
            self._show()
        if place.statement:
            self.part.go_to(place.statement)

    def leave(self) -> None:
        """Keep what is being typed."""
        for part in self._made.values():
            part.keep()


class Who(QWidget):
    """The authority, its contacts, the team."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.authority, self.officers, self.people = AuthorityPanel(desk), Officers(desk), People(desk)
        self.people.added.connect(self._add)
        self.people.removed.connect(lambda member: desk.run(assessments.remove_member, member))
        self.people.led.connect(lambda member: desk.run(assessments.lead, member))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for widget in (self.authority, self.officers, self.people):
            column.addWidget(widget)

    def _add(self, name: str, role: str) -> None:
        people = self.people
        self._desk.run(
            assessments.add_member, name=name, role=role, then=people.was_added, refused=people.refuse
        )

    def show_trail(self, trail: Trail) -> None:
        """Show who they are now."""
        self.authority.show_trail(trail)
        self.officers.show_trail(trail)
        self.people.show_members(trail.rows.members, trail.at)

    def go_to(self, what: str) -> None:
        """Open a contact that a link named."""
        self.officers.open(what)

    def keep(self) -> None:
        """Keep what is being typed."""
        self.authority.keep()
        self.officers.keep()
        self.people.keep()


Part = Who | Tasks | Checklist
