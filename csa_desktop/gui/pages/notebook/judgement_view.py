"""What a judgement's card says, as values. It counts what a judgement stands on and scores nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from csa_desktop.commands.answers import CHALLENGE
from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Judgement, Pack, Prompt, Step
from csa_desktop.domain.readiness import MUST, Todo, judgements_touched
from csa_desktop.domain.step_names import step_name
from csa_desktop.domain.trail import Standing, Trail
from csa_desktop.domain.values import Member, Statement
from csa_desktop.gui.moments import moment
from csa_desktop.gui.pages.notebook.candidates import candidate
from csa_desktop.gui.pages.notebook.row_view import CAUTION, SOURCE, ChipView, titled
from csa_desktop.gui.pages.notebook.steps import before, overall_id
from csa_desktop.gui.pages.parted.beside import by_row
from csa_desktop.gui.pages.parted.words import badge, others_said
from csa_desktop.gui.pages.wheres import place_of_statement
from csa_desktop.gui.places import Place

NOTHING = "Stands on nothing yet"


@dataclass(frozen=True, slots=True)
class AgreementView:
    """One person who must agree: whether they have, and whether what they agreed has changed since."""

    member: str
    words: str
    agreed: bool
    outdated: str = ""


@dataclass(frozen=True, slots=True)
class JudgementView:
    """All that a card shows of one judgement."""

    standing: str
    missing: tuple[str, ...]
    flags: tuple[ChipView, ...]
    beside: tuple[ChipView, ...]
    ground: tuple[ChipView, ...]
    text: str
    grade: str
    status: str
    challenges: tuple[Prompt, ...]
    answered: tuple[str, ...]
    """Challenges that were answered when the same judgement was made in an earlier step."""
    agreements: tuple[AgreementView, ...]
    cautions: tuple[str, ...]
    versions: tuple[ChipView, ...] = ()
    """Grades and statuses that others chose at the same time."""


def judgement_view(
    trail: Trail, pack: Pack, step: Step, judgement: Judgement, row: str, subject: str, todos: Sequence[Todo]
) -> JudgementView:
    """The card of a judgement as it is now, begun or not."""
    made = trail.statement(row)
    grade = made.grade if made else ""
    asked = tuple(c.prompt for c in judgement.challenges if grade and c.grade == grade)
    before_now = _answered_before(trail, pack, step, judgement, row, subject)
    return JudgementView(
        standing=standing_words(trail.standing(row)),
        missing=tuple(t.what for t in todos if made and t.statement == row and t.severity == MUST),
        flags=tuple(_flags(trail, pack, judgement, subject)),
        beside=tuple(_beside(trail, pack, step, judgement, subject)),
        ground=ground_chips(trail, pack, row),
        text=made.text if made else "",
        grade=grade,
        status=made.status if made else "",
        challenges=tuple(p for p in asked if p.answered and p.id not in before_now),
        answered=tuple(f"{p.text}\n{before_now[p.id]}" for p in asked if p.id in before_now),
        agreements=tuple(_agreements(trail, pack, step, made)) if made else (),
        cautions=tuple(_cautions(trail, made)) if made else (),
        versions=tuple(_versions(trail, pack, made)) if made else (),
    )


def standing_words(standing: Standing) -> str:
    """Such as "9 findings · 5 sources of 3 kinds · 2 contradict · 1 gap"."""
    any_ground = standing.findings or standing.evaluations or standing.sources or standing.gaps
    if not (any_ground or standing.contradicting):
        return NOTHING
    kinds = f" of {many(standing.kinds, 'kind')}" if standing.sources else ""
    parts = [many(standing.findings, "finding")] if standing.findings or not standing.evaluations else []
    parts += [many(standing.evaluations, "evaluation")] if standing.evaluations else []
    parts += [many(standing.cases, "case")] if standing.cases else []
    parts += [many(standing.sources, "source") + kinds]
    if standing.contradicting:
        parts.append(f"{standing.contradicting} contradict{'s' if standing.contradicting == 1 else ''}")
    if standing.gaps:
        parts.append(many(standing.gaps, "gap"))
    if standing.uncited:
        parts.append(f"{many(standing.uncited, 'finding')} without a source")
    return " · ".join(parts)


def many(number: int, what: str) -> str:
    """Such as "1 finding" or "3 findings"."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _flags(trail: Trail, pack: Pack, judgement: Judgement, subject: str) -> Iterator[ChipView]:
    for flag in trail.statements(kind=v.FLAG):
        if subject not in (flag.subject, overall_id(pack)):
            continue
        if judgement in judgements_touched(flag, pack):
            area = titled_subject(pack, flag.subject)
            yield ChipView(f"{area}: {flag.text}", CAUTION, place_of_statement(flag))


def titled_subject(pack: Pack, subject: str) -> str:
    """A subject's title; its id where the pack has none."""
    return next((s.title for s in pack.subjects if s.id == subject), subject)


def _beside(trail: Trail, pack: Pack, step: Step, judgement: Judgement, subject: str) -> Iterator[ChipView]:
    """The same judgement as it was made in the steps before (003:356)."""
    for earlier in before(pack, step):
        for made in trail.statements(
            kind=v.JUDGEMENT, step=earlier.id, subject=subject, judgement=judgement.id
        ):
            status = titled(pack.statuses, made.status).casefold()
            said = " · ".join(filter(None, (made.grade or "no grade", status)))
            yield ChipView(f"{step_name(pack, earlier.id)}: {said}", SOURCE, place_of_statement(made))


def _answered_before(
    trail: Trail, pack: Pack, step: Step, judgement: Judgement, row: str, subject: str
) -> dict[str, str]:
    """What an earlier step answered to each challenge, where this step has no answer of its own."""
    found: dict[str, str] = {}
    for earlier in before(pack, step):
        for made in trail.statements(
            kind=v.JUDGEMENT, step=earlier.id, subject=subject, judgement=judgement.id
        ):
            for challenge in judgement.challenges:
                key = challenge.prompt.id
                said = str(trail.answer(CHALLENGE, made.id, key))
                if said and not trail.answer(CHALLENGE, row, key):
                    found[key] = f"Answered in {step_name(pack, earlier.id)}: {said}"
    return found


def ground_chips(trail: Trail, pack: Pack, row: str) -> tuple[ChipView, ...]:
    """A chip for each statement that one directly stands on; what comes from a case begins with its code."""
    return tuple(
        ChipView(_with_case(trail, pack, lower), SOURCE, place_of_statement(lower))
        for lower in trail.below(row)
    )


def _with_case(trail: Trail, pack: Pack, lower: Statement) -> str:
    case = trail.case(lower.case)
    return ": ".join(filter(None, (case.code if case else "", candidate(pack, lower, trail).text)))


def _agreements(trail: Trail, pack: Pack, step: Step, made: Statement) -> Iterator[AgreementView]:
    given = {a.member: a for a in trail.rows.agreements if a.statement == made.id}
    for member in agreeing(trail, step):
        role = titled(pack.roles, member.role)
        agreement = given.get(member.id)
        counts = agreement is not None and agreement.version == made.version
        when = moment(agreement.at) if agreement else ""
        yield AgreementView(
            member.id,
            f"{member.name}, {role}" + (f" · agreed {when}" if counts else ""),
            counts,
            f"agreed {when}, changed since: it no longer counts" if agreement and not counts else "",
        )


def agreeing(trail: Trail, step: Step) -> tuple[Member, ...]:
    """The members whose agreement the step asks for, in the pack's order of roles."""
    members = [m for m in trail.rows.members if m.role in step.agreed_by]
    return tuple(sorted(members, key=lambda m: (step.agreed_by.index(m.role), m.name)))


def _cautions(trail: Trail, made: Statement) -> Iterator[str]:
    if trail.stale_supports(made.id):
        yield "what it stands on changed since"
    if torn := by_row(trail).get(made.id):
        yield badge(torn)


def _versions(trail: Trail, pack: Pack, made: Statement) -> Iterator[ChipView]:
    """What others chose; other words stand below the words."""
    for conflict in by_row(trail).get(made.id, ()):
        if conflict.field != "text":
            for said in others_said(trail, pack, conflict, getattr(made, conflict.field, None)):
                yield ChipView(said, CAUTION, Place("conflicts", tab=conflict.key))
