"""A page of the notebook in a window, and hands to work in it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from csa_desktop.commands import statements
from csa_desktop.domain import values as v
from csa_desktop.gui.pages.notebook.picker import Picker
from csa_desktop.gui.pages.notebook.statement_editor import StatementEditor
from csa_desktop.gui.pages.subject import SubjectPage

SAFE = "staying-safe"


class Hands:
    """What a person can do on a page: keys, typing, clicks. It asserts nothing."""

    def __init__(self, bench, page) -> None:
        self.bench, self.page, self.qtbot = bench, page, bench.qtbot
        self.selected: list[str] = []
        self.went: list[object] = []
        page.selected.connect(self.selected.append)
        page.went.connect(self.went.append)

    @property
    def board(self):
        return self.page.board

    def settle(self):
        """Wait for what was asked to be kept and shown again."""
        trail = self.bench.settle()
        self.qtbot.waitUntil(lambda: self.board.trail is not None and self.board.trail.at >= trail.at)
        return trail

    def focus(self) -> QWidget:
        """Where typing goes."""
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def type(self, text: str) -> None:
        for line, words in enumerate(text.split("\n")):
            if line:
                self.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
            QTest.keyClicks(self.focus(), words)

    def key(self, key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focus(), key, modifier)

    def control(self, letter: str) -> None:
        QTest.keyClick(self.focus(), letter, Qt.KeyboardModifier.ControlModifier)

    def row(self, statement: str):
        """The row of a statement, once the page has made it."""
        self.qtbot.waitUntil(lambda: self.board.row(statement) is not None)
        return self.board.row(statement)

    def pick(self, statement: str) -> None:
        """Click on a row."""
        self.page.area.reveal(self.row(statement))
        QTest.mouseClick(self.row(statement), Qt.MouseButton.LeftButton)

    def editor(self) -> StatementEditor:
        editor = self.board.editor()
        assert isinstance(editor, StatementEditor)
        return editor

    def refresh(self):
        """A colleague's change arrives."""
        self.bench.runner.refresh()
        return self.settle()

    def tag(self, field: str, key: str) -> None:
        """Press one of the tags that say what the open statement is."""
        self.click(self.editor().classes.tags[field].toggle(key))

    def go(self, place) -> None:
        """Come here by a link, and wait until all of the page is there."""
        self.page.go_to(place)
        self.whole()

    def whole(self) -> None:
        """Pages are made piece by piece; wait for the last one."""
        self.qtbot.waitUntil(lambda: self.page.tab.is_whole)

    def find(self, name: str, kind: type = QWidget):
        """The one widget of this name that can be seen."""

        def shown():
            return [w for w in self.page.findChildren(kind, name) if w.isVisible()]

        self.qtbot.waitUntil(lambda: bool(shown()))
        found = shown()
        assert len(found) == 1, f"{len(found)} widgets are called {name}"
        return found[0]

    def click(self, widget: QWidget) -> None:
        self.page.area.reveal(widget)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def picker(self) -> Picker:
        """The list that has just opened."""
        self.qtbot.waitUntil(lambda: any(p.isVisible() for p in self._pickers()))
        return next(p for p in self._pickers() if p.isVisible())

    def done(self, picker: Picker) -> None:
        """Use what is ticked; the window takes the focus again."""
        QTest.mouseClick(picker.done_button, Qt.MouseButton.LeftButton)
        self.page.window().activateWindow()
        self.qtbot.waitUntil(self.page.window().isActiveWindow)

    def _pickers(self) -> list[Picker]:
        return self.page.window().findChildren(Picker)


Write = Callable[..., str]


@pytest.fixture
def write(bench) -> Write:
    """Writes a statement as a colleague would have, and gives its id."""

    def written(text, kind=v.FINDING, step="1", subject=SAFE, on=(), **about):
        done = statements.add(
            bench.store,
            bench.desk.assessment,
            kind=kind,
            text=text,
            step=step,
            subject=subject,
            about=about,
            on=on,
        )
        return done.row

    return written


@pytest.fixture
def open_page(bench, show):
    """Opens a page as the window does, with the store as it is by now, and leaves it in the end."""
    pages = []

    def opened(make=lambda desk: SubjectPage(desk, SAFE), width=900, height=800) -> Hands:
        bench.runner.refresh()
        bench.settle()
        page = make(bench.desk)
        hands = Hands(bench, page)
        bench.show(page)
        show(page, width, height)
        pages.append(page)
        hands.whole()
        return hands

    yield opened
    for page in pages:
        page.leave()
    bench.settle()


@pytest.fixture
def keys(bench) -> list[str]:
    """The key judgements of the subject."""
    return [k.id for k in bench.desk.pack.key_judgements_of(SAFE)]
