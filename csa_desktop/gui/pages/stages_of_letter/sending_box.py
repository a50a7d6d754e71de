"""The box in which the letter goes out: to whom, with what, on which day, and what is still missing."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from csa_desktop import clock
from csa_desktop.commands import editions as commands
from csa_desktop.commands.prints import Wanted
from csa_desktop.domain import editions
from csa_desktop.domain.framework import Field, LetterStage, Option, Pack
from csa_desktop.domain.letter_text import LetterText, letter_text
from csa_desktop.domain.step_names import step_name
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.fields.choices import ChoicesField
from csa_desktop.gui.fields.dates import DateField
from csa_desktop.gui.fields.texts import TextField
from csa_desktop.gui.pages.notebook.toggle import Toggles
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.unsent import SENDING, Unsent, said_again
from csa_desktop.gui.paper.places import place_of
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.flow import beside
from csa_desktop.gui.widgets.words import Words
from csa_desktop.store.log import Recorded
from csa_desktop.store.store import Store

TRAVELS = "What travels with it, of the notebook"
OTHERS_HINT = "Names or functions, parted by semicolons"
READY = "Nothing that the framework asks for is missing."
LACKS = "Before it goes, look at what is still missing. It can go all the same."
WENT = "It went out, word for word as it read then."


class SendingBox(Panel):
    """Asks for what an edition says besides its text; the letter itself is frozen as it reads."""

    went = Signal(object)

    def __init__(
        self, desk: Desk, stage: LetterStage, trail: Trail, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(stage.does, parent=parent)
        self.setObjectName(f"sending-{stage.id}")
        self._desk, self._stage, self._text, self._at = desk, stage, "", 0
        self._said, self._list = Words(look="quiet"), Words()
        people = tuple(_people(desk.pack, stage, trail))
        self.to = ChoicesField(Field(f"to-{stage.id}", "choices", "To whom", options=people))
        self.to.reset(tuple(person.id for person in people))
        self.others = TextField(Field(f"others-{stage.id}", "text", "To others", hint=OTHERS_HINT))
        steps = tuple(Option(s.id, step_name(desk.pack, s.id)) for s in desk.pack.steps)
        self.steps = Toggles(TRAVELS, steps, many=True)
        self.steps.show_value(stage.goes_with)
        self.day = DateField(Field(f"on-{stage.id}", "date", "On which day"))
        self.day.reset(clock.today().isoformat())
        self._wrong = Words(look="error")
        self._wrong.hide()
        self._unsent = Unsent(
            desk,
            {"others": self.others, "day": self.day},
            box=f"{SENDING}:{stage.id}",
            row=desk.assessment,
            title=f"{stage.does}: what was to be said",
            parent=self,
        )
        self._unsent.came_back.connect(lambda at: self.others.set_hint(f"{said_again(at)} {OTHERS_HINT}"))
        self._lay_out()
        self._unsent.offer()

    def _lay_out(self) -> None:
        self.body.setSpacing(10)
        read = Button("Read the letter", kind="link")
        read.clicked.connect(lambda: self.went.emit(Place("letter")))
        self.send = Button(self._stage.does, kind="primary")
        self.send.setObjectName(f"send-{self._stage.id}")
        self.send.clicked.connect(self._send)
        self.add(self._said, self._list, self.to, self.others)
        self.add(Words(TRAVELS, look="label"), self.steps, self.day)
        steps = Button("Preview what travels with it", kind="link")
        steps.setObjectName(f"travels-{self._stage.id}")
        steps.clicked.connect(lambda: self.went.emit(place_of(Wanted(steps=tuple(self.steps.value())))))
        self.add(self._wrong, beside(self.send, read, *((steps,) if self._stage.goes_with else ())))

    def show_trail(self, trail: Trail) -> None:
        """What is missing now; what was chosen stays."""
        text = letter_text(trail, self._desk.pack, self._stage.letter, self._stage.form)
        self._text = editions.digest(text)
        asked = (self._desk.pack, trail, self._stage, text)
        self._desk.read(_lacking, *asked, then=partial(self._show_lacking, trail.at))

    def _show_lacking(self, at: int, lacks: tuple[str, ...]) -> None:
        if at < self._at:
            return
        self._at = at
        self._said.set_words(LACKS if lacks else READY)
        self._list.set_words("\n".join(f"•  {said}" for said in lacks))
        self._list.setVisible(bool(lacks))

    def _send(self) -> None:
        self.send.setEnabled(False)
        others = [name.strip() for name in self.others.value().split(";")]
        self._desk.run(
            commands.send,
            self._desk.pack,
            stage=self._stage.id,
            to=[*self.to.value(), *filter(None, others)],
            goes_with=self.steps.value(),
            on=self.day.value(),
            seen_text=self._text,
            then=self._sent,
            refused=self._refuse,
        )

    def _sent(self, _: Recorded) -> None:
        self._refuse("")
        self.others.reset("")
        self.others.set_hint(OTHERS_HINT)
        self._unsent.begin_anew()

    def _refuse(self, sentence: str) -> None:
        self.send.setEnabled(True)
        self._wrong.set_words(sentence)
        self._wrong.setVisible(bool(sentence))

    def keep(self) -> None:
        """Make a draft of what was typed last."""
        self._unsent.keep()


def _lacking(_: Store, pack: Pack, trail: Trail, stage: LetterStage, text: LetterText) -> tuple[str, ...]:
    """Looked for off the window's thread: every sentence is read for scores."""
    return commands.lacking(pack, trail, stage, text)


def _people(pack: Pack, stage: LetterStage, trail: Trail) -> Iterator[Option]:
    """Those whom the framework names, by name where that is known."""
    roles = {role.id: role.title for role in pack.roles}
    for role in stage.readers:
        named = [m.name for m in trail.rows.members if m.role == role]
        for name in named or [""]:
            said = f"{roles[role]}: {name}" if name else roles[role]
            yield Option(said, said)
    for function in stage.to:
        named = [o.name for o in trail.rows.officers if function.casefold() in o.role.casefold()]
        said = f"{function}: {named[0]}" if named else function
        yield Option(said, said[:1].upper() + said[1:])
