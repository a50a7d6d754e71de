"""A letter that came back as a Word file: what was said of it there. Runs in the work process."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from csa_desktop.domain import returned as r
from csa_desktop.domain.counts import several
from csa_desktop.domain.returned import Found, Line, Returned
from csa_desktop.errors import UserError
from csa_desktop.importing.letters.margin import Comment, comments
from csa_desktop.importing.letters.marked_text import MarkedReader, MarkedText, Range
from csa_desktop.importing.letters.placing import Stands, locate
from csa_desktop.importing.letters.suggested import Suggested, suggested, words_before
from csa_desktop.importing.letters.unmarked import Unmarked, unmarked
from csa_desktop.importing.office import Package, damaged, open_package
from csa_desktop.importing.pages import WORD, Progress
from csa_desktop.importing.recognise import quoted_name, recognise

LARGEST = 64 << 20
MOST_CHARACTERS = 600_000
MOST_FOUND = 2_000
IS_THE_LETTER = 0.2
"""With fewer of its sentences in it, a file is about the letter and not the letter itself."""
NO_WORD_FILE = (
    "{name} is {what}. Comments and changes are read from Word files (.docx) alone. Nothing was added. Ask "
    "for the Word file, or bring this one in under Sources and type in what it says."
)
TOO_LARGE = (
    "This file is far larger than a letter, so it was not read. Nothing was added. Bring it in under Sources "
    "and type in what it says of the letter."
)
NOTHING = "The file says what the letter says, and nobody wrote anything into it."
NOT_THE_LETTER = (
    "The letter itself is not in this file. Each of its paragraphs is listed; say of which section it speaks."
)
_EDGES = ("header", "footer", "footnotes", "endnotes")


@dataclass(slots=True)
class _Piece:
    """Something found, before it is placed and numbered."""

    start: int
    end: int
    found: Found
    name: str = ""
    answers: str = ""
    lines: tuple[Line, ...] = ()


def read_returned(
    data: bytes, file_name: str, lines: Sequence[Line], progress: Progress | None = None
) -> Returned:
    """Comments, tracked changes and words changed without a mark, each at its sentence of the letter.

    `lines` are the letter's as it was sent. UserError where it is no Word file, is damaged, swells, or is far
    larger than a letter.
    """
    if len(data) > LARGEST:
        raise UserError(TOO_LARGE)
    kind = recognise(data, file_name)
    if kind.media != WORD:
        raise UserError(NO_WORD_FILE.format(name=quoted_name(file_name), what=kind.called))
    with open_package(data) as package:
        try:
            marked, body, margin = _read(package)
        except RecursionError:
            raise damaged() from None
    if len(marked.text) > MOST_CHARACTERS or max(len(marked.changes), len(margin)) > MOST_FOUND:
        raise UserError(TOO_LARGE)
    pieces, remarks = _pieces(lines, marked, body, margin)
    if len(pieces) > MOST_FOUND:
        raise UserError(TOO_LARGE)
    return Returned(tuple(_numbered(pieces)), tuple(remarks), hashlib.sha256(data).hexdigest())


def _read(package: Package) -> tuple[MarkedText, int, list[Comment]]:
    """The text with its changes, where its body ends, and its comments."""
    main = next(iter(package.related().get("officeDocument", [])), "word/document.xml")
    if main not in package.names:
        raise damaged()
    reader, related = MarkedReader(), package.related(main)
    reader.read(package.xml(main))
    body = len(reader.whole().text)
    for kind in _EDGES:
        for part in related.get(kind, []):
            reader.read(package.xml(part))
    return reader.whole(), body, list(comments(package, related))


def _pieces(
    lines: Sequence[Line], marked: MarkedText, body: int, margin: Sequence[Comment]
) -> tuple[list[_Piece], list[str]]:
    text = marked.text[:body]
    there = locate(lines, text)
    own = sum(bool(line.id) for line in lines)
    is_letter = sum(bool(one.line.id) for one in there) >= IS_THE_LETTER * own
    differing = list(unmarked(lines, there, text))
    if not is_letter:
        differing = [d for d in differing if d.kind == r.ADDED]
    changed = [Stands(d.lines[0], d.start, d.end) for d in differing if d.kind == r.UNMARKED]
    stands = sorted((*there, *changed), key=lambda s: s.start)
    pieces = [_of_comment(marked, comment) for comment in margin]
    pieces += [_of_change(marked.text, change) for change in suggested(marked)]
    for piece in pieces:
        piece.lines = _lines_at(stands, piece.start, piece.end)
        piece.found = _quoting_its_sentence(piece)
    pieces += [_of_difference(d, known=is_letter) for d in differing]
    return pieces, list(_remarks(marked, pieces, is_letter=is_letter))


def _of_comment(marked: MarkedText, comment: Comment) -> _Piece:
    beside = marked.ranges.get(comment.name, Range(len(marked.text), len(marked.text)))
    quote = " ".join(marked.text[beside.start : beside.end].split()) or " ".join(beside.new.split())
    kind = r.REPLY if comment.answers else r.COMMENT
    found = Found(kind, 0, quote, comment.text, comment.author, comment.at, resolved=comment.resolved)
    return _Piece(beside.start, beside.end, found, comment.name, comment.answers)


def _of_change(text: str, change: Suggested) -> _Piece:
    quote = change.gone or words_before(text, change.start)
    new = words_before(text, change.target) if change.kind == r.MOVED else change.new
    found = Found(change.kind, 0, quote, new, change.by, change.at)
    return _Piece(change.start, change.end, found)


def _of_difference(one: Unmarked, *, known: bool) -> _Piece:
    quote = "" if one.kind == r.ADDED else " ".join(line.text for line in one.lines)
    about = replace(one.lines[0], id="") if one.lines and one.kind == r.ADDED else None
    lines = one.lines if about is None else (about,)
    return _Piece(one.start, one.end, Found(one.kind, 0, quote, one.text), lines=lines if known else ())


def _lines_at(stands: Sequence[Stands], start: int, end: int) -> tuple[Line, ...]:
    """The lines that a piece of the text touches; of a mere place, the one it stands in or follows."""
    touched = [s.line for s in stands if s.start < end and start < s.end]
    if not touched and start == end:
        touched = [s.line for s in stands if s.start <= start <= s.end][:1]
    before = [s.line for s in stands if s.end <= start]
    return tuple(touched or (replace(line, id="") for line in before[-1:]))


def _quoting_its_sentence(piece: _Piece) -> Found:
    """A comment beside no words is about its sentence."""
    if piece.found.quote or piece.found.kind not in r.MARGIN or len(piece.lines) != 1:
        return piece.found
    return replace(piece.found, quote=piece.lines[0].text)


def _numbered(pieces: Sequence[_Piece]) -> Iterator[Found]:
    ordered = sorted(pieces, key=lambda piece: (piece.start, piece.found.at))
    numbers = {piece.name: number for number, piece in enumerate(ordered, 1) if piece.name}
    for number, piece in enumerate(ordered, 1):
        section = piece.lines[0].section if piece.lines else ""
        sentence = piece.lines[0].id if len(piece.lines) == 1 else ""
        answers = numbers.get(piece.answers, 0)
        yield replace(piece.found, number=number, section=section, sentence=sentence, answers=answers)


def _remarks(marked: MarkedText, pieces: Sequence[_Piece], *, is_letter: bool) -> Iterator[str]:
    if not is_letter:
        yield NOT_THE_LETTER
    elif not pieces:
        yield NOTHING
    if marked.formatted:
        yield f"Not listed: {several(marked.formatted, 'change')} of looks alone, such as a typeface."
    if marked.parted:
        yield f"Not listed: {several(marked.parted, 'place')} where a paragraph was parted or joined."
