"""The history of a hypothesis in sentences: its wording and state over time, who, when, and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from csa_desktop.domain.framework import Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.moments import moment
from csa_desktop.store.reading import Version

FIRST = "Open"
_TOLD = ("state", "text", "reason")


@dataclass(frozen=True, slots=True)
class Turn:
    """One change of a hypothesis: fields that it changed, by whom and when."""

    at: str
    author: str
    said: dict[str, str] = field(default_factory=dict)


def turns(versions: Sequence[Version]) -> tuple[Turn, ...]:
    """The changes of wording, state and reason, oldest first; what was changed in one step is one."""
    told = [v for v in versions if v.field in _TOLD and not v.erased]
    return tuple(
        Turn(at, author, {v.field: str(v.value or "") for v in some})
        for (at, author, _), some in groupby(told, key=lambda v: (v.at, v.author, v.label))
    )


def lines(pack: Pack, trail: Trail, versions: Sequence[Version]) -> Iterator[str]:
    """Each change as a line, such as "Refined 14 June 2005, R. Cole: the briefing … · was worded: …"."""
    titles = {option.id: option.title for option in pack.hypothesis_states}
    state = words = ""
    for turn in turns(versions):
        said = []
        new_state, new_words = turn.said.get("state", state), turn.said.get("text", words)
        who = f"{moment(turn.at)}, {trail.name_of(turn.author) or 'unknown'}"
        if new_state != state:
            said.append(f"{titles.get(new_state, new_state) or 'No state'} {who}")
        if why := turn.said.get("reason", ""):
            said.append(why if said else f"{who}: {why}")
        if words and new_words != words:
            said.append(f"{'until then' if said else f'Reworded {who}; until then'} worded “{words}”")
        state, words = new_state, new_words
        if said:
            yield ": ".join((said[0], " · ".join(said[1:]))) if len(said) > 1 else said[0]
