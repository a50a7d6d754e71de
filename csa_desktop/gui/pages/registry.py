"""Which page shows which place. Adding a page is adding a line here and a stage in a pack."""

from collections.abc import Callable

from csa_desktop.gui.pages.archive import ArchivePage
from csa_desktop.gui.pages.case import CasePage
from csa_desktop.gui.pages.cases import CasesPage
from csa_desktop.gui.pages.conflicts import ConflictsPage
from csa_desktop.gui.pages.data import DataPage
from csa_desktop.gui.pages.erase import ErasePage
from csa_desktop.gui.pages.form import FormPage
from csa_desktop.gui.pages.history import HistoryPage
from csa_desktop.gui.pages.hypotheses import HypothesesPage
from csa_desktop.gui.pages.joining import JoiningPage
from csa_desktop.gui.pages.letter import LetterPage
from csa_desktop.gui.pages.letter_stages import LetterStagesPage
from csa_desktop.gui.pages.lists import ListsPage
from csa_desktop.gui.pages.meeting import MeetingPage
from csa_desktop.gui.pages.notes import NotesPage
from csa_desktop.gui.pages.overall import OverallPage
from csa_desktop.gui.pages.overview import OverviewPage
from csa_desktop.gui.pages.page import Desk, Page
from csa_desktop.gui.pages.plan import PlanPage
from csa_desktop.gui.pages.progress import ProgressPage
from csa_desktop.gui.pages.reader import ReaderPage
from csa_desktop.gui.pages.readiness import ReadinessPage
from csa_desktop.gui.pages.records import RecordsPage
from csa_desktop.gui.pages.representation import RepresentationPage
from csa_desktop.gui.pages.risk import RiskPage
from csa_desktop.gui.pages.sample import SamplePage
from csa_desktop.gui.pages.search import SearchPage
from csa_desktop.gui.pages.set_up import SettingUpPage
from csa_desktop.gui.pages.sources import SourcesPage
from csa_desktop.gui.pages.stage_forms import StageFormsPage
from csa_desktop.gui.pages.subject import SubjectPage
from csa_desktop.gui.pages.themes import ThemesPage
from csa_desktop.gui.places import Place
from csa_desktop.gui.preview import PrintPreview

_MAKE: dict[str, Callable[[Desk, str], Page]] = {
    "archive": lambda desk, _: ArchivePage(desk),
    "overview": lambda desk, _: OverviewPage(desk),
    "setting-up": lambda desk, _: SettingUpPage(desk),
    "plan": lambda desk, _: PlanPage(desk),
    "subject": lambda desk, about: SubjectPage(desk, about),
    "overall": lambda desk, _: OverallPage(desk),
    "themes": lambda desk, _: ThemesPage(desk),
    "conflicts": lambda desk, _: ConflictsPage(desk),
    "joining": lambda desk, _: JoiningPage(desk),
    "readiness": lambda desk, _: ReadinessPage(desk),
    "history": lambda desk, about: HistoryPage(desk, about),
    "notes": lambda desk, _: NotesPage(desk),
    "search": lambda desk, _: SearchPage(desk),
    "sources": lambda desk, _: SourcesPage(desk),
    "data": lambda desk, _: DataPage(desk),
    "hypotheses": lambda desk, _: HypothesesPage(desk),
    "meeting": lambda desk, _: MeetingPage(desk),
    "reader": lambda desk, about: ReaderPage(desk, about),
    "progress": lambda desk, _: ProgressPage(desk),
    "moderation": lambda desk, about: StageFormsPage(desk, "moderation", about),
    "cases": lambda desk, _: CasesPage(desk),
    "case": lambda desk, about: CasePage(desk, about),
    "lists": lambda desk, _: ListsPage(desk),
    "sample": lambda desk, _: SamplePage(desk),
    "letter": lambda desk, _: LetterPage(desk),
    "letter-stages": lambda desk, _: LetterStagesPage(desk),
    "letters": lambda desk, about: StageFormsPage(desk, "letters", about),
    "erase": lambda desk, about: ErasePage(desk, about),
    "records": lambda desk, about: RecordsPage(desk, about),
    "representation": lambda desk, _: RepresentationPage(desk),
    "risk": lambda desk, about: RiskPage(desk, about),
    "form": lambda desk, about: FormPage(desk, about),
    "print": lambda desk, about: PrintPreview(desk, about),
}
_WITHOUT_TRAIL = frozenset(
    {
        "board",
        "national",
        "overview",
        "themes",
        "joining",
        "cases",
        "history",
        "readiness",
        "search",
        "notes",
        "moderation",
        "letters",
        "letter-stages",
        "lists",
        "sample",
        "plan",
        "setting-up",
        "risk",
        "representation",
        "archive",
        "form",
        "print",
        "exchange",
        "store",
        "help",
        "erase",
    }
)

__all__ = ["SearchPage", "has_trail", "make"]


def make(desk: Desk, place: Place) -> Page:
    """A new page for a place; KeyError for a page that does not exist."""
    page = _MAKE[place.page](desk, place.about)
    page.setObjectName(f"page-{place.id}")
    return page


def has_trail(page: str) -> bool:
    """Whether the right side of the window has something to show beside this page."""
    return page not in _WITHOUT_TRAIL
