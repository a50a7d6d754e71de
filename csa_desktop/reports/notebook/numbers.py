"""The number of every statement in print, such as SS3, so that one sheet can speak of another's."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Statement

KINDS = {
    v.FINDING: ("finding", "findings", ""),
    v.GAP: ("gap", "gaps", "G"),
    v.HYPOTHESIS: ("hypothesis", "hypotheses", "H"),
    v.COMMENT: ("comment", "comments", "C"),
    v.POINT: ("point", "points", "P"),
    v.FLAG: ("flagged area", "flagged areas", "F"),
    v.REVIEW: ("finding from moderation", "findings from moderation", "M"),
    v.ISSUE: ("main issue", "main issues", "I"),
    v.JUDGEMENT: ("judgement", "judgements", "J"),
    v.NOTE: ("note", "notes", "N"),
    v.EVALUATION: ("evaluation", "evaluations", "E"),
    v.EARLIER: ("answer on an earlier response", "answers on an earlier response", "R"),
    v.AGENCY: ("agency's contribution", "agencies' contributions", "K"),
    v.WISHES: ("child's wishes and feelings", "children's wishes and feelings", "W"),
    v.AREA: ("area", "areas", "A"),
    v.PROGRESS: ("progress on an area", "progress on areas", "Q"),
    v.AGENDA: ("line of the agenda", "lines of the agenda", "L"),
    v.QUESTION: ("question at the meeting", "questions at the meeting", "T"),
    v.RECOMMENDATION: ("recommendation", "recommendations", "O"),
}
"""What a kind of statement is called, one and several, and its letter in a number."""
_SMALL = ("a", "an", "and", "at", "for", "in", "of", "on", "or", "the", "to")
_UNPLACED = "X"


class Numbers:
    """Numbers of all statements of a trail: subject, kind, and the place in the order of printing."""

    def __init__(self, pack: Pack, trail: Trail) -> None:
        self._prefixes = _prefixes((s.id, s.title) for s in pack.subjects)
        self._statements = sorted(trail.rows.statements, key=_order(pack))
        self._places = {s.id: place for place, s in enumerate(self._statements)}
        self._numbers: dict[str, str] = {}
        counts: Counter[str] = Counter()
        for statement in self._statements:
            row = self._row(statement)
            counts[row] += 1
            self._numbers[statement.id] = f"{row}{counts[row]}"

    def _row(self, statement: Statement) -> str:
        """What comes before the figure: the subject's initials and the letter of the kind."""
        prefix = self.prefix(statement.subject)
        letter = KINDS[statement.kind][2] if statement.kind in KINDS else statement.kind[:1].upper()
        return "-".join(filter(None, (prefix, letter))) or _UNPLACED

    def prefix(self, subject: str) -> str:
        """The initials that stand for a subject."""
        return self._prefixes.get(subject, "")

    def of(self, statement: Statement) -> str:
        """The number of a statement, such as SS3 or SS-G1."""
        return self._numbers[statement.id]

    def place(self, statement: Statement) -> tuple[int, int]:
        """The place of a statement in a list: by kind, then in the order of numbers."""
        kinds = list(KINDS)
        kind = kinds.index(statement.kind) if statement.kind in kinds else len(kinds)
        return kind, self._places[statement.id]

    def placed(self) -> dict[tuple[str, str], list[Statement]]:
        """The statements of each step and subject, in the order of printing."""
        found: dict[tuple[str, str], list[Statement]] = defaultdict(list)
        for statement in self._statements:
            found[statement.step, statement.subject].append(statement)
        return found

    def listed(self, statements: Iterable[Statement]) -> str:
        """Statements by kind and number: "findings SS1, SS3 and gap SS-G1"."""
        kinds: dict[str, list[str]] = defaultdict(list)
        for s in statements:
            kinds[s.kind].append(self.of(s))
        rows = [f"{_called(kind, len(said))} {in_a_row(said)}" for kind, said in kinds.items()]
        return in_a_row(rows, between="; ")


def _order(pack: Pack) -> Callable[[Statement], tuple[object, ...]]:
    """Findings by key judgement, issues and judgements by judgement, all else as it was put in order."""
    steps = {step.id: place for place, step in enumerate(pack.steps)}
    keys = {k.id: place for place, k in enumerate(pack.key_judgements)}
    made = {j.id: place for place, j in enumerate(pack.judgements)}

    def order(s: Statement) -> tuple[object, ...]:
        group = 0
        if s.kind == v.FINDING:
            group = keys.get(s.key_judgement, len(keys))
        elif s.kind in (v.ISSUE, v.JUDGEMENT):
            group = made.get(s.judgement, len(made))
        return steps.get(s.step, len(steps)), group, s.position, s.written, s.id

    return order


def _called(kind: str, number: int) -> str:
    one, several, _ = KINDS.get(kind, (kind, kind, ""))
    return one if number == 1 else several


def in_a_row(words: Iterable[str], *, between: str = ", ") -> str:
    """Words as one reads them out: "a, b and c"."""
    *others, last = list(words) or [""]
    return f"{between.join(others)} and {last}" if others else last


def _prefixes(subjects: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Initials of each subject's title; a number tells those apart that are alike."""
    found: dict[str, str] = {}
    for subject, title in subjects:
        initials = "".join(
            w[0].upper() for w in re.findall(r"[^\W_][\w'’-]*", title) if w.lower() not in _SMALL
        )
        initials, number = initials or _UNPLACED, 1
        while initials in found.values():
            number += 1
            initials = f"{initials.rstrip('0123456789')}{number}"
        found[subject] = initials
    return found
