"""Pictures of every page of an open assessment: for the example, for documentation, for looking at."""

import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from csa_desktop.domain.framework import Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Assessment, Statement
from csa_desktop.gui import theme
from csa_desktop.gui.appearance import Appearance
from csa_desktop.gui.palette import LIGHT
from csa_desktop.gui.places import Place
from csa_desktop.gui.preferences import Preferences
from csa_desktop.gui.session import Session
from csa_desktop.gui.theme import Theme
from csa_desktop.gui.workspace import Workspace
from csa_desktop.settings import Settings
from csa_desktop.store.store import Store
from csa_desktop.work_process import WorkProcess

LAPTOP = (1440, 900)
QUIET_TURNS = 20
"""So often the window's thread has nothing to do; what a page does in its next turn is done by then."""
SOON_MS = 600
LONGEST_SECONDS = 20.0


def picture_store(store: Store, packs: Mapping[str, Pack], folder: Path) -> list[Path]:
    """Pictures of every page of each assessment of a store, in light, in a folder of its framework's id.

    It closes the store.
    """
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    theme.apply(app, Theme(LIGHT))
    window = QStackedWidget()
    looks = Preferences(Appearance(app, scheme="light"), Settings())
    session = Session(store, WorkProcess(), packs, window, looks)
    session.start()
    try:
        return [path for about in store.assessments() for path in _pictured(session, about, window, folder)]
    finally:
        session.close()


def _pictured(session: Session, about: Assessment, window: QWidget, folder: Path) -> list[Path]:
    session.open_assessment(about.id)
    return take_pictures(session.workspace, window, folder / about.pack) if session.workspace else []


def take_pictures(workspace: Workspace, window: QWidget, folder: Path, *, suffix: str = "") -> list[Path]:
    """Go to every page of the open assessment and keep a picture of the window; the files written."""
    window.resize(*LAPTOP)
    window.show()
    settle(workspace)
    trail = workspace.trail
    if trail is None:
        return []
    folder.mkdir(parents=True, exist_ok=True)
    taken = []
    for number, (name, place) in enumerate(tour(trail, workspace.desk.pack), start=1):
        workspace.go(place)
        settle(workspace)
        path = folder / f"{number:02d}-{name}{suffix}.png"
        window.grab().save(str(path))
        taken.append(path)
    return taken


def tour(trail: Trail, pack: Pack) -> Iterator[tuple[str, Place]]:
    """Every page by name, with something selected where that shows more."""
    yield "overview", Place("overview")
    yield "sources", Place("sources")
    yield from _cited_page(trail)
    for subject in pack.subjects:
        for step in pack.steps:
            if subject.id in step.subjects:
                told = _telling(trail, trail.statements(step=step.id, subject=subject.id))
                yield (
                    f"{subject.id}-step-{step.id}",
                    Place("subject", subject.id, tab=step.id, statement=told),
                )
    for later in (step for step in pack.steps if not step.subjects):
        yield f"overall-step-{later.id}", Place("overall", tab=later.id)
    for stage in pack.stages:
        if stage.page and stage.page not in ("overview", "sources", "notebook", "overall"):
            yield stage.id, Place(stage.page, stage.about)
    yield from _cases(trail)
    yield "notes", Place("notes")
    yield "exchange", Place("exchange")
    yield "store", Place("store")
    yield "help", Place("help")


def _cases(trail: Trail) -> Iterator[tuple[str, Place]]:
    """The case of which most is said, and the risk that was raised last."""
    said = max(trail.cases(), key=lambda c: len(trail.statements(case=c.id)), default=None)
    if said:
        yield "case", Place("case", said.id)
    if trail.rows.risks:
        yield "risk", Place("risk", max(trail.rows.risks, key=lambda r: r.found).id)


def _cited_page(trail: Trail) -> Iterator[tuple[str, Place]]:
    read = [c for c in trail.rows.citations if (s := trail.source(c.source)) and s.media == "pdf"]
    if read:
        cited = max(read, key=lambda c: len(c.quote))
        yield "document", Place("reader", cited.source, citation=cited.id, statement=cited.statement)


def _telling(trail: Trail, statements: tuple[Statement, ...]) -> str:
    """The statement that stands on most and carries most; empty where there is none."""
    most = max(statements, key=lambda s: len(trail.citations(s.id)) + len(trail.above(s.id)), default=None)
    return most.id if most else ""


def settle(workspace: Workspace) -> None:
    """Let everything that was asked for arrive; nothing that is drawn elsewhere may be missing."""
    app = QApplication.instance()
    begun, quiet = time.monotonic(), 0
    while app and quiet < QUIET_TURNS and time.monotonic() - begun < LONGEST_SECONDS:
        app.processEvents()
        quiet = quiet + 1 if workspace.is_settled() else 0
        if quiet == QUIET_TURNS and _goes_on(workspace.frame.window()):
            quiet = 0
        time.sleep(0.005)


def _goes_on(window: QWidget) -> bool:
    """True where something is made or measured in turns, of which only timers of the window know."""
    return any(
        timer.isActive() and timer.interval() < SOON_MS and (timer.isSingleShot() or not timer.interval())
        for timer in window.findChildren(QTimer)
    )
