"""What is typed into a box and not sent yet: drafts within a second, there again when the box is opened."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from csa_desktop.commands import drafts
from csa_desktop.gui.drafting import Drafting, Drafts
from csa_desktop.gui.fields.choices import ChoiceField
from csa_desktop.gui.fields.editor import Value, as_text
from csa_desktop.gui.fields.select import SelectField
from csa_desktop.gui.fields.texts import BulletsField, LongField, TextField
from csa_desktop.gui.keeping import DRAFT_AFTER_MS
from csa_desktop.gui.moments import moment
from csa_desktop.gui.pages.notebook.in_place import InPlaceText
from csa_desktop.gui.pages.page import Desk, Read
from csa_desktop.gui.places import Place
from csa_desktop.store.local import Draft
from csa_desktop.store.store import Store

EVENT, RISK, CONFIRMING, REQUEST = "event", "risk", "confirming", "request"
ATTENDEE, TABLED, SETTLING = "attendee", "tabled", "settling"
GROUND, PANEL = "ground", "panel"
REMARK, ARRIVAL = "remark", "arrival"
CHANGING, TELLING = "changing", "telling"
BY_HAND, REPLACING, ERASING = "by-hand", "replacing", "erasing"
MEMBER, CORRECTING = "member", "correcting"
PANELLIST, CLEARING, SENDING = "panellist", "clearing", "sending"
DECIDING, SCALE = "deciding", "scale"
REASON = "reason"
"""Why a judgement changes, with its row; the overview cannot tell on which page that stands."""
ENTRY, BEGINNING = "entry", "beginning"
"""Of the list of authorities, and of an assessment to begin: these belong to no assessment."""
PEOPLE = "people"
"""What a link to the people at the end of the overview names."""
_CHOSEN = "chosen-"
"""The first letters of the name of a choice: its draft is an id, and there is nothing in it to read."""
_LEADS: Mapping[str, Callable[[str], Place]] = {
    EVENT: lambda case: Place("case", case, tab="journey"),
    RISK: lambda _: Place("risk"),
    CONFIRMING: lambda risk: Place("risk", risk),
    CHANGING: lambda what: Place("setting-up", tab="checklist", statement=what),
    TELLING: lambda change: Place("setting-up", tab="checklist", statement=change),
    REQUEST: lambda _: Place("plan", tab="requests"),
    ATTENDEE: lambda _: Place("meeting", tab="people"),
    TABLED: lambda _: Place("meeting", tab="tabled"),
    SETTLING: lambda hypothesis: Place("hypotheses", statement=hypothesis),
    GROUND: lambda row: Place("representation", statement=row),
    PANEL: lambda row: Place("representation", statement=row),
    BY_HAND: lambda _: Place("sample", tab="by-hand"),
    REPLACING: lambda _: Place("sample", tab="cases"),
    ERASING: lambda case: Place("erase", case),
    REMARK: lambda _: Place("letter-stages"),
    ARRIVAL: lambda _: Place("letter-stages", tab="arrivals"),
    MEMBER: lambda _: Place("overview", tab=PEOPLE),
    CORRECTING: lambda member: Place("overview", tab=PEOPLE, statement=member),
    PANELLIST: lambda row: Place("representation", statement=row),
    CLEARING: lambda row: Place("representation", statement=row),
    SENDING: lambda _: Place("letter-stages"),
    DECIDING: lambda about: Place("board", tab="board", statement=about),
    SCALE: lambda about: Place("board", tab="board", statement=about),
}


class Typed(Protocol):
    """A field of a box."""

    typed: SignalInstance

    def value(self) -> Any:
        """What it says now."""

    def retype(self, value: Any) -> None:
        """Show what a person typed at an earlier time."""


@dataclass(frozen=True, slots=True)
class Here:
    """As much of a desk as a box needs, where no assessment is open or the box is about another one."""

    assessment: str
    read: Read
    drafts: Drafts


def place_to_go_on(draft: Draft) -> Place | None:
    """Where the box of a draft is opened again; None for a draft of anything else."""
    found = drafts.unsent_box(draft)
    return _LEADS[found.kind](found.row) if found and found.kind in _LEADS else None


def is_readable(draft: Draft) -> bool:
    """Whether a draft of a box is words; a choice is none."""
    return not draft.place.rpartition("/")[2].startswith(_CHOSEN)


def said_again(at: str) -> str:
    """What a box says of words that are there again."""
    return f"This was typed {moment(at)} and is not kept yet."


class Unsent(QObject):
    """Follows the fields of a box; `row` is what the box is about, and goes with it when that is erased."""

    came_back = Signal(str)
    """Words of an earlier time were put into the fields: when they were typed."""

    def __init__(
        self,
        desk: Desk | Here,
        editors: Mapping[str, Typed],
        *,
        box: str,
        row: str,
        title: str,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._editors = desk, dict(editors)
        self._drafts: dict[str, Drafting] = {}
        for name, editor in editors.items():
            chosen = isinstance(editor, SelectField | ChoiceField)
            place = drafts.unsent(box, row, f"{_CHOSEN}{name}" if chosen else name)
            self._drafts[name] = Drafting(desk.drafts, place, desk.assessment, title, is_choice=chosen)
        self._first: dict[str, Value] = {}
        self._typed: set[str] = set()
        self._drafted: set[str] = set()
        self._asking = self._waited = self._showing = self._ended = False
        self._timer = QTimer(self, singleShot=True, interval=DRAFT_AFTER_MS)
        self._timer.timeout.connect(self._draft_unless_asking)
        for name, editor in editors.items():
            editor.typed.connect(lambda *_, name=name: self._was_typed(name))
        self._look()

    def changed(self) -> dict[str, Value]:
        """What the fields say by now that they did not say when the box was opened."""
        now = {name: editor.value() for name, editor in self._editors.items()}
        return {name: value for name, value in now.items() if value != self._first[name]}

    def offer(self) -> None:
        """Put in what was typed the last time and not sent; words that are typed meanwhile stand after it."""
        self._asking, self._waited = True, False
        self._desk.read(Store.drafts, self._desk.assessment, then=self._found)

    def keep(self) -> None:
        """Make a draft of what was typed last."""
        if self._timer.isActive():
            self._timer.stop()
            self._draft()

    def drop(self) -> None:
        """It was sent, or a person let go of it: nothing that was seen of it is a draft any more."""
        self._timer.stop()
        for name in tuple(self._drafted):
            self._drop(name)
        self._asking = False

    def end(self) -> None:
        """The fields go on to something else: what was typed stays a draft, and they are followed no more."""
        self.keep()
        self._ended, self._asking = True, False

    def begin_anew(self) -> None:
        """What the fields say now is what they begin with."""
        asking = self._asking
        self.drop()
        self._asking = asking
        self._look()

    def _look(self) -> None:
        self._first = {name: editor.value() for name, editor in self._editors.items()}
        self._typed.clear()

    def _was_typed(self, name: str) -> None:
        if self._showing or self._ended:
            return
        self._typed.add(name)
        if not self._timer.isActive():
            self._timer.start()

    def _draft_unless_asking(self) -> None:
        """Wait once for what was typed earlier, to go on from it; what comes later stands beside it."""
        if self._asking and not self._waited:
            self._waited = True
            self._timer.start()
        else:
            self._draft()

    def _draft(self) -> None:
        changed = self.changed()
        for name, draft in self._drafts.items():
            if name in changed:
                self._drafted.add(name)
                draft.keep(as_text(changed[name]))
            elif name in self._drafted:
                self._drop(name)

    def _drop(self, name: str) -> None:
        self._drafted.discard(name)
        self._drafts[name].drop()

    def _found(self, kept: tuple[Draft, ...]) -> None:
        there = {draft.place: draft for draft in kept}
        found = {name: there[one.place] for name, one in self._drafts.items() if one.place in there}
        asked, self._asking = self._asking, False
        if not asked or not found:
            return
        self._showing = True
        for name, draft in found.items():
            self._drafted.add(name)
            self._drafts[name].saw(draft.text)
            editor = self._editors[name]
            editor.retype(_together(editor, draft.text) if name in self._typed else draft.text)
        self._showing = False
        if self._typed:
            self._draft()
        self.came_back.emit(max(draft.at for draft in found.values()))


def _together(editor: Typed, earlier: str) -> Any:
    """What was typed earlier and what is typed now, where these are words; else what is typed now."""
    now = editor.value()
    if as_text(now).startswith(earlier):
        return now
    if isinstance(editor, BulletsField):
        return (*earlier.split("\n"), *now)
    if isinstance(editor, LongField | InPlaceText):
        return f"{earlier}\n{now}"
    return f"{earlier} {now}" if isinstance(editor, TextField) else now
