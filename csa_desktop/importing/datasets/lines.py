"""The rows below a header: which are indicators, and which name an outcome, are notes or the header again."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from csa_desktop.importing.child_lists.body import tell_gaps, tell_lengths
from csa_desktop.importing.child_lists.headers import Header
from csa_desktop.importing.child_lists.problems import Notes
from csa_desktop.importing.child_lists.sheets import Sheet, Unreadable, Value
from csa_desktop.importing.datasets.heads import Head, header_text
from csa_desktop.importing.datasets.names import Framework, outcome_of
from csa_desktop.importing.datasets.values import CODE, TITLE


@dataclass(frozen=True, slots=True)
class Line:
    """A row that is an indicator, or a part of one; `under` is the outcome that a line above it names."""

    number: int
    values: list[Value]
    under: str = ""

    def text(self, at: int | None, sheet: Sheet) -> str:
        """What stands in a column, in words; empty where there is no such column or nothing to read."""
        value = self.values[at] if at is not None and at < len(self.values) else None
        if value is None or isinstance(value, Unreadable) or at is None:
            return ""
        return value if isinstance(value, str) else sheet.shown.get((self.number, at), str(value))


def lines_of(
    sheet: Sheet, header: Header, heads: Mapping[int, Head], framework: Framework, notes: Notes
) -> list[Line]:
    """The rows that are indicators, each as wide as the sheet; all others are told."""
    width = max([len(header.texts), *(len(row) for row in sheet.rows[header.begins :])], default=0)
    lines: list[Line] = []
    under = ""
    for number, row in zip(sheet.numbers[header.begins :], sheet.rows[header.begins :], strict=True):
        odd, names = _is_none(row, header, heads, framework)
        if odd:
            notes.add(odd, [number])
            under = names or under
        else:
            lines.append(Line(number, row + [None] * (width - len(row)), under))
    kept = [(line.number, line.values) for line in lines]
    tell_gaps(header.row, kept, notes)
    tell_lengths(sheet, header, kept, notes)
    return lines


def without_sections(sheet: Sheet) -> list[tuple[int, int, int, int]]:
    """The merged cells but those that are alone in their row: a heading may lie over all columns."""
    filled = {n: sum(v is not None for v in row) for n, row in zip(sheet.numbers, sheet.rows, strict=True)}
    return [place for place in sheet.merged if place[0] != place[2] or filled.get(place[0], 0) > 1]


def _is_none(
    row: list[Value], header: Header, heads: Mapping[int, Head], framework: Framework
) -> tuple[str, str]:
    """Why a row is no indicator, and the outcome that it names; nothing where it is one."""
    filled = [(at, value) for at, value in enumerate(row) if value is not None]
    if _is_header_again(filled, header):
        return "header repeated", ""
    named = [at for at, _ in filled if at in heads and heads[at].role in (CODE, TITLE)]
    figures = any(at in heads and heads[at].is_figure for at, _ in filled)
    if not figures and len(filled) == 1:
        outcome, _ = outcome_of(header_text(filled[0][1]), framework)
        return ("section", outcome) if outcome else ("no indicator", "")
    if named:
        return "", ""
    return ("figures without a name" if figures else "no indicator"), ""


def _is_header_again(filled: Sequence[tuple[int, Value]], header: Header) -> bool:
    texts = dict(_titles(header))
    same = sum(bool(header_text(value)) and texts.get(at) == header_text(value) for at, value in filled)
    return same >= max(2, len(filled) / 2)


def _titles(header: Header) -> Iterator[tuple[int, str]]:
    return ((at, text) for at, text in enumerate(header.texts) if text)
