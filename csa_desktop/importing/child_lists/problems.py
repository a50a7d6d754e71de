"""What can be wrong with a list, and the sentences that say so: never with a word that stood in a cell."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from csa_desktop.importing.child_lists.values import LEFT_EMPTY, LEFT_OUT, TOLD, Problem

SAYINGS: dict[str, tuple[str, str]] = {
    # cells
    "error value": (LEFT_EMPTY, "an error of Excel, such as #N/A, stands here; read as empty."),
    "no result": (
        LEFT_EMPTY,
        "a formula whose result was never worked out; read as empty. Open the file in Excel, save it, and "
        "choose it again.",
    ),
    "formula": (TOLD, "a formula; its stored result was used, and it was not run."),
    "not legible": (TOLD, "a letter could not be read in the file's encoding and stands as a sign."),
    "merged": (TOLD, "the cells are merged; each row was given what stands in the first of them."),
    "merged across": (
        LEFT_EMPTY,
        "a cell is merged over several columns; only its first column has a value.",
    ),
    # identifiers
    "identifier missing": (
        TOLD,
        "no identifier. Each row counts as a child of its own, whom no other list can be joined to.",
    ),
    "identifier spelt differently": (
        TOLD,
        "the same identifier is written in different ways (spaces, case, noughts in front, “.0”); counted as "
        "one child.",
    ),
    "identifier shortened": (
        TOLD,
        "the identifier has been shortened by Excel to a form such as 1.2E+07, so digits are lost; two "
        "children may count as one. Get the list with identifiers as text.",
    ),
    "identifier as date": (TOLD, "the identifier is a date; Excel may have changed it."),
    "identifier not whole": (TOLD, "the identifier is a number with a fraction."),
    "one identifier, two children": (
        TOLD,
        "one identifier, but different dates of birth or names: perhaps two children. They count as one "
        "until the list is corrected.",
    ),
    "name spelt differently": (
        TOLD,
        "one identifier and date of birth, but the name is written differently; counted as one child.",
    ),
    "two identifiers, one child": (
        TOLD,
        "the same name and date of birth under different identifiers: perhaps one child. They count as "
        "several until the list is corrected.",
    ),
    "child repeated": (TOLD, "the child stands in this list more than once; brought in as one child."),
    "row repeated": (TOLD, "the row says the same as one above it; the child is brought in once."),
    # dates
    "no date": (LEFT_EMPTY, "not a date; left empty."),
    "date that is not": (LEFT_EMPTY, "a date that does not exist, such as 31 February; left empty."),
    "year only": (LEFT_EMPTY, "a year without day and month; left empty."),
    "month only": (LEFT_EMPTY, "a month and year without a day; left empty."),
    "placeholder date": (LEFT_EMPTY, "a date that stands for none, such as 01/01/1900; left empty."),
    "no date known": (LEFT_EMPTY, "words such as “not known” instead of a date; left empty."),
    "day number": (TOLD, "a day number of Excel that is not shown as a date; read as the date it means."),
    "date as text": (TOLD, "dates written as text; read with the day first, as dates in the column show."),
    "month first": (
        TOLD,
        "dates written as text with the month first, as dates in the column show; read so. Where day and "
        "month could each be the other, look whether this is right.",
    ),
    "both orders": (
        TOLD,
        "some dates of the column have the day first and others the month; those that could be either were "
        "read with the day first. Look at each.",
    ),
    "order unknown": (
        TOLD,
        "dates written as text, and no date in the column shows whether day or month comes first; read with "
        "the day first.",
    ),
    "short year": (TOLD, "a year of two figures; read as the latest that is at most one year ahead."),
    "time of day": (TOLD, "a date with a time of day; the time was dropped."),
    "born in the future": (
        TOLD,
        "a date of birth in the future, perhaps a child not yet born; the age was left empty.",
    ),
    "too old": (LEFT_EMPTY, "an age over 25; left empty. Look at the date of birth."),
    "age differs": (TOLD, "the age does not fit the date of birth; the date of birth was used."),
    "born missing": (TOLD, "no date of birth; the age was taken from the list's column of ages."),
    "in the future": (TOLD, "a date in the future."),
    "end before start": (TOLD, "the end lies before the start; both were kept as they are."),
    "before birth": (TOLD, "a date before the child's birth by more than a year."),
    "ended but current": (
        TOLD,
        "an end date, but the status says that the case is current; read as closed.",
    ),
    "closed without end": (TOLD, "the status says closed, but there is no end date."),
    # numbers and choices
    "place compared": (
        TOLD,
        "whether a child is placed out of the area was told by comparing the authority named here with "
        "the one that is inspected.",
    ),
    "no number": (LEFT_EMPTY, "not a number; left empty."),
    "age that is not": (LEFT_EMPTY, "an age below nought; left empty."),
    "code not known": (LEFT_EMPTY, "a code or word that is not known here; left empty."),
    "factor not known": (TOLD, "one of several codes is not known here; the others were read."),
    # rows
    "blank rows": (TOLD, "blank rows between the children were passed over."),
    "above the header": (TOLD, "lines above the header; not read as children."),
    "total": (LEFT_OUT, "a line of totals or notes; not read as a child."),
    "header repeated": (LEFT_OUT, "the header stands here again; not read as a child."),
    "no details": (LEFT_OUT, "no identifier and too little else to be a child; not read."),
    "row too short": (TOLD, "fewer cells than the header has; what is missing was read as empty."),
    "row too long": (
        TOLD,
        "more cells than the header has; what lies beyond was not read. If a separator stands inside a cell, "
        "later columns have moved.",
    ),
    "cell over lines": (
        TOLD,
        "a cell that runs over several lines; look whether a quotation mark is missing.",
    ),
    "hidden rows": (TOLD, "rows that are hidden in the file; they were read."),
    "hidden column": (TOLD, "the column is hidden in the file; it was read."),
    # lists
    "two header rows": (TOLD, "the header stands in two rows; they were read together."),
    "header column repeated": (TOLD, "another column has this header too; the first with values was used."),
    "no identifier column": (
        TOLD,
        "no column of identifiers was found, so each row counts as a child of its own. Give the column the "
        "header “Child Unique ID” and choose the file again.",
    ),
    "no children": (TOLD, "there are no children in this list."),
    "hidden sheet": (TOLD, "the sheet is hidden in the workbook; it was read."),
    "list twice": (TOLD, "another sheet is the same kind of list; both are brought in."),
    # the file
    "children differ": (
        TOLD,
        "gender or ethnicity is not what another row says about the same child; what comes last is used.",
    ),
}


@dataclass
class Notes:
    """Problems as they are found, gathered by kind and column."""

    found: dict[tuple[str, str, str], set[int]] = field(default_factory=lambda: defaultdict(set))
    more: dict[tuple[str, str, str], str] = field(default_factory=dict)
    sayings: Mapping[str, tuple[str, str]] = field(default_factory=lambda: SAYINGS)
    """What can be wrong, with its effect and its words."""

    def add(
        self, kind: str, rows: Iterable[int] = (), *, column: str = "", title: str = "", more: str = ""
    ) -> None:
        """Something is wrong in these rows; `more` is a sentence that follows."""
        assert kind in self.sayings, kind
        key = (kind, column, title)
        self.found[key].update(rows)
        if more:
            self.more[key] = more

    def problems(self) -> tuple[Problem, ...]:
        """All of them: what was left out first, then what was left empty, then what is only told."""
        ranks = {effect: rank for rank, effect in enumerate((LEFT_OUT, LEFT_EMPTY, TOLD))}
        return tuple(sorted(self._problems(), key=lambda p: (ranks[p.effect], p.rows[:1], p.column)))

    def _problems(self) -> Iterator[Problem]:
        for (kind, column, title), rows in self.found.items():
            effect, says = self.sayings[kind]
            more = self.more.get((kind, column, title), "")
            whole = f"{says} {more}".strip()
            yield Problem(
                kind,
                effect,
                f"{whole[:1].upper()}{whole[1:]}" if not (rows or column) else whole,
                tuple(sorted(rows)),
                column,
                title,
            )
