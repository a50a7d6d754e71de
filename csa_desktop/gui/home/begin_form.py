"""What it takes to begin an assessment: the authority, the framework, the year, and what one is oneself."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from csa_desktop import clock
from csa_desktop.domain import authorities
from csa_desktop.domain.authorities import Authority
from csa_desktop.domain.framework import Field, Option, Pack
from csa_desktop.gui.fields.editor import Editor
from csa_desktop.gui.fields.make import editor_for
from csa_desktop.gui.home.authority_field import NAME_HINT, AuthorityField
from csa_desktop.gui.home.entry_box import EntryBox
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.flow import Flow
from csa_desktop.gui.widgets.words import Words

ROLE = "You are the"
HINT = "An assessment keeps the framework that it began with, even when a newer one is installed."
CORRECT, ADD = "Correct this entry of the list …", "Add it to the list …"


class BeginForm(QWidget):
    """`begun` says what is to be begun, once; what is missing is asked for."""

    begun = Signal(str, str, int, str)
    """pack id, authority, year, the person's own role."""
    corrected = Signal(str, str, str, str)
    """An entry of the list of authorities, as EntryBox tells it."""
    taken_back = Signal(str)
    entry_opened = Signal(object)
    """The EntryBox that was opened."""
    entry_closing = Signal()

    def __init__(self, packs: Mapping[str, Pack], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._packs = packs
        self._known: tuple[Authority, ...] = ()
        self._entry: Authority | None = None
        self._missing = False
        self.box: EntryBox | None = None
        self._make_fields()
        self.typed: dict[str, Editor] = {"authority": self.authority, "year": self.year}
        """What is typed here, by name."""
        self.entry = Button(ADD, kind="link")
        self.entry.setObjectName("toEntry")
        self.entry.clicked.connect(self._open_entry)
        self.begin = Button("Begin the assessment", kind="primary")
        self.begin.setObjectName("begin")
        self.begin.clicked.connect(self._begin)
        self._lay_out()
        self.authority.matched.connect(self._matched)
        self.authority.typed.connect(lambda _: self._close_entry())
        self.year.typed.connect(lambda _: self._show_known())

    def _make_fields(self) -> None:
        frameworks = tuple(Option(p.id, p.title) for p in self._packs.values())
        first = next(iter(self._packs.values()))
        self.roles: dict[str, Editor] = {}
        """The choice of one's own role under each framework that was chosen so far."""
        self.authority = AuthorityField()
        self.framework = editor_for(
            Field("framework", "choice", "Framework", options=frameworks, required=True)
        )
        self.rests_on = Words(look="quiet")
        """What the chosen framework is taken from; those of all of them would fill the screen."""
        self.year = editor_for(Field("year", "text", "Year", width="third", required=True))
        self.framework.reset(first.id)
        self.framework.left.connect(self._show_chosen)
        self.year.reset(str(first.year))

    def _lay_out(self) -> None:
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Words("Begin an assessment", look="heading"))
        column.addWidget(Words(HINT, look="quiet"))
        column.addWidget(self.authority)
        row = Flow()
        row.addWidget(self.entry)
        column.addLayout(row)
        for widget in (self.framework, self.rests_on, self.year):
            column.addWidget(widget)
        self._roles = QVBoxLayout()
        column.addLayout(self._roles)
        last = Flow()
        last.addWidget(self.begin)
        column.addLayout(last)
        self.entry.hide()
        self._show_chosen()

    def _show_chosen(self) -> None:
        """What the chosen framework rests on, and its roles."""
        chosen = str(self.framework.value())
        several = len(self._packs) > 1  # where there is one, the overview says what it rests on
        rests_on = self._packs[chosen].provenance if several and chosen in self._packs else ""
        self.rests_on.set_words(rests_on)
        self.rests_on.setVisible(bool(rests_on))
        self.framework.setAccessibleDescription(rests_on)
        if chosen in self._packs and chosen not in self.roles:
            asked = Field("role", "choice", ROLE, options=self._packs[chosen].roles, required=True)
            self.roles[chosen] = editor_for(asked)
            self._roles.addWidget(self.roles[chosen])
            for last in self.roles[chosen].findChildren(QAbstractButton)[-1:]:
                QWidget.setTabOrder(last, self.begin)  # the roles are made after it and stand before it
        for pack, role in self.roles.items():
            role.setVisible(pack == chosen)

    # The list of authorities

    def show_known(self, known: Sequence[Authority]) -> None:
        """Offer the authorities of this list."""
        self._known = tuple(known)
        self._close_entry()
        self._show_known()

    def _show_known(self) -> None:
        year = str(self.year.value()).strip()
        there = authorities.serving(self._known, int(year)) if year.isdecimal() and len(year) == 4 else ()
        self.authority.set_known(there)

    def _matched(self, found: Authority | None) -> None:
        """An entry that is the list's own can be corrected; a name of none can be added."""
        self._entry = next((a for a in self._known if found and a.id == found.id), None)
        typed = bool(str(self.authority.value()).strip())
        self._missing = typed and found is None and not self.authority.offers
        self._show_way()

    def _show_way(self) -> None:
        """The way to the entry, while its box is not open."""
        self.entry.setText(CORRECT if self._entry else ADD)
        self.entry.setVisible(self.box is None and (self._entry is not None or self._missing))

    def _open_entry(self) -> None:
        self._close_entry()
        self.box = box = EntryBox(self._entry, str(self.authority.value()).strip())
        box.kept.connect(self.corrected)
        box.taken_back.connect(self.taken_back)
        box.left.connect(self._close_entry)
        self._column.insertWidget(self._column.indexOf(self.authority) + 1, box)
        self._show_way()
        self.entry_opened.emit(box)
        box.type.go()

    def _close_entry(self) -> None:
        if self.box:
            self.entry_closing.emit()
            self.box.hide()
            self.box.deleteLater()
            self.box = None
            self._show_way()

    def refuse(self, sentence: str) -> None:
        """Say why the list was not changed."""
        if self.box:
            self.box.say(sentence)

    def was_begun(self) -> None:
        """The assessment is there: make room for the next."""
        self.authority.reset("")
        self.authority.set_hint(NAME_HINT)

    def say_again(self, words: str) -> None:
        """Say that the authority was typed at an earlier time."""
        self.authority.set_hint(f"{words} {NAME_HINT}")

    def was_corrected(self, name: str) -> None:
        """The list was changed: begin with the name as it is there now."""
        self.authority.reset(name)

    # Beginning

    def _begin(self) -> None:
        pack, year = str(self.framework.value()), str(self.year.value()).strip()
        authority, role = str(self.authority.value()).strip(), self.roles.get(pack)
        good_year = year.isdigit() and 1990 <= int(year) <= clock.today().year + 1
        needed: list[tuple[Editor, bool, str]] = [
            (self.authority, bool(authority), "Enter the authority's name."),
            (self.framework, role is not None, "Choose the framework that it is assessed under."),
            (self.year, good_year, "Enter the year as four figures, such as 2005."),
        ]
        if role:
            needed.append((role, bool(role.value()), "Choose what you are: judgements are agreed by role."))
        wrong = [editor for editor, good, _ in needed if not good]
        for editor, good, sentence in needed:
            editor.set_error("" if good else sentence)
        if wrong:
            wrong[0].go()
        elif role:
            self.begin.setEnabled(False)  # a second press would begin a second assessment
            self.begun.emit(pack, authority, int(year), str(role.value()))
