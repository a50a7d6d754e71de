"""What would leave, before it does: the inspection, its marking, how much, for whom and since when."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from csa_desktop.commands.exchange import Leaving
from csa_desktop.commands.received import inspection
from csa_desktop.gui.backup_words import size
from csa_desktop.gui.moments import moment
from csa_desktop.gui.pages.exchange.facts import Facts, counted, joined
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.chip import Mark
from csa_desktop.gui.widgets.flow import beside
from csa_desktop.gui.widgets.words import Words
from csa_desktop.store.others import Contact

ONLY_THEM = "Only {} can open it. Whatever is printed of it there carries the marking."
WHOLE = "everything, from the beginning"
LACKING = "what they lack, as far as their last bundle told: recorded since {}"
NOTHING = "nothing: their last bundle told that they have all of it"
JOINING = "This puts {} on the team of this assessment."
SILENT = (
    "No bundle came from {} yet, so it is not known here what is there, and all of it goes each time. Bring "
    "one in from there, and the next ones hold only what is lacking."
)
WRITE = "Choose a folder and write the bundle …"


class LeavingView(Panel):
    """Facts, and the one button that lets it leave."""

    wanted = Signal()

    def __init__(self, leaving: Leaving, *, parent: QWidget | None = None) -> None:
        super().__init__("This leaves the laptop", tone="selected", parent=parent)
        self.setObjectName("leaving")
        self.leaving = leaving
        names = ", ".join(contact.name for contact in leaving.outgoing.to)
        self.add_chips(Mark(leaving.outgoing.manifest.marking, tone="marking"))
        self.add(Facts(_facts(leaving, names)))
        if leaving.joining:
            self.add(Words(JOINING.format(_laptops(leaving.joining))))
        if leaving.silent:
            self.add(Words(SILENT.format(_laptops(leaving.silent)), look="quiet"))
        self.add(Words(ONLY_THEM.format(_laptops(leaving.outgoing.to)), look="quiet"))
        self.write = Button(WRITE, kind="primary")
        self.write.clicked.connect(self.wanted)
        self.body.addSpacing(6)
        self.add(beside(self.write))


def _laptops(contacts: Sequence[Contact]) -> str:
    names = ", ".join(contact.name for contact in contacts)
    return f"the laptop{'s' if len(contacts) > 1 else ''} of {names}"


def _facts(leaving: Leaving, names: str) -> tuple[tuple[str, str], ...]:
    manifest = leaving.outgoing.manifest
    documents = counted(len(manifest.documents), "document", "documents")
    if documents:
        documents += f" ({size(leaving.outgoing.document_bytes)})"
    holds = (
        counted(manifest.statements, "statement", "statements"),
        counted(manifest.cases, "case", "cases"),
        documents,
        counted(leaving.changes, "change", "changes") + " in all",
    )
    return (
        ("Authority", manifest.authority),
        ("Inspection", inspection(manifest)),
        ("For", names),
        ("Holds", joined(holds)),
        ("Goes", _since(leaving)),
    )


def _since(leaving: Leaving) -> str:
    if leaving.everything:
        return WHOLE
    return LACKING.format(moment(leaving.since)) if leaving.since else NOTHING
