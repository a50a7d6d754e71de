"""The trail as lines that one reads from the top: from each grade down to the words on the page."""

from collections.abc import Iterator, Mapping

from csa_desktop.domain.framework import Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import CONTRADICTS, JUDGEMENT, SENTENCE, SUPPORTS, Statement

HEADS = (
    *("begins with", "level", "statement", "kind", "relation to the one above", "text"),
    *("grade", "document", "page", "quoted words", "file"),
)
ABOVE = "its ground stands above"


def lines(trail: Trail, pack: Pack, files: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """For every judgement and sentence of a letter all that it stands on; `files` by the document's hash.

    What one of them stands on in two ways is followed down once, and named again where it comes back.
    """
    for kind in (JUDGEMENT, SENTENCE):
        for statement in trail.statements(kind=kind):
            yield from _Below(trail, files, _name(pack, statement)).lines(statement, "", 0)


class _Below:
    def __init__(self, trail: Trail, files: Mapping[str, str], top: str) -> None:
        self._trail, self._files, self._top = trail, files, top
        self._seen: set[str] = set()

    def lines(self, here: Statement, relation: str, level: int) -> Iterator[tuple[str, ...]]:
        again = here.id in self._seen
        said = (here.id, here.kind, relation, here.text, here.grade)
        yield (self._top, str(level), *said, ABOVE if again else "", "", "", "")
        if again:
            return
        self._seen.add(here.id)
        yield from self._quoted(here, level + 1)
        for name in (SUPPORTS, CONTRADICTS):
            for lower in self._trail.below(here.id, name):
                yield from self.lines(lower, name, level + 1)

    def _quoted(self, here: Statement, level: int) -> Iterator[tuple[str, ...]]:
        for citation in self._trail.citations(here.id):
            source, event = self._trail.source(citation.source), self._trail.event(citation.source)
            title = source.title if source else event.title if event else ""
            where = (title, str(citation.page or ""), citation.quote, self._files.get(citation.sha256, ""))
            yield (self._top, str(level), here.id, "citation", "is quoted by it", "", "", *where)


def _name(pack: Pack, statement: Statement) -> str:
    title = next((j.title for j in pack.judgements if j.id == statement.judgement), statement.kind)
    step = next((s.title for s in pack.steps if s.id == statement.step), "")
    return ", ".join(filter(None, (title, step)))
