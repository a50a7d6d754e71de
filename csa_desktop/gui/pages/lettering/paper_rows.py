"""The rows of the letter's sheet: heads of sections, paragraphs, points in columns, and lines that add."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import partial
from time import perf_counter
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from csa_desktop.commands import letters
from csa_desktop.commands.letter_rows import Cut, Spot
from csa_desktop.domain.letter_text import PARAGRAPH
from csa_desktop.domain.readiness import NONE_FOUND
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import new_id
from csa_desktop.gui.pages.lettering.columns_row import ADDS, ColumnsHead, ColumnsRow
from csa_desktop.gui.pages.lettering.inset import Inset
from csa_desktop.gui.pages.lettering.paragraph_row import ParagraphRow
from csa_desktop.gui.pages.lettering.section_head import SectionHead
from csa_desktop.gui.pages.lettering.shown import ParagraphShown, SectionShown, SentenceShown, under
from csa_desktop.gui.pages.notebook.add_line import AddLine
from csa_desktop.gui.pages.notebook.kept import let_go
from csa_desktop.gui.pages.notebook.sheet import Row
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.turns import TURN_SECONDS
from csa_desktop.gui.widgets.words import Run, Words

W = TypeVar("W", bound=QWidget)
IMPROVEMENTS_BESIDE = ("strength", "improvement")
ABOVE_SECTION, ABOVE_PARAGRAPH, ABOVE_POINT = 26, 12, 4


class PaperRows(QObject):
    """Widgets are kept by what they show, so that whoever types is never disturbed."""

    arranged = Signal()
    """What is to be shown has changed without a trail: a new paragraph was opened or let go."""

    def __init__(
        self, desk: Desk, letter: str, wire: Callable[[ParagraphRow], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._letter, self._wire = desk, letter, wire
        self.paragraphs: dict[str, ParagraphRow] = {}
        self.order: list[str] = []
        """The paragraphs that are shown, from the top."""
        self.is_whole, self._until = False, 0.0
        self.cuts: list[Cut] = []
        """Sentences that were taken out while the page was open, the last ones first."""
        self._new: dict[str, Spot] = {}
        self._kept: dict[Hashable, QWidget] = {}
        self._insets: dict[QWidget, Inset] = {}
        self._sections: dict[str, SectionShown] = {}

    # Showing

    def rows(
        self, trail: Trail, sections: Sequence[SectionShown], changed_at: Mapping[str, str]
    ) -> list[Row]:
        """The rows of the sheet from the top; those of a long letter are made in turns."""
        self.is_whole, self._until = True, 0.0
        self._sections, self.order = {s.id: s for s in sections}, []
        there = {p.spot.paragraph for s in sections for p in s.paragraphs}
        self._new = {name: spot for name, spot in self._new.items() if name not in there}
        rows: list[Row] = []
        for section in sections:
            if ("head", section.id) in self._kept or self._has_time():
                rows += self._section(trail, section, changed_at)
        self._drop_gone({*there, *self._new})
        return [(self._inset(widget), above) for widget, above in rows]

    def _has_time(self) -> bool:
        """A turn begins with the first thing that is made, so that each gets further."""
        self._until = self._until or perf_counter() + TURN_SECONDS
        there = perf_counter() < self._until
        self.is_whole = self.is_whole and there
        return there

    def _inset(self, widget: QWidget) -> Inset:
        if widget not in self._insets:
            self._insets[widget] = Inset(widget, beyond=isinstance(widget, ParagraphRow))
        return self._insets[widget]

    def _section(self, trail: Trail, section: SectionShown, changed_at: Mapping[str, str]) -> list[Row]:
        head = self._keep(("head", section.id), lambda: SectionHead(self._desk, self._letter))
        head.show_section(section)
        rows: list[Row] = [(head, ABOVE_SECTION)]
        if set(IMPROVEMENTS_BESIDE) <= set(section.lists):
            return [*rows, *self._columns(trail, section, changed_at)]
        if section.lists:
            return [*rows, *self._areas(trail, section, changed_at)]
        for name in self._with_new(section.id, PARAGRAPH, "", under(section, PARAGRAPH)):
            self._add_paragraph(rows, trail, section, name, changed_at, ABOVE_PARAGRAPH)
        rows += [(self._rating(section.id, *each), ABOVE_POINT) for each in section.ratings]
        rows.append((self._line(section, PARAGRAPH, "", "Add a paragraph"), ABOVE_POINT))
        return rows

    def _columns(self, trail: Trail, section: SectionShown, changed_at: Mapping[str, str]) -> list[Row]:
        head = self._keep(("columns", section.id), partial(ColumnsHead, section.lists))
        rows: list[Row] = [(head, ABOVE_PARAGRAPH)]
        for subject in (s for s in self._desk.pack.subjects if s.kind == "outcome"):
            made = partial(self._new_columns, section.id, subject.id, subject.title, section.lists)
            if ("points", section.id, subject.id) not in self._kept and not self._has_time():
                continue
            row = self._keep(("points", section.id, subject.id), made)
            for place in section.lists:
                shown = under(section, place, subject.id)
                names = self._with_new(section.id, place, subject.id, shown)
                found = [self._paragraph(trail, section, name, changed_at) for name in names]
                looked = trail.answer(NONE_FOUND, subject.id, place) == "yes"
                row.show_none(place, found_none=looked and not names)
                row.show_points(place, [one for one in found if one], self._let_go)
            rows.append((row, ABOVE_POINT))
        return rows

    def _new_columns(self, section: str, subject: str, title: str, lists: Sequence[str]) -> ColumnsRow:
        row = ColumnsRow(subject, title, lists)
        row.add_wanted.connect(lambda place, subject: self.open_new(Spot(section, new_id(), place, subject)))
        return row

    def _areas(self, trail: Trail, section: SectionShown, changed_at: Mapping[str, str]) -> list[Row]:
        """Areas under their outcome and key judgement."""
        (place, *_), rows, last = section.lists, list[Row](), ("", "")
        titles = {s.id: s.title for s in self._desk.pack.subjects}
        topics = {k.id: k.text for k in self._desk.pack.key_judgements}
        for name in self._with_new(section.id, place, "", under(section, place)):
            spot = self._spot(section, name)
            if spot.subject != last[0]:
                words = self._words(
                    ("subject", section.id, spot.subject), "heading", titles.get(spot.subject, "")
                )
                rows.append((words, ABOVE_PARAGRAPH))
            if (spot.subject, spot.key_judgement) != last and spot.key_judgement:
                topic = topics.get(spot.key_judgement, "")
                rows.append((self._words(("topic", *last, name), "letterTopic", f"{topic}:"), ABOVE_POINT))
            last = (spot.subject, spot.key_judgement)
            self._add_paragraph(rows, trail, section, name, changed_at, ABOVE_POINT)
        rows.append((self._line(section, place, "", ADDS.get(place, "Add")), ABOVE_POINT))
        return rows

    def _add_paragraph(
        self,
        rows: list[Row],
        trail: Trail,
        section: SectionShown,
        name: str,
        changed_at: Mapping[str, str],
        above: int,
    ) -> None:
        if row := self._paragraph(trail, section, name, changed_at):
            rows.append((row, above))

    def _with_new(self, section: str, place: str, subject: str, shown: Sequence[ParagraphShown]) -> list[str]:
        """The names of paragraphs with those that were opened and say nothing yet, each in its place."""
        names = [p.spot.paragraph for p in shown]
        for name, spot in self._new.items():
            if (spot.section, spot.place) == (section, place) and subject in ("", spot.subject):
                at = names.index(spot.after) + 1 if spot.after in names else len(names)
                names.insert(at, name)
        return names

    def _spot(self, section: SectionShown, name: str) -> Spot:
        found = next((p.spot for p in section.paragraphs if p.spot.paragraph == name), None)
        return found or self._new[name]

    def _paragraph(
        self, trail: Trail, section: SectionShown, name: str, changed_at: Mapping[str, str]
    ) -> ParagraphRow | None:
        shown = next((p for p in section.paragraphs if p.spot.paragraph == name), None)
        shown = shown or ParagraphShown(self._new[name], ())
        row = self.paragraphs.get(name)
        if row is None:
            if not self._has_time():
                return None
            row = self.paragraphs[name] = ParagraphRow(
                self._desk, shown, section.name, lambda: tuple(self.cuts)
            )
            row.set_beside(set(IMPROVEMENTS_BESIDE) <= set(section.lists))
            row.taken_out.connect(self._taken_out)
            self._wire(row)
        row.show_paragraph(shown, trail, changed_at)
        self.order.append(name)
        return row

    def _drop_gone(self, there: set[str]) -> None:
        for name in [name for name in self.paragraphs if name not in there]:
            if not self.paragraphs[name].kept.typing:
                self._let_go(self.paragraphs.pop(name))

    def _let_go(self, widget: QWidget) -> None:
        if isinstance(widget, ParagraphRow):
            self.paragraphs.pop(widget.shown.spot.paragraph, None)
            let_go(self._insets.pop(widget, widget), [widget.kept])

    def _line(self, section: SectionShown, place: str, subject: str, text: str) -> AddLine:
        def made() -> AddLine:
            line = AddLine(text)
            line.setObjectName(f"add-{section.id}")
            line.clicked.connect(lambda: self.open_new(Spot(section.id, new_id(), place, section.subject)))
            return line

        return self._keep(("add", section.id, place), made)

    def _rating(self, section: str, title: str, said: str) -> Words:
        return self._words(("rating", section, title), "body", [Run(f"{title}  ", "strong"), Run(said)])

    def _words(self, key: tuple[Hashable, ...], look: str, text: str | list[Run]) -> Words:
        words = self._keep((*key, str(text)), lambda: Words(look=look))
        if not words.text():
            words.set_words(text)
        return words

    def _keep(self, key: Hashable, make: Callable[[], W]) -> W:
        if key not in self._kept:
            self._kept[key] = make()
        return self._kept[key]  # type: ignore[return-value]

    # Doing

    def row_of(self, sentence: str) -> ParagraphRow | None:
        """The paragraph in which a sentence stands."""
        rows = self.paragraphs.values()
        return next((r for r in rows if any(s.id == sentence for s in r.shown.sentences)), None)

    def sentences(self) -> list[SentenceShown]:
        """All sentences that are shown, in reading order."""
        return [s for name in self.order for s in self.paragraphs[name].shown.sentences]

    def widget(self, *key: Hashable) -> QWidget | None:
        """What stands at the head of a section, or under an outcome of it."""
        return self._kept.get(key)

    def open_new(self, spot: Spot) -> None:
        """Open an empty paragraph, and go there."""
        self._new[spot.paragraph] = spot
        self.arranged.emit()
        if row := self.paragraphs.get(spot.paragraph):
            row.text.setFocus()

    def open_after(self, row: ParagraphRow) -> None:
        """Open an empty paragraph below another one."""
        row.kept.keep()
        at = row.shown.spot
        self.open_new(Spot(at.section, new_id(), at.place, at.subject, at.key_judgement, at.paragraph))

    def close_empty(self, row: ParagraphRow) -> None:
        """Let a paragraph go that was opened and left empty."""
        opened = row.shown.spot.paragraph
        if row.is_empty() and opened in self._new:
            del self._new[opened]
            self.arranged.emit()

    def move(self, row: ParagraphRow, by: int) -> None:
        """Move a paragraph past the one above or below it, within its section or list."""
        spot = row.shown.spot
        beside = [
            name
            for name in self.order
            if (other := self.paragraphs[name].shown.spot).section == spot.section
            and (other.place, other.subject, other.key_judgement)
            == (spot.place, spot.subject, spot.key_judgement)
        ]
        at = beside.index(spot.paragraph)
        if 0 <= at + by < len(beside):
            row.kept.keep()
            after = beside[at + 1] if by > 0 else beside[at - 2] if at > 1 else ""
            self._desk.run(letters.move_paragraph, spot.section, spot.paragraph, after=after)

    def before(self, row: ParagraphRow, by: int = -1) -> ParagraphRow | None:
        """The paragraph that is shown so many before (or after) one."""
        name = row.shown.spot.paragraph
        at = self.order.index(name) + by if name in self.order else -1
        return self.paragraphs.get(self.order[at]) if 0 <= at < len(self.order) else None

    def _taken_out(self, cuts: Sequence[Cut]) -> None:
        self.cuts = [*cuts, *self.cuts][:200]
