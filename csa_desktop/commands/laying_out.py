"""What the work process does for paper. Light to import: what lays out is imported where it runs."""

from collections.abc import Callable, Mapping, Sequence

from csa_desktop.domain.filling import Value
from csa_desktop.domain.forms import LETTER, Form
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.letter_text import LetterText
from csa_desktop.domain.letterhead import Letterhead
from csa_desktop.domain.moderation import Authority
from csa_desktop.domain.national import Figure, Reference
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Rows
from csa_desktop.reports.paper import Paper

Progress = Callable[[int, int], None]


def lay_out_form(
    form: Form, paper: Paper, answers: Mapping[str, Value] | None, *, progress: Progress | None = None
) -> bytes:
    """The PDF of a form or letter, blank where there are no answers."""
    if form.layout == LETTER:
        from csa_desktop.reports.letters.as_pdf import print_letter

        return print_letter(form, paper, answers, progress=progress)
    from csa_desktop.reports.forms import print_form

    return print_form(form, paper, answers, progress=progress)


def lay_out_case(
    pack: Pack,
    rows: Rows,
    form: Form,
    case: str,
    paper: Paper,
    answers: Mapping[str, Value] | None,
    *,
    progress: Progress | None = None,
) -> bytes:
    """The PDF of a case with its timeline and its grid, and of its form."""
    from csa_desktop.reports.case_record.record import print_record

    return print_record(pack, Trail(rows), form, case, paper, answers, progress=progress)


def lay_out_word(
    form: Form, paper: Paper, answers: Mapping[str, Value] | None, *, progress: Progress | None = None
) -> bytes:
    """The Word file of a letter, blank where there are no answers."""
    from csa_desktop.reports.word.letter import write_letter

    return write_letter(form, paper, answers)


def lay_out_sheet(
    what: str,
    pack: Pack,
    rows: Rows,
    paper: Paper,
    only: tuple[str, ...] = (),
    only_said: str = "",
    *,
    progress: Progress | None = None,
) -> bytes:
    """The PDF of the timetable, the requests, the sample list, the indicators, the agenda or the note."""
    if what == "dataset":
        from csa_desktop.reports.dataset import print_dataset

        return print_dataset(pack, Trail(rows), paper, only, only_said, progress=progress)
    if what in ("agenda", "meeting-note"):
        from csa_desktop.reports import meeting

        return meeting.PRINTED[what](pack, Trail(rows), paper, progress=progress)
    if what == "checklist":
        from csa_desktop.reports.checklist import print_checklist

        return print_checklist(pack, Trail(rows), paper, progress=progress)
    from csa_desktop.reports.onsite import SHEETS

    return SHEETS[what](pack, Trail(rows), paper, progress=progress)


def lay_out_agenda_as_word(
    pack: Pack, rows: Rows, paper: Paper, *, progress: Progress | None = None
) -> bytes:
    """The Word file of the agenda."""
    from csa_desktop.reports.meeting import write_agenda

    return write_agenda(pack, Trail(rows), paper)


def lay_out_reply(
    pack: Pack, rows: Rows, edition: str, paper: Paper, *, progress: Progress | None = None
) -> bytes:
    """The PDF of the reply to what was said of an edition of a letter."""
    from csa_desktop.reports.letters.reply import print_reply

    return print_reply(pack, Trail(rows), edition, paper, progress=progress)


def lay_out_reply_as_word(
    pack: Pack, rows: Rows, edition: str, paper: Paper, *, progress: Progress | None = None
) -> bytes:
    """The Word file of the same."""
    from csa_desktop.reports.letters.reply import write_reply

    return write_reply(pack, Trail(rows), edition, paper)


def lay_out_letter_changes(
    older: LetterText,
    newer: LetterText,
    titles: tuple[str, str],
    paper: Paper,
    *,
    progress: Progress | None = None,
) -> bytes:
    """The PDF of what two editions of a letter say differently."""
    from csa_desktop.reports.letters.changes import print_changes

    return print_changes(older, newer, titles, paper, progress=progress)


def lay_out_edition(
    text: LetterText, head: Letterhead, pack: Pack, *, progress: Progress | None = None
) -> bytes:
    """The PDF of a letter exactly as it went to somebody, whatever it says."""
    from csa_desktop.reports.letters.letter_files import print_letter_text

    return print_letter_text(text, head, pack, progress=progress)


def lay_out_panel_pack(
    pack: Pack, frozen: Rows, now: Rows, of: str, paper: Paper, *, progress: Progress | None = None
) -> bytes:
    """The PDF of what the panel of a representation reads."""
    from csa_desktop.reports.panel_pack import print_panel_pack

    return print_panel_pack(pack, Trail(frozen), Trail(now), of, paper, progress=progress)


def lay_out_notebook(
    pack: Pack, rows: Rows, paper: Paper, steps: tuple[str, ...] | None, *, progress: Progress | None = None
) -> bytes:
    """The PDF of the notebook, or of some of its steps."""
    from csa_desktop.reports.notebook import print_notebook

    return print_notebook(pack, Trail(rows), paper, steps, progress=progress)


def lay_out_pack(
    pack: Pack,
    rows: Rows,
    form: Form,
    answers: Mapping[str, Value] | None,
    paper: Paper,
    *,
    progress: Progress | None = None,
) -> bytes:
    """The PDF of a form with the steps of the notebook that go with it."""
    from csa_desktop.reports.moderation.pack import print_pack

    return print_pack(pack, Trail(rows), form, answers, paper, progress=progress)


def lay_out_record(
    pack: Pack, authorities: Sequence[Authority], paper: Paper, *, progress: Progress | None = None
) -> bytes:
    """The PDF of the record of a moderation day."""
    from csa_desktop.reports.moderation.record import print_record

    return print_record(pack, authorities, paper, progress=progress)


def lay_out_national(
    figures: Sequence[Figure],
    references: Sequence[Reference],
    paper: Paper,
    *,
    progress: Progress | None = None,
) -> bytes:
    """The PDF of the national view."""
    from csa_desktop.reports.national import print_national

    return print_national(figures, references, paper, progress=progress)


def lay_out_due(
    lines: Sequence[Sequence[str]],
    left_open: Sequence[Sequence[str]],
    paper: Paper,
    *,
    progress: Progress | None = None,
) -> bytes:
    """The PDF of what is due in several assessments."""
    from csa_desktop.reports.due import print_due

    return print_due(lines, left_open, paper, progress=progress)


def lay_out_letter(
    text: LetterText, head: Letterhead, pack: Pack, *, progress: Progress | None = None
) -> bytes:
    """The PDF of a letter to a council, read back and checked before it leaves."""
    from csa_desktop.commands.letter_checked import checked
    from csa_desktop.reports.letters.letter_files import print_letter_text

    return checked(print_letter_text(text, head, pack, progress=progress), text, head, pack)


def lay_out_letter_as_word(
    text: LetterText, head: Letterhead, pack: Pack, *, progress: Progress | None = None
) -> bytes:
    """The Word file of the same, checked in the same way."""
    from csa_desktop.commands.letter_checked import checked
    from csa_desktop.reports.letters.letter_files import write_letter_text

    return checked(write_letter_text(text, head, pack), text, head, pack)


def measure_letter(text: LetterText, pack: Pack) -> float:
    """The A4 sides that a letter takes as it is printed, with placeholders for its letterhead."""
    from csa_desktop.reports.letters.letter_files import sides

    return sides(text, pack)


def lay_out_annex(
    text: LetterText, pack: Pack, rows: Rows, paper: Paper, *, progress: Progress | None = None
) -> bytes:
    """The PDF that gives for each sentence of a letter what it stands on."""
    from csa_desktop.reports.letters.annex import print_annex

    return print_annex(text, pack, Trail(rows), paper, progress=progress)
