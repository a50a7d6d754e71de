"""A paragraph or point of the letter: its words, its count of supports in the margin, what is wrong below."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csa_desktop.commands import drafts, letters
from csa_desktop.commands.letter_rows import Cut, with_cuts
from csa_desktop.domain.letter_edits import edited
from csa_desktop.domain.letter_text import Sentence
from csa_desktop.domain.trail import Trail
from csa_desktop.gui import theme
from csa_desktop.gui.keeping import Seen
from csa_desktop.gui.pages.lettering.inset import MARGIN, PADDING
from csa_desktop.gui.pages.lettering.sentence_text import SentenceText
from csa_desktop.gui.pages.lettering.shown import ParagraphShown, SentenceShown, is_list, kind_of
from csa_desktop.gui.pages.notebook.kept import Kept, Refused, Then
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.parted.beside import VersionsBadge
from csa_desktop.gui.widgets.chip import Chip
from csa_desktop.gui.widgets.column import empty
from csa_desktop.gui.widgets.flow import Flow
from csa_desktop.gui.widgets.words import Words
from csa_desktop.store.log import Recorded

GAP = 8


class ParagraphRow(QWidget):
    """Follows the store while nobody types; what is typed goes to one command, sentence by sentence."""

    selected = Signal(str)
    went = Signal(object)
    began = Signal(str)
    """Another paragraph began within this one: its id."""
    taken_out = Signal(object)
    """Sentences that were taken out, with what they stood on (`Cut`s): they may be put in elsewhere."""

    def __init__(
        self,
        desk: Desk,
        shown: ParagraphShown,
        title: str,
        cuts: Callable[[], Sequence[Cut]],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"paragraph-{shown.spot.paragraph}")
        self._desk, self._cuts, self.shown = desk, cuts, shown
        self._trail: Trail | None = None
        self._last: tuple[Trail, ParagraphShown, Mapping[str, str]] | None = None
        self._was: tuple[Sentence, ...] = ()
        self._own: dict[str, str] = {}
        self._elsewhere: dict[str, str] = {}
        self._seen_at = 0
        self._own_at = 0
        self.text = SentenceText(f"{title}, paragraph")
        self.text.setProperty("look", "letter")
        self.count = Chip("", tone="plain", name="What this stands on")
        self._below = QWidget()
        self._chips = Flow(self._below)
        self._lay_out()
        spot = shown.spot
        place = drafts.where(
            letters.DRAFT, spot.section, spot.place, spot.subject, spot.key_judgement, spot.after or ""
        )
        self.kept = Kept(
            desk,
            self.text,
            self._send,
            row=(letters.DRAFT, spot.paragraph),
            draft_row=(place, spot.paragraph),
            field="text",
            title=f"Letter, {title}",
            parent=self,
        )
        self._connect()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        if is_list(self.shown.spot.place):
            row.addWidget(Words("•", look="quote"), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self.text)
        column.addWidget(self._below)
        row.addLayout(column, 1)
        self._margin = QWidget()
        inner = QHBoxLayout(self._margin)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.count, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        row.addWidget(self._margin)
        self._below.hide()

    def set_beside(self, within: bool) -> None:
        """Let the count stand within the column, or in the margin beside the paper."""
        room = 0 if within else theme.px(PADDING)
        if layout := self._margin.layout():
            layout.setContentsMargins(room, 0, 0, 0)
        self._margin.setFixedWidth(room + theme.px(MARGIN) - GAP)

    def _connect(self) -> None:
        self.text.sentence_entered.connect(self.selected)
        self.text.parted.connect(self.kept.keep)
        self.text.entered.connect(self.kept.keep)
        self.count.clicked.connect(self._to_first)

    def show_paragraph(self, shown: ParagraphShown, trail: Trail, changed_at: Mapping[str, str]) -> None:
        """The store says this now; while something is being typed the words stay."""
        if (trail, shown, changed_at) == self._last:
            return
        self._last = (trail, shown, dict(changed_at))
        self._trail, self.shown = trail, shown
        if not self.kept.typing and trail.at >= self._own_at:
            self._was = tuple(Sentence(s.id, s.text) for s in shown.sentences)
            self._own, self._elsewhere, self._seen_at = {}, {}, trail.at
        self.kept.show(shown.text, trail.at)
        self.text.show_sentences(shown.sentences)
        self._show_count()
        self._show_below(trail, changed_at)

    def is_empty(self) -> bool:
        """Whether nothing is written, here or in the store."""
        return not self.shown.sentences and not self.text.value()

    def _show_count(self) -> None:
        bare = any(s.bare for s in self.shown.sentences)
        self.count.setVisible(bool(self.shown.sentences) and not self.shown.is_formula)
        self.count.set_words(str(self.shown.supports))
        self.count.setProperty("tone", "caution" if bare else "plain")
        said = f"Stands on {self.shown.supports}" + ("; a sentence stands on nothing" if bare else "")
        self.count.setAccessibleName(said)
        self.count.set_tip(said)

    def _show_below(self, trail: Trail, changed_at: Mapping[str, str]) -> None:
        empty(self._chips)
        for sentence in self.shown.sentences:
            for on in sentence.changed[:1]:
                when = changed_at.get(on, "")
                chip = Chip(" ".join(filter(None, (kind_of(trail, on), "changed", when))), tone="caution")
                chip.clicked.connect(partial(self._to, sentence.id))
                self._chips.addWidget(chip)
            if sentence.torn:
                self._chips.addWidget(self._badge(trail, sentence))
        self._below.setVisible(bool(self._chips.count()))

    def _badge(self, trail: Trail, sentence: SentenceShown) -> VersionsBadge:
        badge = VersionsBadge()
        badge.show_conflicts(trail, self._desk.pack, sentence.torn, _Shown(trail, sentence.id))
        badge.went.connect(self.went)
        return badge

    def _to(self, sentence: str, *_: object) -> None:
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.text.go_to(sentence)

    def _to_first(self) -> None:
        """To the sentence that stands on nothing, or the first."""
        bare = (s.id for s in self.shown.sentences if s.bare)
        self._to(next(bare, self.shown.sentences[0].id if self.shown.sentences else ""))

    # Writing

    def _send(self, value: Any, seen: Seen, then: Then, refused: Refused) -> None:
        run, spot = self._desk.run, self.shown.spot
        if isinstance(seen, int) and self._seen_at and seen < self._seen_at:  # typing of an earlier time
            run(letters.write_paragraph, spot, value, seen=seen, then=then, refused=refused)
            return
        made = edited(self._was, value, spot.paragraph, self._elsewhere)
        if self._trail:
            made = with_cuts(self._trail, made, self._cuts())
            if out := letters.cuts_of(self._trail, made.gone):
                self.taken_out.emit(out)
        run(
            letters.write,
            spot,
            made,
            was=self._was,
            seen=self._seen_at or None,
            own=dict(self._own),
            cuts=self._cuts(),
            then=partial(self._written, made.sentences(), {p.id: p.paragraph for p in made.pieces}, then),
            refused=refused,
        )

    def _written(
        self, sentences: tuple[Sentence, ...], where: Mapping[str, str], then: Then, recorded: Recorded
    ) -> None:
        earlier = set(self._elsewhere.values()) | {self.shown.spot.paragraph}
        self._was, self._elsewhere = sentences, dict(where)
        self._own |= {
            row: change for (table, row), change in recorded.changes.items() if table == "statement"
        }
        self._own_at = max(self._own_at, recorded.at)
        then(recorded)
        if begun := next((name for name in where.values() if name not in earlier), ""):
            self.began.emit(begun)


class _Shown(Mapping[str, object]):
    """What a sentence's fields say, as the badge asks for them."""

    def __init__(self, trail: Trail, row: str) -> None:
        self._here = trail.statement(row)

    def __getitem__(self, name: str) -> object:
        return getattr(self._here, name, "")

    def __iter__(self) -> Any:
        return iter(())

    def __len__(self) -> int:
        return 0
