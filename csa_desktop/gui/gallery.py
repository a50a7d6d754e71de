"""A page that shows every kind of field and every part of the window, to look at and to test."""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QHBoxLayout, QWidget

from csa_desktop.domain.framework import Field, Grade, Option, Scale
from csa_desktop.gui.fields.editor import Editor, Value
from csa_desktop.gui.fields.make import editor_for
from csa_desktop.gui.fields.statements import StatementItem, StatementsField
from csa_desktop.gui.widgets.add_row import AddRow
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Card, Panel, QuoteCard
from csa_desktop.gui.widgets.chip import Chip, Mark
from csa_desktop.gui.widgets.column import Column
from csa_desktop.gui.widgets.elided import Elided
from csa_desktop.gui.widgets.empty_page import EmptyPage
from csa_desktop.gui.widgets.error_summary import ErrorSummary, ToDo
from csa_desktop.gui.widgets.flow import Flow
from csa_desktop.gui.widgets.key_tag import KeyTag
from csa_desktop.gui.widgets.link import Link
from csa_desktop.gui.widgets.sign import WORDS, Sign
from csa_desktop.gui.widgets.tabs import Tabs
from csa_desktop.gui.widgets.words import Run, Words

SCALE = Scale(
    "example",
    "An example scale",
    (
        Grade("4", "4 · Grade four", "What the framework says of the best grade stands here.", ""),
        Grade("3", "3 · Grade three", "A descriptor may be long: it wraps under its grade and is read "
              "with it, so that nobody has to remember what the figure means.", ""),
        Grade("2", "2 · Grade two", "", ""),
    ),
    "",
)  # fmt: skip

FIELDS = (
    Field("text", "text", "One line of text", hint="Such as a name or a title.", required=True),
    Field("long", "long", "Long text", hint="It grows with the words.", example="Two or three sentences."),
    Field("bullets", "bullets", "Bullets", hint="Enter begins the next one."),
    Field("choice", "choice", "One of several", options=(
        Option("a", "The first option", hint="With a hint of its own."), Option("b", "The second option"))),
    Field("choices", "choices", "Any of several", options=(
        Option("lac", "Looked after children"), Option("ldd", "Learning difficulties and/or disabilities"))),
    Field("date", "date", "A date"),
    Field("yes-no", "yes-no", "Yes or no"),
    Field("grade", "grade", "A grade", hint="Nothing is chosen for you."),
    Field("statements", "statements", "Statements from the notebook"),
)  # fmt: skip

VALUES: dict[str, Value] = {
    "text": "Text with <b>markup</b> & signs shows as it was typed",
    "long": "A first sentence.\nA second paragraph that is long enough to wrap at the width of a page, so "
    "that one sees the field grow with what is written in it and nothing scrolls inside it.",
    "bullets": ("The first bullet", "A second one that is long enough to wrap on to another line, "
                "as most of them do when somebody has something to say", "A third"),
    "choice": "a",
    "choices": ("lac",),
    "date": "2005-06-28",
    "yes-no": "yes",
    "grade": "3",
    "statements": ("s1", "s2"),
}  # fmt: skip


def fields(*, filled: bool = True) -> Iterator[Editor]:
    """An editor of every kind, filled or empty."""
    for field in FIELDS:
        editor = editor_for(field, scale=SCALE)
        if isinstance(editor, StatementsField):
            editor.show_statements(
                {
                    "s1": StatementItem(
                        "A strength drawn from the notebook.", "strength", "First area, Step 1"
                    ),
                    "s2": StatementItem("An area for improvement drawn from it.", "improvement"),
                }
            )
        if filled:
            editor.reset(VALUES[field.id])
        yield editor


def fields_page() -> Column:
    """Every kind of field, one of them with an error."""
    page = Column(gap=18)
    page.add(Words("Every kind of field", look="title"))
    for editor in fields():
        page.add(editor)
        if editor.field.id == "date":
            editor.set_error("Enter the date of the meeting")
    return page


def parts_page() -> Column:
    """Every part of the window."""
    page = Column(gap=10)
    page.add(Words("Every part of the window", look="title"))
    for title, make in _PARTS:
        page.add(Words(title, look="section"))
        page.add(*make())
    return page


def _texts() -> list[QWidget]:
    looks = ("body", "quiet", "heading", "quote", "link", "error", "good", "overline")
    runs = [
        Run("Plain, "),
        *(Run(f"{look}, ", look) for look in ("strong", "italic", "quiet", "weak", "good")),
    ]
    washes = [Run(f" {look} ", look) for look in ("mark", "hit", "ours", "theirs")]
    return [
        *(
            Words(f"Words that look like {look}: <b>never markup</b> & always whole", look=look)
            for look in looks
        ),
        Words([*runs, *washes]),
        Elided("One line that gives way at its end where there is no room for it " * 3),
    ]


def _row(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    flow = Flow(holder)
    for widget in widgets:
        flow.addWidget(widget)
    return holder


def _buttons() -> list[QWidget]:
    kinds = ("primary", "plain", "danger", "quiet", "link")
    disabled = Button("Disabled")
    disabled.setEnabled(False)
    return [
        _row(*(Button(f"A {kind} button", kind=kind) for kind in kinds), disabled, KeyTag("Ctrl Enter")),
        Link("A link that can be long and wraps like other words do when there is no more room in its line"),
    ]


def _chips() -> list[QWidget]:
    pressed = (
        Chip("A source, p. 4"),
        Chip("A mark one can press", tone="plain"),
        Chip("Caution", tone="caution"),
    )
    said = [Mark(f"Mark: {tone}", tone=tone) for tone in ("plain", "caution", "good", "danger", "marking")]
    return [_row(*pressed, *said), _row(*(Sign(sign) for sign in WORDS))]


def _cards() -> list[QWidget]:
    row, selected = Card(sign="improvement", tone="row"), Card(sign="strength", tone="selected")
    for card in (row, selected):
        card.add(Words("A statement is one line to read, and wraps where it is longer than that. " * 2))
        card.add_chips(Chip("A source, p. 4"), Mark("Social care"), Mark("changed since", tone="caution"))
    quote = QuoteCard(
        [Run("…words around "), Run("the quoted ones", "mark"), Run(" and after…")], "Page 4 of 12"
    )
    return [
        row,
        selected,
        Card("A card", "with a line below"),
        Card("A warning", "in words", tone="danger"),
        Panel("A panel", "is only read"),
        quote,
        AddRow("Add something here", "Ctrl N"),
    ]


def _messages() -> list[QWidget]:
    summary = ErrorSummary(shown=3)
    summary.show_items(
        "9 things to do before this is sound", [ToDo(f"Thing {n} to do", str(n)) for n in range(9)]
    )
    empty = EmptyPage(
        "Nothing here yet", "It says what belongs here and why.", "Take the first step", key="Ctrl N"
    )
    return [summary, empty]


def _tabs() -> list[QWidget]:
    tabs = Tabs()
    tabs.show_tabs([("one", "Step 1 · Findings"), ("two", "Summary & points"), ("three", "History")])
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(tabs)
    row.addStretch(1)
    return [holder]


_PARTS: tuple[tuple[str, Callable[[], list[QWidget]]], ...] = (
    ("Tabs", _tabs),
    ("Messages", _messages),
    ("Cards", _cards),
    ("Chips and signs", _chips),
    ("Buttons and links", _buttons),
    ("Words", _texts),
)
