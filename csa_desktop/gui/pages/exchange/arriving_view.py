"""What a bundle would change, before anything changes: from whom, for which inspection, what is new."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from csa_desktop.commands.receipts import NAMES
from csa_desktop.commands.received import Arriving, Effect, Part, inspection
from csa_desktop.domain.counts import several
from csa_desktop.gui.backup_words import size
from csa_desktop.gui.moments import moment
from csa_desktop.gui.pages.exchange.facts import Facts, counted, joined
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.chip import Mark
from csa_desktop.gui.widgets.flow import beside
from csa_desktop.gui.widgets.words import Words

LISTED = 6
NOTHING_NEW = "nothing: all of it is here already"
PARTED = "{} would say two things. Both are kept and shown until a person chooses:"
ERASED = "{} would be erased here too, and cannot be brought back:"
FORKED = (
    "A laptop of the team was copied, or restored from a backup without a new name: what it wrote goes on in "
    "two ways. Both are kept. Ask its owner which one is in use."
)


class ArrivingView(Panel):
    """Nothing has happened until one says Bring in."""

    agreed = Signal()
    left = Signal()

    def __init__(self, name: str, arriving: Arriving, *, parent: QWidget | None = None) -> None:
        super().__init__(f"{name}: nothing of it is in the store yet", tone="selected", parent=parent)
        self.setObjectName("arriving")
        self.arriving = arriving
        effect = arriving.effect
        self.add_chips(Mark(arriving.opened.manifest.marking, tone="marking"))
        self.add(Facts(_facts(arriving)))
        self._list(PARTED.format(several(effect.parted, "field")), effect.conflicts)
        gone = len(effect.erased)
        self._list(ERASED.format("This" if gone == 1 else f"These {gone:,}"), effect.erased)
        if effect.forks:
            self.add(Words(FORKED))
        self.take, self.leave = Button("Bring in", kind="primary"), Button("Leave it", kind="quiet")
        self.take.clicked.connect(self.agreed)
        self.leave.clicked.connect(self.left)
        self.body.addSpacing(6)
        self.add(beside(self.take, self.leave))

    def _list(self, title: str, named: Sequence[str]) -> None:
        if not named:
            return
        self.add(Words(title, look="label"))
        for words in named[:LISTED]:
            self.add(Words(f"·  {words}"))
        if len(named) > LISTED:
            self.add(Words(f"·  and {len(named) - LISTED:,} more", look="quiet"))


def _facts(arriving: Arriving) -> tuple[tuple[str, str], ...]:
    manifest, sender = arriving.opened.manifest, arriving.opened.sender
    effect = arriving.effect
    is_new = " (not in this store yet)" if effect.is_new else ""
    return (
        ("From", f"{sender.name}, whose words you compared {moment(sender.confirmed)}"),
        ("Written", f"{moment(manifest.made)} by the clock of that laptop"),
        ("Authority", manifest.authority),
        ("Inspection", f"{inspection(manifest)}{is_new}"),
        ("New", _new(effect)),
        ("Changed", joined(_named(part, part.changed) for part in effect.parts)),
        ("Removed", joined(_named(part, part.gone) for part in effect.parts) if not effect.erased else ""),
        ("Here already", counted(effect.known, "change", "changes")),
    )


def _new(effect: Effect) -> str:
    if not effect.changes:
        return NOTHING_NEW
    documents = counted(effect.documents, "document", "documents")
    if documents:
        documents += f" ({size(effect.document_bytes)})"
    rows = (_named(part, part.new) for part in effect.parts if part.kind != "assessment")
    return joined((*rows, documents)) or counted(effect.changes, "change", "changes")


def _named(part: Part, number: int) -> str:
    return counted(number, *NAMES[part.kind])
