"""What was done in an assessment, each in words a person knows it by, also where it is gone by now."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from functools import partial
from typing import Any

from csa_desktop.commands import answers, erasing
from csa_desktop.domain import records, risks
from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Option, Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.moments import moment
from csa_desktop.gui.pages.setting_up.done_here import DAYS, day_said, officer_said, tick_said
from csa_desktop.gui.pages.source_places import place_of_source
from csa_desktop.gui.pages.wheres import place_of_statement, where_of
from csa_desktop.gui.paper.places import place_of_form
from csa_desktop.gui.places import Place
from csa_desktop.store.reading import Doing
from csa_desktop.store.store import Store

_SIGNS = {v.STRENGTH: "Strengths", v.IMPROVEMENT: "Areas for improvement"}
_FLAGGED, _CHALLENGE = "What follows from a flagged key area", "A challenge to a grade"

Row = Mapping[str, Any]
"""The fields of a row as they are now, or as they were last."""


@dataclass(frozen=True, slots=True)
class Done:
    """One thing that was done, the words it was done to, and where they are."""

    doing: Doing
    text: str = ""
    where: str = ""
    place: Place | None = None


def done(store: Store, assessment: str, pack: Pack, limit: int) -> tuple[Done, ...]:
    """The last things that were done, the newest first. It reads once for each thing that is gone."""
    told = _Telling(store, store.trail(assessment), pack)
    return tuple(told.tell(doing) for doing in store.doings(assessment, limit))


def told(trail: Trail, pack: Pack, table: str, row: str) -> Done:
    """The words, whereabouts and place of a row that is in the trail."""
    return _Telling(None, trail, pack).tell(Doing("", "", "", "", "", "", (table, row)))


class _Telling:
    def __init__(self, store: Store | None, trail: Trail, pack: Pack) -> None:
        self._store, self._trail, self._pack = store, trail, pack
        self._gone: dict[tuple[str, str], Row] = {}

    def tell(self, doing: Doing) -> Done:
        if doing.label == erasing.LABEL and doing.case:
            return Done(doing, "", "who has erased it too", Place("erase", doing.case))
        table, row = ("statement", doing.row) if doing.row else doing.other
        say = self._sayings().get(table)
        text, where, place = say(self._fields(table, row) | {"id": row}) if say and row else ("", "", None)
        return Done(doing, doing.wrote or text, where, place)

    def _sayings(self) -> Mapping[str, Callable[[dict[str, Any]], tuple[str, str, Place | None]]]:
        return {
            "statement": self._statement,
            "citation": self._of_statement,
            "support": self._of_statement,
            "agreement": self._of_statement,
            "answer": self._answer,
            "source": self._source,
            "risk": self._risk,
            "member": lambda row: (row.get("name", ""), "", Place("overview")),
            "export": lambda row: (row.get("what", ""), row.get("marking", ""), Place("overview")),
            "representation": lambda row: _represented(row, str(row["id"])),
            "ground": lambda row: _represented(row, str(row.get("representation", ""))),
            "panellist": lambda row: _represented(row, str(row.get("representation", ""))),
            "edition": self._edition,
            "remark": lambda row: (row.get("text", ""), "A remark on the letter", Place("letter-stages")),
            "case": self._case,
            "event": self._event,
            "appointment": lambda row: (row.get("title", ""), "The plan", Place("plan")),
            "assessment": lambda row: (row.get("authority", ""), "The assessment", Place("overview")),
            "officer": officer_said,
            "tick": partial(tick_said, self._pack),
            "device": lambda row: (row.get("name", ""), "A laptop of the team", Place("overview")),
        }

    def _fields(self, table: str, row: str) -> dict[str, Any]:
        rows = self._trail.rows
        for value in (rows.assessment,) if table == "assessment" else getattr(rows, f"{table}s", ()):
            if value.id == row:
                return {field.name: getattr(value, field.name) for field in fields(value)}
        if (table, row) not in self._gone:
            said = self._store.history(table, row) if self._store else ()
            self._gone[table, row] = {version.field: version.value for version in said if version.value}
        return dict(self._gone[table, row])

    def _of_statement(self, link: Row) -> tuple[str, str, Place | None]:
        statement = str(link.get("statement", ""))
        return self._statement(self._fields("statement", statement) | {"id": statement})

    def _statement(self, row: Row) -> tuple[str, str, Place | None]:
        there = self._trail.statement(str(row["id"]))
        if there is None:
            return str(row.get("text", "")), "no longer there", Place("history", str(row["id"]))
        text = there.text or _named(self._pack.judgements, there.judgement)
        return text, where_of(there, self._pack), place_of_statement(there)

    def _source(self, row: Row) -> tuple[str, str, Place | None]:
        there = self._trail.source(str(row["id"]))
        if there and records.is_record(self._pack, there):
            said = ", ".join(filter(None, (there.title, moment(there.dated))))
            return said, "", place_of_source(self._pack, there)
        place = Place("sources", tab="details", citation=there.id) if there else None
        return str(row.get("title", "")), "" if there else "no longer listed", place

    def _risk(self, row: Row) -> tuple[str, str, Place | None]:
        there = risks.risk_with(self._trail, str(row["id"]))
        place = Place("risk", there.id) if there else None
        return str(row.get("what", "")), f"Risk to {row.get('child', 'a child')}", place

    def _case(self, row: Row) -> tuple[str, str, Place | None]:
        return str(row.get("code", "")), "A case", Place("case", str(row["id"]))

    def _edition(self, row: Row) -> tuple[str, str, Place | None]:
        stage = _named(self._pack.letter_stages, str(row.get("stage", "")))
        return stage, "The letter as it went out", Place("letter-stages")

    def _event(self, row: Row) -> tuple[str, str, Place | None]:
        case = self._trail.case(str(row.get("case", "")))
        where = f"{case.code} · an event" if case else "An event"
        return str(row.get("title", "")), where, Place("case", case.id) if case else None

    def _answer(self, row: Row) -> tuple[str, str, Place | None]:
        form, about, field = (str(row.get(name, "")) for name in ("form", "about", "field"))
        value = row.get("value", "")
        text = value if isinstance(value, str) else "\n".join(value)
        if form == answers.NONE_FOUND:
            found = _SIGNS.get(field) or _named(self._pack.groups, field)
            where = f"None found · {_named(self._pack.subjects, about)}"
            return f"{found}{'' if text else ', taken back'}", where, Place("subject", about)
        if form in (answers.FLAG, answers.CHALLENGE):
            place = self._of_statement({"statement": about})[2]
            return text, _FLAGGED if form == answers.FLAG else _CHALLENGE, place
        if form in DAYS:
            return day_said(self._pack, form, field, text)
        return *self._asked(form, field, text), place_of_form(self._pack, form, about)

    def _asked(self, form: str, field: str, text: str) -> tuple[str, str]:
        known = next((f for f in self._pack.forms if f.id == form), None)
        asked = next((f for f in known.declared() if f.id == field), None) if known else None
        if known is None or asked is None:
            return text, f"{form} · {field}"
        where = f"{known.title} · {asked.label.rstrip(':')}"
        if asked.kind == "date":
            return moment(text), where
        options = {o.id: o.title for o in asked.options} or (
            {"yes": "Yes", "no": "No"} if asked.kind == "yes-no" else {}
        )
        said = (options.get(line) or self._words(line) or line for line in text.split("\n"))
        return "\n".join(said), where

    def _words(self, row: str) -> str:
        """What a statement says that an answer names by its id; empty where it names none."""
        there = self._trail.statement(row)
        return (there.text or _named(self._pack.judgements, there.judgement)) if there else ""


def _represented(row: Row, of: str) -> tuple[str, str, Place]:
    """A representation, a ground of it or a member of its panel, by what it says first."""
    text = next((str(row[name]) for name in ("text", "name", "response") if row.get(name)), "")
    return text, "Representation", Place("representation", statement=of)


def _named(options: tuple[Option, ...] | tuple[Any, ...], key: str) -> str:
    return next((option.title for option in options if option.id == key), key)
