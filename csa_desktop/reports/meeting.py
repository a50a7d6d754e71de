"""The agenda of the meeting and the note of it, on paper and as Word: never with a grade (003:370)."""

from collections.abc import Callable, Iterator

from csa_desktop.domain import agenda, meeting
from csa_desktop.domain import values as v
from csa_desktop.domain.agenda import Heading
from csa_desktop.domain.cycle import Attendee
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Statement
from csa_desktop.reports.dates import moment
from csa_desktop.reports.letters import parts as p
from csa_desktop.reports.letters.as_pdf import print_parts
from csa_desktop.reports.letters.parts import Part
from csa_desktop.reports.pages import Progress
from csa_desktop.reports.paper import Paper
from csa_desktop.reports.word.letter import write_parts

AGENDA, NOTE = "Agenda", "Note of the meeting"
NOTHING_NOTED = "No question is noted."
NO_RESPONSE = "No response is noted."
_CAME = {meeting.CAME: "Present", "": "Invited", meeting.STAYED_AWAY: "Did not come"}
FOR_REVIEW = " (for the joint area review)"


def print_agenda(pack: Pack, trail: Trail, paper: Paper, *, progress: Progress | None = None) -> bytes:
    """The PDF of the agenda: every heading, with its lines."""
    return print_parts(agenda_parts(pack, trail), paper, f"{AGENDA}, {pack.short}", progress=progress)


def write_agenda(pack: Pack, trail: Trail, paper: Paper) -> bytes:
    """The Word file of the agenda."""
    return write_parts(agenda_parts(pack, trail), paper, f"{AGENDA}, {pack.short}")


def print_note(pack: Pack, trail: Trail, paper: Paper, *, progress: Progress | None = None) -> bytes:
    """The PDF of the note: who was there, questions and responses, what was tabled, recommendations."""
    return print_parts(note_parts(pack, trail), paper, f"{NOTE}, {pack.short}", progress=progress)


PRINTED: dict[str, Callable[..., bytes]] = {"agenda": print_agenda, "meeting-note": print_note}
"""What `lay_out_sheet` lays out, by its name."""


def agenda_parts(pack: Pack, trail: Trail) -> Iterator[Part]:
    """The agenda from its top; a heading under which nothing is written stands all the same."""
    yield from _top(pack, trail, AGENDA)
    for heading in agenda.headings(pack):
        yield _head(heading)
        yield from (Part(p.BULLET, line.text) for line in agenda.lines(trail, heading.id))


def note_parts(pack: Pack, trail: Trail) -> Iterator[Part]:
    """The note from its top."""
    yield from _top(pack, trail, NOTE)
    yield from _people(pack, trail)
    asked = list(_asked(pack, trail))
    yield from asked or [Part(p.HEADING, "Questions and responses"), Part(p.TEXT, NOTHING_NOTED)]
    yield from _ends(trail)


def _asked(pack: Pack, trail: Trail) -> Iterator[Part]:
    """The questions under their headings; a heading under which nothing was asked is left out."""
    over: Heading | None = None
    for heading in agenda.headings(pack):
        over = heading if heading.number else over
        found = agenda.lines(trail, heading.id, v.QUESTION)
        if found and over and over is not heading:
            yield _head(over)
            over = heading  # once
        if found:
            yield _head(heading)
        for question in found:
            yield from _question(question)


def _top(pack: Pack, trail: Trail, title: str) -> Iterator[Part]:
    yield Part(p.OVER, f"{pack.title} · {trail.assessment.authority}")
    yield Part(p.TITLE, title)
    day = trail.answer("dates", "", meeting.STAGE)
    begins, place = (trail.answer(meeting.ARRANGEMENTS, "", name) for name in ("time", "place"))
    when = ", ".join(filter(None, (moment(str(day)) if day else "", str(begins))))
    yield from (
        Part(p.LINE, text, label=label) for label, text in (("When:", when), ("Where:", str(place))) if text
    )


def _head(heading: Heading) -> Part:
    return Part(p.HEADING if heading.number else p.LABEL, heading.called)


def _people(pack: Pack, trail: Trail) -> Iterator[Part]:
    parts = {part.id: part.title for part in pack.attendee_parts}
    for came, title in _CAME.items():
        found = [a for a in trail.rows.attendees if a.came == came]
        if found:
            yield Part(p.HEADING, title)
            yield from (Part(p.BULLET, _named(a, parts)) for a in sorted(found, key=_order))


def _order(attendee: Attendee) -> tuple[str, str]:
    return attendee.position, attendee.id


def _named(attendee: Attendee, parts: dict[str, str]) -> str:
    about = ", ".join(filter(None, (attendee.name, attendee.role, attendee.organisation)))
    part = parts.get(attendee.part, "")
    said = ": ".join(filter(None, (part, attendee.reason)))
    return f"{about} ({said})" if said else about


def _question(question: Statement) -> Iterator[Part]:
    review = FOR_REVIEW if question.jar else ""
    yield Part(p.LINE, question.text + review, label="Question:")
    yield Part(p.LINE, question.response or NO_RESPONSE, label="Response:")


def _ends(trail: Trail) -> Iterator[Part]:
    tabled = [s for s in trail.sources() if s.kind == meeting.TABLED]
    if tabled:
        yield Part(p.HEADING, "Tabled at the meeting")
        for source in tabled:
            said = (source.title, source.provenance, moment(source.dated) if source.dated else "")
            yield Part(p.BULLET, ", ".join(filter(None, said)))
    recommended = trail.statements(kind=v.RECOMMENDATION)
    if recommended:
        yield Part(p.HEADING, "Recommendations")
        yield from (Part(p.BULLET, s.text + (FOR_REVIEW if s.jar else "")) for s in recommended)
