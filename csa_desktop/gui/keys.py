"""Every key of the window in one table; shortcuts, the help page and the guide are made from it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

EVERYWHERE, ASSESSMENT, NOTEBOOK, ROW, READING, CASE, ON_SITE, DATA, NOTE, PAPER = (
    "Everywhere",
    "In an open assessment",
    "In the notebook",
    "On a line of the notebook",
    "Reading a document",
    "On the page of a case",
    "Recording on site",
    "On an indicator",
    "While typing a note or choosing from a list",
    "Looking at paper",
)
MEETING, SHARED = "On the page of the meeting", "On the shared screen of the meeting"
DECIDING = "Deciding between two versions"
MODERATING = "On the moderation board"
LETTER = "In the letter"


_Modifier = Qt.KeyboardModifier


@dataclass(frozen=True, slots=True)
class Key:
    """One key or several that do the same; `keys` as they stand in the help: "Ctrl Shift P"."""

    id: str
    where: str
    does: str
    keys: tuple[str, ...]


TABLE: tuple[Key, ...] = (
    Key("commands", EVERYWHERE, "Go anywhere or do anything: type what", ("Ctrl Shift P",)),
    Key("help", EVERYWHERE, "This list of keys, and where to read more", ("F1",)),
    Key("lock", EVERYWHERE, "Lock the store; what is typed is kept", ("Ctrl L",)),
    Key("larger", EVERYWHERE, "Larger text", ("Ctrl +", "Ctrl =")),
    Key("smaller", EVERYWHERE, "Smaller text", ("Ctrl -",)),
    Key("close", EVERYWHERE, "Close the window; what is typed is kept", ("Ctrl Q",)),
    Key("note", ASSESSMENT, "Take a note, whatever page is open", ("F2",)),
    Key("risk", ASSESSMENT, "Raise a risk to a child, whatever page is open", ("F9",)),
    Key("search", ASSESSMENT, "Search statements and documents", ("Ctrl K",)),
    Key("undo", ASSESSMENT, "Undo the last step of this assessment", ("Ctrl Z",)),
    Key("redo", ASSESSMENT, "Do again what was undone", ("Ctrl Shift Z", "Ctrl Y")),
    Key("back", ASSESSMENT, "Back to the page before", ("Alt Left",)),
    Key("forward", ASSESSMENT, "Forward again", ("Alt Right",)),
    Key("stages", ASSESSMENT, "Go to the stages at the left", ("F5",)),
    Key("stage-rows", ASSESSMENT, "At the stages, the one above or below", ("Up", "Down")),
    Key("stage-ends", ASSESSMENT, "At the stages, the first, the last", ("Home", "End")),
    Key("trail", ASSESSMENT, "Go to the trail at the right", ("F6",)),
    Key("add", NOTEBOOK, "Add a finding or point here", ("Ctrl N",)),
    Key("next-step", NOTEBOOK, "The next step of this area", ("Ctrl Tab",)),
    Key("carry-up", NOTEBOOK, "Carry the selected finding up to the summary", ("Ctrl U",)),
    Key("ground", NOTEBOOK, "Choose the points that a judgement stands on", ("Ctrl J",)),
    Key("edit", ROW, "Change its words", ("Enter",)),
    Key("rows", ROW, "The line above or below", ("Up", "Down")),
    Key("move", ROW, "Move the line", ("Alt Up", "Alt Down")),
    Key("sign", ROW, "Strength, area for improvement, neither", ("+", "-", "0")),
    Key("remove", ROW, "Remove it; undo brings it back", ("Delete",)),
    Key("quote", READING, "Quote the selected words", ("F3",)),
    Key("find", READING, "Find words in this document", ("Ctrl F",)),
    Key("zoom", READING, "A larger page, a smaller one, the full width", ("Ctrl +", "Ctrl -", "Ctrl 0")),
    Key("leaf", READING, "The next page, the page before", ("Space", "Shift Space")),
    Key("select", READING, "Select words from where the caret is", ("Shift Right", "Shift Left")),
    Key("ends", READING, "The first page, the last page", ("Ctrl Home", "Ctrl End")),
    Key("cells", CASE, "From cell to cell of the grid", ("Left", "Right", "Up", "Down")),
    Key("found", CASE, "From a cell to what was found in it", ("Enter",)),
    Key("evaluate", CASE, "Sound, weak, mixed, not seen, good practice", ("+", "-", "=", "0", "*")),
    Key("earlier", CASE, "The question on an earlier response", ("Ctrl J",)),
    Key("begin", ON_SITE, "Begin a record; its letter or Enter chooses the kind", ("Ctrl N",)),
    Key("quote-record", ON_SITE, "Quote the selected words of a record into a finding", ("F3",)),
    Key("show-meeting", MEETING, "Show agenda and questions on a shared screen, nothing else", ("F11",)),
    Key("response-finding", MEETING, "Make a finding of the response one is in", ("Ctrl U",)),
    Key("next-question", MEETING, "From the question to its response, and on to the next", ("Enter",)),
    Key("heading", SHARED, "The next heading, the one before", ("Right", "Left", "PgDown", "PgUp")),
    Key("heading-ends", SHARED, "The first heading, the last", ("Home", "End")),
    Key("read-on", SHARED, "Further down and up under a heading", ("Down", "Up")),
    Key("leave-shared", SHARED, "Leave the shared screen", ("Esc",)),
    Key("take-first", DECIDING, "Take your own version, or the first", ("1",)),
    Key("take-second", DECIDING, "Take the second version", ("2",)),
    Key("take-third", DECIDING, "Take the third version", ("3",)),
    Key("figure-finding", DATA, "Begin a finding with the selected figure", ("F",)),
    Key("figure-hypothesis", DATA, "Begin a hypothesis with the selected figure", ("H",)),
    Key("way", DATA, "Higher is better, lower is better, neither", ("+", "-", "0")),
    Key("indicator-order", DATA, "The next order: dataset, neighbours, England, trend", ("O",)),
    Key("next-judgement", MODERATING, "The next judgement", ("Ctrl PgDown",)),
    Key("judgement-before", MODERATING, "The judgement before", ("Ctrl PgUp",)),
    Key("authorities", MODERATING, "From authority to authority", ("Left", "Right")),
    Key("decide", MODERATING, "Decide the judgement of this authority", ("Enter",)),
    Key("next-sentence", LETTER, "The next sentence", ("Ctrl Down",)),
    Key("sentence-before", LETTER, "The sentence before", ("Ctrl Up",)),
    Key("next-unsound", LETTER, "The next sentence that stands on nothing or has changed ground", ("F7",)),
    Key("new-paragraph", LETTER, "Another paragraph after this one", ("Ctrl N",)),
    Key("sentence-ground", LETTER, "Choose what the sentence stands on", ("Ctrl J",)),
    Key("move-paragraph", LETTER, "Move the paragraph", ("Alt Up", "Alt Down")),
    Key("keep", NOTE, "Keep what is typed or chosen", ("Ctrl Enter",)),
    Key("leave", NOTE, "Leave it as it was", ("Esc",)),
    Key("print", PAPER, "Print", ("Ctrl P",)),
    Key("save", PAPER, "Save as a PDF", ("Ctrl S",)),
)

_BY_ID = {key.id: key for key in TABLE}


def key(key_id: str) -> str:
    """How a key is shown where it acts, such as "Ctrl L". KeyError for one that is not in the table."""
    return _BY_ID[key_id].keys[0]


def bind(key_id: str, widget: QWidget, slot: Callable[[], object]) -> None:
    """Let a key of the table act wherever `widget` is in the window that is used."""
    for shown in _BY_ID[key_id].keys:
        QShortcut(QKeySequence(sequence(shown)), widget).activated.connect(slot)


def pressed(key_id: str, event: QKeyEvent) -> bool:
    """Whether an event is this key: for keys that what has the focus may take for itself first.

    Shift does not count, because some keyboards need it for signs such as +, nor does the number pad.
    """
    modifiers = event.modifiers() & ~(_Modifier.ShiftModifier | _Modifier.KeypadModifier)
    typed = QKeySequence(QKeyCombination(modifiers, Qt.Key(event.key())))
    return any(QKeySequence(sequence(shown)) == typed for shown in _BY_ID[key_id].keys)


def sequence(shown: str) -> str:
    """A key as Qt names it: "Ctrl Shift P" is "Ctrl+Shift+P"."""
    return "+".join(shown.split())


def by_place() -> tuple[tuple[str, tuple[Key, ...]], ...]:
    """The keys under the headings of the help, in the table's order."""
    places = dict.fromkeys(key.where for key in TABLE)
    return tuple((where, tuple(k for k in TABLE if k.where == where)) for where in places)


def guide() -> str:
    """The guide's page of keys, as Markdown."""
    parts = ["# Keys\n\nEverything can be done from the keyboard. F1 shows this list in the window.\n"]
    for where, found in by_place():
        rows = "\n".join(f"| {' or '.join(f'`{k}`' for k in key.keys)} | {key.does} |" for key in found)
        parts.append(f"\n## {where}\n\n| key | does |\n|---|---|\n{rows}\n")
    return "".join(parts)
