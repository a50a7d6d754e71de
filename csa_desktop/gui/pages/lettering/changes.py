"""When that was changed on which sentences stand: history knows it, the trail does not."""

from collections.abc import Iterable

from csa_desktop.gui.pages.lettering.shown import SectionShown
from csa_desktop.store.store import Store


def changed_ground(sections: Iterable[SectionShown]) -> tuple[str, ...]:
    """The ids of all that reads otherwise than when a sentence was put on it."""
    sentences = (s for section in sections for p in section.paragraphs for s in p.sentences)
    return tuple(sorted({on for sentence in sentences for on in sentence.changed}))


def changed_at(store: Store, rows: tuple[str, ...]) -> dict[str, str]:
    """When each of these statements was changed last, as an ISO time."""
    histories = ((row, store.history("statement", row)) for row in rows)
    return {row: max(version.at for version in history) for row, history in histories if history}
