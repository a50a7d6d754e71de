"""The same child in several rows and lists: what is told where they disagree."""

from collections.abc import Iterable
from datetime import date

from csa_desktop.importing.child_lists.kinds import plain
from csa_desktop.importing.child_lists.problems import Notes
from csa_desktop.importing.child_lists.rows import Met

Seen = tuple[Met, Notes]


class Children:
    """Everybody met so far in a file."""

    def __init__(self) -> None:
        self._by_identifier: dict[str, Seen] = {}
        self._by_person: dict[tuple[str, date], Seen] = {}
        self.several_lists: set[str] = set()

    @property
    def count(self) -> int:
        """How many children with an identifier there are."""
        return len(self._by_identifier)

    def meet(self, rows: Iterable[Met], notes: Notes) -> None:
        """Compare the rows of one list with all before them, and tell what differs in both."""
        for met in rows:
            if met.identifier:
                self._compare((met, notes))
            if met.name and met.born:
                self._same_person((met, notes), (_bare(met.name), met.born))

    def _compare(self, here: Seen) -> None:
        met, notes = here
        known = self._by_identifier.setdefault(met.identifier, here)
        if known is here:
            return
        if known[1] is notes:
            _tell("child repeated", here, known)
        else:
            self.several_lists.add(met.identifier)
        if kind := _difference(known[0], met):
            _tell(kind, here, known)
        self._by_identifier[met.identifier] = (_joined(known[0], met), known[1])

    def _same_person(self, here: Seen, person: tuple[str, date]) -> None:
        known = self._by_person.setdefault(person, here)
        if known[0].identifier and here[0].identifier and known[0].identifier != here[0].identifier:
            _tell("two identifiers, one child", here, known)


def _tell(kind: str, here: Seen, known: Seen) -> None:
    """In the list that this stands in; the earlier row too where that is the same list."""
    here[1].add(kind, [here[0].row, *([known[0].row] if known[1] is here[1] else [])])


def _difference(one: Met, other: Met) -> str:
    """In what two rows with the same identifier differ; what either does not say is no difference."""
    same_name = not (one.name and other.name) or _bare(one.name) == _bare(other.name)
    if one.born and other.born and one.born != other.born:
        return "one identifier, two children"
    if not same_name:
        return "name spelt differently" if one.born and other.born else "one identifier, two children"
    for mine, theirs in ((one.gender, other.gender), (one.ethnicity, other.ethnicity)):
        if mine and theirs and mine != theirs:
            return "children differ"
    return ""


def _joined(known: Met, met: Met) -> Met:
    """The first row's place, with what the later one adds."""
    return Met(
        known.row,
        known.identifier,
        known.born or met.born,
        known.name or met.name,
        met.gender or known.gender,
        met.ethnicity or known.ethnicity,
    )


def _bare(name: str) -> str:
    """A name without order, case and punctuation: "Smith, Jo" is "jo smith"."""
    return " ".join(sorted(plain(name).split()))
