"""The agenda of the meeting: its headings, its lines, and what the notebook has that is not on it yet."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from csa_desktop.domain import meeting
from csa_desktop.domain import values as v
from csa_desktop.domain.framework import AgendaDraw, Pack, Prompt
from csa_desktop.domain.scores import find_scores
from csa_desktop.domain.trail import Trail, once_per_trail
from csa_desktop.domain.values import Statement, derived_id

GRADED = "Under “{}” stands a grade: “{}”. The meeting has judgements but not grades; say it in words."


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the agenda, or one of the headings under it."""

    id: str
    title: str
    number: str
    """Such as "5"; empty for one that stands under another."""

    @property
    def called(self) -> str:
        """With its number, as it stands over its lines."""
        return f"{self.number}. {self.title}" if self.number else self.title


@dataclass(frozen=True, slots=True)
class Drawn:
    """A line that the notebook has for the agenda: its words, and the statement that it stands on."""

    row: str
    """The id of the line, the same on every laptop."""
    heading: str
    text: str
    on: str
    jar: bool = False


def headings(pack: Pack) -> tuple[Heading, ...]:
    """The headings in the pack's order; empty for a framework without a meeting."""
    prompts = next((g.prompts for s in pack.stages for g in s.prompts if g.id == meeting.AGENDA_GROUP), ())
    found: list[Heading] = []
    count = 0
    for prompt in prompts:
        under = _over(prompt, prompts)
        count += not under
        found.append(Heading(prompt.id, prompt.text, "" if under else str(count)))
    return tuple(found)


def _over(prompt: Prompt, prompts: Iterable[Prompt]) -> Prompt | None:
    """The heading under which another stands: its id is the beginning of the other's."""
    return next((other for other in prompts if prompt.id.startswith(f"{other.id}-")), None)


def heading_of(pack: Pack, heading: str) -> str:
    """The heading with its number; for one under another, both."""
    numbered = ""
    for found in headings(pack):
        numbered = found.number or numbered
        if found.id == heading:
            return found.called if found.number else f"{numbered}. {found.title}"
    return heading


def lines(trail: Trail, heading: str, kind: str = v.AGENDA) -> tuple[Statement, ...]:
    """What stands under a heading: lines of the agenda, or questions."""
    return trail.statements(kind=kind, section=heading)


def to_draw(pack: Pack, trail: Trail) -> tuple[Drawn, ...]:
    """What the notebook has for the agenda and no line under its heading stands on yet, in order."""
    return _to_draw(trail, pack)


@once_per_trail
def _to_draw(trail: Trail, pack: Pack) -> tuple[Drawn, ...]:
    found: dict[str, Drawn] = {}
    for draw in pack.agenda:
        there = {s.id for line in lines(trail, draw.heading) for s in trail.below(line.id)}
        for what in draw.draws:
            for statement in _FOUND[what](pack, trail, draw):
                line = _drawn(pack, trail, draw.heading, statement)
                if statement.id not in there and not trail.statement(line.row) and line.text:
                    found.setdefault(line.row, line)
    return tuple(found.values())


def _drawn(pack: Pack, trail: Trail, heading: str, statement: Statement) -> Drawn:
    row = derived_id(trail.assessment.id, v.AGENDA, heading, statement.id)
    return Drawn(row, heading, _words(pack, statement), statement.id, statement.jar)


def _words(pack: Pack, statement: Statement) -> str:
    """Its words after what they are about: a judgement's words never with its grade."""
    text = statement.text.strip()
    titles: Mapping[str, str] = {s.id: s.title for s in pack.subjects if s.kind != v.OVERALL}
    made = next((j.title for j in pack.judgements if j.id == statement.judgement), "")
    about = titles.get(statement.subject, "") or (made if statement.kind in (v.ISSUE, v.JUDGEMENT) else "")
    return f"{about}: {text}" if about and text else text


def _answers(pack: Pack, trail: Trail, draw: AgendaDraw) -> Iterator[Statement]:
    groups = (g for stage in pack.stages for g in stage.prompts if g.id == draw.prompts)
    for prompt in (p for group in groups for p in group.prompts):
        yield from trail.statements(prompt=prompt.id)


def _in_states(kind: str) -> Callable[[Pack, Trail, AgendaDraw], Iterator[Statement]]:
    def found(pack: Pack, trail: Trail, draw: AgendaDraw) -> Iterator[Statement]:
        subjects = [s.id for s in pack.subjects]
        of_kind = [s for s in _ours(trail, kind) if s.state in draw.states]
        yield from sorted(of_kind, key=lambda s: _place(subjects, s))

    return found


def _place(subjects: list[str], statement: Statement) -> int:
    return subjects.index(statement.subject) if statement.subject in subjects else len(subjects)


def _judgements(pack: Pack, trail: Trail, _: AgendaDraw) -> Iterator[Statement]:
    """The overall judgements in their words, each as its last step has them (003:370-374)."""
    for judgement in pack.judgements:
        made = (
            s
            for step in reversed(judgement.steps)
            for s in trail.statements(kind=v.JUDGEMENT, judgement=judgement.id, step=step)
            if s.subject in ("", v.OVERALL) and s.text.strip()
        )
        yield from (found for found in [next(made, None)] if found)


def _issues(pack: Pack, trail: Trail, _: AgendaDraw) -> Iterator[Statement]:
    for judgement in pack.judgements:
        yield from trail.statements(kind=v.ISSUE, judgement=judgement.id)
    known = {j.id for j in pack.judgements}
    yield from (s for s in trail.statements(kind=v.ISSUE) if s.judgement not in known)


def _signed(sign: str) -> Callable[[Pack, Trail, AgendaDraw], Iterator[Statement]]:
    def found(pack: Pack, trail: Trail, _: AgendaDraw) -> Iterator[Statement]:
        for subject in pack.subjects:
            if subject.kind == "outcome":
                yield from (s for s in _said_of(trail, subject.id) if s.sign == sign)

    return found


def _said_of(trail: Trail, subject: str) -> Iterator[Statement]:
    """The points of a subject, and its findings that are in no point."""
    yield from (s for s in _ours(trail, v.POINT) if s.subject == subject)
    findings = (s for s in _ours(trail, v.FINDING) if s.subject == subject)
    yield from (s for s in findings if not any(up.kind == v.POINT for up in trail.above(s.id)))


def _management(pack: Pack, trail: Trail, _: AgendaDraw) -> Iterator[Statement]:
    for subject in pack.subjects:
        if subject.kind == "management":
            yield from _said_of(trail, subject.id)


def _review_areas(_: Pack, trail: Trail, __: AgendaDraw) -> Iterator[Statement]:
    """What is marked for the joint area review; not what a marked statement stands on already."""
    kinds = (v.POINT, v.FINDING, v.GAP, v.HYPOTHESIS, v.COMMENT)
    marked = [s for kind in kinds for s in _ours(trail, kind) if s.jar]
    ids = {s.id for s in marked}
    yield from (s for s in marked if not any(up.id in ids for up in trail.above(s.id)))


def _ours(trail: Trail, kind: str) -> Iterator[Statement]:
    """Statements of a kind that come from no one child's case."""
    return (s for s in trail.statements(kind=kind) if not s.case)


_FOUND: dict[str, Callable[[Pack, Trail, AgendaDraw], Iterable[Statement]]] = {
    meeting.ANSWERS: _answers,
    meeting.HYPOTHESES: _in_states(v.HYPOTHESIS),
    meeting.JUDGEMENTS: _judgements,
    meeting.ISSUES: _issues,
    meeting.STRENGTHS: _signed(v.STRENGTH),
    meeting.IMPROVEMENTS: _signed(v.IMPROVEMENT),
    meeting.GAPS: _in_states(v.GAP),
    meeting.MANAGEMENT: _management,
    meeting.REVIEW_AREAS: _review_areas,
}


def graded(pack: Pack, trail: Trail) -> str:
    """Where a line of the agenda states a grade, in a sentence that says where; empty where none does."""
    for heading in headings(pack):
        for line in lines(trail, heading.id):
            if said := states_grade(pack, line.text):
                return GRADED.format(heading_of(pack, heading.id), said)
    return ""


def states_grade(pack: Pack, text: str) -> str:
    """The words of a text that state a grade; empty where none does."""
    found = find_scores(text, pack)
    return found[0].words if found else ""


@dataclass(frozen=True, slots=True)
class Shared:
    """What everybody in the room may see under one heading: lines, and questions with responses."""

    title: str
    lines: tuple[str, ...] = ()
    questions: tuple[tuple[str, str], ...] = ()


def shared(pack: Pack, trail: Trail) -> tuple[Shared, ...]:
    """The agenda as it may stand on a shared screen, one heading after the other.

    Nothing else comes there: no statement of another kind, none that states a grade, none of a case.
    """
    codes = [case.code for case in trail.rows.cases]

    def may(*texts: str) -> bool:
        return not any(states_grade(pack, t) or any(code in t for code in codes) for t in texts)

    return tuple(
        Shared(
            heading.title,
            tuple(line.text for line in lines(trail, heading.id) if not line.case and may(line.text)),
            tuple(
                (q.text, q.response)
                for q in lines(trail, heading.id, v.QUESTION)
                if not q.case and may(q.text, q.response)
            ),
        )
        for heading in headings(pack)
    )
