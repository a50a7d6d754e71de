"""Two halves joined: what each of a pair brought, where they touch and contradict, what to test together.

On day 1 one takes education's data, the other social care's (003:209); on days 2 and 3 they compare thinking
and evidence, review the hypotheses, and agree what to investigate further (003:225). Nothing is weighed.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Statement

BROUGHT = (v.FINDING, v.GAP, v.COMMENT)
"""What each sets out by itself; a hypothesis stands apart, for they are tested together."""
Item = TypeVar("Item")
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Part:
    """What one person brought to one key judgement."""

    author: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two statements of two people of which the one contradicts the other, as one of them has recorded."""

    statement: Statement
    by: Statement


@dataclass(frozen=True, slots=True)
class SharedPage:
    """A page of a source that several people cite, and what each says of it."""

    source: str
    page: int
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """One key judgement of an outcome; its id is empty for what stands under none."""

    key_judgement: str
    parts: tuple[Part, ...]
    opposed: bool
    """True where one sees a strength in it and another an area for improvement."""

    @property
    def is_shared(self) -> bool:
        """True where several people brought something to it."""
        return len(self.parts) > 1


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One that is still open, and what the others have brought that may bear on it."""

    statement: Statement
    others: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One outcome with everything that was brought to it, key judgement by key judgement."""

    subject: str
    meetings: tuple[Meeting, ...]
    contradictions: tuple[Contradiction, ...]
    pages: tuple[SharedPage, ...]
    hypotheses: tuple[Hypothesis, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """All outcomes that anybody brought something to, and who did, in the order of the members."""

    authors: tuple[str, ...]
    outcomes: tuple[Outcome, ...]

    @property
    def shared(self) -> int:
        """How many key judgements several people brought something to."""
        return sum(m.is_shared and bool(m.key_judgement) for o in self.outcomes for m in o.meetings)

    @property
    def opposed(self) -> int:
        """How many places see a strength and an area for improvement by different people."""
        return sum(meeting.opposed for outcome in self.outcomes for meeting in outcome.meetings)

    @property
    def contradictions(self) -> int:
        """How many contradictions between two people are recorded."""
        return sum(len(outcome.contradictions) for outcome in self.outcomes)

    @property
    def pages(self) -> int:
        """How many pages several people cite."""
        return sum(len(outcome.pages) for outcome in self.outcomes)

    @property
    def hypotheses(self) -> int:
        """How many hypotheses are open to which the other half has something to say."""
        return sum(bool(h.others) for outcome in self.outcomes for h in outcome.hypotheses)


def is_joined_here(trail: Trail, pack: Pack) -> bool:
    """Whether there are halves to join: the framework has services, and several people have written."""
    return bool(pack.services) and len(_authors(trail)) > 1


def joined(trail: Trail, pack: Pack) -> Joined:
    """Both halves, by outcome and key judgement in the order of the pack."""
    outcomes = (s.id for s in pack.subjects if s.kind == "outcome")
    found = (_outcome(trail, pack, subject) for subject in outcomes)
    return Joined(_authors(trail), tuple(o for o in found if o.meetings or o.hypotheses))


def _authors(trail: Trail) -> tuple[str, ...]:
    wrote = {s.author for kind in (*BROUGHT, v.HYPOTHESIS) for s in trail.statements(kind=kind) if s.author}
    members = [m.person for m in trail.rows.members if m.person in wrote]
    return (*dict.fromkeys(members), *sorted(wrote - set(members)))


def _outcome(trail: Trail, pack: Pack, subject: str) -> Outcome:
    said = [s for kind in BROUGHT for s in trail.statements(kind=kind, subject=subject) if s.text.strip()]
    meetings = tuple(_meetings(trail, pack, subject, said))
    return Outcome(
        subject,
        meetings,
        tuple(_contradictions(trail, said)),
        tuple(_pages(trail, said)),
        tuple(_hypotheses(trail, pack, subject, said)),
    )


def _meetings(trail: Trail, pack: Pack, subject: str, said: Sequence[Statement]) -> Iterator[Meeting]:
    by_key = _grouped(said, lambda s: s.key_judgement)
    listed = [k.id for k in pack.key_judgements if k.subject == subject]
    others = [key for key in by_key if key and key not in listed]
    for key in (*listed, *others, ""):
        if here := by_key.get(key):
            by_author = _grouped(here, lambda s: s.author)
            order = [a for a in (*_authors(trail), "") if a in by_author]
            parts = tuple(Part(author, tuple(by_author[author])) for author in order)
            yield Meeting(key, parts, opposed=bool(key) and _is_opposed(parts))


def _is_opposed(parts: Sequence[Part]) -> bool:
    strong, weak = (
        {part.author for part in parts if any(s.sign == sign for s in part.statements)}
        for sign in (v.STRENGTH, v.IMPROVEMENT)
    )
    return any(one != other for one in strong for other in weak)


def _contradictions(trail: Trail, said: Iterable[Statement]) -> Iterator[Contradiction]:
    for statement in said:
        for by in trail.below(statement.id, v.CONTRADICTS):
            if by.author != statement.author:
                yield Contradiction(statement, by)


def _pages(trail: Trail, said: Iterable[Statement]) -> Iterator[SharedPage]:
    cited = [((c.source, c.page), s) for s in said for c in trail.citations(s.id)]
    for (source, page), pairs in _grouped(cited, lambda pair: pair[0]).items():
        statements = tuple(dict.fromkeys(statement for _, statement in pairs))
        if len({s.author for s in statements}) > 1:
            yield SharedPage(source, page, statements)


def _hypotheses(trail: Trail, pack: Pack, subject: str, said: Sequence[Statement]) -> Iterator[Hypothesis]:
    closed = {state.id for state in pack.hypothesis_states if state.closes}
    for one in trail.statements(kind=v.HYPOTHESIS, subject=subject):
        if one.state not in closed and one.text.strip():
            bearing = (s for s in said if one.key_judgement in ("", s.key_judgement))
            yield Hypothesis(one, tuple(s for s in bearing if s.author != one.author))


def _grouped(items: Iterable[Item], key: Callable[[Item], Key]) -> dict[Key, list[Item]]:
    found: dict[Key, list[Item]] = {}
    for item in items:
        found.setdefault(key(item), []).append(item)
    return found
