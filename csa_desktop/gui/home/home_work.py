"""What the page of all assessments asks of the store: where each stands, and the list of authorities."""

import hashlib
from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject

from csa_desktop import clock
from csa_desktop.commands import authorities, due_list, home
from csa_desktop.commands.printing import Printing
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.home import Standing
from csa_desktop.domain.values import Assessment
from csa_desktop.errors import UserError
from csa_desktop.frameworks.packs import find_pack
from csa_desktop.gui.assessments_page import AssessmentsPage
from csa_desktop.gui.lanes import StoreLanes
from csa_desktop.gui.pages.page import Outside
from csa_desktop.gui.paper.laying_out import WHAT, Laid
from csa_desktop.gui.paper.saving import Saving
from csa_desktop.gui.runner import Runner
from csa_desktop.store.store import Store


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
        self._outside = outside
        self.saving = Saving(StoreLanes(store, runner), page)
        self.saving.saved.connect(page.say_done)
        self.saving.refused.connect(page.say)
        page.print_wanted.connect(self._lay_out)
        page.corrected.connect(self._correct)
        page.taken_back.connect(self._take_back)
        self._read_authorities()

    def survey(self) -> None:
        """Read where each assessment stands now, then the conflicts, which need the whole log."""
        find = partial(_pack_here, self._packs)
        self._runner.read(home.survey, find, clock.today(), then=self._page.show_standings)
        self._runner.read(Store.conflicts_of_each, then=self._page.show_conflicts)

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
        self._runner.write(correct, then=partial(self._corrected, name), refused=self._page.form.refuse)

    def _take_back(self, entry: str) -> None:
        take_back = partial(authorities.take_back, self._store, entry)
        self._runner.write(take_back, then=partial(self._corrected, entry))

    def _corrected(self, name: str, _: object) -> None:
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
