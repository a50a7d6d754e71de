"""What the authority was asked for, on paper: documents, details of each child, and what has come."""

from collections.abc import Iterator

from csa_desktop.domain import plan
from csa_desktop.domain.cases import SAMPLED
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Source
from csa_desktop.reports.blocks import Block
from csa_desktop.reports.dates import moment
from csa_desktop.reports.onsite.tables import Tables, printed
from csa_desktop.reports.pages import Progress
from csa_desktop.reports.paper import Paper
from csa_desktop.reports.words import Words

NAME = "Requests and what has come"
STATES = {"expected": "Not come yet", "received": "Has come", "not-coming": "Is not coming"}
NO_DOCUMENTS, NO_DETAILS = "No document is listed yet.", "Nothing is asked for on each child yet."
NONE_LEFT = "All has come"


def print_requests(pack: Pack, trail: Trail, paper: Paper, *, progress: Progress | None = None) -> bytes:
    """The PDF of all that was asked for; children are codes."""
    words = Words()
    sheet = Tables(words).sheet(NAME, list(_blocks(Tables(words), pack, trail)))
    return printed(words, [sheet], paper, title=f"{NAME}, {pack.short}", progress=progress)


def _blocks(tables: Tables, pack: Pack, trail: Trail) -> Iterator[Block]:
    asked = [_document(pack, source) for source in plan.requested(pack, trail)]
    if asked:
        yield tables.table(("Document", "Kind", "State"), (0.5, 0.28, 0.22), asked, title="Documents")
    else:
        yield tables.prose(NO_DOCUMENTS)
    children = list(_children(pack, trail))
    if children:
        heads, shares = ("Child", "Has come", "Has not come"), (0.14, 0.43, 0.43)
        yield tables.table(heads, shares, children, title="Details of each child")
    else:
        yield tables.prose(NO_DETAILS)


def _document(pack: Pack, source: Source) -> tuple[str, str, str]:
    kind = next((k.title for k in pack.source_kinds if k.id == source.kind), source.kind)
    dated = f", {moment(source.dated)}" if source.dated else ""
    return source.title + dated, kind, STATES.get(source.state, source.state)


def _children(pack: Pack, trail: Trail) -> Iterator[tuple[str, str, str]]:
    wanted = plan.details(pack, trail)
    for case in trail.cases(SAMPLED) if wanted else ():
        there = plan.come(trail, case.id)
        come = "\n".join(o.title for o in wanted if o.id in there)
        left = "\n".join(o.title for o in wanted if o.id not in there)
        yield case.code, come, left or NONE_LEFT
