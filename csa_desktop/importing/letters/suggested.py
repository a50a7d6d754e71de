"""Tracked changes as a person means them: words taken out with those put in their place are one change."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from csa_desktop.domain import returned as r
from csa_desktop.importing.letters import marked_text as m
from csa_desktop.importing.letters.marked_text import Change, MarkedText
from csa_desktop.importing.letters.placing import words_of

_BETWEEN = 2
"""Characters between two changes of one person that are still one change, such as a space."""
_AROUND = 8
"""Words that say where something is put in."""
_NEAR = 400
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n")


@dataclass(slots=True)
class Suggested:
    """One change; `start` to `end` is where it stands in the text as it was."""

    kind: str
    start: int
    end: int
    gone: str = ""
    new: str = ""
    by: str = ""
    at: str = ""
    target: int = -1
    """Where moved words are to go."""


def suggested(marked: MarkedText) -> Iterator[Suggested]:
    """The changes of a document, in its order; what only moves white space is none."""
    moved = [c for c in marked.changes if c.kind in (m.MOVED_AWAY, m.MOVED_HERE)]
    others = [c for c in marked.changes if c.kind in (m.PUT_IN, m.TAKEN_OUT)]
    for one in (*_joined(marked.text, others), *_moves(moved)):
        one.gone, one.new = " ".join(one.gone.split()), " ".join(one.new.split())
        if one.gone or one.new:
            one.kind = one.kind or _kind(one)
            yield one


def words_before(text: str, at: int) -> str:
    """The last words before a place, which say where it is."""
    near = _SENTENCE_END.split(text[max(0, at - _NEAR) : at].rstrip())[-1]
    words = words_of(near)[-_AROUND:]
    return " ".join(near[words[0].start :].split()) if words else ""


def _kind(one: Suggested) -> str:
    if one.gone and one.new:
        return r.REPLACED
    return r.TAKEN_OUT if one.gone else r.PUT_IN


def _joined(text: str, changes: Sequence[Change]) -> list[Suggested]:
    made: list[Suggested] = []
    for change in changes:
        last = made[-1] if made else None
        if last is None or not _goes_on(text, last, change):
            last = Suggested("", change.start, change.start, by=change.by, at=change.at)
            made.append(last)
        between = text[last.end : change.start]
        last.gone += between + (change.text if change.kind == m.TAKEN_OUT else "")
        last.new += between + (change.text if change.kind == m.PUT_IN else "")
        last.end, last.at = change.end, max(last.at, change.at)
    return made


def _goes_on(text: str, last: Suggested, change: Change) -> bool:
    between = text[last.end : change.start]
    return last.by == change.by and 0 <= change.start - last.end <= _BETWEEN and not between.strip(" -")


def _moves(changes: Sequence[Change]) -> Iterator[Suggested]:
    """Words that went from one place to another; of words with one end alone, that they came or went."""
    whole = _runs(changes)
    away = [run for run in whole if run.gone]
    here = [run for run in whole if run.new]
    for left in away:
        came = next((run for run in here if run.new.split() == left.gone.split()), None)
        if came:
            here.remove(came)
            left.kind, left.new, left.target = r.MOVED, left.gone, came.start
        yield left
    yield from here


def _runs(changes: Sequence[Change]) -> list[Suggested]:
    made: list[Suggested] = []
    last_kind = ""
    for change in changes:
        if not made or change.kind != last_kind or change.start > made[-1].end + _BETWEEN:
            made.append(Suggested("", change.start, change.start, by=change.by, at=change.at))
        one, last_kind = made[-1], change.kind
        one.gone += change.text if change.kind == m.MOVED_AWAY else ""
        one.new += change.text if change.kind == m.MOVED_HERE else ""
        one.end = change.end
    return made
