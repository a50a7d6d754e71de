"""Choosing what a finding of a case cites: a record made on site about it, or an event of its journey."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from csa_desktop.commands import cases
from csa_desktop.domain.event_order import in_order
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.pages.notebook.candidates import Candidate
from csa_desktop.gui.pages.notebook.picker import Picker
from csa_desktop.gui.pages.page import Desk
from csa_desktop.reports.timeline_layout import said_when

WHERE = "Where in it, if you can say: a page, a paragraph, or such as “contact log, 3 to 7”"
NOTHING = "No record of this case is made yet and no event is dated. Words of a document are quoted with F3."


def pick_record(desk: Desk, trail: Trail, statement: str, window: QWidget) -> None:
    """Open the list of what a finding may cite; the choice is one command."""
    here = trail.statement(statement)
    if here is None:
        return
    cited = {citation.source for citation in trail.citations(statement)}
    found = [one for one in citable(trail, desk.pack, here.case) if one.id not in cited]
    picker = Picker(
        "What it cites", found, one=True, done="Cite this", nothing=NOTHING, where=WHERE, parent=window
    )
    picker.picked.connect(lambda picked: desk.run(cases.cite, statement, picked[0], place=picker.place))
    picker.open()


def citable(trail: Trail, pack: Pack, case: str) -> Iterator[Candidate]:
    """The records about a case, then its events in their order."""
    kinds = {kind.id: kind.title for kind in pack.source_kinds}
    for source in trail.sources():
        if source.case == case and source.admissible != "no":
            yield Candidate(source.id, source.title, "", kinds.get(source.kind, "Record"))
    titles = {kind.id: kind.title for journey in pack.journeys for kind in journey.events}
    for event in in_order(pack.journeys, trail.events(case)):
        said = event.title or titles.get(event.kind, "Event")
        yield Candidate(event.id, f"{said}, {said_when(event.happened)}", "", "Event of the journey")
