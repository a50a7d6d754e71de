"""What the page of all assessments asks of the store: where each stands, and the list of authorities."""

import hashlib
from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject

from csa_desktop import clock
from csa_desktop.commands import authorities, due_list, home
from csa_desktop.commands.prints import Printing
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.home import Standing
from csa_desktop.domain.values import Assessment
from csa_desktop.errors import UserError
from csa_desktop.frameworks.packs import find_pack
from csa_desktop.gui.assessments_page import AssessmentsPage
from csa_desktop.gui.fields.editor import Editor
from csa_desktop.gui.home.begin_form import BeginForm
from csa_desktop.gui.home.entry_box import EntryBox
from csa_desktop.gui.lanes import StoreLanes
from csa_desktop.gui.pages.page import Outside
from csa_desktop.gui.pages.unsent import BEGINNING, ENTRY, Here, Unsent, said_again
from csa_desktop.gui.paper.laying_out import WHAT, Laid
from csa_desktop.gui.paper.saving import Saving
from csa_desktop.gui.runner import Runner
from csa_desktop.store.store import Store

NEW = "new"
"""What is typed about an entry, or an assessment, that is not there yet."""


class HomeWork(QObject):
    """Reads off the window's thread, and shows on the page what came of it."""

    def __init__(
        self,
        store: Store,
        runner: Runner,
        outside: Outside,
        packs: Mapping[str, Pack],
        page: AssessmentsPage,
    ) -> None:
        super().__init__(page)
        self._store, self._runner, self._packs, self._page = store, runner, packs, page
        self._here = Here("", runner.read, runner.drafts)
        self._beginning: Unsent | None = None
        self._entry: Unsent | None = None
        self._outside = outside
        self.saving = Saving(StoreLanes(store, runner), page)
        self.saving.saved.connect(page.say_done)
        self.saving.refused.connect(page.say)
        page.print_wanted.connect(self._lay_out)
        page.corrected.connect(self._correct)
        page.taken_back.connect(self._take_back)
        page.asking.connect(self._follow)
        self._read_authorities()

    def survey(self) -> None:
        """Read where each assessment stands now, then the conflicts, which need the whole log."""
        find = partial(_pack_here, self._packs)
        self._runner.read(home.survey, find, clock.today(), then=self._page.show_standings)
        self._runner.read(Store.conflicts_of_each, then=self._page.show_conflicts)

    # What is typed and not sent yet

    def _follow(self, form: BeginForm) -> None:
        """Of the assessment that is to be begun, and of each entry that is opened from there."""
        self._beginning = self._unsent(form.typed, BEGINNING, NEW, form)
        self._beginning.came_back.connect(lambda at: form.say_again(said_again(at)))
        self._beginning.offer()
        form.entry_opened.connect(self._follow_entry)
        form.entry_closing.connect(self._end_entry)

    def _follow_entry(self, box: EntryBox) -> None:
        self._entry = self._unsent(box.fields, ENTRY, box.id or NEW, self)
        box.left.connect(self._entry.drop)
        self._entry.came_back.connect(lambda at: box.say_again(said_again(at)))
        self._entry.offer()

    def _end_entry(self) -> None:
        if self._entry:
            self._entry.end()

    def _unsent(self, fields: Mapping[str, Editor], box: str, row: str, parent: QObject) -> Unsent:
        return Unsent(self._here, fields, box=box, row=row, title="The list of assessments", parent=parent)

    def keep(self) -> None:
        """Make drafts of what was typed last."""
        for unsent in (self._beginning, self._entry):
            if unsent:
                unsent.keep()

    def was_begun(self) -> None:
        """The assessment that was asked for is there."""
        self._page.form.was_begun()
        if self._beginning:
            self._beginning.begin_anew()

    def _lay_out(self, standings: Sequence[Standing]) -> None:
        """What is due, on paper: laid out in the work process, then asked where to."""
        self._page.say("")
        printing = due_list.due_print(standings, clock.today(), by=self._store.name)
        laid = partial(self._laid, printing)
        self._outside(printing.function, *printing.args, then=laid, failed=self._page.say, what=WHAT)

    def _laid(self, printing: Printing, data: bytes) -> None:
        self.saving.ask(Laid(printing, data, hashlib.sha256(data).hexdigest()))

    def _read_authorities(self) -> None:
        self._runner.read(authorities.known, then=self._page.show_known)

    def _correct(self, entry: str, name: str, kind: str, region: str) -> None:
        correct = partial(authorities.correct, self._store, entry, name=name, kind=kind, region=region)
        then = partial(self._corrected, name, self._entry)
        self._runner.write(correct, then=then, refused=self._page.form.refuse)

    def _take_back(self, entry: str) -> None:
        take_back = partial(authorities.take_back, self._store, entry)
        self._runner.write(take_back, then=partial(self._corrected, entry, self._entry))

    def _corrected(self, name: str, typed: Unsent | None, _: object) -> None:
        if typed:
            typed.drop()
        self._page.form.was_corrected(name)
        self._read_authorities()


def _pack_here(packs: Mapping[str, Pack], about: Assessment) -> Pack | None:
    """The framework that an assessment began with; None where that version is not installed here."""
    pack = packs.get(about.pack)
    if pack is None or pack.version == about.pack_version:
        return pack
    try:
        return find_pack(about.pack, about.pack_version)
    except UserError:
        return None
