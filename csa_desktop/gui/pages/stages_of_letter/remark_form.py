"""A box in which one writes down what somebody said of the letter, by telephone or on paper."""

from PySide6.QtWidgets import QWidget

from csa_desktop.commands import remarks as commands
from csa_desktop.domain.editions import AUTHORITY, Sent
from csa_desktop.domain.framework import Field, Option
from csa_desktop.gui.fields.select import SelectField
from csa_desktop.gui.fields.texts import LongField, TextField
from csa_desktop.gui.pages.filling.side_by_side import SideBySide
from csa_desktop.gui.pages.notebook.toggle import Toggles
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.stages_of_letter.wording import KINDS, section_title
from csa_desktop.gui.pages.unsent import REMARK, Unsent, said_again
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.flow import beside
from csa_desktop.gui.widgets.words import Words
from csa_desktop.store.log import Recorded, Value

TITLE = "Write down a remark"


class RemarkForm(Panel):
    """What is typed here is a draft until it is added."""

    def __init__(
        self, desk: Desk, sent: Sent, origins: tuple[Option, ...], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(TITLE, parent=parent)
        self.setObjectName("remarkForm")
        self._desk, self._sent = desk, sent
        sections = tuple(Option(s.id, section_title(sent.text, s.id)) for s in sent.text.sections)
        self.text = LongField(Field("remark-text", "long", "What was said", lines=2))
        self.who = TextField(Field("remark-who", "text", "Who said it", hint="A function is enough"))
        self.section = SelectField(Field("remark-section", "choice", "About which section", options=sections))
        self.origin = SelectField(Field("remark-origin", "choice", "From", options=origins))
        self.origin.reset(origins[0].id if origins else "")
        self.kind = Toggles("What it is about", KINDS)
        self.kind.show_value(KINDS[0].id if any(o.id == AUTHORITY for o in origins) else "")
        self._again = Words(look="quiet")
        self._again.hide()
        editors = {"text": self.text, "who": self.who, "section": self.section}
        self._unsent = Unsent(
            desk, editors, box=REMARK, row=sent.edition.id, title="A remark on the letter", parent=self
        )
        self._unsent.came_back.connect(self._say_again)
        self._lay_out()
        self._unsent.offer()

    def _lay_out(self) -> None:
        self.body.setSpacing(10)
        self.add_button = Button("Add the remark", kind="plain")
        self.add_button.setObjectName("addRemark")
        self.add_button.clicked.connect(self._add)
        self.add(self._again, self.text, SideBySide([self.origin, self.who, self.section], 3), self.kind)
        self.add(beside(self.add_button))
        self.kind.setVisible(bool(self.kind.value()))

    def _say_again(self, at: str) -> None:
        self._again.set_words(said_again(at))
        self._again.show()

    def _add(self) -> None:
        said: dict[str, Value] = {
            "text": self.text.value().strip(),
            "who": self.who.value().strip(),
            "origin": self.origin.value(),
            "section": self.section.value(),
            "kind": str(self.kind.value()),
        }
        self._desk.run(
            commands.add, self._sent.edition.id, said, then=self._added, refused=self.text.set_error
        )

    def _added(self, _: Recorded) -> None:
        self.text.set_error("")
        self._again.hide()
        self.text.reset("")
        self.section.reset("")
        self._unsent.begin_anew()
        self.text.go()

    def keep(self) -> None:
        """Make a draft of what was typed last."""
        self._unsent.keep()
