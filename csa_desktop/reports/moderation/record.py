"""The record of a moderation day: per authority each decision with from, to, why, by whom and when."""

from collections.abc import Iterator, Sequence

from csa_desktop.domain.cycle import MODERATION
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.moderation import Authority, Decided, Proposal
from csa_desktop.reports.blocks import Block
from csa_desktop.reports.dates import moment
from csa_desktop.reports.onsite.tables import REMARK, SECTION, Tables, printed
from csa_desktop.reports.pages import Progress
from csa_desktop.reports.paper import Paper
from csa_desktop.reports.words import Words

NAME = "Record of the moderation day"
HEADS = ("Judgement", "From", "To", "Why", "By whom, when")
SHARES = (0.19, 0.1, 0.1, 0.39, 0.22)
STANDS, NOT_DECIDED, NOTHING = "stands", "not decided", "none"
SCALE = "How the scale applies"


def print_record(
    pack: Pack, authorities: Sequence[Authority], paper: Paper, *, progress: Progress | None = None
) -> bytes:
    """The PDF: the authorities in the order in which they stood on the board."""
    words = Words()
    tables = Tables(words)
    sheet = tables.sheet(
        f"{NAME}, {pack.short}", list(_blocks(tables, pack, authorities)), under=_under(authorities)
    )
    return printed(words, [sheet], paper, title=f"{NAME}, {pack.short}", progress=progress)


def _under(authorities: Sequence[Authority]) -> str:
    return f"Discussed: {', '.join(a.assessment.authority for a in authorities)}."


def _blocks(tables: Tables, pack: Pack, authorities: Sequence[Authority]) -> Iterator[Block]:
    for about in authorities:
        rows = [row for p in about.proposals for row in _rows(pack, p)]
        yield tables.table(HEADS, SHARES, rows, title=about.assessment.authority)
        said = [f"Presented by {about.presents}." if about.presents else "", about.reasons]
        if under := " ".join(filter(None, said)):
            yield tables.prose(under, REMARK)
    notes = {(judgement, text) for about in authorities for judgement, text in about.scale_notes}
    if notes:
        yield tables.prose(SCALE, SECTION)
        for judgement, text in sorted(notes):
            yield tables.prose(f"{pack.judgement(judgement).title}: {text}")


def _rows(pack: Pack, proposal: Proposal) -> Iterator[tuple[str, ...]]:
    title = pack.judgement(proposal.judgement).title
    taken = [one for one in proposal.decided if one.decision.stage == MODERATION]
    for one in taken:
        yield title, *_decision(one)
    if not taken:
        proposed = proposal.grade.code if proposal.grade else NOTHING
        yield title, proposed, NOT_DECIDED, "", ""


def _decision(one: Decided) -> tuple[str, str, str, str]:
    decision = one.decision
    to = STANDS if decision.grade == decision.was else decision.grade
    return decision.was or NOTHING, to, decision.reason, f"{one.by}\n{moment(decision.at)}"
