"""The grounds of a representation: what is said, of which statements, and the response to it (003:505)."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop.commands import representations
from csa_desktop.domain import values as v
from csa_desktop.domain.cycle import INACCURATE, SIGNIFICANCE, Ground, Representation
from csa_desktop.domain.framework import Field, Option
from csa_desktop.domain.representing import grounds_of, later
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.fields.make import editor_for
from csa_desktop.gui.pages.notebook.candidates import Candidate
from csa_desktop.gui.pages.notebook.kept import let_go
from csa_desktop.gui.pages.notebook.toggle import Toggles
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.representing.kept_field import kept_field
from csa_desktop.gui.pages.representing.linked import Linked, offered
from csa_desktop.gui.pages.unsent import GROUND, Unsent, said_again
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.flow import beside
from csa_desktop.gui.widgets.words import Words

KINDS = (
    Option(INACCURATE, "Evidence that is inaccurate"),
    Option(SIGNIFICANCE, "The significance given to evidence"),
)
WHAT = Field(
    "ground", "long", "What the council says", hint="In its own words, one ground at a time", lines=3
)
RESPONSE = Field("response", "long", "Response of the inspectors", lines=3)
ABOUT, ABOUT_NONE = "What it is about", "Choose the statements and sentences of the letter that it speaks of."
RESTS, RESTS_NONE = "What the response stands on", "Only what stood in the frozen record can be chosen."
NOT_FROZEN = "Freeze the record first: only what stood in it then can be chosen."


class GroundBox(Panel):
    """One ground. Its words and the response are kept as they are left."""

    went = Signal(object)

    def __init__(
        self,
        desk: Desk,
        ground: Ground,
        number: int,
        frozen: Callable[[], Trail | None],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(f"Ground {number}", parent=parent)
        self.setObjectName(f"ground-{ground.id}")
        self._desk, self.ground, self._frozen = desk, ground, frozen
        self._trail: Trail | None = None
        self.kind = Toggles("What it is about", KINDS)
        row = ("ground", ground.id)
        keep = representations.change_ground
        self.text, self._text = kept_field(desk, WHAT, keep, row, "text", f"Ground {number}")
        self.response, self._response = kept_field(
            desk, RESPONSE, keep, row, "response", f"Response to ground {number}"
        )
        self.about = Linked(desk.pack, ABOUT, "Choose what it is about …", self._all)
        self.rests = Linked(desk.pack, RESTS, "Choose what it stands on …", self._held)
        self.remove = Button("Remove this ground", kind="quiet")
        self.wrong = Words(look="error")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.body.setSpacing(9)
        self.add(self.kind, self.text, self.about, self.response, self.rests, self.wrong, beside(self.remove))
        self.wrong.hide()

    def _connect(self) -> None:
        row, run = self.ground.id, self._desk.run
        change = representations.change_ground
        self.kind.chosen.connect(self._choose_kind)
        self.about.picked.connect(lambda ids: run(change, row, {"about": list(ids)}, refused=self.refuse))
        self.rests.picked.connect(
            lambda ids: run(representations.rest_on, row, ids, then=self._rested, refused=self.refuse)
        )
        self.remove.clicked.connect(lambda: run(representations.remove_ground, row, refused=self.refuse))
        for linked in (self.about, self.rests):
            linked.went.connect(self.went)

    def _choose_kind(self, kind: object) -> None:
        if kind:
            self._desk.run(
                representations.change_ground, self.ground.id, {"kind": str(kind)}, refused=self.refuse
            )
        else:
            self.kind.show_value(self.ground.kind)

    def _rested(self, _: object) -> None:
        self.refuse("")

    def refuse(self, sentence: str) -> None:
        """Say why something was not kept."""
        self.wrong.set_words(sentence)
        self.wrong.setVisible(bool(sentence))

    def _all(self) -> list[Candidate]:
        return offered(self._desk.pack, self._trail, v.SENTENCE) if self._trail else []

    def _held(self) -> list[Candidate]:
        """What stood in the frozen record in the words that it has now."""
        then = self._frozen()
        if then is None or self._trail is None:
            return []
        changed = frozenset(s.id for s in later(self._trail, then))
        here = frozenset(s.id for s in then.statements() if self._trail.statement(s.id) is None)
        return offered(self._desk.pack, then, v.POINT, without=changed | here)

    def show_ground(self, trail: Trail, ground: Ground, of: Representation) -> None:
        """The store says this now; what is being typed stays."""
        self._trail, self.ground = trail, ground
        fixed = bool(of.outcome)
        self.kind.show_value(ground.kind)
        self._text.show(ground.text, trail.at)
        self._response.show(ground.response, trail.at)
        self.about.show_ids(trail, ground.about, ABOUT_NONE, fixed=fixed)
        none = RESTS_NONE if of.as_at else NOT_FROZEN
        self.rests.show_ids(self._frozen() or trail, ground.rests_on, none, fixed=fixed or not of.as_at)
        for editor in (self.text, self.response):
            editor.set_read_only(fixed)
        self.kind.setEnabled(not fixed)
        self.remove.setVisible(not fixed)

    def keep(self) -> None:
        """Keep what is being typed."""
        self._text.keep()
        self._response.keep()

    def go_away(self) -> None:
        """Keep what is typed, and be gone once it is kept."""
        let_go(self, (self._text, self._response))


class NewGround(Panel):
    """The box in which a ground is written down; what is typed there is a draft until it is added."""

    def __init__(self, desk: Desk, row: str, *, parent: QWidget | None = None) -> None:
        super().__init__("Add a ground", parent=parent)
        self.setObjectName("new-ground")
        self._desk, self._row = desk, row
        self.kind, self.text = Toggles("What it is about", KINDS), editor_for(WHAT)
        self.again, self.add_button = Words(look="quiet"), Button("Add the ground", kind="plain")
        self.body.setSpacing(8)
        self.add(self.kind, self.text, self.again, beside(self.add_button))
        self.again.hide()
        self.add_button.clicked.connect(self.add_it)
        self._unsent = Unsent(
            desk,
            {"text": self.text},
            box=GROUND,
            row=row,
            title="A ground that was not added yet",
            parent=self,
        )
        self._unsent.came_back.connect(self._say_again)
        self._unsent.offer()

    def _say_again(self, at: str) -> None:
        self.again.set_words(said_again(at))
        self.again.show()

    def add_it(self) -> None:
        """Write the ground down; its kind is what was chosen, else an inaccuracy is asked for."""
        kind = str(self.kind.value())
        if not kind:
            self.text.set_error("Choose what the ground is about: inaccurate evidence, or its significance.")
            return
        self._desk.run(
            representations.add_ground,
            self._row,
            kind=kind,
            text=str(self.text.value()),
            then=self._added,
            refused=self.text.set_error,
        )

    def _added(self, _: object) -> None:
        self._unsent.drop()
        self.text.reset("")
        self.text.set_error("")
        self.kind.show_value("")
        self.again.hide()
        self._unsent.begin_anew()

    def keep(self) -> None:
        """Keep what is typed as a draft."""
        self._unsent.keep()


class Grounds(QWidget):
    """All grounds in their order, and the box for the next."""

    went = Signal(object)

    def __init__(
        self, desk: Desk, row: str, frozen: Callable[[], Trail | None], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._row, self._frozen = desk, row, frozen
        self.boxes: dict[str, GroundBox] = {}
        self.new = NewGround(desk, row)
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._list)
        column.addWidget(self.new)

    def show_trail(self, trail: Trail, of: Representation) -> None:
        """Show each ground; a box that is there already stays."""
        found = grounds_of(trail, self._row)
        for gone in set(self.boxes) - {g.id for g in found}:
            self.boxes.pop(gone).go_away()
        for at, ground in enumerate(found):
            if ground.id not in self.boxes:
                box = self.boxes[ground.id] = GroundBox(self._desk, ground, at + 1, self._frozen)
                box.went.connect(self.went)
                self._list.insertWidget(at, box)
            self.boxes[ground.id].show_ground(trail, ground, of)
        self.new.setVisible(not of.outcome)

    def keep(self) -> None:
        """Keep what is being typed."""
        self.new.keep()
        for box in self.boxes.values():
            box.keep()
