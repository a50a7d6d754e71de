"""From what the authority's lists say of a child to the child as it may be drawn."""

from collections.abc import Iterable, Mapping

from csa_desktop.domain.framework import Pack
from csa_desktop.domain.reached import stages_reached, state_of
from csa_desktop.domain.sampling.child import CLOSED, Child

Facts = Mapping[str, object]
"""What one kind of list says of one child, by the names `commands.lists` gives."""


class Joining:
    """Joins what several lists say of a child; many children are on the same lists in the same state."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._reached: dict[tuple[tuple[str, str], ...], tuple[str, ...]] = {}

    def child(self, key: str, said: Mapping[str, Facts]) -> Child:
        """The child under `key`; `said` holds the facts of each kind of list that it is on.

        Where lists differ, the latest beginning counts. It is closed on the last day that any list gives.
        """
        states = {kind: _text(facts, "state") for kind, facts in said.items()}
        latest = list(said.values())
        if len(latest) > 1:
            latest.sort(key=lambda facts: _text(facts, "started"), reverse=True)
        state = state_of(states, {kind: _text(facts, "proceeded") for kind, facts in said.items()})
        ages = [age for facts in latest if isinstance(age := facts.get("age"), int)]
        return Child(
            key=key,
            stages=self._stages(states),
            groups=frozenset(group for facts in latest for group in _texts(facts.get("groups"))),
            age=max(ages, default=None),
            gender=_first(latest, "gender"),
            ethnicity=_first(latest, "ethnicity"),
            state=state,
            proceeded=_proceeded(latest),
            closed_on=_last_day(latest) if state == CLOSED else "",
        )

    def _stages(self, states: Mapping[str, str]) -> tuple[str, ...]:
        asked = tuple(states.items())
        if asked not in self._reached:
            self._reached[asked] = stages_reached(self._pack, states)
        return self._reached[asked]


def _last_day(said: Iterable[Facts]) -> str:
    return max((_text(facts, "ended") for facts in said), default="")


def _proceeded(said: Iterable[Facts]) -> str:
    """Something followed where any list says so; nothing did where none says so and one says it did not."""
    answers = {_text(facts, "proceeded") for facts in said}
    return next((answer for answer in ("yes", "no") if answer in answers), "")


def _first(said: Iterable[Facts], name: str) -> str:
    for facts in said:
        if text := _text(facts, name):
            return text
    return ""


def _text(facts: Facts, name: str) -> str:
    value = facts.get(name)
    return value if isinstance(value, str) else ""


def _texts(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else []
