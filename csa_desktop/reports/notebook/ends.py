"""What stands before and after the sheets of the steps: whose notebook it is, and what else is kept."""

from collections.abc import Iterable, Iterator, Sequence

from csa_desktop.domain import people
from csa_desktop.domain import values as v
from csa_desktop.domain.decisions import decided_by, decisions_on, stands
from csa_desktop.domain.framework import Step
from csa_desktop.domain.step_names import step_line
from csa_desktop.domain.values import Assessment, Export, Member, Statement
from csa_desktop.reports.blocks import CONTINUED, Block, Stack
from csa_desktop.reports.dates import moment
from csa_desktop.reports.fonts import Weight
from csa_desktop.reports.forms import BULLETED
from csa_desktop.reports.lines import QUIET, Span
from csa_desktop.reports.notebook.items import AGAIN, OVER, QUIETLY, REMARK, TITLE, WHOLE, Items
from csa_desktop.reports.pages import Bookmark
from csa_desktop.reports.prose import Style
from csa_desktop.reports.table import Cell, Row

NAME = "Evidence notebook"
NUMBERED = (
    "Every statement has a number: the initials of its subject, a letter for its kind, and a figure. "
    "{0}3 is the third finding under {1}, {0}-P1 the first key point, {0}-G1 the first gap."
)
HOW_TO_READ = (
    "“Not yet written” says that nobody has written it; “looked for, and none found” was recorded by an "
    "inspector. “Look again” says that something below a statement has changed since it was written.",
    "A judgement's line on what it rests on counts findings, sources and kinds of source. It is no score.",
)
NEVER_PRINTED = (
    "The history of each statement: who changed what, and when. The program shows it.",
    "The documents themselves; here stand the words that were quoted from them.",
    "Drafts that were not yet kept, settings, and the numbers by which the program knows its rows.",
)
_LABEL = Style(weight=Weight.BOLD)


def front(items: Items, steps: Sequence[Step]) -> Block:
    """Whose notebook it is, who works on it, and how to read it."""
    said, assessment = items.said, items.said.trail.assessment
    members = said.trail.rows.members
    reading = people.readers(said.pack, members)
    rows = [
        ("Authority", assessment.authority),
        ("Assessment", _with_year(assessment)),
        ("Framework", f"{said.pack.title}, version {assessment.pack_version}"),
        ("Inspectors", _named(items, people.inspectors(said.pack, members))),
        *([("Readers", _named(items, reading))] if reading else []),
        ("In this print", "\n".join(step_line(said.pack, step) for step in steps)),
    ]
    table = [
        Row([Cell(0.26, items.prose(name, _LABEL), shaded=True), Cell(0.74, items.prose(text))])
        for name, text in rows
    ]
    notes = [*_numbered(items), *HOW_TO_READ] if said.trail.rows.statements else []
    notes += [f"On the key judgements: {said.pack.note}"] if said.pack.note else []
    how = [items.section("How to read it", [items.prose(n, REMARK) for n in notes])] if notes else []
    return page(items, NAME, [Stack(table, above=10), *how], over=said.pack.title)


def page(items: Items, title: str, blocks: Sequence[Block], *, over: str = "") -> Block:
    """A sheet that belongs to no step."""
    above = [items.prose(over, OVER)] if over else []
    head = Stack([Bookmark(title), *above, items.prose(title, TITLE)])
    return Stack(blocks, head=head, again=items.prose(title + CONTINUED, AGAIN))


def _numbered(items: Items) -> Iterator[str]:
    for subject in items.said.pack.subjects[:1]:
        yield NUMBERED.format(items.said.numbers.prefix(subject.id), subject.title)


def _with_year(assessment: Assessment) -> str:
    year = str(assessment.year or "")
    return assessment.title if year in assessment.title else f"{assessment.title}, {year}"


def _named(items: Items, members: Iterable[Member]) -> str:
    return "\n".join(_member(items, member) for member in members)


def _member(items: Items, member: Member) -> str:
    said = (member.name, items.said.role(member.role), member.organisation, "lead" if member.lead else "")
    return ", ".join(filter(None, said))


def by_subject(items: Items, statements: Iterable[Statement]) -> list[Block]:
    """Statements under the titles of their subjects."""
    groups: dict[str, list[Block]] = {}
    for statement in statements:
        title = items.said.subject(statement.subject) or "Under no outcome"
        groups.setdefault(title, []).append(items.item(statement))
    return [items.section(title, blocks) for title, blocks in groups.items()]


def contradictions(items: Items, printed: Iterable[Statement]) -> list[Block]:
    """Each statement that something contradicts, with what contradicts it."""
    blocks: list[Block] = []
    for statement in printed:
        against = items.said.trail.below(statement.id, v.CONTRADICTS)
        if against:
            by = [items.brief(other) for other in against]
            middle = items.prose([Span("is contradicted by", Weight.ITALIC, QUIET)], QUIETLY)
            blocks.append(Stack([items.brief(statement), middle, *by], above=12, whole=WHOLE))
    return blocks


def exports(items: Items, found: Iterable[Export]) -> list[Block]:
    """What left the program."""
    lines = []
    for export in found:
        marking = f", marked {export.marking}" if export.marking else ", without a marking"
        by = f" by {items.said.person(export.by)}" if export.by else ""
        lines.append(f"{export.what}, on {moment(export.at)}{by}{marking}\nSHA-256: {export.sha256}")
    return [items.prose(line, BULLETED, label="•") for line in lines]


def decided(items: Items) -> list[Block]:
    """Every decision on a judgement: from, to, why, by whom and when (003:101, 192, 485)."""
    trail, stages = items.said.trail, {s.id: s.title for s in items.said.pack.stages}
    lines = []
    for one in decisions_on(trail):
        change = f"{one.grade} stands" if stands(one) else f"from {one.was or 'none'} to {one.grade}"
        at = f"{stages.get(one.stage, one.stage.capitalize())}, {moment(one.at)}"
        by = decided_by(trail, one)
        lines.append(f"{items.said.judgement(one.judgement)}: {change}. {at}, by {by}.\n{one.reason}")
    return [items.prose(line, BULLETED, label="•") for line in lines]


def left_out(items: Items, also: Iterable[str]) -> list[Block]:
    """What is kept and not in this print."""
    return [items.prose(line, BULLETED, label="•") for line in (*also, *NEVER_PRINTED)]
