"""What one row of the notebook says, as values: made from the trail, compared, and only then painted."""

from collections.abc import Iterator
from dataclasses import dataclass

from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Option, Pack
from csa_desktop.domain.readiness import shows_judgement
from csa_desktop.domain.statement_words import evaluation_words
from csa_desktop.domain.themes import sign_of
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Citation, Statement
from csa_desktop.gui.moments import days_later, moment
from csa_desktop.gui.pages.parted.beside import by_row
from csa_desktop.gui.pages.parted.words import badge, others_said
from csa_desktop.gui.pages.source_places import place_of_citation, when_and_where
from csa_desktop.gui.pages.wheres import place_of_statement, stage_name
from csa_desktop.gui.places import Place
from csa_desktop.gui.text_units import heard
from csa_desktop.gui.widgets.sign import GAP, WORDS

SOURCE, PLAIN, CAUTION, GOOD = "source", "plain", "caution", "good"
CITING = (v.FINDING, v.GAP, v.HYPOTHESIS, v.COMMENT, v.REVIEW)
"""Kinds that stand on pages; the others stand on statements."""
SIGNED = (v.FINDING, v.POINT, v.ISSUE, v.REVIEW)
"""Kinds that are a strength, an area for improvement, or neither."""
SHOWN_BELOW = 3
"""So many of the statements that a row stands on are named; the trail shows all."""

LONGEST_SHORT = 5
REMARK = "The words do not show yet where the judgement lies."


@dataclass(frozen=True, slots=True)
class ChipView:
    """A small tag of a row; with a place it can be pressed."""

    text: str
    tone: str = PLAIN
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class RowView:
    """All that a row shows of one statement."""

    id: str
    kind: str
    text: str
    sign: str
    chips: tuple[ChipView, ...] = ()
    remark: str = ""

    @property
    def spoken(self) -> str:
        """The row for who hears it."""
        sign = f"{WORDS[self.sign].capitalize()}: " if self.sign or self.kind in SIGNED else ""
        return heard(sign + self.text, "; ".join(c.text for c in self.chips), self.remark)


def row_view(trail: Trail, pack: Pack, statement: Statement, *, within: str = "") -> RowView:
    """The row of a statement as it is now; on the page of the case `within`, without what that page says."""
    return RowView(
        id=statement.id,
        kind=statement.kind,
        text=evaluation_words(pack, statement) if statement.evaluation else statement.text,
        sign=GAP if statement.kind == v.GAP else shown_sign(pack, statement),
        chips=tuple(_chips(trail, pack, statement, within)),
        remark="\n".join(_remarks(trail, pack, statement)),
    )


def _remarks(trail: Trail, pack: Pack, statement: Statement) -> Iterator[str]:
    """What stands under the words: what others wrote in their place, and whether they show a judgement."""
    for conflict in by_row(trail).get(statement.id, ()):
        yield from others_said(trail, pack, conflict, getattr(statement, conflict.field, None))
    if is_unclear(pack, statement):
        yield REMARK


def shown_sign(pack: Pack, statement: Statement) -> str:
    """The sign that is painted: an evaluation's is that of what it shows, where it is one of the two."""
    sign = sign_of(pack, statement)
    return sign if sign in (v.STRENGTH, v.IMPROVEMENT) else v.NEITHER


def is_unclear(pack: Pack, statement: Statement) -> bool:
    """Whether the words, which must show where the judgement lies, do not (003:353)."""
    step = next((s for s in pack.steps if s.id == statement.step), None)
    if step is None or not step.words_show or statement.kind != v.FINDING or not statement.sign:
        return False
    return not shows_judgement(statement.text, pack)


def _chips(trail: Trail, pack: Pack, statement: Statement, within: str) -> Iterator[ChipView]:
    yield from _states(pack, statement)
    if not within or statement.case != within:
        yield from _case(trail, pack, statement)
    yield from _grounds(trail, pack, statement)
    yield from _classes(pack, statement)
    upper = (s for s in trail.above(statement.id) if not within or s.kind != v.EVALUATION)
    if above := sum(1 for _ in upper):
        yield ChipView(f"supports {above}")
    if against := len(trail.below(statement.id, v.CONTRADICTS)):
        yield ChipView(f"contradicted by {against}", CAUTION)
    if days := days_later(statement.happened, statement.written):
        yield ChipView(f"written {days} {'day' if days == 1 else 'days'} later")
    yield from _cautions(trail, statement)


def _states(pack: Pack, statement: Statement) -> Iterator[ChipView]:
    if statement.kind == v.GAP:
        state = titled(pack.gap_states, statement.state) or "no state yet"
        yield ChipView(f"Gap · {state}")
        yield ChipView(f"Owner: {statement.owner or 'none'}")
    if statement.kind == v.HYPOTHESIS:
        state = titled(pack.hypothesis_states, statement.state) or "no state yet"
        yield ChipView(f"Hypothesis · {state}")


def _case(trail: Trail, pack: Pack, statement: Statement) -> Iterator[ChipView]:
    """The case that a statement comes from, and the stage; each leads to the case."""
    if case := trail.case(statement.case):
        yield ChipView(case.code, SOURCE, Place("case", case.id, statement=statement.id))
    if statement.stage:
        yield ChipView(stage_name(pack, statement.stage))
    if statement.good:
        yield ChipView("★ good practice", GOOD)


def _grounds(trail: Trail, pack: Pack, statement: Statement) -> Iterator[ChipView]:
    for citation in trail.citations(statement.id):
        yield source_chip(trail, pack, citation)
    if statement.kind not in CITING:
        below = trail.below(statement.id)
        for lower in below[:SHOWN_BELOW]:
            yield ChipView(_of_lower(trail, pack, lower), SOURCE, place_of_statement(lower))
        if more := len(below) - SHOWN_BELOW:
            yield from [ChipView(f"and {more} more")] if more > 0 else []
        if not below and statement.kind != v.EVALUATION:
            yield ChipView("stands on nothing yet", CAUTION)


def _of_lower(trail: Trail, pack: Pack, lower: Statement) -> str:
    case = trail.case(lower.case)
    words = evaluation_words(pack, lower) if lower.evaluation else lower.text
    return f"{case.code}: {words}" if case else words


def source_chip(trail: Trail, pack: Pack, citation: Citation) -> ChipView:
    """The source and page of a citation, leading to its page; of a record, who was heard and when."""
    if event := trail.event(citation.source):
        said = ", ".join(filter(None, (event.title, moment(event.happened))))
        return ChipView(said, SOURCE, Place("case", event.case))
    source = trail.source(citation.source)
    said = when_and_where(pack, trail, source, citation) if source else "A source that is gone"
    return ChipView(said, SOURCE, place_of_citation(pack, trail, citation))


def _classes(pack: Pack, statement: Statement) -> Iterator[ChipView]:
    if service := titled(pack.services, statement.service):
        yield ChipView(service)
    for group in statement.groups:
        yield ChipView(shortly(pack.groups, group))
    if statement.jar:
        yield ChipView("joint area review")


def _cautions(trail: Trail, statement: Statement) -> Iterator[ChipView]:
    if trail.stale_citations(statement.id):
        yield ChipView("source changed since you wrote this", CAUTION)
    if trail.stale_supports(statement.id):
        yield ChipView("what it stands on changed since", CAUTION)
    if torn := by_row(trail).get(statement.id):
        yield ChipView(badge(torn), CAUTION, Place("conflicts", tab=torn[0].key))


def titled(options: tuple[Option, ...], key: str) -> str:
    """The words for an option; the key itself where the pack no longer offers it."""
    return next((o.title for o in options if o.id == key), key)


def shortly(options: tuple[Option, ...], key: str) -> str:
    """The short form of an option, such as "LAC", where its hint is one."""
    hint = next((o.hint for o in options if o.id == key), "")
    return hint if 0 < len(hint) <= LONGEST_SHORT else titled(options, key)
