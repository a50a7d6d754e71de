"""Where a sheet's header is, what each column was taken for, and what is missing."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from csa_desktop.domain.indicators import BODIES, COUNCIL, ENGLAND, NEIGHBOURS, NUMBER, SUPPRESSED, kind_of
from csa_desktop.importing.child_lists.headers import Header
from csa_desktop.importing.child_lists.problems import Notes
from csa_desktop.importing.child_lists.sheets import Sheet, Value
from csa_desktop.importing.child_lists.values import GUESSED, MATCHED, MISSING, NOT_USED, ColumnRead
from csa_desktop.importing.datasets.heads import Head, chosen_head, head_of, header_text
from csa_desktop.importing.datasets.values import BODY, CODE, ROLES, TITLE, UNIT, YEAR
from csa_desktop.importing.datasets.words import known
from csa_desktop.importing.grid import column_letters

_ROWS_LOOKED_AT = 40
_VALUES_LOOKED_AT = 200
_HEADER_SHOWN = 120
_MISSED = {
    CODE: "Each indicator is known by its title alone.",
    TITLE: "Each indicator is known by its code alone.",
    UNIT: "The unit is not said.",
}
_BODY_MISSED = {
    COUNCIL: "There is no distance and no trend without it.",
    NEIGHBOURS: "There is no distance from the neighbours without it.",
    ENGLAND: "There is no distance from England without it.",
}


def header_of(sheet: Sheet, authority: str, chosen: Mapping[str, str]) -> Header | None:
    """The row or two rows among the first that say most; None where no row names indicators and figures."""
    best, most = None, 0
    for at, row in enumerate(sheet.rows[:_ROWS_LOOKED_AT]):
        single = tuple(map(header_text, row))
        if (score := _score(single, authority, chosen)) > most:
            best, most = Header(single, sheet.numbers[at], at + 1, tuple(sheet.numbers[:at])), score
        pair = _joined(sheet, at) if at + 1 < len(sheet.rows) else ()
        if (both := _score(pair, authority, chosen)) > max(most, _score_of(sheet, at + 1, authority, chosen)):
            begins = at + 2
            best, most = Header(pair, sheet.numbers[at + 1], begins, tuple(sheet.numbers[:at]), True), both
    return best


def columns_of(
    sheet: Sheet, header: Header, authority: str, chosen: Mapping[str, str], notes: Notes
) -> dict[int, Head]:
    """What each column with a header or with values was taken for, by its place counted from 0."""
    width = max([len(header.texts), *(len(row) for row in sheet.rows[header.begins :])])
    texts = [*header.texts, *([""] * (width - len(header.texts)))]
    heads = {
        at: _head(sheet, header, at, text, authority, chosen)
        for at, text in enumerate(texts)
        if text or any(values_of(sheet, header, at))
    }
    _tell_twice(heads, notes)
    return _with_years(heads)


def told(heads: Mapping[int, Head], header: Header) -> tuple[ColumnRead, ...]:
    """The report on the columns: each of the file, then those that were looked for and are not there."""
    texts = header.texts
    there = [
        ColumnRead(
            head.state,
            column_letters(at),
            (texts[at] if at < len(texts) else "")[:_HEADER_SHOWN],
            head.role,
            head.title,
            head.why,
        )
        for at, head in heads.items()
    ]
    present = {head.role for head in heads.values()}
    missing = [_missing(role, ROLES[role], why) for role, why in _MISSED.items() if role not in present]
    if BODY not in present:
        missing += [_missing(b, BODIES[b], why) for b, why in _BODY_MISSED.items() if b not in present]
    return (*there, *missing)


def values_of(sheet: Sheet, header: Header, at: int) -> list[Value]:
    """What stands in a column below the header, as far as it is looked at."""
    rows = sheet.rows[header.begins : header.begins + _VALUES_LOOKED_AT]
    return [row[at] for row in rows if at < len(row) and row[at] is not None]


def _missing(role: str, title: str, why: str) -> ColumnRead:
    return ColumnRead(MISSING, "", "", role, title, why)


def _head(
    sheet: Sheet, header: Header, at: int, text: str, authority: str, chosen: Mapping[str, str]
) -> Head:
    if role := chosen.get(column_letters(at)):
        return chosen_head(text, role)
    head = head_of(text, authority)
    if head.role == BODY and _are_figures(values_of(sheet, header, at)):
        found = head_of(f"{text} latest", authority)
        body = found.role if found.role in BODIES else COUNCIL
        return Head(MATCHED if found.role in BODIES else GUESSED, body)
    return head


def _are_figures(values: Sequence[Value]) -> bool:
    """Whether a column that may name bodies holds figures instead."""
    figures = sum(_is_figure(value) for value in values)
    return figures * 2 > len(values)


def _is_figure(value: Value) -> bool:
    if isinstance(value, str):
        return kind_of(value) in (NUMBER, SUPPRESSED)
    return isinstance(value, int | float) and not isinstance(value, bool)


def _tell_twice(heads: dict[int, Head], notes: Notes) -> None:
    """Of two columns that are the same, the first is used."""
    seen: dict[tuple[object, ...], int] = {}
    for at, head in sorted(heads.items()):
        if not head.role:
            continue
        what = (head.role, head.year, head.before)
        if what in seen:
            notes.add("header column repeated", column=column_letters(seen[what]), title=head.title)
            heads[at] = Head(NOT_USED, why=f"It is the same as column {column_letters(seen[what])}.")
        else:
            seen[what] = at


def _with_years(heads: dict[int, Head]) -> dict[int, Head]:
    """Say of figures without a year where their year is taken from."""
    per_row = next((at for at, head in heads.items() if head.role == YEAR), None)
    own = [h for h in heads.values() if h.role == COUNCIL and h.year and not h.before]
    latest = max(own, key=lambda h: h.key or (0, 0), default=None)
    return {at: _with_year(head, per_row, latest) for at, head in heads.items()}


def _with_year(head: Head, per_row: int | None, latest: Head | None) -> Head:
    if not head.is_figure or head.key or head.before:
        return head
    if per_row is not None:
        why = f"{head.why} Its year is what column {column_letters(per_row)} says.".strip()
        return replace(head, before=0, year="", why=why)
    if head.before is None and head.role != COUNCIL and latest:
        why = f"{head.why} It names no year; taken as {latest.year}.".strip()
        return replace(head, state=GUESSED, year=latest.year, key=latest.key, why=why)
    return head


def _score_of(sheet: Sheet, at: int, authority: str, chosen: Mapping[str, str]) -> int:
    if at >= len(sheet.rows):
        return 0
    return _score(tuple(map(header_text, sheet.rows[at])), authority, chosen)


def _score(texts: Sequence[str], authority: str, chosen: Mapping[str, str]) -> int:
    """How much a row says as a header; 0 where it names no indicator or no figure."""
    heads = [
        chosen_head(text, chosen[letter])
        if (letter := column_letters(at)) in chosen
        else head_of(text, authority)
        for at, text in enumerate(texts)
    ]
    roles = {head.role for head in heads}
    if not roles & {CODE, TITLE} or not any(head.is_figure for head in heads if head.role):
        return 0 if not roles & {CODE, TITLE} or BODY not in roles else _weight(heads)
    return _weight(heads)


def _weight(heads: Sequence[Head]) -> int:
    return sum(head.weight for head in heads)


def _joined(sheet: Sheet, at: int) -> tuple[str, ...]:
    """Two rows as one header: what stands above goes on to the right as far as something stands below."""
    upper, lower = (list(map(header_text, row)) for row in sheet.rows[at : at + 2])
    width = max(len(upper), len(lower))
    upper, lower = ([*row, *([""] * (width - len(row)))] for row in (upper, lower))
    over, joined = "", []
    for above, below in zip(upper, lower, strict=True):
        over = above or (over if below else "")
        alone = not above and below and below.casefold() in known().roles
        joined.append(below if alone else " ".join(dict.fromkeys(filter(None, (over, below)))))
    return tuple(joined)
