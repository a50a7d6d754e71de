"""The comments in the margin of a Word document: who wrote each, when, what it says and what it answers."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from csa_desktop.importing.cleaning import clean
from csa_desktop.importing.letters.marked_text import MOVED_HERE, PUT_IN, MarkedReader
from csa_desktop.importing.office import Package, attribute, kind_of

_DONE = ("1", "true", "on")


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment; `name` is the document's own id for it, and `answers` that of the one it replies to."""

    name: str
    author: str
    at: str
    text: str
    answers: str = ""
    resolved: bool = False


def comments(package: Package, related: dict[str, list[str]]) -> Iterator[Comment]:
    """All comments of a document, in the order in which it keeps them."""
    elements = [
        e for part in related.get("comments", []) for e in package.xml(part) if kind_of(e) == "comment"
    ]
    by_paragraph = {paragraph: attribute(e, "id") for e in elements for paragraph in _paragraphs(e)}
    threads = {
        attribute(t, "paraId"): t for part in related.get("commentsExtended", []) for t in package.xml(part)
    }
    for element in elements:
        thread = next((threads[p] for p in reversed(_paragraphs(element)) if p in threads), None)
        yield Comment(
            name=attribute(element, "id"),
            author=" ".join(clean(attribute(element, "author")).split()),
            at=attribute(element, "date"),
            text=_said(element),
            answers=by_paragraph.get(attribute(thread, "paraIdParent"), "") if thread is not None else "",
            resolved=thread is not None and attribute(thread, "done").lower() in _DONE,
        )


def _paragraphs(element: Element) -> list[str]:
    ids = (attribute(p, "paraId") for p in element.iter() if kind_of(p) == "p")
    return [name for name in ids if name]


def _said(element: Element) -> str:
    reader = MarkedReader()
    reader.read(element)
    said = reader.whole()
    put_in = "".join(c.text for c in said.changes if c.kind in (PUT_IN, MOVED_HERE))
    return f"{said.text.strip()}{put_in}".strip()
