"""Records made on site, and what findings cite of them, as the files of the example say."""

from csa_desktop.commands import answers, cases, records, statements
from csa_desktop.commands.example_on_site import documents
from csa_desktop.commands.example_on_site.site import Said, Site, lines, value

EVENT = "@"
"""Before the key of an event that is cited, in place of a record and its words."""


def make(site: Site, said: Said, *, case: str = "", by: str = "") -> None:
    """Make a record: begun at its time, its form filled in as it was then."""
    store, assessment = site.store, site.assessment
    with site.writing(said.get("by", by), said["at"]):
        row = records.begin(
            store,
            assessment,
            site.pack,
            kind=said["kind"],
            case=site.cases.get(case, ""),
            stage=said.get("stage", ""),
        ).row
        site.keep(said["key"], row, case)
        form = site.pack.source_kind(said["kind"]).form
        given = {name: value(answer) for name, answer in said["said"].items()}
        for name, answer in given.items():
            answers.answer(store, assessment, form, name, answer, about=row)
        site.said[row] = {name: answer for name, answer in given.items() if isinstance(answer, str)}


def cite(site: Site, finding: str, cited: str, *, case: str = "") -> None:
    """Let a finding cite what a file says: "record or document: words of it", or "@event"."""
    if cited.startswith(EVENT):
        cases.cite(site.store, site.assessment, finding, site.row(cited, case))
        return
    key, _, words = cited.partition(": ")
    record = site.row(key, case)
    if record in site.pages:
        documents.quote(site, finding, record, words)
        return
    records.note_words(
        site.store,
        site.assessment,
        site.pack,
        record,
        field=_field(site, record, words),
        words=words,
        statement=finding,
    )


def _field(site: Site, record: str, words: str) -> str:
    """The field of a record that says the words; ValueError where none does."""
    found = next((field for field, text in site.said[record].items() if words in text), "")
    if not found:
        raise ValueError(f"words that the record does not say: {words}")
    return found


def across(site: Site, said: Said) -> None:
    """A finding that is about no one case, quoted from a record."""
    about = {name: said[name] for name in ("sign", "service", "groups", "stage", "happened") if name in said}
    with site.writing(said["by"], said["at"]):
        row = statements.add(
            site.store,
            site.assessment,
            kind="finding",
            text=lines(said["text"]),
            step=said["step"],
            subject=said["subject"],
            about=about,
        ).row
        site.keep(said["key"], row)
        for cited in said["cites"]:
            cite(site, row, cited)
