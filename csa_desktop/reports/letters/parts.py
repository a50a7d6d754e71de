"""A letter as the parts that it is made of, the same for paper and for Word."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from csa_desktop.domain import filling
from csa_desktop.domain.filling import Value
from csa_desktop.domain.forms import Field, Form, FormSection
from csa_desktop.reports.dates import moment

OVER, TITLE, HEADING, LABEL, LINE, TEXT, BULLET, ROOM, FOOTER = (
    *("over", "title", "heading", "label", "line", "text"),
    *("bullet", "room", "footer"),
)
SUBJECT, ADDRESS, TOPIC, CELL, CELL_HEAD = "subject", "address", "topic", "cell", "cell-head"
TABLE, GAP, TOGETHER = "table", "gap", "together"
"""A table, room that stays empty, and parts that are never divided between pages."""
NOT_WRITTEN = "[Not yet written]"
NONE_FOUND = "None found."
EARLIER = "Asked in an earlier version of this form: "
_LONG = ("long", "bullets", "statements")


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, a paragraph, a bullet, a line with its label, or room to write in by hand."""

    kind: str
    text: str = ""
    label: str = ""
    """What stands before a line's text."""
    lines: int = 0
    """Of room, or of a gap left for a signature."""
    rows: tuple[tuple[tuple["Part", ...], ...], ...] = ()
    """Of a table: its rows of cells, the first of them its heads; of what stays together one cell."""


def parts(form: Form, answers: Mapping[str, Value] | None) -> Iterator[Part]:
    """A letter from its top: with room to write where `answers` is None, else with every answer.

    What nobody wrote is left out; where the form needs it, the letter says that it is not yet written.
    """
    for kind, text in ((OVER, form.over), (TITLE, form.title)):
        if text:
            yield Part(kind, text)
    for section in form.sections:
        written = [part for field in section.fields for part in _field(form, field, answers)]
        if written:
            yield from _heading(section)
            said = Part(LABEL, section.heading)  # a label that says the heading again
            yield from (part for part in written if part != said or not section.heading)
    yield from _earlier(form, answers or {})
    if form.footer:
        yield Part(FOOTER, form.footer)


def _heading(section: FormSection) -> Iterator[Part]:
    if section.heading:
        yield Part(HEADING, section.heading)


def _field(form: Form, field: Field, answers: Mapping[str, Value] | None) -> Iterator[Part]:
    if field.retired:
        return
    if answers is None:
        yield from _room(field)
        return
    given = next((answers[name] for name in form.names(field) if name in answers), "")
    texts = _texts(field, given)
    if texts:
        yield from _said(field, texts)
    elif field.required:
        yield from _said(field, [NOT_WRITTEN])


def _said(field: Field, texts: list[str]) -> Iterator[Part]:
    if field.kind in _LONG:
        if field.label:
            yield Part(LABEL, field.label)
        for text in texts:
            yield Part(TEXT if field.kind == "long" or text == NOT_WRITTEN else BULLET, text)
    else:
        yield Part(LINE, "; ".join(texts), label=field.label)


def _room(field: Field) -> Iterator[Part]:
    if field.kind in _LONG:
        if field.label:
            yield Part(LABEL, field.label)
        yield Part(ROOM, lines=max(field.lines, 3))
    else:
        titles = "     ".join(f"☐\u00a0{option.title}" for option in field.options)
        yield Part(LINE, titles, label=field.label)


def _texts(field: Field, given: Value) -> list[str]:
    titles = {option.id: option.title for option in field.options} or {"yes": "Yes", "no": "No"}
    value = filling.value_of(field, given)
    found = [text for text in ((value,) if isinstance(value, str) else value) if text.strip()]
    if field.kind in ("choice", "choices", "yes-no"):
        return [titles.get(text, text) for text in found]
    return [moment(text) for text in found] if field.kind == "date" else found


def _earlier(form: Form, answers: Mapping[str, Value]) -> Iterator[Part]:
    """Answers to what this version no longer asks: they are kept, so they are printed."""
    asked = {name for field in form.fields() for name in form.names(field)}
    labels = {field.id: field.label for field in form.declared()}
    for name, given in answers.items():
        texts = (given,) if isinstance(given, str) else given
        if name not in asked and any(text.strip() for text in texts):
            yield Part(LABEL, EARLIER + labels.get(name, name))
            yield from (Part(TEXT, text) for text in texts if text.strip())
