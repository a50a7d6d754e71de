"""What stands in each cell of the board, in words: proposals, trails, decisions."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csa_desktop.domain.cycle import Decision
from csa_desktop.domain.decisions import stands
from csa_desktop.domain.framework import Pack, Stage
from csa_desktop.domain.moderation import Authority, Decided, Point, Proposal, moderated
from csa_desktop.gui.moments import moment
from csa_desktop.gui.pages.moderation.side_by_side import Cell
from csa_desktop.gui.pages.notebook.judgement_view import many, standing_words
from csa_desktop.gui.text_units import heard
from csa_desktop.gui.widgets.pressable import Pressable
from csa_desktop.gui.widgets.sign import Sign
from csa_desktop.gui.widgets.words import Run, Words

ALL = ""
"""The tab that shows every judgement."""
GRADE, TRAIL, STANDING, AGAINST, GAPS, DECIDED = "grade", "trail", "standing", "against", "gaps", "decided"
ROWS = (
    (GRADE, "Proposed grade"),
    (TRAIL, "Key trail"),
    (STANDING, "How much that is"),
    (AGAINST, "What contradicts it"),
    (GAPS, "What is missing"),
    (DECIDED, "Decided"),
)
NO_GRADE = "No grade proposed"
NO_TRAIL = "It stands on nothing yet."
NOTHING_AGAINST = "Nothing is recorded."
NO_GAPS = "None is recorded."
NOT_DECIDED = "Not yet."
PARTED = "Colleagues chose different grades at the same time."
STALE = "what it stands on changed since"


def rows_of(pack: Pack, judgements: Sequence[str], tab: str) -> list[tuple[str, str]]:
    """(key, title) of the rows: the aspects of one judgement, or all judgements."""
    if tab == ALL:
        return [(j, pack.judgement(j).title) for j in judgements]
    return list(ROWS)


def grade_words(proposal: Proposal) -> str:
    """Such as "3 · Good"; the code alone is never shown where the scale has words for it."""
    grade = proposal.grade
    if grade is None:
        return NO_GRADE
    return grade.label if grade.label.casefold() == grade.code.casefold() else f"{grade.code} · {grade.label}"


def status_words(proposal: Proposal) -> str:
    """Such as "Provisional, Step 4. Agreed: H. Marsh, R. Cole"."""
    where = ", ".join(filter(None, (proposal.status, proposal.step)))
    agreed = f"Agreed: {', '.join(proposal.agreed)}" if proposal.agreed else ""
    return heard(where, agreed)


def before_words(proposal: Proposal) -> str:
    """What was proposed where moderation has changed it, such as "Before moderation: 3"."""
    last = moderated(proposal.decided)
    if last is None or stands(last.decision) or not last.decision.was:
        return ""
    return f"Before moderation: {last.decision.was}"


def decision_words(pack: Pack, decided: Decided) -> str:
    """Such as "Moderation, 20 July 2005: from 3 to 2, by Group 1. The trail shows …"."""
    decision = decided.decision
    when = moment(decision.at)
    stage = stage_words(pack, decision)
    by = f", by {decided.by}" if decided.by else ""
    return f"{stage}, {when}: {change_words(decision)}{by}. {decision.reason}"


def change_words(decision: Decision) -> str:
    """Such as "from 3 to 2", or "3 stands"."""
    if stands(decision):
        return f"{decision.grade} stands"
    return f"from {decision.was} to {decision.grade}" if decision.was else f"{decision.grade}, none before"


def stage_words(pack: Pack, decision: Decision) -> str:
    """The stage at which it was decided, by its title."""
    stage: Stage | None = next((s for s in pack.stages if s.id == decision.stage), None)
    return stage.title if stage else decision.stage.capitalize()


def cells_of(pack: Pack, found: Authority, tab: str) -> dict[str, Callable[[], QWidget]]:
    """What makes each cell of an authority's column under a tab, when its turn comes."""
    if tab == ALL:
        return {p.judgement: partial(_cell, _in_brief, pack, p) for p in found.proposals}
    proposal = found.proposal(tab)
    return {
        GRADE: partial(_cell, _grade, proposal),
        TRAIL: partial(_cell, _trail, proposal),
        STANDING: partial(_cell, _standing, proposal),
        AGAINST: partial(_cell, _against, proposal),
        GAPS: partial(_cell, _listed, proposal.gaps, NO_GAPS),
        DECIDED: partial(_cell, _decided, pack, proposal.decided),
    }


def _cell(words: Callable[..., Iterable[QWidget]], *about: object) -> Cell:
    return Cell(*words(*about))


def _standing(proposal: Proposal) -> Iterator[QWidget]:
    yield Words(standing_words(proposal.standing) if proposal.standing else NO_TRAIL)


def _in_brief(pack: Pack, proposal: Proposal) -> Iterator[QWidget]:
    yield from _grade(proposal, in_full=False)
    if proposal.standing:
        yield Words(standing_words(proposal.standing), look="quiet")
    for decided in proposal.decided[-1:]:
        yield Words(decision_words(pack, decided), look="good")


def _grade(proposal: Proposal, *, in_full: bool = True) -> Iterator[QWidget]:
    yield Words([Run(grade_words(proposal), "strong" if proposal.grade else "quiet")])
    if said := status_words(proposal):
        yield Words(said, look="quiet")
    if before := before_words(proposal):
        yield Words(before, look="quiet")
    if proposal.parted:
        yield Words(PARTED, look="error")
    if in_full and proposal.text:
        yield Words(proposal.text)


def _trail(proposal: Proposal) -> Iterator[QWidget]:
    if proposal.trail_of:
        yield Words(f"As in {proposal.trail_of}:", look="quiet")
    for point in proposal.points:
        yield _point(point)
    if not proposal.points:
        yield Words(NO_TRAIL, look="quiet")


def _point(point: Point) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(7)
    row.addWidget(Sign(point.sign), 0, Qt.AlignmentFlag.AlignTop)
    much = f"{many(len(point.findings), 'finding')}, {many(point.sources, 'source')}"
    runs = [Run(point.text), Run(f"  {much}", "quiet")]
    row.addWidget(Words([*runs, *([Run(f"  {STALE}", "weak")] if point.stale else [])]), 1)
    return holder


def _against(proposal: Proposal) -> Iterator[QWidget]:
    for flag in proposal.flags:
        yield Words([Run("Key area flagged: ", "weak"), Run(flag)])
    for against in proposal.against:
        yield Words([Run(against.text), Run(f"  against: {against.what}", "quiet")])
    if not (proposal.flags or proposal.against):
        yield Words(NOTHING_AGAINST, look="quiet")


def _listed(texts: Sequence[str], none: str) -> Iterator[QWidget]:
    yield from (Words(text) for text in texts)
    if not texts:
        yield Words(none, look="quiet")


def _decided(pack: Pack, decided: Sequence[Decided]) -> Iterator[QWidget]:
    yield from (Words(decision_words(pack, one)) for one in decided)
    if not decided:
        yield Words(NOT_DECIDED, look="quiet")


class Head(Pressable):
    """The head of a column: the authority, who presents it, why it was selected."""

    stepped = Signal(int)
    """An arrow was pressed: to the authority before (-1) or after (+1)."""

    def __init__(self, found: Authority, *, parent: QWidget | None = None) -> None:
        super().__init__(f"{found.assessment.authority}: decide", parent=parent)
        self.setObjectName(f"board-{found.assessment.id}")
        self.setCheckable(True)
        cell = Cell(name="boardHeadWords")
        self.words = Words([Run(found.assessment.authority, "strong")])
        cell.body.insertWidget(0, self.words)
        presents = f"Presented by {found.presents}" if found.presents else ""
        for at, said in enumerate(filter(None, (presents, found.reasons)), 1):
            cell.body.insertWidget(at, Words(_short(said), look="quiet"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(cell)

    def nextCheckState(self) -> None:
        """Pressing asks; only the page shows which one is being decided."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the neighbours."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)


MOST = 160
"""Characters of a reason in a head; in full it stands on the form."""


def _short(text: str) -> str:
    return text if len(text) <= MOST else text[:MOST].rsplit(" ", 1)[0] + " …"
