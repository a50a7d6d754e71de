"""The step that holds findings: by key judgement, with what is missing and what is supposed."""

from collections.abc import Sequence

from csa_desktop.domain import values as v
from csa_desktop.domain.framework import KeyJudgement, Prompt, Step, Subject
from csa_desktop.domain.step_names import step_name
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Statement
from csa_desktop.gui import keys
from csa_desktop.gui.pages.notebook.board import Board
from csa_desktop.gui.pages.notebook.fold import PromptsPanel
from csa_desktop.gui.pages.notebook.sections import Section
from csa_desktop.gui.pages.notebook.sheet import Row
from csa_desktop.gui.pages.notebook.steps import carried_to
from csa_desktop.gui.pages.notebook.tab import Block
from csa_desktop.gui.widgets.words import Run, Words

HEADING_GAP = 20
DOUBT = "°"
KEYS = "Enter edits · + − 0 say what it is · Alt ↑ ↓ move · Delete removes, Ctrl Z brings back"
QUOTING = "or select words in a source and press F3 to quote them"
CARRY = "{} carries it up to {}"


class PromptsBlock(Block):
    """The questions to ask, folded away."""

    def __init__(self, board: Board, title: str, prompts: Sequence[Prompt]) -> None:
        super().__init__(board)
        self._panel = PromptsPanel(title, prompts)

    def show(self, trail: Trail) -> list[Row]:
        """Always the same."""
        return [(self._panel, 14)]


class FindingsBlock(Block):
    """Findings, and the gaps that belong to a key judgement, under the headings of the pack."""

    def __init__(self, board: Board, step: Step, subject: Subject) -> None:
        super().__init__(board)
        self._board, self._step, self._subject = board, step, subject
        self._keys = board.desk.pack.key_judgements_of(subject.id)
        self._headings = {k.id: Words(_heading(k), look="heading") for k in self._keys}
        self._other = Words("Not under a key judgement" if self._keys else "Findings", look="heading")
        self._doubt = Words(_doubt(board, self._keys), look="quiet")
        later = carried_to(board.desk.pack, step.id, subject.id)
        shown = (
            f"{KEYS} · {CARRY.format(keys.key('carry-up'), step_name(board.desk.pack, later.id))}"
            if later
            else KEYS
        )
        self._help = Words(shown, look="quiet")

    def show(self, trail: Trail) -> list[Row]:
        """Sections in the pack's order; what is under none of them comes last."""
        found = _by_key(trail, v.FINDING, self._step, self._subject)
        gaps = _by_key(trail, v.GAP, self._step, self._subject) if v.GAP in self._step.holds else {}
        rows: list[Row] = [(self._doubt, 10)] if self._doubt.text() else []
        for key in self._keys:
            rows.append((self._headings[key.id], HEADING_GAP))
            rows += self._section(key.id, found.pop(key.id, []), gaps.get(key.id, []))
        rest = [s for left in found.values() for s in left]
        rows.append((self._other, HEADING_GAP))
        rows += self._section("", sorted(rest, key=_order), [])
        return [*rows, (self._help, 6)]

    def _section(self, key: str, found: list[Statement], gaps: list[Statement]) -> list[Row]:
        board = self._board
        here = self._place(v.FINDING, key, "a new finding")
        widgets = board.rows(here, found)
        if key:  # gaps that no key judgement claims are listed by GapsBlock
            widgets += board.rows(self._place(v.GAP, key, "a new gap"), gaps)
        line = board.line(here, "Add a finding here …", QUOTING)
        return [*((w, 0) for w in widgets), (line, 4)]

    def _place(self, kind: str, key: str, what: str) -> Section:
        title = f"{self._subject.title}, {what}"
        return Section(kind, self._step.id, self._subject.id, key, title=title)


def _by_key(trail: Trail, kind: str, step: Step, subject: Subject) -> dict[str, list[Statement]]:
    found: dict[str, list[Statement]] = {}
    for statement in trail.statements(kind=kind, step=step.id, subject=subject.id):
        found.setdefault(statement.key_judgement, []).append(statement)
    return found


def _order(statement: Statement) -> tuple[str, str, str]:
    return statement.position, statement.written, statement.id


def _heading(key: KeyJudgement) -> list[Run]:
    return [Run(key.text), *([] if key.confirmed else [Run(f"\u00a0{DOUBT}", "quiet")])]


def _doubt(board: Board, keys: Sequence[KeyJudgement]) -> str:
    if all(k.confirmed for k in keys):
        return ""
    return f"{DOUBT} No document at hand prints this key judgement. {board.desk.pack.note}".strip()


class ListBlock(Block):
    """A heading, statements of one kind, and a line that adds one."""

    def __init__(self, board: Board, section: Section, heading: str, add: str, hint: str = "") -> None:
        super().__init__(board)
        self._board, self.section, self._add = board, section, add
        self.heading = Words(heading, look="heading")
        self._hint = Words(hint, look="quiet")

    def show(self, trail: Trail) -> list[Row]:
        """The statements in the order they are kept in."""
        where = self.section
        found = [
            s
            for s in trail.statements(kind=where.kind, step=where.step, subject=where.subject)
            if s.judgement == where.judgement and self.holds(s)
        ]
        rows: list[Row] = [(self.heading, HEADING_GAP)]
        rows += [(self._hint, 2)] if self._hint.text() else []
        return [*rows, *self.listed(trail, found), (self._board.line(where, self._add), 4)]

    def listed(self, trail: Trail, found: Sequence[Statement]) -> list[Row]:
        """The rows of the statements, and what is being written."""
        return [(w, 0) for w in self._board.rows(self.section, found)]

    def holds(self, statement: Statement) -> bool:
        """Whether a statement belongs in this list and not in another one of the page."""
        return True


class GapsBlock(ListBlock):
    """Gaps and inconsistencies that no key judgement claims."""

    def holds(self, statement: Statement) -> bool:
        """Those of a key judgement stand under it."""
        keys = self._board.desk.pack.key_judgements_of(statement.subject)
        return statement.key_judgement not in {k.id for k in keys}
