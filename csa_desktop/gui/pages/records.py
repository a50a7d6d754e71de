"""Observations and voices: what is recorded on site at a stage, and each record as one fills it in."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from csa_desktop.commands import answers
from csa_desktop.commands import records as commands
from csa_desktop.domain import records
from csa_desktop.domain.framework import Stage
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Source, new_id
from csa_desktop.gui import keys
from csa_desktop.gui.pages.page import Desk, Page
from csa_desktop.gui.pages.recording.record_list import RecordList
from csa_desktop.gui.pages.recording.record_view import RecordView
from csa_desktop.gui.pages.source_places import Beginning, beginning, place_of_source
from csa_desktop.gui.places import Place
from csa_desktop.store.local import Draft

AHEAD = "The first words of a record"
KEPT_AHEAD = "What you typed meanwhile is kept; the overview offers it when the assessment is opened again."
GONE = "That record was removed. Undo brings it back."


class RecordsPage(Page):
    """A place's tab is the record that is open, or says what is to be begun; without one it is the list."""

    def __init__(self, desk: Desk, about: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self.stage = desk, _stage(desk, about)
        self._trail: Trail | None = None
        self._begun = self._ahead = ""
        self.list = RecordList(desk, self.stage)
        self.view: RecordView | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self.list.begun.connect(self._begin)
        self.list.went.connect(self.went)
        self.list.typed_on.connect(self._keep_ahead)
        keys.bind("begin", self, self._to_begin)
        keys.bind("quote-record", self, self._quote)

    # Showing

    def show_trail(self, trail: Trail) -> None:
        """Show the list or the open record as the store has it now."""
        self._trail = trail
        if self.view is None:
            self.list.show_trail(trail)
        if self.view and (record := trail.source(self.view.record.id)):
            self.view.show_trail(record, trail)
        elif self.view:
            self._close_view()
            self.list.refuse(GONE)
        if self._begun and (new := trail.source(self._begun)):
            self._begun = ""  # going there shows the trail again
            self.went.emit(place_of_source(self._desk.pack, new))

    def go_to(self, place: Place) -> None:
        """Show the record of the tab with the words of a citation, or the list, ready to begin one."""
        to_begin = beginning(place.tab)
        record = self._trail.source(place.tab) if self._trail and place.tab and not to_begin else None
        self.list.refuse(GONE if place.tab and not to_begin and record is None else "")
        if record:
            self._show_record(record, place.citation)
        else:
            self._close_view()
            self.selected.emit("")
            self.list.chooser.aim(to_begin or Beginning())

    def leave(self) -> None:
        """Keep what is being typed."""
        if self.view:
            self.view.keep()

    def _show_record(self, record: Source, citation: str) -> None:
        if self.view is None or self.view.record.id != record.id:
            self._close_view()
            self.view = self._made(record)
        self._stack.setCurrentWidget(self.view or self.list)
        self.selected.emit(record.id)
        if self.view and citation:
            self.view.show_citation(citation)
        elif self.view:
            self.view.begin_typing(self.list.typed_ahead())

    def _made(self, record: Source) -> RecordView | None:
        form = records.form_of(self._desk.pack, record)
        if form is None or self._trail is None:
            return None
        view = RecordView(self._desk, form, record, self._trail, parent=self._stack)
        view.back.setText(f"All {self.stage.title.lower()}")
        view.went.connect(self.went)
        view.left.connect(self._to_list)
        self._stack.addWidget(view)
        return view

    def _close_view(self) -> None:
        if self.view:
            self._stack.removeWidget(self.view)
            self.view.go_away()
            self.view = None
            if self._trail:
                self.list.show_trail(self._trail)
        self._stack.setCurrentWidget(self.list)

    # Doing

    def _to_list(self) -> None:
        self.went.emit(Place(records.PAGE, self.stage.about))

    def _to_begin(self) -> None:
        """Begin at once where there is one kind only; else go to the choice, with the same case."""
        case = self.view.record.case if self.view else ""
        if len(self.stage.kinds) == 1:
            self._begin(self.stage.kinds[0], case, "")
        elif self.view:
            self.went.emit(Place(records.PAGE, self.stage.about, tab=f"new/{case}//"))
        else:
            self.list.chooser.aim(Beginning(str(self.list.chooser.case.currentData() or "")))

    def _begin(self, kind: str, case: str, stage: str) -> None:
        if self._begun:
            return  # the first one is on its way
        self._begun = new_id()
        self._ahead = _main_place(self._desk, kind, self._begun)
        self.list.refuse("")
        self.list.hear_typing()
        self._desk.run(
            commands.begin,
            self._desk.pack,
            kind=kind,
            case=case,
            stage=stage,
            row=self._begun,
            refused=self._not_begun,
        )

    def _keep_ahead(self, words: str) -> None:
        """What is typed before the record is there is a draft of the field that it goes to."""
        if self._ahead:
            self._desk.drafts.keep(Draft(self._ahead, self._desk.assessment, AHEAD, words, ""))

    def _not_begun(self, sentence: str) -> None:
        self._begun = ""
        ahead = self.list.typed_ahead()
        self.list.refuse(f"{sentence} {KEPT_AHEAD}" if ahead.strip() else sentence)

    def _quote(self) -> None:
        if self.view:
            self.view.quote()


def _main_place(desk: Desk, kind: str, record: str) -> str:
    """Where the words of a record that is being begun are a draft; empty where its form takes none."""
    form = next((k.form for k in desk.pack.source_kinds if k.id == kind), "")
    field = records.main_field(desk.pack.form(form)) if form else None
    return f"answer/{answers.answer_id(desk.assessment, form, record, field.id)}/value" if field else ""


def _stage(desk: Desk, about: str) -> Stage:
    """The stage that the page shows; the first that records anything where none is named."""
    stages = [stage for stage in desk.pack.stages if stage.page == records.PAGE]
    return next((stage for stage in stages if stage.about == about), stages[0])
