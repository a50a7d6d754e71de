"""Documents of the authority: laid out from their texts, brought in, and quoted where they say it."""

from csa_desktop.commands import sources, trails
from csa_desktop.commands.example_on_site.site import Said, Site
from csa_desktop.domain.quotes import find_quote
from csa_desktop.importing.documents import read_document
from csa_desktop.reports import example_documents


def bring(site: Site, said: Said, text: str) -> None:
    """Lay a document out as the authority would, and add it; it may be analysed where its text says so."""
    about, _ = example_documents.read(text)
    data = example_documents.render(text)
    document = read_document(data, about.file_name)
    with site.writing(said["by"], said["at"]):
        row = sources.add_document(
            site.store,
            site.assessment,
            site.pack,
            document,
            data,
            kind=about.kind,
            title=about.title,
            file_name=about.file_name,
            dated=about.dated,
            provenance=about.provenance,
        ).row
        sources.decide_admissible(
            site.store, site.assessment, row, admissible=about.admissible, reason=about.reason
        )
    site.keep(about.key, row)
    site.pages[row] = tuple((page.number, page.text) for page in document.pages)


def quote(site: Site, statement: str, document: str, words: str) -> None:
    """Let a statement quote words of a document; ValueError where no page has them."""
    for number, text in site.pages[document]:
        if place := find_quote(text, words, 0, 0):
            start, end = place
            trails.quote(
                site.store,
                site.assessment,
                statement,
                document,
                page=number,
                start=start,
                end=end,
                words=text[start:end],
            )
            return
    raise ValueError(f"words that the document does not have: {words}")
