"""The pack that is handed in before moderation: the form with the steps that go with it (003:414)."""

from collections.abc import Mapping

from csa_desktop.domain import people
from csa_desktop.domain.framework import Form, Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.reports.blocks import Block, Stack
from csa_desktop.reports.contents import Contents
from csa_desktop.reports.forms import Answer, FormSheet
from csa_desktop.reports.notebook.items import Items
from csa_desktop.reports.notebook.notebook import notebook_sheets
from csa_desktop.reports.notebook.said import Said
from csa_desktop.reports.onsite.tables import SECTION, Tables
from csa_desktop.reports.pages import Bookmark, Progress, print_sheets, without_collecting
from csa_desktop.reports.paper import Paper
from csa_desktop.reports.words import Words

CONTENTS = "Contents"


def print_pack(
    pack: Pack,
    trail: Trail,
    form: Form,
    answers: Mapping[str, Answer] | None,
    paper: Paper,
    *,
    progress: Progress | None = None,
) -> bytes:
    """The PDF: contents with page numbers, the form, then the steps with all that they stand on."""
    words = Words()
    with without_collecting():
        filled = Stack([FormSheet(form, answers, words).block()], head=Bookmark(form.title))
        sheets = [filled, *notebook_sheets(Items(Said(pack, trail), words), form.goes_with)]
        contents = Contents(words, sheets)
        front = _front(Tables(words), pack, trail, paper, contents)
        title = f"{form.title}, {pack.short}"
        return print_sheets(
            [front, *sheets], words, paper, title=title, progress=progress, at_end=contents.finish
        )


def _front(tables: Tables, pack: Pack, trail: Trail, paper: Paper, contents: Contents) -> Block:
    """Whose pack it is, and what is in it."""
    team = people.inspectors(pack, trail.rows.members)
    about = trail.assessment
    said = [f"{about.title}, {about.year}" if str(about.year) not in about.title else about.title]
    said += [", ".join(member.name for member in team)] if team else []
    under = "\n".join(said)
    rows: list[Block] = [tables.prose(CONTENTS, SECTION), *contents.rows()]
    return tables.sheet(f"{about.authority}: {paper.title}", rows, under=under)
