"""A stage with forms, moderation or letters: what it asks for, and its forms as tabs."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop.commands.prints import SHEETS, Wanted
from csa_desktop.domain.framework import Stage
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.pages.filling.form_column import FormColumn
from csa_desktop.gui.pages.filling.form_view import FormView
from csa_desktop.gui.pages.notebook.fold import PromptsPanel
from csa_desktop.gui.pages.page import Desk, Page
from csa_desktop.gui.paper.places import COPY_AFTER, LETTERS, MODERATION, place_of
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.empty_page import EmptyPage
from csa_desktop.gui.widgets.flow import Flow
from csa_desktop.gui.widgets.link import Link
from csa_desktop.gui.widgets.tabs import Tabs
from csa_desktop.gui.widgets.words import Words

TO_BOARD = "Moderation day: authorities side by side"
ALSO = "Also to be printed:"
NO_FORMS = "This framework states no form for this stage. Forms are added to its folder, one file each."


class StageFormsPage(Page):
    """The forms of the stage as tabs; a place's tab names the form, or the form and the copy."""

    def __init__(self, desk: Desk, page: str, about: str = "", *, parent: QWidget | None = None) -> None:
        """`page` and `about` are those by which the framework's stage is shown."""
        super().__init__(parent)
        self._desk = desk
        self._stage: Stage = next(s for s in desk.pack.stages if (s.page, s.about) == (page, about))
        self._trail: Trail | None = None
        self._forms: dict[str, FormView] = {}
        self.tabs, self._host = Tabs(), QVBoxLayout()
        self.tabs.show_tabs([(name, desk.pack.form(name).title) for name in self._stage.forms])
        self.tabs.chosen.connect(lambda name: self.show_form(name))
        self._lay_out()

    def _lay_out(self) -> None:
        column = FormColumn()
        column.add(Words(self._stage.title, look="title"), Words(self._stage.hint, look="quiet"))
        column.add(*(PromptsPanel(group.title, group.prompts) for group in self._stage.prompts))
        if self._stage.page == MODERATION:
            column.add(self._to_board())
        if self._stage.page == LETTERS and self._desk.pack.journeys:
            column.add_row(self._sheets())
        column.space(8)
        column.add(self.tabs)
        column.space(6)
        column.add_row(self._host)
        if not self._stage.forms:
            column.add(EmptyPage("No forms", NO_FORMS))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(column)
        self.tabs.setVisible(len(self._stage.forms) > 1)

    def _sheets(self) -> Flow:
        """What is printed besides the forms, and the way to it."""
        row = Flow(gap=12)
        row.addWidget(Words(ALSO, look="quiet"))
        for sheet, title in SHEETS.items():
            link = Link(title)
            link.setObjectName(f"sheet-{sheet}")
            link.clicked.connect(partial(self._preview, sheet))
            row.addWidget(link)
        return row

    def _to_board(self) -> Link:
        """The way to the moderation day, where the authorities are looked at side by side."""
        link = Link(TO_BOARD)
        link.setObjectName("toBoard")
        link.clicked.connect(lambda: self.went.emit(Place("board", statement=self._desk.assessment)))
        return link

    def _preview(self, sheet: str, *_: object) -> None:
        self.went.emit(place_of(Wanted(sheet=sheet)))

    @property
    def form(self) -> FormView | None:
        """The form that is shown."""
        return self._forms.get(self.tabs.current())

    def show_form(self, name: str, about: str = "") -> None:
        """Show one of the stage's forms, and the copy of it that `about` names."""
        if name not in self._stage.forms:
            return
        self.tabs.go_to(name)
        self._form(name).go_to(about)
        for key, form in self._forms.items():
            form.setVisible(key == name)

    def _form(self, name: str) -> FormView:
        if name not in self._forms:
            form = self._forms[name] = FormView(self._desk, self._desk.pack.form(name), look="section")
            form.went.connect(self.went)
            if self._trail:
                form.show_trail(self._trail)
            self._host.addWidget(form)  # when all is in it, so that it is laid out once
        return self._forms[name]

    def show_trail(self, trail: Trail) -> None:
        """Show what the store says."""
        self._trail = trail
        for form in self._forms.values():
            form.show_trail(trail)
        if not self._forms and self._stage.forms:
            self._form(self.tabs.current())

    def go_to(self, place: Place) -> None:
        """Show the form that a link names, else the one that was shown, else the first."""
        name, _, about = place.tab.partition(COPY_AFTER)
        self.show_form(name or self.tabs.current(), about)

    def leave(self) -> None:
        """Keep what is being typed."""
        for form in self._forms.values():
            form.leave()
