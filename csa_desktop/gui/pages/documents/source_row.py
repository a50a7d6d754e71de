"""One document of the list: what it is, its state, whether it may be cited, and how often it is quoted."""

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QWidget

from csa_desktop.domain.framework import Option, Pack, SourceKind
from csa_desktop.domain.values import Source
from csa_desktop.gui.moments import moment
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Card
from csa_desktop.gui.widgets.chip import Mark

ADMISSIBLE = {
    "yes": ("admissible", "good"),
    "no": ("not admissible", "danger"),
    "": ("not yet decided", "caution"),
}
STATES = (
    Option("expected", "Still to come"),
    Option("received", "Received"),
    Option("not-coming", "Not coming"),
)


class SourceCard(Card):
    """A row; pressed, it opens the document, or the details where it has not come."""

    details_wanted = Signal()

    def __init__(
        self, source: Source, quoted: int, pack: Pack, *, torn: str = "", parent: QWidget | None = None
    ) -> None:
        """`torn` is "2 versions" where two people described it differently."""
        super().__init__(source.title, *_lines(source, pack), tone="row", parent=parent)
        self.setObjectName(f"source-{source.id}")
        self.source, self.quoted, self.torn = source, quoted, torn
        words, tone = ADMISSIBLE[source.admissible]
        state = next((o.title for o in STATES if o.id == source.state), "not said whether it has come")
        marks = [Mark(state, tone="good" if source.state == "received" else "plain"), Mark(words, tone=tone)]
        if quoted:
            marks.append(Mark(f"quoted {quoted} times" if quoted > 1 else "quoted once"))
        if torn:
            marks.append(Mark(torn, tone="caution"))
        if source.reading:
            marks.append(Mark("not all of it could be read", tone="caution"))
        details = Button("Details", kind="link")
        details.setObjectName(f"details-{source.id}")
        details.clicked.connect(self.details_wanted)
        self.add_chips(*marks, details)


def _lines(source: Source, pack: Pack) -> tuple[str, ...]:
    kind = kind_of(source, pack)
    named = kind.title if kind else source.kind
    pages = f"{source.pages} pages" if source.pages != 1 else "1 page"
    about = (named, pages if source.pages else "", moment(source.dated), source.provenance)
    said = " · ".join(part for part in about if part and part != source.title)
    return (said,) if said else ()


def kind_of(source: Source, pack: Pack) -> SourceKind | None:
    """The kind of document as the pack describes it; None for a kind it does not know."""
    return next((k for k in pack.source_kinds if k.id == source.kind), None)


def dropped_files(data: QMimeData) -> list[str]:
    """The paths of files that are dragged over the window."""
    return [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
