"""The words around each quotation, read from the pages of the documents."""

from collections.abc import Iterable, Mapping

from csa_desktop.domain.filling import as_text
from csa_desktop.domain.quotes import find_quote, in_context
from csa_desktop.domain.values import Citation
from csa_desktop.gui.widgets.words import Run
from csa_desktop.store.store import Store

Context = tuple[str, str, str]
"""What stands before the quotation, the quotation, and what stands after it."""


def read_contexts(store: Store, citations: Iterable[Citation]) -> Mapping[str, Context]:
    """The context of each citation by its id; just the words where its page is not in the store."""
    pages: dict[str, dict[int, str]] = {}
    found = {}
    for citation in citations:
        if not citation.page:
            found[citation.id] = _in_record(store, citation)
            continue
        if citation.sha256 not in pages:
            pages[citation.sha256] = {n: text for n, _, text in store.page_texts(citation.sha256)}
        found[citation.id] = _context(citation, pages[citation.sha256].get(citation.page, ""))
    return found


def _context(citation: Citation, text: str) -> Context:
    place = find_quote(text, citation.quote, citation.start, citation.end)
    return in_context(text, *place) if place else ("", citation.quote, "")


def _in_record(store: Store, citation: Citation) -> Context:
    """A record's words stand in the answers to its form, an event's nowhere but in itself."""
    said = store.trail(citation.assessment).rows.answers
    texts = (as_text(a.value) for a in said if a.about == citation.source)
    spoken = next((text for text in texts if citation.quote and citation.quote in text), "")
    return _context(citation, spoken)


def runs_of(context: Context) -> list[Run]:
    """The quotation with its mark, between what surrounds it."""
    before, quote, after = context
    return [Run(before), Run(quote, "mark"), Run(after)]
