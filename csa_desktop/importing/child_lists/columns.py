"""Which column of a sheet is which: matched by its header, guessed from it, not used, or missing."""

from collections.abc import Callable
from dataclasses import dataclass

from csa_desktop.importing.child_lists.headers import Header, alike
from csa_desktop.importing.child_lists.kinds import ColumnKind, ListKind, plain
from csa_desktop.importing.child_lists.problems import Notes
from csa_desktop.importing.child_lists.sheets import Sheet, Unreadable, Value
from csa_desktop.importing.child_lists.values import GUESSED, MATCHED, MISSING, NOT_USED, ColumnRead
from csa_desktop.importing.grid import column_letters

_LOOKED_AT = 400
_LEAST_CONTAINED = 7
_HEADER_SHOWN = 120
_MOST_OF = 0.9

Readable = Callable[[ColumnKind, list[Value]], float]
"""The share of values that can be read as this column's."""


@dataclass
class Columns:
    """The columns of one list: what was decided about each, and where those that are used stand."""

    told: list[ColumnRead]
    used: dict[str, tuple[int, ColumnKind]]
    """By the column's id, where it stands, counted from 0."""


def columns_of(sheet: Sheet, header: Header, kind: ListKind, readable: Readable, notes: Notes) -> Columns:
    """Decide about every column of a sheet; nothing is guessed without a word why."""
    width = max([len(header.texts), *(len(row) for row in sheet.rows[header.begins :])])
    texts = [*header.texts, *([""] * (width - len(header.texts)))]
    plains = [plain(text) for text in texts]
    taken = _matched(sheet, header, kind, plains, notes)
    guessed = _guessed(sheet, header, kind, plains, taken, readable)
    taken |= {at: column for at, (column, _) in guessed.items()}
    told = []
    for at, text in enumerate(texts):
        told += _told(at, text, sheet, header, taken.get(at), guessed, plains)
    present = {column.id for column in taken.values()}
    told += [
        ColumnRead(MISSING, "", "", column.id, column.title, _what_is_missing(column, present))
        for column in kind.columns
        if not column.extra and column.id not in present
    ]
    return Columns(told, {column.id: (at, column) for at, column in taken.items() if column.gives})


def values_at(sheet: Sheet, begins: int, at: int, most: int | None = None) -> list[Value]:
    """What stands in a column below the header, as far as `most` rows go."""
    rows = sheet.rows[begins : None if most is None else begins + most]
    return [row[at] if at < len(row) else None for row in rows]


def _matched(
    sheet: Sheet, header: Header, kind: ListKind, plains: list[str], notes: Notes
) -> dict[int, ColumnKind]:
    taken: dict[int, ColumnKind] = {}
    for column in kind.columns:
        at_title = [at for at, text in enumerate(plains) if text == column.headers[0] and at not in taken]
        places = at_title or [
            at for at, text in enumerate(plains) if text in column.headers and at not in taken
        ]
        if not places:
            continue
        filled = [at for at in places if _has_values(sheet, header, at)]
        best = (filled or places)[0]
        taken[best] = column
        if len(at_title) > 1:
            notes.add("header column repeated", column=column_letters(best), title=column.title)
    return taken


def _guessed(
    sheet: Sheet,
    header: Header,
    kind: ListKind,
    plains: list[str],
    taken: dict[int, ColumnKind],
    readable: Readable,
) -> dict[int, tuple[ColumnKind, str]]:
    """Columns whose header resembles one that is looked for, and whose values can be read as such."""
    have = {column.id for column in taken.values()}
    known = {each for column in kind.columns for each in column.headers}
    found = []
    for at, text in enumerate(plains):
        if at in taken or not text or text in known:
            continue
        values = values_at(sheet, header.begins, at, _LOOKED_AT)
        for column in kind.columns:
            score = _resemblance(text, column)
            if column.id not in have and score and readable(column, values) >= 0.5:
                found.append((score, -at, column))
    guessed: dict[int, tuple[ColumnKind, str]] = {}
    for _, minus_at, column in sorted(found, key=lambda item: item[:2], reverse=True):
        if -minus_at not in guessed and column.id not in have:
            guessed[-minus_at] = (column, f"Its header resembles “{column.title}”.")
            have.add(column.id)
    if "identifier" not in have and kind.holds_children:
        guessed |= _identifiers_by_look(sheet, header, kind, plains, {*taken, *guessed})
    return guessed


def _resemblance(text: str, column: ColumnKind) -> float:
    best = max(alike(text, each) for each in column.headers)
    contained = any(len(each) >= _LEAST_CONTAINED and f" {each} " in f" {text} " for each in column.headers)
    return max(best, 0.85 if contained else 0.0)


def _identifiers_by_look(
    sheet: Sheet, header: Header, kind: ListKind, plains: list[str], taken: set[int]
) -> dict[int, tuple[ColumnKind, str]]:
    """The first column without a header in which nearly all values are long numbers and differ."""
    identifier = next(column for column in kind.columns if column.id == "identifier")
    for at in range(len(plains)):
        values = [value for value in values_at(sheet, header.begins, at) if value is not None]
        if (
            at in taken
            or plains[at]
            or not values
            or len(values) < _MOST_OF * (len(sheet.rows) - header.begins)
        ):
            continue
        numbers = [v for v in values if len(str(v)) >= 4 and str(v).isdigit()]
        if len(numbers) >= _MOST_OF * len(values) and len(set(numbers)) >= _MOST_OF * len(numbers):
            return {at: (identifier, "It has no header, but nearly every row has another long number in it.")}
    return {}


def _told(
    at: int,
    text: str,
    sheet: Sheet,
    header: Header,
    column: ColumnKind | None,
    guessed: dict[int, tuple[ColumnKind, str]],
    plains: list[str],
) -> list[ColumnRead]:
    letter, shown = column_letters(at), text[:_HEADER_SHOWN]
    if column is None:
        if not text and not _has_values(sheet, header, at):
            return []
        twice = text and plains[at] in plains[:at]
        why = "It repeats a column before it." if twice else "It is not known here; nothing of it is kept."
        return [
            ColumnRead(
                NOT_USED, letter, shown, "", "", why if text else "It has no header; nothing of it is kept."
            )
        ]
    if not column.gives:
        return [
            ColumnRead(
                NOT_USED,
                letter,
                shown,
                column.id,
                column.title,
                "The sample does not need it; nothing of it is kept.",
            )
        ]
    why = guessed[at][1] if at in guessed else ""
    return [ColumnRead(GUESSED if at in guessed else MATCHED, letter, shown, column.id, column.title, why)]


def _has_values(sheet: Sheet, header: Header, at: int) -> bool:
    return any(at < len(row) and _is_value(row[at]) for row in sheet.rows[header.begins :])


def _is_value(value: Value) -> bool:
    return value is not None and not isinstance(value, Unreadable)


def _what_is_missing(column: ColumnKind, present: set[str]) -> str:
    if column.id == "identifier":
        return "Each row counts as a child of its own."
    if column.id == "born" and "age" in present:
        return "The column of ages is used instead."
    return "No child has it by this list."
