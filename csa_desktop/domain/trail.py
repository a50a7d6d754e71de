"""The trail: from a grade down to the page, and from a page up to every sentence that rests on it."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, wraps
from operator import attrgetter
from typing import Any, Concatenate, ParamSpec, TypeVar

from csa_desktop.domain.cases import Case, Event, by_code
from csa_desktop.domain.values import (
    CONTRADICTS,
    EVALUATION,
    FINDING,
    SUPPORTS,
    Answer,
    Citation,
    Member,
    Rows,
    Source,
    Statement,
    Support,
)

Row = TypeVar("Row")
Key = TypeVar("Key", bound=Hashable)
Asked = ParamSpec("Asked")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Standing:
    """What a statement rests on. It is shown, and never turned into a score (003:298)."""

    findings: int
    sources: int
    kinds: int
    contradicting: int
    gaps: int
    uncited: int
    """Findings below it that cite nothing."""
    evaluations: int = 0
    cases: int = 0
    """How many children's cases it rests on."""


class Trail:
    """All rows of an assessment with the ways between them. It never changes: a new one replaces it."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.assessment = rows.assessment
        self.at = rows.at
        self._statements = {s.id: s for s in rows.statements}
        self.worked_out: dict[object, tuple[object, Any]] = {}
        """What `once_per_trail` keeps: it goes with the trail."""
        self._found: dict[tuple[tuple[str, object], ...], tuple[Statement, ...]] = {}
        self._sorted: dict[str, Mapping[Hashable, list[Statement]]] = {}
        self._sources = {s.id: s for s in rows.sources}
        self._cases = {c.id: c for c in rows.cases}
        self._events = {e.id: e for e in rows.events}
        self._cited: dict[str, tuple[Citation, ...]] = {}
        self._citations = _grouped(rows.citations, lambda c: c.statement)
        self._quoted = _grouped(rows.citations, lambda c: c.source)
        self._below = _grouped(rows.supports, lambda s: s.statement)
        self._above = _grouped(rows.supports, lambda s: s.on)

    @cached_property
    def _answers(self) -> dict[tuple[str, str, str], Answer]:
        return {(a.form, a.about, a.field): a for a in self.rows.answers}

    def statement(self, statement_id: str) -> Statement | None:
        """The statement, or None where it is gone."""
        return self._statements.get(statement_id)

    def source(self, source_id: str) -> Source | None:
        """The source, or None where it is gone."""
        return self._sources.get(source_id)

    def case(self, case_id: str) -> Case | None:
        """The case, or None where it is gone."""
        return self._cases.get(case_id)

    def cases(self, sample: str = "") -> tuple[Case, ...]:
        """All cases by code, or those with this place in the sample."""
        return tuple(c for c in self._by_code if sample in ("", c.sample))

    @cached_property
    def _by_code(self) -> tuple[Case, ...]:
        return tuple(sorted(self.rows.cases, key=by_code))

    def event(self, event_id: str) -> Event | None:
        """The event of a case, or None where it is gone."""
        return self._events.get(event_id)

    def events(self, case_id: str) -> tuple[Event, ...]:
        """A case's events as they are kept; `event_order.in_order` says in which order they happened."""
        return tuple(e for e in self.rows.events if e.case == case_id)

    def statements(self, **wanted: object) -> tuple[Statement, ...]:
        """Statements whose fields equal `wanted`, in the order they are kept in."""
        asked = tuple(wanted.items())
        if asked not in self._found:  # a page asks the same hundreds of times
            fewest = min((self._with(*one) for one in asked), key=len, default=self._in_order)
            self._found[asked] = tuple(
                s for s in fewest if all(getattr(s, name) == value for name, value in asked)
            )
        return self._found[asked]

    @cached_property
    def _in_order(self) -> Sequence[Statement]:
        return sorted(self.rows.statements, key=lambda s: (s.position, s.written, s.id))

    def get_ready(self) -> None:
        """Sort what every page asks for: whoever reads a trail does, so that no page waits for it."""
        for name in ("kind", "subject", "step", "judgement", "case", "stage", "section", "prompt"):
            self._with(name, "")
        self.cases()

    def _with(self, name: str, value: Hashable) -> Sequence[Statement]:
        """Those with this value in a field, in order: of thousands, a page asks for a few at a time."""
        if name not in self._sorted:
            self._sorted[name] = _grouped(self._in_order, attrgetter(name))
        return self._sorted[name].get(value, ())

    def sources(self) -> tuple[Source, ...]:
        """All sources by title."""
        return tuple(sorted(self.rows.sources, key=lambda s: (s.title.casefold(), s.id)))

    def answer(self, form: str, about: str, field: str) -> str | tuple[str, ...]:
        """The answer kept in a field; empty text where there is none."""
        kept = self._answers.get((form, about, field))
        return kept.value if kept else ""

    def citations(self, statement_id: str) -> tuple[Citation, ...]:
        """The places a statement quotes: by the title of the document, then as they stand in it."""
        if statement_id not in self._cited:
            cited = self._citations.get(statement_id, ())
            self._cited[statement_id] = tuple(sorted(cited, key=self._place_of))
        return self._cited[statement_id]

    def _place_of(self, citation: Citation) -> tuple[str, str, int, int]:
        source = self._sources.get(citation.source)
        title = source.title.casefold() if source else ""
        return title, citation.source, citation.page, citation.start

    def quotations(self, source_id: str) -> tuple[Citation, ...]:
        """Every place of a source that some statement quotes, in page order."""
        return tuple(sorted(self._quoted.get(source_id, ()), key=lambda c: (c.page, c.start)))

    def below(self, statement_id: str, relation: str = SUPPORTS) -> tuple[Statement, ...]:
        """The statements that this one directly stands on (or is contradicted by)."""
        return self._ends(self._below.get(statement_id, ()), relation, lambda s: s.on)

    def above(self, statement_id: str, relation: str = SUPPORTS) -> tuple[Statement, ...]:
        """The statements that directly stand on this one (or that it contradicts)."""
        return self._ends(self._above.get(statement_id, ()), relation, lambda s: s.statement)

    def _ends(
        self, links: Iterable[Support], relation: str, end: Callable[[Support], str]
    ) -> tuple[Statement, ...]:
        ends = (self._statements.get(end(link)) for link in links if link.relation == relation)
        return tuple(sorted(filter(None, ends), key=lambda s: (s.step, s.position, s.written, s.id)))

    def all_below(self, statement_id: str) -> tuple[Statement, ...]:
        """Everything a statement stands on, however far down, each once, nearest first."""
        return tuple(_walk(statement_id, self.below))

    def all_above(self, statement_id: str) -> tuple[Statement, ...]:
        """Everything that rests on a statement, however far up, each once, nearest first."""
        return tuple(_walk(statement_id, self.above))

    def rests_on_source(self, source_id: str) -> tuple[Statement, ...]:
        """Every statement that rests on some page of a source."""
        seen: dict[str, Statement] = {}
        for citation in self.quotations(source_id):
            if cited := self.statement(citation.statement):
                for found in (cited, *self.all_above(cited.id)):
                    seen.setdefault(found.id, found)
        return tuple(seen.values())

    def stale_supports(self, statement_id: str) -> tuple[Support, ...]:
        """Supports whose lower statement now says something else than when it was read."""
        return tuple(
            link
            for link in self._below.get(statement_id, ())
            if (on := self._statements.get(link.on)) and on.version != link.version
        )

    def stale_citations(self, statement_id: str) -> tuple[Citation, ...]:
        """Citations of a document that has since been replaced by another version."""
        return tuple(
            c for c in self.citations(statement_id) if (s := self.source(c.source)) and s.sha256 != c.sha256
        )

    def is_stale(self, statement_id: str) -> bool:
        """True until somebody has looked again at what changed below this statement."""
        return bool(self.stale_supports(statement_id) or self.stale_citations(statement_id))

    def standing(self, statement_id: str) -> Standing:
        """How many findings, sources and kinds of source a statement rests on, and what is against it."""
        below = self.all_below(statement_id)
        findings = [s for s in below if s.kind == FINDING]
        sources = {c.source for s in (*below, *self._self(statement_id)) for c in self.citations(s.id)}
        kinds = {s.kind for source_id in sources if (s := self.source(source_id))}
        against = {
            s.id for upper in (*self._self(statement_id), *below) for s in self.below(upper.id, CONTRADICTS)
        }
        return Standing(
            findings=len(findings),
            sources=len(sources),
            kinds=len(kinds),
            contradicting=len(against),
            gaps=sum(1 for s in below if s.kind == "gap"),
            uncited=sum(1 for s in findings if not self.citations(s.id)),
            evaluations=sum(1 for s in below if s.kind == EVALUATION),
            cases=len({s.case for s in below if s.case}),
        )

    def _self(self, statement_id: str) -> tuple[Statement, ...]:
        here = self.statement(statement_id)
        return (here,) if here else ()

    def name_of(self, who: str) -> str:
        """The name of an author or member, else of who has a laptop of the team; empty for anybody else."""
        member = next((m.name for m in self.rows.members if who and who in (m.person, m.id)), "")
        return member or next((d.name for d in self.rows.devices if who and who == d.person), "")

    def agreed_by(self, statement_id: str) -> tuple[Member, ...]:
        """The members who agreed the statement as it reads now."""
        here = self.statement(statement_id)
        agreed = {
            a.member
            for a in self.rows.agreements
            if here and a.statement == statement_id and a.version == here.version
        }
        return tuple(m for m in self.rows.members if m.id in agreed)


def once_per_trail(
    work: Callable[Concatenate[Trail, Asked], Result],
) -> Callable[Concatenate[Trail, Asked], Result]:
    """Work something out of a trail once, and let the trail keep it: nothing outlives a trail so.

    What is asked besides is told apart by being the same object, or by its words where it is a text.
    """

    @wraps(work)
    def known(trail: Trail, /, *asked: Asked.args, **more: Asked.kwargs) -> Result:
        key = (work, *(a if isinstance(a, str) else id(a) for a in (*asked, *more.values())))
        if key not in trail.worked_out:
            # With what was asked, so that nothing else can come to stand at the same place in memory.
            trail.worked_out[key] = (asked, more), work(trail, *asked, **more)
        answer: Result = trail.worked_out[key][1]
        return answer

    return known


def _grouped(rows: Iterable[Row], key: Callable[[Row], Key]) -> dict[Key, list[Row]]:
    groups: dict[Key, list[Row]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return dict(groups)


def _walk(start: str, step: Callable[[str], tuple[Statement, ...]]) -> Iterator[Statement]:
    seen, edge = {start}, [start]
    while edge:
        following = [s for here in edge for s in step(here)]
        edge = []
        for statement in following:
            if statement.id not in seen:
                seen.add(statement.id)
                edge.append(statement.id)
                yield statement
