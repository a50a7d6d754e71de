"""How this laptop behaves: who writes here, when it locks, how the window looks."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop.domain.framework import Field
from csa_desktop.gui.fields.make import editor_for
from csa_desktop.gui.pages.store.one_of import OneOf
from csa_desktop.gui.pages.store.store_desk import StoreDesk
from csa_desktop.gui.pages.store.working import Working

NAME = Field(
    "person",
    "text",
    "Your name",
    hint="It stands beside what you write from now on in assessments that you begin.",
    width="half",
)
MINUTES = (2, 5, 10, 20, 30, 60)
SIZES = (100, 125, 150, 175, 200)
LOOKS = (("system", "As the system"), ("light", "Light"), ("dark", "Dark"))
IDLE_HINT = (
    "Without a key or the mouse for so long the store is locked. It is locked too when the laptop sleeps."
)
SIZE_HINT = "Ctrl + and Ctrl - change it anywhere."


class LaptopTab(QWidget):
    """Each choice holds at once and is kept."""

    def __init__(self, desk: StoreDesk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.name = editor_for(NAME)
        self.outcome = Working()
        minutes = [(str(m), "1 hour" if m == 60 else f"{m} minutes") for m in MINUTES]
        self.idle = OneOf("idle", "Lock after", IDLE_HINT, minutes)
        self.text_size = OneOf("size", "Text size", SIZE_HINT, [(str(s), f"{s}%") for s in SIZES])
        self.looks = OneOf("looks", "Colours", "Light, dark, or as the system is set.", LOOKS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(18)
        for widget in (self.name, self.outcome, self.idle, self.text_size, self.looks):
            column.addWidget(widget)
        self._connect()
        self.name.reset(desk.store.name)
        self._show()

    def _connect(self) -> None:
        preferences = self._desk.preferences
        self.name.left.connect(self._introduce)
        self.idle.chosen.connect(lambda minutes: preferences.set(idle_minutes=int(minutes)))
        self.text_size.chosen.connect(lambda size: preferences.appearance.set_percent(int(size)))
        self.looks.chosen.connect(preferences.appearance.set_scheme)
        preferences.changed.connect(self._show)

    def _show(self) -> None:
        now = self._desk.preferences.now
        self.idle.show_chosen(str(now.idle_minutes))
        self.text_size.show_chosen(str(self._desk.preferences.appearance.percent))
        self.looks.show_chosen(self._desk.preferences.appearance.scheme)

    def _introduce(self) -> None:
        name = str(self.name.value()).strip()
        self.name.set_error("" if name else "Enter your name.")
        if name and name != self._desk.store.name:
            work = partial(self._desk.store.introduce, name)
            self._desk.keeper.ask(
                work, lambda _: self.outcome.say(f"You write as {name}."), self.name.set_error
            )
