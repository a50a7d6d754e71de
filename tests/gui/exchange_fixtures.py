"""Two or three laptops side by side: real stores, each with the window's session in front of it."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QStackedWidget

from csa_desktop.commands import assessments, exchange, statements
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.gui.appearance import Appearance
from csa_desktop.gui.places import Place
from csa_desktop.gui.preferences import Preferences
from csa_desktop.gui.session import Session
from csa_desktop.settings import Settings
from csa_desktop.work_process import WorkProcess
from tests.made_store import new_store


class Laptop:
    """A person's laptop: the store, and the window on it."""

    def __init__(self, folder: Path, name: str, qtbot) -> None:
        self.store, self._qtbot, self.folder = new_store(folder / name), qtbot, folder
        self.store.introduce(name)
        self.host = QStackedWidget()
        self.host.resize(1280, 800)
        self.session = None

    def open(self) -> None:
        """Open the window; where there is one assessment, that opens."""
        application = QApplication.instance()
        looks = Preferences(Appearance(application, scheme="light"), Settings())
        self.session = Session(self.store, WorkProcess(), installed_packs(), self.host, looks)
        self.session.start()
        self.host.show()
        self.settle()

    def settle(self) -> None:
        """Wait until everything was kept and read, and what was read was shown."""
        self._qtbot.waitUntil(self._is_settled)
        came: list[bool] = []
        self.session.runner.read(lambda _: True, then=came.append)
        self._qtbot.waitUntil(lambda: bool(came) and self._is_settled())

    def _is_settled(self) -> bool:
        workspace = self.session.workspace
        return self.session.runner.idle() and (workspace is None or workspace.trail is not None)

    def go(self, tab: str):
        """Go to a tab of the page of exchange."""
        self.session.go(Place("exchange", tab=tab))
        self.settle()
        return self.page

    @property
    def page(self):
        """The page that is shown."""
        session = self.session
        return session.workspace.page if session.workspace else session.room.page

    def says(self, words: str) -> bool:
        """Whether some visible sentence or button has these words."""
        widgets = [*self.host.findChildren(QLabel), *self.host.findChildren(QAbstractButton)]
        return any(words in w.text() or words in w.accessibleName() for w in widgets if w.isVisible())

    def wait_for(self, words: str) -> None:
        """Wait until these words are to be seen."""
        self._qtbot.waitUntil(partial(self.says, words))
        self.settle()

    def press(self, words: str) -> None:
        """Press what is called so, or begins so, as soon as it can be pressed."""
        self._qtbot.waitUntil(lambda: bool(self._pressable(words)))
        self._pressable(words)[0].click()
        self.settle()

    def _pressable(self, words: str) -> list[QAbstractButton]:
        named = [b for b in self.host.findChildren(QAbstractButton) if b.isVisible() and b.isEnabled()]
        exactly = [b for b in named if words in (b.text(), b.accessibleName())]
        return [*exactly, *(b for b in named if b.accessibleName().startswith(words))]

    def texts(self, assessment: str) -> list[str]:
        """What the statements of the assessment say."""
        return sorted(s.text for s in self.store.trail(assessment).rows.statements)

    def say(self, assessment: str, text: str) -> str:
        """Write a finding."""
        how = {"kind": "finding", "text": text, "step": "1", "subject": "staying-safe"}
        return statements.add(self.store, assessment, **how).row

    def close(self) -> None:
        """Close the window and the store."""
        if self.session:
            self.session.close()
        else:
            self.store.close()
        self.host.deleteLater()


@pytest.fixture
def laptop(tmp_path, qtbot):
    """Makes laptops."""
    made = []

    def make(name):
        made.append(Laptop(tmp_path, name, qtbot))
        return made[-1]

    yield make
    for each in made:
        each.close()


@pytest.fixture
def marsh(laptop):
    """H. Marsh, who has begun an assessment and has it open."""
    one = laptop("H. Marsh")
    pack = installed_packs()["apa-2005"]
    begun = assessments.open_assessment(one.store, pack, authority="Sharpston", year=2005, role="hmi")
    one.assessment = begun.row
    one.open()
    return one


@pytest.fixture
def cole(laptop):
    """R. Cole, who has nothing yet but the list of assessments."""
    other = laptop("R. Cole")
    other.open()
    return other


@pytest.fixture
def stick(tmp_path):
    """What is handed over."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def meet(one, other):
    """Each has the other's card, and the words were compared."""
    for here, there in ((one, other), (other, one)):
        card = exchange.keep_card(here.store, exchange.own_card(there.store))
        exchange.confirm(here.store, card.device)
