"""Replacing a case of the sample: the reason is asked for under it, and is a draft until it is given."""

from PySide6.QtCore import QObject, Signal

from csa_desktop.commands import drafts, samples
from csa_desktop.domain.cases import SAMPLED
from csa_desktop.domain.sampling.reserves import reserves_of
from csa_desktop.domain.sampling.titles import title_of
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.sampling.case_rows import Replacing
from csa_desktop.gui.pages.unsent import REPLACING, Unsent, said_again
from csa_desktop.store.local import Draft


class Replacements(QObject):
    """One case at a time; `asking` is the panel that stands under it."""

    closed = Signal()
    by_hand = Signal(str, str)
    """No reserve is left: a case is to be picked instead of this one."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.asking: Replacing | None = None
        self._why: Unsent | None = None

    def look(self, trail: Trail) -> None:
        """A case that is in the sample no more is not to be replaced."""
        if self.asking and self.asking.case not in trail.cases(SAMPLED):
            self._close()

    def open(self, trail: Trail, case_id: str) -> Replacing | None:
        """Ask why; None where the case is not in the sample."""
        case = trail.case(case_id)
        if case is None or case.sample != SAMPLED:
            return None
        self._close()
        ready = next(iter(reserves_of(trail, case.stage)), None)
        asking = self.asking = Replacing(case, title_of(self._desk.pack, case.stage), ready)
        asking.agreed.connect(self._replace)
        asking.by_hand.connect(self._instead)
        asking.closed.connect(self._let_go)
        why, title = {"reason": asking.reason}, f"Why {case.code} is replaced"
        self._why = Unsent(self._desk, why, box=REPLACING, row=case.id, title=title, parent=self)
        self._why.came_back.connect(lambda at: asking.say_again(said_again(at)))
        self._why.offer()
        return asking

    def open_again(self, trail: Trail, kept: tuple[Draft, ...]) -> bool:
        """Ask again where the program ended while a reason was typed."""
        boxes = (drafts.unsent_box(draft) for draft in kept)
        found = next((box.row for box in boxes if box and box.kind == REPLACING), "")
        return bool(found and self.asking is None and self.open(trail, found))

    def keep(self) -> None:
        """What is typed stays as a draft."""
        if self._why:
            self._why.keep()

    def _replace(self, case: str, reason: str) -> None:
        refused = self.asking.refuse if self.asking else None
        pack, done = self._desk.pack, self._done
        self._desk.run(samples.replace_case, pack, case, reason=reason, then=done, refused=refused)

    def _done(self, _: object) -> None:
        self._let_go()

    def _instead(self, case: str, reason: str) -> None:
        self.by_hand.emit(case, reason)  # its draft is there before the one of here is dropped
        self._let_go()

    def _let_go(self) -> None:
        """It was replaced, or is not to be."""
        if self._why:
            self._why.drop()
        self._close()
        self.closed.emit()

    def _close(self) -> None:
        if self._why:
            self._why.keep()
            self._why.deleteLater()
        self.asking = self._why = None
