"""What a notebook's codes say in words: titles, dates, people, grades, what stands on what."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Grade, Option, Pack, Prompt
from csa_desktop.domain.moderation import DAY, SCALE_NOTE
from csa_desktop.domain.readiness import AREA_ANSWERS, FLAG_ANSWERS, LIMIT_ANSWERS
from csa_desktop.domain.readiness.findings import NONE_FOUND
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Agreement, Answer, Citation, Statement
from csa_desktop.reports.dates import moment
from csa_desktop.reports.notebook.numbers import Numbers, in_a_row

SIGNS = {v.STRENGTH: "Strength", v.IMPROVEMENT: "Area for improvement"}
CASE_GONE = "A case that is no longer here"
NO_SIGN = "Neither strength nor area for improvement"


class Said:
    """A pack and a trail as one reads them."""

    def __init__(self, pack: Pack, trail: Trail) -> None:
        self.pack, self.trail = pack, trail
        self.numbers = Numbers(pack, trail)
        self.placed = self.numbers.placed()
        self.answers = _by_about(trail.rows.answers)
        self._agreements = _by_statement(trail.rows.agreements)
        self._conflicts = {row for table, row, _ in trail.rows.conflicts if table == "statement"}
        self._forms = {form.id for form in pack.forms}
        self._prompts = {prompt.id: prompt.text for prompt in _prompts(pack)}
        self._members = {m.id: m for m in trail.rows.members}

    def person(self, author: str) -> str:
        """A member's name, or the name that was given."""
        return self.trail.name_of(author) or author

    def role(self, role: str) -> str:
        """The title of a role."""
        return title(self.pack.roles, role)

    def status(self, status: str) -> str:
        """The title of a judgement's status."""
        return title(self.pack.statuses, status)

    def subject(self, subject: str) -> str:
        """The title of a subject."""
        return next((s.title for s in self.pack.subjects if s.id == subject), subject)

    def judgement(self, judgement: str) -> str:
        """The title of a judgement."""
        return next((j.title for j in self.pack.judgements if j.id == judgement), judgement)

    def kind_of_source(self, kind: str) -> str:
        """The title of a kind of document."""
        return next((k.title for k in self.pack.source_kinds if k.id == kind), kind)

    def grade(self, statement: Statement) -> tuple[str, str]:
        """The grade with its label, and its descriptor; the bare code where the pack has no such grade."""
        scale = next((s for s in self.pack.scales if s.id == statement.scale), None)
        grade: Grade | None = scale.grade(statement.grade) if scale else None
        return (f"{grade.code}: {grade.label}", grade.descriptor) if grade else (statement.grade, "")

    def tags(self, statement: Statement) -> list[str]:
        """What is said about a statement besides its words and its sign."""
        groups = (title(self.pack.groups, group) for group in statement.groups)
        made_of = () if statement.kind == v.JUDGEMENT else (statement.judgement,)
        said = (
            title(self.pack.services, statement.service),
            *groups,
            *(f"On: {self.judgement(judgement)}" for judgement in made_of if judgement),
            "For the joint area review" if statement.jar else "",
            *self._of_case(statement),
        )
        return [tag for tag in said if tag]

    def _of_case(self, statement: Statement) -> Iterator[str]:
        """Which case it is about, at which stage, and what it shows there."""
        case = self.trail.case(statement.case)
        stages = {stage.id: stage.short or stage.title for stage in self.pack.journey_stages()}
        yield case.code if case else CASE_GONE if statement.case else ""
        yield stages.get(statement.stage, statement.stage)
        evaluations = (e.title for e in self.pack.evaluations if e.id == statement.evaluation)
        yield next(evaluations, statement.evaluation)
        yield "Good practice" if statement.good else ""

    def state(self, statement: Statement) -> str:
        """The state of a gap or hypothesis."""
        states = self.pack.hypothesis_states if statement.kind == v.HYPOTHESIS else self.pack.gap_states
        return title(states, statement.state)

    def when(self, statement: Statement) -> str:
        """Who wrote a statement and when, and when it happened where that was before."""
        by = f" by {self.person(statement.author)}" if statement.author else ""
        written = f"written{f' on {moment(statement.written)}' if statement.written else ''}{by}"
        happened = f"Seen or heard on {moment(statement.happened)}; " if statement.happened else ""
        said = f"{happened}{written}." if statement.written or by else happened.replace("; ", ".")
        return said[:1].upper() + said[1:]

    def stands_on(self, statement: Statement) -> str:
        """The statements directly below, by number; empty text where there are none."""
        below = self.trail.below(statement.id)
        return f"Stands on {self.numbers.listed(below)}." if below else ""

    def against(self, statement: Statement) -> list[str]:
        """What contradicts a statement, and what it contradicts."""
        by = self.trail.below(statement.id, v.CONTRADICTS)
        of = self.trail.above(statement.id, v.CONTRADICTS)
        said = [f"Contradicted by {self.numbers.listed(by)}."] if by else []
        return [*said, *([f"Contradicts {self.numbers.listed(of)}."] if of else [])]

    def citation(self, citation: Citation) -> tuple[str, str]:
        """The place of a citation, and its quoted words."""
        named, dated = self._cited(citation.source)
        page = f"page {citation.page}" if citation.page else dated
        said = ", ".join(filter(None, (named, page, citation.place)))
        return f"{said}:", f"“{citation.quote}”" if citation.quote or citation.page else ""

    def _cited(self, cited: str) -> tuple[str, str]:
        """What a document, record or event is called, and when it was."""
        if source := self.trail.source(cited):
            return source.title, moment(source.dated) if source.dated else ""
        if event := self.trail.event(cited):
            case = self.trail.case(event.case)
            return f"{case.code}, {event.title}" if case else event.title, moment(event.happened)
        return "A source that is no longer listed", ""

    def look_again(self, statement: Statement) -> Iterator[str]:
        """Why somebody should look at a statement again."""
        changed = [self.trail.statement(link.on) for link in self.trail.stale_supports(statement.id)]
        if changed:
            listed = self.numbers.listed(filter(None, changed))
            yield f"what this stands on has changed since: {listed}."
        if replaced := self.trail.stale_citations(statement.id):
            titles = {s.title for c in replaced if (s := self.trail.source(c.source))}
            yield f"quoted from a document that has been replaced since: {in_a_row(sorted(titles))}."
        if statement.id in self._conflicts:
            yield "two different things were written here; choose between them in the program."

    def standing(self, statement: Statement) -> str:
        """How much a judgement rests on: counts, never a score (003:298)."""
        found = self.trail.standing(statement.id)
        if not found.findings:
            return "Rests on no finding yet."
        sources = f"{_many(found.sources, 'source')} of {_many(found.kinds, 'kind')}"
        said = [
            f"Rests on {_many(found.findings, 'finding')} from {sources}",
            f"{_many(found.contradicting, 'statement')} against it" if found.contradicting else "",
            _many(found.gaps, "gap") if found.gaps else "",
            f"{_many(found.uncited, 'finding')} without a source" if found.uncited else "",
        ]
        return "; ".join(filter(None, said)) + "."

    def agreements(self, statement: Statement) -> Iterator[str]:
        """Who agreed a judgement, when and as it read then; which roles have not yet agreed."""
        for agreement in self._agreements.get(statement.id, ()):
            member = self._members.get(agreement.member)
            role = f" ({self.role(member.role)})" if member and member.role else ""
            of_old = "" if agreement.version == statement.version else ", as it read before it was changed"
            on = f" on {moment(agreement.at)}" if agreement.at else ""
            yield f"Agreed by {self.person(agreement.member)}{role}{on}{of_old}."
        agreed = {member.role for member in self.trail.agreed_by(statement.id)}
        step = next((step for step in self.pack.steps if step.id == statement.step), None)
        missing = [self.role(role) for role in (step.agreed_by if step else ()) if role not in agreed]
        if missing:
            yield f"Not yet agreed by the {in_a_row(missing)}."

    def answered(self, about: str) -> Iterator[tuple[str, str]]:
        """What was asked and answered about a statement or subject, "none found" left out."""
        for answer in self.answers.get(about, ()):
            asked, text = self.asked(answer)
            if text.strip() and not self.is_of_form(answer) and answer.form != NONE_FOUND:
                yield asked, text

    def asked(self, answer: Answer) -> tuple[str, str]:
        """What was asked, and the answer."""
        text = answer.value if isinstance(answer.value, str) else "\n".join(answer.value)
        if answer.form in (FLAG_ANSWERS, LIMIT_ANSWERS):
            return f"{self.judgement(answer.field)}, looked at again:", text
        if answer.form == AREA_ANSWERS:
            parts = {part.id: part.text for kind in self.pack.areas for part in kind.parts}
            return "Part of the definition that applies:", parts.get(text, text)
        if (answer.form, answer.field) == (DAY, SCALE_NOTE):
            return f"How the scale applies to {self.judgement(answer.about)}, as moderation agreed:", text
        return self._prompts.get(answer.field, f"{answer.form}, {answer.field}:"), text

    def is_of_form(self, answer: Answer) -> bool:
        """True for an answer that one of the framework's forms prints."""
        return answer.form in self._forms

    def none_found(self, subject: str, what: str) -> bool:
        """True where it is recorded that nothing was found."""
        return self.trail.answer(NONE_FOUND, subject, what) == "yes"


def _quoted(citation: Citation) -> str:
    """The words that are quoted; a record made on site may be cited as a whole."""
    return f"“{citation.quote}”" if citation.quote else ""


def title(options: Iterable[Option], wanted: str) -> str:
    """The title of an option; what is stored itself where the pack has no such option."""
    return next((option.title for option in options if option.id == wanted), wanted)


def _many(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _prompts(pack: Pack) -> Iterator[Prompt]:
    yield from (*pack.questions, *pack.requirements)
    for judgement in pack.judgements:
        yield from (*judgement.considers, *judgement.emphases, *(c.prompt for c in judgement.challenges))
    for stage in pack.stages:
        for group in stage.prompts:
            yield from group.prompts


def _by_about(answers: Iterable[Answer]) -> dict[str, list[Answer]]:
    found: dict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        found[answer.about].append(answer)
    return found


def _by_statement(agreements: Iterable[Agreement]) -> dict[str, list[Agreement]]:
    found: dict[str, list[Agreement]] = defaultdict(list)
    for agreement in sorted(agreements, key=lambda a: (a.at, a.id)):
        found[agreement.statement].append(agreement)
    return found
