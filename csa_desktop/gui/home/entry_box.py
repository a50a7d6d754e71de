"""An entry of the list of authorities, corrected or added on this laptop."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from csa_desktop.domain.authorities import REGIONS, TYPES, Authority
from csa_desktop.domain.framework import Field
from csa_desktop.gui.fields.editor import Editor
from csa_desktop.gui.fields.make import editor_for
from csa_desktop.gui.fields.select import SelectField
from csa_desktop.gui.pages.filling.side_by_side import SideBySide
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.flow import Flow
from csa_desktop.gui.widgets.words import Words

HERE = (
    "The list is corrected on this laptop, for assessments that are begun from now on. An assessment that is "
    "open already is corrected on its own page, under Setting up, and travels with it."
)


class EntryBox(Panel):
    """Name, type and region; what was said goes to whoever opened it."""

    kept = Signal(str, str, str, str)
    """(the entry's id, empty for a new one; name, type, region)"""
    taken_back = Signal(str)
    """The id of an entry that is to say again what the list that came with the program says."""
    left = Signal()

    def __init__(self, entry: Authority | None, name: str, *, parent: QWidget | None = None) -> None:
        title = f"Correct the entry of {entry.name}" if entry else f"Add “{name}” to the list"
        super().__init__(title, HERE, tone="selected", parent=parent)
        self.setObjectName("entryBox")
        self.id = entry.id if entry else ""
        self.name = editor_for(Field("entry-name", "text", "Name", required=True))
        self.type = SelectField(Field("entry-type", "choice", "Type", options=TYPES))
        self.region = SelectField(Field("entry-region", "choice", "Region", options=REGIONS))
        self.name.reset(entry.name if entry else name)
        self.type.reset(entry.type if entry else "")
        self.region.reset(entry.region if entry else "")
        self.fields: dict[str, Editor] = {"name": self.name, "type": self.type, "region": self.region}
        """What is typed or chosen here, by name."""
        self._wrong = Words(look="error")
        self._wrong.hide()
        self.body.setSpacing(8)
        self.add(SideBySide([self.name, self.type, self.region], 3), self._wrong)
        self.body.addLayout(self._buttons(corrected=bool(entry and entry.corrected)))

    def _buttons(self, *, corrected: bool) -> Flow:
        row = Flow(gap=8)
        keep, leave = Button("Keep it", kind="plain"), Button("Leave it as it was", kind="quiet")
        self.keep_button, self.leave_button = keep, leave
        keep.setObjectName("keepEntry")
        keep.clicked.connect(self._tell)
        leave.clicked.connect(self.left)
        row.addWidget(keep)
        row.addWidget(leave)
        if corrected:
            back = Button("As it came with the program", kind="quiet")
            back.setObjectName("takeEntryBack")
            back.clicked.connect(lambda: self.taken_back.emit(self.id))
            row.addWidget(back)
        return row

    def _tell(self) -> None:
        name, kind, region = (str(one.value()).strip() for one in (self.name, self.type, self.region))
        self.kept.emit(self.id, name, kind, region)

    def say_again(self, words: str) -> None:
        """Say that this was typed at an earlier time."""
        self.name.set_hint(words)

    def say(self, sentence: str) -> None:
        """Say why it was not kept."""
        self._wrong.set_words(sentence)
        self._wrong.setVisible(bool(sentence))
