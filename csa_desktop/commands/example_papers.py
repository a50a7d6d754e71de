"""The papers of the worked example: all that is printed of its assessments, each as the window prints it."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from csa_desktop.commands.printing import gather
from csa_desktop.commands.printing_several import gather_record
from csa_desktop.commands.prints import (
    AGENDA,
    CHANGES,
    DATASET,
    LETTER_ANNEX,
    LETTER_DRAFT,
    LETTER_FINAL,
    MEETING_NOTE,
    PANEL_PACK,
    REPLY,
    SAMPLE,
    SHEETS,
    Printing,
    Wanted,
)
from csa_desktop.domain.cases import SAMPLED
from csa_desktop.domain.cycle import DRAFT, FINAL
from csa_desktop.domain.editions import AUTHORITY
from csa_desktop.domain.filling import copies
from csa_desktop.domain.forms import LETTER
from csa_desktop.domain.framework import Form, Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Assessment
from csa_desktop.store.store import Store


def print_papers(
    store: Store, packs: Mapping[str, Pack], assessment: Assessment, folder: Path
) -> Iterator[Path]:
    """Write all that is printed of an assessment into a folder, one path after the other."""
    pack = packs[assessment.pack]
    folder.mkdir(parents=True, exist_ok=True)
    for wanted in papers(pack, store.trail(assessment.id)):
        if printing := gather(store, assessment.id, pack, wanted):
            yield _written(printing, folder)
    if store.trail(assessment.id).rows.decisions:
        record = gather_record(
            lambda of: packs[of.pack], store, (assessment.id,), pack, Wanted(sheet="moderation-record")
        )
        if record:
            yield _written(record, folder)


def _written(printing: Printing, folder: Path) -> Path:
    path = folder / printing.file_name
    path.write_bytes(printing.function(*printing.args))
    return path


def papers(pack: Pack, trail: Trail) -> Iterator[Wanted]:
    """The notebook, what goes out and is read in turn, forms filled in, letters as Word, blank forms."""
    yield Wanted()
    yield from _of_the_cycle(pack, trail)
    if pack.appointments:
        yield from (Wanted(sheet=sheet) for sheet in SHEETS if sheet != SAMPLE or pack.journeys)
    for form in pack.forms:
        for about in _filled(pack, form, trail):
            yield Wanted(form=form.id, about=about)
            if form.layout == LETTER:
                yield Wanted(form=form.id, about=about, word=True)
    yield from (Wanted(form=form.id, blank=True) for form in pack.forms)


def _of_the_cycle(pack: Pack, trail: Trail) -> Iterator[Wanted]:
    """The indicators, the meeting's papers, the moderation pack, the letter on its way, the panels' packs."""
    if trail.rows.indicators:
        yield Wanted(sheet=DATASET)
    if trail.rows.attendees:
        yield from (Wanted(sheet=AGENDA), Wanted(sheet=AGENDA, word=True), Wanted(sheet=MEETING_NOTE))
    for form in pack.forms:
        if form.goes_with and form.per == "assessment":
            yield Wanted(form=form.id, pack=True)
    if trail.rows.editions:
        yield from _letter(trail)
    for of in trail.rows.representations:
        if of.as_at:
            yield Wanted(sheet=PANEL_PACK, about=of.id)


def _letter(trail: Trail) -> Iterator[Wanted]:
    """The last draft and the final letter as they went, what they stand on, what changed, and the reply."""
    sent = sorted(trail.rows.editions, key=lambda edition: edition.at)
    drafts = [edition.id for edition in sent if edition.form == DRAFT]
    finals = [edition.id for edition in sent if edition.form == FINAL]
    for sheet, ids in ((LETTER_DRAFT, drafts), (LETTER_FINAL, finals)):
        for edition in ids[-1:]:
            yield from (Wanted(sheet=sheet, about=edition, word=word) for word in (False, True))
    yield Wanted(sheet=LETTER_ANNEX)
    if len(drafts) > 1:
        yield Wanted(sheet=CHANGES, about=f"{drafts[0]}:{drafts[-1]}")
    heard = {remark.edition for remark in trail.rows.remarks if remark.origin == AUTHORITY}
    for edition in (one.id for one in sent if one.id in heard):
        yield from (Wanted(sheet=REPLY, about=edition, word=word) for word in (False, True))


def _filled(pack: Pack, form: Form, trail: Trail) -> list[str]:
    """Which copies are printed: all there are, of cases those of the sample, of records one of each kind."""
    every = [copy.about for copy in copies(pack, form, trail)]
    if form.per == "case":
        return [about for about in every if (case := trail.case(about)) and case.sample == SAMPLED]
    return every[:1] if form.per == "record" else every
