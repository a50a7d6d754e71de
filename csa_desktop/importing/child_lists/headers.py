"""Where a sheet's header is, and which list it is by its header and name."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from csa_desktop.importing.child_lists.kinds import ListKind, kinds, plain
from csa_desktop.importing.child_lists.sheets import Sheet, Value
from csa_desktop.importing.child_lists.values import CHOSEN, GUESSED, MATCHED

_ROWS_LOOKED_AT = 40
_LEAST_HEADERS = 2
ALIKE = 0.84
"""So alike must a header be to a known one, of 1, to be guessed to be it."""


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a sheet: its text in each column, and at which of the sheet's rows the children begin."""

    texts: tuple[str, ...]
    row: int
    """The row that holds it (the lower of two), as the sheet counts them."""
    begins: int
    """The first of `Sheet.rows` after it."""
    above: tuple[int, ...]
    """Rows that stand above it, and hold no header."""
    is_double: bool = False


@dataclass(frozen=True, slots=True)
class Recognised:
    """Which list a sheet is, how that became known and in which words."""

    kind: ListKind
    how: str
    why: str


def header_of(sheet: Sheet) -> Header | None:
    """The row or two rows among the first that hold most known headers; None where there are none."""
    best, most = None, _LEAST_HEADERS - 1
    for at, row in enumerate(sheet.rows[:_ROWS_LOOKED_AT]):
        single = tuple(map(text_of, row))
        if (count := _known(single)) > most:
            best, most = _header(sheet, single, at, at + 1), count
        pair = _joined(sheet, at) if at + 1 < len(sheet.rows) else ()
        if (both := _known(pair)) > max(most, _known(tuple(map(text_of, sheet.rows[at + 1]))) if pair else 0):
            best, most = _header(sheet, pair, at, at + 2, double=True), both
    return best


def recognised(sheet: Sheet, header: Header, file_name: str, chosen: Mapping[str, str]) -> Recognised | None:
    """Which list this is: as a person chose, else by its columns and name; None where neither tells."""
    if sheet.name in chosen:
        return Recognised(kinds().list_kind(chosen[sheet.name]), CHOSEN, "You said which list it is.")
    named = _by_name(sheet, header, file_name)
    scores = {kind.id: _own_headers(kind, header.texts) for kind in kinds().lists}
    best, most = max(scores.items(), key=lambda item: item[1])
    by_columns = kinds().list_kind(best) if most and list(scores.values()).count(most) == 1 else None
    if named and (by_columns is None or scores[named.id] == most):
        sure = bool(scores[named.id])
        why = (
            "" if sure else "By what it is called alone; it has none of the columns that only this list has."
        )
        return Recognised(named, MATCHED if sure else GUESSED, why)
    if by_columns is None:
        return None
    if named:
        return Recognised(
            by_columns,
            GUESSED,
            f"It is called as list {named.number} ({named.title.lower()}), but its columns are these.",
        )
    return Recognised(by_columns, MATCHED if most > 1 else GUESSED, "By its columns.")


def text_of(value: Value) -> str:
    """A cell of a header as text; nothing where it is no text."""
    return value if isinstance(value, str) else ""


def alike(one: str, other: str) -> float:
    """How alike two texts are, from 0 to 1; 0 where they are further apart than matters."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE else 0.0


def is_known(header: str) -> bool:
    """True where some list has a column that is called so, as `plain` has it."""
    return header in _all_headers()


def _header(sheet: Sheet, texts: tuple[str, ...], at: int, begins: int, *, double: bool = False) -> Header:
    above = tuple(sheet.numbers[:at])
    return Header(texts, sheet.numbers[begins - 1], begins, above, double)


def _joined(sheet: Sheet, at: int) -> tuple[str, ...]:
    """Two rows as one header: what stands above in each column, with what stands below."""
    upper, lower = (list(map(text_of, row)) for row in sheet.rows[at : at + 2])
    width = max(len(upper), len(lower))
    padded = [row + [""] * (width - len(row)) for row in (upper, lower)]
    return tuple(_of_two(*pair) for pair in zip(*padded, strict=True))


def _of_two(upper: str, lower: str) -> str:
    """A header in two cells: both as one, or the one of them that is a header by itself."""
    both = " ".join(filter(None, (upper, lower)))
    return next((text for text in (both, lower, upper) if is_known(plain(text))), both)


def _known(texts: tuple[str, ...]) -> int:
    """How many of these are headers of lists, misspelt ones at half."""
    found = Counter(_likeness(plain(text)) for text in texts if text)
    return int(found[1.0] + found[0.5] / 2 + 0.5)


@cache
def _likeness(header: str) -> float:
    if is_known(header):
        return 1.0
    return 0.5 if len(header) > 3 and any(alike(header, each) for each in _all_headers()) else 0.0


@cache
def _all_headers() -> frozenset[str]:
    return frozenset(each for kind in kinds().lists for column in kind.columns for each in column.headers)


def _own_headers(kind: ListKind, texts: tuple[str, ...]) -> float:
    """How many columns the header has that tell this list from others."""
    own = {each for column in kind.columns if not column.shared for each in column.headers}
    plains = {plain(text) for text in texts if text}
    exact = len(own & plains)
    return exact or sum(any(alike(text, each) for each in own) for text in plains if len(text) > 3) / 2


def _by_name(sheet: Sheet, header: Header, file_name: str) -> ListKind | None:
    """The list that the sheet, a line above its header, or the file is called as."""
    for name in _names(sheet, header, file_name):
        for kind in kinds().lists:
            if name in kind.called:
                return kind
    for name in _names(sheet, header, file_name):
        words = f" {name} "
        found = [
            (len(called), kind) for kind in kinds().lists for called in kind.called if f" {called} " in words
        ]
        if found:
            return max(found, key=lambda item: item[0])[1]
    return None


def _names(sheet: Sheet, header: Header, file_name: str) -> Iterator[str]:
    yield plain(sheet.name)
    for row in sheet.rows[: len(header.above)]:
        yield from (plain(text) for text in map(text_of, row) if text)
    if not sheet.name:
        yield plain(file_name.replace("\\", "/").rpartition("/")[2].rpartition(".")[0])
