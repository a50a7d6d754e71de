"""What a verification found: sentences that say what is wrong, what it touches and what to do."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

AT_MOST = 5
"""So many faults of one kind are told one by one; the rest are counted."""

RESTORE = "Restore the newest sound backup; the store as it is now is kept beside it."
MEND = "Nothing that was recorded is lost: build the tables and the search again from the log."
REOPEN = "Close the store and open it again."
ERASE_AGAIN = "Close the store and open it again: what was erased is erased again."
LATER = "Install the newest version of the program and verify again."

KINDS = {
    "assessment": "an assessment",
    "member": "a member",
    "source": "a source",
    "citation": "a citation",
    "statement": "a statement",
    "support": "a support",
    "answer": "an answer",
    "agreement": "an agreement",
    "export": "an export",
    "listing": "a list of children",
    "draw": "a drawing of the sample",
    "case": "a case",
    "event": "an event of a case",
    "risk": "a risk to a child",
    "appointment": "a line of the plan",
    "device": "a laptop of the team",
    "indicator": "an indicator of a dataset",
    "officer": "a contact",
    "tick": "a task",
    "attendee": "someone at the meeting",
    "decision": "a decision on a judgement",
    "edition": "a version of a letter",
    "remark": "a comment on a letter",
    "representation": "a representation",
    "ground": "a ground of a representation",
    "panellist": "a member of a panel",
}


@dataclass(frozen=True, slots=True)
class Report:
    """What verifying found; the store is sound where `sentences` is empty."""

    sentences: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    """What is worth knowing and is no fault."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """How many rows each table has."""

    @property
    def sound(self) -> bool:
        """True where everything adds up."""
        return not self.sentences


@dataclass(frozen=True, slots=True)
class _Fault:
    kind: str
    what: str
    remedy: str


class Faults:
    """Gathers faults while the checks run."""

    def __init__(self) -> None:
        self._found: list[_Fault] = []
        self.remarks: list[str] = []

    def add(self, kind: str, what: str, remedy: str) -> None:
        """A fault: `kind` groups those that are alike, `what` is a sentence on this one."""
        self._found.append(_Fault(kind, what, remedy))

    def sentences(self) -> tuple[str, ...]:
        """All faults as sentences, a few of each kind and then how many more there are."""
        log_is_sound = not any(fault.remedy == RESTORE for fault in self._found)
        by_kind: dict[str, list[_Fault]] = {}
        for fault in self._found:
            by_kind.setdefault(fault.kind, []).append(fault)
        said: list[str] = []
        for alike in by_kind.values():
            said += [f"{fault.what} {_remedy(fault, log_is_sound)}" for fault in alike[:AT_MOST]]
            if more := len(alike) - AT_MOST:
                said += [f"There are {more} more faults like the last."] if more > 0 else []
        return tuple(said)


def _remedy(fault: _Fault, log_is_sound: bool) -> str:
    # what a damaged log adds up to must not be built over tables that may still be right
    return fault.remedy if log_is_sound or fault.remedy != MEND else RESTORE


class Names:
    """What a person calls the places in a store, as far as that can be read."""

    def __init__(self, connection: Connection) -> None:
        self._assessments: dict[str, str] = {}
        self._people: dict[str, str] = {}
        try:
            rows = connection.exec_driver_sql("SELECT id, authority, year FROM assessment").all()
        except SQLAlchemyError:
            return
        self._assessments = {row[0]: f"{row[1]} {row[2]}".strip() for row in rows}
        people = connection.exec_driver_sql("SELECT person, name FROM member WHERE person <> ''").all()
        self._people = {row[0]: str(row[1]) for row in people}

    def assessment(self, row: str) -> str:
        """Such as "Sharpston 2005", or the beginning of its id where that cannot be read."""
        return self._assessments.get(row) or f"the assessment {row[:8]}"

    def member(self, author: str) -> str:
        """Such as " by H. Marsh"; empty for nobody that the store knows."""
        name = self._people.get(author, "")
        return f" by {name}" if name else ""

    def thing(self, table: str, assessment: str) -> str:
        """Such as "a statement in Sharpston 2005"."""
        kind = KINDS.get(table, "something")
        return (
            f"{kind} in {self.assessment(assessment)}"
            if table != "assessment"
            else self.assessment(assessment)
        )


def day(iso: str) -> str:
    """Such as "22 November 2026, 10:55", in the laptop's own time."""
    try:
        when = datetime.fromisoformat(iso).astimezone()
    except (ValueError, TypeError, OverflowError):
        return "an unknown day"
    return f"{when.day} {when:%B %Y, %H:%M}"


def capital(words: str) -> str:
    """The words as the beginning of a sentence."""
    return words[:1].upper() + words[1:]
