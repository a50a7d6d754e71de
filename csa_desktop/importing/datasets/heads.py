"""What one header says: a role, or whose figure of which year stands below it."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from csa_desktop.domain.indicators import BODIES, COUNCIL
from csa_desktop.importing.child_lists.headers import ALIKE, alike
from csa_desktop.importing.child_lists.sheets import Value
from csa_desktop.importing.child_lists.values import GUESSED, MATCHED, NOT_USED
from csa_desktop.importing.datasets.values import NOT_USED_ROLE, ROLES, VALUE
from csa_desktop.importing.datasets.words import bare, known
from csa_desktop.importing.datasets.years import Key, year_in

SAID = "You said what it is."
NOT_KNOWN = "It is not known here; nothing of it is kept."
_LEAST_LETTERS = 4
_FIRST_YEAR, _LAST_YEAR = 1980, 2100


@dataclass(frozen=True, slots=True)
class Head:
    """A column by its header: `role` is one of ROLES, or one of BODIES for a figure; empty where not used."""

    state: str
    role: str = ""
    year: str = ""
    """The year as it is written; empty where the header names none."""
    key: Key | None = None
    before: int | None = None
    """How many periods before the latest, where the header says only that."""
    why: str = ""

    @property
    def is_figure(self) -> bool:
        """True where figures stand below it."""
        return self.role in BODIES or self.role == VALUE

    @property
    def title(self) -> str:
        """What the column was taken for."""
        name = BODIES.get(self.role) or ROLES.get(self.role, "")
        return ", ".join(filter(None, (name, self.year)))

    @property
    def weight(self) -> int:
        """How much it speaks for a row to be the header."""
        return {MATCHED: 2, GUESSED: 1}.get(self.state, 0)


def header_text(value: Value) -> str:
    """A cell of a header as text; a year may stand there as a number, or as a date."""
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, int) and not isinstance(value, bool) and _FIRST_YEAR <= value <= _LAST_YEAR:
        return str(value)
    return ""


def chosen_head(text: str, role: str) -> Head:
    """A column of which a person said what it is; the year is still its header's."""
    if role == NOT_USED_ROLE:
        return Head(NOT_USED, why="You said that it is not used.")
    year = year_in(text)
    before = known().before.get(bare(text)) if year is None else None
    return Head(MATCHED, role, year.label if year else "", year.key if year else None, before, SAID)


@lru_cache(maxsize=4096)
def head_of(text: str, authority: str = "") -> Head:
    """What a header says; `authority` is the council's own name."""
    words, said = bare(text), known()
    if not words:
        return Head(NOT_USED, why="It has no header; nothing of it is kept.")
    if words in said.roles:
        return Head(MATCHED, said.roles[words])
    if words in said.before:
        why = "It names no body; taken as the council's own."
        return Head(GUESSED, COUNCIL, text, None, said.before[words], why)
    return _figure(text, authority) or _resembling(words) or Head(NOT_USED, why=NOT_KNOWN)


def body_of(text: str, authority: str = "") -> tuple[str, str]:
    """The body that a text names, and the words beside it that say something more."""
    words = bare(text)
    names = dict(known().bodies) | ({bare(authority): COUNCIL} if bare(authority) else {})
    for name in sorted(names, key=len, reverse=True):
        if f" {name} " in f" {words} ":
            left = f" {words} ".replace(f" {name} ", " ", 1).split()
            return names[name], " ".join(word for word in left if word not in known().idle)
    return "", " ".join(word for word in words.split() if word not in known().idle)


def _figure(text: str, authority: str) -> Head | None:
    year = year_in(text)
    rest = year.rest if year else text
    before, rest = _relative(rest) if year is None else (None, rest)
    body, more = body_of(rest, authority)
    others = sorted(set(more.split()) & known().other)
    label, key = (year.label, year.key) if year else (rest_label(before), None)
    if others and (body or year):
        return Head(
            NOT_USED, why=f"It says “{others[0]}”, so it holds no figure of what was; nothing of it is kept."
        )
    if body:
        return _of_body(body, label, key, before, more, sure=year is None or year.sure)
    if more and (near := _near_body(more)) and (year or before is not None):
        return Head(GUESSED, near, label, key, before, f"Its header resembles “{BODIES[near]}”.")
    if year and not more:
        why = "It names a year and no body; taken as the council's own."
        return Head(GUESSED, COUNCIL, label, key, before, why)
    if year:
        return Head(
            NOT_USED, why="It names a year, but a body that is not known here; nothing of it is kept."
        )
    return None


def _of_body(body: str, label: str, key: Key | None, before: int | None, more: str, *, sure: bool) -> Head:
    if more:
        why = f"Its header says more than “{BODIES[body]}” and a year."
        return Head(GUESSED, body, label, key, before, why)
    if not sure:
        return Head(GUESSED, body, label, key, before, "Its year has two figures.")
    return Head(MATCHED, body, label, key, before)


def _relative(text: str) -> tuple[int | None, str]:
    """How many periods before the latest a header names, and what else it says."""
    words = bare(text)
    for phrase in sorted(known().before, key=len, reverse=True):
        if f" {phrase} " in f" {words} ":
            return known().before[phrase], f" {words} ".replace(f" {phrase} ", " ", 1).strip()
    return None, text


def rest_label(before: int | None) -> str:
    """What a period is called of which only the distance from the latest is known."""
    if before is None:
        return ""
    named = {0: "Latest", 1: "One period before", 2: "Two periods before"}
    return named.get(before, f"{before} periods before")


def _near_body(words: str) -> str:
    found = [
        (alike(words, name), body) for name, body in known().bodies.items() if len(name) >= _LEAST_LETTERS
    ]
    best, body = max(found)
    return body if best >= ALIKE else ""


def _resembling(words: str) -> Head | None:
    """A role or body that is misspelt."""
    if len(words) < _LEAST_LETTERS:
        return None
    roles = [
        (alike(words, name), role) for name, role in known().roles.items() if len(name) >= _LEAST_LETTERS
    ]
    best, role = max(roles)
    if near := _near_body(words):
        return Head(GUESSED, near, why=f"Its header resembles “{BODIES[near]}”.")
    if best >= ALIKE:
        return Head(GUESSED, role, why=f"Its header resembles that of “{ROLES[role]}”.")
    return None
