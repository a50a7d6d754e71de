"""Going through the letter by key, and where the caret is once a paragraph was changed."""

from functools import partial

from PySide6.QtCore import QObject, Qt

from csa_desktop.commands import letters
from csa_desktop.gui.pages.lettering.paper_rows import PaperRows
from csa_desktop.gui.pages.lettering.paragraph_row import ParagraphRow
from csa_desktop.gui.pages.notebook.sheet import SheetArea
from csa_desktop.gui.pages.page import Desk


class Walk(QObject):
    """Puts the caret where it belongs; what has to be shown first is gone to once it is there."""

    def __init__(self, desk: Desk, rows: PaperRows, area: SheetArea, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._rows, self._area = desk, rows, area
        self._next: tuple[str, str] | None = None

    def wire(self, row: ParagraphRow) -> None:
        """Follow the keys of a paragraph."""
        row.began.connect(self.go_next)
        row.text.next_wanted.connect(lambda: self._rows.open_after(row))
        row.text.move_wanted.connect(lambda by: self._rows.move(row, by))
        row.text.join_wanted.connect(lambda: self._join(row))
        row.text.beyond.connect(lambda by: self._beyond(row, by))
        row.text.left.connect(lambda: self._rows.close_empty(row))

    def go_next(self, paragraph: str, sentence: str = "") -> None:
        """Go to a paragraph as soon as it is shown."""
        self._next = (paragraph, sentence)
        self.shown()

    def shown(self) -> None:
        """The rows were shown anew."""
        name, sentence = self._next or ("", "")
        if row := self._rows.paragraphs.get(name):
            self._next = None
            self.focus(row, sentence)

    def focus(self, row: ParagraphRow, sentence: str = "") -> None:
        """Put the caret at the beginning of a sentence, or of the paragraph."""
        row.text.setFocus(Qt.FocusReason.OtherFocusReason)
        row.text.go_to(sentence)
        self._area.reveal(row)

    def _beyond(self, row: ParagraphRow, by: int) -> None:
        other = self._rows.before(row, by)
        if other and by > 0:
            self.focus(other)
        elif other:
            other.text.setFocus()
            other.text.to_end()
            self._area.reveal(other)

    def _join(self, row: ParagraphRow) -> None:
        """Backspace at the beginning: the sentences go on in the paragraph above."""
        spot, above = row.shown.spot, self._rows.before(row)
        if above is None or above.shown.spot.section != spot.section or above.shown.spot.place != spot.place:
            return
        if row.is_empty():
            self._beyond(row, -1)
            self._rows.close_empty(row)
            return
        first = row.shown.sentences[0].id if row.shown.sentences else ""
        for one in (above, row):
            one.kept.keep()
        joined = above.shown.spot.paragraph
        then = partial(self._joined, joined, first)
        self._desk.run(letters.join_paragraphs, spot.section, joined, spot.paragraph, then=then)

    def _joined(self, paragraph: str, sentence: str, _: object) -> None:
        self.go_next(paragraph, sentence)
