"""The meeting with the authority: who is there, its agenda, its questions and what they lead to."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from csa_desktop.commands import sources
from csa_desktop.commands.statements import Seen, new_statement, support
from csa_desktop.commands.trails import citation
from csa_desktop.commands.words import keepable
from csa_desktop.domain import agenda, meeting
from csa_desktop.domain import values as v
from csa_desktop.domain.agenda import Drawn, Shared
from csa_desktop.domain.cycle import Attendee
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.ordering import between
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Source, Statement, derived_id, new_id
from csa_desktop.errors import UserError
from csa_desktop.store import reading
from csa_desktop.store.log import Edit, Recorded, Value
from csa_desktop.store.store import Store

DESCRIBED = frozenset(("name", "role", "organisation", "part", "reason", "came"))
"""What can be said of an attendee."""
NO_NAME = "Write the name, or the office where no name is known yet."
NO_REASON = "Say why this person observes: the reason is made clear to the authority."
NO_RESPONSE = "Note the response first; a finding quotes it."
NO_SUBJECT = "Choose the outcome that the finding belongs to."
NO_GIVER = "Say who gave it, such as an office at the authority."
NO_TITLE = "Say what was tabled."


# Who is there


def invite(store: Store, assessment: str, about: Mapping[str, str], *, row: str = "") -> Recorded:
    """List who is to be at the meeting, with any of `DESCRIBED`. An observer needs a reason (003:381)."""
    said = _checked(about)
    if not about.get("name", "").strip():
        raise UserError(NO_NAME)
    if about.get("part") == meeting.OBSERVER and not about.get("reason", "").strip():
        raise UserError(NO_REASON)
    last = max((a.position for a in store.trail(assessment).rows.attendees), default="")
    edit = Edit("attendee", row or new_id(), {**said, "position": between(last, "")})
    return store.record("List an attendee", [edit], assessment=assessment)


def describe(
    store: Store, assessment: str, attendee: str, about: Mapping[str, str], *, seen: Seen = None
) -> Recorded:
    """Correct what is said of an attendee, or say whether they came."""
    if "name" in about and not about["name"].strip():
        raise UserError(NO_NAME)
    there = _attendee(store.trail(assessment), attendee)
    part, reason = about.get("part", there.part), about.get("reason", there.reason)
    if {"part", "reason"} & set(about) and part == meeting.OBSERVER and not reason.strip():
        raise UserError(NO_REASON)
    label = "Say who came" if set(about) == {"came"} else "Describe an attendee"
    return store.record(label, [Edit("attendee", attendee, _checked(about), seen)], assessment=assessment)


def uninvite(store: Store, assessment: str, attendee: str) -> Recorded:
    """Take an attendee off the list; undo brings them back."""
    edit = Edit("attendee", attendee, delete=True)
    return store.record("Take an attendee off the list", [edit], assessment=assessment)


def _attendee(trail: Trail, attendee: str) -> Attendee:
    found = next((a for a in trail.rows.attendees if a.id == attendee), None)
    if found is None:
        raise UserError("That person is no longer listed. Nothing was changed.")
    return found


def _checked(about: Mapping[str, str]) -> dict[str, Value]:
    if unknown := set(about) - DESCRIBED:
        raise ValueError(f"not something to say about an attendee: {sorted(unknown)}")
    return {name: keepable(value.strip()) for name, value in about.items()}


# The agenda


def draw(store: Store, assessment: str, pack: Pack) -> Recorded:
    """Draw into the agenda what the notebook has for it and is new (003:382).

    What a person reworded, moved or took out stays as it is. UserError where nothing is new.
    """
    trail = store.trail(assessment)
    gone = _taken_out(store, assessment)
    lines = [line for line in agenda.to_draw(pack, trail) if line.row not in gone]
    if not lines:
        raise UserError("The notebook has nothing that is not on the agenda already, or was taken out of it.")
    edits = list(_drawn(store, trail, lines))
    return store.record("Draw the agenda from the notebook", edits, assessment=assessment)


def _taken_out(store: Store, assessment: str) -> frozenset[str]:
    """Lines that a person took out; where the drawing was undone, they may be drawn again."""
    with store.reading() as connection:
        return reading.taken_out(connection, "statement", assessment)


def _drawn(store: Store, trail: Trail, lines: Sequence[Drawn]) -> Iterator[Edit]:
    last = max((s.position for s in trail.statements(kind=v.AGENDA)), default="")
    for line in lines:
        last = between(last, "")
        about: dict[str, Value] = {"section": line.heading, "jar": line.jar}
        edit = new_statement(
            store, trail, kind=v.AGENDA, text=line.text, step="", subject="", about=about, row=line.row
        )
        yield replace(edit, values={**edit.values, "position": last})
        yield support(trail, line.row, line.on)


def graded(store: Store, assessment: str, pack: Pack) -> str:
    """Where a line of the agenda states a grade, in a sentence; empty where none does."""
    return agenda.graded(pack, store.trail(assessment))


def shared(store: Store, assessment: str, pack: Pack) -> tuple[Shared, ...]:
    """The agenda as it may stand on a shared screen now."""
    return agenda.shared(pack, store.trail(assessment))


# Questions and responses


def ask(
    store: Store,
    assessment: str,
    *,
    heading: str,
    text: str,
    response: str = "",
    about: str = "",
    row: str = "",
) -> Recorded:
    """Note a question put under a heading (003:383), standing on the line, gap or hypothesis it is about."""
    trail = store.trail(assessment)
    said: dict[str, Value] = {"section": heading}
    if response.strip():  # one that is typed meanwhile has not seen an empty one, and would contradict it
        said["response"] = response.strip()
    edit = new_statement(store, trail, kind=v.QUESTION, text=text, step="", subject="", about=said, row=row)
    edits = [edit, *([support(trail, edit.row, about)] if about else [])]
    return store.record("Note a question", edits, assessment=assessment)


def respond(store: Store, assessment: str, question: str, response: str, *, seen: Seen = None) -> Recorded:
    """Note what was answered to a question."""
    edit = Edit("statement", question, {"response": keepable(response.strip())}, seen)
    return store.record("Note a response", [edit], assessment=assessment)


def subject_of(pack: Pack, trail: Trail, statement: str) -> str:
    """The outcome that a question is about, from what it stands on; empty where that is not one."""
    step = pack.steps[0]
    below = (s.subject for s in trail.all_below(statement))
    return next((subject for subject in below if subject in step.subjects), "")


def to_finding(
    store: Store, assessment: str, pack: Pack, question: str, *, subject: str = "", row: str = ""
) -> Recorded:
    """Begin a finding with a response: it cites the notes of the meeting and stands on the question.

    Without `subject` it goes where the question leads. UserError where there is no response, or no outcome.
    """
    trail = store.trail(assessment)
    asked = trail.statement(question)
    if asked is None or not asked.response.strip():
        raise UserError(NO_RESPONSE)
    under = subject or subject_of(pack, trail, question)
    if not under:
        raise UserError(NO_SUBJECT)
    return store.record(
        "Turn a response into a finding",
        list(_as_finding(store, trail, pack, asked, under, row)),
        assessment=assessment,
    )


def _as_finding(
    store: Store, trail: Trail, pack: Pack, asked: Statement, subject: str, row: str
) -> Iterator[Edit]:
    notes, made = _notes(trail, pack)
    finding = new_statement(
        store,
        trail,
        kind=v.FINDING,
        text=asked.response,
        step=pack.steps[0].id,
        subject=subject,
        about={"jar": asked.jar},
        row=row,
    )
    place = agenda.heading_of(pack, asked.section)
    yield from made
    yield finding
    yield citation(finding.row, notes, page=0, start=0, end=0, words=asked.response, place=place)
    yield support(trail, finding.row, asked.id)


def notes_id(assessment: str) -> str:
    """The id of the source that the notes of the meeting are, the same on every laptop."""
    return derived_id(assessment, meeting.NOTES)


def _notes(trail: Trail, pack: Pack) -> tuple[Source, list[Edit]]:
    """The source that the notes are, and the edit that lists it where it is not yet."""
    row = notes_id(trail.assessment.id)
    if there := trail.source(row):
        if there.admissible == sources.NO:
            raise UserError(f"“{there.title}” is said to be not admissible, so it cannot be cited.")
        return there, []
    title = next((k.title for k in pack.source_kinds if k.id == meeting.NOTES), "Notes of the meeting")
    day = trail.answer("dates", "", meeting.STAGE)
    dated = day if isinstance(day, str) else ""
    said: dict[str, Value] = {
        "kind": meeting.NOTES,
        "title": title,
        "state": sources.RECEIVED,
        "dated": dated,
    }
    said |= sources.decided(pack, meeting.NOTES)
    listed = Source(
        row, trail.assessment.id, meeting.NOTES, title, sources.RECEIVED, "", "", dated, "", "", "", 0, 0, ""
    )
    return listed, [Edit("source", row, said)]


# What is tabled


def table(
    store: Store, assessment: str, pack: Pack, *, title: str, giver: str, dated: str = "", row: str = ""
) -> Recorded:
    """List what was brought to the table, with who gave it and when (003:369).

    Whether it may be analysed a person decides. The document itself is added where documents are.
    """
    if not title.strip():
        raise UserError(NO_TITLE)
    if not giver.strip():
        raise UserError(NO_GIVER)
    said: dict[str, Value] = {
        "kind": meeting.TABLED,
        "title": keepable(title.strip()),
        "state": sources.EXPECTED,
        "dated": dated,
        "provenance": keepable(f"Tabled by {giver.strip()}"),
        **sources.decided(pack, meeting.TABLED),
    }
    edit = Edit("source", row or new_id(), said)
    return store.record("List what was tabled", [edit], assessment=assessment)
