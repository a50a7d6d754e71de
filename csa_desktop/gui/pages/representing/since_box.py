"""What came in since the record was frozen besides statements: by kind, each leading to where it is."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop.domain.framework import Pack
from csa_desktop.domain.representing import STATEMENTS, Since
from csa_desktop.domain.since_words import citation_name, counts, dataset_name, short, source_name
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Citation, Source
from csa_desktop.gui.pages.notebook.candidates import words_of
from csa_desktop.gui.pages.wheres import place_of_statement
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.column import empty
from csa_desktop.gui.widgets.link import Link
from csa_desktop.gui.widgets.words import Words

SHOWN = 20
"""How many of one kind are listed; the others are counted."""
Way = tuple[str, Place]
"""What a link says, and where it leads."""


class SinceBox(QWidget):
    """One line of counts for each kind, with its links; statements that are there have cards elsewhere."""

    went = Signal(object)

    def __init__(self, pack: Pack, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pack = pack
        self._shown: object = None
        self._list = QVBoxLayout(self)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(3)

    def show_since(self, trail: Trail, came: Sequence[Since]) -> None:
        """Tell these; a kind of which nothing is left but cards elsewhere has no line."""
        told = [(_counts(one), list(ways(self._pack, trail, one))) for one in came]
        told = [(said, there) for said, there in told if said]
        if told == self._shown:
            return
        self._shown = told
        empty(self._list)
        for said, there in told:
            self._list.addWidget(Words(said, look="label"))
            for words, place in there[:SHOWN]:
                link = Link(words)
                link.clicked.connect(partial(self._go, place))
                self._list.addWidget(link)
            if len(there) > SHOWN:
                self._list.addWidget(Words(f"And {len(there) - SHOWN} more.", look="quiet"))

    def _go(self, place: Place, *_: object) -> None:
        self.went.emit(place)


def _counts(one: Since) -> str:
    """Of statements only those that are gone: the others have cards elsewhere."""
    return counts(one, gone_only=one.kind == STATEMENTS)


def ways(pack: Pack, trail: Trail, one: Since) -> Iterator[Way]:
    """Where what is new or changed can be looked at, each place once; none where no page shows it."""
    make = _WAYS.get(one.kind)
    found = (make(pack, trail, row) for row in one.there) if make else iter(())
    yield from dict.fromkeys(way for way in found if way)


def _source(pack: Pack, trail: Trail, row: Source) -> Way | None:
    read = Place("reader", row.id, number=1)
    details = Place("sources", tab="details", citation=row.id)
    return source_name(pack, trail, row), read if row.sha256 else details


def _indicator(pack: Pack, trail: Trail, row: Any) -> Way | None:
    return dataset_name(pack, trail, row), Place("data")


def _citation(pack: Pack, trail: Trail, row: Citation) -> Way | None:
    source = trail.source(row.source)
    if source and source.sha256:
        said = citation_name(pack, trail, row)
        return said, Place("reader", source.id, citation=row.id, statement=row.statement)
    return _statement(pack, trail, row)


def _statement(pack: Pack, trail: Trail, row: Any) -> Way | None:
    """The statement that a link or a citation belongs to."""
    there = trail.statement(row.statement)
    return (short(words_of(pack, there)), place_of_statement(there)) if there else None


def _case(_: Pack, trail: Trail, row: Any) -> Way | None:
    there = trail.case(getattr(row, "case", row.id))
    return (there.code, Place("case", there.id)) if there else None


_WAYS: dict[str, Callable[[Pack, Trail, Any], Way | None]] = {
    "sources": _source,
    "indicators": _indicator,
    "citations": _citation,
    "supports": _statement,
    "cases": _case,
    "events": _case,
}
