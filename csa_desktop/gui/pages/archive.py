"""The archive (003:350): what is not complete, how it leaves, where it is written, how long it is kept."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from csa_desktop import clock
from csa_desktop.commands import archive
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.pages.archiving.archive_run import ArchiveRun
from csa_desktop.gui.pages.archiving.how_box import HowBox
from csa_desktop.gui.pages.archiving.keeping_box import KeepingBox
from csa_desktop.gui.pages.page import Desk, Page
from csa_desktop.gui.paper.left_program import LeftProgram
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.column import Column, bring_into_view, empty
from csa_desktop.gui.widgets.flow import beside
from csa_desktop.gui.widgets.words import Words

PAGE = "archive"
WIDEST = 900
"""In units of text size."""
WHAT = (
    "One file with all of this assessment, to be read without this program: the notebook, the forms and the "
    "letters as PDF, every document as it came, all that was written as tables, and who changed what and "
    "when. Children are codes in it. Stay on this page while it is made: leaving it stops it."
)
BEFORE, SOUND = "Not yet sound or complete", "Nothing was found that is not sound or complete."
ANYWAY = "The archive can be made all the same; the file says what is listed here."
HOW, KEEP, LEFT = "How it leaves", "How long it is kept", "What left the program"
DONE = (
    "It was written, read back and compared, and the disk has confirmed it.",
    "That it left, by whom and under which hash, is recorded with the assessment.",
)
WRITE = "Write the archive …"


class ArchivePage(Page):
    """Nothing is written before a folder was chosen; a file has its name only once it was read back."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._trail: Trail | None = None
        self._looked = -1
        self._sealed = ""
        stage = next((s for s in desk.pack.stages if s.page == PAGE), None)
        self.how, self.keeping = HowBox(), KeepingBox(desk)
        self.run = ArchiveRun(desk, self)
        self.write_button, self.outcome = Button(WRITE, kind="primary"), Words(look="error")
        self._before, self._left, self._done = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self.column = Column(widest=WIDEST, name=PAGE)
        self._lay_out(stage.title if stage else "Archive", stage.hint if stage else "")
        self.write_button.clicked.connect(self._ask_folder)
        self.run.written.connect(self._written)
        self.run.refused.connect(self._refuse)
        desk.read(archive.remembered_key, then=self.how.offer)

    def _lay_out(self, title: str, hint: str) -> None:
        column = self.column
        column.add(Words(title, look="title"), Words(hint, look="quiet"), Words(WHAT))
        for heading, part in ((BEFORE, self._before), (HOW, self.how)):
            column.space(8)
            column.add(Words(heading, look="heading"))
            column.add_row(part) if isinstance(part, QVBoxLayout) else column.add(part)
        column.add(beside(self.write_button), self.run.progress, self.outcome)
        column.add_row(self._done)
        column.space(8)
        column.add(Words(KEEP, look="heading"), self.keeping)
        column.space(8)
        column.add(Words(LEFT, look="heading"))
        column.add_row(self._left)
        self.outcome.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(column)

    def show_trail(self, trail: Trail) -> None:
        """Show how long it is kept, what left, and look again what is not complete."""
        before, self._trail = self._trail, trail
        self.how.show_marking(trail.assessment.marking)
        self.keeping.show_trail(trail)
        if before is None or before.rows.exports != trail.rows.exports:
            empty(self._left)
            self._left.addWidget(
                LeftProgram(trail) if trail.rows.exports else Words("Nothing yet.", look="quiet")
            )
        if self._looked != trail.at:
            self._looked = trail.at
            self._desk.read(archive.lacking, self._desk.assessment, self._desk.pack, then=self._show_lacking)

    def _show_lacking(self, found: tuple[str, ...]) -> None:
        empty(self._before)
        for sentence in found:
            self._before.addWidget(Words(f"•  {sentence}"))
        self._before.addWidget(Words(ANYWAY if found else SOUND, look="quiet"))

    # Writing

    def _ask_folder(self) -> None:
        start = str(Path.home())
        if chosen := QFileDialog.getExistingDirectory(self, "Where the archive is written", start):
            self.write_to(Path(chosen))

    def write_to(self, folder: Path) -> None:
        """Write the archive to a folder, under a name of its own that nothing there has."""
        if self._trail is None or self.run.is_busy:
            return
        if self.how.encrypted and not self.how.to():
            self.how.key.set_error("Enter the archive’s public key, or choose that it is not encrypted.")
            self.how.key.go()
            return
        self._refuse("")
        empty(self._done)
        self.write_button.setEnabled(False)
        name = archive.name_for(self._trail, encrypted=self.how.encrypted)
        self._sealed = self.how.to()
        self.run.begin(_free(folder, name), self._sealed)

    def _written(self, path: Path) -> None:
        self.write_button.setEnabled(True)
        if self._sealed:
            self._desk.run(archive.remember_key, self._sealed)
        said = "encrypted to the archive’s key" if self._sealed else "NOT encrypted"
        panel = Panel(f"The archive is written, {said}", f"{path.name} in {path.parent}")
        panel.setObjectName("written")
        panel.set_tone("selected" if self._sealed else "danger")
        for sentence in DONE:
            panel.add(Words(sentence))
        self._done.addWidget(panel)
        bring_into_view(panel)

    def _refuse(self, sentence: str) -> None:
        self.write_button.setEnabled(True)
        self.outcome.set_words(sentence)
        self.outcome.setVisible(bool(sentence))

    def go_to(self, place: Place) -> None:
        """There is one view."""
        self.selected.emit("")

    def leave(self) -> None:
        """Keep what is being typed, and stop: a lock follows as this does, and must not wait."""
        self.run.stop()
        self.keeping.keep()


def _free(folder: Path, name: str) -> Path:
    """A name that nothing in the folder has: a time of day is added where there is one already."""
    path = folder / name
    if not path.exists():
        return path
    stem, dot, suffix = name.partition(".zip")
    return folder / f"{stem} {clock.now():%H%M%S}{dot}{suffix}"
