"""Lines as indicators: what each says, and its figures by body and year, whatever the layout."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from csa_desktop.domain.indicators import BODIES, COUNCIL, Figure, number_of, written
from csa_desktop.importing.child_lists.problems import Notes
from csa_desktop.importing.child_lists.sheets import Sheet
from csa_desktop.importing.datasets.cells import Place, tell_units, text_of
from csa_desktop.importing.datasets.heads import Head, body_of
from csa_desktop.importing.datasets.lines import Line
from csa_desktop.importing.datasets.names import Framework, direction_of, outcome_of, service_of
from csa_desktop.importing.datasets.values import (
    BODY,
    CODE,
    DIRECTION,
    OUTCOME,
    SERVICE,
    TITLE,
    UNIT,
    VALUE,
    YEAR,
    IndicatorRead,
)
from csa_desktop.importing.datasets.years import Key, spelling, year_in
from csa_desktop.importing.grid import column_letters

Order = tuple[int, int, int]


@dataclass
class _Gathered:
    """One indicator from all its lines."""

    code: str
    title: str
    about: dict[str, str]
    row: int
    figures: dict[str, dict[str, tuple[Order, Figure]]] = field(default_factory=dict)
    rows: list[int] = field(default_factory=list)

    def done(self, sheet: str) -> IndicatorRead:
        ordered = {
            body: [figure for _, figure in sorted(years.values(), key=lambda said: said[0])]
            for body in BODIES
            if (years := self.figures.get(body))
        }
        about = self.about
        return IndicatorRead(
            self.code,
            self.title,
            about[SERVICE],
            about[OUTCOME],
            about[UNIT],
            about[DIRECTION],
            written(ordered),
            sheet,
            self.row,
        )


class Rows:
    """Reads the lines of one sheet."""

    def __init__(self, sheet: Sheet, heads: Mapping[int, Head], framework: Framework, notes: Notes) -> None:
        self._sheet, self._heads, self._framework, self._notes = sheet, heads, framework, notes
        self._at = {head.role: at for at, head in heads.items() if head.role and not head.is_figure}
        self._labels: dict[str, str] = {}
        self._sheet_outcome, self._sheet_sure = outcome_of(sheet.name, framework)

    def read(self, lines: list[Line]) -> tuple[IndicatorRead, ...]:
        """The indicators in the order of the sheet; what is wrong is told."""
        found: dict[tuple[str, str, str], _Gathered] = {}
        for line in lines:
            self._take(line, found)
        for each in found.values():
            self._tell(each)
        self._tell_codes(list(found.values()))
        self._tell_unsaid()
        return tuple(each.done(self._sheet.name) for each in found.values())

    def _take(self, line: Line, found: dict[tuple[str, str, str], _Gathered]) -> None:
        code, title = self._text(line, CODE), self._text(line, TITLE)
        about = self._about(line)
        known = (about[OUTCOME], code.casefold(), title.casefold())
        first = known not in found
        each = found.setdefault(known, _Gathered(code, title, about, line.number))
        if first:
            self._tell_names(line, code, title)
        each.rows.append(line.number)
        new = [self._add(each, line, *placed) for placed in self._placed(line)]
        if not first and new and not any(new):
            self._notes.add("indicator repeated", [line.number])

    # What a line says besides figures

    def _text(self, line: Line, role: str) -> str:
        return " ".join(line.text(self._at.get(role), self._sheet).split())

    def _about(self, line: Line) -> dict[str, str]:
        return {
            SERVICE: self._service(line),
            OUTCOME: self._outcome(line),
            UNIT: self._text(line, UNIT),
            DIRECTION: self._direction(line),
        }

    def _outcome(self, line: Line) -> str:
        text = self._text(line, OUTCOME)
        if text:
            outcome, sure = outcome_of(text, self._framework)
        elif line.under:
            outcome, sure = line.under, True
        else:
            outcome, sure = self._sheet_outcome, True
        if not outcome:
            self._note("outcome not known" if text else "outcome not said", line, OUTCOME)
        elif not sure:
            self._note("outcome guessed", line, OUTCOME)
        return outcome

    def _service(self, line: Line) -> str:
        text = self._text(line, SERVICE)
        service = service_of(text, self._framework)
        if not service and SERVICE in self._at:
            self._note("service not known" if text else "service not said", line, SERVICE)
        return service

    def _direction(self, line: Line) -> str:
        text = self._text(line, DIRECTION)
        direction = direction_of(text)
        if not direction and DIRECTION in self._at:
            self._note("direction not known" if text else "direction not said", line, DIRECTION)
        return direction

    def _note(self, kind: str, line: Line, role: str) -> None:
        at = self._at.get(role)
        title = self._heads[at].title if at is not None else ""
        self._notes.add(kind, [line.number], column="" if at is None else column_letters(at), title=title)

    # Figures

    def _placed(self, line: Line) -> Iterator[tuple[int, str, str, Key | None, int | None]]:
        """Each column of figures with its body, year, order and how many periods before the latest it is."""
        body = self._body(line)
        label, key = self._year(line)
        for at, head in self._heads.items():
            if not head.is_figure:
                continue
            whose = body if head.role == VALUE else head.role
            if whose and head.year:
                yield at, whose, head.year, head.key, head.before
            elif whose:
                yield at, whose, label, key, 0

    def _body(self, line: Line) -> str:
        if BODY not in self._at:
            return COUNCIL
        body, _ = body_of(self._text(line, BODY), self._framework.authority)
        if not body:
            self._note("body not known", line, BODY)
        return body

    def _year(self, line: Line) -> tuple[str, Key | None]:
        at = self._at.get(YEAR)
        if at is None:
            return "", None
        label = self._text(line, YEAR)
        if isinstance(line.values[at], date):
            self._note("year as date", line, YEAR)
        year = year_in(label)
        if year is None:
            self._note("year not known", line, YEAR)
        return label, year.key if year else None

    def _add(
        self, each: _Gathered, line: Line, at: int, body: str, label: str, key: Key | None, before: int | None
    ) -> bool:
        """Take one figure; True where it says something new."""
        title = self._heads[at].title
        place = Place(self._sheet, line.number, at, title, self._notes)
        value = line.values[at] if at < len(line.values) else None
        text = text_of(place, value)
        if not text.strip():
            return False
        spelt = spelling(label)
        shown = self._labels.setdefault(spelt, label)
        years = each.figures.setdefault(body, {})
        if spelt in years:
            if years[spelt][1].text != text:
                place.note("figure twice")
                return True
            return False
        years[spelt] = _order(key, before), Figure(shown, text, place.cell)
        return True

    # What is told of indicators as a whole

    def _tell_names(self, line: Line, code: str, title: str) -> None:
        if not code and CODE in self._at:
            self._notes.add("no code", [line.number])
        if not title and TITLE in self._at:
            self._notes.add("no title", [line.number])

    def _tell(self, each: _Gathered) -> None:
        texts = [figure.text for years in each.figures.values() for _, figure in years.values()]
        if not texts:
            self._notes.add("no figures", each.rows)
        elif not any(number_of(f.text) is not None for _, f in each.figures.get(COUNCIL, {}).values()):
            self._notes.add("no council figure", each.rows)
        tell_units(each.about[UNIT], texts, each.rows, self._notes)

    def _tell_codes(self, found: list[_Gathered]) -> None:
        titles: dict[str, set[str]] = {}
        for each in found:
            if each.code:
                titles.setdefault(each.code.casefold(), set()).add(each.title.casefold())
        for each in found:
            if each.code and len(titles[each.code.casefold()]) > 1:
                self._notes.add("one code, two titles", [each.row])

    def _tell_unsaid(self) -> None:
        """What no column says at all is told once, not for every row."""
        for role, kind in ((SERVICE, "service not said"), (DIRECTION, "direction not said")):
            if role not in self._at:
                self._notes.add(kind)
        if self._sheet_outcome and not self._sheet_sure and OUTCOME not in self._at:
            self._notes.add("outcome guessed")


def _order(key: Key | None, before: int | None) -> Order:
    """Periods of which only the distance from the latest is known come before it, the furthest first."""
    if before:
        return 0, -before, 0
    return (1, *key) if key else (2, 0, 0)
