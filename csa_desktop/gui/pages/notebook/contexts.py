"""The words around each quotation, read from the pages of the documents."""

from collections.abc import Iterable, Mapping

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
        if citation.sha256 not in pages:
            pages[citation.sha256] = {n: text for n, _, text in store.page_texts(citation.sha256)}
        found[citation.id] = _context(citation, pages[citation.sha256].get(citation.page, ""))
    return found


def _context(citation: Citation, text: str) -> Context:
    place = find_quote(text, citation.quote, citation.start, citation.end)
    return in_context(text, *place) if place else ("", citation.quote, "")


def runs_of(context: Context) -> list[Run]:
    """The quotation with its mark, between what surrounds it."""
    before, quote, after = context
    return [Run(before), Run(quote, "mark"), Run(after)]
