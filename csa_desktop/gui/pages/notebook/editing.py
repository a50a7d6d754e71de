"""One open editor and the keeping of what is done in it."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal

from csa_desktop.commands import cases, drafts, statements
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import FINDING, Statement
from csa_desktop.gui.keeping import Seen
from csa_desktop.gui.pages.notebook.aspects import Aspect, aspects, said
from csa_desktop.gui.pages.notebook.class_row import date_kept, date_shown
from csa_desktop.gui.pages.notebook.ground import Ground
from csa_desktop.gui.pages.notebook.in_place import InPlaceLine
from csa_desktop.gui.pages.notebook.kept import Kept, Refused, Then
from csa_desktop.gui.pages.notebook.sections import Section
from csa_desktop.gui.pages.notebook.statement_editor import StatementEditor
from csa_desktop.gui.pages.page import Desk
from csa_desktop.store.log import Recorded, Value
from csa_desktop.store.store import Store

DATES = frozenset({"happened"})
ASKED_OF_CASE = frozenset({"sign", "service", "happened"})


class Editing(QObject):
    """A statement that is being written, new or not. Each thing done to it is one command."""

    finished = Signal(str)
    """Escape, or the focus went elsewhere: its row."""
    next_wanted = Signal(str)
    """Enter: its row."""

    def __init__(
        self,
        desk: Desk,
        section: Section,
        row: str,
        statement: Statement | None,
        ground: Ground,
        *,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self.section, self.row, self._ground = desk, section, row, ground
        self.sent, self._closing = statement is not None, False
        self._shown = self.sent
        """Whether the trail that is shown has it; before that, nobody else can have written it."""
        wanted = _wanted(desk.pack, section, new=statement is None)
        self._fields = tuple(a.field for a in wanted)
        self.editor = StatementEditor(row, section.title, wanted, kind=section.kind, new=statement is None)
        self.editor.show_values({**section.presets()} if statement is None else self._said(statement))
        draft_row = None if statement else section.draft_row(row)
        self._words = self._kept("text", draft_row)
        self._lines = {name: self._kept(name) for name in self.editor.classes.lines}
        if statement:
            self._follow(statement, ground.at)
        self._connect()

    def _connect(self) -> None:
        self.editor.chosen.connect(self.choose)
        self.editor.done.connect(lambda: self.next_wanted.emit(self.row))
        self.editor.left.connect(lambda: self.finished.emit(self.row))

    def _kept(self, field: str, draft_row: tuple[str, str] | None = None) -> Kept:
        line = self.editor.classes.lines.get(field)
        editor = _DateLine(line, self) if line and field in DATES else line or self.editor.text
        kept = Kept(
            self._desk,
            editor,
            partial(self._send_line, field) if line else self._send_words,
            row=("statement", self.row),
            draft_row=draft_row,
            chosen=self._chosen,
            field=field,
            title=self.section.title,
            parent=self,
        )
        kept.refused.connect(self._refuse)
        return kept

    # From the store

    def show(self, trail: Trail) -> None:
        """Follow the store where nobody is typing."""
        if statement := trail.statement(self.row):
            self.sent = self._shown = True
            self._follow(statement, trail.at)
        elif self._shown:
            # It was undone: what is typed next is a new statement again.
            self.sent = self._shown = False
            self._words.show("", trail.at)

    def _follow(self, statement: Statement, at: int) -> None:
        self._words.show(statement.text, at)
        for name, kept in self._lines.items():
            kept.show(str(getattr(statement, name)), at)
        self.editor.show_values(self._said(statement))

    def _said(self, statement: Statement) -> dict[str, str | tuple[str, ...]]:
        waiting = {f for f in self._fields if self._ground.is_waiting(self.row, f)}
        return {f: self.editor.about[f] if f in waiting else said(statement, f) for f in self._fields}

    # To the store

    def keep(self) -> None:
        """Make changes of what was typed."""
        for kept in (self._words, *self._lines.values()):
            kept.keep()

    def close(self) -> None:
        """Keep what was typed, and be done once it is kept."""
        self._closing = True
        self.keep()
        self.editor.set_compact(compact=True)

    @property
    def done(self) -> bool:
        """True where it was closed and nothing in it waits to be kept."""
        return self._closing and not any(k.typing for k in (self._words, *self._lines.values()))

    def choose(self, field: str, value: str | bool | list[str]) -> None:
        """A person says what it is. Before there are words, that waits for them, in their draft."""
        if not self.sent:
            self._words.draft_again()
            return
        ground = self._ground
        seen = ground.seen(self.row, field) if self._shown else None
        ground.asked(self.row, field)
        self._desk.run(
            statements.classify,
            self.row,
            {field: value},
            seen=seen,
            then=partial(ground.kept, self.row, field),
            refused=partial(self._not_chosen, field),
        )

    def _chosen(self) -> str:
        return "" if self.sent else drafts.as_ground(self.editor.kept_about())

    def _not_chosen(self, field: str, sentence: str) -> None:
        self._ground.answered(self.row, field)
        self.editor.say(sentence)

    def _send_words(self, text: str, seen: Seen, then: Then, refused: Refused) -> None:
        if self.sent:
            self._desk.run(statements.reword, self.row, text, seen=seen, then=then, refused=refused)
            return
        self.sent = True
        about = {**self.section.presets(), **self.editor.kept_about()}
        add = partial(self._desk.run, self._add(), then=then, refused=partial(self._not_added, refused))
        add(text=text, about=about, row=self.row)

    def _add(self) -> Callable[..., Recorded]:
        """The command that writes a new statement here; on a case, its cell stands on it at once."""
        here = self.section
        if here.case and here.kind == FINDING:
            return partial(_found_in_case, self._desk.pack, here)
        return partial(statements.add, kind=here.kind, step=here.step, subject=here.subject)

    def _not_added(self, refused: Refused, sentence: str) -> None:
        self.sent = False
        refused(sentence)

    def _send_line(self, field: str, value: str, seen: Seen, then: Then, refused: Refused) -> None:
        if self.sent:
            about = {field: value}
            self._desk.run(statements.classify, self.row, about, seen=seen, then=then, refused=refused)
        else:
            self.editor.about[field] = value
            self._words.draft_again()
            then(Recorded(label=""))

    def _refuse(self, sentence: str) -> None:
        if sentence:
            self._closing = False
            self.editor.set_compact(compact=False)
        self.editor.say(sentence)


def _wanted(pack: Pack, section: Section, *, new: bool) -> tuple[Aspect, ...]:
    """What is asked here. On a case, the case says its groups, and its cell the stage and good practice."""
    every = aspects(pack, section.kind, section.subject, new=new, cases=section.cases)
    return tuple(a for a in every if not section.case or a.field in ASKED_OF_CASE)


def _found_in_case(
    pack: Pack,
    here: Section,
    store: Store,
    assessment: str,
    *,
    about: Mapping[str, Value],
    text: str,
    row: str,
) -> Recorded:
    stage = str(about.get("stage", here.stage))
    where = (here.case, stage, here.subject)
    return cases.add_finding(store, assessment, pack, *where, text=text, about=about, row=row)


class _DateLine(QObject):
    """A line in which a date is written as one writes it and kept as ISO."""

    typed = Signal()
    left = Signal()

    def __init__(self, line: InPlaceLine, parent: QObject) -> None:
        super().__init__(parent)
        self._line = line
        line.typed.connect(self.typed)
        line.left.connect(self.left)

    def value(self) -> str:
        """ISO where it is understood, else what was typed."""
        return date_kept(self._line.value())

    def set_value(self, value: str) -> None:
        """Show a kept date as one writes it."""
        self._line.set_value(date_shown(value))

    def retype(self, value: str) -> None:
        """Show what was typed at an earlier time."""
        self._line.retype(date_shown(value))
