"""The preview of a print: the very PDF that is saved and printed, page by page."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csa_desktop.commands import printing
from csa_desktop.commands.prints import AS_WORD_TOO
from csa_desktop.domain.forms import LETTER
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.pages.page import Desk, Page
from csa_desktop.gui.paper.laying_out import WHAT, Gather, Laid, LaidDesk, LayingOut
from csa_desktop.gui.paper.places import place_before, wanted_at
from csa_desktop.gui.paper.remark import Remark
from csa_desktop.gui.paper.saving import Saving
from csa_desktop.gui.paper.to_printer import ToPrinter
from csa_desktop.gui.places import Place
from csa_desktop.gui.reader.page_scroll import PageScroll
from csa_desktop.gui.reader.reader_bar import ReaderBar
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.elided import Elided

SHOW_WAITING_AFTER = 300
"""Milliseconds: a short print is there before anybody asks where it is."""

Sizes = tuple[tuple[float, float], ...]


class PrintPreview(Page):
    """Shows a print as it is now, and lays it out again when what it says has changed."""

    def __init__(
        self, desk: Desk, about: str, *, gather: Gather = printing.gather, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._about = desk, about
        self._wanted = wanted_at(about)
        self._came = False
        self._said_of_laying = ""
        self._sizes: Sizes = ()
        self._pages: LaidDesk | None = None
        self.laying, self.laying_word = LayingOut(desk, self, gather=gather), LayingOut(desk, self)
        self.saving, self.printing = Saving(desk, self), ToPrinter(desk, self)
        self.title, self.remark, self.view = Elided(look="strong"), Remark(), PageScroll()
        self.back = Button("Back", kind="quiet")
        self.save, self.print = Button("Save as PDF …", key="Ctrl S"), Button("Print …", kind="primary")
        self.word = Button("Save as Word …")
        self._waiting = QTimer(self, singleShot=True, interval=SHOW_WAITING_AFTER)
        self._lay_out()
        self._connect()
        self._allow(on=False)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(14, 8, 14, 2)
        head.setSpacing(10)
        head.addWidget(self.back)
        head.addWidget(self.title, 1)
        head.addWidget(self.save)
        head.addWidget(self.word)
        self.word.setVisible(self._is_letter())
        head.addWidget(self.print)
        self.bar = ReaderBar()
        self.bar.serve(self.view)
        self.bar.search.hide()
        below = QHBoxLayout()
        below.setContentsMargins(14, 0, 14, 0)
        below.addWidget(self.bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(below)
        column.addWidget(self.remark)
        column.addWidget(self.view, 1)

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self.went.emit(place_before(self._desk.pack, self._wanted)))
        self.save.clicked.connect(self._save)
        self.word.clicked.connect(self._save_as_word)
        self.laying_word.laid.connect(lambda laid: self.saving.ask(laid))
        self.laying_word.failed.connect(lambda sentence: self.remark.say(sentence, look="error"))
        self.print.clicked.connect(self._print)
        self.laying.began.connect(self._began)
        self.laying.unchanged.connect(lambda: self._allow(on=bool(self._sizes)))
        self.laying.progressed.connect(self._progressed)
        self.laying.laid.connect(self._laid)
        self.laying.failed.connect(self._not_laid)
        self._waiting.timeout.connect(self._say_waiting)
        self.saving.saved.connect(lambda sentence: self.remark.say(sentence, look="good"))
        self.saving.refused.connect(lambda sentence: self.remark.say(sentence, look="error"))
        self.printing.progressed.connect(self._say_printing)
        self.printing.printed.connect(lambda sentence: self.remark.say(sentence, look="good"))
        self.printing.refused.connect(lambda sentence: self.remark.say(sentence, look="error"))
        QShortcut(QKeySequence.StandardKey.Print, self).activated.connect(self.print.click)
        QShortcut(QKeySequence.StandardKey.Save, self).activated.connect(self.save.click)

    def show_trail(self, trail: Trail) -> None:
        """Lay it out again where what it says has changed."""
        if self._came:
            self.laying.want(self._wanted)

    def go_to(self, place: Place) -> None:
        """Show the copy of a form that the place names."""
        self._wanted, self._came = wanted_at(self._about, place.tab), True
        if self.remark.look == "good":
            self.remark.clear()
        self.laying.want(self._wanted)
        self.view.setFocus()

    def leave(self) -> None:
        """Let go of what is not laid out yet; it begins anew when one comes back. Printing stops.

        A lock follows as this does, and what the printing system holds of a print must not outlive it.
        """
        self.laying.stop()
        self.laying_word.stop()
        self._waiting.stop()
        self.printing.stop()

    # Laying out

    def _began(self) -> None:
        self._allow(on=False)
        self._waiting.start()

    def _say_waiting(self, share: float = 0.0) -> None:
        done = f": {share:.0%}" if share else " …"
        self._say_of_laying(f"{WHAT}{done}", action="Cancel", act=self._cancel)

    def _progressed(self, share: float) -> None:
        if not self._waiting.isActive():
            self._say_waiting(share)

    def _cancel(self) -> None:
        self.laying.stop()
        self._not_laid(f"{WHAT} was stopped. Nothing was saved or printed.", look="quiet")

    def _not_laid(self, sentence: str, look: str = "error") -> None:
        self._waiting.stop()
        self._say_of_laying(sentence, look=look, action="Lay it out again", act=self._again)

    def _again(self) -> None:
        self.laying.want(self._wanted)

    def _say_of_laying(self, sentence: str, **how: Any) -> None:
        self._said_of_laying = sentence
        self.remark.say(sentence, **how)

    def _laid(self, laid: Laid) -> None:
        self._waiting.stop()
        if self.remark.text() == self._said_of_laying:
            self.remark.clear()
        self.title.set_words(laid.printing.name)
        self._let_go()
        pages = self._pages = LaidDesk(self._desk, laid, self)
        self.view.page_wanted.connect(pages.draw)
        pages.opened.connect(self._opened)
        pages.drawn.connect(self.view.set_page_picture)
        pages.page_failed.connect(self.view.set_page_message)
        pages.failed.connect(self._not_laid)
        pages.open()

    def _let_go(self) -> None:
        if self._pages:
            self.view.page_wanted.disconnect(self._pages.draw)
            self._pages.blockSignals(True)
            self._pages.deleteLater()

    def _opened(self, sizes: Sizes) -> None:
        page, first = self.view.page(), not self._sizes
        self._sizes = sizes
        self.view.set_document(sizes)
        if first and self.view.zoom() > 1:
            self.view.set_zoom(1)
        self.view.go_to_page(page)
        self._allow(on=True)

    # Out of the program

    def _allow(self, *, on: bool) -> None:
        for button in (self.save, self.word, self.print):
            button.setEnabled(on)

    def _save(self) -> None:
        if self.laying.now:
            self.saving.ask(self.laying.now)

    def _is_letter(self) -> bool:
        forms = (form for form in self._desk.pack.forms if form.id == self._wanted.form)
        return self._wanted.sheet in AS_WORD_TOO or any(form.layout == LETTER for form in forms)

    def _save_as_word(self) -> None:
        """The words are laid out as they are now; Word makes its own pages of them."""
        self.laying_word.now = None
        self.laying_word.want(replace(self._wanted, word=True))

    def _print(self) -> None:
        if self.laying.now and not self.printing.busy:
            self.printing.ask(self.laying.now, self._sizes)

    def _say_printing(self, done: int, of: int) -> None:
        said = f"Printing page {min(done + 1, of)} of {of}. Stay on this page until it is done."
        self.remark.say(said, action="Stop printing", act=self.printing.stop)
