"""Nothing is locked or closed before what is typed is kept, or a person has let go of it."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from csa_desktop.gui.failures import sentence_of
from csa_desktop.gui.front_door import FrontDoor
from csa_desktop.gui.main_window import MainWindow

if TYPE_CHECKING:
    from csa_desktop.gui.not_kept import NotKept
    from csa_desktop.gui.session import Session
    from csa_desktop.gui.unlocking.covered import CoverPage
    from csa_desktop.gui.widgets.secret_clipboard import SecretClipboard

LOCK, CLOSE = "Lock", "Close"


class Leaving(QObject):
    """Asks where words could not be kept; hides the store where nobody is there to be asked."""

    def __init__(self, window: MainWindow, door: FrontDoor) -> None:
        super().__init__(window)
        self._window, self._door = window, door
        self._asked: NotKept | None = None
        self._cover: CoverPage | None = None
        self._session: Session | None = None
        self._clipboard: SecretClipboard | None = None

    @property
    def covered(self) -> bool:
        """Whether the store is open and hidden."""
        return self._cover is not None

    def ask(
        self, session: "Session", doing: str, again: Callable[[], object], let_go: Callable[[], object]
    ) -> None:
        """Show what could not be kept: `again` tries once more, `let_go` goes on without it.

        Where the store is hidden it stays so, and nothing is shown.
        """
        from csa_desktop.gui.not_kept import NotKept

        if self._cover:
            self._cover.stay()
            return
        if self._asked:
            self._asked.reject()
        why = session.runner.drafts.why
        self._asked = box = NotKept(session.store.held, why, doing, self._window)
        box.try_again.connect(again)
        box.let_go.connect(let_go)
        session.runner.drafts.told.connect(box.follow)
        box.copy_wanted.connect(self._copy)
        box.finished.connect(partial(self._answered, box))
        box.open()

    def _answered(self, box: "NotKept", _: int) -> None:
        box.deleteLater()
        if self._asked is box:
            self._asked = None

    def _copy(self, words: str) -> None:
        from csa_desktop.gui.widgets.secret_clipboard import SecretClipboard

        self._clipboard = self._clipboard or SecretClipboard()
        self._clipboard.copy(words)

    def close(self) -> None:
        """Leave nothing in the clipboard."""
        if self._clipboard:
            self._clipboard.clear()

    # Nobody is there

    def cover(self, session: "Session", lock: Callable[[], object]) -> None:
        """Hide all of the store; `lock` is called once what was typed is kept."""
        from csa_desktop.gui.unlocking.covered import CoverPage

        if self._cover:
            return
        _close_all_but(self._window)
        self._session, self._cover = session, CoverPage()
        self._cover.uncover_requested.connect(self._prove)
        session.runner.drafts.told.connect(partial(self._tried, lock))
        self._window.cover(self._cover)
        self._cover.begin()

    def _tried(self, lock: Callable[[], object], unkept: str) -> None:
        if self._cover and not unkept:
            QTimer.singleShot(0, self, lock)

    def _prove(self, secret: str) -> None:
        from csa_desktop.commands import stores

        if self._session:
            prove = partial(stores.prove, self._session.store.folder, secret)
            self._door.do(prove, self._uncover, self._not_proved)

    def _not_proved(self, error: BaseException) -> None:
        if self._cover:
            self._cover.say(sentence_of(error))

    def _uncover(self, _: object) -> None:
        if self._cover and self._session:
            cover, self._cover = self._cover, None
            cover.secret.wipe()
            self._window.uncover(self._session.store.folder.stem)
            cover.deleteLater()


def _close_all_but(window: MainWindow) -> None:
    """Boxes and the shared screen are windows of their own."""
    for other in QApplication.topLevelWidgets():
        if other is not window and other.isVisible():
            other.close()
