"""One form of the framework as a page."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop.domain.trail import Trail
from csa_desktop.gui.pages.filling.form_column import FormColumn
from csa_desktop.gui.pages.filling.form_view import FormView
from csa_desktop.gui.pages.page import Desk, Page
from csa_desktop.gui.places import Place


class FormPage(Page):
    """A form by its id; the tab of a place names the copy."""

    def __init__(self, desk: Desk, form_id: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = FormView(desk, desk.pack.form(form_id))
        self.form.went.connect(self.went)
        column = FormColumn()
        column.add(self.form)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(column)

    def show_trail(self, trail: Trail) -> None:
        """Show what the store says."""
        self.form.show_trail(trail)

    def go_to(self, place: Place) -> None:
        """Show the copy that a link names."""
        self.form.go_to(place.tab)

    def leave(self) -> None:
        """Keep what is being typed."""
        self.form.leave()
