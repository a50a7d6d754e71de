"""The links of the trail: quoting a page, standing on a statement, contradicting it, looking again."""

from collections.abc import Sequence

from csa_desktop.commands.sources import NO
from csa_desktop.commands.statements import new_statement, support
from csa_desktop.commands.words import keepable
from csa_desktop.domain import values as v
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Source
from csa_desktop.errors import UserError
from csa_desktop.store.log import Edit, Recorded, Value
from csa_desktop.store.store import Store


def quote(
    store: Store,
    assessment: str,
    statement: str,
    source: str,
    *,
    page: int,
    start: int,
    end: int,
    words: str,
    place: str = "",
) -> Recorded:
    """Let a statement quote words of a page. Refused where the source is not admissible (003:200)."""
    found = citable(store.trail(assessment), source)
    edit = citation(statement, found, page=page, start=start, end=end, words=words, place=place)
    return store.record("Quote a source", [edit], assessment=assessment)


def quote_anew(
    store: Store,
    assessment: str,
    source: str,
    *,
    step: str,
    subject: str,
    key_judgement: str,
    page: int,
    start: int,
    end: int,
    words: str,
    text: str = "",
    place: str = "",
) -> Recorded:
    """Begin a finding with words of a page; its text is the quotation until it is reworded."""
    trail = store.trail(assessment)
    found = citable(trail, source)
    about: dict[str, Value] = {"key_judgement": key_judgement}
    finding = new_statement(
        store, trail, kind=v.FINDING, text=text or words, step=step, subject=subject, about=about
    )
    cited = citation(finding.row, found, page=page, start=start, end=end, words=words, place=place)
    return store.record("Quote into a finding", [finding, cited], assessment=assessment)


def citable(trail: Trail, source: str) -> Source:
    """The source, where it may be cited. Raises UserError that says why it may not."""
    found = trail.source(source)
    if found is None:
        raise UserError("That document is no longer listed. Nothing was quoted.")
    if found.admissible == NO:
        raise UserError(
            f"“{found.title}” is not admissible, so it cannot be cited: only what is public or was already "
            "shared with the authority may be analysed. If that has changed, say so on the document's page."
        )
    if not found.sha256:
        raise UserError(f"“{found.title}” has not come yet, so there is no page to cite.")
    return found


def citation(
    statement: str, source: Source, *, page: int, start: int, end: int, words: str, place: str = ""
) -> Edit:
    """The edit that quotes a place of a source as the source is now."""
    said: dict[str, Value] = {
        "statement": statement,
        "source": source.id,
        "page": page,
        "start": start,
        "end": end,
        "quote": keepable(words),
        "sha256": source.sha256,
        "place": keepable(place),
    }
    return Edit("citation", v.new_id(), said)


def unquote(store: Store, assessment: str, citation_id: str) -> Recorded:
    """Take a citation away."""
    edit = Edit("citation", citation_id, delete=True)
    return store.record("Remove a citation", [edit], assessment=assessment)


def stand_on(store: Store, assessment: str, statement: str, on: str) -> Recorded:
    """Let a statement stand on another as that one reads now. A circle is refused."""
    trail = store.trail(assessment)
    refuse_circle(trail, statement, on)
    return store.record("Stand on evidence", [support(trail, statement, on)], assessment=assessment)


def rest_on(
    store: Store, assessment: str, statement: str, *, on: Sequence[str] = (), off: Sequence[str] = ()
) -> Recorded:
    """Let a statement stand on some others, and no longer on `off`, as one step. A circle is refused."""
    trail = store.trail(assessment)
    for lower in on:
        refuse_circle(trail, statement, lower)
    edits = [support(trail, statement, lower) for lower in on]
    rows = (v.derived_id(assessment, "support", statement, lower) for lower in off)
    edits += [Edit("support", row, delete=True) for row in rows]
    return store.record("Choose the evidence", edits, assessment=assessment)


def refuse_circle(trail: Trail, statement: str, on: str) -> None:
    """UserError where two statements would stand on each other."""
    if statement == on or statement in {s.id for s in trail.all_below(on)}:
        raise UserError("These two would stand on each other. Choose evidence that does not rest on this.")


def contradict(store: Store, assessment: str, statement: str, by: str) -> Recorded:
    """Record that a statement is contradicted by another."""
    if statement == by:
        raise UserError("A statement cannot contradict itself. Choose another one.")
    edit = support(store.trail(assessment), statement, by, v.CONTRADICTS)
    return store.record("Record a contradiction", [edit], assessment=assessment)


def unlink(store: Store, assessment: str, statement: str, on: str) -> Recorded:
    """Take away the link between two statements, whichever it is."""
    row = v.derived_id(assessment, "support", statement, on)
    return store.record("Remove a link", [Edit("support", row, delete=True)], assessment=assessment)


def carry_up(store: Store, assessment: str, finding: str, *, step: str = "2") -> Recorded:
    """Make a summary point of a finding in a later step, standing on it, with its words to begin with."""
    trail = store.trail(assessment)
    lower = trail.statement(finding)
    if lower is None:
        raise UserError("That finding is no longer there. Nothing was carried up.")
    about: dict[str, Value] = {
        "sign": lower.sign,
        "service": lower.service,
        "groups": list(lower.groups),
        "jar": lower.jar,
    }
    point = new_statement(
        store, trail, kind=v.POINT, text=lower.text, step=step, subject=lower.subject, about=about
    )
    edits = [point, support(trail, point.row, finding)]
    return store.record("Carry a finding up", edits, assessment=assessment)


def looked_again(store: Store, assessment: str, statement: str) -> Recorded:
    """Somebody read what changed below a statement: it now stands on it as it reads today."""
    trail = store.trail(assessment)
    edits = [
        Edit("support", link.id, {"version": lower.version})
        for link in trail.stale_supports(statement)
        if (lower := trail.statement(link.on))
    ]
    edits += [
        Edit("citation", c.id, {"sha256": source.sha256})
        for c in trail.stale_citations(statement)
        if (source := trail.source(c.source))
    ]
    return store.record("Look again", edits, assessment=assessment)
