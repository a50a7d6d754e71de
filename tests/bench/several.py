"""Pages over 150 authorities with 300 statements each: the board and the national view open without a gap.

The pack that is handed in for moderation is laid out beside the same texts in plain reportlab, as `paper`
does with a whole notebook.
"""

from collections.abc import Iterator
from functools import partial

from csa_desktop.domain.framework import Form, Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.reports.forms import FormSheet
from csa_desktop.reports.moderation.pack import print_pack
from csa_desktop.reports.notebook.items import Items
from csa_desktop.reports.notebook.notebook import notebook_sheets
from csa_desktop.reports.notebook.said import Said
from csa_desktop.reports.words import Words
from tests.bench import opened, paper
from tests.bench.figures import Row, of_medians, paired, seconds
from tests.bench.gaps import told_of

ANSWERS = {"council": "Measured Council", "reasons": "Both services are on the line between two grades."}


def measure(*, small: bool = False) -> list[Row]:
    """The longest gap while the board and the national view open; the pack against plain reportlab."""
    gaps = opened.run("several", small=small)["gaps"]
    board = told_of("150 authorities: longest gap, board and national view", gaps)
    return [board, _pack_ratio(small=small)]


def _pack_ratio(*, small: bool) -> Row:
    pack = installed_packs()["apa-2005"]
    form, trail = pack.form("moderation-form"), paper.made_trail(pack, 20 if small else paper.FINDINGS)
    texts = list(_said(pack, trail, form))
    paper.register_fonts()
    ours = partial(print_pack, pack, trail, form, ANSWERS, paper.PAPER)
    theirs = partial(paper.plain, texts)
    note = f"{paper.pages_of(ours())} pages and {paper.pages_of(theirs())} pages"
    pairs = paired(lambda _: seconds(ours), lambda _: seconds(theirs), 1 if small else 5)
    return of_medians("print a moderation pack / plain reportlab", pairs, 1.5, note=note)


def _said(pack: Pack, trail: Trail, form: Form) -> Iterator[paper.Text]:
    """Every text of the pack but its contents, in its order, as strings."""
    words = Words()
    filled = FormSheet(form, ANSWERS, words).block()
    for sheet in (filled, *notebook_sheets(Items(Said(pack, trail), words), form.goes_with)):
        yield from paper._texts(sheet)
        yield "end", None
