"""A list that was brought in: what, when, by whom, its hash, and the report that was kept of it."""

from PySide6.QtWidgets import QWidget

from csa_desktop.domain.cases import Listing
from csa_desktop.domain.counts import several
from csa_desktop.gui.moments import moment
from csa_desktop.gui.pages.child_lists.tables import columns_table, of_kept, problems_table
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.chip import Mark
from csa_desktop.gui.widgets.words import Run
from csa_desktop.importing.child_lists.kinds import kinds


class ListingCard(Panel):
    """One list; what it said before a newer one came is in its history only."""

    def __init__(self, listing: Listing, who: str, *, newest: bool, parent: QWidget | None = None) -> None:
        title = next((kind.title for kind in kinds().lists if kind.id == listing.kind), listing.kind)
        counted = f"{several(listing.children, 'child', 'children')} in {several(listing.rows, 'row')}"
        about = " · ".join(filter(None, (counted, moment(listing.at), who)))
        super().__init__([Run(title, "strong")], about, f"SHA-256 {listing.sha256}", parent=parent)
        self.setObjectName(f"listing-{listing.id}")
        report = of_kept(listing.report)
        if not newest:
            self.add_chips(Mark("replaced by a later list"))
        if report.columns:
            self.add(columns_table(report))
        if report.problems:
            self.add(problems_table(report))
