"""A field of a statement, and what it said at some time, in the words of the framework."""

from collections.abc import Callable, Mapping
from typing import Any

from csa_desktop.domain.framework import Pack
from csa_desktop.gui.moments import moment
from csa_desktop.gui.widgets import sign
from csa_desktop.store.reading import Version


def worded(version: Version, pack: Pack) -> str:
    """What a field said from then on; "removed" where it says nothing any more."""
    value = version.value
    if value is None:
        return "removed"
    if isinstance(value, list):
        return ", ".join(_titled(pack.groups, str(v)) for v in value)
    say = _SAYINGS.get(version.field)
    return say(pack, str(value)) if say else str(value)


def _titled(options: tuple[Any, ...], key: str) -> str:
    return next((str(option.title) for option in options if option.id == key), key)


_SAYINGS: Mapping[str, Callable[[Pack, str], str]] = {
    "sign": lambda _, text: sign.WORDS.get(text, text).capitalize(),
    "status": lambda pack, text: _titled(pack.statuses, text),
    "service": lambda pack, text: _titled(pack.services, text),
    "state": lambda pack, text: _titled((*pack.gap_states, *pack.hypothesis_states), text),
    "key_judgement": lambda pack, text: next((k.text for k in pack.key_judgements if k.id == text), text),
    "jar": lambda _, __: "For the joint area review",
    "happened": lambda _, text: moment(text),
}
