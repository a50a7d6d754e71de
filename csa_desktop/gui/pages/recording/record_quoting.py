"""Where the words of a record go: a theme, a stage of the journey, and a finding of the record's case."""

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from csa_desktop.domain.framework import Pack
from csa_desktop.domain.quotes import snap_to_words
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Source, Statement
from csa_desktop.gui.fields.select import PlainBox
from csa_desktop.gui.pages.documents.quoting import QuoteBar
from csa_desktop.gui.pages.filling.copy_body import CopyBody
from csa_desktop.gui.pages.filling.field_box import FieldBox
from csa_desktop.gui.text_units import from_units, raw, to_units

ALL_OF_IT = "The whole journey"
_LINE_WITHIN = "\u2028"


class RecordQuoteBar(QuoteBar):
    """The reader's bar for a record: no pages, and the stage that the finding is about."""

    def __init__(self, pack: Pack, record: Source, *, parent: QWidget | None = None) -> None:
        self._record = record
        super().__init__(pack, parent=parent)
        self.whole.hide()
        self.stage: QComboBox = PlainBox()
        self.stage.setObjectName("quoteStage")
        self.stage.setAccessibleName("Stage of the journey that the finding is about")
        self.stage.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.stage.setMinimumContentsLength(8)
        self.stage.addItem(ALL_OF_IT, "")
        for stage in pack.journey_stages():
            self.stage.addItem(stage.short or stage.title, stage.id)
        self.where.insertWidget(2, self.stage)
        for at, share in enumerate((3, 4, 3), start=1):
            self.where.setStretch(at, share)
        self.stage.setVisible(bool(pack.journeys))
        self._choose_stage(record.stage)

    def show_record(self, record: Source) -> None:
        """The record says this now; a stage that was chosen here stays until the record's own changes."""
        if record.stage != self._record.stage:
            self._choose_stage(record.stage)
        self._record = record

    def findings(self, trail: Trail, subject: str) -> tuple[Statement, ...]:
        """Those of the record's case, and those of no case."""
        found = super().findings(trail, subject)
        return tuple(f for f in found if not self._record.case or f.case in ("", self._record.case))

    def _choose_stage(self, stage: str) -> None:
        self.stage.setCurrentIndex(max(0, self.stage.findData(stage)))


def selected_words(body: CopyBody) -> tuple[str, str, int] | None:
    """(field, words, where they begin) of what is selected in a form, whole words; None where nothing is.

    What has the focus comes first; a text that was left keeps what was selected in it.
    """
    boxes = sorted(body.boxes.values(), key=lambda box: not box.editor.focus_target().hasFocus())
    for box in boxes:
        target = box.editor.focus_target()
        found = _in_text(target) if isinstance(target, QPlainTextEdit) else _in_line(target)
        if found:
            text, start, end = found
            start, end = snap_to_words(text, start, end)
            if start < end:
                return box.field.id, text[start:end].replace(_LINE_WITHIN, "\n"), start
    return None


def _in_text(target: QPlainTextEdit) -> tuple[str, int, int] | None:
    cursor, plain = target.textCursor(), target.document().toRawText()
    if not cursor.hasSelection():
        return None
    return raw(plain), from_units(plain, cursor.selectionStart()), from_units(plain, cursor.selectionEnd())


def _in_line(target: QWidget) -> tuple[str, int, int] | None:
    if not isinstance(target, QLineEdit) or not target.hasSelectedText():
        return None
    text, start = target.text(), target.selectionStart()
    return text, from_units(text, start), from_units(text, start + target.selectionLength())


def show_words(box: FieldBox, start: int, end: int) -> None:
    """Go to a field and select the words that stand there."""
    target = box.editor.focus_target()
    box.editor.go()
    if isinstance(target, QPlainTextEdit):
        cursor, plain = target.textCursor(), target.document().toRawText()
        cursor.setPosition(to_units(plain, start))
        cursor.setPosition(to_units(plain, end), cursor.MoveMode.KeepAnchor)
        target.setTextCursor(cursor)
    elif isinstance(target, QLineEdit):
        text = target.text()
        target.setSelection(to_units(text, start), to_units(text, end) - to_units(text, start))
