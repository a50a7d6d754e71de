"""Between what is wanted on paper and the place in the window that shows it.

A place's `about` is "notebook", "notebook/2,3,4", "form/<id>", "pack/<id>" or "sheet/<name>"; its tab is the
copy of a form, or "blank", or the indicators that are printed and how they were chosen, or an edition.
"""

from csa_desktop.commands.prints import (
    AGENDA,
    BLANK,
    CHANGES,
    CHECKLIST,
    DATASET,
    LETTER_ANNEX,
    LETTER_DRAFT,
    LETTER_FINAL,
    LETTER_PAPERS,
    LETTER_SHEETS,
    MEETING_NOTE,
    PANEL_PACK,
    REPLY,
    REQUESTS,
    SAMPLE,
    TIMETABLE,
    Wanted,
)
from csa_desktop.domain import records
from csa_desktop.domain.cycle import DRAFT, FINAL
from csa_desktop.domain.framework import Pack, Stage
from csa_desktop.gui.places import Place

PAGE = "print"
MODERATION, LETTERS = "moderation", "letters"
FORM_PAGES = (MODERATION, LETTERS)
"""The pages that show the forms of a stage as tabs."""
COPY_AFTER = ":"
"""Between a form's id and the copy in the tab of a page of forms; no id has it."""
_ONLY = "\x1f"
_NOTEBOOK, _FORM, _SHEET, _PACK = "notebook", "form", "sheet", "pack"
_SHEETS_OF = {
    TIMETABLE: Place("plan", tab="timetable"),
    REQUESTS: Place("plan", tab="requests"),
    SAMPLE: Place("sample"),
    DATASET: Place("data"),
    CHECKLIST: Place("setting-up", tab="checklist"),
    AGENDA: Place("meeting", tab="agenda"),
    MEETING_NOTE: Place("meeting", tab="notes"),
    LETTER_DRAFT: Place("letter", tab=DRAFT),
    LETTER_FINAL: Place("letter", tab=FINAL),
    LETTER_ANNEX: Place("letter", tab=DRAFT),
    REPLY: Place("letter-stages"),
    CHANGES: Place("letter-stages", tab="versions"),
}
"""Where one goes back to from a sheet."""


def place_of(wanted: Wanted) -> Place:
    """The preview of something."""
    if wanted.pack:
        return Place(PAGE, f"{_PACK}/{wanted.form}", tab=wanted.about)
    if wanted.form:
        return Place(PAGE, f"{_FORM}/{wanted.form}", tab=BLANK if wanted.blank else wanted.about)
    if wanted.sheet:
        only = _ONLY.join((wanted.only_said, *wanted.only)) if wanted.only else ""
        return Place(PAGE, f"{_SHEET}/{wanted.sheet}", tab=only or wanted.about)
    steps = ",".join(wanted.steps)
    return Place(PAGE, f"{_NOTEBOOK}/{steps}" if steps else _NOTEBOOK)


def wanted_at(about: str, tab: str = "") -> Wanted:
    """What a preview shows."""
    kind, _, rest = about.partition("/")
    if kind == _PACK:
        return Wanted(rest, tab, pack=True)
    if kind == _FORM:
        blank = tab == BLANK
        return Wanted(rest, "" if blank else tab, blank)
    if kind == _SHEET:
        if rest in (*LETTER_SHEETS, *LETTER_PAPERS, PANEL_PACK):
            return Wanted(sheet=rest, about=tab)
        said, *only = tab.split(_ONLY)
        return Wanted(sheet=rest, only=tuple(only), only_said=said if only else "")
    return Wanted(steps=tuple(filter(None, rest.split(","))))


def place_before(pack: Pack, wanted: Wanted) -> Place:
    """Where one goes back to from a preview: the form, or the overview."""
    if wanted.form:
        return place_of_form(pack, wanted.form, wanted.about)
    if wanted.sheet == PANEL_PACK:
        return Place("representation", statement=wanted.about)
    return _SHEETS_OF.get(wanted.sheet, Place("overview"))


def place_of_form(pack: Pack, form: str, about: str = "") -> Place:
    """Where a copy of a form is filled in: at its stage where the window shows that, else by itself."""
    stage = stage_of_form(pack, form)
    if stage:
        return Place(stage.page, stage.about, tab=f"{form}{COPY_AFTER}{about}" if about else form)
    if on_site := records.stage_for_form(pack, form):
        return Place(on_site.page, on_site.about, tab=about)
    return Place("form", form, tab=about)


def stage_of_form(pack: Pack, form: str) -> Stage | None:
    """The stage whose page shows a form among its tabs; None where a form has a page of its own."""
    return next((s for s in pack.stages if s.page in FORM_PAGES and form in s.forms), None)
