"""The scenes that the README and the guide show: what is done in the window, and which part is taken."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QWidget

from csa_desktop.commands import statements
from csa_desktop.domain import values as v
from csa_desktop.domain.values import Statement
from csa_desktop.gui.pictures import settle
from csa_desktop.gui.places import Place
from csa_desktop.gui.workspace import Workspace

SAFE = "staying-safe"
Play = Callable[[Workspace, QWidget], QRect | None]
MARGIN = 14


@dataclass(frozen=True)
class Scene:
    """A picture's name, and how it comes about; `play` gives the part of the window, None for all of it."""

    name: str
    play: Play


def notebook(workspace: Workspace, window: QWidget) -> None:
    """Step 1 with a finding selected, and its trail."""
    _go(workspace, window, Place("subject", SAFE, tab="1", statement=_register(workspace).id))


def document(workspace: Workspace, window: QWidget) -> None:
    """A page with the words that were quoted."""
    trail = workspace.trail
    assert trail
    quoted = trail.citations(_register(workspace).id)
    cited = next(c for c in quoted if (source := trail.source(c.source)) and source.media == "pdf")
    _go(workspace, window, Place("reader", cited.source, citation=cited.id, statement=cited.statement))


def overview(workspace: Workspace, window: QWidget) -> None:
    """What is next."""
    _go(workspace, window, Place("overview"))


def sources(workspace: Workspace, window: QWidget) -> None:
    """The documents, with the details of one that has not come."""
    trail = workspace.trail
    assert trail
    expected = next(s for s in trail.sources() if s.state == "expected" and s.kind.startswith("dataset"))
    _go(workspace, window, Place("sources", tab="details", citation=expected.id))


def writing(workspace: Workspace, window: QWidget) -> QRect:
    """A finding that is being written."""
    _go(workspace, window, Place("subject", SAFE, tab="1", statement=_register(workspace).id))
    _press(workspace, window, "add-finding:1:staying-safe:staying-safe/abuse-and-neglect:")
    QTest.keyClicks(_focus(window), "Reviews of children on the register are held on time.")
    settle(workspace)
    editor = _focus(window).parentWidget()
    assert editor
    return _around(window, editor).adjusted(-10, -120, 10, -MARGIN + 4)


def judgement(workspace: Workspace, window: QWidget) -> QRect:
    """A judgement of Step 4: what it stands on, its grade with the descriptor, who agreed."""
    _go(workspace, window, Place("overall", tab="4"))
    return _around(window, _named(window, "judgement-education"))


def stale(workspace: Workspace, window: QWidget) -> None:
    """A summary point after a finding below it was reworded."""
    finding = _register(workspace)
    workspace.desk.run(statements.reword, finding.id, finding.text.replace("two years", "three years"))
    settle(workspace)
    trail = workspace.trail
    assert trail
    point = next(s for s in trail.above(finding.id) if s.kind == v.POINT and s.sign == v.STRENGTH)
    _go(workspace, window, Place("subject", SAFE, tab="2", statement=point.id))


def readiness(workspace: Workspace, window: QWidget) -> QRect:
    """What is not yet sound."""
    _go(workspace, window, Place("readiness"))
    return QRect(0, 0, 1440, 720)


def preview(workspace: Workspace, window: QWidget) -> None:
    """The moderation form as it will be printed."""
    _go(workspace, window, Place("print", "form/moderation-form"))


def search(workspace: Workspace, window: QWidget) -> QRect:
    """What was found while typing."""
    _go(workspace, window, Place("overview"))
    box = workspace.frame.top.search
    box.setFocus()
    QTest.keyClicks(box, "exclusions")
    settle(workspace)
    return QRect(0, 0, 1440, 640)


SCENES = tuple(
    Scene(play.__name__, play)
    for play in (
        notebook,
        document,
        overview,
        sources,
        writing,
        judgement,
        stale,
        readiness,
        preview,
        search,
    )
)


def _register(workspace: Workspace) -> Statement:
    """The finding on the child protection register, which cites two sources and carries much."""
    assert workspace.trail
    findings = workspace.trail.statements(kind=v.FINDING, subject=SAFE)
    return next(f for f in findings if f.text.startswith("Numbers on the child protection register"))


def _go(workspace: Workspace, window: QWidget, place: Place) -> None:
    settle(workspace)
    window.activateWindow()
    workspace.go(place)
    settle(workspace)


def _press(workspace: Workspace, window: QWidget, name: str) -> None:
    button = window.findChild(QAbstractButton, name)
    assert button is not None
    window.activateWindow()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(workspace)


def _focus(window: QWidget) -> QWidget:
    focused = window.focusWidget()
    assert focused is not None
    return focused


def _named(window: QWidget, name: str) -> QWidget:
    found = next(w for w in window.findChildren(QWidget, name) if w.isVisible())
    for area in window.findChildren(QScrollArea):
        if area.isAncestorOf(found):
            area.ensureWidgetVisible(found)
    return found


def _around(window: QWidget, widget: QWidget) -> QRect:
    """A widget and a little of what is round it."""
    box = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    return box.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN).intersected(window.rect())
